"""Rules for direct speech: a quotation, its cue and its source in every order, and dialogue after a dash."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.lexical.cue import Hit
from sayso.extract.lexical.inversion import of_phrase
from sayso.extract.lexical.nominal import is_verb
from sayso.extract.lexical.phrase import before
from sayso.extract.lexical.scene import Found, Scene, nobody, source_behind, source_of, stretch, unsaid, weighed
from sayso.extract.lexical.token import FINAL, Tokens
from sayso.types import Span, Spans

SEPARATORS = frozenset(",!?….;")


def spoken_before(view: Scene) -> Iterator[Found]:
    """`“…”, said the mayor`: the quotation first, then an inverted cue; what follows the source may go on with it."""
    for hit in view.hits:
        i = _back(view, hit.first)
        if not hit.takes("quotation") or not _closes_speech(view, i) or _leads_on(view, hit):
            continue
        source = source_behind(view, hit)
        source = None if source and source.sure < 0.3 and view.flag("pro_drop") else source
        if source is None and not (unsaid(view, hit) and _says_who_later(view, hit)):
            continue
        content = _quoted_back(view, i) + _goes_on(view, source.after if source else hit.after)
        spans, sure = (source.spans, source.sure) if source else ((), 0.5)
        yield Found(spans, hit.spans, content, weighed(0.95, sure), "spoken_before")


def _says_who_later(view: Scene, hit: Hit) -> bool:
    """True where nobody is named because the verb alone shows the person: `«…», dijo.`, `«…», añadió en mayo.`"""
    last = view.word(hit.after)
    ends = (
        hit.after >= view.stop()
        or last in FINAL + ",:;"
        or any(
            view.has(group, hit.after)
            for group in ("prepositions", "adjuncts", "whether", "addressing", "conjunctions")
        )
    )
    return ends and not hit.cue.gerund


def spoken_before_subject(view: Scene) -> Iterator[Found]:
    """`“…,” the mayor said`: the quotation first, then subject and cue in their usual order."""
    for hit in view.hits:
        if not hit.takes("quotation") or hit.subject or hit.cue.gerund or _leads_on(view, hit):
            continue
        k = next(
            (k for k in range(hit.first - 1, max(-1, hit.first - 14), -1) if view.tokens[k].shape == "quotation"), None
        )
        if k is None or k + 1 >= hit.first:
            continue
        first = k + 1
        while first < hit.first and (view.tokens[first].word in SEPARATORS or view.tokens[first].is_dash):
            first += 1
        if not _closes_speech(view, first):
            continue
        source = before(view.tokens, hit.first, view.lexicon, first)
        far = source is not None and not view.flag("comma_that") and hit.first - source.after > 3
        if source is not None and source.sure >= 0.4 and source.first - first <= 2 and not far and not _acts(view, hit):
            content = _quoted_back(view, first) + _goes_on(view, hit.after)
            yield Found(source.spans, hit.spans, content, weighed(0.9, source.sure), "spoken_before_subject")


def _acts(view: Scene, hit: Hit) -> bool:
    """True where the verb has a thing for its object: `« … », la mairie a lancé {une campagne}`."""
    if view.flag("comma_that") or view.flag("bare") or not view.has("determiners", hit.after):
        return False
    return not any(view.has(group, hit.after + j) for group in ("channels", "addressees") for j in (0, 1))


def spoken_so(view: Scene) -> Iterator[Found]:
    """`“…”, according to the mayor`: the quotation first, then an attributing phrase."""
    for phrase in view.phrases:
        if phrase.place not in ("after", "closing") or not _closes_speech(view, phrase.first):
            continue
        source = of_phrase(view.tokens, phrase.after, view.lexicon)
        if source is not None:
            content = _quoted_back(view, phrase.first)
            yield Found(source.spans, phrase.spans, content, weighed(0.9, source.sure), "spoken_so")


def spoken_after(view: Scene) -> Iterator[Found]:
    """`The mayor said: “…”`: a cue, a colon, a quotation."""
    for k, token in enumerate(view.tokens):
        if token.shape != "quotation" or not _opens_speech(view, k):
            continue
        hit = last_cue(view, k)
        content: Spans = (token.span, *_goes_on(view, k + 1))
        if hit is not None:
            source, sure, _ = source_of(view, hit, stop=k - 1)
            if source or view.flag("pro_drop"):
                yield Found(source, hit.spans, content, weighed(0.95 if source else 0.6, sure), "spoken_after")
            continue
        said = next((p for p in view.phrases if p.after < k and p.place == "after"), None)
        named = of_phrase(view.tokens, said.after, view.lexicon) if said else None
        if said and named:
            yield Found(named.spans, said.spans, content, weighed(0.8, named.sure), "spoken_after")
        elif not named and not view.flag("comma_that"):
            yield from _led_up_to(view, k, content)


def _led_up_to(view: Scene, k: int, content: Spans) -> Iterator[Found]:
    """`The mayor waved the charge aside: “…”`: no word of speech, but a subject, its verb and a colon."""
    verb = next((j for j in range(1, k) if is_verb(view.tokens[j], view.lexicon)), None)
    if view.word(k - 1) != ":" or view.tokens[k].word != "speech" or verb is None:
        return
    if any(view.has("relatives", j) for j in range(verb)):
        return
    subject = before(view.tokens, verb, view.lexicon)
    words = view.tokens[subject.first : subject.after] if subject else ()
    person = any(t.shape == "upper" or view.lexicon.names_role(t.word) for t in words)
    whole = len(content[0].of(view.text).split()) >= 5
    if subject is None or subject.sure < 0.9 or not person or not whole:
        return
    last = verb + 1 if view.has("auxiliaries", verb) and view.tokens[verb + 1].shape == "lower" else verb
    cue = Span(view.tokens[verb].start, view.tokens[last].stop)
    yield Found(subject.spans, (cue,), content, weighed(0.6, subject.sure), "led_up_to")


def labelled(view: Scene) -> Iterator[Found]:
    """`Orne: “…”` or a headline `Orne: the bridge is safe`: a name, a colon, the words."""
    colon = next((k for k, t in enumerate(view.tokens[:9]) if t.word == ":"), None)
    if not colon or colon + 1 >= len(view.tokens) or any(h.first < colon for h in view.hits):
        return
    name = before(view.tokens, colon, view.lexicon)
    if name is None or name.first != 0 or name.after != colon or name.sure < 0.9:
        return
    label = view.tokens[:colon]
    if view.previous is not None and sum(t.shape == "upper" for t in label) < 2:
        return
    if not (label[-1].shape == "upper" and label[0].shape == "upper") or not _is_person(view, colon):
        return
    rest = view.tokens[colon + 1 :]
    quoted = rest[0].shape == "quotation" and (rest[0].word == "speech" or view.previous is None)
    headline = view.previous is None and rest[-1].word not in (".", "?") and 3 <= len(rest) <= 25
    if quoted or headline:
        content = (rest[0].span,) if quoted else (Span(rest[0].start, rest[-1].stop),)
        yield Found(name.spans, (view.tokens[colon].span,), content, 0.8 if quoted else 0.6, "labelled")


def _is_person(view: Scene, colon: int) -> bool:
    """True where the label names somebody: two capitals, an office, or one capital that is no place or thing."""
    label = view.tokens[:colon]
    office = any(view.has("offices", k) or view.has("honorifics", k) for k in range(colon))
    things = any(view.has(group, k) for k in range(colon) for group in ("bodies", "outlets", "documents", "channels"))
    capitals = sum(t.shape == "upper" for t in label)
    return (office or (capitals in (1, 2, 3) and capitals == len(label))) and not things


def told(view: Scene) -> Iterator[Found]:
    """`The mayor said: the bridge is safe.`: a cue, a colon, words without marks."""
    for hit in view.hits:
        colon = next((k for k in range(hit.after, min(hit.after + 12, len(view.tokens))) if view.word(k) == ":"), None)
        if colon is None or not hit.takes("quotation") or colon + 3 > view.stop():
            continue
        if (
            any(t.shape == "quotation" for t in view.tokens[colon + 1 : colon + 2])
            or last_cue(view, colon + 1) is not hit
        ):
            continue
        source, sure, _ = source_of(view, hit, stop=colon)
        if sure >= 0.6 or (not source and unsaid(view, hit)):
            content = stretch(view.tokens, colon + 1, view.stop())
            yield Found(source, hit.spans, content, weighed(0.7, sure), "told")


def named_so(view: Scene) -> Iterator[Found]:
    """`The mayor called the repair “a disgrace”`: what somebody is said to have called something."""
    for hit in view.hits:
        if not hit.takes("naming") or nobody(view, hit):
            continue
        k = next(
            (k for k in range(hit.after, min(hit.after + 14, len(view.tokens))) if view.tokens[k].shape == "quotation"),
            None,
        )
        if k is None or any(t.shape == "mark" and t.word in ",.;:" for t in view.tokens[hit.after : k]):
            continue
        source, sure, _ = source_of(view, hit, stop=hit.after)
        named = sure >= (0.6 if view.flag("comma_that") else 0.4) or (not source and unsaid(view, hit))
        if named and view.tokens[k].word == "speech":
            content = stretch(view.tokens, hit.after, k + 1)
            yield Found(source, hit.spans, content, weighed(0.65, sure), "named_so")


def dialogue(view: Scene) -> Iterator[Found]:
    """`— It is safe, — said Anna. — Come.`: a paragraph that a dash opens; cues stand between dashes."""
    tokens = view.tokens
    if not tokens or not tokens[0].is_dash:
        return
    inserted = [h for h in view.hits if _between_dashes(view, h)]
    if not inserted and view.flag("inversion"):
        yield from _told_in_passing(view)
    for hit in inserted[:1]:
        source = source_behind(view, hit)
        if source is None:
            continue
        dash = _back(view, hit.first)
        content = list(stretch(tokens, 1, dash))
        last = _dash_after(tokens, source.after)
        if last is not None:
            content += stretch(tokens, last + 1, view.stop() if tokens[-1].word == "." else len(tokens))
        if content:
            yield Found(source.spans, hit.spans, tuple(content), weighed(0.9, source.sure), "dialogue")


def _told_in_passing(view: Scene) -> Iterator[Found]:
    """`— Yes, answered Anna. It is safe.`: a line of dialogue in which commas alone part the cue from the words."""
    tokens = view.tokens
    for hit in view.hits[:1]:
        i = _back(view, hit.first)
        if not hit.takes("quotation") or i < 3 or tokens[i - 1].word not in ",?!…":
            continue
        source = source_behind(view, hit)
        if source is None or source.sure < 0.6 or any(t.shape == "quotation" for t in tokens):
            continue
        stop = next((k for k in range(source.after, len(tokens)) if tokens[k].word in FINAL + ","), len(tokens))
        content = stretch(tokens, 1, i) + stretch(tokens, stop + 1, len(tokens))
        yield Found(source.spans, hit.spans, content, weighed(0.8, source.sure), "dialogue")


def inserted(view: Scene, left_open: bool = False) -> Iterator[Found]:
    """`“It is, — said the mayor, — safe”`: the cue stands inside the quotation marks; ``view`` is their inside.

    In a quotation that is ``left_open`` a comma alone may part the cue from the words.
    """
    tokens = view.tokens
    for hit in view.hits:
        i = _back(view, hit.first)
        dashed = i >= 2 and tokens[i - 1].is_dash and tokens[i - 2].word in SEPARATORS
        comma = view.flag("inversion") and i >= 2 and tokens[i - 1].word == ","
        turned = comma and (bool(hit.subject) or (left_open and _names_speaker(view, hit)))
        if not hit.takes("quotation") or not (dashed or turned):
            continue
        source = source_behind(view, hit)
        if source is None:
            continue
        dash = _dash_after(tokens, source.after)
        follows = source.after if turned and view.word(source.after) in (",", ".") else dash
        content = stretch(tokens, 0, i)
        if follows is not None:
            content += stretch(tokens, follows + 1, len(tokens))
        elif source.after < len(tokens) - 1 and not (turned and left_open):
            continue
        yield Found(source.spans, hit.spans, content, weighed(0.9, source.sure), "inserted")
        return


def _names_speaker(view: Scene, hit: Hit) -> bool:
    source = source_behind(view, hit)
    return source is not None and source.sure >= 0.9 and not any(t.word == "," for t in view.tokens[: hit.first - 2])


def _back(view: Scene, i: int) -> int:
    """The token before which an adverb or clitic in front of a cue starts."""
    moved = True
    while moved and i > 0:
        moved = False
        for count in (3, 2, 1):
            if view.has("adjuncts", i - count) >= count or (count == 1 and view.has("clitics", i - 1)):
                i, moved = i - count, True
                break
    return i


def _closes_speech(view: Scene, i: int) -> bool:
    """True where the tokens before ``i`` are a quotation and the marks that part it from its cue."""
    k = i - 1
    parted = False
    while k >= 0 and (view.tokens[k].word in SEPARATORS or view.tokens[k].is_dash):
        parted = parted or view.tokens[k].word != "."
        k -= 1
    if k < 0 or view.tokens[k].shape != "quotation":
        return False
    inside = view.text[view.tokens[k].stop - 2 : view.tokens[k].stop - 1]
    opens = k == 0 and k + 1 == i and view.tokens[k].word == "speech" and not view.flag("comma_that")
    spoken = parted or inside in SEPARATORS or opens
    opener = k == 0 or view.tokens[k - 1].shape == "mark" or view.tokens[k].word == "speech"
    return spoken and opener and not view.text[view.tokens[k].start : view.tokens[k].stop].isspace()


def _quoted_back(view: Scene, i: int) -> Spans:
    """The content before a cue: the quotation, with the words of its sentence that lead into it."""
    k = i - 1
    while view.tokens[k].shape != "quotation":
        k -= 1
    lead = k
    while lead > 0 and view.tokens[lead - 1].shape != "mark":
        lead -= 1
    whole = lead == 0 and k > 0
    first = lead if whole and view.tokens[k].start - view.tokens[0].start < 200 else k
    if first == k and k and view.tokens[k - 1].shape != "mark":
        first = 0
    if first == k and all(t.shape == "quotation" or t.word == "," for t in view.tokens[:k]):
        first = 0
    return (Span(view.tokens[first].start, view.tokens[k].stop),)


def _goes_on(view: Scene, i: int) -> Spans:
    """A second quotation right after the source: the rest of the same speech."""
    k = i
    while k < len(view.tokens) and (view.tokens[k].word in ",.:" or view.tokens[k].is_dash):
        k += 1
    near = i < k <= i + 3
    far = next(
        (j for j in range(i, min(len(view.tokens), i + 20)) if view.tokens[j].shape == "quotation"), len(view.tokens)
    )
    if not near and far < len(view.tokens) and view.word(far - 1) == ",":
        inside = view.tokens[far].span.of(view.text).lstrip('«„“"` \u00a0\u202f')
        k, near = far, inside[:1].islower()
    if near and k < len(view.tokens) and view.tokens[k].shape == "quotation":
        follows = any(h.first - k <= 4 and h.first > k for h in view.hits)
        return () if follows else (view.tokens[k].span,)
    return ()


def _leads_on(view: Scene, hit: Hit) -> bool:
    """True where the cue opens its own clause or quotation to the right: `…” The mayor said that …`."""
    for k in range(hit.after, min(hit.after + 10, len(view.tokens))):
        if view.word(k) == ":":
            return True
        if view.has("that", k) and (view.word(k - 1) == "," if view.flag("comma_that") else k == hit.after):
            return True
        if view.tokens[k].shape == "mark" and view.word(k) in FINAL + ";":
            return False
        if view.word(k) == "," and view.has("coordinators", k + 1):
            return False
    return False


def _opens_speech(view: Scene, k: int) -> bool:
    """True where a colon, or a comma or a cue right before, opens the quotation at ``k``."""
    last = k - 1
    if view.word(last) == ":" or (view.tokens[last].is_dash and view.word(last - 1) == ":"):
        return True
    if view.tokens[k].word != "speech" or last < 0:
        return False
    near = [h.after for h in view.hits if h.takes("quotation")]
    if view.flag("bare_comma") and view.word(last) == "," and _said_before(view, last):
        return True
    return (last in near and view.word(last) == "," and view.flag("comma_quote")) or (
        k in near and len(view.tokens[k].span.of(view.text).split()) >= 3
    )


def _said_before(view: Scene, comma: int) -> bool:
    """True where a cue stands in the clause that this comma closes: `versprach am Montag, „…“`."""
    near = [h for h in view.hits if h.takes("quotation") and h.after <= comma and comma - h.after <= 10]
    return bool(near) and all(t.shape not in ("mark", "quotation") for t in view.tokens[near[-1].after : comma])


def last_cue(view: Scene, k: int) -> Hit | None:
    """The cue that the colon before ``k`` belongs to: the last one of its clause that takes a quotation."""
    near = [h for h in view.hits if h.after <= k and h.takes("quotation") and k - h.after <= 16]
    return near[-1] if near else None


def _between_dashes(view: Scene, hit: Hit) -> bool:
    i = _back(view, hit.first)
    if not hit.takes("quotation") or i < 3 or not view.tokens[i - 1].is_dash:
        return False
    tight = view.tokens[i - 1].stop == view.tokens[i].start and view.text[view.tokens[i - 1].start - 1].isspace()
    return tight or view.tokens[i - 2].word in SEPARATORS


def _dash_after(tokens: Tokens, i: int) -> int | None:
    """The dash, after a mark, that lets the speech go on."""
    for k in range(i, min(len(tokens), i + 12)):
        if tokens[k].is_dash and k and tokens[k - 1].word in SEPARATORS:
            return k
        if tokens[k].is_dash and k + 1 < len(tokens) and tokens[k + 1].word in SEPARATORS:
            return k + 1
    return None
