"""Who one source means, and by which mentions."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.mention.cast import Person
from sayso.types import Span

Step = tuple[Span, str]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who one source means: the name shown or None, the kind, and the mentions that lead there."""

    name: str | None
    kind: str
    steps: tuple[Step, ...] = ()
    person: Person | None = None


NOBODY = Resolution(None, "unnamed")
