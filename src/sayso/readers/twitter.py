"""The archive that X (Twitter) gives its users: the ZIP, or one script of it; one Document a post."""

from __future__ import annotations

import html
import re
import struct
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple
from urllib.parse import unquote
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from sayso.readers.archive import is_bomb
from sayso.readers.document import problem, shown
from sayso.readers.encoding import decode
from sayso.readers.placed import BrokenJson, Literal, mended, parts, value
from sayso.readers.timeline import (
    LARGEST,
    LINK,
    Entry,
    held,
    line,
    number,
    piece,
    read_posts,
    too_large,
    without,
)
from sayso.types import Capture, Document, Hints, Post, Problem, Span

READER = "twitter@1"
STEPS = ("literal", "xml")
SCRIPT = re.compile(r"\ufeff?\s*window\.YTD\.(\w+)\.part\d+\s*=\s*(?=[\[{])")
MEMBER = re.compile(
    r"(?:^|/)data/(account|tweets?(?:-part\d+)?|community-tweets?(?:-part\d+)?|deleted-tweets?(?:-part\d+)?"
    r"|note-tweets?(?:-part\d+)?)\.js$"
)
TIME = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2}) (\d{4})$")
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
REPOST = re.compile(r"RT @(\w{1,20}):\s+")
STATUS = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/\w+/status(?:es)?/\d+")
MENTIONS = re.compile(r"(?:@\w+\s+)+")
OLD_CODES = {"in": "id", "iw": "he", "ji": "yi"}
MATCHED = 40
# What zipfile raises for archives that are cut or changed, and for members that are encrypted or packed unknowably.
DAMAGE = (BadZipFile, OSError, EOFError, RuntimeError, ValueError, KeyError, struct.error, zlib.error)


class Script(NamedTuple):
    """One file of the archive: what it holds, its text, the same as valid JSON, where its list starts.

    ``member`` is its name in the archive, empty for a lone file.
    """

    member: str
    name: str
    raw: str
    valid: str
    at: int


@dataclass(slots=True)
class Note:
    """A long post's whole words, kept apart from the post itself; ``taken`` once the post is found."""

    id: str | None
    words: Literal
    stated: str | None
    script: Script
    taken: bool = False


@dataclass(slots=True)
class Account:
    """Whose archive it is, as far as it says and as the user calls it, and the long posts by their second."""

    author: str | None = None
    name: str | None = None
    handle: str | None = None
    notes: defaultdict[str, list[Note]] = field(default_factory=lambda: defaultdict(list))


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """A Document for each post of an archive or of one of its scripts, then the Problems, one of a kind."""
    large = too_large(capture)
    if large:
        return large
    if not capture.body.startswith(b"PK"):
        decoded = decode(capture)
        return read_posts(capture, hints, READER, _entries(capture, [""], hints), decoded, "post")
    try:
        wanted = _members(capture)
        if sum(m.file_size for m in wanted) > LARGEST or any(map(is_bomb, wanted)):
            size = f"posts of over {LARGEST // 1_000_000} MB: unpack it and give the files of data/ one by one"
            return (problem("too-large", capture, size),)
        names = [m.filename for m in sorted(wanted, key=lambda m: _order(m.filename))]
        return read_posts(capture, hints, READER, _entries(capture, names, hints), None, "post")
    except BadZipFile as error:
        return (problem("unsupported", capture, f"a damaged archive ({shown(str(error))}): download it again"),)


def _members(capture: Capture) -> list[ZipInfo]:
    try:
        with ZipFile(BytesIO(capture.body)) as archive:
            return [m for m in archive.infolist() if MEMBER.search(m.filename)]
    except DAMAGE as error:
        raise BadZipFile(str(error)) from None


def _order(name: str) -> tuple[int, int, str]:
    """The account first, then long posts, then the rest by their numbered parts."""
    kind = (MEMBER.search(name) or [""])[0].rpartition("/")[2]
    part = re.search(r"part(\d+)", kind)
    first = ("account", "note", "tweet", "community", "deleted")
    return next(n for n, word in enumerate(first) if kind.startswith(word)), int(part[1]) if part else 0, name


