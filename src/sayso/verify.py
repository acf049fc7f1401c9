"""Verification of a written folder or a database: each capture is read again, each text, span and citation compared."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.folder import RECORD, rendered
from sayso.readers.document import shown
from sayso.report.dispatch import WRITER
from sayso.report.proof import page_problems, record_problems, table_problems
from sayso.report.reading import read_hints, read_json
from sayso.report.record import as_json, digest, written
from sayso.report.register import fingerprint, text_bytes
from sayso.types import Capture, Document, Hints, Problem, Record

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

Json = dict[str, Any]
Read = Callable[[Capture, Hints], tuple[Document | Problem, ...]]
SHOWN = 20


def verify(folder: Path | str, read: Read | None = None) -> tuple[Problem, ...]:
    """What does not hold in a folder written by ``run``; empty when all of it holds.

    Needs nothing but the folder and the readers that its record names (``read`` stands in for them in tests).
    """
    place = Path(folder)
    try:
        body = (place / RECORD).read_bytes()
        held = json.loads(body)
    except (FileNotFoundError, NotADirectoryError):
        return (Problem("no-record", f"{place}: no {RECORD} there; name a folder of sayso run"),)
    except OSError as error:
        return (Problem("no-record", f"{place / RECORD}: cannot be read ({error.strerror}): check its permissions"),)
    except ValueError as error:
        return (Problem("record-differs", f"{place / RECORD}: is no JSON ({error})"),)
    found = list(_shape(held))
    if found:
        return tuple(found)
    found.extend(_own_bytes(held, body))
    found.extend(_files(place, held))
    texts = {d["id"]: _text(place / f"texts/{d['id']}.txt") for d in held["documents"]}
    found.extend(_texts(held, texts))
    record = read_json(held, {id: text or "" for id, text in texts.items()})
    faults = list(record_problems(record))
    found.extend(faults)
    if not faults and all(text is not None for text in texts.values()):
        found.extend(_derived(place, held, record))
    inputs = ((c, _capture(place, c), read_hints(c)) for c in held["captures"])
    read_again = [(capture, hints) for _, capture, hints in inputs if capture is not None]
    found.extend(reading_problems(record.documents, read_again, read or _readers()))
    return tuple(dict.fromkeys(found))


def verify_database(place: Path | str, read: Read | None = None) -> tuple[Problem, ...]:
    """What does not hold in a database: bytes, texts and spans of every document, and of every story it holds."""
    from sayso.store.database import Database
    from sayso.types import Story

    found: list[Problem] = []
    with Database(str(place), write=False) as store:
        inputs = list(store.captures())
        for story in store.every(Story):
            found.extend(record_problems(store.record(story.id)))
        for asked in store.receipt_faults():
            found.append(Problem("receipt-differs", f"{shown(asked)}: how it was fetched is not as it was stored"))
        documents = store.documents()
        loose = Record(Story("", "", (), ()), documents, store.attributions(), (), (), (), (), ())
        found.extend(record_problems(loose))
    found.extend(reading_problems(documents, inputs, read or _readers()))
    return tuple(dict.fromkeys(found))


def _readers() -> Read:
    from sayso.readers import read

    return read


# ---------------------------------------------------------------- the record's own form


@cache
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads(files("sayso.report").joinpath("record.schema.json").read_text("utf-8")))


def _shape(held: object) -> Iterator[Problem]:
    """Where the record breaks the published schema."""
    errors = sorted(_validator().iter_errors(held), key=lambda e: list(map(str, e.absolute_path)))
    for error in errors[:SHOWN]:
        path = "/".join(map(str, error.absolute_path)) or "top"
        yield Problem("schema", f"record.json at {path}: {error.message[:200]}")


def _own_bytes(held: Json, body: bytes) -> Iterator[Problem]:
    if digest(held) != held["digest"]:
        yield Problem("record-differs", "record.json: its content is not what its digest was taken of")
    elif written(held) != body:
        yield Problem("record-differs", "record.json: bytes were changed that no value depends on")


def _files(place: Path, held: Json) -> Iterator[Problem]:
    """Files that are missing, changed or not the record's."""
    named: Mapping[str, str] = held["files"]
    wanted = {"statements.csv", "dispatch.md", "dispatch.html"}
    wanted |= {f"texts/{d['id']}.txt" for d in held["documents"]}
    wanted |= {f"captures/{d['capture_sha256']}" for d in held["documents"]}
    for path in sorted(wanted - named.keys()):
        yield Problem("file-missing", f"{path}: record.json has no digest of it")
    for path, expected in named.items():
        if path not in wanted and path not in {f"captures/{c['sha256']}" for c in held["captures"]}:
            yield Problem("file-stray", f"{path}: record.json names a file that nothing in the record needs")
            continue
        try:
            found = fingerprint((place / path).read_bytes())
        except OSError as error:
            yield Problem("file-missing", f"{path}: cannot be read ({error.strerror})")
            continue
        if found != expected:
            yield Problem("file-differs", f"{path}: SHA-256 is {found[:12]}…, the record says {expected[:12]}…")
    for room in ("texts", "captures"):
        for file in sorted((place / room).iterdir()) if (place / room).is_dir() else ():
            if f"{room}/{file.name}" not in named:
                yield Problem("file-stray", f"{room}/{file.name}: the record does not know this file")


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8", "surrogatepass")
    except (OSError, UnicodeDecodeError):
        return None


