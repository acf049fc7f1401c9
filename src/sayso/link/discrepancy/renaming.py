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

from sayso.link.discrepancy.dictionary import in_dictionary
from sayso.link.discrepancy.land import land, land_words, named_lands
from sayso.link.discrepancy.proper import ELIDED, Proper, is_word
from sayso.link.discrepancy.resemblance import alike, in_han, nearness, of_one_people, perhaps_alike
from sayso.link.discrepancy.sense import GLUED, stored
from sayso.link.discrepancy.transliteration import GLUED_RUN, is_foreign, spelled_inside
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
_LATIN = re.compile(r"[a-z\u00df-\u024f]{3,}")
# Letters that a name has of each word it is compared with in small letters; what its first one may be written as.
STEM = 5
# Letters beyond which a German noun may be a name with another noun: Marsoberfläche.
LONG = 7
_MAY_BEGIN = {
    "h": "hgkjx",
    "c": "ckzs",
    "k": "kc",
    "w": "wvu",
    "v": "vw",
    "j": "jdzy",
    "g": "gj",
    "y": "yji",
    "x": "xks",
}
# A word that is not written with a capital much more often.
WEAK = -0.5
_WORDLIKE = re.compile(
    r"(?:tor|ist|ing|ed|ness|ment|tion|sion|ture|age|ary|ory|ence|ance|ical|ental|ery|ity|ian|ship|ware|board|house|land"
    r"|word|[^aeiou]er|ers|ors|ies|ive|ous|ful|less|able|phere|ium|sis|ics|ogy|ics)s?$"
)
_PEOPLE = re.compile(r"...(?:ans?|ese|ish|ites?|ists?|isms?|ics?|ids?)$")
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w'’.-]*(?: (?:of|the|and|for))?[ -]$")
_CAPITAL_AFTER = re.compile(r"(?:['’]s)?[ -](?:(?:of|the|and|for) )?[A-Z]")
_LONG = re.compile(r"[^\W\d_]{4,}")


def lacking(these: Sequence[Proper], of: Reading, those: Reading) -> list[Proper]:
    """The names that nothing on the other side answers."""
    names = {n.word for n in those.names}
    words = {ELIDED.sub("", folded(t.word)) for t in those.tokens if len(t.word) > 4} - names
    small = {
        romanised(w): w for w in (words if those.language != "de" else words | {n for n in names if len(n) > LONG})
    }
    latin = _LATIN.findall(folded(those.text)) if those.language in UNCASED else ()
    found = []
    for name in these:
        if name.word in names or name.word in words or any(alike(name.word, other) for other in names):
            continue
        if any(name.word in run for run in latin) or _small_alike(name.word, small, those.language):
            continue
        if those.language == "zh" and in_han(name.word, those.text):
            continue
        if those.language == "ar" and any(
            spelled_inside(romanised(name.word), run) for run in GLUED_RUN.findall(those.text)
        ):
            continue
        if (codes := land(name.word, of.language)) and codes & named_lands(those.text, those.language):
            continue
        found.append(name)
    return found


