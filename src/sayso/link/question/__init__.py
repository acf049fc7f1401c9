"""What several statements answer, in words made from theirs, and where each of them stands. Nothing is decided.

Sentences on one matter are found (``matter``, and ``across`` between languages), each one's stance is read from its
signs (``stance``), and the clause that says the matter most plainly is turned into a question (``asking``), or names
it by the words they share. Only what two speakers answer is kept, or one speaker otherwise on a later day or in another
document; of a statement, the answer that says most.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.link.question.across import Group, joined
from sayso.link.question.asking import asked
from sayso.link.question.clause import OPENS, Clause, Unit, clauses, proper_names, settled
from sayso.link.question.matter import Answer, matters
from sayso.link.question.stance import NO_SIGNS, Signs, manner, stance, with_signs
from sayso.link.statement.passage import Passage, passages
from sayso.text.verb import Known, known_verbs
from sayso.types import Attribution, Document, Spans, Speaker, Statement, key
from sayso.view import Position, Question

if TYPE_CHECKING:
    from sayso.types import Encoder

CONDITION = re.compile(r"^\W*(?:if|unless|si|wenn|falls|если)\b", re.IGNORECASE)
ASKED_WHAT = re.compile(
    r"\b(?:who|whom|what|when|where|why|how|which|кто|что|когда|где|почему|qui|quand|pourquoi|comment|wer|wann|wo|warum|wie"
    r"|quién|cuándo|dónde|por qué|cómo)\b",
    re.IGNORECASE,
)
ASKED_WHETHER = re.compile(r"\W*(?:whether|if|ob|si|ли)\b", re.IGNORECASE)
DIRECTNESS = ("own words", "reported", "secondhand")
AGREED, FEWEST_AGREED, SHOWN, FEWEST_SHOWN, FEWEST_NAMED = 0.75, 2, 5, 2, 3
SKIPPED = frozenset({"asks"})
# One speaker who says that it is and that it will be has said one thing.
# "inaccurate" of "inaccurate and misleading articles": a question that ends here would lack its noun
HALVED = re.compile(r"\w{3}(?:ate|ive|al|ous|ing|able|ible|ic|ful|less|ary|ent|ant)$")
COORDINATED = re.compile(r"\s+(?:and|or)\s")
SURE = frozenset({"asserts", "expects"})


@dataclass(frozen=True, slots=True)
class _Story:
    """What is known of the units: their texts, attributions, speakers' names, days and statements."""

    texts: Mapping[str, str]
    attributions: Mapping[str, Attribution]
    names: Mapping[str, str]
    known: Known
    days: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Held:
    """A position with what orders it and whose it is."""

    position: Position
    speaker: str
    days: tuple[str, str]
    covered: float
    words: tuple[str, ...]


def questions(
    documents: Sequence[Document],
    attributions: Sequence[Attribution],
    statements: Sequence[Statement],
    speakers: Sequence[Speaker],
    encoder: Encoder | None = None,
) -> tuple[Question, ...]:
    """The questions that several of these attributions answer, those with most stances and speakers first.

    Positions stand in order of their day (of the saying, else of publication), those without one last. ``statement``
    of a position is None where the attribution tells of an attitude and became no statement: "refused to say".
    Without an encoder the positions of one question are in one language. The result does not depend on the order of
    documents or attributions.
    """
    at_hand = {d.id: d for d in documents}
    held = sorted((a for a in attributions if a.document in at_hand and a.content), key=lambda a: a.id)
    story = _story(at_hand, held, statements, speakers)
    units = _units(at_hand, held, statements, speakers, story.known)
    by_language: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_language[unit.passage.language or ""].append(unit)
    groups: list[Group] = []
    for _, many in sorted(by_language.items()):

        def keeps(answers: Sequence[Answer], many: Sequence[Unit] = many) -> bool:
            return _question(story, [(many[a.unit], a) for a in answers]) is not None

        vectors = encoder.encode([u.passage.text for u in many]) if encoder is not None and many else None
        groups += [[(many[a.unit], a) for a in matter.answers] for matter in matters(many, keeps, vectors)]
    groups = joined(units, groups, encoder)
    return tuple(sorted(_worded(story, groups), key=_rank))


def _worded(story: _Story, groups: Iterable[Group]) -> list[Question]:
    """The questions of the groups; those that come out in the same words are one."""
    alike: defaultdict[str, list[tuple[Unit, Answer]]] = defaultdict(list)
    for group in groups:
        question = _question(story, group)
        if question is not None:
            alike[question.words].extend(group)
    made = [q for group in alike.values() if (q := _question(story, group)) is not None]
    return [q for q in made if not any(_within(q, other) for other in made)]


def _within(one: Question, other: Question) -> bool:
    """True where all who answer the one answer the other in the same sentences, and the other is the one to keep."""
    mine, theirs = ({(p.attribution, p.grounds) for p in q.positions} for q in (one, other))
    return one.id != other.id and (mine < theirs or (mine == theirs and other.id < one.id))


