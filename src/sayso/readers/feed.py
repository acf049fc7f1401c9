"""Feeds: RSS, Atom and JSON Feed, one Document an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin

from sayso.readers.document import Found, encoding_problems, problem
from sayso.readers.encoding import decode
from sayso.readers.entry import entry, gathered, has_words
from sayso.readers.envelope import Inner, headline, inner, prose
from sayso.readers.moment import moment
from sayso.readers.placed import BrokenJson, Literal, mended, rows
from sayso.readers.slices import Slice
from sayso.readers.tree import Element, text, tree
from sayso.text.number import count, either
from sayso.types import Capture, Document, Hints, Problem, Span

READER = "feed@1"
LARGEST = 32_000_000
XHTML = re.compile(r"\s*<(?:\w+:)?div\b[^>]*>(.*)</(?:\w+:)?div>\s*\Z", re.S | re.I)
FULL = 1.2


@dataclass(frozen=True, slots=True)
class Item:
    """One entry as its feed states it; ``texts`` are its full text and its summary, where it has them."""

    found: Found
    titles: tuple[Inner, ...]
    full: tuple[Inner, ...]
    summary: tuple[Inner, ...]


def clean(raw: str) -> tuple[()]:
    """No edits: every block's locator names its own steps."""
    return ()


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """A Document for each entry of an RSS or Atom feed with its text, then the Problems, one of a kind for the feed.

    The text is the title and the full content, or the summary where that is all (RFC 4287, RSS 2.0, RSS 1.0 with its
    content module). Entities of the feed's own making are not expanded and nothing is fetched.
    """
    if len(capture.body) > LARGEST:
        return (problem("too-large", capture, f"a feed of over {LARGEST // 1_000_000} MB: split it"),)
    decoded = decode(capture)
    root = tree(decoded.text)
    items = list(_items(decoded.text, root))
    return (*_documents(capture, hints, items), *encoding_problems(capture, decoded))


