"""The noun phrase that opens at a place: "a crowd of about 300 people", "Ms. Orne and Jon Vane"."""

from __future__ import annotations

import re

from sayso.extract.address.pattern import Address
from sayso.types import Span

NEXT_WORD = re.compile(r"[ \u00a0\u202f]*([\w&][\w’'.&/-]*)")
QUOTED = re.compile(r"[ \u00a0\u202f]*([“\"‘«][^”\"’»\0]{2,40}[”\"’»]|''[^'\0]{2,40}'')")
NUMBER = re.compile(r"[ \u00a0\u202f]*\d[\d,.]*\d")
MOST_WORDS = 8
TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "prof", "st", "rev", "jr", "u.s", "u.n"}
)
GATHERERS = frozenset("crowd crowds throng group groups audience gathering thousands hundreds millions dozens".split())
GATHERED = re.compile(r"\s+(?:\w|\d)")
NAMED_BY = re.compile(r"\s+(?:(?:the )?[A-Z]|(?:his|her|their|about|some)\b)")
NOUNS_IN_LY = frozenset("family ally assembly weekly daily monopoly bully rally supply reply".split())


def noun_phrase(address: Address, words: str, start: int) -> Span:
    """The noun phrase of one language that opens at an offset; empty where none does."""
    stop = at = start
    first = start
    taken: list[str] = []
    while len(taken) < MOST_WORDS:
        quoted = QUOTED.match(words, at) if taken else None
        if quoted and taken[-1].endswith(("’s", "'s", "’", "'")):
            stop = quoted.end()
            break
        found = NUMBER.match(words, at) or NEXT_WORD.match(words, at)
        if found is None:
            break
        word = found.group().strip()
        bare = word.rstrip(".").lower()
        named = word[0].isupper()
        if not taken and bare in address.pronouns and bare != "her":
            return Span(found.end() - len(word), found.end())
        joins = bare in ("and", "of", "&") and taken and _joins(words, found.end(), taken[-1], bare)
        roughly = taken[-1:] in ([], ["of"]) and bare == "about" and NUMBER.match(words, found.end()) is not None
        ends = bare in address.stops and not joins and not roughly and not (word.isupper() and len(word) > 2)
        content = any(t.lower() not in address.determiners for t in taken)
        verbal = not named and bare.endswith(("ing", "ed")) and content
        adverb = not named and content and bare.endswith("ly") and bare not in NOUNS_IN_LY
        if ends or verbal or adverb or (bare == "of" and not joins):
            break
        if not taken:
            first = found.end() - len(word)
        taken.append(word)
        at = found.end()
        initial = named and len(bare) == 1 and len(taken) > 1
        ended = word.endswith(".") and bare not in TITLES and not initial
        if not joins:
            stop = at - ended
        if ended:
            break
    content_words = [t for t in taken if t.lower() not in address.determiners]
    if not content_words:
        return Span(first, stop) if [t.lower() for t in taken] == ["her"] else Span(start, start)
    return Span(first, stop)


def _joins(words: str, at: int, before: str, joint: str) -> bool:
    if joint == "of":
        return (GATHERED if before.lower() in GATHERERS else NAMED_BY).match(words, at) is not None
    following = NEXT_WORD.match(words, at)
    return following is not None and before[0].isupper() and following.group(1)[0].isupper()
