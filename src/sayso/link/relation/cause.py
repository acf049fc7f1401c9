"""What a sentence names as the cause of what it tells, by the words that join the two."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.link.discrepancy import Reading
from sayso.link.statement.passage import EMPTY
from sayso.text.root import root
from sayso.types import Span

# The cause stands behind the first kind and before the second; the third names it as blamed for what is said first.
BEHIND = re.compile(
    r"\b(?:because of|because|due to|owing to|as a result of|resulted from|stemm?(?:ed|ing|s) from|caused by|"
    r"triggered by|sparked by|brought (?:down|about) by|attributed to|on account of|thanks to|"
    r"(?:died|dying|dead|killed|death) (?:of|from|by|after)|blam(?:ed|es|ing)(?: \S+){1,8}? on|"
    r"(?:were|was|is|are) the (?:result|work|fault) of|из-за|вследствие|wegen|aufgrund|à cause de|debido a)\s+",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"\s+\b(?:caused|triggered|sparked|led to|brought about|brought down|set off|drove|was responsible for|"
    r"were responsible for|was behind|were behind|is behind|was to blame for|were to blame for|is to blame for|"
    r"is responsible for|provoked)\b",
    re.IGNORECASE,
)
BLAMED = re.compile(r"\bblam(?:e[sd]?|ing)\s+(?P<cause>\S+(?:\s+\S+){0,5}?)\s+for\s+", re.IGNORECASE)
END = re.compile(r"[,;:.–—()]|\s(?:and|but|which|who|that|when|while|as)\s", re.IGNORECASE)
LEAST_EFFECT, WINDOW = 2, 60


# What is told to be the cause of nothing: "has nothing to do with", "is not to blame for", "absolved them of".
UNCAUSED = re.compile(
    r"\b(?:nothing to do with|(?:not|n[’']t|never|hardly)(?: \w+){0,2}? (?:because of|due to|caused by|to blame|"
    r"the result|responsible|related to|linked to|connected to|play(?:ed)? (?:a|any) (?:role|part))|unrelated to|"
    r"no (?:link|connection|role)|absolv\w+|exonerat\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cause:
    """Where a sentence names a cause, with the keys of its words and of those for what it brought about."""

    span: Span
    cause: frozenset[str]
    effect: frozenset[str]


@lru_cache(maxsize=8192)
def cause(read: Reading) -> Cause | None:
    """The cause a sentence names, or None.

    >>> from sayso.link.discrepancy import reading
    >>> text = "the bridge fell because of a barge, divers found"
    >>> cause(reading(text)).span.of(text)
    'a barge'
    """
    text = read.text
    if blamed := BLAMED.search(text):
        span, effect = Span(*blamed.span("cause")), text[blamed.end() :]
        return _made(read, span, effect)
    if behind := BEHIND.search(text):
        end = END.search(text, behind.end())
        stop = min(end.start() if end else len(text), behind.end() + 2 * WINDOW)
        return _made(read, Span(behind.end(), stop), text[: behind.start()] + " " + behind.group())
    if before := BEFORE.search(text):
        heads = [m.end() for m in END.finditer(text, 0, before.start())]
        start = max(heads[-1] if heads else 0, before.start() - WINDOW)
        return _made(read, Span(start, before.start()), text[before.start() :])
    return None


def _made(read: Reading, span: Span, effect: str) -> Cause | None:
    causes = _keys(span.of(read.text), read.language)
    effects = _keys(effect, read.language)
    return Cause(span, causes, effects - causes) if causes and effects - causes else None


def _keys(text: str, language: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+", text)
    return frozenset(root(w, language) for w in words if w.casefold() not in EMPTY and len(w) > 2)


def cause_denied(left: Reading, right: Reading) -> tuple[Span, Span] | None:
    """Where one sentence names a cause and the other says that the same was none of it; else None.

    >>> from sayso.link.discrepancy import reading
    >>> one, other = "the flood was caused by the brewery", "the brewery had nothing to do with the flood"
    >>> [span.of(text) for span, text in zip(cause_denied(reading(one), reading(other)), (one, other))]
    ['the brewery', 'nothing to do with']
    """
    for told, denying in ((left, right), (right, left)):
        none, named = UNCAUSED.search(denying.text), cause(told)
        if none is None or named is None or UNCAUSED.search(told.text):
            continue
        keys = _keys(denying.text, denying.language)
        if named.cause & keys and named.effect & keys:
            at = Span(none.start(), none.end())
            return (named.span, at) if told is left else (at, named.span)
    return None


def causes_differ(left: Reading, right: Reading) -> tuple[Span, Span] | None:
    """Where two sentences name causes without a word in common for what they tell in common; else None."""
    mine, theirs = cause(left), cause(right)
    if mine is None or theirs is None or mine.cause & (theirs.cause | theirs.effect) or theirs.cause & mine.effect:
        return None
    shared = mine.effect & theirs.effect
    return (mine.span, theirs.span) if len(shared) >= LEAST_EFFECT else None
