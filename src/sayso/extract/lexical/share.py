"""Sentences in which two sources each tell of a part: `14 blessés selon l'hôpital, 17 selon le ministère`."""

from __future__ import annotations

from sayso.extract.lexical.cue import Attributing
from sayso.extract.lexical.nominal import Phrase, phrase_of
from sayso.extract.lexical.reach import governed, opening
from sayso.extract.lexical.scene import Found, Scene, stretch, weighed
from sayso.text.number import is_numeral

# In tokens; what is longer between two phrases is a clause that goes on.
LONGEST_PART = 8


def each_its_own(view: Scene) -> tuple[Found, ...]:
    """What each of two phrases or more at the end of their parts gives, () for other sentences.

    Every part but the first is short and opens with a number, another one than the first source gave.
    """
    phrases = [p for p in view.phrases if p.place not in ("before", "inside")]
    if len(phrases) < 2 or len(phrases) < len(view.phrases):
        return ()
    found: list[Found] = []
    left = opening(view, phrases[0].first)
    for phrase, then in zip(phrases, [*phrases[1:], None], strict=True):
        source = _source(view, phrase, then)
        while found and (view.word(left) in (",", ";") or view.has("coordinators", left)):
            left += 1
        counts = not found or (phrase.first - left <= LONGEST_PART and is_numeral(view.word(left)))
        content = stretch(view.tokens, left, phrase.first)
        if source is None or not content or not counts:
            return ()
        found.append(Found(source.spans, phrase.spans, content, weighed(0.85, source.sure), "according"))
        left = source.after
    return tuple(found) if all(t.shape == "mark" for t in view.tokens[left:]) else ()


def _source(view: Scene, phrase: Attributing, then: Attributing | None) -> Phrase | None:
    """The source behind a phrase, up to the comma or the word for "and" that leads to the next part."""
    source = governed(view, phrase)
    if source is None or then is None:
        return source
    ends = (k for k in range(source.first + 1, then.first) if view.word(k) in (",", ";") or view.has("coordinators", k))
    stop = min(next(ends, source.after), max(source.after, source.first + 1))
    return phrase_of(view.tokens, source.first, stop, view.lexicon)
