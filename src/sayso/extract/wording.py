"""The words a narrator puts around what is said that say more than that it was said, and what is named by them.

Found beside attributions: loaded words of telling ("claimed", "admitted", "slammed"), words that keep a distance
("reportedly", "so-called"), and words in quotation marks that nobody is quoted for. The word lists are our own
(text/lexicon: ``distancing``, ``doubting``, ``conceding``, ``heated``); nothing is judged by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from sayso.extract.measure.frame import quoted_in, sentence_at, sentences_of
from sayso.text.lexicon import LANGUAGES, fold, lexicon
from sayso.text.speech import attributing_words, speech_words
from sayso.types import Attribution, Document, Span
from sayso.view import Wording

TELLING = {"doubting": "doubts", "conceding": "concedes", "heated": "heated"}
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
MARKS = "“”„‟«»\"〝〞＂'‘’ \u00a0\u202f"
MOST_QUOTED, SHORTEST = 3, 3
BEFORE = 24
_NAME = (
    r"(?:(?:the |le |la |l['’]|el |der |die |das |den |dem )?(?:[\w’'-]+ )?"
    r"[A-ZÀ-ÖØ-ÞА-ЯЁ][\w’'-]+(?: [A-ZÀ-ÖØ-ÞА-ЯЁ][\w’'-]+){0,2})"
)
BETWEEN = re.compile(
    r"(?P<noun>[^\W\d_]{3,}(?:-[^\W\d_]+)*)\s"
    rf"(?P<between>(?:between|entre|zwischen|между)\s{_NAME}\s(?:and|et|und|y|и)\s{_NAME})"
)
NARRATED_KINDS = frozenset({"body", "lede", "caption", "list", "headline"})


@cache
def _listed(language: str, group: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon(language).groups.get(group, frozenset()):
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(sorted(some, key=lambda p: (-len(p), p))) for first, some in found.items()}


def listed(text: str, part: Span, language: str, group: str) -> Iterator[Span]:
    """Where words and phrases of a list of ``text/lexicon`` stand in a part of a text; spans of that text.

    >>> t = "the so-called truce was allegedly broken"
    >>> [s.of(t) for s in listed(t, Span(0, len(t)), "en", "distancing")]
    ['so-called', 'allegedly']
    """
    if language not in LANGUAGES:
        return
    words = [(m.start(), m.end(), fold(m.group())) for m in WORD.finditer(text, part.start, part.stop)]
    phrases = _listed(language, group)
    for k, (start, _, word) in enumerate(words):
        for phrase in phrases.get(word, ()):
            if tuple(w for _, _, w in words[k : k + len(phrase)]) == phrase:
                yield Span(start, words[k + len(phrase) - 1][1])
                break


def loaded(document: Document, attributions: Sequence[Attribution]) -> tuple[Wording, ...]:
    """The narrator's loaded and distancing words beside attributions, and words in marks that nobody is quoted for.

    In reading order; ``note`` is "says", "doubts", "concedes" or "heated" for a word of telling, "distance" for one
    that keeps it, "marks" for scare quotes, "word" for a noun before "between Orne and Lunin". ``concept`` is
    the word itself, folded, or the words behind it, in marks or with their names; ``about`` is the attribution that it
    stands beside, None for words in marks and nouns. A language without a lexicon yields these two alone.
    """
    language = document.language or "en"
    found: dict[tuple[Span, str], Wording] = {}
    for attribution in attributions:
        if attribution.voice == "narrated":
            continue
        for span, note in (*_told(document, attribution, language), *_distance(document, attribution, language)):
            word = Wording(fold(span.of(document.text)), document.id, span, note, attribution.id)
            found.setdefault((span, attribution.id), word)
    for span, between in _between(document, language):
        found.setdefault((span, ""), Wording(between, document.id, span, "word"))
    for span in _scare(document, attributions, language):
        found.setdefault((span, ""), Wording(_bare(document.text, span), document.id, span, "marks"))
        before = Span(max(0, span.start - BEFORE), span.start)
        for place in listed(document.text, before, language, "distancing"):
            if not document.text[place.stop : span.start].strip():
                found.setdefault((place, ""), Wording(_bare(document.text, span), document.id, place, "distance"))
    return tuple(sorted(found.values(), key=lambda w: (w.span, w.about or "")))


def _told(document: Document, attribution: Attribution, language: str) -> Iterator[tuple[Span, str]]:
    """The word of the cue that tells: of a list that says more, else a plain one of saying."""
    text = document.text
    for cue in attribution.cue:
        for group, note in TELLING.items():
            for span in listed(text, cue, language, group):
                yield span, note
                return
    plain = speech_words(language) | attributing_words(language)
    for cue in attribution.cue:
        for met in WORD.finditer(text, cue.start, cue.stop):
            if fold(met.group()) in plain and met.end() - met.start() >= SHORTEST:
                yield Span(met.start(), met.end()), "says"
                return


def _distance(document: Document, attribution: Attribution, language: str) -> Iterator[tuple[Span, str]]:
    """Words that keep a distance in the cue's own sentence, outside quotation marks."""
    credit = attribution.cue or attribution.source
    sentence = sentence_at(credit[0].start, sentences_of(document.text)) if credit else None
    if sentence is None:
        return
    quoted = quoted_in(document.text)
    for span in listed(document.text, sentence, language, "distancing"):
        if not any(q.meets(span) for q in quoted):
            yield span, "distance"


def _scare(document: Document, attributions: Sequence[Attribution], language: str) -> Iterator[Span]:
    """Quotations of three words at most in a sentence that attributes nothing and quotes no more than that."""
    text = document.text
    sentences = sentences_of(text)
    taken = {
        sentence_at(span.start, sentences)
        for a in attributions
        for span in (*a.source, *a.cue, *a.content)
        if a.voice != "narrated"
    }
    for quoted in quoted_in(text):
        words = WORD.findall(quoted.of(text))
        if not 0 < len(words) <= MOST_QUOTED or all(w[0].isupper() for w in words):
            continue
        sentence = sentence_at(quoted.start, sentences)
        block = next((b.kind for b in document.blocks if b.span.holds(quoted)), "body")
        if sentence is not None and sentence not in taken and block in NARRATED_KINDS:
            yield quoted


def _between(document: Document, language: str) -> Iterator[tuple[Span, str]]:
    """The nouns before "between Orne and Lunin", outside quotation marks, each with those words behind it."""
    quoted = quoted_in(document.text)
    for met in BETWEEN.finditer(document.text):
        word = Span(*met.span("noun"))
        if met["noun"][0].islower() and not any(q.meets(word) for q in quoted):
            yield word, " ".join(met["between"].split())


def _bare(text: str, span: Span) -> str:
    return fold(span.of(text).strip(MARKS + ",.;:"))
