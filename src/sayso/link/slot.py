"""Nouns that stand in one slot of two passages that say the same: "left the meeting", "left the encounter"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from sayso.link.byname import ARTICLES, respelled
from sayso.link.discrepancy.sense import senses
from sayso.link.statement.figure import NEGATORS
from sayso.link.statement.passage import EMPTY
from sayso.text.lexicon import LANGUAGES, fold, lexicon
from sayso.text.root import root
from sayso.text.stem import alike, folded
from sayso.text.verb import base_forms
from sayso.types import Span

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*")
MOST_WORDS, FEWEST_SAME = 60, 3
JOINING = frozenset(
    "with against on over between for about avec contre sur entre pour mit gegen uber zwischen fur con contra sobre "
    "para с против о об между на".split()
)
INFINITIVE = frozenset("to zu".split())
CONJUNCTIONS = frozenset("and or but that which who et ou qui que und oder y o и или что который".split())
ARTICLE = "•"


def slots(left: str, here: Span, right: str, there: Span, language: str | None) -> tuple[tuple[Span, Span], ...]:
    """Pairs of single words that stand between the same words in two passages and are not forms of one word.

    The word before is the same in both, or both are articles, and it is one behind which a noun stands. A noun phrase
    ends with both words, and the passages go on alike or the word before the article is the same. Where
    there is none such, nouns with one complement are taken: "talks with Orne", "the clash with Orne". Three words of
    the passages at least must be the same. Names, figures, negations and verbs with an ending are left out.

    >>> a, b = "The mayor left a meeting with Orne early.", "The mayor left the encounter."
    >>> [(x.of(a), y.of(b)) for x, y in slots(a, Span(0, len(a)), b, Span(0, len(b)), "en")]
    [('meeting', 'encounter')]
    """
    one, two = _tokens(left, here), _tokens(right, there)
    if not one or not two or max(len(one), len(two)) > MOST_WORDS:
        return ()
    keys, others = [_key(w, language) for _, w in one], [_key(w, language) for _, w in two]
    blocks = SequenceMatcher(None, keys, others, autojunk=False).get_matching_blocks()
    if sum(b.size for b in blocks) < FEWEST_SAME:
        return ()
    found = []
    for block in blocks:
        i, j = block.a + block.size, block.b + block.size
        if not block.size or i >= len(one) or j >= len(two):
            continue
        if not _follows(left, one, i) or not _follows(right, two, j):
            continue
        if not fit(one[i][1], two[j][1], language) or not _opens_noun(folded(one[i - 1][1]), language):
            continue
        on = _key(one[i + 1][1], language) if _leads(left, one, i) else None
        alike_behind = on is not None and _leads(right, two, j) and on == _key(two[j + 1][1], language)
        before = block.size > 1 and folded(one[i - 2][1]) not in EMPTY and _follows(left, one, i - 1)
        ended = _ends(left, one, i, language) and _ends(right, two, j, language)
        as_well = before or folded(one[i - 1][1]) == folded(two[j - 1][1])
        if ended and ((alike_behind and as_well) or (before and keys[i - 1] == ARTICLE)):
            found.append((one[i][0], two[j][0]))
    if not found:
        held, other = _complements(one, language), _complements(two, language)
        for complement in sorted(held.keys() & other.keys()):
            (here, first), (there, second) = held[complement], other[complement]
            if fit(first, second, language):
                found.append((here, there))
    return tuple(found)


def _key(word: str, language: str | None) -> str:
    """The word as the two passages are compared: its root, one and the same for all articles."""
    return ARTICLE if folded(word) in ARTICLES else root(word, language)


def fit(one: str, other: str, language: str | None) -> bool:
    """True for two nouns that are neither forms nor spellings of one."""
    if not _is_noun(one, language) or not _is_noun(other, language) or root(one, language) == root(other, language):
        return False
    return not alike(one, other) and not respelled(folded(one), folded(other))


def _follows(text: str, words: Sequence[tuple[Span, str]], k: int) -> bool:
    """True where white space alone parts a word from the one before."""
    return k > 0 and text[words[k - 1][0].stop : words[k][0].start].isspace()


def _leads(text: str, words: Sequence[tuple[Span, str]], k: int) -> bool:
    return k + 1 < len(words) and _follows(text, words, k + 1)


def _ends(text: str, words: Sequence[tuple[Span, str]], k: int, language: str | None) -> bool:
    """True where a noun phrase ends with a word: a mark, the end, a preposition or a conjunction is behind it."""
    if not _leads(text, words, k):
        return text[words[k][0].stop : words[k][0].stop + 1] not in ("-", "'", "’")
    behind = folded(words[k + 1][1])
    held = lexicon(language) if language in LANGUAGES else None
    return behind in JOINING | CONJUNCTIONS or (held is not None and held.has("prepositions", behind))


def _complements(words: Sequence[tuple[Span, str]], language: str | None) -> dict[tuple[str, str], tuple[Span, str]]:
    """The nouns with a complement: a preposition of ``JOINING`` and what follows it, an article aside."""
    found: dict[tuple[str, str], tuple[Span, str]] = {}
    for k in range(1, len(words) - 2):
        between = folded(words[k + 1][1])
        if between not in JOINING or not _is_noun(words[k][1], language) or not _opens(words, k, language):
            continue
        after = k + 3 if folded(words[k + 2][1]) in ARTICLES and k + 3 < len(words) else k + 2
        complement = words[after][1]
        if folded(complement) not in EMPTY and not complement[0].isdigit() and not dates(complement, language):
            found.setdefault((between, root(complement, language)), words[k])
    return found


def dates(word: str, language: str | None) -> bool:
    """True for a month or a day of the week."""
    return any(group in ("months", "weekdays") for group, _ in senses(fold(word), language or "en"))


def _opens(words: Sequence[tuple[Span, str]], k: int, language: str | None) -> bool:
    """True where a determiner or preposition stands one or two words before."""
    return any(_opens_noun(folded(words[j][1]), language) for j in range(max(0, k - 2), k))


def _tokens(text: str, span: Span) -> list[tuple[Span, str]]:
    return [(Span(m.start(), m.end()), m.group()) for m in WORD.finditer(text, span.start, span.stop)]


def _opens_noun(word: str, language: str | None) -> bool:
    if word in INFINITIVE:
        return False
    if word in ARTICLES or language not in LANGUAGES:
        return word in ARTICLES
    return lexicon(language).has("prepositions", word) or lexicon(language).has("determiners", word)


def _is_noun(word: str, language: str | None) -> bool:
    """True where a word may be a noun that names a thing: no name, figure, negation, function word or English past."""
    plain = folded(word)
    if len(plain) < 3 or not word[0].isalpha() or plain in EMPTY | ARTICLES | NEGATORS:
        return False
    if word[0].isupper() and language != "de":
        return False
    return not (language == "en" and plain.endswith(("ed", "ly")) and (plain.endswith("ly") or base_forms(plain)))
