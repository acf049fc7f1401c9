"""To whom and by which way: addressee and channel of an attribution, from the words of its own frame."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.extract.address import ADDRESSES, Address
from sayso.extract.draft import touching
from sayso.extract.measure.frame import frame, quoted_in, sentences_of, without
from sayso.types import Attribution, Document, Party, Span, Spans

MASK, SOURCE = "\0", "\1"
NEXT_WORD = re.compile(r"[ \u00a0\u202f]*([\w&][\w’'.&/-]*)")
QUOTED = re.compile(r"[ \u00a0\u202f]*([“\"‘«][^”\"’»\0]{2,40}[”\"’»])")
NUMBER = re.compile(r"[ \u00a0\u202f]*\d[\d,.]*\d")
MOST_WORDS = 8
FARTHEST = 120
LONGEST_TITLE = 60
TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "prof", "st", "rev", "jr", "u.s", "u.n"}
)
IN_CUE = (
    ("post", re.compile(r"\b(?:re)?tweet(?:ed|ing|s)\b|\bposted\b|\bblogged\b|\bтвитнул\w*|\ba tweeté\b", re.I)),
    ("testimony", re.compile(r"\btestif(?:ied|ies|ying)\b", re.I)),
    ("letter", re.compile(r"\be-?mailed\b|\btexted\b", re.I)),
    ("interview", re.compile(r"\binterviewed\b", re.I)),
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words around a cue, all else masked; ``start`` is where they stand, ``cue`` counts from there."""

    words: str
    start: int
    cue: Span


