"""The knowledge base as tables: those packaged with sayso, and a user's own rows over them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from sayso.errors import SettingsError
from sayso.knowledge.facts import Called, Knowledge, Person, Tenure
from sayso.types import Problem

TABLES = Path(__file__).parent / "tables"
NAME = "knowledge@1"
COLUMNS = {
    "people": ("id", "name", "last", "also", "gender", "born", "wikidata"),
    "offices": ("id", "office", "country", "area", "since", "until", "seen", "party"),
    "countries": ("country", "kind", "language", "name"),
}
NEEDED = {
    "people": ("id", "name", "last"),
    "offices": ("id", "office", "country", "since"),
    "countries": ("country", "kind", "name"),
}
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_SHAPES = {
    "gender": re.compile(r"[mf]"),
    "born": _DAY,
    "wikidata": re.compile(r"Q[1-9]\d*"),
    "country": re.compile(r"[A-Z]{2}"),
    "since": _DAY,
    "until": _DAY,
    "seen": _DAY,
    "kind": re.compile(r"name|demonym"),
    "language": re.compile(r"[a-z]{2,3}"),
}
Row = Mapping[str, str]


@cache
def packaged() -> Knowledge:
    """The packaged knowledge base, read once.

    >>> [p.wikidata for p in packaged().holders("president", "US", "2016-05-01")]
    ['Q76']
    """
    return _built({kind: [row for _, row in _rows(TABLES / f"{kind}.csv")] for kind in COLUMNS})


def extended(knowledge: Knowledge, place: Path) -> tuple[Knowledge, tuple[Problem, ...]]:
    """The knowledge with the rows of a CSV file, or of every CSV file in a folder, put over it.

    What a file holds is told by its columns, not by its name. A person of a known id takes the place of the one known.
    A row that cannot be read is left out, and a Problem names its file and line. SettingsError where there is nothing.
    """
    files = sorted(place.glob("*.csv")) if place.is_dir() else [place]
    if not files or not all(f.is_file() for f in files):
        raise SettingsError("knowledge", f"{place} holds no CSV file: see docs/knowledge.md")
    rows: dict[str, list[Row]] = {kind: [] for kind in COLUMNS}
    problems: list[Problem] = []
    known = {p.id for p in knowledge.people}
    for file in files:
        try:
            found = list(_rows(file))
        except (UnicodeDecodeError, csv.Error) as error:
            problems.append(_fault(file, 1, f"the file is no CSV in UTF-8 ({error})"))
            continue
        for line, row in found:
            kind = _kind(row)
            if fault := "its columns are those of no table" if kind is None else _wrong(kind, row):
                problems.append(_fault(file, line, fault))
            elif kind:
                rows[kind].append(row)
                known |= {row["id"]} if kind == "people" else set()
    for row in list(rows["offices"]):
        if row["id"] not in known:
            rows["offices"].remove(row)
            problems.append(Problem("bad-knowledge", f"nobody has the id {row['id']!r} of an office: add the person"))
    new = _built(rows)
    replaced = {p.id for p in new.people}
    people = (*(p for p in knowledge.people if p.id not in replaced), *new.people)
    return Knowledge(people, (*knowledge.tenures, *new.tenures), (*knowledge.called, *new.called)), tuple(problems)


def _rows(path: Path) -> Iterator[tuple[int, Row]]:
    """The rows of a table with the number of the line each ends on; cells missing at the end are empty."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, restval="")
        for row in reader:
            yield reader.line_num, row


def _kind(row: Row) -> str | None:
    fits = [kind for kind, needed in NEEDED.items() if all(c in row for c in needed)]
    return next((k for k in fits if set(filter(None, row)) <= set(COLUMNS[k])), None)


def _wrong(kind: str, row: Row) -> str | None:
    """What is wrong with a row, or None."""
    if None in row:
        return "it has more cells than the first line has columns"
    for column in NEEDED[kind]:
        if not row[column].strip():
            return f"the cell {column} is empty"
    for column, value in row.items():
        shape = _SHAPES.get(column)
        if value and shape and not shape.fullmatch(value):
            return f"{value!r} is no {column}: write it as in docs/knowledge.md"
    return None


def _fault(file: Path, line: int, what: str) -> Problem:
    return Problem("bad-knowledge", f"{file.name}, line {line}: {what}; the row is left out")


def _built(rows: Mapping[str, list[Row]]) -> Knowledge:
    people = (
        Person(
            r["id"],
            r["name"],
            r["last"],
            tuple(filter(None, r.get("also", "").split("|"))),
            r.get("gender") or None,
            r.get("born") or None,
            r.get("wikidata") or None,
        )
        for r in rows["people"]
    )
    tenures = (
        Tenure(
            r["id"],
            r["office"],
            r["country"],
            r.get("area", ""),
            r["since"],
            r.get("until", ""),
            r.get("seen", ""),
            r.get("party", ""),
        )
        for r in rows["offices"]
    )
    called = (Called(r["country"], r["kind"], r.get("language", ""), r["name"]) for r in rows["countries"])
    return Knowledge(tuple(people), tuple(tenures), tuple(called))
