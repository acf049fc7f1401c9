"""Tables of quotations (CSV): a Document a row, its words and its speaker from their own cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.readers.document import Found, document, encoding_problems, problem, shown
from sayso.readers.encoding import decode
from sayso.readers.entry import gathered
from sayso.readers.envelope import inner
from sayso.readers.moment import moment
from sayso.text.number import count, either
from sayso.types import Block, Capture, Document, Hints, Problem, Span

READER = "quotations@1"
LARGEST = 100_000_000
MOST_ROWS = 200_000
SEPARATORS = ",;\t|"
MARKED = re.compile(r"[“„«\"‘].*[”“»\"’]\Z", re.S)
COLUMNS = {
    "quote": ("quote", "quotes", "quotation", "quoted words", "quote text", "statement", "utterance", "цитата",
              "высказывание", "citation", "zitat", "cita"),
    "text": ("text", "words", "текст", "texte", "texto"),
    "speaker": ("speaker", "said by", "who", "name", "person", "speaker name", "спикер", "кто", "говорящий", "имя",
                "locuteur", "personne", "sprecher", "wer", "hablante", "orador", "persona"),
    "outlet": ("outlet", "publication", "publisher", "newspaper", "medium", "media", "site", "издание", "сми", "média",
               "journal", "zeitung", "medio"),
    "source": ("source", "источник", "quelle", "fuente"),
    "date": ("date", "day", "published", "published at", "publication date", "date published", "said on", "дата",
             "datum", "fecha"),
    "url": ("url", "link", "address", "source url", "ссылка", "lien", "enlace"),
    "language": ("language", "lang", "язык", "langue", "sprache", "idioma"),
    "title": ("title", "headline", "заголовок", "titre", "titel", "titular"),
    "number": ("id", "no", "number", "#", "№", "nr"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what, by the names in the first line; ``unknown`` are the names that say nothing to us."""

    named: dict[str, int]
    unknown: tuple[str, ...]

    @property
    def told(self) -> str:
        """The columns in words, for those who want to know how a table was read."""
        held = sorted(self.named.items(), key=lambda pair: pair[1])
        told = [f"column {at + 1} is the {name}" for name, at in held]
        return ", ".join([*told, *(f"{name!r} is not used" for name in self.unknown)])


Cells = list[tuple[Span, bool]]


def columns(header: Sequence[str]) -> Columns:
    """What each column holds, guessed by its name alone.

    >>> columns(["Speaker", "Quote", "Source", "mood"])
    Columns(named={'speaker': 0, 'quote': 1, 'source': 2}, unknown=('mood',))
    """
    named: dict[str, int] = {}
    unknown = []
    for at, name in enumerate(header):
        bare = " ".join(re.sub(r"[_-]+", " ", name.strip("\ufeff \t")).casefold().split())
        kind = next((kind for kind, names in COLUMNS.items() if bare in names and kind not in named), None)
        if kind:
            named[kind] = at
        else:
            unknown.append(shown(name))
    if "quote" not in named and "text" in named:
        named["quote"] = named.pop("text")
    return Columns(named, tuple(unknown))


def rows(raw: str, separator: str) -> Iterator[Cells]:
    """The rows of a table, each cell with its place without its quotation marks, and whether it had them (RFC 4180).

    A quotation mark that is never closed is a letter like any other.

    >>> [[s.of('a,"b, c"\\nd,e') for s, _ in row] for row in rows('a,"b, c"\\nd,e', ",")]
    [['a', 'b, c'], ['d', 'e']]
    """
    cell = re.compile(
        rf'[ ]*"((?:[^"]|"")*+)"[ ]*(?=[{re.escape(separator)}\r\n]|\Z)|([^{re.escape(separator)}\r\n]*+)'
    )
    at = 1 if raw.startswith("\ufeff") else 0
    held: Cells = []
    closed = False
    while at <= len(raw):
        found = cell.match(raw, at)
        assert found is not None  # the second branch matches everywhere
        group = 1 if found[1] is not None else 2
        held.append((Span(*found.span(group)), group == 1))
        at = found.end()
        if raw[at : at + 1] == separator:
            at += 1
            continue
        if held != [(held[0][0], False)] or held[0][0].start < held[0][0].stop:
            yield held
        held, closed = [], at >= len(raw)
        at += 2 if raw.startswith("\r\n", at) else 1
        if closed:
            return


