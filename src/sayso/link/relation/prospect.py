"""What one sentence tells as still to come and another as done: a plan that was carried out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.link.relation.assertion import Assertion
from sayso.link.relation.facing import Clash, Facing
from sayso.link.relation.opposition import FAILED, negations
from sayso.link.relation.synonym import sense
from sayso.text.verb import IRREGULAR
from sayso.types import Span

# How near both must be, by both measures and by words alone.
NEAR, DICE, FEWEST = 0.45, 0.28, 2
AHEAD = re.compile(
    r"\b(?:(?:expected|set|(?<=is )due|(?<=are )due|(?<=was )due|(?<=were )due|poised|slated|scheduled|"
    r"about|prepar(?:ed|ing)|plann(?:ed|ing)|working|ready|likely|plans?|"
    r"intends?|aims?|vow(?:s|ed)|pledg(?:es|ed)|promis(?:es|ed)) to|going to|on the verge of) "
    r"(?P<verb>[a-z]+)",
    re.IGNORECASE,
)
OPEN = re.compile(
    r"\b(?:will|would|could|may|might|should|if|to be|expected|plans?|planned|likely|would-be)\b", re.IGNORECASE
)
DONE = re.compile(r"[a-z]+(?:ed|[^su]s)$")


def carried_out(pair: Facing) -> Clash | None:
    """A deed that one of two sentences tells as to come and the other as done; the first is the earlier."""
    if pair.foreign or pair.one_document or pair.near < NEAR or pair.dice < DICE or len(pair.shared) < FEWEST:
        return None
    for ahead, done in ((pair.one, pair.other), (pair.other, pair.one)):
        if (ahead is pair.other and pair.later) or OPEN.search(done.text) or FAILED.search(done.text):
            continue
        planned, deed = next(_deeds(ahead, done), (None, None))
        if planned is None or deed is None or negations(ahead.read) or negations(done.read):
            continue
        if not pair.differs("number", "date"):
            words = ((planned,), (deed,)) if ahead is pair.one else ((deed,), (planned,))
            return Clash("updates" if ahead is pair.one else "updates back", "other", pair.near, *words)
    return None


def _deeds(ahead: Assertion, done: Assertion) -> Iterator[tuple[Span, Span]]:
    """Where the one plans what the other tells with the same verb, in a form that says it is done."""
    found = list(AHEAD.finditer(ahead.text))
    if not found:
        return
    told = {sense(t.word): t.span for t in done.read.tokens if DONE.match(t.word) or t.word in IRREGULAR}
    for planned in found:
        deed = told.get(sense(planned.group("verb")))
        if deed is not None:
            yield Span(planned.start(), planned.end()), deed
