"""Offices and descriptions that a document gives people: before the name, after it, and in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.extract.mention.given import fold
from sayso.extract.mention.kindred import GENERALS, plain
from sayso.extract.mention.layout import Layout
from sayso.extract.mention.name import Name
from sayso.extract.mention.title import (
    COURTESY,
    KIN,
    NOT_NAMES,
    OFFICE_FORMS,
    OFFICES,
    PERSON_NOUNS,
    SEXED,
    SMALL_WORDS_HERE,
    listed,
    of_lexica,
)
from sayso.extract.mention.token import Token
from sayso.types import Span

KIN_SET = frozenset(KIN)
ARTICLES = listed("the a an his her their its this that le la l' un une der die das el") | of_lexica(
    "determiners", but=SMALL_WORDS_HERE
)
HEAD_FIRST = frozenset({"ru", "uk", "fr", "es", "it", "pt"})
_ALLOWED = listed("former first new longtime then late acting next past")
_LINKS = listed("de des du la les l d' aux et of the") | of_lexica("internal", but=SMALL_WORDS_HERE)
_ADJECTIVE = (
    "al",
    "ic",
    "an",
    "ive",
    "ish",
    "ese",
    "ary",
    "ior",
    "ist",
    "less",
    "based",
    "old",
    "time",
    "elected",
    "ing",
)
_PLAIN = listed("""
campaign press party senate house state city prime foreign vice deputy chief top police company team climate
energy finance defence defense opposition justice interior health trade school university county district
council harbour harbor port transport border news sports radio talk music film movie art business budget policy
security budget army navy air right left far co-anchor front
""")
_STOPS = frozenset([",", ";", ".", ")", "(", "—", "–", "-", ":", "“", "”", '"', "«", "»"])
_RELATIVES = listed("who whose which that whom when where said says")
_SERVING = listed("served serves serving record tenure time years stint term work worked works working elected days")
_PREPOSITIONS = listed("of for from at in on by with to near under behind about during")


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody is said to be: the place of the words, the office in one form, every word, and the gender told.

    ``owner``: the last name, folded, of whose it is (``Orne's spokesman``), ``his`` or ``her`` for a pronoun, or empty.
    """

    span: Span
    head: str
    words: frozenset[str]
    gender: str | None = None
    owner: str = ""


def office_of(words: Sequence[str], span: Span, owner: str = "") -> Office | None:
    """The office in a run of lower-case words, None where they hold none.

    >>> office_of(["republican", "presidential", "nominee"], Span(0, 1)).head
    'nominee'
    """
    cut = next((at for at, w in enumerate(words) if w in _PREPOSITIONS and at), len(words))
    heads = [at for at, w in enumerate(words[:cut]) if (w in OFFICES or w in KIN) and w not in COURTESY]
    if not heads:
        return None
    at = heads[-1]
    head = OFFICE_FORMS.get(words[at], words[at])
    if at and words[at - 1] in ("vice", "deputy", "prime", "premier"):
        head = f"{words[at - 1].replace('premier', 'prime')} {head}"
    if " ".join(words[max(0, at - 1) : at + 1]) in GENERALS:
        head = f"{words[at - 1]} general"
    return Office(span, head, plain(OFFICE_FORMS.get(w, w) for w in words), SEXED.get(words[at]), owner)


def offices(layout: Layout, name: Name, language: str | None) -> Iterator[Office]:
    """The offices that stand beside one mention of a name."""
    before = _before_head_first(layout, name) if language in HEAD_FIRST else _before(layout, name)
    for run in (before, _after(layout, name), _set_off(layout, name), _served(layout, name)):
        if run:
            words = [t.low for t in run]
            owner = owner_before(layout, layout.at(run[0].start))
            found = office_of(words, Span(run[0].start, run[-1].start + len(run[-1].word)), owner)
            if found:
                yield found


def owner_before(layout: Layout, at: int) -> str:
    """Whose the words from a token on are: a last name before them, folded, a pronoun, or empty."""
    if at < 1:
        return ""
    before = layout.tokens[at - 1]
    return fold(before.word) if before.own else before.low if before.low in ("his", "her") else ""


def _start(layout: Layout, name: Name) -> int:
    return layout.at(name.title.start) if name.title else name.first


def modifies(token: Token) -> bool:
    """True for a word that may stand between an article and an office: an adjective, a name, another office."""
    low = token.low
    if token.own or not token.word[0].isalpha():
        return False
    if token.cap:
        return low not in NOT_NAMES or low in _ALLOWED
    return low in _ALLOWED or low in _PLAIN or low in OFFICES or (low.endswith(_ADJECTIVE) and low not in NOT_NAMES)


