"""JSON whose strings keep their place in the file, and the cleaning of a string literal into words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from sayso.readers.placed import mended
from sayso.text.clean import Edit
from sayso.types import Span

DECODER = json.JSONDecoder(strict=False)
SPACE = re.compile(r"[ \t\n\r]*")
ESCAPE = re.compile(
    r"\\(?:u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})|u(?P<unit>[0-9a-fA-F]{4})"
    r"|x(?P<byte>[0-9a-fA-F]{2})|(?P<sign>.))"
    r"|(?P<unseen>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f])",
    re.S,
)
SIGNS = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": ""}


def _skip(raw: str, at: int) -> int:
    found = SPACE.match(raw, at)
    return found.end() if found else at


def value(raw: str, at: int = 0) -> tuple[Any, Span]:
    """The value that starts at or behind an offset of valid JSON, and its place."""
    start = _skip(raw, at)
    found, stop = DECODER.raw_decode(raw, start)
    return found, Span(start, stop)


def members(raw: str, at: int) -> dict[str, tuple[Any, Span]]:
    """The members of the object at an offset of valid JSON: name to value and the value's place.

    >>> members('{"a": "x", "b": [1]}', 0)["b"]
    ([1], Span(start=16, stop=19))
    """
    found: dict[str, tuple[Any, Span]] = {}
    at = _skip(raw, at + 1)
    while raw[at] != "}":
        name, place = value(raw, at)
        found[name] = value(raw, _skip(raw, place.stop) + 1)
        at = _skip(raw, found[name][1].stop)
        at = _skip(raw, at + 1) if raw[at] == "," else at
    return found


def items(raw: str, at: int) -> list[tuple[Any, Span]]:
    """The items of the array at an offset of valid JSON, with their places."""
    found = []
    at = _skip(raw, at + 1)
    while raw[at] != "]":
        found.append(value(raw, at))
        at = _skip(raw, found[-1][1].stop)
        at = _skip(raw, at + 1) if raw[at] == "," else at
    return found


def clean(raw: str) -> Iterable[Edit]:
    r"""The edits that turn a message's text as it stands in the file into its words.

    The text is a string, or an array of strings and of objects with a ``text`` of their own.

    >>> from sayso.text.clean import apply
    >>> raw = '["He said ", {"type": "bold", "text": "\\u00abno\\u00bb"}, "."]'
    >>> apply(raw, clean(raw)).text
    'He said «no».'
    """
    edits: list[Edit] = []
    done = 0
    for place in _literals(raw):
        edits.append(Edit(done, place.start + 1))
        for found in ESCAPE.finditer(raw, place.start + 1, place.stop - 1):
            edits.append(Edit(*found.span(), meant(found)))
        done = place.stop - 1
    edits.append(Edit(done, len(raw)))
    return edits


def _literals(raw: str) -> list[Span]:
    valid = mended(raw)
    text, place = value(valid)
    if isinstance(text, str):
        return [place]
    if not isinstance(text, list):
        return []
    found = []
    for item, stood in items(valid, place.start):
        part, inner = (
            (item, stood) if not isinstance(item, dict) else members(valid, stood.start).get("text", (None, stood))
        )
        if isinstance(part, str):
            found.append(inner)
    return found


def meant(found: re.Match[str]) -> str:
    """The character an escape stands for; nothing for control characters."""
    if found["high"]:
        return chr(0x10000 + ((int(found["high"], 16) & 0x3FF) << 10) + (int(found["low"], 16) & 0x3FF))
    if found["unseen"] or found["byte"]:
        return ""
    if found["unit"]:
        sign = chr(int(found["unit"], 16))
        return "\ufffd" if "\ud800" <= sign <= "\udfff" else sign if sign >= " " or sign in "\n\t\r" else ""
    return SIGNS.get(found["sign"], found["sign"])
