"""One polite client: asks robots.txt, keeps a pace, follows redirects step by step, and stops where it should."""

from __future__ import annotations

import logging
import socket
import ssl
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from types import TracebackType
from typing import Self, TypeVar

import httpcore2
import httpx2
import stamina

from sayso.errors import FetchError, Refused, TooLarge
from sayso.fetch import robots
from sayso.fetch.address import Forbidden, Resolve, named, parsed, resolved
from sayso.fetch.answer import PAGE, REDIRECTS, Later, exchange, media_type, refusal, seconds_of, validators
from sayso.fetch.connection import CheckedTransport
from sayso.fetch.encoding import ACCEPTED, Overfull, Undecodable, codings, unpacked
from sayso.fetch.pace import Pace
from sayso.receipt import Exchange, Receipt
from sayso.types import Capture

T = TypeVar("T")

MOST_REDIRECTS, ROBOTS_REDIRECTS = 10, 5
# A host that wants longer pauses is asked for one page and then left alone.
LONGEST_WAIT = 120.0

# Retries are ours to tell of; a program that sets up logging still sees them.
logging.getLogger("stamina").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Manners:
    """How the client behaves: what it calls itself, and its limits in seconds and bytes.

    ``pace`` is the pause between two pages of one host, ``time`` what one request may take, ``page_bytes`` the largest
    body, packed or unpacked; ``allowed`` are hosts that may stand on a private network. A page that cannot be had now
    is tried ``tries`` times, first after about ``pause`` seconds, then after twice as many, and so on.
    """

    user_agent: str
    pace: float = 1.0
    time: float = 30.0
    page_bytes: int = 50 * 2**20
    allowed: Collection[str] = ()
    tries: int = 3
    pause: float = 1.0


@dataclass(frozen=True, slots=True)
class _Answer:
    response: httpx2.Response
    exchange: Exchange
    body: bytes


