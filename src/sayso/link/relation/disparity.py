"""Figures and days of two sentences that cannot both be so, and which of two figures is the newer."""

from __future__ import annotations

import re

from sayso.link.discrepancy import discrepancies
from sayso.link.discrepancy.quantity import DAY, YEAR
from sayso.link.relation.amount import ONE_THING, Amount, alike, anchored, clash, grown, other_times
from sayso.link.relation.assertion import Assertion
from sayso.link.relation.clause import one_count, one_toll
from sayso.link.relation.facing import Clash, Facing
from sayso.link.relation.opposition import moods
from sayso.link.relation.synonym import sense
from sayso.text.speech import speech_words
from sayso.text.verb import IRREGULAR
from sayso.types import Span

# How near two sentences must be for their figures to count one thing: where the counted noun is the same, where only
# the unit is, where one speaker is said to have told both; least vectors and words; for tolls; with a second opinion.
COUNTED, MEASURED, SAME_TELLER, COSINE, DICE, TOLD, MAYBE_COUNTED = 0.6, 0.65, 0.75, 0.5, 0.35, 0.33, 0.3
DATED, DATED_DICE, MAYBE_DATED, DONE_DICE, GUESSED = 0.55, 0.45, 0.4, 0.25, 0.4
# The lesser over the greater figure: from which they may be told by their clauses alone; below which they need be
# nearer than others, and how near then. By both measures: with one clause, with one counted noun, with neither.
LIKE, VERY_LIKE, UNLIKE, FAR_APART, OF_ONE = 0.6, 0.75, 0.45, 0.8, 0.1
BESIDE, NAMED, CLOSE = (0.35, 0.2), (0.38, 0.28), (0.5, 0.3)
ABROAD, ABROAD_SURE = 0.6, 0.7
# Words of a sentence that say its figure is the newer one.
NEWER = re.compile(
    r"\b(?:now|already|rose to|risen to|climb(?:s|ed|ing)|surpass\w*|swell\w*|swollen|mounted|"
    r"grew to|grown to|increased to|jumped to|reached|had reached|so far|"
    r"revis\w+|updated|as of|by (?:early|late|noon|midday|evening|morning|nightfall))\b",
    re.IGNORECASE,
)
TOLL = re.compile(
    r"\b(?:kill\w*|dead|died|deaths?|slain|injur\w+|wounded|hurt|missing|arrest\w*|detain\w*|detentions?|rescued|"
    r"погиб\w+|ранен\w+|задержан\w+|tote?n?|verletzt\w*|morts?|blessés|muertos|heridos)\b",
    re.IGNORECASE,
)
# What is wanted, proposed or only on its way counts nothing yet.
TENTATIVE = re.compile(
    r"\b(?:working (?:to|on)|prepar\w+|plan(?:s|ned|ning)? to|propos\w+|consider\w+|seek\w*|sought|asked|asking|urg\w+|"
    r"on the verge|request\w*|expect\w*|try(?:ing)? to|tried to|wants?|wanted|support\w*|favou?r\w*|oppos\w+|"
    r"hop(?:e|es|ed|ing)|call(?:s|ed|ing)? for|endors\w+|push(?:es|ed|ing)? for|pledg\w+)\b",
    re.IGNORECASE,
)
# What those say whose trade it is to guess is no count, and stands against another guess alone.
FORECAST = re.compile(
    r"\b(?:economists?|forecasters?|analysts?|strategists?|pundits|expectations|consensus|"
    r"(?:median|average) estimate)\b",
    re.IGNORECASE,
)
# What is guessed of, left over on each side alone, says that two guesses are of two things; these words do not.
GUESSING = frozenset(
    sense(w)
    for w in "economist forecaster analyst strategist pundit expectation consensus median average estimate expect "
    "forecast predict project projection anticipate outlook reckon see saw poll survey rise fall drop grow climb slow "
    "reach rose fell increase decrease decline gain jump dip shrink accelerate edge".split()
)
# What happens to one person or thing but once.
ONCE = frozenset(
    sense(w)
    for w in "died dead drowned born resigned killed murdered assassinated beheaded executed perished sank "
    "collapsed crashed launched founded".split()
) | {"dead"}
# Between the parts of one day: "Friday, 2 May", "the second of May".
BETWEEN = re.compile(r",?\s*(?:(?:of|de|the)\s+)?", re.IGNORECASE)
BARE_DEED = re.compile(r"^\W*to\b")
BARE = re.compile(r"^\W*(?:to\b|[a-z]+ing\b)")
TO_DO = re.compile(r"\bto ([a-z]{2,})\b")
WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# How many words a day stands beside: before it, behind it, behind one that opens its sentence.
LED, FOLLOWED, OPENED = 2, 1, 6
# "17 people" may be any people.
ANYBODY = frozenset(("folk",))
AROUND_A_DAY = frozenset("on late early this last next night morning evening afternoon the by until since".split())
# One night belongs to two days.
AT_NIGHT = re.compile(r"\b(?:late|night|overnight|midnight|early|morning|evening)\b", re.IGNORECASE)
SMALL = frozenset(
    "a an the and at in of to with that which who but by for from it he she they was were is are had has".split()
)


