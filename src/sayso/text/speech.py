"""Which words of a language report that something was said, rather than thought, felt or done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sayso.text.lexicon import LANGUAGES, fold, lexicon
from sayso.text.verb import PREPOSITIONS

SPEECH = frozenset({"says", "claims", "denies", "asks", "promises", "demands", "declines", "admits", "reports"})
# First words of longer cues ("pointed out") that hardly ever stand in one that reports no speech.
OPENERS = frozenset("point points pointed shot fired hit fait souligne souligné wies weist gab".split())

# Words of telling that turn what is told into its opposite; over all languages, for sources quote one another.
DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refut(?:e[sd]?|ing)|disput(?:e[sd]?|ing)|reject(?:s|ed|ing)?|"
    r"опроверг\w*|опровергает|отрица\w+|dément\w*|a nié|nient|dementier\w*|bestritt\w*|bestreitet|"
    r"desminti\w*|desmiente\w*|neg(?:ó|aron))\b",
    re.IGNORECASE,
)
# Words before a verb of telling that leave it undone: "was unable to say", "has yet to say".
_UNDONE = (
    r"unable to|unwilling to|not able to|incapable of|(?:hesitant|hesitat(?:e[sd]?|ing)|reluctant) to|loath to"
    r"|(?:has|have|had|is|are|was|were) yet to|at a loss to|in no position to|(?:without|short of) (?=\w+ing\b)"
    r"|затрудн\w+|воздерж\w+|уклон\w+|не смог\w*|incapables? de|se garde\w* de|außerstande|außer Stande"
    r"|nicht in der Lage|incapa(?:z|ces) de|se abst\w+ de"
)
WITHHOLDS = re.compile(rf"\b(?:{_UNDONE})", re.IGNORECASE)
WITHHELD = re.compile(rf"\b(?:{_UNDONE})\s*$", re.IGNORECASE)
DOUBTS = re.compile(
    rf"\b(?:{_UNDONE})|"
    r"\b(?:doubt\w*|question(?:ed|s|ing)?|declin(?:e[sd]?|ing)|refus(?:e[sd]?|ing|als?|er|é|ée|ent|a|ait)|"
    r"сомнева\w+|усомни\w+|отказ\w+|dout\w+|bezweifel\w+|weiger\w+|verweiger\w+|dud(?:a|ó|an|aron)|"
    r"rehus\w+|rechaz\w+|not|never|fail(?:s|ed)? to|stop(?:s|ped)? short|не|pas|jamais|nicht|nie|no|nunca)\b|n['’]t\b",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"(?:\b\w+n['’]t|\b(?:not|never|не|ни|nicht|nie|no|nunca|jamás|ne)|\bn['’]\w+(?: pas| jamais| rien| point)?)"
    r"(?:\s+\w+)?\s*$",
    re.IGNORECASE,
)

# Words that hold something against somebody.
ACCUSES = re.compile(
    r"\b(?:accus\w+|alleg\w+|claim\w*|charg(?:e[sd]?|ing)|blam\w+|insinuat\w+|suggest(?:ed|ing|s|ions?)|denounc\w+|"
    r"обвин\w+|accus\w+|vorwurf|vorgeworfen|beschuldig\w+|acus\w+)\b",
    re.IGNORECASE,
)

# Labels of those who ask, where a transcript does not name them.
QUESTION = re.compile(
    r"(?:q|p|question|reporter|journalist|вопрос|реплика|корреспондент|question(?:neur)?|journaliste|frage|journalist(?:in)?"
    r"|pregunta|periodista)(?:\.?(?: ?\d+)?| (?:from|из|aus) [^:]{2,60})",
    re.I,
)


@cache
def speech_words(language: str) -> frozenset[str]:
    """The words that report speech ("said"), in lower case; empty for a language without a lexicon.

    >>> "said" in speech_words("en"), "wanted" in speech_words("en")
    (True, False)
    """
    if language not in LANGUAGES:
        return frozenset()
    cues = (c for some in lexicon(language).cues.values() for c in some)
    return frozenset(c.words[0] for c in cues if c.kind in SPEECH and (len(c.words) == 1 or c.words[0] in OPENERS))


def tells_too(language: str, words: Sequence[str]) -> bool:
    """True for a cue of speech that the rules of the lexicon do not read, but a tagger may: "reminded", "called for".

    >>> tells_too("en", ["has", "called", "for"]), tells_too("en", ["called"]), tells_too("en", ["blamed"])
    (True, False, False)
    """
    if language not in LANGUAGES:
        return False
    has = lexicon(language).has
    folded = [fold(word) for word in words]
    return any(has("spoken_too", *folded[at : at + size]) for size in (1, 2) for at in range(len(folded)))


@cache
def naming_words(language: str) -> frozenset[str]:
    """The first words of cues that give something a name: "called", "described"."""
    return frozenset(c.words[0] for some in lexicon(language).cues.values() for c in some if c.kind == "calls")


def judges(language: str, words: Sequence[str]) -> bool:
    """True for a cue that says somebody or something to be good or bad, or names it: "accused", "praised", "called".

    That is done by words, though the cue does not say that they were said.

    >>> judges("en", ["has", "accused"]), judges("en", ["lashed", "out"]), judges("en", ["wanted"])
    (True, True, False)
    """
    if language not in LANGUAGES:
        return False
    folded = [fold(word) for word in words]
    runs = (folded[at : at + size] for size in (1, 2) for at in range(len(folded)))
    return any(lexicon(language).has("judging", *run) for run in runs) or not naming_words(language).isdisjoint(folded)


def rules(language: str, words: Sequence[str], source: Sequence[str]) -> bool:
    """True for a ruling, and for what a court, a poll or a report found: it stands in what they wrote.

    >>> rules("en", ["ruled"], ["a", "judge"]), rules("en", ["found"], ["she"]), rules("en", ["found"], ["a", "poll"])
    (True, False, True)
    """
    if language not in LANGUAGES:
        return False
    has = lexicon(language).has
    folded = [fold(word) for word in words]
    found = any(has("ruling", word) or has("finding", word) for word in folded)
    return found and not BEING & set(folded) and any(has("finders", fold(word)) for word in source)


def decides(language: str, words: Sequence[str], source: Sequence[str]) -> bool:
    """True for what a court does to a law, a request or a case: it stands in what it wrote.

    >>> decides("en", ["blocked"], ["a", "judge"]), decides("en", ["blocked"], ["a", "lorry"])
    (True, False)
    """
    court = language in LANGUAGES and any(lexicon(language).has("courts", fold(word)) for word in source)
    return court and lists(language, "deciding", words)


def presents(language: str, words: Sequence[str], told: Sequence[str]) -> bool:
    """True for a cue that lays something before the public, where that is made of words: a plan, a bill, a rule.

    >>> presents("en", ["unveiled"], "her plan to mend the gate".split())
    True
    >>> presents("en", ["unveiled"], "a statue of the man with a plan".split())
    False
    """
    return lists(language, "presenting", words) and is_plan(language, told)


def lists(language: str, group: str, words: Sequence[str]) -> bool:
    """True where the group of the language's lexicon lists one of these words, or two that stand together."""
    if language not in LANGUAGES or BEING & {fold(word) for word in words}:
        return False
    folded = [fold(word) for word in words]
    return any(lexicon(language).has(group, *folded[at : at + n]) for n in (1, 2) for at in range(len(folded)))


