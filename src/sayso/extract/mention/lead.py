"""The titles that lead a name inside a run of capitals: ``Foreign Minister`` before ``Ada Orne``."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extract.mention.inflection import given_gender as gender_of
from sayso.extract.mention.title import (
    BODIES,
    BODY_HEADS,
    COURTESY,
    OFFICES,
    PARTICLES,
    PLACE_STARTS,
    PLACES,
    PORTFOLIOS,
    TITLE_HEADS,
    listed,
)
from sayso.extract.mention.token import Token

_AGENTS = ("or", "er", "ist", "man", "woman", "ant", "eer")
_CITIZENS = listed("гражданин гражданка гражданина гражданку гражданином гражданке житель жительница уроженец уроженка")
MOST_IN_LABEL = 40
_FOREIGN = listed(
    "ministre président présidente députée député präsident präsidentin minister ministerin kanzler kanzlerin"
)
_MOVED = listed("""
citizens americans doctors lawyers parents students women men mothers fathers veterans workers physicians reporters
journalists friends artists scientists people families voters teachers nurses farmers writers republicans democrats
""")
_SMALL = listed("of the for and to on in at de la le du des der die das und y")
# "Council President On Orne:" heads what is said of Orne.
_ABOUT = listed("on to over versus sur über sobre contra gegen о об про")
_FEASTS = listed("election memorial labor labour independence remembrance inauguration victory liberation republic")
# Offices by which people are addressed; any other behind a courtesy title is a last name: Mr. King is no king.
ADDRESSED = listed("""
president speaker chairman chairwoman chair secretary ambassador minister senator governor mayor chancellor
secretary-general
""")


def is_given(token: Token) -> bool:
    """True for a given name that is no place."""
    return gender_of(token.low) is not None and token.low not in PLACES


def _office(low: str) -> bool:
    return low in TITLE_HEADS or (low.endswith("s") and low[:-1] in OFFICES)


def titles_of(run: Sequence[Token]) -> int:
    """How many words at the head of a run are titles: up to the last word that names an office."""
    if run[0].low == "st." and (len(run) == 2 or run[-1].low in BODY_HEADS):
        return 0
    count = 0
    for at, token in enumerate(run[:-1]):
        if token.low == "general" and count == at and at:
            count = at + 1
        elif _office(token.low) and not (at > count and is_given(run[at - 1]) and not token.word.endswith(".")):
            count = at + 1
            if run[at + 1].low == "of":
                place = at + (3 if at + 2 < len(run) and run[at + 2].low == "the" else 2)
                if place < len(run) - 1 and (run[place].low in PORTFOLIOS or len(run) - place > 2):
                    count = place + 1
    count = _holder(run) or count
    if len(run) == 2 and run[0].low in COURTESY and run[1].low not in ADDRESSED | _FOREIGN:
        return 1
    if count == 1 and len(run) == 2 and is_given(run[0]):
        return 0
    rest = run[count:]
    unlisted = next((at for at in range(2, len(rest) - 1) if is_given(rest[at])), 0)
    if unlisted and not any(map(is_given, rest[:unlisted])) and _leads(rest[:unlisted], rest[-1]):
        return count + unlisted
    if any(w.low in BODY_HEADS or _office(w.low) for w in rest) and gender_of(rest[0].low) is None:
        return 0
    joined = rest[0].low in PARTICLES | {"of", "for", "and", "&"} and not (rest[0].cap and is_given(rest[0]))
    return 0 if joined else count


def _leads(words: Sequence[Token], last: Token) -> bool:
    """True for ``Tarrow County Wharfinger`` and ``Senate Majority Whip`` before a name: an office no list has."""
    if words[-1].low.endswith(_AGENTS):
        return True
    told = any(w.low in BODY_HEADS or w.low in BODIES for w in words) and words[0].low not in PLACE_STARTS
    return told and words[-1].low not in PARTICLES | {"of", "for", "and", "&"} and last.low not in BODY_HEADS | PLACES


def _holder(run: Sequence[Token]) -> int:
    """Where the name starts in ``Chairman of the Selm Union of Pilots Ada Orne``; 0 where no office leads there."""
    at = len(run) - 2
    office = next((k for k, t in enumerate(run[:at]) if t.low in OFFICES), at)
    led = office + 2 < at and run[office + 1].low in ("of", "for")
    return at if led and is_given(run[at]) and run[-1].low not in BODY_HEADS | PLACES and run[-1].cap else 0


def portfolio_of(line: Sequence[Token], start: int, stop: int) -> int:
    """1 in ``secretary of State Orne``: the first capital belongs to the office."""
    led = start > 1 and line[start - 1].low == "of" and line[start - 2].low in OFFICES
    return int(led and stop - start > 1 and line[start].low in PORTFOLIOS)


def country_of(words: Sequence[Token], after_office: bool) -> int:
    """How many words stand between office and name: ``министр Кельморы Ада Орн``, ``глава МВД Кельморы Ада Орн``."""
    land = bool(words) and words[0].low in PLACES
    if len(words) < 3 or words[0].word.isascii() or (gender_of(words[0].low) is not None and not land):
        return 0
    if words[0].word.isupper() and 1 < len(words[0].word) < 7:
        held = 1 + country_of(words[1:], True)
        return held if gender_of(words[held].low) is not None else 0
    told = gender_of(words[1].low) is not None or (after_office and words[0].low.endswith(("ы", "и", "а", "я")))
    return 1 if told or (land and after_office) else 0


def follows_office(line: Sequence[Token], at: int) -> bool:
    """True right after the word for an office, or for a citizen of somewhere."""
    return at > 0 and line[at - 1].low in OFFICES | _CITIZENS


def is_heading(run: Sequence[Token]) -> bool:
    """True for four or more words in capitals, none of them a given name or an office: a heading inside a line."""
    loud = len(run) > 3 and all(t.word.isupper() for t in run)
    return loud and not any(is_given(t) or t.low in TITLE_HEADS for t in run)


def is_feast(run: Sequence[Token]) -> bool:
    """True for ``Ada Orne Memorial Day``: a day that bears a name is nobody, though Day is a last name too."""
    return len(run) > 2 and run[-1].low == "day" and run[-2].low in _FEASTS


def spelled_out(line: Sequence[Token]) -> dict[int, int]:
    """First token and end of each name of a body that other words would break.

    Its letters follow in brackets, ``Alliance to Save Our Locks (ASOL)``, or it says whom it stands for or what it does
    without: ``Citizens for Lock Justice``, ``Doctors Without Borders``.
    """
    found = _causes(line)
    for k in range(2, len(line) - 1):
        letters = line[k].word.replace(".", "")
        if line[k - 1].word != "(" or line[k + 1].word != ")" or not letters.isupper() or not 3 <= len(letters) <= 8:
            continue
        at, left = k - 2, list(letters)
        while at >= 0 and left and (line[at].cap or line[at].low in _SMALL):
            if line[at].cap and line[at].word[0] != left.pop():
                break
            at -= 1
        else:
            if not left and line[at + 1].cap:
                found[at + 1] = k - 1
    return found


def _causes(line: Sequence[Token]) -> dict[int, int]:
    found = {}
    for at in range(len(line) - 2):
        if line[at].low not in _MOVED or not line[at].cap or line[at + 1].low not in ("for", "against", "without"):
            continue
        stop = at + 2
        while stop < len(line) and line[stop].cap and not line[stop - 1].own:
            stop += 1
        if stop > at + 2 and (line[at + 1].cap or stop > at + 3) and not is_given(line[at + 2]):
            found[at] = stop
    return found


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
    named = all(t.cap and len(t.word) > 1 and t.low not in TITLE_HEADS | BODY_HEADS | PLACES | _ABOUT for t in last)
    start = stop - 2
    while start > 1 and (line[start].low in PARTICLES or line[start - 1].low in PARTICLES) and line[start - 1].cap:
        start -= 1
    return (start, stop, colon) if named and any(t.low in OFFICES for t in before) else None


def _again(line: Sequence[Token], at: int) -> str | None:
    """The word two before, where the next word stands again too: ``Ada Orne Ada Orne``."""
    return line[at - 2].word if [t.word for t in line[at + 1 : at + 2]] == [line[at - 1].word] else None


def is_nickname(text: str, line: Sequence[Token], at: int) -> bool:
    """True where a nickname in marks stands between a given and a last name: ``Ada "Cia" Orne``."""
    held = line[at - 1 : at + 4]
    if len(held) < 5 or held[1].word not in '"“(' or held[3].word not in '"”)' or not is_given(held[0]):
        return False
    gaps = [text[a.stop : b.start] for a, b in zip(held, held[1:], strict=False)]
    return held[2].cap and held[4].cap and held[4].word.isalpha() and gaps == [" ", "", "", " "]


def without_nickname(run: Sequence[Token]) -> Sequence[Token]:
    """The words of a name without a nickname in marks between them."""
    marks = [k for k, t in enumerate(run) if t.word in '"“”()']
    return [*run[: marks[0]], *run[marks[1] + 1 :]] if len(marks) == 2 else run


def for_what(line: Sequence[Token], start: int, stop: int) -> bool:
    """True in ``Selm Center for Public Opinion Research``: a capital inside what a body is for."""
    led = any(
        t.low in ("for", "of", "on") and line[k].low in BODY_HEADS for k, t in enumerate(line[start + 1 : stop], start)
    )
    return led and line[stop - 1].cap


def is_card(line: Sequence[Token], at: int) -> bool:
    """True where a page repeats a name last name first: ``Ada Orne Orne Ada``."""
    here = [t.word for t in line[max(0, at - 2) : at + 2]]
    return len(here) == 4 and here[1] == here[2] and here[0] == here[3]
