"""When: time expressions as typed values with spans, and the day of every utterance.

The day of an utterance is not the day of the report. It stands in the words around the cue ("told
reporters on Friday"), under the quotation ("(…, November 12, 2017)"), above a transcript, or it is a
post's own time. Words inside the content date what is spoken of, never the speaking.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sayso.extract.draft import Ground
from sayso.extract.measure.calendar import Mention, calendar, mentions
from sayso.extract.measure.dateline import date_lines, headings, opening_date, published_day, reference_day
from sayso.extract.measure.day import days, is_absolute, is_anchored
from sayso.extract.measure.frame import paragraphs_of, quoted_in, sentences_of
from sayso.extract.measure.utterance import Setting, day_words, will_say
from sayso.text.number import count, either
from sayso.text.segment import sentences
from sayso.types import Attribution, Document, Problem, Span, Spans, When

LOOK_BACK = 90
CUT = re.compile(r"[.!?;:…\n]\s|[«»“”\"]")
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
A_MONTH = timedelta(31)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name days; ``when`` is None where they count from a day that is not known."""

    span: Span
    when: When | None
    mention: Mention


def _tense(text: str, span: Span, future: re.Pattern[str]) -> str | None:
    before = CUT.split(text[max(0, span.start - LOOK_BACK) : span.start])[-1]
    return "future" if future.search(before) else None


def _when(mention: Mention, named: tuple[date, date], text: str) -> When:
    basis = "stated" if is_absolute(mention.form, mention.parts) else f"resolved from '{mention.span.of(text)}'"
    return When(named[0].isoformat(), named[1].isoformat(), mention.span, basis)


def time_expressions(
    text: str, within: Span | None = None, reference_day: str | None = None, language: str | None = None
) -> tuple[TimeExpression, ...]:
    """The time expressions of a text or a part of it, in reading order, each with the days it names.

    ``reference_day`` (ISO 8601) is the day that "Friday" and "вчера" count from. A weekday is the last
    one up to that day, or the next one after words of the future. "Two days earlier" counts from the
    day named before it in its paragraph. A language without a calendar here yields nothing.

    >>> [(e.span.of(t), e.when.earliest) for t in ["He spoke on Friday, two days after May 8, 2019."]
    ...  for e in time_expressions(t, None, "2019-05-12", "en")]
    [('Friday', '2019-05-10'), ('May 8, 2019', '2019-05-08')]
    """
    names = calendar(language, text)
    if names is None:
        return ()
    reference = date.fromisoformat(reference_day[:10]) if reference_day else None
    future = re.compile(rf"\b(?:{names.future})\b", re.I)
    found: list[TimeExpression] = []
    for mention in mentions(text, within or Span(0, len(text)), names.language):
        counted_from = reference
        if is_anchored(mention.form, mention.parts):
            counted_from = _day_before(found, mention.span, text)
        named = days(mention.form, mention.parts, names, counted_from, _tense(text, mention.span, future))
        found.append(TimeExpression(mention.span, _when(mention, named, text) if named else None, mention))
    return tuple(found)


def _day_before(found: Sequence[TimeExpression], span: Span, text: str) -> date | None:
    """The single day that the paragraph named last before this span."""
    for earlier in reversed(found):
        if "\n" in text[earlier.span.stop : span.start]:
            return None
        if earlier.when is not None and earlier.when.earliest == earlier.when.latest:
            return date.fromisoformat(earlier.when.earliest)
    return None


# ---------------------------------------------------------------- the day of an utterance


def date_attributions(
    document: Document, attributions: Sequence[Attribution]
) -> tuple[tuple[Attribution, ...], tuple[Problem, ...]]:
    """The attributions with the day of each utterance where the document says one, and what it does not say.

    In this order: a day in the cue's clause; the day of the same speaker's cue before it in the
    paragraph; a date line under the quotation; the date of a transcript; a post's own time. Where none
    of these stands, ``said`` is None: the published day is never put in its place. Problems:
    ``no-date`` (days are named that count from a day nobody gave), ``undated`` (how many are left).
    """
    names = calendar(document.language, document.text)
    language = names.language if names else "en"
    reference = reference_day(document, language)
    day = reference.isoformat() if reference else None
    expressions = time_expressions(document.text, None, day, language) if names else ()
    dated = _by_clause(document, attributions, expressions, reference, language)
    lines = paragraphs_of(document.text)
    dated = _by_continuation(document, attributions, lines, dated)
    dated = {**_by_date_line(document, attributions, lines, language, dated), **dated}
    dated = {**_by_transcript(document, attributions, lines, expressions, language, dated), **dated}
    dated = {**_by_publication(document, attributions, dated), **dated}
    done = tuple(replace(a, said=dated.get(a.id)) for a in attributions)
    return done, (*_no_date(document, expressions, reference), *_undated(document, done))