def _texts(held: Json, texts: Mapping[str, str | None]) -> Iterator[Problem]:
    for document in held["documents"]:
        text = texts[document["id"]]
        if text is None:
            yield Problem("text-differs", f"texts/{document['id']}.txt: is missing or no UTF-8", document["id"])
        elif fingerprint(text_bytes(text)) != document["text_sha256"]:
            message = f"texts/{document['id']}.txt: not the text whose SHA-256 the record has"
            yield Problem("text-differs", message, document["id"])


def _derived(place: Path, held: Json, record: Record) -> Iterator[Problem]:
    """Everything that follows from the record's values, made again and compared."""
    captures = [(_described(c), read_hints(c)) for c in held["captures"]]
    again = as_json(record, captures, held["files"], held["writer"])
    for part, value in again.items():
        expected = held[part]
        if part == "captures":
            value = [{**made, "sha256": known["sha256"]} for made, known in zip(value, expected, strict=True)]
        if part != "digest" and value != expected:
            yield Problem("record-differs", f"record.json: {part} is not what its documents and spans give")
    forms = rendered(record) if held["writer"] == WRITER else {}
    for path, body in forms.items():
        if _bytes(place / path) != body:
            yield Problem("file-differs", f"{path}: not what {WRITER} writes of this record")
    yield from table_problems(_bytes(place / "statements.csv").decode("utf-8", "replace"), record)
    yield from page_problems(_bytes(place / "dispatch.html").decode("utf-8", "replace"), record)


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


# ---------------------------------------------------------------- captures


def _described(held: Json) -> Capture:
    return Capture(held["url"], held["fetched"], held["media_type"], b"")


def _capture(place: Path, held: Json) -> Capture | None:
    path = place / f"captures/{held['sha256']}"
    if not path.is_file():
        return None
    return Capture(held["url"], held["fetched"], held["media_type"], path.read_bytes())


def reading_problems(
    documents: Iterable[Document], inputs: Iterable[tuple[Capture, Hints]], read: Read
) -> Iterator[Problem]:
    """Documents that their captures, read again, do not give: other bytes, text, blocks, date or reader."""
    given: dict[tuple[str, str], Document] = {}
    names: dict[str, list[Document]] = {}
    hashes = set()
    for capture, hints in inputs:
        hashes.add(fingerprint(capture.body))
        for result in read(capture, hints):
            if isinstance(result, Document):
                given.setdefault((result.id, result.capture), result)
                names.setdefault(result.name, []).append(result)
    for document in documents:
        again = given.get((document.id, document.capture))
        if document.capture not in hashes:
            yield Problem(
                "no-capture", f"{document.name}: its capture {document.capture[:12]}… is not there", document.id
            )
        elif again is None:
            yield Problem("reading-differs", _why(document, names.get(document.name, [])), document.id)
        elif again != document:
            other = [f.name for f in fields(Document) if getattr(again, f.name) != getattr(document, f.name)]
            message = f"{document.name}: read again, it has another {', '.join(other)}"
            if again.reader != document.reader:
                message += f" (it was read by {document.reader}, this sayso has {again.reader}: install the older one)"
            yield Problem("reading-differs", message, document.id)


def _why(document: Document, alike: list[Document]) -> str:
    if not alike:
        return f"{document.name}: its capture, read again, gives no document of this name"
    if all(other.reader != document.reader for other in alike):
        return (
            f"{document.name}: was read by {document.reader}, this sayso has {alike[0].reader}: install the older one"
        )
    return f"{document.name}: its capture, read again by {document.reader}, gives another text"


__all__ = ["reading_problems", "verify", "verify_database"]
