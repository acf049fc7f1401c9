"""A neutral yes-or-no question made of a clause's own words, where one can be made safely.

Negation, doubt and emphasis are taken out, the tense and the names stay, the first person becomes the speaker's name.
English turns the auxiliary before the subject, or puts "did" and the plain form of the verb, which must be irregular
or stand elsewhere in the texts; German puts the finite verb first, French "est-ce que", Spanish its marks, Russian a
question mark. Whatever leaves open who or what is meant ("it", "he"), a condition, or a clause without a verb makes
no question: then the matter is named by its words alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace

from sayso.link.question.clause import Clause, bare_not
from sayso.link.question.stance import marked, negators
from sayso.link.spelling import NUMBER_WORDS, POSSESSIVE, STEMS_BEFORE_NOT
from sayso.link.statement.figure import NEGATORS
from sayso.text.verb import AUXILIARIES, DETERMINERS, IRREGULAR, PREPOSITIONS, Known, base, is_finite

SHORTEST, LONGEST, LONGEST_SUBJECT, FEWEST = 3, 20, 8, 2
UNCLEAR = {
    "en": frozenset(
        "it this that these those he she they we you him them us himself herself itself me here its his her their "
        "theirs ours our your one ones so such".split()
    ),
    "ru": frozenset(
        "он она оно они мы вы я это этот эта эти того том этого этом его ее их него нее них там здесь тот нам нас "
        "вам вас мне меня наш наша наши свой свою".split()
    ),
    "fr": frozenset(
        "il elle ils elles nous vous je j on ce cela ca celui celle ceux cette ces y en lui leur leurs son sa ses "
        "notre nos votre vos mon ma mes".split()
    ),
    "de": frozenset(
        "er sie es wir ihr ich das dies diese dieser dieses ihn ihm ihnen uns euch mir mich sein seine ihre unser "
        "unsere mein meine da dort hier".split()
    ),
    "es": frozenset(
        "ella ellos ellas nosotros yo usted ustedes esto eso lo le les su sus nuestro nuestra "
        "mi me nos ahi aqui".split()
    ),
}
LEADING = frozenset("that whether and but because so dass und aber denn que qu et mais si y pero что и но а".split())
CONDITIONS = frozenset(
    "if unless when while although though until wenn falls obwohl quand lorsque aunque cuando если когда хотя "
    "seem seems seemed appear appears appeared suggest suggests suggested".split()
)
RELATIVES = frozenset("who which whom whose what where that why how when because after before while".split())
EMPHASIS = frozenset(
    "absolutely clearly simply really certainly definitely obviously totally completely ever just even also "
    "indeed surely truly very quite truly frankly always unequivocally categorically personally again repeatedly "
    "of_course".split()
)
ANSWERS = {"no": "any", "nothing": "anything", "nobody": "anyone", "none": "any", "nor": "or", "neither": ""}
SPEAKS = frozenset(
    "say speak tell talk claim call ask write warn note add argue insist admit deny think believe".split()
)
FIRST = {"i": "", "am": "is", "have": "has", "do": "does"}
GERMAN_FINITE = frozenset(
    "ist sind war waren hat haben hatte hatten wird werden wurde wurden gab gibt kam kommt soll sollen muss "
    "mussen darf will wollte steht stand geht ging".split()
)
FINITE = {
    "ru": re.compile(r"\w+(?:л|ла|ло|ли|лся|лась|лось|лись|ет|ют|ит|ят|ется|ются)$|^(?:был\w?|будет|есть)$"),
    "fr": re.compile(
        r"^(?:est|sont|etait|etaient|a|ont|avait|avaient|sera|seront|va|vont|fut|aura|auront"
        r"|\w{3,}(?:ait|aient|era|eront))$"
    ),
    "es": re.compile(
        r"^(?:es|son|era|eran|fue|fueron|ha|han|habia|habian|hubo|hay|sera|seran|esta|estan|estaba|estaban"
        r"|va|van|habra|\w{3,}(?:aron|ieron|ara|aran))$"
    ),
}
# Verbs that turn what they govern round: "should avoid travel" is no to travel.
TURNED = "avoid"
# "the only thing the council would support is a ford": the second is the verb, and what it stands in has no safe order.
STANDING = frozenset("is are was were".split())
COUNT = re.compile(r"[1-9][\d,]*|" + "|".join(word for word in NUMBER_WORDS if word not in ("_", "zero")))
ROUNDING = frozenset("about around nearly almost roughly some over least more than at up to only exactly".split())
SHARES = frozenset("percent per in of million billion thousand hundred years".split())
# "a resolution meant to help" is mostly a participle.
REDUCED = frozenset({"meant"})
FEELINGS = frozenset("sure certain confident afraid glad happy proud sorry convinced told".split())
TIMES = frozenset("time day moment way reason fact".split())
PARTICIPIAL = frozenset("having being been be get gets got getting".split())
COMPARED = frozenset("more less most least better worse other new all many much".split())
INSIDE = re.compile(r"[a-z,;] ?$")
MARK = re.compile(r"(?<!\w)[‘']")
OWNED = re.compile(r"['’]s?\s")
VOWEL = re.compile(r"^[aeiouhéèêàâîïôû]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word as written and as spelled plainly, what stands between it and the word before, a capital or not."""

    shown: str
    plain: str
    gap: str
    capital: bool


