"""Who holds a position, where two sources that no speaker joins may be one: "House", "the U.S. House"."""

from __future__ import annotations

import re

# "officials", "a report": of these nobody can say which.
NOBODY = frozenset(
    "official officials source sources report reports spokesman spokeswoman spokesperson aide aides lawmaker lawmakers "
    "people critics experts expert analysts analyst doctors doctor police statement study lawyer lawyers attorney "
    "he she they it who i we expert researchers scientists authorities man woman".split()
)
BARE = frozenset(
    "the a an u.s us american monday tuesday wednesday thursday friday saturday sunday his her their its".split()
)
BOUND = re.compile(r"\s+(?:of|in|on|from|for|at|who|that)\s|,")


def holder(source: str) -> tuple[str, frozenset[str]] | None:
    """The head of the words that name a source, and its other telling words; None where they name nobody in particular.

    >>> holder("The Senate committee on Thursday")
    ('committee', frozenset({'senate'}))
    """
    plain = [w.strip(".,’'").casefold() for w in BOUND.split(source)[0].split()]
    held = [w for w in plain if w and w not in BARE]
    return (held[-1], frozenset(held[:-1])) if held and held[-1] not in NOBODY else None


def same_holder(one: tuple[str, frozenset[str]], other: tuple[str, frozenset[str]]) -> bool:
    """True where one of two sources has all the words of the other, and their heads are one."""
    return one[0] == other[0] and (one[1] <= other[1] or other[1] <= one[1])
