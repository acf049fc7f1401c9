"""Times as feeds, mails and wires write them, in ISO 8601; one without a zone stays without."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_tz

from sayso.readers.dateline import stamp

MAIL = re.compile(r"\b\d{1,2}[ -][A-Za-z]{3,9}\.?,?[ -]\d{2,4}\s+\d{1,2}:\d{2}")
BASIC = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(?:[.,]\d+)?\s?(Z|[+-]\d{2}:?\d{2})?)?\s*$")
ZONED = re.compile(r":\d{2}\s*(?:[+-]\d{2}:?\d{2}\b|(?:UT|GMT|UTC|Z|EST|EDT|CST|CDT|MST|MDT|PST|PDT)\b)", re.I)


def moment(words: str | None) -> str | None:
    """A stated time in ISO 8601, a local time where no zone is stated; None where no full day is.

    Mail dates follow RFC 5322, the others ISO 8601 in its long and its short form (IPTC writes the short one).

    >>> moment("Tue, 4 Mar 2031 10:15:00 +0300"), moment("20310304T101500Z"), moment("Tue, 4 Mar 2031 10:15:00 SLT")
    ('2031-03-04T10:15:00+03:00', '2031-03-04T10:15:00+00:00', '2031-03-04T10:15:00')
    """
    stated = " ".join((words or "")[:200].split())
    short = BASIC.match(stated)
    if short:
        year, month, day, hour, minute, second, zone = short.groups()
        clock = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
        stated = f"{year}-{month}-{day}{clock}"
    elif MAIL.search(stated):
        return _mailed(stated)
    found = stamp(stated)
    if found is None:
        return None
    local = "T{:02}:{:02}:{:02}".format(*found.clock) if found.clock else ""
    return found.iso(None) if found.zone or not found.clock else f"{found.day.isoformat()}{local}"


def _mailed(stated: str) -> str | None:
    try:
        parts = parsedate_tz(stated)
        if parts is None:
            return None
        day = datetime(*parts[:6])
        # A missing zone, and one whose name RFC 5322 does not know, come back as UTC: that would be a guess.
        known = ZONED.search(stated)
        return (day.replace(tzinfo=timezone(timedelta(seconds=parts[9] or 0))) if known else day).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def from_seconds(stated: object) -> str | None:
    """A moment counted in seconds since 1970, in UTC; None for what is no such count.

    >>> from_seconds("1930464900")
    '2031-03-05T08:15:00+00:00'
    """
    try:
        return datetime.fromtimestamp(int(str(stated)), timezone(timedelta(0))).isoformat()
    except (ValueError, OverflowError, OSError):
        return None
