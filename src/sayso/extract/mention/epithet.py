"""Descriptions in the narrative, outside sources: ``the president's victory``, ``the admiral laughed``."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.mention.layout import Layout
from sayso.extract.mention.office import modifies
from sayso.extract.mention.reading import Reading, read_source
from sayso.extract.mention.salience import OBJECT, OBLIQUE, SUBJECT
from sayso.extract.mention.title import BODY_NOUNS, OFFICES, SEXED, listed
from sayso.types import Span

LONGEST = 4
_NOUNS = OFFICES | frozenset(SEXED) | BODY_NOUNS
_PREPOSITIONS = listed("of to with by from for at on about against than over like under after before in into behind")
_NO_VERB = _PREPOSITIONS | listed("and or but nor as that which if when while because elect")


def epithets(layout: Layout) -> Iterator[tuple[Reading, float]]:
    """Each ``the`` with the office or body it leads to, outside quotations, and how much it brings that to mind.

    What is set beside a name with a comma is left out: the name has been noticed.
    """
    tokens = layout.tokens
    for at, token in enumerate(tokens):
        beside = at > 1 and tokens[at - 1].word in (",", "—", "–") and tokens[at - 2].cap
        if token.low != "the" or beside or layout.quoting(token.start):
            continue
        last = next((k for k in range(at + 1, min(at + 1 + LONGEST, len(tokens))) if not modifies(tokens[k])), at)
        if last >= len(tokens) or tokens[last].low not in _NOUNS:
            last -= 1
        if last <= at or tokens[last].cap or tokens[last].low not in _NOUNS:
            continue
        before = tokens[at - 1].low if at else "."
        after = tokens[last + 1 : last + 2]
        own = tokens[last].own
        acts = bool(after) and after[0].low.isalpha() and not after[0].cap and after[0].low not in _NO_VERB
        amount = OBLIQUE if own or before in _PREPOSITIONS else SUBJECT if acts else OBJECT
        reading = read_source(layout, (Span(token.start, tokens[last].stop),))
        if reading.form == "nominal" and reading.kind in ("person", "body"):
            yield reading, amount
