"""Source words made fit to be shown: what differs is marked, what would harm the page is made visible."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

PIECES = ("equal", "cut", "added", "changed")
OPENING, CLOSING = '“„‟«»"〝＂”', '”“«»"〞＂'
DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
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
    found: list[Piece] = []
    at = 0
    for kind, before, here in diff:
        if kind == "cut" or not here.split():
            found.append(Piece("cut", before.strip()))
            continue
        stop = _find(words, here, at)
        if stop is None:
            return (Piece("equal", words),)
        found.append(
            Piece(kind if kind in PIECES else "equal", words[at:stop], before.strip() if kind == "changed" else "")
        )
        at = stop
    if words[at:].strip(OPENING + CLOSING + " \n\t.,;:!?…"):
        return (Piece("equal", words),)
    if at < len(words):
        found.append(Piece("equal", words[at:]))
    return tuple(found)


def _find(words: str, here: str, at: int) -> int | None:
    """Where ``here`` stops in ``words`` when nothing but marks and white space is skipped before it."""
    pattern = r"[\W_]*?" + r"[\W_]*?".join(re.escape(word) for word in re.findall(r"\w+|[^\w\s]", here))
    met = re.compile(pattern).match(words, at)
    return met.end() if met else None


def bare(words: str) -> str:
    """Words without white space and without the quotation marks at their two ends.

    >>> bare("“We are safe,”"), bare('"It goes on'), bare("“One” and “two”")
    ('We are safe,', 'It goes on', '“One” and “two”')
    """
    words = words.strip()
    opened, closed = words[:1] in OPENING and words != "", words[-1:] in CLOSING and len(words) > 1
    inner = words[opened : len(words) - closed]
    if opened and closed and any(mark in inner for mark in OPENING + CLOSING):
        return words
    return inner.strip() or words


def harmless(text: str) -> str:
    """Text with control characters, halves of code points and the like made visible, one for one.

    >>> harmless("bell\\x07")
    'bell␇'
    """
    return CONTROL.sub(lambda m: chr(0x2400 + ord(m.group())) if ord(m.group()) < 0x20 else "\ufffd", text)


def one_line(text: str) -> str:
    """Text on one line, harmless, and without marks that turn the direction of what follows."""
    return " ".join(DIRECTION.sub("\ufffd", harmless(text)).split())
