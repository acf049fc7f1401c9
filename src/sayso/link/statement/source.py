"""Sources that nobody names, told by what they are: "a group of rabbis", "Rabbis" and "liberal rabbis" are of one kind.

Two of one kind may share an utterance where their other words agree: "liberal rabbis" are not "Orthodox rabbis", nor
is a spokesman for the ministry one for the railway.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.link.spelling import stem, words
from sayso.link.statement.passage import Passage
from sayso.types import Attribution, Document

QUOTED_ENOUGH = 3
LANGUAGES = frozenset({None, "en"})
BUNDLES = frozenset(
    "group groups number handful couple dozen dozens crowd scores hundreds thousands majority several some many most "
    "few all".split()
)
CLOSED = re.compile(r"\b(?:for|with|from|in|at|on|by|to|against|near|who|that|which|whose|than|as)\b|[,;:(–—]")
DOING = re.compile(r"([\w’'-]+)(\s+[a-z]+ing\s+(?=[a-z]))")
NOBODY = frozenset(
    "he she it they we i you him her them one ones some others other another many most few several all both each "
    "someone somebody anyone anybody everyone everybody nobody those these this that who which what people person "
    "man men woman women source sources account accounts".split()
)
LIGHT = frozenset(
    "a an the of and or his her its their our my your this that these those for in on at to by new latest "
    "recent".split()
)
# Nouns that outlets use for one another.
ALIKE = (
    "poll survey polling",
    "crowd audience attendee onlooker spectator",
    "police policeman",
    "spokesman spokeswoman spokesperson",
    "aide adviser advisor assistant",
    "lawyer attorney",
    "protester protestor demonstrator",
    "lawsuit suit",
    "lawmaker legislator",
    "report study",
    "doctor physician",
    "journalist reporter",
)
HEADS = {stem(noun): stem(nouns.split()[0]) for nouns in ALIKE for noun in nouns.split()}


@dataclass(frozen=True, slots=True)
class Kind:
    """What a source nobody names is: the stem of its noun, of the names before it, and of its other words.

    Of nouns that outlets use for one another, ``noun`` is the first; ``called`` is the source as written.
    """

    noun: str
    names: frozenset[str]
    others: frozenset[str]
    called: str

    def agrees(self, other: Kind) -> bool:
        """True where both are of one noun, and neither the names before it nor all the other words differ."""
        return self.noun == other.noun and _meet(self.names, other.names) and _meet(self.others, other.others)


def _meet(left: frozenset[str], right: frozenset[str]) -> bool:
    return not left or not right or bool(left & right)


def kind(source: str) -> Kind | None:
    """What the source's words say it is, None for a pronoun, for nobody in particular, and where no noun is found.

    >>> kind("a group of liberal rabbis").agrees(kind("Rabbis"))
    True
    >>> kind("liberal rabbis").agrees(kind("Orthodox rabbis"))
    False
    """
    closing = CLOSED.search(source, 1)
    ends = [closing.start()] if closing else []
    # "a report tracking violence": the words behind say what the report does.
    ends += [m.start(2) for m in DOING.finditer(source) if _many(m[1]) or stem(m[1].lower()) in HEADS]
    head = words(source, 0, min(ends, default=len(source)))
    of = next((at for at, w in enumerate(head) if w.plain == "of"), None)
    if of is not None:
        head = head[of + 1 :] if of and head[of - 1].plain in BUNDLES else head[:of]
    if not head or head[-1].plain in NOBODY | LIGHT or not head[-1].plain[0].isalpha():
        return None
    said = stem(head[-1].plain)
    noun = HEADS.get(said, said)
    names = {stem(w.plain) for w in head[:-1] if w.capital and w.start}
    rest = {stem(w.plain) for w in words(source, 0, len(source)) if w.plain not in LIGHT | BUNDLES}
    return Kind(noun, frozenset(names), frozenset(rest - {said, noun}), source)


def _many(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def kinds(
    documents: Mapping[str, Document], attributions: Iterable[Attribution], named: Mapping[str, str]
) -> dict[str, Kind]:
    """The kinds of the sources that nobody names, by attribution; in English alone, where the noun stands last."""
    found = {}
    for a in attributions:
        document = documents[a.document]
        if a.id not in named and len(a.source) == 1 and document.language in LANGUAGES and a.voice != "narrated":
            told = kind(a.source[0].of(document.text))
            if told is not None:
                found[a.id] = told
    return found


def of_one_kind(left: Passage, right: Passage, kinds: Mapping[str, Kind]) -> bool:
    """True for two passages of a speaker, and for two of unnamed sources whose words agree and that share a thought.

    A crowd is told to be for or against somebody again and again: two shared words are asked, not both of a name, or
    a quotation of three words that the other holds.
    """
    one, other = (kinds.get(p.attribution) for p in (left, right))
    if one is None or other is None:
        return True
    if not one.agrees(other):
        return False
    shared = len(left.stems & right.stems) > 1 and not share_names_alone(left, right)
    return _one_wording(left, right) or shared


def share_names_alone(left: Passage, right: Passage) -> bool:
    """True where all that two passages share is capital in both, as names are."""
    common = left.stems & right.stems
    plain = {stem(w.plain) for p in (left, right) for w in p.words if not w.capital}
    return bool(common) and not common & plain


def _one_wording(left: Passage, right: Passage) -> bool:
    shorter, longer = sorted((left.plain, right.plain), key=len)
    held = any(longer[at : at + len(shorter)] == shorter for at in range(len(longer) - len(shorter) + 1))
    return left.quoted and right.quoted and len(shorter) >= QUOTED_ENOUGH and held
