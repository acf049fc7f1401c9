"""Telegram as pages: joined, forwarded and answering messages, times with and without a zone, a channel's page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readers.posts import blocks, check, outcome, said, stood
from sayso.readers import read
from sayso.readers.outline import outline, words
from sayso.types import Capture, Hints, Post

ZONED, BARE = "04.03.2031 11:15:00 UTC+03:00", "04.03.2031 11:15:00"


def message(id: int, inside: str, name: str | None = "Ines Marl", at: str = ZONED) -> str:
    sender = f'<div class="from_name">\n{name}\n</div>' if name else ""
    return (
        f'<div class="message default clearfix{"" if name else " joined"}" id="message{id}"><div class="body">'
        f'<div class="pull_right date details" title="{at}">\n11:15\n</div>{sender}{inside}</div></div>'
    )


def text(words: str) -> str:
    return f'<div class="text">\n{words}\n</div>'


def forwarded(inside: str, name: str | None, at: str = "01.03.2031 08:00:00 UTC+03:00") -> str:
    who = f'<div class="from_name">\n{name} <span class="date details" title="{at}"> {at}</span>\n</div>'
    return f'<div class="forwarded body">{who if name else ""}{text(inside)}</div>'


def page(*messages: str) -> bytes:
    head = '<div class="page_header"><div class="content"><div class="text bold">\nHarbour Watch\n</div></div></div>'
    body = f'<div class="page_wrap">{head}<div class="history">{"".join(messages)}</div></div>'
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"/></head><body>{body}</body></html>'.encode()


def test_a_message_with_its_lines_leads_back_to_its_markup() -> None:
    body = page(message(7, text("The bridge is <b>shut</b>.<br><br>So &laquo;no&raquo;<blockquote>Yes</blockquote>?")))
    (document,), codes = outcome(body, name="messages.html")
    assert blocks(document) == [("post", "The bridge is shut.\n\nSo «no»\nYes\n?")]
    assert stood(document, body, "messages.html")[0].startswith(b"The bridge is <b>shut</b>.<br><br>")
    assert (document.name, document.outlet, document.byline) == ("messages.html#7", "Harbour Watch", "Ines Marl")
    assert (document.published, document.reader, codes) == ("2031-03-04T11:15:00+03:00", "telegram-page@1", [])


def test_a_joined_message_is_of_the_one_before() -> None:
    documents, _ = outcome(
        page(
            message(1, text("One."), "Ines Marl via @gif"),
            message(2, text("Two."), None),
            message(3, forwarded("Three.", "Karl Venn")),
            message(4, forwarded("Four.", None), None),
            message(5, text("Five."), None),
        )
    )
    assert [d.byline for d in documents] == ["Ines Marl", "Ines Marl", "Karl Venn", "Karl Venn", "Ines Marl"]
    assert said(documents[2]) == Post(forwarded_from="Karl Venn", first_posted="2031-03-01T08:00:00+03:00")
    assert documents[2].wire == "Karl Venn" and said(documents[4]) == Post()


@pytest.mark.parametrize(
    ("at", "zone", "wanted"),
    [
        (BARE, None, (None, ["no-zone"])),
        (BARE, "+02:00", ("2031-03-04T11:15:00+02:00", [])),
        (f"{BARE} UTC", None, ("2031-03-04T11:15:00+00:00", [])),
        ("4 March", None, (None, ["no-date"])),
        ("31.02.2031 11:15:00 UTC", None, (None, ["no-zone"])),
    ],
)
def test_a_time_without_a_zone_is_no_time(at: str, zone: str | None, wanted: tuple[str | None, list[str]]) -> None:
    (document,), codes = outcome(page(message(1, text("The bridge is shut."), at=at)), Hints(zone=zone))
    assert (document.published, codes) == wanted


def test_answers_albums_and_what_has_no_words() -> None:
    answer = '<div class="reply_to details">In reply to <a href="messages.html#go_to_message7">this</a></div>'
    photo = '<div class="media_wrap clearfix"><a class="photo_wrap" href="a.jpg"></a></div>'
    service = '<div class="message service" id="message-1"><div class="body details">4 March 2031</div></div>'
    held = page(
        service, message(8, answer + text("Yes.")), message(9, photo), message(10, photo + text("Two pictures."))
    )
    documents, codes = outcome(held, Hints(url="https://t.me/harbour"))
    assert [(d.url, said(d).reply_to) for d in documents] == [
        ("https://t.me/harbour/8", "https://t.me/harbour/7"),
        ("https://t.me/harbour/10", None),
    ]
    assert codes == ["skipped"]


# ---------------------------------------------------------------- a channel's page


def shown(id: str, inside: str, meta: str = "") -> str:
    time = '<a class="tgme_widget_message_date" href="x"><time datetime="2031-03-04T08:15:00+00:00">08:15</time></a>'
    return (
        f'<div class="tgme_widget_message js-widget_message" data-post="{id}"><div class="tgme_widget_message_bubble">'
        '<a class="tgme_widget_message_owner_name" href="x"><span dir="auto">Harbour Watch</span></a>'
        f'{inside}<span class="tgme_widget_message_meta">{meta}{time}</span></div></div>'
    )


def told(words: str) -> str:
    return f'<div class="tgme_widget_message_text js-message_text" dir="auto">{words}</div>'


PASSED = "tgme_widget_message_forwarded_from"
ANSWERED = '<div class="tgme_widget_message_text">No</div>'
REPLY = f'<a class="tgme_widget_message_reply" href="https://t.me/harbour/6">{ANSWERED}</a>'


@pytest.mark.parametrize(
    ("inside", "author", "wanted"),
    [
        ("", "Ada Quill", Post("harbour")),
        ('<span class="tgme_widget_message_from_author">Ines Marl</span>', "Ines Marl", Post("harbour")),
        (REPLY, "Ada Quill", Post("harbour", reply_to="https://t.me/harbour/6")),
        (
            f'<div class="{PASSED}"><a class="{PASSED}_name" href="https://t.me/venn/12"><b>Karl Venn</b></a></div>',
            "Karl Venn",
            Post("venn", repost_of="https://t.me/venn/12", forwarded_from="Karl Venn"),
        ),
        (
            f'<div class="{PASSED}"><span class="{PASSED}_name">Hidden</span></div>',
            "Hidden",
            Post(forwarded_from="Hidden"),
        ),
        (f'<div class="{PASSED}">Forwarded</div>', None, Post(forwarded_from="")),
    ],
)
def test_a_post_of_a_channel(inside: str, author: str | None, wanted: Post) -> None:
    body = f"<!doctype html><body>{shown('harbour/7', inside + told('It is shut.<br/>Yes.'))}".encode()
    (document,), _ = outcome(body, Hints(author="Ada Quill"))
    assert (document.text, document.byline, document.post) == ("It is shut.\nYes.", author, wanted)
    assert (document.url, document.published) == ("https://t.me/harbour/7", "2031-03-04T08:15:00+00:00")


def test_an_edited_post_a_service_message_and_one_without_words() -> None:
    body = shown("harbour/7", told("It is open."), "edited ") + shown("harbour/8", "") + shown("", told("Not found."))
    (document,), codes = outcome(f"<!doctype html><body>{body}".encode())
    assert said(document).edited == "" and codes == ["skipped", "edited"]


PARTS = (
    "<p> </p> <b> </b> <br> <div> </div> <pre> </pre> <!-- --> < > &amp; & &laquo; <s> &nbsp; <blockquote> </div> <li>"
)
MORE = ("<span hidden>", "\n\n", "  ", "\u00ad", "Shut.", "Ja", '<p class="quote-inline">', "<a href='")


@given(st.lists(st.sampled_from([*PARTS.split(), *MORE]) | st.text(max_size=3), max_size=20).map("".join))
def test_whatever_stands_in_a_post_its_block_is_its_slice_with_edits(inside: str) -> None:
    capture = Capture("a", None, "", f"<!doctype html><body>{shown('harbour/7', told(inside + 'So.'))}".encode())
    check(capture, read(capture, Hints()))


def test_an_outline_of_broken_markup() -> None:
    raw = "<div class='a'><p>One<b>two</div></i><br><div class='b'>three"
    page = outline(raw)
    assert [words(raw, page.first(name)) for name in ("a", "b", "c")] == ["Onetwo", "three", None]
