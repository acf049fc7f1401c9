"""People's judgements in and out of a database."""

from __future__ import annotations

import sys
from pathlib import Path

from sayso.desk.reading import DONE
from sayso.desk.settings import database, held
from sayso.errors import JudgementError, SaysoError
from sayso.text.number import count, either
from sayso.types import Judgement


def judge_import(file: Path, db: str | None) -> int:
    """Take judgements into a database; where the file is wrong, nothing of it is taken and no database made."""
    found = judgements_of(file)
    with database(held(db).db) as store:
        new = store.judge(found)
    old = len(found) - new
    print(f"{count(new, 'new judgement')}, {old} {either(old, 'was', 'were')} there already.")
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


def judge_export(file: Path, db: str | None) -> int:
    """Write a database's judgements as JSON lines."""
    from sayso.ruling import write_judgements

    with database(held(db).db, write=False) as store:
        ruled = store.judgements()
    text = write_judgements(ruled)
    if str(file) == "-":
        sys.stdout.write(text)
    else:
        try:
            file.write_text(text, "utf-8")
        except OSError as error:
            raise SaysoError(f"{file}: cannot be written ({error.strerror}): give another file, or -") from error
        print(f"{count(len(ruled), 'judgement')} written to {file}.")
    return DONE
