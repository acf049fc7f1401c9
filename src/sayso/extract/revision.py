"""When a document says of itself that it was changed: the line "Updated 3 May 2031", an edited post."""

from __future__ import annotations

import re

from sayso.extract.measure import time_expressions
from sayso.extract.measure.calendar import calendar
from sayso.extract.measure.frame import paragraphs_of
from sayso.types import Document, Span, key
from sayso.view import Event, Telling

_CHANGED = (
    r"(?:(?:this (?:article|story|page|post|report) was )?(?:last )?(?:updated|modified|corrected|amended|edited)"
    r"|обновлено|изменено|исправлено|mise? à jour|modifiée?|corrigée?|aktualisiert|geändert|korrigiert"
    r"|actualizad[oa]|modificad[oa]|corregid[oa])\b(?!\s+(?:by|par|von|por)\b)"
)
CHANGED = re.compile(rf"\W*{_CHANGED}", re.I)
# “Sunday 15 October, 18.40 · updated 21.05”: the clock behind the word is of the day before it.
UPDATED = re.compile(
    rf"[·|,;(/–—-]\s*(?P<changed>{_CHANGED})(?:\s+(?:at|um|à|a las|в))?\s+\d{{1,2}}(?:[.:]|\s?h\s?)\d{{2}}\b", re.I
)
# “Correction, 15 October: An earlier version said …”, “This article was amended on 15 October to say …”.
EXPLAINED = re.compile(
    r"\W*(?:(?:correction|clarification|update|исправление|уточнение|поправка|rectificati(?:f|on)|correctif|mise à jour"
    r"|korrektur|berichtigung|richtigstellung|corrección|rectificación|fe de errores)\b(?=[ ,(–—-])[^:\n]{3,40}:"
    r"|this (?:article|story|page|post|report) was (?:last )?(?:updated|modified|corrected|amended|edited) on"
    r" .{3,24})",
    re.I,
)
LONGEST = 90


def revisions(document: Document) -> tuple[Event, ...]:
    """The changes that the document tells of itself, as events of the lane "edited"; days are ISO 8601.

    A short paragraph that opens with the word for it and names its day counts, or that names its day and then the word
    and a clock; so does a longer one that opens with the word and the day and goes on to say what was changed. A post's
    own time of editing counts as the post gives it, whose telling is empty, for no words say it.
    """
    found: dict[str, Event] = {}
    names = calendar(document.language, document.text)
    for line in paragraphs_of(document.text):
        where = _where_dated(document.text, line) if names is not None else None
        if where is None or names is None:
            continue
        day = (document.published or "")[:10] or None
        named = [e for e in time_expressions(document.text, where, day, names.language) if e.when is not None]
        if named and (when := named[0].when) is not None and when.earliest == when.latest:
            telling = Telling(document.id, _told(line, where), when.words, when.earliest, when.latest, when.basis)
            found.setdefault(when.earliest, _event(telling))
    edited = document.post.edited if document.post is not None else None
    if edited and edited[:10] not in found:
        telling = Telling(document.id, Span(0, 0), None, edited, edited, "stated")
        found[edited[:10]] = _event(telling)
    return tuple(found[day] for day in sorted(found))


def _where_dated(text: str, line: Span) -> Span | None:
    """The part of a paragraph that names the day on which the document was changed, None for other paragraphs."""
    explained = EXPLAINED.match(text, line.start, line.stop)
    if explained is not None:
        return Span(line.start, explained.end())
    if line.stop - line.start > LONGEST:
        return None
    if CHANGED.match(text, line.start, line.stop):
        return line
    later = UPDATED.search(text, line.start, line.stop)
    return Span(line.start, later.start()) if later is not None else None


def _told(line: Span, where: Span) -> Span:
    """The words that tell of a change: a short paragraph, of a longer one its opening."""
    return line if line.stop - line.start <= LONGEST else where


def _event(telling: Telling) -> Event:
    id = key("h", telling.document, telling.span, telling.earliest)
    return Event(id, telling.earliest, telling.latest, (telling,), "edited")
