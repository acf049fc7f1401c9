"""Sentences cut into clauses: which words of each tell something, what it does, and whether it says that a thing is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from sayso.link.question.homonym import apart
from sayso.link.question.scope import counted
from sayso.link.question.stance import Manner, Signs, marked, neutral_places, signs
from sayso.link.spelling import POSSESSIVE, Word
from sayso.link.statement.passage import EMPTY, JOINTS, PAUSE, Passage
from sayso.text.lexicon import LANGUAGES, lexicon
from sayso.text.root import name_root, root
from sayso.text.speech import speech_words
from sayso.text.verb import AUXILIARIES, IRREGULAR, PREPOSITIONS, SUPPORT, Known, verbs
from sayso.types import Span

if TYPE_CHECKING:
    from sayso.link.question.proposition import Proposition

FEWEST, NEAR = 2, 6
# A sentence with so many capitals is set as a headline.
HEADLINED, FEWEST_CAPITALS = 0.7, 3
SUPPORTING = frozenset(root(word) for word in SUPPORT)
SPEAKING = frozenset("talk talks talked talking speak speaks spoke spoken speaking".split())
RUSSIAN_VERB = re.compile(
    r"(?:[аеиоуыя]л[аои]?(?:с[ья])?|[еёию]тс?я?|[ую]тс?я?|[ая]тс?я?|[ао]?ть|[ае]н[аоы]?|т[аоы]|шь|[еи]м)$|^нет$"
)
SIGN = re.compile(r"[$€£₽%]")
# Prepositions, behind which a noun is not what the words of being speak of.
BREAKS = {
    "en": frozenset("of in on at to by for with from about between over after before".split()),
    "fr": frozenset("de du des sur pour avec a au aux dans entre d en".split()),
    "de": frozenset("fur von vom mit an auf uber zu zum zur zwischen im am in".split()),
    "es": frozenset("sobre con para en por de del entre a al".split()),
    "ru": frozenset("о об по с со на в во между к из для".split()),
}
# Nouns that say too little for "there is" of them to be a matter.
GENERAL = frozenset(root(word) for word in "work use need call way change help talk question reason point".split())
# Of "there's" the verb is lost to the possessive.
ONE, THERE = "one", ("there",)
TIMING = frozenset("before after when while until once since".split())
OPENS = frozenset("that whether dass ob que qu si что ли".split())
LIGHT = frozenset(
    "since such through people person feel feels felt believe believes believed hope hopes hoped "
    "year years day days week time thing "
    "things way lot more most much many less least other another new old first last one two three make made take "
    "took get got go went come came give want wants like know think see say said says tell told good great big "
    "today now then here year monday tuesday wednesday thursday friday saturday sunday mr mrs ms president really "
    "actually certainly any some every each being because only even still well back behind something nothing "
    "anything everything wanted when after before later week weeks month months minister several same own former "
    "going place part kind put us let need years ago against between during under over сегодня год года лет люди "
    "время сказал plus bien tout tous fait faire autre mehr viel jahr jahre heute mas muy todo hacer año años "
    "hoy".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence between pauses and joints: its words, each telling word's key by its place, its signs.

    ``verbs`` are the keys of its full verbs; ``says`` is False where it has no verb at all, and so says nothing. Only
    English shows the former, it and Russian the latter. ``happens`` are keys of verbs that may say that something
    happens; ``existing`` is the key of the thing of which it says that it is or happens, or None.
    """

    words: tuple[Word, ...]
    keys: tuple[tuple[int, str], ...]
    signs: Signs
    verbs: frozenset[str] = frozenset()
    says: bool = True
    happens: frozenset[str] = frozenset()
    existing: str | None = None

    @property
    def roots(self) -> frozenset[str]:
        """The keys of its telling words."""
        return frozenset(key for _, key in self.keys)

    @property
    def span(self) -> Span:
        """Its place in the document."""
        return Span(self.words[0].start, self.words[-1].stop)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence that may answer something, and who says it: ``speaker`` is an id, or any key of its own.

    ``conditional`` sentences answer with a doubt and are no matter's middle.
    """

    attribution: str
    statement: str | None
    speaker: str
    passage: Passage
    clauses: tuple[Clause, ...]
    manner: Manner
    conditional: bool
    roots: frozenset[str]
    claims: tuple[Proposition, ...] = ()

    @property
    def ought(self) -> bool:
        """True where its cue demands."""
        return self.manner.kind == "demands"

    @property
    def main(self) -> int:
        """The place of the clause that says most: the first of those with most telling words that say something."""
        clauses = self.clauses
        return max(range(len(clauses)), key=lambda i: (clauses[i].says, len(clauses[i].keys), -i))


@cache
def untelling(language: str | None) -> frozenset[str]:
    """The words of a language that tell nothing of a matter: light ones, words of speech, titles."""
    code = language or "en"
    titles = (
        {w for phrase in lexicon(code).groups.get("honorifics", ()) for w in phrase} if code in LANGUAGES else set()
    )
    return EMPTY | LIGHT | speech_words(code) | {t.strip(".") for t in titles}


@cache
def _offices(language: str | None) -> frozenset[str]:
    """The words for offices: like a name, they say who is spoken of rather than what."""
    code = language or "en"
    return frozenset(lexicon(code).words("offices")) if code in LANGUAGES else frozenset()


def proper_names(passages: Iterable[Passage]) -> frozenset[str]:
    """The words, in plain spelling, that stand with a capital inside sentences more often than without.

    None of German, where every noun has one; those of headlines set in capitals do not count.
    """
    capital: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for p in passages:
        if p.language != "de" and not headlined(p.words):
            for w in p.words[1:]:
                every[w.plain] += 1
                capital[w.plain] += w.capital
    return frozenset(word for word, n in capital.items() if 2 * n > every[word])


def headlined(held: Sequence[Word]) -> bool:
    """True for words set in the capitals of a headline: "Judge Orders White House to Return Pass"."""
    long = [w for w in held if len(w.plain) > FEWEST_CAPITALS]
    capitals = sum(w.capital for w in long)
    return capitals >= FEWEST_CAPITALS and capitals >= HEADLINED * len(long)


def clauses(passage: Passage, text: str, names: frozenset[str], known: Known) -> tuple[Clause, ...]:
    """The clauses of a sentence, cut at pauses, at words that join clauses and at those that open one.

    ``names`` are the words that are names in these texts, ``known`` the plain forms of English verbs.
    """
    parts: list[list[Word]] = [[]]
    held = passage.words
    if (passage.language or "en") == "en":
        held = apart(held, headline=headlined(held))
    inner = [w for w in held if w.plain != POSSESSIVE]
    for before, word in zip([None, *inner], inner, strict=False):
        opens = word.plain in JOINTS or word.plain in OPENS
        if before and (opens or PAUSE.search(text[before.stop : word.start])):
            parts.append([])
        parts[-1].append(word)
    return tuple(_clause(tuple(part), passage.language, names, known) for part in parts if part)


def _clause(held: tuple[Word, ...], language: str | None, names: frozenset[str], known: Known) -> Clause:
    spelled = tuple(w.plain for w in held)
    skipped = neutral_places(spelled, language) | marked(spelled, language, "occurrences")
    skipped |= {at for at in range(1, len(spelled)) if spelled[at] == "deal" and spelled[at - 1] in ("great", "good")}
    empty, offices = untelling(language), _offices(language)
    keys = tuple(
        (at, name_root(w.plain) if w.plain in names or w.form in offices else root(w.plain, language))
        for at, w in enumerate(held)
        if at not in skipped
        and w.plain not in empty
        and IRREGULAR.get(w.plain) not in empty
        and w.form not in empty
        and (len(w.plain) > 1 or w.plain.isdigit())
        and not SIGN.search(w.form)
    )
    if (language or "en") != "en":
        says = language != "ru" or any(RUSSIAN_VERB.search(word) for word in spelled)
        return Clause(held, keys, signs(spelled, language), says=says)
    places = verbs(spelled, [w.capital for w in held], known)
    says = (
        bool(places)
        or spelled[:1] == THERE
        or not AUXILIARIES.isdisjoint(spelled)
        or (spelled[0] == "to" and len(spelled) > FEWEST)
    )
    full = frozenset(key for at, key in keys if at in places and key not in SUPPORTING)
    bare = frozenset(key for at, key in keys if at in places and _bare(spelled, at))
    found = signs(counted(spelled, places), language)
    if held[0].capital and _to_come(spelled, places):
        found = replace(found, ahead=True)
    return Clause(held, keys, found, full, says, bare)


def _to_come(spelled: Sequence[str], places: Sequence[int]) -> bool:
    """True for a headline's "Council to close ford", which no finite verb leads."""
    at = spelled.index("to") if "to" in spelled else 0
    led = any(place < at for place in places) or not AUXILIARIES.isdisjoint(spelled)
    led = led or not PREPOSITIONS.isdisjoint(spelled[:at])
    return 0 < at < NEAR and at + 1 in places and not led