def _small_alike(name: str, small: Mapping[str, str], language: str) -> bool:
    """True where a small word of the other side begins as the name does, or is the name as that language writes it."""
    if any(of_one_people(name, plain) for plain in small.values()):
        return True
    spelled = romanised(name)
    small = {word: plain for word, plain in small.items() if word}
    if len(spelled) >= STEM and any(word.startswith(spelled[:STEM]) for word in small):
        return True
    return len(spelled) > STEM and any(
        word[0] in _MAY_BEGIN.get(spelled[0], spelled[0]) and not is_word(plain, language) and alike(name, plain)
        for word, plain in small.items()
    )


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
    share = (
        len(right.text) * LENGTHS.get(left.language, 1.0) / max(1.0, LENGTHS.get(right.language, 1.0) * len(left.text))
    )
    long = _LONG.findall(left.text)
    capitals = {n.word for n in right.names} if right.language not in UNCASED else set()
    heard = (
        {n.word for n in right.names}
        if right.language in UNCASED
        else {t.word for t in right.tokens if len(t.word) > 2}
    )
    spans = {n.span for n in mine}
    whole = {
        "always": 1.0,
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
    lone = _lone_lands(left, right)
    foreign = _foreign(left, right) if right.language == "ar" else []
    whole |= {
        "foreign": float(min(FEW, len(foreign))),
        "lone lands": float(min(FEW, len(lone))),
        "none opposite": float(not theirs and not lone and any(n.firm for n in right.names)),
        "all lacking": float(len(firm) == len(mine)),
    }
    found = []
    for name in mine:
        others = [n for n in theirs if not perhaps_alike(name.word, n.word) and not is_word(n.word, right.language)]
        place = _place(name.span.start, left)
        apart = {n: abs(place - _place(n.span.start, right)) for n in others}
        away = min((abs(place - _place(start, right)) for start in lone), default=1.0)
        strange = min((abs(place - _place(start, right)) for start in foreign), default=1.0)
        after = next((n for n in left.names if n.span.start == name.span.stop + 1 and n.firm), None)
        before = next((n for n in left.names if n.span.stop == name.span.start - 1 and n.firm), None)
        leans = leaning(name.word)
        common, lonely = in_dictionary(name.word), not _beside_capital(left.text, name.span)
        signs = {
            "another": float(bool(others)),
            "near": float(any(d <= NEAR for d in apart.values())),
            "beside": float(any(d <= BESIDE for d in apart.values())),
            "land near": float(away <= NEAR),
            "land beside": float(away <= BESIDE),
            "foreign near": float(strange <= NEAR),
            "foreign beside": float(strange <= BESIDE),
            "in capitals": float((leans or 0.0) < -1),
            "unknown": float(leans is None),
            "as a word": float(leans is not None and leans > WEAK),
            "ended as a word": float(_WORDLIKE.search(name.word) is not None),
            "place": float(at_home := bool(land(name.word, left.language))),
            "place for place": float(at_home and bool(lone)),
            "short": float(len(name.word) < SHORT),
            "before answered": float(after is not None and after.span not in spans),
            "before lacking": float(after is not None and after.span in spans),
            "after answered": float(before is not None and before.span not in spans),
            "after lacking": float(before is not None and before.span in spans),
            "alone": float(lonely),
            "in dictionary": float(common),
            "in dictionary alone": float(common and lonely),
            "of a people": float(_PEOPLE.search(name.word) is not None),
            "heard": nearness(name.word, heard, right.text, right.language),
            "first": float(name.span.start < 2),
            "perhaps alike": float(any(perhaps_alike(name.word, word) for word in capitals)),
        }
        found.append((name, whole | signs, [n for n in others if apart[n] <= NEAR]))
    return found


def _lone_lands(left: Reading, right: Reading) -> list[int]:
    """Where the right passage names a place or a people that nothing in the left one answers."""
    known = named_lands(left.text, left.language)
    return [
        start
        for word, start, codes in land_words(right.text, right.language)
        if not codes & known and not any(alike(n.word, word) for n in left.names)
    ]


def _foreign(left: Reading, right: Reading) -> list[int]:
    """Where an Arabic passage has what looks like a foreign name and answers no word of the left passage."""
    words = {folded(t.word) for t in left.tokens if len(t.word) > 2}
    return [
        name.span.start
        for name in right.names
        if is_foreign(name.word) and not land(name.word, "ar") and not any(alike(word, name.word) for word in words)
    ]


def _beside_capital(text: str, span: Span) -> bool:
    """True where a name stands in a row of words with capitals."""
    return bool(_CAPITAL_BEFORE.search(text, 0, span.start) or _CAPITAL_AFTER.match(text, span.stop))


def _place(start: int, reading: Reading) -> float:
    return start / max(1, len(reading.text))
