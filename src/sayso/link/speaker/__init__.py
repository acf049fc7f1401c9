"""Attributions of many documents to the speakers they name; people's judgements are obeyed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from sayso.knowledge import NOTHING, Knowledge
from sayso.link.speaker.bearer import Bearer, Groups
from sayso.link.speaker.identity import Identities, identities
from sayso.link.speaker.name import body, fullness, likeness, shortened, stands_for
from sayso.link.speaker.namesake import join_people
from sayso.link.speaker.parts import folded
from sayso.types import Attribution, Document, Judgement, Problem, Role, Speaker, key

YES = frozenset({"same", "yes"})
NO = frozenset({"different", "no"})


def speakers(
    documents: Sequence[Document],
    attributions: Sequence[Attribution],
    judgements: Sequence[Judgement] = (),
    roles: Sequence[tuple[str, Role]] = (),
    knowledge: Knowledge = NOTHING,
) -> tuple[tuple[Speaker, ...], tuple[Problem, ...]]:
    """The speakers of a story and the judgements that contradict each other.

    One name in several spellings or scripts is one speaker; a last name or an initial joins a full name only
    where one bearer of it speaks in the story. An attribution without a name has no speaker unless a person
    judged it to be somebody's. A judgement ``different`` is never crossed, not even by a chain of ``same``.
    ``same`` between two whom the machine takes for two persons moves the one whose own source does not say its name,
    the left one where neither does, and that one alone; where both say their names, it holds two names to be one.
    ``knowledge`` proposes: two names of one known person are one, two known persons are two, a last name alone is who
    holds the highest office of those who bear it here; a document that gives the name another office overrules it.
    Its Wikidata id stands where the name, and the role or the day of the document, leave nobody else.
    The order of documents, attributions and judgements changes nothing.
    """
    known_people = identities(knowledge, documents, roles)
    rulings, clashes = _rulings(judgements)
    moved = _moved(documents, attributions, rulings)
    while True:
        groups, holder, parted = _grouped(attributions, rulings, moved, known_people)
        nowhere = [lost for g in groups.members.values() if (lost := _nameless(g, moved))]
        if not nowhere:
            break
        # A move that a "different" forbids, or moves in a circle: who cannot be moved keeps the name read there.
        moved -= {min(lost) for lost in nowhere}
    problems = clashes + parted
    known = _identities(rulings, holder)
    found = []
    for members in groups.members.values():
        named = [b for b in members if b.name]
        if named:
            ids = {known[b] for b in members if b in known}
            proposed = known_people.wikidata((b.name, b.document) for b in named if b.kind == "person")
            found.append(_speaker(members, named, roles, min(ids) if ids else proposed))
    return tuple(sorted(found, key=lambda s: s.id)), tuple(problems)


def _grouped(
    attributions: Sequence[Attribution], rulings: Sequence[Judgement], moved: set[str], known: Identities
) -> tuple[Groups, dict[str, Bearer], list[Problem]]:
    """Bearers as people, then names, put them together, the bearer of each attribution, and the chains that part."""
    bearers = _bearers(attributions, rulings, moved)
    groups = Groups({b: b for b in bearers}, {b: [b] for b in bearers})
    holder = {member: b for b in bearers for member in b.members}
    problems = _obey(groups, holder, rulings)
    join_people(groups, [b for b in bearers if b.kind == "person"], known)
    _merge_bodies(groups, [b for b in bearers if b.kind not in ("person", "unnamed")])
    return groups, holder, problems


# ------------------------------------------------------------ judgements


def _moved(
    documents: Sequence[Document], attributions: Sequence[Attribution], rulings: Sequence[Judgement]
) -> set[str]:
    """The attributions that people take from the person they were read as and give to another."""
    texts = {d.id: d for d in documents}
    known = {a.id: a for a in attributions}
    movers: dict[frozenset[str], str | None] = {}
    for one in sorted(rulings, key=lambda j: (j.at, j.id)):
        left, right = known.get(one.left), known.get(one.right or "")
        if one.verdict in YES and left and right and _two(left, right):
            stated = [says_name(a, texts.get(a.document)) for a in (left, right)]
            mover = right if stated[0] else left
            movers[frozenset((left.id, right.id))] = None if all(stated) else mover.id
    return {id for id in movers.values() if id}


def _two(left: Attribution, right: Attribution) -> bool:
    """True where the names read for two attributions are those of two."""
    if not left.name or not right.name:
        return False
    if left.kind != "person" or right.kind != "person":
        return (left.kind, body(left.name)) != (right.kind, body(right.name))
    return not likeness(left.name, right.name)


def says_name(one: Attribution, document: Document | None) -> bool:
    """True where the words of the source, or the account of a post, say a part of the name, in whatever case form.

    Who is named otherwise was inferred: from a pronoun, a description, or the words before.
    """
    if document is None:
        return False
    held = " ".join(s.of(document.text) for s in one.source) or document.byline or ""
    said = [w for w in folded(held).replace("-", " ").split() if len(w) > 1]
    if any(stands_for(word, one.name or "") for word in held.split()):
        return True
    named = [w.strip(".,") for w in folded(one.name or "").replace("-", " ").split()]
    return any(w.startswith(n[: max(3, len(n) - 2)]) for n in named if len(n) > 2 for w in said)


def _nameless(members: Sequence[Bearer], moved: set[str]) -> list[str]:
    """The moved attributions of a group in which nobody has a name."""
    return [] if any(b.name for b in members) else [id for b in members for id in b.members if id in moved]


def _rulings(judgements: Iterable[Judgement]) -> tuple[list[Judgement], list[Problem]]:
    """The last word of each person on each pair, and a problem for each pair on which people contradict each other."""
    last: dict[tuple[frozenset[str], str], Judgement] = {}
    for one in sorted((j for j in judgements if j.kind == "speaker" and j.right), key=lambda j: (j.at, j.id)):
        last[frozenset((one.left, one.right or "")), one.by] = one
    pairs: dict[frozenset[str], list[Judgement]] = defaultdict(list)
    for (pair, _), one in last.items():
        pairs[pair].append(one)
    problems = []
    for pair, said in sorted(pairs.items(), key=lambda p: sorted(p[0])):
        if any(j.verdict in YES for j in said) and any(j.verdict in NO for j in said):
            left, right = sorted(pair) if len(pair) > 1 else (min(pair), min(pair))
            by = ", ".join(sorted({j.by for j in said}))
            problems.append(
                _clash(f"{left} and {right} are judged both same and different ({by}); they are kept apart")
            )
    return sorted(last.values(), key=lambda j: (j.left, j.right or "", j.by, j.id)), problems


def _clash(message: str) -> Problem:
    return Problem("judgement-clash", message + ": settle it with one more judgement")


def _is_wikidata(name: str | None) -> bool:
    return bool(name) and str(name)[0] == "Q" and str(name)[1:].isdigit()


def _bearers(attributions: Sequence[Attribution], rulings: Sequence[Judgement], moved: set[str]) -> list[Bearer]:
    """Attributions by document, name and kind; those that a judgement moves or holds against their like stand alone."""
    groups: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    ruled = {i for j in rulings if j.verdict in YES | NO for i in (j.left, j.right) if i}
    for one in attributions:
        if one.name and one.id not in moved:
            groups[one.kind, one.name, one.document].add(one.id)
        elif one.id in ruled:
            groups["unnamed", "", f"{one.document} {one.id}"].add(one.id)
    against = [(j.left, j.right) for j in rulings if j.verdict in NO and j.right]
    found = []
    for (kind, name, document), members in groups.items():
        alone = {x for pair in against if set(pair) <= members for x in pair if x}
        kept = members - alone
        found += [Bearer(kind, name, document, (x,)) for x in alone]
        if kept:
            found.append(Bearer(kind, name, document, tuple(sorted(kept))))
    return sorted(found)


def _obey(groups: Groups, holder: dict[str, Bearer], rulings: Sequence[Judgement]) -> list[Problem]:
    """Lay down what must stay apart, then join what people hold to be one."""
    problems = []
    known: dict[Bearer, str] = {}
    for one in rulings:
        left, right = holder.get(one.left), holder.get(one.right or "")
        if one.verdict in NO and left and right and left != right:
            groups.apart.add(frozenset((left, right)))
        if one.verdict in YES and left and _is_wikidata(one.right):
            known[left] = str(one.right)
    groups.apart |= {frozenset((a, b)) for a, b in combinations(sorted(known), 2) if known[a] != known[b]}
    for one in rulings:
        left, right = holder.get(one.left), holder.get(one.right or "")
        if one.verdict not in YES or not left or not right or groups.join(left, right):
            continue
        if frozenset((left, right)) not in groups.apart:
            what = f"{one.left} and {one.right} are judged same, but a chain of judgements parts them"
            problems.append(_clash(what))
    return problems


def _identities(rulings: Sequence[Judgement], holder: dict[str, Bearer]) -> dict[Bearer, str]:
    return {
        holder[j.left]: str(j.right) for j in rulings if j.verdict in YES and _is_wikidata(j.right) and j.left in holder
    }


def _merge_bodies(groups: Groups, bodies: Sequence[Bearer]) -> None:
    same: dict[tuple[str, str], Bearer] = {}
    for bearer in bodies:
        first = same.setdefault((bearer.kind, body(bearer.name)), bearer)
        groups.join(first, bearer)
    meant: defaultdict[tuple[str, str], list[Bearer]] = defaultdict(list)
    for (kind, _), bearer in sorted(same.items()):
        for letters in shortened(bearer.name) if " " in bearer.name else ():
            meant[kind, letters].append(bearer)
    for bearer in bodies:
        full = meant.get((bearer.kind, bearer.name.replace(".", "")), [])
        if len(full) == 1:
            groups.join(full[0], bearer)


# ------------------------------------------------------------ speakers


def _speaker(
    members: Sequence[Bearer], named: Sequence[Bearer], roles: Sequence[tuple[str, Role]], wikidata: str | None
) -> Speaker:
    counts: Counter[str] = Counter()
    for bearer in named:
        counts[bearer.name] += len(bearer.members)
    names = sorted(counts, key=lambda n: ([not x for x in fullness(n)[:2]], -counts[n], -len(n.split()), n))
    kinds = Counter({k: sum(len(b.members) for b in named if b.kind == k) for k in {b.kind for b in named}})
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    ids = tuple(sorted(x for b in members for x in b.members))
    places = {(b.name, b.document) for b in named}
    held = sorted(
        {role for name, role in roles if (name, role.document) in places},
        key=lambda r: (r.document, r.span.start, r.role),
    )
    return Speaker(key("p", ids[0]), kind, tuple(names), wikidata, ids, tuple(held))
