"""What is watched and what is new there: lists of feeds, the entries of a feed, the files of a folder."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeVar
from urllib.parse import urljoin

from sayso.readers import media_type
from sayso.readers.encoding import decode
from sayso.readers.moment import moment
from sayso.readers.tree import Element, text, tree
from sayso.text.clean import apply
from sayso.types import Capture

FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
LIST = "text/x-opml"
TEASER = re.compile(r"(?:\[?(?:…|\.\.\.)\]?|read more|continue reading)\W*\Z", re.I)
# A description of so many words is the text itself, as many feeds have it there.
WHOLE = 150


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed: its own name, the address of its page, a digest of its words, and whether they are all.

    ``published`` (ISO 8601) and ``outlet``, the feed's title, are what its page may not say.
    ``name`` is what the reader of feeds puts behind ``#`` in the name of the entry's document.
    """

    name: str
    url: str | None
    digest: str
    whole: bool
    published: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of an entry or a file: ``digest`` of what was read last, ``mark`` of a file as listed, ``tries``.

    ``digest`` is empty while the page of an entry could not be had; ``tries`` counts how often.
    """

    digest: str
    mark: str = ""
    tries: int = 0


def listed(capture: Capture) -> tuple[str, ...]:
    """The addresses of the feeds that an OPML list names, each once (OPML 2.0, ``xmlUrl``).

    >>> listed(Capture("a.opml", None, "", b'<opml><body><outline xmlUrl="https://gazette.example/rss"/></body></opml>'))
    ('https://gazette.example/rss',)
    """
    found = (e.facts.get("xmlUrl", "").strip() for e in tree(decode(capture).text).under("outline"))
    return tuple(dict.fromkeys(address for address in found if address))


def is_list(capture: Capture) -> bool:
    """True for an OPML list."""
    return media_type(capture.url, capture.body) == LIST


def is_feed(capture: Capture) -> bool:
    """True for an RSS, Atom or JSON feed."""
    return media_type(capture.url, capture.body) in FEEDS


def entries(capture: Capture) -> tuple[Entry, ...]:
    """The entries of a feed in its order; none where it is broken from the start."""
    decoded = decode(capture).text
    found = _json(decoded) if media_type(capture.url, capture.body) == "application/feed+json" else _xml(decoded)
    kept: dict[str, Entry] = {}
    for entry in found:
        kept.setdefault(entry.name, entry)
    return tuple(kept.values())


T = TypeVar("T", bound=Entry)


def fresh(found: Iterable[T], seen: Mapping[str, Seen]) -> tuple[T, ...]:
    """The entries that were not seen, or not in these words, the oldest first; feeds have the newest first.

    >>> old, new = Entry("1", None, "x", True), Entry("2", None, "y", True)
    >>> fresh([new, old], {"1": Seen("x")}) == (new,)
    True
    """
    return tuple(e for e in reversed(tuple(found)) if e.name not in seen or seen[e.name].digest != e.digest)


# ---------------------------------------------------------------- RSS and Atom


def _xml(raw: str) -> Iterator[Entry]:
    root = tree(raw)
    channel = next(root.under("channel", "feed"), None)
    base = _address(raw, channel) if channel is not None else ""
    for number, element in enumerate(root.under("item", "entry"), 1):
        address = _address(raw, element)
        guid = element.first("guid")
        if not address and guid is not None and guid.facts.get("isPermaLink", "true") == "true":
            address = text(raw, guid)
        url = _joined(base, address)
        name = " ".join((_said(raw, element, "guid", "id") or element.facts.get("about") or url or "").split())[:300]
        full = _words(_said(raw, element, "encoded", "content"))
        summary = _words(_said(raw, element, "description", "summary"))
        title = _words(_said(raw, element, "title"))
        stated = _said(raw, element, "published", "pubDate", "issued", "date", "created", "updated")
        about = moment(stated), text(raw, channel.first("title")) if channel is not None else None
        yield _entry(name or str(number), url, title, full, summary, *about)


def _address(raw: str, element: Element) -> str:
    link = next((e for e in element.all("link") if e.facts.get("rel", "alternate") == "alternate"), None)
    return (link.facts.get("href") or text(raw, link)) if link is not None else ""


def _said(raw: str, element: Element, *names: str) -> str:
    found = (e for n in names for e in element.all(n) if e.prefix not in ("media", "itunes") and "src" not in e.facts)
    return next((words for e in found if (words := text(raw, e))), "")


def _joined(base: str, address: str) -> str | None:
    try:
        whole = urljoin(base, address.strip()) if address.strip() else ""
    except ValueError:
        return None
    return whole if re.match(r"https?://\S+$", whole) else None


# ---------------------------------------------------------------- JSON Feed


def _json(raw: str) -> Iterator[Entry]:
    try:
        held = json.loads(raw)
    except ValueError:
        return
    items = held.get("items") if isinstance(held, dict) else None
    base = _str(held.get("home_page_url")) if isinstance(held, dict) else ""
    for number, item in enumerate(items if isinstance(items, list) else [], 1):
        if not isinstance(item, dict):
            continue
        url = _joined(base, _str(item.get("url")) or _str(item.get("external_url")))
        full = _words(_str(item.get("content_html")) or _str(item.get("content_text")))
        name = " ".join(str(item.get("id") or "").split())[:300] or url or str(number)
        about = moment(_str(item.get("date_published"))), " ".join(_str(held.get("title")).split())
        yield _entry(name, url, _str(item.get("title")), full, _words(_str(item.get("summary"))), *about)


def _str(held: Any) -> str:
    return held if isinstance(held, str) else ""


# ---------------------------------------------------------------- both


def _words(held: str) -> str:
    """The words of a text that may be HTML, on one line."""
    if "<" in held or "&" in held:
        from sayso.readers.markup import clean

        held = apply(held, clean(held)).text
    return " ".join(held.split())


def _entry(
    name: str, url: str | None, title: str, full: str, summary: str, published: str | None, outlet: str | None
) -> Entry:
    """The entry; its words are all of it where they stand as its content, or are many, and do not break off."""
    told = full if len(full) >= len(summary) else summary
    whole = bool(told) and not TEASER.search(told) and (told is full or len(told.split()) >= WHOLE)
    digest = sha256("\n".join((url or "", title, full, summary)).encode("utf-8", "surrogatepass")).hexdigest()
    return Entry(name, url, digest, whole, published, outlet or None)
