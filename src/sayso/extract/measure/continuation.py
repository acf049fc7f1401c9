"""Days carried on: a speech that goes on, and words that point back to a day the sentence before has named."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from sayso.extract.measure.clause import last_word
from sayso.extract.measure.expression import TimeExpression
from sayso.extract.measure.frame import sentence_at
from sayso.extract.measure.utterance import Setting, names_an_event, occasion_named
from sayso.types import Attribution, Document, Span, Spans, When

A_MONTH = timedelta(31)
MOST_WORDS = 5
MOST_AHEAD = 80

PRONOUNS = frozenset(
    {"he", "she", "they", "it", "он", "она", "они", "il", "elle", "ils", "elles", "er", "sie", "él", "ella", "ellos"}
)
RESUMED = re.compile(
    r"\b(?:add(?:ed|s|ing)|continu(?:ed|es|ing)|went on|conclud(?:ed|es|ing)|also (?:said|told))\b"
    r"|добав\w+|продолж\w+|заключил\w*|ajout\w+|poursui\w+|conclu\w*|fügte|ergänzte|fuhr fort|añad\w+"
    r"|agreg\w+|continuó",
    re.I,
)
EARLIER = re.compile(
    r"\b(?:has|have|had|previously|earlier|once|often|repeatedly|long)\b|ранее|прежде|раньше|avait|déjà", re.I
)
STANDING = re.compile(
    r"^(?:\w+ly )?(?:believe|think|want|support|oppose|favor|favour|back|view|hope|expect|know|consider|see|like"
    r"|worr(?:y|ie)|fear|agree|doubt|prefer|plan|need|is|are|am|seem|do|does)s?\b",
    re.I,
)


def _same_speaker(text: str, before: Attribution, after: Attribution) -> bool:
    """True where the second source surely is the first: the same name or words, a pronoun, or no source."""
    if not after.source:
        return before.source == () or after.cue == ()
    if before.name and after.name:
        return before.name == after.name
    one, other = (" ".join(s.of(text) for s in a.source).casefold() for a in (before, after))
    return other in PRONOUNS or one == other or (bool(one) and one.split()[-1] == other.split()[-1])


def carried_on(
    document: Document, attributions: Sequence[Attribution], lines: Spans, dated: dict[str, When]
) -> dict[str, When]:
    """Every dated attribution, with those that carry on the speech of one before them.

    The same speaker goes on inside a paragraph and into the next one, where nothing says that one of the two was said
    earlier ("had said", "previously"); words such as "added" carry on in any case.
    """
    text = document.text
    starts = [p.start for p in lines]
    result = dict(dated)
    before: Attribution | None = None
    for a in sorted(attributions, key=lambda a: (a.cue or a.source or a.content)[0].start):
        if a.within is not None:
            continue
        known = result.get(before.id) if before is not None else None
        if before and known and a.id not in result and _same_speaker(text, before, a):
            here, there = (bisect_right(starts, (x.cue or x.source or x.content)[0].start) for x in (a, before))
            cue = " ".join(s.of(text) for s in a.cue)
            sentence = not re.search(r"[.!?…][”\"»’]?\s", text[extent(before).start : extent(a).start])
            cues = a.cue if here == there else (*before.cue, *a.cue)
            earlier = EARLIER.search(" ".join(s.of(text) for s in cues))
            resumed = here - there in (0, 1) and (RESUMED.search(cue) or not (earlier or _stands(text, before, a)))
            if resumed and (sentence or _one_occasion(known)):
                result[a.id] = known
        before = a
    return result


def _stands(text: str, before: Attribution, after: Attribution) -> bool:
    """True for "She said on Friday … She believes": what is thought goes on, and is no second utterance of that day."""
    first, second = (" ".join(s.of(text) for s in a.cue) for a in (before, after))
    return STANDING.search(second) is not None and STANDING.search(first) is None


def _one_occasion(when: When) -> bool:
    return date.fromisoformat(when.latest) - date.fromisoformat(when.earliest) <= A_MONTH


# After the verb of saying: it was said on the day that the sentence before has named.
POINTERS: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:at (?:the|that) time|that (?:same )?(?:day|night|morning|afternoon|evening|week|month|year)"
        r"|then(?=[.,;:—]|$| (?:that|in|of|at|to|on|about)\b))"
    ),
    "ru": re.compile(r"\b(?:тогда|в тот (?:же )?(?:день|вечер|момент)|в то время)\b"),
    "fr": re.compile(r"\b(?:à l['’]époque|ce (?:jour|soir)-là)(?!\w)"),
    "de": re.compile(r"\b(?:damals|an (?:jenem|diesem|dem) Tag)\b"),
    "es": re.compile(r"\b(?:entonces|en (?:aquel|ese) (?:momento|entonces)|(?:ese|aquel) (?:mismo )?día)\b"),
}
BOUNDS: Mapping[str, str] = {
    "en": r"since|until|till|before|by|after|ahead of|through|to|from",
    "ru": r"с|со|до|после|к|перед",
    "fr": r"depuis|jusqu['’]?[àe]?n?|avant|après|dès|d['’]ici",
    "de": r"seit|bis|vor|nach|ab",
    "es": r"desde|hasta|antes de|después de|tras",
}
# "said Orne at the time"; in "said the mayor at the time" he may have been mayor then
NAMED = re.compile(r"(?:[A-ZА-Я][\w’'.-]+ ?){1,4}|he|she|they|он|она|они")
PAPER = (
    r"letter|statement|speech|memo|e-?mail|interview|op-ed|column|editorial|essay|tweet|post|message|note|complaint"
    r"|filing|lawsuit|petition|ruling|report|address|announcement"
)
THE_PAPER = re.compile(rf"(?:[Tt]he|[Tt]his|[Tt]hat) (?:same )?({PAPER})")
IN_THE_PAPER = re.compile(rf"(?:[Ii]n|[Ff]rom) (?:the|that|this) (?:same )?({PAPER})\b")
# "parents sent a letter", "in an April speech": the time beside it is that of writing it or giving it
OWN = r"(?:an?|his|her|its|their|open)\s(?:(?!(?:that|who|which|of|on|about|an?|the)\b)[\w’'.&-]+\s){0,4}?"
MADE = (
    r"\b(?:(?:in|with)\s|(?:sen[dt]|wrote|written|issued|released|published|gave|delivered|posted|made|filed|penned"
    r"|signed|submitted|mailed|emailed|tweeted|put out)\s(?:(?!(?:that|who|which|about)\b)[\w’'.,&-]+\s){0,7}?)"
    rf"{OWN}"
)


def pointed_back(
    setting: Setting,
    attributions: Sequence[Attribution],
    expressions: Sequence[TimeExpression],
    dated: Mapping[str, When],
    resolve: Callable[[TimeExpression], When | None],
) -> dict[str, When]:
    """Days of utterances that point back: "he said then", "the letter reads", right after a sentence with one day.

    The day is that of what is said in the sentence before, or the one day it names outside what it quotes; a letter's,
    where it says that the letter was written or sent. ``resolve`` reckons such a day as one that is past.
    """
    starts = [e.span.start for e in expressions]
    found: dict[str, When] = {}
    for a in attributions:
        if a.id in dated or a.within is not None or not a.cue:
            continue
        pointer = _pointer(setting, a)
        before = _sentence_before(setting, a) if pointer else None
        if pointer is None or before is None:
            continue
        words, paper = pointer
        near = expressions[bisect_right(starts, before.start - 1) : bisect_right(starts, before.stop - 1)]
        if paper and not _written(setting.text, before, near, paper):
            continue
        when = _one_day(setting, before, near, dated, resolve)
        if when is not None and when.words is not None:
            basis = f"resolved from '{when.words.of(setting.text)}' by '{words.of(setting.text)}'"
            found[a.id] = When(when.earliest, when.latest, when.words, basis)
    return found


def _pointer(setting: Setting, a: Attribution) -> tuple[Span, str] | None:
    """Words of an attribution that point back to a day, and the paper they name, if any."""
    text = setting.text
    for source in a.source:
        paper = THE_PAPER.fullmatch(source.of(text))
        if paper:
            return source, paper[1]
    pattern = POINTERS.get(setting.language)
    first = last = a.cue[0] if len(a.cue) == 1 else max(a.cue)
    pointed = pattern.search(text, first.start, last.stop + MOST_AHEAD) if pattern else None
    inside = IN_THE_PAPER.match(text, last.stop + text.startswith(" ", last.stop))
    sentence = setting.sentence(a) if pointed or inside else None
    if sentence is None:
        return None
    named = next((s for s in a.source if s.start > last.stop and text[last.stop : s.start].isspace()), None)
    if named is not None and NAMED.fullmatch(named.of(text)):
        last = named
    stop = min([sentence.stop, *(s.start for s in (*a.content, *a.source) if s.start >= last.stop)])
    if pointed is not None and pointed.end() <= stop:
        between = text[min(last.stop, pointed.start()) : pointed.start()]
        at_end = pointed.start() >= last.stop or pointed.end() == first.stop
        if at_end and len(between.split()) <= MOST_WORDS and not re.search(r"[,;:]", between):
            return Span(*pointed.span()), ""
    return (Span(*inside.span()), inside[1]) if inside and inside.end() <= stop else None


def _written(text: str, sentence: Span, near: Sequence[TimeExpression], paper: str) -> bool:
    """True where a sentence says that a paper was written or given, or names its day: "their Friday editorial"."""
    own = any(
        occasion_named(text[sentence.start : e.span.start], text[e.span.stop : sentence.stop], paper) for e in near
    )
    return own or re.search(rf"{MADE}{paper}\b", sentence.of(text)) is not None


def _sentence_before(setting: Setting, a: Attribution) -> Span | None:
    """The sentence right before an attribution, in its paragraph or the one before."""
    start = extent(a).start
    here = sentence_at(start, setting.sentences)
    if here is None:
        return None
    index = bisect_right(setting.sentences, here.start - 1, key=lambda s: s.start) - 1
    return setting.sentences[index] if index >= 0 else None


def _one_day(
    setting: Setting,
    before: Span,
    near: Sequence[TimeExpression],
    dated: Mapping[str, When],
    resolve: Callable[[TimeExpression], When | None],
) -> When | None:
    """The day of what is said in a sentence, or else the one day it names outside what it quotes."""
    text = setting.text
    told = [dated[b.id] for b in setting.near(before) if b.id in dated and b.cue and before.holds(b.cue[0])]
    if told:
        return told[0] if len({(w.earliest, w.latest) for w in told}) == 1 else None
    if len(near) != 1 or any(q.holds(near[0].span) for q in setting.quoted):
        return None
    words = near[0].span
    own = occasion_named(text[before.start : words.start], text[words.stop : before.stop], PAPER)
    if names_an_event(setting, before, words) and not own:
        return None
    held = any(c.holds(near[0].span) for b in setting.near(near[0].span) for c in b.content)
    bound = last_word(BOUNDS[setting.language]).search(text[before.start : near[0].span.start])
    return None if held or bound else resolve(near[0])


def extent(a: Attribution) -> Span:
    """From the first to the last character of an attribution."""
    spans = (*a.source, *a.cue, *a.content)
    return Span(min(s.start for s in spans), max(s.stop for s in spans))
