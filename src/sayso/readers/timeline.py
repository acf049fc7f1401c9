"""Posts as their material states them, to Documents and Problems that are told once a file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from itertools import chain, islice
from urllib.parse import quote

from sayso.readers.dateline import Stamp, stamp, zone_of
from sayso.readers.document import Found, document, encoding_problems, problem
from sayso.readers.encoding import Decoded
from sayso.readers.entry import gathered
from sayso.readers.envelope import opened
from sayso.readers.placed import BrokenJson, Literal
from sayso.readers.slices import GAP, Slice
from sayso.text.language import language_of
from sayso.text.number import count, either
from sayso.types import Block, Capture, Document, Hints, Post, Problem, Span

LINK = re.compile(r"https?://\S+")
PAGE = re.compile(r"https?://[^\s<>\"]+$")
LONE, UNSEEN = re.compile("[\ud800-\udfff]"), re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SHOWN = 5
SAMPLE = 200
LARGEST = 400_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One post of a file.

    ``name`` tells it from the others of the file; ``account`` is who published it, ``author`` whose words these are,
    None where the material does not say; ``stated`` is its time as the material has it, ISO 8601 with or without a
    zone. ``cut`` says that its words break off, ``superseded`` that a later wording took its place, ``member`` which
    file of an archive it stands in.
    """

    name: str
    pieces: tuple[Slice, ...]
    account: str | None
    author: str | None
    stated: str | None
    post: Post
    url: str | None = None
    language: str | None = None
    cut: bool = False
    superseded: bool = False
    member: str = ""


def piece(raw: str, place: Span, kind: str, *steps: str) -> Slice:
    """The words at a place of the decoded capture once the named steps (``envelope.STEPS``) have opened them."""
    return Slice(place.start, opened(raw[place.start : place.stop], steps), kind, (), " ".join(steps))


def without(raw: str, whole: Slice, size: int) -> Slice:
    """The slice without its first ``size`` characters."""
    stood = whole.cleaned.back_span(Span(size, len(whole.words)))
    place = Span(whole.start + stood.start, whole.start + stood.stop)
    return piece(raw, place, whole.kind, *whole.steps.split())


def quotation(raw: str, name: object, stated: object, words: Slice) -> tuple[Slice, ...]:
    """A quoted post as blocks: whose it is and when it was posted, where the material says so, and its words."""
    named = (piece(raw, name.inside, "byline", "literal"),) if isinstance(name, Literal) and name.strip() else ()
    dated = isinstance(stated, Literal) and stamp(stated) is not None
    when = (piece(raw, stated.inside, "dateline", "literal"),) if isinstance(stated, Literal) and dated else ()
    return (*named, *when, words)


def line(stated: object) -> str | None:
    """A stated string on one line, half characters shown as U+FFFD; None for no string and for an empty one.

    >>> line(" Ines\\n Marl "), line(""), line(7)
    ('Ines Marl', None, None)
    """
    return " ".join(UNSEEN.sub("", LONE.sub("\ufffd", stated)).split()) or None if isinstance(stated, str) else None


def number(stated: object) -> str | None:
    """An id, which exports write as a string or as a whole number."""
    if isinstance(stated, int) and not isinstance(stated, bool):
        return str(stated)
    return line(stated)


def held(stated: object, *names: str) -> object:
    """What stands in an object under these names, one in the other; None where it does not.

    >>> held({"account": {"acct": "ines"}}, "account", "acct"), held({"account": None}, "account", "acct")
    ('ines', None)
    """
    for name in names:
        stated = stated.get(name) if isinstance(stated, dict) else None
    return stated


def in_one_language(entries: Iterable[Entry | str]) -> Iterator[Entry | str]:
    """The entries of one chat, all with the language of its first ones: a message may be too short to tell its own."""
    waiting = iter(entries)
    first = list(islice(waiting, SAMPLE))
    language = language_of("\n".join(p.words for one in first if isinstance(one, Entry) for p in one.pieces))
    for one in chain(first, waiting):
        yield replace(one, language=language) if isinstance(one, Entry) else one


def too_large(capture: Capture) -> tuple[Problem, ...]:
    """A Problem for an export that is larger than is read at once."""
    if len(capture.body) <= LARGEST:
        return ()
    return (problem("too-large", capture, f"an export of over {LARGEST // 1_000_000} MB: export a shorter time"),)


def moment(stated: str | None, zone: tzinfo | None) -> str | None:
    """A stated time as ISO 8601 in the user's zone, else in its own; a local time has none but the user's.

    None where it is a local time whose zone nobody knows, and where it is no time at all.

    >>> from datetime import UTC
    >>> moment("2031-03-04T10:15:00.000Z", None), moment("2031-03-04 10:15:00", UTC), moment("2031-03-04 10:15", None)
    ('2031-03-04T10:15:00+00:00', '2031-03-04T10:15:00+00:00', None)
    """
    found = stamp(stated) if stated else None
    if found is None:
        return None
    if found.zone is not None and zone is not None:
        return _moved(found, zone)
    return None if found.clock is not None and found.zone is None and zone is None else found.iso(zone)


def _moved(found: Stamp, zone: tzinfo) -> str:
    try:
        return datetime.fromisoformat(found.iso(None)).astimezone(zone).isoformat()
    except (ValueError, OverflowError):
        return found.iso(None)


