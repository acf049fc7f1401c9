"""PDF and office files: columns, running lines, notes, hyphens, changes, and files that are not what they seem."""

from __future__ import annotations

import time

import pytest

from paper import column, opendocument, pdf, word, zipped
from sayso.readers import read
from sayso.types import Capture, Document, Hints, Problem

SAID = [
    "The mayor said on Monday that the bridge",
    "was safe, and nobody in the hall believed",
    "her at all, as far as we could see.",
]


def outcome(body: bytes, name: str = "a") -> tuple[list[tuple[str, str, str]], list[str]]:
    found = read(Capture(name, None, "", body), Hints(published="2031-03-04"))
    blocks = [(b.kind, b.span.of(d.text), b.locator) for d in found if isinstance(d, Document) for b in d.blocks]
    return blocks, [p.code for p in found if isinstance(p, Problem)]


def texts(body: bytes) -> list[str]:
    return [words for _, words, _ in outcome(body)[0]]


# ---------------------------------------------------------------- PDF


def test_columns_are_read_one_after_the_other() -> None:
    left = column(
        60,
        700,
        [
            "Left one is a line of the text",
            "left two is a line of the text",
            "left three is a line of the text",
            "left four is the end of it.",
        ],
    )
    right = column(
        320,
        700,
        [
            "Right one is a line of the text",
            "right two is a line of the text",
            "right three is a line of it",
            "right four is the end of it.",
        ],
    )
    rows = [text for pair in zip(left, right, strict=True) for text in pair]
    for drawn in ([*left, *right], rows):
        words = texts(pdf([[(60, 740, 20, "Both columns"), *drawn]]))
        assert [w.split()[0] for w in words] == ["Both", "Left", "Right"], "whatever order the file draws them in"


def test_a_table_of_figures_is_no_column_of_text() -> None:
    left = column(60, 700, ["The bridge", "The ferry", "The pier", "The quay"])
    right = column(400, 700, ["12", "7", "3", "104"])
    assert texts(pdf([[*column(60, 760, SAID), *left, *right]]))[1:] == [
        "The bridge 12 The ferry 7 The pier 3 The quay 104"
    ]


def test_a_hyphen_at_a_line_end_goes_where_the_word_has_none() -> None:
    lines = [
        "The mayor said the govern-",
        "ment of the well-",
        "known town is safe, and the",
        "well-known bridge is so, too.",
    ]
    assert texts(pdf([column(60, 700, lines)])) == [
        "The mayor said the government of the well-known town is safe, and the well-known bridge is so, too."
    ]


def test_what_runs_on_every_page_stands_once_and_behind() -> None:
    pages = [[(60, 810, 8, "The Selm Review"), *column(60, 700, SAID), (290, 30, 8, str(n))] for n in (1, 2, 3)]
    blocks, _ = outcome(pdf(pages))
    assert [(kind, place) for kind, _, place in blocks] == [
        ("lede", "page 1"),
        ("body", "page 2"),
        ("body", "page 3"),
        ("boilerplate", "page 1"),
    ]
    assert blocks[-1][1] == "The Selm Review"


def test_the_title_that_later_pages_repeat_is_a_headline() -> None:
    first = [(60, 800, 20, "The Selm Review"), *column(60, 700, SAID)]
    later = [[(60, 800, 8, "The Selm Review"), *column(60, 700, SAID), (290, 30, 8, "ii")] for _ in range(3)]
    kinds = [kind for kind, words, _ in outcome(pdf([first, *later]))[0]]
    assert kinds == ["headline", "lede", "body", "body", "body", "boilerplate"]


def test_a_sentence_that_crosses_a_page_is_whole() -> None:
    pages = [column(60, 100, SAID[:2]), column(60, 780, SAID[2:])]
    assert outcome(pdf(pages))[0] == [("lede", " ".join(SAID), "pages 1-2")]


def test_footnotes_stand_behind_the_text_with_their_sign() -> None:
    page = [*column(60, 700, [*SAID[:2], "her at all.^1^"]), (60, 80, 7, "1 Harbour Watch, 4 March 2031.")]
    blocks, _ = outcome(pdf([page]))
    assert blocks == [
        ("lede", f"{SAID[0]} {SAID[1]} her at all.[1]", "page 1"),
        ("note", "[1] Harbour Watch, 4 March 2031.", "page 1"),
    ]


def test_a_large_line_is_a_headline() -> None:
    blocks, _ = outcome(pdf([[(60, 740, 20, "The bridge is safe"), *column(60, 700, SAID)]]))
    assert [kind for kind, _, _ in blocks] == ["headline", "lede"]


def test_a_scan_says_that_it_has_no_text() -> None:
    assert outcome(pdf([[]], picture=True)) == ([], ["no-text-layer"])
    assert outcome(pdf([[]])) == ([], ["no-text"])
    blocks, codes = outcome(pdf([column(60, 700, SAID), []], picture=True))
    assert len(blocks) == 1 and codes == ["no-text-layer"]


