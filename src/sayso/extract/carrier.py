"""An outlet that carried what somebody said: “…,” Falk said, according to the Gazette."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.address.english import OUTLET
from sayso.extract.draft import Draft, joined, without
from sayso.extract.mention.given import gender_of
from sayso.types import Span

BODY = re.compile(r"(?<!News )Agency$")
CARRIED = re.compile(r"(?:according to|as (?:first )?(?:reported|quoted) (?:by|in)|per|reported|reports)", re.I)
QUOTED_AS = re.compile(
    r"(?P<said>(?:was|were|is|are|has been|have been|had been) (?:\w+ )?quoted as \w+ing)(?: (?:by|in))?"
)
LONGEST_FRAME, LONGEST_SUBJECT = 60, 8


def lifted(text: str, found: Sequence[Draft]) -> list[Draft]:
    """The drafts without those whose source is an outlet that only carried the quotation which a clause credits.

    The words are that one's, and so are the quotations behind the outlet's name. What an outlet tells in other words
    than the speaker's, or beside the clause of saying, stays the outlet's.
    """
    mended = [_quoted_as_saying(text, d) for d in found]
    for outer in [d for d in found if d.outer is None and _is_outlet(text, d)]:
        inner = next((d for d in found if d.outer == outer.content and _fills(text, d, outer)), None)
        if inner is None:
            continue
        own = replace(
            inner,
            content=joined(text, [*inner.content, *outer.content[1:]]),
            outer=None,
            made_by=f"{inner.made_by}+lifted",
        )
        mended = [own if d is inner else _moved(d, outer, inner, own) for d in mended if d is not outer]
    return mended


def _is_outlet(text: str, draft: Draft) -> bool:
    """True for an outlet named behind what it carried, and nobody whose name ends like one."""
    if len(draft.source) != 1 or len(draft.cue) != 1 or not draft.content:
        return False
    words = draft.source[0].of(text).split(", ")[0]
    if re.fullmatch(OUTLET, words) is None or BODY.search(words) or gender_of(words.split()[0]):
        return False
    return draft.content[0].stop <= draft.cue[0].start and CARRIED.fullmatch(draft.cue[0].of(text)) is not None


def _quoted_as_saying(text: str, draft: Draft) -> Draft:
    """``“…,” Falk was quoted as saying by the Gazette``: Falk says it, whom a tagger took for a part of it."""
    cue = QUOTED_AS.fullmatch(draft.cue[0].of(text)) if len(draft.cue) == 1 and draft.source else None
    last = draft.content[-1] if draft.content else None
    if cue is None or last is None or text[last.stop : draft.cue[0].start] != " ":
        return draft
    closed = max(last.of(text).rfind(mark) for mark in '”"»')
    subject = last.of(text)[closed + 1 :].strip()
    if closed < 0 or not subject or len(subject.split()) > LONGEST_SUBJECT or "," in subject:
        return draft
    said = Span(draft.cue[0].start, draft.cue[0].start + cue.end("said"))
    words = (*draft.content[:-1], Span(last.start, last.start + closed + 1))
    made_by = f"{draft.made_by}+lifted"
    return replace(
        draft, source=(Span(last.stop - len(subject), last.stop),), cue=(said,), content=words, made_by=made_by
    )


def _fills(text: str, inner: Draft, outer: Draft) -> bool:
    """True for speech that opens the outlet's content and leaves no more of it than a day or a place around the cue.

    What else the outlet is credited with must stand in marks, as the rest of what was said does.
    """
    if not inner.source or not inner.cue or not inner.content:
        return False
    first, *more = outer.content
    spans = [*inner.source, *inner.cue, *inner.content]
    if not all(_in_marks(text, c) for c in inner.content):
        return False
    if min(spans).start - first.start > 1 or not all(first.holds(s) for s in spans):
        return False
    left = "".join(s.of(text) for s in without([first], spans))
    return len(left) <= LONGEST_FRAME and not re.search(r"[“\".;]", left) and all(_in_marks(text, m) for m in more)


def _in_marks(text: str, span: Span) -> bool:
    return text[span.start] in "“\"'«„" and text[span.stop - 1] in "”\"'»“"


def _moved(draft: Draft, outer: Draft, inner: Draft, own: Draft) -> Draft:
    """A draft that stood in one of the two contents, in what is left of them."""
    if draft.outer not in (outer.content, inner.content):
        return draft
    spans = (*draft.source, *draft.cue, *draft.content)
    return replace(draft, outer=own.content if all(any(c.holds(s) for c in own.content) for s in spans) else None)
