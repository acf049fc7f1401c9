"""Numbers in prose."""

from __future__ import annotations


def count(number: int, noun: str) -> str:
    """A number with its noun, which may be several words, the last of them counted.

    >>> count(1, "source"), count(2, "copy"), count(0, "new judgement")
    ('1 source', '2 copies', '0 new judgements')
    """
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"


def either(number: int, one: str, several: str) -> str:
    """The word that agrees with a number.

    >>> either(1, "has", "have"), either(0, "has", "have")
    ('has', 'have')
    """
    return one if number == 1 else several