def parties(document: Document, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with addressee and channel where the words around their cue name them.

    Only the cue's sentence is read, without its content and up to any other cue in it. Addressees are
    reporters, outlet, person, body, public or group, ``other`` where the words do not tell; channels press conference,
    interview, statement, post, speech, letter, report, article, phone call, hearing, testimony, debate,
    broadcast or meeting. English, Russian and French; others pass unchanged.
    """
    language = document.language or ("ru" if re.search("[а-яё]{3}", document.text[:2000]) else "en")
    address = ADDRESSES.get(language[:2].lower())
    if address is None:
        return tuple(attributions)
    lines = sentences_of(document.text)
    cues = sorted((s, a.id) for a in attributions for s in a.cue)
    known = frozenset(a.name.split()[-1] for a in attributions if a.name and a.kind == "person")
    text = document.text
    quoted = tuple(q for q in quoted_in(text) if _is_speech(q))
    around = (_words_around(text, a, cues, lines, quoted) for a in attributions)
    return tuple(_with_parties(text, a, w, address, known) for a, w in zip(attributions, around, strict=True))


def _is_speech(span: Span) -> bool:
    """True for a quotation too long to be the name of an outlet or a programme."""
    return span.stop - span.start > LONGEST_TITLE


def _with_parties(
    text: str, a: Attribution, around: Words | None, address: Address, known: frozenset[str]
) -> Attribution:
    if around is None:
        return a
    return replace(
        a,
        addressee=a.addressee or _addressee(address, around, known),
        channel=a.channel or _channel(address, around) or _by_cue(text, a),
    )


def _words_around(
    text: str, a: Attribution, cues: Sequence[tuple[Span, str]], lines: Spans, quoted: Spans
) -> Words | None:
    """The frame of a cue, up to the cues of others, with content, quotations and source masked.

    None where there is no cue, or only the colon of a turn.
    """
    here = frame(a, lines)
    if here is None or not a.cue or a.cue[0].of(text).strip() in (":", ""):
        return None
    cue = a.cue[0]
    start, stop = here.sentence.start, here.sentence.stop
    own = (*a.cue, *a.source, *a.content)
    for k in range(bisect_left(cues, start, key=lambda c: c[0].start), len(cues)):
        other, id = cues[k]
        if other.start >= here.sentence.stop:
            break
        if id == a.id or any(other.meets(mine) for mine in own):
            continue
        if other.stop <= cue.start:
            start = max(start, other.stop)
        elif other.start >= cue.stop:
            stop = min(stop, other.start)
    words = [MASK] * (stop - start)
    taken = touching(quoted, here.sentence) if a.within is None else ()
    outside = [rest for part in here.outside for rest in without(part, taken)]
    for part in (*outside, *a.cue, *a.source):
        first, last = max(part.start, start), min(part.stop, stop)
        if first < last:
            words[first - start : last - start] = SOURCE * (last - first) if part in a.source else text[first:last]
    return Words("".join(words), start, Span(cue.start - start, min(cue.stop, stop) - start))


def _kind(address: Address, words: str, known: frozenset[str]) -> str:
    kind = next((kind for kind, pattern in address.kinds if pattern.search(words)), "other")
    return "person" if kind == "other" and words.split()[-1] in known else kind


def _hits(pattern: re.Pattern[str], around: Words, address: Address) -> Iterator[tuple[int, Span]]:
    """What a pattern finds, with its distance from the cue: none far off, none in a clause about something else."""
    for hit in pattern.finditer(around.words):
        after = hit.start() >= around.cue.stop
        first, last = (around.cue.stop, hit.start()) if after else (hit.end(), around.cue.start)
        between = around.words[first:last]
        crossed = after and MASK in between and not between.rstrip().endswith(MASK)
        near = len(between) - between.count(MASK) - between.count(SOURCE) <= FARTHEST
        if near and not crossed and not address.between.search(between):
            yield (max(hit.start() - around.cue.stop, around.cue.start - hit.end(), 0), Span(*hit.span("np")))


def _addressee(address: Address, around: Words, known: frozenset[str]) -> Party | None:
    found: list[tuple[int, Span]] = []
    for pattern in address.addressees:
        for distance, hit in _hits(pattern, around, address):
            span = _noun_phrase(address, around.words, hit.start) if hit.start == hit.stop else _unstopped(hit, around)
            if span.start < span.stop:
                found.append((distance, span))
    for _, span in sorted(found):
        words = span.of(around.words)
        kind = _kind(address, words, known)
        if kind != "other" or words[0].isupper():
            return Party(Span(span.start + around.start, span.stop + around.start), kind)
    return None


def _unstopped(span: Span, around: Words) -> Span:
    return Span(span.start, span.stop - 1) if span.of(around.words).endswith(".") else span


def _noun_phrase(address: Address, words: str, start: int) -> Span:
    """The noun phrase that opens at an offset; empty where none does."""
    stop = at = start
    first = start
    taken: list[str] = []
    while len(taken) < MOST_WORDS:
        quoted = QUOTED.match(words, at) if taken else None
        if quoted and taken[-1].endswith(("’s", "'s", "’", "'")):
            stop = quoted.end()
            break
        found = NUMBER.match(words, at) or NEXT_WORD.match(words, at)
        if found is None:
            break
        word = found.group().strip()
        bare = word.rstrip(".").lower()
        named = word[0].isupper()
        if not taken and bare in address.pronouns and bare != "her":
            return Span(found.end() - len(word), found.end())
        joins = bare in ("and", "of", "&") and taken and _joins(words, found.end(), taken[-1], bare)
        ends = bare in address.stops and not joins
        verbal = not named and bare.endswith(("ing", "ed")) and any(t.lower() not in address.determiners for t in taken)
        if ends or verbal or (bare == "of" and not joins):
            break
        if not taken:
            first = found.end() - len(word)
        taken.append(word)
        at = found.end()
        initial = named and len(bare) == 1 and len(taken) > 1
        ended = word.endswith(".") and bare not in TITLES and not initial
        if not joins:
            stop = at - ended
        if ended:
            break
    content = [t for t in taken if t.lower() not in address.determiners]
    if not content:
        return Span(first, stop) if [t.lower() for t in taken] == ["her"] else Span(start, start)
    return Span(first, stop)


def _joins(words: str, at: int, before: str, joint: str) -> bool:
    following = NEXT_WORD.match(words, at)
    if following is None:
        return False
    if joint == "of":
        return following.group(1)[0].isupper() or following.group(1) in ("the", "his", "her", "their", "about", "some")
    return before[0].isupper() and following.group(1)[0].isupper()


def _channel(address: Address, around: Words) -> Party | None:
    found = [
        (distance, rank, span, kind)
        for rank, kind, pattern in address.channels.at(around.words)
        for distance, span in _hits(pattern, around, address)
    ]
    if not found:
        return None
    _, _, span, kind = min(found)
    return Party(Span(span.start + around.start, span.stop + around.start), kind)


def _by_cue(text: str, a: Attribution) -> Party | None:
    """The channel that the cue itself names: "tweeted", "testified"."""
    for part in a.cue:
        for kind, pattern in IN_CUE:
            hit = pattern.search(text, part.start, part.stop)
            if hit:
                return Party(Span(*hit.span()), kind)
    return None
