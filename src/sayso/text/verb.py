"""English verbs: which plain form an inflected one belongs to, and which words carry a clause's tense."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

IRREGULAR = {
    form: base
    for line in """
    arise arose arisen|beat beaten|become became|begin began begun|bend bent|bind bound|bite bit bitten|bleed bled
    blow blew blown|break broke broken|bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen
    cling clung|come came|deal dealt|dig dug|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten
    fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fly flew flown|forbid forbade forbidden
    forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone
    grow grew grown|hang hung|hear heard|hide hid hidden|hold held|keep kept|know knew known|lead led
    lend lent|lie lay lain|lose lost|make made|mean meant|meet met|overcome overcame|pay paid|prove proven
    ride rode ridden|rise rose risen|run ran|see saw seen|seek sought|sell sold|send sent|shake shook shaken
    shoot shot|show shown|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|sleep slept|speak spoke spoken
    spend spent|spring sprang|stand stood|steal stole stolen|stick stuck|strike struck|swear swore sworn|swim swam
    swing swung|take took taken|teach taught|tear tore torn|throw threw thrown|understand understood|undo undid undone
    wake woke woken|wear wore worn|win won|withdraw withdrew withdrawn|write wrote written|say said|tell told
    think thought|leave left|undertake undertook undertaken|uphold upheld|withhold withheld|mislead misled
    bear bore borne
    """.strip()
    .replace("\n", "|")
    .split("|")
    for base, *forms in [line.split()]
    for form in forms
}
AUXILIARIES = frozenset(
    "is are was were am has have had will would can could may might must should shall do does did".split()
)
VOWELS = frozenset("aeiou")
DETERMINERS = frozenset(
    "the a an any all both each every some no his her its their my our this that these those 's".split()
)
PREPOSITIONS = frozenset(
    "of in on at to by for with from about into over under between against after before during as than like and "
    "or".split()
)
NO_VERBS = DETERMINERS | PREPOSITIONS | AUXILIARIES | frozenset("not never then when only also even".split())
LED = re.compile(
    r"\b(?:to|will|would|can|could|may|might|shall|should|must|did|does|do|not|n[’']t) ([a-z]{2,})(?![\w’'])"
)
LOWER = re.compile(r"(?<![\w’'])[a-z]{4,}(?![\w’'])")
# Verbs that mostly lend themselves to a noun, which says what is done: hold a meeting, take a decision.
SUPPORT = frozenset(
    "have make take give do get hold reach conduct carry show exercise put set keep bring come go want need try "
    "seek become remain begin start continue let use".split()
)
# Longer verbs with the stress on their last syllable.
DOUBLING = frozenset("begin forget admit commit permit submit occur prefer refer control compel expel regret".split())
# Past forms that are as often something else.
DOUBTFUL = frozenset("left found made known lay felt lost bound cut".split())


@lru_cache(maxsize=16384)
def base_forms(word: str) -> tuple[str, ...]:
    """The plain forms that an English word in lower case may be inflected from, none where it shows no ending.

    >>> base_forms("sent"), base_forms("planned"), base_forms("bridge")
    (('send',), ('plann', 'planne', 'plan'), ())
    """
    if word in IRREGULAR:
        return (IRREGULAR[word],)
    if word.endswith("ied") and len(word) > 4:
        return (word[:-3] + "y",)
    if word.endswith("ed") and len(word) > 4:
        doubled = (word[:-3],) if word[-3] == word[-4] and word[-3] not in VOWELS else ()
        return (word[:-2], word[:-1], *doubled)
    if word.endswith("ies") and len(word) > 4:
        return (word[:-3] + "y",)
    if word.endswith("es") and len(word) > 3:
        return (word[:-1], word[:-2])
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return (word[:-1],)
    return ()


@dataclass(frozen=True, slots=True)
class Known:
    """What texts show of their verbs: words behind "to" or an auxiliary, and all words of four letters and more."""

    led: frozenset[str] = frozenset()
    seen: frozenset[str] = frozenset()


def known_verbs(texts: Iterable[str]) -> Known:
    """What these English texts show of their verbs.

    >>> [sorted(words) for words in (known_verbs(["They plan to sign."]).led, known_verbs(["They plan to sign."]).seen)]
    [['sign'], ['plan', 'sign']]
    """
    led: set[str] = set()
    seen: set[str] = set()
    for text in texts:
        led.update(LED.findall(text))
        seen.update(LOWER.findall(text))
    return Known(frozenset(led - NO_VERBS), frozenset(seen - NO_VERBS))


def base(word: str, known: Known) -> str | None:
    """The plain form of an English verb; of a regular one only if the texts show it, for else it would be a guess.

    >>> base("sent", Known()), base("planned", Known(seen=frozenset({"plan"}))), base("planned", Known())
    ('send', 'plan', None)
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    forms = base_forms(word)
    led = next((form for form in forms if form in known.led), None)
    seen = [form for form in forms if form in known.seen] if word.endswith("ed") else []
    return led or (seen[0] if len(seen) == 1 else None)


