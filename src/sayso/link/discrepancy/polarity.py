"""Whether it is so: words that negate, quantify or hedge, and whether another wording has an answer to each.

In one language the two wordings are aligned word by word. A cue without the same word opposite is looked for an answer
where it should stand: between the nearest words that both have, or else around the word it bears on. One cue answers
one. Across languages no place can be told, and only a text that has no answer anywhere differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.link.discrepancy.alignment import Alignment
from sayso.link.discrepancy.antonym import opposed
from sayso.link.discrepancy.cue import Cue
from sayso.link.discrepancy.sense import GLUED
from sayso.link.discrepancy.side import BORNE, TAG, Side, at_odds, is_neutral, lacks, negates
from sayso.types import Span, Spans

if TYPE_CHECKING:
    from sayso.link.discrepancy import Reading

# Modal verbs proper and plain hedges; that "allowed" stands for "had to" tells nothing.
PROPER = frozenset(("strong_modals ", "plain_modals "))
# Whose negators are parts of too many other words.
UNMARKED = frozenset(("zh", "ar", "fr"))
Told = tuple[str, Spans, Spans]


def polarity(left: Reading, right: Reading) -> tuple[Told, ...]:
    """What is so on one side and not on the other: (negation | quantifier | modality, where left, where right)."""
    unlike = opposed(left, right)
    if left.language != right.language or left.language != "en":
        return _across(left, right) or ((("negation", *unlike),) if unlike else ())
    forth = Alignment(left.text, right.text)
    one = Side(left, right, forth)
    other = Side(right, left, Alignment(right.text, left.text, forth))
    found: dict[str, tuple[Spans, Spans]] = {}
    for kind, here, there in _unanswered(one, other):
        found.setdefault(kind, (here, there))
    for group, kind in (("quantifiers", "quantifier"), ("modals", "modality")):
        for _, here, there in _clashes(one, other, group, kind):
            found.setdefault(kind, (here, there))
    if unlike:
        found.setdefault("negation", unlike)
    return tuple((kind, *spans) for kind, spans in found.items())


def _is_determiner(cue: Cue) -> bool:
    """True for no, none, nobody and nothing, which tell of how many too."""
    return "none" in cue.of("quantifiers") and cue.first == cue.last


def _unanswered(one: Side, other: Side) -> Iterator[Told]:
    """The negations of each side that the other has no word for: one word answers one, the likeliest first."""
    mine, theirs = one.denials(), other.denials()
    for here, there, near in (
        (negates, negates, _meet),
        (lacks, lacks, _meet_surely),
        (negates, lacks, _meet),
        (lacks, negates, _meet),
        (negates, lacks, _are_inability),
        (lacks, negates, _are_inability),
        (negates, negates, _anywhere),
        (negates, is_neutral, _anywhere),
        (is_neutral, negates, _anywhere),
        (is_neutral, is_neutral, _anywhere),
    ):
        for cue in [c for c in mine if here(c)]:
            answer = next((c for c in theirs if there(c) and near(one, cue, other, c)), None)
            if answer is not None:
                mine.remove(cue)
                theirs.remove(answer)
    for side, left, facing, swapped in ((one, mine, other, False), (other, theirs, one, True)):
        for cue in left:
            if side.denies(cue, facing):
                for kind in ("negation", "quantifier") if _is_determiner(cue) else ("negation",):
                    yield (kind, (), (cue.span,)) if swapped else (kind, (cue.span,), ())


def _meet(one: Side, cue: Cue, other: Side, answer: Cue) -> bool:
    """True where one stands where the answer to the other should, or neither shows where that would be."""
    places = (one.stands_near(cue, answer), other.stands_near(answer, cue))
    return any(places) or places == (None, None)


def _meet_surely(one: Side, cue: Cue, other: Side, answer: Cue) -> bool:
    """True where two words that lack something stand in one place, neither of them negated."""
    if one.is_negated(cue) or other.is_negated(answer):
        return False
    return bool(one.stands_near(cue, answer) or other.stands_near(answer, cue))


def _are_inability(one: Side, cue: Cue, other: Side, answer: Cue) -> bool:
    """True for "cannot be described" and "indescribable", wherever they stand."""
    for side, verb, facing, word in ((one, cue, other, answer), (other, answer, one, cue)):
        before = side.words[verb.first - 1].plain if verb.first else ""
        if before in ("can", "could") and facing.words[word.last].plain.endswith(("able", "ible")):
            return True
    return False


def _anywhere(one: Side, cue: Cue, other: Side, answer: Cue) -> bool:
    return True


def _clashes(one: Side, other: Side, group: str, kind: str) -> Iterator[Told]:
    """The quantifiers or modals that the two sides tell otherwise, or that one of them has alone."""
    mine, theirs = _others(one, other, group)
    for side, left, facing, opposite, swapped in (
        (one, mine, other, theirs, False), (other, theirs, one, mine, True),
    ):  # fmt: skip
        for cue in left:
            if side.alignment.cut(cue.first, cue.last):
                continue
            alone = _is_lone(mine, group) and _is_lone(theirs, group)
            answer = next((c for c in opposite if _clash(side, cue, facing, c, group, alone)), None)
            if answer is None and not _stands_alone(side, cue, facing, opposite, group):
                continue
            here, there = (cue.span,), (answer.span,) if answer else ()
            yield (kind, there, here) if swapped else (kind, here, there)


def _others(one: Side, other: Side, group: str) -> tuple[list[Cue], list[Cue]]:
    """The cues of a group on both sides without those that answer each other: one answers one, the nearest first."""
    mine, theirs = ([c for c in s.free if c.of(group)] for s in (one, other))
    for near in (_are_one_word, _meet_closely_as_proper, _meet_as_proper, _meet_closely):
        for cue in tuple(mine):
            fits = (c for c in theirs if _agree(cue, c, group) and near(one, cue, other, c))
            if (answer := next(fits, None)) is not None:
                mine.remove(cue)
                theirs.remove(answer)
    return mine, theirs


def _agree(one: Cue, other: Cue, group: str) -> bool:
    """True where two cues say one thing; what somebody can do is no answer to what is only said to be so."""
    if not (shared := (one.of(group) & other.of(group)) - {"neutral"}):
        return False
    guessed = [c for c in (one, other) if "strong_modals " in c.senses]
    return len(guessed) != 1 or "able" in guessed[0].of(group) or shared != {"possible"} or not _enables(one, other)


def _enables(one: Cue, other: Cue) -> bool:
    return "able" in one.of("modals") | other.of("modals")


def _are_one_word(one: Side, cue: Cue, other: Side, answer: Cue) -> bool:
    if one.alignment.mine[cue.first : cue.last + 1] != other.alignment.mine[answer.first : answer.last + 1]:
        return False
    return not PROPER & cue.senses or _meet(one, cue, other, answer)


def _meet_as_proper(one: Side, cue: Cue, other: Side, answer: Cue) -> bool:
    if not (PROPER & cue.senses and PROPER & answer.senses):
        return False
    return one.stands_near(cue, answer) is not False and other.stands_near(answer, cue) is not False


def _meet_closely_as_proper(one: Side, cue: Cue, other: Side, answer: Cue) -> bool:
    return bool(PROPER & cue.senses and PROPER & answer.senses) and _meet_closely(one, cue, other, answer)


def _meet_closely(one: Side, cue: Cue, other: Side, answer: Cue) -> bool:
    return one.covers(cue, answer) or other.covers(answer, cue)


def _clash(one: Side, cue: Cue, other: Side, answer: Cue, group: str, alone: bool) -> bool:
    """True where two cues cannot both be so and stand in one place, or are the only ones of both sides."""
    if not at_odds(cue, answer, group):
        return False
    reach, near = one.reach(cue)
    if reach is None:
        if not alone:
            return False
    elif not one.covers(cue, answer) and not (alone and one.bears_alike(cue, answer)):
        return False
    if group == "quantifiers":
        return True
    strong = "strong_modals " in cue.senses | answer.senses
    forms = {one.words[cue.first].form, other.words[answer.first].form}
    if not strong and "would" in forms:
        verb = one.alignment.governed(cue.last)
        return "should" not in forms and verb is not None and 0 < verb - answer.last <= BORNE and (near or alone)
    return bool(PROPER & cue.senses) and bool(PROPER & answer.senses) and (near or strong or alone)


def _is_lone(cues: list[Cue], group: str) -> bool:
    """True where one of these cues can clash: one quantifier, one modal verb or hedge."""
    return sum(group == "quantifiers" or bool(PROPER & c.senses) for c in cues) == 1


def _stands_alone(one: Side, cue: Cue, other: Side, opposite: list[Cue], group: str) -> bool:
    """True for a hedge, or a word for few, where the other side has plain words."""
    reach, near = one.reach(cue)
    facing = [
        c
        for c in opposite
        if (reach is None or one.covers(cue, c)) and (_agree(cue, c, group) or not c.of(group) & cue.of(group))
    ]
    if group == "modals":
        verb = one.alignment.governed(cue.last) if "bare_modals " in cue.senses else None
        if near and reach is not None and verb is not None and reach[0] <= verb <= reach[1] + 1:
            return not any(one.covers(cue, c) for c in other.free if c.of(group))
        return "strong_modals " in cue.senses and not facing
    near = near or one.alignment.governed(cue.last) is not None
    few = near and "strong_quantifiers " in cue.senses and not facing
    return few and not any(c.of("negators") or c.of("negative") for c in other.free)


# German and English words with a prefix or an ending that negates, for another language: unüblich, mindlessly.
_UNLIKE = {
    "de": re.compile(r"un[^\W\d_]{2,}(?:lich|bar|ig|sam|isch|haft|end|iert|t)(?:e[mnrs]?)?"),
    "en": re.compile(
        r"(?:[^\W\d_]{3,})?less(?:ly|ness)?|extinct|un(?!der|i[ftov]|til|cle|ite|animous)[a-z]{4,}"
        r"|dis(?:agree|appear|allow|continu|honest|inherit|like|obey|prove|qualif|regard|satisf|trust)[a-z]*|misg[a-z]+"
    ),
}


def _across(left: Reading, right: Reading) -> tuple[tuple[str, Spans, Spans], ...]:
    """Two languages: negation here in so many words, and no word there that could render it."""
    for one, other, swapped in ((left, right, False), (right, left, True)):
        if one.language in UNMARKED or one.language == other.language:
            continue
        mine = [
            c.span
            for c in one.cues
            if c.of("negators")
            and one.text[c.span.stop : c.span.stop + 1] != "-"  # not-for-profit
            and not (c.of("negative") or c.of("quantifiers") or _asks(c.span, one))
        ]
        if mine and not _renders(other) and not any(_kept(span, one.text, other.text) for span in mine):
            spans: tuple[Spans, Spans] = ((), tuple(mine)) if swapped else (tuple(mine), ())
            return (("negation", *spans),)
    return ()


def lone_not(left: Reading, right: Reading) -> tuple[Spans, Spans, bool] | None:
    """The Russian "не" of one side where the other, in English, has no word that renders it; else None.

    Too often idiom to be told by itself: whoever asks must know that the two are near in meaning, and nearer where the
    English has a word that may stand for a negation ("close"), which the third value says.
    """
    for one, other, swapped in ((left, right, False), (right, left, True)):
        if one.language != "ru" or other.language != "en":
            continue
        mine = tuple(c.span for c in one.cues if c.of("negators") and c.span.of(one.text).casefold() == "не")
        if len(mine) == 1 and not any(c.of("negators") or c.of("negative") for c in other.cues):
            doubted = any(c.of("restrictive") for c in other.cues)
            return ((), mine, doubted) if swapped else (mine, (), doubted)
    return None


def _renders(reading: Reading) -> bool:
    """True where a passage has a word that could render a negation of another language."""
    if any(c.of("negators") or c.of("negative") or c.of("restrictive") for c in reading.cues):
        return True
    if reading.language == "ar" and GLUED.search(reading.text):
        return True
    shape = _UNLIKE.get(reading.language)
    return shape is not None and any(shape.fullmatch(t.word) for t in reading.tokens)


def _kept(span: Span, text: str, other: str) -> bool:
    """True where the other text keeps the cue and the word after it as they are: the title of a song."""
    after = _AFTER.match(text, span.start)
    return after is not None and after.group() in other


def _asks(span: Span, reading: Reading) -> bool:
    """True for an English negation that only asks for assent, or is left open: isn't he?, whether or not."""
    if reading.language != "en":
        return False
    return TAG.match(reading.text, span.stop) is not None or reading.text[: span.start].endswith(
        ("or ", "Why ", "why ")
    )


_AFTER = re.compile(r"\S+ \S*[^\W\d_]")
