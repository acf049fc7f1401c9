"""What a database or folder holds, in the forms of other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sayso import __version__
from sayso.desk.lookup import opened
from sayso.desk.reading import DONE
from sayso.errors import SaysoError
from sayso.progress import progress
from sayso.report.register import fingerprint
from sayso.text.number import count
from sayso.types import Capture


def export(place: str, out: Path) -> int:
    """Write every capture of a database, or of a folder of run, as a WARC file; packed where it is to end in .gz."""
    from sayso.report.warc import write_warc

    if out.exists() and any(out.samefile(held) for held in (Path(place), *_own(Path(place))) if held.exists()):
        raise SaysoError(f"{out} is what is to be exported, and would be lost: give another file")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    half = out.with_name(f".writing-{out.name}")
    try:
        with half.open("wb") as file:
            number = write_warc(
                progress(_captures(place), "writing"), file, f"sayso/{__version__}", now, packed=out.suffix == ".gz"
            )
        half.replace(out)
    except OSError as error:
        raise SaysoError(f"{out}: cannot be written ({error.strerror}): give another file") from error
    finally:
        half.unlink(missing_ok=True)
    print(f"{count(number, 'capture')} written to {out}.")
    return DONE


def _own(folder: Path) -> tuple[Path, ...]:
    return (folder / "record.json", folder / "sayso.db")


def _captures(place: str) -> Iterator[Capture]:
    """Every capture, those that came over the net first, once for each time they came."""
    record = Path(place) / "record.json"
    if record.is_file() and not (Path(place) / "sayso.db").is_file():
        yield from _of_folder(record)
        return
    with opened(place) as store:
        fetched = set()
        for capture in store.received():
            fetched.add((capture.url, fingerprint(capture.body)))
            yield capture
        yield from (c for c, _ in store.captures() if (c.url, fingerprint(c.body)) not in fetched)


def _of_folder(record: Path) -> Iterator[Capture]:
    for held in json.loads(record.read_bytes())["captures"]:
        path = record.parent / "captures" / held["sha256"]
        try:
            body = path.read_bytes()
        except OSError as error:
            raise SaysoError(f"{path}: cannot be read ({error.strerror}): sayso verify says what is missing") from error
        yield Capture(held["url"], held["fetched"], held["media_type"], body)
