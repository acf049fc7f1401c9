"""When a document says of itself that it was changed: the line "Updated 3 May 2031", an edited post."""

from __future__ import annotations

import re

from sayso.extract.measure import time_expressions
from sayso.extract.measure.calendar import calendar
from sayso.extract.measure.frame import paragraphs_of
from sayso.types import Document, Span, key
from sayso.view import Event, Telling

CHANGED = re.compile(
    r"\W*(?:(?:this (?:article|story|page|post|report) was )?(?:last )?(?:updated|modified|corrected|amended|edited)"
    r"|обновлено|изменено|исправлено|mise? à jour|modifiée?|corrigée?|aktualisiert|geändert|korrigiert"
    r"|actualizad[oa]|modificad[oa]|corregid[oa])\b(?!\s+(?:by|par|von|por)\b)",
    re.I,
)
LONGEST = 90


def revisions(document: Document) -> tuple[Event, ...]:
    """The changes that the document tells of itself, as events of the lane "edited"; days are ISO 8601.

    A short paragraph that opens with the word for it and names its day counts, and a post's own time of editing, as the
    post gives it, whose telling is empty, for no words say it.
    """
    found: dict[str, Event] = {}
    names = calendar(document.language, document.text)
    for line in paragraphs_of(document.text):
        if line.stop - line.start > LONGEST or names is None or not CHANGED.match(document.text, line.start, line.stop):
            continue
        day = (document.published or "")[:10] or None
        named = [e for e in time_expressions(document.text, line, day, names.language) if e.when is not None]
        if named and (when := named[0].when) is not None and when.earliest == when.latest:
            telling = Telling(document.id, line, when.words, when.earliest, when.latest, when.basis)
            found.setdefault(when.earliest, _event(telling))
    edited = document.post.edited if document.post is not None else None
    if edited and edited[:10] not in found:
        telling = Telling(document.id, Span(0, 0), None, edited, edited, "stated")
        found[edited[:10]] = _event(telling)
    return tuple(found[day] for day in sorted(found))


def _event(telling: Telling) -> Event:
    id = key("h", telling.document, telling.span, telling.earliest)
    return Event(id, telling.earliest, telling.latest, (telling,), "edited")
