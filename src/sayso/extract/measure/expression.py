"""Time expressions: the words of a text that name days, as typed values with spans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from sayso.extract.measure.almanac import CALENDARS
from sayso.extract.measure.calendar import Mention, calendar, mentions
from sayso.extract.measure.day import days, is_absolute, is_anchored
from sayso.types import Span, When

LOOK_BACK = 90
LOOK_AHEAD = 60
CUT = re.compile(r"[.!?;:…\n]\s|[«»“”\"]")


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name days; ``when`` is None where they count from a day that is not known."""

    span: Span
    when: When | None
    mention: Mention


def _tense(text: str, span: Span, verbs: re.Pattern[str]) -> str | None:
    """The tense of the verb before a day in its clause; of the one after it, where the clause opens with the day."""
    before = CUT.split(text[max(0, span.start - LOOK_BACK) : span.start])[-1]
    found = max(verbs.finditer(before), key=lambda m: m.start(), default=None)
    if found is None and len(before.split()) < 3:
        found = verbs.search(CUT.split(text[span.stop : span.stop + LOOK_AHEAD])[0])
    elif found and found["past"]:  # "said in August"; a verb further off may have little to do with the day
        return "past" if len(before[found.end() :].split()) < 4 else None
    return "future" if found and found["future"] else None


@cache
def _verbs(language: str) -> re.Pattern[str]:
    names = CALENDARS[language]
    return re.compile(rf"\b(?:(?P<future>{names.future})|(?P<past>{names.past}))(?!\w)", re.I)


def when_of(mention: Mention, named: tuple[date, date], text: str) -> When:
    """The days that words name, and whether they state them or count from another day."""
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
    verbs = _verbs(names.language)
    found: list[TimeExpression] = []
    for mention in mentions(text, within or Span(0, len(text)), names.language):
        counted_from = reference
        if is_anchored(mention.form, mention.parts):
            counted_from = _day_before(found, mention.span, text)
        tense = _tense(text, mention.span, verbs)
        if mention.form != "month" and tense == "past":  # "offered to debate on April 14", "has risen this year"
            tense = None
        named = days(mention.form, mention.parts, names, counted_from, tense)
        found.append(TimeExpression(mention.span, when_of(mention, named, text) if named else None, mention))
    return tuple(found)


def _day_before(found: Sequence[TimeExpression], span: Span, text: str) -> date | None:
    """The single day that the paragraph named last before this span."""
    for earlier in reversed(found):
        if "\n" in text[earlier.span.stop : span.start]:
            return None
        if earlier.when is not None and earlier.when.earliest == earlier.when.latest:
            return date.fromisoformat(earlier.when.earliest)
    return None
