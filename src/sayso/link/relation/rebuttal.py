"""Denials held against what they deny: in the same words, by pointing back to it, or as never said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sayso.link.relation.assertion import BLAMES, Assertion
from sayso.link.relation.facing import Clash, Facing
from sayso.link.relation.opposition import contrary, moods, negated, negations, stands_against
from sayso.link.relation.synonym import sense
from sayso.text.speech import ACCUSES

Found = tuple[Assertion, Assertion, Clash]
# How near two sentences must be: without and with a second opinion, by their vectors, in what a pointing back scores.
DENIED, LESS_DENIED, SAME, MAYBE_DENIED, SEEN, ANSWERED = 0.3, 0.25, 0.4, 0.15, 0.3, 0.6
BLAMED = 0.55
# That both speak of a claim says nothing of which.
CLAIMED = frozenset(sense(word) for word in "accusation allegation claim charge report story statement".split())
# The same where a whole clause is denied and no other claim is nearer to it.
PLAINLY, PLAINLY_SEEN = 0.18, 0.2
# The same where the one who denies is named.
OF_DENIER, OF_DENIER_SEEN = 0.13, 0.25
SPEAKS_OF_CLAIMS = re.compile(r"\b(?:accusations?|allegations?|claims?|charges?|rumou?rs?|reports?)\b", re.IGNORECASE)
CLAUSE = re.compile(
    r"\b(?:is|are|was|were|had|has|have|will|would|could|did|does|can|may|might|ever|"
    r"[a-z]{3,}ed|[a-z]{3,}ing)\b|[’'](?:s|d) [a-z]+ed\b"
)
UNSAID, COVERED, SHORT, FEWEST = 0.5, 0.34, 6, 2
# Who answers, weighs or quells a claim does not make it.
ANSWERS = re.compile(
    r"\b(?:respond\w*|repl(?:y|ies|ied)|react\w*|shut\w*|quell\w*|describ\w*|discuss\w*|defend\w*|dismiss\w*)\b",
    re.IGNORECASE,
)
# Nor who says what should be, would have been or is no longer so.
UNTOLD = re.compile(
    r"^\W*to\b|\b(?:would have|no longer|(?:must|should|ought to|ha[sd] to|have to|needs? to) (?:not )?be)\b",
    re.IGNORECASE,
)
WEIGHED = re.compile(
    r"\b(?:examin|review|investigat|weigh|consider|look|address|answer)e?[ds] (?:\S+ ){0,4}"
    r"(?:allegations?|claims?|accusations?|complaints?|charges)\b",
    re.IGNORECASE,
)
# What a whole row of claims is called: of the narrator's sentences it is those that tell of one.
ACCUSED = re.compile(r"\b(?:accusations?|allegations?|charges|claims|rumou?rs)\b", re.IGNORECASE)
# A sentence that tells of somebody's own doubts is not what he denies.
DOUBTED = re.compile(
    r"\b(?:call(?:s|ed|ing)? into question|cast(?:s|ing)? doubt|den(?:y|ies|ied|ying)|disput(?:e[sd]?|ing)|"
    r"reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?)\b",
    re.IGNORECASE,
)
# How far before a denial its claim stands, in characters: anywhere, as the last thing said, as an interjection.
NEAR_BEFORE, NEXT_TO, INTERJECTED, ACCUSERS = 1200, 220, 80, 3
# Who rejects a proposal denies nothing that was claimed.
PROPOSES = re.compile(
    r"\b(?:propos\w+|offer\w*|call(?:s|ed|ing)? (?:for|on)|urg\w+|ask\w*|request\w*|demand\w*|want\w*|invit\w+|seek\w*|"
    r"sought|plan\w*|pledg\w+|promis\w+|предлож\w+|propose\w*|vorgeschlagen)\b",
    re.IGNORECASE,
)
SAYING = re.compile(
    r"\W{0,9}(?:that )?(?:(?:he|she|they|it|ever|even|having|had|has) ){0,4}"
    r"(?:said|say|saying|called|calling|told|telling|claimed|claiming|suggested|suggesting)\b",
    re.IGNORECASE,
)


def denied(pair: Facing) -> Clash | None:
    """A cue denies, for one speaker, what another asserts."""
    denial, claim = (pair.one, pair.other) if pair.one.denial else (pair.other, pair.one)
    if not pair.strangers or pair.near < MAYBE_DENIED or len(denial.roots) < FEWEST:
        return None
    # Who says the contrary of what is denied is of one mind with who denies it.
    if UNTOLD.search(claim.text) and not UNTOLD.search(denial.text):
        return None
    if (
        ANSWERS.search(claim.cue)
        or PROPOSES.search(claim.cue)
        or WEIGHED.search(claim.text)
        or contrary(denial.read, claim.read)
    ):
        return None
    if DOUBTED.search(claim.text) and claim.every & denial.who:
        return None
    if negated(denial.read) & pair.shared or negated(claim.read) & pair.shared:
        return None
    plain = pair.plain - CLAIMED
    about = bool((claim.names | claim.around) & denial.who)
    some = len(plain) > 1 or bool(plain and claim.names & denial.who)
    least = LESS_DENIED if about and some else DENIED if pair.telling > 2 or (some and not pair.one_document) else SAME
    if BLAMES.search(claim.cue):
        # Who is blamed for one thing may deny another that shares a word or two.
        least = max(least, BLAMED)
    enough = bool(plain) and pair.near >= least
    seen = pair.cosine is None or pair.cosine >= SEEN
    if not (enough and seen) and ((plain and _plainly(pair, denial, claim)) or _of_the_denier(pair, denial, claim)):
        return Clash("contradicts", "denial", pair.near, lone=True)
    return Clash("contradicts", "denial", pair.near, sure=enough and seen)


def _plainly(pair: Facing, denial: Assertion, claim: Assertion) -> bool:
    """True where a whole clause is denied, and a plain claim of the same tense stands near enough to be the one."""
    if not CLAUSE.search(denial.text) or stands_against(claim.read) or moods(claim.read) != moods(denial.read):
        return False
    if len(pair.shared) < FEWEST and pair.near < SAME:
        return False
    return pair.near >= PLAINLY and (pair.cosine is None or pair.cosine >= PLAINLY_SEEN)


def _of_the_denier(pair: Facing, denial: Assertion, claim: Assertion) -> bool:
    """True where somebody else, not the narrator, says something near it of the one who denies."""
    if claim.attribution.voice == "narrated" or claim.who & denial.who or SPEAKS_OF_CLAIMS.search(claim.text):
        return False
    if not (claim.names | claim.around) & denial.who or stands_against(claim.read):
        return False
    return pair.near >= OF_DENIER and (pair.cosine is None or pair.cosine >= OF_DENIER_SEEN)


def misattributed(pair: Facing) -> Clash | None:
    """A speaker, or somebody for him, denies that he said what is put in his mouth."""
    if pair.one.unsaid or pair.other.unsaid:
        denial, said = (pair.one, pair.other) if pair.one.unsaid else (pair.other, pair.one)
    else:
        denial, said = (pair.one, pair.other) if pair.one.denial else (pair.other, pair.one)
        if not SAYING.match(denial.text):
            return None
    if not pair.one_speaker or said.unsaid or said.denial or pair.foreign or negations(said.read):
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


def nearest(found: Iterable[Found]) -> Iterator[Found]:
    """The findings, without the lone ones of a denial that has others, or a nearer one."""
    held = list(found)
    best: dict[str, tuple[float, str]] = {}
    for one, other, what in held:
        if what.reason == "denial":
            denial, claim = _sides(one, other)
            score = -what.score if what.lone else -1.0 - what.score
            key = denial.attribution.id
            best[key] = min(best.get(key, (1.0, "")), (score, claim.attribution.id))
    for one, other, what in held:
        denial, claim = _sides(one, other)
        if not what.lone or best[denial.attribution.id] == (-what.score, claim.attribution.id):
            yield one, other, what


def _sides(one: Assertion, other: Assertion) -> tuple[Assertion, Assertion]:
    """Of two sentences the one that denies, and the other."""
    return (one, other) if one.denial else (other, one)


def answered(found: Sequence[Assertion], of: str | None = None) -> Iterator[tuple[Assertion, Assertion, Clash]]:
    """Claims, each with the denial that only points back to it; ``of`` names the only document asked about."""
    homes: defaultdict[str, list[Assertion]] = defaultdict(list)
    for one in found:
        if of in (None, one.attribution.document):
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
        if claim.attribution.voice == "narrated" and ACCUSED.search(denial.text):
            asserted = asserted and ACCUSES.search(claim.text) is not None
        if asserted and claim.attribution.within != denial.attribution.id:
            near.append((claim, gap))
    accusing = [claim for claim, _ in near if claim.accuses and _concerns(claim, denial)]
    beside = [claim for claim, gap in near[:1] if gap <= NEXT_TO and (gap <= INTERJECTED or _concerns(claim, denial))]
    return beside or accusing[:ACCUSERS]


def _concerns(claim: Assertion, denial: Assertion) -> bool:
    """True where the claim's sentence names who denies it, or the denial's names whose claim it is."""
    return bool(claim.around & denial.who) or bool(denial.around & claim.who)
