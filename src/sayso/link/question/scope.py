"""Which words of an English clause bear on what it says itself.

"He is immune even if he lied", "a vote that could restore the rules", "charged with false statements", "it had sailed
before the bell did not ring": doubt and negation stand in these clauses, and none of it is of what they tell.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from sayso.text.verb import AUXILIARIES, DETERMINERS, NO_VERBS, PREPOSITIONS

FIRST, REACH = 4, 3
RELATIVE, NEGATED = frozenset("who whom whose which".split()), frozenset({"not", "never"})
WHEN = frozenset("before after when while until once since because although though whereas as".split())
CONDITION = frozenset({"if", "unless"})
FORESEES = frozenset("will would shall".split())
PRONOUNS = frozenset("i he she we they you".split())
UNTRUE = frozenset("false untrue fake baseless unfounded fabricated".split())
DROPPED = frozenset("failed rejected denied".split())
BEING = frozenset("is are was were be been being am call calls called calling".split())
# Phrases with a word of negation or doubt that take no stance.
IDIOMS = (
    "no matter", "so as not to", "in order not to", "no doubt", "no wonder", "even if", "as if", "if and when",
    "no stranger to", "not to mention", "whether or not", "if not", "no later than",
)  # fmt: skip
IDIOM_WORDS = tuple(tuple(phrase.split()) for phrase in IDIOMS)


def bare_not(spelled: Sequence[str], at: int) -> bool:
    """True for a "not" that no verb has: of "all flights not yet checked in"."""
    if spelled[at] != "not" or not at or at + 1 == len(spelled):
        return False
    return spelled[at + 1] == "yet" and spelled[at - 1] not in AUXILIARIES


def counted(spelled: Sequence[str], verbs: Container[int]) -> tuple[str, ...]:
    """The words, in plain spelling, whose negation, doubt and tense are the clause's own; "avoid" comes as "not".

    ``verbs`` are the places of its full verbs.

    >>> counted("they held a ban on those who are not citizens".split(), {1})[-3:]
    ('who', 'are', 'citizens')
    >>> counted("he is immune even if he did not pay".split(), set())
    ('he', 'is', 'immune')
    """
    stop = min(_aside(spelled, verbs), _contact(spelled, verbs))
    out = _idioms(spelled) | {at for at in range(len(spelled)) if _attribute(spelled, at) or bare_not(spelled, at)}
    negations = {at + n for at, word in enumerate(spelled) if at and word in RELATIVE for n in range(1, REACH + 1)}
    out |= {at for at in negations if at < len(spelled) and spelled[at] in NEGATED}
    told = tuple("not" if word == "avoid" and at < FIRST else word for at, word in enumerate(spelled))
    return tuple(word for at, word in enumerate(told[:stop]) if at not in out)


def _aside(spelled: Sequence[str], verbs: Container[int]) -> int:
    """Where the clause goes on to when, why or on which condition: there another verb has its own signs."""
    for at in range(1, len(spelled)):
        rest = spelled[at + 1 :]
        told = not AUXILIARIES.isdisjoint(spelled[:at]) or any(n in verbs for n in range(at))
        if spelled[at] in WHEN and told and not AUXILIARIES.isdisjoint(rest):
            return at
        if spelled[at] in CONDITION and (spelled[at - 1] == "even" or not FORESEES.isdisjoint(spelled[:at])):
            return at - (spelled[at - 1] == "even")
    return len(spelled)


def _contact(spelled: Sequence[str], verbs: Container[int]) -> int:
    """Where a relative clause without a word of its own begins: "to spread messages I do not believe in"."""
    done = False
    for at in range(1, len(spelled)):
        before = spelled[at - 1]
        if done and spelled[at] in PRONOUNS and at - 1 not in verbs and before.endswith("s") and before not in NO_VERBS:
            return at
        done = done or at in verbs
    return len(spelled)


def _attribute(spelled: Sequence[str], at: int) -> bool:
    """True for "false" in "charged with false statements": it says of a thing how it is, not that something is so."""
    if at + 1 == len(spelled) or spelled[at + 1] in PREPOSITIONS | AUXILIARIES | DETERMINERS:
        return False
    if spelled[at] in DROPPED:
        return at > 0 and spelled[at - 1] in PREPOSITIONS | DETERMINERS
    before = next((w for w in reversed(spelled[:at]) if w not in DETERMINERS and w not in NEGATED), "")
    return spelled[at] in UNTRUE and before not in BEING


def _idioms(spelled: Sequence[str]) -> set[int]:
    found: set[int] = set()
    for at in range(len(spelled)):
        for phrase in IDIOM_WORDS:
            if tuple(spelled[at : at + len(phrase)]) == phrase:
                found.update(range(at, at + len(phrase)))
    return found
