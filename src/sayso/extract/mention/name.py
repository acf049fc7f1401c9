"""Names of people, bodies and places as they stand in a text, each with its span and the title before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.extract.mention.demonym import PEOPLES
from sayso.extract.mention.given import fold
from sayso.extract.mention.inflection import given_gender as gender_of
from sayso.extract.mention.inflection import name_gender
from sayso.extract.mention.lead import (
    ADDRESSED,
    country_of,
    follows_office,
    for_what,
    is_card,
    is_feast,
    is_given,
    is_heading,
    is_nickname,
    labelled,
    portfolio_of,
    spelled_out,
    titles_of,
    without_nickname,
)
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
    SEXED,
    TITLE_HEADS,
    listed,
)
from sayso.extract.mention.token import Token
from sayso.types import Span

_WIDE = frozenset({"national", "international"})
_OF_TWO = listed("center centers centre centres office institute committee")
SURNAMES = listed("day young best may good early will still long just")
_ALSO_NAMES = SURNAMES | listed("jan jun mar may april june august dec")
_JOINING = BODY_HEADS | TITLE_HEADS
_OWNERS = listed("children women men people veterans teachers workers citizens farmers")
_CUTS = listed("of for from at in on by with to near who which that whose where and or")
_WHOSE = PLACES | {"america", "truth"}
_ENDS_A_NAME = listed("today now first people")
_ALONE = NOT_NAMES - PLACE_STARTS
_PARTY = re.compile(r"[RDI]-")
_CAMEL = re.compile(r"[a-z][A-Z]")
_CLAN = re.compile(r"Ma?c|De|Di|Du|La|Le|Van|Von|Fitz|O['’]|D['’]|L['’]|Al-|El-|St")
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
    def begins(self) -> int:
        """The code point at which it begins, a title before it included."""
        return (self.title or self.span).start

    @property
    def full(self) -> bool:
        """True when a given name or an initial stands before the last name."""
        return len(self.words) > 1


def _joined(text: str, left: Token, right: Token) -> bool:
    gap = text[left.stop : right.start]
    return gap in (" ", "\u00a0", "\u202f") or (not gap and left.word.endswith("."))


def _runs(text: str, line: Sequence[Token], spelled: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Token ranges of capitalised words, with the particles and ``of`` that join them."""
    at, count = 0, len(line)
    while at < count:
        if at in spelled:
            yield at, spelled[at]
            at = spelled[at]
            continue
        if not line[at].cap:
            at += 1
            continue
        stop = at + 1
        while stop < count and stop not in spelled:
            inner = stop > at + 1 and line[stop - 1].low in PARTICLES
            if line[stop - 1].low in _ALONE and not inner and not for_what(line, at, stop):
                break
            if line[stop - 1].own and not _office_of(line[stop - 1], line[stop]):
                break
            twice = stop - at > 1 and line[stop].word == line[stop - 1].word
            if twice or not _joined(text, line[stop - 1], line[stop]):
                break
            if line[stop].cap:
                stop += 1
                continue
            if is_nickname(text, line, stop):
                stop += 4
                continue
            stop_after = _bridge(text, line, at, stop)
            if not stop_after:
                break
            stop = stop_after
        yield at, stop
        at = stop + 2 * is_card(line, stop)


def _office_of(owner: Token, body: Token) -> bool:
    """True in ``Coroner's Office``, ``Children's Hospital``: a possessive inside the name of a body."""
    return body.cap and body.low in BODY_HEADS and (owner.low in OFFICES or owner.low in _OWNERS)


def _bridge(text: str, line: Sequence[Token], start: int, at: int) -> int:
    """Where a run goes on after lower-case joining words, 0 where it ends."""
    low, after = line[at].low, at + 1
    named = any(gender_of(t.low) is not None or t.low in TITLE_HEADS for t in line[start:at])
    many = not named and line[at - 1].low.endswith("s") and after < len(line) and line[after].low in _WHOSE
    led = line[start].low in BODY_HEADS and line[start + 1].low == "for" and low == "of"
    led = led or line[at - 1].low in (BODY_HEADS if low == "on" else _JOINING)
    if low in ("of", "for", "on", "&") and (led or (many and at - start > 1)):
        while after < len(line) and line[after].low in ("the", "and", "for"):
            after += 1
    elif low == "y":
        if not is_given(line[start]) or (after < len(line) and is_given(line[after])):
            return 0
    elif low in PARTICLES:
        while after < len(line) and line[after].low in PARTICLES and not line[after].cap:
            after += 1
    elif (low == "&" and at > start) or (
        low == "and"
        and gender_of(line[start].low) is None
        and not _body(line, start, at)
        and (_body_ahead(line, after) or _members(line, start, at))
    ):
        pass
    else:
        return 0
    if after < len(line) and line[after].cap and all(_joined(text, line[k], line[k + 1]) for k in range(at, after)):
        return after + 1
    return 0


def _body(line: Sequence[Token], start: int, at: int) -> bool:
    """True where the words before ``and`` are a body by themselves: ``Tarrow News and``, ``the PUV and``."""
    last = line[at - 1]
    led = any(t.low in ("of", "for") for t in line[start:at])
    return not led and (
        last.low in BODY_HEADS or last.low in BODIES or (last.word.isupper() and 1 < len(last.word) < 6)
    )


def _members(line: Sequence[Token], start: int, at: int) -> bool:
    """True for what a body is of or for: ``Union of Pilots and Lock Keepers``, ``Centre for Flood Control and Aid``."""
    held = line[start].low in BODY_HEADS and line[start + 1].low in ("of", "for")
    after = line[at + 1] if at + 1 < len(line) and line[at + 1].cap else None
    if held and after and at - start > 3 and line[start].low in _OF_TWO and gender_of(after.low) is None:
        return after.low not in BODY_HEADS | BODIES | PLACES
    ahead = next((t.cap for t in line[at + 1 : at + 4] if t.low.endswith("s") or not t.cap), False)
    return held and line[at - 1].low.endswith("s") and ahead


