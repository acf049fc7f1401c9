"""A body sent to somebody: the same checks of the address, no page's manners, no second receiver."""

from __future__ import annotations

import pytest

from misbehaving import page, raw, to
from sayso.errors import Refused
from sayso.fetch import Later


def test_a_body_arrives_as_it_is(site, client):
    site.answers["/hook"] = page(b"", 204)
    client().post(site.url("/hook"), b'{"a": 1}', {"webhook-id": "n_1", "Content-Type": "application/json"})
    ((path, headers, body),) = site.posted
    assert (path, body, headers["webhook-id"]) == ("/hook", b'{"a": 1}', "n_1")
    assert headers["content-type"] == "application/json" and headers["content-length"] == "8"
    assert site.asked == [], "robots.txt is for pages"


def test_this_machine_is_not_sent_anything_unless_it_is_named(site, client):
    with pytest.raises(Refused, match="not on the public net"):
        client(allowed=()).post(site.url("/hook"), b"{}", {})
    assert site.posted == []


def test_a_redirect_is_not_followed(site, client):
    site.answers |= {"/hook": to(site.url("/other"), 307), "/other": page(b"", 204)}
    with pytest.raises(Later, match="answers 307"):
        client().post(site.url("/hook"), b"{}", {})
    assert [path for path, *_ in site.posted] == ["/hook"]


@pytest.mark.parametrize(("answer", "after"), [(page(b"", 503, retry_after="7"), 7.0), (page(b"", 500), None)])
def test_an_error_says_when_to_come_back(site, client, answer, after):
    site.answers["/hook"] = answer
    with pytest.raises(Later) as caught:
        client().post(site.url("/hook"), b"{}", {})
    assert caught.value.after == after and len(site.posted) == 1, "once, and not again by itself"


def test_a_receiver_that_says_nothing_is_left_in_time(site, client):
    site.answers["/hook"] = raw(b"", b"", pause=5)
    with pytest.raises(Later, match=r"was not there within 0\.2 s"):
        client(manners={"time": 0.2}).post(site.url("/hook"), b"{}", {})
