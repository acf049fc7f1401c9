"""What an answer means: whether it is the page, leads elsewhere, says no, or is to be asked for again."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2

from sayso.errors import FetchError, Gone, Refused
from sayso.fetch.connection import HEAD
from sayso.receipt import Exchange

PAGE = (200, 203)
REDIRECTS = (301, 302, 303, 307, 308)
LATER = (408, 425, 429, 500, 502, 503, 504)
# Longer ones are no validators but a load on whoever is to send them back.
LONGEST_VALIDATOR = 512
# Seconds; nobody who asks for more can mean it, and what waits for the host would wait for ever.
LONGEST_RETRY = 86_400.0
SAID = {
    401: Refused("", "wants a name and password (401): save the page in your browser and give the file"),
    402: Refused("", "is to be paid for (402): save the page in your browser and give the file"),
    403: Refused("", "will not give us the page (403): save it in your browser and give the file"),
    404: Gone("", "there is no such page (404): check the address"),
    410: Gone("", "the page was taken away (410): what was captured of it before is kept"),
    451: Refused("", "is barred by law here (451)"),
}


class Later(FetchError):
    """Not now, but perhaps in a while: ``after`` so many seconds, None where nobody says."""

    def __init__(self, url: str, message: str, after: float | None = None) -> None:
        super().__init__(url, message)
        self.after = after


def refusal(url: str, response: httpx2.Response, now: datetime) -> FetchError:
    """The error that an answer which is neither a page nor a redirect stands for."""
    status = response.status_code
    if status in SAID:
        kind = type(SAID[status])
        return kind(url, SAID[status].reason)
    if status in LATER:
        after = seconds_of(response.headers.get("retry-after", ""), now)
        wish = f" and asks to come back after {after:.0f} s" if after else ""
        return Later(url, f"cannot answer now ({status}){wish}: try again later", after)
    return FetchError(url, f"answers {status}, which is no page: look at it in your browser")


def seconds_of(stated: str, now: datetime) -> float | None:
    """The seconds a Retry-After header asks for, a number or a date (RFC 9110, 10.2.3); None where it is neither.

    More than a day is taken as a day.

    >>> seconds_of("7", datetime(2031, 5, 8, tzinfo=UTC))
    7.0
    >>> seconds_of("Thu, 08 May 2031 00:00:20 GMT", datetime(2031, 5, 8, tzinfo=UTC))
    20.0
    """
    if re.fullmatch(r"\d{1,9}", stated.strip()):
        return min(float(stated), LONGEST_RETRY)
    try:
        then = parsedate_to_datetime(stated)
    except (ValueError, OverflowError):
        return None
    left = ((then if then.tzinfo else then.replace(tzinfo=UTC)) - now).total_seconds()
    return min(max(0.0, left), LONGEST_RETRY)


def exchange(response: httpx2.Response, at: str) -> Exchange:
    """The head of an answer as it came, letter for letter, with the address asked, the time and the server's IP."""
    stream = response.extensions["network_stream"]
    place, head = stream.get_extra_info("server_addr"), stream.get_extra_info(HEAD)
    return Exchange(str(response.request.url), at, str(place[0]) if place else None, head.decode("latin-1"))


def validators(held: Exchange) -> dict[str, str]:
    """The headers that ask for a page only if it has changed since (RFC 9110, 13.1); empty where it gave none.

    >>> head = 'HTTP/1.1 200 OK\\r\\nETag: "a1"\\r\\n'
    >>> validators(Exchange("https://gazette.example/", "2031-05-08T10:00:00+00:00", None, head))
    {'If-None-Match': '"a1"'}
    """
    asks = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
    given = {name.casefold(): value for name, value in held.fields()}
    return {ask: given[name] for name, ask in asks.items() if _fit(given.get(name, ""))}


def _fit(validator: str) -> bool:
    return 0 < len(validator) <= LONGEST_VALIDATOR and validator.isascii() and validator.isprintable()


def media_type(stated: str) -> str:
    """A Content-Type fit to be kept: on one line, of printable ASCII, not endless; empty where nothing is left.

    >>> media_type("text/html; charset=koi8-r"), media_type("text/html\\x1b[2J")
    ('text/html; charset=koi8-r', 'text/html[2J')
    """
    return "".join(letter for letter in stated[:200] if letter.isascii() and letter.isprintable()).strip()
