"""In which words a matter is put: a question made of one answer's clause, else a stretch of it, else shared words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sayso.link.question.across import Group
from sayso.link.question.asking import asked
from sayso.link.question.bearing import subordinate
from sayso.link.question.clause import Clause, Unit, things
from sayso.link.question.hearsay import CLAIMS, PASSES
from sayso.link.question.stance import marked
from sayso.link.question.topic import halved, measured, topic
from sayso.link.statement.passage import JOINTS
from sayso.text.verb import AUXILIARIES, DETERMINERS, Known
from sayso.types import Attribution

SURE = 1.0
SHOWN, FEWEST_SHOWN, FEWEST_NAMED, FEWEST_OPPOSED = 5, 2, 3, 2


@dataclass(frozen=True, slots=True)
class Material:
    """What questions are made from: texts, attributions, speakers' names, verbs that the texts show, days of saying.

    ``tied`` sentences, by their attribution and place there, answer for another reason than their words;
    ``turned`` has for an attribution that admits the one that denied before.
    """

    texts: Mapping[str, str]
    attributions: Mapping[str, Attribution]
    names: Mapping[str, str]
    known: Known
    days: Mapping[str, tuple[str, str]]
    tied: frozenset[tuple[str, int]] = frozenset()
    turned: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wording:
    """A question's words, and the clause they were made from, by its unit and place."""

    words: str
    unit: Unit
    clause: int


def shared_keys(group: Group) -> frozenset[str]:
    """The keys that stand in most of the answering sentences of the language that has most of them.

    Where none does, for a relation alone brought them together, the keys of the first.
    """
    tongues = Counter(u.passage.language for u, _ in group)
    tongue = min(tongues, key=lambda t: (-tongues[t], t or ""))
    own = [u for u, _ in group if u.passage.language == tongue and u.roots]
    counts = Counter(r for u in own for r in u.roots)
    shared = frozenset(r for r, n in counts.items() if n >= max(2, len(own) / 2) or len(own) == 1)
    middle, answer = group[0]
    return shared or middle.clauses[answer.clause].roots


def surely(group: Group) -> bool:
    """True where learned chances brought the group together: then one shared word says enough."""
    return all(answer.covered >= SURE for _, answer in group)


def sentence(story: Material, group: Group) -> Wording | None:
    """The shortest safe question among those of the clauses that have most of what all share."""
    shared, found, sure = shared_keys(group), [], surely(group)
    for unit, answer in group:
        clause = unit.clauses[answer.clause]
        follows = unit.clauses[answer.clause + 1] if answer.clause + 1 < len(unit.clauses) else None
        if follows is not None and subordinate(follows) and _runs_on(story, unit, clause, follows):
            continue
        if halved([w.plain for w in clause.words], story.texts[unit.passage.document][clause.span.stop :]):
            continue
        if _broken(unit, answer.clause):
            continue
        attribution = story.attributions[unit.attribution]
        own = attribution.voice == "direct" or unit.passage.quoted
        words = asked(
            clause,
            story.texts[unit.passage.document],
            unit.passage.language,
            story.names.get(unit.attribution),
            story.known,
            own=own,
            ahead=unit.manner.ahead,
            ought=unit.ought,
        )
        kept = len(clause.roots & shared)
        if words is not None and not _predicates(unit, clause, shared):
            continue
        if words is not None and (kept >= FEWEST_SHOWN or (kept and (sure or clause.existing in shared))):
            found.append(
                (
                    (-kept, len(clause.roots - shared), bool(clause.signs.negations), clause.signs.ahead, len(words)),
                    Wording(words, unit, answer.clause),
                )
            )
    return min(found, key=lambda f: (f[0], f[1].words))[1] if found else None


def _predicates(unit: Unit, clause: Clause, shared: frozenset[str]) -> bool:
    """True where what the answers share is said of the subject, and is not the subject alone."""
    verb = next((at for at, w in enumerate(clause.words) if at and w.plain in AUXILIARIES), None)
    happens = marked([w.plain for w in clause.words], unit.passage.language, "occurrences")
    if verb is None or (happens and clause.existing in shared):
        return True
    return any(at > verb and key in shared for at, key in clause.keys)


def _done(unit: Unit, clause: Clause, shared: frozenset[str]) -> bool:
    """True where what the clause says is done, or happens, is among what the answers share; only English shows it."""
    english = (unit.passage.language or "en") == "en"
    return english and (clause.existing in shared or not clause.verbs.isdisjoint(shared))


def _broken(unit: Unit, place: int) -> bool:
    """True for a clause without the first half of its subject, the rest of a list of names, or what "that" is."""
    clause, opening = unit.clauses[place], unit.clauses[place].words[0].plain
    before = unit.clauses[place - 1] if place else None
    if before is not None and not before.says and (opening in JOINTS or before.words[-1].plain in JOINTS):
        return True
    if opening == "that" and (clause.words[0].capital or (before is not None and _relative(before))):
        return True
    follows = unit.clauses[place + 1] if place + 1 < len(unit.clauses) else None
    if follows is not None and follows.words[0].plain == clause.words[-1].plain:
        return True
    name = follows is not None and next((w for w in follows.words if w.plain not in JOINTS), None)
    return bool(name and follows and not follows.says and name.capital and clause.words[-1].capital)


def _relative(before: Clause) -> bool:
    """True where "that" takes up the noun before it: "a mistake that they regret", not "the news that they left"."""
    last = [w.plain for w in before.words[-2:]]
    return len(last) > 1 and last[0] in DETERMINERS and last[1] not in CLAIMS | PASSES


def _runs_on(story: Material, unit: Unit, clause: Clause, follows: Clause) -> bool:
    """True where nothing but a space parts two clauses: the second belongs to the first one's verb."""
    return story.texts[unit.passage.document][clause.span.stop : follows.span.start].isspace()


def matter_named(story: Material, group: Group, *, listed: bool) -> Wording | None:
    """The words that the answers share: a stretch of the clause that has most of them, else ``listed`` one by one."""
    shared, found, sure = shared_keys(group), [], surely(group)
    echoed = any(not u.roots for u, _ in group)
    for unit, answer in group:
        clause, text = unit.clauses[answer.clause], story.texts[unit.passage.document]
        shown: dict[str, str] = {}
        for at, r in clause.keys:
            w = clause.words[at]
            if r in shared:
                shown.setdefault(r, text[w.start : w.stop] if w.capital else w.form)
        words = topic(clause, text, unit.passage.language, shared, story.known, whole=not _broken(unit, answer.clause))
        if words is not None and measured(words):
            continue
        if sure and words is not None:
            found.append(((-len(shown), False, len(words)), Wording(words, unit, answer.clause)))
            continue
        if not unit.ought and not (_predicates(unit, clause, shared) if listed else _done(unit, clause, shared)):
            continue
        english = (unit.passage.language or "en") == "en"
        acts = _done(unit, clause, shared)
        opposed = words is not None and listed and (acts or echoed)
        few = len(shown) < (FEWEST_OPPOSED if opposed else FEWEST_NAMED)
        if few or (words is None and not (listed and (acts or not english) and len(things(shown)) >= FEWEST_NAMED)):
            continue
        # A row of words says nothing of what is asked: of English, where a stretch can be read, there is none.
        if words is None and english:
            continue
        named = Wording(words or ", ".join(list(shown.values())[:SHOWN]), unit, answer.clause)
        found.append(((-len(shown), words is None, len(words or "")), named))
    if not found:
        return None
    best = min(found, key=lambda f: (f[0], f[1].words))[1]
    return best if best.words.endswith("?") else replace(best, words=f"On: {best.words}")
