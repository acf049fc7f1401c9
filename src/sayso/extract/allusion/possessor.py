"""Whose words a noun of speech stands for: ``{Lunin's} call``, ``{his} call``, ``a call by {the mayor}``."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.allusion.word import CLAUSES, LETTERS, OPENERS, POSSESSIVE, Scene, Word, Words
from sayso.text.verb import AUXILIARIES

MOST_BETWEEN, MOST_WORDS, MOST_ASIDE = 3, 6, 20
PRONOUNS = frozenset("his her their".split())
ARTICLES = frozenset("a an the".split())
# Whose is nobody's: days and other times, and what has no mouth.
NOBODYS = frozenset(
    "today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday morning evening week "
    "month year january february march april may june july august september october november december it that this "
    "there here what who let he she one world nation life god heaven".split()
)
GIVING = frozenset("gave give gives giving".split())
# What one does with one's own promise.
KEEPING = frozenset(
    verb + ending
    for verb in ("honor", "honour", "renew", "repeat", "abandon", "fulfill")
    for ending in ("", "s", "ed", "ing")
) | frozenset("keep keeps kept break broke breaks withdraw withdrew drop dropped reiterate reiterated".split())


@dataclass(frozen=True, slots=True)
class Possessor:
    """Places of words: the first and the last that name whose it is, where the cue opens, and what comes after all."""

    first: int
    last: int
    opens: int
    after: int


def possessor(scene: Scene, words: Words, noun: int) -> Possessor | None:
    """Whose words the noun at this place stands for, None where it is nobody's."""
    if scene.has(words[noun].form, "blamed_for"):
        return _blamed(scene, words, noun)
    if noun + 2 < len(words) and words[noun + 1].form in ("by", "from"):
        return _behind(scene, words, noun)
    for last in range(noun - 1, max(noun - 2 - MOST_BETWEEN, -1), -1):
        form = words[last].form
        first: int | None = None
        if form in PRONOUNS:
            given = form == "her" and last > 0 and words[last - 1].form in GIVING
            return None if given else Possessor(last, last, last + 1, noun + 1)
        if POSSESSIVE.fullmatch(form):
            first = _name(scene, words, last)
            return Possessor(first, last, last + 1, noun + 1) if first is not None else None
        if form in ARTICLES:
            first = _keeper(words, last)
            return Possessor(first, first, last + 1, noun + 1) if first is not None else None
        if not LETTERS.match(form) or form in AUXILIARIES or form in CLAUSES or form in OPENERS:
            return None
        # "Lunin's whole team claims that": a verb.
        if scene.has(form, "prepositions", "internal", "pronouns", "conjunctions") or scene.lexicon.names_role(form):
            return None
    return None


def _behind(scene: Scene, words: Words, noun: int) -> Possessor | None:
    """The owner behind the noun: ``a call by {the mayor} to close the bridge``."""
    first = noun + 2
    reach = range(first + 1, min(first + 1 + MOST_WORDS, len(words)))
    led = next((k for k in reach if words[k].form in ("that", "to", "for")), None)
    if led is None or (words[led].form == "for" and words[noun + 1].form == "from"):
        return None
    inside, last = words[first:led], words[led - 1]
    named = last.capital and last.form not in NOBODYS
    role = scene.lexicon.names_role(last.form) and words[first].form in OPENERS
    plain = all(w.capital or w.form in OPENERS or w.form == "." or _describes(scene, w) for w in inside)
    return Possessor(first, led - 1, noun, led) if plain and (named or role) else None


def _blamed(scene: Scene, words: Words, at: int) -> Possessor | None:
    """Who is blamed for it: ``attacked {Lunin} for suggesting that``, ``{he} was attacked by Orne for saying``."""
    if at < 3 or words[at - 1].form not in ("for", "of", "over"):
        return None
    last, by = at - 2, False
    for k in range(at - 2, max(at - 2 - MOST_ASIDE, 0), -1):
        by = by or words[k].form == "by"
        if words[k].form in AUXILIARIES | {"been"} and words[k + 1].form.endswith("ed"):
            last = k - 1
            while last > 0 and words[last].form in AUXILIARIES | {"also", "not"}:
                last -= 1
            break
        if not LETTERS.match(words[k].form) and words[k].form not in (".", "-"):
            break
    if by and last == at - 2:
        return None
    if words[last].form in ("him", "her", "them", "he", "she", "they"):
        return Possessor(last, last, at, at + 1)
    if not words[last].capital or POSSESSIVE.fullmatch(words[last].form) or words[last].form in NOBODYS:
        return None
    first = last
    while first and last - first < MOST_WORDS and _is_of_name(scene, words, first - 1):
        first -= 1
    return Possessor(first, last, at, at + 1)


def _keeper(words: Words, article: int) -> int | None:
    """Who keeps, breaks or repeats it: ``whether {he} would honor a previous pledge``; None where nobody does."""
    if not article or words[article - 1].form not in KEEPING:
        return None
    at = article - 2
    while at > 0 and (words[at].form in AUXILIARIES | {"not", "also"} or words[at].form.endswith("ly")):
        at -= 1
    return at if at >= 0 and words[at].form in ("he", "she", "they") else None


def _name(scene: Scene, words: Words, last: int) -> int | None:
    """Where the owner's name or office starts, None for what can own no words."""
    bare = words[last].form.removesuffix("'s").removesuffix("'")
    if bare in NOBODYS or any(c.isdigit() for c in bare):
        return None
    named = last
    while named and last - named < MOST_WORDS and _is_of_name(scene, words, named - 1):
        named -= 1
    opened = named
    while opened and last - opened < MOST_WORDS and _describes(scene, words[opened - 1]):
        opened -= 1
    role = scene.lexicon.names_role(bare) or scene.has(bare, "documents")
    if not words[last].capital and not role:
        return None
    # "the businessman Lunin's", but not "the crowd heard Lunin's".
    called = opened == named or not words[named].capital or scene.lexicon.names_role(words[named - 1].form)
    if opened and words[opened - 1].form in OPENERS and called:
        pointing = words[opened - 1].form in ("that", "this") and words[opened].capital
        return opened if pointing else opened - 1
    return named if words[named].capital else None


def _is_of_name(scene: Scene, words: Words, at: int) -> bool:
    """True for a word that goes on with a name to the left."""
    here = words[at]
    if here.form in (".", "&", "of"):
        return here.form == "." or (at > 0 and words[at - 1].capital)
    plain = here.form not in scene.lexicon.cues and not scene.has(here.form, "prepositions")
    return here.capital and plain and here.form not in OPENERS | CLAUSES and not POSSESSIVE.fullmatch(here.form)


def _describes(scene: Scene, word: Word) -> bool:
    """True for a word that may stand between a determiner and the owner's noun."""
    form = word.form
    if word.capital or not LETTERS.match(form) or form in AUXILIARIES or form in OPENERS or form in CLAUSES:
        return False
    joins = scene.has(form, "prepositions", "internal") or form in scene.lexicon.cues
    return not joins and not POSSESSIVE.fullmatch(form)
