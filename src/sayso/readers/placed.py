"""JSON read piece by piece, so that a large file is never held whole; its strings know where they stand."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from sayso.types import Span

PLAIN = json.JSONDecoder(strict=False)
SPACE = re.compile(r"[ \t\n\r]*")
BETWEEN = re.compile(r"[ \t\n\r\ufeff]*")
ODD = re.compile(r'\\(?:u(?![0-9a-fA-F]{4})|[^"\\/bfnrtu])')
ESCAPE = re.compile(r'\\(?:(x[0-9a-fA-F]{2}|u(?![0-9a-fA-F]{4})|[^"\\/bfnrtu])|.)', re.S)
# Containers this deep are walked through; what is deeper is read at once.
DEEP = 3


class BrokenJson(Exception):
    """JSON that cannot be read on from here; the message says why."""


class Literal(str):
    """A string of a JSON file with the place of its characters there, the quotation marks left out."""

    __slots__ = ("start", "stop")
    start: int
    stop: int

    @property
    def inside(self) -> Span:
        """Code points of the file, escapes as they are written there."""
        return Span(self.start, self.stop)


class Part(NamedTuple):
    """A member of an object or, without a name, an item of an array: where its value starts and stops."""

    name: str
    start: int
    stop: int


def _string(raw: str, at: int, strict: bool = False) -> tuple[Literal, int]:
    value, stop = scanstring(raw, at, strict)
    found = Literal(value)
    found.start, found.stop = at, stop - 1
    return found, stop


def _decoder() -> json.JSONDecoder:
    """The decoder of the standard library in Python, whose strings can be told where they stand."""
    made = json.JSONDecoder(strict=False)
    made.parse_string = _string  # type: ignore[attr-defined]
    made.scan_once = py_make_scanner(made)  # type: ignore[attr-defined]
    return made


PLACING = _decoder()


def mended(raw: str) -> str:
    r"""The same file with escapes that JSON does not know made valid; every other character keeps its place.

    >>> mended(r'{"text": "a\x1Fb \e \\x"}')
    '{"text": "a    b    \\\\x"}'
    """
    if not ODD.search(raw):
        return raw
    return ESCAPE.sub(lambda m: " " * len(m[0]) if m[1] else m[0], raw)


def value(raw: str, at: int) -> Any:
    """The value that starts at an offset, its strings as ``Literal``; BrokenJson where there is none.

    >>> value('{"a": ["x"]}', 0)["a"][0].inside
    Span(start=8, stop=9)
    """
    try:
        return PLACING.raw_decode(raw, at)[0]
    except (ValueError, RecursionError) as error:
        raise BrokenJson(_why(raw, error)) from None


def is_value(words: str) -> bool:
    """True for text that is one JSON value and no more.

    >>> is_value('{"a": 1}'), is_value('{"a": 1')
    (True, False)
    """
    try:
        return not words[PLAIN.raw_decode(words)[1] :].strip()
    except (ValueError, RecursionError):
        return False


def _why(raw: str, error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at line {error.lineno} column {error.colno}"
    return "it is nested too deeply" if isinstance(error, RecursionError) else "a number is too long"


def _skip(raw: str, at: int) -> int:
    found = SPACE.match(raw, at)
    return found.end() if found else at


def _broken(raw: str, at: int, wanted: str) -> BrokenJson:
    return BrokenJson(_why(raw, json.JSONDecodeError(f"Expecting {wanted}", raw, min(at, len(raw)))))


def _stop(raw: str, at: int, depth: int) -> int:
    """Where the value that starts here stops; a container is walked through and not held."""
    if depth and raw[at : at + 1] in ("{", "["):
        last = at + 1
        for part in parts(raw, at, depth - 1):
            last = part.stop
        return _skip(raw, last) + 1
    try:
        return PLAIN.raw_decode(raw, at)[1]
    except (ValueError, RecursionError) as error:
        raise BrokenJson(_why(raw, error)) from None


def parts(raw: str, at: int, depth: int = DEEP) -> Iterator[Part]:
    """The members or items of the container that starts at an offset, one by one; BrokenJson where it breaks off.

    Those that are containers are walked through ``depth`` deep and not held, which is slower: 0 is for small ones.

    >>> [p.name for p in parts('{"a": 1, "b": [2]}', 0)]
    ['a', 'b']
    """
    named, close = raw[at] == "{", "}" if raw[at] == "{" else "]"
    at = _skip(raw, at + 1)
    if raw[at : at + 1] == close:
        return
    while True:
        name = ""
        if named:
            if raw[at : at + 1] != '"':
                raise _broken(raw, at, "property name enclosed in double quotes")
            try:
                name, at = scanstring(raw, at + 1, False)
            except ValueError as error:
                raise BrokenJson(_why(raw, error)) from None
            at = _skip(raw, at)
            if raw[at : at + 1] != ":":
                raise _broken(raw, at, "':' delimiter")
            at = _skip(raw, at + 1)
        stop = _stop(raw, at, depth)
        yield Part(name, at, stop)
        at = _skip(raw, stop)
        if raw[at : at + 1] == close:
            return
        if raw[at : at + 1] != ",":
            raise _broken(raw, at, "',' delimiter")
        at = _skip(raw, at + 1)


def roots(raw: str, at: int = 0) -> Iterator[int]:
    """Where the values of a file start that stand one after the other, mostly one a line.

    The offset behind each is found when the next one is asked for; BrokenJson where that fails.
    """
    at = _between(raw, at)
    while at < len(raw):
        yield at
        at = _between(raw, _stop(raw, at, DEEP))


def _between(raw: str, at: int) -> int:
    found = BETWEEN.match(raw, at)
    return found.end() if found else at


def rows(raw: str, lists: Collection[str] = (), at: int = 0) -> Iterator[tuple[str, Any]]:
    """Every entry of a file and the name of the list it stands in, read when it is asked for.

    A file is one value or one a line. The items of an array are entries, and so are those of an object's arrays named
    in ``lists``; an object with none of these is an entry itself. What else such an object holds comes first, without
    its lists, under the name ``.``. BrokenJson where the file cannot be read on.

    >>> [(name, entry) for name, entry in rows('{"id": "x", "feed": [1, 2]}', {"feed"})]
    [('.', {'id': 'x'}), ('feed', 1), ('feed', 2)]
    """
    for start in roots(raw, at):
        if raw[start] == "[":
            yield from (("", value(raw, part.start)) for part in parts(raw, start, 0))
            continue
        held = [p for p in parts(raw, start, DEEP - 1) if p.name in lists] if lists and raw[start] == "{" else []
        held = [p for p in held if raw[p.start] == "["]
        if not held:
            yield "", value(raw, start)
            continue
        taken = {p.start for p in held}
        rest = [p for p in parts(raw, start, DEEP - 1) if p.start not in taken]
        yield ".", {p.name: value(raw, p.start) for p in rest}
        for part in held:
            yield from ((part.name, value(raw, inner.start)) for inner in parts(raw, part.start, 0))
