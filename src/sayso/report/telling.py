"""Which words of telling must be shown beside what they tell, because they say more than that it was said."""

from __future__ import annotations

import re

from sayso.report.marking import bare
from sayso.report.register import GAP
from sayso.text.speech import NEGATED, WITHHELD, only_says, turned
from sayso.types import Attribution, Document, Span, Spans

BEFORE = 24
# What stands before a day.
AT = re.compile(
    r"(?:(?:^|\s)(?:on|in|at|the|late|early|last|earlier|by|в|во|le|la|au|am|an|im|el|en))+\s*$", re.IGNORECASE
)


def telling(document: Document, attribution: Attribution) -> Spans:
    """The cue's place where its words change what the content means or are the outlet's own reading of it.

    Empty for a plain report of speech. A denial told as "said" would be turned into its opposite, so every cue but
    the plainest is shown with what it tells. A whole sentence in the speaker's own words is the denial itself; beside a
    part of one ("denied “any danger”") a cue that denies or doubts is shown. So is what stands before
    the cue and leaves the telling undone ("did not say", "was unable to say").
    """
    text = document.text
    cue = attribution.cue
    if not cue:
        return ()
    words = GAP.join(s.of(text) for s in cue)
    first = cue[0]
    start = max(0, first.start - BEFORE)
    negated = NEGATED.search(text[start : first.start]) or WITHHELD.search(text[start : first.start])
    if negated and not any(s.start < first.start and start + negated.start() < s.stop for s in attribution.source):
        return (Span(start + negated.start(), first.stop), *cue[1:])
    if attribution.voice in ("direct", "narrated"):
        opening = bare(GAP.join(s.of(text) for s in attribution.content))[:1]
        return _dateless(text, attribution) if opening.islower() and turned(words) else ()
    return () if only_says(words, document.language) else _dateless(text, attribution)


def _dateless(text: str, attribution: Attribution) -> Spans:
    """The cue without the words that say when, which the sentence tells already: "claimed" of "claimed on Sunday"."""
    when = attribution.said.words if attribution.said is not None else None
    if when is None or not any(span.meets(when) for span in attribution.cue):
        return attribution.cue
    kept: list[Span] = []
    for span in attribution.cue:
        parts = (Span(span.start, when.start), Span(when.stop, span.stop)) if span.meets(when) else (span,)
        for part in parts:
            told = AT.sub("", text[part.start : part.stop]).rstrip(" ,") if part.start < part.stop else ""
            start = part.start + len(told) - len(told.lstrip(" ,"))
            if any(sign.isalpha() for sign in told):
                kept.append(Span(start, part.start + len(told)))
    return tuple(kept) or attribution.cue