def _rank(question: Question) -> tuple[int, int, str]:
    stances = len({p.stance for p in question.positions})
    return -stances, -len(question.positions), question.id


# ---------------------------------------------------------------- what may answer


def _story(
    documents: Mapping[str, Document],
    attributions: Sequence[Attribution],
    statements: Sequence[Statement],
    speakers: Sequence[Speaker],
) -> _Story:
    names = {id: s.names[0] for s in speakers if s.names and s.kind == "person" for id in s.attributions}
    said = {r.attribution: s.said for s in statements if s.said for r in s.renderings}
    days = {}
    for a in attributions:
        when = a.said or said.get(a.id)
        published = (documents[a.document].published or "")[:10]
        days[a.id] = (when.earliest[:10], when.latest[:10]) if when else (published, published)
    known = known_verbs(d.text for d in documents.values() if (d.language or "en") == "en")
    texts = {d.id: d.text for d in documents.values()}
    return _Story(texts, {a.id: a for a in attributions}, names, known, days)


def _units(
    documents: Mapping[str, Document],
    attributions: Sequence[Attribution],
    statements: Sequence[Statement],
    speakers: Sequence[Speaker],
    known: Known,
) -> list[Unit]:
    by_id = {a.id: a for a in attributions}
    whose = {id: s.id for s in speakers for id in s.attributions}
    places: defaultdict[str, list[tuple[str, Spans]]] = defaultdict(list)
    for s in statements:
        for r in s.renderings:
            places[r.attribution].append((s.id, r.spans))
    inner: defaultdict[str, list[Attribution]] = defaultdict(list)
    for a in attributions:
        if a.within in by_id:
            inner[a.within or ""].append(a)
    found: list[Unit] = []
    cut = passages(documents, attributions)
    names = proper_names(cut)
    for p in cut:
        a, text = by_id[p.attribution], documents[p.document].text
        cue = manner(" ".join(s.of(text) for s in a.cue), p.language)
        if cue.kind in SKIPPED or not (a.source or a.voice in ("direct", "narrated")):
            continue
        if "?" in p.text and cue.kind != "declines":
            continue
        if (cue.kind == "declines" or cue.negated) and ASKED_WHAT.search(p.text):
            continue
        if cue.kind == "says" and not cue.negated and ASKED_WHETHER.match(p.text):
            continue
        parts = tuple(c for c in clauses(p, text, names, known) if not _told_inside(c, inner[a.id]))
        if not parts:
            continue
        inside = (id for id, spans in places[a.id] if all(any(s.holds(own) for s in spans) for own in p.spans))
        unnamed = " ".join(s.of(text).casefold() for s in a.source)
        speaker = whose.get(a.id) or key("u", p.document, unnamed)
        conditional = CONDITION.search(p.text) is not None
        roots = frozenset(r for c in parts for r in c.roots)
        found.append(Unit(a.id, next(inside, None), speaker, p, parts, cue, conditional, roots))
    return settled(found)


def _told_inside(clause: Clause, inner: Iterable[Attribution]) -> bool:
    """True for a clause that somebody quoted inside says: it is that one's answer."""
    return any(content.holds(clause.span) for a in inner for content in a.content)


# ---------------------------------------------------------------- what they answer


def _question(story: _Story, group: Group) -> Question | None:
    """The question that a group answers, None where one speaker alone answers it in one way, or it is no question."""
    best: dict[str, _Held] = {}
    for unit, answer in group:
        held = _position(story, unit, answer)
        id = unit.statement or unit.attribution
        known = best.get(id)
        if known is None or _order(held) < _order(known):
            best[id] = held
    positions = sorted(_apart(story, best.values()), key=_place)
    stances, people = {h.position.stance for h in positions}, {h.speaker for h in positions}
    wordings = {h.words for h in positions}
    if len(positions) < 2 or (len(stances) == 1 and (len(people) == 1 or len(wordings) == 1)):
        return None
    sources = {story.attributions[h.position.attribution].document for h in positions}
    changed = any(_before(h, positions) for h in positions)
    if len(people) == 1 and not changed and (len(sources) == 1 or stances <= SURE):
        return None
    words = _asked(story, group)
    if words is None:
        if len(stances) == 1:
            return None
        words = _named(story, group)
    elif len(stances) == 1 and (min(h.covered for h in positions) < AGREED or len(_shared(group)) < FEWEST_AGREED):
        return None
    if words is None:
        return None
    told = tuple(replace(h.position, before=_before(h, positions)) for h in positions)
    unit, answer = group[0]
    return Question(key("q", unit.attribution, unit.clauses[answer.clause].span), words, told)


