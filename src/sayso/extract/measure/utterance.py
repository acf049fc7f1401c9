"""Which of the days named in a sentence is the day of the speaking."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.extract.draft import Ground, touching
from sayso.extract.measure.clause import (
    AFTERWARDS,
    APART,
    ASIDE,
    AT,
    BOUNDED,
    CARRIED,
    CARRIED_BEHIND,
    CLAUSE,
    DATELINE,
    DESTINED,
    DETERMINER,
    DOING,
    DURING,
    FIELD_WORK,
    IN_CUE,
    INSIDE,
    OCCASION,
    OPENING,
    OVER,
    PART_OF,
    PARTICIPLE,
    PERFECT,
    PLACE,
    POLL,
    SAME_TIME,
    SET_AGAINST,
    SPOKEN,
    TODAY,
    WHOSE,
    WORDS,
    YEAR,
    Words,
    last_word,
    whole,
)
from sayso.extract.measure.frame import frame, gap, sentence_at
from sayso.types import Attribution, Span, Spans

MOST_CHARACTERS = 200
NO_OTHER = r"(?!(?:an?|the|his|her|its|their|that|who|which)\b)"  # opens another noun phrase or clause


@dataclass(frozen=True)
class Setting:
    """A document's text with its sentences, its quoted spans and its attributions."""

    text: str
    sentences: Spans
    quoted: Spans
    attributions: Ground[Attribution]
    language: str

    def near(self, *places: Span) -> tuple[Attribution, ...]:
        """The attributions that have a part close to these places."""
        return tuple(self.attributions.near(*places))

    def sentence(self, a: Attribution) -> Span | None:
        """The sentence of an attribution's cue."""
        credit = a.cue or a.source
        return sentence_at(credit[0].start, self.sentences) if credit else None


def will_say(setting: Setting, a: Attribution) -> bool:
    """True where the cue is of something still to be said: "will tell", "is expected to announce"."""
    if not a.cue:
        return False
    words = WORDS.get(setting.language, WORDS["en"])
    first = a.cue[0]
    before = setting.text[max(0, first.start - 30) : first.start]
    in_cue = first.of(setting.text)
    ahead = re.search(rf"\b(?:{words.ahead})\s+(?:\w+\s+)?$", before, re.I)
    return bool(ahead or re.match(rf"(?:{words.ahead})\b", in_cue, re.I))


def day_words(setting: Setting, a: Attribution, near: Spans) -> Span | None:
    """The time expression of a sentence that says when its content was said; None where none does.

    ``near`` are the time expressions of the cue's sentence. Words inside the cue go first, then those
    after it, nearest first, then those before it.
    """
    here = frame(a, setting.sentences)
    if here is None or not here.anchors:
        return None
    ranked: list[tuple[int, int, Span]] = []
    for span in near:
        if any(span.meets(c) for c in a.content):
            continue
        if a.within is None and any(q.holds(span) for q in touching(setting.quoted, span)):
            continue
        rank = _rank(setting, a, here.anchors, here.sentence, span)
        if rank is not None:
            anchor = min(here.anchors, key=lambda s: gap(s, span).stop - gap(s, span).start)
            ranked.append((rank, gap(anchor, span).stop - gap(anchor, span).start, span))
    return min(ranked)[2] if ranked else None


def _rank(setting: Setting, a: Attribution, anchors: Spans, sentence: Span, span: Span) -> int | None:
    """How close the words stand to the cue (0 in it, 1 after, 2 before), None where they date something else."""
    if _in_brackets_after(setting, a, span):
        return 0
    if _carried(setting, sentence, span):
        return None
    if any(c.holds(span) for c in a.cue):
        return 0 if not _other_time(setting, sentence, span) else None
    if _field_work(setting, a, sentence, span) or _generic(setting, a, span):
        return None
    if any(s.holds(span) for s in a.source):
        return 1 if _of_paper(setting, a, span) else None
    if any(SAME_TIME.fullmatch(setting.text[span.stop : s.start]) for s in anchors if s.start >= span.stop):
        return None if _other_time(setting, sentence, span) else 2
    if _taken(setting, a, anchors, span):
        return None
    cues = [s for s in a.cue if s.meets(sentence)] or list(anchors)
    if span.start >= cues[0].stop:
        return 1 if _after(setting, a, anchors, sentence, span) else None
    return 2 if _before(setting, a, anchors, sentence, span) else None


