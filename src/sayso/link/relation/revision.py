"""What says that a figure is newer than another: words beside it, and the mark of a version in a headline."""

from __future__ import annotations

import re

_EARLIER = (
    r"(?:an?|the|its|their|his|her|that)?\s*(?:earlier|previous|initial|first|preliminary|prior|provisional)\s+"
    r"(?:\w+\s)?(?:figures?|tolls?|counts?|estimates?|numbers?|tall(?:y|ies)|reports?|totals?)"
)
REVISES = re.compile(
    r"\b(?:(?P<more>(?:rais|increas)(?:es|ed|ing)\s+" + _EARLIER + r"|up(?:ward)? from)|"
    r"(?P<less>(?:lower(?:s|ed|ing)|(?:reduc|trimm?)(?:es|ed|ing)|cut(?:s|ting)?)\s+"
    + _EARLIER
    + r"|down(?:ward)? from)|"
    r"(?P<other>(?:updat|revis|correct|replac)(?:es|ed|ing|s)\s+" + _EARLIER + r"))\b",
    re.IGNORECASE,
)
# What was the figure until then: "up from three", "lowering an earlier count of nine".
OVERTAKEN = re.compile(
    rf"\b(?:(?:up|down)(?:ward)? from(?: {_EARLIER} of)?|{_EARLIER} of)\s+(?:(?:about|some|nearly|just|only)\s+)?$",
    re.IGNORECASE,
)
VERSION = re.compile(r"^\W*(?:UPDATE|WRAPUP|WRITETHRU|Update)(?:\s?(?P<nth>\d{1,2}))?\s?[-–—:]")


def revision(words: str) -> str:
    """Whether words beside a figure call it "more", "less" or "other" than it was first told to be; else "".

    >>> revision("Nine, raising an earlier figure"), revision("Nine, down from ten"), revision("Nine of the earlier")
    ('more', 'less', '')
    """
    found = REVISES.search(words)
    return found.lastgroup or "" if found else ""


def version(headline: str) -> int:
    """Which version of a report its headline says it is, 0 where it says nothing.

    >>> version("UPDATE 2-Nine hurt at the ferry port"), version("UPDATE: Nine hurt"), version("Nine hurt")
    (2, 1, 0)
    """
    found = VERSION.match(headline)
    return int(found.group("nth") or 1) if found else 0
