"""Where somebody's word in quotation marks stands for what the narrator calls by a noun: “called the talks ‘a farce’”.

Both words stand in one sentence, joined by a verb that gives a name (text/lexicon: cues of the kind ``calls``), by
"which" and such a verb, or by "or". A pronoun ("called it ‘a farce’") names nothing, and a quotation of more than four
words, or of an adjective ("called the talks ‘weak’"), says something of the thing rather than naming it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sayso.extract.measure.frame import quoted_in
from sayso.text.lexicon import LANGUAGES, fold
from sayso.text.speech import naming_words
from sayso.types import Document, Span
from sayso.view import Wording

MOST_QUOTED = 4
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
DETERMINER = r"(?:the|this|that|these|those|his|her|its|their|la|le|les|cette|ce|l['’]|das|die|der|den|el|los|las)"
ARTICLE = r"(?:an?|the|une?|des|eine?n?|un|una|el|la|le|das|die|der|ein)"
AS = r"(?:as|de|als|como|comme|d['’])"
NOUN = r"[^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_]{2,}(?:-[^\W\d_]+)*"
OF = r"(?:of|with|between|in|for|on|de|du|des|von|con)"
CYRILLIC = re.compile("[а-яё]")
ADJECTIVE_ENDINGS = ("ой", "ый", "ий", "ым", "им", "ыми", "ими", "ую", "ая", "ое", "ые", "ого", "его")
BEFORE = 120
NAMED = r"[^\W\d_][\w’'-]*"
OR = re.compile(rf"\b(?i:{DETERMINER})\s(?P<noun>{NOUN}),?\s(?:[–—]\s)?(?:or|ou|oder|o|или)\s(?:{ARTICLE}\s)?$")


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """What stands between the verb and the opening mark, the noun named; None for a language without such verbs."""
    verbs = naming_words(language)
    if not verbs:
        return None
    verb = "|".join(sorted(map(re.escape, verbs), key=len, reverse=True))
    article = rf"(?:{DETERMINER}\s)" + ("?" if language in ("ru", "uk") else "")
    tail = rf"(?:,?\s{AS})?\s(?:{ARTICLE}\s)?"
    behind = rf"\b(?i:{verb})\s{article}(?P<noun>{NOUN})(?:\s{OF}\s(?:{NAMED}\s?){{1,3}})?{tail}"
    relative = rf"\b{article}(?P<other>{NOUN}),?\s(?:which|that|что|qui|que)\s(?:{NAMED}\s){{1,4}}(?i:{verb}){tail}"
    return re.compile(rf"(?:{behind}|{relative})$")


def callings(document: Document) -> tuple[Wording, ...]:
    """The narrator's noun and the quoted word for the same, in pairs, in reading order; spans of ``document.text``.

    ``note`` is "called"; ``concept`` of both is the noun, folded.
    """
    language = document.language or "en"
    pattern = _pattern(language) if language in LANGUAGES else None
    found: list[Wording] = []
    for noun, quoted in _pairs(document.text, pattern):
        concept = fold(noun.of(document.text))
        found += (Wording(concept, document.id, s, "called") for s in (noun, quoted))
    return tuple(found)


def _pairs(text: str, pattern: re.Pattern[str] | None) -> Iterator[tuple[Span, Span]]:
    quotations = quoted_in(text)
    for quoted in quotations:
        words = WORD.findall(quoted.of(text))
        if not 0 < len(words) <= MOST_QUOTED or all(w[0].isupper() for w in words):
            continue
        start = max(0, quoted.start - BEFORE)
        for shape in (pattern, OR):
            met = shape.search(text[start : quoted.start]) if shape is not None else None
            if met is None:
                continue
            group = "noun" if met["noun"] else "other"
            noun = Span(start + met.start(group), start + met.end(group))
            if (
                not any(q.meets(noun) for q in quotations)
                and _is_noun(fold(noun.of(text)))
                and fold(noun.of(text)) not in map(fold, words)
                and _names(text[start : quoted.start], [fold(w) for w in words])
            ):
                yield noun, quoted
            break


def _is_noun(word: str) -> bool:
    return not re.fullmatch(DETERMINER, word) and not word.endswith(("ed", "ly"))


def _names(before: str, words: list[str]) -> bool:
    """True for words that may name a thing: behind an article, in the plural, or, in Cyrillic, with a noun's ending."""
    if re.search(rf"\b{ARTICLE}\s$", before, re.I) or re.fullmatch(ARTICLE, words[0], re.I):
        return True
    if CYRILLIC.match(words[-1]):
        return not words[-1].endswith(ADJECTIVE_ENDINGS)
    return words[-1].endswith("s") and not words[-1].endswith(("ss", "ous", "us"))