def _other_time(setting: Setting, sentence: Span, span: Span) -> bool:
    """True after "since", "before", "about": the words fix a bound or a topic, not the day."""
    words = WORDS.get(setting.language, WORDS["en"])
    before = setting.text[max(sentence.start, span.start - 30) : span.start]
    if re.search(r"\bbetween\s+$", before) and " and " in span.of(setting.text):
        return False
    return bool(last_word(words.other_time).search(before)) and not PART_OF.search(before)


def names_an_event(setting: Setting, sentence: Span, span: Span) -> bool:
    """True for "Tuesday's vote" and "the Nov. 8 vote" unless one speaks at, in or during it; for "the 2008 race"."""
    text = setting.text
    before = text[sentence.start : span.start]
    described = DETERMINER.search(before) is not None and text[span.stop : span.stop + 1] == " "
    if YEAR.fullmatch(span.of(text)):
        papers = WORDS.get(setting.language, WORDS["en"]).papers
        told = re.match(rf"\s(?:[\w-]+\s)?(?:{papers})\w*(?P<by>\sby)?\b", text[span.stop : sentence.stop])
        if described:
            return not (told and (told["by"] or AT.search(before)))
        return not AT.search(before)
    possessive = text[span.stop : span.stop + 2] in ("'s", "’s")
    return (possessive or described) and not AT.search(before)


def _carried(setting: Setting, sentence: Span, span: Span) -> bool:
    """True for "an interview published Monday": the day of the paper; what it carries was said then or before."""
    text = setting.text
    before, after = text[sentence.start : span.start], text[span.stop : sentence.stop]
    led = CARRIED.get(setting.language)
    if led is not None and led.search(before):
        return True
    joined, opened, closed = CARRIED_BEHIND.get(setting.language, (None, None, None))
    if joined is None or opened is None or closed is None:
        return False
    return bool(joined.match(after) or (opened.search(before) and closed.match(after)))


def _field_work(setting: Setting, a: Attribution, sentence: Span, span: Span) -> bool:
    """True for "a poll taken in May found": its finding has another day; what its people said has that one."""
    polled = not a.source or any(POLL.search(s.of(setting.text)) for s in a.source)
    return polled and FIELD_WORK.search(setting.text, sentence.start, span.start) is not None


BROADCAST = re.compile(r"\s(?:programme|program|show|host|presenter|breakfast)\b")


def _generic(setting: Setting, a: Attribution, span: Span) -> bool:
    """True for "today" that means nowadays, "today's youth", "few today believe", and for a paper called "Today".

    Not for "today's hearing", "said today", "says today".
    """
    text = setting.text
    if not TODAY.fullmatch(span.of(text)):
        return False
    if text[span.start] == "T" and re.search(r"[A-Z][\w-]*\s$", text[max(0, span.start - 20) : span.start]):
        return True
    if text[span.start] == "T" and BROADCAST.match(text, span.stop):
        return True
    if text[span.stop : span.stop + 2] in ("'s", "’s"):
        words = WORDS["en"].papers
        return not re.match(rf".s\s(?:[\w’'-]+\s){{0,3}}(?:{words}|{SPOKEN})\b", text[span.stop : span.stop + 70])
    over = OVER.get(setting.language)
    if over is None or not a.cue or any(over.search(s.of(text)) for s in a.cue):
        return False
    return not (a.cue[-1].stop <= span.start and re.fullmatch(r"says?", a.cue[-1].of(text)))


def _after(setting: Setting, a: Attribution, anchors: Spans, sentence: Span, span: Span) -> bool:
    text = setting.text
    words = WORDS.get(setting.language, WORDS["en"])
    if _other_time(setting, sentence, span) or names_an_event(setting, sentence, span):
        return False
    nearest = max((s for s in anchors if s.stop <= span.start), key=lambda s: s.stop, default=None)
    if nearest is None:
        return False
    content_after = min((c.start for c in a.content if c.start >= span.stop), default=None)
    crossed = max((c.stop for c in a.content if nearest.stop <= c.start and c.stop <= span.start), default=None)
    between = text[crossed or nearest.stop : span.start]
    if crossed and "," in between:
        return False
    if crossed and content_after is not None:
        return len(between.split()) < 2 and text[span.stop : content_after].isspace()
    if content_after is not None and re.fullmatch(r"\s*:\s*", text[span.stop : content_after]):
        return ";" not in between
    if len(between) > MOST_CHARACTERS or ";" in between or DESTINED.search(between):
        return False
    return not whole(words.part).search(AFTERWARDS.sub("", between))


