"""What crawlers and agencies deliver: articles in JSON, ninjs, NewsML-G2, NITF, and tables of quotations."""

from __future__ import annotations

import csv
import io
import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.pipeline import extract
from sayso.readers import media_type, place, read, why
from sayso.readers.quotations import columns
from sayso.types import Capture, Document, Hints, Problem, Span

SAID = "The mayor said on Monday that the bridge was safe."
AT = "2031-03-04T10:15:00+03:00"


def outcome(body: str | bytes, name: str = "a") -> tuple[list[Document], list[str]]:
    found = read(Capture(name, None, "", body.encode() if isinstance(body, str) else body), Hints())
    return [d for d in found if isinstance(d, Document)], [p.code for p in found if isinstance(p, Problem)]


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        (
            {"maintext": SAID, "date_publish": "2031-03-04 10:15:00", "source_domain": "a.example"},
            ("2031-03-04", "a.example"),
        ),
        (
            {"plaintext": SAID, "publishing_date": AT, "html": {"source_info": {"publisher": "The Ledger"}}},
            (AT, "The Ledger"),
        ),
        (
            {"body": {"summary": [], "sections": [{"headline": [], "paragraphs": [SAID]}]}, "publishing_date": AT},
            (AT, None),
        ),
        (
            {"text": SAID, "date": "2031-03-04", "hostname": "a.example", "fingerprint": "x"},
            ("2031-03-04", "a.example"),
        ),
        ({"text": SAID, "raw_text": "", "date": None, "sitename": "The Ledger", "hostname": "a"}, (None, "The Ledger")),
    ],
)
def test_an_article_of_a_crawler(fields: dict[str, Any], wanted: tuple[str | None, ...]) -> None:
    body = json.dumps(
        {"title": "The bridge", "url": "https://a.example/1", "authors": ["Ada Quill", "Tom Reed"]} | fields
    )
    (document,), _ = outcome(body)
    assert (document.published, document.outlet) == wanted
    assert (document.name, document.url, document.byline) == ("a", "https://a.example/1", "Ada Quill, Tom Reed")
    assert document.text == f"The bridge\n\n{SAID}" and document.reader == "article@1"


def test_articles_one_a_line_and_a_broken_line() -> None:
    lines = [
        json.dumps({"maintext": f"{SAID} {n}", "url": f"https://a.example/{n}", "date_publish": AT}) for n in range(3)
    ]
    documents, codes = outcome("\n".join([*lines, '{"maintext": "cut o']))
    assert [d.name for d in documents] == [f"a#https://a.example/{n}" for n in range(3)] and codes == ["invalid-json"]


def ninjs(**more: Any) -> str:
    return json.dumps({"uri": "urn:1", "pubstatus": "usable", "versioncreated": AT, "body_text": SAID} | more)


@pytest.mark.parametrize(
    ("item", "codes"),
    [
        (ninjs(), []),
        (ninjs(pubstatus="canceled"), ["withdrawn"]),
        (ninjs(pubstatus="withheld"), ["withdrawn"]),
        (ninjs(embargoed="2031-03-05T00:00:00+03:00"), ["embargo"]),
        (ninjs(body_text=None, type="picture"), ["no-text"]),
        (ninjs(versioncreated="2031-03-04T10:15:00"), ["no-zone"]),
        (ninjs(body_text="It", body_xhtml=f"<p>{SAID}</p>"), []),
    ],
)
def test_an_agency_s_item(item: str, codes: list[str]) -> None:
    documents, told = outcome(item)
    assert told == codes
    assert [d.text for d in documents] == ([] if {"withdrawn", "no-text"} & set(codes) else [SAID])


NITF = (
    '<nitf><head><docdata><date.issue norm="{date}"/></docdata></head><body><body.head><hedline><hl1>The bridge</hl1>'
    "</hedline></body.head><body.content>{body}</body.content></body></nitf>"
)


@pytest.mark.parametrize(
    ("date", "wanted"),
    [
        ("20310304T101500+0300", AT),
        ("20310304T101500Z", "2031-03-04T10:15:00+00:00"),
        ("20310304T101500", "2031-03-04"),
        ("20310304", "2031-03-04"),
    ],
)
def test_nitf_dates(date: str, wanted: str) -> None:
    (document,), codes = outcome(NITF.format(date=date, body=f"<p>{SAID}</p>"))
    assert document.published == wanted
    assert ("no-zone" in codes) == (date == "20310304T101500")


def test_nitf_blocks_say_what_they_are() -> None:
    body = f"<block><p>{SAID}</p><hl2>No figures</hl2><p>So <em>it</em> is&#46;</p></block>"
    body += "<media><media-caption>The bridge.</media-caption></media><note><p>Corrected.</p></note>"
    (document,), _ = outcome(NITF.format(date="20310304", body=body))
    told = [(b.kind, b.span.of(document.text)) for b in document.blocks]
    assert told == [("headline", "The bridge"), ("lede", SAID), ("headline", "No figures"), ("body", "So it is."),
                    ("caption", "The bridge."), ("body", "Corrected.")]  # fmt: skip


LAUGHS = '<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


def test_a_newsitem_s_entities_are_not_expanded() -> None:
    (document,), _ = outcome(LAUGHS + NITF.format(date="20310304", body=f"<p>{SAID} &b; &c;</p>"))
    assert "haha" not in document.text and "root:" not in document.text


