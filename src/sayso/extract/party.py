"""To whom and by which way: addressee and channel of an attribution, from the words of its own frame."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.extract.address import ADDRESSES, Address
from sayso.extract.address.nominal import QUOTED, noun_phrase
from sayso.extract.draft import touching
from sayso.extract.measure.frame import frame, quoted_in, sentences_of, without
from sayso.extract.mention.given import gender_of
from sayso.types import Attribution, Document, Party, Span, Spans

MASK, SOURCE = "\0", "\1"
LETTER = re.compile(r"[^\W_]")
CLAUSE = re.compile(r"[,;:\0\1(–—]")
ASIDE = re.compile(r"(?:--|[—–,(])\s*(?:which|who|whose|whom)\b[^\0\1;]*?(?:--|[—–,)])")
FARTHEST = 120
NEARBY = 60
LONGEST_TITLE = 60
MOST_NAMED = 4
NAME = re.compile(r"[A-Z][\w’'.-]+")


@dataclass(frozen=True, slots=True)
class Words:
    """The words around a cue, all else masked; ``start`` is where they stand, ``cue`` counts from there."""

    words: str
    start: int
    cue: Span

    @property
    def bare(self) -> bool:
        """True where there is nothing but a source, what it says, and one word for the saying."""
        before, cue, after = self.words[: self.cue.start], self.cue.of(self.words), self.words[self.cue.stop :]
        return " " not in cue.strip() and not LETTER.search(before) and not LETTER.search(after)

    def party(self, span: Span, kind: str) -> Party:
        """What stands at a span of these words, as a span of the text."""
        return Party(Span(span.start + self.start, span.stop + self.start), kind)


def parties(document: Document, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with addressee and channel where the words around their cue name them.

    Only the cue's sentence is read, without its content and up to any other cue in it; a cue that goes on with the
    source of the one before it ("…, adding") shares what that one has. Addressees are
    reporters, outlet, person, body, public or group, ``other`` where the words do not tell; channels press conference,
    interview, statement, post, speech, letter, report, article, phone call, hearing, testimony, debate,
    broadcast, meeting or outlet (a newspaper that carried the words). English, Russian, French, German and Spanish;
    others pass unchanged.
    """
    language = document.language or ("ru" if re.search("[а-яё]{3}", document.text[:2000]) else "en")
    address = ADDRESSES.get(language[:2].lower())
    if address is None:
        return tuple(attributions)
    text = document.text
    lines = sentences_of(text)
    cues = sorted((s, a.id) for a in attributions for s in a.cue)
    known = frozenset(a.name.split()[-1] for a in attributions if a.name and a.kind == "person")
    quoted = tuple(q for q in quoted_in(text) if _is_speech(q))
    held = _Held(text, address, known)
    around = (_words_around(text, a, cues, lines, quoted) for a in attributions)
    found = [held.told(a, w) for a, w in zip(attributions, around, strict=True)]
    return tuple(_shared(text, address, found, lines))


def _is_speech(span: Span) -> bool:
    """True for a quotation too long to be the name of an outlet or a programme."""
    return span.stop - span.start > LONGEST_TITLE


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


def _hits(pattern: re.Pattern[str], around: Words, address: Address) -> Iterator[tuple[int, Span]]:
    """What a pattern finds, with its distance from the cue: none far off, none in a clause about something else."""
    for hit in pattern.finditer(around.words):
        after = hit.start() >= around.cue.stop
        first, last = (around.cue.stop, hit.start()) if after else (hit.end(), around.cue.start)
        between = around.words[first:last] if after else ASIDE.sub(",", around.words[first:last])
        crossed = after and MASK in between and not between.rstrip().endswith(MASK)
        near = len(between) - between.count(MASK) - between.count(SOURCE) <= FARTHEST
        if (
            near
            and not crossed
            and not address.between.search(between)
            and not _elsewhere(hit.start(), around, address)
        ):
            yield (max(hit.start() - around.cue.stop, around.cue.start - hit.end(), 0), Span(*hit.span("np")))


def _elsewhere(start: int, around: Words, address: Address) -> bool:
    """True before the cue in a clause of its own: "Orne, who is third in many polls, said", "After a talk, he said"."""
    if start >= around.cue.start:
        return False
    comma = around.words.find(",")
    if start < comma < around.cue.start and address.setting.match(around.words):
        return True
    opened = max((m.end() for m in CLAUSE.finditer(around.words, 0, start)), default=None)
    return opened is not None and address.relative.match(around.words, opened) is not None


