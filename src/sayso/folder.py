"""A record's folder on disk: record, table, dispatch, texts and captures, no file of which is ever half there."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import mkstemp

from sayso.errors import ReadError
from sayso.report.dispatch import WRITER, dispatch
from sayso.report.marking import SURROGATE
from sayso.report.page import html
from sayso.report.reading import read_json
from sayso.report.record import as_json, written
from sayso.report.register import fingerprint, text_bytes
from sayso.report.table import csv
from sayso.report.write import markdown
from sayso.types import Capture, Document, Hints, Record

RECORD = "record.json"


def write_folder(record: Record, captures: Iterable[tuple[Capture, Hints]], folder: Path | str) -> tuple[Path, ...]:
    """The paths written: texts and captures first, record.json last, so that a folder with a record is complete.

    Each capture comes with the hints it was read with. What an earlier record left in texts/ and
    captures/ and this one does not name is removed.
    """
    held = tuple(captures)
    files = rendered(record)
    files |= {f"texts/{d.id}.txt": text_bytes(d.text) for d in record.documents}
    files |= {f"captures/{fingerprint(capture.body)}": capture.body for capture, _ in held}
    digests = {path: fingerprint(body) for path, body in files.items()}
    place = Path(folder)
    (place / RECORD).unlink(missing_ok=True)
    for path, body in files.items():
        replace_file(place / path, body)
    replace_file(place / RECORD, written(as_json(record, held, digests, WRITER)))
    _forget(place, digests)
    return (*(place / path for path in files), place / RECORD)


def write_text(document: Document, folder: Path | str) -> Path:
    """The path of a document's text, written unchanged as UTF-8."""
    path = Path(folder) / f"{document.id}.txt"
    replace_file(path, text_bytes(document.text))
    return path


def read_folder(folder: Path | str) -> Record:
    """The record of a written folder; raises ReadError where it cannot be read, and checks nothing else."""
    place = Path(folder)
    try:
        held = json.loads((place / RECORD).read_bytes())
        texts = {
            d["id"]: (place / "texts" / f"{d['id']}.txt").read_bytes().decode("utf-8", "surrogatepass")
            for d in held["documents"]
        }
        return read_json(held, texts)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReadError(str(place), f"is no folder of sayso run, or was changed ({error}): see sayso verify") from error


def rendered(record: Record) -> dict[str, bytes]:
    """The three files that people read, by their path: the same record gives the same bytes."""
    view = dispatch(record)
    forms = {"statements.csv": csv(record), "dispatch.md": markdown(record, view), "dispatch.html": html(record, view)}
    return {path: SURROGATE.sub("\ufffd", text).encode() for path, text in forms.items()}


def replace_file(path: Path, body: bytes) -> None:
    """Write beside the file, then take its place in one step; a crash leaves the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = mkstemp(prefix=".writing-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _forget(place: Path, digests: Mapping[str, str]) -> None:
    for room in ("texts", "captures"):
        for path in (place / room).iterdir() if (place / room).is_dir() else ():
            if f"{room}/{path.name}" not in digests and path.is_file():
                path.unlink()
