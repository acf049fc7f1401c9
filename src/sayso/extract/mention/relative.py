"""The name a relative pronoun stands for: ``Ada Orne of Varn, a port clerk who``, ``Tom Reed (R-Fla.), and who``."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extract.mention.layout import Layout
from sayso.extract.mention.name import Name
from sayso.extract.mention.office import ARTICLES, is_person, modifies
from sayso.extract.mention.salience import SUBJECT, weight
from sayso.extract.mention.title import BODY_HEADS, BODY_NOUNS, listed
from sayso.extract.mention.token import Token
from sayso.types import Span

_FROM = listed("of from in at for with on to")
_STOPS = listed("said says told is was are were has have had will would and but or that")
_JOINING = listed("while when as although though if because after before since and but")
_COPULAS = listed("is was remains became")
_NOT_DESCRIBING = (_STOPS | _FROM | listed("to by on about who which whose as than like into")) - {"and"}
_OF_PEOPLE = frozenset({"who", "whose", "whom"})
_PARTISANS = frozenset({"Republican", "Democrat", "Independent"})
FARTHEST = 16


def antecedent(layout: Layout, at: int) -> Name | None:
    """The name that the relative pronoun at a token stands for, None where a common noun or nothing stands there."""
    tokens = layout.tokens
    start = layout.at(layout.sentence_around(tokens[at].start).start)
    if at > start + 2 and tokens[at - 1].low in ("and", "but"):
        before = next((k for k in range(at - 2, start, -1) if tokens[k].low in ("who", "whose", "whom")), None)
        return antecedent(layout, before) if before is not None else None
    near = layout.naming(tokens[start].start, tokens[at].start) if start < at else ()
    of_people = tokens[at].low in _OF_PEOPLE
    for name in reversed(near):
        between = tokens[name.last + 1 : at]
        if of_people and name.words[0] in _PARTISANS:
            continue
        if len(between) > FARTHEST or any(t.word in '.;:“”"' for t in between):
            return None
        lead = tokens[name.first - 1].low if name.first else ""
        of_another = lead == "of" and any(n.last == name.first - 2 for n in near)
        if name.own or of_another or (lead in _FROM and name.kind == "place"):
            continue
        if _joined(between, of_people):
            return _inside(layout, name, near, at) or name
    return None


def acts_as_one(layout: Layout, body: Name, at: int) -> bool:
    """True for a body that ``who`` at a token takes up after a comma: ``according to Selm Port Police (SPP), who``.

    Behind any other preposition the pronoun may stand for one of its people: ``an officer of Selm Port Police, who``.
    """
    tokens = layout.tokens
    before = [t.low for t in tokens[max(0, body.first - 3) : body.first]]
    before = before[:-1] if before[-1:] == ["the"] else before
    led = before[-1:] != [] and before[-1] in _FROM and before[-2:] != ["according", "to"]
    return body.kind == "body" and tokens[at - 1].word == "," and not led


def _joined(between: Sequence[Token], of_people: bool) -> bool:
    """True where nothing, a place, an age, brackets or one description stands between a name and the pronoun."""
    words = list(between)
    if words and words[0].word == "(":
        close = next((k for k, t in enumerate(words) if t.word == ")"), None)
        if close is None:
            return len(words) == 1
        words = words[close + 1 :]
    if words and words[0].low in _FROM and len(words) > 1 and (words[1].cap or words[1].low in ARTICLES):
        stop = next((k for k, t in enumerate(words) if t.word == ","), len(words))
        if any(not t.cap and t.low not in ARTICLES and k for k, t in enumerate(words[:stop])):
            return False
        words = words[stop:]
    if not words or (len(words) == 1 and words[0].word in (",", "—", "–", "-")):
        return True
    if words[0].word != ",":
        return False
    if len(words) > 1 and words[1].word.isdigit():
        return len(words) < 4
    return _describes(words[1:], of_people)


def _describes(words: Sequence[Token], of_people: bool = True) -> bool:
    """True for ``a port clerk`` and ``the former head of the harbour,``: one person, described without a verb.

    Before ``who`` no body can be meant: ``an early endorser``, ``Mayor Orne's former adviser``, ``Republican of Varn``.
    """
    words = words[:-1] if words and words[-1].word == "," else words
    owner = next((k for k, t in enumerate(words[:6]) if t.own), -1) if of_people else -1
    owned = owner >= 0 and all(t.cap for t in words[: owner + 1])
    partisan = of_people and len(words) > 1 and words[0].word in _PARTISANS and words[1].low in _FROM
    if len(words) < 2 or not (words[0].low in ARTICLES or owned or partisan):
        return False
    if any(_stops(words, k) for k in range(len(words))):
        return False
    if any(t.word == "," and not words[k + 1].cap for k, t in enumerate(words[:-1])):
        return False
    cut = next((k for k, t in enumerate(words) if t.low in _FROM and k), len(words))
    head = words[cut - 1]
    one = words[0].low in ("a", "an") and head.low.isalpha() and not head.cap and not head.low.endswith("s")
    return partisan or is_person(head.low) or (of_people and one and head.low not in BODY_NOUNS | BODY_HEADS)


def _stops(words: Sequence[Token], at: int) -> bool:
    """True for a verb or what joins another clause; ``and`` between two nouns of persons joins them."""
    joins = words[at].low == "and" and at and is_person(words[at - 1].low)
    return words[at].low in _STOPS and not joins


def _inside(layout: Layout, name: Name, near: Sequence[Name], at: int) -> Name | None:
    """The earlier name in whose description a name stands: ``Orne, the former clerk of the Harbour Office who``."""
    for other in reversed([n for n in near if n.last < name.first]):
        between = layout.tokens[other.last + 1 : at]
        if between and between[0].word == "," and not other.own and _describes(between[1:]):
            return other
    return None


def description(layout: Layout, at: int) -> tuple[Span, Name | None] | None:
    """The description before a relative pronoun, ``the star journalist, who``, and the name it is said of, if one is.

    ``Orne is a clerk who`` says it of Orne. None where no common noun for one person stands there.
    """
    tokens = layout.tokens
    last = at - 2 if at > 1 and tokens[at - 1].word == "," else at - 1
    told = _called(layout, at)
    if told is not None:
        return Span(tokens[last].start, tokens[last].stop), told
    if last < 0 or tokens[last].cap or not is_person(tokens[last].low):
        return None
    first = last
    while first and last - first < 7 and modifies(tokens[first - 1]):
        first -= 1
    if first and tokens[first - 1].low in ARTICLES:
        first -= 1
    led = tokens[first - 1].low if first else ""
    name = None
    if led in ("is", "was", "remains") and first > 1:
        name = next((n for n in layout.naming(tokens[max(0, first - 6)].start, tokens[first].start)
                     if n.last == first - 2 and not n.own), None)  # fmt: skip
    return Span(tokens[first].start, tokens[last].stop), name


def _called(layout: Layout, at: int) -> Name | None:
    """The name with which a sentence opens, where all before the pronoun is what they are said to be.

    ``Orne is a liar, crook and clerk who``, ``Orne was one of the best known in Selm, a clerk who``.
    """
    tokens = layout.tokens
    start = layout.sentence_around(tokens[at].start).start
    name = next((n for n in layout.naming(start, tokens[at].start) if opens(layout, n, start)), None)
    first = at - 1
    while name and first > name.last and _describing(tokens[first]) and tokens[first].low not in _COPULAS | ARTICLES:
        first -= 1
    if (
        name is None
        or first < name.last + 2
        or tokens[first].low not in ARTICLES
        or not is_singular(tokens[at - 1].low)
    ):
        return None
    led = tokens[first - 1]
    said = led.low in _COPULAS or (led.word == "," and tokens[name.last + 1].low in _COPULAS)
    return name if said and first < at - 1 else None


def opens(layout: Layout, name: Name, start: int) -> bool:
    """True for the subject at the head of a sentence, or after a clause that a comma closes."""
    first = name.begins
    at = layout.at(first)
    led = layout.tokens[at - 1].low if first > start else ","
    joined = led in _JOINING and at - layout.at(start) < 3
    return (led in (",", "—", "–") or joined) and not name.own and weight(layout, name) == SUBJECT


def _describing(token: Token) -> bool:
    """True for what may stand in a list of nouns and adjectives; a verb or a preposition may not."""
    return token.word == "," or (token.word[0].isalpha() and token.low not in _NOT_DESCRIBING)


def is_singular(word: str) -> bool:
    """True for a noun that means one."""
    return not word.endswith("s") or word.endswith("ss")
