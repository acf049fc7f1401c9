"""The Telegram Desktop export: fields, forwarded and edited messages, escapes, exports of everything."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sayso.readers import read
from sayso.types import Capture, Document, Hints, Post, Problem

NEVER = "1930464900"


def message(id: int = 7, **more: Any) -> dict[str, Any]:
    return {
        "id": id,
        "type": "message",
        "date": "2031-03-05T09:15:00",
        "from": "Harbour Watch",
        "text": "The bridge is shut.",
    } | more


def export(*messages: Any, name: str = "Harbour Watch") -> dict[str, Any]:
    return {"name": name, "type": "public_channel", "id": 5, "messages": list(messages)}


def outcome(chat: Any, hints: Hints | None = None) -> tuple[list[Document], list[str]]:
    body = chat if isinstance(chat, bytes) else json.dumps(chat).encode()
    found = read(Capture("result.json", None, "", body), hints or Hints())
    return [d for d in found if isinstance(d, Document)], [p.code for p in found if isinstance(p, Problem)]


@pytest.mark.parametrize(
    ("fields", "hints", "wanted"),
    [
        ({"date_unixtime": NEVER}, Hints(), ("Harbour Watch", "2031-03-05T08:15:00+00:00", None)),
        ({"date_unixtime": NEVER}, Hints(zone="+07:00"), ("Harbour Watch", "2031-03-05T15:15:00+07:00", None)),
        ({}, Hints(zone="Europe/Berlin"), ("Harbour Watch", "2031-03-05T09:15:00+01:00", None)),
        ({}, Hints(), ("Harbour Watch", None, None)),
        ({"date_unixtime": "soon"}, Hints(), ("Harbour Watch", None, None)),
        ({"author": "Ines Marl"}, Hints(author="Ada Quill"), ("Ines Marl", None, None)),
        ({}, Hints(author="Ada Quill"), ("Ada Quill", None, None)),
        ({"from": "Karl Venn"}, Hints(author="Ada Quill"), ("Karl Venn", None, None)),
        ({"forwarded_from": "Karl Venn"}, Hints(), ("Karl Venn", None, "Karl Venn")),
        ({"forwarded_from": None}, Hints(), (None, None, None)),
    ],
)
def test_whose_words_and_when(fields: dict[str, Any], hints: Hints, wanted: tuple[str | None, ...]) -> None:
    (document,), _ = outcome(export(message(**fields)), hints)
    assert (document.byline, document.published, document.wire) == wanted
    assert (document.outlet, document.name, document.reader) == ("Harbour Watch", "result.json#7", "telegram@2")
    assert [(b.kind, b.span.of(document.text)) for b in document.blocks] == [("post", "The bridge is shut.")]


def test_the_channel_address_leads_to_the_message() -> None:
    (document,), _ = outcome(export(message()), Hints(url="https://t.me/harbour/"))
    assert document.url == "https://t.me/harbour/7"


def test_problems_are_told_once_a_file() -> None:
    messages = [
        message(1),
        message(2),
        message(3, edited="x"),
        message(4, type="service"),
        message(5, text=""),
        message(6, type="unsupported"),
        8,
    ]
    documents, codes = outcome(export(*messages))
    assert len(documents) == 3 and codes == ["no-zone", "skipped", "edited"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (rb'"a\x1Fb \u00abc\u00bb \ud83c\udf09 \"d\" \/ \\ e\nf"', 'ab «c» \U0001f309 "d" / \\ e\nf'),
        (rb'["a ", {"type": "link", "text": "b\u0021"}, {"type": "x"}, 3, " c"]', "a b! c"),
        (rb'["a\x1Fb\e ", {"type": "bold", "text": "c\u12"}]', "abe cu12"),
        (rb'"lone \ud83c half"', "lone \ufffd half"),
        ('"Мост — \U0001f309"'.encode(), "Мост — \U0001f309"),
    ],
)
def test_escapes(text: bytes, words: str) -> None:
    body = b'{"name": "x", "id": 1, "messages": [{"id": 1, "type": "message", "date": "x", "text": %s}]}' % text
    (document,), _ = outcome(body)
    assert document.text == words


def test_an_export_of_everything() -> None:
    chats = {
        "about": "x",
        "chats": {"about": "x", "list": [export(message(1)), export(message(1), name="Ferry") | {"id": 6}, "x"]},
    }
    documents, _ = outcome(chats)
    assert [(d.name, d.outlet) for d in documents] == [
        ("result.json#5/1", "Harbour Watch"),
        ("result.json#6/1", "Ferry"),
    ]


@pytest.mark.parametrize(
    "chat", [export(), export(message(text={"a": 1})), export() | {"messages": {"date": 1}, "x": [{"date": 1}]}]
)
def test_nothing_to_read(chat: dict[str, Any]) -> None:
    body = json.dumps(chat).encode().replace(b'"messages": []', b'"messages": [], "date": 1')
    documents, codes = outcome(body)
    assert documents == [] and codes[0] in ("no-text", "unsupported")


def post(**fields: Any) -> Post:
    (document,), _ = outcome(export(message(**fields)), Hints(url="https://t.me/harbour", zone="+01:00"))
    assert document.post is not None
    return document.post


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({}, Post()),
        ({"reply_to_message_id": 3}, Post(reply_to="https://t.me/harbour/3")),
        ({"reply_to_message_id": 3, "reply_to_peer_id": "channel9"}, Post(reply_to="channel9/3")),
        ({"edited_unixtime": NEVER}, Post(edited="2031-03-05T09:15:00+01:00")),
        ({"edited": "2031-03-05T10:00:00"}, Post(edited="2031-03-05T10:00:00+01:00")),
        ({"edited": True}, Post(edited="")),
        ({"forwarded_from": "Karl Venn"}, Post(forwarded_from="Karl Venn")),
        ({"forwarded_from": None}, Post(forwarded_from="")),
    ],
)
def test_what_a_message_says_of_itself(fields: dict[str, Any], wanted: Post) -> None:
    assert post(**fields) == wanted


def test_messages_may_stand_before_the_name_of_the_chat() -> None:
    chat = export(message())
    body = json.dumps({"messages": chat["messages"], "type": "public_channel", "name": "Harbour Watch", "id": 5})
    (document,), _ = outcome(body.encode())
    assert document.outlet == "Harbour Watch"


def test_an_export_that_breaks_off_says_so() -> None:
    documents, codes = outcome(json.dumps(export(message(1), message(2))).encode()[:-60])
    assert documents == [] and codes == ["invalid-json"]
