"""Whether two passages, in two languages and scripts too, name different ones.

A name is answered by a word of the other side that is spelled or sounds like it, or by a name of the same place or
people. In one language two passages name different ones where each has a name that nothing on the other side answers,
unless the two may be one changed on its way. Between languages a name without an answer is weighed: what stands in its
place, what stands beside it, whether the names around it are answered, whether the translation is whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from sayso.link.discrepancy.land import land, named_lands
from sayso.link.discrepancy.proper import ELIDED, Proper, is_word
from sayso.link.discrepancy.resemblance import alike, in_han, perhaps_alike
from sayso.link.discrepancy.sense import GLUED, stored
from sayso.link.speaker.parts import folded
from sayso.link.speaker.sound import romanised
from sayso.text.capital import leaning
from sayso.types import Span, Spans

if TYPE_CHECKING:
    from sayso.link.discrepancy import Reading

NEAR, BESIDE = 0.3, 0.15
SHORT = 5
# How long a translation is for a character of the English.
LENGTHS = {"ru": 1.05, "uk": 1.0, "de": 1.12, "fr": 1.18, "es": 1.12, "ar": 0.85, "zh": 0.33}
LEAST, MOST = 0.8, 1.3
UNCASED = frozenset(("ar", "zh"))
# Of the names of one passage, the first so many without an answer count, and so many with none of their own opposite.
MANY, FEW = 4, 3
_CYRILLIC = re.compile(r"[\u0430-\u0457]{3}")
_LONG = re.compile(r"[^\W\d_]{4,}")


def lacking(these: Sequence[Proper], of: Reading, those: Reading) -> list[Proper]:
    """The names that nothing on the other side answers."""
    names = {n.word for n in those.names}
    small = {ELIDED.sub("", folded(t.word)) for t in those.tokens if len(t.word) > 4} - names
    found = []
    for name in these:
        if name.word in names or name.word in small or any(alike(name.word, other) for other in names):
            continue
        stem = romanised(name.word)[:5]
        if len(stem) == 5 and any(romanised(w).startswith(stem) for w in small):
            continue
        if those.language == "zh" and in_han(name.word, those.text):
            continue
        if (codes := land(name.word, of.language)) and codes & named_lands(those.text, those.language):
            continue
        found.append(name)
    return found


def names_differ(left: Reading, right: Reading) -> tuple[Spans, Spans] | None:
    """The names of each side that the other lacks, where the two sides name different ones; else None.

    Where the other side's name cannot be told from other words, its spans are empty.
    """
    if right.language == "en" or (left.language in UNCASED and right.language not in UNCASED):
        told = names_differ(right, left)
        return (told[1], told[0]) if told else None
    weights = _weights().get(right.language)
    if weights is None or not any(n.firm for n in left.names):
        return None
    here: list[Span] = []
    there: list[Span] = []
    for name, signs, opposite in weighed(left, right):
        if sum(weights.get(sign, 0.0) * worth for sign, worth in signs.items()) > weights["limit"]:
            here.append(name.span)
            there.extend(n.span for n in opposite)
    return (tuple(here), tuple(dict.fromkeys(there))) if here else None


@cache
def _weights() -> dict[str, Mapping[str, float]]:
    return {
        code: {**row["weights"], "limit": limit} for row in stored("renaming") for code, limit in row["limits"].items()
    }


def weighed(left: Reading, right: Reading) -> list[tuple[Proper, dict[str, float], list[Proper]]]:
    """The names of the left passage that the right one, in another language, does not answer, with what is weighed.

    With each the signs by name (0 or 1, else a number), and the names that stand in its place without an answer.
    """
    firm = [n for n in left.names if n.firm]
    mine = lacking(firm, left, right)
    if not mine:
        return []
    theirs = lacking([n for n in right.names if n.firm], right, left)
    opening = bool(lacking([n for n in right.names if n.opening], right, left))
    lands = bool(named_lands(right.text, right.language, surely=True) - named_lands(left.text, left.language))
    share = (
        len(right.text) * LENGTHS.get(left.language, 1.0) / max(1.0, LENGTHS.get(right.language, 1.0) * len(left.text))
    )
    long = _LONG.findall(left.text)
    capitals = {n.word for n in right.names} if right.language not in UNCASED else set()
    spans = {n.span for n in mine}
    whole = {
        "always": 1.0,
        "lands": float(lands),
        "opening": float(opening),
        "many": min(MANY, len({n.word for n in mine})) - 1.0,
        "answered": (len(firm) - len(mine)) / len(firm),
        "opposite": float(min(FEW, len(theirs))),
        "short text": max(0.0, LEAST - share),
        "long text": max(0.0, share - MOST),
        "glued": float(right.language == "ar" and GLUED.search(right.text) is not None),
        "latin": float(right.language in ("ru", "uk") and _CYRILLIC.search(right.text) is None),
        "headline": float(2 * sum(w[0].isupper() for w in long) > len(long)),
    }
    found = []
    for name in mine:
        others = [n for n in theirs if not perhaps_alike(name.word, n.word) and not is_word(n.word, right.language)]
        apart = {n: abs(_place(name, left) - _place(n, right)) for n in others}
        after = next((n for n in left.names if n.span.start == name.span.stop + 1 and n.firm), None)
        before = next((n for n in left.names if n.span.stop == name.span.start - 1 and n.firm), None)
        signs = {
            "another": float(bool(others)),
            "near": float(any(d <= NEAR for d in apart.values())),
            "beside": float(any(d <= BESIDE for d in apart.values())),
            "in capitals": float((leaning(name.word) or 0.0) < -1),
            "place": float(place := bool(land(name.word, left.language))),
            "place for place": float(place and lands),
            "short": float(len(name.word) < SHORT),
            "before answered": float(after is not None and after.span not in spans),
            "before lacking": float(after is not None and after.span in spans),
            "after answered": float(before is not None and before.span not in spans),
            "after lacking": float(before is not None and before.span in spans),
            "first": float(name.span.start < 2),
            "perhaps alike": float(any(perhaps_alike(name.word, word) for word in capitals)),
        }
        found.append((name, whole | signs, [n for n in others if apart[n] <= NEAR]))
    return found


def _place(name: Proper, reading: Reading) -> float:
    return name.span.start / max(1, len(reading.text))
