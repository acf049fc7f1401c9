"""A sentence as the rules see it, and what a rule hands back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.extract.lexical.border import left_edge
from sayso.extract.lexical.cue import Attributing, Hit, hits, listed, phrases
from sayso.extract.lexical.inversion import after, place
from sayso.extract.lexical.nominal import Phrase, is_document, phrase_of
from sayso.extract.lexical.phrase import before, nearest_noun, shared_subject
from sayso.extract.lexical.token import FINAL, Token, Tokens
from sayso.text.lexicon import ROLES, Lexicon
from sayso.types import Span, Spans, Tagged


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence's tokens with its cues and attributing phrases; ``previous`` is the sentence before, if any.

    ``earlier`` is the last sentence of the paragraph before, for the first sentence of a paragraph.
    """

    text: str
    tokens: Tokens
    lexicon: Lexicon
    hits: tuple[Hit, ...]
    phrases: tuple[Attributing, ...]
    previous: Span | None
    earlier: Span | None = None

    def word(self, i: int) -> str:
        """The folded word at ``i``, empty outside the sentence."""
        return self.tokens[i].word if 0 <= i < len(self.tokens) else ""

    def has(self, group: str, i: int) -> int:
        """How many tokens at ``i`` form an entry of the lexicon's group."""
        return listed(self.tokens, i, group, self.lexicon)

    def flag(self, name: str) -> bool:
        """True where the language is marked so."""
        return name in self.lexicon.flags

    def stop(self) -> int:
        """The token index before which the sentence's words stop: its final marks stay out."""
        last = len(self.tokens)
        while last and self.tokens[last - 1].shape == "mark" and self.tokens[last - 1].word in FINAL + ";,":
            last -= 1
        return last


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate: its spans, how sure the rule is, and the rule's rank among those that claim the same cue."""

    source: Spans
    cue: Spans
    content: Spans
    score: float
    rule: str

    def tagged(self) -> Tagged:
        """The candidate as a tagger hands it on."""
        return Tagged(self.source, self.cue, self.content, round(self.score, 2), self.rule)


def scene(text: str, tokens: Tokens, lexicon: Lexicon, previous: Span | None) -> Scene:
    """The scene of a sentence."""
    view = Scene(text, tokens, lexicon, hits(tokens, lexicon), phrases(tokens, lexicon), previous)
    return replace(view, hits=tuple(h for h in view.hits if not supposed(view, h) and not expected(view, h)))


def stretch(tokens: Tokens, first: int, last: int) -> Spans:
    """The span from one token to before another without marks that only part it from its neighbours; () for none."""
    while first < last and _parts(tokens[first]):
        first += 1
    while last > first and _parts(tokens[last - 1]):
        if tokens[last - 1].word == ")" and any(t.word == "(" for t in tokens[first:last]):
            break
        last -= 1
    return (Span(tokens[first].start, tokens[last - 1].stop),) if first < last else ()


def _parts(token: Token) -> bool:
    return token.shape == "mark" and (token.word in ",;:.)(" or token.is_dash)


def source_of(view: Scene, hit: Hit, start: int = 0, stop: int | None = None) -> tuple[Spans, float, int]:
    """The source of a cue: its own pronoun, the subject before it, or the phrase behind it.

    Returns the spans, how sure they are (0 for none), and the token after the source or the cue.
    """
    if hit.subject:
        return hit.subject, 1.0, hit.after
    inverted = _inverted_pronoun(view, hit)
    if inverted is not None:
        return (view.tokens[inverted].span,), 1.0, max(hit.after, inverted + 1)
    if nobody(view, hit):
        reported = _reported_in(view, hit) or place(view.tokens, hit.after, view.lexicon, stop)
        return (reported.spans, reported.sure, hit.after) if reported else ((), 0.6, hit.after)
    shared = _shared(view, hit)
    if shared is not None:
        return shared[0], shared[1], hit.after
    subject = before(view.tokens, hit.first, view.lexicon, start)
    if subject and (is_object(view, hit, subject) or _tells_when(view, subject)):
        subject = None
    framed = _inside_frame(view, hit) if subject and subject.first == 0 and subject.after == 1 else None
    if framed is not None and framed.sure >= 0.9 and subject is not None and subject.sure < 1.0:
        return framed.spans, framed.sure, framed.after
    if hit.cue.impersonal and subject and not view.lexicon.has("places", view.word(subject.first - 1)):
        subject = None
    if subject is not None and subject.sure >= 0.6:
        return subject.spans, subject.sure, hit.after
    behind = _inside_frame(view, hit) or source_behind(view, hit, stop)
    if behind is None and subject is None and hit.cue.impersonal:
        behind = place(view.tokens, start, view.lexicon, hit.first)
        return (behind.spans, behind.sure, hit.after) if behind else ((), 0.0, hit.after)
    thing = behind is not None and view.flag("pro_drop") and behind.sure < 0.6 and behind.first >= hit.after
    if (
        behind is not None
        and behind.sure > (subject.sure if subject else 0.1 if start and _is_determined(view, behind) else 0.3)
        and not (thing and view.word(behind.after) == ":")
    ):
        return behind.spans, behind.sure, behind.after
    if subject is not None and (subject.sure >= 0.3 or _is_determined(view, subject)):
        return subject.spans, subject.sure, hit.after
    return (), 0.0, hit.after


