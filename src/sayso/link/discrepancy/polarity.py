"""Whether it is so: words that negate, quantify or hedge, and whether another wording has an answer to each.

In one language the two wordings are aligned word by word. A cue without the same word opposite is looked for an answer
where it should stand: between the nearest words that both have, or else around the word it bears on. Across languages
no place can be told, and only a text that has no answer anywhere differs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sayso.link.discrepancy.quantity import Token
from sayso.link.discrepancy.sense import GLUED, senses, table
from sayso.link.spelling import Word, stem, words
from sayso.types import Span, Spans

if TYPE_CHECKING:
    from sayso.link.discrepancy import Reading

GROUPS = (
    "negators",
    "negative",
    "restrictive",
    "quantifiers",
    "modals",
    "strong_modals",
    "strong_quantifiers",
    "plain_modals",
)
# Modal verbs proper and plain hedges; that "allowed" stands for "had to" tells nothing.
PROPER = frozenset(("strong_modals ", "plain_modals "))
# Whose negators are parts of too many other words.
UNMARKED = frozenset(("zh", "ar", "fr"))
ANCHOR, CONTEXT, SPREAD, NEARBY = 3, 5, 8, 3
ALIKE, TAIL, TRIMMED, MOVED = 0.55, 5, 8, 0.25
CLASHES = frozenset(
    frozenset(pair.split())
    for pair in (
        "all some;all few;all most;all many;all none;most few;most some;many few;many none;some none;some few;"
        "some most;some untold;few untold;none untold;more fewer;"
        "most none;possible must;possible will;possible sure;must will"
    ).split(";")
)
# unbeatable, indescribable, unfinished
_NEGATED = re.compile(r"(?:(?:un|in|im|ir|il)\w{3,}(?:able|ible|ably|ibly)|un\w{4,}ed)")
_LIGHT = frozenset(
    "a an the to of in on at is was are were be been being am and or but if that this these those it its they them "
    "their he him his she her i me my we us our you your who whom which what there here for with by "
    "as from has have had "
    "do does did so just very than then also about into out up even still really too only quite".split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that negates, quantifies or hedges: its senses ("modals possible"), its words and its place."""

    senses: frozenset[str]
    first: int
    last: int
    span: Span

    def of(self, group: str) -> frozenset[str]:
        """The names it has in a group, such as possible and must of the modals."""
        return frozenset(s.partition(" ")[2] for s in self.senses if s.startswith(f"{group} "))


def cues(text: str, tokens: Sequence[Token], language: str) -> tuple[Cue, ...]:
    """The cues of a passage in reading order; in Chinese every run of characters that is one."""
    if language == "zh":
        return tuple(_han_cues(text))
    units = _units(text) if language == "en" else tuple((t.word, t.span) for t in tokens)
    found = []
    taken = -1
    for k, (word, span) in enumerate(units):
        if k <= taken:
            continue
        phrase = _phrase(units, k, language)
        if phrase:
            taken = phrase[1]
            inside = frozenset().union(*(_cue_senses(w, language) for w, _ in units[k : taken + 1]))
            told = (
                phrase[0] if "quantifiers neutral" in phrase[0] else phrase[0] | {s for s in inside if s[:3] == "neg"}
            )
            found.append(Cue(told, k, taken, Span(span.start, units[taken][1].stop)))
        elif word == "may" and k and text[span.start] == "M":
            continue
        elif told := _cue_senses(word, language):
            found.append(Cue(told, k, k, span))
    return tuple(found)


def _units(text: str) -> tuple[tuple[str, Span], ...]:
    return tuple((w.plain if w.plain == "not" else w.form, Span(w.start, w.stop)) for w in _words(text))


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[Word, ...]:
    return words(text)


@lru_cache(maxsize=32768)
def _cue_senses(word: str, language: str) -> frozenset[str]:
    told = frozenset(f"{group} {name}" for group, name in senses(word, language) if group in GROUPS)
    return told or (frozenset(("negative ",)) if language == "en" and _NEGATED.fullmatch(word) else told)


def _phrase(units: Sequence[tuple[str, Span]], at: int, language: str) -> tuple[frozenset[str], int] | None:
    told: set[str] = set()
    last = at
    for rest, (group, name) in table(language).phrases.get(units[at][0], ()):
        if (
            group in GROUPS
            and tuple(w for w, _ in units[at + 1 : at + 1 + len(rest)]) == rest
            and at + len(rest) >= last
        ):
            told, last = (told if at + len(rest) == last else set()) | {f"{group} {name}"}, at + len(rest)
    return (frozenset(told), last) if told else None


