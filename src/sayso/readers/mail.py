"""Mails and newsletters: headers, the HTML or text part, messages forwarded inside them; attachments as captures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from email.utils import parseaddr
from typing import TYPE_CHECKING

from sayso.readers import markup
from sayso.readers.archive import UNREAD
from sayso.readers.document import Found, encoding_problems, problem, shown
from sayso.readers.encoding import Decoded, decode
from sayso.readers.entry import entry, has_words
from sayso.readers.envelope import Inner, inner, plain
from sayso.readers.mime import Part, content, message, transferred, words_of
from sayso.readers.moment import moment
from sayso.readers.page import article
from sayso.readers.slices import Slice
from sayso.text.clean import Cleaned, apply
from sayso.types import Capture, Document, Hints, Problem, Span

if TYPE_CHECKING:
    from sayso.readers.archive import Budget

READER = "mail@1"
LARGEST = 60_000_000
LARGEST_TEXT = 20_000_000
LONGEST_SENDER = 2000
FORWARDED = re.compile(
    r"^[ \t]*(?:-{2,}\s*(?:Forwarded message|Original Message|Пересылаемое сообщение|Message transféré"
    r"|Weitergeleitete Nachricht|Mensaje reenviado)\s*-{2,}|Begin forwarded message:)[ \t]*\r?\n",
    re.M | re.I,
)
FIELD = re.compile(r"[ \t]*\*?(?P<name>[^\W\d_][\w -]{1,20}):\*?[ \t]*(?P<words>[^\r\n]*)(?:\r?\n|\Z)")
NAMES = {"from": "from", "von": "from", "de": "from", "от": "from", "от кого": "from", "date": "date", "sent": "date",
         "datum": "date", "gesendet": "date", "дата": "date", "fecha": "date", "envoyé": "date", "subject": "subject",
         "to": "to", "cc": "to", "кому": "to", "копия": "to", "an": "to", "à": "to", "para": "to",
         "betreff": "subject", "тема": "subject", "objet": "subject", "asunto": "subject"}  # fmt: skip
CUT = re.compile(r"^[ \t]*(?:(?:Fwd?|Re|Tr|Wg|Aw|Пер|Отв)\s*(?:\[\d+\])?:\s*)+", re.I)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a message: the part they stand in, decoded, and the way from its bytes into the file."""

    part: Part
    decoded: Decoded
    raw: Cleaned

    def back(self, span: Span) -> Span:
        """The bytes of the file that hold a range of the part's code points."""
        held = Span(self.decoded.byte_offset(span.start), self.decoded.byte_offset(span.stop))
        stood = self.raw.back_span(held)
        return Span(self.part.span.start + stood.start, self.part.span.start + stood.stop)


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """The Documents of a mail (RFC 5322), its own words first, then a forwarded message's; then the Problems."""
    if len(capture.body) > LARGEST:
        return (problem("too-large", capture, f"a mail of over {LARGEST // 1_000_000} MB: save its text as .txt"),)
    whole = message(capture.body)
    texts = list(_texts(capture, whole))
    if not texts:
        return (problem("no-text", capture, "a mail with no text: save its attachments and give them"),)
    # An encoded name may hold a comma, so the address is parted from it before it is decoded.
    name, address = _sender(str(whole.headers.get("From", "")))
    told = _found(words_of(name) or address, whole.header("Date"), whole.header("Subject"))
    told = replace(told, language=whole.header("Content-Language") or None, outlet=_list(whole))
    own: list[Slice] = []
    forwarded: Found | None = None
    passed: list[Slice] = []
    for words in texts:
        first, later = _pieces(words)
        # What stands in a part behind a forwarded message belongs to that message.
        (own if forwarded is None else passed).extend(_in_part(first, words.part))
        if later is not None:
            forwarded = forwarded or later[0]
            passed += _in_part(later[1], words.part)
    made: list[tuple[Document, tuple[Problem, ...]]] = []
    if has_words(own):
        made.append(entry(capture, hints, READER, _opening(own), told))
    if forwarded is not None and has_words(passed):
        inside = replace(forwarded, name=f"{capture.url}#forwarded")
        said = replace(hints, author=None, published=None, url=None)
        made.append(entry(capture, said, READER, _opening(passed), inside))
    if not made:
        return (problem("no-text", capture, "a mail with no words: save its attachments and give them"),)
    about = dict.fromkeys(p for words in texts for p in encoding_problems(capture, words.decoded))
    return (*(document for document, _ in made), *about, *(p for _, found in made for p in found))


def _in_part(pieces: Sequence[Slice], part: Part) -> list[Slice]:
    """The pieces with the part of the mail that their places count in."""
    return [replace(p, steps=f"{p.steps} @{part.path}".strip()) for p in pieces]


def _opening(pieces: Sequence[Slice]) -> list[Slice]:
    """The pieces of several parts with one lede."""
    first = next((n for n, p in enumerate(pieces) if p.kind == "lede"), None)
    return [replace(p, kind="body") if p.kind == "lede" and n != first else p for n, p in enumerate(pieces)]


def _texts(capture: Capture, whole: Part) -> Iterator[Words]:
    """The parts that hold the message's words, in order; of alternatives the HTML with words, else the text."""
    if whole.kind == "multipart/alternative":
        found = [list(_texts(capture, part)) for part in whole.parts]
        paged = (texts for texts in found if any(words.part.kind == "text/html" for words in texts))
        yield from next(paged, None) or next(filter(None, found), ())
        return
    for part in whole.parts:
        yield from _texts(capture, part)
    readable = whole.kind in ("text/html", "text/plain") and not whole.parts and not whole.attached
    if readable and whole.span.stop - whole.span.start <= LARGEST_TEXT:
        words = _words(capture, whole)
        text = words.decoded.text
        if any(map(str.isalnum, apply(text, markup.clean(text)).text if whole.kind == "text/html" else text)):
            yield words


