"""Named rules about quotations that a tagger trained on tidy news does not know."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.extract.draft import Draft, Ground, joined, outermost, starting, touching, width, without
from sayso.extract.owner import beside, reports, without_quotation
from sayso.extract.question import answers
from sayso.types import Quotation, Span, Spans

_CAPITAL = "A-ZÀ-ÖØ-ÞА-ЯЁ"
_WORD = rf"[{_CAPITAL}][\w.’'-]*"
_PARTICLE = "of|the|de|van|von|al|bin"
SIGNATURE = re.compile(
    rf"\s*(?:[—–―~]|--?)\s*(?P<name>[@{_CAPITAL}][\w.’'@-]*(?:[ \u00a0](?:{_PARTICLE}|{_WORD})){{0,5}}"
    r"|(?:an?|the|my|our) [\w’'-]+(?: [\w’'-]+){0,4})"
    r"(?P<more>,[^.\n“\"]{0,80})?\s*$"
)
SHORTEST_SPEECH = 4


def _words(text: str, span: Span) -> int:
    return len(span.of(text).split())


def _outer(quotations: Sequence[Quotation]) -> list[Quotation]:
    return [q for q in quotations if q.depth == 1]


def snapped(text: str, found: Sequence[Draft], quotations: Sequence[Quotation]) -> list[Draft]:
    """Contents whose edge falls just inside a quotation they mostly cover reach to its marks."""
    outer = outermost(quotations)
    mended = []
    for draft in found:
        content = list(draft.content)
        for k, span in enumerate(content):
            for q in touching(outer, span):
                if any(q.meets(o) for o in draft.source + draft.cue):
                    continue
                shared = min(span.stop, q.stop) - max(span.start, q.start)
                if shared >= 0.6 * (q.stop - q.start):
                    content[k] = span = Span(min(span.start, q.start), max(span.stop, q.stop))
        whole = joined(text, content)
        mended.append(draft if whole == draft.content else replace(draft, content=whole))
    return mended


def bounded(
    text: str, found: Sequence[Draft], quotations: Sequence[Quotation], paragraphs: Sequence[Span]
) -> list[Draft]:
    """A content that starts with a quotation ends with it, where a sentence or the paragraph ends there.

    Words before a colon that only lead to the quotation ("about the meeting: “Why ask me?”") are no content.
    """
    ordered = _outer(quotations)
    outer = {q.span.start: q for q in ordered}
    mended = []
    for draft in found:
        content = []
        for whole in _not_leading(text, draft.content, outer):
            span = _after_colon(text, whole, starting(ordered, whole))
            q = outer.get(span.start)
            line = next(iter(touching(paragraphs, Span(span.start, span.start + 1))), None)
            if q is None or line is None or span.stop <= q.span.stop:
                content.append(span)
                continue
            rest = Span(q.span.stop, span.stop)
            said_more = any(rest.holds(o.span) for o in starting(ordered, rest))
            ended = not q.closed or text[q.span.stop - 2] in ".!?…" or text[rest.start] == "["
            content.append(q.span if ended and not said_more else span)
        mended.append(draft if tuple(content) == draft.content else replace(draft, content=tuple(content)))
    return mended


ANONYMITY = re.compile(
    r"(?:not to be |to (?:remain|stay) |on condition of |for )(?:named|identified|quoted|anonym\w+)", re.I
)
# Behind “…,” she said: what she does next, unless the words in marks go on with it.
WENT_ON = re.compile(r"(?:and|but|then|before|as|while) (?!(?:that|I|we|you)\b)[^“”\"]*$", re.I)
ASKING = frozenset("what who whom which how why where when whether что кто как que quoi qui was wer qué quién".split())


def near(text: str, found: Sequence[Draft], quotations: Sequence[Quotation], sentences: Sequence[Span]) -> list[Draft]:
    """Words without marks belong to a cue of their own sentence, if that cue has content there.

    A lone question word ("What his officials say, I do not know") is nothing that somebody said, and neither is
    the wish not to be named. A ``when`` opens a clause of time: what is said comes behind it.
    """
    outer = outermost(quotations)
    mended = []
    for draft in found:
        first = draft.content[0].of(text) if draft.content else ""
        if first.casefold() in ASKING or ANONYMITY.match(first):
            timed = first.casefold() == "when"
            mended.append(replace(draft, content=draft.content[1:] if timed else ()))
            continue
        if first and _opens_dialogue(text, draft.content[0].start):
            mended.append(draft)
            continue
        own = [s for c in draft.cue for s in touching(sentences, c)]
        here = [c for c in draft.content if any(s.meets(c) for s in own)]
        quoted = [c for c in draft.content if _in_marks(text, c, outer)]
        kept = tuple(c for c in draft.content if c in here or c in quoted) if here else draft.content
        if kept and kept[0] in quoted and draft.cue and kept[0].stop <= draft.cue[0].start:
            kept = tuple(c for c in kept if c in quoted or not WENT_ON.match(c.of(text)))
        mended.append(draft if kept == draft.content else replace(draft, content=kept))
    return mended


def _opens_dialogue(text: str, start: int) -> bool:
    """True behind the dash of a line of dialogue, where the cue stands between the words: ``— Yes, said Ada. Go.``"""
    before = text[max(0, start - 12) : start].rstrip(" \u00a0\u202f\t")
    return before[-1:] in tuple("—–―") and before[:-1].rstrip(" \u00a0\t")[-1:] in ("", "\n")


def _in_marks(text: str, span: Span, outer: Sequence[Span]) -> bool:
    """True where the words stand in marks for the better part, or between single ones, which may be apostrophes."""
    single = text[span.start] in "'‘" and text[span.stop - 1] in "'’"
    return single or 2 * width(without([span], touching(outer, span))) <= width([span])


def _not_leading(text: str, content: Spans, quotations: Mapping[int, Quotation]) -> Spans:
    """The runs without those that a colon parts from a quotation which is the next run."""
    ahead = [(c, q) for c, then in pairwise(content) if (q := quotations.get(then.start)) is not None]
    led = [
        c for c, q in ahead if text[c.stop : q.span.start].strip() == ":" and _words(text, q.span) >= SHORTEST_SPEECH
    ]
    return tuple(c for c in content if c not in led)


def _after_colon(text: str, span: Span, inside: Sequence[Quotation]) -> Span:
    for q in inside:
        start = q.span.start
        led = span.start < start < span.stop and text[span.start : start].rstrip().endswith(":")
        if led and span.stop >= q.span.stop - 1 and _words(text, q.span) >= SHORTEST_SPEECH:
            return Span(start, span.stop)
    return span


def reopened(text: str, found: Sequence[Draft], quotations: Sequence[Quotation]) -> list[Draft]:
    """A quotation that a paragraph leaves open goes on in the paragraphs that reopen its mark.

    Chicago Manual of Style 13.30: each paragraph opens the mark again and only the last one closes it.
    """
    outer = _outer(quotations)
    chains: list[list[Span]] = []
    for before, after in zip(outer, outer[1:], strict=False):
        if after.continues and not before.closed:
            if not chains or chains[-1][-1] != before.span:
                chains.append([before.span])
            chains[-1].append(after.span)
    ground = Ground(found)
    for head, *chain in chains:
        owner = next((d for d in ground.near(head) if any(c.meets(head) for c in d.content)), None)
        if owner is None or not (owner.source or owner.cue):
            continue
        spoken = next((k for k, q in enumerate(chain) if _spoken(text, q, owner, ground)), len(chain))
        rest = chain[:spoken]
        for draft in ground.near(*rest):
            if draft is owner or not any(touching(rest, c) for c in draft.content):
                continue
            left = tuple(c for c in draft.content if not any(r.holds(c) for r in touching(rest, c)))
            if left != draft.content and (left or not _elsewhere(draft, rest)):
                ground.change(draft, replace(draft, content=left))
        longer = joined(text, [*owner.content, *rest])
        ground.change(owner, replace(owner, content=longer, made_by=owner.made_by + "+reopened"))
    return [d for d in ground.drafts if d.content or d.cue]


def _spoken(text: str, quotation: Span, owner: Draft, ground: Ground[Draft]) -> bool:
    """True where the quotation is another's than the owner's whose cue stands right beside it."""
    others = [d for d in ground.near(quotation) if d is not owner]
    own = [d for d in others if d.source and any(quotation.holds(c) for c in d.content)]
    return any(beside(text, quotation, s) for d in own for s in (*d.source, *d.cue))


def _elsewhere(draft: Draft, spans: Sequence[Span]) -> bool:
    """True where the draft has a cue or source outside these spans, so that it speaks for itself."""
    return any(not any(s.holds(o) for s in spans) for o in draft.source + draft.cue)


def introduced(
    text: str, found: Sequence[Draft], quotations: Sequence[Quotation], paragraphs: Sequence[Span]
) -> list[Draft]:
    """A quotation that starts a paragraph belongs to the cue of the paragraph before if that ends with a colon."""
    mended = list(found)
    starts = {q.span.start: q.span for q in _outer(quotations)}
    for before, line in zip(paragraphs, paragraphs[1:], strict=False):
        quotation = starts.get(line.start)
        if quotation is None or not before.of(text).endswith(":"):
            continue
        owner = next((d for d in mended if any(c.meets(quotation) for c in d.content)), None)
        if owner is not None and owner.cue:
            continue
        cues = [d for d in mended if d.cue and before.holds(d.cue[0]) and not d.content]
        cues += [d for d in mended if d.cue and before.holds(d.cue[0]) and d.content]
        if owner is not None:
            mended.remove(owner)
        content = owner.content if owner else (quotation,)
        if cues:
            nearest = max(cues, key=lambda d: (not d.content, d.cue[0].start))
            mended.append(Draft(nearest.source, nearest.cue, content, 0.7, "rule:introduced"))
            if not nearest.content:
                mended.remove(nearest)
        else:
            colon = Span(before.stop - 1, before.stop)
            mended.append(Draft((), (colon,), content, 0.5, "rule:introduced"))
    return mended


def signed(
    text: str, found: Sequence[Draft], quotations: Sequence[Quotation], paragraphs: Sequence[Span]
) -> list[Draft]:
    """``“…” ― Name``: a quotation followed by a dash and a name to the end of the line is that person's."""
    mended = list(found)
    outer = _outer(quotations)
    for k, line in enumerate(paragraphs):
        for q in starting(outer, line):
            if not line.holds(q.span) or not q.closed or _words(text, q.span) < SHORTEST_SPEECH:
                continue
            stop = line.stop
            rest = text[q.span.stop : stop]
            after = paragraphs[k + 1] if k + 1 < len(paragraphs) else None
            if not rest.strip() and after is not None and SIGNATURE.match(after.of(text)):
                stop = after.stop
            name = SIGNATURE.match(text, q.span.stop, stop)
            if name is None or name.end() != stop:
                continue
            owners = [d for d in mended if any(c.meets(q.span) for c in d.content)]
            signing = Span(q.span.stop, stop)
            if any(signing.holds(s) for d in owners for s in d.source):
                mended = [_up_to(d, stop) if any(signing.holds(s) for s in d.source) else d for d in mended]
                continue
            if any(d.source and line.meets(s) for d in owners for s in d.cue):
                continue
            mended = [without_quotation(d, q.span) if d in owners else d for d in mended]
            source = Span(name.start("name"), name.end("more") if name.group("more") else name.end("name"))
            dash = text.index(text[q.span.stop : stop].strip()[0], q.span.stop)
            mended.append(Draft((source,), (Span(dash, dash + 1),), (q.span,), 0.9, "rule:signed"))
    return mended


