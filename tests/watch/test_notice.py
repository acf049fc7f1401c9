"""An alert in each of its forms, which other programs must be able to read."""

from __future__ import annotations

import base64
import email
import email.policy
import hmac
import json

import feedparser
import pytest

from sayso.watch.notice import json_feed, lines, mail, pause, payload, rss, secret_of, signed

BODY = {
    "sayso": "1.0",
    "id": "n_1",
    "at": "2031-05-08T10:00:00+00:00",
    "query": "the mayor\r\nBcc: all@gazette.example",
    "document": {
        "id": "d_1", "name": "https://gazette.example/b?x=1&y=2", "url": "https://gazette.example/b?x=1&y=2",
        "outlet": "Gazette & <b>Sons</b>", "title": "Bridge\x1b[2J", "published": None, "language": "en",
    },
    "attributions": [
        {
            "attribution": "a_1", "speaker": None, "source": "the mayor", "cue": "denied", "voice": "indirect",
            "said": None, "words": "that the\u202e bridge\x00 was \ufffe safe", "spans": [[0, 9]],
            "why": [{"asked": "about", "wanted": "bridge", "found": "that the bridge was safe"}], "contradicts": [],
        }
    ],
}  # fmt: skip


def test_a_request_is_signed_as_standard_webhooks_says():
    key = secret_of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    headers = signed("msg_p5jXN8AQM9LWM0D4loKWxJek", b'{"test": 2432232314}', 1614265330, key)
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    other = hmac.new(key, b"n_1.7." + payload(BODY), "sha256").digest()
    assert signed("n_1", payload(BODY), 7, key)["webhook-signature"] == f"v1,{base64.b64encode(other).decode()}"


def test_every_try_sends_the_same_bytes():
    assert payload(BODY) == payload(json.loads(payload(BODY)))


@pytest.mark.parametrize("secret", ["short", "whsec_c2hvcnQ=", "whsec_not base64"])
def test_a_secret_that_keeps_nothing_is_refused(secret):
    with pytest.raises(ValueError):
        secret_of(secret)


def test_each_try_waits_longer_and_as_long_as_is_asked():
    waits = [pause(n) for n in range(1, 40)]
    assert waits == sorted(waits) and waits[0] == 2 and waits[-1] == 3600
    assert pause(1, after=90) == 90 and pause(1, after=10**9) == 86_400


def test_a_stranger_writes_nothing_into_the_terminal():
    told = lines(BODY)
    assert all(line.isprintable() for line in told)
    assert "  (the mayor) denied: that the bridge was safe  [a_1]" in told
    assert "    about bridge: that the bridge was safe" in told


def test_a_mail_has_the_words_and_the_alert_itself():
    read = email.message_from_bytes(mail(BODY), policy=email.policy.default)
    assert read["Message-ID"] == "<n_1@sayso.invalid>" and read["Bcc"] is None
    assert "that the bridge was safe" in read.get_body().get_content()
    (attached,) = read.iter_attachments()
    assert json.loads(attached.get_content()) == json.loads(payload(BODY))


@pytest.mark.parametrize("form", [rss, json_feed])
def test_a_feed_is_read_by_other_programs(form):
    read = form([BODY, {**BODY, "id": "n_2"}])
    if form is rss:
        found = feedparser.parse(read)
        assert not found.bozo
        assert [e.id for e in found.entries] == ["n_1", "n_2"] and found.entries[0].link == BODY["document"]["url"]
    else:
        held = json.loads(read)
        assert [i["id"] for i in held["items"]] == ["n_1", "n_2"]
        assert held["items"][0]["_sayso"] == BODY and held["items"][0]["url"] == BODY["document"]["url"]
    assert form([])
