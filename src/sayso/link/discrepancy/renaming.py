"""Whether two passages, in two languages and scripts too, name different ones.

A name is answered by a word of the other side that is spelled or sounds like it, or by a name of the same country.
Two passages name different ones where each has a name that nothing on the other side answers, at about the same place,
unless the two may be one changed on its way. A whole translation may also lack a name for which it has a country, the
first word of a sentence, or in German a capital that is no usual noun, which nothing in the English answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.link.discrepancy.land import land, named_lands
from sayso.link.discrepancy.proper import Proper, may_be_name
from sayso.link.discrepancy.resemblance import alike, in_han, perhaps_alike
from sayso.link.speaker.parts import folded
from sayso.link.speaker.sound import romanised
from sayso.types import Span, Spans

if TYPE_CHECKING:
    from sayso.link.discrepancy import Reading

ABOUT = 0.3
# How long a translation is for a character of the English, and how far a whole one strays from that.
LENGTHS = {"ru": 1.05, "uk": 1.0, "de": 1.12, "fr": 1.18, "es": 1.12, "ar": 0.85, "zh": 0.33}
WHOLE = (0.65, 1.6)
CAPITALS = frozenset(("ru", "uk", "fr", "es"))
# Arabic words run together, in which a name is not seen.
_GLUED = re.compile(r"[\u0621-\u064a]{14}|[\u0621-\u064a][A-Za-z]|[A-Za-z][\u0621-\u064a]")
_CYRILLIC = re.compile(r"[\u0430-\u0457]{3}")
_POSSESSIVE = ("'s", "’s", "s'", "s’")


def _lacking(these: Sequence[Proper], of: Reading, those: Reading) -> list[Proper]:
    """The names that nothing on the other side answers."""
    names = {n.word for n in those.names}
    small = {folded(t.word) for t in those.tokens if len(t.word) > 4} - names
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
    """The names of each side that the other lacks, where both have such a one at about the same place; else None.

    A translation about as long as its English original must have all its names; where the other side's name cannot be
    told from other words, its spans are empty.
    """
    if right.language == "en" and left.language != "en":
        told = names_differ(right, left)
        return (told[1], told[0]) if told else None
    mine = _lacking([n for n in left.names if n.firm], left, right)
    if not mine and left.language == right.language == "en" and any(n.opening for n in left.names):
        opening = _lacking([n for n in left.names if n.opening], left, right)
        mine = opening if _lacking([n for n in right.names if n.firm], right, left) else []
    if not mine or (right.language in ("ru", "uk") and not _CYRILLIC.search(right.text)):
        return None
    one_tongue = left.language == right.language
    theirs = _lacking([n for n in right.names if n.firm or (one_tongue and n.opening)], right, left)
    doubtful = {n.word for n in mine for m in theirs if perhaps_alike(n.word, m.word)}
    doubtful |= {m.word for m in theirs for n in mine if perhaps_alike(n.word, m.word)}
    pairs = [
        (a, b)
        for a in mine
        for b in theirs
        if not doubtful & {a.word, b.word} and (one_tongue or abs(_place(a, left) - _place(b, right)) <= ABOUT)
    ]
    if pairs:
        return tuple(dict.fromkeys(a.span for a, _ in pairs)), tuple(dict.fromkeys(b.span for _, b in pairs))
    if one_tongue:
        return _put_for(mine, left, right) if left.tokens else None
    return _left_out(mine, left, right)


def _left_out(mine: Sequence[Proper], left: Reading, right: Reading) -> tuple[Spans, Spans] | None:
    """The names that a whole translation lacks; not a given name before a last name it has, nor a place it leaves out.

    Where capitals tell names it must have another in their stead, if only the first word of a sentence.
    """
    if left.language != "en" or right.language not in LENGTHS:
        return None
    share = len(right.text) / max(1.0, LENGTHS[right.language] * len(left.text))
    if not WHOLE[0] <= share <= WHOLE[1]:
        return None
    if right.language == "ar" and _GLUED.search(right.text):
        return None
    lacking = {n.span for n in mine}
    lands = named_lands(right.text, right.language, surely=True) - named_lands(left.text, "en")
    first = right.language in CAPITALS and _lacking([n for n in right.names if n.opening], right, left)
    if right.language == "de" and not (lands or _spare(left, right)):
        return None
    capitals = {n.word for n in right.names} if right.language not in ("ar", "zh") else frozenset()
    told = []
    for name in mine:
        after = next((n for n in left.names if n.span.start == name.span.stop + 1), None)
        before = next((n for n in left.names if n.span.stop == name.span.start - 1), None)
        given = after is not None and after.firm and after.span not in lacking
        last = before is not None and before.firm and before.span not in lacking
        place = land(name.word, "en")
        if given or (place and not lands) or left.text[name.span.start : name.span.stop].endswith(_POSSESSIVE):
            continue
        if right.language in CAPITALS and not (lands or first):
            continue
        if right.language == "zh" and not (last and len(name.word) > 4):
            continue
        if right.language == "ar" and not (lands or last or len(mine) > 1):
            continue
        if any(perhaps_alike(name.word, word) for word in capitals):
            continue
        told.append(name.span)
    return (tuple(told), tuple(n.span for n in first) if first else ()) if told else None


def _spare(left: Reading, right: Reading) -> bool:
    """True where a German text has a capital that may be a name and answers nothing."""
    capital = [n for n in right.names if len(n.word) > 3 and may_be_name(right.text, n)]
    return bool(_lacking(capital, right, left))


def _put_for(mine: Sequence[Proper], left: Reading, right: Reading) -> tuple[Spans, Spans] | None:
    """The names that stand between two words between which the other text has others with a capital."""
    places = {t.span: k for k, t in enumerate(left.tokens)}
    for name in mine:
        at = places[name.span]
        before = left.tokens[at - 1].word if at else None
        after = left.tokens[at + 1].word if at + 1 < len(left.tokens) else None
        for k, token in enumerate(right.tokens):
            if before != (right.tokens[k - 1].word if k else None) or not token.letters[0].isupper():
                continue
            for stop in range(k + 1, min(k + 4, len(right.tokens) + 1)):
                following = right.tokens[stop].word if stop < len(right.tokens) else None
                inside = right.tokens[k:stop]
                if after in (following, None) and not any(perhaps_alike(name.word, folded(t.word)) for t in inside):
                    return (name.span,), (Span(token.span.start, inside[-1].span.stop),)
    return None


def _place(name: Proper, reading: Reading) -> float:
    return name.span.start / max(1, len(reading.text))