def _up_to(draft: Draft, stop: int) -> Draft:
    """The draft without content behind a place: a letter ends with its signature."""
    kept = tuple(c for c in draft.content if c.start < stop)
    return draft if kept == draft.content else replace(draft, content=kept)


def _colon_before(text: str, start: int) -> Span | None:
    """The colon before a place, with nothing but white space after it."""
    while start and text[start - 1].isspace():
        start -= 1
    return Span(start - 1, start) if text[start - 1 : start] == ":" else None


def announced(
    text: str,
    found: Sequence[Draft],
    quotations: Sequence[Quotation],
    sentences: Sequence[Span],
    speech: frozenset[str],
) -> list[Draft]:
    """A quotation right after a colon belongs to the cue of its own sentence, not to one of another sentence.

    Whoever has it already keeps it unless that cue is a word of ``speech``.
    """
    mended = list(found)
    for q in _outer(quotations):
        colon = _colon_before(text, q.span.start)
        if colon is None or _words(text, q.span) < SHORTEST_SPEECH:
            continue
        sentence = next((s for s in touching(sentences, colon) if s.holds(colon)), None)
        if sentence is None:
            continue
        clause = Span(sentence.start, colon.stop)
        owners = [d for d in mended if any(c.meets(q.span) for c in d.content)]
        if any(clause.holds(c) for d in owners for c in d.cue):
            continue
        cues = [d for d in mended if d.source and any(clause.holds(c) for c in d.cue)]
        cues = [d for d in cues if not any(q.span.meets(s) for s in (*d.source, *d.cue))]
        if any(d.source and d.cue for d in owners):
            cues = [d for d in cues if reports(text, d.cue, speech)]
        if not cues:
            continue
        for owner in owners:
            left = tuple(c for c in owner.content if not q.span.meets(c))
            mended[mended.index(owner)] = replace(owner, content=left)
        nearest = max(cues, key=lambda d: d.cue[-1].stop)
        mended.append(Draft(nearest.source, nearest.cue, (q.span,), nearest.score, "rule:announced"))
        if not any(c.stop <= clause.start or c.start >= colon.stop for c in nearest.content):
            shorter = tuple(
                c for c in nearest.content if not (c.stop >= colon.start and c.start > nearest.cue[-1].start)
            )
            mended[mended.index(nearest)] = replace(nearest, content=shorter)
    return mended


