"""Document to attributions: who is reported to have said what, in reading order.

Speaker turns and posts are found first, for they hold the speech around everything else; a tagger
reads the rest, then the inside of what was said; named rules mend what the tagger does not know.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.extract.allusion import alluded
from sayso.extract.carrier import lifted
from sayso.extract.draft import Draft, drafts, joined, outermost, starting, touching, traced, voice, width
from sayso.extract.echo import echoed
from sayso.extract.edge import edged
from sayso.extract.headline import ROLES, credited, parted
from sayso.extract.interruption import interrupted
from sayso.extract.interview import interview
from sayso.extract.label import divided
from sayso.extract.letter import printed, written
from sayso.extract.mention.office import is_person
from sayso.extract.mention.title import BODY_HEADS, GROUPS
from sayso.extract.nested import marks_inside, nested
from sayso.extract.owner import adjoined, replying, reports, strayed, unreached
from sayso.extract.phrase import quoted, refused, shared, supposed
from sayso.extract.pronouncement import pronounced
from sayso.extract.question import asked, questioned
from sayso.extract.quotation import (
    announced,
    answered,
    bounded,
    headed,
    introduced,
    near,
    reopened,
    signed,
    snapped,
    standing,
)
from sayso.extract.sureness import sureness
from sayso.extract.turn import Turn, turns, unstruck
from sayso.text.segment import paragraphs, quotations, sentences
from sayso.types import Attribution, Document, Problem, Quotation, Span, Spans, Tagger, key

READ = frozenset({"headline", "lede", "body", "question", "list", "quote", "post", "turn"})
BREAKS = frozenset({"headline", "question", "note", "boilerplate"})
# Chosen on fold 0 of PolNeAR train: below this an indirect attribution is wrong more often than right.
LEAST_SURE = 0.32
# Chosen in the same way for words in marks that no word of speech carries.
LEAST_SURE_QUOTED = 0.4
# With nobody to say it, a name is no statement.
NAMED = re.compile(r"\b(?:known|named|called|titled|entitled|dubbed|nicknamed)\b(?! for)", re.I)
# Words that tell the reader what to do, or lead to a measure: “according to their size”.
UNOWNED = re.compile(r"say|ask|tell|call|note|answer|according to", re.I)
MEASURE = re.compile(
    r"(?:the |their |its |his |her |your )?(?:season|size|age|weight|height|length|taste|plan|schedule|need|rank|type"
    r"|weather|tide|order|colou?r|custom|demand|circumstance|budget|appetite|wind|strength)s?",
    re.I,
)
# In so many words of reporting somebody is said to speak; where nobody is, the text hardly reports.
WORDS_TO_SPEAK_IN = 60
LEAST_SURE_UNHEARD = 0.75
# What a display, a table or a rule does too.
SHOWN = frozenset("show shows showed shown read reads agree agrees agreed".split())
OPENS = re.compile(r"\W*(?=[^\W\d_])")
FEWEST_WORDS = 4
LEAST_SURE_UNNAMED = 0.5


def attributions(
    document: Document, tagger: Tagger, cues: frozenset[str] = frozenset()
) -> tuple[tuple[Attribution, ...], tuple[Problem, ...]]:
    """The attributions of a document in reading order, and what could not be read plainly.

    Headlines, ledes, body paragraphs, lists, block quotations and posts are searched; a pull quote
    repeats a sentence that is already there, and a caption counts only where it quotes somebody. ``cues`` are the
    language's words of speech in lower case ("said"): a speaker label never ends in one, and what is
    attributed inside somebody's own words has one.
    """
    text = document.text
    lines = divided(text, paragraphs(text, _regions(document)))
    double, marks = quotations(text, lines), quotations(text, lines, single=True)
    breaks = frozenset(b.span.start for b in document.blocks if b.kind in BREAKS)
    posts = [b.span for b in document.blocks if b.kind == "post"]
    shown = _embedded(document)
    spoken = turns(text, lines, double, cues, breaks, _starts(document, "turn")) if not posts else ()
    spoken += interview(text, lines, _starts(document, "question"), _starts(document, "headline"), spoken)
    held = joined(text, [*posts, *(s for d in shown for s in d.content), *(s for t in spoken for s in t.content)])
    spoken = unstruck(text, spoken, [b.span for b in document.blocks if b.kind == "struck"])
    found = [_post(p) for p in posts] + shown + [_turn(t) for t in spoken]
    outside = [p for p in lines if not touching(held, p)]
    told = _tagged(text, outside, double, tagger)
    blocks = [b.span for b in document.blocks if b.kind == "quote"]
    quoted = frozenset(p for p in outside if any(b.holds(p) for b in touching(blocks, p)))
    found += printed(text, mended(text, told, marks, outside, cues), told, outside, quoted, breaks)
    captions = paragraphs(text, [b.span for b in document.blocks if b.kind == "caption"])
    beside = quotations(text, captions)
    found += _captioned(text, captions, beside, tagger, cues)
    inside, every = (sorted((*some, *beside), key=lambda q: (q.span.start, q.depth)) for some in (double, marks))
    found += told_within(text, [d for d in found if d.content], lines, inside, tagger, cues, document.language)
    found = lifted(text, found)
    headlines = [b.span for b in document.blocks if b.kind == "headline"]
    found = echoed(text, parted(text, found, headlines), headlines, marks, cues)
    named = _named(document, [d for d in found if d.content], every)
    return named, _left_open(document, lines, double, spoken)


def told_within(
    text: str,
    found: Sequence[Draft],
    lines: Sequence[Span],
    marks: Sequence[Quotation],
    tagger: Tagger,
    cues: frozenset[str],
    language: str | None,
) -> list[Draft]:
    """The speech of others inside these drafts' contents, what a noun of speech points to, and what courts decide.

    ``lines`` are the paragraphs to look at, ``marks`` all quotations in order. Drafts of the first kind and those of
    the second that stand in a content name that content as their ``outer``.
    """
    inner = nested(text, found, marks, tagger, cues)
    parts = [s for line in lines for s in sentences(text, line)]
    inner += alluded(text, [*found, *inner], parts, marks, language)
    return inner + pronounced(text, [*found, *inner], parts, marks, language)


def _regions(document: Document) -> list[Span]:
    """The parts that are searched; blocks on one line, such as the cells of a table's row, are one part."""
    regions: list[Span] = []
    for block in document.blocks:
        if block.kind not in READ:
            continue
        if regions and "\n" not in document.text[regions[-1].stop : block.span.start]:
            regions[-1] = Span(regions[-1].start, max(regions[-1].stop, block.span.stop))
        else:
            regions.append(block.span)
    return regions


