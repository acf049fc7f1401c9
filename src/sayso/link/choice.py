"""A part of a record: the statements of a speaker, about some words, of some days."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from sayso.choice import Choice
from sayso.link.speaker.name import likeness
from sayso.text.stem import asked, folded
from sayso.types import Record, Speaker, Statement
from sayso.view import Event, Gloss, Held, Question

NAME_PART = re.compile(r"[^\s.,;()]+")
SHORTEST_PART = 3


def called(speaker: Speaker, wanted: str) -> bool:
    """True where somebody is known by a name, or a part of one, in whatever spelling or script: Путин, Poutine."""
    return any(named(name, wanted) for name in speaker.names)


def named(name: str, wanted: str) -> bool:
    """True where every word of the wanted name begins, or sounds as, a word of the name.

    >>> named("Sergei Lavrov", "Лавров"), named("Sergei Lavrov", "sergey"), named("Bill Vane", "Ada Vane")
    (True, True, False)
    """
    held = NAME_PART.findall(name)
    return all(any(_is_part(part, word) for part in held) for word in NAME_PART.findall(wanted))


def _is_part(part: str, word: str) -> bool:
    own, other = folded(part), folded(word)
    if own == other or (len(other) >= SHORTEST_PART and own.startswith(other)):
        return True
    return len(other) >= SHORTEST_PART and len(own) >= SHORTEST_PART and bool(likeness(part, word))


def select(
    record: Record,
    speaker: str | None = None,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Record:
    """The record with only those statements that fit every condition given, and what was asked as its ``choice``.

    ``speaker`` is a name or a part of one in any spelling. ``about`` are words in any inflection that must all stand
    in one rendering, phrases in quotation marks as they are. ``since`` and ``until`` are ISO 8601 days, inclusive, of
    the saying; a statement that has none is placed by the day its first document was published, and one that has
    neither is left out. Both are counted. Happenings are kept that fit the words and days, and of a speaker those that
    the kept statements tell. Where nothing is asked the record comes back as it is.
    """
    if not any((speaker, about, since, until)):
        return record
    people = {p.id for p in record.speakers if speaker and called(p, speaker)}
    words = asked(about or "")
    texts = {d.id: d.text for d in record.documents}
    owner = {a.id: a.document for a in record.attributions}

    def fits(s: Statement) -> bool:
        if speaker and s.speaker not in people:
            return False
        return not words or any(
            words.fits(" ".join(x.of(texts[owner[r.attribution]]) for x in r.spans)) for r in s.renderings
        )

    fitting = [s for s in record.statements if fits(s)]
    published = _published(record)
    kept = [s for s in fitting if _in_time(s, since, until, published)]
    dated = bool(since or until)
    choice = Choice(
        speaker, about, since, until, len(kept), len(record.statements),
        by_publication=sum(s.said is None for s in kept) if dated else 0,
        dayless=sum(s.said is None and published(s) is None for s in fitting) if dated else 0,
    )  # fmt: skip
    shown = {r.attribution for s in kept for r in s.renderings}

    def happened(event: Event) -> bool:
        told = [t for t in event.tellings if not speaker or t.attribution in shown]
        if not told or (since and event.latest[:10] < since) or (until and event.earliest[:10] > until):
            return False
        return not words or any(words.fits(t.span.of(texts[t.document])) for t in told)

    events = tuple(e for e in record.events if happened(e))
    return replace(_cut(replace(record, events=events), kept), choice=choice)


def _published(record: Record) -> Callable[[Statement], str | None]:
    """The day on which the first document that carries a statement was published."""
    days = {d.id: (d.published or "")[:10] for d in record.documents}
    owner = {a.id: a.document for a in record.attributions}

    def first(statement: Statement) -> str | None:
        return min((day for r in statement.renderings if (day := days[owner[r.attribution]])), default=None)

    return first


def _in_time(s: Statement, since: str | None, until: str | None, published: Callable[[Statement], str | None]) -> bool:
    if not since and not until:
        return True
    day = published(s)
    first, last = (s.said.earliest[:10], s.said.latest[:10]) if s.said else (day, day)
    if first is None or last is None:
        return False
    return (not since or last >= since) and (not until or first <= until)


def _cut(record: Record, kept: Sequence[Statement]) -> Record:
    """The record with these statements, and with those speakers, relations and answers alone that they need."""
    ids = {s.id for s in kept}
    shown = {r.attribution for s in kept for r in s.renderings}
    people = tuple(p for p in record.speakers if shown & set(p.attributions))
    named = {*ids, *(p.id for p in people), *(e.id for e in record.events)}
    return replace(
        record,
        story=replace(record.story, statements=tuple(s.id for s in kept)),
        statements=tuple(kept),
        relations=tuple(r for r in record.relations if r.left in ids and r.right in ids),
        questions=_questions(record, ids),
        speakers=people,
        wordings=tuple(w for w in record.wordings if w.about in named),
        glosses=tuple(replace(g, held=still) for g in record.glosses if (still := _still(g, ids))),
    )


def _still(gloss: Gloss, ids: AbstractSet[str]) -> tuple[Held, ...]:
    return tuple(h for h in gloss.held if h.statement in ids)


def _questions(record: Record, ids: AbstractSet[str]) -> tuple[Question, ...]:
    """The questions that a kept statement answers, with those answers alone that are kept.

    A question of which one answer is left still says what the statement answers.
    """
    found = []
    for question in record.questions:
        kept = tuple(p for p in question.positions if p.statement in ids)
        left = {p.attribution for p in kept}
        told = tuple(replace(p, before=p.before if p.before in left else None) for p in kept)
        if told:
            found.append(replace(question, positions=told))
    return tuple(found)