class _Told:
    """What is to be said of a file once all of it is read."""

    def __init__(self) -> None:
        self.skipped: Counter[str] = Counter()
        self.marked: dict[str, list[str]] = {"edited": [], "superseded": [], "deleted": [], "truncated": []}
        self.problems: list[Problem] = []

    def note(self, found: Entry) -> None:
        marks = {"edited": found.post.edited is not None, "superseded": found.superseded,
                 "deleted": found.post.deleted, "truncated": found.cut}  # fmt: skip
        for name, holds in marks.items():
            if holds:
                self.marked[name].append(found.name)


def read_posts(
    capture: Capture, hints: Hints, reader: str, entries: Iterable[Entry | str], decoded: Decoded | None, what: str
) -> tuple[Document | Problem, ...]:
    """A Document for each post with words, in the order of the file, then the Problems, one of a kind.

    What is not an ``Entry`` is the kind of something that was skipped. A post that stands in a file twice is read
    once. Where JSON breaks off, what stood before is read and a Problem says so. ``what`` names the posts in messages.
    """
    told, zone = _Told(), zone_of(hints.zone)
    documents: dict[str, Document] = {}
    broken: tuple[Problem, ...] = ()
    try:
        for found in entries:
            if isinstance(found, str):
                told.skipped[found] += 1
            elif not _has_words(found):
                told.skipped["textless"] += 1
            else:
                made, problems = _document(capture, hints, zone, reader, found)
                if made.id not in documents:
                    documents[made.id] = made
                    told.problems += problems
                    told.note(found)
    except BrokenJson as error:
        before = f"; the {count(len(documents), what)} before it were read" if documents else ""
        message = f"not valid JSON: {error}: export or save it again{before}"
        broken = (problem("invalid-json", capture, message),)
    if not documents and not broken:
        told.problems.append(problem("no-text", capture, f"no {what} has text: check what was exported"))
    about = encoding_problems(capture, decoded) if decoded is not None else ()
    found_out = gathered([*told.problems, *_of_the_file(capture, told, what)], f"{what}s")
    return (*documents.values(), *broken, *about, *found_out)


def _laid(found: Entry) -> tuple[str, tuple[Block, ...]]:
    """The text of a post with a blank line between its pieces, and its blocks."""
    texts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for one in found.pieces:
        words = one.words
        # A slice that only its reader can clean is cleaned again as a whole.
        locator = f"{one.start}-{one.start + one.cleaned.back(len(words))}"
        if one.steps and words.strip():
            start = len(words) - len(words.lstrip())
            words, locator = one.part(start, start + len(words.strip()))
        if words.strip():
            at += len(GAP) if texts else 0
            inside = f"{locator} @{quote(found.member)}" if found.member else locator
            blocks.append(Block(Span(at, at + len(words)), one.kind, inside))
            texts.append(words)
            at += len(words)
    return GAP.join(texts), tuple(blocks)


def _has_words(found: Entry) -> bool:
    own = (p.words for p in found.pieces if p.kind in ("post", "quote", "headline"))
    return any(any(map(str.isalnum, LINK.sub("", words))) for words in own)


def _document(
    capture: Capture, hints: Hints, zone: tzinfo | None, reader: str, found: Entry
) -> tuple[Document, tuple[Problem, ...]]:
    text, blocks = _laid(found)
    published = moment(found.stated, zone)
    edited = moment(found.post.edited, zone) or ("" if found.post.edited is not None else None)
    post = replace(found.post, edited=edited, first_posted=moment(found.post.first_posted, zone))
    fetched = f"{capture.url}#{found.name}" if re.match(r"https?://", capture.url) else None
    facts = Found(
        name=f"{capture.url}#{found.name}",
        outlet=found.account,
        published=published,
        byline=found.author or (None if post.copied else hints.author),
        wire=found.author if post.copied else None,
        url=found.url if found.url and PAGE.match(found.url) else fetched,
        language=found.language,
        post=post,
    )
    said = replace(hints, author=None, url=None, published=None if published else hints.published)
    made, told = document(capture, said, reader, text, blocks, facts)
    if made.published is None and found.stated:
        hint = "gives local times without a zone: give the zone in --sources, for example +03:00"
        told = tuple(problem("no-zone", capture, hint, made.id) if p.code == "no-date" else p for p in told)
    return made, told


def _of_the_file(capture: Capture, told: _Told, what: str) -> Iterator[Problem]:
    """What was left out of a file, what is not as it was, and what cannot be seen in it."""
    if told.skipped:
        counts = ", ".join(f"{n} {kind}" for kind, n in sorted(told.skipped.items()))
        yield problem("skipped", capture, f"{what}s without words to read were skipped: {counts}")
    if told.marked["edited"]:
        many, some = _some(told.marked["edited"], what)
        last = f"{many} edited after posting, and the last wording alone is known: {some}"
        yield problem("edited", capture, last)
    if told.marked["superseded"]:
        many, some = _some(told.marked["superseded"], what)
        yield problem("superseded", capture, f"{many} replaced by a later wording, this is an earlier one: {some}")
    if told.marked["deleted"]:
        many, some = _some(told.marked["deleted"], what)
        yield problem("deleted", capture, f"{many} deleted, and no longer stands where it was posted: {some}")
    if told.marked["truncated"]:
        many, some = _some(told.marked["truncated"], what)
        yield problem("truncated", capture, f"{many} cut short, the original says more: {some}")


def _some(names: list[str], what: str) -> tuple[str, str]:
    """How many there are with their verb, and the first of their names."""
    shown = ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")
    return f"{count(len(names), what)} {either(len(names), 'was', 'were')}", shown
