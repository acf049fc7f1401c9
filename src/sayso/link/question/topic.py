"""What a matter is about, named in a stretch of one of its answers where no question can be made safely."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from sayso.link.question.asking import EMPHASIS, RELATIVES, TURNED, UNCLEAR, Token, joined_up, tokens
from sayso.link.question.clause import TIMING, Clause
from sayso.link.question.stance import MEASURES, neutral_places
from sayso.link.statement.passage import EMPTY
from sayso.text.verb import AUXILIARIES, DETERMINERS, PREPOSITIONS

FEWEST, LONGEST_TOPIC = 2, 12
POSSESSIVES = frozenset("his her its their our my your".split())
# "inaccurate" of "inaccurate and misleading articles": what ends here lacks its noun
ADJECTIVE = re.compile(r"\w{3}(?:ate|ive|al|ous|ing|able|ible|ic|ful|less|ary|ent|ant)$")
COORDINATED = re.compile(r"\s+(?:and|or)\s")
CLOSES = PREPOSITIONS | DETERMINERS | AUXILIARIES | EMPTY | RELATIVES | EMPHASIS | TIMING | {"only"}
BRACKET = re.compile(r"[()\[\]]")
MONEY = re.compile(r"[$€£]\s?$")


def halved(words: Sequence[str], after: str) -> bool:
    """True for a clause whose last word lacks its noun, which stands behind the "and" that comes after."""
    if COORDINATED.match(after) is None:
        return False
    return ADJECTIVE.search(words[-1]) is not None or (len(words) > 1 and words[-2] in PREPOSITIONS)


def topic(clause: Clause, text: str, language: str | None, shared: Container[str]) -> str | None:
    """The clause's words from the first to the last of the ``shared`` keys, None where they take a stance or a "he" is
    left in them.

    "had never expressed any interest in the ferry", of which interest and ferry are shared: "interest in the ferry".
    """
    code = language or "en"
    held = tokens(clause, text)
    places = [at for at, key in clause.keys if key in shared]
    if len(held) != len(clause.words) or not places:
        return None
    stop = _noun_phrase(held, places[-1], code, text[clause.span.stop :])
    start = _led(clause, places)
    while start and held[start].gap in ("-", "–"):
        start -= 1
    # "not exceeded 12" bounds and denies nothing, but "exceeded 12" would be another matter.
    if start and held[start - 1].plain in ("not", "no") and (held[start].plain,) in MEASURES:
        start += 1
    if held[start].plain in EMPHASIS:
        return None
    inside = [t for t in held[start:stop] if t.plain not in POSSESSIVES]
    spelled = ["he" if t.plain == "i" else t.plain for t in inside]
    if not FEWEST <= len(inside) <= LONGEST_TOPIC or not UNCLEAR.get(code, frozenset()).isdisjoint(spelled):
        return None
    first, last = clause.words[start], clause.words[stop - 1]
    if BRACKET.search(text[first.start : last.stop]) or neutral_places(spelled, code) or TURNED in spelled:
        return None
    sign = MONEY.search(text, max(0, first.start - 3), first.start)
    return f"{sign.group() if sign else ''}{joined_up(inside)}"


def _led(clause: Clause, places: Sequence[int]) -> int:
    """Where the words begin: at the first shared one, and where it is the only one, at the telling word before it."""
    telling = {at for at, _ in clause.keys}
    alone = len(places) == 1 and places[0] - 1 in telling
    return places[0] - 1 if alone else places[0]


def _noun_phrase(held: Sequence[Token], last: int, code: str, after: str) -> int:
    """Where the noun phrase of the last shared word stops; before its preposition where it was cut in two."""
    stop = last + 1
    while stop > 1 and held[stop - 1].plain in CLOSES:
        stop -= 1
    while code == "en" and stop < len(held) and stop - last <= FEWEST and held[stop].plain not in CLOSES:
        stop += 1
    if code == "en" and halved([t.plain for t in held[:stop]], after if stop == len(held) else " and "):
        led = [at for at in range(stop) if held[at].plain in PREPOSITIONS]
        return led[-1] if led else stop
    return stop
