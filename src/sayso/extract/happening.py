"""What a document tells to have happened on a day it names: the words, the day, and whose word for it is reported.

Found are clauses with words for a day (at most a month wide) and a finite verb of the past: in the outlet's own voice,
or in what somebody is reported to have said, in the outlet's words. Left out are quotations (their days count from
another day), the days of the saying itself, bounds ("since Friday"), what is still to come, and years.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from sayso.extract.draft import Ground
from sayso.extract.measure import TimeExpression
from sayso.extract.measure.calendar import calendar
from sayso.extract.measure.clause import PART_OF, WORDS, last_word
from sayso.extract.measure.dateline import AGENCY
from sayso.extract.measure.entry import timed_entries
from sayso.extract.measure.frame import quoted_in, sentence_at, sentences_of, without
from sayso.extract.measure.tense import WORD, verbs_of
from sayso.text.lexicon import LANGUAGES, Cue, lexicon
from sayso.text.speech import attributing_words, speech_words
from sayso.types import Attribution, Document, Span, Spans
from sayso.view import Telling

WIDEST = 31
SHORT = 7
FORMS_LEFT_OUT = frozenset({"year", "years", "decade", "quarter", "season"})
KINDS_LEFT_OUT = frozenset(
    {"boilerplate", "byline", "dateline", "note", "question", "pullquote", "struck", "headline", "turn", "caption"}
)
JOINT = re.compile(
    r"[,;:()]\s*|\s[—–-]+\s"
    r"|\s(?=(?:and|but|while|when|after|before|because|although|though|since|as|who|which|that|where|whose|и|а|но|когда"
    r"|после|что|котор\w+|где|et|mais|qui|que|dont|alors|après|und|aber|als|nachdem|während|dass|wo|y|pero|que"
    r"|quien|cuando|mientras|tras|después)\s)",
    re.I,
)
SUBORDINATE = re.compile(
    r"(?:while|when|after|before|because|although|though|since|as|who|which|that|where|whose|if|когда|после|что|котор\w+"
    r"|где|если|хотя|qui|que|dont|alors|après|lorsque|quand|als|nachdem|während|dass|wenn|wo|quien|cuando|mientras|tras"
    r"|después|si|\w+ing)\b",
    re.I,
)
THROUGH = re.compile(
    r"\s*(?:through|to|until|and|–|-|по|до|на|au|à|bis|auf|al|hasta)\s*(?:the |le |el |den |zum )?", re.I
)
FROM = re.compile(r"\b(?:from|between|с|со|du|de|entre|vom|von|zwischen|del?|desde)\s+(?:the |le |el |dem )?$", re.I)
COORDINATED = re.compile(r"\s(?:and|but|и|а|но|et|mais|und|aber|y|pero)\s", re.I)
# "since late February": the bound stands before the part of the month
PART = re.compile(
    r"(?:\b(?:early|late|mid|fin|début|Anfang|Mitte|Ende|начала|конца|principios|finales)(?:\s+de)?[\s-]+)+$", re.I
)
REACH, SHORTEST = 4, 3
# Behind a verb that may be one of speech: "slammed into", "hailed from".
DONE = frozenset("into onto against through off shut from away to".split())
HELPERS = frozenset(
    "a ont avait avaient s'est hat haben hatte hatten ha han había habían has have had was were".split()
)
COURT = re.compile(
    r"\b(?:courts?|judges?|jury|tribunal|gericht\w*|richter\w*|суд\w{0,3}|судья|судьи|tribunal\w*|juges?|cour|juez\w*|"
    r"jueces)\b",
    re.I,
)
EDGES = " \t\n\r\u00a0,;:—–-"


@dataclass(frozen=True, slots=True)
class _Dated:
    """A time expression with the clause it dates and that clause's place in what is told."""

    expression: TimeExpression
    clause: Span
    region: Span
    attribution: str | None
    main: bool