def _before(layout: Layout, name: Name) -> Sequence[Token]:
    """``former harbour commissioner`` before a name, without the article."""
    stop = name.first
    start = _start(layout, name)
    while start and layout.line(layout.tokens[start - 1].start) == layout.line(name.span.start):
        token = layout.tokens[start - 1]
        if layout.text[token.stop : layout.tokens[start].start].strip() or not modifies(token):
            break
        if start == name.first and token.low not in OFFICES:
            break
        start -= 1
    run = layout.tokens[start:stop]
    while run and run[0].low in COURTESY and run[0].low not in OFFICES:
        run = run[1:]
    while run and run[-1].low in COURTESY and run[-1].low not in OFFICES:
        run = run[:-1]
    return run


def _before_head_first(layout: Layout, name: Name) -> Sequence[Token]:
    """``министр иностранных дел`` before a name, where the office stands first."""
    at = start = _start(layout, name)
    found = start if name.title else None
    while at and start - at < 7:
        token = layout.tokens[at - 1]
        if not token.word[0].isalpha() or (token.low in NOT_NAMES and token.low not in _LINKS | {"по"}):
            break
        at -= 1
        if token.low in OFFICES:
            found = at
    return layout.tokens[found : name.first] if found is not None else ()


def _after(layout: Layout, name: Name) -> Sequence[Token]:
    """``, head of the port office,`` after a name, or ``, who is the head of ...``, without the article."""
    at = name.last + 1
    tokens = layout.tokens
    if at >= len(tokens) or tokens[at].word not in (",", "—", "–", "("):
        return ()
    if name.kind != "person" and not name.full:
        return ()
    at += 1
    if at + 1 < len(tokens) and tokens[at].low == "who" and tokens[at + 1].low in ("is", "was"):
        at += 2
    while at < len(tokens) and (tokens[at].low in ARTICLES or tokens[at].word.isdigit() or tokens[at].own):
        at += 1
        if at < len(tokens) and tokens[at].word == "," and tokens[at - 1].word.isdigit():
            at += 1
    stop = at
    while stop < len(tokens) and stop - at < 16:
        token = tokens[stop]
        if token.word in _STOPS or token.low in _RELATIVES or (token.low in ("and", "but") and stop - at > 5):
            break
        stop += 1
    if stop < len(tokens) and tokens[stop].low in ("said", "says"):
        return ()
    run = tokens[at:stop]
    lead = [t.low for t in run[:6]]
    cut = next((k for k, w in enumerate(lead) if w in _PREPOSITIONS), len(lead))
    if not any(w in OFFICES or w in KIN for w in lead[:cut]):
        return ()
    return run if all(modifies(t) for t in run[: max(0, _office_at(lead) or 0)]) else ()


def _office_at(words: Sequence[str]) -> int | None:
    return next((at for at, w in enumerate(words) if w in OFFICES), None)


def _set_off(layout: Layout, name: Name) -> Sequence[Token]:
    """``the council's clerk, NAME,``: an office set off before a name by a comma."""
    comma = _start(layout, name) - 1
    tokens = layout.tokens
    if (
        comma < 1
        or tokens[comma].word != ","
        or tokens[comma - 1].low not in OFFICES | KIN_SET
        or tokens[comma - 1].cap
    ):
        return ()
    start = comma - 1
    while start and modifies(tokens[start - 1]):
        start -= 1
    before = tokens[start - 1] if start else None
    return tokens[start:comma] if before and (before.low in ARTICLES or before.own) else ()


def _served(layout: Layout, name: Name) -> Sequence[Token]:
    """``secretary of state`` in ``Orne, who served as secretary of state``, ``Orne's years as secretary of state``."""
    tokens = layout.tokens
    served = False
    for at in range(name.last + 1, min(name.last + 24, len(tokens) - 1)):
        token = tokens[at]
        if token.word in '.;:“”"':
            return ()
        served = served or token.low in _SERVING
        if served and token.low == "as":
            others = layout.naming(tokens[name.last].stop, token.start)
            if any(n.kind == "person" and not n.own for n in others):
                return ()
            stop = at + 1
            while stop < len(tokens) and stop - at < 9 and tokens[stop].word[0].isalpha():
                stop += 1
            run = tokens[at + 1 : stop]
            while run and run[0].low in ARTICLES:
                run = run[1:]
            held = next((k for k, t in enumerate(run[:4]) if t.low in OFFICES), None)
            return (
                ()
                if held is None
                else run[: held + (3 if run[held + 1 : held + 2] and run[held + 1].low == "of" else 1)]
            )
    return ()


def sex(words: Sequence[str]) -> str | None:
    """The gender the words of a description tell, ``m``, ``f`` or None."""
    return next((SEXED[w] for w in words if w in SEXED), None)


def is_person(word: str) -> bool:
    """True for a common noun that means one person."""
    return word in PERSON_NOUNS or word.endswith(("man", "woman", "ist", "crat", "ologist", "person"))
