"""What documents say that a foreign or quoted word means: the word and its explanation, each with its place.

A sign between the two is looked for first ("a Russian word for", "was so viel heißt wie"), then the word before it and
the explanation behind it, or the other way round. Precision first: without the name of a language one of the two stands
in quotation marks, as a rule both, and no explanation is longer than a dozen words or runs past a pause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.text.segment import paragraphs
from sayso.types import Document, Span
from sayso.view import Gloss

OPEN, CLOSE = "(?<!\\w)(?:[“„«\"‘]\\s?|''|``|[*_]{1,2})", "(?:\\s?[”“»\"’]|''|[*_]{1,2})(?!\\w)"
# Marked words with no other mark between: up to six of the word, up to a dozen of what it means.
INNER = r"[^\s“”„«»\"*_\n]"
# A lone word, that may be foreign; not one of those that stand before a pause for other reasons.
BARE = r"(?<![\w’'-])(?P<{name}b>[^\W\d_][\w’'-]{{2,}})"
PHRASE = (
    r"(?P<{name}b>[^\W\d_][\w’'-]*(?: [\w’'-]+){{0,7}}?)"
    r"(?=\s*[.,;:)(—–!?\n]|\s-|$|\s(?:and|but|who|which|that|said|says|because|when|while|is|are|was|were|has|have|had|will|would|can|could|est|sont|ist|sind|es|son|et|mais|qui|und|aber|y|pero|que)\b)"
)
BEFORE = 110
DETERMINED = re.compile(
    r".*\b(?P<g>(?:an?|the|those|these) (?:[\w’'-]+ ){0,6}?[\w’'-]+)\s?$", re.IGNORECASE | re.DOTALL
)
NO_WORD = frozenset(
    "a an the it that this these those they he she we you said says which who what where there and or but not is was "
    "being name names word term phrase language press media text version translation english".split()
)
MARKS = re.compile("[“”„«»\"‘’'`*_]")
CLOSING = re.compile(r"[.,;”“»\"’']*\)")
UNFIT = frozenset(
    "of for in to by on at from with through is are was were be been has have had that which who and or as".split()
)
LATIN, CYRILLIC = re.compile(r"[A-Za-zÀ-ž]"), re.compile(r"[Ѐ-ӿ]")


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands between a word and its explanation, as a pattern, and what must stand around it.

    ``shape``: "word, sign, gloss" | "sign, word, joint, gloss" | "gloss, sign, word". ``bare`` allows, for each of
    word and gloss, words without marks; ``joint`` is what stands between the two behind the sign. ``other_script``:
    the two are of two scripts; ``comma``: one stands between them.
    """

    pattern: str
    shape: str = "word, sign, gloss"
    bare: tuple[bool, bool] = (False, False)
    joint: str = ""
    other_script: bool = False
    comma: bool = False


