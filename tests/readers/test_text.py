"""Plain text: unchanged, and its lines told apart. Outlets, people and places are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.readers.layout import byline
from sayso.readers.text import layout, read
from sayso.text.margin import margin
from sayso.types import Capture, Document, Hints, Problem

LONG = "The bridge over the Orne was shut on Tuesday, the mayor of Port Selm told reporters in the town hall."
SAID = '"We will open it when the engineers tell us to open it," the mayor of Port Selm said on Tuesday evening.'


def kinds(*paragraphs: str, gap: str = "\n\n") -> list[str]:
    """The kind of each paragraph of a text made of them."""
    return [block.kind for block in layout(gap.join(paragraphs))[0]]


def document(text: str, hints: Hints | None = None) -> Document:
    found = read(Capture("story.txt", None, "text/plain", text.encode()), hints or Hints())[0]
    assert isinstance(found, Document)
    return found


def codes(text: str) -> list[str]:
    found = read(Capture("story.txt", None, "text/plain", text.encode()), Hints())
    return [p.code for p in found if isinstance(p, Problem)]


@pytest.mark.parametrize(
    "text",
    ["One.\r\nTwo.\r\n", "\ufeffOne.\n\n Two. \n", "A\u2028b.\x0cC", "Мост\u00a0— закрыт.", "e\u0301 \U0001f309 x."],
)
def test_the_text_is_the_decoded_file(text: str) -> None:
    assert document(text).text == text


# Each case: the paragraphs, and the kinds they must get.
CASES = {
    "headline": (["Bridge shut", LONG], ["headline", "lede"]),
    "headline that asks": (["Is the bridge safe?", LONG], ["headline", "lede"]),
    "no headline": ([LONG, SAID], ["lede", "body"]),
    "only a line": (["The mayor said the bridge was safe"], ["body"]),
    "deck": (["Bridge shut", "Mayor promises a report", LONG], ["headline", "headline", "lede"]),
    "byline and date": (
        ["Bridge shut", "By Ada Quill", "March 4, 2031", LONG],
        ["headline", "byline", "dateline", "lede"],
    ),
    "series": (["Russia | Special Paper No. 12", "Bridge shut", LONG], ["dateline", "headline", "lede"]),
    "bullets": (
        ["Bridge shut", "• One thing", "• Another", "How it was built", LONG],
        ["headline", "list", "list", "boilerplate", "lede"],
    ),
    "head in capitals": ([LONG, "The Old Ferry", SAID], ["lede", "headline", "body"]),
    "head in plain case": ([LONG, "What the engineers found", SAID], ["lede", "headline", "body"]),
    "head that quotes": ([LONG, "Orne: 'We Will Open It When They Tell Us'", SAID], ["lede", "headline", "body"]),
    "bare quotation": ([LONG, "“It is not safe”", SAID], ["lede", "body", "body"]),
    "short quotation": ([LONG, '"No."', SAID], ["lede", "body", "body"]),
    "short sentence": ([LONG, "Nobody left.", SAID], ["lede", "body", "body"]),
    "introduction": ([LONG, "He wrote:", SAID], ["lede", "body", "body"]),
    "bracketed date": ([LONG, "(, November 12, 2031)", SAID], ["lede", "body", "body"]),
    "turns": (
        ["Q: Is it safe", "Lena Orne: Yes", "Q: Are you sure", "Lena Orne: Quite"],
        ["lede", "body", "body", "body"],
    ),
    "head with a flag": (["BREAKING: Bridge shut", LONG], ["headline", "lede"]),
    "repeated links": (
        [LONG, "Read more: The ferry", SAID, "Read more: The pier"],
        ["lede", "boilerplate", "body", "boilerplate"],
    ),
    "dialogue": (["— Мост закрыт, — сказала мэр города Лена Орн.", "— Надолго? — спросили её."], ["lede", "body"]),
    "caption": (
        [LONG, "The bridge at dawn.\nPhotographer: Tom Reed/Coast Pictures", SAID],
        ["lede", "caption", "caption", "body"],
    ),
    "caption in brackets": ([LONG, "(Photo: Tom Reed)", SAID], ["lede", "caption", "body"]),
    "notes": ([LONG, SAID, "[1], March 4, 2031.", "[2] Selm Gazette."], ["lede", "body", "note", "note"]),
    "note call": ([LONG, "[The mayor] said that it was safe."], ["lede", "body"]),
    "credit": (
        [LONG, "— With assistance by Ines Marl, and Tom Reed", "    Coast Wire: first."],
        ["lede", "boilerplate", "boilerplate"],
    ),
    "credit and speech": ([LONG, "(Reporting by Ada Quill)", SAID], ["lede", "boilerplate", "body"]),
    "no credit": ([LONG, "Reporting by the Gazette shows that the pier was old."], ["lede", "body"]),
    "promotion": (
        [LONG, "Sign up for our newsletter", "Share this Report:", SAID],
        ["lede", "boilerplate", "boilerplate", "body"],
    ),
    "correction": ([LONG, "Correction: the pier was built in 1962."], ["lede", "note"]),
    "caption that names its picture": ([LONG, "Two at the pier. Image: Tom Reed", SAID], ["lede", "caption", "body"]),
    "imprint": (
        [LONG, SAID, "Published in sections: News, Letters", "Direct link: gazette.example/9", "A Bridge Is Shut"],
        ["lede", "body", "boilerplate", "boilerplate", "boilerplate"],
    ),
    "furniture before a sentence": (
        [LONG, "Advertisement", "Story continues below", "It was shut.", "Nobody left."],
        ["lede", "boilerplate", "boilerplate", "body", "body"],
    ),
    "pull quote": (
        [
            LONG,
            f"{SAID} We shall keep the ferry for as long as the river runs.",
            SAID,
            "”We shall keep the ferry for as long as the river runs.“",
        ],
        ["lede", "body", "body", "pullquote"],
    ),
    "separator": ([LONG, "* * *", SAID], ["lede", "boilerplate", "body"]),
    "mail": ([LONG, "> We will open it, she wrote.", SAID], ["lede", "quote", "body"]),
}


@pytest.mark.parametrize(("paragraphs", "wanted"), CASES.values(), ids=CASES)
def test_kinds(paragraphs: list[str], wanted: list[str]) -> None:
    assert kinds(*paragraphs) == wanted


def test_a_dateline_is_no_part_of_the_sentence() -> None:
    found = document(f"Bridge shut\n\nPORT SELM, March 4 (Coast Wire) — {LONG}")
    assert [(b.kind, b.span.of(found.text)) for b in found.blocks][1:] == [
        ("dateline", "PORT SELM, March 4 (Coast Wire) —"),
        ("lede", LONG),
    ]
    assert (found.dateline, found.wire, found.published) == ("PORT SELM, March 4", "Coast Wire", None)


def test_lines_wrapped_at_a_margin_are_one_paragraph() -> None:
    words = f"{LONG} {SAID} " * 2
    wrapped, line = [], ""
    for word in words.split():
        if len(line) + len(word) > 64:
            wrapped.append(line.strip())
            line = ""
        line += f"{word} "
    paragraph = "\n".join([*wrapped, line.strip()])
    assert kinds("Bridge shut", paragraph, paragraph) == ["headline", "lede", "body"]


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("November 19, 2031 Special Paper No. 7187", "2031-11-19"),
        ("Updated on March 4, 2031, 10:15 GMT", "2031-03-04T10:15:00+00:00"),
        ("Published: 4 March 2031", "2031-03-04"),
        ("4 марта 2031 года", "2031-03-04"),
        ("Le 4 mars 2031", "2031-03-04"),
        ("Updated on", None),
        ("03/04/2031", None),
    ],
)
def test_only_a_stated_date_is_a_date(head: str, published: str | None) -> None:
    assert document(f"Bridge shut\n\n{head}\n\n{LONG}").published == published


def test_what_the_user_says_counts_first() -> None:
    hints = Hints("Selm Gazette", "2031-03-05T10:00", "+03:00", "Ada Quill", "https://gazette.example/1", "de")
    found = document(f"Bridge shut\n\nMarch 4, 2031\n\n{LONG}", hints)
    assert (found.outlet, found.published, found.byline) == ("Selm Gazette", "2031-03-05T10:00:00+03:00", "Ada Quill")
    assert (found.url, found.language, found.title) == ("https://gazette.example/1", "de", "Bridge shut")


def test_a_clock_without_a_zone_is_told() -> None:
    text = f"Bridge shut\n\nUpdated on March 4, 2031, 10:15\n\n{LONG}"
    assert document(text).published == "2031-03-04" and "no-zone" in codes(text)
    assert document(text, Hints(zone="Europe/Berlin")).published == "2031-03-04T10:15:00+01:00"


def test_header_lines_are_fields() -> None:
    found = document(f"Title: Bridge shut\nOutlet: Selm Gazette\nDate: 2031-03-04\n\n{LONG}")
    assert (found.title, found.outlet, found.published) == ("Bridge shut", "Selm Gazette", "2031-03-04")
    assert [b.kind for b in found.blocks] == ["dateline", "dateline", "dateline", "lede"]


def test_unknown_language_and_date_are_problems() -> None:
    assert codes("Qwop zxmn asdk qweoiu zmxnc qwe ertyui dfghjk xcvbnm.") == ["no-date", "unknown-language"]


@pytest.mark.parametrize(
    "line", ["By Friday the hall was empty.", "By noon they had left", "by Ada Quill", "By and by"]
)
def test_not_a_byline(line: str) -> None:
    assert byline(line) is None


@pytest.mark.gold
def test_hardly_any_attributed_words_fall_outside_the_body(gold: Path) -> None:
    attributed = lost = 0
    for row in map(json.loads, (gold / "polnear" / "train.jsonl").read_text("utf-8").splitlines()[::4]):
        text = row["text"]
        main = bytearray(len(text))
        for block in layout(text)[0]:
            if block.kind in ("lede", "body", "list", "quote"):
                main[block.span.start : block.span.stop] = b"\1" * (block.span.stop - block.span.start)
        for start, stop in (span for s in row["statements"] for span in s["content"]):
            attributed += sum(not c.isspace() for c in text[start:stop])
            lost += sum(not text[i].isspace() and not main[i] for i in range(start, stop))
    assert attributed > 100_000 and lost / attributed < 0.003


WRAPPED = """\
The bridge over the Orne was shut on Tuesday after a night of storm and
floods

