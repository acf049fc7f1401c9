"""Sources nobody names that tell one utterance: when they are joined, and when they stay two."""

from __future__ import annotations

from sayso.link.statement.anonymous import NAMES, Anonymous
from sayso.link.statement.evidence import Weights
from sayso.link.statement.passage import passages
from sayso.link.statement.source import kinds
from telling import WordEncoder, told

ONE = "{s|a harbour judge} {c|ordered} {q|the old ferry gate to be opened again before the summer}."
ALIKE = "{s|the federal harbour judge} {c|ordered} {q|that the old ferry gate be open again by summer}."
ELSEWHERE = "{s|the federal harbour judge} {c|ordered} {q|two skippers to pay for a lorry}."
OTHERS = "{s|retired pilots} {c|ordered} {q|the old ferry gate to be opened again before the summer}."


def weighed(*marked: str) -> Anonymous:
    stories = [told(line, outlet) for line, outlet in zip(marked, ("Harbour Post", "Delta Times"), strict=False)]
    documents = {d.id: d for d, _ in stories}
    found = [a for _, those in stories for a in those]
    cut, encoder = passages(documents, found), WordEncoder()
    nobody = Anonymous(documents, cut, kinds(documents, found, {}), encoder)
    nobody.weigh(encoder.encode([p.text for p in cut]), Weights(cut), None)
    return nobody


def chance(*marked: str) -> float:
    nobody = weighed(*marked)
    return nobody.chance(0, 1, nobody.evidence(0, 1))


def test_what_two_of_like_names_told_in_like_sentences_is_likelier_one() -> None:
    assert chance(ONE, ALIKE) > 0.8 > chance(ONE, ELSEWHERE)


def test_one_kind_of_source_that_says_two_things_is_never_weighed() -> None:
    assert weighed(ONE, ELSEWHERE).pairs(lambda _: None) == []


def test_sources_that_are_called_otherwise_are_never_weighed() -> None:
    assert weighed(ONE, ALIKE).pairs(lambda _: None) == [(0, 1)]
    assert weighed(ONE, OTHERS).pairs(lambda _: None) == []


def test_one_document_has_no_pair() -> None:
    assert (
        weighed(
            f"{ONE} {ALIKE}".replace("{s|the", "{s2|the", 1).replace("{c|ordered} {q|that", "{c2|ordered} {q2|that")
        ).pairs(lambda _: None)
        == []
    )


def test_the_numbers_stand_in_the_order_of_their_names_and_have_no_direction() -> None:
    nobody = weighed(ONE, ALIKE)
    numbers = nobody.features(0, 1, nobody.evidence(0, 1))
    assert len(numbers) == len(NAMES)
    assert nobody.around(0, 1) == nobody.around(1, 0) and 0 <= nobody.around(0, 1) <= 1
    assert nobody.around(0, 0) == 1
