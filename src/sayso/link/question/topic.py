"""What a matter is about, named in a stretch of one of its answers where no question can be made safely."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from sayso.link.question.clause import TIMING, Clause
from sayso.link.question.english import EMPHASIS, HAVE, LEADING, RELATIVES, TURNED, english
from sayso.link.question.stance import MEASURES, neutral_places
from sayso.link.question.token import Token, joined_up, tokens, unclear
from sayso.link.spelling import NUMBER_WORDS
from sayso.link.statement.passage import EMPTY
from sayso.text.verb import AUXILIARIES, DETERMINERS, IRREGULAR, PREPOSITIONS, Known, gerund, is_finite

FEWEST, LONGEST_TOPIC = 2, 12
POSSESSIVES = frozenset("his her its their our my your".split())
# "inaccurate" of "inaccurate and misleading articles": what ends here lacks its noun
ADJECTIVE = re.compile(r"\w{3}(?:ate|ive|al|ous|ing|able|ible|ic|ful|less|ary|ent|ant)$")
COORDINATED = re.compile(r"\s+(?:and|or)\s")
BEING = frozenset("is are was were be been being am".split())
SKIPPED = frozenset("not never also just already still only".split())
# What may open a topic of one telling word: "out of the woods".
LEADS_IN = frozenset("of the out in on off under over behind a an".split())
CLOSES = PREPOSITIONS | DETERMINERS | AUXILIARIES | EMPTY | RELATIVES | EMPHASIS | TIMING | {"only", "yet"}
MEASURING = DETERMINERS | frozenset(
    "second seconds minute minutes hour hours day days week weeks month months year years metre metres meter meters "
    "mile miles kilometre kilometres kilometer kilometers cubic square tonne tonnes ton tons litre litres liter liters "
    "percent per cent dollar dollars euro euros pound pounds million billion hundred thousand people times".split()
)
BRACKET = re.compile(r"[()\[\]]")
MONEY = re.compile(r"[$€£]\s?$")


def measured(words: str) -> bool:
    """True for words that name nothing but a measure: of what it is one stays open.

    >>> measured("40 minutes"), measured("1,200 cubic metres a second"), measured("40 minutes of warning")
    (True, True, False)
    """
    spelled = [w.casefold() for w in words.split()]
    counted = any(w[0].isdigit() or w in NUMBER_WORDS for w in spelled)
    return counted and all(w[0].isdigit() or w in NUMBER_WORDS or w in MEASURING for w in spelled)


def halved(words: Sequence[str], after: str) -> bool:
    """True for a clause whose last word lacks its noun, which stands behind the "and" that comes after."""
    if COORDINATED.match(after) is None:
        return False
    return ADJECTIVE.search(words[-1]) is not None or (len(words) > 1 and words[-2] in PREPOSITIONS)


def topic(
    clause: Clause, text: str, language: str | None, shared: Container[str], known: Known, *, whole: bool = False
) -> str | None:
    """The clause's words from the first to the last of the ``shared`` keys, None where they take a stance or a "he" is
    left in them.

    "had never expressed any interest in the ferry", of which interest and ferry are shared: "interest in the ferry".
    What opens with a verb of English is put in -ing: "paying the crews"; what has a finite verb comes as a question.
    Words between which a "he" or a "who" stands are cut there; the part with most of what is shared is left.
    """
    code = language or "en"
    held = tokens(clause, text)
    every = [at for at, key in clause.keys if key in shared]
    if len(held) != len(clause.words) or not every:
        return None
    places = _part(held, every, code)
    stop = _noun_phrase(held, places[-1], code, text[clause.span.stop :])
    start = _led(clause, places)
    while start and held[start].gap in ("-", "–"):
        start -= 1
    # "not exceeded 12" bounds and denies nothing, but "exceeded 12" would be another matter.
    if start and held[start - 1].plain in ("not", "no") and (held[start].plain,) in MEASURES:
        start += 1
    if held[start].plain in EMPHASIS:
        return None
    alone = code == "en" and stop - start < FEWEST
    while alone and start and held[start - 1].plain in LEADS_IN:
        start -= 1
    inside = [t for t in held[start:stop] if t.plain not in POSSESSIVES]
    spelled = ["he" if t.plain == "i" else t.plain for t in inside]
    if not FEWEST <= len(inside) <= LONGEST_TOPIC or any(unclear(t, code) for t in inside) or "he" in spelled:
        return None
    first, last = clause.words[start], clause.words[stop - 1]
    if BRACKET.search(text[first.start : last.stop]) or neutral_places(spelled, code) or TURNED in spelled:
        return None
    sign = MONEY.search(text, max(0, first.start - 3), first.start)
    if code == "en":
        if all(t.capital or t.plain in CLOSES for t in inside):
            return None
        opening = whole and all(t.plain in DETERMINERS or t.plain in LEADING for t in held[:start])
        if _finite(inside) and opening and (question := english(list(held[:stop]), None, known)):
            return question
        start, inside = _predicate(held, start, inside)
        if len(inside) < FEWEST or (inside[-1].plain.endswith("ing") and inside[-2].plain in PREPOSITIONS):
            return None
        inside = _named_by_verb(held, start, inside, known)
    return f"{sign.group() if sign else ''}{joined_up(inside)}"


def _predicate(held: Sequence[Token], start: int, inside: Sequence[Token]) -> tuple[int, list[Token]]:
    """What is said of the subject, where a form of "be" stands inside: the subject is cut off, or may be."""
    at = next((at for at, t in enumerate(inside) if at and t.plain in BEING), None)
    if at is None or len(inside) - at - 1 < FEWEST:
        return start, list(inside)
    place = next(n for n in range(start, len(held)) if held[n] is inside[at])
    return place + 1, list(inside[at + 1 :])


def _finite(inside: Sequence[Token]) -> bool:
    return any(t.plain in AUXILIARIES for t in inside[1:])


def _part(held: Sequence[Token], places: Sequence[int], code: str) -> list[int]:
    """Those of the shared words that nothing unclear parts from one another: the most of them, the first where even."""
    parts: list[list[int]] = [[places[0]]]
    for before, at in zip(places, places[1:], strict=False):
        between = held[before + 1 : at]
        apart = any(t.plain in RELATIVES or (unclear(t, code) and t.plain not in POSSESSIVES) for t in between)
        if apart:
            parts.append([])
        parts[-1].append(at)
    return max(parts, key=len)


def _named_by_verb(held: Sequence[Token], start: int, inside: Sequence[Token], known: Known) -> list[Token]:
    """The words with their opening verb in -ing: "being raped" for what "was raped", "being out of the woods"."""
    first = inside[0]
    before = next((t.plain for t in reversed(held[:start]) if t.plain not in SKIPPED), "")
    ends = first.plain.endswith("ing")
    if before in BEING and not ends and first.plain not in DETERMINERS and not first.capital:
        return [Token("being", "being", "", False), *inside]
    if first.capital or ends or first.plain in PREPOSITIONS:
        return list(inside)
    led = before == "to" or before in AUXILIARIES - BEING - HAVE
    ended = first.plain.endswith("ed") or first.plain in IRREGULAR
    plain = first.plain if led and not ended and not first.plain.endswith("ly") else None
    named = start > 0 and held[start - 1].capital
    done = start and (is_finite(first.plain, before, named, known) or (named and first.plain.endswith("ed")))
    if (before in HAVE and ended) or (plain is None and done):
        plain = first.plain
    return [Token(gerund(plain, known), plain, "", False), *inside[1:]] if plain else list(inside)


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
