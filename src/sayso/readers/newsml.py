"""News items of agencies in XML: IPTC NewsML-G2 and NITF, alone or one in the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.readers.document import Found, encoding_problems, problem
from sayso.readers.encoding import decode
from sayso.readers.entry import entry, gathered, has_words
from sayso.readers.envelope import fragment, headline, inner, prose
from sayso.readers.moment import moment
from sayso.readers.slices import Slice
from sayso.readers.tree import Element, text, tree
from sayso.types import Capture, Document, Hints, Problem, Span

READER = "newsml@1"
LARGEST = 32_000_000
WITHDRAWN = ("canceled", "cancelled", "withheld")
LEAVES = {
    "p": "body", "hl2": "headline", "bq": "quote", "blockquote": "quote", "q": "body", "li": "list", "pre": "body",
    "media-caption": "caption", "media-producer": "caption", "tagline": "boilerplate", "note": "note",
    "th": "body", "td": "body",
}  # fmt: skip
GROUPS = (
    "block", "body.content", "body.end", "bq", "blockquote", "ul", "ol", "table", "tr", "tbody", "media", "section",
    "div", "note",
)  # fmt: skip


def clean(raw: str) -> tuple[()]:
    """No edits: every block's locator names its own steps."""
    return ()


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """A Document for each text item (newsItem, or NITF alone), then the Problems.

    A withdrawn item is a Problem and no Document; an embargo is told. Entities a file declares are not expanded.
    """
    if len(capture.body) > LARGEST:
        return (problem("too-large", capture, f"items of over {LARGEST // 1_000_000} MB: split them"),)
    decoded = decode(capture)
    raw = decoded.text
    root = tree(raw)
    items = list(root.under("newsItem")) or list(root.under("nitf"))[:1]
    made: list[Document] = []
    problems: list[Problem] = []
    for number, item in enumerate(items, 1):
        document, told = _document(capture, hints, raw, item, number if len(items) > 1 else 0)
        made += [document] if document else []
        problems += told
    if not made and not problems:
        problems.append(
            problem("no-text", capture, "no item has a text of its own: pictures and packages are not read")
        )
    return (*made, *encoding_problems(capture, decoded), *gathered(problems, "items"))


def _document(
    capture: Capture, hints: Hints, raw: str, item: Element, number: int
) -> tuple[Document | None, tuple[Problem, ...]]:
    nitf = item if item.name == "nitf" else next(item.under("nitf"), None)
    own = _of_item(raw, item) if item.name != "nitf" else Found()
    told = _of_nitf(raw, nitf) if nitf is not None else Found()
    found = Found(**{n: getattr(own, n) or getattr(told, n) for n in Found.__slots__})
    called = (
        item.facts.get("guid") or next((e.facts.get("id-string", "") for e in item.under("doc-id")), "") or str(number)
    )
    status = _status(raw, item)
    if status in WITHDRAWN:
        return None, (problem("withdrawn", capture, f"{called} was withdrawn ({status}) and is not read"),)
    pieces = [*_head(raw, item, nitf), *_body(raw, item, nitf)]
    if not has_words(pieces):
        return None, ()
    if number:
        found = replace(found, name=f"{capture.url}#{called}")
    made, problems = entry(capture, hints, READER, pieces, found)
    until = text(raw, next(item.under("embargoed"), None))
    if until:
        problems = (*problems, problem("embargo", capture, f"{called} is under embargo until {until}", made.id))
    return made, problems


def _status(raw: str, item: Element) -> str:
    stated = next(item.under("pubStatus"), None)
    if stated is not None:
        return (stated.facts.get("qcode", "") or stated.facts.get("uri", "")).replace("/", ":").rpartition(":")[2]
    data = next(item.under("docdata"), None)
    return data.facts.get("management-status", "") if data is not None else ""


def _of_item(raw: str, item: Element) -> Found:
    """What the metadata of a newsItem states."""
    meta, about = item.first("itemMeta"), item.first("contentMeta")
    service = next(iter(meta.all("provider")), None) if meta else None
    created = (text(raw, about.first("contentCreated")) if about else "") or (
        text(raw, meta.first("firstCreated")) or text(raw, meta.first("versionCreated")) if meta else ""
    )
    if not about:
        return Found(published=moment(created), outlet=_named(raw, service))
    language = next((e.facts.get("tag") for e in about.all("language")), None)
    names = [_named(raw, e) for e in about.all("creator", "contributor")]
    headline_ = next((text(raw, e) for e in about.all("headline")), "")
    return Found(
        title=headline_ or None,
        outlet=_named(raw, service) or _named(raw, next(iter(about.all("infoSource")), None)),
        published=moment(created),
        dateline=text(raw, about.first("dateline")) or _named(raw, about.first("located")),
        byline=text(raw, about.first("by")) or ", ".join(n for n in names if n) or None,
        language=language or item.facts.get("lang"),
    )


