"""Web pages: main text with its blocks, each a slice of the decoded HTML with edits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.readers.dateline import Dateline, day_in, is_date_line, stamp, wire_mark
from sayso.readers.document import Found, document, encoding_problems, problem
from sayso.readers.element import Page, Part, parts
from sayso.readers.encoding import decode
from sayso.readers.envelope import fragment, inner
from sayso.readers.layout import ENDED, byline
from sayso.readers.markup import clean, struck
from sayso.readers.masthead import Masthead, masthead, stated_time, without_outlet
from sayso.readers.press import furniture
from sayso.readers.slices import Slice, join
from sayso.text.clean import Cleaned, apply
from sayso.types import Capture, Document, Hints, Problem, Span

__all__ = ["clean", "read"]

READER = "page@2"
LARGEST = 32_000_000
DEEPEST = 200
LEAST_TEXT = 100
PROSE = ("", "quote", "list")
MOST_PARSED = 6_000_000
LONG_SUMMARY = 120
CLOCK = re.compile(r"\W*\d{1,2}[.:h]\d{2}(?:[.:]\d{2})?\s?(?:[ap]\.?m\.?)?(?:\s\(?[A-Z]{2,5}\)?)?\W*$", re.I)
MOST_TAGS = 60_000


@dataclass(slots=True)
class Piece:
    """A part of the page with its words; ``kind`` is settled step by step, empty for what is not kept."""

    part: Part
    cleaned: Cleaned
    plain: str
    kind: str = ""
    main: bool = False

    @property
    def words(self) -> str:
        return self.cleaned.text

    @property
    def linked(self) -> float:
        """The share of its words that are links."""
        return self.part.linked / self.part.size if self.part.size else 0.0


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """The Document of a web page, then its Problems; a page without text gives a Problem only."""
    if len(capture.body) > LARGEST:
        size = len(capture.body) // 1_000_000
        return (
            problem(
                "too-large",
                capture,
                f"a page of {size} MB; {LARGEST // 1_000_000} MB is the most: save its text as .txt",
            ),
        )
    decoded = decode(capture)
    raw = decoded.text
    page = parts(raw)
    pieces = _pieces(raw, page)
    head = masthead(raw, hints.url or capture.url)
    _choose(raw, page, pieces)
    kept = [p for p in pieces if p.kind]
    if not any(p.main and any(map(str.isalnum, p.words)) for p in kept):
        message = (
            "a page with no text: it may need a browser, a login, or a click on a cookie notice; save its text as .txt"
        )
        return (problem("no-text", capture, message), *encoding_problems(capture, decoded))
    text, blocks, place = join(
        [Slice(p.part.start, p.cleaned, p.kind, struck(raw[p.part.start : p.part.stop])) for p in kept]
    )
    found = _found(raw, page, kept, head, place)
    made, problems = document(capture, hints, READER, text, blocks, found)
    return (made, *encoding_problems(capture, decoded), *problems)


def article(raw: str) -> tuple[Slice, ...]:
    """The blocks of a page that stands inside something else, such as a mail; all of it where no part is the text."""
    page = parts(raw)
    pieces = _pieces(raw, page)
    _choose(raw, page, pieces)
    told = sum(len(p.words) for p in pieces if p.kind not in ("", "boilerplate"))
    if 2 * told < sum(len(p.words) for p in pieces):
        return tuple(fragment(inner(raw, Span(0, len(raw)))))
    kept = (p for p in pieces if p.kind)
    crossed = ((p, struck(raw[p.part.start : p.part.stop])) for p in kept)
    return tuple(Slice(p.part.start, p.cleaned, p.kind, cuts, "html") for p, cuts in crossed)


def plain(words: str) -> str:
    """The words without case, marks and spaces, to compare what two parsers made of one paragraph."""
    return re.sub(r"[\W_]+", "", words).casefold()


def _pieces(raw: str, page: Page) -> list[Piece]:
    out = page.widgets(trust_words=True)
    if sum(p.size for p in page.parts if p.region < 0 or not out[p.region]) < LEAST_TEXT:
        out = page.widgets(trust_words=False)
    pieces = []
    for part in page.parts:
        if part.region < 0 or not out[part.region]:
            slice_ = raw[part.start : part.stop]
            cleaned = apply(slice_, clean(slice_))
            if cleaned.text.strip():
                pieces.append(Piece(part, cleaned, plain(cleaned.text)))
    return pieces


def _choose(raw: str, page: Page, pieces: list[Piece]) -> None:
    """Settle what is main text, and the kind of every piece."""
    chosen = _main_text(raw, page)
    lines = {plain(line) for line in chosen.splitlines()} - {""} if chosen else set()
    whole = plain(chosen) if chosen else ""
    for piece in pieces:
        own = [part for part in map(plain, piece.words.splitlines()) if part]
        piece.main = bool(own) and all(part in lines or (len(part) >= 20 and part in whole) for part in own)
    if sum(len(p.words) for p in pieces if p.main and p.part.kind in PROSE) < 40:
        _densest(pieces)
    level, settled = _settled([p for p in pieces if p.main and p.part.kind in PROSE])
    prose = [i for i, p in enumerate(pieces) if p.main and p.part.homes[level] in settled and p.part.kind in PROSE]
    first, last = (prose[0], prose[-1]) if prose else (0, len(pieces) - 1)
    title = _title_at(pieces, first)
    for i, piece in enumerate(pieces):
        between = (title if title is not None else first) <= i < first
        piece.kind = _kind(piece, first <= i <= last, i == title, between, piece.part.homes[level] in settled)
    _pulled(pieces)
    lede = next((p for p in pieces if p.kind == "body"), None)
    if lede:
        lede.kind = "lede"


def _settled(main: Sequence[Piece]) -> tuple[int, frozenset[int]]:
    """How far out the elements stand that hold the paragraphs together, and which of them hold a fair share."""
    whole = sum(len(p.words) for p in main)
    held: list[Counter[int]] = []
    for level in range(3):
        held.append(Counter())
        for piece in main:
            held[level][piece.part.homes[level]] += len(piece.words)
    best = max(range(3), key=lambda n: (bool(main) and max(held[n].values()) * 2 >= whole, -n))
    return best, frozenset(home for home, size in held[best].items() if size * 20 >= whole)


def _main_text(raw: str, page: Page) -> str | None:
    """The main text as trafilatura sees it, which only chooses among our blocks."""
    if page.depth > DEEPEST or page.count > MOST_TAGS or len(raw) > MOST_PARSED:
        return None
    import logging

    from lxml.etree import LxmlError
    from trafilatura import extract

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        chosen = extract(raw.replace("\0", ""), include_comments=False, include_tables=True, output_format="txt")
        return str(chosen) if chosen else None
    except (LxmlError, ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError, UnicodeError):
        return None  # a parser that gives up on a broken page leaves the choice to _densest


def _densest(pieces: list[Piece]) -> None:
    """Main text without another parser's word: the prose of the article, or of the element that holds most."""
    prose = [
        p for p in pieces if p.part.kind in PROSE and p.linked < 0.5 and (ENDED.search(p.words) or len(p.words) > 150)
    ]
    framed = [p for p in prose if p.part.article]
    level, _ = _settled(prose)
    sizes = Counter[int]()
    for piece in prose:
        sizes[piece.part.homes[level]] += len(piece.words)
    best = sizes.most_common(1)[0][0] if sizes else None
    for piece in pieces:
        piece.main = False
    for piece in framed or [p for p in prose if p.part.homes[level] == best]:
        piece.main = True