@lru_cache(maxsize=4)
def member(capture: Capture, name: str) -> Capture:
    """A file of an archive as a capture of its own; BadZipFile where it cannot be had."""
    try:
        with ZipFile(BytesIO(capture.body)) as archive, archive.open(name) as file:
            return Capture(f"{capture.url}/{name}", capture.fetched, "", file.read(LARGEST))
    except DAMAGE as error:
        raise BadZipFile(str(error)) from None


def _script(capture: Capture, name: str) -> Script | None:
    raw = decode(member(capture, name) if name else capture).text
    opening = SCRIPT.match(raw)
    return Script(name, opening[1], raw, mended(raw), opening.end()) if opening else None


def origin(capture: Capture, locator: str) -> tuple[str, Callable[[Span], Span]]:
    """The text that a block's locator counts in, and the way from it to the bytes of the capture.

    A file that stands packed in an archive has no bytes for each of its characters: they stand somewhere in all of it.
    """
    name = unquote(next((word[1:] for word in locator.split() if word.startswith("@")), ""))
    held = decode(member(capture, name) if name else capture)
    start, stop, plain = _packed(capture, name) if name else (0, 0, True)

    def back(span: Span) -> Span:
        inner = Span(start + held.byte_offset(span.start), start + held.byte_offset(span.stop))
        return inner if plain else Span(start, stop)

    return held.text, back


@lru_cache(maxsize=16)
def _packed(capture: Capture, name: str) -> tuple[int, int, bool]:
    """Where a file's bytes stand in the archive, and whether they stand there as they are."""
    with ZipFile(BytesIO(capture.body)) as archive:
        found = archive.getinfo(name)
    head = capture.body[found.header_offset : found.header_offset + 30]
    start = found.header_offset + 30 + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    return start, start + found.compress_size, found.compress_type == ZIP_STORED


def _entries(capture: Capture, members: list[str], hints: Hints) -> Iterator[Entry | str]:
    account = Account(author=hints.author)
    broken: BrokenJson | None = None
    for name in members:
        script = _script(capture, name)
        if script is None:
            yield "unreadable"
            continue
        try:
            yield from _posts(account, script)
        except BrokenJson as error:
            broken = BrokenJson(f"{name}: {error}" if name else str(error))
    yield from _alone(account)
    if broken:
        raise broken


def _posts(account: Account, script: Script) -> Iterator[Entry | str]:
    """The posts of one script; what it says of the account and of long posts is kept for the scripts behind it."""
    for part in parts(script.valid, script.at, 0):
        found = value(script.valid, part.start)
        if script.name == "account":
            account.name = line(held(found, "account", "accountDisplayName"))
            account.handle = line(held(found, "account", "username"))
        elif script.name.startswith("note_tweet"):
            _keep(account, script, held(found, "noteTweet"))
        elif "tweet" in script.name and "header" not in script.name:
            tweet = found if held(found, "tweet") is None else held(found, "tweet")
            yield (_entry(account, script, tweet) if isinstance(tweet, dict) else None) or "unreadable"
        else:
            yield "other"


# ---------------------------------------------------------------- long posts


def _keep(account: Account, script: Script, note: object) -> None:
    words, stated = held(note, "core", "text"), line(held(note, "createdAt"))
    if isinstance(words, Literal):
        kept = Note(number(held(note, "noteTweetId")), words, stated, script)
        account.notes[(stated or "")[:19]].append(kept)


def _long(account: Account, stated: str | None, words: str) -> Note | None:
    """The note that a shortened post begins: of the same second, and with the same first words."""
    opening = _plain(words).rstrip("…").rstrip()[:MATCHED]
    for note in account.notes.get((stated or "")[:19], ()):
        if not note.taken and opening and _plain(note.words).startswith(opening):
            return note
    return None


def _plain(words: str) -> str:
    """Words without links, leading mentions and escapes, to compare a post with its note."""
    return MENTIONS.sub("", " ".join(LINK.sub("", html.unescape(words)).split()), count=1)


