"""How far reported words reach: where a clause opens, where it stops, and which attribution closes a sentence."""

from __future__ import annotations

from sayso.extract.lexical.complement import leads_elsewhere
from sayso.extract.lexical.cue import Attributing, Hit
from sayso.extract.lexical.inversion import of_phrase
from sayso.extract.lexical.nominal import Phrase, addressee, is_named, is_verb
from sayso.extract.lexical.phrase import before
from sayso.extract.lexical.scene import Scene, source_behind, stretch
from sayso.types import Span, Spans

REACH = 18


def governed(view: Scene, phrase: Attributing) -> Phrase | None:
    """The source behind an attributing phrase; a closing one must fill the words up to the next mark."""
    source = of_phrase(view.tokens, phrase.after, view.lexicon)
    if phrase.place == "opening":
        return source if source is not None and _opens_view(view, phrase, source) else None
    if source is None or phrase.place != "closing":
        return source and _up_to_comma(view, phrase, source)
    opens = view.tokens[source.first].shape in ("upper", "quotation") or view.has("determiners", source.first)
    ends = source.after >= view.stop() or view.word(source.after) in (",", ":", ".")
    return source if (opens or source.sure == 1.0) and ends and source.sure >= 0.6 else None


def _up_to_comma(view: Scene, phrase: Attributing, source: Phrase) -> Phrase:
    """A source that opens the sentence, up to its comma: `Selon {un sondage réalisé en mai auprès de 40 élus}, …`."""
    first = next((k for k, t in enumerate(view.tokens) if t.shape != "mark"), 0)
    if view.flag("comma_that") or phrase.first != first or view.has("pronouns", source.first):
        return source
    comma = next((k for k in range(source.after, min(source.after + 16, view.stop())) if view.word(k) == ","), None)
    inside = view.tokens[source.after : comma or source.after]
    clause = any(is_verb(t, view.lexicon) for t in inside) and not any(
        view.lexicon.has("relatives", t.word) for t in inside[:12]
    )
    if not inside or clause or any(t.shape == "quotation" for t in inside) or comma is None:
        return source
    return Phrase((Span(source.spans[0].start, view.tokens[comma - 1].stop),), source.first, comma, source.sure)


def _opens_view(view: Scene, phrase: Attributing, source: Phrase) -> bool:
    """True for `Pour le maire Orlan, le pont est sûr`: somebody in particular, a comma, a clause in the present."""
    inside = view.tokens[source.first : source.after]
    first = all(t.shape == "mark" for t in view.tokens[: phrase.first])
    pronoun = view.has("pronouns", source.first) and view.has("pronouns", source.first + 1) == 0 and len(inside) == 1
    office = any(view.lexicon.has("offices", t.word) for t in inside) or is_named(inside)
    quoted = view.word(source.after + 1) == "speech" and any(view.lexicon.has("people", t.word) for t in inside)
    things = any(view.lexicon.has(g, t.word) for t in inside for g in ("documents", "channels", "bodies"))
    if not first or view.word(source.after) != "," or not (office or pronoun or quoted) or things:
        return False
    ahead = view.tokens[source.after + 1 : source.after + 12]
    states = next((t for t in ahead if is_verb(t, view.lexicon) or t.shape == "quotation"), None)
    return states is not None and (states.shape == "quotation" or view.lexicon.has("states", states.word))


def tail(view: Scene, k: int, hit: Hit | None = None) -> int:
    """Where content that starts at ``k`` stops: before an attribution that closes the sentence, or its final mark.

    Content of a cue in a subordinate clause stops at the comma that closes the clause.
    """
    stop = _next_attribution(view, k, _closing_comma(view, k, hit) if hit else view.stop())
    stop = _joined_attribution(view, k, _background(view, k, stop) if hit else stop)
    stop = min(stop, _main_verb(view, k, hit)) if hit else stop
    for hit in view.hits:
        source = trails(view, hit) if hit.first > k else None
        if source is not None and not rest_after(view, max(source.after, hit.after)):
            return min(stop, comma_before(view, hit, source))
        if hit.first > k + 2 and (comma := _as_said_behind(view, k, hit)):
            stop = min(stop, comma)
    for phrase in view.phrases:
        if phrase.first > k + 1 and view.word(phrase.first - 1) == "," and phrase.place in ("after", "closing"):
            source = governed(view, phrase)
            if source is not None and source.after >= stop:
                return phrase.first - 1
    return stop