def _title_at(pieces: Sequence[Piece], first: int) -> int | None:
    """The headline: the last first-level heading before the prose, else the first one of the page."""
    heads = [i for i, p in enumerate(pieces) if p.part.kind == "h1"]
    before = [i for i in heads if i <= first]
    return before[-1] if before else (heads[0] if heads else None)


def _kind(piece: Piece, inside: bool, title: bool, between: bool, home: bool) -> str:
    """The kind of a piece: ``inside`` the run of main text, ``between`` headline and prose, ``home`` amid main text."""
    said, words = piece.part.kind, piece.words
    if title:
        return "headline"
    if not (inside or between or home or piece.main):
        return "boilerplate"
    timed = (said == "dateline" or (piece.part.dated and CLOCK.match(words))) and len(words) < 120
    if (is_date_line(words) and stamp(words)) or (timed and not ENDED.search(words)):
        return "dateline"
    if (said == "byline" or piece.part.signed or byline(words)) and len(words) < 160 and not inside:
        return "byline"
    if said in ("caption", "note", "pullquote"):
        return said
    if said.startswith("h") or said == "deck":
        return "headline" if inside or between else "boilerplate"
    if piece.linked > 0.9 and len(words.split()) < 25:
        return "boilerplate"
    known = {furniture(line) for line in words.splitlines()}
    if len(known) == 1 and (sure := known.pop()):
        return sure
    if said in ("quote", "list"):
        return said if inside or between or piece.main else "boilerplate"
    prose = bool(ENDED.search(words)) or len(words.split()) >= 25
    near = (home or (between and piece.part.article and len(words.split()) >= 6)) and prose and piece.linked < 0.5
    summed_up = between and len(words) >= LONG_SUMMARY and bool(ENDED.search(words)) and piece.linked < 0.1
    if not (piece.main or (inside and home) or near or summed_up):
        return "boilerplate"
    asked = piece.part.bold == piece.part.size and words.rstrip(' ”"»’').endswith("?")
    return "question" if asked else "body"