# ---------------------------------------------------------------- tables

CELLS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Zs"]) | st.sampled_from(' ",;\t\n'), max_size=25
)


@settings(deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4), st.sampled_from([",", ";", "\t"]))
def test_a_row_is_its_speaker_and_words(rows: list[tuple[str, str]], separator: str) -> None:
    held = io.StringIO()
    table = csv.writer(held, delimiter=separator)
    table.writerow(["speaker", "quote", "date"])
    table.writerows([(f"A{speaker}", f"B{words}", AT) for speaker, words in rows])
    capture = Capture("a.csv", None, "text/csv", held.getvalue().encode())
    documents = [d for d in read(capture, Hints()) if isinstance(d, Document)]
    for (speaker, words), document in zip(rows, documents, strict=True):
        who, what = document.blocks
        assert who.span.of(document.text) == " ".join(f"A{speaker}".split())
        assert what.span.of(document.text) == f"“{' '.join(f'B{words}'.split())}”"
        assert document.text[who.span.stop : what.span.start] == ": "
        (stood,) = place(document, capture, who.span)
        raw = capture.body[stood.start : stood.stop].decode()
        assert raw.replace('""', '"').split() == f"A{speaker}".split()


@pytest.mark.parametrize(
    ("header", "named"),
    [
        ("Quote,Speaker,Source,Date", {"quote": 0, "speaker": 1, "source": 2, "date": 3}),
        ("Цитата;Спикер;Издание;Дата", {"quote": 0, "speaker": 1, "outlet": 2, "date": 3}),
        ("name,text", {"speaker": 0, "quote": 1}),
        ("text,quote,said_by", {"text": 0, "quote": 1, "speaker": 2}),
        ("Quote,Quote", {"quote": 0}),
    ],
)
def test_columns_are_guessed_by_their_names(header: str, named: dict[str, int]) -> None:
    assert columns(header.replace(";", ",").split(",")).named == named


def test_how_a_table_was_read_is_told() -> None:
    capture = Capture("a.csv", None, "", b"speaker,quote,mood\nAda Quill,It holds.,calm\n")
    assert why(capture).endswith("column 1 is the speaker, column 2 is the quote, 'mood' is not used")


@pytest.mark.parametrize(
    ("name", "body", "kind"),
    [
        ("a", b"quote,speaker\n", "text/csv"),
        ("a.txt", b"The mayor said so, and left.\n", "text/plain"),
        ("a.csv", b"price,amount\n", "text/csv"),
    ],
)
def test_a_table_is_known_by_its_first_line(name: str, body: bytes, kind: str) -> None:
    assert media_type(name, body) == kind


def test_a_table_without_quotations_says_so() -> None:
    assert outcome("price,amount\n1,2\n", "a.csv") == ([], ["no-columns"])


def test_a_cell_is_text_and_never_a_formula() -> None:
    (document,), _ = outcome('speaker,quote\n=1+1,"@SUM(A1)\u200b it holds"\n', "a.csv")
    assert document.text == "=1+1: “@SUM(A1) it holds”"


@pytest.mark.parametrize("header", ["speaker,quote", "quote,speaker"])
def test_the_words_of_a_row_are_its_speaker_s(header: str) -> None:
    cells = {"speaker": "Ada Quill", "quote": "It holds and will stay open."}
    (document,), _ = outcome(f"{header}\n" + ",".join(cells[name] for name in header.split(",")), "a.csv")
    (said,) = extract(document, lambda language: (None, frozenset())).attributions
    assert (said.name, said.voice) == ("Ada Quill", "direct")
    assert [s.of(document.text) for s in (*said.source, *said.content)] == [
        "Ada Quill",
        "“It holds and will stay open.”",
    ]


def test_many_rows_are_read_quickly() -> None:
    body = "speaker,quote,date\n" + f'Ada Quill,"It holds, she said.",{AT}\n' * 3000
    import time

    began = time.process_time()
    assert len(outcome(body, "a.csv")[0]) == 3000 and time.process_time() - began < 8


def test_spans_in_two_cells_stand_in_two_places() -> None:
    body = b'quote,speaker\n"It ""holds"".",Ada Quill\n'
    capture = Capture("a.csv", None, "", body)
    document = read(capture, Hints())[0]
    assert isinstance(document, Document)
    stood = place(document, capture, Span(0, len(document.text)))
    assert [body[s.start : s.stop] for s in stood] == [b"Ada Quill", b'It ""holds"".']


def test_trafilatura_s_paragraphs_and_its_title_once() -> None:
    text = f"The bridge\n{SAID}\nSo it is."
    held = {"title": "The bridge", "fingerprint": "a", "raw_text": text.replace("\n", " "), "text": text}
    (document,), _ = outcome(json.dumps(held))
    assert document.text == f"The bridge\n\n{SAID}\n\nSo it is."


def test_a_byline_is_its_name() -> None:
    (document,), _ = outcome(ninjs(byline="By Ada Quill", body_text=SAID))
    assert document.byline == "Ada Quill"


def test_many_heads_in_an_item_take_time_in_proportion() -> None:
    body = f"<p>{SAID}</p>" + "<hl2>So it is</hl2><p>It is.</p>" * 4000
    before = time.perf_counter()
    (document,), _ = outcome(NITF.format(date="20310304", body=body))
    assert time.perf_counter() - before < 5 and len(document.blocks) == 8002