def _words(capture: Capture, part: Part) -> Words:
    raw = transferred(capture.body, part)
    stated = f"{part.kind}; charset={part.charset}" if part.charset else part.kind
    return Words(part, decode(Capture(capture.url, None, stated, raw.text.encode("latin-1"))), raw)


def origin(capture: Capture, locator: str) -> tuple[str, Callable[[Span], Span]]:
    """The text that a block's locator counts in, and the way from it to the bytes of the capture."""
    path = next((word[1:] for word in locator.split() if word.startswith("@")), "1")
    part = next((p for p in message(capture.body).leaves() if p.path == path), None)
    if part is None:
        return "", lambda span: span
    words = _words(capture, part)
    return words.decoded.text, words.back


def _list(whole: Part) -> str | None:
    """The name of the list a mail came by (RFC 2919), else of the sender of a newsletter; None for a letter."""
    name = _sender(str(whole.headers.get("List-Id", "")))[0]
    if not name and whole.header("List-Unsubscribe"):
        name = _sender(str(whole.headers.get("From", "")))[0]
    return words_of(name).strip("\"' ") or None


def _sender(stated: str) -> tuple[str, str]:
    """The name and the address of a mailbox, both empty where there is none."""
    try:
        return parseaddr(stated[:LONGEST_SENDER])
    except RecursionError:  # comments in comments
        return "", ""


def _found(sender: str, date: str, subject: str) -> Found:
    return Found(title=subject or None, byline=sender.strip("\"' ") or None, published=moment(date))


# ---------------------------------------------------------------- words


def _pieces(words: Words) -> tuple[Sequence[Slice], tuple[Found, Sequence[Slice]] | None]:
    """The pieces of the message itself, and a forwarded message's fields and pieces."""
    text = words.decoded.text
    if words.part.kind == "text/html":
        return _of_page(text)
    whole = inner(text, Span(0, len(text)))
    mark = FORWARDED.search(whole.words)
    if mark is None:
        return plain(whole), None
    fields, start = _fields(whole.words, mark.end())
    if "from" not in fields:
        return plain(whole), None
    return _cut(whole, 0, mark.start()), (_forwarded(fields), _cut(whole, start, len(whole.words)))


def _of_page(text: str) -> tuple[Sequence[Slice], tuple[Found, Sequence[Slice]] | None]:
    """The pieces of an HTML part; what stands below a forwarding line is the forwarded message's."""
    pieces = article(text)
    at = next((i for i, p in enumerate(pieces) if FORWARDED.match(f"{p.words}\n")), None)
    if at is None:
        return pieces, None
    lines, last = FORWARDED.sub("", f"{pieces[at].words}\n").strip("\n"), at
    fields, _ = _fields(f"{lines}\n", 0)
    while "from" not in fields and last + 1 < len(pieces) and last < at + 6:
        last += 1
        lines = f"{lines}\n{pieces[last].words}".strip("\n")
        fields, _ = _fields(f"{lines}\n", 0)
    if "from" not in fields:
        return pieces, None
    while last + 1 < len(pieces) and (more := _fields(f"{pieces[last + 1].words}\n", 0)[0]):
        fields |= more
        last += 1
    return pieces[:at], (_forwarded(fields), pieces[last + 1 :])


def _cut(whole: Inner, start: int, stop: int) -> list[Slice]:
    stood = whole.cleaned.back_span(Span(start, stop))
    return plain(inner(whole.raw, stood)) if start < stop else []


def _fields(text: str, at: int) -> tuple[dict[str, str], int]:
    """The fields at the head of a forwarded message, and where its words start."""
    fields: dict[str, str] = {}
    while True:
        blank = re.compile(r"[ \t]*\r?\n").match(text, at)
        if blank and not fields:
            at = blank.end()
            continue
        found = FIELD.match(text, at)
        if found is None:
            return fields, at
        name = NAMES.get(found["name"].casefold().strip())
        if name is None and not fields:
            return fields, at
        if name:
            fields.setdefault(name, found["words"].strip())
        at = found.end()


def _forwarded(fields: dict[str, str]) -> Found:
    name, address = _sender(fields.get("from", ""))
    told = _found(name or address or fields.get("from", ""), fields.get("date", ""), fields.get("subject", ""))
    return replace(told, title=CUT.sub("", told.title) if told.title else None)


# ---------------------------------------------------------------- attachments


def attachments(capture: Capture, budget: Budget) -> Iterator[Capture | Problem]:
    """The files and messages that are attached to a mail, named ``mail.eml/name``; pictures are passed over."""
    if len(capture.body) > LARGEST:
        return
    for part in message(capture.body).leaves():
        if not part.attached and part.kind != "message/rfc822":
            continue
        if UNREAD.match(part.kind):
            budget.passed[part.kind] += 1
            continue
        ending = ".eml" if part.kind == "message/rfc822" else ""
        name = f"{capture.url}/{part.filename or f'part-{part.path}{ending}'}"
        body = content(capture.body, part)
        if len(body) > budget.member or not budget.spend(len(body)):
            told = f"{shown(name)}: the mail unpacks to too much: save the attachment and give it"
            yield Problem("archive-limit", told)
            return
        if body.strip():
            yield Capture(name, None, "" if part.kind == "application/octet-stream" else part.kind, body)