def _han_cues(text: str) -> Iterator[Cue]:
    for word, found in table("zh").exact.items():
        told = frozenset(f"{group} {name}" for group, name in found if group in GROUPS)
        if told and (at := text.find(word)) >= 0:
            yield Cue(told, at, at, Span(at, at + len(word)))


def polarity(left: Reading, right: Reading) -> tuple[tuple[str, Spans, Spans], ...]:
    """What is so on one side and not on the other: (negation | quantifier | modality, where left, where right)."""
    if left.language != right.language or left.language != "en":
        return _across(left, right)
    pair = _Alignment(left, right)
    found: dict[str, tuple[Spans, Spans]] = {}
    for kind, spans in (*pair.told(), *((k, (b, a)) for k, (a, b) in _Alignment(right, left).told())):
        found.setdefault(kind, spans)
    return tuple((kind, *spans) for kind, spans in found.items())


def _opcodes(left: list[str], right: list[str]) -> list[tuple[str, int, int, int, int]]:
    from rapidfuzz.distance import Indel

    return [
        (code.tag, code.src_start, code.src_end, code.dest_start, code.dest_end) for code in Indel.opcodes(left, right)
    ]


class _Alignment:
    """Two English passages word by word, seen from the cues of the left one."""

    def __init__(self, left: Reading, right: Reading) -> None:
        self.left, self.right = left, right
        mine, theirs = _words(left.text), _words(right.text)
        self.mine, self.theirs = [stem(w.plain) for w in mine], [stem(w.plain) for w in theirs]
        self.light = [w.form in _LIGHT for w in mine]
        self.to: dict[int, int] = {}
        for tag, a, b, c, _ in _opcodes(self.mine, self.theirs):
            if tag == "equal":
                self.to |= {a + k: c + k for k in range(b - a)}
        self.alike = 2 * len(self.to) / max(1, len(self.mine) + len(self.theirs))
        self.back = {j: i for i, j in self.to.items()}
        self.held: defaultdict[str, list[int]] = defaultdict(list)
        for j, word in enumerate(self.theirs):
            self.held[word].append(j)

    def told(self) -> Iterator[tuple[str, tuple[Spans, Spans]]]:
        """The cues of the left passage that the right one answers otherwise or not at all."""
        used: set[Cue] = set()
        for cue in self.left.cues:
            if all(k in self.to for k in range(cue.first, cue.last + 1)):
                continue
            reach, near = self._between(cue), True
            if reach is None:
                reach, near = self._around(cue), False
            if self._cut(cue):
                continue
            if cue.of("negators") and not self._negated(reach, used):
                yield "negation", ((cue.span,), ())
            for group, kind in (("quantifiers", "quantifier"), ("modals", "modality")):
                if names := cue.of(group):
                    yield from self._clash(kind, group, names, cue, reach, near)

    def _clash(
        self, kind: str, group: str, names: frozenset[str], cue: Cue, reach: tuple[int, int] | None, near: bool
    ) -> Iterator[tuple[str, tuple[Spans, Spans]]]:
        opposite = [c for c in self.right.cues if c.of(group) and self._free(c)]
        if reach is not None:
            opposite = [c for c in opposite if reach[0] <= c.last and c.first <= reach[1]]
        if any(c.of(group) & names for c in opposite):
            return
        strong = "strong_modals " in cue.senses
        for other in opposite if reach is not None or (len(opposite) == 1 and self._lone(group)) else ():
            clash = any(frozenset((a, b)) in CLASHES for a in names for b in other.of(group))
            if group == "modals":
                clash = clash and bool(PROPER & cue.senses) and bool(PROPER & other.senses)
                clash = clash and (near or strong or "strong_modals " in other.senses)
            if clash:
                yield kind, ((cue.span,), (other.span,))
                return
        if strong and group == "modals" and not opposite:
            yield kind, ((cue.span,), ())
        few = near and group == "quantifiers" and "strong_quantifiers " in cue.senses and not opposite
        if few and not any(c.of("negators") or c.of("negative") for c in self.right.cues if self._free(c)):
            yield kind, ((cue.span,), ())

    def _lone(self, group: str) -> bool:
        """True where one cue of a group stands on the left that is not the same word on both sides."""
        return (
            sum(any(k not in self.to for k in range(c.first, c.last + 1)) for c in self.left.cues if c.of(group)) == 1
        )

    def _free(self, cue: Cue) -> bool:
        """True for a cue of the right passage that is not the same word on both sides."""
        return any(k not in self.back for k in range(cue.first, cue.last + 1))

    def _negated(self, reach: tuple[int, int] | None, used: set[Cue]) -> bool:
        """True where the right passage negates by a word of its own: anywhere in so many words, else within reach.

        One word answers one.
        """
        far = None
        for cue in self.right.cues:
            if not self._free(cue) or cue in used:
                continue
            within = reach is None or (reach[0] - NEARBY <= cue.last and cue.first <= reach[1] + NEARBY)
            if within and (cue.of("negators") or cue.of("negative")):
                used.add(cue)
                return True
            if cue.of("negators"):
                far = far or cue
        if far:
            used.add(far)
        return far is not None

    def _between(self, cue: Cue) -> tuple[int, int] | None:
        """Where on the right the answer to a cue should stand, between words that both have; or None."""
        before = next((k for k in range(cue.first - 1, max(-1, cue.first - 1 - ANCHOR), -1) if k in self.to), None)
        after = next((k for k in range(cue.last + 1, min(len(self.mine), cue.last + 1 + ANCHOR)) if k in self.to), None)
        if before is None or after is None or (self.light[before] and self.light[after] and self.alike < ALIKE):
            return None
        low, high = self.to[before], self.to[after]
        return (low, high) if high - low <= SPREAD else None

    def _cut(self, cue: Cue) -> bool:
        """True where the cue stands in a run of words that the right passage leaves out, not in one that it moves."""
        before = next((k for k in range(cue.first - 1, -1, -1) if k in self.to), -1)
        after = next((k for k in range(cue.last + 1, len(self.mine)) if k in self.to), len(self.mine))
        gap = self.to.get(after, len(self.theirs)) - self.to.get(before, -1) - 1
        at_an_end = after == len(self.mine)
        if after - before - 1 < (TAIL if at_an_end else TRIMMED) or gap > 1:
            return False
        run = [k for k in range(before + 1, after) if not self.light[k] and not cue.first <= k <= cue.last]
        moved = sum(self.mine[k] in self.held for k in run)
        return moved <= MOVED * len(run)

    def _around(self, cue: Cue) -> tuple[int, int] | None:
        """Where on the right the word stands that a cue bears on, with the words before it; or None."""
        for k in range(cue.last + 1, min(len(self.mine), cue.last + 1 + CONTEXT)):
            if not self.light[k] and len(places := self.held.get(self.mine[k], [])) == 1:
                return places[0] - CONTEXT, places[0] + 1
        return None