def _closing_comma(view: Scene, k: int, hit: Hit) -> int:
    """The comma that closes the content of a cue inside a relative or other subordinate clause."""
    clause = hit.first
    while clause > 0 and view.tokens[clause - 1].shape != "mark":
        clause -= 1
    opener = next((k for k, t in enumerate(view.tokens) if t.shape != "mark"), 0)
    parted = view.flag("inversion") and view.word(clause - 1) == "," and view.has("conjunctions", opener)
    subordinate = any(view.has(g, clause) for g in ("relatives", "conjunctions")) or (
        parted and not any(is_verb(t, view.lexicon) for t in view.tokens[opener:clause])
    )
    if subordinate:
        for j in range(k + 2, view.stop()):
            opens = any(
                view.has(g, j + 1) for g in ("relatives", "conjunctions", "coordinators", "that", "prepositions")
            )
            if view.word(j) == "," and not opens:
                return j
    return view.stop()


def _next_attribution(view: Scene, k: int, stop: int) -> int:
    """The comma before a coordinated clause with a cue or a verb of the main subject: `…, and added that …`."""
    for j in range(k + 2, stop - 1):
        if view.word(j) != ",":
            continue
        if any(h.cue.gerund and h.first == j + 1 for h in view.hits):
            return j
        if not view.has("coordinators", j + 1):
            continue
        comma = next((c for c in range(j + 2, stop) if view.word(c) == ","), stop)
        if any(j < h.first <= comma for h in view.hits) or (view.flag("case") and _past(view, j + 2)):
            return j
    return stop


def _as_said_behind(view: Scene, k: int, hit: Hit) -> int:
    """The comma before `as the mayor said` at the end of a sentence; 0 where there is none."""
    if view.flag("comma_that"):
        return 0
    for j in range(hit.first - 1, max(k + 1, hit.first - 5), -1):
        if view.word(j) == "," and view.has("as", j + 1):
            return j
    return 0


def _background(view: Scene, k: int, stop: int) -> int:
    """The comma before what the narrator adds: `…, alors que la guerre dure depuis huit ans`."""
    return next((j for j in range(k + 3, stop - 1) if view.word(j) == "," and view.has("background", j + 1)), stop)


def _joined_attribution(view: Scene, k: int, stop: int) -> int:
    """The `and` before another cue of the same source, which opens its own words: `… et {ajouté} que …`."""
    for hit in view.hits:
        j = hit.first - 1
        if k + 1 < j < stop and view.has("joins", j) and not view.flag("comma_that"):
            opens = any(view.has(group, hit.after) for group in ("that", "openers", "internal"))
            if opens or (hit.after < len(view.tokens) and view.tokens[hit.after].shape == "quotation"):
                return j
    return stop


def _main_verb(view: Scene, k: int, hit: Hit) -> int:
    """The cue of the main clause behind a relative clause without commas: `Un vecino que pidió hablar {dijo}`."""
    r = hit.first - 1
    while view.has("clitics", r) or view.has("negations", r):
        r -= 1
    if view.flag("comma_that") or r < 1 or not view.has("relatives", r) or view.word(r - 1) == ",":
        return len(view.tokens)
    for other in view.hits:
        between = range(k + 1, other.first)
        apart = any(view.tokens[j].shape != "lower" for j in between)
        apart = apart or any(view.has(group, j) for group in ("that", "conjunctions") for j in between)
        if other.first > k + 1 and not other.cue.gerund and not apart:
            return other.first
    return len(view.tokens)


def _past(view: Scene, k: int) -> bool:
    return (
        view.word(k - 1) == "и"
        and is_verb(view.tokens[k], view.lexicon)
        and view.word(k)[-2:] in ("ал", "ил", "ла", "ли")
    )


def opening(view: Scene, k: int) -> int:
    """The token at which the clause that ends before ``k`` opens: the sentence's first, past a dash or a lead-in."""
    first = 0
    while first < k and view.tokens[first].shape == "mark":
        first += 1
    return first


def that_word(view: Scene, hit: Hit) -> int | None:
    """The token that opens the clause of a cue: `that`, or a question word where the cue takes a question."""
    inserted = False
    aside = _aside_stop(view, hit)
    for k in range(hit.after, min(hit.after + REACH, len(view.tokens))):
        token = view.tokens[k]
        if k <= aside:
            continue
        comma = view.word(k - 1) == ","
        if comma or not view.flag("comma_that"):
            if view.has("that", k) and leads_elsewhere(view, hit, k):
                return None
            if view.has("that", k) and hit.takes("clause"):
                return None if view.word(k - 2) == "то" and view.flag("case") else k
            if hit.takes("question") and not inserted and _asks(view, hit, k):
                return k
        if (token.shape == "quotation" and token.word == "speech") or token.word in (".", ";", ":", "?", "!"):
            return None
        if token.word == ",":
            if not view.flag("comma_that") or not (inserted or _comma_may_pass(view, k)):
                return None
            inserted = not (view.has("that", k + 1) or view.has("whether", k + 1) or view.word(k + 2) == "ли")
        if any(h.first == k and h is not hit for h in view.hits):
            return None
    return None