By Ada Quill
March 4, 2031

PORT SELM (Coast News) -- The bridge was shut on Tuesday, the mayor of
Port Selm told reporters in the town hall. "We will open it when they
tell us to open it," she said.

Tom Reed said that the ferry would run all night and that nobody would
be left on the other side of the river.

"It is not safe," said Lena Orne.
"""

ASKED = """\
Q: Mayor Orne, can you tell us when the bridge over the river will be
open again, and whether the ferry will go on running until then?
ORNE: The ferry will run all night. I spoke to Tom Reed this morning
and he told me that nobody will be left on the other side. We will do
our best.
Q: And the bridge?
ORNE: We will open it when the engineers tell us that it is safe to do
so.

The meeting was closed.
"""


def test_a_text_broken_at_a_margin_has_its_blank_lines_for_borders() -> None:
    found = document(WRAPPED)
    assert found.text == WRAPPED
    assert [b.kind for b in found.blocks] == ["headline", "byline", "dateline", "dateline", "lede", "body", "body"]
    assert found.title == "The bridge over the Orne was shut on Tuesday after a night of storm and floods"
    assert found.blocks[5].span.of(WRAPPED).endswith("would\nbe left on the other side of the river.")


def test_a_label_opens_a_paragraph_without_a_blank_line() -> None:
    blocks = [b.span.of(ASKED) for b in layout(ASKED)[0]]
    assert [b.split()[0] for b in blocks] == ["Q:", "ORNE:", "Q:", "ORNE:", "The"]


@pytest.mark.parametrize(
    "text",
    [
        # Headlines, verses and a list are of like length too; one long line, and nothing is wrapped.
        "\n".join(["Bridge over the Orne is shut after a night of storm and floods"] * 6) + "\n\nEnd.\n",
        WRAPPED + "\n" + LONG * 3,
        "\n\n".join([LONG, SAID, LONG]),
    ],
)
def test_other_texts_keep_their_lines(text: str) -> None:
    assert margin(text) == 0
