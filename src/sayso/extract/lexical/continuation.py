"""Sentences that go on with the attribution of the sentence before: reported speech that no cue carries.

German marks reported speech by the verb (Konjunktiv I), so a sentence of it needs no cue of its own; a word such
as `demnach` does the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.lexical.nominal import is_verb
from sayso.extract.lexical.scene import Found, Scene, stretch

SURE = 0.6


@dataclass(frozen=True, slots=True)
class Thread:
    """The attribution that the next sentence may go on with; ``reported`` where its words show reported speech."""

    found: Found
    reported: bool


def reported_on(view: Scene, last: Thread | None) -> Found | None:
    """The sentence as more of what the source before said, or None."""
    if last is None or not last.found.source or view.stop() < 3:
        return None
    by = next((k for k in range(view.stop()) if view.has("thereby", k)), None)
    if by is None and not _shows_report(view, last.reported):
        return None
    first = next((k for k, t in enumerate(view.tokens) if t.shape != "mark"), 0)
    content = stretch(view.tokens, first, view.stop())
    return Found(last.found.source, last.found.cue, content, SURE, "reported_on") if content else None


def thread_of(view: Scene, here: Sequence[Found], last: Thread | None) -> Thread | None:
    """What the next sentence may go on with: the last attribution that this one holds or goes on with."""
    if not here:
        return None
    found = max(here, key=lambda f: (max(s.stop for s in f.cue or f.content), f.score))
    inside = [k for k, t in enumerate(view.tokens) if any(c.holds(t.span) for c in found.content)]
    shown = any(view.has("reported", k) for k in inside if view.tokens[k].shape == "lower")
    shown = shown or (found.rule == "reported_on" and last is not None and last.reported)
    return Thread(found, shown)


def _shows_report(view: Scene, after_report: bool) -> bool:
    """True where the first finite verb is one of reported speech; past forms count only behind such a sentence."""
    subordinate = any(view.has(group, 0) for group in ("conjunctions", "purposes"))
    for k, token in enumerate(view.tokens[: view.stop()]):
        if token.word == "," and not subordinate:
            return False
        if token.shape != "lower":
            continue
        if view.has("reported", k):
            return not any(view.has("first_person", j) for j in (k - 1, k + 1))
        if view.has("reported_past", k):
            return after_report
        if is_verb(token, view.lexicon):
            return False
    return False
