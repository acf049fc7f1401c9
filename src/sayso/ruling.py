"""Judgement files: one JSON object a line, which people can write, compare and keep in a repository.

A line rules on one pair, or on one attribution::

    {"kind": "speaker", "left": "a_…", "right": "a_…", "verdict": "same", "by": "Ann", "at": "2031-05-08T10:00:00Z",
     "why": "one mayor"}
    {"kind": "drop", "left": "a_…", "verdict": "different", "by": "Ann", "at": "2031-05-08", "why": "a caption"}
    {"kind": "replace", "left": "a_…", "verdict": "different", "by": "Ann", "at": "2031-05-08", "why": "",
     "source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 40]]}

``kind`` is speaker, statement or relation (a pair of attributions), story (a pair of documents), drop or replace (no
``right``); of a speaker, ``right`` may be a Wikidata item. ``verdict`` is same, different or unsure; for drop and
replace "different" says the attribution is not what the text says, and may be left out. ``at`` is ISO 8601. ``why``
may be left out. Empty lines are passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sayso.errors import JudgementError
from sayso.types import Judgement, Span, Spans, key

PAIRS = ("speaker", "statement", "relation", "story")
ALONE = ("drop", "replace")
VERDICTS = ("same", "different", "unsure")
FIELDS = ("kind", "left", "right", "verdict", "by", "at", "why", "source", "cue", "content")
ROLES = ("source", "cue", "content")

_ATTRIBUTION = re.compile(r"a_[0-9a-zA-Z_.:-]+")
_DOCUMENT = re.compile(r"d_[0-9a-zA-Z_.:-]+")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")


def read_judgements(text: str) -> tuple[Judgement, ...]:
    """The judgements of a file's text in order, each once; JudgementError names the first line that is wrong.

    >>> line = '{"kind": "drop", "left": "a_1", "by": "Ann", "at": "2031-05-08"}'
    >>> [(j.kind, j.left, j.verdict) for j in read_judgements(f"{line}\\n\\n{line}")]
    [('drop', 'a_1', 'different')]
    """
    found = {}
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if line.strip():
            judgement = _judgement(number, line.strip())
            found[judgement.id] = judgement
    return tuple(found.values())


def write_judgements(judgements: Iterable[Judgement]) -> str:
    """The text of a judgement file, one line each; reading it gives the same judgements back."""
    return "".join(f"{_line(judgement)}\n" for judgement in judgements)


def _line(judgement: Judgement) -> str:
    told: dict[str, Any] = {"kind": judgement.kind, "left": judgement.left}
    if judgement.right is not None:
        told["right"] = judgement.right
    told |= {"verdict": judgement.verdict, "by": judgement.by, "at": judgement.at, "why": judgement.why}
    if judgement.kind == "replace":
        told |= {role: [[span.start, span.stop] for span in getattr(judgement, role)] for role in ROLES}
    return json.dumps(told, ensure_ascii=False)


def judgement(
    kind: str,
    left: str,
    right: str | None,
    verdict: str,
    by: str,
    at: str,
    why: str = "",
    spans: tuple[Spans, Spans, Spans] = ((), (), ()),
) -> Judgement:
    """A judgement with its content key as id: the same ruling by the same person at the same time is one."""
    return Judgement(
        key("j", kind, left, right, verdict, by, at, why, *spans), kind, left, right, verdict, by, at, why, *spans
    )


def _judgement(number: int, line: str) -> Judgement:
    told = _object(number, line)
    kind = _one_of(number, told, "kind", (*PAIRS, *ALONE))
    alone = kind in ALONE
    left = _leaf(number, told, "left", kind, wikidata=False)
    if alone and told.get("right") is not None:
        raise JudgementError(number, f'"right": a {kind} is of one attribution: leave it out')
    right = None if alone else _leaf(number, told, "right", kind, wikidata=kind == "speaker")
    if left == right:
        raise JudgementError(
            number, f'"left" and "right" are both {left}: name two {"documents" if kind == "story" else "attributions"}'
        )
    verdict = "different" if alone and "verdict" not in told else _one_of(number, told, "verdict", VERDICTS)
    why = told.get("why", "")
    if not isinstance(why, str):
        raise JudgementError(number, f'"why" is {why!r}: give text between double quotes, or leave it out')
    return judgement(
        kind,
        left,
        right,
        verdict,
        _text(number, told, "by", "the name of who judged"),
        _time(number, told),
        why,
        _corrected(number, told, kind, verdict),
    )


def _object(number: int, line: str) -> dict[str, Any]:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise JudgementError(number, f'"{twice[0]}" is given twice: keep one')
        return dict(pairs)

    try:
        told = json.loads(line, object_pairs_hook=once)
        line.encode()
    except (ValueError, RecursionError) as error:
        raise JudgementError(number, f"not JSON ({error}): one object between {{ and }} a line") from error
    if not isinstance(told, dict):
        raise JudgementError(number, "not an object: write { and } around the fields")
    if unknown := [name for name in told if name not in FIELDS]:
        raise JudgementError(number, f'unknown field "{unknown[0]}": the fields are {", ".join(FIELDS)}')
    return told


def _text(number: int, told: dict[str, Any], name: str, what: str) -> str:
    value = told.get(name)
    if not isinstance(value, str) or not value.strip():
        raise JudgementError(number, f'"{name}" is {"missing" if name not in told else repr(value)}: give {what}')
    return value


def _one_of(number: int, told: dict[str, Any], name: str, allowed: tuple[str, ...]) -> str:
    value = _text(number, told, name, f"one of {', '.join(allowed)}")
    if value not in allowed:
        raise JudgementError(number, f'"{name}" is {value!r}: give one of {", ".join(allowed)}')
    return value


def _leaf(number: int, told: dict[str, Any], name: str, kind: str, *, wikidata: bool) -> str:
    what = "the id of an attribution, a_…" + (", or a Wikidata item, Q…" if wikidata else "")
    form = _ATTRIBUTION
    if kind == "story":
        what, form = "the id of a document, d_…", _DOCUMENT
    value = _text(number, told, name, what)
    if not (form.fullmatch(value) or (wikidata and _WIKIDATA.fullmatch(value))):
        raise JudgementError(number, f'"{name}" is {value!r}: give {what}')
    return value


def _time(number: int, told: dict[str, Any]) -> str:
    value = _text(number, told, "at", "a day or time such as 2031-05-08T10:00:00Z")
    try:
        datetime.fromisoformat(value)
    except ValueError as error:
        raise JudgementError(number, f'"at" is {value!r}: give a day or time such as 2031-05-08T10:00:00Z') from error
    return value


def _corrected(number: int, told: dict[str, Any], kind: str, verdict: str) -> tuple[Spans, Spans, Spans]:
    given = [role for role in ROLES if role in told]
    if kind != "replace":
        if given:
            raise JudgementError(number, f'"{given[0]}" belongs to a replace, this is a {kind}: leave it out')
        return (), (), ()
    source, cue, content = (_spans(number, role, told.get(role, [])) for role in ROLES)
    if verdict == "different" and not content:
        raise JudgementError(number, '"content" is empty: give the right spans, or use drop')
    return source, cue, content


def _spans(number: int, role: str, given: object) -> Spans:
    problem = JudgementError(number, f'"{role}" is {given!r}: give pairs such as [[0, 9], [12, 20]], in order')
    if not isinstance(given, list):
        raise problem
    found: list[Span] = []
    for pair in given:
        if not (isinstance(pair, list) and len(pair) == 2 and all(type(at) is int for at in pair)):
            raise problem
        span = Span(*pair)
        if not (found[-1].stop if found else 0) <= span.start < span.stop:
            raise problem
        found.append(span)
    return tuple(found)