def _captioned(
    text: str, captions: Sequence[Span], marks: Sequence[Quotation], tagger: Tagger, cues: frozenset[str]
) -> list[Draft]:
    """Whom the captions quote by name; what else they say is what the picture shows."""
    lines = [line for line in captions if any(line.holds(q.span) for q in starting(marks, line))]
    named = headed(text, signed(text, [], marks, lines), marks, lines)
    rest = [line for line in lines if not any(c.meets(line) for d in named for c in d.content)]
    told = mended(text, _tagged(text, rest, marks, tagger), marks, rest, cues) if rest else []
    outer = outermost(marks)
    return named + [d for d in told if d.source and voice(text, d.content, outer) != "indirect"]


def _tagged(text: str, lines: Sequence[Span], marks: Sequence[Quotation], tagger: Tagger) -> list[Draft]:
    return drafts(tagger.tag(text, lines, [q for q in marks if touching(lines, q.span)]), tagger.name)


def mended(
    text: str, found: list[Draft], marks: Sequence[Quotation], lines: Sequence[Span], cues: frozenset[str]
) -> list[Draft]:
    """The drafts after every named rule, without those that nobody says and no words carry."""
    parts = [s for line in lines for s in sentences(text, line)]
    found = traced("snapped", found, snapped(text, found, marks))
    found = traced("edged", found, edged(text, found))
    found = traced("bounded", found, bounded(text, found, marks, lines))
    found = traced("interrupted", found, interrupted(text, found, marks, lines, cues))
    found = traced("near", found, near(text, found, marks, parts))
    found = traced("replying", found, replying(text, found))
    found = traced("adjoined", found, adjoined(text, found, marks, parts))
    found = traced("asked", found, asked(text, found, parts))
    found = traced("questioned", found, questioned(text, found, marks, lines))
    found = traced("unreached", found, unreached(text, found, marks, lines, cues))
    found = traced("strayed", found, strayed(text, found, lines))
    found = answered(text, found, marks, parts)
    found = shared(text, quoted(text, found))
    found = traced("announced", found, announced(text, found, marks, parts, cues))
    found = credited(text, found, marks, lines, cues)
    found = traced("signed", found, signed(text, found, marks, lines))
    found = introduced(text, found, marks, lines)
    found = reopened(text, found, marks)
    found = traced("written", found, written(text, found, marks, lines))
    # A line of single marks alone is mostly a heading.
    found = standing(text, found, [q for q in marks if text[q.span.start] not in "'‘"], lines)
    outer = outermost(marks)
    found = [
        d for d in found if d.content and (d.cue or d.source) and _sure(text, d, outer) and _told(text, d, outer, cues)
    ]
    return _unheard(text, supposed(text, refused(text, found, parts), parts), lines, outer, cues)


