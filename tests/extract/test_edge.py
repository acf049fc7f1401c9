"""What never stands at the edge of a source or a content."""

from __future__ import annotations

import pytest

from marked import read
from sayso.extract.draft import Draft
from sayso.extract.edge import edged
from sayso.types import Span


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ("{s|Falk} {c|said} {q|the gate held,} and left.", "{s|Falk} {c|said} {q|the gate held}, and left."),
        ("{s|Falk} {c|said} {q|the gate held and} left.", "{s|Falk} {c|said} {q|the gate held} and left."),
        ("{s|Falk} {c|said} {q|the gate held.}", "{s|Falk} {c|said} {q|the gate held}."),
        ("{s|Falk} {c|said} {q|it left the U.S.} on Friday.", "{s|Falk} {c|said} {q|it left the U.S.} on Friday."),
        ("{s|Falk} {c|said} {q|it held (for} now).", "{s|Falk} {c|said} {q|it held (for} now)."),
        ("({s|Falk} {c|said} {q|it held)} on Friday.", "({s|Falk} {c|said} {q|it held}) on Friday."),
        ("{s|Falk} {c|said} {q|it held (on Friday)}.", "{s|Falk} {c|said} {q|it held (on Friday)}."),
        ("{s|Falk} {c|said} {q|it held, which} was true.", "{s|Falk} {c|said} {q|it held}, which was true."),
        ("{c|According to} {s|Falk}{q|, it held}.", "{c|According to} {s|Falk}, {q|it held}."),
        ("{s|Falk,} {c|said} {q|it held}.", "{s|Falk}, {c|said} {q|it held}."),
        ("{s|Falk, the mayor,} {c|said} {q|it held}.", "{s|Falk, the mayor,} {c|said} {q|it held}."),
        ("{s|Falk} {c|told} {q|the crew that it held}.", "{s|Falk} {c|told} the crew {q|that it held}."),
        ("{s|Falk} {c|told} {q|him he could leave}.", "{s|Falk} {c|told} him {q|he could leave}."),
        ("{s|Falk} {c|told} {q|the story of the gate}.", "{s|Falk} {c|told} {q|the story of the gate}."),
        ("{q|Orne} {c|was told} by {s|Falk} {q|that it held}.", "Orne {c|was told} by {s|Falk} {q|that it held}."),
        ("{q|Orne} {c|was asked} {q|why it held}.", "Orne {c|was asked} {q|why it held}."),
        ("{c|It} was revealed {q|that it held}.", "It {c|was revealed} {q|that it held}."),
        ("{q|“It held,”} {s|Falk} {c|said}.", "{q|“It held,”} {s|Falk} {c|said}."),
        ("{s|Falk} {c|told the crew} {q|it held}.", "{s|Falk} {c|told} the crew {q|it held}."),
        ("{s|One of them}, Ada Falk, {c|said} {q|it held}.", "{s|One of them, Ada Falk,} {c|said} {q|it held}."),
        ("{s|The judge}, a tall man, {c|said} {q|it held}.", "{s|The judge, a tall man,} {c|said} {q|it held}."),
        ("{s|Falk} {c|warned} {q|U}.S. {q|it held}.", "{s|Falk} {c|warned} U.S. {q|it held}."),
        ("{s|Falk} {c|played down} {q|its} use: {q|“It held.”}", "{s|Falk} {c|played down} its use: {q|“It held.”}"),
        (
            "{q|It} {c|was reported in a “}hit piece” by {s|Falk}.",
            "{q|It} {c|was reported in} a “hit piece” by {s|Falk}.",
        ),
        ("{s|Falk}, who left in May, {c|said} {q|it held}.", "{s|Falk}, who left in May, {c|said} {q|it held}."),
        ("{s|Falk}, for instance, {c|said} {q|it held}.", "{s|Falk}, for instance, {c|said} {q|it held}."),
    ],
)
def test_edges(found: str, right: str) -> None:
    text, (gold,) = read(found)
    (draft,) = edged(text, [Draft(gold.source, gold.cue, gold.content, 1.0, "tagger")])
    _, (want,) = read(right)
    assert (draft.source, draft.cue, draft.content) == (want.source, want.cue, want.content)


def test_the_words_after_a_label_keep_their_full_stop() -> None:
    text, (gold,) = read("{s|Falk}{c|:} {q|It held.}")
    (draft,) = edged(text, [Draft(gold.source, gold.cue, gold.content, 1.0, "tagger")])
    assert draft.content == gold.content


@pytest.mark.parametrize(
    "said", ["„Die Brücke ist sicher“", "»Die Brücke ist sicher«", "«Le pont est sûr»", "“It is safe”"]
)
def test_a_mark_that_closes_a_quotation_is_not_left_hanging(said: str) -> None:
    text = f"{said}, Orlen."
    (draft,) = edged(text, [Draft((), (), (Span(0, len(said)),), 1.0, "")])
    assert draft.content == (Span(0, len(said)),)
