"""XML as a tree whose elements keep their place in the file; broken XML is read as far as it goes.

No entity is expanded but the predefined ones and numbers, no declaration is followed, nothing is fetched: what a
document type declares for itself stays unread, so that no file can grow or reach out by being read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.readers.envelope import inner
from sayso.readers.markup import clean
from sayso.text.clean import apply
from sayso.types import Span

DEEPEST = 200
TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[(?P<data>.*?)(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)"
    r"|<!(?P<type>[^<>\[]*+(?:\[[^\]]{0,2000}+\]\s*+)?>)"
    r"|</(?P<end>[^\s<>/]++)\s*>"
    r"""|<(?P<start>[^\W\d][^\s<>/='"]*+)(?P<facts>(?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>""",
    re.S,
)
FACT = re.compile(r"""([^\s=/>"']++)\s*=\s*("[^"]*+"|'[^']*+')""")


@dataclass(slots=True)
class Element:
    """One element: its local name, its prefix, the place of what is between its tags, what stands in it.

    ``texts`` are runs of its own character data, each with whether it stands in a CDATA section.
    """

    name: str
    prefix: str
    facts: dict[str, str]
    outer: Span
    inside: Span
    texts: list[tuple[Span, bool]] = field(default_factory=list)
    children: list[Element] = field(default_factory=list)

    def all(self, *names: str) -> Iterator[Element]:
        """Its children of these local names, in order."""
        return (child for child in self.children if child.name in names)

    def first(self, *names: str) -> Element | None:
        """Its first child of these local names."""
        return next(self.all(*names), None)

    def under(self, *names: str) -> Iterator[Element]:
        """All elements of these local names below it, in order."""
        waiting = self.children[::-1]
        while waiting:
            here = waiting.pop()
            if here.name in names:
                yield here
            waiting.extend(reversed(here.children))


def _facts(stated: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in FACT.findall(stated):
        bare = name.rpartition(":")[2] if not name.startswith("xmlns") else name
        found.setdefault(bare, inner(value, Span(1, len(value) - 1), "xml").words)
    return found


def tree(raw: str) -> Element:
    """The root of a file's elements: a nameless element that holds them all.

    >>> root = tree("<a x='1'><b>one</b><b>two &amp; three</b></a>")
    >>> [text("<a x='1'><b>one</b><b>two &amp; three</b></a>", b) for b in root.children[0].all("b")]
    ['one', 'two & three']
    """
    root = Element("", "", {}, Span(0, len(raw)), Span(0, len(raw)))
    stack = [root]
    done = 0

    def words(stop: int) -> None:
        if raw[done:stop].strip():
            stack[-1].texts.append((Span(done, stop), False))

    for token in TOKEN.finditer(raw):
        words(token.start())
        done = token.end()
        if token["data"] is not None:
            stack[-1].texts.append((Span(*token.span("data")), True))
        elif token["end"] is not None:
            _close(stack, token["end"], token.start(), done)
        elif token["start"] is not None:
            prefix, _, name = token["start"].rpartition(":")
            stated = token["facts"]
            made = Element(name, prefix, _facts(stated), Span(token.start(), done), Span(done, done))
            stack[-1].children.append(made)
            if not stated.endswith("/") and len(stack) < DEEPEST:
                stack.append(made)
    words(len(raw))
    while len(stack) > 1:
        _end(stack.pop(), len(raw), len(raw))
    return root


def _close(stack: list[Element], tag: str, start: int, stop: int) -> None:
    """End the innermost open element of this name, and what was left open in it; a stray end tag says nothing."""
    prefix, _, name = tag.rpartition(":")
    if not any(e.name == name and e.prefix == prefix for e in stack[1:]):
        return
    while True:
        last = stack.pop()
        if last.name == name and last.prefix == prefix:
            _end(last, start, stop)
            return
        _end(last, start, start)


def _end(element: Element, start: int, stop: int) -> None:
    element.inside = Span(element.inside.start, start)
    element.outer = Span(element.outer.start, stop)


def text(raw: str, element: Element | None) -> str:
    """The words of an element and all below it on one line; empty where there is none."""
    if element is None:
        return ""
    found: list[tuple[int, str]] = []
    waiting = [element]
    while waiting:
        here = waiting.pop()
        found += [(s.start, inner(raw, s, *(() if data else ("xml",))).words) for s, data in here.texts]
        waiting.extend(here.children)
    joined = " ".join(words for _, words in sorted(found))
    joined = apply(joined, clean(joined)).text if "<" in joined or "&" in joined else joined
    return " ".join(joined.split())
