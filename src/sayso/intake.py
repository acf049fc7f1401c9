"""What stands on the command line as captures: files, folders, standard input, and a list of sources."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from sayso.readers.archive import CONTAINERS, saved_beside, unpacked
from sayso.readers.sniff import media_type
from sayso.settings import PAGE_BYTES
from sayso.sources import Row, lists_sources, read_sources
from sayso.text.number import count, either
from sayso.types import Capture, Hints, Problem

STANDARD_INPUT, IN_WORDS = "-", "standard input"
HEAD = 2**16

Input = tuple[Capture, Hints]
Fetch = Callable[[str], Capture | Problem]


def intake(
    inputs: Sequence[str],
    hints: Hints,
    sources: Path | None,
    stdin: BinaryIO,
    page_bytes: int = PAGE_BYTES,
    fetch: Fetch | None = None,
) -> Iterator[Input | Problem]:
    """Each input's captures with what is known of them, or a Problem that names it; one fault stops nothing.

    A folder gives its files, the folders in it too, sorted by name; hidden ones are passed over, and so is the list
    of sources itself; another list of sources in a folder is named and not read. Archives, crawls, saved pages and
    mails give what is inside them, each file as a capture of its own (``archive.zip/inner/page.html``). A file named
    twice is read once; one that the list names is called as the list calls it, so that its ids do not depend on where
    the list lies. What ``sources`` says of a file goes over
    ``hints``; without inputs its rows are the inputs. The media type is left to the readers, the time of a local file
    is not known.
    ``fetch`` gives the capture of an address; without it addresses are Problems.
    SettingsError where the list of sources cannot be used at all.
    """
    rows: dict[Path, Row] = {}
    told: tuple[Problem, ...] = ()
    skip = None
    if sources is not None:
        listed, told = read_sources(sources)
        rows = {_real(row.path): row for row in listed}
        skip = _real(sources)
        inputs = inputs or [row.path for row in listed]
    yield from told
    seen = {skip}
    for name in inputs:
        for found in _files(name, fetch is not None, skip):
            if isinstance(found, Problem):
                yield found
                continue
            place = _real(found)
            if place not in seen:
                seen.add(place)
                called = rows[place].name if place in rows else found
                got = fetch(found) if fetch is not None and "://" in found else None
                if isinstance(got, Problem):
                    yield got
                    continue
                own = _shown(called) if got is None else got.url
                for item in _captured(found, called, stdin, page_bytes) if got is None else unpacked(got, page_bytes):
                    if isinstance(item, Problem):
                        yield item
                        continue
                    known = _known(hints, rows, place)
                    if item.url == own:
                        yield item, known
                        continue
                    # The address of an archive is not the address of what is in it.
                    inside = _real(f"{found}/{item.url.removeprefix(f'{own}/')}")
                    seen.add(inside)
                    yield item, _known(replace(known, url=None), rows, inside)
    unused = sum(place not in seen and "://" not in row.path for place, row in rows.items())
    if unused:
        about = either(unused, "is about a file that was", "are about files that were")
        said = f"{unused} of its {count(len(rows), 'line')} {about} not given"
        yield Problem("unused-source", f"{sources}: {said}; paths in it count from its own folder")


def _known(hints: Hints, rows: Mapping[Path, Row], place: Path) -> Hints:
    """The hints of all inputs, and over them those of this one."""
    row = rows.get(place)
    if row is None:
        return hints
    own = row.hints
    said = {name: getattr(own, name) for name in Hints.__slots__ if getattr(own, name) is not None}
    return replace(hints, **said)


def _real(name: str | Path) -> Path:
    """Where a file really is; an address is a place of its own, to the letter."""
    return Path(quote(str(name), safe="")) if "://" in str(name) else Path(os.path.realpath(name))


# ---------------------------------------------------------------- folders


def _files(name: str, fetched: bool, skip: Path | None) -> Iterator[str | Problem]:
    """The files an input names, itself or what is in it."""
    if name == STANDARD_INPUT or (fetched and "://" in name):
        yield name
    elif "://" in name:
        yield _fault(
            "address", name, "addresses are not fetched: save the page and give its file, the address in --sources"
        )
    elif not name:
        yield Problem("missing", "an input is empty: give a file, a folder or -")
    elif Path(name).is_dir():
        count = 0
        for found in _walk(name, (), skip):
            count += 1
            yield found
        if not count:
            yield _fault("empty-folder", name, "the folder holds no files: give another")
    else:
        yield name


def _walk(folder: str, outer: tuple[Path, ...], skip: Path | None) -> Iterator[str | Problem]:
    here = _real(folder)
    if here in outer:
        yield _fault("folder-loop", folder, f"leads back to {here}: what is there is read once")
        return
    try:
        with os.scandir(folder) as listing:
            held = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(folder, error)
        return
    names = {entry.name for entry in held}
    for entry in held:
        if entry.name.startswith(".") or saved_beside(entry.name, names):
            continue
        try:
            inside = entry.is_dir()
        except OSError as error:
            yield _unreadable(entry.path, error)
            continue
        if inside:
            yield from _walk(entry.path, (*outer, here), skip)
        elif entry.is_file() and _real(entry.path) != skip and lists_sources(Path(entry.path)):
            yield _fault("source-list", entry.path, "a list of sources, no text: give it with --sources to use it")
        elif entry.is_file() or entry.is_symlink():
            yield entry.path
        else:
            yield _fault("no-file", entry.path, "neither a file nor a folder: it is not read")


# ---------------------------------------------------------------- bytes


def _captured(name: str, called: str, stdin: BinaryIO, page_bytes: int) -> Iterator[Capture | Problem]:
    """What an input gives: itself, or what is inside it."""
    try:
        body = stdin.read(page_bytes + 1) if name == STANDARD_INPUT else _body(name, page_bytes)
    except (OSError, ValueError) as error:
        yield _unreadable(name, error)
        return
    if body is not None and len(body) <= page_bytes:
        yield from unpacked(Capture(_shown(called), None, "", body), page_bytes)
        return
    if name != STANDARD_INPUT and Path(name).is_file():
        with Path(name).open("rb") as file:
            head = Capture(_shown(called), None, "", file.read(HEAD))
            file.seek(0)
            if media_type(head.url, head.body, file) in CONTAINERS - {"multipart/related"}:
                yield from unpacked(head, page_bytes, file)
                return
    most = f"larger than {page_bytes / 2**20:.1f} MiB"
    yield _fault("too-large", name, f"{most}: cut it into parts, or set page_bytes higher (docs/settings.md)")


def _body(name: str, page_bytes: int) -> bytes | None:
    """The bytes, at most one more than is allowed; None, unread, where the file is known to be larger."""
    with Path(name).open("rb") as file:
        about = os.fstat(file.fileno())
        if stat.S_ISREG(about.st_mode) and about.st_size > page_bytes:
            return None
        return file.read(page_bytes + 1)


_REMEDIES = {
    errno.ENOENT: ("missing", "there is no such file: check the path"),
    errno.EACCES: ("unreadable", "may not be read: check its permissions"),
    errno.EPERM: ("unreadable", "may not be read: check its permissions"),
    errno.ELOOP: ("folder-loop", "a link that leads back to itself: give the file it should lead to"),
    errno.ENAMETOOLONG: ("missing", "the path is too long: check it"),
    errno.ENOTDIR: ("missing", "a part of the path is a file: check the path"),
}


def _unreadable(name: str, error: OSError | ValueError) -> Problem:
    number = error.errno if isinstance(error, OSError) else None
    told = error.strerror if isinstance(error, OSError) else str(error)
    code, remedy = _REMEDIES.get(number or 0, ("unreadable", f"cannot be read ({told}): check the file and its disk"))
    return _fault(code, name, remedy)


def _fault(code: str, name: str, message: str) -> Problem:
    return Problem(code, f"{IN_WORDS if name == STANDARD_INPUT else _shown(name)}: {message}")


def _shown(name: str) -> str:
    """The name as text; bytes of it that are no UTF-8 are written out, so that it can be stored and printed."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
