"""How a statement stands to what it speaks of: asserts, denies, hedges, expects or declines.

Read from signs only, in this order: a cue that declines, or words that say nothing is known; words of doubt; a cue that
denies and negation in the clause that answers (two of them are doubt); words of the future. The lists stand in
``text/lexicon``: ``hedges``, ``futures``, ``oughts``, ``disavowals``, ``shrugs``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.link.question.homonym import apart
from sayso.link.spelling import words
from sayso.link.statement.figure import NEGATIONS
from sayso.text.lexicon import LANGUAGES, fold, lexicon
from sayso.text.speech import WITHHOLDS, speech_words

STANCES = ("asserts", "denies", "hedges", "expects", "declines")
WISHES = frozenset(
    "want wants wanted wanting wish wishes wished хочет хотят хотел хотела veut veulent quiere quieren".split()
)
CALLS = frozenset("call calls called calling".split())
BELIEF = frozenset(
    "true case believe think fact правда верю верит vrai crois croit wahr glaube glaubt verdad creo cree".split()
)
# What speaks of a claim by these says no to it: "dismissed the argument that". Beside ``disavowals``, in cues alone.
REFUSALS = frozenset(
    "dismiss dismisses dismissed dismissing contradict contradicts contradicted contradicting rebut rebuts rebutted "
    "debunk debunks debunked dispute disputes disputed disputing reject rejects rejected rejecting refute refutes "
    "refuted refuting disagree disagrees disagreed disavow disavows disavowed repudiate "
    "repudiates repudiated опроверг опровергла отверг отвергла отвергают rejette réfute conteste rejeta "
    "bestreitet bestritt dementierte rechaza rechazó negó desmiente desmintió".split()
)
SPEAKING = frozenset("say tell comment answer confirm discuss disclose reveal specify elaborate respond".split())
# Who weighs a thing has not decided on it.
WEIGHS = frozenset(
    "consider considers considered considering weigh weighs weighed weighing mull mulls mulled mulling ponder ponders "
    "pondering contemplate contemplates contemplating explore explores exploring eye eyes eyeing floats floated "
    "floating рассматривает envisage erwägt considera".split()
)
# What somebody threatens, pledges or aims at lies ahead.
AIMS = frozenset(
    "threat threats threaten threatens threatened threatening pledge pledges pledged pledging vow vows vowed vowing "
    "promise promises promised promising expecting anticipating forecasting goal poised "
    "aim aims aimed aiming looks seeks bid".split()
)
# "will say that": the telling lies ahead, not what is told.
TENSE = frozenset("will would shall going to".split())
OPPOSES = frozenset("oppose opposes opposed opposing".split())
CERTAIN_THOUGHTS = frozenset("know knows knew learned realize realized realizes".split())
# "No more than" and "not only" bound and add; they negate nothing.
MEASURES = frozenset(
    (word,)
    for word in (
        "more less fewer later longer only just bigger exceed exceeds exceeded exceeding mehr nur weniger seulement"
    ).split()
)
# What could not be was not: these doubt nothing.
FLAT = frozenset({("can", "not"), ("could", "not"), ("can", "never"), ("could", "never")})
# "without" negates what stands beside the matter, "nor" goes on with a negation.
ASIDE = frozenset("nor without sans ohne sin без ни".split())
# "Nor did he order it" is a clause of its own; "no longer" says that it has ended.
OPENING, ENDED = ("nor",), ("no", "longer")
# What is to be, told in the present: "are meeting next week".
UPCOMING = (("next", "week"), ("next", "month"), ("next", "year"), ("tomorrow",), ("in", "the", "coming"))
PRESENT = frozenset("is are am meet meets plan go goes".split())
PAST = frozenset("was were had did".split())
MARKS = ("hedges", "futures", "oughts", "disavowals", "shrugs")


@dataclass(frozen=True, slots=True)
class Manner:
    """What a cue says of its content: its ``kind`` in the lexicon, negated or not, doubting or looking ahead.

    ``spoken`` is False for attitudes ("did not back away from"). What ``refuses`` says no to a claim ("rejected the
    argument that"), of a thing only that it is not wanted.
    """

    kind: str
    negated: bool = False
    hedged: bool = False
    ahead: bool = False
    refuses: bool = False
    spoken: bool = True


@dataclass(frozen=True, slots=True)
class Signs:
    """What a clause's words say of themselves: how often they negate, whether they doubt, foresee, demand, pass."""

    negations: int
    hedged: bool
    ahead: bool
    ought: bool
    shrugs: bool
    believes: bool = False


NO_SIGNS = Signs(0, hedged=False, ahead=False, ought=False, shrugs=False)


def with_signs(one: Signs, other: Signs) -> Signs:
    """The signs of two clauses that make one."""
    return Signs(
        one.negations + other.negations,
        one.hedged or other.hedged,
        one.ahead or other.ahead,
        one.ought or other.ought,
        one.shrugs or other.shrugs,
        one.believes or other.believes,
    )


@cache
def phrases(language: str | None, group: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a lexicon's group in plain spelling, by first word; English where the language is unknown."""
    code = language or "en"
    if code not in LANGUAGES:
        return {}
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(lexicon(code).groups.get(group, ())):
        spelled = tuple(w.plain for part in phrase for w in words(part)) or phrase
        found.setdefault(spelled[0], []).append(spelled)
    return {first: tuple(many) for first, many in found.items()}


def marked(spelled: Sequence[str], language: str | None, group: str) -> frozenset[int]:
    """The places of those words, in plain spelling, that belong to a phrase of a lexicon's group.

    >>> sorted(marked(("it", "is", "set", "to", "open"), "en", "futures"))
    [2, 3]
    """
    held = phrases(language, group)
    places: set[int] = set()
    for at, word in enumerate(spelled):
        for phrase in held.get(word, ()):
            if tuple(spelled[at : at + len(phrase)]) == phrase:
                places.update(range(at, at + len(phrase)))
    return frozenset(places)


def negators(spelled: Sequence[str], language: str | None) -> tuple[int, ...]:
    """The places of the words that negate; of the two parts of a French negation, and of Russian's two, the first.

    >>> negators(("no", "deal", "was", "reached"), "en"), negators(("il", "n", "y", "a", "pas"), "fr")
    ((0,), (1,))
    """
    code = language or "en"
    words = NEGATIONS.get(code, frozenset()) - ASIDE
    held = [at for at, word in enumerate(spelled) if word in words and not _measures(spelled, at)]
    if code == "en" and spelled[:1] == OPENING and len(spelled) > 1:
        held.insert(0, 0)
    if code in ("fr", "ru", "es"):
        return tuple(held[:1])
    return tuple(held)


def _measures(spelled: Sequence[str], at: int) -> bool:
    """True for a word of negation that only bounds: "no more than", but not "no longer"."""
    if tuple(spelled[at : at + 2]) == ENDED:
        return tuple(spelled[at + 2 : at + 3]) == ("than",)
    return tuple(spelled[at + 1 : at + 2]) in MEASURES


def signs(spelled: Sequence[str], language: str | None) -> Signs:
    """The signs that a clause bears in its own words, given in plain spelling."""
    denied = marked(spelled, language, "disavowals")
    hedging = {p for p in marked(spelled, language, "hedges") if tuple(spelled[p : p + 2]) not in FLAT}
    runs = sum(1 for at in denied if at - 1 not in denied)
    return Signs(
        len(negators(spelled, language)) + runs,
        bool(hedging),
        bool(marked(spelled, language, "futures")) or _upcoming(spelled, language),
        bool(marked(spelled, language, "oughts")),
        bool(marked(spelled, language, "shrugs")),
        not BELIEF.isdisjoint(spelled),
    )


def _upcoming(spelled: Sequence[str], language: str | None) -> bool:
    """True for what is told in the present of a day to come."""
    if (language or "en") != "en" or not PAST.isdisjoint(spelled):
        return False
    present = next((at for at, word in enumerate(spelled) if word in PRESENT), len(spelled))
    rest = tuple(spelled[present:])
    return any(rest[at : at + len(words)] == words for words in UPCOMING for at in range(len(rest)))


def manner(cue: str, language: str | None) -> Manner:
    """What a cue's words say of the content; ``says`` where no list has them.

    >>> manner("denied", "en").kind, manner("was unable to say", "en").kind, manner("never said", "en").negated
    ('denies', 'declines', True)
    """
    code = language or "en"
    spoken = [w.strip(".,:;!?“”\"'’«»") for w in fold(cue).split()]
    held = words(cue)
    spelled = tuple(w.plain for w in (apart(held) if code == "en" else held))
    kinds = _kinds(spoken, code)
    order = ("declines", "denies", "asks", "demands", "promises", "thinks", "claims", "admits", "calls", "reports")
    kind = next((k for k in order if k in kinds), "says")
    if kind == "says" and WITHHOLDS.search(cue):
        kind = "declines"
    if kind == "says" and not OPPOSES.isdisjoint(spoken):
        kind = "denies"
    talks = code not in LANGUAGES or not SPEAKING.union(speech_words(code)).isdisjoint(spoken)
    refuses = kind == "says" and not REFUSALS.isdisjoint(spoken)
    if kind in ("thinks", "says") and not WISHES.isdisjoint(spoken):
        kind = "demands"
    if kind in ("calls", "says") and spoken[:1] and spoken[0] in CALLS and "for" in spoken:
        kind = "demands"
    foresees = marked(spelled, language, "futures")
    told = talks and all(spelled[at] in TENSE for at in foresees)
    aims = spelled[:1] == ("to",) or (kind in ("says", "thinks") and not AIMS.isdisjoint(spoken))
    ahead = (bool(foresees) and not told) or kind == "promises" or aims
    weighs = not WEIGHS.isdisjoint(spoken)
    doubt = weighs or (kind == "thinks" and not ahead and not CERTAIN_THOUGHTS.intersection(spoken))
    doubtful = doubt or bool(marked(spelled, language, "hedges"))
    return Manner(kind, bool(negators(spelled, language)), doubtful, ahead, refuses, talks)


def _kinds(spoken: Sequence[str], code: str) -> frozenset[str]:
    if code not in LANGUAGES:
        return frozenset()
    cues = lexicon(code).cues
    found = {
        cue.kind
        for at, word in enumerate(spoken)
        for cue in cues.get(word, ())
        if tuple(spoken[at : at + len(cue.words)]) == cue.words and (not cue.prefix or cue.prefix in spoken)
    }
    if not found and code == "en":
        found = {c.kind for word in spoken for form in _third(word) for c in cues.get(form, ()) if len(c.words) == 1}
    return frozenset(found)


def _third(word: str) -> tuple[str, ...]:
    """The forms of the third person that an English word may belong to: deny, denying to denies."""
    plain = word.removesuffix("ing")
    return (f"{plain}s", f"{plain}es", f"{plain[:-1]}ies") if len(plain) > 2 else ()


def stance(cue: Manner, clause: Signs, before: Signs) -> str:
    """One of ``STANCES`` towards what the clause would say without negation, doubt and tense.

    ``before`` are the signs of what the clause hangs on in its own sentence: "there is no sign that" is doubt, "it is
    not true that" denies.
    """
    if cue.kind == "declines" or clause.shrugs or before.shrugs:
        return "declines"
    if cue.hedged or clause.hedged or before.hedged or (before.negations and not before.believes):
        return "hedges"
    if cue.kind == "says" and cue.negated:
        return "declines"
    denials = (cue.kind == "denies") + cue.negated + clause.negations + before.negations
    if denials:
        return "denies" if denials == 1 else "hedges"
    return "expects" if cue.ahead or clause.ahead else "asserts"


def neutral_places(spelled: Sequence[str], language: str | None) -> frozenset[int]:
    """The places of the words that take a stance, and so have no place in a neutral question."""
    held: set[int] = set(negators(spelled, language))
    for group in MARKS:
        held |= marked(spelled, language, group)
    return frozenset(held)
