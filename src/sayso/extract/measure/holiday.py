"""Feasts and public holidays that a report names as a day, and the day of the year each falls on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter  # type: ignore[import-untyped]

AROUND = 4  # years on either side, for what comes round every fourth
SURE = timedelta(31)


@dataclass(frozen=True)
class Feast:
    """A day that comes round: ``on`` names it in a year, or None where that year has none.

    Where ``even``, many places keep it in odd years too, and an odd year's day is meant only close to it.
    """

    on: Callable[[int], date | None]
    even: bool = False


def fixed(month: int, day: int) -> Feast:
    """The same day of every year."""
    return Feast(lambda year: date(year, month, day))


def nth(month: int, weekday: int, number: int, later: int = 0) -> Feast:
    """The numbered weekday of a month (Monday is 0; number -1 is the last), or so many days after it.

    >>> nth(11, 3, 4).on(2030).isoformat(), nth(5, 0, -1).on(2031).isoformat()
    ('2030-11-28', '2031-05-26')
    """

    def on(year: int) -> date:
        if number > 0:
            first = date(year, month, 1)
            return first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1) + later)
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        return last - timedelta((last.weekday() - weekday) % 7 - later)

    return Feast(on)


def from_easter(days: int) -> Feast:
    """So many days after Easter Sunday of the western churches.

    >>> from_easter(-2).on(2031).isoformat()
    '2031-04-11'
    """
    return Feast(lambda year: easter(year) + timedelta(days))


def nearest_feast(feast: Feast, reference: date, tense: str | None) -> date | None:
    """That day of the year before the reference day (past), after it (future) or else nearest to it.

    >>> nearest_feast(fixed(12, 31), date(2031, 5, 14), "past").isoformat()
    '2030-12-31'
    """
    near = [d for y in range(-AROUND, AROUND + 1) if (d := feast.on(reference.year + y))]
    if tense == "past":
        near = [d for d in near if d <= reference]
    elif tense == "future":
        near = [d for d in near if d >= reference]
    day = min(near, key=lambda d: abs((d - reference).days), default=None)
    doubtful = day is not None and feast.even and day.year % 2 == 1 and abs(day - reference) > SURE
    return None if doubtful else day


CHRISTMAS_EVE, CHRISTMAS, BOXING_DAY = fixed(12, 24), fixed(12, 25), fixed(12, 26)
NEW_YEARS_EVE, NEW_YEARS_DAY = fixed(12, 31), fixed(1, 1)

# Names as they are written. "Independence Day" is another day in each country, and "the holidays" are no day.
HOLIDAYS: Mapping[str, Mapping[str, Feast]] = {
    "en": {
        "Christmas Eve": CHRISTMAS_EVE,
        "Christmas Day": CHRISTMAS,
        "Christmas": CHRISTMAS,
        "Boxing Day": BOXING_DAY,
        "New Year's Eve": NEW_YEARS_EVE,
        "New Year's Day": NEW_YEARS_DAY,
        "Martin Luther King Jr. Day": nth(1, 0, 3),
        "Martin Luther King Day": nth(1, 0, 3),
        "MLK Day": nth(1, 0, 3),
        "Inauguration Day": Feast(lambda year: date(year, 1, 20) if year % 4 == 1 else None),
        "Groundhog Day": fixed(2, 2),
        "Valentine's Day": fixed(2, 14),
        "Presidents Day": nth(2, 0, 3),
        "Presidents' Day": nth(2, 0, 3),
        "Ash Wednesday": from_easter(-46),
        "St. Patrick's Day": fixed(3, 17),
        "Palm Sunday": from_easter(-7),
        "Good Friday": from_easter(-2),
        "Easter Sunday": from_easter(0),
        "Easter Monday": from_easter(1),
        "Easter": from_easter(0),
        "April Fools' Day": fixed(4, 1),
        "May Day": fixed(5, 1),
        "Cinco de Mayo": fixed(5, 5),
        "Memorial Day": nth(5, 0, -1),
        "Juneteenth": fixed(6, 19),
        "Fourth of July": fixed(7, 4),
        "July Fourth": fixed(7, 4),
        "Labor Day": nth(9, 0, 1),
        "Columbus Day": nth(10, 0, 2),
        "Halloween": fixed(10, 31),
        "Election Day": Feast(nth(11, 0, 1, later=1).on, even=True),
        "Armistice Day": fixed(11, 11),
        "Veterans Day": fixed(11, 11),
        "Remembrance Sunday": nth(11, 6, 2),
        "Thanksgiving Day": nth(11, 3, 4),
        "Thanksgiving": nth(11, 3, 4),
    },
    "ru": {
        "татьянин день": fixed(1, 25),
        "день защитника отечества": fixed(2, 23),
        "международный женский день": fixed(3, 8),
        "день космонавтики": fixed(4, 12),
        "день победы": fixed(5, 9),
        "день россии": fixed(6, 12),
        "день знаний": fixed(9, 1),
        "день народного единства": fixed(11, 4),
        "день конституции": fixed(12, 12),
    },
    "fr": {
        "jour de l'an": NEW_YEARS_DAY,
        "vendredi saint": from_easter(-2),
        "dimanche de pâques": from_easter(0),
        "lundi de pâques": from_easter(1),
        "lundi de pentecôte": from_easter(50),
        "jour de l'assomption": fixed(8, 15),
        "jour de la toussaint": fixed(11, 1),
        "jour de l'armistice": fixed(11, 11),
        "soir de noël": CHRISTMAS_EVE,
        "jour de noël": CHRISTMAS,
        "soir de la saint-sylvestre": NEW_YEARS_EVE,
    },
    "de": {
        "Neujahrstag": NEW_YEARS_DAY,
        "Rosenmontag": from_easter(-48),
        "Aschermittwoch": from_easter(-46),
        "Karfreitag": from_easter(-2),
        "Ostersonntag": from_easter(0),
        "Ostermontag": from_easter(1),
        "Tag der Arbeit": fixed(5, 1),
        "Pfingstsonntag": from_easter(49),
        "Pfingstmontag": from_easter(50),
        "Tag der Deutschen Einheit": fixed(10, 3),
        "Reformationstag": fixed(10, 31),
        "Allerheiligen": fixed(11, 1),
        "Nikolaustag": fixed(12, 6),
        "Heiligabend": CHRISTMAS_EVE,
        "ersten Weihnachtstag": CHRISTMAS,
        "ersten Weihnachtsfeiertag": CHRISTMAS,
        "zweiten Weihnachtstag": BOXING_DAY,
        "zweiten Weihnachtsfeiertag": BOXING_DAY,
        "Silvester": NEW_YEARS_EVE,
    },
    "es": {
        "día de año nuevo": NEW_YEARS_DAY,
        "día de reyes": fixed(1, 6),
        "viernes santo": from_easter(-2),
        "domingo de resurrección": from_easter(0),
        "día de todos los santos": fixed(11, 1),
        "día de la hispanidad": fixed(10, 12),
        "nochebuena": CHRISTMAS_EVE,
        "día de navidad": CHRISTMAS,
        "día de los inocentes": fixed(12, 28),
        "nochevieja": NEW_YEARS_EVE,
    },
}
# fmt: off
FORMS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("holiday", r"[Tt]he (?:day|morning|night|evening) (?:(?P<after>after)|(?P<before>before)) {holiday}(?![\w-])"
                    r"(?! (?:weekend|week|break|season|holidays?)\b)"),
        ("holiday", r"(?=[A-Zln])(?:(?P<last>[Ll]ast) |(?P<next>[Nn]ext) )?(?=[A-Z])"
                    r"(?!(?:Christmas|Easter|Thanksgiving|Halloween)(?! (?:Day|Eve|Sunday|Monday)))"
                    r"{holiday}(?![\w-])(?! (?:weekend|week|break|season|holidays?)\b)(?:,? (?P<year>20\d\d|19\d\d))?"),
        ("holiday", r"(?:[Oo]n|(?P<last>[Ll]ast)) (?P<words>(?=Christmas\b|Easter\b|Thanksgiving\b|Halloween\b)"
                    r"(?!\w+ (?:Day|Eve|Sunday|Monday)){holiday})(?![\w-])"
                    r"(?! (?:weekend|week|break|season|holidays?|dinner|travel|party|trees?|cards?|shopp\w+)\b)"),
    ),
    "ru": (("holiday", r"в (?P<words>{holiday})(?!\w)(?: (?P<year>20\d\d) года)?"),),
    "fr": (("holiday", r"(?:le |du |au )(?P<words>{holiday})(?: (?P<year>20\d\d))?"),),
    "de": (("holiday", r"(?:[Aa]m|[Aa]n|[Zz]u|[Vv]om) (?P<words>{holiday})(?: (?P<year>20\d\d))?"),),
    "es": (("holiday", r"(?:el |en |del |al )(?P<words>{holiday})(?: de (?P<year>20\d\d))?"),),
}
