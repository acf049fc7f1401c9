"""Lists of addresses, OPML and sitemaps: no text of their own, so only what they lead to is told."""

from __future__ import annotations

from sayso.readers.document import problem
from sayso.readers.encoding import decode
from sayso.readers.tree import tree
from sayso.text.number import count, either
from sayso.types import Capture, Document, Hints, Problem

LARGEST = 60_000_000


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """A Problem that says how many feeds (OPML 2.0) or pages (sitemaps.org 0.9) a list names."""
    if len(capture.body) > LARGEST:
        return (problem("too-large", capture, f"a list of over {LARGEST // 1_000_000} MB: split it"),)
    root = tree(decode(capture).text)
    feeds = sum("xmlUrl" in e.facts for e in root.under("outline"))
    maps = sum(1 for _ in root.under("sitemap"))
    pages = sum(1 for _ in root.under("url"))
    number, what = next(
        ((n, w) for n, w in ((feeds, "feed"), (maps, "further list"), (pages, "page")) if n), (0, "page")
    )
    address = either(number, "its address", "their addresses")
    told = f"a list of {count(number, what)}, no text: give {address} to sayso add"
    return (problem("addresses", capture, told),)