def _unheard(
    text: str, found: list[Draft], lines: Sequence[Span], outer: Sequence[Span], cues: frozenset[str]
) -> list[Draft]:
    """The drafts; where nobody is said to speak in the whole of a text, only what is surely thought or wanted there."""
    if sum(len(line.of(text).split()) for line in lines) < WORDS_TO_SPEAK_IN:
        return found
    heard = cues - SHOWN
    if any(_speaks(text, d, outer, heard) for d in found):
        return found
    return [d for d in found if d.score >= LEAST_SURE_UNHEARD]


def _speaks(text: str, draft: Draft, outer: Sequence[Span], heard: frozenset[str]) -> bool:
    """True for what a rule found, a word of speech, or words in marks behind a colon: lists have a colon too."""
    if not draft.made_by.startswith("tagger") or reports(text, draft.cue, heard) or _accords(text, draft):
        return True
    return _marked(text, draft) and voice(text, draft.content, outer) != "indirect"


def _accords(text: str, draft: Draft) -> bool:
    """True for ``according to`` a person or a body, by a name or a word for one; a method has users too."""
    by = " ".join(s.of(text) for s in draft.cue).casefold()
    words = [w.strip("“”\"'’.,;:()") for s in draft.source for w in s.of(text).split(",")[0].split()]
    if by != "according to" or not words:
        return False
    last = words[-1].casefold()
    named = words[-1][:1].isupper() and len(words[-1]) > 1
    return named or last in ROLES or last in GROUPS or last in BODY_HEADS or is_person(last)


def _marked(text: str, draft: Draft) -> bool:
    """True for a source with no more than a dash or a colon for its cue."""
    return bool(draft.source) and not any(c.isalpha() for s in draft.cue for c in s.of(text))


def _told(text: str, draft: Draft, outer: Sequence[Span], cues: frozenset[str]) -> bool:
    """False for a name that nobody gives, and for words in marks without a word of speech that hardly anybody says.

    A title, a name or a thing so called is in marks too: "known as “the Ribbon”", "the choir sang “Eel”".
    """
    if not draft.made_by.startswith("tagger"):
        return True
    if not draft.source and any(NAMED.search(s.of(text)) or UNOWNED.fullmatch(s.of(text)) for s in draft.cue):
        return False
    by = " ".join(s.of(text) for s in draft.cue).casefold()
    if by == "according to" and all(MEASURE.fullmatch(s.of(text)) for s in draft.source):
        return False
    kind = voice(text, draft.content, outer)
    if kind == "indirect" or reports(text, draft.cue, cues):
        return True
    if _marked(text, draft):
        return True
    if not draft.source:
        return kind == "mixed" and draft.score >= LEAST_SURE_UNNAMED
    return kind == "mixed" or draft.score >= LEAST_SURE_QUOTED or any(_is_whole(c.of(text)) for c in draft.content)