def _body_ahead(line: Sequence[Token], at: int) -> bool:
    """True in ``Citizenship and Immigration Services``: capitalised words lead to the noun of a body."""
    for token in line[at : at + 3]:
        if not token.cap or token.low in NOT_NAMES or gender_of(token.low) is not None:
            return False
        if token.low in BODY_HEADS:
            return token is not line[at]
    return False


def _kind(words: Sequence[Token], titled: bool, article: bool) -> str:
    lows = [w.low for w in words]
    if titled:
        return "person"
    if len(lows) == 1:
        low = lows[0]
        if low in PLACES or low.replace(".", "") in ("us", "uk", "un", "eu"):
            return "place"
        word = words[0].word
        if _CAMEL.search(word) and not _CLAN.match(word):
            return "body"
        if low.replace(".", "") in BODIES or low in BODY_HEADS or low == "state":
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
    spelled = spelled_out(line)
    for run_start, stop in _runs(text, line, spelled):
        if label and run_start < label[2]:
            continue
        if run_start in spelled:
            yield _spelled(line[run_start:stop], before + run_start)
            continue
        start = _trim(line, run_start, stop)
        while stop > start and (
            (line[stop - 1].low in NOT_NAMES and (stop - start == 1 or line[stop - 1].low not in _ALSO_NAMES))
            or (line[stop - 1].low in PARTICLES and stop - start == 1)
        ):
            if stop - start > 1 and line[stop - 1].low in _ENDS_A_NAME and line[stop - 2].cap:
                break
            stop -= 1
        if is_heading(line[start:stop]) or is_feast(line[start:stop]):
            continue
        if start >= stop:
            if stop == run_start + 1 and line[run_start].low in SURNAMES:
                yield from _named(text, line, run_start, run_start, stop, before)
            continue
        titles = titles_of(line[start:stop]) or portfolio_of(line, start, stop)
        titles += country_of(line[start + titles : stop], bool(titles) or follows_office(line, start))
        yield from _named(text, line, start, start + titles, stop, before)


def _spelled(run: Sequence[Token], first: int) -> Name:
    span = Span(run[0].start, run[-1].start + len(run[-1].word))
    return Name(span, tuple(t.word for t in run), "body", None, None, run[-1].own, first, first + len(run) - 1)


def _named(text: str, line: Sequence[Token], start: int, at: int, stop: int, offset: int) -> Iterator[Name]:
    words, title = without_nickname(line[at:stop]), line[start:at]
    if len(words) == 1 and (len(words[0].word) < 2 or _PARTY.match(words[0].word)):
        return
    if len(words) == 1 and words[0].low in TITLE_HEADS and all(t.low not in COURTESY for t in title) and title:
        return
    if len(words) == 2 and words[1].low in ADDRESSED and (words[0].low in COURTESY or words[0].low == "madam"):
        return
    led = "of" in (w.low for w in title) or (title and not title[0].word.isascii())
    if led and len(words) == 1 and words[0].low in PLACES:
        return
    held = words[1:] if words[0].low in ("el", "la") else words
    if len(held) > 2 and held[0].low in OFFICES and held[1].low in ("de", "del", "des", "du"):
        return
    before = line[start - 1].low if start else ""
    article = before == "the" and not title
    kind = _kind(words, bool(title), article)
    if stop < len(line) and line[stop].low in BODY_NOUNS and not line[stop].cap and _campaign(line, stop):
        kind, stop = "body", stop + 1
        at, words, title = start, line[start:stop], line[start:start]
    elif kind == "open" and before in BODY_NOUNS and not line[start - 1].cap and not title:
        kind = "body"
    elif kind == "open" and len(words) > 1 and words[-1].low in PEOPLES and not title:
        return
    elif kind in ("open", "body") and words[-1].low in ("star", "guard") and before == "the" and not title:
        kind = "body"
    elif _person(text, kind, words, before):
        kind = "person"
    elif kind in ("place", "open") and not title and stop < len(line) and line[stop].word == ",":
        kind = _described(line, stop, kind, len(words))
    elif kind in ("open", "body") and len(words) > 1 and words[-1].low in OFFICES and not is_given(words[0]):
        if words[-1].low == "leader" and words[-2].low in ("union", "times", "news"):
            kind = "body"
        elif words[0].low not in BODY_HEADS or words[1].low not in ("of", "for"):
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


def _described(line: Sequence[Token], comma: int, kind: str, count: int) -> str:
    """The kind of a name that ``, a young clerk`` or ``, the port's news agency`` says, else the one it has."""
    if comma + 2 >= len(line) or line[comma + 1].low not in ("a", "an", "the"):
        return kind
    noun = line[comma + 1]
    for token in line[comma + 2 : comma + 9]:
        if not token.word[0].isalpha() or token.low in _CUTS:
            break
        noun = token
    if noun.low in PERSON_NOUNS and count > 1:
        return "person"
    return "body" if noun.low in BODY_NOUNS and not noun.cap and kind == "open" else kind


def _person(text: str, kind: str, words: Sequence[Token], before: str) -> bool:
    """True for two capitalised words with an age after them, or a place's name with an office before it."""
    if kind == "open":
        return len(words) > 1 and _AGE.match(text, words[-1].stop) is not None
    return kind == "place" and len(words) == 2 and before in OFFICES and words[1].low not in PLACES | BODY_HEADS


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
