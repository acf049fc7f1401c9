"""A deed that one side tells by a verb and the other denies by its noun: "we warned them", "no warning came".

Such sentences often have no other word in common. One must tell the deed of itself, or as done to itself, and the
other deny that it got or did any such thing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from sayso.link.relation.assertion import Assertion
from sayso.link.relation.facing import Clash, Facing
from sayso.link.relation.opposition import moods, negations
from sayso.text.root import name_root
from sayso.types import Span

# How near both must be by their vectors.
SEEN = 0.25
_ANY = r"(?:(?:any|an?|the|such|this|that|prior|advance|official|formal|written|early|kind|sort|of)\s+){0,3}"
_NOT = r"(?:\b(?:not|never)|n[’']t)\s+(?:\w+ly\s+|ever\s+|even\s+)?"
_GOT = r"(?:receiv(?:ed?|ing)|g[eo]t(?:ten|ting)?|(?:was|were|been|being) (?:given|sent)|hear(?:d|ing)?)"
_DID = r"(?:ma(?:d|k)e|making|issu(?:ed?|ing)|g(?:a|i)ve|given|giving|carried out|launch(?:ed|ing)?|sen(?:d|t|ding))"
_WHOM = r"(?P<whom>our|the|their|his|her|them|him|you|[A-Z][\w’'-]+)\b"
OURS = re.compile(
    rf"\b(?:[Ww]e|I)(?:\s+(?:have|had|did)|[’'](?:ve|d))?(?:\s+\w+ly|\s+also)?\s+(?P<verb>[a-z]+)\s+{_WHOM}"
)
TO_US = re.compile(r"\b(?P<verb>[a-z]+)\s+(?:us|me)\b", re.IGNORECASE)
# What is told in a condition, or of what may come, is no deed.
OPEN = re.compile(r"\b(?:if|unless|whether|when(?:ever)?|until|to (?:\w+ )?(?:us|me))\b", re.IGNORECASE)


@cache
def _deeds(column: int) -> dict[str, str]:
    """Words of a column of the table, each with the first verb of its line."""
    text = (files("sayso.link.relation") / "tables" / "deeds.txt").read_text("utf-8")
    lines = [[side.split() for side in line.split("|")] for line in text.splitlines() if line and line[0] != "#"]
    return {word: sides[0][0] for sides in lines for word in sides[column]}


@cache
def _shapes(denied: bool) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """How a deed is denied, behind a cue that denies or by the sentence itself; and whether as one received."""
    nouns = "|".join(sorted(_deeds(1), key=lambda noun: (-len(noun), noun)))
    noun = rf"{_ANY}(?P<noun>{nouns})\b"
    came = r"(?:(?:had|has|have|was|were|been|ever)\s+)*(?:came|come|arrived?|reached|received|given|sent|issued)\b"
    shapes: tuple[tuple[str, bool], ...]
    if denied:
        shapes = (
            (rf"\b(?:any|an?|the|such)\s+{noun}\s+{came}", True),
            (rf"\b(?:{_GOT}|ha(?:d|ve|ving))\s+{noun}", True),
            (rf"\b{_DID}\s+{noun}", False),
        )
    else:
        shapes = (
            (rf"\b(?:{_GOT}|had)\s+no\s+{noun}", True),
            (rf"\bno\s+{noun}\s+{came}", True),
            (rf"{_NOT}{_GOT}\s+{noun}", True),
            (rf"\b(?:was|were|been)\s+(?:not|never)\s+(?:given|sent)\s+{noun}", True),
            (rf"\b{_DID}\s+no\s+{noun}", False),
            (rf"{_NOT}{_DID}\s+{noun}", False),
        )
    return tuple((re.compile(shape, re.IGNORECASE), received) for shape, received in shapes)


def undone(pair: Facing) -> Clash | None:
    """A deed told by who did or suffered it, which the other says was never received, or never done."""
    if not pair.strangers or pair.foreign or (pair.cosine is not None and pair.cosine < SEEN):
        return None
    if pair.cosine is None and not pair.shared:
        return None
    for denying, telling in ((pair.one, pair.other), (pair.other, pair.one)):
        if telling.denial or telling.unsaid or negations(telling.read) or any(moods(telling.read)):
            continue
        found = _none(denying.text, bool(denying.denial))
        deed = _deed(telling, denying, received=found[1]) if found else None
        if found and deed and found[0] == deed[0] and not pair.differs("date"):
            words = (Span(*found[2]),), (Span(*deed[1]),)
            left, right = words if denying is pair.one else words[::-1]
            return Clash("contradicts", "denial" if denying.denial else "negation", pair.near, left, right)
    return None


@lru_cache(maxsize=8192)
def _none(text: str, denied: bool) -> tuple[str, bool, tuple[int, int]] | None:
    """The deed that a sentence denies, whether as received rather than done, and where its noun stands."""
    if denied and _none(text, False):
        return None
    for shape, received in _shapes(denied):
        if match := shape.search(text):
            return _deeds(1)[match["noun"].casefold()], received, match.span("noun")
    return None


def denies_a_deed(one: Assertion) -> bool:
    """True for a sentence that says of a deed, by its noun, that there was none: "no warning came"."""
    return _none(one.text, bool(one.denial)) is not None


def _deed(telling: Assertion, denying: Assertion, received: bool) -> tuple[str, tuple[int, int]] | None:
    """The deed that somebody tells of himself, or as done to himself, and where its verb stands."""
    if OPEN.search(telling.text):
        return None
    for match in (OURS if received else TO_US).finditer(telling.text):
        deed = _deeds(0).get(match["verb"].casefold())
        if deed and (not received or _may_be(match["whom"], denying)):
            return deed, match.span("verb")
    return None


def _may_be(whom: str, denying: Assertion) -> bool:
    """True where a name is one that the other's sentence names, too, or where it is no name."""
    named = {name_root(key) for key in (*denying.around, *denying.every, *denying.who)}
    return whom[0].islower() or name_root(whom.casefold()) in named