def test_a_pdf_is_no_pdf() -> None:
    assert outcome(b"%PDF-1.7 and nothing more") == ([], ["broken-file"])


def test_pages_are_read_quickly() -> None:
    page = [text for n in range(14) for text in column(60, 780 - 50 * n, SAID)]
    began = time.process_time()
    assert outcome(pdf([page] * 20))[0] and time.process_time() - began < 8


# ---------------------------------------------------------------- office files

P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
LINE = " ".join(SAID)


def test_what_is_deleted_is_not_read_and_what_is_inserted_is() -> None:
    changed = "<w:p><w:r><w:t xml:space='preserve'>She was </w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r>"
    changed += "</w:del><w:ins><w:r><w:t>believed by all.</w:t></w:r></w:ins></w:p>"
    blocks, codes = outcome(word(P.format(LINE) + changed))
    assert [w for _, w, _ in blocks] == [LINE, "She was believed by all."] and codes == ["tracked-changes"]


@pytest.mark.parametrize(("style", "kind"), [("H1", "headline"), ("Cap", "caption"), ("Qu", "quote")])
def test_a_style_says_what_a_paragraph_is(style: str, kind: str) -> None:
    styled = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>The bridge at dawn.</w:t></w:r></w:p>'
    assert outcome(word(P.format(LINE) + styled))[0][1] == (kind, "The bridge at dawn.", "paragraph 2")


def test_notes_are_numbered_as_they_are_called() -> None:
    called = "".join(
        f'<w:p><w:r><w:t>{LINE}</w:t></w:r><w:r><w:footnoteReference w:id="{id}"/></w:r></w:p>' for id in (9, 4)
    )
    notes = "".join(
        f'<w:footnote w:id="{id}">{P.format(words)}</w:footnote>' for id, words in ((4, "Second."), (9, "First."))
    )
    words = [w for _, w, _ in outcome(word(called, notes))[0]]
    assert words == [f"{LINE}[1]", f"{LINE}[2]", "[2] Second.", "[1] First."]


LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


def test_entities_of_an_open_document_are_not_expanded() -> None:
    words = texts(opendocument(f"<text:p>{LINE} &b;&c;</text:p>", LAUGHS))
    assert words == [LINE]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (zipped(("word/document.xml", b"<a/>"), ("[Content_Types].xml", b"<a/>")), "broken-file"),
        (zipped(("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<a>")), "broken-file"),
        (opendocument("<text:p>" + " " * 30_000_000 + "</text:p>"), "broken-file"),
        (opendocument("<text:p/>"), "no-text"),
        (opendocument("<text:p>" * 5000), "broken-file"),
        (rb"{\rtf1}", "no-text"),
    ],
)
def test_a_damaged_or_hostile_file_is_told(body: bytes, code: str) -> None:
    assert outcome(body) == ([], [code])


def test_rich_text() -> None:
    body = (
        rb"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0 A;}}{\*\generator X;}\pard "
        + LINE.encode()
        + rb"\par \u1052?\u1086?\u1089?\u1090? \'ec\'ee\'f1\'f2, \ldblquote so it is\rdblquote .\par}"
    )
    assert texts(body) == [LINE, "Мост мост, “so it is”."]


def test_nested_groups_take_no_long_time() -> None:
    began = time.process_time()
    outcome(rb"{\rtf1 " + b"{" * 100_000 + LINE.encode() + b"}" * 100_000)
    assert time.process_time() - began < 8


RUN = "<w:r><w:t>{}</w:t></w:r>"


def test_what_was_moved_stands_where_it_was_moved_to() -> None:
    body = f"<w:p><w:moveFrom>{RUN.format('It is shut.')}</w:moveFrom>{RUN.format(' '.join(SAID))}</w:p>"
    body += f"<w:p><w:moveTo>{RUN.format('It is shut.')}</w:moveTo></w:p>"
    blocks, codes = outcome(word(body))
    assert [words for _, words, _ in blocks] == [" ".join(SAID), "It is shut."] and codes == ["tracked-changes"]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent><w:p>{RUN.format('So it is, said the clerk.')}</w:p></w:txbxContent>"
    twice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert texts(word(f"<w:p>{RUN.format(' '.join(SAID))}<w:r>{twice}</w:r></w:p>")) == [
        " ".join(SAID), "So it is, said the clerk."]  # fmt: skip
    box = "<draw:frame><draw:text-box><text:p>So it is, said the clerk.</text:p></draw:text-box></draw:frame>"
    assert texts(opendocument(f"<text:p>{' '.join(SAID)}{box}</text:p>")) == [
        " ".join(SAID), "So it is, said the clerk."]  # fmt: skip
