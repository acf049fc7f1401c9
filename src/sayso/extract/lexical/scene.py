"""A sentence as the rules see it, and what a rule hands back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.extract.lexical.cue import Attributing, Hit, hits, listed, phrases
from sayso.extract.lexical.nominal import Phrase
from sayso.extract.lexical.phrase import after, before, place, shared_subject
from sayso.extract.lexical.token import FINAL, Token, Tokens
from sayso.text.lexicon import Lexicon
from sayso.types import Span, Spans, Tagged


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence's tokens with its cues and attributing phrases; ``previous`` is the sentence before, if any."""

    text: str
    tokens: Tokens
    lexicon: Lexicon
    hits: tuple[Hit, ...]
    phrases: tuple[Attributing, ...]
    previous: Span | None

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
        """The candidate without the rule's name."""
        return Tagged(self.source, self.cue, self.content, round(self.score, 2))


def scene(text: str, tokens: Tokens, lexicon: Lexicon, previous: Span | None) -> Scene:
    """The scene of a sentence."""
    view = Scene(text, tokens, lexicon, hits(tokens, lexicon), phrases(tokens, lexicon), previous)
    return replace(view, hits=tuple(h for h in view.hits if not supposed(view, h)))


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
    shared = _shared(view, hit)
    if shared is not None:
        return shared[0], shared[1], hit.after
    subject = before(view.tokens, hit.first, view.lexicon, start)
    if subject and is_object(view, hit, subject):
        subject = None
    if hit.cue.impersonal and subject and not view.lexicon.has("places", view.word(subject.first - 1)):
        subject = None
    if subject is not None and subject.sure >= 0.6:
        return subject.spans, subject.sure, hit.after
    behind = _inside_frame(view, hit) or source_behind(view, hit, stop)
    if behind is not None and behind.sure > (subject.sure if subject else 0.3):
        return behind.spans, behind.sure, behind.after
    if subject is not None and subject.sure >= 0.3:
        return subject.spans, subject.sure, hit.after
    return (), 0.0, hit.after


def is_object(view: Scene, hit: Hit, subject: Phrase) -> bool:
    """True for one name in the genitive plural before a plural cue: `Британцев призвали` names nobody who spoke."""
    if not view.flag("case") or subject.after - subject.first != 1:
        return False
    return view.word(subject.first).endswith(("ов", "ев")) and view.word(hit.after - 1).endswith("ли")


def _shared(view: Scene, hit: Hit) -> tuple[Spans, float] | None:
    """The source of the cue before, where this one is joined to it: `…, and added`, `…, adding`."""
    k = hit.first
    while k > 0 and (view.has("adjuncts", k - 1) or view.has("clitics", k - 1)) and not view.has("coordinators", k - 1):
        k -= 1
    earlier = [h for h in view.hits if h.first < hit.first and not h.cue.gerund]
    if hit.cue.gerund and not earlier:
        subject = shared_subject(view.tokens, 0, hit.first, view.lexicon)
        return (subject.spans, subject.sure * 0.9) if subject else ((), 0.0)
    if not earlier or not (hit.cue.gerund or (k > 0 and view.has("coordinators", k - 1))):
        return None
    source, sure, _ = source_of(view, earlier[-1])
    return (source, sure * 0.9) if source else None


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
        if view.has("suppositions", k):
            return True
        if view.tokens[k].shape != "upper" and view.tokens[k].shape != "lower":
            return False
    return False


def weighed(rule: float, sure: float) -> float:
    """The score of a rule whose source is this sure."""
    return rule * (0.6 + 0.4 * sure)
