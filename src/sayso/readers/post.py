"""Social posts: the Telegram Desktop JSON export, one Document a message."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sayso.readers.dateline import zone_of
from sayso.readers.document import Found, document, encoding_problems, problem
from sayso.readers.encoding import decode
from sayso.readers.literal import clean, fault, items, members, patched, value
from sayso.text.clean import apply
from sayso.text.language import language_of
from sayso.text.number import count, either
from sayso.types import Block, Capture, Document, Hints, Problem, Span

__all__ = ["clean", "read"]

READER = "telegram@1"
LARGEST = 400_000_000


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat: its fields, and its words with the place of their literal in the file."""

    fields: dict[str, Any]
    chat: dict[str, Any]
    words: str
    place: Span


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """A Document for each message with text, then the Problems, one of a kind for the whole file."""
    if len(capture.body) > LARGEST:
        return (problem("too-large", capture, f"an export of over {LARGEST // 1_000_000} MB: export a shorter time"),)
    decoded = decode(capture)
    raw = patched(decoded.text)
    wrong = fault(raw)
    if wrong:
        return (problem("invalid-json", capture, f"not valid JSON: {wrong}: export the chat again"),)
    skipped: Counter[str] = Counter()
    messages = [m for chat in _chats(raw) for m in _messages(decoded.text, raw, chat, skipped)]
    several = len({str(m.chat.get("id")) for m in messages}) > 1
    language = language_of("\n".join(m.words for m in messages[:200]))
    documents: list[Document] = []
    problems: list[Problem] = []
    for message in messages:
        made, told = _document(capture, hints, message, several, language)
        documents.append(made)
        problems += told
    if not documents:
        problems.append(problem("no-text", capture, "no message has text: check which chat was exported"))
    problems += _of_the_file(capture, messages, skipped)
    return (*documents, *encoding_problems(capture, decoded), *_gathered(problems))


def _chats(raw: str) -> Iterator[dict[str, tuple[Any, Span]]]:
    """The members of each chat object: the file itself, or those of an export of everything."""
    whole, place = value(raw, 1 if raw.startswith("\ufeff") else 0)
    if not isinstance(whole, dict):
        return
    top = members(raw, place.start)
    if "messages" in top:
        yield top
    for key in ("chats", "left_chats"):
        held, stood = top.get(key, (None, place))
        listed, inner = (
            members(raw, stood.start).get("list", (None, stood)) if isinstance(held, dict) else (None, stood)
        )
        if isinstance(listed, list):
            for chat, at in items(raw, inner.start):
                if isinstance(chat, dict):
                    yield members(raw, at.start)


def _messages(text: str, raw: str, chat: dict[str, tuple[Any, Span]], skipped: Counter[str]) -> Iterator[Message]:
    listed, place = chat.get("messages", (None, Span(0, 0)))
    if not isinstance(listed, list):
        return
    facts = {name: held for name, (held, _) in chat.items() if name != "messages"}
    for fields, stood in items(raw, place.start):
        if not isinstance(fields, dict):
            skipped["unreadable"] += 1
            continue
        if fields.get("type", "message") != "message":
            skipped[str(fields["type"])[:20]] += 1
            continue
        said, literal = members(raw, stood.start).get("text", (None, stood))
        source = text[literal.start : literal.stop]
        words = apply(source, clean(source)).text if isinstance(said, str | list) else ""
        if words.strip():
            yield Message(fields, facts, words, literal)
        else:
            skipped["textless"] += 1


def _string(fields: dict[str, Any], name: str) -> str | None:
    held = fields.get(name)
    return " ".join(held.split()) or None if isinstance(held, str) else None


def _published(message: Message, hints: Hints) -> str | None:
    """The moment of posting with its zone; without one the export's local time says no moment."""
    zone = zone_of(hints.zone)
    try:
        moment = datetime.fromtimestamp(int(message.fields["date_unixtime"]), zone or UTC)
        return moment.isoformat()
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        local = _string(message.fields, "date")
    return local if zone else None


def _byline(message: Message, hints: Hints) -> tuple[str | None, str | None]:
    """Whose words these are, and from whom they were forwarded.

    A forwarded message is its first author's; a signature or a member's name comes before the
    channel's; what the user says stands for the channel only.
    """
    fields, channel = message.fields, _string(message.chat, "name")
    if "forwarded_from" in fields:
        first = _string(fields, "forwarded_from")
        return first, first
    name = _string(fields, "author") or _string(fields, "from")
    return (name if name and name != channel else hints.author or name or channel), None


def _document(
    capture: Capture, hints: Hints, message: Message, several: bool, language: str | None
) -> tuple[Document, tuple[Problem, ...]]:
    number = f"{message.chat.get('id')}/{message.fields.get('id')}" if several else f"{message.fields.get('id')}"
    byline, first = _byline(message, hints)
    address = (hints.url or "").rstrip("/")
    own = address.startswith(("https://t.me/", "http://t.me/"))
    published = _published(message, hints)
    found = Found(
        name=f"{capture.url}#{number}",
        outlet=_string(message.chat, "name"),
        published=published,
        byline=byline,
        wire=first,
        language=language,
    )
    said = replace(hints, author=None, published=None if published else hints.published)
    said = replace(said, url=f"{address}/{message.fields.get('id')}") if own else said
    block = Block(Span(0, len(message.words)), "post", f"{message.place.start}-{message.place.stop}")
    made, told = document(capture, said, READER, message.words, (block,), found)
    if made.published is None and message.fields.get("date"):
        hint = "gives local times without a zone: give the zone in --sources, for example +03:00"
        told = tuple(problem("no-zone", capture, hint, made.id) if p.code == "no-date" else p for p in told)
    return made, told


def _of_the_file(capture: Capture, messages: list[Message], skipped: Counter[str]) -> Iterable[Problem]:
    """What was left out of an export, and what cannot be seen in it."""
    if skipped:
        counts = ", ".join(f"{n} {kind}" for kind, n in sorted(skipped.items()))
        yield problem("skipped", capture, f"messages without words to read were skipped: {counts}")
    edited = [str(m.fields.get("id")) for m in messages if "edited" in m.fields or "edited_unixtime" in m.fields]
    if edited:
        some = ", ".join(edited[:5]) + (", …" if len(edited) > 5 else "")
        yield problem(
            "edited",
            capture,
            f"{count(len(edited), 'message')} {either(len(edited), 'was', 'were')} edited after posting, and the last "
            f"wording alone is known: {some}",
        )


def _gathered(problems: list[Problem]) -> Iterator[Problem]:
    """One Problem of a kind, with the number of messages it holds for."""
    counted = Counter(p.code for p in problems)
    seen: set[str] = set()
    for fault_ in problems:
        if fault_.code not in seen:
            seen.add(fault_.code)
            more = counted[fault_.code] - 1
            yield replace(fault_, message=f"{fault_.message} (and {more} more messages)") if more else fault_
