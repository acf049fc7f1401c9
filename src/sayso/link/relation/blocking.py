"""Which sentences to compare: those that share rare words, or two words that seldom stand together.

Each sentence is looked up under a fixed number of keys, and each key leads to a fixed number of sentences, so that the
comparisons grow with the number of sentences and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from sayso.link.relation.assertion import Assertion, Rareness
from sayso.link.relation.deed import denies_a_deed
from sayso.link.speaker.sound import romanised
from sayso.text.stem import folded

CROWD = 40
RAREST, HEAVIEST = 14, 7
ENOUGH = 2
NAME, LONG_NAME = 4, 4


def pairs(found: Sequence[Assertion], rareness: Rareness) -> Iterator[tuple[int, int]]:
    """Places of two sentences of one language that have enough in common to be compared, the lower place first."""
    holders: defaultdict[str | tuple[str, str], list[int]] = defaultdict(list)
    keyed = [_keys(one, rareness) for one in found]
    denials = [bool(one.denial) or denies_a_deed(one) for one in found]
    for at, keys in enumerate(keyed):
        for key in keys:
            if len(holders[key]) < CROWD or isinstance(key, str):
                holders[key].append(at)
    shared = {key: held for key, held in holders.items() if 1 < len(held) <= CROWD}
    for at, keys in enumerate(keyed):
        common: Counter[int] = Counter()
        for key in keys:
            for other in shared.get(key, ()):
                if other > at:
                    common[other] += 1 if isinstance(key, str) else ENOUGH
        for other, n in sorted(common.items()):
            few = min(len(found[at].roots), len(found[other].roots)) <= ENOUGH
            if (n >= ENOUGH or few or denials[at] or denials[other]) and comparable(found[at], found[other]):
                yield at, other


def _keys(one: Assertion, rareness: Rareness) -> list[str | tuple[str, str]]:
    tongue = f"{one.passage.language}:"
    heavy = sorted(one.roots, key=lambda r: (-rareness.one(r), r))[:RAREST]
    keys: list[str | tuple[str, str]] = [tongue + r for r in heavy]
    keys += combinations(sorted(tongue + r for r in heavy[:HEAVIEST]), 2)
    return keys


def abroad(found: Sequence[Assertion]) -> Iterator[tuple[int, int]]:
    """Places of two sentences of two languages that share a name or a figure, as far as either can be spelled alike."""
    if len({one.passage.language for one in found}) < ENOUGH:
        return
    holders: defaultdict[str, list[int]] = defaultdict(list)
    keyed = [_foreign_keys(one) for one in found]
    for at, keys in enumerate(keyed):
        for key in keys:
            if len(holders[key]) < CROWD:
                holders[key].append(at)
    for at, keys in enumerate(keyed):
        others = {other for key in keys for other in holders[key] if other > at}
        for other in sorted(others):
            foreign = found[at].passage.language != found[other].passage.language
            if foreign and comparable(found[at], found[other]):
                yield at, other


def _foreign_keys(one: Assertion) -> frozenset[str]:
    names = {folded(w.form) for w in one.passage.words if w.capital and len(w.form) >= LONG_NAME}
    figures = {f"{v:g}" for q in one.read.quantities if q.weight > 1 for v in q.values if v > NAME}
    return frozenset(romanised(n)[:NAME] for n in names) | figures


def comparable(one: Assertion, other: Assertion) -> bool:
    """True for sentences of two statements and two attributions, neither of which stands inside the other."""
    if one.statement == other.statement or one.attribution.id == other.attribution.id:
        return False
    if one.attribution.document != other.attribution.document:
        return True
    return not any(x.meets(y) for x in one.passage.spans for y in other.passage.spans)
