"""The clause around a figure, and how far two clauses tell one thing: a toll, or a count of the same."""

from __future__ import annotations

import re

from sayso.link.discrepancy import Reading
from sayso.link.relation.amount import ONE_THING, STOP, TOLLS, Amount
from sayso.link.relation.synonym import sense
from sayso.types import Span

CLAUSE = re.compile(
    r"[,;:—–()]\s|\s(?:when|while|after|before|as|who|which|that|because|and|but|where|including)\s", re.IGNORECASE
)
# Which share of the shorter clause the other tells too, for a toll and for a count; of both together; fewest words.
TOLL_TOLD, COUNT_TOLD, OF_BOTH, FEWEST = 0.6, 0.4, 0.3, 2


def one_toll(left: Reading, right: Reading, mine: Amount, theirs: Amount) -> bool:
    """True where the clauses around two figures tell hardly more than one toll: so many dead, hurt, held or ill."""
    one, other = _local(left, mine), _local(right, theirs)
    shared = len(one & other)
    return (
        bool(one & other & TOLLS)
        and shared >= TOLL_TOLD * min(len(one), len(other))
        and shared >= OF_BOTH * len(one | other)
    )


def one_count(left: Reading, right: Reading, mine: Amount, theirs: Amount) -> bool:
    """True where the clauses around two figures have two words and more in common, and much of the shorter one."""
    one, other = _local(left, mine), _local(right, theirs)
    shared = len(one & other)
    if one & TOLLS != other & TOLLS:
        return False
    return shared >= FEWEST and shared >= COUNT_TOLD * min(len(one), len(other))


def _local(read: Reading, amount: Amount) -> frozenset[str]:
    ends = [m.start() for m in CLAUSE.finditer(read.text, amount.span.stop)]
    starts = [m.end() for m in CLAUSE.finditer(read.text, 0, amount.span.start)]
    clause = Span(max(starts, default=0), min(ends, default=len(read.text)))
    told = (t for t in read.tokens if clause.holds(t.span) and t.word not in STOP and t.letters[0].isalpha())
    return frozenset(
        ONE_THING.get(t.word) or sense(t.word, read.language)
        for t in told
        if t.told("numbers") is None and t.told("scales") is None and len(t.word) > 2
    )
