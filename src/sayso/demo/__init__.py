"""The packaged demo: ten sources about an event that never happened."""

from __future__ import annotations

from pathlib import Path

TITLE = "The Orlanka dam talks (an invented event)"


def event_folder() -> Path:
    """The folder of the invented event's sources; ``sources.csv`` there names what the files cannot say."""
    return Path(__file__).parent / "event"
