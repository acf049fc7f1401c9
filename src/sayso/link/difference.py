"""The word-level difference between two renderings of one statement, and the class of a rendering.

How the class of a rendering against the fullest one is decided, the first line that fits:

===================================================================  ===========
the two are in different languages                                   translation
same words; case, dashes, punctuation, kind of quotation mark aside  verbatim
same words but for orthography                                       respelled
only words of the fullest, fewer, no lone negation cut               trimmed
quoted figures, negation or a few words changed                      altered
both quoted in one language, other words throughout, one meaning     translation
anything else                                                        paraphrase
===================================================================  ===========

Words that an editor put in square brackets are not the speaker's: they count for no class and are shown as added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from sayso.link.figure import figures, figures_differ, negations
from sayso.link.spelling import Word, romanised, words

FEW_SHARED = 0.5
SAME_MEANING = 0.55
LONE_CUT = 3
FUNCTION = frozenset("a an the to of in on at is was are were be and or that it for with by as".split())

Diff = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """What a class depends on: the words, their language (None where unknown), and whether all are quoted."""

    text: str
    language: str | None = None
    quoted: bool = True


def _spellings(left: Sequence[Word], right: Sequence[Word]) -> tuple[list[str], list[str]]:
    """The plain spellings of both, with one spelling for a name that both write with a capital."""
    names = {romanised(w.plain) for w in left if w.capital} & {romanised(w.plain) for w in right if w.capital}

    def level(word: Word) -> str:
        name = romanised(word.plain) if word.capital else ""
        return name if name in names else word.plain

    return [level(w) for w in left], [level(w) for w in right]


def _steps(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Opcodes of the alignment; a lone function word that two changes have in common is part of the change."""
    held: tuple[str, int, int, int, int] | None = None
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    for place, code in enumerate(codes):
        tag, a, b, c, d = code
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
        tag == "delete" and b - a <= LONE_CUT and 0 < a and b < len(left) and negations(tuple(left[a:b]), language)
        for tag, a, b, _, _ in codes
    )


def shared(left: Sequence[str], right: Sequence[str]) -> float:
    """The part of the shorter wording's words that stand in the same order in the longer one, 0 to 1."""
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return sum(b.size for b in blocks) / max(1, min(len(left), len(right)))


def _says_otherwise(fullest: Wording, other: Wording, left: Sequence[str], right: Sequence[str]) -> bool:
    """True where a figure of one unit differs, or one negates and the other does not."""
    if figures_differ(figures(fullest.text), figures(other.text)):
        return True
    if len(right) * 2 < len(left):
        return False
    return bool(negations(tuple(left), fullest.language)) != bool(negations(tuple(right), other.language))


def rendering_class(fullest: Wording, other: Wording, likeness: float | None = None) -> str:
    """The class of a rendering against the fullest one, by the table above; "longer" is the caller's to give.

    ``likeness`` is the cosine of the two sentence vectors, None where there is none.

    >>> rendering_class(Wording("“I mean it, we will go.”"), Wording("“We will go.”"))
    'trimmed'
    """
    if fullest.language and other.language and fullest.language != other.language:
        return "translation"
    left = [w for w in words(fullest.text) if not w.inserted]
    right = [w for w in words(other.text) if not w.inserted]
    if [w.form for w in left] == [w.form for w in right]:
        return "verbatim"
    plain_left, plain_right = _spellings(left, right)
    if "".join(plain_left) == "".join(plain_right):
        return "respelled"
    if _is_part(plain_right, plain_left) and not _lone_negation_cut(plain_left, plain_right, fullest.language):
        return "trimmed"
    kept = shared(plain_left, plain_right)
    both = fullest.quoted and other.quoted
    if both and (kept >= FEW_SHARED or likeness is None or likeness < SAME_MEANING):
        return "altered"
    if _says_otherwise(fullest, other, plain_left, plain_right):
        return "altered"
    return "translation" if both else "paraphrase"
