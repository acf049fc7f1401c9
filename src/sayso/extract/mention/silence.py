"""Attributions without a source: those that the text plainly continues from a neighbour take its speaker."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from sayso.extract.mention.cast import Cast
from sayso.extract.mention.layout import Layout
from sayso.extract.mention.name import Name
from sayso.extract.mention.relative import opens
from sayso.extract.mention.salience import SUBJECT, weight
from sayso.types import Attribution

if TYPE_CHECKING:
    from sayso.extract.mention.referent import Resolution

PRO_DROP = frozenset({"es"})
PARTICIPLE = re.compile(r"(?:(?:while|by|before|after|without|in) )?[a-z]+ing\b", re.I)
PASSIVE = re.compile(r"\b(?:is|are|was|were|been|be|being|seems?|seemed|expected|considered|alleged|reported)\b", re.I)
NOUN = re.compile(r"(?:an?|the|his|her|their|its)\b", re.I)
SET_OFF = re.compile(r"(?:[,—–-]|\b(?:by|while|before|after|in|without|even))\s+(?:\w+ly\s+)?$|[”\"’']\s*$")
APPOSED = re.compile(r"[,—–-][”\"’']?\s$|[”\"’'],\s$")
LINK = re.compile(r"(?:^|\W)(?:and|but|then|или|и|но|et|mais)\s+(?:\w+ly\s+)?$", re.I)


def continued(
    layout: Layout,
    attributions: Sequence[Attribution],
    found: dict[str, Resolution],
    language: str | None = None,
    opening: Callable[[int], Resolution | None] = lambda _: None,
) -> None:
    """Give attributions without a source their neighbour's speaker: ``..., adding that``, ``but says``, ``añadió``.

    Where the sentence credits nobody before, ``opening`` tells the person who is its subject at a place.
    """
    placed = sorted((a for a in attributions if a.content), key=lambda a: a.content[0].start)
    by_line: dict[int, list[Attribution]] = {}
    for one in placed:
        if one.source:
            by_line.setdefault(layout.line(one.source[0].start), []).append(one)
    for one in placed:
        if one.source or one.id in found:
            continue
        before = _neighbour(layout, one, by_line)
        if before is None and language in PRO_DROP and one.cue:
            before = _dropped(layout, one, placed)
        known = found.get(before.id) if before else None
        if before is None and one.cue:
            place, words = one.cue[0].start, one.cue[0].of(layout.text)
            acts = NOUN.match(words) is None
            known = opening(place) if acts and _joined(layout, place, words) else None
            before = one if known else None
        if before and known and known.name and known.kind in ("person", "body"):
            found[one.id] = type(known)(known.name, known.kind, (*known.steps,), known.person)


def _neighbour(layout: Layout, one: Attribution, by_line: Mapping[int, Sequence[Attribution]]) -> Attribution | None:
    """The attribution whose speaker goes on speaking in this one, or None."""
    start = min(s.start for s in (*one.cue, *one.content))
    line = layout.line(start)
    earlier = [a for a in by_line.get(line, ()) if a is not one]
    if one.cue:
        cue = one.cue[0]
        words = cue.of(layout.text)
        same = [a for a in earlier if a.cue and layout.sentence(a.source[0].start) == layout.sentence(cue.start)
                and a.source[0].start < cue.start]  # fmt: skip
        return same[-1] if same and _joined(layout, cue.start, words) else None
    if layout.quoting(one.content[0].start) is None:
        return None
    done = [a for a in earlier if max(s.stop for s in (*a.source, *a.cue, *a.content)) <= start]
    last = max(done, key=lambda a: max(s.stop for s in (*a.source, *a.cue, *a.content)), default=None)
    if last is None:
        return None
    gap = layout.text[max(s.stop for s in (*last.source, *last.cue, *last.content)) : start]
    return last if not re.search(r"\w", gap) else None


def _joined(layout: Layout, place: int, words: str) -> bool:
    """True for a participle set off from its clause, ``, adding``, ``by warning``, or a verb after ``and``."""
    before = layout.text[max(0, place - 24) : place]
    if NOUN.match(words):
        return bool(APPOSED.search(before) and words.startswith(("a ", "an ")))
    told = not PASSIVE.search(words)
    return told and bool(
        words.startswith("while ") or (PARTICIPLE.match(words) and SET_OFF.search(before)) or LINK.search(before)
    )


def _dropped(layout: Layout, one: Attribution, placed: Sequence[Attribution]) -> Attribution | None:
    """Who spoke just before a verb without a subject, unless somebody else is named in between."""
    cue = one.cue[0].start
    ended = [a for a in placed if a.source and max(s.stop for s in (*a.source, *a.cue)) <= cue]
    last = max(ended, key=lambda a: a.source[-1].stop, default=None)
    if last is None:
        return None
    stop = last.source[-1].stop
    between = [n for n in layout.naming(stop, cue) if n.kind in ("person", "open")]
    named = any(layout.quoting(n.span.start) is None for n in between)
    near = layout.line(cue) - layout.line(stop) < 2
    return last if near and not named else None


def acting(layout: Layout, cast: Cast, place: int) -> Name | None:
    """The name that opens the sentence of a place as its subject, None where somebody else acts before the place."""
    start = layout.sentence_around(place).start
    named = [n for n in layout.naming(start, place) if weight(layout, n) == SUBJECT and not n.own]
    person = cast.bearer.get(named[0].span.start) if named and opens(layout, named[0], start) else None
    others = (cast.bearer.get(n.span.start) for n in named)
    if person is None or not person.certain or any(p and p is not person and p.certain for p in others):
        return None
    return named[0]
