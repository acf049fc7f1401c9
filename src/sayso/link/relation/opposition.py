"""Two sentences that say one thing and its opposite: a negation, a failure, or a word against its contrary.

What is negated must be what the other sentence says: "he has not signed" beside "he signed", not beside "he refused to
sign another". Both must speak of one time and with one certainty, for what should be is not what is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from sayso.link.discrepancy import Reading
from sayso.link.statement.figure import NEGATIONS
from sayso.link.statement.passage import EMPTY, JOINTS
from sayso.text.root import root
from sayso.types import Span

PAUSE = re.compile(r"[,;:—–…()]|\s-+\s")
# Words that turn what follows into what was not done; "stopped", "ended" and the like tell of what had been.
FAILED = re.compile(
    r"\b(?:fail(?:s|ed|ing)? to|refus(?:es|ed|ing|al) to|declin(?:es|ed|ing) to|unable to|unwilling to|"
    r"neglect(?:s|ed) to|nothing to do with|far from|free of|lack(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
# What is merely not known, not only or not yet so is not denied.
WEAK = re.compile(
    r"^\W*(?:only|just|all|every\w*|always|necessarily|yet|sure|certain|clear|know|aware|think|remember|recall|doubt|"
    r"merely|simply|least|more|less|long|far|matter|longer|even)\b|"
    r"^\W*(?:evidence|record|proof|signs? of|indication|plans?|immediate|word|reports?|details?|doubt|matter|one|way|"
    r"idea|comment)\b",
    re.IGNORECASE,
)
# "Not this but that" asserts as much as it denies.
INSTEAD = re.compile(
    r"\bnot\b[^.;]{2,80}\bbut\b|[-–—,]\s*not (?:to|a|an|the|for|of)\b|\binstead of\b|\brather than\b", re.I
)
REACH, NEGATED_WORDS = 9, 3
# "I don't think it is so" says that it is not so.
RAISING = frozenset(
    "think believe feel suppose expect want say that ever actually ever really in any personally".split()
)
MOODS = (
    re.compile(r"\b(?:will|would|going to|shall|won[’']t|[’']ll|plans? to|expects? to|intends? to)\b", re.IGNORECASE),
    re.compile(r"\b(?:may|might|could|can|cannot|can[’']t|possibl[ey]|perhaps|likely)\b", re.IGNORECASE),
    re.compile(r"\b(?:should|must|ought|need(?:s|ed)? to|ha(?:s|d|ve) to|let[’']s)\b", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class Negation:
    """A negating word or phrase, and the keys of the words it negates, in their order."""

    span: Span
    negated: tuple[str, ...]


@lru_cache(maxsize=8192)
def negations(read: Reading) -> tuple[Negation, ...]:
    """The negations of a sentence; "not only", "no evidence" and the like negate nothing that another asserts.

    >>> from sayso.link.discrepancy import reading
    >>> [n.negated for n in negations(reading("The mayor has not signed the treaty, he said."))]
    [('sign', 'treat')]
    """
    words = NEGATIONS.get(read.language, frozenset())
    starts = [(t.span.start, t.span.stop) for t in read.tokens if t.word in words or t.word.endswith("n't")]
    starts += [(m.start(), m.end()) for m in FAILED.finditer(read.text)]
    found = []
    for start, stop in sorted(starts):
        after = re.split(PAUSE, read.text[stop:], maxsplit=1)[0]
        if WEAK.match(after):
            continue
        inner = [t for t in read.tokens if t.span.start >= stop and t.span.stop <= stop + len(after)][:REACH]
        told: list[str] = []
        for token in inner:
            if token.word in JOINTS and told:
                break
            manner = token.word.endswith("ly") and read.language == "en"
            if token.letters[0].isalpha() and token.word not in EMPTY | RAISING and not manner:
                told.append(root(token.word, read.language))
        if told:
            found.append(Negation(Span(start, stop), tuple(told)))
    return tuple(found)


def negated(read: Reading) -> frozenset[str]:
    """The keys of all words that a negation of the sentence turns."""
    return frozenset(r for n in negations(read) for r in n.negated[:NEGATED_WORDS])


@cache
def _contraries() -> dict[str, frozenset[str]]:
    """Keys of English words, each with those of its contraries."""
    found: dict[str, set[str]] = {}
    text = (files("sayso.link.relation") / "tables" / "contraries.txt").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            one, other = ({root(w) for w in side.split()} for side in line.split("|"))
            for mine, theirs in ((one, other), (other, one)):
                for word in mine:
                    found.setdefault(word, set()).update(theirs)
    return {word: frozenset(told) for word, told in found.items()}


def opposed(left: Reading, right: Reading, shared: frozenset[str]) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """The words that make one sentence the opposite of the other, on each side, or None; ``shared``: common keys.

    An odd number of turns (negations over what both say, a word against its contrary) makes an opposite, an even none.
    """
    if moods(left) != moods(right):
        return None
    if negated(left) & negated(right) or INSTEAD.search(left.text) or INSTEAD.search(right.text):
        return None
    mine, theirs = tuple(_turning(left, shared)), tuple(_turning(right, shared))
    contrary = _contrary(left, right)
    if contrary is None:
        return (mine, theirs) if (len(mine) + len(theirs)) % 2 else None
    if mine or theirs:
        return None
    return (contrary[0],), (contrary[1],)


def _turning(read: Reading, shared: frozenset[str]) -> Iterator[Span]:
    for found in negations(read):
        if found.negated[0] in shared:
            yield found.span


def moods(read: Reading) -> tuple[bool, ...]:
    """Whether a sentence tells of what will, may or should be."""
    return tuple(m.search(read.text) is not None for m in MOODS)


def _contrary(left: Reading, right: Reading) -> tuple[Span, Span] | None:
    if left.language != "en" or right.language != "en":
        return None
    known = _contraries()
    mine = {root(t.word): t.span for t in left.tokens}
    theirs = {root(t.word): t.span for t in right.tokens}
    pairs = [
        (mine[one], theirs[other])
        for one in sorted(mine.keys() & known.keys())
        for other in sorted(known[one] & theirs.keys())
        if one not in theirs and other not in mine
    ]
    return pairs[0] if len(pairs) == 1 else None