def tokens(clause: Clause, text: str) -> tuple[Token, ...]:
    """The clause's words with what joins them: a hyphen, a sign of money, nothing, else one space."""
    found: list[Token] = []
    before = None
    proper = {at for at, key in clause.keys if key.startswith("^")}
    for at, word in enumerate(clause.words):
        between = text[before.stop : word.start] if before is not None else ""
        owned = OWNED.match(between)
        opened = MARK.search(text, clause.span.start, before.stop) if owned and before is not None else None
        if owned and found and opened is None and (owned.group()[1] == "s" or found[-1].plain.endswith("s")):
            found[-1] = replace(found[-1], shown=found[-1].shown + owned.group().rstrip())
            between = " "
        gap = between if between in ("", "-", "–", "’", "'", "/", ".") else " "
        shown = text[word.start : word.stop]
        if found and gap == "" and text[word.start : word.start + 1] in "'’" and word.plain != POSSESSIVE:
            gap, shown = " ", word.plain
        if word.plain == "not" or shown.casefold() in STEMS_BEFORE_NOT:
            gap, shown = " " if word.plain == "not" else gap, word.plain
        inside = at > 0 or INSIDE.search(text, max(0, word.start - 2), word.start) is not None
        capital = (at in proper) or (inside and word.capital) or (len(shown) > 1 and shown.isupper())
        found.append(Token(shown, word.plain, gap, capital))
        before = word
    return tuple(found)


def asked(
    clause: Clause,
    text: str,
    language: str | None,
    speaker: str | None,
    known: Known,
    *,
    own: bool,
    ahead: bool,
    ought: bool = False,
) -> str | None:
    """The question that a clause answers, None where none is safe.

    ``speaker`` stands for the first person where the words are ``own``, and does what the clause says he will, "to
    sign", where it looks ``ahead``; where it ``ought`` to be, "that the ford be closed", the question is whether it
    should. ``known`` are words that follow "to" or an auxiliary somewhere in the texts, the plain forms of verbs.
    """
    code = language or "en"
    way = WAYS.get(code)
    held = list(tokens(clause, text))
    alone = "together" not in (t.plain for t in held)
    if code == "en" and ahead and alone and speaker is not None and len(held) > FEWEST and held[0].plain == "to":
        held = [Token(speaker, "speaker", "", True), Token("will", "will", " ", False), *held[1:]]
    while held and held[0].plain in LEADING:
        held.pop(0)
    if code == "en" and ought:
        held = _demanded(held, known) or held
    if way is None or not held or held[0].plain in CONDITIONS:
        return None
    return way(held, speaker if own else None, known)


