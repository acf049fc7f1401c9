"""Which bodies and people may speak for each other: a ministry and its spokesman, a candidate and the campaign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.link.spelling import POSSESSIVE, words
from sayso.types import Speaker

SHORTEST_SURNAME = 3


def _plain(name: str) -> tuple[str, ...]:
    found = tuple(w.plain for w in words(name, 0, len(name)) if w.plain != POSSESSIVE)
    return found[1:] if found[:1] == ("the",) else found


def affiliated(speakers: Iterable[Speaker]) -> Mapping[str, frozenset[str]]:
    """The ids of the bodies each person may speak for: one in whose name the last name stands, or that a role names.

    >>> ada = Speaker("p_1", "person", ("Ada Orne",), None, ())
    >>> affiliated([ada, Speaker("p_2", "body", ("Orne campaign",), None, ())])
    {'p_1': frozenset({'p_2'})}
    """
    bodies: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    people: list[Speaker] = []
    for one in speakers:
        if one.kind == "person":
            people.append(one)
        elif one.kind in ("body", "group"):
            for name in one.names:
                bodies[_plain(name)].add(one.id)
    holding: defaultdict[str, set[str]] = defaultdict(set)
    for plain, ids in bodies.items():
        for word in plain if len(plain) > 1 else ():
            holding[word] |= ids
    found = {}
    for person in people:
        meant = {id for role in person.roles for run in _runs(_plain(role.role)) for id in bodies.get(run, ())}
        for name in person.names:
            given, last = _plain(name)[:-1], _plain(name)[-1:]
            # One word taken for a person may be a land, whose ministries bear it too.
            meant |= {id for word in last if given and len(word) >= SHORTEST_SURNAME for id in holding.get(word, ())}
        if meant:
            found[person.id] = frozenset(meant)
    return found


def _runs(role: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return {tuple(role[a:b]) for a in range(len(role)) for b in range(a + 1, len(role) + 1)}
