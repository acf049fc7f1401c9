"""What a clause says of whom: who does it, whom else it names, and the words that say what is done or what somebody is.

A clause of English is cut at its first verb. Names before it are who does it, the first person is the speaker; the full
verb and what follows it up to a preposition are what is done, and without a full verb what something is. Two clauses of
which one speaks of the speaker himself and the other of somebody else, or which name others altogether, say different
things however many words they share: "I will not support Orne", "Orne supports no one".
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from sayso.link.question.clause import BREAKS, SUPPORTING, Clause, untelling
from sayso.link.question.stance import neutral_places
from sayso.link.spelling import Word, words
from sayso.text.root import name_root, root
from sayso.text.verb import AUXILIARIES

FIRST_PERSON = frozenset("i my me myself".split())
STOPS = BREAKS["en"] | frozenset("as into against under than without toward towards during within among".split())
SHORTEST_NAME = 3
POSSESSIVES = frozenset("my his her their its".split())
Fellows = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Proposition:
    """Keys of who does it, of the other names, of what is done; ``own`` where the speaker says it of himself.

    What a cue says, that he does it, is ``cued``; a ``phrase`` has no verb to show who of its names does it.
    """

    agents: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    focus: frozenset[str] = frozenset()
    own: bool = False
    cued: bool = False
    phrase: bool = False


def fellows(sentences: Sequence[Sequence[Word]], names: Container[str]) -> dict[str, frozenset[str]]:
    """Which keys of these ``names`` stand beside one another in the sentences, as a first name beside a last one."""
    found: dict[str, set[str]] = {}
    for held in sentences:
        for one, other in zip(held, held[1:], strict=False):
            named = one.plain in names and other.plain in names
            if named and one.capital and other.capital and other.start - one.stop == 1:
                here, there = name_root(one.plain), name_root(other.plain)
                found.setdefault(here, set()).add(there)
                found.setdefault(there, set()).add(here)
    return {key: frozenset(keys) for key, keys in found.items()}


def name_keys(name: str) -> frozenset[str]:
    """The keys of the words of a name that have a capital."""
    return frozenset(
        name_root(w.strip(".,’'").casefold()) for w in name.split() if w[:1].isupper() and len(w) >= SHORTEST_NAME
    )


def proposition(clause: Clause, speaker: frozenset[str], known: Fellows, language: str | None) -> Proposition:
    """What a clause of a speaker of these name keys says; empty for other languages than English.

    Names stand with those that are their ``known`` fellows, so that one who is called by another part of his name meets
    himself.
    """
    if (language or "en") != "en":
        return Proposition()
    spelled = [w.plain for w in clause.words]
    keys = dict(clause.keys)
    full = [at for at, key in clause.keys if key in clause.verbs and key not in SUPPORTING]
    verbs = [at for at, word in enumerate(spelled) if word in AUXILIARIES] + [
        at for at, k in clause.keys if k in clause.verbs
    ]
    first = min(verbs, default=None)
    if first is None or not clause.says:
        stop = _stop(spelled, 0)
        named = _widened(frozenset(k for k in keys.values() if k.startswith("^")), known)
        own = spelled[0] in POSSESSIVES
        agents = _widened(speaker, known) if own else frozenset()
        return Proposition(agents, named, _things(keys, 0, stop), own, phrase=True)
    own = not FIRST_PERSON.isdisjoint(spelled[:first])
    agents = frozenset(k for at, k in keys.items() if at < first and k.startswith("^"))
    named = frozenset(k for k in keys.values() if k.startswith("^"))
    if "by" in spelled[first:]:
        agents = frozenset()
    start = full[0] if full else first + 1
    stop = _stop(spelled, start)
    focus = _things(keys, start, stop) | ({clause.existing} if clause.existing else frozenset())
    if own:
        agents |= speaker
    return Proposition(_widened(agents, known), _widened(named - agents, known), focus, own)


def cue_keys(cue: str, language: str | None) -> frozenset[str]:
    """The keys of what a cue says that somebody does: "refused to endorse", "has long opposed"."""
    if (language or "en") != "en":
        return frozenset()
    spelled = [w.plain for w in words(cue)]
    out = neutral_places(spelled, language)
    return frozenset(
        root(w)
        for at, w in enumerate(spelled)
        if at not in out and w not in untelling(language) and w not in STOPS and len(w) >= SHORTEST_NAME
    )


def attitude(claim: Proposition, done: frozenset[str], speaker: frozenset[str], known: Fellows) -> Proposition:
    """What a cue that reports no speech says with its content: that the speaker does it."""
    return Proposition(_widened(speaker, known), claim.others | claim.agents, claim.focus | done, own=True, cued=True)


def _stop(spelled: Sequence[str], start: int) -> int:
    """Where the phrase that begins at ``start`` comes to a preposition behind its first words."""
    return next((at for at in range(start + 2, len(spelled)) if spelled[at] in STOPS), len(spelled))


def _things(keys: Mapping[int, str], start: int, stop: int) -> frozenset[str]:
    return frozenset(key for at, key in keys.items() if start <= at < stop and not key.startswith("^"))


def apart(one: Proposition, other: Proposition, *, same: bool) -> bool:
    """True where two propositions cannot be one: of different people, or one of the speaker and one of somebody else.

    ``same`` says that one speaker says both.
    """
    if (one.own or other.own) and not same:
        mine, theirs = (one, other) if one.own else (other, one)
        return theirs.own or _turned(mine, theirs) or (bool(theirs.agents) and mine.agents.isdisjoint(theirs.agents))
    if _turned(one, other) or _turned(other, one):
        return True
    swapped = one.agents <= other.others and other.agents <= one.others
    return bool(one.agents and other.agents) and one.agents.isdisjoint(other.agents) and not swapped


def _turned(one: Proposition, other: Proposition) -> bool:
    """True where who does the one has the other done to him, and nobody is known to do that."""
    unknown = not other.agents and not other.phrase
    return bool(one.agents) and unknown and one.agents <= other.others


def _widened(names: frozenset[str], known: Fellows) -> frozenset[str]:
    return names.union(*(known.get(name, frozenset()) for name in names))