def happenings(document: Document, attributions: Sequence[Attribution]) -> tuple[Telling, ...]:
    """What the document tells to have happened on a named day, in reading order, once a clause.

    Attributions must carry their days (``date_attributions``), so that the day of a saying is not taken for another's.
    Spans are code points of ``document.text``; days are ISO 8601, inclusive. Of a sentence with several days, the main
    clause's gives the whole of it, the others their own clauses.
    """
    text = document.text
    names = calendar(document.language, text)
    if names is None:
        return ()
    language = names.language
    sayings = [a for a in attributions if _says(text, a, language)]
    ground = Ground(sayings)
    said = _said_words(text, sayings)
    found: list[_Dated] = []
    for entry in timed_entries(document, language):
        for expression in _ranges(text, entry.expressions):
            if not _fits(expression, entry.day) or any(expression.span.meets(s) for s in said):
                continue
            dated = _dated(document, ground, expression, language)
            if dated is not None:
                found.append(dated)
    return _told(document, found)


def _says(text: str, attribution: Attribution, language: str) -> bool:
    """True where words of telling attribute: what is done ("passed", "signed", "issued a ban") has happened as well."""
    if not attribution.cue or attribution.voice in ("direct", "mixed"):
        return True
    words = {w.group().lower() for c in attribution.cue for w in WORD.finditer(c.of(text))}
    if not words or not words.isdisjoint(attributing_words(language)):
        return True
    return not words.isdisjoint(speech_words(language))


def _asks(text: str, attribution: Attribution, language: str) -> bool:
    """True where the cue asks: a question tells nothing."""
    words = {w.group().lower() for c in attribution.cue for w in WORD.finditer(c.of(text))}
    return not words.isdisjoint(_asking(language))


@cache
def _asking(language: str) -> frozenset[str]:
    cues = (c for some in lexicon(language).cues.values() for c in some) if language in LANGUAGES else ()
    return frozenset(c.words[0] for c in cues if len(c.words) == 1 and _only_asks(c))


def _only_asks(cue: Cue) -> bool:
    return "question" in cue.takes and "clause" not in cue.takes


def _said_words(text: str, sayings: Sequence[Attribution]) -> set[Span]:
    """The words that say when something was said, in the sentence that says so; a day carried on dates more."""
    found = set()
    for a in sayings:
        credit = a.cue or a.source
        if a.said is not None and a.said.words is not None and credit:
            sentence = sentence_at(credit[0].start, sentences_of(text))
            if sentence is not None and sentence.holds(a.said.words):
                found.add(a.said.words)
    return found


