"""Where the cues of a sentence stand: verbs of the lexicon with their auxiliaries, and phrases that attribute."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.lexical.token import Token, Tokens
from sayso.text.lexicon import Cue, Lexicon
from sayso.types import Span, Spans

LONGEST_FRAME = 14


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue in a sentence: the tokens from ``first`` to before ``after`` hold it.

    ``spans`` are its words; ``subject`` is the pronoun that stands inside it (`a-t-il dit`), or empty;
    ``denied`` is True where a negation goes with it and is part of ``spans``.
    """

    cue: Cue
    first: int
    after: int
    spans: Spans
    subject: Spans = ()
    denied: bool = False

    def takes(self, *kinds: str) -> bool:
        """True where any of these may follow the cue."""
        return any(kind in self.cue.takes for kind in kinds)


@dataclass(frozen=True, slots=True)
class Attributing:
    """A phrase such as `according to`: its tokens, and whether its source stands before, after or inside it."""

    first: int
    after: int
    place: str
    spans: Spans
    source: Spans = ()


def hits(tokens: Tokens, lexicon: Lexicon) -> tuple[Hit, ...]:
    """The cues of a sentence in order, outside its quotations."""
    found: list[Hit] = []
    i = 0
    while i < len(tokens):
        hit = None if _in_idiom(tokens, i, lexicon) else _hit(tokens, i, lexicon)
        if hit is not None:
            found.append(_with_negation(tokens, hit, lexicon))
        i = hit.after if hit is not None and hit.after - hit.first < LONGEST_FRAME // 2 else i + 1
    return tuple(found)


