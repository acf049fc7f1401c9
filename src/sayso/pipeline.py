"""Read, extract, link, select: four functions that compose the rest; pure, models arrive as arguments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.extract.attribution import attributions
from sayso.extract.calling import callings
from sayso.extract.gloss import glosses
from sayso.extract.happening import happenings
from sayso.extract.measure import date_attributions
from sayso.extract.mention import name_sources, roles
from sayso.extract.mention.portrait import portraits
from sayso.extract.note import cites
from sayso.extract.outlet import narrated
from sayso.extract.party import parties
from sayso.extract.revision import revisions
from sayso.extract.wording import loaded
from sayso.knowledge import NOTHING, Knowledge
from sayso.link.choice import select as select
from sayso.link.claim import claims, standing
from sayso.link.gloss import held
from sayso.link.happening import events
from sayso.link.judgement import constraints, corrected
from sayso.link.naming import wordings
from sayso.link.question import questions
from sayso.link.relation import relations
from sayso.link.speaker import speakers
from sayso.link.statement import statements
from sayso.link.utterance import utterances
from sayso.link.witness import NOWHEN, witnesses
from sayso.types import (
    Attribution,
    Document,
    Encoder,
    Entailer,
    Judgement,
    Problem,
    Quotation,
    Record,
    Relation,
    Role,
    Span,
    Story,
    Tagged,
    Tagger,
    key,
)

VERSION = re.compile(r"^(?:(?:UPDATE|WRAPUP|CORRECTED|CORRECTION|REFILE|REPEAT|RPT|RECAST)(?: \d+)?\s?[-–—]\s?)+")
Taggers = Callable[[str | None], tuple[Tagger | None, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with all that was found in it."""

    document: Document
    attributions: tuple[Attribution, ...]
    problems: tuple[Problem, ...]


