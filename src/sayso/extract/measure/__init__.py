"""When: time expressions as typed values with spans, and the day of every utterance.

The day of an utterance is not the day of the report. It stands in the words around the cue ("told
reporters on Friday"), under the quotation ("(…, November 12, 2017)"), above a transcript, or it is a
post's own time. Words inside the content date what is spoken of, never the speaking.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from sayso.extract.draft import Ground
from sayso.extract.measure.almanac import Calendar
from sayso.extract.measure.calendar import calendar
from sayso.extract.measure.continuation import carried_on, extent, pointed_back
from sayso.extract.measure.dateline import (
    date_lines,
    embedded_day,
    headings,
    opening_date,
    published_day,
    reference_day,
)
from sayso.extract.measure.day import days, is_anchored
from sayso.extract.measure.entry import timed_entries
from sayso.extract.measure.expression import TimeExpression, time_expressions, when_of
from sayso.extract.measure.frame import paragraphs_of, quoted_in, sentences_of
from sayso.extract.measure.month import part_of_month
from sayso.extract.measure.utterance import Setting, day_words, will_say
from sayso.text.number import count, either
from sayso.text.segment import sentences
from sayso.types import Attribution, Document, Problem, Span, Spans, When

__all__ = ["TimeExpression", "date_attributions", "time_expressions"]

COLONS = frozenset({":", "："})
OCCASION = re.compile(
    r"\b(?:press conference|news conference|conference|briefing|interview|transcript|remarks|speech|address|debate"
    r"|hearing|talks?|meeting|call|session|testimony|webcast|broadcast|spoke|took questions|answered questions)\b"
    r"|пресс-конференц|интервью|стенограмм|брифинг|выступлени|заседани|встреч|ответил\w* на вопрос|бесед"
    r"|conférence|entretien|interview|discours|audition|allocution|Pressekonferenz|Interview|Rede|Gespräch"
    r"|rueda de prensa|conferencia|entrevista|discurso",
    re.I,
)

ISSUED = re.compile(
    r"\b(?:published|released|out|issued|posted|updated|публик\w+|вышел|publiée?|paru\w*) (?:on |le |в )?$", re.I
)
MOST_BACK = timedelta(270)


# ---------------------------------------------------------------- the day of an utterance


def date_attributions(
    document: Document, attributions: Sequence[Attribution]
) -> tuple[tuple[Attribution, ...], tuple[Problem, ...]]:
    """The attributions with the day of each utterance where the document says one, and what it does not say.

    In this order: a day in the cue's clause; the day of the same speaker's cue before it in the
    paragraph; a date line under the quotation; the date of a transcript; a post's own time. Where none
    of these stands, ``said`` is None: the published day is never put in its place. What a noun points to
    ("his claim that …") has only a day that stands in the cue itself, never that of the words around it. Problems:
    ``no-date`` (days are named that count from a day nobody gave), ``undated`` (how many are left).
    """
    names = calendar(document.language, document.text)
    language = names.language if names else "en"
    reference = reference_day(document, language)
    timed = timed_entries(document, language) if names else ()
    expressions = tuple(e for entry in timed for e in entry.expressions)
    every, attributions = attributions, [a for a in attributions if not _points(a)]
    lines, spoken = paragraphs_of(document.text), Ground(attributions)
    setting = Setting(document.text, sentences_of(document.text), quoted_in(document.text), spoken, language)
    dated: dict[str, When] = {}
    for entry in timed if expressions else ():
        own = [a for a in attributions if entry.span.start <= extent(a).start < entry.span.stop]
        near = entry.expressions
        dated |= _by_clause(setting, own, near, entry.day)
        past = partial(_past, setting, names, entry.day) if names else None
        dated = {**(pointed_back(setting, own, near, dated, past) if past else {}), **dated}
        dated |= _by_cue(every, near, past) if past else {}
    dated = carried_on(document, attributions, lines, dated)
    dated = {**_by_date_line(document, attributions, lines, language, dated), **dated}
    dated = {**_by_transcript(document, attributions, lines, expressions, language, dated), **dated}
    shown = ((a.id, embedded_day(document, a.content[0])) for a in attributions if a.made_by == "rule:embedded")
    dated = {**{id: when for id, when in shown if when}, **_by_publication(document, attributions, dated), **dated}
    done = tuple(replace(a, said=dated.get(a.id)) for a in every)
    return done, (*_no_date(document, expressions, reference), *_undated(document, done))


def _points(a: Attribution) -> bool:
    """True where a noun points to what was said: its clause tells of another time, and so do the days in it."""
    return a.made_by.startswith("rule:alluded")


def _by_cue(
    attributions: Sequence[Attribution],
    expressions: Sequence[TimeExpression],
    past: Callable[[TimeExpression], When | None],
) -> dict[str, When]:
    """Days that stand in the very words that point to what was said: ``his claim {last week} that the bridge held``.

    In quoted speech such words would count from the day of that speech, so none is taken.
    """
    quoted = {a.id for a in attributions if a.voice == "direct"}
    pointing = [a for a in attributions if _points(a) and a.within not in quoted]
    found = {a.id: next((e for e in expressions if any(s.holds(e.span) for s in a.cue)), None) for a in pointing}
    return {id: when for id, e in found.items() if e is not None and (when := past(e)) is not None}


def _by_clause(
    setting: Setting, attributions: Sequence[Attribution], expressions: Sequence[TimeExpression], reference: date | None
) -> dict[str, When]:
    """Days named in the clause of a cue; inside quoted speech they count from the day of that speech."""
    names = calendar(setting.language)
    starts = [e.span.start for e in expressions]
    outer = {a.id: a for a in attributions}
    dated: dict[str, When] = {}
    for a in sorted(attributions, key=lambda a: a.within is not None):
        here = setting.sentence(a)
        if here is None or names is None:
            continue
        near = expressions[bisect_right(starts, here.start - 1) : bisect_right(starts, here.stop - 1)]
        chosen = day_words(setting, a, tuple(e.span for e in near)) if near else None
        if chosen is None:
            continue
        expression = next(e for e in near if e.span == chosen)
        day = _counted_from(a, outer, dated, reference)
        future = will_say(setting, a)
        when = _resolved(setting, names, day, expression, "future" if future else "past")
        if when is not None and (future or day is None or when.earliest <= day.isoformat()):
            dated[a.id] = when
    return dated


def _resolved(
    setting: Setting, names: Calendar, day: date | None, expression: TimeExpression, tense: str
) -> When | None:
    """The days that words beside a verb of that tense name, counted from ``day``; None where that is in doubt."""
    form, parts = expression.mention.form, expression.mention.parts
    if is_anchored(form, parts):
        return expression.when
    named = days(form, parts, names, day, tense)
    if named is None or (day and tense == "past" and _may_be_ahead(expression, named[1], day)):
        return None
    return part_of_month(setting.text, when_of(expression.mention, named, setting.text), setting.language)


def _past(setting: Setting, names: Calendar, reference: date | None, expression: TimeExpression) -> When | None:
    when = _resolved(setting, names, reference, expression, "past")
    return when if when and (reference is None or when.latest <= reference.isoformat()) else None


def _may_be_ahead(expression: TimeExpression, last: date, day: date) -> bool:
    """True for "June 16" without a year in a report of June 10: the one a year ago would have been called so."""
    told = not {"year", "unit", "last", "this"}.isdisjoint(expression.mention.parts)
    return expression.mention.form in ("day", "month", "holiday") and not told and day - last > MOST_BACK


def _counted_from(
    a: Attribution, outer: dict[str, Attribution], dated: dict[str, When], reference: date | None
) -> date | None:
    """The day that relative words around a cue count from: inside direct speech, the day of that speech."""
    around = outer.get(a.within) if a.within else None
    if around is None or around.voice != "direct" or not around.source:
        return reference
    said = dated.get(around.id)
    return date.fromisoformat(said.earliest) if said and said.earliest == said.latest else None


def _by_date_line(
    document: Document, attributions: Sequence[Attribution], lines: Spans, language: str, dated: dict[str, When]
) -> dict[str, When]:
    """Days from date lines: all that stands above one, up to the date line or heading before it.

    A statement whose own note gives another day comes from elsewhere and is left out.
    """
    # Notes read their own days with this package's calendars, so neither can import the other at its top.
    from sayso.extract.note import cites

    found = date_lines(document.text, lines, language)
    if not found:
        return {}
    noted = {a.id: a.cites for a in cites(document, attributions)[0]}
    stops = sorted({*(h.start for h in headings(document, lines)), *(line.stop for line, _, _ in found), 0})
    result: dict[str, When] = {}
    for line, when, credit in found:
        floor = stops[bisect_right(stops, line.start) - 1]
        if credit:
            floor = max(floor, max((p.start for p in lines if p.stop <= line.start), default=0))
        for a in attributions:
            elsewhere = any(c.date not in (None, when.earliest) for c in noted[a.id])
            if a.within is None and a.id not in dated and not elsewhere and floor <= extent(a).start < line.start:
                result.setdefault(a.id, when)
    return result


def _is_turn(text: str, a: Attribution) -> bool:
    labelled = all(s.of(text).strip() in COLONS for s in a.cue)
    opens = bool(a.source) and text[: a.source[0].start].rstrip(" \t\u00a0")[-1:] in ("", "\n", "\r")
    return a.within is None and labelled and opens and a.voice != "narrated"


def _by_transcript(
    document: Document,
    attributions: Sequence[Attribution],
    lines: Spans,
    expressions: Sequence[TimeExpression],
    language: str,
    dated: dict[str, When],
) -> dict[str, When]:
    """The day of a transcript for its turns: from the words that introduce it, else from its dateline.

    A dateline only counts where the turns are most of the document: above a report it says when the
    report was written.
    """
    text = document.text
    sections = headings(document, lines)
    turns = sorted((a for a in attributions if _is_turn(text, a)), key=lambda a: a.source[0].start)
    turns = [a for a in turns if not any(h.holds(a.source[0]) for h in sections)]
    if len(turns) < 2:
        return {}
    first = turns[0].source[0].start
    heads = [h.start for h in sections if h.stop <= first]
    section = next((h for h in reversed(heads) if text[h:first].count("\n") > 2), 0)
    named = None
    for sentence in sentences(text, Span(section, first)):
        if OCCASION.search(sentence.of(text)):
            near = [e for e in expressions if sentence.holds(e.span) and not ISSUED.search(text[: e.span.start][-30:])]
            named = next((e.when for e in near if e.when and e.when.earliest == e.when.latest), named)
    spoken = sum(s.stop - s.start for a in turns for s in a.content)
    if named is None and spoken * 2 > len(text):
        named = opening_date(document, first, language)
    return {a.id: named for a in turns if a.id not in dated} if named else {}


def _by_publication(document: Document, attributions: Sequence[Attribution], dated: dict[str, When]) -> dict[str, When]:
    """A post is said when it is posted, and what the outlet itself asserts when it is published."""
    day = published_day(document)
    if day is None:
        return {}
    posted = When(day.isoformat(), day.isoformat(), None, "published")
    posts = [b.span for b in document.blocks if b.kind == "post"]
    own = {
        a.id
        for a in attributions
        if a.within is None and not a.cue and (a.voice == "narrated" or any(extent(a).meets(p) for p in posts))
    }
    return {id: posted for id in own if id not in dated}


def _no_date(document: Document, expressions: Sequence[TimeExpression], reference: date | None) -> tuple[Problem, ...]:
    lost = [e.span for e in expressions if e.when is None and not is_anchored(e.mention.form, e.mention.parts)]
    if reference is not None or not lost:
        return ()
    message = (
        f"{document.name}: {count(len(lost), 'expression')} such as '{lost[0].of(document.text)}' "
        f"{either(len(lost), 'counts', 'count')} from the day of publication, which is not known; give it with "
        "--published or in the sources table"
    )
    return (Problem("no-date", message, document.id, lost[0]),)


def _undated(document: Document, attributions: Sequence[Attribution]) -> tuple[Problem, ...]:
    left = [a for a in attributions if a.said is None]
    if not left:
        return ()
    message = (
        f"{document.name}: {len(left)} of {count(len(attributions), 'attribution')} "
        f"{either(len(left), 'has', 'have')} no day: no words beside {either(len(left), 'it say', 'them say')} when "
        f"{either(len(left), 'it was', 'they were')} said; a published day is not taken for it"
    )
    return (Problem("undated", message, document.id, extent(left[0])),)
