"""A sentence's words, and what a document's text shows of its verbs, for reading nouns of speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.text.lexicon import Lexicon, fold
from sayso.text.verb import AUXILIARIES, Known, is_finite, known_verbs
from sayso.types import Quotation, Span

GROUPS = ("spoken_that", "spoken_to", "spoken_for", "spoken_of", "proposing", "blamed_for")
OPENERS = frozenset("the a an this that one another his her their its".split())
CLAUSES = frozenset("that who whom whose which what when where why how whether if because and or than".split())
WORD = re.compile(r"\w+(?:[’'.\-&]\w+)*(?:(?<=[sS])[’'](?!\w))?|\S")
POSSESSIVE = re.compile(r".*(?:\w[’']s|[sS][’'])", re.S)
LETTERS = re.compile(r"[^\W\d_]")
SHORT = re.compile(r"(?:i|you|he|she|it|we|they|there|that|who)'(?:s|re|ll|d|ve|m)|.*n't")
WILLED = re.compile(
    r"(?:\b(?:will|would|can|could|may|might|should|must|did|does|do)|n[’']t|[’']ll) ([a-z]{2,})(?![\w’'])"
)
# Behind these within three words a form is a participle or a plain one, and carries no tense.
GOVERNS = AUXILIARIES | frozenset("to be been being not".split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a sign of a sentence: where it stands and its folded form."""

    start: int
    stop: int
    form: str
    capital: bool


Words = Sequence[Word]


class Scene:
    """A document's text with its quotations in order and the lexicon of its language."""

    def __init__(self, text: str, marks: Sequence[Quotation], lexicon: Lexicon) -> None:
        self.text, self.marks, self.lexicon = text, marks, lexicon
        self.nouns = frozenset(word for group in GROUPS for word in lexicon.words(group))
        self.sign = re.compile(rf"\b(?:{'|'.join(sorted(self.nouns))})\b")

    @cached_property
    def known(self) -> Known:
        """What the text shows of its verbs."""
        return known_verbs([self.text])

    @cached_property
    def willed(self) -> frozenset[str]:
        """The words that the text has behind "will", "would" and their like: plain forms of verbs."""
        return frozenset(m.group(1) for m in WILLED.finditer(self.text))

    def words(self, sentence: Span) -> list[Word]:
        """The words and signs of a sentence, in order."""
        return [
            Word(m.start(), m.end(), fold(m.group()), m.group()[:1].isupper())
            for m in WORD.finditer(self.text, sentence.start, sentence.stop)
        ]

    def has(self, form: str, *groups: str) -> bool:
        """True where one of these groups of the lexicon lists the form."""
        return any(self.lexicon.has(group, form) for group in groups)

    def is_finite(self, words: Words, k: int) -> bool:
        """True for a word that carries a clause's tense; of two that stand together the first counts."""
        form, before = words[k].form, words[k - 1].form if k else ""
        if before == "to" or words[k].capital:
            return False
        if SHORT.fullmatch(form):
            return True
        near = [w.form for w in words[max(0, k - 3) : k]]
        if form in AUXILIARIES:
            return before not in AUXILIARIES and not (before in ("not", "also") and AUXILIARIES.intersection(near[-2:]))
        if any(f in GOVERNS or f.endswith("n't") for f in near):
            return False
        return is_finite(form, before, bool(k) and words[k - 1].capital, self.known)