def tentative(one: Assertion) -> bool:
    """True where the cue or the words tell of what is wanted, proposed or only on its way."""
    return TENTATIVE.search(f"{one.cue} {one.text}") is not None


def forecast(one: Assertion) -> bool:
    """True where a sentence tells what was expected by those who forecast."""
    return FORECAST.search(f"{one.attribution.name or ''} {one.cue} {one.text}") is not None


def other_figure(pair: Facing) -> Clash | None:
    """Figures of one thing that no value fits; a toll that grows is an update."""
    if (pair.one_document and pair.one.speaker == pair.other.speaker) or not (pair.plain or pair.foreign):
        return None
    guessed = forecast(pair.one)
    if guessed != forecast(pair.other) or _own_deed(pair):
        return None
    if not guessed and (tentative(pair.one) or tentative(pair.other)):
        return None
    if not guessed and moods(pair.one.read)[:2] != moods(pair.other.read)[:2]:
        return None
    found = clash(pair.one.read, pair.other.read, guessed) or grown(pair.one.read, pair.other.read)
    if found is None or (not pair.foreign and pair.other_names()) or other_times(pair.one.read, pair.other.read):
        return None
    if pair.differs("date", "name"):
        return None
    left, right = found
    if guessed and not _one_guess(pair):
        return None
    sure = pair.near >= GUESSED if guessed and not pair.one_speaker else _near_enough(pair, left, right)
    if sure is None:
        return None
    words = (left.span,), (right.span,)
    if pair.later or _newer(pair, left, right):
        return Clash("updates", "number", pair.near, *words, sure=sure)
    if _newer(pair.turned(), right, left):
        return Clash("updates back", "number", pair.near, *words, sure=sure)
    if not left.clashes(right):
        return None
    return Clash("contradicts", "number", pair.near, *words, sure=sure)


def _one_guess(pair: Facing) -> bool:
    """True where no plain word is left over on each side that may say what is guessed: "revenue" beside "profits"."""
    left, right = (a.roots - b.roots - a.names - GUESSING for a, b in ((pair.one, pair.other), (pair.other, pair.one)))
    return not (left and right)


def _near_enough(pair: Facing, left: Amount, right: Amount) -> bool | None:
    """True where the two surely count one thing, False where a second opinion is wanted, None where they do not."""
    if pair.foreign:
        seen = pair.cosine or 0.0
        return seen >= ABROAD_SURE if seen >= ABROAD else None
    like = alike(left, right)
    toll = pair.near >= TOLD and like >= OF_ONE and not pair.one_speaker
    if toll and one_toll(pair.one.read, pair.other.read, left, right):
        return True
    if like >= LIKE and not pair.one_speaker and _told_alike(pair, left, right):
        return True
    enough = (
        FAR_APART
        if like < UNLIKE
        else SAME_TELLER
        if pair.one_speaker
        else COUNTED
        if left.heads & right.heads
        else MEASURED
    )
    if pair.near >= enough and pair.dice >= DICE and (pair.cosine is None or pair.cosine >= COSINE):
        return True
    noun = left.heads & right.heads and not pair.one_speaker
    return False if noun and pair.near >= MAYBE_COUNTED else None


def _told_alike(pair: Facing, left: Amount, right: Amount) -> bool:
    """True where one clause, one counted noun or the nearness of all tells that two like figures count one thing."""
    ways = (
        (BESIDE, one_count(pair.one.read, pair.other.read, left, right)),
        (NAMED, bool((left.heads & right.heads) - ANYBODY)),
        (CLOSE, alike(left, right) >= VERY_LIKE and len(pair.plain) > 1),
    )
    return any(so and pair.near >= near and pair.dice >= dice for (near, dice), so in ways)


def _own_deed(pair: Facing) -> bool:
    """True where a sentence tells of its own speaker and names no doer: "spending 40", "to pay 12"."""
    bare = any(BARE.match(side.text) for side in (pair.one, pair.other))
    return bare and pair.one.speaker != pair.other.speaker


def _newer(pair: Facing, left: Amount, right: Amount) -> bool:
    """True where the other's words say that its figure is the later one, or tell a toll that has outgrown the first."""
    if pair.other.revised and not pair.one.revised:
        return pair.other.revised == ("less" if right.value < left.value else "more") or pair.other.revised == "other"
    if right.value <= left.value:
        return False
    if NEWER.search(pair.other.text) and not NEWER.search(pair.one.text):
        return True
    toll = TOLL.search(pair.one.text) and TOLL.search(pair.other.text)
    if toll and pair.other.version > pair.one.version:
        return True
    return bool(toll) and right.bound == "at least" and bool(left.bound)


