"""A second opinion on what the rules found, from a model that says what follows from what.

The model is asked both ways and answers with shares of entailment and contradiction. A contradiction by number, day or
negation is borne out by contradiction, an agreement by entailment. A denial and its claim are two sides of one matter
where either is high: the model reads what is denied, not that it is denied. On causes it is not asked.

What a rule was not sure of stays only if it is borne out; what a rule was sure of goes only if it is clearly not. The
model reads English alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.link.relation.assertion import Assertion
from sayso.link.relation.facing import Clash

if TYPE_CHECKING:
    from sayso.types import Entailer

Found = tuple[Assertion, Assertion, Clash]
ENTAILS, CONTRADICTS = 0, 1
# From which share on an unsure finding stays, by its reason; below which a sure one goes.
CONFIRMED: Mapping[str, float] = {"denial": 0.75, "number": 0.6, "date": 0.6, "negation": 0.92, "proposition": 0.6}
REFUSED: Mapping[str, float] = {"number": 0.4, "date": 0.4, "negation": 0.4, "proposition": 0.15}


def confirmed(found: Iterable[Found], entailer: Entailer | None) -> Iterator[Found]:
    """What stays of the findings; without a model, those of which the rules are sure."""
    held = list(found)
    if entailer is None:
        yield from (told for told in held if told[2].sure)
        return
    asked = [told for told in held if _english(told) and told[2].reason in CONFIRMED and told[2].kind[:7] != "updates"]
    pairs = [(one.text, other.text) for one, other, _ in asked]
    rows = entailer.entail([*pairs, *((b, a) for a, b in pairs)]) if pairs else ()
    shares = {
        id(told): _share(told[2], [float(x) for x in rows[i]], [float(x) for x in rows[i + len(asked)]])
        for i, told in enumerate(asked)
    }
    for told in held:
        share = shares.get(id(told))
        if share is None:
            stays = told[2].sure
        else:
            least = REFUSED.get(told[2].reason, 0.0) if told[2].sure else CONFIRMED[told[2].reason]
            stays = share >= least
        if stays:
            one, other, what = told
            yield one, other, what if share is None else replace(what, by=entailer.name)


def _english(found: Found) -> bool:
    return all((side.passage.language or "en") == "en" for side in found[:2])


def _share(found: Clash, there: list[float], back: list[float]) -> float:
    """How far the model bears out a finding, 0..1; a doubtful negation in both readings, all else in one at least."""
    reason, sure = found.reason, found.sure
    if reason == "denial":
        return max(there[ENTAILS] + there[CONTRADICTS], back[ENTAILS] + back[CONTRADICTS])
    if reason == "proposition":
        return (there[ENTAILS] + back[ENTAILS]) / 2
    worse, better = sorted((there[CONTRADICTS], back[CONTRADICTS]))
    return better if sure or reason != "negation" else worse
