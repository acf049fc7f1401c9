"""The record behind a folder or a database, and whether everything in it holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sayso.desk.print import report
from sayso.desk.reading import DONE, NOTHING_DONE
from sayso.desk.settings import database, is_server
from sayso.errors import SaysoError
from sayso.text.number import count, either
from sayso.types import Judgement, Record, Story

if TYPE_CHECKING:
    from sayso.store.database import Database


def held_at(place: str) -> tuple[Record, tuple[Judgement, ...]]:
    """The record of a folder or of a database, and the judgements that stand beside it.

    A database of no story or of several gives all who speak in it.
    """
    from sayso.folder import read_folder

    own = Path(place) / "sayso.db"
    if (Path(place) / "record.json").is_file():
        if not own.is_file():
            return read_folder(place), ()
        with database(str(own), write=False) as store:
            return read_folder(place), _in_force(store)
    address = str(own) if own.is_file() else place
    if not is_server(address) and not Path(address).is_file():
        raise SaysoError(f"{place} is neither a folder with a record.json nor a database file")
    with database(address, write=False) as store:
        record = store.record() if len(store.every(Story)) == 1 else _everybody(store.place, store)
        return record, _in_force(store)


def opened(place: str) -> Database:
    """The database of a folder of run, or the one named, to be read; SaysoError where there is none."""
    own = Path(place) / "sayso.db"
    address = str(own) if own.is_file() else place
    if not is_server(address) and not Path(address).is_file():
        raise SaysoError(f"{place} is neither a folder with a sayso.db nor a database file")
    return database(address, write=False)


def _in_force(store: Database) -> tuple[Judgement, ...]:
    from sayso.link.judgement import constraints

    return constraints(store.judgements(), store.attributions(), store.attributions(retired=True)).judgements


def _everybody(place: str, store: Database) -> Record:
    """All that a database holds as one record, its speakers linked now, as people ruled."""
    from sayso.link.judgement import constraints, corrected
    from sayso.link.speaker import speakers as linked

    documents, read = store.documents(), store.attributions()
    ruled = constraints(store.judgements(), read, store.attributions(retired=True))
    said = corrected(read, ruled)
    people, problems = linked(documents, said, ruled.judgements)
    story = Story("", place, tuple(d.id for d in documents), ())
    return Record(story, documents, said, people, (), (), (), (*ruled.problems, *problems))


def verify(place: str) -> int:
    """Prove a folder or database, print what does not hold."""
    from sayso.verify import verify as prove
    from sayso.verify import verify_database

    found = verify_database(place) if is_server(place) or Path(place).is_file() else prove(place)
    report(found)
    if any(problem.code == "no-record" for problem in found):
        return NOTHING_DONE
    things = f"{count(len(found), 'thing')} {either(len(found), 'does', 'do')} not hold"
    shown = database(place).place if is_server(place) else place
    print(f"{shown}: {things if found else 'everything holds'}")
    return DONE if not found else NOTHING_DONE