class _Nobody:
    """The tagger of a language that none reads: it finds nothing."""

    name = "none"

    def tag(self, text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[Tagged, ...]:
        return ()


def extract(document: Document, taggers: Taggers, knowledge: Knowledge = NOTHING) -> Reading:
    """A document's attributions, named, dated and with their notes, and the problems met on the way.

    ``taggers`` gives, for a language, the tagger that reads it and its cue words. Where none does, only labelled turns
    and posts are found, and a Problem says so. ``knowledge`` proposes who is meant by a description; see
    ``name_sources``.
    """
    tagger, cues = taggers(document.language)
    found, problems = attributions(document, tagger or _Nobody(), cues)
    if tagger is None:
        message = f"{document.name}: in the language {document.language!r} only labelled turns and posts are found"
        problems = (*problems, Problem("unread-language", f"{message}: give --lang if it is another", document.id))
    found = parties(document, name_sources(document, found, knowledge))
    found, unnoted = cites(document, found)
    found, undated = date_attributions(document, found)
    return Reading(document, found, (*problems, *unnoted, *undated))


def link(
    readings: Sequence[Reading],
    encoder: Encoder | None,
    judgements: Sequence[Judgement] = (),
    title: str | None = None,
    problems: Iterable[Problem] = (),
    earlier: Iterable[Attribution] = (),
    knowledge: Knowledge = NOTHING,
    captured: Mapping[str, str] = NOWHEN,
    entailer: Entailer | None = None,
    related: bool = True,
) -> Record:
    """The record of some documents taken as one story: speakers, statements, relations, witnesses.

    Without an encoder only wording counts. Judgements are obeyed; ``earlier`` are attributions of former runs, among
    which a judgement may find its leaf.
    ``knowledge`` proposes who is meant by a name; see ``speakers``. ``captured`` says of documents, by their id, when
    they were (UTC, ISO 8601), for the order of copies. ``entailer`` confirms contradictions; see ``relations``.
    Where not ``related``, statements are not compared with one another and the record has no relations.
    """
    readings = [replace(r, attributions=tuple(a for a in r.attributions if a.voice != "narrated")) for r in readings]
    documents = tuple(r.document for r in readings)
    ruled = constraints(judgements, tuple(a for r in readings for a in r.attributions), tuple(earlier))
    said: list[Attribution] = []
    offices: list[tuple[str, Role]] = []
    for reading in readings:
        own = corrected(reading.attributions, ruled)
        if own != reading.attributions:
            own = name_sources(reading.document, sorted(own, key=lambda a: a.place), knowledge)
        said += own
        offices += roles(reading.document, own)
    copies = witnesses(documents, captured)
    people, clashes = speakers(documents, said, ruled.judgements, offices, knowledge)
    told, disputes = statements(documents, utterances(documents, said), people, copies, encoder, ruled.judgements)
    compared: tuple[Relation, ...] = ()
    if related:
        voiced = [a for r in readings for a in narrated(r.document, r.attributions)]
        claimed = claims(voiced, copies)
        every = (*told, *claimed)
        compared = relations(documents, (*said, *voiced), every, encoder, ruled.judgements, entailer)
        compared, shown, kept = standing(compared, claimed, voiced, said)
        told, said = (*told, *shown), [*said, *kept]
    found = (*problems, *(p for r in readings for p in r.problems), *ruled.problems, *clashes, *disputes)
    ids = tuple(d.id for d in documents)
    story = Story(key("e", *sorted(ids)), title or _title(documents), ids, tuple(s.id for s in told))
    return Record(story, documents, tuple(said), people, told, compared, copies, tuple(dict.fromkeys(found)))


def viewed(record: Record, encoder: Encoder | None) -> Record:
    """The record with what a story is looked at by: questions with positions, happenings, words for one thing, glosses.

    Made from the record alone, so a record read back from where it is kept gives the same. Without an encoder only
    shared words bring things together, and those of different languages stay apart.
    """
    own: dict[str, list[Attribution]] = {d.id: [] for d in record.documents}
    for attribution in record.attributions:
        own[attribution.document].append(attribution)
    tellings = [t for d in record.documents for t in happenings(d, own[d.id])]
    marked = [w for d in record.documents for w in (*loaded(d, own[d.id]), *callings(d))]
    if len(record.documents) > 1:
        marked += [w for d in record.documents for w in portraits(d, own[d.id])]
    happened = events(record.documents, tellings, encoder, record.witnesses)
    parts = record.documents, record.attributions
    asked = questions(*parts, record.statements, record.speakers, encoder, record.relations)
    named = wordings(*parts, record.speakers, record.statements, happened, marked, encoder)
    changed = (e for d in record.documents for e in revisions(d))
    lines = tuple(sorted((*happened, *changed), key=lambda e: (e.earliest, e.latest, e.id)))
    explained = held((g for d in record.documents for g in glosses(d)), *parts, record.statements)
    return replace(record, questions=asked, events=lines, wordings=named, glosses=explained)


def _title(documents: Sequence[Document]) -> str:
    """The headline of the earliest document that has one, without an agency's marks; the others keep their own.

    The marks say which version of a report this is: "UPDATE 2-", "WRAPUP 1-", "CORRECTED-".
    """
    titled = sorted((d for d in documents if d.title), key=lambda d: d.published or "9999")
    title = titled[0].title or "" if titled else ""
    return VERSION.sub("", title) or title or "Untitled story"


def surest(reading: Reading, least: float) -> Reading:
    """The reading with only the attributions that are at least so sure (0..1).

    One nested in what is left out is nested in the next one around it that is kept, or in none.
    """
    outer = {a.id: a.within for a in reading.attributions}
    kept = {a.id for a in reading.attributions if a.score >= least}

    def enclosing(id: str | None) -> str | None:
        while id is not None and id not in kept:
            id = outer.get(id)
        return id

    sure = tuple(replace(a, within=enclosing(a.within)) for a in reading.attributions if a.id in kept)
    return replace(reading, attributions=sure)
