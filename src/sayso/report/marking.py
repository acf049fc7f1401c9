"""Source words made fit to be shown: what differs is marked, what would harm the page is made visible."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

MARKS = '“”„‟«»"〝〞＂'
SURROGATE = re.compile("[\ud800-\udfff]")
WORDY = re.compile(r"[^\W_]")
DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Between words of one changed step that stand apart.
APART = " … "
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one rendering: ``equal``, ``added`` or ``changed`` stand here, ``cut`` only in the fullest.

    ``was`` holds the fullest's words behind a changed piece.
    """

    kind: str
    words: str
    was: str = ""


def pieces(words: str, diff: Sequence[tuple[str, str, str]]) -> tuple[Piece, ...]:
    """A rendering's exact words cut where they differ from the fullest.

    All pieces but the cut ones give back ``words`` to the character. Where a diff does not
    fit the words, they come back whole: a page without marks is better than one with wrong words.

    >>> diff = (("equal", "It is", "It is"), ("cut", "quite", ""), ("equal", "safe.", "safe."))
    >>> [(p.kind, p.words) for p in pieces("It is safe.", diff)]
    [('equal', 'It is'), ('cut', 'quite'), ('equal', ' safe.')]
    """
    at = len(words) - len(words.lstrip(MARKS + " ")) if diff and diff[0][0] == "cut" else 0
    found = [Piece("equal", words[:at])]
    for kind, before, here in diff:
        if kind == "cut" or not here.split():
            found.append(Piece("cut", before.strip()))
            continue
        place = _find(words, here, at)
        if place is None:
            return (Piece("equal", words),)
        start, stop = place
        if kind not in ("added", "changed"):
            start, kind = at, "equal"
        found.append(Piece("equal", words[at:start]))
        found.append(Piece(kind, words[start:stop], before.strip() if kind == "changed" else ""))
        at = stop
    rest = words[at:]
    if WORDY.search(rest):
        return (Piece("equal", words),)
    return _joined([*found, Piece("equal", rest)])


@dataclass(frozen=True, slots=True)
class Pair:
    """A segment of a translation and the fullest's words that it stands for; either may be empty.

    Of ``here`` the pieces are ``equal`` or ``changed``, of ``fullest`` ``equal`` or ``cut``; what only one side has
    is ``added`` or ``cut``.
    """

    here: tuple[Piece, ...]
    fullest: tuple[Piece, ...]


def pairs(diff: Sequence[tuple[str, str, str]]) -> tuple[Pair, ...]:
    """The segments of a translation with the words in which both differ marked; empty where one segment is all.

    >>> diff = (("aligned", "It sank", "Il a coulé"), ("aligned", "on 10 May", "le 12 mai"), ("changed", "10", "12"))
    >>> [[p.words for p in pair.here if p.kind == "changed"] for pair in pairs(diff)]
    [[], ['12']]
    """
    steps = [step for step in diff if step[0] != "changed"]
    if not any(kind == "aligned" for kind, _, _ in diff) or len(diff) < 2:
        return ()
    told: tuple[list[str], list[str]] = ([], [])
    for kind, *words in diff:
        for held, some in zip(told, words, strict=True):
            held += some.split(APART) if kind == "changed" and some else []
    return tuple(
        Pair(_lit(here, "added" if kind == "added" else "", "changed", told[1]),
             _lit(before, "cut" if kind == "cut" else "", "cut", told[0]))
        for kind, before, here in steps
    )  # fmt: skip


def _lit(words: str, whole: str, kind: str, told: list[str]) -> tuple[Piece, ...]:
    """Words with those that are told differently marked, at their first place; each is used up."""
    if whole or not words:
        return (Piece(whole, words),) if words else ()
    found: list[Piece] = []
    places = []
    for some in tuple(told):
        if met := re.search(rf"(?<!\w){re.escape(some)}(?!\w)", words) or re.search(re.escape(some), words):
            places.append(met.span())
            told.remove(some)
    at = 0
    for start, stop in sorted(places):
        if start >= at:
            found += [Piece("equal", words[at:start]), Piece(kind, words[start:stop])]
            at = stop
    return _joined([*found, Piece("equal", words[at:])])


def _find(words: str, here: str, at: int) -> tuple[int, int] | None:
    """Where ``here`` stands in ``words`` when nothing but marks and white space is skipped before it."""
    parts = [re.escape(part) for part in re.findall(r"\w+|[^\w\s]", here)]
    met = re.compile(r"[\W_]*?(" + r"[\W_]*?".join(parts) + ")").match(words, at)
    return met.span(1) if met else None


def _joined(found: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with empty ones dropped and neighbours of the same words run together."""
    kept: list[Piece] = []
    for piece in found:
        if not piece.words and not piece.was:
            continue
        if kept and kept[-1].kind == piece.kind == "equal":
            kept[-1] = Piece("equal", kept[-1].words + piece.words)
        else:
            kept.append(piece)
    return tuple(kept)


def bare(words: str) -> str:
    """Words without white space and without quotation marks at their ends that hold nothing but them.

    >>> bare("“We are safe,”"), bare('"It goes on'), bare('so he said: "Wait."'), bare("''We are safe,''")
    ('We are safe,', 'It goes on', 'so he said: "Wait."', 'We are safe,')
    """
    words = words.strip()
    if len(words) > 4 and words.startswith("''") and words.endswith("''") and "''" not in words[2:-2]:
        return words[2:-2].strip()
    opened, closed = words[:1] in MARKS and words != "", words[-1:] in MARKS and len(words) > 1
    inner = words[opened : len(words) - closed]
    return words if any(mark in inner for mark in MARKS) else inner.strip() or words


def harmless(text: str) -> str:
    """Text with control characters, halves of code points and the like made visible, one for one.

    >>> harmless("bell\\x07")
    'bell␇'
    """
    return CONTROL.sub(lambda m: chr(0x2400 + ord(m.group())) if ord(m.group()) < 0x20 else "\ufffd", text)


def one_line(text: str) -> str:
    """Text on one line, harmless, and without marks that turn the direction of what follows."""
    return " ".join(DIRECTION.sub("\ufffd", harmless(text)).split())
