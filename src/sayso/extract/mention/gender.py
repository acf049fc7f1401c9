"""The gender that a text tells of somebody it names by the pronouns that can only mean the same person."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.mention.cast import Person
from sayso.extract.mention.layout import Layout
from sayso.extract.mention.name import Name
from sayso.extract.mention.salience import SUBJECT, weight
from sayso.extract.mention.title import listed

OWN = {"his": "m", "her": "f"}
SELF = {"himself": "m", "herself": "f"}
SUBJECTS = {"he": "m", "she": "f"}
CLEAR, LIKELY, ENOUGH = 1.0, 0.5, 1.0
_JOINING = listed("as when before after while since because though although until where who and")
_TELLING = listed("said says that told tells called calls about of to against on with for from by")
_NO_NOUN = listed("""
in on at to up out of for from with by and or as but before after when while off over down that again
""")
MOST, NEAR = 12, 16


def told_gender(layout: Layout, person: Person) -> str | None:
    """``m`` or ``f`` where the sentences about somebody say so, None where they say nothing or both.

    ``Nega, who lost his job``, ``Nega left when she``: until another name comes, such a word is about the subject.
    """
    weights = {"m": 0.0, "f": 0.0}
    for name in person.mentions[:MOST]:
        for gender, amount in _told(layout, name):
            weights[gender] += amount
    most = max(weights, key=lambda g: weights[g])
    least = weights["f" if most == "m" else "m"]
    return most if weights[most] >= ENOUGH and weights[most] > 2 * least else None


def _told(layout: Layout, name: Name) -> Iterator[tuple[str, float]]:
    if name.own or weight(layout, name) != SUBJECT or layout.quoting(name.span.start):
        return
    tokens = layout.tokens
    sentence = layout.sentence_around(name.span.start)
    ahead = layout.naming(name.span.start + 1, sentence.stop)
    stop = min(sentence.stop, ahead[0].span.start if ahead else sentence.stop)
    told = joined = False
    for at in range(name.last + 1, min(name.last + NEAR, len(tokens) - 1)):
        token = tokens[at]
        if token.start >= stop or token.word in '“”"':
            return
        if token.low in SELF:
            yield SELF[token.low], CLEAR
            return
        if token.low in OWN and not told:
            owns = tokens[at + 1].low.isalpha() and tokens[at + 1].low not in _NO_NOUN
            if owns and (joined or tokens[at - 1].low not in _TELLING):
                yield OWN[token.low], CLEAR if joined else LIKELY
            return
        if token.low in SUBJECTS:
            if joined and not told:
                yield SUBJECTS[token.low], CLEAR
            return
        joined = joined or token.low in _JOINING
        told = told or token.low in ("said", "says", "that", "told")
    after = tokens[layout.at(sentence.stop) : layout.at(sentence.stop) + 1]
    if not ahead and after and after[0].low in SUBJECTS and layout.line(after[0].start) == layout.line(name.span.start):
        yield SUBJECTS[after[0].low], CLEAR
