"""Speech inside speech: what counts as somebody else's, and how deep it goes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from marked import read
from sayso.extract.attribution import attributions
from sayso.types import Attribution, Block, Document, Quotation, Span, Tagged

CUES = frozenset("said says told wrote asked claimed agreed promises reports say denied announced".split())


class Told:
    """A tagger that finds what a marked text marks, wherever it is asked to look."""

    name = "tagger@told"

    def __init__(self, marked: str) -> None:
        self.text, self.gold = read(marked)

    def tag(self, text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[Tagged, ...]:
        def inside(span: Span) -> bool:
            return any(p.holds(span) for p in paragraphs)

        whole = [g for g in self.gold if all(inside(s) for s in (*g.source, *g.cue, *g.content))]
        around = [g for g in whole if not any(c.holds(g.cue[0]) for o in whole for c in o.content)]
        return tuple(Tagged(g.source, g.cue, g.content, 0.9) for g in around)


def found(marked: str) -> tuple[str, tuple[Attribution, ...]]:
    tagger = Told(marked)
    block = Block(Span(0, len(tagger.text)), "body", "")
    document = Document("d", "d", None, None, "en", None, None, None, None, None, tagger.text, (block,), "", "")
    return tagger.text, attributions(document, tagger, CUES)[0]


def test_three_levels_each_within_the_next() -> None:
    text, three = found(
        "{s1|Falk} {c1|said} {q1|that {s2|Orme} {c2|told} him {q2|that {s3|Lind} {c3|wrote} {q3|“no”}}}."
    )
    by = {a.source[0].of(text): a for a in three}
    assert (by["Falk"].within, by["Orme"].within, by["Lind"].within) == (None, by["Falk"].id, by["Orme"].id)
    assert [by[n].voice for n in ("Falk", "Orme", "Lind")] == ["mixed", "mixed", "direct"]


def test_whom_a_paper_quotes_speaks_inside_what_it_quotes() -> None:
    text, two = found("{s|The Post} {c|quoted} {q|him as saying that the gate held}.")
    by = {a.source[0].of(text): a for a in two}
    assert by["him"].within == by["The Post"].id and by["him"].made_by == "rule:quoted"
    assert [c.of(text) for c in by["him"].content] == ["that the gate held"]


def test_the_outer_marks_are_no_quotation_inside() -> None:
    text, two = found("{q1|“{s2|Orme} {c2|told} me {q2|that the gate held},”} {s1|Falk} {c1|said}.")
    assert [(a.source[0].of(text), a.voice) for a in two] == [("Falk", "direct"), ("Orme", "indirect")]
    text, two = found("{q1|“{s2|Orme} {c2|said}: {q2|‘The gate held well.’}”} {s1|Falk} {c1|said}.")
    assert [(a.source[0].of(text), a.voice) for a in two] == [("Falk", "direct"), ("Orme", "direct")]


@pytest.mark.parametrize(
    "marked",
    [
        "{q1|“{s2|I} {c2|said} {q2|that the gate held}.”} {s1|Falk} {c1|said}.",
        "{q1|“{s2|People} {c2|say} {q2|that the gate held}.”} {s1|Falk} {c1|said}.",
        "{q1|“{s2|Orme} {c2|never said} {q2|that the gate held}.”} {s1|Falk} {c1|said}.",
        "{q1|“{s2|Orme} {c2|can say} {q2|that the gate held}.”} {s1|Falk} {c1|said}.",
        "{q1|“If {s2|Orme} {c2|says} {q2|that the gate held}, laugh.”} {s1|Falk} {c1|said}.",
        "{q1|“Did {s2|Orme} {c2|say} {q2|that the gate held}?”} {s1|Falk} {c1|said}.",
        "{q1|“{s2|Orme} {c2|agreed} {q2|to mend the gate}.”} {s1|Falk} {c1|said}.",
        "{q1|“{s2|Orme} {c2|was told} {q2|that the gate held}.”} {s1|Falk} {c1|said}.",
        "{s1|Falk} {c1|said} {q1|that {s2|he} {c2|told} the crew {q2|that the gate held}}.",
    ],
)
def test_what_nobody_else_said_is_not_nested(marked: str) -> None:
    assert [a.within for a in found(marked)[1]] == [None]


@pytest.mark.parametrize(
    "marked",
    [
        "{q1|“I read the deed, and {s2|it} {c2|says} {q2|that the gate is ours}.”} {s1|Falk} {c1|said}.",
        "{q1|“{s2|The engineer's survey} {c2|found} {q2|that two piers had moved}.”} {s1|Falk} {c1|said}.",
        "{q1|“{s2|People} stood up and {c2|asked} {q2|who would own the gate}.”} {s1|Falk} {c1|said}.",
        "{q1|“{c2|According to} {s2|the Courier}, {q2|three men were sent home}. Were they?”} {s1|Falk} {c1|asked}.",
        "{q1|“{s2|I} {c2|said} to her, {q2|‘Write it so that a stranger can read it,’} and left.”} {s1|he} {c1|said}.",
        "{q1|“Last year we {c2|were told} {q2|that there was no money}.”} {s1|Falk} {c1|said}.",
        "{q1|“{s2|Some in the union} {c2|call} {q2|you a ‘keeper of “locks”’}.”} {s1|Falk} {c1|said}.",
    ],
)
def test_what_others_said_is_nested(marked: str) -> None:
    _, two = found(marked)
    _, gold = read(marked)
    assert {(a.source, a.cue) for a in two} == {(g.source, g.cue) for g in gold}


@pytest.mark.parametrize(
    "marked",
    [
        "{q1|“{s2|Orme} {c2|found} {q2|that the gate held}.”} {s1|Falk} {c1|said}.",
        "{q1|“{s2|We} {c2|call} {q2|it a gate}.”} {s1|Falk} {c1|said}.",
        "{q1|“{s2|Orme} {c2|calls} {q2|it a gate}.”} {s1|Falk} {c1|said}.",
        "{q1|“{s2|it} {c2|says} {q2|much about the gate}.”} {s1|Falk} {c1|said}.",
    ],
)
def test_a_find_or_a_name_is_nested_only_with_its_sign(marked: str) -> None:
    assert [a.within for a in found(marked)[1]] == [None]


def test_a_clause_inside_somebodys_words_ends_with_its_sentence() -> None:
    marked = "{q1|“{s2|Orme} {c2|said} {q2|that the gate held. Nobody saw it}.”} {s1|Falk} {c1|said}."
    text, two = found(marked)
    assert "that the gate held" in [a.content[0].of(text) for a in two]


def test_he_in_somebodys_own_words_is_somebody_else() -> None:
    assert len(found("{q1|“And {s2|he} {c2|said} {q2|that the gate held}.”} {s1|Falk} {c1|said}.")[1]) == 2
