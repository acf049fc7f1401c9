"""Speech that a noun points to: whose it is, what was said, and where nothing is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.documents import document
from extract.test_nested import Told, found
from marked import read, show
from sayso.extract.allusion import alluded
from sayso.extract.attribution import told_within
from sayso.extract.draft import Draft
from sayso.extract.measure import date_attributions
from sayso.text.lexicon import lexicon
from sayso.text.segment import paragraphs, quotations, sentences
from sayso.types import Span, Tagged


def pointed(text: str, found: Sequence[Draft] = (), language: str = "en") -> list[Draft]:
    lines = paragraphs(text)
    parts = [s for line in lines for s in sentences(text, line)]
    return alluded(text, found, parts, quotations(text, lines), language)


NARRATED = [
    "Boats turned at {s|Lunin’s} {c|call for} {q|a ban on lorries}.",
    "The square filled after {s|his} {c|pledge} {q|to sell the old ferry} before spring.",
    "Prices rose on {s|Mayor Ada Orne’s} {c|repeated claims} {q|that the bridge was safe}, and then fell.",
    "Nobody heeded {s|the harbour chief’s} {c|warning} {q|that two piers had moved}.",
    "Crowds cheered {s|the councillor Vera Lunin's} {c|vow} {q|to close the ford}.",
    "It follows {s|the ministry's} {c|proposed} {q|ban on lorries}.",
    "It follows {s|her} {c|promise of} {q|“free ferries for all”}.",
    "Talks stalled over {s|Lunin’s} {c|warnings of} {q|a flood by June}.",
    "Ships left despite {c|a call by} {s|Vera Lunin} {q|to keep the port shut}.",
    "Ships left after {s|his} {c|claim last week} {q|that the port was shut}.",
    "Few recall {s|Lunin's} {c|remark}, {q|“The gate holds.”}",
    "Asked whether {s|he} would honor a {c|previous pledge} {q|to mend the gate}.",
    "{s|Lunin’s} {c|claim} {q|that the gate held} was met with laughter.",
    "They doubt {s|Lunin’s} {c|claim} {q|that boats, tied up since May, were sound}.",
    "{s|Lunin’s} {c|plea for} {q|a new gate} has failed.",
    "They knew that {s|Lunin’s} {c|call earlier in the night} {q|to “make the port whole”} — a slip — had failed.",
    "The crew attacked {s|Vera Lunin} for {c|suggesting in May} {q|that the gate held}.",
    "{s|Lunin} was attacked by former harbour chief Ada Orne for {c|saying} {q|she would sell the port}.",
]


@pytest.mark.parametrize("marked", NARRATED)
def test_a_noun_of_speech_has_an_owner_and_what_was_said(marked: str) -> None:
    text, [gold] = read(marked.replace("{c|a call by}", "a {c|call by}"))
    [one] = pointed(text)
    assert (one.source, one.cue, one.content) == (gold.source, gold.cue, gold.content), show(
        text, [Tagged(one.source, one.cue, one.content, 1.0)]
    )


@pytest.mark.parametrize(
    "text",
    [
        "Lunin’s call to voters was short.",
        "The party's declining appeal to women worries Orne.",
        "Lunin’s claim surprised the crew.",
        "His remarks that angered the crew were cut.",
        "Monday's call for a ban on lorries failed.",
        "A request for comment was not answered.",
        "The paper sent Lunin's office a request for comment on Friday.",
        "Lunin’s claim that the gate held",
        "Sent to his office, who threatened to leave, the letter lay there.",
        "“Tell her I promised you a picture,” Orne said.",
        "Paul called Lunin’s charge “pathetic”.",
        "Nobody kept the promise to mend the gate.",
        "The bridge's promise of speed.",
        "The report by Vera Lunin for saying that the gate held was short.",
        "Lunin's whole campaign claims that the gate held.",
        "Thanks for saying that the gate held.",
    ],
)
def test_without_an_owner_or_plain_words_nothing_is_read(text: str) -> None:
    assert pointed(text) == []


def test_a_language_without_such_nouns_has_none() -> None:
    assert pointed("Lunin’s call for a ban on lorries", language="de") == []
    assert pointed("Lunin’s call for a ban on lorries", language="xx") == []


@pytest.mark.parametrize("group", ["spoken_that", "spoken_to", "spoken_for", "spoken_of", "proposing", "blamed_for"])
def test_the_examples_of_the_lexicon_are_read(group: str) -> None:
    line = dict(lexicon("en").examples)[group]
    text, gold = read(line)
    outer, inner = sorted(gold, key=lambda g: -g.content[0].stop + g.content[0].start)
    [one] = pointed(text, [Draft(outer.source, outer.cue, outer.content, 1.0, "")])
    assert (one.source, one.cue, one.content, one.outer) == (inner.source, inner.cue, inner.content, outer.content)


def test_what_stands_in_anothers_words_is_within_them() -> None:
    text, two = found("{s1|Orne} {c1|said} {q1|that {s2|Lunin’s} {c2|call for} {q2|a ban on lorries} was wise}.")
    # The tagger of the test finds only the outer one in a paragraph, and reads no noun of its own.
    by = {" ".join(s.of(text) for s in a.source): a for a in two}
    assert by["Lunin’s"].within == by["Orne"].id
    assert [c.of(text) for c in by["Lunin’s"].content] == ["a ban on lorries"]


def test_the_rule_names_itself_and_leaves_what_is_known() -> None:
    text = "Orne said that Lunin’s call for a ban on lorries was wise."
    outer = Draft((Span(0, 4),), (Span(5, 9),), (Span(10, len(text) - 1),), 1.0, "tagger@1")
    [one] = pointed(text, [outer])
    assert (one.made_by, one.outer) == ("rule:alluded", outer.content)
    assert pointed(text, [outer, one]) == []
    lines, marks = paragraphs(text), quotations(text)
    assert told_within(text, [outer], lines, marks, Told(text), frozenset({"said"}), "en") == [one]


def test_the_name_somebody_gives_to_it_is_none_of_its_words() -> None:
    [one] = pointed("The paper called Lunin’s proposed lorry ban “a gift to ferrymen”.")
    assert one.content[0].of("The paper called Lunin’s proposed lorry ban “a gift to ferrymen”.") == "lorry ban"


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("On Monday {s1|Orne} {c1|rejected} {q1|{s2|Lunin's} {c2|claim} {q2|that the gate held}}.", None),
        ("{s1|Orne} {c1|rejected} {q1|{s2|Lunin's} {c2|claim last week} {q2|that the gate held}}.", "2031-05-05"),
    ],
)
def test_the_day_around_is_not_the_day_of_what_was_said(marked: str, wanted: str | None) -> None:
    held, made = document(marked)
    inner = min(made, key=lambda a: a.content[0].stop - a.content[0].start)
    outer = max(made, key=lambda a: a.content[0].stop - a.content[0].start)
    made = (
        replace(outer, voice="indirect"),
        replace(inner, voice="indirect", within=outer.id, made_by="rule:alluded"),
    )
    (_, told), _ = date_attributions(held, made)
    assert (told.said.earliest if told.said else None) == wanted


WORDS = st.lists(
    st.sampled_from(
        "Lunin’s his the mayor's claim call pledge proposed for to that of by Orne close ban was has bridge , “ ” . "
        "and as which last week said Lunin harbour a".split()
    ),
    max_size=30,
)


@given(WORDS)
@settings(max_examples=200, deadline=None)
def test_every_part_stands_apart_in_one_sentence(words: list[str]) -> None:
    text = " ".join(words)
    for one in pointed(text):
        [source], [cue], [content] = one.source, one.cue, one.content
        assert not source.meets(cue) and not cue.meets(content) and not source.meets(content)
        assert all(0 <= s.start < s.stop <= len(text) and s.of(text).strip() == s.of(text) for s in (source, cue))
        assert any(c.isalpha() for c in content.of(text))


@given(WORDS)
@settings(max_examples=100, deadline=None)
def test_what_is_told_within_stays_within(words: list[str]) -> None:
    text = "Orne said " + " ".join(words)
    outer = Draft((Span(0, 4),), (Span(5, 9),), (Span(10, len(text)),), 1.0, "")
    for one in pointed(text, [outer] if words else []):
        if one.outer is not None:
            assert all(outer.content[0].holds(s) for s in (*one.source, *one.cue, *one.content))
