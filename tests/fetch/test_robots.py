"""robots.txt is asked first and obeyed, and no host is hurried."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from misbehaving import PAGE, in_turn, page, raw, to
from sayso.errors import FetchError, Refused
from sayso.fetch.robots import MOST

RULES = b"User-agent: sayso\nDisallow: /private\nAllow: /private/open\n\nUser-agent: *\nDisallow: /\n"


class Watch:
    """A clock that only moves when somebody sleeps."""

    def __init__(self):
        self.time, self.slept = 1000.0, []

    def clock(self):
        return self.time

    def sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.time += seconds


def robots(body, **headers):
    return page(body, content_type="text/plain", **headers)


def test_what_is_disallowed_is_not_asked_for(site, client):
    site.answers |= {"/robots.txt": robots(RULES), "/a": page(), "/private/a": page(), "/private/open": page()}
    one = client()
    assert one.fetch(site.url("/a")).body == one.fetch(site.url("/private/open")).body == PAGE
    with pytest.raises(Refused, match=r"its robots.txt does not let us: save the page"):
        one.fetch(site.url("/private/a"))
    assert site.paths() == ["/a", "/private/open"]
    assert [path for path, _ in site.asked].count("/robots.txt") == 1, "asked once a host"


def test_rules_are_those_for_our_own_name_or_for_all(site, client):
    site.answers |= {"/robots.txt": robots(b"\xef\xbb\xbf" + RULES.replace(b"sayso", b"otherbot")), "/a": page()}
    with pytest.raises(Refused, match=r"robots.txt does not let us"):
        client().fetch(site.url())


def test_a_redirect_into_a_disallowed_place_is_not_followed(site, client):
    site.answers |= {"/robots.txt": robots(RULES), "/a": to("/private/a"), "/private/a": page()}
    with pytest.raises(Refused, match=r"robots.txt does not let us"):
        client().fetch(site.url())
    assert site.paths() == ["/a"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_without_a_robots_txt_everything_is_allowed(site, client, status):
    site.answers |= {"/robots.txt": page(b"User-agent: *\nDisallow: /", status), "/a": page()}
    assert client().fetch(site.url()).body == PAGE


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_robots_txt_that_cannot_be_had_closes_the_host(site, client, status):
    site.answers |= {"/robots.txt": page(b"", status), "/a": page()}
    one = client()
    for _ in range(2):
        with pytest.raises(Refused, match=f"its robots.txt answers {status}, so nothing there is fetched"):
            one.fetch(site.url())
    assert [path for path, _ in site.asked] == ["/robots.txt"]


@pytest.mark.parametrize(
    "answer", [raw(b""), raw(b"", b"", pause=0.3), robots(RULES, content_encoding="gzip")], ids=["cut", "slow", "bad"]
)
def test_a_robots_txt_that_breaks_off_closes_the_host(site, client, answer):
    site.answers |= {"/robots.txt": answer, "/a": page()}
    with pytest.raises(FetchError, match=r"its robots.txt comes first, and"):
        client(manners={"time": 0.2, "tries": 2}).fetch(site.url())
    assert site.paths() == []


def test_a_robots_txt_is_followed_five_times(site, client):
    site.answers |= {"/robots.txt": to("/1"), "/a": page(), "/5": robots(b"User-agent: *\nDisallow: /a")}
    site.answers |= {f"/{n}": to(f"/{n + 1}") for n in range(1, 5)}
    with pytest.raises(Refused, match=r"robots.txt does not let us"):
        client().fetch(site.url())
    site.answers["/5"] = to("/1")
    assert client().fetch(site.url()).body == PAGE, "what leads round and round is taken as not there"


def test_of_an_endless_robots_txt_the_beginning_counts(site, client):
    rules = b"User-agent: *\nDisallow: /a\n" + b"# and so on\n" * 100_000
    site.answers |= {"/robots.txt": robots(rules), "/a": page()}
    with pytest.raises(Refused, match=r"robots.txt does not let us"):
        client().fetch(site.url())


def test_a_rule_cut_in_its_middle_allows_nothing(site, client):
    rules = b"User-agent: *\nDisallow: /\n"
    rules += b"#" * (MOST - len(rules) - len(b"\nAllow: /")) + b"\nAllow: /open\n"
    site.answers |= {"/robots.txt": robots(rules), "/a": page()}
    with pytest.raises(Refused, match=r"robots.txt does not let us"):
        client(manners={"page_bytes": 2 * MOST}).fetch(site.url())


@pytest.mark.parametrize("status", [201, 202, 206])
def test_rules_that_come_with_an_odd_status_of_success_hold(site, client, status):
    site.answers |= {"/robots.txt": page(b"User-agent: *\nDisallow: /", status), "/a": page()}
    with pytest.raises(Refused, match=r"robots.txt does not let us"):
        client().fetch(site.url())


def test_strange_rules_are_no_fault_of_ours(site, client):
    site.answers |= {"/robots.txt": robots(b"\xff\xfe\x00<html>\nCrawl-delay: -7\nAllow\n:::\n"), "/a": page()}
    assert client().fetch(site.url()).body == PAGE


def test_hours_of_visit_are_kept(site, client):
    rules = b"User-agent: *\nVisit-time: 0200-0430\n"
    site.answers |= {"/robots.txt": robots(rules), "/a": page()}
    with pytest.raises(Refused, match="from 02:00 to 04:30 UTC"):
        client(now=lambda: datetime(2031, 5, 8, 10, tzinfo=UTC)).fetch(site.url())
    assert client(now=lambda: datetime(2031, 5, 8, 3, tzinfo=UTC)).fetch(site.url()).body == PAGE


# ---------------------------------------------------------------- pace


def fetched(site, client, times, **manners):
    """How long was slept between the pages of one host."""
    watch = Watch()
    one = client(manners=manners, clock=watch.clock, sleep=watch.sleep)
    for _ in range(times):
        one.fetch(site.url())
    return watch.slept


def test_a_pause_stands_between_two_pages_of_a_host_and_none_before_the_first(site, client):
    site.answers["/a"] = page()
    assert fetched(site, client, 3, pace=1.5) == [1.5, 1.5]


@pytest.mark.parametrize("rule", [b"Crawl-delay: 7", b"Request-rate: 1/7s"])
def test_a_host_may_ask_for_longer_pauses(site, client, rule):
    site.answers |= {"/robots.txt": robots(b"User-agent: *\n" + rule + b"\n"), "/a": page()}
    assert fetched(site, client, 2, pace=1.5) == [7]


def test_a_pause_of_days_is_kept_by_not_coming_back(site, client):
    site.answers |= {"/robots.txt": robots(b"User-agent: *\nCrawl-delay: 99999\n"), "/a": page()}
    with pytest.raises(Refused, match="wants to be left alone for 99999 s more"):
        fetched(site, client, 2)
    assert site.paths() == ["/a"]


def test_hosts_do_not_wait_for_one_another(site, client):
    site.answers["/a"] = page()
    watch = Watch()
    one = client(
        allowed=("a.internal", "b.internal"), resolve=lambda *_: ["127.0.0.1"], manners={"pace": 9.0},
        clock=watch.clock, sleep=watch.sleep,
    )  # fmt: skip
    for host in ("a.internal", "b.internal", "a.internal"):
        one.fetch(site.url(host=host))
    assert watch.slept == [9.0]


def test_a_page_that_failed_counts_too(site, client):
    site.answers["/a"] = in_turn(page(b"", 404), page())
    watch = Watch()
    one = client(manners={"pace": 2.0}, clock=watch.clock, sleep=watch.sleep)
    with pytest.raises(FetchError):
        one.fetch(site.url())
    one.fetch(site.url())
    assert watch.slept == [2.0]
