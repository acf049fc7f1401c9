"""What the dispatch says, in Markdown and on the page."""

from __future__ import annotations

import csv as comma
import io
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from report import footbridge
from sayso.report.dispatch import dispatch
from sayso.report.page import html
from sayso.report.record import as_json
from sayso.report.register import Register
from sayso.report.summary import totals
from sayso.report.table import COLUMNS, csv
from sayso.report.write import markdown
from sayso.types import Attribution, Record, Rendering, Span, Statement, When, key

SNAPSHOT = Path(__file__).with_name("footbridge.md")
HOSTILE = (
    "[x](javascript:alert(1)) <script>alert(1)</script> `code` a|b **bold** ~~cut~~ <img src=x onerror=alert(1)> "
    "&lt; {{ 7*7 }} {% raw %} https://evil.example/ \u202egnip \x07 </mark></div></style> =HYPERLINK(1) 1. # head"
)


@pytest.fixture(scope="module")
def page() -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(html(footbridge.record()))


def rendered(text: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(text))


def test_the_dispatch_is_as_it_was() -> None:
    """A change on purpose: bump WRITER in report/dispatch.py, then run with SAYSO_UPDATE=1."""
    found = markdown(footbridge.record())
    if os.environ.get("SAYSO_UPDATE"):
        SNAPSHOT.write_text(found, "utf-8")
    assert found == SNAPSHOT.read_text("utf-8")


def test_every_narrators_sentence_calls_a_note() -> None:
    view = dispatch(footbridge.record())
    items = [*view.shared, *(i for p in view.portraits for i in p.items)]
    assert sorted(i.number for i in items) == [1, 2, 3, 4, 5]
    notes = {n.number: n for n in view.notes}
    for item in items:
        assert notes[item.note].attribution == item.attribution
        assert " […] ".join(c.exact for c in notes[item.note].citations) == item.words
    assert list(notes) == list(range(1, len(notes) + 1))


def test_an_outlet_is_who_reports_and_nothing_more_is_asserted() -> None:
    text = markdown(footbridge.record())
    assert "Karsund Courier quotes Dana Orlow as saying on 2 March 2031: “We closed" in text
    assert "as saying (day not known), in the outlet’s words: “that inspectors had warned" in text
    assert "The file briefing.txt, through what a source named only as “The mayor”" in text
    assert "omitted" not in text
    assert "Mayor Dana Orlow said" not in text.split("## Notes")[0]


def test_who_passes_words_on_stands_beside_them() -> None:
    record = footbridge.record()
    outer = footbridge.orlow_briefing.id
    held = as_json(record)
    through = {r["attribution"]: r["through"] for s in held["statements"] for r in s["renderings"]}
    assert {id for id, teller in through.items() if teller} == {footbridge.hask_briefing.id}
    assert through[footbridge.hask_briefing.id] == outer
    rows = list(comma.DictReader(io.StringIO(csv(record).removeprefix("\ufeff"))))
    assert {row["attribution"]: row["through"] for row in rows if row["through"]} == {
        footbridge.hask_briefing.id: "“The mayor”"
    }


def test_a_statement_known_only_through_others_says_so() -> None:
    record = footbridge.record()
    first = next(s for s in record.statements if s.renderings[0].attribution == footbridge.hask_briefing.id)
    again = replace(first.renderings[0], kind="verbatim", against=first.renderings[0].attribution)
    twice = replace(first, renderings=(first.renderings[0], again))
    also = replace(twice, renderings=(twice.renderings[0], replace(again, attribution=footbridge.hask.id)))
    for one, says in ((twice, True), (also, False)):
        kept = tuple(one if s.id == first.id else s for s in record.statements)
        text = markdown(replace(record, statements=kept))
        assert ("Secondhand in every source" in text) is says
        assert "verbatim, direct, as told by “The mayor”" in text or not says


