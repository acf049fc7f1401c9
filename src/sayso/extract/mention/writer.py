"""Who writes a document, and so says ``I`` outside every quotation: its byline, or whom its last lines present."""

from __future__ import annotations

from sayso.extract.mention.cast import Cast, Person
from sayso.extract.mention.layout import Layout


def signed(layout: Layout, cast: Cast) -> Person | None:
    """Whom the last lines present as the writer: ``Ada Orne is a ...``, named nowhere before."""
    tokens = layout.tokens
    for line in layout.lines[-3:]:
        name = next((n for n in layout.names if n.span.start == line and n.full and n.kind == "person"), None)
        after = tokens[name.last + 1].low if name and name.last + 1 < len(tokens) else ""
        person = cast.bearer.get(line) if after == "is" else None
        if person and all(m.span.start >= line for m in person.mentions):
            return person
    return None
