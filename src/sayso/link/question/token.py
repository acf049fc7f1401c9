"""The words of a clause as a question or a topic shows them: as written, joined as they were, with their capitals."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from sayso.link.question.clause import Clause, headlined
from sayso.link.spelling import POSSESSIVE, STEMS_BEFORE_NOT

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
INSIDE = re.compile(r"[a-z,;] ?$")
SHORTEST, LONGEST = 3, 20
MARK = re.compile(r"(?<!\w)[‘']")
OWNED = re.compile(r"['’]s?\s")
ROUND = re.compile(r"[()]")
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
TITLES = frozenset("president senator sen representative rep governor gov secretary judge justice mayor mr mrs".split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word as written and as spelled plainly, what stands between it and the word before, a capital or not.

    What stands ``aside`` stands in round brackets.
    """

    shown: str
    plain: str
    gap: str
    capital: bool
    aside: bool = False


def tokens(clause: Clause, text: str) -> tuple[Token, ...]:
    """The clause's words with what joins them: a hyphen, a sign of money, nothing, else one space.

    Of a headline's capitals only those of names are left; the stop of "Gov." stays.
    """
    found: list[Token] = []
    before = None
    aside = False
    headline = headlined(clause.words)
    proper = {at for at, key in clause.keys if key.startswith("^")}
    for at, word in enumerate(clause.words):
        between = text[before.stop : word.start] if before is not None else ""
        owned = OWNED.match(between)
        opened = MARK.search(text, clause.span.start, before.stop) if owned and before is not None else None
        if owned and found and opened is None and (owned.group()[1] == "s" or found[-1].plain.endswith("s")):
            found[-1] = replace(found[-1], shown=found[-1].shown + owned.group().rstrip())
            between = " "
        if ROUND.search(between):
            aside = between.rfind("(") > between.rfind(")")
        if found and between.startswith(".") and len(between) > 1:
            found[-1] = replace(found[-1], shown=found[-1].shown + ".")
        gap = between if between in ("", "-", "–", "’", "'", "/", ".") else " "
        shown = text[word.start : word.stop]
        if found and gap == "" and text[word.start : word.start + 1] in "'’" and word.plain != POSSESSIVE:
            gap, shown = " ", word.plain
        if word.plain == "not" or shown.casefold() in STEMS_BEFORE_NOT:
            gap, shown = " " if word.plain == "not" else gap, word.plain
        if headline and word.capital and at not in proper and not _keeps(clause, at, shown, proper):
            found.append(Token(shown.lower(), word.plain, gap, False, aside))
            before = word
            continue
        inside = at > 0 or INSIDE.search(text, max(0, word.start - 2), word.start) is not None
        capital = (at in proper) or (inside and word.capital) or (len(shown) > 1 and shown.isupper())
        found.append(Token(shown, word.plain, gap, capital, aside))
        before = word
    return tuple(found)


def _keeps(clause: Clause, at: int, shown: str, proper: Container[int]) -> bool:
    """True for a capital that is no headline's: of an abbreviation, a day, a title before a name."""
    word = clause.words[at]
    titled = word.plain in TITLES and at + 1 < len(clause.words) and at + 1 in proper
    return titled or shown.casefold() in DAYS or (len(shown) > 1 and shown.isupper())


def unclear(token: Token, language: str) -> bool:
    """True for a word that leaves open who or what is meant: "he", but not the U.S."""
    letters = token.shown.replace(".", "")
    return token.plain in UNCLEAR.get(language, frozenset()) and not (len(letters) > 1 and letters.isupper())


def joined_up(parts: Sequence[Token]) -> str:
    """The tokens as one line, each behind what stood before it in the text."""
    said = "".join((t.gap if at else "") + t.shown for at, t in enumerate(parts))
    return re.sub(r"\s+", " ", said).strip()


def sized(words: str | None, parts: Sequence[Token]) -> str | None:
    """The words, None where the parts they are made of are too few or too many for a question."""
    return words if words and SHORTEST <= len(parts) <= LONGEST else None


def without(held: Sequence[Token], places: Container[int]) -> list[Token]:
    """The tokens but those at these places."""
    return [t for at, t in enumerate(held) if at not in places]
