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
from sayso.link.relation.synonym import sense
from sayso.link.spelling import plain
from sayso.link.statement.figure import NEGATIONS, NEGATORS
from sayso.link.statement.passage import EMPTY, JOINTS
from sayso.text.root import root
from sayso.types import Span

INSERTED = re.compile(r"\s*,\s*(?:however|though|in fact|of course|indeed|(?:he|she|they|it) said)\s*,", re.IGNORECASE)
PAUSE = re.compile(r"[,;:—–…()]|\s-+\s")
# Words that turn what follows into what was not done; "stopped", "ended" and the like tell of what had been.
FAILED = re.compile(
    r"\b(?:fail(?:s|ed|ing)? to|refus(?:es|ed|ing|al) to|declin(?:es|ed|ing) to|unable to|unwilling to|"
    r"neglect(?:s|ed) to|nothing to do with|far from|free of|lack(?:s|ed|ing)?|"
    r"withh(?:old(?:s|ing)?|eld)|stop(?:s|ped|ping)? short of|rul(?:e[sd]?|ing) out)\b",
    re.IGNORECASE,
)
# What is merely not known, not only or not yet so is not denied.
WEAK = re.compile(
    r"^\W*(?:only|just|all|whether|every\w*|always|necessarily|yet|sure|certain|clear|know|aware|think|remember|recall|doubt|"
    r"merely|simply|least|more|less|long|far|matter|longer|even|nearly as)\b|"
    r"^\W*(?:evidence|record|proof|signs? of|indication|plans?|immediate|word|reports?|details?|doubt|matter|one|way|"
    r"idea|comment)\b",
    re.IGNORECASE,
)
# "Not this but that" asserts as much as it denies.
INSTEAD = re.compile(
    r"\bnot\b[^.;]{2,80}\bbut\b|[-–—,]\s*not (?:to|a|an|the|for|of)\b|\binstead of\b|\brather than\b", re.I
)
PREFIX = re.compile(r"(?:un|dis|in|im|il|ir|non-?)(?P<stem>[a-z]{5,})$")
# Words that only begin like that: to disclose is not the contrary of to close.
WHOLE = re.compile(
    r"(?:im(?:migra|press|prison|prov|plant|port|pos)|in(?:creas|flam|form|habit|sight|stall|stanc|stat|sult|tens|tent|"
    r"vest|vent|quir)|dis(?:charg|clos|count|cours|cover|patch|place|play|tanc|tinct|tribut|cuss)|ir(?:rigat|rit)|"
    r"il(?:lustrat|lumin)|un(?:cover|dert|iform|ion|til))"
)
# "States that don't cooperate" says which states, "3 feet, not 6" which of two, "if they are not" nothing at all.
RESTRICTS = re.compile(
    r"(?:\b(?:that|who|which|those|and|when)(?:\s+\w+)?|[,–—-]|"
    r"\b(?:if|whether|unless|until|because|why|how|wrong|false|lie|(?:as|so) long as|provided)\b[^,;.]{0,60})\s*$",
    re.IGNORECASE,
)
# What is not wanted, and what is told not to be done, may be so.
WISHED = re.compile(
    r"\s*(?:to|want|need|plan|intend|expect|like|care|mind|mean|have to|believe|think|allow)\b", re.IGNORECASE
)
# A sentence that itself rejects, fears or only proposes does not tell as so what it speaks of.
AGAINST = re.compile(
    r"\b(?:reject\w*|oppos\w+|object\w*|critici\w+|condemn\w*|boycott\w*|skip\w*|stop\w*|block\w*|halt\w*|cancel\w*|"
    r"against|lack\w*|despite|instead|complain\w*|concerns?|fears?|feared|warn\w*|urg(?:e[sd]?|ing)|"
    r"call(?:s|ed|ing)? (?:for|on)|demand\w*|threat\w*|propos\w+|if|unless|den(?:y|ies|ied|ials?|ying)|too far|"
    r"defend\w*|over)\b",
    re.IGNORECASE,
)
# Who loses or ends a thing, or is about to, has it no more: "losing a parliamentary majority".
LOST = re.compile(
    r"\b(?:los(?:e[sd]?|ing|t)|end(?:s|ed|ing)?|short of|stripp?\w+ of|forfeit\w*|den(?:y|ies|ied|ying)|"
    r"avoid\w*|prevent\w*|"
    r"stop\w*|halt\w*|revers\w+|instead of|rather than|without|no longer|despite)\s+(?:\S+\s+){0,3}$",
    re.IGNORECASE,
)
REACH, NEGATED_WORDS = 9, 3
# What is done to somebody, where it is told in the passive; who fired and dismissed may have done so with anything.
SUFFERED = re.compile(r"fired|dismissed|sacked|ousted", re.IGNORECASE)
PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be|gets?|got)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
# Words behind a manner of death that make another thing of it: a suicide bomber, a murder charge.
ANOTHER_THING = re.compile(
    r"[-\s](?:bomb\w*|attack\w*|vests?|missions?|notes?|attempts?|prevention|watch|pacts?|squads?|hotlines?|rates?|"
    r"investigat\w+|units?|detectives?|inquir\w+|probes?|cases?|charges?|trials?|suspects?|weapons?|plots?)\b",
    re.IGNORECASE,
)
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
    >>> [n.negated for n in negations(reading("The mayor has not signed the ledger, he said."))]
    [('sign', 'ledger')]
    """
    words = NEGATIONS.get(read.language, frozenset())
    starts = [(t.span.start, t.span.stop) for t in read.tokens if t.word in words or t.word.endswith("n't")]
    starts += [(m.start(), m.end()) for m in FAILED.finditer(read.text)]
    found = []
    for start, stop in sorted(starts):
        inserted = INSERTED.match(read.text, stop)
        begin = inserted.end() if inserted else stop
        after = re.split(PAUSE, read.text[begin:], maxsplit=1)[0]
        if WEAK.match(after):
            continue
        inner = [t for t in read.tokens if t.span.start >= begin and t.span.stop <= begin + len(after)][:REACH]
        told: list[str] = []
        for token in inner:
            if token.word in JOINTS and told:
                break
            manner = token.word.endswith("ly") and read.language == "en"
            if token.letters[0].isalpha() and token.word not in EMPTY | RAISING and not manner:
                told.append(sense(token.word, read.language))
        if told:
            found.append(Negation(Span(start, stop), tuple(told)))
    return tuple(found)


def negated(read: Reading) -> frozenset[str]:
    """The keys of all words that a negation of the sentence turns."""
    return frozenset(r for n in negations(read) for r in n.negated[:NEGATED_WORDS])


@cache
def _contraries(sign: str = "|") -> dict[str, frozenset[str]]:
    """Keys of English words, each with those of its contraries; by the sign "||", of those never both so."""
    found: dict[str, set[str]] = {}
    text = (files("sayso.link.relation") / "tables" / "contraries.txt").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#") and sign in line:
            one, other = ({root(plain(w)) for w in side.split()} for side in line.replace("||", "|").split("|"))
            for mine, theirs in ((one, other), (other, one)):
                for word in mine:
                    found.setdefault(word, set()).update(theirs)
    return {word: frozenset(told) for word, told in found.items()}


def excluding(left: Reading, right: Reading, names: frozenset[str]) -> tuple[Span, Span] | None:
    """Two words, one of each sentence, that are never both so of one person or thing; ``names``: keys of both.

    Neither sentence may negate anything, and one of the names must stand before each word, as what it is told of.
    """
    found = contrary(left, right)
    if found is None or any(t.word in NEGATORS or t.word.endswith("n't") for t in (*left.tokens, *right.tokens)):
        return None
    one, other = (root(plain(at.of(read.text))) for read, at in zip((left, right), found, strict=True))
    if other not in _contraries("||").get(one, ()):
        return None
    if not all(_told_of(read, at, names) for read, at in zip((left, right), found, strict=True)):
        return None
    return found


def _told_of(read: Reading, word: Span, names: frozenset[str]) -> bool:
    """True where a word tells what became of somebody named before it: "was fired", not "fired a shot"."""
    if not any(t.span.stop <= word.start and root(plain(t.word), read.language) in names for t in read.tokens):
        return False
    if LOST.search(read.text[: word.start]) or ANOTHER_THING.match(read.text, word.stop):
        return False
    return not SUFFERED.fullmatch(word.of(read.text)) or PASSIVE.search(read.text[: word.start]) is not None


def opposed(left: Reading, right: Reading, shared: frozenset[str]) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """The words that make one sentence the opposite of the other, on each side, or None; ``shared``: common keys.

    An odd number of turns (negations over what both say, a word against its contrary) makes an opposite, an even none.
    """
    if moods(left) != moods(right):
        return None
    if negated(left) & negated(right) or INSTEAD.search(left.text) or INSTEAD.search(right.text):
        return None
    mine, theirs = tuple(_turning(left, shared)), tuple(_turning(right, shared))
    against = contrary(left, right)
    if against is None:
        return (mine, theirs) if (len(mine) + len(theirs)) % 2 else None
    one, other = (root(plain(at.of(read.text))) for read, at in zip((left, right), against, strict=True))
    never_both = other in _contraries("||").get(one, ())
    if never_both and not all(_told_of(read, at, shared) for read, at in zip((left, right), against, strict=True)):
        return None
    if mine or theirs or any(_under_negation(read, at) for read, at in zip((left, right), against, strict=True)):
        return None
    return (against[0],), (against[1],)


def _under_negation(read: Reading, word: Span) -> bool:
    """True where a word is negated: "not to cut" is no contrary of "to raise"."""
    key = sense(word.of(read.text))
    if LOST.search(read.text[: word.start]):
        return True
    return any(found.span.start < word.start and key in found.negated for found in negations(read))


def _turning(read: Reading, shared: frozenset[str]) -> Iterator[Span]:
    for found in negations(read):
        if found.negated[0] in shared and not turns_nothing(read, found):
            yield found.span


def turns_nothing(read: Reading, negation: Negation) -> bool:
    """True for a negation of what is only meant: in a condition, in a relative clause, of what is wanted or ordered."""
    if RESTRICTS.search(read.text[: negation.span.start]):
        return True
    return negation.span.of(read.text).casefold() != "no" and WISHED.match(read.text, negation.span.stop) is not None


def stands_against(read: Reading) -> bool:
    """True for a sentence that itself fails, rejects, fears or proposes what it speaks of."""
    return bool(stands(read))


def stands(read: Reading) -> tuple[str, ...]:
    """The words by which a sentence itself fails, rejects, fears or proposes what it speaks of."""
    return _against(read.text)


@lru_cache(maxsize=16384)
def _against(text: str) -> tuple[str, ...]:
    return tuple(m.group() for shape in (FAILED, AGAINST) for m in shape.finditer(text))


def moods(read: Reading) -> tuple[bool, ...]:
    """Whether a sentence tells of what will, may or should be."""
    return _moods(read.text)


@lru_cache(maxsize=16384)
def _moods(text: str) -> tuple[bool, ...]:
    return tuple(m.search(text) is not None for m in MOODS)


def contrary(left: Reading, right: Reading) -> tuple[Span, Span] | None:
    """A word of one sentence and its contrary in the other, where there is one such pair; English alone."""
    if left.language != "en" or right.language != "en":
        return None
    known = _contraries()
    mine = {root(plain(t.word)): t.span for t in left.tokens}
    theirs = {root(plain(t.word)): t.span for t in right.tokens}
    meant, also = ({sense(t.word) for t in side.tokens} for side in (left, right))
    # What has its like in the other sentence too, "allowed" beside "let", parts nothing.
    pairs = [
        (mine[one], theirs[other])
        for one in sorted(mine.keys() & known.keys())
        for other in sorted(known[one] & theirs.keys())
        if sense(mine[one].of(left.text)) not in also and sense(theirs[other].of(right.text)) not in meant
    ]
    words, others = ({t.word: t.span for t in side.tokens} for side in (left, right))
    pairs += [(words[w], others[v]) for w in sorted(words) for v in _prefixed(w) if v in others and w not in others]
    pairs += [(words[v], others[w]) for w in sorted(others) for v in _prefixed(w) if v in words and w not in words]
    return pairs[0] if len(pairs) == 1 else None


def _prefixed(word: str) -> tuple[str, ...]:
    """What a word means the opposite of, by its prefix: unqualified, inaccurate, illegal, dishonest."""
    found = None if WHOLE.match(word) else PREFIX.match(word)
    return (found.group("stem"),) if found else ()
