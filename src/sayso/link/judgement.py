"""People's judgements as constraints that the linkers obey.

For the pipeline, before anything is linked::

    ruled = constraints(judgements, attributions, earlier)     # earlier: attributions of former runs, from the store
    attributions = corrected(attributions, ruled)              # without the dropped, with the replaced
    ruled.judgements                                           # what the linkers take; ruled.problems: report these

For the linkers::

    ruled = constraints(judgements, attributions)              # .speaker, .statement, .relation: Links
    parts = groups(ids, proposals, ruled.speaker)              # proposals: (score, id, id), best first, ties by id
    wikidata(parts[0], ruled.speaker)                          # the Wikidata id people gave to this group, or None
    links = spread(ruled.statement, {"a_1": ("a_1:0", "a_1:1")})     # when an attribution is cut into pieces
    links, problems = story_links(judgements, documents)             # of documents, for link.story

The rules. A judgement names attributions, never groups. The latest one by the same person on the same pair counts,
and "unsure" takes back. A "different" is never crossed, not even by a chain of "same". Where people clash (a chain
of "same" joins what somebody calls different), the clash is a ``Problem``; every "same" of that chain is left to the
machine, and the "different" holds, because two things wrongly kept apart mislead less than two wrongly made one.
For ``drop`` and ``replace``, "different" says the attribution is not what the text says; "same" lets it stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import combinations

from sayso.link.partition import (
    FREE,
    WIKIDATA,
    Forest,
    Links,
    Pair,
    Pairs,
    groups,
    sorted_pair,
    spread,
    wikidata,
)
from sayso.types import Attribution, Judgement, Problem, Spans, key

__all__ = [
    "FREE",
    "Constraints",
    "Links",
    "constraints",
    "correct",
    "corrected",
    "groups",
    "refound",
    "spread",
    "story_links",
    "wikidata",
]

ENOUGH = 0.5
CHAINED = ("speaker", "statement", "story")


@dataclass(frozen=True, slots=True)
class Constraints:
    """The judgements in force, by kind.

    ``replace`` holds (id of the attribution as it is now, the judgement), ``drop`` the ids to leave out.
    ``relation.same`` confirms a relation between two statements, ``relation.different`` denies any.
    ``judgements`` are those on pairs, naming attributions by the ids they bear once ``corrected``.
    """

    speaker: Links = FREE
    statement: Links = FREE
    relation: Links = FREE
    replace: tuple[tuple[str, Judgement], ...] = ()
    drop: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    problems: tuple[Problem, ...] = ()


# ---------------------------------------------------------------- judgements to constraints


def constraints(
    judgements: Iterable[Judgement], attributions: Iterable[Attribution], earlier: Iterable[Attribution] = ()
) -> Constraints:
    """The constraints that these judgements put on these attributions; clashes and orphans are its problems.

    ``attributions`` are as the machine read them: of those already ``corrected`` a correction cannot be taken back.
    ``earlier`` are attributions of former runs: a leaf that is no longer found is taken for the one that shares
    at least half of its characters in the same document. Without them an unknown leaf is an orphaned judgement.
    Judgements on stories are passed over: see ``story_links``.
    """
    present = {a.id: a for a in attributions}
    current = _current(j for j in judgements if j.kind != "story")
    leaves, problems = _leaves(current, present, {a.id: a for a in earlier})
    corrections = [j for j in current if j.kind in ("drop", "replace") and j.verdict == "different"]
    replaced, dropped, clashes = _corrections([j for j in corrections if leaves[j.left] in present], leaves)
    problems += clashes
    renamed = {id: correct(present[id], judgement).id for id, judgement in replaced}
    leaves = {old: renamed.get(new, new) for old, new in leaves.items()}
    pairs = tuple(_on(leaves, j) for j in current if j.kind not in ("drop", "replace"))
    pairs = tuple(j for j in pairs if j.left not in dropped and j.right not in dropped)
    links = {}
    for kind in ("speaker", "statement", "relation"):
        links[kind], clashes = _links([j for j in pairs if j.kind == kind])
        problems += clashes
    return Constraints(
        links["speaker"],
        links["statement"],
        links["relation"],
        tuple(replaced),
        tuple(dropped),
        pairs,
        tuple(problems),
    )


def story_links(judgements: Iterable[Judgement], documents: Iterable[str]) -> tuple[Links, tuple[Problem, ...]]:
    """What people say of pairs of documents: of one story or not; clashes, and ids that are no documents here."""
    known = set(documents)
    current = [j for j in _current(judgements) if j.kind == "story"]
    links, clashes = _links(current)
    lost = {j: [id for id in (j.left, j.right) if id not in known] for j in current}
    orphans = (_lost_document(j, [id for id in some if id]) for j, some in lost.items() if some)
    return links, (*clashes, *orphans)


def _lost_document(judgement: Judgement, lost: Sequence[str]) -> Problem:
    told = f"{_told(judgement)} names {' and '.join(lost)}, which is no document here"
    return Problem("orphaned-judgement", f"{told}: give its file too, or judge the document that stands for it today")


def _on(leaves: Mapping[str, str], judgement: Judgement) -> Judgement:
    """The judgement over the ids that its attributions bear now."""
    right = judgement.right and leaves[judgement.right]
    return replace(judgement, left=leaves[judgement.left], right=right)


def correct(attribution: Attribution, judgement: Judgement) -> Attribution:
    """The attribution as a "replace" judgement corrects it; its source is unnamed again if other words stand there."""
    source, cue, content = judgement.source, judgement.cue, judgement.content
    named = source == attribution.source
    return replace(
        attribution,
        id=key("a", attribution.document, source, cue, content),
        source=source,
        cue=cue,
        content=content,
        name=attribution.name if named else None,
        kind=attribution.kind if named else "unnamed",
        score=1.0,
        made_by=_maker(judgement),
    )


def corrected(attributions: Iterable[Attribution], ruled: Constraints) -> tuple[Attribution, ...]:
    """The attributions without the dropped and with the replaced ones; ``within`` follows, past what is dropped."""
    before = tuple(attributions)
    rulings = dict(ruled.replace)
    after = {a.id: correct(a, rulings[a.id]) if a.id in rulings else a for a in before}
    outer = {a.id: a.within for a in before}
    dropped = set(ruled.drop)

    def enclosing(id: str | None) -> str | None:
        seen: set[str] = set()
        while id in dropped and id not in seen:
            seen.add(id)
            id = outer[id]
        return after[id].id if id in after else id

    kept = (replace(after[a.id], within=enclosing(a.within)) for a in before if a.id not in dropped)
    return tuple({a.id: a for a in kept}.values())


def _current(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The latest ruling of each person on each pair, in order of time; a correction rules on its attribution."""
    latest: dict[tuple[str, ...], Judgement] = {}
    for judgement in sorted(set(judgements), key=lambda j: (_moment(j.at), j.id)):
        if judgement.kind in ("drop", "replace"):
            subject: tuple[str, ...] = ("correction", judgement.left)
        else:
            subject = (judgement.kind, *sorted_pair(judgement.left, judgement.right or ""))
        latest[(judgement.by, *subject)] = judgement
    return tuple(sorted(latest.values(), key=lambda j: (_moment(j.at), j.id)))