def _in_idiom(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """True for a word that is a cue elsewhere and none behind the word before it: `se dio {cuenta}`, `s'{assure}`."""
    return any(listed(tokens, i - back, "idioms", lexicon) > back for back in (0, 1, 2))


def phrases(tokens: Tokens, lexicon: Lexicon) -> tuple[Attributing, ...]:
    """The attributing phrases of a sentence in order, the longest where several begin."""
    found = []
    for i, token in enumerate(tokens):
        for words, place in lexicon.phrases.get(token.word, ()):
            closes = i > 0 and (tokens[i - 1].word == "," or tokens[i - 1].shape == "quotation")
            agrees = i > 0 and lexicon.has("copulas", tokens[i - 1].word)
            if spells(tokens, i, words) and (place != "closing" or closes) and not agrees:
                after = i + len(words)
                found.append(Attributing(i, after, place, (Span(token.start, tokens[after - 1].stop),)))
                break
            own = i + 1 < len(tokens) and lexicon.has("possessives", tokens[i + 1].word)
            if own and len(words) == 2 and i + 2 < len(tokens) and tokens[i + 2].word == words[1]:
                found.append(Attributing(i, i + 3, "inside", (token.span, tokens[i + 2].span), (tokens[i + 1].span,)))
                break
        told = _told_by(tokens, i, lexicon)
        if told:
            found.append(Attributing(i, i + 1, "after", (token.span,)))
    return tuple(found)


def _told_by(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """True where a preposition opens a phrase whose noun says who told: `nach {Polizeiangaben}`."""
    if not lexicon.has("tellers", tokens[i].word) or i + 1 >= len(tokens):
        return False
    described = tokens[i + 1].shape == "lower" and tokens[i + 1].word.endswith("en") and i + 2 < len(tokens)
    noun = tokens[i + 1 + described]
    if noun.shape != "upper" or (described and lexicon.has("own", tokens[i + 1].word)):
        return False
    endings = lexicon.words("tidings")
    return noun.word.endswith(endings) and (described or noun.word not in endings)


def spells(tokens: Tokens, i: int, words: tuple[str, ...]) -> bool:
    """True where these folded words stand at token ``i``.

    A word of the lexicon that ends in an apostrophe stands for the elided token.
    """
    return i >= 0 and len(tokens) >= i + len(words) and all(tokens[i + k].word == w for k, w in enumerate(words))


def listed(tokens: Tokens, i: int, group: str, lexicon: Lexicon) -> int:
    """How many tokens from ``i`` on form an entry of the group: the longest one, 0 for none."""
    for count in (3, 2, 1):
        if i >= 0 and i + count <= len(tokens) and lexicon.has(group, *(t.word for t in tokens[i : i + count])):
            return count
    endings = lexicon.words("adverb_endings") if group == "adjuncts" else ()
    return int(bool(endings) and 0 <= i < len(tokens) and _ends_in(tokens[i], endings))


def _ends_in(token: Token, endings: tuple[str, ...]) -> bool:
    return token.shape != "mark" and len(token.word) > 6 and token.word.endswith(endings)


def _hit(tokens: Tokens, i: int, lexicon: Lexicon) -> Hit | None:
    if tokens[i].shape in ("mark", "quotation") or ("split" in lexicon.flags and _no_finite(tokens, i, lexicon)):
        return None
    noun = i > 0 and not lexicon.flags & {"case", "capital_nouns"} and _takes_noun(tokens[i - 1], lexicon)
    for cue in lexicon.cues.get(tokens[i].word, ()):
        named = noun and len(cue.words) == 1 and not cue.gerund
        if not cue.participle and not named and spells(tokens, i, cue.words):
            after = i + len(cue.words)
            span = Span(tokens[i].start, tokens[after - 1].stop)
            subject = _inverted(tokens, after, lexicon)
            if subject:
                return Hit(cue, i, after + 2, (span,), (tokens[after + 1].span,))
            if cue.prefix:
                last = _prefix(tokens, after, cue.prefix, lexicon)
                if not last:
                    continue
                if last == after:
                    return Hit(cue, i, after + 1, (Span(span.start, tokens[last].stop),))
                return Hit(cue, i, after, (span, tokens[last].span))
            return Hit(cue, i, after, (span,))
    if lexicon.has("auxiliaries", tokens[i].word):
        return _compound(tokens, i, lexicon)
    return _verb_last(tokens, i, lexicon) or _coordinated(tokens, i, lexicon)


def _no_finite(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """True for a noun, an infinitive or a passive that looks like a cue: `Angaben`, `zu sagen`, `wurde informiert`."""
    if tokens[i].shape == "upper" and i > 0 and tokens[i - 1].shape not in ("mark", "quotation"):
        return True
    if i > 0 and lexicon.has("openers", tokens[i - 1].word):
        return True
    if lexicon.has("determiners", tokens[i].word) and i + 1 < len(tokens) and tokens[i + 1].shape != "mark":
        return True
    clause = i
    while clause > 0 and tokens[clause - 1].shape not in ("mark", "quotation"):
        clause -= 1
    participle = any(c.participle for c in lexicon.cues.get(tokens[i].word, ()))
    return participle and any(lexicon.has("passives", t.word) for t in tokens[clause:i])


def _takes_noun(token: Token, lexicon: Lexicon) -> bool:
    """True for a determiner or a preposition: what follows is no verb (`la pregunta`, `en cuenta`).

    A word that also names people may stand alone: `certains affirment`.
    """
    if lexicon.has("people", token.word):
        return False
    return any(lexicon.has(group, token.word) for group in ("determiners", "prepositions"))


def _coordinated(tokens: Tokens, i: int, lexicon: Lexicon) -> Hit | None:
    """A participle behind `and` that leaves its auxiliary out: `a dit que … et {ajouté} que …`."""
    if i < 3 or i + 1 >= len(tokens) or not lexicon.has("joins", tokens[i - 1].word):
        return None
    if any(lexicon.has("passives", t.word) for t in tokens[max(0, i - LONGEST_FRAME) : i]):
        return None
    opened = tokens[i + 1].shape == "quotation" or any(
        lexicon.has(group, tokens[i + 1].word) for group in ("that", "openers")
    )
    for cue in lexicon.cues.get(tokens[i].word, ()):
        if cue.participle and len(cue.words) == 1 and opened:
            return Hit(cue, i, i + 1, (tokens[i].span,))
    return None


def _verb_last(tokens: Tokens, i: int, lexicon: Lexicon) -> Hit | None:
    """A participle and the auxiliary behind it, which closes a subordinate clause: `nachdem er gesagt hatte`."""
    if "split" not in lexicon.flags or i + 1 >= len(tokens) or not lexicon.has("auxiliaries", tokens[i + 1].word):
        return None
    cue = next((c for c in lexicon.cues.get(tokens[i].word, ()) if c.participle and len(c.words) == 1), None)
    return Hit(cue, i, i + 2, (Span(tokens[i].start, tokens[i + 1].stop),)) if cue else None


def _prefix(tokens: Tokens, after: int, prefix: str, lexicon: Lexicon) -> int:
    """The token of a separated verb prefix that closes the clause (`gab … an`), 0 for none."""
    comma = False
    for k in range(after, min(len(tokens), after + 2 * LONGEST_FRAME)):
        following = tokens[k + 1].word if k + 1 < len(tokens) else "."
        closes = following in ".!?…" if comma else k + 1 == len(tokens) or tokens[k + 1].shape == "mark"
        if tokens[k].word == prefix and (closes or (not comma and lexicon.has("joins", following))):
            return k
        if tokens[k].shape == "mark" and tokens[k].word in ";:.!?":
            return 0
        comma = comma or tokens[k].word == ","
        if not comma and k - after >= LONGEST_FRAME:
            return 0
    return 0


def _inverted(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    hyphen = i + 1 < len(tokens) and tokens[i].shape == "mark" and tokens[i].word == "-"
    return hyphen and lexicon.has("pronouns", tokens[i + 1].word) and tokens[i].start == tokens[i - 1].stop


def _compound(tokens: Tokens, i: int, lexicon: Lexicon) -> Hit | None:
    """An auxiliary and its participle; in a language that splits them, as far as the clause goes."""
    if _is_passive(tokens, i, lexicon):
        return None
    subject: Spans = ()
    k = i + 1
    if _inverted(tokens, k, lexicon):
        subject = (tokens[k + 1].span,)
        k += 2
    k = _past_insertion(tokens, k, lexicon)
    reach = LONGEST_FRAME if "split" in lexicon.flags else 4
    for j in range(k, min(len(tokens), k + reach)):
        if tokens[j].shape in ("mark", "quotation") and not (
            "split" in lexicon.flags and tokens[j].shape == "quotation"
        ):
            return None
        if lexicon.has("passives", tokens[j].word):
            return None
        for cue in lexicon.cues.get(tokens[j].word, ()):
            if cue.participle and spells(tokens, j, cue.words):
                after = j + len(cue.words)
                denied = "split" in lexicon.flags and lexicon.has("negations", tokens[j - 1].word)
                first = j - 1 if denied else j
                if subject or first - i > (1 if "split" in lexicon.flags else 3):
                    parts: Spans = (tokens[i].span, Span(tokens[first].start, tokens[after - 1].stop))
                else:
                    parts = (Span(tokens[i].start, tokens[after - 1].stop),)
                return Hit(cue, i, after, parts, subject)
    return None


def _past_insertion(tokens: Tokens, k: int, lexicon: Lexicon) -> int:
    """The token behind an adverb between commas inside a verb: `a, en outre, {déclaré}`; ``k`` where there is none."""
    adverb = listed(tokens, k + 1, "adjuncts", lexicon) if k < len(tokens) and tokens[k].word == "," else 0
    closed = adverb and k + 1 + adverb < len(tokens) and tokens[k + 1 + adverb].word == ","
    return k + adverb + 2 if closed and "split" not in lexicon.flags else k


def _is_passive(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """True for `est accusé`, `il est précisé`: the auxiliary of the passive without the pronoun of `s'est exclamé`."""
    return lexicon.has("being", tokens[i].word) and not (i and lexicon.has("selves", tokens[i - 1].word))


def _with_negation(tokens: Tokens, hit: Hit, lexicon: Lexicon) -> Hit:
    """The hit with the negation beside it, which belongs to the cue: who did not say is not said to have said."""
    inside = any(lexicon.has("negations", t.word) for t in tokens[hit.first : hit.after])
    before = hit.first - 1
    if before >= 0 and lexicon.has("negations", tokens[before].word) and hit.cue.words[0] != tokens[before].word:
        spans = (Span(tokens[before].start, hit.spans[0].stop), *hit.spans[1:])
        return Hit(hit.cue, before, hit.after, spans, hit.subject, True)
    if "split" in lexicon.flags and hit.after < len(tokens) and lexicon.has("negations", tokens[hit.after].word):
        last = Span(hit.spans[-1].start, tokens[hit.after].stop)
        return Hit(hit.cue, hit.first, hit.after + 1, (*hit.spans[:-1], last), hit.subject, True)
    return hit if not inside else Hit(hit.cue, hit.first, hit.after, hit.spans, hit.subject, True)
