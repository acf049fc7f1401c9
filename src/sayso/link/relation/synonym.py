"""Keys of words for comparing statements, one for what news puts for one another: probe, inquiry, investigation."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from sayso.link.spelling import plain
from sayso.text.root import root


@cache
def _groups() -> dict[str, str]:
    """Roots of English words, each with that of the first word of its group; the first group that has it decides."""
    text = (files("sayso.link.relation") / "tables" / "synonyms.txt").read_text("utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            first, *others = (root(plain(word)) for word in line.split())
            chosen = found.get(first, first)
            for word in (first, *others):
                found.setdefault(word, chosen)
    return found


def sense(word: str, language: str | None = "en") -> str:
    """A word's root, or that of the word which stands for its group.

    >>> sense("probe") == sense("inquiry") == sense("investigated"), sense("ferries")
    (True, 'fer')
    """
    key = root(plain(word), language)
    return _groups().get(key, key) if (language or "en") == "en" else key
