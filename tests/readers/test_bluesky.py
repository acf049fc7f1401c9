"""Bluesky: feeds with reposts and answers, threads, quoted posts, and the records of a repository."""

from __future__ import annotations

from typing import Any

import pytest

from readers.posts import blocks, outcome, said
from sayso.types import Post

TYPE = "app.bsky.feed.post"


def account(handle: str, name: str | None) -> dict[str, Any]:
    return {"did": f"did:plc:{handle.split('.')[0]}", "handle": handle, "displayName": name}


LENA, INES = account("lena.example", "Lena Orn"), account("ines.example", "Ines Marl")


def record(text: str, **more: Any) -> dict[str, Any]:
    return {"$type": TYPE, "text": text, "createdAt": "2031-03-04T09:15:00.000Z", "langs": ["en"]} | more


def view(key: str, text: str, by: dict[str, Any], embed: Any = None, **more: Any) -> dict[str, Any]:
    shown = {"embed": embed} if embed else {}
    return {"uri": f"at://{by['did']}/{TYPE}/{key}", "cid": "c", "author": by, "record": record(text, **more)} | shown


HOLDS = view("3a", "It holds.", LENA)
PAGE = "https://bsky.app/profile/lena.example/post/3a"
PARENT = {"reply": {"parent": {"uri": HOLDS["uri"], "cid": "c"}, "root": {"uri": HOLDS["uri"], "cid": "c"}}}


def embedded(kind: str = "record") -> Any:
    inner = {"uri": HOLDS["uri"], "author": LENA, "value": HOLDS["record"]}
    return {"record": {"record": inner}} if kind == "media" else {"record": inner}


def test_a_feed_with_an_answer_and_a_repost() -> None:
    answer = view("3b", "Does it?", INES, **PARENT)
    reason = {"$type": "app.bsky.feed.defs#reasonRepost", "by": INES, "indexedAt": "2031-03-06T10:00:00Z"}
    feed = [{"post": answer, "reply": {"root": HOLDS, "parent": HOLDS}}, {"post": HOLDS, "reason": reason}]
    documents, codes = outcome({"feed": feed, "cursor": "x"})
    assert [(d.outlet, d.byline, d.post) for d in documents] == [
        ("Lena Orn", "Lena Orn", Post("lena.example")),
        ("Ines Marl", "Ines Marl", Post("ines.example", reply_to=PAGE)),
        (
            "Ines Marl",
            "Lena Orn",
            Post("lena.example", repost_of=PAGE, first_posted="2031-03-04T09:15:00+00:00"),
        ),
    ]
    assert [d.url for d in documents] == [PAGE, "https://bsky.app/profile/ines.example/post/3b", None]
    assert documents[2].published == "2031-03-06T10:00:00+00:00" and codes == []


@pytest.mark.parametrize("kind", ["record", "media"])
def test_a_quoted_post_stands_inside_under_its_own_name(kind: str) -> None:
    (document,), _ = outcome({"feed": [{"post": view("3c", "So she says.", INES, embedded(kind))}]})
    assert blocks(document) == [
        ("post", "So she says."),
        ("byline", "Lena Orn"),
        ("dateline", "2031-03-04T09:15:00.000Z"),
        ("quote", "It holds."),
    ]
    assert said(document).quote_of == PAGE


def test_a_thread_from_its_first_post_down() -> None:
    above = {"post": HOLDS, "parent": {"uri": f"at://did:plc:x/{TYPE}/0", "notFound": True}}
    below = {"post": view("3d", "It does.", LENA), "replies": [{"uri": "x", "blocked": True}]}
    thread = {"post": view("3b", "Does it?", INES, **PARENT), "parent": above, "replies": [below]}
    documents, codes = outcome({"thread": thread})
    assert [d.text for d in documents] == ["It holds.", "Does it?", "It does."] and codes == ["skipped"]
    assert said(documents[1]).reply_to == PAGE


def test_the_records_of_a_repository_name_their_account_by_its_number() -> None:
    quoting = record("So she says.", embed={"$type": "app.bsky.embed.record", "record": {"uri": HOLDS["uri"]}})
    like = {"$type": "app.bsky.feed.like", "createdAt": "2031-03-04T09:15:00Z", "subject": {}}
    rows = [{"uri": f"at://did:plc:ines/{TYPE}/3c", "value": quoting}, {"uri": "at://did:plc:ines/x/1", "value": like}]
    (document,), codes = outcome({"records": rows})
    quoted = "https://bsky.app/profile/did:plc:lena/post/3a"
    assert (document.byline, said(document)) == (None, Post("did:plc:ines", quote_of=quoted))
    assert codes == ["skipped"]


def test_a_post_that_a_file_shows_twice_is_read_once() -> None:
    documents, _ = outcome({"feed": [{"post": HOLDS}, {"post": HOLDS}]})
    assert len(documents) == 1
    (document,), _ = outcome([record("It is a record alone.")])
    assert said(document) == Post()
