"""English news sentences changed on purpose: what still follows from them, what contradicts them, what says more.

A change is a function of a sentence and a source of chance; it gives the changed sentence, or None where it does not
fit. The words are our own.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Change = Callable[[str, random.Random], str | None]

OPPOSITES = """
accepted/rejected accept/reject accepts/rejects agreed/refused agree/refuse agrees/refuses allow/forbid allowed/banned
allows/bans approve/block approved/blocked approves/blocks alive/dead backed/opposed backs/opposes began/ended
begin/end begins/ends best/worst better/worse bigger/smaller calm/angry cheaper/costlier confirmed/denied
confirms/denies confirm/deny guilty/innocent convicted/acquitted closed/open cut/raised cuts/raises defended/attacked
easier/harder early/late earlier/later east/west eastern/western north/south northern/southern
expand/shrink expanded/shrank failed/succeeded fails/succeeds fail/succeed fell/rose fall/rise falls/rises
falling/rising few/many fewer/more full/empty gained/lost gain/lose gains/losses happy/unhappy good/bad high/low
higher/lower highest/lowest increase/decrease increased/decreased increases/decreases increasing/decreasing
inside/outside large/small larger/smaller largest/smallest legal/illegal lawful/unlawful likely/unlikely long/short
longer/shorter majority/minority most/few near/far older/younger oldest/youngest passed/failed
peaceful/violent popular/unpopular praised/criticised praises/criticises praise/criticise possible/impossible
private/public profit/loss promised/refused public/secret quickly/slowly released/detained rich/poor safe/dangerous
same/different scored/missed strong/weak stronger/weaker strengthen/weaken successful/unsuccessful support/oppose
supported/opposed supports/opposes supporting/opposing true/false victory/defeat welcome/unwelcome welcomed/condemned
welcomes/condemns win/lose wins/loses winning/losing won/lost with/without before/after above/below
rejected/endorsed reject/endorse all/none everyone/nobody everybody/nobody always/never both/neither ally/enemy
allies/enemies friend/enemy signed/vetoed sign/veto started/stopped start/stop buy/sell bought/sold buying/selling
hired/fired remember/forget survived/died killed/saved permanent/temporary optimistic/pessimistic war/peace
hero/villain male/female man/woman men/women boy/girl husband/wife father/mother son/daughter brother/sister
morning/evening day/night summer/winter conservative/liberal republican/democrat republicans/democrats
""".split()
SAME = """
said/stated says/states begin/start began/started begins/starts big/large biggest/largest buy/purchase
bought/purchased help/assist helped/assisted show/demonstrate showed/demonstrated shows/demonstrates
about/approximately enough/sufficient end/conclude ended/concluded get/obtain need/require needs/requires
needed/required children/kids police/officers attempt/try attempted/tried many/numerous nearly/almost people/persons
car/vehicle cars/vehicles job/position jobs/positions whole/entire quickly/rapidly wrong/incorrect rich/wealthy
sick/ill angry/furious choose/select chose/selected killed/slain died/perished happened/occurred happen/occur
hard/difficult important/significant keep/retain kept/retained leave/depart main/chief meeting/gathering money/funds
often/frequently plan/scheme quick/fast seems/appears seem/appear sure/certain talk/speak talks/negotiations
think/believe thinks/believes thought/believed voters/electors workers/employees several/various lawyer/attorney
lawyers/attorneys doctor/physician doctors/physicians allowed/permitted allow/permit ask/request asked/requested
build/construct built/constructed reply/answer replied/answered
""".split()
PAST = """
accepted/accept accused/accuse acknowledged/acknowledge added/add admitted/admit agreed/agree announced/announce
appeared/appear approved/approve argued/argue arrived/arrive asked/ask attacked/attack attended/attend became/become
began/begin blamed/blame bought/buy broke/break brought/bring built/build called/call came/come changed/change
claimed/claim closed/close confirmed/confirm criticised/criticise criticized/criticize declared/declare defeated/defeat
denied/deny described/describe died/die dropped/drop elected/elect ended/end endorsed/endorse entered/enter
expected/expect fell/fall filed/file finished/finish fired/fire found/find gained/gain gave/give got/get grew/grow
held/hold helped/help hit/hit ignored/ignore included/include increased/increase insisted/insist issued/issue
joined/join kept/keep knew/know launched/launch learned/learn left/leave lost/lose made/make met/meet moved/move
named/name needed/need offered/offer opened/open opposed/oppose ordered/order paid/pay passed/pass played/play
praised/praise promised/promise proposed/propose proved/prove published/publish pushed/push raised/raise ran/run
reached/reach received/receive refused/refuse rejected/reject released/release remained/remain reported/report
resigned/resign responded/respond returned/return revealed/reveal rose/rise said/say saw/see sent/send served/serve
showed/show signed/sign sold/sell sought/seek spent/spend spoke/speak started/start stayed/stay stopped/stop
suggested/suggest supported/support testified/testify thought/think threatened/threaten told/tell took/take tried/try
turned/turn used/use visited/visit voted/vote wanted/want warned/warn watched/watch went/go withdrew/withdraw won/win
worked/work wrote/write
""".split()
SMALL = "one two three four five six seven eight nine ten eleven twelve".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April June July August September October November December".split()
SCALES = dict(line.split("/") for line in """
million/billion billion/million thousand/million hundred/thousand hundreds/dozens thousands/dozens millions/thousands
dozens/thousands half/quarter third/half
""".split())  # fmt: skip
FIGURE = re.compile(r"(?<![\w.,/:-])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![\w,.:/-]*\d)(?!st\b|nd\b|rd\b|th\b)")
# After these a larger figure takes nothing back.
BOUND = re.compile(r"\b(least|than|over|about|nearly|almost|around|up to|some|roughly|between|under)\W+\$?$")
AUXILIARY = re.compile(r"\b(is|are|was|were|will|would|can|could|should|must|did|does|do|has been|have been|had been)\b"
                       r"(?! not\b|n.t\b)(?= \w)")  # fmt: skip
DENIED = re.compile(r"\b(is|are|was|were|will|would|could|should|must|did|does|do|has|have|had) not ")
CONDITION = re.compile(r"\b(if|whether|unless|not|never|no|nobody|none|nor|neither|without)\b|n[’']t\b|\?", re.I)


def _pairs(lines: list[str], both: bool) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one, other in (line.split("/") for line in lines):
        found.setdefault(one, []).append(other)
        if both:
            found.setdefault(other, []).append(one)
    return found


OPPOSITE, SYNONYM, BASE = _pairs(OPPOSITES, True), _pairs(SAME, False), _pairs(PAST, False)
WORD = re.compile(r"[A-Za-z][A-Za-z-]*")


def _swapped(sentence: str, words: dict[str, list[str]], rng: random.Random) -> str | None:
    at = [m for m in WORD.finditer(sentence) if m.group().lower() in words]
    if not at:
        return None
    chosen = rng.choice(at)
    new = rng.choice(words[chosen.group().lower()])
    new = new.capitalize() if chosen.group()[0].isupper() else new
    return sentence[: chosen.start()] + new + sentence[chosen.end() :]


def opposite(sentence: str, rng: random.Random) -> str | None:
    """One word replaced by its opposite."""
    return _swapped(sentence, OPPOSITE, rng)


def synonym(sentence: str, rng: random.Random) -> str | None:
    """One word replaced by another of the same sense."""
    return _swapped(sentence, SYNONYM, rng)


def _other_figure(whole: str, rng: random.Random) -> str:
    value = int(whole.replace(",", ""))
    if 1900 <= value <= 2100 and "," not in whole:
        new = value + rng.choice([-9, -5, -3, -2, -1, 1, 2, 3, 4])
    elif value < 13:
        new = rng.choice([n for n in range(1, 20) if n != value])
    else:
        new = max(1, round(value * rng.choice([0.3, 0.5, 0.7, 0.85, 1.2, 1.4, 2, 3])))
        new += new == value
    return f"{new:,}" if "," in whole else str(new)


def number(sentence: str, rng: random.Random) -> str | None:
    """One figure, number word or order of magnitude replaced by another; figures that are bounds are left."""
    at = [m for m in FIGURE.finditer(sentence) if not BOUND.search(sentence[: m.start()])]
    words = [m for m in WORD.finditer(sentence) if m.group() in SCALES or m.group() in SMALL[1:]]
    words = [m for m in words if not BOUND.search(sentence[: m.start()])]
    if not at and not words:
        return None
    chosen = rng.choice(at or words) if rng.random() < 0.7 else rng.choice(words or at)
    old = chosen.group()
    if old in SCALES:
        new = SCALES[old]
    elif old in SMALL:
        new = rng.choice([word for word in SMALL[1:] if word != old])
    else:
        new = _other_figure(chosen.group(1), rng) + (chosen.group(2) or "")
    return sentence[: chosen.start()] + new + sentence[chosen.end() :]


def day(sentence: str, rng: random.Random) -> str | None:
    """One weekday or month replaced by another."""
    for names in rng.sample([DAYS, MONTHS], 2):
        at = [m for m in WORD.finditer(sentence) if m.group() in names]
        if at:
            chosen = rng.choice(at)
            new = rng.choice([n for n in names if n != chosen.group()])
            return sentence[: chosen.start()] + new + sentence[chosen.end() :]
    return None


def negation(sentence: str, rng: random.Random) -> str | None:
    """A "not" put in or taken out, never in a condition, a question or a sentence that denies elsewhere."""
    denied = list(DENIED.finditer(sentence))
    if denied and len(CONDITION.findall(sentence)) == 1:
        chosen = rng.choice(denied)
        return sentence[: chosen.start()] + chosen.group(1) + " " + sentence[chosen.end() :]
    if CONDITION.search(sentence):
        return None
    places: list[tuple[int, int, str]] = []
    for m in AUXILIARY.finditer(sentence):
        first, _, rest = m.group().partition(" ")
        word = rng.choice(["not", "not", "not", "never"]) if rest else "not"
        places.append((m.start(), m.end(), f"{first} {word}{' ' + rest if rest else ''}"))
    for m in re.finditer(r"(?<=[a-z”\"] )([a-z]+)\b", sentence):
        before = sentence[: m.start()].split()[-1]
        if m.group() in BASE and (before[0].isupper() or before in ("he", "she", "they", "we", "who", "it")):
            places.append((m.start(), m.end(), f"did not {BASE[m.group()][0]}"))
    if not places:
        return None
    start, stop, new = rng.choice(places)
    return sentence[:start] + new + sentence[stop:]


SAID = re.compile(
    r"^((?:[A-Z][\w.’'-]+ ?){1,4}|He|She|They|Officials|The \w+) ?(said|says|told reporters|added) (?:that )?(.{25,})$"
)


def denial(sentence: str, rng: random.Random) -> str | None:
    """What "X said Y" is when X denied that Y."""
    found = SAID.match(sentence)
    if not found or CONDITION.search(sentence):
        return None
    who, cue, what = found.groups()
    verb = rng.choice(["denies", "rejects the claim"] if cue == "says" else ["denied", "has denied", "disputed"])
    return f"{who.strip()} {verb} that {what}"


def said(sentence: str, rng: random.Random) -> str | None:
    """The Y of "X said Y"."""
    found = SAID.match(sentence)
    return found.group(3)[0].upper() + found.group(3)[1:] if found else None


TAIL = re.compile(
    r",? (?:while|which|who|including|where|because|after|when|according to|following|although|despite|since|amid"
    r"|during|adding|citing|saying) [^,]{8,}(?=\.?$)"
)
HEAD = re.compile(
    r"^(?:In|On|At|After|During|However|Meanwhile|Last|Earlier|Since|But|And|Also|For|With|Still|Yet|According|By|As)\b"
    r"[^,]{0,60}, (?=\w)"
)
ASIDE = re.compile(
    r", (?:who|which|a|an|the|whose|where|including) [^,]{6,80},(?= \w)| \([^()]{2,80}\)| — [^—]{4,80} —(?= \w)"
)
WHEN = re.compile(
    rf" (?:on |last |late |early |this )?(?:{'|'.join(DAYS)})(?: (?:morning|afternoon|evening|night))?(?=[ .,])"
    rf"| (?:last|this) (?:week|month|year)(?=[ .,])| in (?:{'|'.join(MONTHS)})(?: \d{{4}})?(?=[ .,])"
)
ADVERB = re.compile(
    r" (?:also|already|quickly|publicly|repeatedly|recently|reportedly|formally|very|really|largely|strongly|even|just"
    r"|then|still|now)(?= \w)"
)
CLAUSE = re.compile(r", and (?:he|she|they|it|the|[A-Z]\w+) [^,]{10,}(?=\.?$)")


def trimmed(sentence: str, rng: random.Random) -> str | None:
    """The sentence without an aside, an adverbial, a day or a last clause; never of a condition or a question."""
    if re.search(r"\b(if|whether|unless|not|never|no)\b|n[’']t\b|\?", sentence, re.I) and rng.random() < 0.7:
        return None
    found = sentence
    for cut in rng.sample([TAIL, HEAD, ASIDE, WHEN, ADVERB, CLAUSE], rng.choice([2, 3, 6])):
        found = cut.sub("", found, count=1)
    found = found.strip()
    if found == sentence or len(found.split()) < 5:
        return None
    return found[0].upper() + found[1:]


SPELLINGS = """
U.S.=United States|percent=per cent| percent=%|don’t=do not|didn’t=did not|isn’t=is not|wasn’t=was not|won’t=will not|
can’t=cannot|U.N.=United Nations|Mr. =|Mrs. =|Sen. =Senator |Gov. =Governor |Rep. =Representative |GOP=Republican Party|
He’s been=He has been|they’re=they are|it’s a=it is a|Dr. =
""".replace("\n", "").split("|")


def respelled(sentence: str, rng: random.Random) -> str | None:
    """The sentence with a contraction, an abbreviation, a title or a small number written another way."""
    fits = [(old, new) for old, new in (line.split("=") for line in SPELLINGS) if old in sentence]
    for k, word in enumerate(SMALL[1:], 2):
        if re.search(rf"(?<![\w.,$]){k} (?=[a-z])", sentence):
            fits.append((f" {k} ", f" {word} "))
        if f" {word} " in sentence:
            fits.append((f" {word} ", f" {k} "))
    if not fits:
        return None
    return sentence.replace(*rng.choice(fits), 1)


QUOTED = re.compile(r"^“([^“”]{20,}),” ([A-Z][\w.’ -]{2,40}?) (said|told reporters|added)\.$")


def reordered(sentence: str, rng: random.Random) -> str | None:
    """A quotation with its speaker behind it as speech with the speaker in front."""
    found = QUOTED.match(sentence)
    if not found:
        return None
    what, who, cue = found.groups()
    return rng.choice([f"{who} {cue}, “{what}.”", f"{who} said: “{what}.”"])


def _whole(figure: re.Match[str]) -> int:
    return int(figure.group(1).replace(",", ""))


def bounded(sentence: str, rng: random.Random) -> str | None:
    """A figure as a bound it keeps to: "14" as "at least 14", "about 14" or "more than 10"."""
    at = [m for m in FIGURE.finditer(sentence) if not m.group(2) and not BOUND.search(sentence[: m.start()])]
    at = [
        m for m in at if re.search(r"[a-z] $", sentence[: m.start()]) and re.match(r" [a-z]|\.$", sentence[m.end() :])
    ]
    at = [m for m in at if _whole(m) >= 8 and not 1900 <= _whole(m) <= 2100]
    if not at:
        return None
    chosen = rng.choice(at)
    value = _whole(chosen)
    below = value - 1 - (value - 1) % 10 ** (len(str(value)) - 1)
    new = rng.choice([f"at least {chosen.group()}", f"about {chosen.group()}", f"nearly {value + 1:,}"])
    if below and rng.random() < 0.5:
        new = f"more than {below:,}"
    return sentence[: chosen.start()] + new + sentence[chosen.end() :]


def renamed(sentence: str, names: list[str], rng: random.Random) -> str | None:
    """One name inside the sentence replaced by another of ``names``."""
    at = [m for m in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b", sentence) if m.group() not in (*DAYS, *MONTHS, "May")]
    if not at or len(names) < 2:
        return None
    chosen = rng.choice(at)
    new = rng.choice(names)
    return None if new in sentence else sentence[: chosen.start()] + new + sentence[chosen.end() :]


def shared(sentence: str, other: str, rng: random.Random) -> str | None:
    """A figure, a weekday or a word with an opposite replaced, of those that ``other`` has too; years are left."""
    theirs = set(re.findall(r"[\w,.]*\w", other))
    figures = [m for m in FIGURE.finditer(sentence) if m.group() in theirs and not BOUND.search(sentence[: m.start()])]
    places = [
        (m, _other_figure(m.group(1), rng) + (m.group(2) or "")) for m in figures if not 1900 <= _whole(m) <= 2100
    ]
    for m in WORD.finditer(sentence):
        word = m.group()
        if word in theirs and word in DAYS:
            places.append((m, rng.choice([d for d in DAYS if d != word])))
        elif word in theirs and word in OPPOSITE:
            places.append((m, rng.choice(OPPOSITE[word])))
    if not places:
        return None
    chosen, new = rng.choice(places)
    return sentence[: chosen.start()] + new + sentence[chosen.end() :]


CONTRADICTING: tuple[Change, ...] = (number, number, number, day, day, negation, negation, opposite)
KEEPING: tuple[Change, ...] = (trimmed, trimmed, synonym, respelled, reordered, bounded)