@dataclass(frozen=True, slots=True)
class _Held:
    """One text with its language's words of address and the last names of those who speak in it."""

    text: str
    address: Address
    known: frozenset[str]

    def told(self, a: Attribution, around: Words | None) -> Attribution:
        """The attribution with what its own frame says."""
        if around is None:
            return a
        if around.bare:
            return replace(a, channel=a.channel or self._by_cue(a))
        channel, partner = self._channel(around)
        return replace(
            a,
            addressee=a.addressee or self._asked(around) or self._addressee(around) or partner,
            channel=a.channel or channel or self._by_cue(a) or self._carrier(around),
        )

    def _kind(self, words: str) -> str:
        kind = next((kind for kind, pattern in self.address.kinds if pattern.search(words)), "")
        return kind or ("person" if self._is_person(words) else "other")

    def _is_person(self, words: str) -> bool:
        """True for the last name of somebody who speaks here, and for a given name with the names after it."""
        named = NAME.findall(words)
        if not named or len(named) > MOST_NAMED or words.split()[0].lower() == "the":
            return False
        if words.split()[-1] in self.known or gender_of(named[0]):
            return True
        first = re.search(rf"\b([A-Z]\w+) {re.escape(named[-1])}\b", self.text) if len(named) == 1 else None
        return bool(first and gender_of(first[1]))

    def _addressee(self, around: Words) -> Party | None:
        """Whom the words name; those that may mean things as well count only where they are plainly people."""
        address = self.address
        found: list[tuple[int, bool, Span]] = []
        for pattern, in_cue, plain in address.naming:
            needed = address.needs.get(pattern)
            if needed and needed not in around.words:
                continue
            if in_cue and not pattern.search(around.words, max(around.cue.start - NEARBY, 0), around.cue.stop + NEARBY):
                continue
            for far, hit in _hits(pattern, around, address):
                span = self._phrase(hit, around)
                if span is not None and (far == 0 or not in_cue):
                    found.append((far, plain, span))
        for at, pattern in ((around.cue.stop, address.beside), (_said(around), address.behind)):
            beside = pattern.match(around.words, _blank(around.words, at))
            span = self._phrase(Span(*beside.span("np")), around) if beside else None
            if span is not None:
                found.append((0, True, span))
        for _, plain, span in sorted(found):
            words = span.of(around.words)
            if words.split()[-1].lower() in address.things:
                continue
            kind = self._kind(words)
            if kind == "other" and not plain and address.plural.search(words):
                kind = "group"
            if kind != "other" or (not plain and any(w[0].isupper() for w in words.split())):
                return around.party(span, kind)
        return None

    def _phrase(self, hit: Span, around: Words) -> Span | None:
        """The span a pattern gives, or the noun phrase that opens where it leaves it open; None where none does."""
        if hit.start < hit.stop:
            return _unstopped(hit, around.words)
        span = noun_phrase(self.address, around.words, hit.start)
        return span if span.start < span.stop else None

    def _asked(self, around: Words) -> Party | None:
        """Who is asked where the cue is a question put to the subject: "Orne was pressed on"."""
        put = self.address.asking.search(around.words, around.cue.start, around.cue.stop)
        found = self.address.asked.search(around.words, 0, put.start()) if put else None
        if found is None:
            return None
        words = found["np"].rstrip()
        span = Span(found.start("np"), found.start("np") + len(words))
        kind = self._kind(words)
        return around.party(span, "person" if kind == "other" else kind)

    def _channel(self, around: Words) -> tuple[Party | None, Party | None]:
        """The channel, and with whom it was: "a conference call with researchers"."""
        found = [
            (distance, rank, span, kind)
            for rank, kind, pattern in self.address.channels.at(around.words)
            for distance, span in _hits(pattern, around, self.address)
        ]
        found += [(0, rank, span, kind) for rank, (kind, span) in enumerate(self._acts(around))]
        if not found:
            return None, None
        _, _, span, kind = min(found)
        span = _unstopped(span, around.words)
        whole, partner = self._whole(around.words, span, kind)
        with_whom = self._kind(partner.of(around.words)) if partner and kind in self.address.tails else "other"
        return around.party(whole, kind), around.party(partner, with_whom) if partner and with_whom != "other" else None

    def _acts(self, around: Words) -> Iterator[tuple[str, Span]]:
        """Channels that the cue is part of, or stands in: "held a news conference in which he called"."""
        if not self.address.acting.search(around.words):
            return
        for kind, pattern in self.address.acts:
            for hit in pattern.finditer(around.words):
                within = hit.start() < around.cue.stop and hit.end() > around.cue.start
                between = around.words[hit.end() : around.cue.start]
                if within or (
                    hit.end() <= around.cue.start
                    and not _elsewhere(hit.start(), around, self.address)
                    and self.address.inside.search(between.replace(SOURCE, " "))
                ):
                    yield kind, Span(*hit.span("np"))

    def _whole(self, words: str, span: Span, kind: str) -> tuple[Span, Span | None]:
        """The channel with what belongs to it behind its noun: "an interview with ABC", "a rally in Ohio"; and that."""
        tail = self.address.tails.get(kind) or (self.address.tails.get("") if kind != "broadcast" else None)
        opened = tail.match(words, span.stop) if tail else None
        if opened is None:
            return span, None
        quoted = QUOTED.match(words, opened.end())
        rest = Span(opened.end(), quoted.end()) if quoted else noun_phrase(self.address, words, opened.end())
        return (Span(span.start, rest.stop), rest) if rest.start < rest.stop else (span, None)

    def _carrier(self, around: Words) -> Party | None:
        """The outlet that carried what is said, where it stands behind the cue: "he said, according to the Gazette"."""
        hit = self.address.carried.search(around.words, around.cue.start)
        if hit is None or MASK in around.words[around.cue.stop : hit.start()]:
            return None
        return around.party(_unstopped(Span(*hit.span("np" if hit["np"] else "first")), around.words), "outlet")

    def _by_cue(self, a: Attribution) -> Party | None:
        """The channel that the cue itself names: "tweeted", "testified"."""
        for part in a.cue:
            for kind, pattern in self.address.cues:
                hit = pattern.search(self.text, part.start, part.stop)
                if hit:
                    return Party(Span(*hit.span()), kind)
        return None


