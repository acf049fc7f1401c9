"""Markdown: its words without the marks, with blocks told by the marks."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sayso.readers.dateline import day_in, is_date_line, stamp, wire_mark
from sayso.readers.document import Found, document, encoding_problems, problem
from sayso.readers.encoding import decode
from sayso.readers.layout import byline
from sayso.readers.markup import ENTITY
from sayso.readers.press import furniture
from sayso.readers.slices import Slice, join
from sayso.text.clean import Edit, apply
from sayso.types import Capture, Document, Hints, Problem, Span

READER = "markdown@2"
LARGEST = 20_000_000
FRONT = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(.{0,20000}?)\r?\n\1[ \t]*(?:\r?\n|$)", re.S)
FIELD = re.compile(r"^(\w[\w-]*)\s*[:=]\s*(\S.*?)\s*$", re.M)
NAMES = {"headline": "title", "date": "published", "author": "byline", "authors": "byline", "link": "url",
         "canonical": "url",
         "lang": "language", "publisher": "outlet", "source": "outlet", "publication": "outlet"}  # fmt: skip
FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
ROW = re.compile(
    r"(?P<quote>(?:[ ]{0,3}>[ ]?)+)?(?P<indent>[ \t]*)"
    r"(?:(?P<head>#{1,6})(?=[ \t]|$)|(?P<item>[-*+]|\d{1,9}[.)])(?=[ \t]))?"
)
RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*$")
PICTURE = re.compile(r"\s*!\[[^\[\]]{0,300}\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,300}\")?\)\s*")
ASKED = re.compile(r"(\*\*|__)(?!\s)[^*_]+\?[\"”»’]?\1\s*$")
CROSSED = re.compile(r"~~(?=\S)([^~]+)(?<=\S)~~")
FOOTNOTE = re.compile(r"\[\^?[\w-]{1,20}\]:\s")
MARKS = re.compile(
    r"(?P<comment><!--.*?(?:-->|$))"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<image>!\[(?P<alt>[^\[\]]{0,300})\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,300}\")?\))"
    r"|(?P<link>\[(?P<shown>(?:[^\[\]]|\[[^\[\]]{0,200}\]){1,1000})\]"
    r"(?:\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?(?:\s+[\"'(][^\"')]{0,300}[\"')])?\)|\[[\w -]{0,80}\]))"
    r"|(?P<address><(?P<target>https?://[^<>\s]{1,2000})>)"
    r"|(?P<tag></?[a-zA-Z][^<>]{0,1000}>)"
    rf"|(?P<entity>{ENTITY})"
    r"|(?P<hard>(?:[ ]{2,}|\\)\r?\n[ \t]*(?:>[ ]?)*[ \t]*)"
    r"|(?P<soft>[ \t]*\r?\n[ \t]*(?:>[ ]?)*[ \t]*)"
    r"|(?P<strong>\*{1,3}+(?=[^\s*])|(?<=[^\s*])\*{1,3}+|(?<![\w_])_{1,3}+(?=[^\s_])|(?<=[^\s_])_{1,3}+(?![\w_]))"
    r"|(?P<code>`+)|(?P<struck>~~)",
    re.S,
)


@dataclass(frozen=True, slots=True)
class Row:
    """Lines of the file that make one block."""

    start: int
    stop: int
    kind: str


def clean(raw: str) -> Iterable[Edit]:
    """The edits that turn a slice of Markdown into its words: no emphasis, link targets, tags or line wraps.

    >>> raw = "He said **no** to [the plan](https://x.example)\\nand left."
    >>> apply(raw, clean(raw)).text
    'He said no to the plan and left.'
    """
    edits: list[Edit] = []
    _clean(raw, 0, len(raw), edits)
    lone = _lone(raw, edits)
    return [e for e in edits if e not in lone]


def _lone(raw: str, edits: list[Edit]) -> set[Edit]:
    """Signs of emphasis that no other one closes, as in a footnote's star: they stay."""
    signs: dict[str, list[Edit]] = {}
    for edit in edits:
        mark = raw[edit.start : edit.stop]
        if mark and not edit.new and not mark.strip("*_"):
            signs.setdefault(mark, []).append(edit)
    return {found[-1] for found in signs.values() if len(found) % 2}


def _clean(raw: str, start: int, stop: int, edits: list[Edit]) -> None:
    for found in MARKS.finditer(raw, start, stop):
        kind = found.lastgroup if found.lastgroup not in ("alt", "shown", "target") else None
        kind = kind or next(k for k in ("image", "link", "address") if found[k])
        if kind == "link":
            edits.append(Edit(found.start(), found.start("shown")))
            _clean(raw, found.start("shown"), found.end("shown"), edits)
            edits.append(Edit(found.end("shown"), found.end()))
        elif kind == "address":
            edits += [Edit(found.start(), found.start() + 1), Edit(found.end() - 1, found.end())]
        else:
            edits.append(Edit(found.start(), found.end(), _kept(kind, found[0])))


