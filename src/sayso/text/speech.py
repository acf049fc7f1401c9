"""Which words of a language report that something was said, rather than thought, felt or done."""

from __future__ import annotations

import re
from functools import cache

from sayso.text.lexicon import LANGUAGES, lexicon

SPEECH = frozenset({"says", "claims", "denies", "asks", "promises", "demands", "declines", "admits", "reports"})
# First words of longer cues ("pointed out") that hardly ever stand in one that reports no speech.
OPENERS = frozenset("point points pointed shot fired hit fait souligne souligné wies weist gab".split())

# Labels of those who ask, where a transcript does not name them.
QUESTION = re.compile(
    r"(?:q|p|question|reporter|journalist|вопрос|реплика|корреспондент|question(?:neur)?|journaliste|frage|journalist(?:in)?"
    r"|pregunta|periodista)(?:\.?(?: ?\d+)?| (?:from|из|aus) [^:]{2,60})",
    re.I,
)


@cache
def speech_words(language: str) -> frozenset[str]:
    """The words that report speech ("said"), in lower case; empty for a language without a lexicon.

    >>> "said" in speech_words("en"), "wanted" in speech_words("en")
    (True, False)
    """
    if language not in LANGUAGES:
        return frozenset()
    cues = (c for some in lexicon(language).cues.values() for c in some)
    return frozenset(c.words[0] for c in cues if c.kind in SPEECH and (len(c.words) == 1 or c.words[0] in OPENERS))


@cache
def attributing_words(language: str) -> frozenset[str]:
    """The first words of phrases that attribute ("according to"), in lower case."""
    if language not in LANGUAGES:
        return frozenset()
    return frozenset(lexicon(language).phrases)
