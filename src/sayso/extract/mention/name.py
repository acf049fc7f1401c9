"""Names of people, bodies and places as they stand in a text, each with its span and the title before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.extract.mention.given import fold
from sayso.extract.mention.inflection import given_gender as gender_of
from sayso.extract.mention.inflection import name_gender
from sayso.extract.mention.title import (
    BODIES,
    BODY_HEADS,
    BODY_NOUNS,
    COURTESY,
    FIRST_NAME_AFTER,
    NOT_NAMES,
    OFFICES,
    PARTICLES,
    PERSON_NOUNS,
    PLACE_STARTS,
    PLACES,
    PORTFOLIOS,
    SEXED,
    TITLE_HEADS,
    listed,
)
from sayso.extract.mention.token import Token
from sayso.types import Span

_WIDE = frozenset({"national", "international"})
SURNAMES = listed("day young best may good early will still long just")
_ALSO_NAMES = SURNAMES | listed("jan jun mar may april june august dec")
_JOINING = BODY_HEADS | TITLE_HEADS
_OWNERS = listed("children women men people veterans teachers workers citizens farmers")
_ALONE = NOT_NAMES - PLACE_STARTS
MOST_IN_LABEL = 40
_AGENTS = ("or", "er", "ist", "man", "woman", "ant", "eer")
_PARTY = re.compile(r"[RDI]-")
_AGE = re.compile(r",\s\d{1,3},")


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands.

    ``kind``: person | body | place | open (a name, of what the words do not tell). ``gender``: ``m``, ``f`` or None.
    ``title`` covers the titles before the name, ``own`` marks a possessive, ``first`` and ``last`` are token numbers.
    """

    span: Span
    words: tuple[str, ...]
    kind: str
    gender: str | None
    title: Span | None
    own: bool
    first: int
    last: int

    @property
    def full(self) -> bool:
        """True when a given name or an initial stands before the last name."""
        return len(self.words) > 1


def _joined(text: str, left: Token, right: Token) -> bool:
    gap = text[left.stop : right.start]
    return gap in (" ", "\u00a0", "\u202f") or (not gap and left.word.endswith("."))