def plain_of_ing(word: str, known: Known) -> str | None:
    """The plain form of an English word in -ing, None where the texts do not show which.

    >>> plain_of_ing("buying", known_verbs(["to buy"])), plain_of_ing("making", Known())
    ('buy', 'make')
    """
    stem = word.removesuffix("ing")
    doubled = (stem[:-1],) if stem[-1:] == stem[-2:-1] else ()
    forms = (f"{stem}e", stem, *doubled)
    bases = frozenset(IRREGULAR.values())
    return next((form for form in forms if form in known.led or form in bases or form in known.seen), None)


def gerund(word: str, known: Known) -> str:
    """The form in -ing of an English verb in its plain form or one of the past.

    >>> none = Known()
    >>> gerund("make", none), gerund("plan", none), gerund("lie", none), gerund("flooded", none), gerund("sent", none)
    ('making', 'planning', 'lying', 'flooding', 'sending')
    """
    if word.endswith("ed") and len(word) > 4 and not word.endswith("eed"):
        return f"{word[:-3]}ying" if word.endswith("ied") else f"{word[:-2]}ing"
    plain = IRREGULAR.get(word) or (base(word, known) if word.endswith("s") else None) or word
    if plain.endswith("ie"):
        return f"{plain[:-2]}ying"
    if plain.endswith("e") and not plain.endswith(("ee", "oe", "ye")):
        return f"{plain[:-1]}ing"
    short = len(plain) > 2 and plain[-1] not in "aeiouwxy" and plain[-2] in VOWELS and plain[-3] not in VOWELS
    if short and (sum(c in VOWELS for c in plain) == 1 or plain in DOUBLING):
        return f"{plain}{plain[-1]}ing"
    return f"{plain}ing"


def is_finite(word: str, before: str, capital: bool, known: Known) -> bool:
    """True for an English form that can only be a finite full verb behind this word: no participle, no plural noun.

    ``capital`` says that the word before has one: "Orne wants". All words in lower case.

    >>> is_finite("sent", "they", False, Known()), is_finite("marked", "the", False, known_verbs(["to mark"]))
    (True, False)
    """
    if before in PREPOSITIONS or before in DETERMINERS or before in AUXILIARIES or word in AUXILIARIES:
        return False
    if before in ("be", "been", "being"):
        return False
    if word in IRREGULAR:
        return word not in DOUBTFUL and (not word.endswith("n") or word in ("began", "ran", "won"))
    if word.endswith("ed"):
        return base(word, known) is not None
    return capital and word.endswith("s") and not word.endswith("ss") and base(word, known) is not None


def verbs(words: Sequence[str], capitals: Sequence[bool], known: Known) -> tuple[int, ...]:
    """The places of the full verbs among the words of an English clause; those of ``SUPPORT`` are among them.

    >>> verbs("they said the mayor had not signed it".split(), [False] * 8, known_verbs(["to sign"]))
    (1, 6)
    """
    found = []
    for at, word in enumerate(words):
        if capitals[at] or not at:
            continue
        before = next((w for w in reversed(words[:at]) if w not in ("not", "never") and not w.endswith("ly")), "")
        led = (before == "to" or before in AUXILIARIES or (at == 1 and before in ("and", "or"))) and (
            word in known.led or word in IRREGULAR or (word.endswith(("ed", "ing", "en")) and word not in PREPOSITIONS)
        )
        if led or is_finite(word, words[at - 1], capitals[at - 1], known):
            found.append(at)
    return tuple(found)