def other_day(pair: Facing) -> Clash | None:
    """Another day of the same happening."""
    if not pair.strangers:
        return None
    found = discrepancies(pair.one.read, pair.other.read)
    dates = [d for d in found if d.kind == "date"]
    mine, theirs = (
        {_whole(side, at) for spans in told for at in spans}
        for side, told in ((pair.one, [d.left for d in dates]), (pair.other, [d.right for d in dates]))
    )
    if len(mine) != 1 or len(theirs) != 1:
        return None
    (left,), (right,) = mine, theirs
    if _times(pair.one, left) & _times(pair.other, right):
        return None
    if _done_by_one(pair, left, right) and "number" not in (d.kind for d in found):
        return Clash("contradicts", "date", pair.near, (left,), (right,))
    if len(found) != len(dates):
        return None
    if pair.foreign:
        near, sure = (pair.cosine or 0.0) >= ABROAD, (pair.cosine or 0.0) >= ABROAD_SURE
    else:
        near = pair.near >= MAYBE_DATED and bool(pair.plain)
        sure = pair.near >= DATED and pair.dice >= DATED_DICE
    if near and anchored(pair.one.read, pair.other.read):
        return Clash("contradicts", "date", pair.near, (left,), (right,))
    if not near or not (pair.foreign or _same_deed(pair.one, left, pair) & _same_deed(pair.other, right, pair)):
        return None
    if not pair.foreign and _other_end(pair):
        return None
    return Clash("contradicts", "date", pair.near, (left,), (right,), sure=sure)


def _times(one: Assertion, day: Span) -> frozenset[tuple[str, float]]:
    """The months and weekdays that a sentence names beside the day itself."""
    return frozenset((group, value) for group, value, at in one.read.named if not day.holds(at))


def _whole(one: Assertion, part: Span) -> Span:
    """The day that a figure, a month or a weekday is a part of: "2 May", "Friday, May 2", "the second of May"."""
    parts = [at for _, _, at in one.read.named] + [q.span for q in one.read.quantities if q.kind in (DAY, YEAR)]
    for at in sorted(parts):
        if part.stop <= at.start and BETWEEN.fullmatch(one.text, part.stop, at.start):
            part = Span(part.start, at.stop)
    for at in sorted(parts, reverse=True):
        if at.stop <= part.start and BETWEEN.fullmatch(one.text, at.stop, part.start):
            part = Span(at.start, part.stop)
    return part


def _other_end(pair: Facing) -> bool:
    """True where both tell what was to be done and it is not one thing: "voted to open debate", "voted to pass"."""
    mine, theirs = (
        {sense(verb.casefold(), side.passage.language) for verb in TO_DO.findall(side.text)}
        for side in (pair.one, pair.other)
    )
    return bool(mine and theirs) and not mine & theirs


def _done_by_one(pair: Facing, left: Span, right: Span) -> bool:
    """True where one word stands before both days and both tell it of one name: "died early Thursday"."""
    if pair.foreign or pair.near < MAYBE_DATED or pair.dice < DONE_DICE or pair.shared == pair.plain:
        return False
    days, others = ({v for group, v, _ in side.read.named if group == "weekdays"} for side in (pair.one, pair.other))
    if any((a - b) % 7 in (1, 6) for a in days for b in others) and all(
        AT_NIGHT.search(side.text) for side in (pair.one, pair.other)
    ):
        return False
    return bool(_done(pair.one, left) & _done(pair.other, right) & pair.plain & ONCE)


def _done(one: Assertion, day: Span) -> frozenset[str]:
    """The key of the word just before a day: "died early Thursday"; none where it tells of speech."""
    before = WORDS.findall(re.split(r"[,;:–—]", one.text[: day.start])[-1])
    while before and before[-1].casefold() in AROUND_A_DAY:
        before.pop()
    language = one.passage.language or "en"
    if not before or before[-1].casefold() in speech_words(language):
        return frozenset()
    word = before[-1].casefold()
    if word not in IRREGULAR and not word.endswith("ed"):
        return frozenset()
    return frozenset((ONE_THING.get(word) or sense(word, language),))


def _same_deed(one: Assertion, day: Span, pair: Facing) -> frozenset[str]:
    """The keys of what a day stands beside, as far as both tell it: "voted on Friday", "on Friday they voted"."""
    language = one.passage.language or "en"
    before = WORDS.findall(re.split(r"[,;:–—]", one.text[: day.start])[-1])
    while before and before[-1].casefold() in AROUND_A_DAY:
        before.pop()
    after = WORDS.findall(re.split(r"[,;:–—]", one.text[day.stop :].lstrip(" ,"))[0])
    while after and after[0].casefold() in AROUND_A_DAY:
        after.pop(0)
    if any(w.casefold() in speech_words(language) for w in (*before[-1:], *after[:1])):
        return frozenset()
    tight = before[-1:] if before and before[-1].casefold() not in SMALL else after[:1]
    if not any(sense(w, language) in pair.shared for w in tight):
        return frozenset()
    led, follow = ([w for w in words if w.casefold() not in SMALL] for words in (before, after))
    told = (*led[-LED:], *follow[:FOLLOWED]) if led else follow[:OPENED]
    return frozenset(sense(w, language) for w in told) & pair.shared
