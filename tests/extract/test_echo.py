"""Headlines in quotation marks, and whose words they are."""

from __future__ import annotations

import pytest

from marked import read
from sayso.extract.draft import Draft
from sayso.extract.echo import echoed
from sayso.text.segment import paragraphs, quotations
from sayso.types import Tagged

CUES = frozenset({"said", "says", "told", "сказала"})


def heard(marked: str) -> tuple[str, list[Tagged], list[Draft]]:
    """The text, what is marked in its first line, and what the rule makes of the line."""
    text, gold = read(marked)
    lines = paragraphs(text)
    body = [Draft(g.source, g.cue, g.content, 0.9, "tagger") for g in gold if g.content[0].start > lines[0].stop]
    found = echoed(text, body, lines[:1], quotations(text, lines, single=True), CUES)
    head = [g for g in gold if g.content[0].start < lines[0].stop]
    return text, head, [d for d in found if d.made_by == "rule:echoed"]


@pytest.mark.parametrize(
    "marked",
    [
        "{q|‘We were never asked’}{c|:} {s|mayor} hits out at ministry¶¶Nobody spoke.",
        "{q|‘We were never asked’}{c|:} {s|Velton residents} defend the bridge¶¶Nobody spoke.",
        "{q|“It will not hold”} {c|–} {s|ferry captain} on the bridge¶¶Nobody spoke.",
        "LIVE: {q1|“It will not hold”}{c1|:} {s1|Ada Veil} speaks out¶¶{q2|“No,”} {s2|Veil} {c2|said}.",
    ],
)
def test_words_before_a_colon_are_those_of_whom_the_headline_names(marked: str) -> None:
    _, (gold,), (draft,) = heard(marked)
    assert (draft.source, draft.cue, draft.content) == (gold.source, gold.cue, gold.content)


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("‘We were never asked’: mayor hits out", "{q|“We were never asked about it,”} {s|Oswell} {c|told} us."),
        ('"There was never a deal"', '{q|"There was never a deal,"} {s|she} {c|said}.'),
        ("‘We were never asked’: Velton's anger", "{q|“We were never asked about it,”} {s|Oswell} {c|told} us."),
        ("'You Cannot Moor A Ferry…'", '{q|"You cannot moor a ferry to a promise,"} {c|said} {s|Tamm}.'),
        ("‘The colour … was all wrong’", "{q|“The color of the hull was all wrong,”} {s|Tamm} {c|said}."),
        ("“We lost everything”: life after the flood", "{q|“We lost everything. All of it,”} {s|Falk} {c|said}."),
        ("«Нас никогда не спрашивали»", "{q|«Нас никогда не спрашивали»}, — {c|сказала} {s|Освелл}."),
    ],
)  # fmt: skip
def test_other_words_in_marks_are_those_of_who_says_them_below(headline: str, body: str) -> None:
    text, gold, (draft,) = heard(f"{headline}¶¶Nobody spoke first. {body}")
    below = read(f"{headline}¶¶Nobody spoke first. {body}")[1][0]
    assert gold == [] and (draft.source, draft.cue) == (below.source, below.cue)
    assert draft.content[0].of(text) == headline.split(":")[0]


@pytest.mark.parametrize(
    "marked",
    [
        # Too few words, other words, words without marks, nobody's words.
        "‘Secret deal’ in Velton¶¶{q|“It was a secret deal,”} {s|Falk} {c|said}.",
        "“The Lantern Keepers wins”¶¶{q|“The Lantern Keepers wins by far,”} they cheered.",
        "“We were not asked at all”¶¶{q|“We were never asked at all,”} {s|Falk} {c|said}.",
        "“We were never asked at all”¶¶{s|Falk} {c|said} {q|we were never asked at all}.",
        "“It was horrible, all of it”: police seek driver, mother said¶¶Nobody spoke.",
        "“We lost everything we had”: life after the flood¶¶Nobody spoke.",
    ],
)
def test_words_that_nobody_is_known_to_say_stay_nobodys(marked: str) -> None:
    assert heard(marked)[2] == []


def test_words_that_have_a_speaker_keep_it() -> None:
    text, gold = read("{q1|“It holds for now,”} {c1|says} {s1|mayor}¶¶{q2|“It holds for now,”} {s2|Falk} {c2|said}.")
    found = [Draft(g.source, g.cue, g.content, 0.9, "tagger") for g in gold]
    lines = paragraphs(text)
    assert echoed(text, found, lines[:1], quotations(text, lines), CUES) == found
