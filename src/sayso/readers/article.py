"""Articles as crawlers store them in JSON: news-please, Fundus, trafilatura; one a file or one a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sayso.readers.document import Found, encoding_problems, problem
from sayso.readers.encoding import decode
from sayso.readers.entry import entry, gathered, has_words
from sayso.readers.envelope import headline, inner, plain, prose
from sayso.readers.moment import moment
from sayso.readers.placed import BrokenJson, Literal, mended, rows
from sayso.readers.slices import Slice
from sayso.text.number import count, either
from sayso.types import Capture, Document, Hints, Problem

READER = "article@1"
LARGEST = 200_000_000
# trafilatura's raw_text has lost its paragraphs.
TEXTS = ("maintext", "plaintext", "text", "raw_text")
MOST_SECTIONS = 5000


def clean(raw: str) -> tuple[()]:
    """No edits: every block's locator names its own steps."""
    return ()


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """A Document for each article with text, then the Problems, one of a kind for the file.

    news-please gives local times and trafilatura days without a zone; they stay what they are. An article that was
    crawled without text is counted.
    """
    if len(capture.body) > LARGEST:
        return (problem("too-large", capture, f"a crawl of over {LARGEST // 1_000_000} MB: split it"),)
    decoded = decode(capture)
    made: list[Document] = []
    problems: list[Problem] = []
    bare = number = 0
    last: tuple[list[Slice], Found] | None = None
    try:
        for number, (_, held) in enumerate(rows(mended(decoded.text)), 1):
            pieces = list(_pieces(decoded.text, held)) if isinstance(held, dict) else []
            if not has_words(pieces):
                bare += 1
                continue
            found = _found(held, capture, number)
            last = pieces, found
            document, told = entry(capture, replace(hints, url=None), READER, pieces, found)
            made.append(document)
            problems += told
    except BrokenJson as error:
        problems.append(problem("invalid-json", capture, f"not valid JSON: {error}: crawl it again"))
    if number == 1 and last is not None:  # a file of one article is that article
        document, told = entry(capture, hints, READER, last[0], replace(last[1], name=capture.url))
        made, problems = [document], [*told, *(p for p in problems if p.document is None)]
    if bare and made:
        some = f"{count(bare, 'article')} without text {either(bare, 'was', 'were')} skipped"
        problems.append(problem("skipped", capture, some))
    if not made and not problems:
        problems.append(problem("no-text", capture, "no article has text: look for maintext, text or body in the file"))
    return (*made, *encoding_problems(capture, decoded), *gathered(problems, "articles"))


def _pieces(raw: str, held: dict[str, Any]) -> Iterator[Slice]:
    """Title and text: the sections of a Fundus body, else the fullest text the article has."""
    title, body = held.get("title") or held.get("headline"), held.get("body")
    found = [t for t in (held.get(name) for name in TEXTS) if isinstance(t, Literal) and t.strip()]
    sections = isinstance(body, dict) and any(_sections(body))
    repeated = isinstance(title, str) and bool(found) and not sections and found[0].lstrip().startswith(f"{title}\n")
    if isinstance(title, Literal) and not repeated:
        yield from headline(inner(raw, title.inside, "literal"))
    if isinstance(body, dict) and sections:
        yield from _body(raw, body)
        return
    if found:
        yield from prose(inner(raw, found[0].inside, "literal"))
        return
    summary = held.get("description") or held.get("excerpt")
    if isinstance(summary, Literal):
        yield from prose(inner(raw, summary.inside, "literal"))


def _sections(body: dict[str, Any]) -> Iterable[tuple[str, Literal]]:
    """The texts of a Fundus body in order: its summary, then headline and paragraphs of each section."""
    for words in _texts(body.get("summary")):
        yield "body", words
    sections = body.get("sections")
    for section in sections[:MOST_SECTIONS] if isinstance(sections, list) else ():
        if isinstance(section, dict):
            for words in _texts(section.get("headline")):
                yield "headline", words
            for words in _texts(section.get("paragraphs")):
                yield "body", words


def _texts(held: Any) -> Iterator[Literal]:
    for words in held if isinstance(held, list) else [held]:
        if isinstance(words, Literal) and words.strip():
            yield words


def _body(raw: str, body: dict[str, Any]) -> Iterator[Slice]:
    opens = True
    for kind, words in _sections(body):
        text = inner(raw, words.inside, "literal")
        if kind == "headline":
            yield from headline(text)
            continue
        for piece in plain(text):
            # One paragraph alone looks like a headline to who tells lines apart.
            kind = piece.kind if piece.kind in ("boilerplate", "caption", "note", "quote", "list") else "body"
            yield replace(piece, kind="lede" if opens and kind == "body" else kind)
            opens = opens and kind != "body"


# ---------------------------------------------------------------- facts


def _found(held: dict[str, Any], capture: Capture, number: int) -> Found:
    page = held.get("html") if isinstance(held.get("html"), dict) else {}
    origin = page.get("source_info") if isinstance(page, dict) and isinstance(page.get("source_info"), dict) else {}
    address = _said(held.get("url")) or _said(held.get("source")) or _said((page or {}).get("responded_url"))
    address = address or _said(held.get("link"))
    stated = _said(held.get("publishing_date")) or _said(held.get("date_publish")) or _said(held.get("date"))
    return Found(
        title=_said(held.get("title")),
        outlet=_said(held.get("sitename")) or _said(held.get("publisher")) or _said((origin or {}).get("publisher"))
        or _said(held.get("source_domain")) or _said(held.get("source-hostname")) or _said(held.get("hostname")),
        published=moment(stated),
        byline=_names(held.get("authors") or held.get("author")),
        url=address if address and re.match(r"https?://\S+$", address) else None,
        language=_said(held.get("language")) or _said(held.get("lang")),
        name=f"{capture.url}#{address or _said(held.get('filename')) or number}",
    )  # fmt: skip


def _said(held: Any) -> str | None:
    words = " ".join(held.split()) if isinstance(held, str) else ""
    words = re.sub("[\ud800-\udfff]", "\ufffd", words)
    return words if words and words.casefold() not in ("none", "null", "unknown") else None


def _names(held: Any) -> str | None:
    """The names of the authors, which trafilatura parts with semicolons."""
    several = held if isinstance(held, list) else str(held).split(";") if isinstance(held, str) else []
    return ", ".join(dict.fromkeys(n for n in map(_said, several) if n)) or None
