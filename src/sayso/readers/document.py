"""Making a Document and its Problems out of what a reader found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from sayso.readers.dateline import stamp, zone_of
from sayso.readers.encoding import Decoded
from sayso.text.language import LEAST_LETTERS, language_of
from sayso.text.number import count, either
from sayso.types import Block, Capture, Document, Hints, Post, Problem, Span, key

MAIN = frozenset(("lede", "body", "question", "list", "quote", "post", "turn"))


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found in the material itself; None means that it does not say."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    dateline: str | None = None
    byline: str | None = None
    wire: str | None = None
    url: str | None = None
    language: str | None = None
    name: str | None = None
    post: Post | None = None


def shown(name: str) -> str:
    """A file name or address fit for one line of a message: control characters and excess left out.

    >>> shown("a\\nb.txt")
    'a�b.txt'
    """
    clean = "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in name[:2000])
    return clean if len(clean) <= 200 else f"{clean[:120]}…{clean[-60:]}"


def problem(
    code: str, capture: Capture, message: str, document: str | None = None, span: Span | None = None
) -> Problem:
    """A Problem whose message starts with the capture's name."""
    return Problem(code, f"{shown(capture.url) or 'input'}: {message}", document, span)


def published_of(stated: str | None, hints: Hints) -> tuple[str | None, bool]:
    """The time of publication in ISO 8601, and whether a stated time lost its clock for want of a zone.

    What the user says counts before what the material states; ``hints.zone`` completes a time that
    has none.

    >>> published_of("2031-03-04T10:15:00", Hints(zone="+03:00"))
    ('2031-03-04T10:15:00+03:00', False)
    >>> published_of("2031-03-04T10:15:00", Hints())
    ('2031-03-04', True)
    """
    words = hints.published or stated
    found = stamp(words) if words else None
    if found is None:
        return None, False
    zone = zone_of(hints.zone)
    return found.iso(zone), found.clock is not None and found.zone is None and zone is None


def encoding_problems(capture: Capture, decoded: Decoded) -> tuple[Problem, ...]:
    """What is to be said of how the bytes were decoded."""
    told = []
    if decoded.assumed:
        stated = (
            f"declared {shown(decoded.wrong)!r} but not so" if decoded.wrong else "not declared and not clean UTF-8"
        )
        told.append(
            f"the encoding is {stated}; assumed {decoded.encoding}: save the file as UTF-8 if letters look wrong"
        )
    elif decoded.wrong:
        told.append(f"declares the encoding {shown(decoded.wrong)!r} but is {decoded.encoding}, which was used")
    if decoded.undecodable:
        broken = f"{count(decoded.undecodable, 'byte')} {either(decoded.undecodable, 'is', 'are')}"
        told.append(f"{broken} not {decoded.encoding}, shown as \ufffd")
    return tuple(problem("encoding", capture, message) for message in told)


def _language(text: str, blocks: Sequence[Block], hints: Hints, found: Found) -> str | None:
    if hints.language:
        return hints.language.casefold().split("-")[0]
    words = "\n".join(block.span.of(text) for block in blocks if block.kind in MAIN)
    heard = language_of(words)
    declared = (found.language or "").casefold().replace("_", "-").split("-")[0]
    return heard or (declared if re.fullmatch(r"[a-z]{2}", declared) else None)


@lru_cache(maxsize=8)
def _digest(body: bytes) -> str:
    return sha256(body).hexdigest()


def document(
    capture: Capture, hints: Hints, reader: str, text: str, blocks: Sequence[Block], found: Found
) -> tuple[Document, tuple[Problem, ...]]:
    """The Document of a text and its blocks, with Problems for a date or a language it does not say."""
    name = found.name or capture.url
    outlet = hints.outlet or found.outlet
    published, clockless = published_of(found.published, hints)
    language = _language(text, blocks, hints, found)
    id = key("d", name, outlet, text)
    made = Document(
        id=id,
        name=name,
        url=hints.url or found.url or (capture.url if re.match(r"https?://", capture.url) else None),
        outlet=outlet,
        language=language,
        published=published,
        dateline=found.dateline,
        byline=hints.author or found.byline,
        wire=found.wire,
        title=found.title,
        text=text,
        blocks=tuple(blocks),
        capture=_digest(capture.body),
        reader=reader,
        post=found.post,
    )
    return made, _open_questions(capture, made, clockless)


def _open_questions(capture: Capture, made: Document, clockless: bool) -> tuple[Problem, ...]:
    problems = []
    if made.published is None:
        message = "says no full date of publication: give --published DATE or a row in --sources"
        problems.append(problem("no-date", capture, message, made.id))
    elif clockless:
        message = (
            f"states a time without its zone, so only the day {made.published} is kept: give the zone in --sources"
        )
        problems.append(problem("no-zone", capture, message, made.id))
    if made.language is None and sum(map(str.isalpha, made.text)) >= LEAST_LETTERS:
        message = "the language is not recognised: give --lang, for example --lang en"
        problems.append(problem("unknown-language", capture, message, made.id))
    return tuple(problems)