def _tells_when(view: Scene, subject: Phrase) -> bool:
    """True for a day or an occasion in front of the verb: `Letzte Woche sagte …`."""
    return view.flag("capital_nouns") and view.has("channels", subject.after - 1) > 0


def _inverted_pronoun(view: Scene, hit: Hit) -> int | None:
    """The pronoun right behind a finite verb that can only be its subject: `Als Grund gab {er} an`."""
    k = next((i for i, t in enumerate(view.tokens) if t.start == hit.spans[0].start), hit.first) + 1
    verb_first = view.has("subjects", k) and not view.has("subjects", k - 2)
    return k if verb_first else None


def _is_determined(view: Scene, subject: Phrase) -> bool:
    """True for a subject that an article opens, however little its words say who it is: `Los cazadores de estilo`."""
    return not view.flag("comma_that") and view.has("determiners", subject.first) > 0


def unsaid(view: Scene, hit: Hit) -> bool:
    """True where the verb alone may show who speaks: no relative or `that` stands before it to lead elsewhere."""
    k = hit.first
    while k > 0 and (view.has("clitics", k - 1) or view.has("negations", k - 1)):
        k -= 1
    return view.flag("pro_drop") and not (view.has("relatives", k - 1) or view.has("that", k - 1))


def nobody(view: Scene, hit: Hit) -> bool:
    """True where the verb names nobody who speaks: `se {indica} que`, `se {informó} de que`."""
    k = hit.first - 1
    while view.has("clitics", k) and not view.has("reflexives", k):
        k -= 1
    own = view.has("reflexives", hit.first) or view.has("reflexive_verbs", hit.after - 1)
    return view.has("reflexives", k) > 0 and not own


def expected(view: Scene, hit: Hit) -> bool:
    """True where nobody in particular thinks so: `se {espera} que llueva` attributes nothing."""
    return nobody(view, hit) and hit.cue.kind == "thinks"


def _reported_in(view: Scene, hit: Hit) -> Phrase | None:
    """The paper in which something is said: `en {el informe} se indica que`."""
    k = next((k for k in range(hit.first - 2, -1, -1) if view.has("places", k)), None)
    if k is None or hit.first - k > 20:
        return None
    last = hit.first - 2 if view.word(hit.first - 2) == "," else hit.first - 1
    found = before(view.tokens, last, view.lexicon, k + 1)
    speaks = found is not None and any(is_document(t.word, view.lexicon) for t in view.tokens[k : found.after])
    return found if speaks else None


def is_object(view: Scene, hit: Hit, subject: Phrase) -> bool:
    """True for one name in the genitive plural before a plural cue: `Британцев призвали` names nobody who spoke."""
    if not view.flag("case") or subject.after - subject.first != 1:
        return False
    if subject.sure == 1.0 and any(view.has(group, subject.first) for group in (*ROLES, "pronouns")):
        return False
    word, verb = view.word(subject.first), view.word(hit.after - 1)
    spelled = view.tokens[subject.first].span.of(view.text)
    many = verb.endswith(("ют", "ят", "ут", "ат")) and not spelled.isupper() and spelled.isalpha()
    return (verb.endswith("ли") and word.endswith(("ов", "ев"))) or (
        many and word.endswith(("а", "я", "у", "ов", "ев", "ей"))
    )