ASKED = frozenset(["who", "which", "that", "whom", "whose"])
ANSWERED = re.compile(
    rf"(?P<source>(?:{_WORD}|{_PARTICLE})(?: (?:{_WORD}|{_PARTICLE})){{0,6}}|(?:The|An?) [\w’' -]{{2,40}}?|He|She|They)"
    r" (?P<cue>(?:has |had |have |then |later |also |only )*(?:\w+ed|said|told|shot|hit|fired|came|bit)(?: back)?)\b"
)


def answered(
    text: str, found: Sequence[Draft], quotations: Sequence[Quotation], sentences: Sequence[Span]
) -> list[Draft]:
    """``X shot back at a reporter who asked him: “…”`` is said by X, not by the one who asked."""
    mended = list(found)
    for k, draft in enumerate(mended):
        source = " ".join(s.of(text) for s in draft.source).casefold()
        if source not in ASKED:
            continue
        speech = next((q.span for q in _outer(quotations) if any(c.meets(q.span) for c in draft.content)), None)
        if speech is None or _colon_before(text, speech.start) is None:
            continue
        sentence = next((s for s in sentences if s.holds(draft.source[0])), None)
        main = ANSWERED.match(text, sentence.start, draft.source[0].start) if sentence else None
        if main is None:
            continue
        cue = Span(main.start("cue"), main.end("cue"))
        mended[k] = replace(
            draft, source=(Span(main.start("source"), main.end("source")),), cue=(cue,), made_by="rule:answered"
        )
    return mended


