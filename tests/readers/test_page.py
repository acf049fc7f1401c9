"""Web pages: what is seen, what is not, and what a page says of itself. All of it is invented."""

from __future__ import annotations

import json

import pytest

from sayso.readers import read
from sayso.readers.markup import clean
from sayso.text.clean import apply
from sayso.types import Capture, Document, Hints

TOLD = "The bridge over the Orne was shut on Tuesday, the mayor of Port Selm told reporters in the hall."
MORE = "Ferries will run every half hour until the bridge opens, the harbour office said in a statement."


def page(body: str, head: str = "", hints: Hints | None = None, url: str = "page.html") -> Document:
    html = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    found = read(Capture(url, None, "text/html", html.encode()), hints or Hints())[0]
    assert isinstance(found, Document), found
    return found


def blocks(body: str) -> list[tuple[str, str]]:
    found = page(body)
    return [(b.kind, b.span.of(found.text)) for b in found.blocks]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("a  b\n c", "a b c"),
        ("a <b> b</b>", "a b"),
        ("a<br> b<br/><br>c", "a\nb\n\nc"),
        ("R&amp;D &lt;b&gt; &copy 2031 &#8220;x&#x201d; &nbsp;y", "R&D <b> © 2031 “x” \xa0y"),
        ("&bogus; &#0; &#xD800; 1 < 2 & 3", "&bogus; � � 1 < 2 & 3"),
        ("soft&shy;ly un\u00adseen\u200b", "softly unseen"),
        ("a<!-- b > c -->d<script>e</script>f<style>g</style>", "adf"),
        ('a<span hidden>b <span>c</span></span> d<i style="Display : none">e</i>', "a d"),
        ("a<span class='sr-only'>b</span><svg><text>c</text></svg>", "a"),
        ("what was said<s>misspoke</s>[spoke]", "what was saidmisspoke[spoke]"),
        ("one&#10;&#32;two", "one two"),
    ],
)
def test_words_of_a_slice(html: str, words: str) -> None:
    assert apply(html, clean(html)).text == words


@pytest.mark.parametrize(
    "unseen",
    [
        '<div style="display:none"><p>secret</p></div>',
        "<p hidden>secret<p>",
        '<div aria-hidden="true">secret</div>',
        "<script>secret</script>",
        "<noscript><p>secret</p></noscript>",
        "<template><p>secret</p></template>",
        "<nav><ul><li>secret</li></ul></nav>",
        '<aside class="related"><p>secret words to be read by nobody.</p></aside>',
        '<div class="share-bar"><p>secret</p></div>',
        '<div id="comments"><article><p>secret words to be read by nobody.</p></article></div>',
        '<div class="newsletterSignup"><p>secret words to be read by nobody.</p></div>',
        '<div role="dialog"><p>secret words to be read by nobody.</p></div>',
        "<footer><p>secret</p></footer>",
        "<ul><li style='display:none'>secret<li>seen</ul>",
    ],
)
def test_hidden_text_and_widgets_are_out(unseen: str) -> None:
    text = page(f"<article><h1>Bridge shut</h1><p>{TOLD}</p>{unseen}<p>{MORE}</p></article>").text
    assert "secret" not in text and TOLD in text and MORE in text


def test_a_hidden_element_ends_with_its_parent() -> None:
    found = blocks(f"<article><div><span style='display:none'>secret</div><p>{TOLD}</p><p>{MORE}</p></article>")
    assert [words for _, words in found] == [TOLD, MORE]


def test_what_holds_the_headline_is_no_widget() -> None:
    found = page(f'<div class="content-sidebar-wrap"><h1>Bridge shut</h1><p>{TOLD}</p><p>{MORE}</p></div>')
    assert TOLD in found.text and found.title == "Bridge shut"


def test_a_block_quotation_is_a_pull_quote_where_its_words_stand_beside_it() -> None:
    quoted = "“The crack is twelve centimetres long.”"
    found = blocks(
        f"<article><h1>Shut</h1><p>{TOLD}</p><p>{quoted} That is what he said.</p><blockquote>{quoted}</blockquote>"
        f"<blockquote>Nobody has asked us to pay for it yet.</blockquote><p>{MORE}</p></article>"
    )
    assert [k for k, _ in found] == ["headline", "lede", "body", "pullquote", "quote", "body"]


