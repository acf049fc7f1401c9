"""Saved queries: a YAML file that a person writes, one query an item, faults told by file and line."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches
from typing import Any

from sayso.types import Problem

DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
TRUE, FALSE = frozenset({"yes", "true", "on"}), frozenset({"no", "false", "off"})


@dataclass(frozen=True, slots=True)
class Query:
    """What to be told of: every condition given must hold; None and empty mean not asked.

    ``speaker``, ``about``, ``since`` and ``until`` are those of ``link.choice.select``. ``outlet`` are words of an
    outlet's name or a host, ``language`` ISO 639-1 codes, one of which must fit. ``contradicts``: only what
    contradicts something on file. ``name`` says in an alert what fired.
    """

    name: str
    speaker: str | None = None
    about: str | None = None
    outlet: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    contradicts: bool = False


ASKS = tuple(f.name for f in fields(Query) if f.name != "name")


def queries(file: str, text: str) -> tuple[tuple[Query, ...], tuple[Problem, ...]]:
    """The queries of a file's text in order, and a Problem naming file and line for each that cannot be used.

    Each item of the list stands for itself: a fault in one costs that one alone. A query with a condition that is not
    known is left out whole, for without that condition it would fire on more than was meant.

    >>> queries("q.yaml", "- name: bridge\\n  about: bridge\\n")[0][0].about
    'bridge'
    """
    found: dict[str, Query] = {}
    problems: list[Problem] = []
    for line, item in _items(text):
        try:
            query = _query(item, line)
            if query.name in found:
                raise _Fault(line, f"two queries are named {query.name!r}: give this one another name")
        except _Fault as fault:
            problems.append(Problem("query-line", f"{file}, line {fault.line}: {fault.reason}"))
        else:
            found[query.name] = query
    if not found and not problems:
        problems.append(Problem("query-line", f"{file}, line 1: no query: write items such as - about: bridge"))
    return tuple(found.values()), tuple(problems)


class _Fault(ValueError):
    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line, self.reason = line, reason


def _items(text: str) -> Iterator[tuple[int, str]]:
    """Each item of the list with the line it starts on; what stands before the first is an item if it says anything."""
    start, held = 1, list[str]()
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if re.match(r"-(\s|$)", line):
            if any(_says(h) for h in held):
                yield start, "\n".join(held)
            start, held = number, []
        held.append(line)
    if any(_says(h) for h in held):
        yield start, "\n".join(held)


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith(("#", "---", "..."))


def _query(item: str, first: int) -> Query:
    import yaml

    try:
        root = yaml.compose(item, yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        told = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise _Fault(first + (mark.line if mark else 0), f"is not YAML ({told}): look at quotes and indents") from None
    held = root.value[0] if isinstance(root, yaml.SequenceNode) and len(root.value) == 1 else None
    if not isinstance(held, yaml.MappingNode):
        raise _Fault(first, "is no query: write an item such as - about: bridge")
    given: dict[str, Any] = {}
    for name, value in held.value:
        line = first + name.start_mark.line
        word = str(name.value).strip()
        if word not in ("name", *ASKS):
            near = get_close_matches(word, ("name", *ASKS), 1)
            hint = f"did you mean {near[0]}?" if near else f"use {', '.join(('name', *ASKS))}"
            raise _Fault(line, f"{word!r} is nothing that can be asked: {hint}")
        if word in given:
            raise _Fault(line, f"{word} stands twice: keep one")
        try:
            given[word] = _READ[word](_plain(value))
        except ValueError as error:
            raise _Fault(line, f"{word}: {error}") from None
    asks = {name: value for name, value in given.items() if name != "name" and value}
    if not asks:
        raise _Fault(first, "asks for nothing, so that everything would fire: give a condition")
    return Query(name=given.get("name") or _called(asks), **asks)


def _plain(node: Any) -> list[str]:
    """The words of a value, or of each item of a list."""
    import yaml

    if isinstance(node, yaml.ScalarNode):
        return [str(node.value).strip()] if str(node.value).strip() else []
    if isinstance(node, yaml.SequenceNode) and all(isinstance(n, yaml.ScalarNode) for n in node.value):
        return [str(n.value).strip() for n in node.value if str(n.value).strip()]
    raise ValueError("give words, or a list of words")


def _called(asks: dict[str, Any]) -> str:
    """A name for a query that has none: what it asks.

    >>> _called({"speaker": "Brandt", "outlet": ("Courier",)})
    'speaker Brandt, outlet Courier'
    """
    told = {
        k: "something on file" if v is True else " or ".join(v) if isinstance(v, tuple) else v for k, v in asks.items()
    }
    return ", ".join(f"{name} {words}" for name, words in told.items())


def _words(given: list[str]) -> str:
    if len(given) != 1:
        raise ValueError("give one, and a query of its own for each other")
    if not any(letter.isalnum() for letter in given[0]):
        raise ValueError(f"{given[0]!r} holds no word: say what to look for")
    return given[0]


def _several(given: list[str]) -> tuple[str, ...]:
    return tuple(_words([one]) for one in given)


def _codes(given: list[str]) -> tuple[str, ...]:
    for code in given:
        if not (len(code) in (2, 3) and code.isascii() and code.isalpha()):
            raise ValueError(f"{code!r} is not an ISO 639-1 code: write en, ru, fr …")
    return tuple(code.lower() for code in given)


def _bool(given: list[str]) -> bool:
    word = given[0].casefold() if len(given) == 1 else ""
    if word not in TRUE | FALSE:
        raise ValueError("give yes or no")
    return word in TRUE


def day(given: str, first: bool) -> str:
    """The ISO 8601 day that is meant, of a month or a year its first or its last; ValueError where it is none.

    >>> day("2031-02", first=False), day("2031", first=True)
    ('2031-02-28', '2031-01-01')
    """
    wrong = ValueError(f"{given!r} is not a day: write 2031-05-03, or 2031-05 or 2031 for all its days")
    found = DAY.fullmatch(given)
    if found is None:
        raise wrong
    year, month, number = (int(part) if part else None for part in found.groups())
    try:
        last = monthrange(year or 0, month or 12)[1]
        return date(year or 0, month or (1 if first else 12), number or (1 if first else last)).isoformat()
    except ValueError:
        raise wrong from None


_READ: dict[str, Any] = {
    "name": _words,
    "speaker": _words,
    "about": _words,
    "outlet": _several,
    "language": _codes,
    "since": lambda given: day(_words(given), first=True),
    "until": lambda given: day(_words(given), first=False),
    "contradicts": _bool,
}
