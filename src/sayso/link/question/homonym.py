"""English words of doubt and tense that are something else: the month May, a man called Will, a will, might of arms.

What is read as such gives up its plain spelling, so that nothing takes it for a sign; its place and form stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.link.spelling import POSSESSIVE, Word

MODALS = frozenset({"may", "might", "will"})
# A word that tells nothing of a matter, as the names of days do.
NEITHER = "day"
DATED = frozenset(
    "in of since until till by last next early late mid this from to before after during between on through".split()
)
HELD = frozenset("a an the his her its their my our your".split())
QUALIFIED = frozenset("free political good ill iron sheer popular military economic naval full divine with".split())
NO_SUBJECT = frozenset("of to in for on to".split())


def apart(held: Sequence[Word], *, headline: bool = False) -> tuple[Word, ...]:
    """The words, those that only look like "may", "might" and "will" under a plain spelling without meaning.

    ``headline`` says that the words are set in capitals, where a capital shows no name.

    >>> from sayso.link.spelling import words
    >>> [w.plain for w in apart(words("they met on 2 May and may meet"))]
    ['they', 'met', 'on', '2', 'day', 'and', 'may', 'meet']
    """
    if not any(w.plain in MODALS for w in held):
        return tuple(held)
    return tuple(replace(w, plain=NEITHER) if _other(held, at, headline=headline) else w for at, w in enumerate(held))


def _other(held: Sequence[Word], at: int, *, headline: bool) -> bool:
    word = held[at]
    before = held[at - 1] if at else None
    after = held[at + 1] if at + 1 < len(held) else None
    if word.plain == "may":
        return word.capital and _month(before, after, named=at > 0 and not headline)
    if word.plain == "will" and word.capital and not headline and (at or (after is not None and after.capital)):
        return True
    if before is None or word.plain not in MODALS:
        return False
    # "The military might strike", "the might of arms": only an article shows it alone.
    ended = after is None or after.plain in NO_SUBJECT
    return before.plain in HELD or (ended and (before.plain == POSSESSIVE or before.plain in QUALIFIED))


def _month(before: Word | None, after: Word | None, *, named: bool) -> bool:
    """True for a May with a capital inside a sentence, or beside a figure or a word of time."""
    beside = (w for w in (before, after) if w is not None)
    dated = any(w.plain[:1].isdigit() for w in beside)
    return named or dated or (before is not None and before.plain in DATED)
