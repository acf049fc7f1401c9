"""Words and phrases that negate, quantify or hedge, found in a passage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.link.discrepancy.alignment import words_of
from sayso.link.discrepancy.quantity import Token
from sayso.link.discrepancy.sense import senses, table
from sayso.types import Span

GROUPS = (
    "negators",
    "negative",
    "restrictive",
    "quantifiers",
    "modals",
    "strong_modals",
    "strong_quantifiers",
    "plain_modals",
    "bare_modals",
)
# unbeatable, indescribable, unfinished
_NEGATED = re.compile(
    r"(?:(?:un|in|im|ir|il)\w{3,}(?:able|ible|ably|ibly)"
    r"|un(?!der|i(?:t|f|on)|cover|veil|leash|lock|load|ravel|rest|wind|tie|pack|mask|earth|fold|hing|furl)\w{4,}ed)"
)
# Words between "both" and its "and".
_JOINED = 5
# Words for more and fewer before a figure alone, and words for most and few that are neither there.
_BOUNDS = frozenset("over under above below".split())
_NEARLY = frozenset("almost nearly barely scarcely".split())
_NUMBERED = frozenset(("numbers", "scales", "crowds", "fractions"))
# What "most" makes a superlative of: most recently, most affected, most beautiful.
_GRADED = re.compile(r"...(?:ly|ed|ful|ive|al|ent|ant|ous|ible|able|ic|ing|ior|less|ern)$")


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
        if phrase and not _leads_on(text, units, k, phrase[1]):
            taken = phrase[1]
            inside = frozenset().union(*(_cue_senses(w, language) for w, _ in units[k : taken + 1]))
            told = (
                phrase[0] if "quantifiers neutral" in phrase[0] else phrase[0] | {s for s in inside if s[:3] == "neg"}
            )
            found.append(Cue(told, k, taken, Span(span.start, units[taken][1].stop)))
        elif _is_other(text, units, k):
            continue
        elif told := _cue_senses(word, language):
            found.append(Cue(told, k, k, span))
    return tuple(found)


def _units(text: str) -> tuple[tuple[str, Span], ...]:
    return tuple((w.plain if w.plain == "not" else w.form, Span(w.start, w.stop)) for w in words_of(text))


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


def _is_other(text: str, units: Sequence[tuple[str, Span]], at: int) -> bool:
    """True for the month of May inside a sentence, the "most" of a superlative, "over" and "nearly" by what follows."""
    word, span = units[at]
    if word == "most":
        return at + 1 < len(units) and _GRADED.search(units[at + 1][0]) is not None
    if word == "both":
        return any(w == "and" for w, _ in units[at + 1 : at + 1 + _JOINED])
    if word in _BOUNDS:
        return not _counts(units, at + 1)
    if word in _NEARLY:
        return _counts(units, at + 1)
    return word == "may" and at > 0 and text[span.start] == "M"


def _counts(units: Sequence[tuple[str, Span]], at: int) -> bool:
    """True where a figure stands at a place, or an article and what counts: 40, two, $3, a month, half."""
    if at >= len(units):
        return False
    word = units[at][0]
    if word[0].isdigit() or word in "$€£" or _NUMBERED & {group for group, _ in senses(word, "en")}:
        return True
    told = {group for group, _ in senses(units[at + 1][0], "en")} if at + 1 < len(units) else set()
    return word in ("a", "an", "the") and bool((_NUMBERED | {"units"}) & told)


def _leads_on(text: str, units: Sequence[tuple[str, Span]], first: int, last: int) -> bool:
    """True for "after all" before the words that "all" belongs to: after all these years; at most of the gates."""
    if units[last][0] == "most" and units[first][0] == "at":
        return last + 1 < len(units) and units[last + 1][0] == "of"
    if units[last][0] != "all" or units[first][0] not in ("after", "above", "in") or last + 1 == len(units):
        return False
    return text[units[last][1].stop : units[last + 1][1].start] == " "


def _han_cues(text: str) -> Iterator[Cue]:
    for word, found in table("zh").exact.items():
        told = frozenset(f"{group} {name}" for group, name in found if group in GROUPS)
        if told and (at := text.find(word)) >= 0:
            yield Cue(told, at, at, Span(at, at + len(word)))