def _aside_stop(view: Scene, hit: Hit) -> int:
    """The comma that closes what stands between commas before the clause: `informó, {en un comunicado}, de que`.

    That is an occasion, or what is said of the one who was told: `a dit à Médiane, {la radio du port}, que`.
    """
    if view.flag("comma_that"):
        return -1
    k = hit.after
    while view.has("adjuncts", k):
        k += view.has("adjuncts", k)
    told = view.flag("inversion") and view.has("addressing", k) > 0
    if told:
        k = next((j for j in range(k + 1, min(k + 7, view.stop())) if view.tokens[j].shape == "mark"), k)
    if view.word(k) != "," or not (told or view.has("prepositions", k + 1) or view.has("adjuncts", k + 1)):
        return -1
    comma = next((j for j in range(k + 2, min(k + 12, view.stop())) if view.word(j) == ","), -1)
    return comma if view.has("that", comma + 1) or view.has("that", comma + 2) else -1


def _asks(view: Scene, hit: Hit, k: int) -> bool:
    """True where a question clause opens at ``k`` right behind the cue, its source or its addressee."""
    if not view.has("whether", k) and not (view.flag("case") and view.word(k + 1) == "ли"):
        return False
    last = k - 1 if view.word(k - 1) == "," else k
    j = hit.after
    loose = ("adjuncts", "addressees", "objects") + (() if view.flag("comma_that") else ("prepositions", "internal"))
    while j < last and (
        any(view.has(group, j) for group in loose) or addressee(view.tokens, j, last + 1, view.lexicon)
    ):
        j += view.has("adjuncts", j) or addressee(view.tokens, j, last + 1, view.lexicon) or 1
    behind = source_behind(view, hit, last) if j < last else None
    return j == last or (behind is not None and behind.after == last and behind.sure >= 0.6)


def _comma_may_pass(view: Scene, k: int) -> bool:
    """True for a comma that opens the clause, or an apposition to a source behind the cue."""
    follows = view.has("that", k + 1) or view.has("whether", k + 1) or view.word(k + 2) == "ли"
    return bool(follows or any(view.has(g, k + 1) for g in ("offices", "people")))


def trails(view: Scene, hit: Hit) -> Phrase | None:
    """The source of a cue that closes or interrupts a clause: `…, said the mayor`; None where it opens one."""
    if not hit.takes("quotation") or hit.denied or hit.cue.gerund or that_word(view, hit) is not None:
        return None
    i = _past_adverbs(view, hit.first)
    if i >= 3 and (view.word(i - 1) == "," or (view.tokens[i - 1].is_dash and view.word(i - 2) == ",")):
        if not view.flag("comma_that") and any(view.has("joins", k) for k in range(i, hit.first)):
            return None
        source = source_behind(view, hit)
        if source is None or not _names(view, hit, source) or _only_adverbs(view, i - 1):
            return None
        if _interrupts_subject(view, hit) and not _closes_clause(view, hit, source):
            return None
        if _colon_follows(view, source.after) or _verb_follows(view, hit):
            return None
        return source
    if view.flag("subject_tail"):
        source = before(view.tokens, hit.first, view.lexicon)
        parted = source is not None and source.first >= 3 and view.word(source.first - 1) == ","
        closes = hit.after >= view.stop() or view.word(hit.after) == "," or view.has("prepositions", hit.after)
        if source is not None and parted and closes and source.sure >= 0.9:
            return source
    return None


def _names(view: Scene, hit: Hit, source: Phrase) -> bool:
    """True where the phrase names a source; what closes a sentence behind its cue does so without a listed word."""
    if source.sure >= 0.6 or source.sure < 0.4:
        return source.sure >= 0.6
    if view.flag("case"):
        return source.after >= view.stop()
    if view.flag("pro_drop"):
        return source.after >= view.stop() and any(is_verb(t, view.lexicon) for t in view.tokens[: source.first - 2])
    closes = source.after >= view.stop() or any(view.has(g, source.after) for g in ("prepositions", "adjuncts"))
    if not view.flag("inversion") or not view.has("determiners", source.first) or not closes:
        return False
    subject = before(view.tokens, hit.first, view.lexicon)
    return subject is None or subject.sure < 0.9 or subject.after < hit.first - 1