def _bare(spelled: Sequence[str], at: int) -> bool:
    """True for a verb without an object that says it of itself: they "will meet", not "want to meet", "meet a need"."""
    after = spelled[at + 1] if at + 1 < len(spelled) else ""
    alone = not after or after in BREAKS["en"] or after in LIGHT
    led = spelled[at] in IRREGULAR or not spelled[at].endswith("ed")
    return alone and led and "to" not in spelled[max(0, at - 2) : at] and spelled[at] not in SPEAKING


def settled(units: Sequence[Unit]) -> list[Unit]:
    """The units with the thing named of which a clause says that it is or happens.

    It is the word near the word of being that most sentences of the story have; a name or a rare word is none. Where
    others say so of it, a clause whose verb it is says so, too: "they will meet".
    """
    counts = Counter(r for u in units for r in u.roots)
    found = [
        replace(
            u,
            clauses=tuple(
                _existing(c, u, counts, before) for before, c in zip((None, *u.clauses), u.clauses, strict=False)
            ),
        )
        for u in units
    ]
    known = frozenset(c.existing for u in found for c in u.clauses if c.existing)
    return [replace(u, clauses=tuple(_happening(c, known) for c in u.clauses)) for u in found]


def _existing(clause: Clause, unit: Unit, counts: Mapping[str, int], before: Clause | None) -> Clause:
    """The clause with the head of what follows a word of being, else of its subject: up to a preposition.

    Where that is "one", it is the last thing of the clause ``before``: "as for a formal meeting, there is not one".
    """
    spelled = tuple(w.plain for w in clause.words)
    places = marked(spelled, unit.passage.language, "occurrences") | ({0} if spelled[:1] == THERE else frozenset())
    if not places or not clause.says:
        return clause
    prepositions = BREAKS.get(unit.passage.language or "en", frozenset())
    breaks = [at for at, word in enumerate(spelled) if word in prepositions]
    heads: list[str] = []
    for place in sorted(places - {p - 1 for p in places}):
        stop = next((at for at in breaks if at > place), len(spelled))
        first = next((at for at in breaks if at < place), place)
        after = [key for at, key in clause.keys if place < at < min(stop, place + NEAR)]
        heads += after or [key for at, key in clause.keys if at < first]
    if ONE in spelled and before is not None:
        heads = [key for _, key in before.keys if not key.startswith("^")][-1:]
    near = [key for key in heads if key not in GENERAL and not key.startswith("^") and counts[key] > 1]
    return replace(clause, existing=max(near, key=lambda k: (counts[k], k))) if near else clause


def _happening(clause: Clause, existing: frozenset[str]) -> Clause:
    done = sorted((clause.happens & existing) - GENERAL)
    return replace(clause, existing=done[0]) if clause.existing is None and len(done) == 1 else clause


def presumed(clause: Clause, wanted: frozenset[str]) -> bool:
    """True where a clause speaks of these keys only to say when: "they were warned before the gates were opened"."""
    timed = next((at for at, w in enumerate(clause.words) if at and w.plain in TIMING), len(clause.words))
    verb = any(w.plain in AUXILIARIES for w in clause.words[timed:])
    told = [key for at, key in clause.keys if at < timed]
    return verb and bool(told) and wanted.isdisjoint(told)


def things(roots: Iterable[str]) -> frozenset[str]:
    """The keys without those of names."""
    return frozenset(r for r in roots if not r.startswith("^"))
