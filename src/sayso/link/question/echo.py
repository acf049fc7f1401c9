"""Answers without words of their own: "he made it up", "denied the report", "that is true".

Who says so speaks of what somebody else has just been quoted for: the nearest sentence before, in the same document, of
another speaker. Found only where nothing but pronouns, words for claims and words of truth or untruth are said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.link.question.clause import Unit
from sayso.link.question.hearsay import CLAIMS
from sayso.link.question.reversal import Reversal
from sayso.link.question.stance import NO_SIGNS, marked, negators, stance
from sayso.link.statement.passage import EMPTY
from sayso.types import Relation, Rendering

NEAR, MOST_STOPS = 400, 1
STOPS = re.compile(r"[.!?][\"”’»]?\s")
TYING = frozenset({"contradicts", "agrees"})
FILLING = frozenset(
    "no yes simply just totally completely absolutely utterly entirely patently blatantly flatly all any such so quite "
    "very whole everything anything nothing well yeah nope sir ma'am those these again outright bold faced boldfaced "
    "one same both story charge charges question case thing point here up".split()
)
UNTRUE = frozenset(
    "false untrue lie lies lied fake hoax baseless unfounded groundless fabricated fabrication nonsense "
    "inaccurate incorrect misspoke bogus fiction ложь неправда чушь faux mensonge mensonger "
    "falsch lüge unsinn falso mentira".split()
)
TRUE = frozenset("true correct accurate правда верно vrai exact wahr richtig stimmt verdad cierto".split())
INVENTED = (("made", "up"), ("making", "up"), ("makes", "up"))
CONFIRMS = frozenset(
    "confirm confirms confirmed confirming подтвердил подтвердила confirmé bestätigte confirmó".split()
)


@dataclass(frozen=True, slots=True)
class Echo:
    """That a unit says yes or no to what a clause of another says, both by their places."""

    unit: int
    target: int
    clause: int


def echoed(units: Sequence[Unit], cues: Mapping[str, str], texts: Mapping[str, str]) -> tuple[list[Unit], list[Echo]]:
    """The units with the stance of those that only echo another, and which they echo.

    ``cues`` are the words of telling of attributions, in lower case, ``texts`` the documents by their ids.
    """
    found, echoes = list(units), []
    order = sorted(range(len(units)), key=lambda i: (units[i].passage.document, units[i].passage.spans[0].start))
    for place, at in enumerate(order):
        verdict = _verdict(units[at], cues)
        target = _before(units, order[:place], at, cues, texts) if verdict is not None else None
        if target is None:
            continue
        other = units[target]
        clause = other.main
        denies = (stance(other.manner, other.clauses[clause].signs, NO_SIGNS) == "denies") is verdict
        manner = replace(
            units[at].manner, kind="denies" if denies else "says", negated=False, hedged=False, ahead=False
        )
        plain = tuple(replace(c, signs=NO_SIGNS, keys=()) for c in units[at].clauses)
        found[at] = replace(units[at], clauses=plain, manner=manner, conditional=False, roots=frozenset())
        echoes.append(Echo(at, target, clause))
    return found, echoes


def _verdict(unit: Unit, cues: Mapping[str, str]) -> bool | None:
    """True for "that is so", False for "that is not so", None for what says anything besides."""
    spelled = [w.plain for w in unit.passage.words]
    denied, negated = (
        marked(spelled, unit.passage.language, "disavowals"),
        set(negators(spelled, unit.passage.language)),
    )
    invented = {at for at in range(len(spelled)) for pair in INVENTED if _spread(spelled, at, pair)}
    untrue = {at for at, word in enumerate(spelled) if word in UNTRUE} | denied | invented
    true = {at for at, word in enumerate(spelled) if word in TRUE}
    rest = set(range(len(spelled))) - untrue - true - negated
    if not spelled or "you" in spelled or any(spelled[at] not in EMPTY | FILLING | CLAIMS for at in rest):
        return None
    if untrue or true:
        return bool(true) is not bool(negated) if not untrue else bool(negated - denied)
    if unit.manner.kind == "denies":
        return False
    return True if not CONFIRMS.isdisjoint(cues.get(unit.attribution, "").split()) else None


def _spread(spelled: Sequence[str], at: int, pair: tuple[str, str]) -> bool:
    return spelled[at] == pair[0] and pair[1] in spelled[at + 1 : at + 4]


def _before(
    units: Sequence[Unit], earlier: Sequence[int], at: int, cues: Mapping[str, str], texts: Mapping[str, str]
) -> int | None:
    """The nearest sentence before, of another speaker, that says something of its own; no sentence stands between."""
    own = units[at]
    for other in reversed(earlier):
        unit = units[other]
        if unit.passage.document != own.passage.document:
            return None
        between = texts[own.passage.document][unit.passage.spans[-1].stop : own.passage.spans[0].start]
        if len(between) > NEAR or len(STOPS.findall(between)) > MOST_STOPS:
            return None
        if unit.speaker == own.speaker or unit.attribution == own.attribution:
            continue
        if _verdict(unit, cues) is None and any(c.says and len(c.keys) > 1 for c in unit.clauses):
            return other
    return None


Ties = dict[tuple[int, int], list[tuple[int, int]]]


def ties(
    units: Sequence[Unit], echoes: Iterable[Echo], relations: Iterable[Relation], turns: Iterable[Reversal] = ()
) -> Ties:
    """Which clauses (unit, place) answer a clause for another reason than their words: an echo, a relation, a turn."""
    found: Ties = {}
    for turn in turns:
        admitted = (turn.admission, units[turn.admission].main)
        found.setdefault(admitted, []).append((turn.denial, units[turn.denial].main))
    for echo in echoes:
        found.setdefault((echo.target, echo.clause), []).append((echo.unit, 0))
    by_attribution: dict[str, list[int]] = {}
    for at, unit in enumerate(units):
        by_attribution.setdefault(unit.attribution, []).append(at)
    for relation in relations:
        if relation.kind not in TYING or len(relation.grounds) != 2:
            continue
        left, right = (
            [at for at in by_attribution.get(g.attribution, ()) if _inside(units[at], g)] for g in relation.grounds
        )
        for one, other in ((one, other) for one in left[:1] for other in right[:1]):
            here, there = (one, units[one].main), (other, units[other].main)
            found.setdefault(here, []).append(there)
            found.setdefault(there, []).append(here)
    return found


def _inside(unit: Unit, ground: Rendering) -> bool:
    return bool(unit.clauses) and any(one.meets(other) for one in unit.passage.spans for other in ground.spans)
