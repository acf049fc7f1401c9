"""Denials held against what they deny: in the same words, by pointing back to it, or as never said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sayso.link.relation.assertion import Assertion
from sayso.link.relation.facing import Clash, Facing
from sayso.link.relation.opposition import moods, negated, negations
from sayso.link.relation.synonym import sense

# How near two sentences must be: without and with a second opinion, by their vectors, in what a pointing back scores.
DENIED, LESS_DENIED, SAME, MAYBE_DENIED, SEEN, ANSWERED = 0.3, 0.25, 0.5, 0.15, 0.3, 0.6
# That both speak of a claim says nothing of which.
CLAIMED = frozenset(sense(word) for word in "accusation allegation claim charge report story statement".split())
UNSAID, COVERED, SHORT = 0.5, 0.34, 6
# How far before a denial its claim stands, in characters: anywhere, as the last thing said, as an interjection.
NEAR_BEFORE, NEXT_TO, INTERJECTED, ACCUSERS = 1200, 220, 80, 3
# Who rejects a proposal denies nothing that was claimed.
PROPOSES = re.compile(
    r"\b(?:propos\w+|offer\w*|call(?:s|ed|ing)? (?:for|on)|urg\w+|ask\w*|request\w*|demand\w*|want\w*|invit\w+|seek\w*|"
    r"sought|plan\w*|pledg\w+|promis\w+|предлож\w+|propose\w*|vorgeschlagen)\b",
    re.IGNORECASE,
)
SAYING = re.compile(
    r"\W*(?:that )?(?:(?:he|she|they|it|ever|even|having|had|has) ){0,4}(?:said|say|saying|called|calling|told|telling|"
    r"claimed|claiming|suggested|suggesting)\b",
    re.IGNORECASE,
)


def denied(pair: Facing) -> Clash | None:
    """A cue denies, for one speaker, what another asserts."""
    denial, claim = (pair.one, pair.other) if pair.one.denial else (pair.other, pair.one)
    if not pair.strangers or pair.near < MAYBE_DENIED:
        return None
    if negated(denial.read) & pair.shared or negated(claim.read) & pair.shared:
        return None
    plain = pair.plain - CLAIMED
    about = bool((claim.names | claim.around) & denial.who)
    some = len(plain) > 1 or bool(plain and claim.names & denial.who)
    least = LESS_DENIED if about and some else DENIED if pair.telling > 2 or (some and not pair.one_document) else SAME
    enough = bool(plain) and pair.near >= least
    seen = pair.cosine is None or pair.cosine >= SEEN
    return Clash("contradicts", "denial", pair.near, sure=enough and seen)


def misattributed(pair: Facing) -> Clash | None:
    """A speaker, or somebody for him, denies that he said what is put in his mouth."""
    if pair.one.unsaid or pair.other.unsaid:
        denial, said = (pair.one, pair.other) if pair.one.unsaid else (pair.other, pair.one)
    else:
        denial, said = (pair.one, pair.other) if pair.one.denial else (pair.other, pair.one)
        if not SAYING.match(denial.text):
            return None
    if not pair.one_speaker or said.unsaid or said.denial or pair.foreign:
        return None
    enough = len(pair.plain) > 1 and pair.near >= UNSAID
    return Clash("contradicts", "attribution", pair.near) if enough else None


def rebutted(pair: Facing) -> Clash | None:
    """A short sentence that negates what another speaker says near it in the same document: never sure."""
    one, other = pair.one, pair.other
    if not pair.strangers or not pair.plain or not pair.one_document or abs(one.start - other.start) > NEAR_BEFORE:
        return None
    for short, long in ((one, other), (other, one)):
        found = [n for n in negations(short.read) if n.negated[0] in pair.shared]
        share = len(short.roots & (long.roots | long.around)) / max(1, len(short.roots))
        if not found or share < COVERED or len(short.roots) > SHORT:
            continue
        if negations(long.read) or moods(short.read) != moods(long.read):
            continue
        words = (found[0].span,)
        left, right = (words, ()) if short is one else ((), words)
        return Clash("contradicts", "negation", max(pair.near, share / 2), left, right, sure=False)
    return None


def answered(found: Sequence[Assertion]) -> Iterator[tuple[Assertion, Assertion, Clash]]:
    """Claims, each with the denial that only points back to it."""
    homes: defaultdict[str, list[Assertion]] = defaultdict(list)
    for one in found:
        homes[one.attribution.document].append(one)
    for home in homes.values():
        home.sort(key=lambda a: (a.start, a.attribution.id))
        for at, denial in enumerate(home):
            for claim in _claims(denial, home[:at]) if denial.back else ():
                yield claim, denial, Clash("contradicts", "denial", ANSWERED)


def _claims(denial: Assertion, before: Sequence[Assertion]) -> Sequence[Assertion]:
    """The claims that a denial points back to: the one just before it, or the nearest few that accuse."""
    near = []
    for claim in reversed(before):
        gap = denial.start - claim.passage.spans[-1].stop
        if gap > NEAR_BEFORE:
            break
        if claim.speaker == denial.speaker or None in (claim.speaker, denial.speaker) or not claim.roots:
            continue
        asserted = not (claim.denial or claim.back or claim.unsaid or PROPOSES.search(claim.cue))
        if asserted and claim.attribution.within != denial.attribution.id:
            near.append((claim, gap))
    accusing = [claim for claim, _ in near if claim.accuses and _concerns(claim, denial)]
    beside = [claim for claim, gap in near[:1] if gap <= NEXT_TO and (gap <= INTERJECTED or _concerns(claim, denial))]
    return beside or accusing[:ACCUSERS]


def _concerns(claim: Assertion, denial: Assertion) -> bool:
    """True where the claim's sentence names who denies it, or the denial's names whose claim it is."""
    return bool(claim.around & denial.who) or bool(denial.around & claim.who)
