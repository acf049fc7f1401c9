"""Which words of a language report that something was said, rather than thought, felt or done."""

from __future__ import annotations

from functools import cache

from sayso.text.lexicon import LANGUAGES, lexicon

SPEECH = frozenset({"says", "claims", "denies", "asks", "promises", "demands", "declines", "admits", "reports"})


@cache
def speech_words(language: str) -> frozenset[str]:
    """The words that report speech ("said"), in lower case; empty for a language without a lexicon.

    >>> "said" in speech_words("en"), "wanted" in speech_words("en")
    (True, False)
    """
    if language not in LANGUAGES:
        return frozenset()
    cues = (c for some in lexicon(language).cues.values() for c in some)
    return frozenset(w for c in cues if c.kind in SPEECH for w in c.words if len(w) > 2)


@cache
def attributing_words(language: str) -> frozenset[str]:
    """The first words of phrases that attribute ("according to"), in lower case."""
    if language not in LANGUAGES:
        return frozenset()
    return frozenset(lexicon(language).phrases)
