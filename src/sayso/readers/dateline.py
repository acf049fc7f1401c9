"""When and where a text says it was published: date lines, datelines, agency marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from sayso.readers.press import agency, press

ISO = re.compile(
    r"\b(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?"
    r"\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?(?![\d-])"
)
CLOCK = re.compile(
    r"\b([01]?\d|2[0-3])[:.h]([0-5]\d)(?::[0-5]\d)?\s*([ap]\.?m\b\.?)?\s*"
    r"(Z\b|UTC(?:[+-]\d{1,2}(?::?\d{2})?)?|GMT(?:[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2}"
    r"|(?:CES?T|MES?Z|EDT|PDT|MSK|мск)\b)?",
    re.I,
)
# Letters that stand for one offset everywhere; EST, CST, IST and BST are several.
LETTERS = {"cet": 1, "cest": 2, "mez": 1, "mesz": 2, "edt": -4, "pdt": -7, "msk": 3, "мск": 3}
LATER = r"(?:last )?(?:updated?|modified|corrected)|обновлено|mise? à jour|aktualisiert|actualizad[oa]"
FIRST = r"published|posted|first published|опубликовано|publiée?|veröffentlicht|publicad[oa]"
TOLD = re.compile(rf"\b(?:(?P<later>{LATER})|{FIRST})\b", re.I)
FIGURES = re.compile(r"\d|\s\|\s")
LABELS = frozenset(
    ("exclusive", "breaking", "update", "updated", "watch", "video", "analysis", "opinion", "live", "срочно")
)
SERIES = re.compile(r"\bNo\.?\s*\d+|№\s*\d+|\s\|\s|\bNr\.?\s*\d+")
WORD = re.compile(r"[^\W\d_][\w.]*")


def _months() -> str:
    return "|".join(sorted(map(re.escape, press().months), key=len, reverse=True))


@cache
def _dates() -> re.Pattern[str]:
    """A day, a month in letters, a year, in either order."""
    month = _months()
    return re.compile(
        rf"\b(?P<m1>{month})\b\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})\b"
        rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?(?:\s+de)?\s+(?P<m2>{month})\b\.?,?(?:\s+del?)?\s+(?P<y2>\d{{4}})\b",
        re.I,
    )


def zone_of(name: str | None) -> tzinfo | None:
    """The zone an IANA name or an offset such as ``+07:00`` stands for, None for anything else.

    >>> zone_of("+07:00").utcoffset(None)
    datetime.timedelta(seconds=25200)
    """
    stated = (name or "").strip()
    offset = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?", stated, re.I)
    if stated.upper() in ("Z", "UTC", "GMT"):
        return UTC
    if stated.casefold() in LETTERS:
        return timezone(timedelta(hours=LETTERS[stated.casefold()]))
    if offset:
        sign, hours, minutes = offset.groups()
        ahead = timedelta(hours=int(hours), minutes=int(minutes or 0))
        return timezone(-ahead if sign == "-" else ahead) if ahead < timedelta(hours=24) else None
    try:
        return ZoneInfo(stated) if stated else None
    except (KeyError, ValueError, OSError):
        return None


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stated day, with its time and zone where they stand there too."""

    day: date
    clock: tuple[int, int, int] | None = None
    zone: tzinfo | None = None

    def iso(self, zone: tzinfo | None) -> str:
        """ISO 8601: a time only where its zone is known, otherwise the day."""
        known = self.zone or zone
        if self.clock is None or known is None:
            return self.day.isoformat()
        return datetime(self.day.year, self.day.month, self.day.day, *self.clock, tzinfo=known).isoformat()


