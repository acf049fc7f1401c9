"""Document to attributions: who is reported to have said what, in reading order.

Speaker turns and posts are found first, for they hold the speech around everything else; a tagger
reads the rest, then the inside of what was said; named rules mend what the tagger does not know.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.draft import Draft, drafts, joined, voice, width
from sayso.extract.quotation import announced, answered, bounded, introduced, near, reopened, signed, snapped, standing
from sayso.extract.turn import Turn, turns
from sayso.text.segment import paragraphs, quotations, sentences
from sayso.types import Attribution, Document, Problem, Quotation, Span, Spans, Tagger, key

READ = frozenset({"headline", "lede", "body", "list", "quote", "post"})
BREAKS = frozenset({"headline", "note", "boilerplate"})
SPEAKING_OR_SPOKEN_TO = frozenset("i we you я мы ты вы je nous tu vous ich wir du ihr yo nosotros tú usted".split())
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
    held = [s for d in found for s in (*d.content, *d.source)]
    outside = [p for p in lines if not any(p.meets(h) for h in held)]
    found += mended(text, _tagged(text, outside, marks, tagger), marks, outside, cues)
    for draft in [d for d in found if d.content]:
        found += _inside(text, draft, marks, tagger, cues)
    named = _named(document, [d for d in found if d.content], marks)
    return named, _left_open(document, lines, marks, spoken)


def _tagged(text: str, lines: Sequence[Span], marks: Sequence[Quotation], tagger: Tagger) -> list[Draft]:
    return drafts(tagger.tag(text, lines, [q for q in marks if any(p.holds(q.span) for p in lines)]), tagger.name)


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
    return [
        d for d in found if d.content and (d.cue or d.source) and _sure(text, d, marks) and _told(text, d, marks, cues)
    ]


def _told(text: str, draft: Draft, marks: Sequence[Quotation], cues: frozenset[str]) -> bool:
    """False for words in marks that nobody is credited with and no word of speech carries ("known as “the Ribbon”")."""
    if draft.source or not draft.made_by.startswith("tagger") or voice(text, draft.content, marks) != "direct":
        return True
    return any(w.strip(":,.").casefold() in cues for s in draft.cue for w in s.of(text).split())


def _sure(text: str, draft: Draft, marks: Sequence[Quotation]) -> bool:
    return draft.score >= LEAST_SURE or voice(text, draft.content, marks) != "indirect"


def _post(span: Span) -> Draft:
    return Draft((), (), (span,), 1.0, "rule:post")


def _turn(turn: Turn) -> Draft:
    return Draft((turn.label,), (turn.colon,) if turn.colon else (), turn.content, 1.0, "rule:turn")


def _inside(text: str, outer: Draft, marks: Sequence[Quotation], tagger: Tagger, cues: frozenset[str]) -> list[Draft]:
    """What somebody else is said to have said inside what was said; the outer marks are not quotations there.

    Only speech counts here, and only paragraphs with a word of speech are read: in somebody's own words nearly
    everybody wants, fears or knows something.
    """
    within = [q for q in marks if any(c.holds(q.span) for c in outer.content)]
    lines = paragraphs(text, outer.content)
    found: list[Draft] = []
    if outer.made_by == "rule:post":
        found = introduced(text, signed(text, [], within, lines), within, lines)
        found = [replace(d, outer=outer.content) for d in found]
    telling = [p for p in lines if _tells(text, p, cues) and not any(c.meets(p) for d in found for c in d.content)]
    if width(outer.content) < WORTH_LOOKING_INSIDE or not telling:
        return found
    if any(q.depth == 1 and q.span.start == outer.content[0].start for q in within):
        within = [replace(q, depth=q.depth - 1, continues=False) for q in within if q.depth > 1]
        telling = [_unmarked(text, p) for p in telling]
    for draft in drafts(tagger.tag(text, telling, within), tagger.name, outer.content):
        source = " ".join(s.of(text) for s in draft.source).casefold()
        spoken = any(w.casefold() in cues for s in draft.cue for w in s.of(text).split())
        other = bool(draft.source) and spoken and source not in SPEAKING_OR_SPOKEN_TO
        if draft.content and other and draft.score >= LEAST_SURE:
            found.append(draft)
    parts = [s for line in telling for s in sentences(text, line)]
    return [d for d in near(text, snapped(text, found, within), within, parts) if d.content]


def _tells(text: str, line: Span, cues: frozenset[str]) -> bool:
    return any(w.strip("“”\"'’.,;:!?«»()").casefold() in cues for w in line.of(text).split())


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
    done: dict[str, Attribution] = {}
    for draft in sorted(found, key=lambda d: (d.outer is not None, d.content[0], d.cue)):
        content = joined(text, draft.content)
        id = key("a", document.id, draft.source, draft.cue, content)
        spoken = draft.made_by in ("rule:turn", "rule:post")
        within = ids.get(draft.outer) if draft.outer is not None else None
        inner = [replace(q, depth=q.depth - 1) for q in marks] if within else marks
        said = "direct" if spoken else voice(text, content, inner)
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
        line = next(p for p in lines if p.holds(q.span))
        following = after.get(line)
        if following is None or following.start not in taken_up:
            message = f"{document.name}: a quotation mark opens at character {q.span.start} and is never closed"
            found.append(Problem("quotation-left-open", message, document.id, Span(q.span.start, q.span.start + 1)))
    return tuple(found)