def _alone(account: Account) -> Iterator[Entry]:
    """Long posts of which the archive has no short form, as those deleted have none."""
    for notes in account.notes.values():
        for note in notes:
            if not note.taken:
                said = piece(note.script.raw, note.words.inside, "post", *STEPS)
                name, whose, part = f"note-{note.id}", account.author or account.name, note.script.member
                yield Entry(name, (said,), account.name, whose, note.stated, Post(account.handle), member=part)


# ---------------------------------------------------------------- posts


def created(stated: object) -> str | None:
    """A time as the first version of the API writes it, in ISO 8601; None for anything else.

    >>> created("Wed Oct 10 20:19:24 +0000 2018")
    '2018-10-10T20:19:24+00:00'
    """
    found = TIME.match(stated) if isinstance(stated, str) else None
    if not found or found[1] not in MONTHS:
        return None
    month, day, clock, hours, minutes, year = found.groups()
    return f"{year}-{MONTHS.index(month) + 1:02}-{day}T{clock}{hours}:{minutes}"


def address(handle: str | None, id: str | None) -> str | None:
    """Where a post stands, its account's page where the id is not known, its bare id where the account is not."""
    if not handle:
        return id
    return f"https://x.com/{handle}/status/{id}" if id else f"https://x.com/{handle}"


def language(stated: object) -> str | None:
    """The language X states, in today's codes; its codes for no language are of three letters and count as none."""
    code = line(stated)
    return OLD_CODES.get(code, code) if code and len(code) == 2 else None


def _entry(account: Account, script: Script, tweet: dict[str, Any]) -> Entry | None:
    words = tweet.get("full_text", tweet.get("text"))
    id = number(tweet.get("id_str")) or number(tweet.get("id"))
    if not isinstance(words, Literal) or id is None:
        return None
    stated = created(tweet.get("created_at"))
    note = _long(account, stated, words)
    if note:
        note.taken = True
        script, words = note.script, note.words
    said = piece(script.raw, words.inside, "post", *STEPS)
    repost = REPOST.match(said.words)
    author, handle = account.author or account.name, account.handle
    if repost:
        said, handle = without(script.raw, said, repost.end()), repost[1]
        author = _called(tweet, handle)
    answered = number(tweet.get("in_reply_to_status_id_str")) or number(tweet.get("in_reply_to_status_id"))
    edits = held(tweet, "edit_info", "initial", "editTweetIds")
    post = Post(
        handle=handle,
        edited=stated if isinstance(held(tweet, "edit_info", "edit"), dict) else None,
        reply_to=address(line(tweet.get("in_reply_to_screen_name")), answered) if answered else None,
        repost_of=address(handle, None) if repost else None,
        quote_of=None if repost else _quoted(tweet),
        deleted=script.name.startswith("deleted") or "deleted" in script.member,
    )
    return Entry(
        name=id,
        pieces=(said,),
        account=account.name,
        author=author,
        stated=stated,
        post=post,
        url=address(account.handle, id) if account.handle else None,
        language=language(tweet.get("lang")),
        cut=note is None and said.words.rstrip().endswith("…") and bool(repost),
        superseded=isinstance(edits, list) and len(edits) > 1 and edits[-1] != id,
        member=script.member,
    )


def _called(tweet: dict[str, Any], handle: str) -> str:
    """The name that a reposted account has among those mentioned, its handle where it has none there."""
    mentions = held(tweet, "entities", "user_mentions")
    for one in mentions if isinstance(mentions, list) else ():
        if str(held(one, "screen_name")).casefold() == handle.casefold():
            return line(held(one, "name")) or handle
    return handle


def _quoted(tweet: dict[str, Any]) -> str | None:
    """The post that X shows inside this one: the address of a post that ends its words."""
    links = held(tweet, "entities", "urls")
    last = links[-1] if isinstance(links, list) and links else None
    words, shown_as = str(tweet.get("full_text", tweet.get("text"))), str(held(last, "url") or "-")
    found = STATUS.match(str(held(last, "expanded_url") or "")) if words.rstrip().endswith(shown_as) else None
    return found[0] if found else None
