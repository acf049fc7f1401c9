"""The word-level difference between two renderings of one statement, and the class of a rendering.

How the class of a rendering against the fullest one is decided, the first line that fits:

=====================================================================  ===========
in different languages, another figure, day, name or a lone "not"      altered
in different languages                                                 translation
same words; case, dashes, punctuation, kind of quotation mark aside    verbatim
same words but for orthography                                         respelled
both partly quoted, and what is quoted is most of both                 as of the quoted words alone
only words of the fullest, fewer, no lone negation cut (see below)     trimmed
both quoted, one meaning, its own words all over it (see below)        translation
both quoted; or another figure; or a negation in one alone             altered
anything else                                                          paraphrase
=====================================================================  ===========

"Its own words all over it": three places or more where it has words that the fullest lacks, together at least
three tenths of it, the vectors near, no other figure. A change in one place is explained by an edit, many small
ones by two translators of one foreign original; two places and half as many words are enough where the statement is
quoted in another language too. The speaker's language is not known here, so a quotation that a
newsroom rewrote throughout is called a translation too.

No trimming, but an alteration, are parts of two sentences made into one without a mark of omission where the start of
the second is cut: "We got one fax. It came late." and "We got one fax late."

Words that an editor put in square brackets are not the speaker's: they count for no class and are shown as added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from sayso.link.discrepancy import discrepancies, reading
from sayso.link.spelling import POSSESSIVE, Word, romanised, words
from sayso.link.statement.figure import figures, figures_differ, negations
from sayso.link.statement.translation import differing
from sayso.text.segment import quotations
from sayso.types import Span

SAME_MEANING = 0.55
PLACES, OWN_WORDS, MOSTLY_OWN = 3, 0.3, 0.6
LONE_CUT = 3
# Words that a quotation inside told words has at least, and its share of the words that are not of grammar.
QUOTED, MOSTLY_QUOTED = 3, 0.6
STOPS = re.compile(r"[.!?…]")
OMITTED = re.compile(r"…|\.\.\.|\[|[.!?]")
FUNCTION = frozenset("a an the to of in on at is was are were be and or that it for with by as".split())

Diff = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """What a class depends on: the words, their language (None where unknown), and whether all are quoted."""

    text: str
    language: str | None = None
    quoted: bool = True


def _spellings(left: Sequence[Word], right: Sequence[Word]) -> tuple[list[str], list[str]]:
    """The plain spellings of both, possessives aside, with one spelling for a name both write with a capital."""
    names = {romanised(w.plain) for w in left if w.capital} & {romanised(w.plain) for w in right if w.capital}

    def level(word: Word) -> str:
        name = romanised(word.plain) if word.capital else ""
        return name if name in names else word.plain

    return [level(w) for w in left if w.plain != POSSESSIVE], [level(w) for w in right if w.plain != POSSESSIVE]


def _steps(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Opcodes of the alignment; a lone function word that two changes have in common is part of the change."""
    held: tuple[str, int, int, int, int] | None = None
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    for place, code in enumerate(codes):
        tag, a, b, _, d = code
        lone = tag == "equal" and b - a == 1 and left[a] in FUNCTION
        between = 0 < place < len(codes) - 1 and codes[place - 1][0] == codes[place + 1][0] == "replace"
        if held and (held[0] == tag == "replace" or (lone and between)):
            held = ("replace", held[1], b, held[3], d)
            continue
        if held:
            yield held
        held = code
    if held:
        yield held


def diff(fullest: str, other: str) -> Diff:
    """The words equal, cut, added and changed from the fullest rendering to another, in reading order.

    Words that differ in case or punctuation alone are equal, and each side is shown as it stands there.

    >>> diff("We will not go, ever.", "We will go today.")
    (('equal', 'We will', 'We will'), ('cut', 'not', ''), ('equal', 'go', 'go'), ('changed', 'ever', 'today'))
    """
    left, right = words(fullest), words(other)
    names = {"equal": "equal", "delete": "cut", "insert": "added", "replace": "changed"}
    found = []
    forms = [w.form for w in left], [w.form for w in right]
    for tag, a, b, c, d in _steps(*forms):
        here = fullest[left[a].start : left[b - 1].stop] if a < b else ""
        there = other[right[c].start : right[d - 1].stop] if c < d else ""
        found.append((names[tag], here, there))
    return tuple(found)


def _is_part(part: Sequence[str], whole: Sequence[str]) -> bool:
    rest = iter(whole)
    return all(word in rest for word in part)


def _lone_negation_cut(left: Sequence[str], right: Sequence[str], language: str | None) -> bool:
    """True where a few words between kept ones are cut and a negation is among them."""
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return any(
        tag == "delete" and b - a <= LONE_CUT and a > 0 and b < len(left) and negations(tuple(left[a:b]), language)
        for tag, a, b, _, _ in codes
    )


