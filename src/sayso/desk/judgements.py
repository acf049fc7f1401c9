"""People's judgements in and out of a database."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.desk.reading import DONE
from sayso.errors import SaysoError

if TYPE_CHECKING:
    from sayso.store.database import Database


def judge_import(file: Path, db: Path) -> int:
    """Take judgements into a database."""
    from sayso.store.database import Database

    with Database(db) as store:
        new, total = take_judgements(file, store)
    print(f"{new} new judgements, {total - new} were there already.")
    return DONE


def take_judgements(file: Path, store: Database) -> tuple[int, int]:
    """How many judgements of a file (- for standard input) were new to the database, and how many it holds."""
    from sayso.ruling import read_judgements

    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SaysoError(f"{file}: cannot be read ({error}): give a file of JSON lines") from error
    found = read_judgements(text)
    return store.judge(found), len(found)


def judge_export(file: Path, db: Path) -> int:
    """Write a database's judgements as JSON lines."""
    from sayso.ruling import write_judgements
    from sayso.store.database import Database

    with Database(db, write=False) as store:
        held = store.judgements()
    text = write_judgements(held)
    if str(file) == "-":
        sys.stdout.write(text)
    else:
        file.write_text(text, "utf-8")
        print(f"{len(held)} judgements written to {file}.")
    return DONE
