"""Document to attributions: who is reported to have said what, in reading order.

Speaker turns and posts are found first, for they hold the speech around everything else; a tagger
reads the rest, then the inside of what was said; named rules mend what the tagger does not know.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.draft import Draft, drafts, joined, outermost, starting, touching, voice, width
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
from sayso.extract.turn import Turn, turns
from sayso.text.segment import paragraphs, quotations, sentences
from sayso.types import Attribution, Document, Problem, Quotation, Span, Spans, Tagger, key

READ = frozenset({"headline", "lede", "body", "list", "quote", "post"})
BREAKS = frozenset({"headline", "note", "boilerplate"})
# Who speaks inside somebody's own words as that somebody, as the one spoken to, or as nobody at all.
NOBODY_ELSE = frozenset(
    "i me my we us our you your it this that which what who я мне мы нам ты вы это je moi nous tu vous cela ça "
    "ich mir wir uns du ihr es das yo nosotros tú usted esto".split()
)
WORTH_LOOKING_INSIDE = 20
# Chosen on fold 0 of PolNeAR train: below this an indirect attribution is wrong more often than right.
LEAST_SURE = 0.32


def attributions(
    document: Document, tagger: Tagger, cues: frozenset[str] = frozenset()
) -> tuple[tuple[Attribution, ...], tuple[Problem, ...]]:
    """The attributions of a document in reading order, and what could not be read plainly.

    Headlines, ledes, body paragraphs, lists, block quotations and posts are searched; a pull quote
    repeats a sentence that is already there, and a caption names what it shows. ``cues`` are the
    language's words of speech in lower case ("said"): a speaker label never ends in one, and what is
    attributed inside somebody's own words has one.
    """
    text = document.text
    lines = paragraphs(text, [b.span for b in document.blocks if b.kind in READ])
    marks = quotations(text, lines)
    breaks = frozenset(b.span.start for b in document.blocks if b.kind in BREAKS)
    posts = [b.span for b in document.blocks if b.kind == "post"]
    spoken = turns(text, lines, marks, cues, breaks) if not posts else ()
    found = [_post(p) for p in posts] + [_turn(t) for t in spoken]
    held = joined(text, [s for d in found for s in (*d.content, *d.source)])
    outside = [p for p in lines if not touching(held, p)]
    found += mended(text, _tagged(text, outside, marks, tagger), marks, outside, cues)
    found += _inside(text, [d for d in found if d.content], marks, tagger, cues)
    named = _named(document, [d for d in found if d.content], marks)
    return named, _left_open(document, lines, marks, spoken)


def _tagged(text: str, lines: Sequence[Span], marks: Sequence[Quotation], tagger: Tagger) -> list[Draft]:
    return drafts(tagger.tag(text, lines, [q for q in marks if touching(lines, q.span)]), tagger.name)


def mended(
    text: str, found: list[Draft], marks: Sequence[Quotation], lines: Sequence[Span], cues: frozenset[str]
) -> list[Draft]:
    """The drafts after every named rule, without those that nobody says and no words carry."""
    parts = [s for line in lines for s in sentences(text, line)]
    found = bounded(text, snapped(text, found, marks), marks, lines)
    found = near(text, found, marks, parts)
    found = answered(text, found, marks, parts)
    found = announced(text, found, marks, parts)
    found = signed(text, found, marks, lines)
    found = introduced(text, found, marks, lines)
    found = reopened(text, found, marks)
    found = standing(text, found, marks, lines)
    outer = outermost(marks)
    return [
        d for d in found if d.content and (d.cue or d.source) and _sure(text, d, outer) and _told(text, d, outer, cues)
    ]


def _told(text: str, draft: Draft, outer: Sequence[Span], cues: frozenset[str]) -> bool:
    """False for words in marks that nobody is credited with and no word of speech carries ("known as “the Ribbon”")."""
    if draft.source or not draft.made_by.startswith("tagger") or voice(text, draft.content, outer) != "direct":
        return True
    return _reports(text, draft.cue, cues)


def _reports(text: str, spans: Sequence[Span], cues: frozenset[str]) -> bool:
    """True where a word of speech stands in the spans."""
    return any(w.strip("“”\"'’.,;:!?«»()").casefold() in cues for s in spans for w in s.of(text).split())


def _sure(text: str, draft: Draft, outer: Sequence[Span]) -> bool:
    return draft.score >= LEAST_SURE or voice(text, draft.content, outer) != "indirect"


def _post(span: Span) -> Draft:
    return Draft((), (), (span,), 1.0, "rule:post")


def _turn(turn: Turn) -> Draft:
    return Draft((turn.label,), (turn.colon,) if turn.colon else (), turn.content, 1.0, "rule:turn")


def _inside(
    text: str, outers: Sequence[Draft], marks: Sequence[Quotation], tagger: Tagger, cues: frozenset[str]
) -> list[Draft]:
    """What somebody else is said to have said inside what was said; the outer marks are not quotations there.

    Only speech counts here, and only paragraphs with a word of speech are read: in somebody's own words nearly
    everybody wants, fears or knows something. All of a document's paragraphs are read at once, for speed.
    """
    found: list[Draft] = []
    lines: dict[Span, Draft] = {}
    inner: list[Quotation] = []
    for outer in outers:
        within = [q for c in outer.content for q in starting(marks, c) if c.holds(q.span)]
        own = paragraphs(text, outer.content)
        if outer.made_by == "rule:post":
            posted = headed(text, signed(text, [], within, own), within, own)
            posted = introduced(text, posted, within, own)
            found += [replace(d, outer=outer.content) for d in posted]
        telling = [
            p for p in own if _reports(text, (p,), cues) and not any(c.meets(p) for d in found for c in d.content)
        ]
        if width(outer.content) < WORTH_LOOKING_INSIDE or any(p.meets(line) for p in telling for line in lines):
            continue
        if _quoted(outer, within):
            within = [replace(q, depth=q.depth - 1, continues=False) for q in within if q.depth > 1]
            telling = [_unmarked(text, p) for p in telling]
        lines |= dict.fromkeys(telling, outer)
        inner += [q for q in within if any(p.holds(q.span) for p in telling)]
    inner.sort(key=lambda q: q.span)
    parts = [s for line in sorted(lines) for s in sentences(text, line)]
    told = drafts(tagger.tag(text, sorted(lines), inner), tagger.name) if lines else []
    for draft in near(text, snapped(text, told, inner), inner, parts):
        around = next((o for line, o in lines.items() if draft.content and line.holds(draft.content[0])), None)
        if around is not None and _told_inside(text, draft, around, cues):
            found.append(replace(draft, outer=around.content))
    return found


def _quoted(outer: Draft, marks: Sequence[Quotation]) -> bool:
    """True where the outer content is itself a quotation, so that its marks say nothing of what is inside."""
    if outer.made_by == "rule:post":
        return False
    return any(q.depth == 1 and q.span.start == outer.content[0].start for q in marks)


def _told_inside(text: str, draft: Draft, outer: Draft, cues: frozenset[str]) -> bool:
    """True for another's speech that lies wholly inside the outer content, with a source and a word of speech."""
    source = " ".join(s.of(text) for s in draft.source).casefold()
    spoken = any(w.casefold() in cues for s in draft.cue for w in s.of(text).split())
    inside = all(any(c.holds(s) for c in outer.content) for s in (*draft.source, *draft.cue, *draft.content))
    sure = draft.score >= LEAST_SURE
    return inside and bool(draft.source) and spoken and sure and source not in NOBODY_ELSE