def joined_up(parts: Sequence[Token]) -> str:
    """The tokens as one line, each behind what stood before it in the text."""
    said = "".join((t.gap if at else "") + t.shown for at, t in enumerate(parts))
    return re.sub(r"\s+", " ", said).strip()


def _sized(words: str | None, parts: Sequence[Token]) -> str | None:
    return words if words and SHORTEST <= len(parts) <= LONGEST else None


def _without(held: Sequence[Token], places: Container[int]) -> list[Token]:
    return [t for at, t in enumerate(held) if at not in places]


# ---------------------------------------------------------------- English


def _english(held: list[Token], speaker: str | None, known: Known) -> str | None:
    held = _third_person(held, speaker)
    spelled = [t.plain for t in held]
    denied = marked(spelled, "en", "disavowals")
    hedging = marked(spelled, "en", "hedges") | denied
    if any(spelled[at] in CONDITIONS or spelled[at] in AUXILIARIES for at in hedging):
        return None
    # "will refuse to sign" leaves "will sign"; without "opposes" nothing would be done.
    if denied and not (spelled[max(denied)] == "to" and min(denied) and spelled[min(denied) - 1] in AUXILIARIES):
        return None
    held = _without(held, hedging)
    if any(bare_not([t.plain for t in held], at) for at in range(len(held))):
        return None
    held = [_positive(t) for t in held if t.plain not in ("not", "never") and t.plain not in EMPHASIS]
    held = [t for t in held if t.shown]
    if not held or any(t.plain in UNCLEAR["en"] or t.plain in CONDITIONS for t in held):
        return None
    if held[-1].plain in PREPOSITIONS | DETERMINERS or AUXILIARIES.intersection((held[0].plain, held[-1].plain)):
        return None
    if TURNED in (t.plain for t in held) or "there" in (t.plain for t in held[1:]) or _feels(held):
        return None
    return _sized(_how_many(held) or _inverted(held, known), held)


def _feels(held: Sequence[Token]) -> bool:
    """True for what a speaker says of his own mind: "I am sure that", "I think the ford would be closed"."""
    spelled = [t.plain for t in held]
    return "speaker" in spelled[:1] and (not FEELINGS.isdisjoint(spelled[:4]) or not SPEAKS.isdisjoint(spelled[1:2]))


def _how_many(held: Sequence[Token]) -> str | None:
    """The question for the number of what a clause begins with: "14 men were hurt"; None where it begins otherwise."""
    at = next((at for at, t in enumerate(held) if t.plain not in ROUNDING), 0)
    verb = next((i for i, t in enumerate(held) if t.plain in AUXILIARIES), 0)
    number = held[at].plain
    if not (at + 1 < verb <= LONGEST_SUBJECT) or not COUNT.fullmatch(number) or held[at + 1].plain in SHARES:
        return None
    if any(t.plain in RELATIVES or t.plain in LEADING for t in held[:verb]):
        return None
    return f"How many {joined_up(held[at + 1 :])}?"


def _demanded(held: Sequence[Token], known: Known) -> list[Token] | None:
    """What is demanded as what should be: "the council to close the ford", "that the ford be closed"."""
    for at in range(1, min(len(held) - 1, LONGEST_SUBJECT + 1)):
        token = held[at]
        if token.plain in AUXILIARIES or token.plain in RELATIVES:
            return None
        should = Token("should", "should", " ", False)
        if token.plain == "to" and held[at + 1].plain not in DETERMINERS | COMPARED and not held[at + 1].capital:
            return [*(t for t in held[:at] if t.plain != "not"), should, *held[at + 1 :]]
        if token.plain == "be" or (token.plain in known.led and not token.capital and at + 1 < len(held)):
            return [*held[:at], should, *held[at:]]
    return None


def _positive(token: Token) -> Token:
    return Token(ANSWERS[token.plain], token.plain, token.gap, False) if token.plain in ANSWERS else token


