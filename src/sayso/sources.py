"""A list of sources: a CSV file with a row an input, saying what the files themselves cannot."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from sayso.errors import SettingsError
from sayso.settings import zone_name
from sayso.types import Hints, Problem

LONGEST_HEAD = 400
COLUMNS = ("path", "outlet", "published", "zone", "author", "url", "language")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: the path, relative to where we are, the path as the list has it, and what is said of it."""

    line: int
    path: str
    hints: Hints
    name: str = ""


def read_sources(file: Path) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """The rows of the list in order, each path once, and Problems for what cannot be used in them.

    Columns are named by the first line, in any order: path (relative to the list, or an address), and any of outlet,
    published, zone, author, url, language. Separated by commas, semicolons or tabs. A value that cannot be used is a
    Problem and counts as not given. SettingsError where the file or its first line cannot be used.
    """
    text = _text(file)
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: dict[str, Row] = {}
    problems: list[Problem] = []
    try:
        columns = _columns(file, next(table, []))
        for cells in table:
            if not any(cell.strip() for cell in cells):
                continue
            row = _row(file, table.line_num, dict(zip(columns, cells)), problems)
            if len(cells) > len(columns):
                _tell(
                    problems,
                    file,
                    table.line_num,
                    f"{len(cells)} values for {len(columns)} columns: quote those with a {separator!r}",
                )
            if row is None:
                _tell(problems, file, table.line_num, "no path: name the file this line is about")
            elif row.path in rows:
                _tell(
                    problems,
                    file,
                    table.line_num,
                    f"{row.path} stands on line {rows[row.path].line} too: that line counts",
                )
            else:
                rows[row.path] = row
    except csv.Error as error:
        _tell(problems, file, table.line_num, f"no CSV from here on ({error}): close the quotation mark")
    return tuple(rows.values()), tuple(problems)


def lists_sources(file: Path) -> bool:
    """True for a CSV file whose first line names columns of a list of sources, ``path`` among them, and no others."""
    if file.suffix.lower() not in (".csv", ".tsv"):
        return False
    try:
        with file.open("rb") as held:
            first = held.readline(LONGEST_HEAD).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return False
    names = [name.strip().strip('"').lower() for name in first.split(max(",;\t", key=first.count))]
    return "path" in names and len(names) > 1 and set(names) <= set(COLUMNS)


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError("sources", f"{file} is not UTF-8 (byte {error.start}): save it as CSV UTF-8") from error
    except OSError as error:
        raise SettingsError("sources", f"{file} cannot be read ({error.strerror}): check the path") from error


def _columns(file: Path, header: list[str]) -> list[str]:
    names = [name.strip().lower() for name in header]
    allowed = f"the columns are {', '.join(COLUMNS)}"
    if "path" not in names:
        raise SettingsError("sources", f"{file}: the first line names no column path: {allowed}")
    for name in names:
        if name not in COLUMNS:
            near = get_close_matches(name, COLUMNS, 1)
            hint = f"did you mean {near[0]}?" if near else allowed
            raise SettingsError("sources", f"{file}: unknown column {name!r}: {hint}")
        if names.count(name) > 1:
            raise SettingsError("sources", f"{file}: two columns are named {name!r}: keep one")
    return names


def _row(file: Path, line: int, cells: dict[str, str], problems: list[Problem]) -> Row | None:
    given = {name: cell.strip() for name, cell in cells.items() if cell.strip()}
    path = given.pop("path", None)
    if path is None:
        return None
    said = {}
    for name, value in given.items():
        try:
            said[name] = _CHECKS[name](value) if name in _CHECKS else value
        except ValueError as error:
            _tell(problems, file, line, f"{name} {value!r} is not used: {error}")
    return Row(line, path if "://" in path else str(file.parent / path), Hints(**said), path)


def _published(value: str) -> str:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise ValueError("give a day or time such as 2031-05-08 or 2031-05-08T10:00:00+02:00") from None
    return value


def _language(value: str) -> str:
    code = value.lower()
    if not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise ValueError("give an ISO 639-1 code such as en or ru")
    return code


_CHECKS: dict[str, Callable[[str], str]] = {"published": _published, "zone": zone_name, "language": _language}


def _tell(problems: list[Problem], file: Path, line: int, message: str) -> None:
    problems.append(Problem("source-line", f"{file}, line {line}: {message}"))