_ENGLISH = (
    "Russian|Ukrainian|Belarusian|Polish|Czech|Slovak|Serbian|Croatian|Bulgarian|Hungarian|Romanian|Greek|Turkish|Kurdish"
    "|Arabic|Hebrew|Yiddish|Persian|Farsi|Pashto|Dari|Urdu|Hindi|Bengali|Punjabi|Tamil|Chinese|Mandarin|Cantonese|Japanese"
    "|Korean|Thai|Vietnamese|Malay|Indonesian|Tagalog|Filipino|Swahili|Somali|Amharic|Hausa|Yoruba|Zulu|Afrikaans|Dutch"
    "|German|French|Italian|Spanish|Portuguese|Catalan|Basque|Latin|Swedish|Danish|Norwegian|Icelandic|Finnish|Estonian"
    "|Latvian|Lithuanian|Georgian|Armenian|Azerbaijani|Kazakh|Uzbek|Chechen|Tatar|Welsh|Irish|Gaelic|Hawaiian"
)
_THING = r"(?:word|term|phrase|expression|slang(?: word| term)?|saying|proverb|idiom|acronym|nickname|shorthand)"
_MEANS = (
    r"(?:literally |roughly |loosely |simply |also )?(?:means|meaning|translates (?:as|to|into)|translating (?:as|to)"
    r"|(?:(?:is|are|can be) )?(?:usually |often |commonly |generally |sometimes |best )?(?:rendered|translated) as)"
)
_LEADS = r"\s?(?:,|\(|—|–|--?)?\s?"
SIGNS: dict[str, tuple[Sign, ...]] = {
    "en": (
        Sign(
            rf"\s?(?:,|\(|—|–|--?)\s?(?:which is |it is |from )?(?:an? |the )?(?:[a-z’'-]+ ){{0,2}}(?:{_ENGLISH}) "
            rf"(?:{_THING} )?(?:for|(?:that |which )?{_MEANS})(?: roughly| literally)? ",
            bare=(True, True),
        ),
        Sign(
            rf"\s?(?:,\s)?(?:is )?(?:an? |the )?(?:[a-z’'-]+ ){{0,2}}(?:{_ENGLISH}) (?:{_THING} )?for ",
            bare=(False, True),
        ),
        Sign(
            rf"\b(?:{_ENGLISH}) (?:[a-z]+ )?{_THING}s? ",
            "sign, word, joint, gloss",
            (True, True),
            rf"{_LEADS}(?:for|(?:that |which )?{_MEANS}|to (?:refer to|describe|mean|denote)) ",
        ),
        Sign(
            rf"\b(?:an?|the) (?:[a-z’'-]+ ){{0,2}}{_THING} ",
            "sign, word, joint, gloss",
            (False, True),
            rf"{_LEADS}(?:(?:that |which )?{_MEANS}) ",
        ),
        Sign(
            rf"{_LEADS}(?:a|an|the) (?:[a-z’'-]+ ){{0,2}}{_THING} (?:for|(?:that |which )?{_MEANS}) ",
            bare=(False, True),
        ),
        Sign(rf"{_LEADS}(?:which |that )?{_MEANS} "),
        Sign(r",? or ", comma=True),
        Sign(r"\s?\((?:(?:literally|lit\.|i\.e\.,?|meaning) )?(?=[“\"‘])"),
        Sign(r"\s?\((?:literally,?|lit\.|i\.e\.,?|that is,|meaning) ", bare=(False, True)),
        Sign(r"\s?\(", bare=(False, True), other_script=True),
        Sign(r"(?:informally|locally|colloquially|popularly|commonly|otherwise)? ?known (?:in \w+ |here |there )?as ",
             "gloss, sign, word", (True, True)),
    ),
    "ru": (
        Sign(r"\s?(?:,|\(|—)?\s?(?:что |это )?(?:в переводе )?с \w+(?:ого)?(?: языка)?"
             r" (?:это )?(?:значит|означает|переводится как)(?: —)? ", bare=(False, True)),
        Sign(r"\s?(?:,|\(|—)?\s?(?:что |это )?в переводе(?: с \w+ого(?: языка)?)?"
             r"(?: (?:это )?(?:значит|означает))?(?: —)? "),
        Sign(r"\s?(?:,|\(|—)?\s?(?:что |это )?(?:буквально |дословно |примерно )?"
             r"(?:значит|означает|переводится как)(?: —)? "),
        Sign(r"\s?(?:,|\()\s?(?:то есть|т\. ?е\.|букв\.|буквально|дословно|иначе говоря|по-русски)(?: —)? "),
        Sign(r"\s?\((?=[«“„\"])"),
        Sign(r"\s?\((?:с |от )?(?:англ|нем|фр|лат|исп|ит|укр|араб)\.\s?(?:[—–-]\s)?", bare=(False, True)),
        Sign(r"\s?\(", bare=(False, True), other_script=True),
    ),
    "fr": (
        Sign(r"\s?,?\s?\(?(?:ce )?qui (?:signifie|veut dire|se traduit par)(?: littéralement)? "),
        Sign(r"\s?(?:,|\()\s?(?:c[’']est-à-dire|autrement dit|littéralement|soit|en français),? "),
        Sign(r"\s?(?:,|\(|—|–)\s?(?:un |le )?(?:mot|terme|expression) \w+ "
             r"(?:pour|désignant|signifiant|qui signifie|pour dire) ",
             bare=(True, True)),
        Sign(r"\b(?:mot|terme|expression) \w+ ", "sign, word, joint, gloss", (False, True),
             r"\s?,?\s?\(?(?:pour (?:désigner|dire|parler de)|désignant|qui signifie|signifiant) "),
        Sign(r"\s?\((?=[«“\"])"),
        Sign(r"\s?\(", bare=(False, True), other_script=True),
    ),
    "de": (
        Sign(r"\s?,?\s?\(?(?:(?:was|das) )?"
             r"(?:(?:auf Deutsch|übersetzt|wörtlich) )?(?:so viel )?(?:heißt|bedeutet)(?: so viel)?"
             r"(?: wie)? "),
        Sign(r"\s?(?:,|\()\s?(?:zu Deutsch|auf Deutsch|deutsch|übersetzt|wörtlich|das heißt|also)[,:]? "),
        Sign(r"\s?(?:,|\(|–)\s?(?:ein |das )?\w+(?:e|er|es)? (?:Wort|Begriff|Ausdruck) für ", bare=(True, True)),
        Sign(r"\b\w+(?:e|er|es|en) (?:Wort|Begriff|Ausdruck) ", "sign, word, joint, gloss", (False, True), r",? für "),
        Sign(r"\s?\((?=[„“»\"])"),
        Sign(r"\s?\(", bare=(False, True), other_script=True),
    ),
    "es": (
        Sign(r"\s?,?\s?\(?(?:lo )?que (?:significa|quiere decir|se traduce como)(?: literalmente)? "),
        Sign(r"\s?(?:,|\()\s?(?:es decir|o sea|literalmente|en español),? "),
        Sign(r"\s?(?:,|\()\s?(?:una? |la |el )?(?:palabra|término|expresión) \w+ "
             r"(?:para|que significa) ", bare=(True, True)),
        Sign(r"\b(?:palabra|término|expresión) \w+ ", "sign, word, joint, gloss", (False, True),
             r"\s?,?\s?\(?(?:para (?:referirse a|designar)|que significa) "),
        Sign(r"\s?\((?=[«“\"])"),
        Sign(r"\s?\(", bare=(False, True), other_script=True),
    ),
}  # fmt: skip