def read_json(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """A Document for each item of a JSON Feed (jsonfeed.org, versions 1 and 1.1), then the Problems."""
    if len(capture.body) > LARGEST:
        return (problem("too-large", capture, f"a feed of over {LARGEST // 1_000_000} MB: split it"),)
    decoded = decode(capture)
    items: list[Item] = []
    about: dict[str, Any] = {}
    broken: tuple[Problem, ...] = ()
    try:
        for name, held in rows(mended(decoded.text), {"items"}):
            if name == ".":
                about = held
            elif isinstance(held, dict) and name == "items":
                items.append(_json_item(decoded.text, about, held))
    except BrokenJson as error:
        broken = (problem("invalid-json", capture, f"not valid JSON: {error}: get the feed again"),)
        if not items:
            return broken
    return (*_documents(capture, hints, items), *broken, *encoding_problems(capture, decoded))


def _documents(capture: Capture, hints: Hints, items: list[Item]) -> Iterator[Document | Problem]:
    problems: list[Problem] = []
    bare = made = 0
    names: set[str] = set()
    for number, item in enumerate(items, 1):
        pieces = _pieces(item)
        if not has_words(pieces):
            bare += 1
            continue
        own = item.found.name or str(number)
        name = f"{capture.url}#{own if own not in names else f'{own}-{number}'}"
        names.add(own)
        said = replace(hints, url=None, author=None)
        document, told = entry(capture, said, READER, pieces, replace(item.found, name=name))
        made += 1
        problems += told
        yield document
    if bare and made:
        some = f"{count(bare, 'entry')} {either(bare, 'has', 'have')} a title alone"
        some += f": give {either(bare, 'its address', 'their addresses')} to sayso add"
        problems.append(problem("no-entry-text", capture, some))
    if not made:
        message = (
            "a feed without a text in it: give the addresses of its entries to sayso add"
            if bare
            else "a feed without entries"
        )
        yield problem("no-text", capture, message)
    yield from gathered(problems, "entries")


def _pieces(item: Item) -> list[Slice]:
    """Title and text of an entry: the content where it is the fuller one, else the summary."""
    head = [piece for title in item.titles[:1] for piece in headline(title)]
    full, summary = ([p for part in parts for p in prose(part)] for parts in (item.full, item.summary))
    return [*head, *(full if has_words(full) and _size(full) * FULL >= _size(summary) else summary or full)]


def _size(pieces: list[Slice]) -> int:
    return sum(len(p.words) for p in pieces)


# ---------------------------------------------------------------- RSS and Atom


def _items(raw: str, root: Element) -> Iterator[Item]:
    """The entries of a feed, each with what the feed itself says for all of them."""
    channel = next(root.under("channel", "feed"), None)
    about = _about(raw, channel)
    for element in root.under("item", "entry"):
        yield _item(raw, element, about)


def _about(raw: str, channel: Element | None) -> Found:
    if channel is None:
        return Found()
    language = text(raw, channel.first("language")) or channel.facts.get("lang", "")
    link = next((e for e in channel.all("link") if e.facts.get("rel", "alternate") == "alternate"), None)
    address = (link.facts.get("href") or text(raw, link)) if link else ""
    return Found(outlet=text(raw, channel.first("title")) or None, url=address or None, language=language or None,
                 byline=_author(raw, channel))  # fmt: skip


def _item(raw: str, element: Element, about: Found) -> Item:
    first = _first(raw, element)
    link = next((e for e in element.all("link") if e.facts.get("rel", "alternate") == "alternate"), None)
    address = (link.facts.get("href") or text(raw, link)) if link else ""
    guid = element.first("guid")
    if not address and guid is not None and guid.facts.get("isPermaLink", "true") == "true":
        address = text(raw, guid)
    url = _joined(about.url, address)
    source = element.first("source")
    origin = text(raw, source.first("title") or source) if source is not None else ""
    found = Found(
        name=_name(first("guid", "id") or element.facts.get("about") or url),
        outlet=origin or about.outlet,
        published=moment(first("published", "pubDate", "issued", "date", "created") or first("updated", "modified")),
        byline=_author(raw, element) or about.byline,
        url=url,
        language=element.facts.get("lang") or about.language,
    )
    full = [e for e in element.children if e.name == "encoded" or (e.name == "content" and e.prefix != "media")]
    summary = [e for e in element.all("description", "summary") if e.prefix not in ("media", "itunes")]
    titles = [e for e in element.all("title") if e.prefix not in ("media", "itunes")]
    return Item(found, _inner(raw, titles), _inner(raw, full), _inner(raw, summary))


def _first(raw: str, element: Element) -> Any:
    def first(*names: str) -> str:
        return next(
            (words for n in names for e in element.all(n) if e.prefix != "media" and (words := text(raw, e))), ""
        )

    return first


def _inner(raw: str, elements: list[Element]) -> tuple[Inner, ...]:
    """The texts of the first element with words: XHTML as it stands, escaped text and CDATA opened."""
    for element in elements:
        kind = element.facts.get("type", "")
        if kind.startswith(("image/", "audio/", "video/")) or element.facts.get("src"):
            continue
        if element.children:
            body = XHTML.match(raw, element.inside.start, element.inside.stop)
            return (inner(raw, Span(*body.span(1)) if body else element.inside),)
        found = tuple(inner(raw, span, *(() if data else ("xml",))) for span, data in element.texts)
        if any(any(map(str.isalnum, f.words)) for f in found):
            return found
    return ()


def _author(raw: str, element: Element) -> str | None:
    """Who wrote an entry: dc:creator, Atom's author, or the name in RSS's address of the author."""
    names = [
        text(raw, e.first("name")) or text(raw, e) for e in element.all("creator", "author") if e.prefix != "itunes"
    ]
    bare = [re.sub(r"^\S+@\S+\s*\((.+)\)$", r"\1", n).strip() for n in names]
    return ", ".join(dict.fromkeys(n for n in bare if n and not re.match(r"\S+@\S+$", n))) or None


def _name(stated: str | None) -> str | None:
    return " ".join((stated or "").split())[:300] or None


def _joined(base: str | None, address: str) -> str | None:
    if not address.strip():
        return None
    try:
        whole = urljoin(base or "", address.strip())
    except ValueError:
        return None
    return whole if re.match(r"https?://\S+$", whole) else None


# ---------------------------------------------------------------- JSON Feed


def _json_item(raw: str, about: dict[str, Any], held: dict[str, Any]) -> Item:
    authors = held.get("authors") or held.get("author") or about.get("authors") or about.get("author")
    names = [a.get("name") for a in (authors if isinstance(authors, list) else [authors]) if isinstance(a, dict)]
    found = Found(
        name=_name(str(held.get("id") or "")),
        outlet=_said(about.get("title")),
        published=moment(_said(held.get("date_published")) or _said(held.get("date_modified"))),
        byline=", ".join(n for n in names if isinstance(n, str) and n.strip()) or None,
        url=_joined(_said(about.get("home_page_url")), _said(held.get("url")) or _said(held.get("external_url")) or ""),
        language=_said(held.get("language")) or _said(about.get("language")),
    )

    def texts(*names: str) -> tuple[Inner, ...]:
        held_texts = (held.get(n) for n in names)
        return next(
            ((inner(raw, t.inside, "literal"),) for t in held_texts if isinstance(t, Literal) and t.strip()), ()
        )

    return Item(found, texts("title"), texts("content_html", "content_text"), texts("summary"))


def _said(held: Any) -> str | None:
    words = " ".join(held.split()) if isinstance(held, str) else ""
    return re.sub("[\ud800-\udfff]", "\ufffd", words) or None
