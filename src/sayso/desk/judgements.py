"""People's judgements in and out of a database."""

from __future__ import annotations

import sys
from pathlib import Path

from sayso.desk.reading import DONE
from sayso.errors import JudgementError, SaysoError
from sayso.types import Judgement


def judge_import(file: Path, db: Path) -> int:
    """Take judgements into a database; where the file is wrong, nothing of it is taken and no database made."""
    from sayso.store.database import Database

    found = judgements_of(file)
    with Database(db) as store:
        new = store.judge(found)
    print(f"{new} new judgements, {len(found) - new} were there already.")
    return DONE


def judgements_of(file: Path) -> tuple[Judgement, ...]:
    """The judgements of a file (- for standard input); SaysoError names the file, the line and the remedy."""
    from sayso.ruling import read_judgements

    try:
        return read_judgements(sys.stdin.read() if str(file) == "-" else file.read_text("utf-8"))
    except JudgementError as error:
        raise SaysoError(f"{file}, {error}") from error
    except UnicodeDecodeError as error:
        raise SaysoError(f"{file}: is not UTF-8 (byte {error.start}): give a file of JSON lines") from error
    except OSError as error:
        raise SaysoError(f"{file}: cannot be read ({error.strerror}): give a file of JSON lines") from error


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
        try:
            file.write_text(text, "utf-8")
        except OSError as error:
            raise SaysoError(f"{file}: cannot be written ({error.strerror}): give another file, or -") from error
        print(f"{len(held)} judgements written to {file}.")
    return DONE
