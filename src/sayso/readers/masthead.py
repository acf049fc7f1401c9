"""What a page says of itself: JSON-LD first, then OpenGraph, then its meta tags and marked elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from sayso.readers.dateline import stamp
from sayso.readers.markup import Token, attributes, decoded, tokens
from sayso.readers.press import agency

LARGEST_DATA = 1_000_000
MOST_NODES = 2000
ARTICLES = re.compile(
    r"(?:News|Reportage|Analysis|Opinion|Background|Review|AskPublic|Advertiser|Satirical|Tech)?Article$"
    r"|BlogPosting$|Report$|SocialMediaPosting$"
)
DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.created",
    "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date",
    "publication_date", "article.published", "date",
)  # fmt: skip
AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher")
TITLES = ("og:title", "twitter:title", "parsely-title", "dc.title")


@dataclass(slots=True)
class Masthead:
    """Facts a page states, each as it stands there; None or empty where it does not."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    dateline: str | None = None
    wire: str | None = None
    url: str | None = None
    language: str | None = None
    meta: dict[str, str] = field(default_factory=dict)


def masthead(raw: str, address: str | None) -> Masthead:
    """What the head of a page and its embedded data state."""
    meta, data, title, language, canonical = _head(raw)
    article = next((n for n in _nodes(data) if _typed(n)), {})
    address = address if address and re.match(r"https?://", address) else None
    found = Masthead(meta=meta, language=language or _text(article.get("inLanguage")) or meta.get("og:locale"))
    outlet = _name(article.get("publisher")) or _first(meta, OUTLETS)
    found.outlet = None if outlet and re.match(r"https?://|@", outlet) else outlet
    stated = _text(article.get("headline")) or _first(meta, TITLES)
    found.title = without_outlet(stated, found.outlet) if stated else None
    found.published = _dated(_text(article.get("datePublished"))) or _dated(_first(meta, DATES))
    names = _names(article.get("author")) or tuple(filter(None, [_first(meta, AUTHORS)]))
    found.authors = tuple(n for n in names if not re.match(r"https?://|@", n) and n != found.outlet and len(n) < 120)
    found.dateline = _text(article.get("dateline"))
    found.wire = next(
        filter(None, (agency(n) for k in ("sourceOrganization", "provider", "author") for n in _names(article.get(k)))),
        None,
    )
    found.url = _address(canonical or meta.get("og:url") or _text(article.get("url")), address)
    meta.setdefault("page title", title or "")
    return found


def _head(raw: str) -> tuple[dict[str, str], list[str], str | None, str | None, str | None]:
    """Meta tags, embedded data, the title element, the language and the canonical address."""
    meta: dict[str, str] = {}
    data: list[str] = []
    title = language = canonical = None
    for token in tokens(raw):
        if token.kind == "raw" and token.name == "script" and "ld+json" in token.attributes:
            data.append(raw[token.start : token.stop].partition(">")[2].rpartition("</")[0])
        elif token.kind == "raw" and token.name == "title" and title is None:
            title = " ".join(decoded(raw[token.start : token.stop].partition(">")[2].rpartition("</")[0]).split())
        elif token.kind == "start" and token.name in ("meta", "link", "html"):
            stated = attributes(token)
            name = stated.get("property") or stated.get("name") or stated.get("itemprop")
            if token.name == "meta" and name and stated.get("content"):
                meta.setdefault(name.casefold(), stated["content"])
            elif token.name == "link" and stated.get("rel", "").casefold() == "canonical":
                canonical = canonical or stated.get("href")
            elif token.name == "html":
                language = language or stated.get("lang") or stated.get("xml:lang")
    return meta, data, title, language, canonical


def _nodes(data: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD scripts, outer ones first; what is no JSON is passed over, as browsers do."""
    for script in data:
        if len(script) > LARGEST_DATA:
            continue
        try:
            level: list[Any] = [
                json.loads(re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*;?\s*$", "", script), strict=False)
            ]
        except (ValueError, RecursionError):
            continue
        for _ in range(5):
            level = list(
                islice((x for part in level for x in (part if isinstance(part, list) else [part])), MOST_NODES)
            )
            objects = [part for part in level if isinstance(part, dict)]
            yield from objects
            level = [
                v
                for o in objects
                for k, v in o.items()
                if k in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")
            ]


def _typed(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(isinstance(k, str) and ARTICLES.search(k) for k in (kinds if isinstance(kinds, list) else [kinds]))


def _text(part: Any) -> str | None:
    if isinstance(part, list) and part:
        part = part[0]
    if isinstance(part, dict):
        part = part.get("name") or part.get("@value") or part.get("@id")
    words = " ".join(decoded(decoded(part)).split()) if isinstance(part, str) else ""
    return re.sub("[\ud800-\udfff]", "\ufffd", words) or None


def _name(part: Any) -> str | None:
    names = _names(part)
    return names[0] if names else None


def _names(part: Any) -> tuple[str, ...]:
    found = [_text(p) for p in (part if isinstance(part, list) else [part])[:20]]
    return tuple(n for n in found if n and not n.startswith(("http:", "https:", "#")))


def _first(meta: dict[str, str], names: Iterable[str]) -> str | None:
    return next((_text(meta[n]) for n in names if _text(meta.get(n))), None)


def _dated(words: str | None) -> str | None:
    return words if words and stamp(words) else None


def _address(stated: str | None, address: str | None) -> str | None:
    """The page's own address; one on another host is not believed when we know where the page came from."""
    try:
        whole = urljoin(address or "", (stated or "").strip())
        host, known = urlsplit(whole).hostname, urlsplit(address or "").hostname
    except ValueError:
        return address
    if not re.match(r"https?://\S+$", whole) or len(whole) > 2000:
        return address
    if known and (host or "").removeprefix("www.").removeprefix("m.") != known.removeprefix("www.").removeprefix("m."):
        return address
    return whole


def without_outlet(title: str, outlet: str | None) -> str:
    """A title without the outlet's name behind a dash or a bar.

    >>> without_outlet("Bridge falls | Selm Gazette", "Selm Gazette")
    'Bridge falls'
    """
    head, sign, tail = re.match(r"(.*?)(?:\s+([|–—-])\s+([^|–—]*))?$", title, re.S).groups()  # type: ignore[union-attr]
    return head if sign and outlet and tail.casefold() == outlet.casefold() else title


def stated_time(tags: Iterable[Token]) -> str | None:
    """The time of publication an element of the page itself carries: ``datePublished`` before any ``<time>``."""
    dated = [(attributes(t), t.name) for t in tags]
    marked = [a.get("datetime") or a.get("content") for a, _ in dated if "datePublished" in a.get("itemprop", "")]
    named = [
        a.get("datetime")
        for a, n in dated
        if n == "time" and ("pubdate" in a or re.search("publish", a.get("class", ""), re.I))
    ]
    plain = [a.get("datetime") for a, n in dated if n == "time" and not re.search("modif|update", str(a), re.I)]
    return next((w for w in [*marked, *named, *plain] if _dated(w)), None)
