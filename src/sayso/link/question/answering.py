"""Which sentences of attributions may answer a question, and whose they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sayso.link.question.clause import Clause, Unit, clauses, proper_names, settled
from sayso.link.question.hearsay import reacts
from sayso.link.question.proposition import Fellows, Proposition, attitude, cue_keys, fellows, name_keys, proposition
from sayso.link.question.stance import Manner, manner, marked
from sayso.link.spelling import words
from sayso.link.statement.passage import JOINTS, passages
from sayso.text.verb import Known
from sayso.types import Attribution, Document, Spans, Speaker, Statement, key

CONDITION = re.compile(r"^\W*(?:if|unless|si|wenn|falls|если)\b", re.IGNORECASE)
ASKED_WHAT = re.compile(
    r"\b(?:who|whom|what|when|where|why|how|which|кто|что|когда|где|почему|qui|quand|pourquoi|comment|wer|wann|wo|warum|wie"
    r"|quién|cuándo|dónde|por qué|cómo)\b",
    re.IGNORECASE,
)
ASKED_WHETHER = re.compile(r"\W*(?:whether|if|ob|si|ли)\b", re.IGNORECASE)
# "did not report that" leaves open whether; "would not say that" declines.
CLAUSE = re.compile(r"^\W*\w+ing\b|\b(?:that|dass|que|что)\b", re.IGNORECASE)
THAT = re.compile(r"\W*(?:that|dass|que|qu|что)\b", re.IGNORECASE)
SKIPPED = frozenset({"asks"})
# What these cues say of "the suggestion that" they say of what it suggests.
ANSWERS_CLAIMS = frozenset({"denies", "declines"})


def answering(
    documents: Mapping[str, Document],
    attributions: Sequence[Attribution],
    statements: Sequence[Statement],
    speakers: Sequence[Speaker],
    known: Known,
) -> list[Unit]:
    """The sentences that may answer something, in the order of their attributions.

    No question does, nor what is only asked or wondered; of a sentence, not the clauses that somebody quoted inside
    says or that it only speaks of. ``known`` are the plain forms of English verbs.
    """
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
        said = " ".join(s.of(text) for s in a.cue)
        cue = _answers(manner(said, p.language), p.text)
        if cue is None or _doubted(said, p.language) or not (a.source or a.voice in ("direct", "narrated")):
            continue
        own = tuple(c for c in clauses(p, text, names, known) if not _told_inside(c, inner[a.id]))
        parts = own if cue.kind in ANSWERS_CLAIMS else tuple(c for at, c in enumerate(own) if not reacts(own, at))
        if not parts:
            continue
        inside = (id for id, spans in places[a.id] if all(any(s.holds(own) for s in spans) for own in p.spans))
        unnamed = " ".join(s.of(text).casefold() for s in a.source)
        speaker = whose.get(a.id) or key("u", p.document, unnamed)
        conditional = CONDITION.search(p.text) is not None
        roots = frozenset(r for c in parts for r in c.roots)
        found.append(Unit(a.id, next(inside, None), speaker, p, parts, cue, conditional, roots))
    known_names = fellows([p.words for p in cut], names)
    return [_claimed(u, by_id[u.attribution], documents, known_names) for u in settled(found)]


def _claimed(unit: Unit, attribution: Attribution, documents: Mapping[str, Document], known: Fellows) -> Unit:
    """The unit with what each of its clauses says of whom."""
    text, language = documents[attribution.document].text, unit.passage.language
    speaker = name_keys(attribution.name or " ".join(s.of(text) for s in attribution.source))
    spoken = unit.manner.spoken or unit.ought or unit.clauses[0].says
    done = frozenset() if spoken else cue_keys(" ".join(s.of(text) for s in attribution.cue), language)
    claims: list[Proposition] = []
    for at, clause in enumerate(unit.clauses):
        claim = proposition(clause, speaker, known, language)
        before = unit.clauses[at - 1] if at else None
        if before is not None and not before.says and clause.words[0].plain in JOINTS and claim.agents:
            claim = replace(claim, agents=claim.agents | claims[-1].others)
        if done and not at:
            claim = attitude(claim, done, speaker, known)
        claims.append(claim)
    return replace(unit, claims=tuple(claims), roots=unit.roots | done)


def _answers(cue: Manner, words: str) -> Manner | None:
    """The manner in which these words answer, None where they ask, or leave open what they are said of."""
    open_cue = cue.kind == "says" and not (cue.negated and cue.ahead)
    if cue.kind in SKIPPED or ("?" in words and cue.kind != "declines"):
        return None
    if (cue.kind == "declines" or cue.negated) and ASKED_WHAT.search(words):
        return None
    if open_cue and (THAT if cue.negated else ASKED_WHETHER).match(words):
        return None
    if cue.kind == "says" and cue.negated and not (cue.spoken or cue.hedged):
        # "did not provide evidence that" doubts; "did not back away from" may mean either.
        return replace(cue, negated=False, hedged=True) if CLAUSE.search(words) else None
    return replace(cue, kind="denies") if cue.refuses and CLAUSE.search(words) else cue


def _doubted(cue: str, language: str | None) -> bool:
    """True for "had allegedly demanded": that doubt is the narrator's, and what the source says is not sure."""
    return bool(marked([w.plain for w in words(cue)], language, "distancing"))


def _told_inside(clause: Clause, inner: Iterable[Attribution]) -> bool:
    """True for a clause that somebody quoted inside says: it is that one's answer."""
    return any(content.holds(clause.span) for a in inner for content in a.content)
