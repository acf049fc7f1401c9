"""Which tagger reads which language: the packaged model for English, a lexicon for others, none for the rest."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from sayso.extract.lexical import lexical
from sayso.pipeline import Taggers
from sayso.text.lexicon import LANGUAGES, Lexicon, lexicon
from sayso.text.speech import speech_words
from sayso.types import Quotation, Span, Tagged, Tagger


class LexicalTagger:
    """The rules over one language's lexicon, as a tagger."""

    def __init__(self, held: Lexicon) -> None:
        self._held = held

    @property
    def name(self) -> str:
        """What to write in ``made_by``."""
        return f"lexical:{self._held.language}@1"

    def tag(self, text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[Tagged, ...]:
        """The triples the rules find in these paragraphs."""
        return lexical(text, paragraphs, quotations, self._held)


@cache
def _packaged(folder: Path | None, threads: int) -> Tagger:
    from sayso.models.tagger import PackagedTagger

    return PackagedTagger(folder, threads=threads) if folder else PackagedTagger(threads=threads)


def taggers(folder: Path | None = None, threads: int = 1) -> Taggers:
    """For a language, the tagger that reads it and its words of speech.

    English, and text too short to tell, is read by the packaged model (or the one in ``folder``) on this many
    threads, other languages that have a lexicon by its rules, the rest by no tagger at all.
    """

    def choose(language: str | None) -> tuple[Tagger | None, frozenset[str]]:
        code = language or "en"
        if code == "en":
            return _packaged(folder, threads), speech_words(code)
        if code in LANGUAGES:
            return LexicalTagger(lexicon(code)), speech_words(code)
        return None, frozenset()

    return choose
