"""HTML elements with their places, for pages whose classes say what is what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.readers.markup import VOID, attributes, clean, tokens
from sayso.text.clean import apply
from sayso.types import Span


@dataclass(slots=True)
class Element:
    """An element: its name, what its tag states, the place of what stands between its tags, the elements in it."""

    name: str
    stated: dict[str, str]
    start: int
    stop: int
    children: list[Element] = field(default_factory=list)

    @property
    def inside(self) -> Span:
        """Code points of the page."""
        return Span(self.start, self.stop)

    def says(self, *classes: str) -> bool:
        """True where its class attribute has all of these."""
        return set(classes) <= set(self.stated.get("class", "").split())

    def all(self, *classes: str, apart: str = "") -> Iterator[Element]:
        """The elements in it that have these classes, in order; none in others of them or in those of ``apart``."""
        waiting = self.children[::-1]
        while waiting:
            here = waiting.pop()
            if here.says(*classes):
                yield here
            elif not (apart and here.says(apart)):
                waiting += here.children[::-1]

    def first(self, *classes: str, apart: str = "") -> Element | None:
        """The first of them, None where there is none."""
        return next(self.all(*classes, apart=apart), None)

    def named(self, name: str) -> Iterator[Element]:
        """The elements in it of this name, in order."""
        waiting = self.children[::-1]
        while waiting:
            here = waiting.pop()
            if here.name == name:
                yield here
            waiting += here.children[::-1]


def outline(raw: str) -> Element:
    """The elements of a page as a tree, under a nameless one that holds them all; time grows with the length alone.

    An end tag that closes nothing says nothing, and what is left open ends where its parent does.

    >>> page = outline('<div class="a b"><p>It is <b>shut</b>.</p></div>')
    >>> [e.inside.of('<div class="a b"><p>It is <b>shut</b>.</p></div>') for e in page.named("b")]
    ['shut']
    """
    top = Element("", {}, 0, len(raw))
    stack = [top]
    opened: Counter[str] = Counter()
    for token in tokens(raw):
        if token.kind == "start":
            made = Element(token.name, attributes(token) if token.attributes else {}, token.stop, token.stop)
            stack[-1].children.append(made)
            if token.name not in VOID and not token.attributes.endswith("/"):
                stack.append(made)
                opened[token.name] += 1
        elif token.kind == "end" and opened[token.name]:
            while True:
                last = stack.pop()
                opened[last.name] -= 1
                last.stop = token.start
                if last.name == token.name:
                    break
    for left in stack[1:]:
        left.stop = len(raw)
    return top


def words(raw: str, element: Element | None) -> str | None:
    """The words of an element on one line; None for no element and for one without words."""
    if element is None:
        return None
    source = raw[element.start : element.stop]
    return " ".join(apply(source, clean(source)).text.split()) or None
