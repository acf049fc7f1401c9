"""Headlines that name at their end whose words they are."""

from __future__ import annotations

import pytest

from marked import read
from sayso.extract.draft import Draft
from sayso.extract.headline import credited
from sayso.text.segment import paragraphs, quotations

BODY = "\n\nThe bridge has been shut since May."


@pytest.mark.parametrize(
    "marked",
    [
        "{q|Bridge will not reopen this decade}{c|:} {s|minister}",
        "{q|Two people missing off Rovan}{c|:} {s|coastguard}",
        "{q|Ferry was overloaded} {c|-} {s|watchdog}",
        "{q|Dam minister to stay until spring}{c|:} {s|report}",
        "INTERVIEW-{q|Orme will not sell its ice}{c|:} {s|minister}",
        "{q|“You do not argue with a river”}{c|:} {s|the last pilots of the Morrow}",
        "{q|‘We counted the passengers first’}{c|:} {s|Lorvik}",
        "{s|Police}{c|:} {q|man, 40, died in the fire}",
    ],
)
def test_a_headline_is_credited_to_whom_its_end_names(marked: str) -> None:
    text, (gold,) = read(marked + BODY)
    lines = paragraphs(text)
    (draft,) = credited(text, [], quotations(text, lines), lines)
    assert (draft.source, draft.cue, draft.content) == (gold.source, gold.cue, gold.content)


@pytest.mark.parametrize(
    "text",
    [
        "Orme 2-1 Brask: match report",
        "Orme 2-1 Brask - report",
        "Opening hours of the library: Orme",
        "“We lost everything we had”: life after the flood",
        "Three things to know about the vote: what next for the minister",
        "The bridge was shut for one reason: the minister.",
        "The mill: workers",
        "Director: Ada Falk",
        "Weather: the rain is here to stay",
        "Bring your own boots: driver\n\nBring your own lunch: teacher",
    ],
)
def test_other_lines_with_a_colon_credit_nobody(text: str) -> None:
    lines = paragraphs(text)
    assert credited(text, [], quotations(text, lines), lines) == []


def test_a_last_name_counts_where_its_bearer_speaks() -> None:
    text, gold = read("{q1|Bridge will be safe for now}{c1|:} {s1|Falk}\n\n{s2|Wim Falk} {c2|said} {q2|it was safe}.")
    lines = paragraphs(text)
    known = [Draft(g.source, g.cue, g.content, 0.9, "tagger") for g in gold if len(g.content[0].of(text)) < 20]
    assert len(known) == 1
    assert len(credited(text, known, (), lines)) == 2
    assert credited(text, [], (), lines) == []
