"""What stands in one source alone, the most telling first.

Every turn of a transcript stands there alone, and every post: what an outlet reports comes before them. Then come those
whom the record can name. Among these each sign that makes a thing worth looking into counts one: the speaker's own
words, a person and no body or paper, a figure, a denial or an accusation. What touches the other sources counts two: a
statement of theirs that it contradicts, and, in part, how near it is to the matter that they tell of.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log

from sayso.report.register import Register
from sayso.report.section import Alone
from sayso.report.sentence import Notes
from sayso.text.number import has_figure
from sayso.text.root import root
from sayso.text.speech import ACCUSES, DENIES
from sayso.types import Statement

FEWEST_SOURCES = 2
# Rules by which a document gives its speakers' words whole: the turns of a transcript, the posts of an account.
WHOLE = frozenset({"rule:turn", "rule:post"})
WORD = re.compile(r"[^\W\d_]{4,}")
# A statement is looked up under its rarest words, and a word that more statements have leads nowhere.
RAREST, CROWD, BACKGROUND, FEWEST_KEYS = 8, 40, 300, 4
TOUCHES = 2


@dataclass(frozen=True, slots=True)
class Single:
    """A statement that one source alone carries, with what it is ranked by.

    ``reach`` is the number of sources that carry anything of its speaker, ``conflict`` a statement it contradicts,
    ``turn`` true for a turn of a transcript or a post. ``near`` is the share (0..1) of its rarest words that one
    statement of another source has, 1 where both answer one question. ``signs``: number | denial | accusation.
    """

    statement: str
    document: str
    named: bool
    direct: bool
    conflict: str | None
    reach: int
    turn: bool
    near: float
    signs: tuple[str, ...]


def single(register: Register) -> tuple[Single, ...]:
    """What stands in one source alone, by rank; nothing where the record has one source.

    What an outlet says in its own voice is left out: it is always alone. Near-copies are one source.
    """
    if len(set(register.first_copy.values())) < FEWEST_SOURCES:
        return ()
    own = {s.id: register.witnesses(s) for s in register.record.statements}
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for statement in register.record.statements:
        if statement.speaker:
            sources[statement.speaker].update(own[statement.id])
    spoken = [s for s in register.record.statements if not register.narrated(s)]
    near = _nearness(register, spoken, own)
    found = []
    for statement in spoken:
        if len(own[statement.id]) == 1:
            speaker = register.speaker(statement)
            one = Single(
                statement=statement.id,
                document=own[statement.id][0],
                named=register.who(statement) is not None,
                direct=_voice(register, statement) == "direct",
                conflict=_rival(register, statement.id),
                reach=len(sources[statement.speaker]) if statement.speaker else 1,
                turn=register.attributions[statement.renderings[0].attribution].made_by in WHOLE,
                near=near.get(statement.id, 0.0),
                signs=_signs(register, statement),
            )
            found.append((_rank(one, speaker is not None and speaker.kind == "person"), one))
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def _voice(register: Register, statement: Statement) -> str:
    return register.attributions[statement.renderings[0].attribution].voice


def _rival(register: Register, id: str) -> str | None:
    """The statement that this one contradicts, the first by the relation's id where there are several."""
    held = (r for r in register.relations_of.get(id, ()) if r.kind == "contradicts")
    first = min(held, key=lambda r: r.id, default=None)
    return None if first is None else first.right if first.left == id else first.left


def _rank(one: Single, person: bool) -> tuple[bool, bool, float, int, str]:
    weight = one.direct + person + bool(one.signs) + TOUCHES * ((one.conflict is not None) + one.near)
    return one.turn, not one.named, -weight, -one.reach, one.statement


def _signs(register: Register, statement: Statement) -> tuple[str, ...]:
    """Which of number, denial and accusation a statement's own words or its words of telling show."""
    rendering = statement.renderings[0]
    words = register.words(rendering)
    document = register.document_of(rendering)
    text = document.text
    told = " ".join(s.of(text) for s in register.attributions[rendering.attribution].cue)
    shown = {
        "number": has_figure(words, document.language),
        "denial": DENIES.search(f"{told} {words}"),
        "accusation": ACCUSES.search(f"{told} {words}"),
    }
    return tuple(sign for sign, met in shown.items() if met)


# ---------------------------------------------------------------- near to what others tell


def _nearness(
    register: Register, statements: Sequence[Statement], own: Mapping[str, Sequence[str]]
) -> dict[str, float]:
    """How near each statement is to one of another source, 0..1, by its id; what is near to none is left out."""
    keys = {s.id: _keys(register, s) for s in statements}
    counts: Counter[str] = Counter(key for some in keys.values() for key in some)
    weights = {key: log((len(keys) + BACKGROUND) / (n + 0.5)) for key, n in counts.items()}
    rare = {id: nlargest(RAREST, some, key=lambda k: (weights[k], k)) for id, some in keys.items()}
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for id, every in keys.items():
        for key in every:
            if counts[key] <= CROWD:
                holders[key].append(id)
    found: dict[str, float] = {}
    for id, some in rare.items():
        shared: defaultdict[str, float] = defaultdict(float)
        for key in some:
            for other in holders.get(key, ()):
                shared[other] += weights[key]
        # One word shared is not the matter shared, though it be all that a statement has.
        whole = sum(weights[key] for key in some) * max(1.0, FEWEST_KEYS / max(1, len(some)))
        best = max((w for other, w in shared.items() if not set(own[other]) & set(own[id])), default=0.0)
        if best:
            found[id] = round(best / whole, 2)
    return found | dict.fromkeys(_answering(register, own), 1.0)


def _keys(register: Register, statement: Statement) -> frozenset[str]:
    """The roots of a statement's longer words, each with its language: words of two languages are never one."""
    rendering = statement.renderings[0]
    language = register.document_of(rendering).language
    return frozenset(f"{language}:{root(w, language)}" for w in WORD.findall(register.words(rendering)))


def _answering(register: Register, own: Mapping[str, Sequence[str]]) -> Iterable[str]:
    """The statements that answer a question which another source answers as well."""
    for question in register.record.questions:
        told = {id: set(own[id]) for p in question.positions if (id := p.statement or "") in own}
        for id, sources in told.items():
            if any(not sources & others for others in told.values()):
                yield id


# ---------------------------------------------------------------- the dispatch


def alone(
    register: Register,
    notes: Notes,
    lonely: Iterable[Single],
    numbers: Mapping[str, int],
    excerpts: Mapping[str, str],
    most: int,
) -> tuple[Alone, ...]:
    """The first of what stands in one source alone, as the dispatch shows it, at most so many."""
    found: list[Alone] = []
    for one in lonely:
        if one.statement not in numbers:
            continue
        if len(found) == most:
            break
        fullest = register.statements[one.statement].renderings[0]
        found.append(
            Alone(
                number=numbers[one.statement],
                speaker=register.who(register.statements[one.statement]) or "not named",
                excerpt=excerpts[one.statement],
                language=register.document_of(fullest).language,
                label=register.labels[one.document],
                note=notes.rendering(fullest),
                direct=one.direct,
                conflict=numbers.get(one.conflict or ""),
                reach=one.reach,
                turn=one.turn,
                signs=one.signs,
            )
        )
    return tuple(found)