def _made_one(fullest: Wording, other: Wording, left: Sequence[Word], right: Sequence[Word]) -> bool:
    """True where parts of two sentences stand in one, without a mark of omission and without the second one's start."""
    codes = SequenceMatcher(None, [w.plain for w in left], [w.plain for w in right], autojunk=False).get_opcodes()
    for tag, a, b, c, _ in codes:
        if tag != "delete" or not 0 < a < b < len(left) or not 0 < c < len(right):
            continue
        if OMITTED.search(other.text, right[c - 1].stop, right[c].start):
            continue
        stops = [
            k
            for k in range(a, b + 1)
            if STOPS.search(fullest.text, left[k - 1].stop, left[k].start) and left[k].capital
        ]
        if stops and stops[-1] < b:
            return True
    return False


def _inner(wording: Wording) -> Wording | None:
    """The quotation inside told words, where it is most of them; None of words that are all quoted or hardly."""
    if wording.quoted:
        return None
    marked = [q.span for q in quotations(wording.text, [Span(0, len(wording.text))]) if q.depth == 1]
    if len(marked) != 1:
        return None
    every, inside = words(wording.text), words(wording.text, marked[0].start, marked[0].stop)
    heavy = sum(w.form not in FUNCTION for w in every)
    if len(inside) < QUOTED or sum(w.form not in FUNCTION for w in inside) < MOSTLY_QUOTED * heavy:
        return None
    return Wording(marked[0].of(wording.text), wording.language, True)


def _framed_otherwise(fullest: Wording, other: Wording, inner: Wording, inner_too: Wording) -> bool:
    """True where what stands around two quotations tells another figure, or negates in one alone."""
    around = fullest.text.replace(inner.text, " ", 1), other.text.replace(inner_too.text, " ", 1)
    if figures_differ(figures(around[0]), figures(around[1])):
        return True
    left, right = (tuple(w.plain for w in words(text)) for text in around)
    return bool(negations(left, fullest.language)) != bool(negations(right, other.language))


def _reworded(
    fullest: Wording,
    other: Wording,
    left: Sequence[str],
    right: Sequence[str],
    likeness: float | None,
    translated: bool,
) -> bool:
    """True where the other wording means the same in words of its own, in several places."""
    if likeness is None or likeness < SAME_MEANING or figures_differ(figures(fullest.text), figures(other.text)):
        return False
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    own = [d - c for tag, _, _, c, d in codes if tag in ("insert", "replace")]
    if sum(own) > MOSTLY_OWN * len(right):
        return True
    places, words = (PLACES - 1, OWN_WORDS / 2) if translated else (PLACES, OWN_WORDS)
    return len(own) >= places and sum(own) >= words * len(right)


def _says_otherwise(fullest: Wording, other: Wording, left: Sequence[str], right: Sequence[str]) -> bool:
    """True where a figure of one unit differs, or one negates and the other does not, not even in other words."""
    if figures_differ(figures(fullest.text), figures(other.text)):
        return True
    if len(right) * 2 < len(left):
        return False
    if bool(negations(tuple(left), fullest.language)) == bool(negations(tuple(right), other.language)):
        return False
    if (fullest.language or "en")[:2] != "en":
        return True
    found = discrepancies(reading(fullest.text, fullest.language), reading(other.text, other.language))
    return any(d.kind == "negation" for d in found)


def rendering_class(fullest: Wording, other: Wording, likeness: float | None = None, translated: bool = False) -> str:
    """The class of a rendering against the fullest one, by the table above; "longer" is the caller's to give.

    ``likeness`` is the cosine of the two sentence vectors, None where there is none; ``translated`` is True where
    the statement is quoted in another language too, so that a second translation is likely.

    >>> rendering_class(Wording("“I mean it, we will go.”"), Wording("“We will go.”"))
    'trimmed'
    """
    if fullest.language and other.language and fullest.language != other.language:
        told = differing(fullest.text, fullest.language, other.text, other.language)
        return "altered" if told else "translation"
    inner, inner_too = _inner(fullest), _inner(other)
    if inner and inner_too and not _framed_otherwise(fullest, other, inner, inner_too):
        return rendering_class(inner, inner_too, likeness, translated)
    left = [w for w in words(fullest.text) if not w.inserted]
    right = [w for w in words(other.text) if not w.inserted]
    if [w.form for w in left] == [w.form for w in right]:
        return "verbatim"
    plain_left, plain_right = _spellings(left, right)
    if "".join(plain_left) == "".join(plain_right):
        return "respelled"
    if _is_part(plain_right, plain_left) and not _lone_negation_cut(plain_left, plain_right, fullest.language):
        return "altered" if fullest.quoted and other.quoted and _made_one(fullest, other, left, right) else "trimmed"
    if fullest.quoted and other.quoted:
        return "translation" if _reworded(fullest, other, plain_left, plain_right, likeness, translated) else "altered"
    return "altered" if _says_otherwise(fullest, other, plain_left, plain_right) else "paraphrase"
