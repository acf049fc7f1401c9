"""Attributions by rules over a lexicon, for languages that have no tagger.

Each rule is a small function over one sentence; what differs by language is data. Where several rules
claim one cue, the first of ``RULES`` keeps it: the order is the order of certainty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.extract.lexical import claim, clause, speech, topic
from sayso.extract.lexical.continuation import Thread, reported_on, thread_of
from sayso.extract.lexical.reach import span_of
from sayso.extract.lexical.scene import Found, Scene, scene, source_of
from sayso.extract.lexical.token import Token, Tokens, sentences_of
from sayso.text.lexicon import Lexicon, fold, stem
from sayso.types import Quotation, Span, Spans, Tagged

Rule = Callable[[Scene], Iterator[Found]]
RULES: tuple[Rule, ...] = (
    speech.spoken_before,
    speech.spoken_after,
    speech.spoken_before_subject,
    speech.spoken_so,
    clause.as_said,
    clause.that_clause,
    speech.told,
    clause.trailing,
    clause.in_passing,
    clause.bare_clause,
    clause.according,
    speech.named_so,
    clause.above,
    topic.infinitive,
    topic.plain_infinitive,
    claim.owned_by_preposition,
    claim.owned_by_case,
    topic.about,
    topic.topic_first,
    topic.thing,
    speech.labelled,
)
# In tokens; what is longer has lost its stops.
LONGEST_SENTENCE = 300


def lexical(
    text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation], lexicon: Lexicon
) -> tuple[Tagged, ...]:
    """The attributions that the rules find in these paragraphs, in reading order; a score says how plain each is.

    >>> from sayso.text.lexicon import lexicon
    >>> from sayso.text.segment import paragraphs, quotations
    >>> t = "«Мост цел», — сказал мэр Орлин."
    >>> [a] = lexical(t, paragraphs(t), quotations(t), lexicon("ru"))
    >>> [s.of(t) for s in a.source + a.cue + a.content]
    ['мэр Орлин', 'сказал', '«Мост цел»']
    """
    found: list[Found] = []
    before: tuple[Scene, list[Found]] | None = None
    thread: Thread | None = None
    for paragraph in paragraphs:
        held = [q for q in quotations if paragraph.holds(q.span)]
        earlier = span_of(before[0]) if before else None
        scenes = _scenes(text, paragraph, held, lexicon, earlier)
        here, thread = _paragraph(text, scenes, held, lexicon, thread)
        here += _after_colon(scenes, before, here) or _taken_up(scenes, before, here)
        found += here
        before = (scenes[-1], here) if scenes else before
    kept = vouched(text, found, lexicon, paragraphs[0] if paragraphs else Span(0, 0))
    return tuple(f.tagged() for f in sorted(kept, key=lambda f: (f.content[0].start, -f.content[0].stop, f.cue)))


def _scenes(
    text: str, paragraph: Span, held: Sequence[Quotation], lexicon: Lexicon, earlier: Span | None
) -> list[Scene]:
    scenes: list[Scene] = []
    for tokens in _readable(sentences_of(text, paragraph, held, lexicon)):
        previous = span_of(scenes[-1]) if scenes else None
        view = scene(text, tokens, lexicon, previous)
        scenes.append(view if scenes else replace(view, earlier=earlier))
    return scenes


def _readable(sentences: Iterable[Tokens]) -> Iterator[Tokens]:
    """The sentences, those that never end in pieces: rules look at every word of a sentence for every cue in it."""
    for tokens in sentences:
        yield from (tokens[k : k + LONGEST_SENTENCE] for k in range(0, len(tokens), LONGEST_SENTENCE))


def _paragraph(
    text: str, scenes: Sequence[Scene], held: Sequence[Quotation], lexicon: Lexicon, thread: Thread | None
) -> tuple[list[Found], Thread | None]:
    """What one paragraph holds, dialogue as a whole, else sentence by sentence; and what may go on behind it."""
    whole: Tokens = tuple(t for view in scenes for t in view.tokens)
    if whole and whole[0].is_dash:
        spoken = list(speech.dialogue(scene(text, whole, lexicon, None)))
        if spoken:
            return spoken, None
    found: list[Found] = []
    for view in scenes:
        here = settled([f for rule in RULES for f in rule(view)])
        more = None if here else reported_on(view, thread)
        here += _inside_marks(text, view, held, lexicon, here) if more is None else [more]
        found = _continued(view, here, found) + here
        thread = thread_of(view, here, thread)
    return found, thread


def vouched(text: str, found: Sequence[Found], lexicon: Lexicon, first: Span) -> list[Found]:
    """The candidates without labels that name nobody: `Enfold: bridge closed` has the form of `Orne: bridge closed`.

    A label counts where it holds an office, or where its last word belongs to another source of the text; before
    words without marks it counts only in the first paragraph, where headlines stand.
    """
    known = {stem(fold(w)) for f in found if f.rule != "labelled" for s in f.source for w in s.of(text).split()}

    def names_somebody(label: str) -> bool:
        words = [fold(w) for w in label.split()]
        return any(lexicon.names_role(w) for w in words) or stem(words[-1]) in known

    def stands(f: Found) -> bool:
        quoted = f.content[0].of(text)[0] in '«“„"»'
        return (quoted or first.holds(f.source[0])) and names_somebody(f.source[0].of(text))

    return [f for f in found if f.rule != "labelled" or stands(f)]


def settled(found: Sequence[Found]) -> list[Found]:
    """One candidate a cue, and one a content unless the cues differ: the first found stays."""
    kept: list[Found] = []
    for candidate in found:
        clash = any(_shares(candidate.cue, other.cue) for other in kept)
        twice = any(candidate.content == other.content and candidate.rule != "above" for other in kept)
        circular = any(c.meets(s) for c in candidate.cue for s in (*candidate.source, *candidate.content))
        if not clash and not twice and not circular and candidate.content:
            kept.append(candidate)
    return kept


def _shares(left: Spans, right: Spans) -> bool:
    return any(a.meets(b) for a in left for b in right)


def _inside_marks(
    text: str, view: Scene, held: Sequence[Quotation], lexicon: Lexicon, here: Sequence[Found]
) -> list[Found]:
    """Speech whose cue stands inside its own quotation marks, with the marks as its edges."""
    found = []
    for token in view.tokens:
        if token.shape != "quotation" or any(token.span == c for f in here for c in f.content):
            continue
        tokens = _inner(text, token, held, lexicon)
        left_open = any(q.span == token.span and not q.closed for q in held)
        for spoken in speech.inserted(scene(text, tokens, lexicon, None), left_open) if tokens else ():
            content = list(spoken.content)
            content[0] = Span(token.start, content[0].stop)
            if len(content) > 1 and not left_open:
                content[-1] = Span(content[-1].start, token.stop)
            found.append(Found(spoken.source, spoken.cue, tuple(content), spoken.score, spoken.rule))
    return found


def _inner(text: str, token: Token, held: Sequence[Quotation], lexicon: Lexicon) -> Tokens:
    closed = any(q.span == token.span and q.closed for q in held)
    inside = Span(token.start + 1, token.stop - closed)
    inner = [q for q in held if inside.holds(q.span)]
    return tuple(t for sentence in sentences_of(text, inside, inner, lexicon) for t in sentence)


def _continued(view: Scene, here: Sequence[Found], found: list[Found]) -> list[Found]:
    """A sentence that is one quotation without a cue goes on with the attribution of the sentence before."""
    bare = [t for t in view.tokens if t.shape != "mark"]
    if here or not found or len(bare) != 1 or bare[0].shape != "quotation":
        return found
    if bare[0].word != "speech" and len(bare[0].span.of(view.text).split()) < 3:
        return found
    last = max(found, key=lambda f: max(s.stop for s in f.cue + f.content + f.source))
    reaches = max(s.stop for s in last.cue + last.content + last.source)
    if view.previous is None or reaches < view.previous.start or not last.source:
        return found
    direct = last.rule.startswith(("spoken", "inserted"))
    if direct:
        rule = f"{last.rule.removesuffix('+continued')}+continued"
        longer = Found(last.source, last.cue, (*last.content, bare[0].span), last.score, rule)
        return [longer if f is last else f for f in found]
    return [*found, Found(last.source, last.cue, (bare[0].span,), 0.6 * last.score, "continued")]


def _taken_up(scenes: Sequence[Scene], before: tuple[Scene, list[Found]] | None, here: list[Found]) -> list[Found]:
    """A paragraph that is one quotation and names nobody, behind a paragraph that ends in an attribution."""
    tokens = [t for view in scenes for t in view.tokens if t.shape != "mark"]
    if here or before is None or len(tokens) != 1 or tokens[0].word != "speech" or not before[1]:
        return []
    spoken = [f for f in before[1] if f.rule.startswith("spoken")]
    named = [f for f in before[1] if f.rule != "according" or not any(_holds_all(f, s) for s in spoken)]
    last = max(named, key=lambda f: max(s.stop for s in f.cue + f.content + f.source))
    reaches = max(s.stop for f in before[1] for s in f.cue + f.content + f.source)
    introduction = before[0]
    if reaches < introduction.tokens[0].start or last.rule == "labelled" or introduction.flag("comma_that"):
        return []
    return [Found(last.source, last.cue, (tokens[0].span,), 0.5 * last.score, "taken_up")]


def _holds_all(outer: Found, inner: Found) -> bool:
    return all(any(c.holds(s) for c in outer.content) for s in (*inner.content, *inner.cue))


def _after_colon(scenes: Sequence[Scene], before: tuple[Scene, list[Found]] | None, here: list[Found]) -> list[Found]:
    """A paragraph that is one quotation, after a paragraph that ends in a cue and a colon."""
    if before is None or not scenes or not before[0].tokens or before[0].tokens[-1].word != ":":
        return []
    if any(f.rule.startswith("spoken") or f.rule == "dialogue" for f in here):
        return []
    introduction = before[0]
    first = scenes[0].tokens[0]
    quoted = first.shape == "quotation" and len(scenes[0].tokens) <= 3
    hit = speech.last_cue(introduction, len(introduction.tokens))
    if hit is None:
        return []
    spoken = next((f for f in before[1] if _shares(hit.spans, f.cue)), None)
    source, sure = (spoken.source, spoken.score) if spoken else source_of(introduction, hit)[:2]
    content = (first.span,) if quoted else (Span(first.start, scenes[-1].tokens[-1].stop),)
    return (
        [Found(source, hit.spans, content, (0.9 if quoted else 0.6) * (0.6 + 0.4 * sure), "after_colon")]
        if sure
        else []
    )