def _only_adverbs(view: Scene, comma: int) -> bool:
    """True where nothing but an adverb stands between this comma and the one before: `the mayor, however, said`."""
    k = comma
    while k > 0 and view.tokens[k - 1].shape not in ("mark", "quotation"):
        k -= 1
    return k > 1 and view.word(k - 1) == "," and 0 < comma - k == view.has("adjuncts", k)


def _closes_clause(view: Scene, hit: Hit, source: Phrase) -> bool:
    """True where the words before the cue are a clause of their own all the same, which the source behind it told."""
    if view.flag("comma_that"):
        return view.word(source.after) == ","
    shapes = view.lexicon.words("verb_shapes")
    subject = before(view.tokens, hit.first, view.lexicon)
    told = view.tokens[subject.first if subject else 0 : hit.first - 1]
    verbal = any(t.shape == "lower" and len(t.word) > 3 and t.word.endswith(shapes or ("\0",)) for t in told)
    tells = hit.cue.kind == "says" and hit.takes("clause") and view.flag("inversion") and not _informs(view, hit)
    ends = source.after >= view.stop() or any(view.has(g, source.after) for g in ("prepositions", "adjuncts"))
    verbal = verbal or (tells and ends and any(is_verb(t, view.lexicon) for t in told))
    return source.sure >= 0.9 and verbal


def _informs(view: Scene, hit: Hit) -> bool:
    """True for a verb whose object is a person: `{a prévenu} la préfète`."""
    return view.word(hit.after - 1).startswith(view.lexicon.words("informing") or ("\0",))


def _interrupts_subject(view: Scene, hit: Hit) -> bool:
    """True where the words before the commas are only the cue's own subject: `The spokesman, on Friday, confirmed`."""
    free = not view.flag("comma_that") and not view.flag("bare")
    if not free and (not view.flag("case") or any(is_verb(t, view.lexicon) for t in view.tokens[: hit.first])):
        return False
    subject = before(view.tokens, hit.first, view.lexicon)
    return subject is not None and subject.first == 0 and subject.sure >= 0.9


def _verb_follows(view: Scene, hit: Hit) -> bool:
    """True where the words behind the cue are a clause of their own: `…, said he would` where no word need open it."""
    if not view.flag("bare"):
        return False
    for k in range(hit.after, len(view.tokens)):
        if view.tokens[k].shape in ("mark", "quotation"):
            return view.tokens[k].shape == "quotation"
        if is_verb(view.tokens[k], view.lexicon):
            return True
    return False


def _colon_follows(view: Scene, k: int) -> bool:
    return any(view.word(j) == ":" for j in range(k, min(k + 6, len(view.tokens))))


def _past_adverbs(view: Scene, i: int) -> int:
    while (
        i > 1
        and (view.has("adjuncts", i - 1) == 1 or view.has("clitics", i - 1))
        and view.word(i - 1) not in ("и", "а", "но")
    ):
        i -= 1
    return i


def comma_before(view: Scene, hit: Hit, source: Phrase) -> int:
    """The comma that parts a trailing attribution from the words before it."""
    i = min(_past_adverbs(view, hit.first), source.first)
    while i > 0 and view.word(i - 1) != "," and not view.tokens[i - 1].is_dash:
        i -= 1
    i -= 1
    return i - 1 if i > 0 and view.tokens[i].is_dash and view.word(i - 1) == "," else i


def rest_after(view: Scene, k: int) -> Spans:
    """The words after an inserted attribution that go on with the clause; () where it closes the sentence."""
    stop = view.stop()
    if k + 1 >= stop or view.word(k) != "," or any(h.first in (k + 1, k + 2) for h in view.hits):
        return ()
    others = ("as", "relatives", "conjunctions", "coordinators", "prepositions", "offices", "that")
    participles = view.lexicon.words("participles")
    titled = view.flag("inversion") and view.has("determiners", k + 1) and view.has("offices", k + 2)
    if titled and not any(is_verb(t, view.lexicon) for t in view.tokens[k + 2 : stop]):
        return ()
    if any(view.has(group, k + 1) for group in others) or (participles and view.word(k + 1).endswith(participles)):
        return ()
    return stretch(view.tokens, k + 1, stop)


def span_of(view: Scene) -> Span:
    """The sentence without its final marks."""
    return Span(view.tokens[0].start, view.tokens[max(0, view.stop() - 1)].stop)
