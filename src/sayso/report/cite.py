"""From a span to a citation: the exact words, what stands around them, and where they can be seen again."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from sayso.types import Document, Span

CONTEXT = 32
WHOLE = 12
EDGE = 5


@dataclass(frozen=True, slots=True)
class Citation:
    """Exact words of a document with 32 characters either side and the ways that lead to them.

    ``link`` is a text-fragment address of the outlet's page, None where the document has no web address.
    ``text`` and ``capture`` are paths inside the dispatch's folder, ``anchor`` an id inside dispatch.html.
    """

    document: str
    span: Span
    exact: str
    prefix: str
    suffix: str
    outlet: str | None
    published: str | None
    link: str | None
    text: str
    capture: str
    anchor: str


def cite(document: Document, span: Span) -> Citation:
    """The citation of a span, after the W3C Web Annotation text quote and text position selectors."""
    text = document.text
    return Citation(
        document=document.id,
        span=span,
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.stop : span.stop + CONTEXT],
        outlet=document.outlet,
        published=document.published,
        link=fragment_link(document, span),
        text=f"texts/{document.id}.txt",
        capture=f"captures/{document.capture}",
        anchor=anchor(document.id, span),
    )


def anchor(document: str, span: Span) -> str:
    """The id under which dispatch.html shows a span of a document.

    >>> anchor("d_1f", Span(3, 9))
    'd_1f-3-9'
    """
    return f"{document}-{span.start}-{span.stop}"


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web, safe to put into a link; None for files and other schemes.

    >>> web_address("https://courier.example/a b"), web_address("javascript:alert(1)"), web_address("notes.txt")
    ('https://courier.example/a%20b', None, None)
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        has_place = parts.scheme in ("http", "https") and parts.hostname
    except ValueError:
        return None
    if not has_place or "@" in parts.netloc:
        return None
    return quote(url.strip(), safe=":/?#[]@!$&'*+,;=%~-._").replace("'", "%27")


def fragment_link(document: Document, span: Span) -> str | None:
    """The document's address with a text fragment that opens at the words (WICG scroll-to-text-fragment).

    Short words stand there whole; long ones, or words over several lines, as their first and last words.
    What stands just before and after is added where the words occur more than once.
    """
    address = web_address(document.url)
    words = span.of(document.text).split()
    if address is None or not words:
        return None
    exact = span.of(document.text).strip()
    lines = [line.split() for line in exact.splitlines() if line.strip()]
    if len(lines) == 1 and len(words) <= WHOLE:
        target = _escape(" ".join(words))
    else:
        target = f"{_escape(' '.join(lines[0][:EDGE]))},{_escape(' '.join(lines[-1][-EDGE:]))}"
    if document.text.count(exact) > 1:
        before = document.text[: span.start].split()[-3:]
        after = document.text[span.stop :].split(maxsplit=3)[:3]
        target = (f"{_escape(' '.join(before))}-," if before else "") + target
        target += f",-{_escape(' '.join(after))}" if after else ""
    return f"{address}{'' if '#' in address else '#'}:~:text={target}"


def _escape(words: str) -> str:
    return quote(words, safe="", errors="replace").replace("-", "%2D")
