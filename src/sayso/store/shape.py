"""Structured parts of values as canonical JSON, and back by their type."""

from __future__ import annotations

import json
import types
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from sayso.types import Span


def dumps(part: object) -> str:
    """Canonical JSON: a span is [start, stop], a dataclass an object without what its fields are by default.

    >>> dumps((Span(0, 4), Span(9, 12)))
    '[[0,4],[9,12]]'
    """
    return json.dumps(_plain(part), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def loads(text: str, hint: Any) -> Any:
    """The value of this type that was dumped; a field added since has its default.

    >>> loads('[[0,4],[9,12]]', tuple[Span, ...])
    (Span(start=0, stop=4), Span(start=9, stop=12))
    """
    return _build(json.loads(text), hint)


def _plain(part: object) -> object:
    if isinstance(part, Span):
        return [part.start, part.stop]
    if is_dataclass(part) and not isinstance(part, type):
        named = ((field, getattr(part, field.name)) for field in fields(part))
        return {field.name: _plain(value) for field, value in named if value != field.default}
    if isinstance(part, tuple):
        return [_plain(item) for item in part]
    return part


def _build(plain: Any, hint: Any) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        chosen = next(option for option in inner if option is not type(None))
        return None if plain is None else _build(plain, chosen)
    if origin is tuple:
        if inner[-1] is Ellipsis:
            return tuple(_build(item, inner[0]) for item in plain)
        return tuple(_build(item, option) for item, option in zip(plain, inner, strict=True))
    if hint is Span:
        return Span(*plain)
    if isinstance(hint, type) and is_dataclass(hint):
        return hint(**{name: _build(plain[name], kind) for name, kind in hints(hint).items() if name in plain})
    return plain


def hints(kind: Any) -> dict[str, Any]:
    """The resolved types of a dataclass's fields, by name."""
    return _hints(kind)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    found = get_type_hints(kind)
    return {field.name: found[field.name] for field in fields(kind)}
