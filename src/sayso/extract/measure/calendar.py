"""Words that name a day or days, found with one pattern a language, tried only near words that every form holds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sayso.extract.measure.almanac import CALENDARS, DAY_FIRST, EVERYWHERE, UNMISTAKABLE, Calendar
from sayso.types import Span

SPACE = "[ \u00a0\u202f]"
GROUP = re.compile(r"\(\?P<\w+>")
WORD = re.compile(r"\w+")
LEAD = 45  # characters from where a form may start to the first of its words that is never without a day
GAP = re.compile(r"\[[^\]]*\]| ")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a day or days, the form they take and the parts a rule reckons with."""

    span: Span
    form: str
    parts: Mapping[str, str]


@dataclass(frozen=True)
class Pattern:
    """One language's forms as one expression, and each form again with its named parts.

    Every form holds a figure or one of ``cores``: the names of months and days, "yesterday", "week".
    """

    any_form: re.Pattern[str]
    forms: tuple[tuple[str, re.Pattern[str]], ...]
    cores: frozenset[str]


def calendar(language: str | None, text: str = "") -> Calendar | None:
    """The names of a language; by the script of ``text`` where the language is not known.

    >>> calendar("fr").weekdays["jeudi"], calendar(None, "Он сказал") is calendar("ru"), calendar("zh")
    (3, True, None)
    """
    if language is None:
        return CALENDARS["ru" if re.search("[а-яё]{3}", text[:2000]) else "en"]
    return CALENDARS.get(language[:2].lower())


def _spelled(form: str, names: Calendar) -> str:
    """A form with the names of its language put in; a blank takes a no-break space too."""

    def either(words: Mapping[str, int], group: str) -> str:
        spelled = list(words)
        if names.cased:
            spelled = [s.title() for s in words] + [s.upper() for s in words if len(s) > 3 or s == "may"]
        longest_first = "|".join(w.replace(".", r"\.") for w in sorted(spelled, key=len, reverse=True))
        return f"(?P<{group}>{longest_first})"

    for placeholder, words in (("month", names.months), ("ending", names.months), ("weekday", names.weekdays)):
        form = form.replace(f"{{{placeholder}}}", either(words, placeholder))
    feasts = "|".join(re.escape(w) for w in sorted(names.holidays, key=len, reverse=True))
    form = form.replace("{holiday}", f"(?P<holiday>{feasts})".replace("\\ ", " ").replace("'", "['’]"))
    return GAP.sub(lambda m: SPACE if m.group() == " " else m.group().replace(" ", " \u00a0\u202f"), form)


@cache
def _pattern(language: str) -> Pattern:
    names = CALENDARS[language]
    shared = (*EVERYWHERE, *(UNMISTAKABLE if language == "en" else (DAY_FIRST,)))
    spelled = [(rule, _spelled(form, names)) for rule, form in (*shared, *names.forms)]
    flags = re.NOFLAG if names.cased else re.IGNORECASE
    joined = "|".join(f"(?P<f{i}>{GROUP.sub('(?:', form)})" for i, (_, form) in enumerate(spelled))
    forms = tuple((rule, re.compile(rf"(?<!\w)(?:{form})(?!\w)", flags)) for rule, form in spelled)
    named = (*names.months, *names.weekdays, *names.distances, *names.units, *names.others, *names.holidays)
    cores = frozenset(WORD.findall(name)[-1].lower() for name in named)
    return Pattern(re.compile(rf"(?<!\w)(?:{joined})(?!\w)", flags), forms, cores)


def mentions(text: str, within: Span, language: str) -> Iterator[Mention]:
    """Mentions of days in reading order, never overlapping; ``language`` is one that has a calendar.

    >>> [m.span.of(t) for t in ["It may rain on Friday night or in May."] for m in mentions(t, Span(0, len(t)), "en")]
    ['Friday night', 'May']
    """
    pattern = _pattern(language)
    for found in _matches(pattern, text, within):
        rule, form = pattern.forms[int((found.lastgroup or "f0")[1:])]
        parts = form.match(text, found.start(), within.stop)
        if parts is not None:
            named = {group.rstrip("2"): words for group, words in parts.groupdict().items() if words}
            span = parts.span("words") if "words" in named else parts.span()
            yield Mention(Span(*span), rule, named)


def _matches(pattern: Pattern, text: str, within: Span) -> Iterator[re.Match[str]]:
    """What ``finditer`` of the whole pattern finds, at a third of its cost: each start is tried once, near a core."""
    starts: list[int] = []
    cores = pattern.cores
    free = within.start
    for word in WORD.finditer(text, within.start, within.stop):
        here, name = word.start(), word[0]
        if here < free:
            continue
        starts.append(here)
        if not (name[0].isdigit() or name.lower() in cores):
            continue
        for start in starts[bisect_left(starts, here - LEAD) :]:
            found = pattern.any_form.match(text, start, within.stop)
            if found is not None:
                free = found.end()
                yield found
                break
        starts.clear()
