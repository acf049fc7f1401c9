"""What several statements answer, in words made from theirs, and where each of them stands. Nothing is decided.

Sentences on one matter are found (``matter``, and ``across`` between languages), each one's stance is read from its
signs (``stance``), and the clause that says the matter most plainly is turned into a question (``asking``), or names
it by the words they share. Only what two speakers answer is kept, or one speaker otherwise on a later day or in another
document; of a statement, the answer that says most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.link.question.across import Group, joined
from sayso.link.question.answering import answering
from sayso.link.question.bearing import bearing
from sayso.link.question.cause import caused
from sayso.link.question.clause import Unit
from sayso.link.question.echo import echoed, ties
from sayso.link.question.hearsay import passed_on
from sayso.link.question.holder import holder, same_holder
from sayso.link.question.matter import Answer, matters
from sayso.link.question.meaning import meanings
from sayso.link.question.merging import one_proposition
from sayso.link.question.phrasing import Material, Wording, matter_named, sentence, shared_keys
from sayso.link.question.predicate import answers
from sayso.link.question.reversal import reversals
from sayso.link.question.stance import stance
from sayso.text.verb import known_verbs
from sayso.types import Attribution, Document, Relation, Spans, Speaker, Statement, key
from sayso.view import Position, Question

if TYPE_CHECKING:
    from sayso.types import Encoder

DIRECTNESS = ("own words", "reported", "secondhand")
AGREED, FEWEST_AGREED, SURELY, PAIR = 0.55, 2, 1.0, 2
# One speaker who says that it is and that it will be has said one thing.
SURE = frozenset({"asserts", "expects"})
REFUSED = frozenset({"denies", "declines"})


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
    relations: Sequence[Relation] = (),
) -> tuple[Question, ...]:
    """The questions that several of these attributions answer.

    First stand those where one denies what another says, then those that most speakers and outlets answer.

    Positions stand in order of their day (of the saying, else of publication), those without one last. ``statement``
    of a position is None where the attribution tells of an attitude and became no statement: "refused to say".
    Without an encoder the positions of one question are in one language. The result does not depend on the order of
    documents or attributions. Sentences that ``relations`` say contradict or agree answer one question.
    """
    at_hand = {d.id: d for d in documents}
    held = sorted((a for a in attributions if a.document in at_hand and a.content), key=lambda a: a.id)
    story = _story(at_hand, held, statements, speakers)
    units = answering(at_hand, held, statements, speakers, story.known)
    cues = {a.id: " ".join(s.of(at_hand[a.document].text) for s in a.cue).casefold() for a in held}
    groups: list[Group] = []
    bound: set[tuple[str, int]] = set()
    turned: dict[str, str] = {}
    for tongue in sorted({u.passage.language or "" for u in units}):
        many, echoes = echoed([u for u in units if (u.passage.language or "") == tongue], cues, story.texts)

        turns = reversals(many, cues, story.texts)
        tied = ties(many, echoes, relations, turns)
        bound |= {(many[at].attribution, many[at].passage.place) for at, _ in tied}
        bound |= {(many[at].attribution, many[at].passage.place) for others in tied.values() for at, _ in others}
        turned |= {many[t.admission].attribution: many[t.denial].attribution for t in turns}
        story = replace(story, tied=frozenset(bound), turned=turned)

        def keeps(found: Sequence[Answer], many: Sequence[Unit] = many, story: Material = story) -> bool:
            return _question(story, [(many[a.unit], a) for a in found]) is not None

        found = matters(many, keeps, *meanings(many, encoder), tied)
        groups += [[(many[a.unit], a) for a in matter.answers] for matter in found]
    groups = joined(units, groups, encoder)
    whose = {u.attribution: u.speaker for u in units}
    outlets = {a.id: at_hand[a.document].outlet or a.document for a in held}
    return tuple(sorted(_worded(story, groups), key=lambda q: _rank(q, whose, outlets)))


def _worded(story: Material, groups: Iterable[Group]) -> list[Question]:
    """The questions of the groups; those that come out in the same words are one."""
    alike: defaultdict[str, list[tuple[Unit, Answer]]] = defaultdict(list)
    for group in one_proposition(groups):
        question = _question(story, group)
        if question is not None:
            alike[question.words].extend(group)
    made = [q for group in alike.values() if (q := _question(story, group)) is not None]
    # A question that holds another's positions holds its first.
    holding: defaultdict[tuple[str, Spans], list[Question]] = defaultdict(list)
    for question in made:
        for p in question.positions:
            holding[p.attribution, p.grounds].append(question)
    return [
        q for q in made if not any(_within(q, o) for o in holding[q.positions[0].attribution, q.positions[0].grounds])
    ]


def _within(one: Question, other: Question) -> bool:
    """True where all who answer the one answer the other in the same sentences, and the other is the one to keep."""
    mine, theirs = ({(p.attribution, p.grounds) for p in q.positions} for q in (one, other))
    return one.id != other.id and (mine < theirs or (mine == theirs and other.id < one.id))


def _rank(question: Question, whose: Mapping[str, str], outlets: Mapping[str, str]) -> tuple[int | str, ...]:
    """First what one speaker says and another denies, then what most speakers and most outlets have."""
    said = {whose[p.attribution] for p in question.positions if p.stance in SURE}
    denied = {whose[p.attribution] for p in question.positions if p.stance == "denies"}
    opposed = bool(said and denied and len(said | denied) > 1)
    speakers = len({whose[p.attribution] for p in question.positions})
    told = len({outlets[p.attribution] for p in question.positions})
    stances = len({p.stance for p in question.positions})
    return -opposed, -speakers, -told, -stances, not question.words.endswith("?"), question.id


# ---------------------------------------------------------------- what may answer


def _story(
    documents: Mapping[str, Document],
    attributions: Sequence[Attribution],
    statements: Sequence[Statement],
    speakers: Sequence[Speaker],
) -> Material:
    people = {a.id for a in attributions if a.kind == "person" and not _called(documents, a)}
    named = ((id, s.names[0]) for s in speakers if s.names and s.kind == "person" for id in s.attributions)
    names = {id: name for id, name in named if id in people}
    said = {r.attribution: s.said for s in statements if s.said for r in s.renderings}
    days = {}
    for a in attributions:
        when = a.said or said.get(a.id)
        published = (documents[a.document].published or "")[:10]
        days[a.id] = (when.earliest[:10], when.latest[:10]) if when else (published, published)
    known = known_verbs(d.text for d in documents.values() if (d.language or "en") == "en")
    texts = {d.id: d.text for d in documents.values()}
    return Material(texts, {a.id: a for a in attributions}, names, known, days)


def _called(documents: Mapping[str, Document], attribution: Attribution) -> bool:
    """True for a source with an article before its name: "the Beacon" says "my" of nobody that it names."""
    text = documents[attribution.document].text
    said = " ".join(s.of(text) for s in attribution.source)
    return attribution.name is not None and said.casefold() == f"the {attribution.name.casefold()}"


# ---------------------------------------------------------------- what they answer


def _question(story: Material, group: Group) -> Question | None:
    """The question that a group answers, None where one speaker alone answers it in one way, or it is no question."""
    best: dict[str, _Held] = {}
    shared = shared_keys(group)
    for unit, answer in group:
        held = _position(story, unit, answer, shared)
        id = unit.statement or unit.attribution
        known = best.get(id)
        if known is None or _order(held) < _order(known):
            best[id] = held
    positions = sorted(_apart(story, best.values()), key=_place)
    stances, people = {h.position.stance for h in positions}, _people(story, positions)
    wordings = {h.words for h in positions}
    if len(positions) < 2 or (len(stances) == 1 and (len(people) == 1 or len(wordings) == 1)):
        return None
    sources = {story.attributions[h.position.attribution].document for h in positions}
    changed = any(_before(story, h, positions) for h in positions)
    opposed = not stances.isdisjoint(SURE) and not stances.isdisjoint(REFUSED)
    if len(people) == 1 and not (changed and len(positions) == PAIR) and (len(sources) == 1 or not opposed):
        return None
    least = min(h.covered for h in positions)
    little = least < AGREED or (least < SURELY and len(shared) < FEWEST_AGREED)
    if little and len(stances) == 1:
        return None
    # What somebody admits says best what he had denied.
    admitted = [(u, a) for u, a in group if u.attribution in story.turned]
    wording = (sentence(story, admitted) or matter_named(story, admitted, listed=False)) if admitted else None
    wording = wording or sentence(story, group)
    if wording is None and not (little and stances <= SURE):
        wording = matter_named(story, group, listed=not stances <= SURE and len(stances) > 1)
    if wording is None:
        return None
    answering = [(u, a) for u, a in group if _stands(story, u, a, wording, shared)]
    if len(answering) < len(group):
        return _question(story, answering) if answering else None
    # That it is so is asked of nobody who agrees; why it is so is what they answer.
    why = caused(group) if wording.words.endswith("?") and stances <= SURE else None
    if why is not None and len(why) < len(group):
        return _question(story, why)
    words = f"Why {wording.words[0].lower()}{wording.words[1:]}" if why is not None else wording.words
    told = tuple(replace(h.position, before=_before(story, h, positions)) for h in positions)
    unit, answer = group[0]
    return Question(key("q", unit.attribution, unit.clauses[answer.clause].span), words, told)


def _stands(story: Material, unit: Unit, answer: Answer, wording: Wording, shared: frozenset[str]) -> bool:
    """True where an answer surely stands to the question; whom a relation or an echo ties to it does."""
    if (unit.attribution, unit.passage.place) in story.tied:
        return True
    counts = wording.words.startswith("How many")
    return answers(unit, answer.clause, (wording.unit, wording.clause), shared, story.known, counts=counts)


def _people(story: Material, held: Iterable[_Held]) -> set[str]:
    """Who answers; two whose sources have one head and nothing else that differs are one: "House", "the U.S. House"."""
    found: dict[str, tuple[str, frozenset[str]] | None] = {}
    for h in held:
        attribution = story.attributions[h.position.attribution]
        text = story.texts[attribution.document]
        found.setdefault(h.speaker, holder(" ".join(s.of(text) for s in attribution.source)))
    kept: dict[str, tuple[str, frozenset[str]] | None] = {}
    for speaker, words in sorted(found.items()):
        if words is None or not any(k is not None and same_holder(words, k) for k in kept.values()):
            kept[speaker] = words
    return set(kept)


def _apart(story: Material, found: Iterable[_Held]) -> list[_Held]:
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


def _position(story: Material, unit: Unit, answer: Answer, shared: frozenset[str]) -> _Held:
    attribution = story.attributions[unit.attribution]
    text = story.texts[attribution.document]
    cue = " ".join(s.of(text) for s in attribution.cue).casefold()
    said, leads = bearing(unit, answer.clause, cue, shared)
    position = Position(
        unit.statement,
        stance(replace(unit.manner, hedged=unit.manner.hedged or unit.conditional), said, leads),
        _directness(story, attribution, unit, answer.clause),
        attribution.id,
        unit.passage.spans,
    )
    return _Held(position, unit.speaker, story.days[attribution.id], answer.covered, unit.passage.plain)


def _directness(story: Material, attribution: Attribution, unit: Unit, clause: int) -> str:
    outer = story.attributions.get(attribution.within or "")
    if passed_on(unit, clause) or (outer is not None and (outer.name is None or outer.name != attribution.name)):
        return "secondhand"
    if attribution.voice in ("direct", "narrated") or (attribution.voice == "mixed" and unit.passage.quoted):
        return "own words"
    return "reported"


def _before(story: Material, held: _Held, positions: Sequence[_Held]) -> str | None:
    """The attribution of the same speaker's last position of an earlier day, where that was another stance.

    Or of the one that the sentence itself says came before: "after first denying it".
    """
    turned = story.turned.get(held.position.attribution)
    if any(h.position.attribution == turned for h in positions):
        return turned
    earlier = [
        h for h in positions if h.speaker == held.speaker and h.days[1] and held.days[0] and h.days[1] < held.days[0]
    ]
    last = max(earlier, key=lambda h: (h.days, h.position.attribution), default=None)
    return last.position.attribution if last and last.position.stance != held.position.stance else None
