"""Mastodon: statuses, boosts, quoted statuses, warnings, and the outbox of an archive."""

from __future__ import annotations

import json
from typing import Any

import pytest

from readers.posts import blocks, outcome, said, stood
from sayso.types import Hints, Post


def account(name: str, home: str = "social.example") -> dict[str, Any]:
    handle = name.lower().split()[0]
    return {"username": handle, "acct": handle, "display_name": name, "url": f"https://{home}/@{handle}"}


def status(id: str = "7", content: str = "<p>It is shut.</p>", by: str = "Ines Marl", **more: Any) -> dict[str, Any]:
    whose = account(by)
    url = f"https://social.example/@{whose['username']}/{id}"
    held = {"id": id, "created_at": "2031-03-04T09:15:00.000Z", "spoiler_text": "", "content": content, "url": url}
    return held | {"uri": url + "#", "account": whose, "reblog": None, "language": "en"} | more


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>It is shut.<br />Yes.</p><p>Ask her.</p>", "It is shut.\nYes.\n\nAsk her."),
        ("It is &lt;shut&gt; &amp; bolted", "It is <shut> & bolted"),
        ('<p>Ask <span class="h-card"><a class="mention">@<span>lena</span></a></span></p>', "Ask @lena"),
        (
            '<a><span class="invisible">https://</span><span class="ellipsis">a.example/b</span></a>',
            "https://a.example/b",
        ),
        ('<p class="quote-inline">RE: <a>x</a></p><p>So she says.</p>', "So she says."),
        ("<ul><li>One</li><li>Two</li></ul>", "One\nTwo"),
        ("<p> It  is\n shut. </p>", "It is shut."),
    ],
)
def test_the_words_of_a_status_lead_back_to_its_markup(content: str, text: str) -> None:
    body = json.dumps([status(content=content)]).encode()
    documents, _ = outcome(body)
    assert [d.text for d in documents] == ([text] if "a.example" not in text else [])
    if documents:
        held = json.loads(b'"' + stood(documents[0], body)[0] + b'"')
        assert held in content and (held[0], held[-1]) == (text[0], text[-1])


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({}, Post("ines@social.example")),
        ({"in_reply_to_id": "5"}, Post("ines@social.example", reply_to="5")),
        ({"edited_at": "2031-03-05T09:00:00Z"}, Post("ines@social.example", edited="2031-03-05T09:00:00+00:00")),
        ({"quote": {"state": "accepted", "quoted_status_id": "5"}}, Post("ines@social.example", quote_of="5")),
        ({"quote": {"state": "revoked", "quoted_status": None}}, Post("ines@social.example")),
        ({"account": account("Ines Marl") | {"acct": "ines@other.example"}}, Post("ines@other.example")),
    ],
)
def test_what_a_status_says_of_itself(fields: dict[str, Any], wanted: Post) -> None:
    (document,), _ = outcome(status(**fields))
    assert (document.byline, document.outlet, document.post) == ("Ines Marl", "Ines Marl", wanted)


def test_a_boost_is_another_accounts_words() -> None:
    boost = status("8", "", "Karl Venn", reblog=status(created_at="2031-03-01T08:00:00Z"), url=None)
    (document,), _ = outcome([boost])
    assert (document.text, document.outlet, document.byline, document.wire) == (
        "It is shut.",
        "Karl Venn",
        "Ines Marl",
        "Ines Marl",
    )
    address, first = "https://social.example/@ines/7", "2031-03-01T08:00:00+00:00"
    assert said(document) == Post("ines@social.example", repost_of=address, first_posted=first)
    assert document.published == "2031-03-04T09:15:00+00:00"


@pytest.mark.parametrize("framed", [True, False])
def test_a_quoted_status_stands_inside_under_its_own_name(framed: bool) -> None:
    quoted = status("5", "<p>It holds.</p>", "Lena Orn")
    quote = {"state": "accepted", "quoted_status": quoted} if framed else quoted
    (document,), _ = outcome([status(quote=quote, spoiler_text="Bridges")])
    assert blocks(document) == [
        ("headline", "Bridges"),
        ("post", "It is shut."),
        ("byline", "Lena Orn"),
        ("dateline", "2031-03-04T09:15:00.000Z"),
        ("quote", "It holds."),
    ]
    assert said(document).quote_of == "https://social.example/@lena/5"


def test_a_context_says_where_its_answers_belong() -> None:
    held = {"ancestors": [status("1")], "descendants": [status("2", in_reply_to_id="1", by="Lena Orn")]}
    documents, _ = outcome(held)
    assert [said(d).reply_to for d in documents] == [None, "https://social.example/@ines/1"]


# ---------------------------------------------------------------- outbox


def note(**more: Any) -> dict[str, Any]:
    held = {"id": "https://social.example/users/ines/statuses/7", "type": "Note", "published": "2031-03-04T09:15:00Z"}
    held |= {"attributedTo": "https://social.example/users/ines", "content": "<p>It is shut.</p>", "inReplyTo": None}
    return {"type": "Create", "actor": held["attributedTo"], "object": held | more}


def outbox(*items: Any) -> dict[str, Any]:
    return {"id": "outbox.json", "type": "OrderedCollection", "totalItems": len(items), "orderedItems": list(items)}


def test_the_outbox_of_an_archive() -> None:
    passed = {"type": "Announce", "actor": "x", "object": "https://town.example/7"}
    held = outbox(note(updated="2031-03-05T09:00:00Z", inReplyTo="https://a.example/1", summary="Bridges"), passed, 4)
    (document,), codes = outcome(held)
    assert blocks(document) == [("headline", "Bridges"), ("post", "It is shut.")]
    edited = "2031-03-05T09:00:00+00:00"
    assert said(document) == Post("ines@social.example", edited=edited, reply_to="https://a.example/1")
    assert (document.outlet, document.byline, document.reader) == (*["ines@social.example"] * 2, "activitypub@1")
    assert codes == ["skipped", "edited"]


def test_the_user_may_name_the_one_account_of_an_outbox() -> None:
    (document,), _ = outcome(outbox(note(contentMap={"fr": "x"})), Hints(author="Ines Marl", outlet="Harbour"))
    assert (document.outlet, document.byline, document.language) == ("Harbour", "Ines Marl", "fr")
