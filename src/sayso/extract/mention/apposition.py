"""The name set beside an office in a source: ``the council's clerk, NAME,``, ``one of the port's clerks, NAME,``."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extract.mention.layout import Layout
from sayso.extract.mention.name import Name
from sayso.extract.mention.office import ARTICLES, is_person, modifies
from sayso.extract.mention.title import OFFICES, SMALL_WORDS_HERE, listed, of_lexica
from sayso.extract.mention.token import Token

CUTS = listed("""
of for from at in on by with to near behind about among representing against close familiar like within outside
inside who which that whose whom where including de des du d' für von из от по при под
que quien quienes dont où chez auprès
""") | of_lexica("prepositions", but=SMALL_WORDS_HERE)
MANY = listed("""
two three four five six seven eight nine ten several some many most both all few these those various numerous
other such dozens hundreds thousands deux trois plusieurs двое трое несколько многие некоторые
""")
ANDS = listed("and & or et и und y ou или")
_CLAUSE = listed("you your you're you've that who whom which")
LONGEST_TITLE = 400
DEFINITE = listed("the this that his her their its our my le la l' les der die das el") | of_lexica(
    "determiners", but=SMALL_WORDS_HERE
)


def one_of(words: Sequence[Token], inside: Sequence[Name]) -> Name | None:
    """The name set off after ``one of the port's clerks, NAME,``."""
    if [t.low for t in words[:2]] != ["one", "of"]:
        return None
    starts = {words[k + 1].start for k in range(2, len(words) - 1) if words[k].word == ","}
    return next((n for n in inside if n.kind == "person" and n.full and n.begins in starts), None)


def set_off(words: Sequence[Token], core: Sequence[Token], inside: Sequence[Name]) -> Name | None:
    """The name set off by a comma after an office: ``the council's clerk, NAME,``, ``le capitaine du port, NAME``.

    After any noun, ``the assailant, NAME``, where nothing but the full name follows.
    """
    if core[0].low in MANY or not (any(is_person(t.low) for t in core) or _alone_after(words, core, inside)):
        return None
    words = _outside_brackets(words)
    comma = next((at for at, t in enumerate(words[:9]) if t.word in (",", "—", "–")), None)
    if (
        comma is None
        or comma + 1 >= len(words)
        or any(n.span.stop <= words[comma].start for n in inside if n.kind == "person" and not n.own)
        or any(t.low in _CLAUSE for t in words[:comma])
    ):
        return None
    first = comma + 1 + (words[comma + 1].low in ARTICLES and comma + 2 < len(words))
    last = first
    while last + 1 < len(words) and last - first < 6 and _led(words, last):
        last += 1
    people = [n for n in inside if n.kind in ("person", "open")]
    beside = next((n for n in people if n.begins == words[first].start), None)
    one = is_person(core[-1].low) and words[first].low not in ("including", "such", "like", "among")
    later = {t.start for t in words[first + 1 : last + 1]} if one else set()
    return next((n for n in reversed(people) if n.full and n.begins in later), beside)


def _alone_after(words: Sequence[Token], core: Sequence[Token], inside: Sequence[Name]) -> bool:
    """True where a full name, and nothing else, follows a comma after one definite noun in lower case."""
    rest = words[len(core) :]
    plain = core[0].low in DEFINITE and not any(t.cap or t.low.endswith("s") for t in core[1:])
    named = next((n for n in inside if n.full and n.kind == "person" and len(rest) > 1), None)
    last = [t for t in rest if t.word[0].isalnum()][-1:]
    return bool(plain and named and last and rest[0].word == "," and named.begins == rest[1].start
                and last[0].stop <= named.span.stop + 2)  # fmt: skip


def _led(words: Sequence[Token], at: int) -> bool:
    """True for a word that may stand before the name set off: ``syndicated radio host NAME``."""
    led = words[at].word.isalpha() and any(t.low in OFFICES for t in words[at : at + 4])
    return modifies(words[at]) or (led and words[at].low not in CUTS | DEFINITE | ANDS)


def _outside_brackets(words: Sequence[Token]) -> list[Token]:
    kept, depth = [], 0
    for token in words:
        depth += token.word == "("
        if not depth:
            kept.append(token)
        depth -= token.word == ")" and depth > 0
    return kept


def apposed(layout: Layout, words: Sequence[Token], core: Sequence[Token], inside: Sequence[Name]) -> Name | None:
    """The name between commas right after the source: ``the head of the port authority``, ``, NAME, said``."""
    last = layout.at(words[-1].start)
    after = layout.tokens[last + 1 : last + 3]
    told = core[0].low in DEFINITE and any(is_person(t.low) for t in core)
    if not told or len(after) < 2 or after[0].word != "," or any(n.kind == "person" for n in inside):
        return None
    near = layout.naming(after[1].start, after[1].start + LONGEST_TITLE)
    people = (n for n in near if n.kind in ("person", "open") and n.full)
    name = next((n for n in people if n.begins == after[1].start), None)
    closed = name is not None and [t.word for t in layout.tokens[name.last + 1 : name.last + 2]] == [","]
    return name if closed else None