def is_plan(language: str, told: Sequence[str]) -> bool:
    """True where the noun that heads these words names a plan, a bill or a rule; it ends before what says more."""
    folded = [fold(word) for word in told]
    stop = next((at for at, word in enumerate(folded) if word in HEAD_ENDS), len(folded))
    heads = [word.rpartition("-")[2] for word in folded[max(0, stop - 2) : stop]]
    return language in LANGUAGES and any(lexicon(language).has("plans", word) for word in heads)


HEAD_ENDS = PREPOSITIONS | frozenset(
    "that which who whose aimed designed meant calling monday tuesday wednesday thursday friday saturday sunday".split()
)
BEING = frozenset("is are was were be been being".split())
POINTING = ("spoken_that", "spoken_to", "spoken_for", "spoken_of")


def points_to_speech(language: str, words: Sequence[str]) -> bool:
    """True for a cue whose noun stands for what somebody said: "claim", "call for", "warnings of".

    A noun with "of" counts only where what follows is what was said, and not what it was about.

    >>> [points_to_speech("en", cue.split()) for cue in ("controversial pledge", "call for", "criticism of", "said")]
    [True, True, False, False]
    """
    if language not in LANGUAGES:
        return False
    has = lexicon(language).has
    groups = ("spoken_of",) if words and words[-1].casefold() == "of" else POINTING
    return any(has(group, fold(word)) for word in words for group in groups)


@cache
def attributing_words(language: str) -> frozenset[str]:
    """The first words of phrases that attribute ("according to"), in lower case."""
    if language not in LANGUAGES:
        return frozenset()
    return frozenset(lexicon(language).phrases)


@cache
def _plain_words(language: str) -> frozenset[str]:
    if language not in LANGUAGES:
        return frozenset()
    cues = (c for some in lexicon(language).cues.values() for c in some)
    return frozenset(c.words[0] for c in cues if c.kind == "says") | attributing_words(language) | INFINITIVES


INFINITIVES = frozenset("say saying tell telling wrote write writing word words".split())


def only_says(cue: str, language: str | None) -> bool:
    """True for words that report speech and nothing more; False for what denies, doubts, hopes, wants or is not known.

    No words at all (a turn, a post) say no more than that something was said.

    >>> only_says("said in a statement", "en"), only_says("denied", "en"), only_says("was unable to say", "en")
    (True, False, False)
    """
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", fold(cue))
    if not words:
        return True
    if DENIES.search(cue) or DOUBTS.search(cue):
        return False
    return not _plain_words(language or "en").isdisjoint(words)


def turned(cue: str) -> bool:
    """True where the words of telling deny, doubt or decline what they tell.

    >>> turned("continued to deny"), turned("said")
    (True, False)
    """
    return bool(DENIES.search(cue) or DOUBTS.search(cue))