class Client:
    """Fetches one address at a time; a context manager. No script is run, no cookie outlives its page."""

    def __init__(
        self,
        manners: Manners,
        *,
        resolve: Resolve = resolved,
        tls: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.manners, self.now = manners, now
        self._allowed = frozenset(map(named, manners.allowed))
        transport = CheckedTransport(self._allowed, resolve, tls or httpx2.create_ssl_context(trust_env=False))
        headers = {
            "User-Agent": manners.user_agent,
            "Accept": "text/html, application/xhtml+xml, */*;q=0.8",
            "Accept-Encoding": ACCEPTED,
            "Connection": "close",
        }
        self._http = httpx2.Client(transport=transport, headers=headers, timeout=manners.time, trust_env=False)
        self._pace = Pace(clock, sleep)
        self._robots = robots.Robots(self._robots_txt, robots.product(manners.user_agent), now)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._http.close()

    def fetch(self, url: str, earlier: Capture | None = None) -> Capture:
        """The page as it came, its ``url`` the one it was found at; ``earlier`` itself where it has not changed since.

        Refused where the host, its robots.txt or our own rules say no, Gone where there is nothing any more, TooLarge
        where it is larger than allowed, another FetchError where it cannot be had now.
        """
        with _told(url):
            first = parsed(url)
        self._http.cookies.clear()
        return self._tried(lambda: self._followed(url, first, earlier))

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> None:
        """Send a body once, as POST, to a server that somebody named for it; returns where it answers 2xx.

        The address is checked as for ``fetch``; ``robots.txt``, which is for pages, is not asked, and no redirect is
        followed, for the receiver of a message is who was named. Later where it may be sent again, with the seconds
        the server asks for; Refused where our own rules forbid the address.
        """
        with _told(url):
            at = parsed(url)
        self._http.cookies.clear()
        with _told(url), self._faults(url):
            response = self._http.send(self._http.build_request("POST", at, content=body, headers=headers), stream=True)
            response.close()
        if not 200 <= response.status_code < 300:
            after = seconds_of(response.headers.get("retry-after", ""), self.now())
            raise Later(url, f"answers {response.status_code}", after)

    def _tried(self, work: Callable[[], T]) -> T:
        """What the work gives, tried again where that may help."""
        manners = self.manners
        for attempt in stamina.retry_context(
            on=self._again, attempts=manners.tries, timeout=None, wait_initial=manners.pause,
            wait_max=manners.pause * 30, wait_jitter=manners.pause / 2,
        ):  # fmt: skip
            with attempt:
                return work()
        raise AssertionError("a try ends with a result or with an error")

    def _again(self, error: Exception) -> bool | float:
        """Whether to try again, and after how many seconds where the host says so."""
        if not isinstance(error, Later):
            return False
        return True if error.after is None else False if error.after > self.manners.time else error.after

    def _followed(self, asked: str, at: httpx2.URL, earlier: Capture | None) -> Capture:
        way: list[Exchange] = []
        held = earlier.receipt.exchanges[-1] if earlier is not None and earlier.receipt is not None else None
        while len(way) <= MOST_REDIRECTS:
            # Only the address that gave a validator is shown it again.
            known = validators(held) if held is not None and held.url == str(at) else {}
            with _told(asked):
                answer = self._page(asked, at, known)
            status = answer.response.status_code
            if earlier is not None and known and status == 304:
                return earlier
            if status in PAGE:
                return self._capture(asked, at, (*way, answer.exchange), answer)
            if status not in REDIRECTS or "location" not in answer.response.headers:
                raise self._refused(asked, at, answer.response)
            way.append(answer.exchange)
            with _told(asked):
                at = _next(at, answer.response.headers["location"], self._allowed)
        raise FetchError(asked, f"is passed on more than {MOST_REDIRECTS} times: look at it in your browser")

    def _capture(self, asked: str, at: httpx2.URL, way: tuple[Exchange, ...], answer: _Answer) -> Capture:
        limit = self.manners.page_bytes
        headers = answer.response.headers
        try:
            body = unpacked(answer.body, codings(headers.get("content-encoding", "")), limit)
        except Undecodable as error:
            raise FetchError(asked, f"{error}: save the page in your browser and give the file") from error
        except Overfull:
            raise self._too_large(asked) from None
        packed = None if body == answer.body else answer.body
        kind = media_type(headers.get("content-type", ""))
        return Capture(str(at), answer.exchange.at, kind, body, Receipt(asked, way, packed))

    def _refused(self, asked: str, at: httpx2.URL, response: httpx2.Response) -> FetchError:
        error = refusal(asked, response, self.now())
        if isinstance(error, Later) and error.after:
            self._pace.hold(at.host, error.after)
        return error

    # ------------------------------------------------------------ one request

    def _page(self, asked: str, at: httpx2.URL, headers: dict[str, str]) -> _Answer:
        terms = self._robots.terms(at)
        if terms.refusal is not None:
            raise Refused(asked, terms.refusal)
        left = self._pace.wait(at.host)
        if left > max(LONGEST_WAIT, self.manners.pace):
            raise Refused(asked, f"its host wants to be left alone for {left:.0f} s more: try again later")
        with self._pace.turn(at.host, max(self.manners.pace, terms.gap)):
            return self._sent(asked, at, headers, self.manners.page_bytes)

    def _sent(self, asked: str, at: httpx2.URL, headers: dict[str, str], limit: int, cut: bool = False) -> _Answer:
        with self._faults(asked):
            response = self._http.send(self._http.build_request("GET", at, headers=headers), stream=True)
            try:
                head = exchange(response, self.now().isoformat(timespec="seconds"))
                wanted = response.status_code in PAGE or (cut and response.is_success)
                return _Answer(response, head, self._body(asked, response, limit, cut) if wanted else b"")
            finally:
                response.close()

    def _body(self, asked: str, response: httpx2.Response, limit: int, cut: bool) -> bytes:
        stated = response.headers.get("content-length", "")
        if not cut and stated.isdecimal() and len(stated) < 20 and int(stated) > limit:
            raise self._too_large(asked)
        body = bytearray()
        for piece in response.iter_raw():
            body += piece
            if len(body) > limit:
                if cut:
                    break
                raise self._too_large(asked)
        return bytes(body[:limit])

    def _too_large(self, asked: str) -> TooLarge:
        most = f"larger than {self.manners.page_bytes / 2**20:.1f} MiB"
        return TooLarge(asked, f"{most}: set page_bytes higher (docs/settings.md)")

    @contextmanager
    def _faults(self, asked: str) -> Iterator[None]:
        """Tell what went wrong on the way as a FetchError with its remedy."""
        again = "try again later"
        try:
            yield
        except httpcore2.TimeoutException as error:
            raise Later(asked, f"was not there within {self.manners.time:g} s: {again}") from error
        except (httpcore2.ProtocolError, httpcore2.UnsupportedProtocol, httpx2.InvalidURL) as error:
            raise Later(asked, f"breaks off or does not answer as the web does ({_plain(error)}): {again}") from error
        except (httpcore2.NetworkError, OSError) as error:
            raise _unreached(asked, error) from error

    def _robots_txt(self, at: httpx2.URL) -> tuple[int, bytes]:
        """The status and body of a robots.txt, after its own redirects, each checked; FetchError where it has none."""
        for _ in range(1 + ROBOTS_REDIRECTS):
            answer = self._tried(partial(self._sent, str(at), at, {}, robots.MOST, cut=True))
            status, headers = answer.response.status_code, answer.response.headers
            if status not in REDIRECTS or "location" not in headers:
                try:
                    undo = codings(headers.get("content-encoding", ""))
                    return status, unpacked(answer.body, undo, self.manners.page_bytes)
                except (Undecodable, Overfull) as error:
                    raise FetchError(str(at), "sends what cannot be unpacked: try again later") from error
            at = _next(at, headers["location"], self._allowed)
        # RFC 9309, 2.3.1.2: after five redirects it may be taken as not there.
        return 404, b""


@contextmanager
def _told(asked: str) -> Iterator[None]:
    try:
        yield
    except Forbidden as error:
        raise Refused(asked, str(error)) from error


def _next(at: httpx2.URL, location: str, allowed: Collection[str] = ()) -> httpx2.URL:
    """Where a redirect leads, checked like an address that a person gave; only an allowed host leads to another."""
    try:
        found = parsed(str(at.join(location)))
        if named(found.host) in allowed and named(at.host) not in allowed:
            raise Forbidden("it is on your own network: if that is meant, give that address itself")
        return found
    except httpx2.InvalidURL as error:
        raise Forbidden("is passed on to what is no address: look at it in your browser") from error
    except Forbidden as error:
        raise Forbidden(f"is passed on to where we do not go: {error}") from error


def _unreached(asked: str, error: Exception) -> FetchError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return FetchError(asked, f"its certificate does not hold ({cause.verify_message}): check the address")
        if isinstance(cause, socket.gaierror) and cause.errno != socket.EAI_AGAIN:
            return FetchError(asked, "there is no such host: check the address")
        cause = cause.__cause__ or cause.__context__
    return Later(asked, f"cannot be reached ({_plain(error)}): try again later")


def _plain(error: Exception) -> str:
    words = "".join(letter if letter.isprintable() else " " for letter in str(error)[:100]).strip()
    return words or type(error).__name__