def _is_whole(words: str) -> bool:
    """True for four words or more behind which a stop or a comma stands, as sentences in marks have them."""
    opened = OPENS.match(words)
    last = next((k for k in range(len(words), 0, -1) if words[k - 1].isalnum()), 0)
    several = opened is not None and len(words[opened.end() :].split()) >= FEWEST_WORDS
    return several and any(c in ".!?…," for c in words[last:])


def _sure(text: str, draft: Draft, outer: Sequence[Span]) -> bool:
    return draft.score >= LEAST_SURE or voice(text, draft.content, outer) != "indirect"


def _post(span: Span) -> Draft:
    return Draft((), (), (span,), 1.0, "rule:post")


def _embedded(document: Document) -> list[Draft]:
    """The posts that a post shows inside it, each under the byline of its own account."""
    found: list[Draft] = []
    name: tuple[Span, ...] = ()
    for block in document.blocks if document.post is not None else ():
        if block.kind == "quote":
            found.append(Draft(name, (), (block.span,), 1.0, "rule:embedded"))
        name = (block.span,) if block.kind == "byline" else name if block.kind == "dateline" else ()
    return found


def _turn(turn: Turn) -> Draft:
    label, colon = (turn.label,) if turn.label else (), (turn.colon,) if turn.colon else ()
    return Draft(label, colon, turn.content, 1.0, "rule:turn", turn.outer)


def _starts(document: Document, kind: str) -> frozenset[int]:
    return frozenset(b.span.start for b in document.blocks if b.kind == kind)


def _named(document: Document, found: Sequence[Draft], marks: Sequence[Quotation]) -> tuple[Attribution, ...]:
    """Attributions with ids and voices, each nested one with the id of the one around it."""
    text = document.text
    ids: dict[Spans, str] = {}
    around = {d.outer for d in found}
    inner = {
        d.content: outermost(q for _, _, within in marks_inside(text, d, marks) for q in within)
        for d in reversed(found)
        if d.content in around
    }
    outer = outermost(marks)
    done: dict[str, Attribution] = {}
    for draft in sorted(found, key=lambda d: (d.outer is not None, -width(d.content), d.content[0], d.cue)):
        content = joined(text, draft.content)
        id = key("a", document.id, draft.source, draft.cue, content)
        spoken = draft.made_by in ("rule:turn", "rule:post", "rule:embedded")
        within = ids.get(draft.outer) if draft.outer is not None else None
        said = "direct" if spoken else voice(text, content, inner.get(draft.outer or (), outer))
        if id not in done:
            done[id] = Attribution(
                id, document.id, draft.source, draft.cue, content, said,
                within=within, score=sureness(draft.score, said, draft.made_by), made_by=draft.made_by,
            )  # fmt: skip
        ids.setdefault(draft.content, id)
    return tuple(sorted(done.values(), key=lambda a: a.place))


def _left_open(
    document: Document, lines: Sequence[Span], marks: Sequence[Quotation], spoken: Sequence[Turn]
) -> tuple[Problem, ...]:
    """A Problem for each quotation that is opened, never closed and not taken up by the next paragraph."""
    after = dict(zip(lines, lines[1:], strict=False))
    taken_up = {q.span.start for q in marks if q.continues}
    found = []
    for q in marks:
        if q.closed or q.depth > 1:
            continue
        line = touching(lines, q.span)[0]
        following = after.get(line)
        if following is None or following.start not in taken_up:
            message = f"{document.name}: a quotation mark opens at character {q.span.start} and is never closed"
            found.append(Problem("quotation-left-open", message, document.id, Span(q.span.start, q.span.start + 1)))
    return tuple(found)
