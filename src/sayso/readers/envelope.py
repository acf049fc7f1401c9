"""Text inside a text: XML, CDATA, JSON strings and table cells, opened by edits so that the way back stays."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sayso.readers import cue, markup
from sayso.readers.element import Part, parts
from sayso.readers.layout import ENDED, byline
from sayso.readers.literal import ESCAPE, meant
from sayso.readers.press import furniture
from sayso.readers.slices import Slice
from sayso.readers.text import layout
from sayso.text.clean import Cleaned, Edit, apply
from sayso.types import Span

Clean = Callable[[str], Iterable[Edit]]

REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{0,31});")
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]+")
SPACES = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")
LOOKS_LIKE_HTML = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|img|blockquote|figure|table|section|article)\b[^<>]{0,2000}>"
    r"|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});",
    re.I,
)
DOUBLED = re.compile('""')
LONGEST_CAPTION = 700


def xml(raw: str) -> Iterable[Edit]:
    """The edits that resolve the references of XML text; entities that a file declares for itself stay as they are.

    >>> apply("Orne &amp; S&#246;hne &own;", xml("Orne &amp; S&#246;hne &own;")).text
    'Orne & Söhne &own;'
    """
    for found in REFERENCE.finditer(raw):
        new = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in html.unescape(found[0]))
        if new != found[0]:
            yield Edit(*found.span(), UNSEEN.sub("", new))


def literal(raw: str) -> Iterable[Edit]:
    r"""The edits that resolve the escapes inside a JSON string, its quotation marks left out.

    >>> apply(r"She said \"no\"", literal(r"She said \"no\"")).text
    'She said "no"'
    """
    return [Edit(*found.span(), meant(found)) for found in ESCAPE.finditer(raw)]


def cell(raw: str) -> Iterable[Edit]:
    """The edits that undouble the quotation marks inside a quoted table cell."""
    return [Edit(*found.span(), '"') for found in DOUBLED.finditer(raw)]


def line(raw: str) -> Iterable[Edit]:
    """The edits that make one line of a text: white space runs become one space, unseen characters go."""
    edits = [Edit(*found.span(), " ") for found in SPACES.finditer(raw)]
    return [*edits, *(Edit(*found.span()) for found in UNSEEN.finditer(raw))]


def seen(raw: str) -> Iterable[Edit]:
    """The edits that drop the characters nobody sees; lines stay as they are."""
    return [Edit(*found.span()) for found in UNSEEN.finditer(raw)]


def quoted(raw: str) -> Iterable[Edit]:
    """The edits that put the marks of a quotation around the words of a column of quotations.

    >>> apply("It holds.", quoted("It holds.")).text
    '“It holds.”'
    """
    return [Edit(0, 0, "“"), Edit(len(raw), len(raw), "”")]


STEPS: dict[str, Clean] = {
    "xml": xml, "literal": literal, "cell": cell, "line": line, "seen": seen, "quoted": quoted, "html": markup.clean,
    "lines": markup.lines, "joined": cue.joined, "rolled": cue.rolled, "snippets": cue.snippets,
}  # fmt: skip


def opened(raw: str, steps: Sequence[str]) -> Cleaned:
    """A slice of a capture after the named steps, each working on what the one before left."""
    cleaned = apply(raw, ())
    for step in steps:
        cleaned = cleaned.then(STEPS[step](cleaned.text))
    return cleaned


@dataclass(frozen=True, slots=True)
class Inner:
    """A text inside a decoded capture: its place there, the steps that open it, and what it then is."""

    raw: str
    span: Span
    steps: tuple[str, ...]
    cleaned: Cleaned

    @property
    def words(self) -> str:
        """The opened text."""
        return self.cleaned.text

    def slice(self, start: int, stop: int, kind: str, *more: str, struck: Sequence[Span] = ()) -> Slice:
        """A part of the opened text as a piece of the capture, cleaned by further steps.

        ``struck`` are crossed out parts of that part, before the further steps.
        """
        stood = self.cleaned.back_span(Span(start, stop))
        first, last = self.span.start + stood.start, self.span.start + stood.stop
        steps = (*self.steps, *more)
        crossed = [self.cleaned.back_span(Span(start + s.start, start + s.stop)) for s in struck]
        crossed = [Span(s.start - stood.start, s.stop - stood.start) for s in crossed]
        return Slice(first, opened(self.raw[first:last], steps), kind, tuple(crossed), " ".join(steps))


def inner(raw: str, span: Span, *steps: str) -> Inner:
    """The text that stands at ``span`` of the decoded capture ``raw`` once the steps have opened it."""
    return Inner(raw, span, steps, opened(raw[span.start : span.stop], steps))


def headline(text: Inner) -> list[Slice]:
    """A title as a headline of one line; none where it has no words."""
    bare = text.words.strip()
    if not any(map(str.isalnum, bare)):
        return []
    start = text.words.index(bare)
    more = ("html", "line") if LOOKS_LIKE_HTML.search(bare) else ("line",)
    made = text.slice(start, start + len(bare), "headline", *more)
    return [made] if made.words.strip() else []


def prose(text: Inner, opens: bool = True) -> list[Slice]:
    """The blocks of a text, which is HTML or plain; its first paragraph is the lede where it ``opens`` a document."""
    if LOOKS_LIKE_HTML.search(text.words):
        return fragment(text, opens)
    return plain(text, opens)


def plain(text: Inner, opens: bool = True) -> list[Slice]:
    """The blocks of a plain text, told apart by its lines."""
    made: list[Slice] = []
    blocks, _ = layout(text.words)
    start: int | None = None
    for block, after in zip(blocks, (*blocks[1:], None)):
        first = block.span.start if start is None else start
        start = None
        if block.kind == "dateline" and after and "\n" not in text.words[block.span.stop : after.span.start]:
            start = first  # the dateline of a lede, which ``join`` parts from it
            continue
        kind = "body" if block.kind == "lede" and not opens else block.kind
        made.append(text.slice(first, block.span.stop, kind, "seen"))
    return [m for m in made if m.words.strip()]


def fragment(text: Inner, opens: bool = True) -> list[Slice]:
    """The blocks of a piece of HTML that is the text itself, so that nothing around it has to be told from it."""
    made: list[Slice] = []
    page = parts(text.words)
    out = page.widgets(trust_words=False)
    waiting = opens
    for part in page.parts:
        if part.region >= 0 and out[part.region]:
            continue
        source = text.words[part.start : part.stop]
        piece = text.slice(part.start, part.stop, "body", "html", struck=markup.struck(source))
        if not piece.words.strip():
            continue
        kind = _kind(part, piece.words)
        if kind == "body" and waiting:
            kind, waiting = "lede", False
        made.append(_as(piece, kind))
    return made


def _kind(part: Part, words: str) -> str:
    said = part.kind
    if said.startswith("h") or said == "deck":
        return "headline"
    if said in ("caption", "note", "pullquote") and len(words) <= LONGEST_CAPTION:
        return said
    if said == "dateline" and len(words) < 120 and not ENDED.search(words):
        return "dateline"
    if (said == "byline" or part.signed or byline(words)) and len(words) < 160 and not ENDED.search(words):
        return "byline"
    known = {furniture(line) for line in words.splitlines()}
    if len(known) == 1 and (sure := known.pop()):
        return sure
    if part.size and part.linked == part.size and len(words.split()) < 12 and not ENDED.search(words):
        return "boilerplate"
    if said in ("quote", "list"):
        return said
    asked = part.bold == part.size and words.rstrip(' ”"»’').endswith("?")
    return "question" if asked else "body"


def _as(piece: Slice, kind: str) -> Slice:
    return Slice(piece.start, piece.cleaned, kind, piece.struck, piece.steps)
