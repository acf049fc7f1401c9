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


def test_he_in_somebodys_own_words_is_somebody_else() -> None:
    assert len(found("{q1|“And {s2|he} {c2|said} {q2|that the gate held}.”} {s1|Falk} {c1|said}.")[1]) == 2