def _shared(view: Scene, hit: Hit) -> tuple[Spans, float] | None:
    """The source of the cue before, where this one is joined to it: `…, and added`, `…, adding`."""
    k = hit.first
    while k > 0 and (view.has("adjuncts", k - 1) or view.has("clitics", k - 1)) and not view.has("coordinators", k - 1):
        k -= 1
    free = not view.flag("comma_that")
    if (described_by := _participle_of(view, hit)) is not None:
        return described_by.spans, described_by.sure
    described = [h for h in view.hits if free and view.has("relatives", h.first - 1)]
    earlier = [h for h in view.hits if h.first < hit.first and not h.cue.gerund and h not in described]
    if hit.cue.gerund and not earlier:
        subject = shared_subject(view.tokens, 0, hit.first, view.lexicon)
        return (subject.spans, subject.sure * 0.9) if subject else ((), 0.0)
    if not earlier or not (hit.cue.gerund or (k > 0 and view.has("coordinators", k - 1))):
        return None
    main = [h for h in earlier if not _subordinate(view, h)] if free and hit.cue.gerund else []
    source, sure, _ = source_of(view, (main or earlier)[-1])
    if not source and not hit.cue.gerund and unsaid(view, earlier[-1]):
        return (), 0.5
    return (source, sure * 0.9) if source else None


def _participle_of(view: Scene, hit: Hit) -> Phrase | None:
    """The noun right before a participle that no comma parts from it: `{des voisins} affirmant que`; None elsewhere."""
    last = hit.first - 1
    if not hit.cue.gerund or not view.lexicon.words("participial") or last < 0 or view.has("objects", last):
        return None
    if view.tokens[last].shape in ("mark", "quotation") or view.has("prepositions", last):
        return None
    edge = left_edge(view.tokens, hit.first, view.lexicon, 0)
    bare = view.lexicon.names_role(view.word(last)) and view.has("internal", last - 1)
    if bare and last - 1 == edge and view.has("determiners", edge):
        return phrase_of(view.tokens, edge, hit.first, view.lexicon)
    owned = [k for k in range(edge, hit.first) if view.has("determiners", k) and not view.has("internal", k)]
    found = nearest_noun(view.tokens, last if bare else owned[-1] if owned else edge, hit.first, view.lexicon)
    return found if found is not None and found.sure >= 0.4 else None


def _subordinate(view: Scene, hit: Hit) -> bool:
    """True for a cue in a clause that a word for `that` or a question word opens."""
    k = hit.first - 1
    while k >= 0 and view.tokens[k].shape not in ("mark", "quotation"):
        if view.has("that", k) or (view.has("whether", k) and not view.has("determiners", k)):
            return True
        k -= 1
    return False


def _inside_frame(view: Scene, hit: Hit) -> Phrase | None:
    """The source between a finite verb and the part of it that closes the clause: `hat Orlen … gesagt`."""
    if len(hit.spans) < 2 or not view.flag("split"):
        return None
    closing = next((k for k, t in enumerate(view.tokens) if t.start == hit.spans[1].start), hit.first)
    return after(view.tokens, hit.first + 1, view.lexicon, closing) if closing > hit.first + 1 else None


def source_behind(view: Scene, hit: Hit, stop: int | None = None) -> Phrase | None:
    """The source after an inverted cue: a noun phrase, or the body behind a preposition of place."""
    tokens = view.tokens
    if hit.subject:
        k = next(i for i, t in enumerate(tokens) if t.span == hit.subject[0])
        return Phrase(hit.subject, k, hit.after, 1.0)
    if hit.cue.impersonal or view.has("impersonals", hit.after - 1):
        found = place(tokens, hit.after, view.lexicon, stop)
        if found is not None or hit.cue.impersonal:
            return found
    return after(tokens, hit.after, view.lexicon, stop)


def supposed(view: Scene, hit: Hit) -> bool:
    """True where the cue stands in a clause that only supposes: `if he says …`, or has a thing said for its subject."""
    if view.has("conditionals", hit.first - 1) or view.has("conditionals", hit.after):
        return True
    if view.flag("case") and view.has("that", hit.first - 1) and not view.has("impersonals", hit.first):
        return True
    for k in range(hit.first - 1, -1, -1):
        if view.has("suppositions", k) and not view.has("background", k):
            return True
        if view.tokens[k].shape != "upper" and view.tokens[k].shape != "lower":
            return False
    return False


def weighed(rule: float, sure: float) -> float:
    """The score of a rule whose source is this sure."""
    return rule * (0.6 + 0.4 * sure)