def _kept(kind: str, mark: str) -> str:
    """What stays of a mark."""
    if kind == "entity":
        return "".join(c for c in html.unescape(mark) if not "\ud800" <= c <= "\udfff")
    return {"escape": mark[1:], "hard": "\n", "soft": " "}.get(kind, "")


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """The Document of a Markdown file, then its Problems; a file without a word gives a Problem only."""
    if len(capture.body) > LARGEST:
        size = len(capture.body) // 1_000_000
        return (problem("too-large", capture, f"a text of {size} MB; {LARGEST // 1_000_000} MB is the most: split it"),)
    decoded = decode(capture)
    raw = decoded.text
    front = FRONT.match(raw)
    slices = _slices(raw, front.end() if front else 0)
    if not any(s.kind != "boilerplate" and any(map(str.isalnum, s.words)) for s in slices):
        return (problem("no-text", capture, "holds no words: check that the right file was given"),)
    text, blocks, place = join(slices)
    fields = _fields(front[2]) if front else {}
    by = next((s.words for s in slices if s.kind == "byline"), None)
    dated = next((s.words for s in slices if s.kind == "dateline" and stamp(s.words)), None)
    found = Found(
        title=fields.get("title") or next((s.words for s in slices if s.kind == "headline"), None),
        outlet=fields.get("outlet"),
        published=fields.get("published") or dated or (day_in(place.words) if place else None),
        dateline=fields.get("dateline") or ((place.words or None) if place else None),
        byline=fields.get("byline") or (byline(by) if by else None),
        wire=fields.get("wire")
        or (place.wire if place else None)
        or next(filter(None, (wire_mark(s.words) for s in slices[-2:])), None),
        url=fields.get("url"),
        language=fields.get("language"),
    )
    made, problems = document(capture, hints, READER, text, blocks, found)
    return (made, *encoding_problems(capture, decoded), *problems)


def _fields(front: str) -> dict[str, str]:
    """The plain fields of front matter; nested ones are left alone."""
    found: dict[str, str] = {}
    for name, words in FIELD.findall(front):
        key = NAMES.get(name.casefold(), name.casefold())
        bare = words.strip("[]").strip().strip("\"'")
        if key in ("title", "published", "outlet", "byline", "url", "language", "dateline", "wire") and bare:
            found.setdefault(key, bare)
    return found


def _slices(raw: str, start: int) -> list[Slice]:
    """The blocks of the file in order, the first prose as lede, what newspapers print around it marked."""
    slices: list[Slice] = []
    opened = False
    for row in _rows(raw, start):
        source = raw[row.start : row.stop]
        crossed = tuple(Span(*m.span(1)) for m in CROSSED.finditer(source))
        piece = Slice(row.start, apply(source, clean(source)), row.kind, crossed)
        if not piece.words.strip():
            continue
        if row.kind in ("body", "list"):
            kind = furniture(piece.words) or ("" if opened else _of_the_head(piece.words)) or row.kind
            piece = replace(piece, kind="question" if kind == "body" and ASKED.match(source) else kind)
        if piece.kind == "body" and not opened:
            opened = True
            piece = replace(piece, kind="lede")
        slices.append(piece)
    return slices


def _of_the_head(words: str) -> str:
    if is_date_line(words):
        return "dateline"
    return "byline" if byline(words) else ""


def _rows(raw: str, start: int) -> Iterator[Row]:
    """The blocks of the file: lines that belong together, without the marks at their start."""
    held: Row | None = None
    fence = ""
    for line in re.finditer(r"[^\n]*\n?", raw[start:]):
        words = line[0].rstrip("\r\n")
        at, stop = start + line.start(), start + line.start() + len(words.rstrip())
        mark = FENCE.match(words)
        if fence or mark:
            if held:
                yield held
            held = None
            fence = "" if fence and mark and mark[1].startswith(fence) else fence or (mark[1] if mark else "")
            if not mark and words.strip():
                yield Row(at, stop, "boilerplate")
            continue
        if held and held.kind == "body" and UNDERLINE.match(words):
            yield replace(held, kind="headline")
            held = None
            continue
        new = _row(words, at, stop)
        if held and new and _goes_on(held, new):
            held = replace(held, stop=stop)
        else:
            if held:
                yield held
            held = replace(new, kind=new.kind or "body") if new else None
    if held:
        yield held


def _goes_on(held: Row, new: Row) -> bool:
    return (new.kind == "" and held.kind != "headline") or new.kind == held.kind == "quote"


def _row(words: str, at: int, stop: int) -> Row | None:
    """A line by itself; an empty kind for one that goes on with what stands above it."""
    sign = ROW.match(words)
    if sign is None or RULE.match(words) or PICTURE.fullmatch(words) or re.fullmatch(r"\s*\|?[\s:|-]+\|?\s*", words):
        return None
    start = at + sign.end() + len(words[sign.end() :]) - len(words[sign.end() :].lstrip())
    if start >= stop:
        return None
    if FOOTNOTE.match(words.lstrip()):
        return Row(at + len(words) - len(words.lstrip()), stop, "note")
    if sign["head"]:
        bare = re.sub(r"[ \t]+#+[ \t]*$", "", words.rstrip())
        return Row(start, max(start, at + len(bare)), "headline") if at + len(bare) > start else None
    if sign["item"]:
        return Row(start, stop, "list" if not sign["quote"] else "quote")
    return Row(start, stop, "quote" if sign["quote"] else "")
