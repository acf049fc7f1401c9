"""A sentence that negates what the other tells: its negated word and most of what goes with it stand there as so.

Unlike ``opposition``, which wants two sentences that are the same but for the turn, this looks at the negated words
alone: "we have absolutely no violations" beside a long sentence on how the law is violated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.link.relation.assertion import LIGHT, Assertion
from sayso.link.relation.facing import Clash, Facing
from sayso.link.relation.opposition import Negation, moods, negations, stands, turns_nothing
from sayso.link.relation.synonym import sense
from sayso.link.spelling import plain, words
from sayso.link.statement.figure import NEGATORS
from sayso.link.statement.passage import EMPTY
from sayso.text.root import root
from sayso.text.verb import IRREGULAR

# How much of what is negated the other must tell, how near both must be and how near by words: in two documents; inside
# one, where less is needed the more of what is negated is told. Fewest words in common; and of what is negated, where
# the two are far from each other.
SCOPE, FEWEST = 5, 2
ABROAD = ((0.6, 0.33, 0.25),)
WITHIN = ((0.5, 0.4, 0.0), (0.6, 0.2, 0.0))
FAR = 1500
WORD = re.compile(r"[^\W\d_]+(?:[.’'-][^\W\d_]+)*")
# "Without" and "nothing" hang on other words than the predicate.
PLAIN = frozenset("not no never cannot не ни никогда нет nicht kein keine keinen nie ne pas jamais nunca".split())
# "No" denies that a thing is there behind words that say where, who has it or that it was found.
THERE = re.compile(
    r"\b(?:is|are|was|were|be|been|ha[sd]|have|having|f(?:ound|inds?)|s(?:aw|ees?)|shows?|showed|offer(?:s|ed)?|"
    r"ma(?:kes?|de)|g(?:ave|ives?)|with)(?:\s+\w+ly)?\s*$|[’'](?:s|ve|re)(?:\s+\w+ly)?\s*$",
    re.IGNORECASE,
)
COPULA = re.compile(r"(?:\b(?:is|are|was|were|am|be|been|being)|[’'](?:s|re|m))(?:\s+\w+ly)?\s*$", re.IGNORECASE)
BEING = frozenset("is are was were am be been being 's 're 'm he's she's it's they're we're i'm as get got".split())
BEING_NEAR = 3
# Where the noun ends that "no" stands before: "no major new commitments to stem the flow".
PHRASE = re.compile(
    r"[^,;:—–()]*?(?=\s(?:of|to|at|in|on|from|for|with|by|between|during|after|before|that|who|which|was|were|is|are|"
    r"had|has|have|would|will|could|can|did|does)\b|[,;:—–()]|[.\"”’]*$)",
    re.IGNORECASE,
)
# "There never was a stand-down order" denies a thing, not a deed.
THING = re.compile(r"\s*(?:(?:was|were|is|are|been|had|ha[sd] been)\s+)?(?:an?|any|such)\b", re.IGNORECASE)
CLAUSES = re.compile(r"[,;:–—()\"“”]|\b(?:that|and|but|because|while|when)\b", re.IGNORECASE)
PERSONS = frozenset("i we he she".split())
LIST = re.compile(r",?\s+(?:or|nor|and)\s+|,\s+")
# Who says what he thinks of a thing does not say that it is so.
OPINION = re.compile(r"\b(?:I|we) (?:think|believe|feel|hope|wish)\b|\bin (?:my|our) view\b", re.IGNORECASE)
# Verbs that carry no meaning of their own: "made no contact", "can't call it a success".
CARRIERS = frozenset(
    sense(word)
    for word in (
        "have make do take get give call be see seem appear put show establish engage find uncover provide"
    ).split()
)
_LIGHT = frozenset(sense(word) for word in LIGHT) | CARRIERS


def reversed_in(pair: Facing) -> Clash | None:
    """A negation in one of two sentences over what the other tells as so, by two who are known to be two."""
    if not pair.strangers or not pair.shared:
        return None
    ways = WITHIN if pair.one_document else ABROAD
    if all(pair.near < near or pair.dice < dice for _, near, dice in ways):
        return None
    if moods(pair.one.read) != moods(pair.other.read) or (not pair.one_document and pair.other_names()):
        return None
    far = not pair.one_document or abs(pair.one.start - pair.other.start) > FAR
    for covered, near, dice in ways:
        for denying, negation in _turns(pair, covered, FEWEST if far else 1):
            span = (negation.span,)
            left, right = (span, ()) if denying is pair.one else ((), span)
            if pair.near >= near and pair.dice >= dice and not pair.differs("date"):
                return Clash("contradicts", "negation", max(pair.near, covered), left, right)
    return None


def _turns(pair: Facing, covered: float, fewest: int) -> Iterator[tuple[Assertion, Negation]]:
    for denying, telling in ((pair.one, pair.other), (pair.other, pair.one)):
        if OPINION.search(telling.text):
            continue
        told = telling.every | telling.roots
        for negation in negations(denying.read):
            if _negates(telling, negation):
                continue
            word = negation.span.of(denying.text).casefold().replace("’", "'")
            before = denying.text[: negation.span.start]
            if (word not in PLAIN and not word.endswith("n't")) or turns_nothing(denying.read, negation):
                continue
            if word == "no" and not THERE.search(before):
                continue
            if word != "no" and COPULA.search(before) and not _copular(telling, scope_of(negation)):
                continue
            if _others(before, denying, telling) or not _one_subject(before, denying, telling):
                continue
            scope = _listed(denying, negation, told) or scope_of(negation)
            heads = _phrase(denying, telling, negation) if word == "no" else scope[:1]
            named = [key for key in scope if key in denying.names]
            if (named and not told.intersection(named)) or (len(pair.shared) < FEWEST and not pair.one_document):
                continue
            said = any(key in told and key not in _named(pair) and not _only_meant(telling, key) for key in scope)
            noun = THING.match(denying.text, negation.span.stop) is not None
            whole = noun and len(scope) > 1 and all(key in told for key in scope)
            said = said and (whole or any(key in told and not _only_meant(telling, key) for key in heads))
            count = sum(key in told for key in scope)
            if said and count >= covered * len(scope) and count >= min(fewest, len(pair.shared)):
                yield denying, negation


def _named(pair: Facing) -> frozenset[str]:
    """The keys of names: that both name somebody tells nothing of what is said of him."""
    return pair.one.names | pair.other.names


def scope_of(negation: Negation) -> list[str]:
    """The keys of what is negated, verbs without a meaning of their own left out."""
    return [key for key in negation.negated if key not in _LIGHT][:SCOPE]


def _copular(telling: Assertion, scope: list[str]) -> bool:
    """True where the first of these keys stands in a sentence as what somebody is: "they are terrorists"."""
    told = telling.passage.words
    places = [at for at, w in enumerate(told) if scope and sense(w.form, telling.passage.language) == scope[0]]
    return any(w.form in BEING for at in places for w in told[max(0, at - BEING_NEAR) : at])


def _listed(denying: Assertion, negation: Negation, told: frozenset[str]) -> list[str]:
    """The keys of one member of a list that "no" stands before, "no deaths or injuries", if the other tells of it."""
    if negation.span.of(denying.text).casefold() != "no" or not (
        phrase := PHRASE.match(denying.text, negation.span.stop)
    ):
        return []
    for part in LIST.split(phrase.group())[1:]:
        keys = [sense(w, denying.passage.language) for w in WORD.findall(part)]
        if keys and all(key in told for key in keys):
            return keys
    return []


def _phrase(denying: Assertion, telling: Assertion, negation: Negation) -> list[str]:
    """The keys of what "no" stands before; none where a name in it stands in one sentence alone: "no US deaths"."""
    phrase = PHRASE.match(denying.text, negation.span.stop)
    told = WORD.findall(phrase.group() if phrase else "")
    if any(w[0].isupper() and root(plain(w)) not in telling.every for w in told):
        return []
    return [sense(w, denying.passage.language) for w in told]


def _negates(one: Assertion, negation: Negation) -> bool:
    """True where a sentence has any negation or failure at all, even one that is no denial, or takes a stand.

    That it condemns is no such stand beside "never condemned": the word is the one that is negated.
    """
    if any(w.plain in NEGATORS for w in (*one.passage.words, *words(one.cue))):
        return True
    return any(sense(word) not in negation.negated for word in stands(one.read))


def _others(before: str, denying: Assertion, telling: Assertion) -> bool:
    """True where the clause before a negation names somebody, and nobody whom the other sentence or its cue names."""
    clause = re.split(r"[,;:–—]", before)[-1]
    named = {root(plain(w)) for w in WORD.findall(clause) if w[0].isupper()} & denying.names
    return bool(named) and not named & (telling.every | telling.around | telling.who)


def _one_subject(before: str, denying: Assertion, telling: Assertion) -> bool:
    """True where the other sentence, or its own around it, speaks of what a negation is told of.

    "I" and "he" are taken for who says it; "there is no" is told of nobody. What begins with its deed, "grabbed her
    arm", does not say of whom it is told.
    """
    clause = [w for w in WORD.findall(CLAUSES.split(before)[-1]) if plain(w) not in NEGATORS]
    told = telling.every | telling.around
    nouns = {sense(w, denying.passage.language) for w in clause if plain(w) not in EMPTY and not w.endswith("ly")}
    nouns -= _LIGHT
    if nouns:
        return not nouns.isdisjoint(told | {sense(w.form, telling.passage.language) for w in telling.passage.words})
    if not any(w.casefold() in PERSONS for w in clause):
        return True
    return not denying.who or bool(told & denying.who) or _begins_with_deed(telling.text)


def _begins_with_deed(text: str) -> bool:
    first = WORD.match(text)
    return first is not None and (first.group() in IRREGULAR or first.group().endswith("ed")) and text[0].islower()


def _only_meant(one: Assertion, key: str) -> bool:
    """True where a word stands in a sentence as what somebody was to do: "prompted them to ground the rest"."""
    words = [sense(w.form, one.passage.language) for w in one.passage.words]
    places = [at for at, word in enumerate(words) if word == key]
    return bool(places) and all(at and one.passage.words[at - 1].form == "to" for at in places)
