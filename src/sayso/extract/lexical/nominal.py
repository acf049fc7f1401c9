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
    while last > first and tokens[last - 1].shape == "mark":
        last -= 1
    if last <= first or last - first > LONGEST or lexicon.has("prepositions", tokens[first].word):
        return None
    while last - first > 1 and (lexicon.has("negations", tokens[last - 1].word) or _adverb(tokens[last - 1], lexicon)):
        last -= 1
    if is_pronoun(tokens, first, lexicon) and not any(
        lexicon.has(g, tokens[first].word) for g in ("objects", "determiners")
    ):
        last = first + 1
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
    if any(lexicon.names_role(t.word) for t in words if t.shape in ("lower", "upper")):
        return 1.0
    inner = [t for k, t in enumerate(words) if t.shape == "upper" and (first + k > 0 or len(t.word) > 1)]
    if inner and (first > 0 or len(inner) > 1 or len(words) == 1):
        return 0.9
    if any(t.shape == "quotation" for t in words):
        return 0.6
    owned = lexicon.has("determiners", words[0].word)
    if (lexicon.has("pronouns", words[0].word) and not owned) or lexicon.has("conjunctions", words[0].word):
        return 0.0
    if "case" in lexicon.flags and any(t.word.endswith(("о", "ого", "ому", "ыми", "ых")) for t in words[:1]):
        return 0.0
    return 0.4 if len(words) <= 3 and not any(t.word.isdigit() for t in words) else 0.2


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