def _day(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def stamp(words: str) -> Stamp | None:
    """The first full date in the words, with its time; None without one.

    Where a line says when a text was published and when it was changed, the former counts. A date of
    figures only is read in ISO order alone: 03/04/2031 says two things.

    >>> stamp("Updated on March 4, 2031, 10:15 GMT").iso(None)
    '2031-03-04T10:15:00+00:00'
    >>> stamp("Updated March 5, 2031, 10:15 GMT | Published March 4, 2031").iso(None)
    '2031-03-04'
    >>> stamp("4 марта 2031 года").iso(None), stamp("03/04/2031")
    ('2031-03-04', None)
    """
    parts = _parts(words)
    if len(parts) > 1:
        return next(filter(None, map(_stamp, parts)), None)
    return _stamp(words)


def _parts(words: str) -> list[str]:
    """A line cut where it says "published" or "updated", with what was said of changes at the end."""
    cuts = list(TOLD.finditer(words))
    if not any(m["later"] for m in cuts):
        return [words]
    stops = [*(m.start() for m in cuts[1:]), len(words)]
    told = [(bool(m["later"]), words[m.end() : stop]) for m, stop in zip(cuts, stops, strict=True)]
    return [words[: cuts[0].start()], *(w for _, w in sorted(told, key=lambda part: part[0]))]


def _stamp(words: str) -> Stamp | None:
    exact = ISO.search(words)
    if exact:
        day = _day(exact[1], int(exact[2]), exact[3])
        clock = (int(exact[4]), int(exact[5]), int(exact[6] or 0)) if exact[4] else None
        if day and (clock is None or (clock[0] < 24 and clock[1] < 60 and clock[2] < 60)):
            return Stamp(day, clock, zone_of(exact[7]))
    written = _dates().search(words)
    if not written:
        return None
    month = press().months[(written["m1"] or written["m2"]).casefold()]
    day = _day(written["y1"] or written["y2"], month, written["d1"] or written["d2"])
    return Stamp(day, *_clock(words, written.span())) if day else None


def _clock(words: str, apart: tuple[int, int]) -> tuple[tuple[int, int, int] | None, tzinfo | None]:
    rest = words[: apart[0]] + " " * (apart[1] - apart[0]) + words[apart[1] :]
    found = CLOCK.search(rest)
    if not found:
        return None, None
    hour, half = int(found[1]), (found[3] or "").casefold()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return (hour, int(found[2]), 0), zone_of(found[4])


def is_date_line(line: str) -> bool:
    """True for a line that only says when (and in which series) a text was published.

    >>> is_date_line("November 4, 2031 Special Paper No. 12"), is_date_line("On 4 March 2031 the bridge fell in Selm")
    (True, False)
    """
    if len(line) > 120 or not FIGURES.search(line):
        return False
    rest = CLOCK.sub(" ", _dates().sub(" ", ISO.sub(" ", line)))
    dated = rest != line and stamp(line) is not None
    series = SERIES.search(line)
    if not dated and not series:
        return False
    left = [
        w
        for w in WORD.findall(rest)
        if w.casefold() not in press().date_words and w.casefold().strip(".") not in press().date_words
    ]
    if series:
        return len(left) <= 8 and (dated or not line.endswith((".", "!", "?"))) and all(w[0].isupper() for w in left)
    return dated and len(left) <= 2 and all(w[0].isupper() and len(w) > 1 for w in left)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the head of a paragraph: ``size`` covers it with its dash and the space behind."""

    size: int
    words: str
    wire: str | None


_CAPITAL = r"[A-ZÀ-ÞА-ЯЁІЇЄ][\w.'’-]*"
PLACE = rf"{_CAPITAL}(?:[ \u00a0/](?:{_CAPITAL}|de|del|la|le|sur|am|an der|upon|of|on|los|las|на)){{0,4}}?"
DASH = r"(?:[—–―]|--|:?\.?-)"
AGENCY = r"[^\W\d_][\w .&'’-]{0,38}[\w]"


@cache
def _dateline() -> re.Pattern[str]:
    """Place, day and agency in the orders that agencies use; the names of the parts carry the order's number."""
    month = rf"(?i:{_months()})"
    english = rf"{month}\.?\s\d{{1,2}}(?:,?\s\d{{4}})?"
    other = rf"(?:(?:le|am|el|den)\s)?\d{{1,2}}(?:er|\.)?(?:\sde)?\s{month}\b\.?(?:,?\s(?:de\s)?\d{{4}})?"
    day = rf"(?:{english}|{other})"

    def head(order: str) -> str:
        return rf"(?P<words{order}>{PLACE}(?:,\s{PLACE}){{0,2}}(?:[.,]?\s(?P<day{order}>{day}))?)"

    mark = rf"(?:\((?P<a>{AGENCY})\)|/(?P<b>{AGENCY})/|(?<=\.\s)(?P<e>[A-ZА-ЯЁ][\w.]{{3,20}})(?=\s{DASH}))"
    named = r"(?P<d>[A-ZА-ЯЁ][\w ]{1,30}?)\.\s+(?=[A-ZÀ-ÞА-ЯЁ«“\"])"
    return re.compile(
        rf"(?:{head('')}[.,]?\s*{mark}\.?\s*(?:{DASH}\s+)?"
        rf"|(?:(?P<words4>{day})\s)?\((?P<c>{AGENCY})\)\s*{DASH}\s+"
        rf"|{head('2')}\.?,?\s*{DASH}\s*{named}"
        rf"|{head('3')}\s*{DASH}\s+)"
    )


def dateline(paragraph: str) -> Dateline | None:
    """The dateline a paragraph opens with, None where it opens with plain words.

    A place alone counts only in capitals; otherwise a day or an agency must stand beside it, because
    a name before a dash is most often a sentence's subject.

    >>> dateline("PORT SELM, March 4 (Reuters) - The bridge fell.")
    Dateline(size=31, words='PORT SELM, March 4', wire='Reuters')
    >>> dateline("Ada Quill - the mayor - left.") is None
    True
    """
    found = _dateline().match(paragraph[:160].split("\n", 1)[0])
    if not found or len(paragraph) - found.end() < 8:
        return None
    part = found.groupdict()
    words = part["words"] or part["words2"] or part["words3"] or part["words4"] or ""
    mark = part["a"] or part["b"] or part["c"] or part["d"] or part["e"]
    dashed = bool(re.search(rf"{DASH}\s+$", found.group())) or part["b"] is not None
    if part["d"] and not (part["day2"] and (agency(part["d"]) or words.split(",")[0].isupper())):
        return None
    if (part["c"] and not agency(part["c"])) or (part["e"] and not (part["day"] and agency(part["e"]))):
        return None
    if mark and not agency(mark) and paragraph[found.end() :][:1].islower():
        return None
    if not mark and not part["day3"] and not _capitals(words, paragraph[found.end() :]):
        return None
    if not dashed and not part["d"]:
        return None
    words = words.rstrip(".") if part["day"] or part["day2"] else words
    return Dateline(found.end(), words, (agency(mark) or mark) if mark and not _is_place(mark) else None)


def _capitals(words: str, rest: str) -> bool:
    """A place in capitals, and a new sentence behind the dash."""
    city = words.split(",")[0]
    named = city.isupper() and sum(map(str.isalpha, city)) >= 4 and city.casefold() not in LABELS
    return named and len(city.split()) <= 3 and not rest[:1].islower()


def _is_place(mark: str) -> bool:
    """A state behind a town, as in ``SPRINGFIELD (Ill.)``."""
    return mark.endswith(".") and agency(mark) is None


def day_in(words: str) -> str | None:
    """The full date a dateline states, as an ISO day; without a year it is not a full date."""
    found = stamp(words)
    return found.day.isoformat() if found else None


CLOSING = re.compile(rf"(?:\((?P<a>{AGENCY})\)|/(?P<b>{AGENCY})/|©\s*(?:\d{{4}}\s+)?(?P<c>[\w ]{{2,30}}))\.?\s*$")


def wire_mark(line: str) -> str | None:
    """The known agency a closing line or a byline credits, None otherwise.

    >>> wire_mark("… he left the hall. (AFP)"), wire_mark("… he left the hall (twice).")
    ('Agence France-Presse', None)
    """
    whole = agency(line.strip(" ()[]/"))
    found = CLOSING.search(line[-80:])
    return whole or (agency(found["a"] or found["b"] or found["c"] or "") if found else None)