@cache
def _part(name: str, bare: bool) -> str:
    most = 5 if name == "w" else 11
    marked = rf"{OPEN}(?P<{name}q>[^\W\d_]{INNER}*(?:\s{INNER}+){{0,{most}}}?)[,.;]?{CLOSE}"
    loose = (BARE if name == "w" else PHRASE).format(name=name)
    return f"(?:{marked}|{loose})" if bare else f"(?:{marked})"


@cache
def _patterns(language: str) -> tuple[tuple[Sign, re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    """Each sign of a language with the patterns of itself, of what stands before it and of what stands behind it."""
    found = []
    for sign in SIGNS.get(language, ()):
        word, gloss = _part("w", sign.bare[0]), _part("g", sign.bare[1])
        if sign.shape == "word, sign, gloss":
            before, behind = rf"{word}$", gloss
        elif sign.shape == "sign, word, joint, gloss":
            before, behind = "", rf"{word},?{sign.joint}{gloss}"
        else:
            before, behind = DETERMINED.pattern, word
        found.append(
            (sign, re.compile(sign.pattern), re.compile(before, re.IGNORECASE | re.DOTALL), re.compile(behind))
        )
    return tuple(found)


def glosses(document: Document) -> tuple[Gloss, ...]:
    """The words that a document explains, in reading order, with what it says that they mean; spans of its text.

    No marks stand in the spans. Languages without signs of their own yield nothing.

    >>> from sayso.types import Document
    >>> told = "They were chinovniki, a Russian word for bureaucrats, she said."
    >>> document = Document("d_1", "a.txt", *[None] * 2, "en", *[None] * 5, told, (), "", "text@1")
    >>> [(g.word.of(told), g.gloss.of(told)) for g in glosses(document)]
    [('chinovniki', 'bureaucrats')]
    """
    found: dict[Span, Gloss] = {}
    for paragraph in paragraphs(document.text):
        for word, gloss in _explained(document.text, paragraph, document.language or "en"):
            if not any(
                word.meets(held.word) or word.meets(held.gloss)
                for held in found.values()
                if held.word.start > word.start - BEFORE
            ):
                found[word] = Gloss(document.id, word, gloss)
    return tuple(found[word] for word in sorted(found))


def _explained(text: str, part: Span, language: str) -> Iterator[tuple[Span, Span]]:
    marks = len(MARKS.findall(text, part.start, part.stop))
    for sign, pattern, before, behind in _patterns(language):
        if marks < 2 * (not all(sign.bare)) or (sign.other_script and "(" not in part.of(text)):
            continue
        for met in pattern.finditer(text, part.start, part.stop):
            window = text[max(part.start, met.start() - BEFORE) : met.start()]
            offset = max(part.start, met.start() - BEFORE)
            first = before.search(window) if before.pattern else None
            last = behind.match(text, met.end(), part.stop)
            if last is None or (before.pattern and first is None):
                continue
            places = {**_groups(text, first, offset), **_groups(text, last, 0)}
            word, gloss = places.get("w"), places.get("g")
            if word and gloss and _fits(text, word, gloss, sign):
                yield word, gloss


def _groups(text: str, met: re.Match[str] | None, offset: int) -> dict[str, Span]:
    """Where word and explanation stand, by their first letters, without a pause or stop at their end."""
    if met is None:
        return {}
    found = {}
    for name, words in met.groupdict().items():
        if words:
            start, stop = met.start(name) + offset, met.end(name) + offset
            found[name[0]] = Span(start, start + len(text[start:stop].rstrip(" ,.;")))
    return found


def _fits(text: str, word: Span, gloss: Span, sign: Sign) -> bool:
    """True where both say something, and not the same; of a sign that tells little, where they are of two scripts."""
    one, other = word.of(text), gloss.of(text)
    letters = [c for c in one if c.isalpha()]
    if len(letters) < 3 or one.casefold() in NO_WORD or not any(c.isalpha() for c in other):
        return False
    if one.casefold() == other.casefold():
        return False
    if sign.comma and "," not in text[word.stop : gloss.start]:
        return False
    if "(" in text[word.stop : gloss.start] and not CLOSING.match(text, gloss.stop):
        return False
    if sign.shape == "gloss, sign, word":
        bare = text[word.start - 1] == " "
        return _describes(other) and (
            not bare or (one.islower() and text[word.stop : word.stop + 1] in tuple(".,;:)—"))
        )
    if sign.other_script:
        two = bool(LATIN.search(one)) != bool(LATIN.search(other)) and CYRILLIC.search(one + other) is not None
        return two and one[0].islower() and other[0].islower()
    return True


def _describes(phrase: str) -> bool:
    """True for a noun with what stands before it: an oil extraction method; not for the first half of a clause."""
    words = phrase.casefold().split()
    return len(words) > 2 and not UNFIT & set(words)
