"""Questions as the record and the dispatch show them: who answers, on which day, in which words, and what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sayso.report.marking import one_line
from sayso.report.register import Register, days
from sayso.report.section import Asked, Stand
from sayso.report.sentence import Notes, quoted
from sayso.types import Rendering
from sayso.view import Position, Question

Json = dict[str, Any]
NOT_NAMED = "not named"


def question_json(register: Register, question: Question) -> Json:
    """A question in the shape of docs/record.schema.json; speaker, days and words follow from its positions."""
    return {
        "id": question.id,
        "question": question.words,
        "positions": [_position(register, p) for p in question.positions],
    }


def _position(register: Register, position: Position) -> Json:
    first, last = answered(register, position)
    text = register.documents[register.attributions[position.attribution].document].text
    return {
        "statement": position.statement,
        "attribution": position.attribution,
        "speaker": _speaker(register, position),
        "stance": position.stance,
        "directness": position.directness,
        "from": first,
        "to": last,
        "grounds": [[s.start, s.stop] for s in position.grounds],
        "words": [s.of(text) for s in position.grounds],
        "before": position.before,
    }


def _speaker(register: Register, position: Position) -> str | None:
    statement = register.statements.get(position.statement or "")
    known = statement.speaker if statement else None
    return known or register.speaker_of.get(position.attribution)


def answered(register: Register, position: Position) -> tuple[str | None, str | None]:
    """The days (ISO 8601, inclusive) in which an answer was given: of the saying, else of publication, else None."""
    attribution = register.attributions[position.attribution]
    statement = register.statements.get(position.statement or "")
    when = attribution.said or (statement.said if statement else None)
    if when is not None:
        return when.earliest[:10], when.latest[:10]
    published = (register.documents[attribution.document].published or "")[:10] or None
    return published, published


def asked(
    register: Register, notes: Notes, numbers: Mapping[str, int], questions: Sequence[Question]
) -> tuple[Asked, ...]:
    """These questions with a row a position, in their order; ``numbers`` are those of the statements shown.

    ``more`` counts the positions that the record has beside them.
    """
    whole = {q.id: len(q.positions) for q in register.record.questions}
    return tuple(
        Asked(q.id, q.words, tuple(_rows(register, notes, q.positions, numbers)), whole[q.id] - len(q.positions))
        for q in questions
    )


def _rows(
    register: Register, notes: Notes, positions: Sequence[Position], numbers: Mapping[str, int]
) -> Iterable[Stand]:
    # One attribution may take several positions: the first is the one that ``before`` means.
    stances = {p.attribution: p for p in reversed(positions)}
    for position in positions:
        ground = Rendering(position.attribution, position.grounds, "verbatim", None)
        earlier = stances.get(position.before or "")
        yield Stand(
            day=_day(register, position),
            published=_by_publication(register, position),
            speaker=_named(register, position),
            stance=position.stance,
            directness=position.directness,
            words=register.words(ground),
            language=register.document_of(ground).language,
            label=register.labels[register.document_of(ground).id],
            note=notes.rendering(ground),
            number=numbers.get(position.statement or ""),
            earlier=f"{earlier.stance} on {_day(register, earlier)}" if earlier else "",
        )


def _day(register: Register, position: Position) -> str:
    first, last = answered(register, position)
    return days(first, last) if first and last else "not known"


def _by_publication(register: Register, position: Position) -> bool:
    statement = register.statements.get(position.statement or "")
    said = register.attributions[position.attribution].said or (statement.said if statement else None)
    return said is None and answered(register, position)[0] is not None


def _named(register: Register, position: Position) -> str:
    attribution = register.attributions[position.attribution]
    if attribution.voice == "narrated":
        return register.outlet(register.documents[attribution.document])
    speaker = register.speakers.get(_speaker(register, position) or "")
    if speaker is not None and speaker.names and speaker.kind != "unnamed":
        return speaker.names[0]
    text = register.documents[attribution.document].text
    words = " ".join(one_line(s.of(text)) for s in attribution.source)
    return register.speaker_name(attribution) or (quoted(words) if words else NOT_NAMED)
