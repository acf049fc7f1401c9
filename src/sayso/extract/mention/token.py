"""Words and marks of a text as names are read from them: how each is written, without a possessive ending."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sayso.extract.mention.title import NOT_NAMES, listed
from sayso.types import Span

_DOTTED = (
    r"(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Cmdr|Adm|Rev|Hon|Prof|Atty|Pres|St|Jr|Sr|Inc|Corp"
    r"|Co|Ltd|Sra|"
    r"MR|MRS|MS|DR|SEN|REP|GOV|GEN|REV|PROF)\."
)
_CLITIC = r"['’](?:re|ll|ve|d|m)\b|-(?:t-)?(?:ils?|elles?|je|nous|vous)\b"
TOKEN = re.compile(
    rf"\b{_DOTTED}|(?<!\w)(?:[^\W\d_]\.)+|(?<!\w)M\.(?= [A-ZÀ-Ý])"
    rf"|[^\W_]+(?:(?!{_CLITIC})[’'‑-][^\W_]+)*(?:(?<=s)['’](?=\s\w))?|[^\w\s]"
)
_ARABIC = re.compile(r"(?:al|el|as|ash|ad|an|ar|az)-[A-Z]")
_OWN = re.compile(r"(?:['’][sS]|(?<=[sS])['’])$")
_ENDINGS = listed("""
based born backed winner winning nominated led style era area like friendly related owned funded wide only free
sized old leaning controlled wing turned made dominated linked supported sponsored condoned language speaking
educated themed held run type level
""")
_SMALL = NOT_NAMES - listed("said says told asked called added saw")


class Token(NamedTuple):
    """A word or a mark: its place, its characters without a possessive ending, and how it is written."""

    start: int
    stop: int
    word: str
    low: str
    cap: bool
    own: bool


def tokens(text: str, region: Span, french: bool = False) -> list[Token]:
    """The words and marks of a region; a possessive ending is no part of the word; ``M.`` is a title in French.

    >>> [(t.word, t.own) for t in tokens("Mr. Orne's plan", Span(0, 15))]
    [('Mr.', False), ('Orne', True), ('plan', False)]
    """
    found = []
    for piece in TOKEN.finditer(text, region.start, region.stop):
        word = piece.group()
        start, stop = piece.span()
        own = False
        if french and word == "M.":
            found.append(Token(start, stop, word, "monsieur", True, False))
            continue
        if len(word) == 1 and not word.isalnum():
            found.append(Token(start, stop, word, word, False, False))
            continue
        if "'" in word or "’" in word:
            bare = _OWN.sub("", word)
            own, word = bare != word, bare
        low = word.lower().replace("’", "'")
        if word == "WHO" and not _shouted(text, start, stop):
            low = "w.h.o."
        cap = (word[0].isupper() or _ARABIC.match(word) is not None) and not _made_of(word)
        found.append(Token(start, stop, word, low, cap, own))
    return found


def _shouted(text: str, start: int, stop: int) -> bool:
    """True where the next word on either side is in capitals too."""
    near = (*text[max(0, start - 24) : start].split()[-1:], *text[stop : stop + 24].split()[:1])
    return any(word.isupper() and sum(map(str.isalpha, word)) > 1 for word in near)


def _made_of(word: str) -> bool:
    """True for ``Marrow-based``, ``Orne-backed``: a name in an adjective is no name."""
    last = word.rsplit("-", 1)[1] if "-" in word else ""
    return last in _ENDINGS or (last.islower() and len(last) > 4 and last.endswith(("ed", "ing", "ers")))


def heading(line: Sequence[Token]) -> bool:
    """True for a line that writes nearly every longer word with a capital, so that capitals tell nothing."""
    told = [
        t for t in line[_dateline(line) :] if len(t.word) > 3 and t.word[0].isalpha() and (t.cap or t.low not in _SMALL)
    ]
    return len(told) > 2 and sum(t.cap for t in told) >= 0.9 * len(told)


def _dateline(line: Sequence[Token]) -> int:
    """How many tokens a dateline before a dash takes: ``MARL DEEP, Feb. 8 (AP) —``."""
    dash = next((at for at, t in enumerate(line[:14]) if t.word in ("—", "–", "-")), -1)
    return dash + 1 if dash > 0 and line[0].word.isupper() and len(line) > dash + 8 else 0
