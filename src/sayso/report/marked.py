"""A document's text with its attributions marked in it, for people and for gold files."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.types import Attribution, Document

PLAIN = str.maketrans({c: "\\" + c for c in "\\{}¶"})


def marked(document: Document, attributions: Sequence[Attribution]) -> str:
    """The text with ``{s1|source} {c1|cue} {q1|content}`` in it, a number an attribution, in reading order.

    Marks nest; where two spans cross, the one that opened later is closed and opened again. A brace,
    ¶ or backslash of the text itself has a backslash before it.
    """
    spans = []
    for number, a in enumerate(attributions, 1):
        for letter, part in (("s", a.source), ("c", a.cue), ("q", a.content)):
            spans += [(s.start, s.stop, f"{{{letter}{number}|") for s in part if s.start < s.stop]
    edges = sorted({at for start, stop, _ in spans for at in (start, stop)} | {0, len(document.text)})
    out: list[str] = []
    opened: list[tuple[int, int, str]] = []
    position = 0
    for at in edges:
        out.append(document.text[position:at].translate(PLAIN))
        position = at
        reopened = []
        while any(stop == at for _, stop, _ in opened):
            span = opened.pop()
            out.append("}")
            if span[1] > at:
                reopened.append(span)
        starting = sorted((s for s in spans if s[0] == at), key=lambda s: -s[1])
        for span in [*reversed(reopened), *starting]:
            out.append(span[2])
            opened.append(span)
    return "".join(out)
