"""The words of a passage that may be proper names, in languages with capitals and without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.link.discrepancy.land import land, lands_of
from sayso.link.discrepancy.quantity import Token
from sayso.link.discrepancy.resemblance import transliterating
from sayso.link.discrepancy.sense import senses
from sayso.link.speaker.parts import folded
from sayso.text.capital import begun_small, frequency, leaning
from sayso.types import Span

LEAST = 3
FEWEST = 6
# How much likelier small than with a capital a common word is; short ones may be of another of the languages counted.
LEANS, SHORT = 0.5, 4
# How many letters of a Slavic word its endings leave alone.
STEM = 5
# A German word of so many letters is made of several; each has so many at least.
LONGEST, PART = 16, 3
# Words of a translation more frequent than e to this are no foreign names.
USUAL = -11.5
_OPENS = re.compile(r"(?:^|[.!?:;…。！？]|[\"“”«»„'‘’(\[–—-]\s?)[\s\"“”«»„'‘’(\[–—-]*$")
# A name in marks after a small word, as Russian and Ukrainian write those of clubs and papers: команда «Ливингстон».
_QUOTING = ("ru", "uk")
_TITLED = re.compile(r"[а-яёіїєґ]{2,} [«“\"]$")
_TITLE_CASE = 0.8
_ABSTRACT = re.compile(
    r"(?:tion|ment|ness|ship|ology|ism|ity|ics|hood|ologist|iour|ogue)s?$|(?:ion|vinc|nav|tor|sonn)al$|(?:ions|oxes|rred|ated|stic|honic)$"
)
_INFLECTED = re.compile(
    r"...(?:able|ible|ous|ful|less|ance|ancy|ency|ively|ingly|edly|ally|[^aeiou]ating|[^aeiou]ated|onic|atic|batic|ical|[ie][nt]al"
    r"|ipal|ulate|orate|power|powers|ship|work|works|woman|women|hood|fold|space|tory|tories|stra|yard)$"
)
_FINAL = r"(?:[aou]i|[aio]u|ei|i?ao|u?an|[iu]a|[eiu]n|i?[ao]ng|i?ng|i?an|uang|eng|ui|uo|ie|ue|[aeiou])"
_SYLLABLE = re.compile(rf"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcswy])?{_FINAL}")
# Endings that a first word of a sentence has and a foreign name has not.
_ORDINARY = re.compile(
    r"(?:ость|ости|ство|ства|ние|ния|нии|тель|теля|тели|ция|ции|ники?|ать|ить|еть|ого|ому|ыми|ими|ные|ная|ное|ный"
    r"|ість|ості|ння|нні|ття|цтво|ків|ення|ати|ити|іти|них|ими|лися?|ться|ється"
    r"|ement|tion|tions|eur|eurs|euse|istes?|aux|ées?|ant|ante|ción|ciones|ador(?:es|a)?|miento|mente|ados?|adas?|iendo|ando)$"
)
# What stands before a name by itself, and what after a word that a longer name explains.
_PLAINLY = re.compile(
    r"(?<![\w'’-])(?:in|to|from|at|by|with|for|against|near|between|told|said|says|under|via|than|that|after|before|over)\s$"
)
_CAPITAL_NEXT = re.compile(r"(?:['’]s)?[\s-]+(?:of |the |and |for )?[A-Z]|[-–]")
# What French writes before a vowel: l'Alaska.
ELIDED = re.compile(r"^(?:[dlnsjmtc]|qu|jusqu|lorsqu|puisqu)['’](?=\w)", re.IGNORECASE)
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]{2,}")


@dataclass(frozen=True, slots=True)
class Proper:
    """A word of a proper name, folded.

    ``firm`` is False for what may be none, such as an office; ``opening`` is True for what only begins a sentence.
    """

    word: str
    span: Span
    firm: bool
    opening: bool = False


def proper_names(text: str, tokens: Sequence[Token], language: str) -> tuple[Proper, ...]:
    """The words of a passage that may be names, in reading order; in Arabic, which has no capitals, all its words."""
    if language == "zh":
        return tuple(_han_names(text))
    if language == "ar":
        return tuple(Proper(folded(t.word), t.span, False) for t in tokens if t.letters[0].isalpha())
    if language == "fr":
        tokens = [_whole(t) for t in tokens]
    capital = [t for t in tokens if t.letters[0].isupper()]
    long = [t for t in tokens[1:] if t.letters[0].isalpha() and len(t.letters) > 3]
    headline = (
        sum(t.letters[0].isupper() for t in long) > _TITLE_CASE * len(long) and language != "de" and len(long) >= FEWEST
    )
    opened = [
        _OPENS.search(text, 0, t.span.start) is not None
        and not (language in _QUOTING and _TITLED.search(text, 0, t.span.start))
        for t in capital
    ]
    found = []
    for k, token in enumerate(capital):
        alone = opened[k] and not (
            k + 1 < len(capital)
            and capital[k + 1].span.start == token.span.stop + 1
            and not _plain(capital[k + 1], language)
        )
        firm = (
            not headline
            and not alone
            and (not _plain(token, language) or (language == "en" and not opened[k] and _by_itself(text, token)))
        )
        if firm and language == "de":
            firm = _german_name(text, token)
        opening = opened[k] and not firm and not token.senses and not headline and _opens_as_name(token.word)
        found.append(Proper(folded(token.word), token.span, firm, opening))
    return tuple(found)


def _whole(token: Token) -> Token:
    """The word without an article or a preposition that has lost its vowel."""
    found = ELIDED.match(token.letters)
    if found is None:
        return token
    cut = found.end()
    return Token(Span(token.span.start + cut, token.span.stop), token.letters[cut:], token.word[cut:], token.senses)


def _plain(token: Token, language: str) -> bool:
    """True for a capital that tells no name of its own: an office, a month, initials, short words."""
    if len(token.word) < LEAST or token.letters.isupper() or not token.letters[1:2].islower():
        return True
    if language == "en" and (_ABSTRACT.search(token.word) or _is_common(token.word)):
        return True
    return _told(token, language)


def _told(token: Token, language: str) -> bool:
    """True for a word that the tables know as an office, a month, a figure or a unit."""
    known = token.senses if language == "en" else (*token.senses, *senses(token.word, "en"))
    return any(g in ("institutions", "months", "weekdays", "numbers", "ordinals", "units", "modals") for g, _ in known)


def _by_itself(text: str, token: Token) -> bool:
    """True for a capital inside a sentence that no article and no other capital explains: in Freital before."""
    if (
        len(token.word) < FEWEST - 1
        or token.letters.isupper()
        or not token.letters[1:2].islower()
        or _told(token, "en")
    ):
        return False
    before, after = text[: token.span.start], text[token.span.stop :]
    return bool(_PLAINLY.search(before)) and not _CAPITAL_NEXT.match(after)


@lru_cache(maxsize=16384)
def _opens_as_name(word: str) -> bool:
    """True for the first word of a sentence that may be a name: seldom written small, without a common ending."""
    if len(word) <= SHORT or "'" in word or _ORDINARY.search(word):
        return False
    if (told := leaning(word)) is not None:
        return told < 0 and frequency(word) < USUAL
    return not any(
        (leaning(word[:-n] + end) or -1) > LEANS for n in (1, 2) for end in ("", "а", "и", "е", "о", "ы", "s", "e")
    )


@lru_cache(maxsize=16384)
def _is_common(word: str) -> bool:
    """True for an English word that is written small more often than not, or that has the ending of one."""
    if (told := leaning(word)) is not None:
        return told > LEANS and not (len(word) <= SHORT and _SYLLABLE.fullmatch(word))
    stems = [word[: -len(e)] for e in ("s", "d", "ed", "es", "er", "ers", "ing", "ly") if word.endswith(e)]
    stems += [f + "e" for f in stems] + [word[:-3] + "y"] * word.endswith("ies")
    if any(len(f) > SHORT and (leaning(f) or 0) > LEANS for f in stems):
        return True
    return _INFLECTED.search(word) is not None


@lru_cache(maxsize=16384)
def is_word(word: str, language: str) -> bool:
    """True for a word that is written small more often than not in some form, so that its capital tells no name.

    >>> is_word("edad", "es"), is_word("москва", "ru")
    (True, False)
    """
    if (told := leaning(word)) is not None:
        return told > LEANS
    if language in ("ru", "uk"):
        return len(word) >= STEM and word[:STEM] in begun_small("\u0400", "\u0500", STEM)
    return any(
        (leaning(word[:-n] + end) or -1) > LEANS
        for n in (1, 2, 3)
        for end in ("", "e", "o", "a", "s")
        if len(word) - n >= SHORT
    )


_GERMAN_NOUN = re.compile(
    r"(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|ion|ionen|ität|itäten|ismus|ment|mente|tum|nis|nisse|ling"
    r"|linge|innen|erin|rat|amt|haus|land|stadt|zeit|werk|recht|gabe|nahme|sicht|gung)e?[ns]?$"
)
_ENDED = re.compile(r"(?:er|en|ern|e|s|in)$")


def _german_name(text: str, token: Token) -> bool:
    """True for a capitalised German word that is more likely a name than a noun.

    A noun has an article or an adjective before it, the ending of one, or is made of words of the vocabulary.
    """
    if land(folded(token.word), "de"):
        return True
    before = re.search(r"([^\W\d_]+)\s$", text[: token.span.start])
    if before:
        word = before.group(1)
        if any(g == "articles" for g, _ in senses(word.casefold(), "de")):
            return False
        if word[0].islower() and re.search(r"(?:e|er|en|es|em)$", word) and len(word) > 4 and not _is_verb(word):
            return False
    if _GERMAN_NOUN.search(token.word) or len(token.word) >= LONGEST:
        return False
    if leaning(token.word) is not None:
        return frequency(token.word) < USUAL and not _ENDED.search(token.word)
    return not _is_noun(token.word)


def _is_verb(word: str) -> bool:
    """True for a German word that is likelier a verb in the past than an adjective: besiegte, sagten."""
    return word.endswith(("te", "ten"))


@lru_cache(maxsize=16384)
def _is_noun(word: str) -> bool:
    """True for a German word that is another with an ending, or two of the vocabulary, the last with a capital."""
    if any(
        word.endswith(e) and (leaning(word[: -len(e)]) is not None) for e in ("s", "es", "n", "en", "e", "er", "ern")
    ):
        return len(word) > STEM
    for start in range(PART, len(word) - PART):
        tail = word[start:]
        shapes = (tail, *(tail[: -len(e)] for e in ("s", "es", "n", "en", "e", "er", "ern") if tail.endswith(e)))
        head = word[:start]
        known = any(
            leaning(h) is not None for h in (head, head.removesuffix("s"), head.removesuffix("n")) if len(h) > 2
        )
        if known and any((leaning(t) or 0.0) < 0 for t in shapes if len(t) >= PART):
            return True
    return False


@cache
def _han_lands() -> re.Pattern[str]:
    """What finds the places that Chinese names in two characters or more, the longest first."""
    return re.compile("|".join(sorted((w for w in lands_of("zh") if len(w) > 1), key=len, reverse=True)))


def _han_names(text: str) -> Iterator[Proper]:
    """Latin words of a Chinese passage, and runs of the characters that spell foreign names."""
    taken = [m.span() for m in _han_lands().finditer(text)]
    for found in transliterating().finditer(text):
        if any(a < found.end() and found.start() < b for a, b in taken):
            continue
        for part in re.finditer(r"[^·•・]+", found.group()):
            start = found.start() + part.start()
            yield Proper(part.group(), Span(start, start + len(part.group())), len(part.group()) > 2)
    for latin in _LATIN_WORD.finditer(text):
        firm = latin.group()[0].isupper() and latin.group()[1:2].islower() and len(latin.group()) > 3
        yield Proper(folded(latin.group()), Span(latin.start(), latin.end()), firm)