def _runs(text: str, line: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Token ranges of capitalised words, with the particles and ``of`` that join them."""
    at, count = 0, len(line)
    while at < count:
        if not line[at].cap:
            at += 1
            continue
        stop = at + 1
        while stop < count:
            inner = stop > at + 1 and line[stop - 1].low in PARTICLES
            if line[stop - 1].low in _ALONE and not inner:
                break
            if line[stop - 1].own and not _office_of(line[stop - 1], line[stop]):
                break
            twice = stop - at > 1 and line[stop].word == line[stop - 1].word
            if twice or not _joined(text, line[stop - 1], line[stop]):
                break
            if line[stop].cap:
                stop += 1
                continue
            stop_after = _bridge(text, line, at, stop)
            if not stop_after:
                break
            stop = stop_after
        yield at, stop
        at = stop + 2 * _is_card(line, stop)


def _is_card(line: Sequence[Token], at: int) -> bool:
    """True where a page repeats a name last name first: ``Ada Orne Orne Ada``."""
    here = [t.word for t in line[max(0, at - 2) : at + 2]]
    return len(here) == 4 and here[1] == here[2] and here[0] == here[3]


def _office_of(owner: Token, body: Token) -> bool:
    """True in ``Coroner's Office``, ``Children's Hospital``: a possessive inside the name of a body."""
    return body.cap and body.low in BODY_HEADS and (owner.low in OFFICES or owner.low in _OWNERS)


def _bridge(text: str, line: Sequence[Token], start: int, at: int) -> int:
    """Where a run goes on after lower-case joining words, 0 where it ends."""
    low = line[at].low
    after = at + 1
    many = line[at - 1].low.endswith("s") and after < len(line) and line[after].low in PLACES | {"america", "truth"}
    if low in ("of", "for", "on", "&") and (line[at - 1].low in _JOINING or (many and at - start > 1)):
        while after < len(line) and line[after].low in ("the", "and", "for"):
            after += 1
    elif low in PARTICLES:
        while after < len(line) and line[after].low in PARTICLES and not line[after].cap:
            after += 1
    elif (low == "&" and at > start) or (
        low == "and" and gender_of(line[start].low) is None and (_body_ahead(line, after) or _members(line, start, at))
    ):
        pass
    else:
        return 0
    if after < len(line) and line[after].cap and all(_joined(text, line[k], line[k + 1]) for k in range(at, after)):
        return after + 1
    return 0


def _members(line: Sequence[Token], start: int, at: int) -> bool:
    """True in ``Union of Pilots and Lock Keepers``: plurals joined after the noun of a body and ``of``."""
    held = line[start].low in BODY_HEADS and line[start + 1].low in ("of", "for")
    ahead = next((t for t in line[at + 1 : at + 4] if t.low.endswith("s") or not t.cap), None)
    return held and line[at - 1].low.endswith("s") and ahead is not None and ahead.cap


def _given(token: Token) -> bool:
    return gender_of(token.low) is not None and token.low not in PLACES


def _office(low: str) -> bool:
    return low in TITLE_HEADS or (low.endswith("s") and low[:-1] in OFFICES)


def _body_ahead(line: Sequence[Token], at: int) -> bool:
    """True in ``Citizenship and Immigration Services``: capitalised words lead to the noun of a body."""
    for token in line[at : at + 3]:
        if not token.cap or token.low in NOT_NAMES or gender_of(token.low) is not None:
            return False
        if token.low in BODY_HEADS:
            return token is not line[at]
    return False


def _titles(run: Sequence[Token]) -> int:
    """How many words at the head of a run are titles: up to the last word that names an office."""
    count = 0
    for at, token in enumerate(run[:-1]):
        if token.low == "general" and count == at and at:
            count = at + 1
        elif _office(token.low) and not (at > count and _given(run[at - 1]) and not token.word.endswith(".")):
            count = at + 1
            if run[at + 1].low == "of":
                place = at + (3 if at + 2 < len(run) and run[at + 2].low == "the" else 2)
                if place < len(run) - 1 and (run[place].low in PORTFOLIOS or len(run) - place > 2):
                    count = place + 1
    count = _holder(run) or count
    rest = run[count:]
    unlisted = next((at for at in range(2, len(rest) - 1) if _given(rest[at])), 0)
    if unlisted and rest[unlisted - 1].low.endswith(_AGENTS) and not any(map(_given, rest[:unlisted])):
        return count + unlisted
    if any(w.low in BODY_HEADS or _office(w.low) for w in rest) and gender_of(rest[0].low) is None:
        return 0
    return 0 if rest[0].low in PARTICLES | {"of", "for", "and", "&"} else count


def _holder(run: Sequence[Token]) -> int:
    """Where the name starts in ``Chairman of the Selm Union of Pilots Ada Orne``; 0 where no office leads there."""
    at = len(run) - 2
    office = next((k for k, t in enumerate(run[:at]) if t.low in OFFICES), at)
    led = office + 2 < at and run[office + 1].low in ("of", "for")
    return at if led and _given(run[at]) and run[-1].low not in BODY_HEADS | PLACES and run[-1].cap else 0


def _kind(words: Sequence[Token], titled: bool, article: bool) -> str:
    lows = [w.low for w in words]
    if titled:
        return "person"
    if len(lows) == 1:
        low = lows[0]
        if low in PLACES or low.replace(".", "") in ("us", "uk", "un", "eu"):
            return "place"
        word = words[0].word
        if low.replace(".", "") in BODIES or low in BODY_HEADS:
            return "body"
        return "body" if len(word) > 1 and word.replace(".", "").isupper() and len(word) < 7 else "open"
    given = gender_of(lows[0])
    if all(low in TITLE_HEADS for low in lows):
        return "open"
    if (
        any(low in BODY_HEADS or low in _WIDE for low in lows[1:])
        or lows[0] in BODY_HEADS
        or "of" in lows
        or "&" in lows
    ):
        return "body"
    if given is not None:
        return "open" if article else "person"
    if lows[-1] in PLACES or lows[0] in PLACE_STARTS or lows[0] in PLACES:
        return "place"
    if article or any(low in BODIES for low in lows):
        return "body"
    return "person" if _initial(words[0].word) or _initial(words[1].word) else "open"


def _initial(word: str) -> bool:
    return len(word) == 2 and word[1] == "." and word[0].isupper()


def _gender(title: Sequence[Token], words: Sequence[Token]) -> str | None:
    for token in title:
        known = COURTESY.get(token.low) or SEXED.get(token.low)
        if known:
            return known
    for token in words[1:]:
        if token.low.endswith(("вич", "вича", "вичем", "вичу")):
            return "m"
        if token.low.endswith(("вна", "вны", "вной", "вне")):
            return "f"
    if len(words) > 1:
        return name_gender(tuple(t.word for t in words))
    return gender_of(words[0].word) if any(t.low in FIRST_NAME_AFTER for t in title) else None


def _trim(line: Sequence[Token], start: int, stop: int) -> int:
    """The first token of a run that is no function word written with a capital at the head of a sentence."""
    while start < stop and line[start].low in NOT_NAMES and not _initial(line[start].word):
        if line[start].low in PLACE_STARTS and start + 1 < stop and line[start + 1].cap:
            break
        start += 1
    while start < stop - 1 and line[start].low in PARTICLES and line[start].word.islower():
        start += 1
    return start


def names(text: str, line: Sequence[Token], before: int = 0) -> Iterator[Name]:
    """The names of one paragraph, in order, by capitals, titles and a lexicon; ``before`` tokens precede its own.

    >>> from sayso.extract.mention.token import tokens
    >>> t = "Foreign Minister Ada Orne met Mr. Bell of the Tidewater Council."
    >>> [(n.span.of(t), n.kind) for n in names(t, tokens(t, Span(0, len(t))))]
    [('Ada Orne', 'person'), ('Bell', 'person'), ('Tidewater Council', 'body')]
    """
    label = labelled(line)
    if label:
        yield from _named(text, line, 0, label[0], label[1], before)
    for run_start, stop in _runs(text, line):
        if label and run_start < label[2]:
            continue
        start = _trim(line, run_start, stop)
        while stop > start and (
            (line[stop - 1].low in NOT_NAMES and (stop - start == 1 or line[stop - 1].low not in _ALSO_NAMES))
            or (line[stop - 1].low in PARTICLES and stop - start == 1)
        ):
            stop -= 1
        if start >= stop:
            if stop == run_start + 1 and line[run_start].low in SURNAMES:
                yield from _named(text, line, run_start, run_start, stop, before)
            continue
        titles = _titles(line[start:stop])
        titles += _country(line[start + titles : stop], bool(titles) or _is_office(line, start))
        yield from _named(text, line, start, start + titles, stop, before)


def labelled(line: Sequence[Token]) -> tuple[int, int, int] | None:
    """First and last token of the name a turn's label ends in, and the colon: ``Clerk of Selm Port Ada Orne:``.

    The office is in the label; a card glued to the name (``Ada Orne Orne Ada Clerk``) is no part of it.
    """
    colon = next((k for k, t in enumerate(line[:MOST_IN_LABEL]) if t.word == ":"), 0)
    bracket = next((k for k, t in enumerate(line[:colon]) if t.word in "(["), colon)
    stop = next((k for k in range(2, bracket) if line[k].word in (line[k - 1].word, _again(line, k))), bracket)
    if stop < 3 or any(t.word in '.;?!“”"«»' for t in line[:colon]):
        return None
    before, last = line[: stop - 2], line[stop - 2 : stop]
    named = all(t.cap and len(t.word) > 1 and t.low not in TITLE_HEADS | BODY_HEADS | PLACES for t in last)
    start = stop - 2
    while start > 1 and (line[start].low in PARTICLES or line[start - 1].low in PARTICLES) and line[start - 1].cap:
        start -= 1
    return (start, stop, colon) if named and any(t.low in OFFICES for t in before) else None


def _again(line: Sequence[Token], at: int) -> str | None:
    """The word two before, where the next word stands again too: ``Ada Orne Ada Orne``."""
    return line[at - 2].word if [t.word for t in line[at + 1 : at + 2]] == [line[at - 1].word] else None


def _is_office(line: Sequence[Token], at: int) -> bool:
    return at > 0 and line[at - 1].low in OFFICES


def _country(words: Sequence[Token], after_office: bool) -> int:
    """How many words stand between office and name: ``министр Кельморы Ада Орн``, ``глава МВД Кельморы Ада Орн``."""
    if len(words) < 3 or words[0].word.isascii() or gender_of(words[0].low) is not None:
        return 0
    if words[0].word.isupper() and 1 < len(words[0].word) < 7:
        held = 1 + _country(words[1:], True)
        return held if gender_of(words[held].low) is not None else 0
    told = gender_of(words[1].low) is not None or (after_office and words[0].low.endswith(("ы", "и", "а", "я")))
    return 1 if told else 0


def _named(text: str, line: Sequence[Token], start: int, at: int, stop: int, offset: int) -> Iterator[Name]:
    words, title = line[at:stop], line[start:at]
    if len(words) == 1 and (len(words[0].word) < 2 or _PARTY.match(words[0].word)):
        return
    if len(words) == 1 and words[0].low in TITLE_HEADS and all(t.low not in COURTESY for t in title) and title:
        return
    if "of" in (w.low for w in title) and len(words) == 1 and words[0].low in PLACES:
        return
    before = line[start - 1].low if start else ""
    article = before == "the" and not title
    kind = _kind(words, bool(title), article)
    if stop < len(line) and line[stop].low in BODY_NOUNS and not line[stop].cap and _campaign(line, stop):
        kind, stop = "body", stop + 1
        at, words, title = start, line[start:stop], line[start:start]
    elif kind == "open" and before in BODY_NOUNS and not line[start - 1].cap and not title:
        kind = "body"
    elif kind == "open" and len(words) > 1 and _AGE.match(text, words[-1].stop):
        kind = "person"
    elif kind in ("open", "body") and len(words) > 1 and words[-1].low in OFFICES and not _given(words[0]):
        return
    yield Name(
        Span(words[0].start, words[-1].start + len(words[-1].word)),
        tuple(w.word for w in words),
        kind,
        _gender(title, words) if kind in ("person", "open") else None,
        Span(title[0].start, title[-1].stop) if title else None,
        words[-1].own,
        offset + at,
        offset + stop - 1,
    )


def _campaign(line: Sequence[Token], at: int) -> bool:
    """True when a body's noun ends its phrase: ``the Orne campaign said``, not ``the Orne campaign manager``."""
    after = line[at + 1] if at + 1 < len(line) else None
    return after is None or not (
        (after.cap and after.low not in NOT_NAMES) or after.low in PERSON_NOUNS or after.low in PARTICLES
    )


def known(text: str, line: Sequence[Token], bearers: dict[str, tuple[str, ...]], before: int) -> Iterator[Name]:
    """Names inside a heading, found by the last names (folded) that the rest of the text has made known."""
    for at, token in enumerate(line):
        given = bearers.get(fold(token.word)) if token.cap else None
        if given is None:
            if token.cap and (token.low in PLACES or token.low in BODIES):
                kind = "place" if token.low in PLACES else "body"
                place = Span(token.start, token.start + len(token.word))
                yield Name(place, (token.word,), kind, None, None, token.own, before + at, before + at)
            continue
        first = at
        while first and fold(line[first - 1].word) in given and _joined(text, line[first - 1], line[first]):
            first -= 1
        words = line[first : at + 1]
        yield Name(
            Span(words[0].start, token.start + len(token.word)),
            tuple(w.word for w in words),
            "open",
            _gender((), words),
            None,
            token.own,
            before + first,
            before + at,
        )
