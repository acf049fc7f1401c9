"""Rules for speech that a noun reports: `the minister's statement that the bridge is safe`."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.lexical.nominal import Phrase, is_verb, phrase_of
from sayso.extract.lexical.reach import tail
from sayso.extract.lexical.scene import Found, Scene, stretch, weighed
from sayso.types import Span

LONGEST_OWNER = 10


def _by_which(view: Scene, k: int) -> bool:
    """True for the words that lead from a noun to its clause: `la déclaration du ministre {selon laquelle} …`."""
    return any(p.first == k for p in view.phrases) and view.flag("inversion") and view.has("relatives", k + 1) > 0


def owned_by_preposition(view: Scene) -> Iterator[Found]:
    """`The mayor's claim that the bridge is safe`: a noun of speech, whose it is, and its clause."""
    for k in range(len(view.tokens) - 3):
        if not view.has("nominals", k) or not view.has("determiners", k - 1) or not view.has("internal", k + 1):
            continue
        first = k + 2
        reach = range(first + 1, min(first + LONGEST_OWNER, view.stop()))
        that = next((j for j in reach if view.has("that", j) or _by_which(view, j)), None)
        if that is None or any(t.shape == "mark" for t in view.tokens[first:that]):
            continue
        last = that - 1 if view.has("internal", that - 1) else that
        source = phrase_of(view.tokens, first, last, view.lexicon)
        content = stretch(view.tokens, last, _before_main_verb(view, k, that, tail(view, that)))
        named = view.tokens[last - 1].shape == "upper" or view.lexicon.names_role(view.word(last - 1))
        if source is not None and source.sure >= 0.9 and source.after == last and named and content:
            cue = Span(view.tokens[k - 1].start, view.tokens[k].stop)
            yield Found(source.spans, (cue,), content, weighed(0.6, source.sure), "nominal")


def _before_main_verb(view: Scene, noun: int, that: int, stop: int) -> int:
    """Where the verb of the noun itself ends its clause: `L'annonce du maire que le pont fermera {a} surpris.`"""
    shapes = view.lexicon.words("verb_shapes")
    others = ("that", "relatives", "conjunctions", "joins")
    if not shapes or any(is_verb(t, view.lexicon) for t in view.tokens[:noun]):
        return stop
    verb = 0
    for k in range(that + 1 + view.has("relatives", that + 1), stop):
        token = view.tokens[k]
        if token.shape != "lower" or any(view.has(group, k) for group in others):
            return stop
        compound = k == verb + 1 and view.has("auxiliaries", verb)
        if verb and not compound and is_verb(token, view.lexicon):
            return k
        if is_verb(token, view.lexicon) or (len(token.word) > 4 and token.word.endswith(shapes)):
            verb = verb or k
    return stop


def owned_by_case(view: Scene) -> Iterator[Found]:
    """`Die Aussage {des Ministers}, dass …`, `заявление {министра} о том, что …`: a genitive says whose it is."""
    if not view.flag("comma_that"):
        return
    for k in range(len(view.tokens) - 3):
        if not view.has("nominals", k) or view.tokens[k].shape not in ("upper", "lower"):
            continue
        first = k + 1 + view.has("internal", k + 1) if not view.flag("case") else k + 1
        comma = next((j for j in range(first, min(k + LONGEST_OWNER, view.stop())) if view.word(j) == ","), None)
        if comma is None or not view.has("that", comma + 1):
            continue
        correlate = 2 if view.has("correlates", comma - 2) == 2 else 0
        source = _owner(view, k, first, comma - correlate)
        content = stretch(view.tokens, comma + 1, _clause_stop(view, comma + 1))
        if source is not None and content:
            determined = k > 0 and view.has("determiners", k - 1) and view.tokens[k - 1].span not in source.spans
            cue = Span(view.tokens[k - 1 if determined else k].start, view.tokens[k].stop)
            yield Found(source.spans, (cue,), content, weighed(0.6, source.sure), "nominal")


def _owner(view: Scene, k: int, first: int, stop: int) -> Phrase | None:
    """Whose the word at ``k`` is: the noun behind it up to ``stop``, a possessive or a name in front of it."""
    if first < stop:
        inside = view.tokens[first:stop]
        if any(t.shape in ("mark", "quotation") or is_verb(t, view.lexicon) for t in inside):
            return None
        if any(view.lexicon.has("prepositions", t.word) for t in inside):
            return None
        genitive = view.flag("case") or view.has("genitives", first) or first > k + 1
        found = phrase_of(view.tokens, first, stop, view.lexicon)
        return found if found and genitive and found.sure >= 0.9 and found.after == stop else None
    own = k - 1
    if own < 0 or view.tokens[own].shape == "mark":
        return None
    named = not view.flag("case") and view.tokens[own].shape == "upper" and view.word(own).endswith("s")
    if view.has("owners", own) or (named and not view.lexicon.names_role(view.word(own))):
        return Phrase((view.tokens[own].span,), own, own + 1, 1.0 if view.has("owners", own) else 0.9)
    return None


def _clause_stop(view: Scene, k: int) -> int:
    """The comma behind which the sentence goes on with its own verb; where content stops elsewhere if there is none."""
    for j in range(k + 2, view.stop() - 1):
        if view.word(j) != ",":
            continue
        verb = j + 1
        while view.has("negations", verb) or view.has("adjuncts", verb):
            verb += view.has("negations", verb) or view.has("adjuncts", verb)
        closes = verb + 1 == view.stop() and view.tokens[verb].shape == "lower"
        if closes or (verb < len(view.tokens) and _is_finite(view, verb)):
            return j
    return tail(view, k)


def _is_finite(view: Scene, k: int) -> bool:
    """True for a verb or a short participle that may be the main one: `…, {удивило} жителей`, `…, {ist} falsch`."""
    token = view.tokens[k]
    others = ("relatives", "conjunctions", "that", "determiners")
    if token.shape != "lower" or any(view.has(group, k) for group in others):
        return False
    known = is_verb(token, view.lexicon) or token.word in view.lexicon.cues
    endings = view.lexicon.words("predicate_endings") or ("\0",)
    return known or (len(token.word) > 4 and token.word.endswith(endings))