_TO_OR_AT = "to|at|on|in|after|before|на|в|во|для|после|перед|у|à|au|aux|devant|après"
HEAD = re.compile(rf"(?P<source>{_WORD}(?:[ \u00a0][\w.’'@-]+){{0,11}}?)(?: (?:{_TO_OR_AT}) [^:“«\"]{{2,60}})?:\s*$")


def headed(
    text: str, found: Sequence[Draft], quotations: Sequence[Quotation], paragraphs: Sequence[Span]
) -> list[Draft]:
    """In a post, a line that opens with a name and a colon before a quotation needs no verb to say whose it is."""
    mended = list(found)
    outer = _outer(quotations)
    for line in paragraphs:
        q = next((q for q in starting(outer, line) if line.holds(q.span)), None)
        head = HEAD.match(text, line.start, q.span.start) if q else None
        if q is None or head is None or any(c.meets(q.span) for d in mended for c in d.content):
            continue
        if sum(w[0].isupper() for w in head.group("source").split()) < 1 + (" " in head.group("source")):
            continue
        colon = Span(text.index(":", head.end("source")), text.index(":", head.end("source")) + 1)
        source = Span(head.start("source"), head.end("source"))
        mended.append(Draft((source,), (colon,), (q.span,), 0.8, "rule:headed"))
    return mended


def standing(
    text: str, found: Sequence[Draft], quotations: Sequence[Quotation], paragraphs: Sequence[Span]
) -> list[Draft]:
    """A paragraph that is one quotation and has no cue goes on from the direct speech right before it.

    Behind a question it is no more of the one who asks, but of whoever spoke in the paragraph before the question.
    """
    ground, outer = Ground(found), outermost(quotations)
    order = {line: k for k, line in enumerate(paragraphs)}
    for q in _outer(quotations):
        line = next((p for p in touching(paragraphs, q.span) if p.holds(q.span)), None)
        if line is None or width([q.span]) < width([line]) - 2 or _words(text, q.span) < SHORTEST_SPEECH:
            continue
        owner = next((d for d in ground.near(q.span) if any(c.meets(q.span) for c in d.content)), None)
        if owner is not None and (owner.source or owner.cue):
            continue
        previous = _speaker_before(text, ground, q.span, paragraphs[max(0, order[line] - 2) : order[line]], outer)
        if previous is None:
            continue
        if owner is not None:
            ground.change(owner, None)
        content: Spans = (q.span,)
        ground.add(Draft(previous.source, previous.cue, content, 0.5, "rule:standing"))
    return ground.drafts


def _speaker_before(
    text: str, ground: Ground[Draft], quotation: Span, lines: Sequence[Span], outer: Sequence[Span]
) -> Draft | None:
    """The draft that a quotation goes on from, of those in the two paragraphs before it."""
    last = _last_speech(ground.near(lines[-1]), lines[-1], outer) if lines else None
    if last is None or not answers(text, quotation, last, outer):
        return last
    former = _last_speech(ground.near(lines[0]), lines[0], outer) if len(lines) > 1 else None
    if former is None or answers(text, quotation, former, outer):
        return None
    same = [s.of(text).casefold() for s in former.source] == [s.of(text).casefold() for s in last.source]
    return None if same else former


def _last_speech(found: Sequence[Draft], line: Span, outer: Sequence[Span]) -> Draft | None:
    """The attribution whose direct speech ends the paragraph, or the last one in it with a source."""
    inside = [d for d in found if d.content and d.source and line.holds(d.content[-1])]
    spoken = [d for d in inside if any(touching(outer, c) for c in d.content)]
    return max(spoken, key=lambda d: d.content[-1].stop, default=None)