def _moment(at: str) -> datetime:
    moment = datetime.fromisoformat(at)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _leaves(
    judgements: Sequence[Judgement], present: Mapping[str, Attribution], earlier: Mapping[str, Attribution]
) -> tuple[dict[str, str], list[Problem]]:
    """Each id that a judgement names and the attribution that bears it now, itself where none does."""
    places: defaultdict[str, list[Attribution]] = defaultdict(list)
    makers = {}
    for attribution in present.values():
        places[attribution.document].append(attribution)
        makers[attribution.made_by] = attribution.id
    made = {j.left: makers[_maker(j)] for j in judgements if j.kind == "replace" and _maker(j) in makers}
    born = {correct(present[j.left], j).id for j in judgements if j.kind == "replace" and j.left in present}
    gone = {j.left for j in judgements if j.kind == "drop" and j.left in earlier}
    leaves: dict[str, str] = {}
    problems = []
    for judgement in judgements:
        lost = []
        for id in filter(None, (judgement.left, judgement.right)):
            if id not in leaves:
                old = earlier.get(id)
                again = refound(old, places[old.document]) if old and id not in present else None
                leaves[id] = made.get(id, again.id if again else id)
            if not (leaves[id] in present or id in born | gone or WIKIDATA.fullmatch(id)):
                lost.append(id)
        if lost:
            problems.append(_orphan(judgement, lost))
    return leaves, problems


def _orphan(judgement: Judgement, lost: Sequence[str]) -> Problem:
    return Problem(
        "orphaned-judgement",
        f"{_told(judgement)} names {' and '.join(lost)}, which no document here holds now: "
        "read its document again, or judge the attribution that stands there today",
    )


