"""Copies of English sentences with one thing changed, and copies in which only the wording differs.

The change is of a number, a unit, a date, a name, a negation, a quantifier or a modality. The word lists are written
for this module alone and nothing of sayso is imported, so that what finds the changes cannot share a list with what
makes them.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Rule = tuple[re.Pattern[str], Callable[["re.Match[str]", random.Random], str | None]]

# ---------------------------------------------------------------- words of the generator

SMALL = "two three four five six seven eight nine ten eleven twelve thirteen fifteen sixteen eighteen twenty".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NTH = "second third fourth fifth sixth seventh eighth ninth tenth".split()
MAGNITUDES = ["thousand", "million", "billion", "trillion"]
MONTH_NAMES = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip
MONTH_SHORT = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()
WEEK = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
UNIT_RINGS = (
    ("kilometres", "miles", "metres"), ("kilometers", "miles", "meters"), ("kilometre", "mile"), ("kilometer", "mile"),
    ("miles", "kilometres"), ("mile", "kilometre"), ("metres", "feet", "kilometres"), ("meters", "feet", "kilometers"),
    ("feet", "metres"), ("foot", "metre"), ("inches", "centimetres"), ("inch", "centimetre"), ("yards", "metres"),
    ("km", "miles"), ("kg", "pounds"), ("kilograms", "pounds"), ("kilos", "tonnes"), ("tonnes", "kilograms"),
    ("tons", "kilos"), ("litres", "gallons"), ("liters", "gallons"), ("acres", "hectares"), ("hectares", "acres"),
    ("dollars", "euros", "pounds"), ("euros", "dollars", "roubles"), ("pounds", "dollars", "euros"),
    ("rubles", "dollars", "euros"), ("roubles", "dollars", "euros"), ("yuan", "dollars", "yen"), ("yen", "yuan"),
    ("cents", "dollars"), ("francs", "euros"),
    ("seconds", "minutes"), ("minutes", "hours", "seconds"), ("minute", "hour"), ("hours", "days", "minutes"),
    ("hour", "day"), ("days", "weeks", "months"), ("day", "week"), ("weeks", "months", "days"), ("week", "month"),
    ("months", "years", "weeks"), ("month", "year"), ("years", "months", "decades"), ("year", "month"),
    ("decades", "years"), ("percent", "percentage points"), ("per cent", "percentage points"),
    ("degrees Celsius", "degrees Fahrenheit"), ("degrees Fahrenheit", "degrees Celsius"),
)  # fmt: skip
COINS = ("$", "€", "£")
TITLES = set(
    "Mr Mrs Ms Dr President Minister Prime Governor Senator Judge King Queen Prince Princess Lord Lady Sir General "
    "Colonel Captain Professor Chancellor Mayor Secretary Chief Director Justice Pope".split()
)
NO_NAME = set(
    "I The A An And But In On At It He She They We You This That These Those God Internet Earth Christmas Easter "
    "English North South East West Northern Southern Eastern Western Central Union State States Street Road Park "
    "University Court Supreme House Senate Parliament Congress Council Committee Party League Cup World Day Office "
    "Department Ministry Agency Bank Group Club Church School College Hospital Airport Police Army Navy Force Air "
    "Coast Guard National International Royal United Federal Republic Republican Republicans Democrat Democrats "
    "Democratic Liberal Labour Conservative Conservatives Green Greens Social Saint St New Old Great Big City County "
    "River Lake Mount Mountain Sea Ocean Bay Island Islands Valley Games Olympics Olympic Championship Championships "
    "Open Masters Series Star Wars Act Bill Law Treaty Agreement Constitution Bible Brexit Covid Corona Coronavirus "
    "Twitter Facebook Instagram Youtube Google Rev Rep Det Sen Gov Capt Sgt Col Gen Prof Lt Red Variety Assessment "
    "Solid Slack Treasury Federation Institute Gulf Formula Hearts Famer Rangers Chambers "
    "Agriculture Communist Boutique "
    "Aids "
    "Euro Naval Psychologist Rockies Ventures Touring Production Whats Palace Crescent Hunter Marks Woods "
    "Ltd Inc Corp Tory Tories Airways Airlines Oblast Krai Prefecture Tower Terrace Zoo Kicker".split()
) | set(MONTH_NAMES) | set(MONTH_SHORT) | set(WEEK)  # fmt: skip
AUXILIARY = (
    "is are was were has have had will would can could should must may might does do did am"
)  # fmt: skip
PLAIN_VERBS = {  # past -> base, for "did not" and "failed to"
    "said": "say", "went": "go", "came": "come", "made": "make", "took": "take", "gave": "give", "found": "find",
    "won": "win", "lost": "lose", "got": "get", "saw": "see", "became": "become", "began": "begin", "led": "lead",
    "told": "tell", "left": "leave", "met": "meet", "paid": "pay", "kept": "keep", "held": "hold", "felt": "feel",
    "spoke": "speak", "wrote": "write", "stood": "stand", "knew": "know", "fell": "fall", "grew": "grow",
    "agreed": "agree", "used": "use", "moved": "move", "received": "receive", "decided": "decide",
    "announced": "announce", "noted": "note", "died": "die", "believed": "believe", "closed": "close",
    "wanted": "want", "asked": "ask", "called": "call", "worked": "work", "played": "play", "reported": "report",
    "added": "add", "showed": "show", "started": "start", "helped": "help", "claimed": "claim", "killed": "kill",
    "visited": "visit", "joined": "join", "signed": "sign", "opened": "open", "returned": "return", "reached": "reach",
    "appeared": "appear", "managed": "manage", "confirmed": "confirm", "offered": "offer", "entered": "enter",
}  # fmt: skip
SUBJECTS = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Ii]t|[Ww]ho|I|[Tt]here|[A-Z][a-z]+|[a-z]{4,}s)"


# ---------------------------------------------------------------- rules


def _otherwise(value: str, chance: random.Random) -> str:
    """Digits of the same length, the first no zero, that are another value."""
    for _ in range(50):
        digits = list(value)
        places = [i for i, c in enumerate(digits) if c.isdigit()]
        for i in chance.sample(places, chance.randint(1, min(2, len(places)))):
            digits[i] = chance.choice("123456789" if i == places[0] else "0123456789")
        new = "".join(digits)
        if new != value and float(new.replace(",", "")) != float(value.replace(",", "")):
            return new
    return value


def _digits(found: re.Match[str], chance: random.Random) -> str | None:
    value = found.group()
    before = found.string[: found.start()]
    of_a_date = re.search(rf"(?:{_MONTH})\.?(?: \d+(?:,| and|,? to|[-–]))? ?$|\d{{4}}[-–/]$", before)
    if of_a_date or re.fullmatch(r"1[5-9]\d\d|20\d\d", value):
        return None
    plain = value.replace(",", "")
    if plain.isdigit() and chance.random() < 0.3 and int(plain) > 1:
        near = int(plain) + chance.choice([-1, 1, 2, 10, int(plain)])
        return f"{near:,}" if "," in value else str(near)
    return _otherwise(value, chance)


def _among(*rings: Sequence[str]) -> Callable[[re.Match[str], random.Random], str | None]:
    """Another word of the ring that the found one stands in, with its capital."""

    def change(found: re.Match[str], chance: random.Random) -> str | None:
        word = found.group()
        for ring in rings:
            known = [w.casefold() for w in ring]
            if word.casefold() in known:
                new = chance.choice([w for w in ring if w.casefold() != word.casefold()])
                return new[0].upper() + new[1:] if word[0].isupper() else new
        return None

    return change


def _into(*words: str) -> Callable[[re.Match[str], random.Random], str | None]:
    """One of these templates filled with the groups of what was found; a capital stays."""

    def change(found: re.Match[str], chance: random.Random) -> str | None:
        new = found.expand(chance.choice(words))
        return new[:1].upper() + new[1:] if found.group()[:1].isupper() else new

    return change


def _rule(pattern: str, change: Callable[[re.Match[str], random.Random], str | None], flags: int = 0) -> Rule:
    return re.compile(pattern, flags), change


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(w) for w in words), key=len, reverse=True))


def _did_not(found: re.Match[str], chance: random.Random) -> str | None:
    subject, past = found.group(1), found.group(2)
    base = PLAIN_VERBS[past]
    new = chance.choice([f"did not {base}", f"didn't {base}", f"never {past}", f"failed to {base}"])
    return f"{subject} {new}"


def _year(found: re.Match[str], chance: random.Random) -> str:
    year = int(found.group())
    return str(year + chance.choice([-10, -3, -2, -1, 1, 2, 4, 10]))


def _day(found: re.Match[str], chance: random.Random) -> str | None:
    day = int(found.group())
    return str(chance.choice([d for d in range(1, 29) if d != day])) if 1 <= day <= 31 else None


_MONTH = _any([*MONTH_NAMES, *MONTH_SHORT])
RULES: dict[str, tuple[Rule, ...]] = {
    "number": (
        _rule(rf"(?<![\w.,:/$€£+-])\d+(?:,\d{{3}})*(?:\.\d+)?(?![\w:/]|[.,]\d|-\d|\s(?:of )?(?:{_MONTH})\b)", _digits),
        _rule(r"(?<=[$€£])\d+(?:,\d{3})*(?:\.\d+)?(?![\d,.]\d)", _digits),
        _rule(rf"\b(?:{_any(SMALL)})\b(?!-)", _among(SMALL), re.I),
        _rule(rf"\b(?:{_any(TENS)})(?=-(?:one|two|three|four|five|six|seven|eight|nine)\b)", _among(TENS), re.I),
        _rule(rf"(?<=\d )(?:{_any(MAGNITUDES)})\b", _among(MAGNITUDES)),
        _rule(rf"\b(?:{_any(NTH)})\b(?!\s+(?:{_MONTH})|-)", _among(NTH)),
        _rule(r"\bhalf(?= of| the| a)", _into("a third", "a quarter")),
        _rule(r"\b[Aa] (?:third|quarter)(?= of)", _into("half", "two thirds")),
        _rule(r"\btwice\b", _into("three times", "four times"), re.I),
        _rule(r"\bdozens\b", _into("hundreds", "thousands"), re.I),
        _rule(r"\bhundreds\b", _into("dozens", "thousands"), re.I),
        _rule(r"\bthousands\b", _into("hundreds", "millions"), re.I),
    ),
    "unit": (
        _rule(rf"(?<=\d)[ -](?:{_any(r[0] for r in UNIT_RINGS)})\b", lambda m, c: _unit(m, c)),
        _rule(rf"(?<=(?:illion|ousand|undred) )(?:{_any(r[0] for r in UNIT_RINGS)})\b", _among(*UNIT_RINGS)),
        _rule(
            rf"\b(?:{_any([*SMALL, 'one', *TENS])})[ -](?:{_any(r[0] for r in UNIT_RINGS)})\b",
            lambda m, c: _unit(m, c),
            re.I,
        ),
        _rule(r"[$€£](?=\d)", _among(COINS)),
        _rule(r"(?<=\d)%", _into(" percentage points")),
    ),
    "date": (
        _rule(rf"\b(?:{_any(WEEK)})\b", _among(WEEK)),
        _rule(rf"\b(?:{_any(m for m in MONTH_NAMES if m not in ('May', 'March'))})\b", _among(MONTH_NAMES)),
        _rule(r"(?<=[io]n )(?:May|March)\b|\b(?:May|March)(?= \d{1,2}\b)|(?<=\d )(?:May|March)\b", _among(MONTH_NAMES)),
        _rule(rf"(?<=\b)(?<!\d)\d{{1,2}}(?=(?:st|nd|rd|th)? (?:of )?(?:{_any(MONTH_NAMES)})\b)", _day),
        *(_rule(rf"(?<={m} )\d{{1,2}}(?!\d|,\d|\.\d)(?=\b)", _day) for m in MONTH_NAMES),
        _rule(r"(?<![\d$€£.,-])(?:19[3-9]\d|20[0-3]\d)(?![\d%]|,\d|\.\d| (?:people|men|women))\b", _year),
    ),
    "negation": (
        _rule(
            rf"\b({'|'.join(AUXILIARY.split()[:-4])}) (?!not\b|n't|never\b|no\b|hardly\b|also been\b)(?=[a-z])",
            _into(r"\1 not ", r"\1 not ", r"\1 never ", r"\1 hardly "),
        ),
        _rule(
            r"\b(is|are|was|were|has|have|had|would|could|should|did|does)(?= [a-z])(?! not| never| no\b)",
            _into(r"\1n't"),
        ),
        _rule(rf"\b({SUBJECTS}) ({_any(PLAIN_VERBS)})\b(?! not| never)", _did_not),
        _rule(r"\b(cannot|can not|can't|can’t)\b", _into("can"), re.I),
        _rule(r"\b(won't|won’t)\b", _into("will"), re.I),
        _rule(
            r"\b(is|are|was|were|has|have|had|would|could|should|might|must)(?:n't|n’t| not)\b(?! only)",
            _into(r"\1"),
            re.I,
        ),
        _rule(r"\b(will|may) not\b(?! only)", _into(r"\1"), re.I),
        _rule(r"\b(do|does|did)(?: not|n't|n’t) ", _into(""), 0),
        _rule(r" never(?= )", _into("")),
        _rule(r"\bnobody\b", _into("everybody"), re.I),
        _rule(r"\bnothing\b", _into("everything"), re.I),
        _rule(r"\bno one\b", _into("everyone"), re.I),
        _rule(r"\bwithout\b", _into("with"), re.I),
        _rule(r"\b(?:failed|fails|fail) to\b", _into("managed to")),
        _rule(r"\b(is|are|was|were|has|have|had) no (?=[a-z])(?!longer|more)", _into(r"\1 a ", r"\1 the ")),
        _rule(r"\bno longer\b", _into("still")),
        _rule(r"\bhardly |\bbarely ", _into("clearly ")),
    ),
    "quantifier": (
        _rule(
            r"\ball(?= (?:of|the|these|those|our|their|his|her|its|[a-z]+s)\b)(?<!at all)(?<!after all)",
            _into("some", "most", "few"),
        ),
        _rule(r"\b[Ee]very(?= [a-z]+)(?!\s+(?:time|single|day|year|week|month)\b)", _into("hardly any", "almost no")),
        _rule(r"\beveryone\b|\beverybody\b", _into("someone"), re.I),
        _rule(r"\bmost(?= (?:of|people|[a-z]+s)\b)(?<!the most)", _into("few", "all", "some")),
        _rule(r"\bmany(?= (?:of|people|[a-z]+s)\b)(?<!how many)(?<!so many)(?<!as many)", _into("few", "all"), re.I),
        _rule(r"(?<!a )(?<!the )\bfew(?= (?:of|people|[a-z]+s)\b)", _into("many", "most"), re.I),
        _rule(r"\bsome(?= (?:of the|people|of his|of her|of their|of our)\b)", _into("all", "most", "few"), re.I),
        _rule(r"\bseveral(?= [a-z]+)", _into("all", "countless"), re.I),
        _rule(r"\balways\b", _into("sometimes", "rarely", "seldom"), re.I),
        _rule(r"\boften\b", _into("rarely", "always"), re.I),
        _rule(r"\bsometimes\b", _into("always", "usually"), re.I),
        _rule(r"\b(?:more|over)(?= than \d|\b than (?:a|half|two|three)\b)", _into("fewer"), re.I),
        _rule(r"\b(?:less|fewer)(?= than\b)", _into("more"), re.I),
        _rule(r"\bat least\b", _into("at most"), re.I),
        _rule(r"\bmajority\b", _into("minority"), re.I),
        _rule(r"\beach(?= of| [a-z]+)(?!\s+other)", _into("none", "some")),
    ),
    "modality": (
        _rule(r"\bwill(?= [a-z]+)(?! not)", _into("may", "might", "could"), 0),
        _rule(r"\b(?:may|might)(?= (?:be|have|not|[a-z]+)\b)", _into("will", "must"), 0),
        _rule(r"\bmust\b", _into("may", "might"), 0),
        _rule(r"\bshould\b", _into("might", "will"), 0),
        _rule(r"\bcould(?= (?:be|have|[a-z]+))", _into("will", "must"), 0),
        _rule(r"\b(?:has|have|had) to(?= [a-z]+)", _into("might", "may"), 0),
        _rule(
            r"\b(is|are|was|were)(?= (?:a|an|the|in|on|[a-z]+ed|[a-z]+ing)\b)",
            lambda m, c: {"is": "may be", "are": "may be"}.get(
                m.group(), f"{c.choice(['possibly', 'allegedly'])} {m.group()}"
            ),
            0,
        ),
        _rule(
            r"\b(has|have)(?= (?:been|[a-z]+ed|become|made|taken|seen|gone|shown)\b)", _into("may have", "might have")
        ),
        _rule(r"\b(?:possibly|probably|perhaps|maybe) (?=[a-z])", _into("certainly ", "definitely "), 0),
        _rule(r"\blikely(?= to\b)", _into("certain"), 0),
        _rule(r" (?:allegedly|reportedly|supposedly|apparently)(?= )", _into(""), 0),
    ),
}


def _unit(found: re.Match[str], chance: random.Random) -> str | None:
    words = found.group()
    for ring in UNIT_RINGS:
        if words.endswith((" " + ring[0], "-" + ring[0])):
            return words[: -len(ring[0])] + chance.choice(ring[1:])
    return None


# ---------------------------------------------------------------- one change


@dataclass(frozen=True)
class Change:
    """What was changed: its kind, the words before and after, and the whole sentence after."""

    kind: str
    before: str
    after: str
    sentence: str


@dataclass(frozen=True)
class Names:
    """Names of a corpus: people's full names and single words that are never written small."""

    people: tuple[tuple[str, str], ...]
    single: tuple[str, ...]


_CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z][a-zà-ÿ]{2,}(?:-[A-Z][a-zà-ÿ]+)?(?: [A-Z][a-zà-ÿ]{2,}(?:-[A-Z][a-zà-ÿ]+)?)*")


def names(sentences: Sequence[str], besides: Iterable[str] = ()) -> Names:
    """The names of these sentences: runs of capitals inside a sentence whose words are never written small.

    ``besides`` are further lines in which a word that is no name may be found written small.
    """
    small = Counter(w for s in (*sentences, *besides) for w in re.findall(r"\b[a-z][a-zà-ÿ]{2,}\b", s))
    people, single = Counter(), Counter()
    for sentence in sentences:
        if is_headline(sentence):
            continue
        for run in _CAPITAL.findall(sentence):
            words = [w for w in run.split() if w not in TITLES]
            if not words or any(
                p in NO_NAME or p.rstrip("s") in NO_NAME or small[p.lower()] or small[p.lower().rstrip("s")]
                for w in words
                for p in (w, *w.split("-"))
            ):
                continue
            if len(words) == 2:
                people[tuple(words)] += 1
            elif len(words) == 1:
                single[words[0]] += 1
    return Names(tuple(sorted(people)), tuple(sorted(single)))


def is_headline(sentence: str) -> bool:
    """True where most longer words have a capital, so that a capital tells no name."""
    long = re.findall(r"[A-Za-z]{4,}", sentence)[1:]
    return bool(long) and sum(w[0].isupper() for w in long) > 0.6 * len(long)


