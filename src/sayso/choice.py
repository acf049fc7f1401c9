"""What was asked for of a record, and what that left out; imports nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """The part of a record that was asked for, and how much of the whole it is.

    ``speaker`` and ``about`` are the words as given, ``since`` and ``until`` ISO 8601 days; None where not asked.
    ``kept`` of ``of`` statements fit. ``by_publication`` of those kept have no day on which they were said and were
    placed by the day on which the first document that carries them was published; ``dayless`` have neither and were
    left out for want of a day alone. Both are 0 where no day was asked for.
    """

    speaker: str | None = None
    about: str | None = None
    since: str | None = None
    until: str | None = None
    kept: int = 0
    of: int = 0
    by_publication: int = 0
    dayless: int = 0