def refound(old: Attribution, candidates: Iterable[Attribution]) -> Attribution | None:
    """The attribution of the same document that shares most characters, role by role, or None below one half."""

    def letters(attribution: Attribution) -> set[tuple[str, int]]:
        roles = (("source", attribution.source), ("cue", attribution.cue), ("content", attribution.content))
        return {(role, at) for role, spans in roles for at in _offsets(spans)}

    before = letters(old)
    best: tuple[float, str, Attribution] | None = None
    for candidate in sorted(candidates, key=lambda a: a.id):
        after = letters(candidate)
        shared = len(before & after) / (len(before | after) or 1)
        if candidate.document == old.document and shared >= ENOUGH and (best is None or shared > best[0]):
            best = (shared, candidate.id, candidate)
    return best[2] if best else None


def _offsets(spans: Spans) -> Iterable[int]:
    return (at for span in spans for at in range(span.start, span.stop))


def _corrections(
    judgements: Sequence[Judgement], leaves: Mapping[str, str]
) -> tuple[list[tuple[str, Judgement]], list[str], list[Problem]]:
    """What to replace and what to drop; people who want different things of one attribution get neither."""
    wanted: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        wanted[leaves[judgement.left]].append(judgement)
    replaced, dropped, problems = [], [], []
    for id, rulings in sorted(wanted.items()):
        if len({(j.kind, j.source, j.cue, j.content) for j in rulings}) > 1:
            told = " but ".join(_told(j) for j in rulings)
            problems.append(Problem("judgement-clash", f"{told}: {id} is left as it was read until they agree"))
        elif rulings[0].kind == "drop":
            dropped.append(id)
        else:
            replaced.append((id, rulings[0]))
    return replaced, dropped, problems


def _links(judgements: Sequence[Judgement]) -> tuple[Links, list[Problem]]:
    """The pairs people join and keep apart, freed of the chains that clash."""
    said: dict[str, defaultdict[Pair, list[Judgement]]] = {v: defaultdict(list) for v in ("same", "different")}
    for judgement in judgements:
        left, right = judgement.left, judgement.right or judgement.left
        if judgement.verdict in said and left != right:
            said[judgement.verdict][sorted_pair(left, right)].append(judgement)
    same, different = said["same"], said["different"]
    items = sorted({id for pair in same for id in pair if WIKIDATA.fullmatch(id)})
    apart = sorted({*different, *combinations(items, 2)})
    components = Forest(())
    for pair in same:
        components.join(*pair)
    suspects: set[Pair] = set()
    problems = []
    for pair in apart:
        if components.root(pair[0]) != components.root(pair[1]):
            continue
        chain = _chain(same, pair) if judgements[0].kind in CHAINED else tuple({pair} & set(same))
        if chain:
            suspects.update(chain)
            problems.append(_clash(pair, different.get(pair, ()), [j for link in chain for j in same[link]]))
    return Links(tuple(sorted(set(same) - suspects)), tuple(apart)), problems


def _chain(same: Iterable[Pair], ends: Pair) -> Pairs:
    """The links left after dead ends are cut off: those that could lead from one end to the other, and loops on it."""
    reached: defaultdict[str, set[str]] = defaultdict(set)
    for left, right in same:
        reached[left].add(right)
        reached[right].add(left)
    dead = [id for id in reached if len(reached[id]) == 1 and id not in ends]
    while dead:
        id = dead.pop()
        for other in reached.pop(id):
            reached[other].discard(id)
            if len(reached[other]) == 1 and other not in ends:
                dead.append(other)
    seen, waiting = {ends[0]}, [ends[0]]
    while waiting:
        fresh = reached[waiting.pop()] - seen
        seen |= fresh
        waiting += fresh
    return tuple(sorted({sorted_pair(id, other) for id in seen for other in reached[id]}))


def _clash(ends: Pair, apart: Sequence[Judgement], chain: Sequence[Judgement]) -> Problem:
    against = "; ".join(_told(j) for j in apart) or "two Wikidata items are two speakers"
    told = "; ".join(dict.fromkeys(_told(j) for j in chain))
    return Problem(
        "judgement-clash",
        f"{ends[0]} and {ends[1]} are kept apart ({against}) and joined ({told}): they stay apart, "
        "and the machine alone joins what lies between, until the people agree",
    )


def _maker(judgement: Judgement) -> str:
    return f"{judgement.by} ({judgement.id})"


def _told(judgement: Judgement) -> str:
    ids = f"{judgement.left} {judgement.right}" if judgement.right else judgement.left
    return f"{judgement.by} on {judgement.at}: {judgement.kind} {ids} {judgement.verdict}"