def _renamed(sentence: str, known: Names, chance: random.Random) -> Change | None:
    if is_headline(sentence):
        return None
    full, one = set(known.people), set(known.single)
    runs = []
    for found in _CAPITAL.finditer(sentence):
        words = tuple(w for w in found.group().split() if w not in TITLES)
        if words in full or (len(words) == 1 and words[0] in one):
            runs.append(words)
    if not runs:
        return None
    old = chance.choice(runs)
    if len(old) == 1:
        new = (chance.choice([w for w in known.single if w[:2] != old[0][:2]]),)
    else:
        new = chance.choice([p for p in known.people if p[1][:2] != old[1][:2] and p[0] != old[0]])
        if chance.random() < 0.5:
            new = (old[0], new[1])
    if any(word in sentence for word in new if word not in old):
        return None
    changed = sentence.replace(" ".join(old), " ".join(new))
    for before, after in zip(old[1:], new[1:]):  # the last name alone is of the same person
        changed = re.sub(rf"\b{re.escape(before)}\b", after, changed)
    return Change("name", " ".join(old), " ".join(new), changed)


def changed(sentence: str, kind: str, known: Names, chance: random.Random) -> Change | None:
    """The sentence with one change of a kind, at a place taken by chance; None where no rule fits."""
    if kind == "name":
        return _renamed(sentence, known, chance)
    places = []
    for shape, rewrite in RULES[kind]:
        for found in shape.finditer(sentence):
            new = rewrite(found, chance)
            if new is not None and new != found.group():
                places.append((found.start(), found.end(), new))
    if not places:
        return None
    start, stop, new = chance.choice(places)
    return Change(kind, sentence[start:stop], new, sentence[:start] + new + sentence[stop:])


