"""Rules for what a cue governs that is no clause: an infinitive, a topic, a thing claimed, denied or demanded."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.lexical.cue import Hit
from sayso.extract.lexical.nominal import is_verb
from sayso.extract.lexical.phrase import before
from sayso.extract.lexical.reach import tail, that_word
from sayso.extract.lexical.scene import (
    Found,
    Scene,
    is_object,
    nobody,
    source_behind,
    source_of,
    stretch,
    unsaid,
    weighed,
)


def infinitive(view: Scene) -> Iterator[Found]:
    """`The mayor promised to rebuild the bridge.`: a cue and what it governs."""
    for hit in view.hits:
        if not hit.takes("infinitive"):
            continue
        k = next((k for k in range(hit.after, _farthest(view, hit)) if _is_infinitive(view, k)), None)
        if k is None or that_word(view, hit) is not None or nobody(view, hit):
            continue
        k -= view.has("negations", k - 1)
        subject = before(view.tokens, hit.first, view.lexicon)
        content = stretch(view.tokens, k, _breaks_off(view, k, tail(view, k, hit)))
        if subject is not None and not is_object(view, hit, subject) and subject.sure >= 0.4 and content:
            yield Found(subject.spans, hit.spans, content, weighed(0.65, subject.sure), "infinitive")


def about(view: Scene) -> Iterator[Found]:
    """`The mayor warned of floods.`: a cue and the phrase that says of what."""
    for hit in view.hits:
        first = hit.after + view.has("joins", hit.after)
        if not hit.takes("about") or not view.has("about", first):
            continue
        subject = before(view.tokens, hit.first, view.lexicon)
        content = stretch(view.tokens, first, _before_occasion(view, first, tail(view, first, hit)))
        if subject is not None and subject.sure >= 0.9 and content and that_word(view, hit) is None:
            yield Found(subject.spans, hit.spans, content, weighed(0.6, subject.sure), "about")


def topic_first(view: Scene) -> Iterator[Found]:
    """`Of floods warned the mayor.`: what is said of opens the sentence, in a language whose order is free."""
    if not view.flag("case") or not view.has("about", 0):
        return
    for hit in view.hits[:1]:
        source = source_behind(view, hit)
        last = hit.first
        while last > 1 and view.has("adjuncts", last - 1) == 1:
            last -= 1
        content = stretch(view.tokens, 0, last)
        spoken = any(t.shape == "quotation" or t.word in ",:" for t in view.tokens[:last])
        if hit.takes("about") and source is not None and source.sure >= 0.6 and last > 1 and not spoken and content:
            yield Found(source.spans, hit.spans, content, weighed(0.6, source.sure), "topic_first")


def thing(view: Scene) -> Iterator[Found]:
    """`The mayor denied the charges.`: a cue and the thing that it claims, denies or demands."""
    for hit in view.hits:
        if not hit.takes("object") or not _opens_thing(view, hit.after) or that_word(view, hit) is not None:
            continue
        if view.word(hit.first - 1) == ",":
            continue
        subject = before(view.tokens, hit.first, view.lexicon)
        last = _before_occasion(view, hit.after, tail(view, hit.after, hit))
        content = stretch(view.tokens, hit.after, _before_prefix(view, hit, last))
        if subject is not None and subject.sure >= 0.9 and content and not is_object(view, hit, subject):
            yield Found(subject.spans, hit.spans, content, weighed(0.55, subject.sure), "thing")


def _opens_thing(view: Scene, k: int) -> bool:
    """True where a noun phrase opens: no mark, preposition, adverb or clause word."""
    if k + 1 > view.stop() or k >= len(view.tokens) or view.tokens[k].shape in ("mark", "quotation"):
        return False
    others = ("prepositions", "that", "whether", "conjunctions", "coordinators", "adjuncts", "objects", "as")
    return not any(view.has(group, k) for group in others) and not _is_infinitive(view, k)


def _before_occasion(view: Scene, k: int, last: int) -> int:
    """Where what is said of stops: before the day or the occasion that the sentence names behind it."""
    for j in range(k + 2, last - 1):
        if view.has("prepositions", j) and (view.has("channels", j + 1) or view.tokens[j + 1].word.isdigit()):
            return j
        if view.has("joins", j) and is_verb(view.tokens[j + 1], view.lexicon):
            return j
    return last


def _before_prefix(view: Scene, hit: Hit, last: int) -> int:
    """Where the separated part of the verb closes the clause."""
    if len(hit.spans) < 2:
        return last
    return next((k for k in range(hit.after, last) if view.tokens[k].start == hit.spans[-1].start), last)


def plain_infinitive(view: Scene) -> Iterator[Found]:
    """`The witness admits {having} seen him`: an infinitive right behind a cue, in languages that need no opener."""
    for hit in view.hits:
        if (
            view.flag("comma_that")
            or view.flag("bare")
            or not hit.takes("clause", "infinitive")
            or hit.after >= view.stop()
        ):
            continue
        k = hit.after
        while view.has("adjuncts", k) or view.has("negations", k) or view.has("clitics", k):
            k += view.has("adjuncts", k) or 1
        if not _ends_like_one(view, k) or view.has("determiners", k - 1):
            continue
        source, sure, _ = source_of(view, hit, stop=hit.after)
        first = hit.after + (view.has("adjuncts", hit.after) if not view.has("negations", hit.after) else 0)
        content = stretch(view.tokens, first, _before_main_verb(view, hit, k, _breaks_off(view, k, tail(view, k, hit))))
        clause = view.flag("pro_drop") and view.has("relatives", hit.first - 1)
        if content and (sure >= 0.4 if source else unsaid(view, hit)) and not nobody(view, hit) and not clause:
            yield Found(source, hit.spans, content, weighed(0.65, sure), "plain_infinitive")


def _before_main_verb(view: Scene, hit: Hit, k: int, stop: int) -> int:
    """Where the sentence's own verb follows a participle's words: `Des voisins affirmant l'avoir vue {sont} venus.`"""
    main = next((j for j in range(k + 1, stop) if is_verb(view.tokens[j], view.lexicon)), stop)
    openers = ("that", "relatives", "conjunctions", "whether")
    opened = any(view.has(group, j) for group in openers for j in range(k, main))
    if not hit.cue.gerund or opened or any(is_verb(t, view.lexicon) for t in view.tokens[: hit.first]):
        return stop
    while view.has("selves", main - 1) or view.has("negations", main - 1):
        main -= 1
    return main


def _is_infinitive(view: Scene, k: int) -> bool:
    """True at an infinitive, or at the word that opens one (`de`, `to`)."""
    if view.has("openers", k) and (view.has("purposes", k - 1) or _carries_on(view, k - 1)):
        return False
    if view.has("openers", k):
        j = k + 1
        while j <= k + 4 and any(view.has(group, j) for group in ("negations", "clitics", "adjuncts")):
            j += view.has("adjuncts", j) or 1
        if j < len(view.tokens) and view.tokens[j].shape == "quotation":
            return _opens_with_one(view, j)
        return _ends_like_one(view, j) and not (view.has("determiners", j - 1) and view.word(j).endswith("re"))
    if k < len(view.tokens) and view.tokens[k].shape == "quotation" and view.has("internal", k - 1):
        return _opens_with_one(view, k)
    return not view.lexicon.groups.get("openers") and _ends_like_one(view, k)


def _carries_on(view: Scene, k: int) -> bool:
    """True for a participle, whose infinitive is no word of the cue: `a refusé les demandes {visant} à fermer`."""
    endings = view.lexicon.words("participial")
    shaped = bool(endings) and view.word(k).endswith(endings) and view.tokens[k].shape == "lower"
    return shaped and not view.lexicon.names_role(view.word(k)) and not any(h.after == k + 1 for h in view.hits)


def _opens_with_one(view: Scene, k: int) -> bool:
    """True for a quotation that opens with an infinitive: `promis de « {reconstruire} le pont »`."""
    words = [w for w in view.tokens[k].span.of(view.text).strip('«»“”"„ \u00a0\u202f').split()[:3] if w.islower()]
    return any(len(w) > 3 and w.endswith(view.lexicon.words("infinitives")) for w in words)


def _ends_like_one(view: Scene, k: int) -> bool:
    endings = view.lexicon.words("infinitives")
    word = view.word(k)
    if not word or view.tokens[k].shape != "lower":
        return False
    if view.flag("plain_infinitive"):
        return True
    known = any(view.has(group, k) for group in ("offices", "people", "bodies", "addressees", "nouns", "channels"))
    return word.endswith(endings) and not known


def _farthest(view: Scene, hit: Hit) -> int:
    """Where to look for the infinitive of a cue: before the next mark, or past whom a demand is put to."""
    stop = min(hit.after + (6 if view.flag("comma_that") else 14), len(view.tokens))
    if hit.cue.kind in ("asks", "demands") and view.lexicon.words("openers"):
        return stop
    mark = next((k for k in range(hit.after, stop) if view.tokens[k].shape in ("mark", "quotation")), stop)
    return mark + 1 if mark < stop and view.tokens[mark].shape == "quotation" and not view.flag("comma_that") else mark


def _breaks_off(view: Scene, k: int, stop: int) -> int:
    """Where an infinitive's words stop: at a comma behind which the narrator goes on."""
    if view.flag("comma_that"):
        return stop
    others = ("coordinators", "prepositions", "background")
    for j in range(k + 2, stop):
        if view.word(j) == "," and any(view.has(g, j + 1) for g in others):
            that = next((i for i in range(j - 1, k, -1) if view.has("that", i)), None)
            begun = that is not None and not any(is_verb(t, view.lexicon) for t in view.tokens[that:j])
            if not (begun and any(view.word(i) == "," for i in range(j + 1, stop))):
                return j
    return stop