def _before(setting: Setting, a: Attribution, anchors: Spans, sentence: Span, span: Span) -> bool:
    text = setting.text
    words = WORDS.get(setting.language, WORDS["en"])
    following = min((s for s in anchors if s.start >= span.stop), key=lambda s: s.start, default=None)
    if following is None or _other_time(setting, sentence, span):
        return False
    between = text[span.stop : following.start]
    if following in a.cue and not between.strip() and any(text[s.stop : span.start].isspace() for s in a.source):
        return True  # "the court's 2015 decision"
    if (
        WHOSE.search(between)
        or SET_AGAINST.search(between)
        or _perfect(setting, a)
        or names_an_event(setting, sentence, span)
    ):
        return False
    start = max([sentence.start, *(s.stop for s in (*anchors, *a.content) if sentence.start <= s.stop <= span.start)])
    opening = text[start : span.start]
    if not _holds_together(opening, between):
        return False
    if _on_occasion(words, opening, between) and (following in a.source or between.count(",") < 2):
        return True
    at_head = start == sentence.start
    if (
        between.strip() == ","
        and following in a.cue
        and PARTICIPLE.match(following.of(text))
        and opening.count(",") != 1
    ):
        opening = opening.rpartition(",")[2]  # "Orne, who built it, apologised on Tuesday, saying"
    elif not at_head and _apposed(words, opening, between, span.of(text)):
        return False
    if CLAUSE.search(opening) and not between.strip(" ,\u00a0"):
        return True
    if any(s.stop <= span.start for s in anchors):  # between source and cue
        elsewhere = DESTINED.search(opening) or whole(words.part).search(opening)
        return not elsewhere and not whole(words.relative).search(between)
    if at_head and between.strip() == "," and _inserted(text, a):
        return False
    if at_head and (OPENING.fullmatch(opening) or _opens(words, opening, between)):
        return True
    return _one_clause(words, opening, between)


def _holds_together(opening: str, between: str) -> bool:
    """False where a colon, a semicolon, a dateline's dash or too many words part the day from what follows."""
    if len(between) > MOST_CHARACTERS or ";" in between or ":" in between:
        return False
    return not DATELINE.search(between) or bool(DURING.search(between) or INSIDE.match(opening))


def _one_clause(words: Words, opening: str, between: str) -> bool:
    """True where no word before the day and none between it and source or cue opens another clause."""
    told = re.sub(rf"^\W*{words.opens}", "", opening)
    if not between.strip(" ,\u00a0"):  # what comes before the last comma is another clause
        told = told.rpartition(",")[2]
    if between.startswith(","):
        told = AFTERWARDS.sub("", told)
    if whole(words.part).search(OPENING.sub("", told, count=1)):
        return False
    between = DURING.sub("", between)
    return bool(re.match(words.opens, opening.lstrip()) and "," in between) or not whole(words.join).search(between)


def _opens(words: Words, opening: str, between: str) -> bool:
    """True for "Appearing at the dam on Monday, she said": what comes before the first comma is done by who speaks."""
    if BOUNDED.search(AFTERWARDS.sub("", opening)):
        return False
    doing = DOING.match(opening.lstrip().lower()) and not whole(rf"{words.relative}|that").search(opening)
    speaks = doing or re.match(words.opens, opening.lstrip())
    return bool(speaks) and "," not in opening and bool(APART.match(between))


def _inserted(text: str, a: Attribution) -> bool:
    """True for "Six months ago, she said, nobody crossed it": source and cue stand inside the content's sentence."""
    stop = max(s.stop for s in (*a.source, *a.cue))
    after = [c.start for c in a.content if c.start >= stop]
    return any(text[stop:start].strip() == "," and text[start] not in "“\"«„'‘`" for start in after)


