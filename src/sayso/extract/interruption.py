"""Quotations that their own cue interrupts: “Nobody,” Ada Orne said, pointing at the map, “has been there.”"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.extract.draft import Draft, Ground, joined, starting
from sayso.extract.owner import reports
from sayso.types import Quotation, Span

LONGEST_INTERRUPTION = 160


def interrupted(
    text: str,
    found: Sequence[Draft],
    quotations: Sequence[Quotation],
    paragraphs: Sequence[Span],
    speech: frozenset[str],
) -> list[Draft]:
    """A quotation that breaks off with a comma and goes on in small letters is one person's on both sides of the cue.

    Between the two stand its source and cue and no end of a sentence. What another one is said to speak there, or the
    same one with a second word of ``speech``, stays as it is.
    """
    ground = Ground(found)
    outer = [q for q in quotations if q.depth == 1]
    for line in paragraphs:
        for first, second in pairwise(q.span for q in starting(outer, line) if line.holds(q.span)):
            between = Span(first.stop, second.start)
            if not _breaks_off(text, first, second) or any(m in between.of(text) for m in "!?…;"):
                continue
            near = ground.near(first, second)
            owner = next((d for d in near if any(c.meets(first) for c in d.content)), None)
            if owner is None or not owner.cue or not all(between.holds(c) for c in (*owner.source, *owner.cue)):
                continue
            others = [d for d in near if d is not owner and any(second.meets(c) for c in d.content)]
            others += [d for d in near if d not in (owner, *others) and any(between.holds(c) for c in d.cue)]
            if any(not _goes_on(text, d, owner, second, speech) for d in others):
                continue
            for other in others:
                ground.change(other, None)
            ground.change(owner, replace(owner, content=joined(text, [*owner.content, second])))
    return ground.drafts


def _goes_on(text: str, draft: Draft, owner: Draft, second: Span, speech: frozenset[str]) -> bool:
    """True where a draft holds the second quotation alone, of nobody else and with no word of speech."""
    alone = bool(draft.content) and all(second.holds(c) for c in draft.content)
    return alone and draft.source in ((), owner.source) and not reports(text, draft.cue, speech)


def _breaks_off(text: str, first: Span, second: Span) -> bool:
    """True for “…,” before and “… in small letters behind a comma."""
    near = second.start - first.stop <= LONGEST_INTERRUPTION
    breaks = text[first.stop - 2] in ",–—-"
    behind = text[first.stop : second.start].rstrip()[-1:] in (",", "–", "—")
    return near and breaks and behind and text[second.start + 1 : second.start + 2].islower()