def _apart(story: _Story, found: Iterable[_Held]) -> list[_Held]:
    """The answers without those whose words hold another's: the inner speaker said them."""
    held = sorted(found, key=lambda h: (sum(s.stop - s.start for s in h.position.grounds), h.position.attribution))
    kept: list[_Held] = []
    for h in held:
        document = story.attributions[h.position.attribution].document
        if not any(
            document == story.attributions[k.position.attribution].document
            and any(one.meets(other) for one in h.position.grounds for other in k.position.grounds)
            for k in kept
        ):
            kept.append(h)
    return kept


def _place(held: _Held) -> tuple[str, str, str, Spans]:
    return held.days[0] or "9999", held.days[1], held.position.attribution, held.position.grounds


def _order(held: _Held) -> tuple[int, float, str]:
    return DIRECTNESS.index(held.position.directness), -held.covered, held.position.attribution


def _position(story: _Story, unit: Unit, answer: Answer) -> _Held:
    said, leads = _said(unit, answer.clause)
    attribution = story.attributions[unit.attribution]
    position = Position(
        unit.statement,
        stance(replace(unit.manner, hedged=unit.manner.hedged or unit.conditional), said, leads),
        _directness(story, attribution, unit.passage),
        attribution.id,
        unit.passage.spans,
    )
    return _Held(position, unit.speaker, story.days[attribution.id], answer.covered, unit.passage.plain)


def _said(unit: Unit, place: int) -> tuple[Signs, Signs]:
    """The signs of a clause with those of what it goes on from, and the signs of what it hangs on."""
    signs = unit.clauses[place].signs
    while place and not unit.clauses[place].says and not _subordinate(unit.clauses[place]):
        place -= 1
        signs = with_signs(signs, unit.clauses[place].signs)
    hangs = place and _subordinate(unit.clauses[place])
    return signs, unit.clauses[place - 1].signs if hangs else NO_SIGNS


def _subordinate(clause: Clause) -> bool:
    return clause.words[0].plain in OPENS


def _directness(story: _Story, attribution: Attribution, passage: Passage) -> str:
    outer = story.attributions.get(attribution.within or "")
    if outer is not None and (outer.name is None or outer.name != attribution.name):
        return "secondhand"
    if attribution.voice in ("direct", "narrated") or (attribution.voice == "mixed" and passage.quoted):
        return "own words"
    return "reported"


def _before(held: _Held, positions: Sequence[_Held]) -> str | None:
    """The attribution of the same speaker's last position of an earlier day, where that was another stance."""
    earlier = [
        h for h in positions if h.speaker == held.speaker and h.days[1] and held.days[0] and h.days[1] < held.days[0]
    ]
    last = max(earlier, key=lambda h: (h.days, h.position.attribution), default=None)
    return last.position.attribution if last and last.position.stance != held.position.stance else None


# ---------------------------------------------------------------- in which words


def _shared(group: Group) -> frozenset[str]:
    """The keys that stand in most of the answering sentences of the language that has most of them."""
    tongues = Counter(u.passage.language for u, _ in group)
    tongue = min(tongues, key=lambda t: (-tongues[t], t or ""))
    own = [u for u, _ in group if u.passage.language == tongue]
    counts = Counter(r for u in own for r in u.roots)
    return frozenset(r for r, n in counts.items() if n >= max(2, len(own) / 2) or len(own) == 1)


def _asked(story: _Story, group: Group) -> str | None:
    """The shortest safe question among those of the clauses that have most of what all share."""
    shared, found = _shared(group), []
    for unit, answer in group:
        clause = unit.clauses[answer.clause]
        follows = unit.clauses[answer.clause + 1] if answer.clause + 1 < len(unit.clauses) else None
        if follows is not None and _subordinate(follows) and _runs_on(story, unit, clause, follows):
            continue
        if HALVED.search(clause.words[-1].plain) and COORDINATED.match(
            story.texts[unit.passage.document][clause.span.stop :]
        ):
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
        )
        kept = len(clause.roots & shared)
        if words is not None and (kept >= FEWEST_SHOWN or (kept and clause.existing in shared)):
            found.append(
                (-kept, len(clause.roots - shared), bool(clause.signs.negations), clause.signs.ahead, len(words), words)
            )
    return min(found)[-1] if found else None


def _runs_on(story: _Story, unit: Unit, clause: Clause, follows: Clause) -> bool:
    """True where nothing but a space parts two clauses: the second belongs to the first one's verb."""
    return story.texts[unit.passage.document][clause.span.stop : follows.span.start].isspace()


def _named(story: _Story, group: Group) -> str | None:
    """The words that the answers share, as they stand in the clause that has most of them."""
    shared, found = _shared(group), []
    for unit, answer in group:
        clause, text = unit.clauses[answer.clause], story.texts[unit.passage.document]
        shown: dict[str, str] = {}
        for at, r in clause.keys:
            w = clause.words[at]
            if r in shared:
                shown.setdefault(r, text[w.start : w.stop] if w.capital else w.form)
        found.append((-len(shown), answer.unit, ", ".join(list(shown.values())[:SHOWN])))
    least = min(found)
    return f"On: {least[2]}" if -least[0] >= FEWEST_NAMED else None