def occasion_named(before: str, after: str, nouns: str) -> re.Match[str] | None:
    """What follows a day up to the noun it stands with: "an April speech", "Tuesday's long hearing"."""
    belongs = "['’]s" if DETERMINER.search(before) is None else "(?:['’]s)?"
    return re.match(rf"{belongs}\s(?:{NO_OTHER}[\w’'.&-]+\s){{0,3}}(?:{nouns})\b", after)


def _on_occasion(words: Words, opening: str, between: str) -> bool:
    """True for "in an April speech he said", also where another clause stands between: "…, as others left, he said"."""
    named = occasion_named(opening, between, rf"{words.papers}|{SPOKEN}")
    if named is None or not OCCASION.search(opening):
        return False
    clause = between[named.end() :].rpartition(",")[2]
    return not whole(words.join).search(clause) and not whole(words.relative).search(clause)


def _apposed(words: Words, opening: str, between: str, day: str) -> bool:
    """True for "the mayor, elected in 2027, said": the day belongs to what is said of the source.

    Not for what the source did as it spoke: "the mayor, dedicating the bridge on Saturday, said".
    """
    apart = opening.startswith(",") and between.startswith(",")
    inside = opening.strip(" ,\u00a0")
    doing = DOING.match(inside) and not YEAR.fullmatch(day)
    return apart and len(inside.split()) > 1 and not doing and not re.match(words.opens, inside)


def _perfect(setting: Setting, a: Attribution) -> bool:
    """True for "has said" and "plans to": the words before such a cue date something else."""
    if not a.cue:
        return False
    first = a.cue[0]
    return bool(
        IN_CUE.match(first.of(setting.text)) or PERFECT.search(setting.text[max(0, first.start - 25) : first.start])
    )


def _taken(setting: Setting, a: Attribution, anchors: Spans, span: Span) -> bool:
    """True where somebody else's content or cue stands between the words and this cue."""
    nearest = min(anchors, key=lambda s: gap(s, span).stop - gap(s, span).start)
    between = gap(nearest, span)
    for other in setting.near(between, span):
        if other.id == a.id or other.id == a.within or other.within == a.id or other.source == a.source:
            continue
        if _published(setting.text, other):
            continue
        parts = [s for s in (*other.content, *other.cue) if s.meets(between)]
        if parts and not any(s.meets(span) for s in other.content):
            asked = setting.text[between.start : min(s.start for s in parts)]
            if not ASIDE.search(asked):
                return True
        if any(s.holds(span) for s in other.content) and not any(s.holds(nearest) for s in other.content):
            return True
    return False


def _published(text: str, other: Attribution) -> bool:
    """True for "an interview published": a paper and its participle, of nobody, share the day of what is said in it."""
    if other.source or not other.cue or not other.content:
        return False
    return text[other.content[-1].stop : other.cue[0].start].isspace()


def _of_paper(setting: Setting, a: Attribution, span: Span) -> bool:
    """True for a source that is a paper, a poll or remarks of that day, and for a day that closes its words."""
    words = WORDS.get(setting.language, WORDS["en"])
    source = next(s for s in a.source if s.holds(span))
    before = setting.text[source.start : span.start]
    after = setting.text[span.stop : source.stop]
    if whole(rf"{words.relative}|{words.part}").search(before):
        return False
    if YEAR.fullmatch(span.of(setting.text)) and re.match(r"\s[A-ZА-Я]", after):
        # "the 2014 Harbour Survey" is called so; "a 2014 Harbour Office report" is of that year
        return bool(re.search(rf"\b(?:{words.papers})\b", after))
    if PLACE.fullmatch(after):
        return True
    return bool(whole(rf"(?:{words.papers})\w*").search(before) or whole(rf"(?:{words.papers})\w*").search(after))


def _in_brackets_after(setting: Setting, a: Attribution, span: Span) -> bool:
    """True for a day that closes a bracket directly after the content: "…" (Kommersant, 12 November 2017)."""
    text = setting.text
    if not a.content or text[span.stop : span.stop + 1] not in (")", "]"):
        return False
    stop = a.content[-1].stop
    opened = max(text.rfind("(", stop, span.start), text.rfind("[", stop, span.start))
    return opened >= 0 and opened - stop <= 3 and not text[stop:opened].strip(" .,;\u00a0")
