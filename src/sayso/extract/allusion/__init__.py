"""Speech that a noun points to: ``Orne condemned {Lunin's} {call for} {a ban on lorries}``.

Whose words they are stands before the noun (a name or an office with a possessive ending, "his") or behind it ("a claim
by Lunin that …"); what was said follows it: a clause that "that" opens, an infinitive, a thing called for, proposed or
warned of, or a quotation. "Attacked Lunin for suggesting that …" points to it too. The nouns are lists of the lexicon.
Precision first: where the words behind the noun may be more than what was said, nothing is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sayso.extract.allusion.possessor import Possessor, possessor
from sayso.extract.allusion.purport import purport
from sayso.extract.allusion.word import Scene, Words
from sayso.extract.draft import Draft, Ground, width
from sayso.text.lexicon import LANGUAGES, lexicon
from sayso.types import Quotation, Span

SCORE = 0.7
NAMING = re.compile(r"\b(?:call(?:s|ed|ing)?|label\w*|describ\w+|dub\w*|brand\w*)$", re.I)
AS = re.compile(r"\bas\b")


def alluded(
    text: str, found: Sequence[Draft], sentences: Sequence[Span], marks: Sequence[Quotation], language: str | None
) -> list[Draft]:
    """Speech that a noun points to and that no draft found so far holds, each with the content it stands in, if any.

    A language whose lexicon has no list of such nouns yields none.

    >>> t = "Orne condemned Lunin’s call for a ban on lorries."
    >>> outer = Draft((Span(0, 4),), (Span(5, 14),), (Span(15, 48),), 1.0, "")
    >>> [one] = alluded(t, [outer], [Span(0, len(t))], [], "en")
    >>> [s.of(t) for s in (*one.source, *one.cue, *one.content)]
    ['Lunin’s', 'call for', 'a ban on lorries']
    """
    words = lexicon(language) if language in LANGUAGES else None
    if words is None or not words.words("spoken_that"):
        return []
    scene, ground = Scene(text, marks, words), Ground(found)
    new: list[Draft] = []
    for sentence in sentences:
        if scene.sign.search(text, sentence.start, sentence.stop):
            for draft in _pointed_to(scene, sentence, [d for d in ground.near(sentence) if d.content]):
                ground.add(draft)
                new.append(draft)
    return new


def _pointed_to(scene: Scene, sentence: Span, near: Sequence[Draft]) -> Iterator[Draft]:
    """What the nouns of one sentence point to, in order, unless a draft has it."""
    words = scene.words(sentence)
    for noun, word in enumerate(words):
        owner = possessor(scene, words, noun) if word.form in scene.nouns else None
        if owner is None:
            continue
        source = Span(words[owner.first].start, words[owner.last].stop)
        pointing = Span(word.start, word.stop)
        holding = (d for d in near if _holds(d, source) and _holds(d, pointing))
        outer = min(holding, key=lambda d: width(d.content), default=None)
        inside = next((c for c in outer.content if c.holds(pointing)), sentence) if outer else sentence
        told = purport(scene, words, noun, owner, _limit(scene, words, owner, outer, min(inside.stop, sentence.stop)))
        if told is None or not any(c.isalpha() for c in told.content.of(scene.text)):
            continue
        cue = Span(words[owner.opens].start, told.cue_stop)
        if all(_is_apart(source, cue, told.content, draft) for draft in near):
            around = outer.content if outer else None
            yield Draft((source,), (cue,), (told.content,), SCORE, "rule:alluded", around)


def _holds(draft: Draft, span: Span) -> bool:
    return any(c.holds(span) for c in draft.content)


def _limit(scene: Scene, words: Words, owner: Possessor, outer: Draft | None, stop: int) -> int:
    """Where what was said ends at the latest: before a name that somebody gives it, ``called his claim {“a joke”}``."""
    before = words[owner.first - 1].form if owner.first else ""
    opens = outer is not None and outer.content[0].start == words[owner.first].start
    cue = " ".join(s.of(scene.text) for s in outer.cue) if outer is not None and opens else ""
    if not NAMING.search(before) and not NAMING.search(cue):
        return stop
    at = words[owner.last].stop
    place = bisect_left(scene.marks, at, key=lambda q: q.span.start)
    names = [m.start() for m in AS.finditer(scene.text, at, stop)]
    return min([stop, *names, *(q.span.start for q in scene.marks[place : place + 1])])


def _is_apart(source: Span, cue: Span, content: Span, other: Draft) -> bool:
    """True where the other draft shares no cue with this one and either holds all of it or none of its content."""
    if any(s.meets(cue) for s in (*other.cue, *other.source)) or any(s.meets(content) for s in other.cue):
        return False
    if any(s.meets(content) for s in other.source) or any(content.holds(c) for c in other.content):
        return False
    return all(not c.meets(content) or (c.holds(content) and c.holds(source)) for c in other.content)