def _pulled(pieces: Sequence[Piece]) -> None:
    """A quotation block whose words stand in the text beside it is a pull quote."""
    told = "\n".join(p.plain for p in pieces if p.kind == "body")
    for piece in pieces:
        bare = piece.plain
        if piece.kind == "quote" and len(piece.words.split()) >= 4 and len(bare) >= 15 and bare in told:
            piece.kind = "pullquote"


def _found(raw: str, page: Page, kept: Sequence[Piece], head: Masthead, place: Dateline | None) -> Found:
    by = next((p.words for p in kept if p.kind == "byline"), None)
    title = next((p.words for p in kept if p.kind == "headline" and p.part.kind == "h1"), None)
    written = next((p.words for p in kept if p.kind == "dateline" and stamp(p.words)), None)
    closing = [p.words for p in kept if p.main or p.kind == "boilerplate"][-3:]
    wire = head.wire or (place.wire if place else None) or (wire_mark(by) if by else None)
    title = head.title or title or without_outlet(head.meta.get("page title", ""), head.outlet) or None
    return Found(
        title=" ".join(title.split()) if title else None,
        outlet=head.outlet,
        published=head.published
        or stated_time(page.tags)
        or written
        or (day_in(place.words) if place else None)
        or _dated_by_page(raw, page, head.url),
        dateline=head.dateline or ((place.words or None) if place else None),
        byline=", ".join(head.authors) or (byline(by) or by if by else None),
        wire=wire or next(filter(None, (wire_mark(w) for w in reversed(closing))), None),
        url=head.url,
        language=head.language,
    )


def _dated_by_page(raw: str, page: Page, url: str | None) -> str | None:
    """The day htmldate finds in the page's markup or address, without its guesses."""
    if page.depth > DEEPEST or page.count > MOST_TAGS or len(raw) > MOST_PARSED:
        return None
    from htmldate import find_date
    from lxml.etree import LxmlError

    try:
        day = find_date(raw.replace("\0", ""), extensive_search=False, original_date=True, url=url)
        return str(day) if day else None
    except (LxmlError, ValueError, TypeError, AttributeError, RecursionError, UnicodeError):
        return None