def _third_person(held: Sequence[Token], speaker: str | None) -> list[Token]:
    """The tokens with the speaker's name for "I" and "my", where it is known."""
    if speaker is None:
        return [Token("it", "it", t.gap, False) if t.plain in ("i", "my", "me") else t for t in held]
    found: list[Token] = []
    for t in held:
        after_i = bool(found) and found[-1].plain == "speaker"
        if t.plain == "i":
            found.append(Token(speaker, "speaker", t.gap, True))
        elif t.plain == "my":
            found.append(Token(f"{speaker}’s", "speakers", t.gap, True))
        elif after_i and t.plain in FIRST:
            found.append(Token(FIRST[t.plain], FIRST[t.plain], t.gap, False))
        else:
            found.append(t)
    return found


def _inverted(held: Sequence[Token], known: Known) -> str | None:
    """The clause with its verb before its subject; None where the verb or the subject is not plain."""
    finite = [at for at, t in enumerate(held) if t.plain in AUXILIARIES and at and held[at - 1].plain != "to"]
    relative = next((at for at, t in enumerate(held) if t.plain in RELATIVES), len(held))
    verbs = [
        at
        for at, t in enumerate(held)
        if at
        and not t.capital
        and held[at - 1].plain not in PARTICIPIAL
        and is_finite(t.plain, held[at - 1].plain, held[at - 1].capital, known)
    ]
    first = min((at for at in finite if at < relative), default=None)
    if first is not None:
        if any(at > first and held[at].plain in STANDING and not _opened(held[first:at]) for at in finite):
            return None
        between = [at for at in verbs if at < first]
        if any(not held[at].plain.endswith(("ed", "en")) or base(held[at].plain, known) in SPEAKS for at in between):
            return None
        subject, verb, rest = held[:first], held[first], held[first + 1 :]
        if verb.plain in ("have", "has", "had", "do", "does", "did") and not _helps(verb, rest):
            plain = "have" if verb.plain.startswith("ha") else "do"
            helper = {"have": "Do", "do": "Do", "has": "Does", "does": "Does"}.get(verb.plain, "Did")
            rest = [Token(plain, plain, " ", False), *rest]
            return _asked(helper, subject, rest)
        return _asked(verb.shown.capitalize(), subject, rest) if rest else None
    if not verbs or verbs[0] > relative or any(not _opened(held[verbs[0] : at]) for at in verbs[1:]):
        return None
    at = verbs[0]
    subject, verb, rest = held[:at], held[at], held[at + 1 :]
    plain_form = base(verb.plain, known)
    if verb.plain in REDUCED or plain_form is None or plain_form in SPEAKS or (rest and rest[0].plain == "by"):
        return None
    present = verb.plain.endswith("s") and verb.plain not in IRREGULAR
    # "Clinton emails" may be things as well as what somebody does: only a bare name shows that it is done.
    if present and not all(t.capital for t in subject):
        return None
    return _asked("Does" if present else "Did", subject, [Token(plain_form, plain_form, " ", False), *rest])


def _opened(between: Sequence[Token]) -> bool:
    """True where a new clause opens among these tokens, so that another finite verb has a subject of its own."""
    return any(t.plain in RELATIVES or t.plain in LEADING or t.plain in TIMES for t in between)


def _participle(token: Token) -> bool:
    return token.plain.endswith(("ed", "en")) or token.plain in IRREGULAR


def _helps(verb: Token, rest: Sequence[Token]) -> bool:
    """True where a form of have or do is followed by the verb it helps."""
    if verb.plain in ("do", "does", "did"):
        return bool(rest) and rest[0].plain not in DETERMINERS and not rest[0].capital
    return bool(rest) and (_participle(rest[0]) or rest[0].plain in ("been", "had", "to", "become", "come", "run"))


