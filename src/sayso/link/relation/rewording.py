"""One speaker's words as two outlets give them, where one of them has him say the opposite, or another day.

Both must be of one day as far as is known, and the same but for what turns them: who changes his mind says so on a
later day, and mostly in other words.
"""

from __future__ import annotations

import re

from sayso.link.discrepancy import discrepancies
from sayso.link.relation.facing import Clash, Facing
from sayso.link.relation.opposition import negations, opposed, stands_against

# How much of both must be alike by words, how near both must be, and the fewest plain words that both have.
ALIKE, NEAR, FEWEST = 0.7, 0.6, 2
# "Not until July", "not without a vote" say when or how it will be.
UNTIL = re.compile(
    r"\b(?:until|till|unless|before|without|except|besides|other than|but|only|if|whether|either|or)\b", re.IGNORECASE
)


def reworded(pair: Facing) -> Clash | None:
    """What turns one speaker's words into their opposite, or moves their day, from one document to the other."""
    if not pair.one_speaker or pair.one_document or pair.foreign or pair.later or len(pair.plain) < FEWEST:
        return None
    if pair.dice < ALIKE or pair.near < NEAR or UNTIL.search(pair.one.text) or UNTIL.search(pair.other.text):
        return None
    found = discrepancies(pair.one.read, pair.other.read)
    kinds = [d.kind for d in found]
    if "negation" in kinds and not {"number", "unit", "date", "name"}.intersection(kinds):
        return _negated(pair)
    quoted = pair.one.passage.quoted and pair.other.passage.quoted
    if kinds == ["modality"] and (quoted or (found[0].left and found[0].right)):
        return Clash("contradicts", "modality", pair.near, found[0].left, found[0].right)
    if kinds == ["date"] and len(found[0].left) == len(found[0].right) == 1:
        return Clash("contradicts", "date", pair.near, found[0].left, found[0].right)
    return None


def _negated(pair: Facing) -> Clash | None:
    """The opposite, where one of the two negates nothing at all and stands against nothing."""
    turned = opposed(pair.one.read, pair.other.read, pair.shared)
    if turned is None or bool(negations(pair.one.read)) == bool(negations(pair.other.read)):
        return None
    plain = pair.other if negations(pair.one.read) else pair.one
    return None if stands_against(plain.read) else Clash("contradicts", "negation", pair.near, *turned)
