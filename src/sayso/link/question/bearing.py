"""How what a sentence says bears on the matter it answers: the signs of the clause, and of what it goes on from.

A clause that goes on from others has their signs, too; one that takes up what was said before ("I do not think we
should go down that path") gives its own to it. Words that keep from a thing or turn it away say no to it, but where all
who answer have them the matter is that it was turned away: "blocked the merger" denies "the merger should go ahead" and
asserts "a judge blocked the merger".
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from sayso.link.question.clause import OPENS, Clause, Unit
from sayso.link.question.hearsay import never_said, of_self
from sayso.link.question.stance import NO_SIGNS, REFUSALS, Signs, with_signs
from sayso.text.root import root
from sayso.text.verb import AUXILIARIES, base_forms

KEEPS = frozenset("exclude bar ban prevent stop block discourage prohibit forbid dissuade keep restrain exempt".split())
TURNS = (
    frozenset("discourage block halt veto defeat abandon withdraw torpedo thwart back".split()) | REFUSALS
)  # fmt: skip
REACH = 9
# What takes up a thing told before, without naming it.
TAKEN_UP = re.compile(
    r"\b(?:(?:go|going|went) (?:down that (?:path|road|route)|there|that way)|(?:do|doing|done) (?:it|that|this|so)"
    r"|(?:support|want|need|favor|favour|back|like|have|allow|do) (?:it|that|this))\b"
)
FORMS = {"forbade": "forbid", "kept": "keep", "withdrew": "withdraw", "withdrawn": "withdraw"}


def subordinate(clause: Clause) -> bool:
    """True for a clause that a word such as "that" or "whether" opens."""
    return clause.words[0].plain in OPENS


def bearing(unit: Unit, place: int, cue: str, shared: Container[str]) -> tuple[Signs, Signs]:
    """The signs of a clause with those of what it goes on from, and the signs of what it hangs on.

    ``cue`` are the words of telling in lower case, ``shared`` the keys that most of the answers have.
    """
    signs, first = unit.clauses[place].signs, not place
    while place and not unit.clauses[place].says and not subordinate(unit.clauses[place]):
        place -= 1
        signs = with_signs(signs, unit.clauses[place].signs)
    if place and _relative(unit.clauses[place]):
        return with_signs(replace(NO_SIGNS, ahead=signs.ahead), unit.clauses[place - 1].signs), NO_SIGNS
    hangs = place and subordinate(unit.clauses[place])
    leads = unit.clauses[place - 1].signs if hangs else NO_SIGNS
    if hangs and never_said(unit.clauses[place - 1]) and of_self(unit.clauses[place]):
        # "I never said that I would sign" says no to it, and is no doubt of it.
        leads = replace(leads, believes=True)
    taken = _taken_up(unit, place)
    if taken is not None and not (signs.negations or signs.hedged or signs.shrugs):
        signs = with_signs(signs, taken)
    if _kept_from(unit.clauses[place], shared) or (first and _turned_away(unit, cue, shared)):
        signs = replace(signs, negations=signs.negations + 1)
    return signs, leads


def _relative(clause: Clause) -> bool:
    """True for "that could restore the rules": it says of a thing which it is, so its doubt is not the sentence's."""
    return len(clause.words) > 1 and clause.words[0].plain == "that" and clause.words[1].plain in AUXILIARIES


def _taken_up(unit: Unit, place: int) -> Signs | None:
    """The signs of a later clause that says no to what this one speaks of, as "that path"."""
    if (unit.passage.language or "en") != "en":
        return None
    for at in range(place + 1, len(unit.clauses)):
        clause = unit.clauses[at]
        # "that path" opens a clause of its own, as every "that" does
        spelled = [w.plain for c in unit.clauses[at : at + 2] for w in c.words]
        if clause.signs.negations and TAKEN_UP.search(" ".join(spelled)):
            return replace(NO_SIGNS, negations=clause.signs.negations)
    return None


def _forms(word: str) -> Sequence[str]:
    """What an English word may be a form of, itself among it; "blocking" is "block"."""
    stem = word.removesuffix("ing")
    doubled = (stem[:-1],) if stem != word and stem[-1:] == stem[-2:-1] else ()
    return (word, FORMS.get(word, word), *base_forms(word), stem, f"{stem}e", *doubled)


def _kept_from(clause: Clause, shared: Container[str]) -> bool:
    """True for "kept the crews from sailing", "urged them against sailing", unless the keeping is what all speak of."""
    spelled = [w.plain for w in clause.words]
    for at in range(1, len(spelled) - 1):
        if not spelled[at + 1].endswith("ing"):
            continue
        if spelled[at] == "against":
            return True
        if spelled[at] == "from":
            held = [w for w in spelled[max(0, at - REACH) : at] if not KEEPS.isdisjoint(_forms(w))]
            return bool(held) and all(root(w) not in shared for w in held)
    return False


def _turned_away(unit: Unit, cue: str, shared: Container[str]) -> bool:
    """True where the cue turns its content away, a thing and no claim: "rejected the plan", "backed off the threat"."""
    if unit.manner.kind != "says" or unit.manner.negated or (unit.passage.language or "en") != "en":
        return False
    words = [w.strip(".,:;") for w in cue.split()]
    turning = [w for w in words if not TURNS.isdisjoint(_forms(w))]
    if "back" in {f for w in turning for f in _forms(w)} and {"off", "away", "down"}.isdisjoint(words):
        turning = [w for w in turning if "back" not in _forms(w)]
    return bool(turning) and all(root(w) not in shared for w in turning)
