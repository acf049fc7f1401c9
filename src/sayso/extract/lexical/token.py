"""Sentences of tokens in which a quotation is one token: what the rules look at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.text.lexicon import Lexicon, fold
from sayso.text.segment import sentences
from sayso.types import Quotation, Span

WORD = re.compile(
    r"(?<!\w)[^\W\d_]\.(?=\s?[^\W\d_])|\d+(?:[:.,]\d+)+|\w+(?:[-‑.]\w+)+|\w+(?:['’]\w+)?|``|''|\.{3}|[^\w\s]",
)
ELIDED = re.compile(r"(?<!\w)(?:[cdjlmnstCDJLMNST]|qu|Qu|lorsqu|puisqu|jusqu|Lorsqu|Puisqu)['’](?=\w|$)")
INVERTED = re.compile(r"^(\w+)(-t-|-)(\w+)$")
# An Arabic name keeps the small letter of its article: Walid al-Morane.
ARTICLED = re.compile(r"(?:al|el|ad|ar|as|ash|at|az|аль|эль|ас|аш|ат|ан|ад|ар)-[^\W\d_a-zа-я]")
DASHES = "—–―-−"
FINAL = ".!?…"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark or a whole quotation; ``word`` is folded, ``shape`` is upper | lower | mark | quotation.

    The ``word`` of a quotation is "name" where it may name a thing (a paper, a ship) and else "speech".
    """

    start: int
    stop: int
    word: str
    shape: str

    @property
    def span(self) -> Span:
        """The token's place in the text."""
        return Span(self.start, self.stop)

    @property
    def is_dash(self) -> bool:
        """True for a dash that stands alone."""
        return self.shape == "mark" and self.word in DASHES


Tokens = tuple[Token, ...]


def sentences_of(text: str, region: Span, quotations: Sequence[Quotation], lexicon: Lexicon) -> tuple[Tokens, ...]:
    """The sentences of a region; each outermost quotation in it is one token and never cut.

    A line that a dash and a small letter open goes on with the sentence before, as in dialogue.
    """
    inside = outermost(region, quotations)
    masked = _mask(text, region, inside)
    found: list[Tokens] = []
    for sentence in sentences(masked, Span(0, len(masked))):
        span = Span(sentence.start + region.start, sentence.stop + region.start)
        held = [q for q in inside if span.meets(q.span)]
        tokens = _tokens(text, span, held, lexicon)
        if found and len(tokens) > 1 and _goes_on(tokens, lexicon):
            found[-1] += tokens
        elif tokens:
            found.append(tokens)
    return tuple(found)


def outermost(region: Span, quotations: Sequence[Quotation]) -> list[Quotation]:
    """The quotations inside a region that no other quotation of the region holds."""
    found: list[Quotation] = []
    for q in quotations:
        if region.holds(q.span) and not (found and found[-1].span.meets(q.span)):
            found.append(q)
    return found


def _goes_on(tokens: Tokens, lexicon: Lexicon) -> bool:
    return tokens[0].is_dash and tokens[1].shape == "lower" and tokens[1].word in lexicon.cues


def _mask(text: str, region: Span, inside: Sequence[Quotation]) -> str:
    """The region with the words of its quotations hidden, so that no sentence stops inside one."""
    masked = list(text[region.start : region.stop])
    for q in inside:
        last = q.span.stop - 1 - region.start
        # French sets a space before its closing mark, and the full stop before that.
        spaced = q.closed and text[q.span.stop - 2] in " \u00a0\u202f" and text[q.span.stop - 3] == "."
        for i in range(q.span.start + 1 - region.start, last):
            closing = q.closed and i >= last - 1 and masked[i] == "."
            if not closing:
                masked[i] = "." if spaced and i == last - 1 else "x"
    return "".join(masked)


def _tokens(text: str, span: Span, inside: Sequence[Quotation], lexicon: Lexicon) -> Tokens:
    found: list[Token] = []
    position = span.start
    for q in inside:
        found += _words(text, Span(position, q.span.start), lexicon)
        found.append(Token(q.span.start, q.span.stop, _use(q.span.of(text)), "quotation"))
        position = max(position, q.span.stop)
    found += _words(text, Span(position, span.stop), lexicon)
    return tuple(found)


def _use(quoted: str) -> str:
    inside = quoted.strip("«»“”„\"`'‟ \u00a0\u202f")
    titled = inside[:1].isupper() or inside.title() == inside
    named = titled and len(inside.split()) <= 5 and inside[-1:] not in FINAL + ","
    return "name" if named else "speech"


def _words(text: str, span: Span, lexicon: Lexicon) -> list[Token]:
    found: list[Token] = []
    i = span.start
    while i < span.stop:
        piece = ELIDED.match(text, i, span.stop) if "elision" in lexicon.flags else None
        piece = piece or WORD.match(text, i, span.stop)
        if piece is None:
            i += 1
            continue
        i = piece.end()
        turned = INVERTED.match(piece.group()) if "inversion" in lexicon.flags else None
        if turned and lexicon.has("pronouns", fold(turned.group(3))):
            middle = piece.start() + len(turned.group(1))
            last = middle + len(turned.group(2))
            found.append(_token(text, piece.start(), middle, lexicon))
            found.append(Token(middle, last, "-", "mark"))
            found.append(_token(text, last, i, lexicon))
            continue
        token = _token(text, piece.start(), i, lexicon)
        listed = any(lexicon.has(group, token.word + ".") for group in ("honorifics", "abbreviations"))
        abbreviated = text[i : i + 1] == "." and listed
        if abbreviated and i + 1 < span.stop:
            i += 1
            token = _token(text, token.start, i, lexicon)
        found.append(token)
    return found


def _token(text: str, start: int, stop: int, lexicon: Lexicon) -> Token:
    word = text[start:stop]
    named = word[0].isupper() or ARTICLED.match(word) is not None
    shape = "mark" if not (word[0].isalnum() or word[0] == "_") else "upper" if named else "lower"
    return Token(start, stop, fold(word), shape)
