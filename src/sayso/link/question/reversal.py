"""Who admits in one sentence what he had denied before: "after first denying it, the guild has admitted that"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.link.question.clause import Unit

EARLIER = re.compile(
    r"\b(?:initially|at first|first|earlier|previously|originally|long|after(?: \w+)? den\w+|after having|for \w+)\b",
    re.IGNORECASE,
)
STOP = re.compile(r"[.!?][\"”’»]?\s+[A-Z“\"]|\n")
BEFORE, NEAR = 60, 300
OWNS_UP = re.compile(r"\b(?:admi|acknowledg|conced|confess)\w+")


@dataclass(frozen=True, slots=True)
class Reversal:
    """That a unit admits what another, of the same speaker in the same sentence, denies; both by their places."""

    denial: int
    admission: int


def reversals(units: Sequence[Unit], cues: Mapping[str, str], texts: Mapping[str, str]) -> list[Reversal]:
    """The changes of mind that a sentence tells of, in the order of the admissions; ``cues`` are in lower case."""
    denials: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, unit in enumerate(units):
        if unit.manner.kind == "denies" and not unit.manner.negated:
            denials[unit.passage.document, unit.speaker].append(at)
    found: list[Reversal] = []
    for at, unit in enumerate(units):
        if OWNS_UP.search(cues.get(unit.attribution, "")) is None or unit.manner.negated:
            continue
        text = texts[unit.passage.document]
        near = [n for n in denials.get((unit.passage.document, unit.speaker), ()) if _turned(text, units[n], unit)]
        found += [Reversal(near[0], at)] if len(near) == 1 else []
    return found


def _turned(text: str, denial: Unit, admission: Unit) -> bool:
    """True where one sentence holds both, and says that the denial came first."""
    spans = sorted((denial.passage.spans[0], admission.passage.spans[0]))
    between = text[spans[0].stop : spans[1].start]
    if len(between) > NEAR or STOP.search(between):
        return False
    start = denial.passage.spans[0].start
    led = text[max(0, start - BEFORE) : start]
    return EARLIER.search(STOP.split(led)[-1]) is not None
