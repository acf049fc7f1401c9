"""The data of ``press.yaml``: what newspapers print around an article, and how a line of it is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LONGEST_LINE = 400
LONGEST_UNMARKED = 240
LAST = 130
QUOTES = re.compile('["“”«»„]')
_SMALL = """
    and in for of the with from by de la le du da di del van von der und et y e и в editing writing reporting additional
    translation at an a staff writer writers correspondent special to
"""
SMALL_WORDS = frozenset(_SMALL.split())
WORD = re.compile(r"[^\W_][\w.'’-]*")


@dataclass(frozen=True, slots=True)
class Press:
    """Compiled tables: patterns of furniture by kind, credits, months, weekdays and agencies."""

    openings: tuple[tuple[str, re.Pattern[str]], ...]
    endings: tuple[tuple[str, re.Pattern[str]], ...]
    credit: re.Pattern[str]
    months: dict[str, int]
    date_words: frozenset[str]
    agencies: dict[str, str]


def load() -> dict[str, Any]:
    """The tables of ``press.yaml`` as they stand there."""
    import yaml

    tables = yaml.safe_load(files("sayso.readers").joinpath("press.yaml").read_text("utf-8"))
    assert isinstance(tables, dict)
    return tables


def _compiled(lines: list[dict[str, str]], where: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """One pattern a kind."""
    patterns: dict[str, list[str]] = {}
    for line in lines:
        if where in line:
            patterns.setdefault(line["kind"], []).append(f"(?:{line[where]})")
    return tuple((kind, re.compile("|".join(found), re.I)) for kind, found in patterns.items())


@cache
def press() -> Press:
    """The tables, compiled once."""
    tables = load()
    months = {
        name: number
        for names in tables["months"].values()
        for number, forms in enumerate(names, 1)
        for name in forms.split()
    }
    return Press(
        _compiled(tables["lines"], "pattern"),
        _compiled(tables["lines"], "ending"),
        re.compile(r"[—–―\s(\[-]*(?:" + "|".join(c["pattern"] for c in tables["credits"]) + r")\s*", re.I),
        months,
        frozenset(tables["weekdays"].split() + tables["date_words"].split()),
        {mark: name for name, marks in tables["agencies"].items() for mark in marks},
    )


def names_only(words: str) -> bool:
    """True where a text holds capitalised names, small words and nothing that makes a sentence.

    >>> names_only("Ada Quill, and Tom Reed in Port Selm"), names_only("Ada shows that it fell")
    (True, False)
    """
    found = WORD.findall(words)
    rest = [w for w in found if w.casefold().strip(".") not in SMALL_WORDS]
    return bool(rest) and len(found) <= 30 and all(w[0].isupper() for w in rest)


def is_credit(line: str) -> bool:
    """True for a line that names who helped to make the text.

    >>> is_credit("(Reporting by Ada Quill; Editing by Tom Reed)"), is_credit("Reporting by the Gazette shows it fell.")
    (True, False)
    """
    if len(line) > LONGEST_LINE:
        return False
    found = press().credit.match(line)
    return bool(found) and names_only(line[found.end() :] if found else "")


def furniture(line: str) -> str | None:
    """The kind of a line that is no part of what is told: boilerplate, caption or note; None for all others.

    >>> furniture("Share this Report:"), furniture("Photo: Ada Quill"), furniture("The bridge is safe.")
    ('boilerplate', 'caption', None)
    """
    if len(line) > LONGEST_LINE:
        return "note" if line.startswith("[") and re.match(r"\[\d{1,3}\](?!\()", line) else None
    for kind, pattern in press().openings:
        if pattern.match(line):
            return kind
    if len(line) <= LONGEST_UNMARKED and not QUOTES.search(line):
        for kind, pattern in press().endings:
            if pattern.search(line[-LAST:]):
                return kind
    return "boilerplate" if is_credit(line) else None


def agency(mark: str) -> str | None:
    """The name of the agency a mark stands for, None for one that is not known.

    >>> agency("AFP"), agency("Selm News")
    ('Agence France-Presse', None)
    """
    return press().agencies.get(mark.casefold().strip(" ./"))