def test_a_statement_under_two_names_says_that_the_sources_differ() -> None:
    record = footbridge.record()
    first, *others = footbridge.CLOSED.renderings
    hers = replace(footbridge.ORLOW, attributions=tuple(r.attribution for r in others))
    his = replace(footbridge.HASK, attributions=(*footbridge.HASK.attributions, first.attribution))
    mixed = replace(record, speakers=(hers, his))
    for write in (markdown, html):
        text = write(mixed)
        assert "The sources differ on who says this: Ruben Hask in Karsund Courier" in re.sub(r"<[^>]+>", "", text)
        assert "Dana Orlow in Northwire" in text
        assert "The sources differ" not in write(record)


def test_who_is_told_of_but_says_nothing_passes_nothing_on() -> None:
    record = footbridge.record()
    silent = tuple(s for s in record.statements if s.renderings[0].attribution != footbridge.orlow_briefing.id)
    text = markdown(replace(record, statements=silent, questions=(), relations=()))
    assert "The file briefing.txt, telling of a source named only as “The mayor”" in text
    assert "is reported to say" not in text.split("## Notes")[0]


def test_a_trimmed_wording_shows_what_was_cut(page: lxml_html.HtmlElement) -> None:
    assert "We closed the bridge ~~on Friday~~ because" in markdown(footbridge.record())
    cut = page.xpath("//article[@id='statement-1']//tr[2]//del/text()")
    assert cut == ["on Friday", "until both are replaced"]


def test_a_copy_is_no_witness(page: lxml_html.HtmlElement) -> None:
    assert "near-copy of [S2](#source-S2)" in markdown(footbridge.record())
    wire = page.xpath("string(//article[@id='statement-1']//tr[2])")
    assert "the same in near-copies S3" in wire
    assert "S3 Evening Post" not in page.xpath("string(//article[@id='statement-1'])")
    item = dispatch(footbridge.record()).shared[0]
    assert (item.sources, item.witnesses) == (4, 3)


def test_another_language_stays_and_is_named(page: lxml_html.HtmlElement) -> None:
    (words,) = page.xpath("//article[@id='statement-1']//p[@lang='ru']")
    assert "лопнули два троса" in words.text_content()
    assert "Quotations in Russian stand in the original; nothing was translated by machine." in markdown(
        footbridge.record()
    )


def test_the_matrix_says_not_found(page: lxml_html.HtmlElement) -> None:
    rows = page.xpath("//table[@class='matrix']/tbody/tr")
    assert len(rows) == 5
    assert [c.text_content() for c in rows[1].xpath("td")][1:] == ["not found in the captured text"] * 4


