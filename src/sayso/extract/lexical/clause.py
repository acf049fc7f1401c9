"""Rules for reported speech without quotation marks: clauses, phrases that attribute, infinitives."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.lexical.cue import Hit
from sayso.extract.lexical.nominal import Phrase
from sayso.extract.lexical.phrase import before
from sayso.extract.lexical.reach import comma_before, governed, opening, rest_after, tail, that_word, trails
from sayso.extract.lexical.scene import Found, Scene, is_object, source_behind, source_of, stretch, weighed
from sayso.types import Spans


def that_clause(view: Scene) -> Iterator[Found]:
    """`The mayor said that …`: a cue and a clause that a word such as `that` opens."""
    for hit in view.hits:
        if not hit.takes("clause", "question"):
            continue
        k = that_word(view, hit)
        if k is None:
            continue
        source, sure, _ = source_of(view, hit, stop=k)
        content = stretch(view.tokens, k, tail(view, k, hit))
        if content and (source or view.flag("pro_drop") or hit.cue.impersonal):
            yield Found(source, hit.spans, content, weighed(0.9 if source else 0.7, sure), "that_clause")


def bare_clause(view: Scene) -> Iterator[Found]:
    """`sagte, er habe …`, `said the bridge was safe`: a clause that no word opens."""
    for hit in view.hits:
        if not hit.takes("clause") or hit.takes("infinitive") or hit.cue.impersonal or trails(view, hit):
            continue
        if view.flag("bare_comma"):
            source, sure, stop = source_of(view, hit, stop=_comma(view, hit.after))
            k = stop if view.word(stop) == "," else _comma(view, hit.after)
            opened = k is not None and not _opens_otherwise(view, k + 1)
        else:
            source, sure, k = *source_of(view, hit, stop=hit.after)[:2], _over_addressee(view, hit) - 1
            opened = view.flag("bare") and _starts_clause(view, hit, k + 1)
        if opened and k is not None and sure >= 0.6:
            content = stretch(view.tokens, k + 1, tail(view, k + 1, hit))
            if content and view.tokens[k + 1].shape != "quotation":
                yield Found(source, hit.spans, content, weighed(0.8, sure), "bare_clause")


def trailing(view: Scene) -> Iterator[Found]:
    """`The bridge is safe, said the mayor.`: the clause first; words after an inserted cue go on with it."""
    for hit in view.hits:
        source = trails(view, hit)
        if source is None:
            continue
        comma = comma_before(view, hit, source)
        content = stretch(view.tokens, opening(view, comma), comma)
        if not content or comma - opening(view, comma) < 2:
            continue
        rest = rest_after(view, max(source.after, hit.after))
        yield Found(source.spans, hit.spans, content + rest, weighed(0.85, source.sure), "trailing")


def according(view: Scene) -> Iterator[Found]:
    """`According to the mayor, …` at the start, in the middle or at the end of what is said."""
    for phrase in view.phrases:
        source: Phrase | None
        if phrase.place == "inside":
            source = Phrase(phrase.source, phrase.first, phrase.after, 1.0)
            first, last = phrase.first, phrase.after
        elif phrase.place != "before":
            source = governed(view, phrase)
            first, last = phrase.first, source.after if source else 0
        else:
            source = before(view.tokens, phrase.first, view.lexicon)
            first, last = source.first if source else 0, phrase.after
        if source is None or source.sure < 0.2:
            continue
        if (
            view.flag("case")
            and first > 0
            and _says_something(view, 0, first)
            and view.tokens[first - 1].shape != "mark"
        ):
            continue
        content = _around(view, first, last)
        if content:
            yield Found(source.spans, phrase.spans, content, weighed(0.85, source.sure), "according")


def as_said(view: Scene) -> Iterator[Found]:
    """`As the mayor said, …`: a word for `as`, then cue and source in either order."""
    for hit in view.hits:
        first = next((k for k in range(hit.first, max(-1, hit.first - 9), -1) if view.has("as", k)), None)
        if first is None or not hit.takes("quotation", "clause"):
            continue
        between = view.tokens[first + 1 : hit.first]
        if any(t.shape == "mark" and t.word in ",.;:" for t in between):
            continue
        source, sure, last = source_of(view, hit, start=first + view.has("as", first))
        if not sure:
            continue
        content = _around(view, first, last)
        if content:
            yield Found(source, hit.spans, content, weighed(0.85, sure), "as_said")


def above(view: Scene) -> Iterator[Found]:
    """`This the mayor said on Friday.`: the sentence before is what was said."""
    if view.previous is None:
        return
    for hit in view.hits[:1]:
        opened = any(view.has("above", k) for k in range(min(2, hit.first + 1)))
        if not opened or hit.first > 12 or not hit.takes("clause", "quotation") or that_word(view, hit) is not None:
            continue
        if any(t.word == ":" or (t.shape == "quotation" and t.word == "speech") for t in view.tokens):
            continue
        source = source_behind(view, hit) or before(view.tokens, hit.first, view.lexicon)
        if source is not None and source.sure >= 0.4:
            yield Found(source.spans, hit.spans, (view.previous,), weighed(0.6, source.sure), "above")


def infinitive(view: Scene) -> Iterator[Found]:
    """`The mayor promised to rebuild the bridge.`: a cue and what it governs."""
    for hit in view.hits:
        if not hit.takes("infinitive"):
            continue
        k = next((k for k in range(hit.after, min(hit.after + 6, len(view.tokens))) if _is_infinitive(view, k)), None)
        if k is None or any(t.shape in ("mark", "quotation") for t in view.tokens[hit.after : k]):
            continue
        k -= view.has("negations", k - 1)
        subject = before(view.tokens, hit.first, view.lexicon)
        content = stretch(view.tokens, k, tail(view, k, hit))
        if subject is not None and not is_object(view, hit, subject) and subject.sure >= 0.4 and content:
            yield Found(subject.spans, hit.spans, content, weighed(0.65, subject.sure), "infinitive")


def about(view: Scene) -> Iterator[Found]:
    """`The mayor warned of floods.`: a cue and the phrase that says of what."""
    for hit in view.hits:
        if not hit.takes("about") or not view.has("about", hit.after):
            continue
        subject = before(view.tokens, hit.first, view.lexicon)
        content = stretch(view.tokens, hit.after, tail(view, hit.after, hit))
        if subject is not None and subject.sure >= 0.9 and content and that_word(view, hit) is None:
            yield Found(subject.spans, hit.spans, content, weighed(0.6, subject.sure), "about")


def _comma(view: Scene, i: int) -> int | None:
    """The first comma from ``i`` on that no other mark or quotation precedes."""
    for k in range(i, min(i + 12, len(view.tokens))):
        if view.word(k) == ",":
            return k
        if view.tokens[k].shape == "quotation" or view.word(k) in (".", ":", ";"):
            return None
    return None


def _opens_otherwise(view: Scene, k: int) -> bool:
    """True where the words after a comma are no reported clause: a conjunction, a relative, an apposition, a cue."""
    others = ("conjunctions", "relatives", "that", "offices", "coordinators", "as", "prepositions")
    if k >= view.stop() or view.tokens[k].shape == "quotation":
        return True
    return any(view.has(group, k) for group in others) or any(h.first == k for h in view.hits)


def _over_addressee(view: Scene, hit: Hit) -> int:
    k = hit.after
    while k < len(view.tokens) and any(view.has(g, k) for g in ("addressees", "adjuncts", "objects")):
        k += view.has("adjuncts", k) or 1
    return k


def _starts_clause(view: Scene, hit: Hit, k: int) -> bool:
    if k + 2 >= view.stop() or view.tokens[k].shape == "mark":
        return False
    return not any(view.has(group, k) for group in ("prepositions", "that", "conjunctions", "coordinators", "objects"))


def _around(view: Scene, first: int, last: int) -> Spans:
    """The clause around an attributing phrase that covers tokens ``first`` to before ``last``."""
    stop = view.stop()
    left = opening(view, first)
    for k in range(first - 1, left, -1):
        if (view.has("that", k) and view.word(k - 1) == ",") or view.word(k) == ":":
            left = k + 1
            break
    ahead = stretch(view.tokens, left, first) if _says_something(view, left, first) else ()
    begun = first == 0 or not ahead
    behind = stretch(view.tokens, last, tail(view, last)) if begun or view.word(last) == "," else ()
    if not begun and view.word(first - 1) != "," and last < stop:
        behind = stretch(view.tokens, last, stop)
    return ahead + behind


def _says_something(view: Scene, left: int, first: int) -> bool:
    """True where more than adverbs and marks stand before the phrase."""
    k = left
    while k < first:
        count = view.has("adjuncts", k) or (view.tokens[k].shape == "mark") or view.has("coordinators", k)
        if not count:
            return True
        k += int(count)
    return False


def _is_infinitive(view: Scene, k: int) -> bool:
    """True at an infinitive, or at the word that opens one (`de`, `to`)."""
    if view.has("openers", k):
        return any(_ends_like_one(view, k + step) for step in (1, 2, 3))
    return not view.lexicon.groups.get("openers") and _ends_like_one(view, k)


def _ends_like_one(view: Scene, k: int) -> bool:
    endings = view.lexicon.words("infinitives")
    word = view.word(k)
    if not word or view.tokens[k].shape != "lower":
        return False
    if view.flag("plain_infinitive"):
        return True
    known = any(view.has(group, k) for group in ("offices", "people", "bodies", "addressees"))
    return word.endswith(endings) and not known