PARAGRAPHS = [f"Paragraph {n} says that ferry {n} left the harbour of Port Selm at {n} past ten." for n in range(30)]
SHAPES = {
    "plain": "".join(f"<p>{p}</p>" for p in PARAGRAPHS),
    "wrapped": "".join(f'<div class="p"><p>{p}</p></div>' for p in PARAGRAPHS),
    "twice wrapped": "".join(f'<div class="p"><div><p>{p}</p></div></div>' for p in PARAGRAPHS),
    "divisions": "".join(f"<div>{p}</div>" for p in PARAGRAPHS),
    "misleading class": '<div class="photo-credits author"><div><p>' + "</p><p>".join(PARAGRAPHS) + "</p></div></div>",
}
TEASERS = "".join(
    f'<div class="x1"><h3>Fish {n}</h3><p><a href="/{n}">Fish {n} was sold</a></p></div>' for n in range(8)
)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_shapes_of_pages(shape: str) -> None:
    head = '<div class="x0"><a href="/">Fish</a> <a href="/f">Ferries</a></div><h1>Ferries leave</h1>'
    found = blocks(f'{head}<div class="x2">{shape}</div><div class="x3">{TEASERS}</div>')
    assert [words for kind, words in found if kind in ("lede", "body")] == PARAGRAPHS
    assert {kind for kind, words in found if words not in PARAGRAPHS} <= {"headline", "boilerplate"}
    assert [words for kind, words in found if kind == "headline"] == ["Ferries leave"]


def test_preformatted_text_has_paragraphs() -> None:
    found = blocks(f"<pre>{TOLD[:40].rpartition(' ')[0]}\n{TOLD[:40].rpartition(' ')[2]}{TOLD[40:]}\n\n{MORE}</pre>")
    assert [words for _, words in found] == [TOLD, MORE]


LINKED = {
    "@type": "NewsArticle",
    "headline": "Bridge &amp; ferry",
    "datePublished": "2031-03-04T10:15:00",
    "author": {"name": "Ada Quill"},
    "publisher": [{"name": "Selm Gazette"}],
    "inLanguage": "en",
}


def test_linked_data_counts_before_all_else() -> None:
    head = (
        f'<script type="application/ld+json">{json.dumps([LINKED])}</script>'
        '<script type="application/ld+json">{broken</script>'
        '<meta property="og:title" content="Other"><meta property="og:site_name" content="Other">'
    )
    found = page(f"<p>{TOLD}</p><p>{MORE}</p>", head, Hints(zone="+01:00"))
    assert (found.title, found.outlet, found.byline) == ("Bridge & ferry", "Selm Gazette", "Ada Quill")
    assert found.published == "2031-03-04T10:15:00+01:00"


def test_a_time_without_a_zone_keeps_its_day_only() -> None:
    html = f'<!doctype html><script type="application/ld+json">{json.dumps(LINKED)}</script><p>{TOLD}</p><p>{MORE}</p>'
    document, *problems = read(Capture("p.html", None, "text/html", html.encode()), Hints())
    assert document.published == "2031-03-04" and [p.code for p in problems] == ["no-zone"]


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ('<meta property="article:published_time" content="2031-03-04T09:00:00Z">', "", "2031-03-04T09:00:00+00:00"),
        ("", '<time datetime="2031-03-04">Tuesday</time>', "2031-03-04"),
        (
            "",
            '<span itemprop="datePublished" content="2031-03-04T09:00:00+01:00">x</span>',
            "2031-03-04T09:00:00+01:00",
        ),
        ("", "<p>March 4, 2031</p>", "2031-03-04"),
        ('<meta name="date" content="soon">', "", None),
    ],
)
def test_published(head: str, body: str, published: str | None) -> None:
    found = page(f"<article><h1>Bridge shut</h1>{body}<p>{TOLD}</p><p>{MORE}</p></article>", head)
    assert found.published == published


@pytest.mark.parametrize(
    ("canonical", "came_from", "url"),
    [
        ("https://gazette.example/a?b=1&amp;c=2", "page.html", "https://gazette.example/a?b=1&c=2"),
        ("/a", "https://www.gazette.example/a?utm=1", "https://www.gazette.example/a"),
        ("https://other.example/a", "https://gazette.example/a", "https://gazette.example/a"),
        ("javascript:alert(1)", "page.html", None),
        ("http://[broken", "page.html", None),
    ],
)
def test_address(canonical: str, came_from: str, url: str | None) -> None:
    head = f'<link rel="canonical" href="{canonical}">'
    assert page(f"<article><p>{TOLD}</p><p>{MORE}</p></article>", head, url=came_from).url == url


@pytest.mark.parametrize(
    "html", ["<div id=root></div><script>render()</script>", "<p> </p>", "<img alt='words'>", "<p hidden>words"]
)
def test_a_page_with_no_text_is_a_problem(html: str) -> None:
    found = read(Capture("p.html", None, "text/html", f"<!doctype html><body>{html}".encode()), Hints())
    assert [p.code for p in found] == ["no-text"] and "p.html" in found[0].message