def test_the_page_has_landmarks_heads_and_unique_ids(page: lxml_html.HtmlElement) -> None:
    for landmark in ("header", "nav", "main", "footer"):
        assert len(page.xpath(f"//body//{landmark}")) == 1 or landmark == "header"
    assert len(page.xpath("//h1")) == 1
    assert page.get("lang") == "en"
    assert all(th.get("scope") for th in page.xpath("//th"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert not {h[1:] for h in page.xpath("//a/@href") if h.startswith("#")} - set(ids)


def test_every_note_leads_to_its_exact_words(page: lxml_html.HtmlElement) -> None:
    for note in dispatch(footbridge.record()).notes:
        for citation in note.citations:
            (mark,) = page.xpath(f"//mark[@id='{citation.anchor}']")
            assert mark.text_content() == citation.exact


def test_the_page_asks_nothing_of_the_network(page: lxml_html.HtmlElement) -> None:
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not page.xpath("//script | //img | //link | //iframe | //@style | //@onclick")
    assert "url(" not in page.xpath("string(//style)")


def test_crossing_spans_light_up_together() -> None:
    record = footbridge.record()
    text = footbridge.COURIER
    first, second = footbridge.span(text, "KARSUND, March 3"), footbridge.span(text, "March 3, 2031")
    held = [Attribution(key("a", s), record.documents[0].id, (), (), (s,), "narrated") for s in (first, second)]
    made = tuple(
        Statement(f"st_{i}", None, (Rendering(a.id, a.content, "longer", None),), None) for i, a in enumerate(held)
    )
    page = html(replace(record, attributions=tuple(held), statements=made, speakers=(), relations=()))
    root = lxml_html.document_fromstring(page)
    name = f"{record.documents[0].id}-{second.start}-{second.stop}"
    assert "".join(m.text_content() for m in root.find_class(name)) == "March 3, 2031"
    assert f":root:has(#{name}:target) .{name}" in page


def hostile() -> Record:
    """A record every foreign part of which tries to be more than text."""
    text = f'{HOSTILE}\n{HOSTILE} said: "{HOSTILE}"\n'
    document = replace(
        footbridge.document(HOSTILE, text, HOSTILE, "2031-03-03", "en", "javascript:alert(1)"),
        title=HOSTILE,
        byline=HOSTILE,
    )
    start = text.index(f'"{HOSTILE}"')
    source, content = Span(len(HOSTILE) + 1, 2 * len(HOSTILE) + 1), Span(start, start + len(HOSTILE) + 2)
    held = Attribution(
        "a_1",
        document.id,
        (source,),
        (),
        (content,),
        "direct",
        HOSTILE,
        "person",
        said=When("2031", "2031", None, HOSTILE),
    )
    rendering = Rendering("a_1", (content,), "longer", None)
    trimmed = Rendering("a_1", (content,), "altered", "a_1", (("changed", HOSTILE, HOSTILE),))
    record = footbridge.record()
    return replace(
        record,
        story=replace(record.story, title=HOSTILE),
        documents=(document,),
        attributions=(held,),
        speakers=(replace(footbridge.HASK, names=(HOSTILE, HOSTILE), attributions=("a_1",), roles=()),),
        statements=(Statement("st_1", "s_hask", (rendering, trimmed), held.said),),
        relations=(),
        witnesses=((document.id, document.id),),
        problems=(replace(record.problems[0], code=HOSTILE, message=HOSTILE, document=document.id),),
    )


def test_hostile_text_stays_text_on_the_page() -> None:
    root = lxml_html.document_fromstring(html(hostile()))
    assert not root.xpath("//script | //img | //b[text()='bold'] | //@onerror")
    assert not [
        h
        for h in root.xpath("//a/@href")
        if not h.startswith(("#", "texts/", "captures/", "record.json", "statements.csv"))
    ]
    shown = root.xpath("string(//div[@class='text'])")
    assert shown == hostile().documents[0].text.replace("\x07", "␇")


def test_hostile_text_stays_text_in_markdown() -> None:
    root = rendered(markdown(hostile()))
    assert not root.xpath("//script | //img | //@onerror | //code[text()='code'] | //strong[text()='bold']")
    assert {h.split("#")[0].split("/")[0] for h in root.xpath("//a/@href")} <= {
        "",
        "texts",
        "captures",
        "dispatch.html",
    }
    assert "\u202e" not in root.text_content()
    rows = {len(row.xpath("td")) for row in root.xpath("//table[thead//th='Class']/tbody/tr")}
    assert rows == {5}


def test_a_table_cell_is_never_a_formula() -> None:
    record = hostile()
    name = replace(record.speakers[0], names=("=cmd|' /C calc'!A0",))
    lines = csv(replace(record, speakers=(name,)))
    assert lines.startswith("\ufeff" + ",".join(COLUMNS))
    assert ",'=cmd|" in lines


def test_long_words_stand_in_full_as_a_block() -> None:
    text = "He said: “" + " ".join(f"word{i}" for i in range(80)) + ".\nSecond paragraph.”\n"
    document = footbridge.document("long.txt", text, "Courier", None, "en", None)
    content = (Span(text.index("“"), len(text) - 1),)
    held = Attribution("a_1", document.id, (Span(0, 2),), (Span(3, 7),), content, "direct", "Ann Ode", "person")
    record = Record(
        replace(footbridge.record().story, title="Long"), (document,), (held,), (),
        (Statement("st_1", None, (Rendering("a_1", content, "longer", None),), None),), (), (), (),
    )  # fmt: skip
    quote = rendered(markdown(record)).xpath("//blockquote")[0]
    assert len(quote.xpath("p")) == 2
    assert re.sub(r"\s+", " ", quote.text_content()).strip().startswith("“word0 word1")
    assert "word79." in quote.text_content()


def test_an_empty_record_is_still_a_dispatch() -> None:
    record = footbridge.record()
    empty = Record(replace(record.story, statements=()), (), (), (), (), (), (), ())
    assert "Nothing in the record has a day." in markdown(empty)
    assert "No two statements were found" in html(empty)


def test_what_an_outlet_says_itself_is_said_in_its_own_voice() -> None:
    record = footbridge.record()
    content = (footbridge.span(footbridge.WIRE, "Residents were told to use the ferry."),)
    held = Attribution("a_own", record.documents[1].id, (), (), content, "narrated")
    told = Statement("st_own", None, (Rendering("a_own", content, "longer", None),), None)
    text = markdown(replace(record, attributions=(*record.attributions, held), statements=(*record.statements, told)))
    assert "### In the outlets’ own voice" in text
    assert "Northwire states in its own voice: “Residents were told to use the ferry.”" in text
    assert "cannot name: [4](#statement-4), [5](#statement-5)." in text or "cannot name: [5]" in text
    before, after = (
        Register(record),
        Register(replace(record, attributions=(*record.attributions, held), statements=(*record.statements, told))),
    )
    assert after.named() == before.named(), "an outlet in its own voice is no speaker"
    assert totals(after).undated == totals(before).undated, "nor does it leave open when it was said"


def test_a_label_that_names_nobody_asks() -> None:
    record = footbridge.record()
    wire = replace(record.documents[1], text=footbridge.WIRE.replace("Residents were", "Question: was"))
    start = wire.text.index("Question")
    label, content = (Span(start, start + 8),), (Span(start + 10, start + 30),)
    held = Attribution("a_ask", wire.id, label, (), content, "direct", made_by="rule:turn")
    told = Statement("st_ask", None, (Rendering("a_ask", content, "longer", None),), None)
    only = replace(record, documents=(record.documents[0], wire, *record.documents[2:]), attributions=(held,))
    text = markdown(replace(only, speakers=(), statements=(told,), relations=()))
    assert re.search(r"quotes a questioner labelled only “Question”\[\[\d\]\]\(#note-\d\) as asking", text)


def test_a_name_nobody_linked_is_still_the_name() -> None:
    record = footbridge.record()
    text = markdown(replace(record, speakers=(), statements=(replace(footbridge.CABLES, speaker=None),), relations=()))
    assert "### Ruben Hask" in text


def test_a_paraphrase_in_other_words_is_not_struck_through() -> None:
    record = footbridge.record()
    diff = (("changed", "Three cables had failed, not two", "that inspectors had warned the city in January"),)
    other = Rendering(footbridge.official.id, footbridge.official.content, "paraphrase", footbridge.hask.id, diff)
    told = replace(footbridge.CABLES, renderings=(*footbridge.CABLES.renderings, other))
    shown = markdown(replace(record, statements=(told,), relations=()))
    assert "~~Three" not in shown
    altered = replace(told, renderings=(told.renderings[0], replace(other, kind="altered")))
    assert "~~Three cables had failed, not two~~ **that" in markdown(
        replace(record, statements=(altered,), relations=())
    )


def test_a_post_is_written_by_its_account() -> None:
    record = footbridge.record()
    document = footbridge.DOCUMENTS[3]
    post = replace(document, blocks=tuple(replace(b, kind="post") for b in document.blocks))
    alone = replace(footbridge.CLOSED, renderings=(replace(footbridge.CLOSED.renderings[3], against=None),))
    held = replace(
        record, documents=(*record.documents[:3], post, record.documents[4]), statements=(alone,), relations=()
    )
    assert "In a post (captured from Вестник Залива) on 2 March 2031, Dana Orlow wrote" in markdown(held)


def test_a_sentence_that_stands_whole_in_marks_is_quoted_whatever_its_attribution_holds_besides() -> None:
    record = footbridge.record()
    register = Register(record)
    held = footbridge.orlow_briefing
    text = next(d.text for d in record.documents if d.id == held.document)
    assert held.voice == "mixed"
    opening = text.index('"', held.content[0].start)
    inside = (Span(opening, text.index('"', opening + 1) + 1),)
    whole = Rendering(held.id, held.content, "verbatim", None)
    assert [register.voice(one) for one in (whole, replace(whole, spans=inside))] == ["mixed", "direct"]