# German and English words with a prefix or an ending that negates: unüblich, mindlessly.
_UNLIKE = {
    "de": re.compile(r"un[^\W\d_]{2,}(?:lich|bar|ig|sam|isch|haft|end|iert|t)(?:e[mnrs]?)?"),
    "en": re.compile(r"[^\W\d_]{3,}less(?:ly|ness)?"),
}


def _across(left: Reading, right: Reading) -> tuple[tuple[str, Spans, Spans], ...]:
    """Two languages: negation here in so many words, and no word there that could render it."""
    for one, other, swapped in ((left, right, False), (right, left, True)):
        if one.language in UNMARKED or one.language == other.language:
            continue
        mine = [
            c.span
            for c in one.cues
            if c.of("negators") and not (c.of("negative") or c.of("quantifiers") or _asks(c.span, one))
        ]
        if mine and not _renders(other) and not any(_kept(span, one.text, other.text) for span in mine):
            spans: tuple[Spans, Spans] = ((), tuple(mine)) if swapped else (tuple(mine), ())
            return (("negation", *spans),)
    return ()


def _renders(reading: Reading) -> bool:
    """True where a passage has a word that could render a negation of another language."""
    if any(c.of("negators") or c.of("negative") or c.of("restrictive") for c in reading.cues):
        return True
    if reading.language == "ar" and GLUED.search(reading.text):
        return True
    shape = _UNLIKE.get(reading.language)
    return shape is not None and any(shape.fullmatch(t.word) for t in reading.tokens)


def _kept(span: Span, text: str, other: str) -> bool:
    """True where the other text keeps the cue and the word after it as they are: the title of a song."""
    after = _AFTER.match(text, span.start)
    return after is not None and after.group() in other


def _asks(span: Span, reading: Reading) -> bool:
    """True for an English negation that only asks for assent, or is left open: isn't he?, whether or not."""
    if reading.language != "en":
        return False
    return _TAG.match(reading.text, span.stop) is not None or reading.text[: span.start].endswith(
        ("or ", "Why ", "why ")
    )


_TAG = re.compile(r"\s(?:he|she|it|they|you|we|I)\?")
_AFTER = re.compile(r"\S+ \S*[^\W\d_]")