def _unstopped(span: Span, words: str) -> Span:
    return Span(span.start, span.stop - 1) if words[span.stop - 1] == "." else span


def _said(around: Words) -> int:
    """Where the content ends that follows the cue at once; the end of the cue where none does."""
    at = _blank(around.words, around.cue.stop)
    while at < len(around.words) and around.words[at] == MASK:
        at += 1
    return at


def _blank(words: str, at: int) -> int:
    while at < len(words) and words[at] in " \u00a0\u202f":
        at += 1
    return at


def _shared(text: str, address: Address, found: Sequence[Attribution], lines: Spans) -> Iterator[Attribution]:
    """The attributions, those that go on with a source and its frame with what the first of them there has."""
    same: Mapping[Spans, list[Attribution]] = defaultdict(list)
    for one in found:
        if one.source and one.cue:
            same[one.source].append(one)
    put = [one for one in found if one.cue and _is_put(text, address, one)]
    asking = [one for one in put if one.source]
    questions = frozenset(one.id for one in put)
    for one in found:
        others = [o for o in same.get(one.source, ()) if o.id != one.id] if one.source and one.cue else []
        if others and (one.addressee is None or one.channel is None):
            one = _joined(text, address, one, others)
        if one.id in questions and one.addressee is None:
            one = replace(one, addressee=_answering(text, address, one, found, lines))
        elif asking and one.cue and one.source and one.addressee is None:
            one = replace(one, addressee=_asker(text, address, one, asking, lines))
        yield one


def _joined(text: str, address: Address, one: Attribution, others: Sequence[Attribution]) -> Attribution:
    """The attribution with the addressee and the channel of another cue of the same source words.

    Those of a cue that goes on as a participle are the main cue's; what stands before the source is said of both.
    """
    goes_on = address.participle.match(one.cue[0].of(text)) is not None

    def of(side: str) -> Party | None:
        for other in others:
            party: Party | None = getattr(other, side)
            if party and ((goes_on and other.cue[0] < one.cue[0]) or party.span.stop <= min(one.source).start):
                return party
        return None

    return replace(one, addressee=one.addressee or of("addressee"), channel=one.channel or of("channel"))


def _is_put(text: str, address: Address, one: Attribution) -> bool:
    """True for a question that is put to somebody: "asked why", "asked by a reporter"."""
    if not address.asking.match(text, one.cue[0].start):
        return False
    between = text[one.cue[-1].stop : one.source[0].start] if one.source else ""
    return not one.source or (one.cue[-1].stop <= one.source[0].start and between.split() == ["by"])


def _asker(text: str, address: Address, one: Attribution, asking: Sequence[Attribution], lines: Spans) -> Party | None:
    """Who asked where the question stands in the sentence of the answer: "he said when asked by a reporter"."""
    here = frame(one, lines)
    if here is None:
        return None
    for other in asking:
        if here.sentence.holds(other.cue[0]):
            words = " ".join(other.source[0].of(text).split())
            kind = next((kind for kind, pattern in address.kinds if pattern.search(words)), other.kind)
            return Party(other.source[0], "person" if kind == "unnamed" else kind)
    return None


def _answering(
    text: str, address: Address, one: Attribution, found: Sequence[Attribution], lines: Spans
) -> Party | None:
    """Who is asked where the one asked answers in the same sentence: "Asked why, Orne said"."""
    here = frame(one, lines)
    if here is None:
        return None
    near = [
        o
        for o in found
        if o.id != one.id
        and o.source
        and o.cue
        and here.sentence.holds(o.source[0])
        and not address.relative.match(text, o.source[0].start)
    ]
    answer = min(near, key=lambda o: abs(o.source[0].start - one.cue[0].start), default=None)
    return Party(answer.source[0], "person" if answer.kind == "unnamed" else answer.kind) if answer else None