def _named(raw: str, element: Element | None) -> str | None:
    """The name of a concept; a bare code says nothing to people."""
    if element is None:
        return None
    return text(raw, element.first("name")) or element.facts.get("literal") or (text(raw, element) or None)


def _of_nitf(raw: str, nitf: Element) -> Found:
    issued = next((e.facts.get("norm") for e in nitf.under("date.issue")), None)
    release = next((e.facts.get("norm") for e in nitf.under("date.release")), None)
    story = next((e.facts.get("norm") for e in nitf.under("story.date")), None)
    place = next(nitf.under("dateline"), None)
    by = next(nitf.under("bytag", "byline"), None)
    pub = next(nitf.under("pubdata"), None)
    words = text(raw, by)
    return Found(
        title=text(raw, next(nitf.under("title"), None)) or None,
        outlet=text(raw, next(nitf.under("distributor"), None)) or (pub.facts.get("name") if pub else None),
        published=moment(issued or release or story),
        dateline=text(raw, place) or None,
        byline=words or None,
        language=next((e.facts.get("lang") for e in nitf.under("body", "nitf") if e.facts.get("lang")), None)
        or nitf.facts.get("lang"),
    )


# ---------------------------------------------------------------- text


def _head(raw: str, item: Element, nitf: Element | None) -> Iterator[Slice]:
    """The headlines: those of the text itself, else the one of the metadata."""
    own = nitf.under("hl1", "hl2") if nitf is not None else ()
    first = next(nitf.under("body.content"), None) if nitf is not None else None
    heads = [e for e in own if first is None or e.outer.stop <= first.outer.start]
    for element in heads or list(item.under("headline"))[:1]:
        yield from _titled(raw, element)
    for element in nitf.under("byline", "dateline") if nitf is not None else ():
        made = inner(raw, element.inside, "html", "line")
        if made.words.strip():
            yield made.slice(0, len(made.words), "byline" if element.name == "byline" else "dateline")


def _titled(raw: str, element: Element) -> Iterator[Slice]:
    if element.children:
        piece = inner(raw, element.inside, "html", "line")
        if piece.words.strip():
            yield piece.slice(0, len(piece.words), "headline")
        return
    for span, data in element.texts[:1]:
        yield from headline(inner(raw, span, *(() if data else ("xml",))))


def _body(raw: str, item: Element, nitf: Element | None) -> list[Slice]:
    """The text: of NITF its content, else of the first inline XHTML or plain rendition."""
    if nitf is not None:
        found = [p for part in nitf.under("body.content", "body.end") for p in _leaves(raw, part)]
    else:
        found = next((made for part in item.under("inlineXML", "inlineData") if (made := _inline(raw, part))), [])
    at = next((n for n, piece in enumerate(found) if piece.kind == "body"), None)
    if at is not None and not any(p.kind == "lede" for p in found):
        found[at] = replace(found[at], kind="lede")
    return found


def _inline(raw: str, part: Element) -> list[Slice]:
    page = next(part.under("body"), None) or part
    if page.children:
        return fragment(inner(raw, page.inside))
    texts = [inner(raw, span, *(() if data else ("xml",))) for span, data in part.texts]
    return [piece for words in texts for piece in prose(words)]


def _leaves(raw: str, element: Element) -> Iterator[Slice]:
    """The paragraphs of NITF content in order, each with the kind its element says."""
    waiting = element.children[::-1]
    while waiting:
        here = waiting.pop()
        grouped = [c for c in here.children if c.name in LEAVES or c.name in GROUPS]
        if grouped and here.name in (*GROUPS, "p", "li", "td"):
            waiting.extend(reversed(grouped))
        elif here.name in LEAVES:
            yield from _leaf(raw, here.inside, LEAVES[here.name])
        elif here.name in GROUPS:
            yield from _leaf(raw, here.inside, "body")


def _leaf(raw: str, span: Span, kind: str) -> Iterator[Slice]:
    made = inner(raw, span, "html")
    words = made.words.strip()
    if words:
        start = made.words.index(words)
        yield made.slice(start, start + len(words), kind)
