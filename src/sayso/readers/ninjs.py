"""News items of agencies in JSON: IPTC ninjs, versions 1 to 3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sayso.readers.document import Found, encoding_problems, problem
from sayso.readers.encoding import decode
from sayso.readers.entry import entry, gathered, has_words
from sayso.readers.envelope import Inner, headline, inner, prose
from sayso.readers.moment import moment
from sayso.readers.placed import BrokenJson, Literal, mended, rows
from sayso.readers.slices import Slice
from sayso.types import Capture, Document, Hints, Problem

READER = "ninjs@1"
LARGEST = 32_000_000
WITHDRAWN = ("canceled", "cancelled", "withheld")
MOST_ITEMS = 20_000


def clean(raw: str) -> tuple[()]:
    """No edits: every block's locator names its own steps."""
    return ()


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """A Document for each text item, those in its associations too, then the Problems.

    A withdrawn item is a Problem and no Document; an embargo is told. ``published`` is firstcreated, else
    versioncreated (IPTC ninjs 1.3, 2.0 and 3.0 name them with other letters).
    """
    if len(capture.body) > LARGEST:
        return (problem("too-large", capture, f"items of over {LARGEST // 1_000_000} MB: split them"),)
    decoded = decode(capture)
    made: list[Document] = []
    problems: list[Problem] = []
    try:
        for _, held in rows(mended(decoded.text)):
            for item in _items(held):
                document, told = _document(capture, hints, decoded.text, item)
                made += [document] if document else []
                problems += told
    except BrokenJson as error:
        problems.append(problem("invalid-json", capture, f"not valid JSON: {error}: get the item again"))
    if not made and not problems:
        problems.append(problem("no-text", capture, "no item has a text of its own"))
    return (*made, *encoding_problems(capture, decoded), *gathered(problems, "items"))


def _items(held: Any) -> Iterator[dict[str, Any]]:
    """An item and those associated with it, outer ones first."""
    waiting, seen = [held], 0
    while waiting and seen < MOST_ITEMS:
        here = waiting.pop(0)
        seen += 1
        if not isinstance(here, dict):
            continue
        if isinstance(here.get("uri"), str):
            yield here
        inside = here.get("associations")
        waiting += list(inside.values()) if isinstance(inside, dict) else inside if isinstance(inside, list) else []


def _document(
    capture: Capture, hints: Hints, raw: str, item: dict[str, Any]
) -> tuple[Document | None, tuple[Problem, ...]]:
    status = _said(item, "pubstatus", "pubStatus")
    pieces = list(_pieces(raw, item))
    if status in WITHDRAWN:
        return None, (problem("withdrawn", capture, f"{item['uri']} was withdrawn ({status}) and is not read"),)
    if not has_words(pieces):
        return None, ()
    found = Found(
        outlet=_outlet(item),
        published=moment(
            _said(item, "firstcreated", "firstCreated") or _said(item, "versioncreated", "versionCreated")
        ),
        dateline=_said(item, "located"),
        byline=_said(item, "byline", "by") or _names(item.get("authors") or item.get("creators")),
        language=_said(item, "language"),
        url=next((u for u in (_said(item, "url"), item["uri"]) if u and re.match(r"https?://\S+$", u)), None),
        name=f"{capture.url}#{' '.join(item['uri'].split())[:300]}",
    )
    made, told = entry(capture, hints, READER, pieces, found)
    until = _said(item, "embargoed", "embargoedUntil")
    if until:
        told = (*told, problem("embargo", capture, f"{item['uri']} is under embargo until {until}", made.id))
    return made, told


def _pieces(raw: str, item: dict[str, Any]) -> Iterator[Slice]:
    """The main headline and the fullest body: XHTML before plain text."""
    for text in _texts(raw, item, ("headline", "title"), "headlines")[:1]:
        yield from headline(text)
    bodies = _texts(raw, item, ("body_xhtml", "body_html", "body_text"), "bodies")
    if bodies:
        yield from prose(max(bodies[:4], key=lambda b: ("<p" in b.words, len(b.words))))
        return
    for text in _texts(raw, item, ("description_text",), "descriptions")[:1]:
        yield from prose(text)


def _texts(raw: str, item: dict[str, Any], names: tuple[str, ...], several: str) -> list[Inner]:
    """The item's texts under these names, and, from version 2 on, the values of a list of them, main ones first."""
    listed = item.get(several)
    values = [v for v in listed if isinstance(v, dict)] if isinstance(listed, list) else []
    values.sort(key=lambda v: v.get("role") not in ("main", "headline", "body", None))
    found = [item.get(name) for name in names] + [v.get("value") for v in values]
    found += [v for n, v in item.items() if n.startswith("body_") and n not in names and several == "bodies"]
    return [inner(raw, t.inside, "literal") for t in found if isinstance(t, Literal) and t.strip()]


def _outlet(item: dict[str, Any]) -> str | None:
    """The provider, or the source of the information with that role."""
    sources = item.get("infosource") or item.get("infosources") or item.get("infoSources")
    listed = [s for s in sources if isinstance(s, dict)] if isinstance(sources, list) else []
    named = next((_said(s, "name") for s in listed), None)
    return _said(item, "provider") or named or _said(item, "copyrightholder", "copyrightHolder")


def _names(held: Any) -> str | None:
    names = [_said(p, "name") for p in held if isinstance(p, dict)] if isinstance(held, list) else []
    return ", ".join(n for n in names if n) or None


def _said(item: dict[str, Any], *names: str) -> str | None:
    for name in names:
        held = item.get(name)
        if isinstance(held, str) and held.strip():
            return re.sub("[\ud800-\udfff]", "\ufffd", " ".join(held.split()))
    return None
