"""What a headline is about before its colon, ``Selm floods: minister leaves``: no speaker, unless known as one."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extract.mention.cast import Cast
from sayso.extract.mention.layout import Layout
from sayso.extract.mention.name import Name
from sayso.extract.mention.reading import Reading
from sayso.extract.mention.title import OFFICES
from sayso.knowledge import Knowledge
from sayso.types import Span


def topical(layout: Layout, cast: Cast, reading: Reading, sources: Sequence[Span], knowledge: Knowledge) -> bool:
    """True for a name before the colon of a headline or first line that nothing else tells to be somebody's.

    It is somebody's where it begins with a given name, or stands with a title or an office, where the document names
    them elsewhere (a last name alone: among the ``sources``), where more such labels make a transcript, or where the
    knowledge base knows them.
    """
    head = reading.head
    if (
        head is None
        or head.kind == "body"
        or (head.kind == "person" and head.full)
        or not _labels(layout, reading.span)
    ):
        return False
    if head.title or not OFFICES.isdisjoint(reading.words):
        return False
    if any(
        layout.line(s.start) > layout.line(reading.span.start) and _labels(layout, s, anywhere=True) for s in sources
    ):
        return False
    if knowledge.named(" ".join(head.words)) if head.full else knowledge.bearers(head.words[-1]):
        return False
    if knowledge.country(" ".join(head.words)):
        return False
    person = cast.bearer.get(head.span.start)
    named = person.mentions if person else [n for n in layout.names if n.words == head.words]
    return not any(_elsewhere(layout, n, reading.span, sources) for n in named)


def _labels(layout: Layout, span: Span, anywhere: bool = False) -> bool:
    """True for the first words of a line, with a colon behind them; of a headline alone, unless ``anywhere``."""
    number = layout.line(span.start)
    if len(layout.lines) < 2:
        return False
    start = layout.lines[number] if number >= 0 else 0
    before = layout.text[start : span.start].strip()
    if before.strip("#") or not layout.text[span.stop : span.stop + 2].lstrip().startswith(":"):
        return False
    return anywhere or number < 1 or before.startswith("#")


def _elsewhere(layout: Layout, name: Name, label: Span, sources: Sequence[Span]) -> bool:
    """True where a name stands as somebody's outside the label and any label like it."""
    if label.start <= name.span.start < label.stop or _labels(layout, name.span):
        return False
    spoken = any(s.start <= name.span.start < s.stop and s != label for s in sources)
    return spoken or name.full or name.title is not None