# ---------------------------------------------------------------- nothing changed but the wording

HARMLESS: tuple[Rule, ...] = (
    _rule(r"\b(is|are|was|were|has|have|had|would|could|should|did|does|do) not\b", _into(r"\1n't")),
    _rule(r"\b(is|are|was|were|has|have|had|would|could|should|did|does|do)n['’]t\b", _into(r"\1 not")),
    _rule(r"\bcan't\b|\bcan’t\b", _into("cannot")),
    _rule(r"\bwon't\b|\bwon’t\b", _into("will not")),
    _rule(r"\bwill not\b", _into("won't")),
    _rule(r"\b([Tt]hey|[Ww]e|[Ii]t|[Hh]e|[Ss]he|I) will\b", _into(r"\1'll", r"\1 is going to")),
    _rule(r"\b(has|have) to\b(?= [a-z])", _into("must")),
    _rule(r"(?<=\d)%", _into(" per cent", " percent")),
    _rule(r"(?<=\d) per ?cent\b", _into("%")),
    _rule(rf"\b({_any(MONTH_NAMES)}) (\d{{1,2}})\b(?!,? \d{{4}})", _into(r"\2 \1")),
    _rule(rf"\b(\d{{1,2}}) ({_any(MONTH_NAMES)})\b(?! \d{{4}})", _into(r"\2 \1")),
    _rule(r"(?<=\d) million\b", _into("m", " mn")),
    _rule(r"(?<=\d) billion\b", _into("bn")),
    _rule(r"\$(\d+(?:[.,]\d+)*)(?=[ ,.;)][a-z]|[.,;)]?$)(?! ?(?:m|b|tr|th)[a-z]*)", _into(r"\1 dollars")),
    _rule(r"(?<![\w.,$€£-])(\d)(?= [a-z]{3,})", lambda m, c: ["zero", "one", *SMALL[:8]][int(m.group())]),
    _rule(
        r"(?<!-)\b(?:two|three|four|five|six|seven|eight|nine)(?= [a-z])", lambda m, c: str(2 + SMALL.index(m.group()))
    ),
    _rule(r"(?<=\d),(?=\d{3}\b)", _into("")),
    _rule(r"\bmany(?= people| [a-z]+s\b)", _into("numerous")),
    _rule(r"\ball(?= the [a-z]+s\b)", _into("all of")),
    _rule(r"\bnobody\b", _into("no one")),
    _rule(r"\bperhaps\b", _into("maybe")),
    _rule(r"\bmaybe\b", _into("perhaps")),
    _rule(r"\bsaid\b", _into("stated", "has said")),
    _rule(r"\bbut\b", _into("yet", "however")),
    _rule(r"\balso\b", _into("as well")),
    _rule(r"\bbig\b", _into("large")),
    _rule(r"\bbegan\b", _into("started")),
    _rule(r"\bhelp\b", _into("assist")),
    _rule(r"\babout(?= \d)", _into("around", "approximately")),
    _rule(r"((?:organ|real|recogn|critic|emphas|apolog|author|final)i)s(e[ds]?|ing)\b", _into(r"\1z\2")),
    _rule(r"(\w{3})our\b", _into(r"\1or")),
    _rule(r"[“”]", _into('"')),
    _rule(r" – | — ", _into(", ")),
    _rule(r", (?=and|but|who|which)", _into(" ")),
    _rule(r"; ", _into(". ")),
)
_TAIL = re.compile(r"(?:, (?:which|who|where|while|although|and|but|as|after|before|with)\b[^,;]{8,90}|"
                   r", (?:he|she|they|it|[A-Z]\w+) (?:said|added|says|told)\b[^,;]*)(?=[.!?]['\"”’]*$)")  # fmt: skip
_LEAD = re.compile(r"^(?:In|On|At|After|Before|However|Meanwhile|But|And|According to)\b[^,;]{0,60}, (?=\w)")
_ASIDE = re.compile(r" \([^()]{3,80}\)")


def reworded(sentence: str, chance: random.Random) -> str:
    """The same sentence with up to four harmless rewordings, and in a third of the cases trimmed."""
    new = sentence
    if chance.random() < 0.34:
        for cut in chance.sample([_TAIL, _LEAD, _ASIDE], 3):
            shorter = cut.sub("", new, count=1)
            if shorter != new:
                new = shorter[:1].upper() + shorter[1:]
                break
    rules = [rule for rule in HARMLESS if rule[0].search(new)]
    for shape, rewrite in chance.sample(rules, min(4, len(rules))):
        found = list(shape.finditer(new))
        if not found:
            continue
        one = chance.choice(found)
        told = rewrite(one, chance)
        if told is not None:
            new = new[: one.start()] + told + new[one.end() :]
    return new