def _by_clause(
    document: Document,
    attributions: Sequence[Attribution],
    expressions: Sequence[TimeExpression],
    reference: date | None,
    language: str,
) -> dict[str, When]:
    """Days named in the clause of a cue; inside quoted speech they count from the day of that speech."""
    text = document.text
    names = calendar(language)
    setting = Setting(text, sentences_of(text), quoted_in(text), Ground(attributions), language)
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
        if is_anchored(expression.mention.form, expression.mention.parts):
            when = expression.when
        else:
            tense = "future" if future else "past"
            named = days(expression.mention.form, expression.mention.parts, names, day, tense)
            when = _when(expression.mention, named, text) if named else None
        if when is not None and (future or day is None or when.earliest <= day.isoformat()):
            dated[a.id] = when
    return dated


def _counted_from(
    a: Attribution, outer: dict[str, Attribution], dated: dict[str, When], reference: date | None
) -> date | None:
    """The day that relative words around a cue count from: inside direct speech, the day of that speech."""
    around = outer.get(a.within) if a.within else None
    if around is None or around.voice != "direct" or not around.source:
        return reference
    said = dated.get(around.id)
    return date.fromisoformat(said.earliest) if said and said.earliest == said.latest else None


def _same_speaker(text: str, before: Attribution, after: Attribution) -> bool:
    """True where the second source surely is the first: the same name or words, a pronoun, or no source."""
    if not after.source:
        return before.source == () or after.cue == ()
    if before.name and after.name:
        return before.name == after.name
    one, other = (" ".join(s.of(text) for s in a.source).casefold() for a in (before, after))
    return other in PRONOUNS or one == other or (bool(one) and one.split()[-1] == other.split()[-1])


PRONOUNS = frozenset(
    {"he", "she", "they", "it", "он", "она", "они", "il", "elle", "ils", "elles", "er", "sie", "él", "ella", "ellos"}
)
RESUMED = re.compile(
    r"\b(?:add(?:ed|s|ing)|continu(?:ed|es|ing)|went on|conclud(?:ed|es|ing)|also (?:said|told))\b"
    r"|добав\w+|продолж\w+|заключил\w*|ajout\w+|poursui\w+|conclu\w*|fügte|ergänzte|fuhr fort|añad\w+"
    r"|agreg\w+|continuó",
    re.I,
)


EARLIER = re.compile(
    r"\b(?:has|have|had|previously|earlier|once|often|repeatedly|long)\b|ранее|прежде|раньше|avait|déjà", re.I
)


def _by_continuation(
    document: Document, attributions: Sequence[Attribution], lines: Spans, dated: dict[str, When]
) -> dict[str, When]:
    """Every dated attribution, with those that carry on the speech of one before them.

    The same speaker goes on inside a paragraph and into the next one, where nothing says that one of the two was said
    earlier ("had said", "previously"); words such as "added" carry on in any case.
    """
    text = document.text
    starts = [p.start for p in lines]
    result = dict(dated)
    before: Attribution | None = None
    for a in sorted(attributions, key=lambda a: (a.cue or a.source or a.content)[0].start):
        if a.within is not None:
            continue
        known = result.get(before.id) if before is not None else None
        if before and known and a.id not in result and _same_speaker(text, before, a):
            here, there = (bisect_right(starts, (x.cue or x.source or x.content)[0].start) for x in (a, before))
            cue = " ".join(s.of(text) for s in a.cue)
            sentence = not re.search(r"[.!?…][”\"»’]?\s", text[_extent(before).start : _extent(a).start])
            earlier = EARLIER.search(" ".join(s.of(text) for s in (*before.cue, *a.cue)))
            resumed = here == there or (here == there + 1 and (RESUMED.search(cue) or not earlier))
            if resumed and (sentence or _one_occasion(known)):
                result[a.id] = known
        before = a
    return result


def _one_occasion(when: When) -> bool:
    return date.fromisoformat(when.latest) - date.fromisoformat(when.earliest) <= A_MONTH


def _extent(a: Attribution) -> Span:
    spans = (*a.source, *a.cue, *a.content)
    return Span(min(s.start for s in spans), max(s.stop for s in spans))


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
            if a.within is None and a.id not in dated and not elsewhere and floor <= _extent(a).start < line.start:
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
        if a.within is None and not a.cue and (a.voice == "narrated" or any(_extent(a).meets(p) for p in posts))
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
    return (Problem("undated", message, document.id, _extent(left[0])),)
