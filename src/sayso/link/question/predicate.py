"""Whether a clause answers what a question asks: the same predicate, of the same subject, with the same figure.

Words in common do not make an answer. Who says that the ministry had not asked the city does not deny that the city was
kept in the dark; "ninety" is no yes to "ninety-five"; that nobody will have to resign leaves open of whom it was said;
and what somebody wants, defines or dates by a thing is not that thing. Where the stance would be unsure there is none.
"""

from __future__ import annotations

import re

from sayso.link.question.bearing import subordinate
from sayso.link.question.clause import TIMING, Clause, Unit, things
from sayso.link.question.hearsay import CLAIMS, FIRST_PERSON, PASSES, TELLING, never_said, of_self
from sayso.link.question.stance import WISHES
from sayso.text.root import root
from sayso.text.verb import AUXILIARIES, Known, verbs

# What nearly says no says neither yes nor no.
BARELY = frozenset("barely hardly scarcely".split())
EVERYBODY = frozenset("nobody everybody everyone anybody anyone somebody someone none no all any".split())
ARTICLES, BEING = frozenset({"a", "an"}), frozenset("is are".split())
TENS = frozenset(str(n) for n in range(20, 100, 10))
UNITS = frozenset(str(n) for n in range(1, 10))
FIGURE = re.compile(r"\d+(?:\.\d+)?")
LEADING = frozenset("will would shall may might can could should must did does do".split())
# No predicate of their own: "will not be", "may have".
PASSED = AUXILIARIES | {"not", "never"}
CONDITIONS = frozenset({"if", "unless"})


def answers(
    unit: Unit, place: int, asked: tuple[Unit, int], shared: frozenset[str], known: Known, *, counts: bool
) -> bool:
    """True where a clause, by its unit and place, answers what is ``asked`` in the clause of the other unit.

    Read in English alone; others are taken as they come. ``shared`` are the keys of the matter; ``counts`` questions
    ask for a number, so any will do.
    """
    if (unit.passage.language or "en") != "en" or not unit.roots:
        return True
    clause, middle = unit.clauses[place], asked[0].clauses[asked[1]]
    spelled = [w.plain for w in clause.words]
    if not BARELY.isdisjoint(spelled) or _timed(clause, things(shared), known):
        return False
    if disowned(unit, place) or _beside_denial(unit, place):
        return False
    if unit is asked[0] and place == asked[1]:
        return True
    if (asked[0].passage.language or "en") != "en":
        return True
    if _wished(spelled) and not _wished([w.plain for w in middle.words]):
        return False
    if _defines(spelled):
        return False
    if not counts and not _same_figure(unit, clause, middle):
        return False
    if _of_everybody(unit, place) and not _of_everybody(*asked) and asked[0].claims[asked[1]].agents:
        return False
    if _same_predicate(clause, middle, known):
        return True
    # "Five workers were hurt" and "seven were injured" count the same.
    if counts and len(things(clause.roots & middle.roots)) > 1:
        return True
    # Where no full verb is known in one of them, a thing that both speak of must do.
    silent = not _done(clause, known) or not _done(middle, known)
    return silent and bool(things(clause.roots & middle.roots))


def _wished(spelled: list[str]) -> bool:
    return not WISHES.isdisjoint(spelled)


def disowned(unit: Unit, place: int) -> bool:
    """True for what a speaker never said, unless he speaks of himself there: "I never said that the pier was safe"."""
    spelled = [w.plain for w in unit.clauses[place].words]
    if never_said(unit.clauses[place]):
        told = spelled[next(at for at, word in enumerate(spelled) if word in TELLING) + 1 :]
        return len(told) > 1 and told[0] not in FIRST_PERSON
    if not place or not subordinate(unit.clauses[place]):
        return False
    return never_said(unit.clauses[place - 1]) and not of_self(unit.clauses[place])


def _beside_denial(unit: Unit, place: int) -> bool:
    """True for what only says which thing a cue denies: "denied an appeal against a law that allowed it"."""
    if unit.manner.kind != "denies" or not place or not subordinate(unit.clauses[place]):
        return False
    before = unit.clauses[place - 1]
    return unit.clauses[place].words[0].plain == "that" and before.words[-1].plain not in CLAIMS | PASSES


def _defines(spelled: list[str]) -> bool:
    """True for "an agreement is a thing with ink on it": it says what any such thing is."""
    verb = next((at for at, word in enumerate(spelled) if word in AUXILIARIES), None)
    if not verb or verb + 1 >= len(spelled):
        return False
    return spelled[0] in ARTICLES and spelled[verb] in BEING and spelled[verb + 1] in ARTICLES and verb <= len(ARTICLES)


def _timed(clause: Clause, shared: frozenset[str], known: Known) -> bool:
    """True where the ``shared`` keys stand only behind a "when" or an "if": it is taken for granted, or left open."""
    at = next((at for at, w in enumerate(clause.words) if at and w.plain in TIMING | CONDITIONS), None)
    if at is None:
        return False
    led = any(w.plain in AUXILIARIES for w in clause.words[at:]) or any(place > at for place in _verbs(clause, known))
    told = [key for place, key in clause.keys if place < at]
    return led and bool(told) and shared.isdisjoint(told) and not shared.isdisjoint(clause.roots)


def numbers(words: list[str]) -> frozenset[str]:
    """The numbers among words in plain spelling, "ninety-five" as one.

    >>> sorted(numbers(["90", "5", "of", "1200"]))
    ['1200', '95']
    """
    found: list[str] = []
    for before, word in zip(["", *words], words, strict=False):
        if not FIGURE.fullmatch(word):
            continue
        if word in UNITS and before in TENS and found and found[-1] == before:
            found[-1] = str(int(before) + int(word))
        else:
            found.append(word)
    return frozenset(found)


def _same_figure(unit: Unit, clause: Clause, middle: Clause) -> bool:
    """True unless the clause, or else its sentence, has other numbers than the question and none of that."""
    wanted = numbers([w.plain for w in middle.words])
    own = numbers([w.plain for w in clause.words]) or numbers([w.plain for w in unit.passage.words])
    return not wanted or not own or not wanted.isdisjoint(own)


def _of_everybody(unit: Unit, place: int) -> bool:
    """True where the subject is nobody or everybody."""
    held = [w.plain for w in unit.clauses[place].words]
    verb = next((at for at, word in enumerate(held) if word in AUXILIARIES), len(held))
    return not EVERYBODY.isdisjoint(held[: min(verb, 3)]) and "there" not in held[:2]


def _verbs(clause: Clause, known: Known) -> tuple[int, ...]:
    return verbs([w.plain for w in clause.words], [w.capital for w in clause.words], known)


def _done(clause: Clause, known: Known) -> frozenset[str]:
    """The keys of a clause's full verbs, and of what a word such as "will" leads."""
    spelled = [w.plain for w in clause.words]
    places = {at + 1 for at, word in enumerate(spelled[:-1]) if word in LEADING}
    return frozenset(root(spelled[at]) for at in {*_verbs(clause, known), *places} if spelled[at] not in PASSED)


def _same_predicate(clause: Clause, middle: Clause, known: Known) -> bool:
    """True where one verb of two clauses is in both, in any form, or one thing is."""
    if clause.existing is not None and clause.existing in {middle.existing, *middle.roots}:
        return True
    if middle.existing is not None and middle.existing in clause.roots:
        return True
    own, other = _done(clause, known), _done(middle, known)
    return not own.isdisjoint(other | middle.roots) or not other.isdisjoint(clause.roots)