def _separator(raw: str) -> str:
    first = re.match(r'(?:"(?:[^"]|"")*+"|[^\r\n"])*+', raw.removeprefix("\ufeff"))
    bare = re.sub(r'"(?:[^"]|"")*+"', "", first[0] if first else "")
    return max(SEPARATORS, key=bare.count)


def why(capture: Capture) -> str:
    """Which columns of a table were taken for what."""
    raw = decode(capture).text
    header = next(rows(raw, _separator(raw)), [])
    return columns([s.of(raw) for s, _ in header]).told


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """A Document for each row with a quotation, then the Problems, one of a kind for the whole table.

    Its text is the speaker's cell, a colon and the words in quotation marks, as transcripts have them. A cell is never
    run as a formula: it is text. A date without its zone gives its day; one of figures only is read in ISO order alone.
    """
    if len(capture.body) > LARGEST:
        return (problem("too-large", capture, f"a table of over {LARGEST // 1_000_000} MB: split it"),)
    decoded = decode(capture)
    raw = decoded.text
    table = rows(raw, _separator(raw))
    header = columns([inner(raw, span, *(("cell",) if q else ())).words for span, q in next(table, [])])
    if "quote" not in header.named:
        message = (
            "a table without a column of quotations: name one of them quote, and others speaker, date, outlet, url"
        )
        return (problem("no-columns", capture, message),)
    made: list[Document] = []
    problems: list[Problem] = []
    empty = 0
    for number, cells in enumerate(table, 2):
        if number > MOST_ROWS:
            problems.append(problem("too-large", capture, f"more than {MOST_ROWS} rows: split the table"))
            break
        row = _Row(raw, {name: cells[at] for name, at in header.named.items() if at < len(cells)})
        if not any(map(str.isalnum, row.text("quote"))):
            empty += any(s.start < s.stop for s, _ in cells)
            continue
        document_, told = row.document(capture, hints, number)
        made.append(document_)
        problems += told
    if empty:
        some = f"{count(empty, 'row')} without a quotation {either(empty, 'was', 'were')} skipped"
        problems.append(problem("skipped", capture, some))
    if not made:
        problems.append(problem("no-text", capture, "no row has a quotation: check the table"))
    return (*made, *encoding_problems(capture, decoded), *gathered(problems, "rows"))


@dataclass(frozen=True, slots=True)
class _Row:
    raw: str
    cells: dict[str, tuple[Span, bool]]

    def text(self, name: str) -> str:
        """A cell's words on one line; empty where the row is too short."""
        if name not in self.cells:
            return ""
        span, marked = self.cells[name]
        return " ".join(inner(self.raw, span, *(("cell",) if marked else ())).words.split())

    def document(self, capture: Capture, hints: Hints, number: int) -> tuple[Document, tuple[Problem, ...]]:
        """The row as a Document of its own."""
        parts = [self._part(n, extra) for n, extra in (("speaker", ()), ("quote", ("quoted",))) if self.text(n)]
        text, blocks = "", []
        for words, locator in parts:
            text += ": " if text else ""
            blocks.append(Block(Span(len(text), len(text) + len(words)), "body", locator))
            text += words
        source = self.text("source")
        linked = re.match(r"https?://\S+$", source)
        address = self.text("url")
        stated = self.text("date")
        found = Found(
            title=self.text("title") or None,
            outlet=self.text("outlet") or (source if source and not linked else None),
            published=moment(stated),
            url=address if re.match(r"https?://\S+$", address) else (source if linked else None),
            language=self.text("language") or None,
            name=f"{capture.url}#{number}",
        )
        made, told = document(capture, replace(hints, author=None), READER, text, blocks, found)
        if stated and made.published is None:
            message = f"row {number}: the date {shown(stated)!r} is not used: write it as 2031-03-04"
            told = tuple(problem("no-date", capture, message, made.id) if p.code == "no-date" else p for p in told)
        return made, told

    def _part(self, name: str, more: tuple[str, ...]) -> tuple[str, str]:
        span, marked = self.cells[name]
        whole = self.raw[span.start : span.stop]
        bare = whole.strip(" \t\r\n\xa0")
        start = span.start + whole.index(bare)
        first = (*(("cell",) if marked else ()), "line")
        opened = inner(self.raw, Span(start, start + len(bare)), *first)
        steps = first if MARKED.match(opened.words) else (*first, *more)
        made = inner(self.raw, opened.span, *steps)
        return made.words, f"{made.span.start}-{made.span.stop} {' '.join(steps)}"


def clean(raw: str) -> tuple[()]:
    """No edits: every cell's locator names its own steps."""
    return ()
