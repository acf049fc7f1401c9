"""An English clause turned into a neutral yes-or-no question, or "how many": only where its verb and subject are plain.

The auxiliary goes before the subject, or "did" with the plain form of the verb, which must be irregular or stand
elsewhere in the texts. Negation, doubt and emphasis go, "I" becomes the speaker's name. What has two verbs without a
joint, a participle that may be a finite verb, or a "he" without a name makes none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.link.question.scope import bare_not, counted
from sayso.link.question.stance import marked, negators
from sayso.link.question.token import TITLES, Token, joined_up, sized, unclear, without
from sayso.link.spelling import NUMBER_WORDS
from sayso.text.verb import (
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR,
    PREPOSITIONS,
    Known,
    base,
    is_finite,
    plain_of_ing,
    verbs,
)

LONGEST_SUBJECT, FEWEST = 8, 2
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
# "Emails sent to voters": what was sent, or who sent.
TRANSITIVE = frozenset(
    "sent made held built bought brought caught found kept laid led lent lost paid sold shot taught told struck cut "
    "hidden".split()
)
DECLINED = ("refus", "declin", "fail")
HAVE = frozenset("has have had".split())
TAILS, TAIL, LEFT = frozenset("with in at from after before during amid".split()), 5, 3
FORMER = frozenset("former new acting late ex top senior".split())
AGAINST = frozenset({"against", "from"})
ARTICLES = frozenset({"the", "a", "an"})
HYPHENS = frozenset({"-", "–"})
# Of shorter words ``Known.seen`` knows nothing.
SEEN = 4


def english(held: list[Token], speaker: str | None, known: Known) -> str | None:
    """The question that an English clause answers, None where none is safe; ``speaker`` is named for "I"."""
    held = _undeclined(_third_person(held, speaker))
    held = without(held, {n for at in range(len(held)) if _ended(held, at) for n in (at, at + 1)})
    spelled = [t.plain for t in held]
    if len(negators(spelled, "en")) > len(negators(counted(spelled, _full(held, known)), "en")):
        return None
    denied = marked(spelled, "en", "disavowals")
    hedging = marked(spelled, "en", "hedges") | denied
    if any(spelled[at] in CONDITIONS or spelled[at] in AUXILIARIES for at in hedging):
        return None
    # "will refuse to sign" leaves "will sign"; without "opposes" nothing would be done.
    if denied and not (spelled[max(denied)] == "to" and min(denied) and spelled[min(denied) - 1] in AUXILIARIES):
        return None
    held = without(held, hedging)
    if any(bare_not([t.plain for t in held], at) for at in range(len(held))):
        return None
    held = [_positive(t) for t in held if t.plain not in ("not", "never") and t.plain not in EMPHASIS]
    held = _untailed([t for t in held if t.shown])
    if not held or any(unclear(t, "en") or t.plain in CONDITIONS for t in held):
        return None
    if held[-1].plain in PREPOSITIONS | DETERMINERS or AUXILIARIES.intersection((held[0].plain, held[-1].plain)):
        return None
    if TURNED in (t.plain for t in held) or "there" in (t.plain for t in held[1:]) or _feels(held):
        return None
    return sized(_how_many(held) or _inverted(held, known), held)


def _untailed(held: list[Token]) -> list[Token]:
    """The tokens without a last phrase about somebody left open: "is coming back with his own platform"."""
    at = next((at for at, t in enumerate(held) if unclear(t, "en")), 0)
    start = next((n for n in range(at - 1, 0, -1) if held[n].plain in TAILS), 0)
    told = any(t.plain in AUXILIARIES for t in held[: start - LEFT]) if start > LEFT else False
    return held[:start] if told and len(held) - start <= TAIL else held


def _ended(held: Sequence[Token], at: int) -> bool:
    """True at a "no longer", both words of which say no to what was."""
    words = [t.plain for t in held[at : at + 3]]
    return words[:2] == ["no", "longer"] and words[2:] != ["than"]


def _undeclined(held: Sequence[Token]) -> list[Token]:
    """The tokens with "did sign" for "declined to sign", "had refused to sign": what was declined can be asked."""
    spelled = [t.plain for t in held]
    for at in range(1, len(held) - 2):
        if not spelled[at].startswith(DECLINED) or not spelled[at].endswith("ed") or spelled[at + 1] != "to":
            continue
        start = at - (spelled[at - 1] in HAVE)
        if start and spelled[start - 1] not in AUXILIARIES:
            return [*held[:start], Token("did", "did", " ", False), *held[at + 2 :]]
    return list(held)


def _full(held: Sequence[Token], known: Known) -> tuple[int, ...]:
    return verbs([t.plain for t in held], [t.capital for t in held], known)


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


def demanded(held: Sequence[Token], known: Known) -> list[Token] | None:
    """What is demanded as what should be: "the council to close the ford", "that the ford be closed"."""
    for at in range(1, min(len(held) - 1, LONGEST_SUBJECT + 1)):
        token = held[at]
        if token.plain in AUXILIARIES or token.plain in RELATIVES:
            return None
        should = Token("should", "should", " ", False)
        if token.plain.endswith("ing") and at + 1 < len(held) and held[at - 1].plain in AGAINST:
            plain = plain_of_ing(token.plain, known)
            return [*held[: at - 1], should, Token(plain, plain, " ", False), *held[at + 1 :]] if plain else None
        if token.plain.endswith("ing") and at + 1 < len(held):
            return None
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
    full = [
        at
        for at, t in enumerate(held)
        if at
        and not t.capital
        and t.gap not in HYPHENS
        and (at + 1 == len(held) or held[at + 1].gap not in HYPHENS)
        and held[at - 1].plain not in PARTICIPIAL
        and is_finite(t.plain, held[at - 1].plain, held[at - 1].capital, known)
    ]
    first = min((at for at in finite if at < relative), default=None)
    if first is not None:
        if any(at > first and held[at].plain in STANDING and not _opened(held[first:at]) for at in finite):
            return None
        between = [at for at in full if at < first]
        if any(not held[at].plain.endswith(("ed", "en")) or base(held[at].plain, known) in SPEAKS for at in between):
            return None
        subject, verb, rest = held[:first], held[first], held[first + 1 :]
        if verb.plain in ("have", "has", "had", "do", "does", "did") and not _helps(verb, rest):
            plain = "have" if verb.plain.startswith("ha") else "do"
            helper = {"have": "Do", "do": "Do", "has": "Does", "does": "Does"}.get(verb.plain, "Did")
            rest = [Token(plain, plain, " ", False), *rest]
            return _asked(helper, subject, rest, known)
        return _asked(verb.shown.capitalize(), subject, rest, known) if rest else None
    if not full or full[0] > relative or any(not _opened(held[full[0] : at]) for at in full[1:]):
        return None
    at = full[0]
    subject, verb, rest = held[:at], held[at], held[at + 1 :]
    plain_form = base(verb.plain, known)
    if verb.plain in REDUCED or plain_form is None or plain_form in SPEAKS or (rest and rest[0].plain == "by"):
        return None
    if verb.plain in TRANSITIVE and rest and rest[0].plain in PREPOSITIONS:
        return None
    present = verb.plain.endswith("s") and verb.plain not in IRREGULAR
    # "Clinton emails" may be things as well as what somebody does: only a bare name shows that it is done.
    if present and not all(t.capital for t in subject):
        return None
    return _asked("Does" if present else "Did", subject, [Token(plain_form, plain_form, " ", False), *rest], known)


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


def _asked(verb: str, subject: Sequence[Token], rest: Sequence[Token], known: Known) -> str | None:
    if not subject or len(subject) > LONGEST_SUBJECT or not rest:
        return None
    if subject[0].plain in PREPOSITIONS or any(t.plain in RELATIVES for t in subject):
        return None
    if subject[0].plain != "there" and all(t.plain in DETERMINERS or t.plain in PREPOSITIONS for t in subject):
        return None
    # "The refugees Orne will admit": the auxiliary is that of a clause inside the subject.
    if any(t.capital and b.plain.endswith("s") and not b.capital for b, t in zip(subject, subject[1:], strict=False)):
        return None
    # "A lawsuit the council is leading": a second noun with its article is the subject of a clause inside.
    if any(t.plain in ARTICLES and b.plain not in PREPOSITIONS for b, t in zip(subject, subject[1:], strict=False)):
        return None
    kept = _keeps_capital(subject, known)
    first = subject[0].shown if kept else subject[0].shown[:1].lower() + subject[0].shown[1:]
    opened = [Token(first, subject[0].plain, "", subject[0].capital), *subject[1:], *rest]
    return f"{verb} {joined_up(opened)}?"


def _keeps_capital(subject: Sequence[Token], known: Known) -> bool:
    """True where the capital of the first word is that of a name or of a title before one, not of a sentence."""
    first, follows = subject[0], subject[1] if len(subject) > 1 else None
    if first.capital or first.plain == "speaker":
        return follows is None or follows.capital or first.plain not in DETERMINERS
    if first.plain in DETERMINERS or first.plain in FORMER:
        return False
    titled = first.plain in TITLES and follows is not None and follows.capital
    return titled or (len(first.plain) >= SEEN and not first.plain.endswith("s") and first.plain not in known.seen)
