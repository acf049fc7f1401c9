"""Rules for reported speech without quotation marks: clauses, and phrases that attribute."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.extract.lexical.cue import Attributing, Hit
from sayso.extract.lexical.nominal import Phrase, is_verb
from sayso.extract.lexical.phrase import before
from sayso.extract.lexical.reach import comma_before, governed, opening, rest_after, tail, that_word, trails
from sayso.extract.lexical.scene import (
    Found,
    Scene,
    nobody,
    source_behind,
    source_of,
    stretch,
    unsaid,
    weighed,
)
from sayso.extract.lexical.share import each_its_own
from sayso.types import Spans

# An infinitive that holds its opener inside: zusammenzuarbeiten.
INSIDE = re.compile(r"\w{2,}zu\w{2,}e?n")


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
        if content and (source or unsaid(view, hit) or nobody(view, hit) or hit.cue.impersonal):
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
            if content and view.tokens[k + 1].shape != "quotation" and _is_reported(view, hit, k + 1):
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
        closed = next((k + 1 for k, t in enumerate(view.tokens) if t.stop == hit.spans[-1].stop), hit.after)
        rest = rest_after(view, _past_occasion(view, comma, max(source.after, hit.after, closed)))
        yield Found(source.spans, hit.spans, content + rest, weighed(0.85, source.sure), "trailing")


def _past_occasion(view: Scene, comma: int, last: int) -> int:
    """The comma behind `le pont, a dit la maire {lors d'un point de presse}, ouvrira`, where no verb stands before."""
    if view.flag("comma_that") or view.flag("bare") or not view.has("prepositions", last):
        return last
    if any(is_verb(t, view.lexicon) for t in view.tokens[:comma]):
        return last
    found = next((k for k in range(last, min(last + 16, view.stop())) if view.word(k) == ","), last)
    return last if any(is_verb(t, view.lexicon) for t in view.tokens[last:found]) else found


def in_passing(view: Scene) -> Iterator[Found]:
    """`El puente, dijo, es seguro`: a cue alone between commas, where the verb shows the person."""
    for hit in view.hits:
        alone = view.word(hit.first - 1) == "," and (hit.after >= view.stop() or view.word(hit.after) == ",")
        if not alone or not unsaid(view, hit) or hit.cue.gerund or hit.cue.kind != "says" or hit.denied:
            continue
        first = opening(view, hit.first - 1)
        content = stretch(view.tokens, first, hit.first - 1)
        told = hit.after < view.stop() or any(is_verb(t, view.lexicon) for t in view.tokens[first : hit.first - 1])
        if content and told and not any(t.shape == "quotation" for t in view.tokens[first : hit.first]):
            yield Found((), hit.spans, content + rest_after(view, hit.after), 0.6, "in_passing")


def according(view: Scene) -> Iterator[Found]:
    """`According to the mayor, …` at the start, in the middle or at the end of what is said."""
    shared = each_its_own(view)
    yield from shared
    for phrase in () if shared else view.phrases:
        source: Phrase | None
        if _says_so_himself(view, phrase):
            continue
        if phrase.place == "inside":
            source = Phrase(phrase.source, phrase.first, phrase.after, 1.0)
            first, last = phrase.first, phrase.after
        elif phrase.place != "before":
            source = governed(view, phrase)
            first, last = phrase.first, source.after if source else 0
        else:
            source = _leading(view, phrase.first)
            first, last = source.first if source else 0, phrase.after
        if source is None or source.sure < 0.2:
            continue
        last = _past_relative(view, last, closes=_says_something(view, 0, first))
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
        first = first - 1 if first and view.has("as", first - 1) > 1 else first
        if first is None or not hit.takes("quotation", "clause") or that_word(view, hit) is not None:
            continue
        between = view.tokens[first + 1 : hit.first]
        if view.flag("split") and not between and view.word(hit.first).endswith("t"):
            continue
        if any(t.shape == "mark" and t.word in ",.;:" for t in between):
            continue
        if not view.flag("comma_that") and any(view.has("relatives", k) for k in range(first + 1, hit.first)):
            continue
        source, sure, last = source_of(view, hit, start=first + view.has("as", first))
        if not sure and not (view.flag("pro_drop") and hit.first == first + view.has("as", first)):
            continue
        content = _around(view, first, _over_occasion(view, first, last))
        if content:
            yield Found(source, hit.spans, content, weighed(0.85, sure), "as_said")


def _over_occasion(view: Scene, first: int, last: int) -> int:
    """The comma that closes `as the mayor said {in a letter to the port}` where it opens the sentence."""
    if view.flag("comma_that") or any(t.shape != "mark" for t in view.tokens[:first]):
        return last
    comma = next((k for k in range(last, min(last + 16, view.stop())) if view.word(k) == ","), last)
    inside = view.tokens[last:comma]
    occasion = any(view.has(group, last) for group in ("prepositions", "adjuncts", "addressing", "channels"))
    return comma if occasion and not any(is_verb(t, view.lexicon) for t in inside) else last


def above(view: Scene) -> Iterator[Found]:
    """`This the mayor said on Friday.`: the sentence before is what was said."""
    told = view.previous or view.earlier
    if told is None:
        return
    for hit in view.hits[:1]:
        opened = any(view.has("above", k) for k in range(min(2, hit.first + 1)))
        if view.flag("split") and hit.first != 1:
            continue
        if not opened or hit.first > 12 or not hit.takes("clause", "quotation") or that_word(view, hit) is not None:
            continue
        if any(t.word == ":" or (t.shape == "quotation" and t.word == "speech") for t in view.tokens):
            continue
        source = source_behind(view, hit) or before(view.tokens, hit.first, view.lexicon)
        if source is not None and source.sure >= 0.4:
            yield Found(source.spans, hit.spans, (told,), weighed(0.6, source.sure), "above")


def _leading(view: Scene, stop: int) -> Phrase | None:
    """The noun phrase right before a word that follows its noun: `… hat {der Polizei} zufolge`."""
    first = stop
    while first > 0 and view.tokens[first - 1].shape in ("upper", "quotation"):
        first -= 1
    if first > 0 and view.tokens[first - 1].shape == "lower" and view.has("determiners", first - 1):
        first -= 1
    return before(view.tokens, stop, view.lexicon, first) if first < stop else None


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
    others = ["conjunctions", "relatives", "that", "offices", "coordinators", "as", "purposes"]
    if k >= view.stop() or view.tokens[k].shape == "quotation":
        return True
    if not _holds_clause(view, k):
        others.append("prepositions")
    return any(view.has(group, k) for group in others) or any(h.first == k for h in view.hits)


def _is_reported(view: Scene, hit: Hit, k: int) -> bool:
    """False for a relative clause, a list or the main clause behind a comma, where every clause has commas.

    What opens like a relative clause counts only with the verb of reported speech or a verb in second place.
    """
    if not view.flag("bare_comma"):
        return True
    clause = hit.first
    while clause > 0 and view.tokens[clause - 1].shape not in ("mark", "quotation"):
        clause -= 1
    if view.word(clause - 1) == "," and view.has("articles", clause) and hit.after == k - 1 and hit.after - clause > 1:
        return False
    last = next((j for j in range(k + 1, view.stop()) if view.word(j) == ","), view.stop())
    verbs = [j for j in range(k, view.stop()) if _may_be_verb(view, j)]
    if not view.has("articles", k):
        return bool(verbs)
    reported = any(view.has("reported", j) or view.has("reported_past", j) for j in range(k, last))
    second = any(j < last - 1 and j - k <= 6 and is_verb(view.tokens[j], view.lexicon) for j in verbs)
    infinitive = any(view.has("openers", j) or INSIDE.fullmatch(view.word(j)) for j in range(k, view.stop()))
    return reported or second or infinitive


def _may_be_verb(view: Scene, j: int) -> bool:
    token = view.tokens[j]
    if token.shape != "lower":
        return token.shape == "quotation" and token.word == "speech"
    known = is_verb(token, view.lexicon) or view.has("reported", j) or view.has("reported_past", j)
    other = any(view.has(group, j) for group in ("determiners", "prepositions", "adjuncts"))
    return bool(known) or (not other and len(token.word) > 3 and token.word.endswith(("t", "te", "ten", "en")))


def _holds_clause(view: Scene, k: int) -> bool:
    """True where the words up to the next comma hold a finite verb or an infinitive with its opener."""
    first = True
    for j in range(k, view.stop()):
        first = first and view.word(j) != ","
        if view.has("openers", j) and j + 1 < view.stop() and view.tokens[j + 1].shape == "lower":
            return True
        if view.has("reported", j) or (first and is_verb(view.tokens[j], view.lexicon)):
            return True
        if view.flag("split") and view.tokens[j].shape == "lower" and INSIDE.fullmatch(view.word(j)):
            return True
    return False


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
    bracket = next((k for k in range(first - 1, left, -1) if view.word(k) in ("(", ")")), 0)
    closing = next((k for k in range(last, stop) if view.word(k) == ")"), 0)
    if view.word(bracket) == "(" and closing:
        return stretch(view.tokens, bracket + 1, first) + stretch(view.tokens, last, closing)
    for k in range(first - 1, left, -1):
        if (view.has("that", k) and view.word(k - 1) == "," and view.flag("comma_that")) or view.word(k) == ":":
            left = k + 1
            break
    left = _relative_before(view, left, first, last)
    ahead = stretch(view.tokens, left, first) if _says_something(view, left, first) else ()
    begun = first == 0 or not ahead
    behind = stretch(view.tokens, last, tail(view, last)) if begun or view.word(last) == "," else ()
    if not begun and view.word(first - 1) != "," and last < stop:
        behind = stretch(view.tokens, last, stop)
    return ahead + behind


def _says_so_himself(view: Scene, phrase: Attributing) -> bool:
    """True for `a dit que, selon lui, …`: whoever is said to say so is said to say it by himself."""
    k = phrase.first - 1
    k = k - 1 if view.word(k) == "," else k
    pronoun = phrase.after < len(view.tokens) and view.has("pronouns", phrase.after) > 0
    return pronoun and not view.flag("case") and view.has("that", k) > 0


def _past_relative(view: Scene, last: int, closes: bool) -> int:
    """The comma that closes a relative clause about a source: `selon Le Courrier, {qui cite la mairie}, …`.

    Where the phrase ``closes`` a sentence, a comma with no verb behind it only parts a list in that clause.
    """
    if view.flag("comma_that") or view.word(last) != "," or not view.has("relatives", last + 1):
        return last
    comma = next((j for j in range(last + 2, view.stop()) if view.word(j) == ","), last)
    goes_on = any(is_verb(t, view.lexicon) for t in view.tokens[comma + 1 :])
    return comma if goes_on or not closes else view.stop()


def _relative_before(view: Scene, left: int, first: int, last: int) -> int:
    """Where the relative clause opens that an attributing phrase interrupts: `…, {ce qui} a, selon lui, plu`."""
    if view.flag("comma_that") or view.word(first - 1) != "," or view.word(last) != ",":
        return left
    if view.has("relatives", first - 2) and view.flag("inversion"):
        return first - 2
    for k in range(first - 2, left, -1):
        if view.word(k) == ",":
            opens = view.has("relatives", k + 1) or view.has("relatives", k + 2)
            return k + 1 if opens and last + 2 < view.stop() else left
    return left


def _says_something(view: Scene, left: int, first: int) -> bool:
    """True where more than adverbs and marks stand before the phrase."""
    k = left
    while k < first:
        count = view.has("adjuncts", k) or (view.tokens[k].shape == "mark") or view.has("coordinators", k)
        if not count:
            return True
        k += int(count)
    return False
