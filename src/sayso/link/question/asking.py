"""A neutral yes-or-no question made of a clause's own words, where one can be made safely.

Negation, doubt and emphasis are taken out, the tense and the names stay, the first person becomes the speaker's name.
English turns the auxiliary before the subject, or puts "did" and the plain form of the verb, which must be irregular
or stand elsewhere in the texts; German puts the finite verb first, French "est-ce que", Spanish its marks, Russian a
question mark. Whatever leaves open who or what is meant ("it", "he"), a condition, or a clause without a verb makes
no question: then the matter is named by its words alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sayso.link.question.clause import Clause, headlined
from sayso.link.question.english import CONDITIONS, LEADING, demanded, english
from sayso.link.question.stance import marked, negators
from sayso.link.question.token import Token, joined_up, sized, tokens, unclear, without
from sayso.link.statement.figure import NEGATORS
from sayso.text.verb import Known

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
VOWEL = re.compile(r"^[aeiouhéèêàâîïôû]", re.IGNORECASE)
FEWEST = 2


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
    held = [t for t in tokens(clause, text) if not t.aside]
    alone = "together" not in (t.plain for t in held)
    if code == "en" and ahead and alone and speaker is not None and len(held) > FEWEST and held[0].plain == "to":
        held = [Token(speaker, "speaker", "", True), Token("will", "will", " ", False), *held[1:]]
    while held and held[0].plain in LEADING:
        held.pop(0)
    if code == "en" and ought and not (headlined(clause.words) and all(t.plain != "to" for t in held)):
        held = demanded(held, known) or held
    if way is None or not held or held[0].plain in CONDITIONS:
        return None
    return way(held, speaker if own else None, known)


# ---------------------------------------------------------------- other languages


def _plainly_positive(held: list[Token], code: str, keeps: bool) -> list[Token] | None:
    """The tokens without stance, None where a negation or a doubt cannot be taken out or something stays unclear."""
    spelled = [t.plain for t in held]
    negated = [at for at, word in enumerate(spelled) if word in NEGATORS and negators((word,), code)]
    if (negated and not keeps) or marked(spelled, code, "hedges") or marked(spelled, code, "disavowals"):
        return None
    left = without(held, negated)
    return None if not left or any(unclear(t, code) for t in left) else left


def _russian(held: list[Token], speaker: str | None, known: Known) -> str | None:
    left = _plainly_positive(held, "ru", keeps=False)
    if left is None or not any(FINITE["ru"].search(t.plain) for t in left):
        return None
    words = joined_up(left)
    return sized(f"{words[:1].upper()}{words[1:]}?", left)


def _french(held: list[Token], speaker: str | None, known: Known) -> str | None:
    left = _plainly_positive(held, "fr", keeps=False)
    if left is None or not any(FINITE["fr"].search(t.plain) for t in left[1:]):
        return None
    words = joined_up(left)
    if not left[0].capital or left[0].plain in ("le", "la", "les", "l", "un", "une", "des"):
        words = words[:1].lower() + words[1:]
    opening = "Est-ce qu’" if VOWEL.match(words) else "Est-ce que "
    return sized(f"{opening}{words} ?", left)


def _spanish(held: list[Token], speaker: str | None, known: Known) -> str | None:
    left = _plainly_positive(held, "es", keeps=True)
    if left is None or not any(FINITE["es"].search(t.plain) for t in left):
        return None
    words = joined_up(left)
    return sized(f"¿{words[:1].upper()}{words[1:]}?", left)


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
    return sized(f"{left[at].shown.capitalize()} {words}?", left)


WAYS: dict[str, Callable[[list[Token], str | None, Known], str | None]] = {
    "en": english,
    "ru": _russian,
    "fr": _french,
    "es": _spanish,
    "de": _german,
}