def _asked(verb: str, subject: Sequence[Token], rest: Sequence[Token]) -> str | None:
    if not subject or len(subject) > LONGEST_SUBJECT or not rest:
        return None
    if subject[0].plain in PREPOSITIONS or any(t.plain in RELATIVES for t in subject):
        return None
    if subject[0].plain != "there" and all(t.plain in DETERMINERS or t.plain in PREPOSITIONS for t in subject):
        return None
    # "The refugees Orne will admit": the auxiliary is that of a clause inside the subject.
    if any(t.capital and b.plain.endswith("s") and not b.capital for b, t in zip(subject, subject[1:], strict=False)):
        return None
    named = subject[0].capital or subject[0].plain == "speaker"
    known_name = named and (len(subject) == 1 or subject[1].capital or subject[0].plain not in DETERMINERS)
    first = subject[0].shown if known_name else subject[0].shown[:1].lower() + subject[0].shown[1:]
    opened = [Token(first, subject[0].plain, "", subject[0].capital), *subject[1:], *rest]
    return f"{verb} {joined_up(opened)}?"


# ---------------------------------------------------------------- other languages


def _plainly_positive(held: list[Token], code: str, keeps: bool) -> list[Token] | None:
    """The tokens without stance, None where a negation or a doubt cannot be taken out or something stays unclear."""
    spelled = [t.plain for t in held]
    negated = [at for at, word in enumerate(spelled) if word in NEGATORS and negators((word,), code)]
    if (negated and not keeps) or marked(spelled, code, "hedges") or marked(spelled, code, "disavowals"):
        return None
    left = _without(held, negated)
    unclear = UNCLEAR.get(code, frozenset())
    return None if not left or any(t.plain in unclear for t in left) else left


def _russian(held: list[Token], speaker: str | None, known: Known) -> str | None:
    left = _plainly_positive(held, "ru", keeps=False)
    if left is None or not any(FINITE["ru"].search(t.plain) for t in left):
        return None
    words = joined_up(left)
    return _sized(f"{words[:1].upper()}{words[1:]}?", left)


def _french(held: list[Token], speaker: str | None, known: Known) -> str | None:
    left = _plainly_positive(held, "fr", keeps=False)
    if left is None or not any(FINITE["fr"].search(t.plain) for t in left[1:]):
        return None
    words = joined_up(left)
    if not left[0].capital or left[0].plain in ("le", "la", "les", "l", "un", "une", "des"):
        words = words[:1].lower() + words[1:]
    opening = "Est-ce qu’" if VOWEL.match(words) else "Est-ce que "
    return _sized(f"{opening}{words} ?", left)


def _spanish(held: list[Token], speaker: str | None, known: Known) -> str | None:
    left = _plainly_positive(held, "es", keeps=True)
    if left is None or not any(FINITE["es"].search(t.plain) for t in left):
        return None
    words = joined_up(left)
    return _sized(f"¿{words[:1].upper()}{words[1:]}?", left)


def _german(held: list[Token], speaker: str | None, known: Known) -> str | None:
    held = [Token(t.shown[1:], t.plain[1:], t.gap, False) if re.fullmatch(r"kein\w{0,2}", t.plain) else t for t in held]
    left = _plainly_positive(held, "de", keeps=True)
    if left is None:
        return None
    last = len(left) - 1
    at = last if left[last].plain in GERMAN_FINITE else None
    if at is None:
        places = [i for i, t in enumerate(left) if i and t.plain in GERMAN_FINITE]
        at = places[0] if len(places) == 1 else None
    if at is None or at == 0:
        return None
    rest = [t for i, t in enumerate(left) if i != at]
    words = joined_up(rest)
    articles = ("der", "die", "das", "ein", "eine", "es", "den", "dem", "am", "im", "in")
    words = words[:1].lower() + words[1:] if rest[0].plain in articles else words
    return _sized(f"{left[at].shown.capitalize()} {words}?", left)


WAYS: dict[str, Callable[[list[Token], str | None, Known], str | None]] = {
    "en": _english,
    "ru": _russian,
    "fr": _french,
    "es": _spanish,
    "de": _german,
}
