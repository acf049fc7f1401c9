"""dispatch.html: the dispatch as one page that carries its sources and asks nothing of the network."""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from sayso.report import section
from sayso.report.cite import anchor
from sayso.report.dispatch import WRITER, dispatch
from sayso.report.marking import harmless
from sayso.report.section import ANSWERS, CLASS_MEANINGS, Dispatch, Entry
from sayso.report.sentence import Note, quoted
from sayso.types import Document, Record, Span

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

LONG = 70
LOOKS = {"headline": "headline", "boilerplate": "furniture", "caption": "furniture", "byline": "furniture"}
JUDGEMENT = (
    '{"kind": "speaker", "left": "a_…", "right": "a_…", "verdict": "same|different|unsure", '
    '"by": "your name", "at": "2031-03-05T10:00:00Z", "why": "…"}'
)


def html(record: Record, view: Dispatch | None = None) -> str:
    """The dispatch as HTML: no script, no request, a content security policy that allows neither.

    A note leads to the exact words inside the page's own copy of the source's text, which is the
    document's text to the character. ``view`` is the record's dispatch, where that is made already.
    """
    view = view or dispatch(record)
    texts = _texts(view)
    style = _part("dispatch.css") + _crossing(view)
    seen: set[int] = set()

    def first(number: str | int) -> bool:
        new = int(number) not in seen
        seen.add(int(number))
        return new

    return (
        _template().render(
            view=view,
            texts=texts,
            answers=ANSWERS,
            meanings=section,
            classes=CLASS_MEANINGS,
            judgement=JUDGEMENT,
            writer=WRITER,
            first=first,
            called=lambda number: number in seen,
            style=_markup(style),
            style_hash=_markup(f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"),
        )
        + "\n"
    )


def _part(name: str) -> str:
    return files("sayso.report").joinpath(name).read_text("utf-8")


def _markup(text: str) -> Markup:
    from markupsafe import Markup

    return Markup(text)


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    made = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=False)
    made.filters["shown"] = harmless
    made.filters["quoted"] = quoted
    made.filters["shortened"] = shortened
    made.filters["paragraphs"] = lambda words: [line for line in quoted(words).splitlines() if line.strip()] or [""]
    return made.from_string(_part("dispatch.html.j2"))


def shortened(words: str) -> str:
    """Long words without their middle, for a place from which one click leads to all of them.

    >>> shortened("one two three")
    'one two three'
    """
    parts = words.split()
    if len(parts) <= LONG:
        return words
    return f"{' '.join(parts[:40])} [… {len(parts) - 55} words …] {' '.join(parts[-15:])}"


def _texts(view: Dispatch) -> dict[str, Markup]:
    return {e.document.id: marked_text(e.document, notes) for e, notes in _noted(view)}


def _noted(view: Dispatch) -> Iterator[tuple[Entry, list[Note]]]:
    """Each source with the notes that cite it."""
    citing: defaultdict[str, list[Note]] = defaultdict(list)
    for note in view.notes:
        for document in dict.fromkeys(c.document for c in note.citations):
            citing[document].append(note)
    for entry in view.sources:
        yield entry, citing[entry.document.id]


def _cited(document: str, notes: Sequence[Note]) -> dict[Span, list[int]]:
    """The cited spans of a document and the notes that cite them, in reading order, outer spans first."""
    found: dict[Span, list[int]] = {}
    for note in notes:
        for citation in note.citations:
            if citation.document == document and citation.span.start < citation.span.stop:
                found.setdefault(citation.span, []).append(note.number)
    return dict(sorted(found.items(), key=lambda pair: (pair[0].start, -pair[0].stop)))


def marked_text(source: Document, notes: Sequence[Note]) -> Markup:
    """A document's whole text with every cited span in a mark that has the span's anchor as its id.

    Where two spans cross, the later one is closed and opened again; its pieces share a class.
    """
    from markupsafe import Markup

    document = source.id
    spans = _cited(document, notes)
    blocks = {edge for b in source.blocks if b.kind in LOOKS for edge in (b.span.start, b.span.stop)}
    edges = sorted({0, len(source.text), *blocks, *(s.start for s in spans), *(s.stop for s in spans)})
    starting: defaultdict[int, list[Span]] = defaultdict(list)
    for span in spans:
        starting[span.start].append(span)
    held: list[str] = []
    stack: list[Span] = []
    for at, following in zip(edges, [*edges[1:], len(source.text)], strict=True):
        reopened: list[Span] = []
        while any(span.stop == at for span in stack):
            inner = stack.pop()
            held.append("</mark>")
            if inner.stop == at:
                held.extend(_back(n) for n in spans[inner])
            else:
                reopened.insert(0, inner)
        for span in reopened:
            held.append(f'<mark class="{anchor(document, span)}">')
            stack.append(span)
        for span in starting[at]:
            name = anchor(document, span)
            held.append(f'<mark id="{name}" class="{name}">')
            stack.append(span)
        held.append(_leaf(source, Span(at, following)))
    return Markup("".join(held))


def _leaf(source: Document, span: Span) -> str:
    """Text between two edges, with the look of the block it stands in; a line's end survives parsing."""
    from markupsafe import escape

    shown = str(escape(harmless(span.of(source.text)))).replace("\r", "&#13;")
    look = next((LOOKS[b.kind] for b in source.blocks if b.kind in LOOKS and b.span.holds(span)), None)
    return f'<span class="{look}">{shown}</span>' if look and shown.strip() else shown


def _back(number: int) -> str:
    return f'<a class="back" href="#note-{number}" data-note="{number}" aria-label="note {number}"></a>'


def _crossing(view: Dispatch) -> str:
    """A rule for every span that is shown in several pieces, so that all of them light up together."""
    rules = []
    for entry, notes in _noted(view):
        spans = list(_cited(entry.document.id, notes))
        for span in spans:
            if any(other.start < span.start < other.stop < span.stop for other in spans):
                name = anchor(entry.document.id, span)
                rules.append(f":root:has(#{name}:target) .{name} {{ background: var(--hit); color: var(--hit-ink); }}")
    return "\n".join(rules)
