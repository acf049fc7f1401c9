"""What makes a run of tokens a name for somebody: offices, bodies, capitals, pronouns; and what unmakes it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.lexical.token import Token, Tokens
from sayso.text.lexicon import Lexicon
from sayso.types import Span, Spans

LONGEST = 18


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source phrase: spans, tokens from ``first`` to before ``after``, how plainly it names somebody (0..1)."""

    spans: Spans
    first: int
    after: int
    sure: float


def phrase_of(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> Phrase | None:
    """The tokens as a phrase that names a source, or None; adverbs at its end and words after a pronoun fall away."""
    while last > first and tokens[last - 1].shape == "mark" and tokens[last - 1].word != "%":
        last -= 1
    if last <= first or last - first > LONGEST or _opens_other(tokens, first, lexicon):
        return None
    while last - first > 1 and _hangs_over(tokens[last - 1], lexicon):
        last -= 1
    last = next((k for k in range(first + 1, last) if _given_to(tokens, k, lexicon)), last)
    if is_pronoun(tokens, first, lexicon) and not any(
        lexicon.has(g, tokens[first].word) for g in ("objects", "determiners")
    ):
        last = first + 1
    if last - first == 1 and lexicon.has("negations", tokens[first].word):
        return None
    sure = _sureness(tokens, first, last, lexicon)
    return Phrase((Span(tokens[first].start, tokens[last - 1].stop),), first, last, sure) if sure else None


def _sureness(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> float:
    """How plainly the words name a source: a pronoun, an office, a body, a name, or only a short phrase."""
    words = tokens[first:last]
    if len(words) == 1 and is_pronoun(tokens, first, lexicon):
        return 1.0
    if any(t.shape == "quotation" and not is_name(t) for t in words):
        return 0.0
    if len(words) == 1 and lexicon.has("objects", words[0].word):
        return 0.0
    if len(words) == 1 and "case" not in lexicon.flags and speaks(words[0], lexicon):
        return 0.0
    if any(lexicon.names_role(t.word) for t in words if t.shape in ("lower", "upper")):
        return 1.0
    inner = [t for k, t in enumerate(words) if t.shape == "upper" and (first + k > 0 or len(t.word) > 1)]
    if inner and (first > 0 or len(inner) > 1 or len(words) == 1 or inner[0] is not words[0]):
        return 0.9
    if any(t.shape == "quotation" for t in words) or (len(words) > 1 and any(t.word == "%" for t in words)):
        return 0.6
    owned = lexicon.has("determiners", words[0].word)
    if (lexicon.has("pronouns", words[0].word) and not owned) or lexicon.has("conjunctions", words[0].word):
        return 0.0
    if "case" in lexicon.flags and any(t.word.endswith(("о", "ого", "ому", "ыми", "ых")) for t in words[:1]):
        return 0.0
    return 0.4 if len(words) <= 3 and not any(t.word.isdigit() for t in words) else 0.2


def _given_to(tokens: Tokens, k: int, lexicon: Lexicon) -> bool:
    """True for a determiner in the case of who is told, behind a noun: `Orlen {einem} Boten sagte`."""
    return tokens[k - 1].shape == "upper" and tokens[k].shape == "lower" and lexicon.has("given", tokens[k].word)


def _opens_other(tokens: Tokens, first: int, lexicon: Lexicon) -> bool:
    """True where no name opens: at a preposition, or a participle that goes with an auxiliary before it."""
    token = tokens[first]
    if lexicon.has("prepositions", token.word):
        return True
    if "comma_that" in lexicon.flags or (token.shape != "lower" and first > 0):
        return False
    participle = token.shape == "lower" and token.word.endswith(lexicon.words("participle_endings") or ("\0",))
    inner = lexicon.has("internal", token.word) and not lexicon.has("determiners", token.word)
    return inner or (participle and not lexicon.names_role(token.word))


def _hangs_over(token: Token, lexicon: Lexicon) -> bool:
    """True for a last word that goes with what follows: a negation, an adverb, a small preposition."""
    governs = token.shape == "lower" and lexicon.has("prepositions", token.word)
    loose = token.shape == "lower" and any(lexicon.has(group, token.word) for group in ("negations", "clitics"))
    return governs or loose or lexicon.has("negations", token.word) or _adverb(token, lexicon)


def _adverb(token: Token, lexicon: Lexicon) -> bool:
    shaped = "case" in lexicon.flags and token.shape == "lower" and len(token.word) > 3 and token.word.endswith("о")
    return shaped and not lexicon.names_role(token.word)


def is_verb(token: Token, lexicon: Lexicon) -> bool:
    """True for a finite verb, by the lexicon's list or, where it has endings, by its shape."""
    if lexicon.has("finite", token.word):
        return True
    endings = lexicon.words("verb_endings")
    if not endings or token.shape != "lower" or len(token.word) < 4 or not token.word.endswith(endings):
        return False
    nouns = ("nouns", "addressees", "channels", "adjuncts")
    return not lexicon.names_role(token.word) and not any(lexicon.has(group, token.word) for group in nouns)


def is_pronoun(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """True at a personal pronoun, in any case."""
    return lexicon.has("pronouns", tokens[i].word)


def is_name(token: Token) -> bool:
    """True for a quotation short enough to be the name of a thing."""
    return token.word == "name"


def speaks(token: Token, lexicon: Lexicon) -> bool:
    """True for a word that may be a cue and names no office or paper."""
    return token.shape == "lower" and token.word in lexicon.cues and not lexicon.names_role(token.word)


def is_named(words: Tokens) -> bool:
    """True for two to four words that all start with a capital: a name put beside an office."""
    return 2 <= len(words) <= 4 and all(t.shape == "upper" for t in words)


def addressee(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> int:
    """How many tokens at ``i`` name somebody addressed, where more follows: `a {Reuters} un portavoz`; else 0."""
    if not lexicon.has("addressing", tokens[i].word):
        return 0
    first = i + 2 if i + 1 < limit and lexicon.has("determiners", tokens[i + 1].word) else i + 1
    k = first
    while k < limit and tokens[k].shape == "lower" and not lexicon.has("determiners", tokens[k].word):
        if lexicon.has("prepositions", tokens[k].word) and not lexicon.has("internal", tokens[k].word):
            return 0
        if any(lexicon.has(group, tokens[k].word) for group in ("whether", "that", "conjunctions", "adjuncts")):
            break
        k += 1
    owned = k > first and lexicon.has("internal", tokens[k - 1].word)
    titled = k > first and lexicon.has("outlets", tokens[k - 1].word) and "inversion" in lexicon.flags
    if k == first or owned or titled:
        named = next((j for j in range(k, limit) if tokens[j].shape != "upper"), limit)
        k = k + 1 if named - k > 2 and k == first and named < limit and tokens[named].shape == "mark" else named
    return k - i if first < k < limit and tokens[k].shape in ("upper", "lower") else 0


def is_document(word: str, lexicon: Lexicon) -> bool:
    """True for a paper in which something may be said, also in the plural."""
    return lexicon.has("documents", word) or lexicon.has("documents", word.removesuffix("s"))