def _unmarked(text: str, line: Span) -> Span:
    """A paragraph of a quotation without the mark that opens and the one that closes it."""
    start, stop = line.start, line.stop
    if text[start] in '“”"«„»' and stop - start > 2:
        start += 1
    if text[stop - 1] in '”“"»' and stop - start > 2:
        stop -= 1
    return Span(start, stop)


def _named(document: Document, found: Sequence[Draft], marks: Sequence[Quotation]) -> tuple[Attribution, ...]:
    """Attributions with ids and voices, each nested one with the id of the one around it."""
    text = document.text
    ids: dict[Spans, str] = {}
    quoted = {d.content for d in found if _quoted(d, starting(marks, d.content[0]))}
    outer = outermost(marks)
    inner = [q.span for q in marks if q.depth == 2]
    done: dict[str, Attribution] = {}
    for draft in sorted(found, key=lambda d: (d.outer is not None, d.content[0], d.cue)):
        content = joined(text, draft.content)
        id = key("a", document.id, draft.source, draft.cue, content)
        spoken = draft.made_by in ("rule:turn", "rule:post")
        within = ids.get(draft.outer) if draft.outer is not None else None
        said = "direct" if spoken else voice(text, content, inner if within and draft.outer in quoted else outer)
        if id not in done:
            done[id] = Attribution(
                id, document.id, draft.source, draft.cue, content, said,
                within=within, score=draft.score, made_by=draft.made_by,
            )  # fmt: skip
        ids.setdefault(draft.content, id)
    return tuple(sorted(done.values(), key=lambda a: (a.content[0].start, -a.content[0].stop, a.cue)))


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
