"""From the words that name a day to the days they name: plain calendar reckoning.

Every rule returns the first and the last day the words may mean, or None where they name no day:
"a week ago" is seven days wide, "last month" as wide as that month. ``tense`` is "past", "future" or
None (not known): a report's "on Friday" is the Friday before it, an announcement's the one after.
"""

from __future__ import annotations

import calendar as months
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from sayso.extract.measure.almanac import Calendar
from sayso.extract.measure.holiday import nearest_feast

# "In November", written in September and in no tense we can tell, is the one to come; in April it is the last one.
MONTHS_AHEAD = 3

DAYS_BACK = {"week": 7, "month": 31, "year": 366}  # "this past week" ends today, whatever the weekday

Days = tuple[date, date]
Parts = Mapping[str, str]


def _on(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_of(parts: Parts, names: Calendar, group: str = "month") -> int:
    if "numeral" in parts:
        return int(parts["numeral"])
    return names.months[parts[group].lower()]


def _number(parts: Parts, names: Calendar) -> int:
    spelled = parts.get("number", "1").lower()
    return int(spelled) if spelled.isdigit() else names.numbers[spelled]


def whole_month(year: int, month: int) -> Days:
    """The first and last day of a month.

    >>> [d.isoformat() for d in whole_month(2016, 2)]
    ['2016-02-01', '2016-02-29']
    """
    return date(year, month, 1), date(year, month, months.monthrange(year, month)[1])


def _months_on(day: date, count: int) -> Days:
    index = day.year * 12 + day.month - 1 + count
    return whole_month(index // 12, index % 12 + 1)


def nearest(month: int, day: int, reference: date, tense: str | None) -> date | None:
    """The day of that name before the reference day (past), after it (future) or else the nearest.

    >>> nearest(6, 7, date(2016, 4, 28), None).isoformat(), nearest(6, 7, date(2016, 4, 28), "past").isoformat()
    ('2016-06-07', '2015-06-07')
    """
    near = [d for y in (-1, 0, 1) if (d := _on(reference.year + y, month, day))]
    if tense == "past":
        near = [d for d in near if d <= reference]
    elif tense == "future":
        near = [d for d in near if d >= reference]
    return min(near, key=lambda d: abs((d - reference).days), default=None)


def _date(parts: Parts, names: Calendar, reference: date | None, tense: str | None) -> Days | None:
    day = _on(int(parts["year"]), _month_of(parts, names), int(parts["day"]))
    return (day, day) if day else None


def _named_day(parts: Parts, names: Calendar, reference: date | None, tense: str | None) -> Days | None:
    if reference is None:
        return None
    month, number = _month_of(parts, names), int(parts.get("day", "1"))
    if "unit" in parts:
        day = _on(reference.year - ("last" in parts) + ("next" in parts), month, number)
    else:
        told = "past" if "last" in parts else "future" if "next" in parts else tense
        day = nearest(month, number, reference, told)
    return (day, day) if day else None


def _days(parts: Parts, names: Calendar, reference: date | None, tense: str | None) -> Days | None:
    month = _month_of(parts, names)
    ending = _month_of(parts, names, "ending") if "ending" in parts else month
    if "year" in parts:
        last = _on(int(parts["year"]), ending, int(parts["until"]))
    else:
        last = nearest(ending, int(parts["until"]), reference, tense) if reference else None
    first = _on(last.year - (ending < month), month, int(parts["day"])) if last else None
    return (first, last) if first and last and first <= last else None


def _month(parts: Parts, names: Calendar, reference: date | None, tense: str | None) -> Days | None:
    month = _month_of(parts, names)
    if "year" in parts:
        return whole_month(int(parts["year"]), month)
    if reference is None:
        return None
    if "unit" in parts:
        return whole_month(reference.year - ("last" in parts) + ("next" in parts), month)
    if "this" in parts:
        return whole_month(reference.year, month)
    forward = "next" in parts or (tense == "future" and "last" not in parts)
    if forward:
        passed = month < reference.month or (month == reference.month and "next" in parts)
        return whole_month(reference.year + passed, month)
    if tense is None and "last" not in parts and reference.month < month <= reference.month + MONTHS_AHEAD:
        return whole_month(reference.year, month)
    ahead = month > reference.month or (month == reference.month and "last" in parts)
    return whole_month(reference.year - ahead, month)


def _year(parts: Parts, names: Calendar, reference: date | None, tense: str | None) -> Days | None:
    year = int(parts["year"])
    return date(year, 1, 1), date(year, 12, 31)


def _years(parts: Parts, names: Calendar, reference: date | None, tense: str | None) -> Days | None:
    first, last = date(int(parts["year"]), 1, 1), date(int(parts["ending_year"]), 12, 31)
    return (first, last) if first < last else None


def _decade(parts: Parts, names: Calendar, reference: date | None, tense: str | None) -> Days | None:
    written = int(parts["decade"])
    year = written if written > 99 else 1900 + written
    return date(year, 1, 1), date(year + 9, 12, 31)


def _weekday(parts: Parts, names: Calendar, reference: date | None, tense: str | None) -> Days | None:
    if reference is None:
        return None
    number = names.weekdays[parts["weekday"].lower()]
    if "week" in parts:
        monday = reference - timedelta(reference.weekday())
        day = monday + timedelta(number - 7 * ("last" in parts) + 7 * ("next" in parts))
        return day, day
    back = (reference.weekday() - number) % 7
    if "next" in parts:
        day = reference + timedelta(7 - back)
    elif "last" in parts:
        day = reference - timedelta(back or 7)
    elif tense == "future":
        day = reference + timedelta((7 - back) % 7)
    else:
        day = reference - timedelta(back)
    return day, day


def _distance(parts: Parts, names: Calendar, reference: date | None, tense: str | None) -> Days | None:
    if reference is None:
        return None
    day = reference + timedelta(names.distances[" ".join(parts["word"].lower().split())])
    return day, day


def _period(parts: Parts, names: Calendar, reference: date | None, tense: str | None) -> Days | None:
    if reference is None:
        return None
    unit = _unit(parts, names)
    if "past" in parts and unit in DAYS_BACK:
        return reference - timedelta(DAYS_BACK[unit]), reference
    step = ("next" in parts) - ("last" in parts)
    if unit == "month":
        first, last = _months_on(reference, step)
    elif unit == "year":
        first, last = date(reference.year + step, 1, 1), date(reference.year + step, 12, 31)
    else:
        monday = reference - timedelta(reference.weekday() - 7 * step)
        first, last = monday, monday + timedelta(6)
        if unit == "week" and step < 0 and names.sunday_first and reference.weekday() == 6:
            last = reference - timedelta(1)  # on a Sunday the week that ended the day before may be meant
        if unit == "weekend":
            first = monday + timedelta(5)
            if "this" in parts and tense != "future" and first > reference:
                first, last = first - timedelta(7), last - timedelta(7)
    if "this" in parts and ("earlier" in parts or tense == "past") and first <= reference:
        last = min(last, reference)
    if "this" in parts and "later" in parts:
        first = max(first, reference)
    return (first, last) if first <= last else None


def _unit(parts: Parts, names: Calendar) -> str:
    spelled = parts.get("unit", "")
    return names.units.get(spelled) or names.units.get(spelled.lower(), "day")


def _apart(reference: date, count: int, unit: str) -> Days:
    """Days that lie ``count`` units from the reference day, as wide as the unit is vague."""
    if unit == "minute":
        return reference, reference
    if unit == "hour":
        return (reference - timedelta(1), reference) if count < 0 else (reference, reference + timedelta(1))
    if unit == "month":
        return _months_on(reference, count)
    if unit == "year":
        return date(reference.year + count, 1, 1), date(reference.year + count, 12, 31)
    if unit == "week":
        middle = reference + timedelta(7 * count)
        return middle - timedelta(3), middle + timedelta(3)
    return reference + timedelta(count), reference + timedelta(count)


def _ago(parts: Parts, names: Calendar, reference: date | None, tense: str | None) -> Days | None:
    if reference is None:
        return None
    count = _number(parts, names)
    return _apart(reference, count if "later" in parts or "ahead" in parts else -count, _unit(parts, names))


def _holiday(parts: Parts, names: Calendar, reference: date | None, tense: str | None) -> Days | None:
    spelled = " ".join(parts["holiday"].replace("’", "'").split())
    feast = names.holidays.get(spelled) or names.holidays[spelled.lower()]
    beside = timedelta(("after" in parts) - ("before" in parts))
    if "year" in parts:
        day = feast.on(int(parts["year"]))
    elif reference is None:
        return None
    else:
        told = "past" if "last" in parts else "future" if "next" in parts else tense
        day = nearest_feast(feast, reference - beside, told)
    return (day + beside, day + beside) if day else None


Rule = Callable[[Parts, Calendar, date | None, str | None], Days | None]

RULES: Mapping[str, Rule] = {
    "date": _date,
    "day": _named_day,
    "days": _days,
    "month": _month,
    "year": _year,
    "years": _years,
    "decade": _decade,
    "holiday": _holiday,
    "weekday": _weekday,
    "distance": _distance,
    "period": _period,
    "ago": _ago,
    "beside": _ago,
}


def is_absolute(form: str, parts: Parts) -> bool:
    """True where the words name their days without any other day to reckon from."""
    return form in ("date", "year", "years", "decade") or (form in ("days", "month", "holiday") and "year" in parts)


def is_anchored(form: str, parts: Parts) -> bool:
    """True where the words reckon from a day the text has just named: "two days earlier", "la veille"."""
    return form == "beside" or (form == "ago" and ("earlier" in parts or "later" in parts))


def days(form: str, parts: Parts, names: Calendar, reference: date | None, tense: str | None = None) -> Days | None:
    """First and last day that the parts of one form name; None where they name none or need a reference day."""
    try:
        return RULES[form](parts, names, reference, tense)
    except (OverflowError, ValueError, KeyError):
        return None
