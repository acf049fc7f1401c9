"""What a language tells of addressee and channel: patterns of their words, and the kinds of those they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

SPACE = "[ \u00a0\u202f]"
NAMED = r"(?-i:[A-ZÀ-ÖØ-ÞА-ЯЁ])[\w.&’'-]*"
OUTLETS = (
    r"CNN|MSNBC|CNBC|NBC|ABC|CBS|PBS|NPR|BBC|AFP|AP|UPI|DPA|EFE|ANSA|Reuters|Bloomberg|Interfax|TASS|RIA|Fox|Sky|RTL"
    r"|RFI|TF1|BFM\w*|ARD|ZDF|ORF|SRF|RTVE|TVE"
    r"|Al Jazeera|Axios|Politico|POLITICO|HuffPost|BuzzFeed|Breitbart|Univision|Telemundo|C-SPAN|ITV|Yahoo(?:! News)?"
)
NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True)
class Channels:
    """Channel patterns in order of rank; the first ``led`` of them match nowhere where ``lead`` does not."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    lead: re.Pattern[str]
    led: int

    def at(self, words: str) -> Iterator[tuple[int, str, re.Pattern[str]]]:
        """Rank, kind and pattern of those that may match in these words."""
        first = 0 if self.lead.search(words) else self.led
        for rank in range(first, len(self.patterns)):
            yield rank, *self.patterns[rank]


@dataclass(frozen=True)
class Address:
    """One language's patterns. Group ``np`` is what to cite; where it is left open, its noun phrase is read from there.

    ``tells`` ("told") name one where they are part of the cue, ``addressees`` wherever they match. ``gives`` ("sent")
    and ``hearers`` ("spoke with", "a plea to") do the same for words that must plainly mean people, and so do
    ``beside`` ("to", "with") right next to the cue and ``behind`` next to what it says. ``acts`` ("held a news
    conference") are channels of a cue that stands in them or is joined by ``inside`` ("in which"). ``tails`` give by
    kind what goes on behind the noun ("with ABC", "in Ohio"), ``""`` for all other kinds. ``plural`` are words that
    mean people where "told" makes them so; ``things`` are told, but not told to. ``asking`` is a cue of a question, and
    ``asked`` the one it is put to; ``participle`` a cue that goes on with the frame of the one before it; ``setting``
    and ``relative`` open a clause on something else. ``acting`` matches wherever one of ``acts`` may, and ``needs`` are
    letters without which a pattern is not tried: both only save time. ``carried`` names the outlet through which the
    words came, as ``np`` or ``first``.
    """

    addressees: tuple[re.Pattern[str], ...]
    channels: Channels
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    between: re.Pattern[str]
    relative: re.Pattern[str] = NOTHING
    stops: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    tells: tuple[re.Pattern[str], ...] = ()
    gives: tuple[re.Pattern[str], ...] = ()
    hearers: tuple[re.Pattern[str], ...] = ()
    beside: re.Pattern[str] = NOTHING
    behind: re.Pattern[str] = NOTHING
    acts: tuple[tuple[str, re.Pattern[str]], ...] = ()
    acting: re.Pattern[str] = NOTHING
    inside: re.Pattern[str] = NOTHING
    needs: Mapping[re.Pattern[str], str] = field(default_factory=dict)
    setting: re.Pattern[str] = NOTHING
    tails: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    plural: re.Pattern[str] = NOTHING
    things: frozenset[str] = frozenset()
    asking: re.Pattern[str] = NOTHING
    asked: re.Pattern[str] = NOTHING
    participle: re.Pattern[str] = NOTHING
    cues: tuple[tuple[str, re.Pattern[str]], ...] = ()
    carried: re.Pattern[str] = NOTHING

    @cached_property
    def naming(self) -> tuple[tuple[re.Pattern[str], bool, bool], ...]:
        """Every pattern of an addressee, whether it counts only in the cue, and only for what is plainly people."""
        return (
            *((p, True, False) for p in self.tells),
            *((p, False, False) for p in self.addressees),
            *((p, True, True) for p in self.gives),
            *((p, False, True) for p in self.hearers),
        )


def each(held: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(held.split())


def words(pattern: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """The pattern with each blank standing for any white space within a line."""
    kept = re.split(r"(\(\?<[!=][^()]*\))", pattern)  # a look-behind has one width: its blanks stay single
    spaced = [p.replace(" ", SPACE if p.startswith("(?<") else f"{SPACE}+") for p in kept]
    return re.compile("".join(spaced), flags)


def channels(
    lead: str, modifiers: str, nouns: Mapping[str, str], more: Mapping[str, str], leads: Mapping[str, str] | None = None
) -> Channels:
    """Channel patterns: ``nouns`` behind a preposition and their modifiers, then set phrases.

    ``leads`` gives the prepositions of a kind that stands behind fewer of them.
    """
    own = leads or {}
    built = [
        (kind, words(rf"\b(?:{own.get(kind, lead)}) ?(?P<np>{modifiers}(?:{noun})(?![\w-]))"))
        for kind, noun in nouns.items()
    ]
    every = "|".join((lead, *own.values()))
    behind = words(rf"\b(?:{every}) ?{modifiers}(?:{'|'.join(nouns.values())})(?![\w-])")
    return Channels((*built, *((kind, words(phrase)) for kind, phrase in more.items())), behind, len(built))