def _ranges(text: str, found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The expressions, "from Friday through Sunday" as one."""
    made: list[TimeExpression] = []
    for one in found:
        last = made[-1] if made else None
        if (
            last is not None
            and last.when is not None
            and one.when is not None
            and THROUGH.fullmatch(text, last.span.stop, one.span.start)
            and FROM.search(text, max(0, last.span.start - 12), last.span.start)
            and last.when.earliest <= one.when.latest
        ):
            span = Span(last.span.start, one.span.stop)
            when = replace(last.when, latest=one.when.latest, words=span, basis=f"resolved from '{span.of(text)}'")
            made[-1] = replace(last, span=span, when=when)
        else:
            made.append(one)
    return made


def _fits(expression: TimeExpression, day: date | None) -> bool:
    """True for days that are over, a month of them at most."""
    when = expression.when
    if when is None or expression.mention.form in FORMS_LEFT_OUT:
        return False
    first, last = date.fromisoformat(when.earliest), date.fromisoformat(when.latest)
    return (last - first).days < WIDEST and (day is None or first <= day)


def _dated(document: Document, ground: Ground[Attribution], expression: TimeExpression, language: str) -> _Dated | None:
    text, here = document.text, expression.span
    sentence = sentence_at(here.start, sentences_of(text))
    block = next((b for b in document.blocks if b.span.holds(here)), None)
    if sentence is None or text[sentence.stop - 1] == "?" or (block is not None and block.kind in KINDS_LEFT_OUT):
        return None
    quoted = quoted_in(text)
    at = bisect_right(quoted, here.start, key=lambda s: s.start) - 1
    if at >= 0 and quoted[at].stop > here.start:
        return None
    near = tuple(ground.near(sentence))
    around = [a for a in near if any(c.holds(here) for c in a.content)]
    inner = min(around, key=lambda a: sum(c.stop - c.start for c in a.content), default=None)
    if inner is not None and (inner.voice == "direct" or _asks(text, inner, language)):
        return None
    region = _region(sentence, here, near, inner)
    if region is not None and (agency := AGENCY.match(text, region.start, here.start)):
        region = Span(agency.end(), region.stop)
    if region is None or _bound(text, region, here, language):
        return None
    cues = [c for a in near for c in a.cue]
    clause = _clause(text, region, here, language, cues)
    if clause is None or (inner is not None and _without_subject(text, region, language)):
        return None
    main = SUBORDINATE.match(text, clause.start) is None
    return _Dated(expression, clause, region, inner.id if inner is not None else None, main)


def _region(sentence: Span, here: Span, near: Sequence[Attribution], inner: Attribution | None) -> Span | None:
    """What one voice tells of the sentence around the day: content, or what lies between contents and cues."""
    if inner is not None:
        held = next(c for c in inner.content if c.holds(here))
        inside = [c for a in near if a.within == inner.id for c in (*a.cue, *a.content)]
        sentence = Span(max(held.start, sentence.start), min(held.stop, sentence.stop))
        taken = [c for c in inside if c.meets(sentence)]
    else:
        taken = [c for a in near if a.voice != "narrated" for c in (*a.content, *a.cue) if c.meets(sentence)]
    return next((p for p in without(sentence, taken) if p.holds(here)), None)


def _bound(text: str, region: Span, here: Span, language: str) -> bool:
    """True after "since", "before", "about": the words fix a bound or a topic, not the day."""
    words = WORDS.get(language, WORDS["en"])
    before = text[max(region.start, here.start - 30) : here.start]
    if THROUGH.search(here.of(text)):
        return False
    before = PART.sub("", before)
    return bool(last_word(words.other_time).search(before)) and not PART_OF.search(before)


def _pieces(text: str, region: Span, language: str) -> Spans:
    """The region cut at commas and at words that join clauses."""
    cuts = [m for m in JOINT.finditer(text, region.start, region.stop) if m.start() > region.start]
    starts = [region.start, *(m.end() for m in cuts)]
    stops = [*(m.start() for m in cuts), region.stop]
    found: list[Span] = []
    for piece in (Span(a, b) for a, b in zip(starts, stops, strict=True) if a < b):
        joined = found and COORDINATED.match(text, piece.start - 1) and piece.start - found[-1].stop == 1
        if joined and not (verbs_of(text, piece, language) and verbs_of(text, found[-1], language)):
            found[-1] = Span(found[-1].start, piece.stop)
        else:
            found.append(piece)
    return tuple(found)


def _clause(text: str, region: Span, here: Span, language: str, cues: Sequence[Span]) -> Span | None:
    """The part of the region whose finite verb of the past the day belongs to; None where there is none."""
    pieces = _pieces(text, region, language)
    own = next((k for k, p in enumerate(pieces) if p.start < here.stop and here.start < p.stop), None)
    if own is None:
        return None
    last = next((k for k in range(len(pieces) - 1, own, -1) if pieces[k].start < here.stop), own)
    piece = Span(pieces[own].start, pieces[last].stop)
    verbs = verbs_of(text, piece, language)
    if verbs:
        return piece if _happened(text, verbs, here, cues, language) else None
    if len(text[piece.start : piece.stop].split()) > SHORT + len(here.of(text).split()):
        return None
    if not any(verbs_of(text, p, language) for p in pieces[:own]):
        for following in pieces[last + 1 :]:
            verbs = verbs_of(text, following, language)
            if verbs and not SUBORDINATE.match(text, following.start):
                joined = Span(piece.start, following.stop)
                return joined if _happened(text, verbs, here, cues, language) else None
        return None
    before = pieces[own - 1]
    verbs = verbs_of(text, before, language)
    return Span(before.start, piece.stop) if verbs and _happened(text, verbs, here, cues, language) else None


def _without_subject(text: str, region: Span, language: str) -> bool:
    """True for content that opens with its verb, "had been there on Friday": who it was stands outside."""
    first = WORD.search(text, region.start, region.stop)
    verbs = verbs_of(text, region, language)
    return language in ("en", "fr", "de") and first is not None and bool(verbs) and verbs[0][0] == first.start()


def _happened(text: str, verbs: Sequence[tuple[int, bool]], here: Span, cues: Sequence[Span], language: str) -> bool:
    """True where the verb that governs the day, the last before it, else the next, is of the past and tells nothing."""
    at, past = max((v for v in verbs if v[0] < here.start), default=verbs[0])
    return past and not any(c.start <= at < c.stop for c in cues) and not _spoken(text, at, here, language)


def _spoken(text: str, at: int, here: Span, language: str) -> bool:
    """True for a verb of speech: who accuses, praises or calls for something has said so, and nothing more happened.

    What a court does by its words has happened; so has what ships and doors do that slam.
    """
    sentence = sentence_at(at, sentences_of(text))
    stop = sentence.stop if sentence is not None else len(text)
    met = [(m.group().lower(), m.start()) for m in WORD.finditer(text, at, stop)][:REACH]
    if not met or (sentence is not None and COURT.search(text, sentence.start, stop)):
        return False
    words = [word for word, _ in met]
    if len(words) > 1 and words[1] in DONE:
        return False
    has = lexicon(language).has
    runs = [tuple(words[:size]) for size in (1, 2)] + [(word,) for word in words[1:] if words[0] in HELPERS]
    if any(has("judging", *run) or has("spoken_too", *run) or run[0] in _telling(language) for run in runs):
        return True
    # "the mayor, Ada Orne, said on 3 May": no more than who said it, and when
    behind = text[met[0][1] + len(words[0]) : here.start].split()
    return (
        words[0] in speech_words(language)
        and here.start > at
        and all(len(word) <= SHORTEST for word in behind)
        and not WORD.search(text, here.stop, stop)
    )


@cache
def _telling(language: str) -> frozenset[str]:
    """The single words that claim or deny."""
    cues = (c for some in lexicon(language).cues.values() for c in some) if language in LANGUAGES else ()
    return frozenset(c.words[0] for c in cues if len(c.words) == 1 and c.kind in ("claims", "denies"))


def _told(document: Document, found: Sequence[_Dated]) -> tuple[Telling, ...]:
    """A telling a clause: the main clause's day has the whole region, other days their own clauses."""
    regions: dict[Span, list[_Dated]] = {}
    for dated in sorted(found, key=lambda d: d.expression.span):
        regions.setdefault(dated.region, []).append(dated)
    tellings: dict[Span, Telling] = {}
    for region, members in regions.items():
        whole = next((d for d in members if d.main), members[0])
        for dated in members:
            alone = len({d.clause for d in members}) == 1
            span = _trimmed(document.text, region if dated is whole or alone else dated.clause)
            when = dated.expression.when
            assert when is not None
            tellings.setdefault(
                span,
                Telling(document.id, span, when.words, when.earliest, when.latest, when.basis, dated.attribution),
            )
    return tuple(tellings[s] for s in sorted(tellings))


def _trimmed(text: str, span: Span) -> Span:
    start, stop = span.start, span.stop
    while start < stop and text[start] in EDGES:
        start += 1
    while stop > start and text[stop - 1] in EDGES:
        stop -= 1
    return Span(start, stop)
