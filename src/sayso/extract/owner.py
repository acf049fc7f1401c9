"""Whose a quotation is, where a tagger linked it to somebody who speaks elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.draft import Draft, Ground, joined, outermost, touching, width
from sayso.extract.question import answers
from sayso.types import Quotation, Span

ASKED = re.compile(r"(?:asked|pressed|questioned|quizzed)\b", re.I)


def reports(text: str, spans: Sequence[Span], cues: frozenset[str]) -> bool:
    """True where a word of speech stands in the spans."""
    return any(w.strip("“”\"'’.,;:!?«»()").casefold() in cues for s in spans for w in s.of(text).split())


def beside(text: str, quotation: Span, span: Span) -> bool:
    """True where nothing but a comma or a colon parts the span from the quotation."""
    between = text[quotation.stop : span.start] if span.start >= quotation.stop else text[span.stop : quotation.start]
    return not between.strip(" ,:\u00a0")


def without_quotation(draft: Draft, quotation: Span) -> Draft:
    """The draft without those of its contents that share a character with the quotation."""
    return replace(draft, content=tuple(c for c in draft.content if not c.meets(quotation)))


def _hand(text: str, ground: Ground[Draft], giver: Draft, taker: Draft, quotation: Span) -> None:
    ground.change(giver, without_quotation(giver, quotation))
    ground.change(taker, replace(taker, content=joined(text, [*taker.content, quotation])))


def adjoined(
    text: str, found: Sequence[Draft], quotations: Sequence[Quotation], sentences: Sequence[Span]
) -> list[Draft]:
    """A quotation with somebody right beside it who speaks is theirs, not that of a cue in another sentence."""
    ground = Ground(found)
    for q in outermost(quotations):
        own = touching(sentences, q)
        near = [d for d in ground.near(*own) if d.source and d.cue and any(s.meets(d.cue[0]) for s in own)]
        taker = next((d for d in near if any(beside(text, q, s) for s in (*d.source, *d.cue))), None)
        if taker is None or any(c.meets(q) for c in taker.content):
            continue
        for giver in [d for d in ground.near(q) if d.cue and any(q.holds(c) for c in d.content)]:
            if not any(s.meets(c) for s in own for c in (*giver.cue, *giver.source)):
                _hand(text, ground, giver, taker, q)
                break
    return ground.drafts


def unreached(
    text: str,
    found: Sequence[Draft],
    quotations: Sequence[Quotation],
    paragraphs: Sequence[Span],
    cues: frozenset[str],
) -> list[Draft]:
    """A quotation that stands as a paragraph does not reach back past somebody else who speaks before it.

    It does reach back past a question, which it may answer.
    """
    ground, outer = Ground(found), outermost(quotations)
    for q in outer:
        line = next(iter(touching(paragraphs, q)), None)
        if line is None or width([line]) - width([q]) > 2:
            continue
        giver = next((d for d in ground.near(q) if d.cue and any(q.holds(c) for c in d.content)), None)
        if giver is None or giver.cue[-1].stop > line.start:
            continue
        between = Span(giver.cue[-1].stop, line.start)
        near = [d for d in ground.near(between) if d is not giver and d.source and d.content and d.cue]
        near = [d for d in near if between.holds(d.cue[-1]) and reports(text, d.cue, cues)]
        taker = max(near, key=lambda d: d.cue[-1].stop, default=None)
        if taker is not None and not answers(text, q, taker, outer):
            _hand(text, ground, giver, taker, q)
    return ground.drafts


def strayed(text: str, found: Sequence[Draft], paragraphs: Sequence[Span]) -> list[Draft]:
    """Contents without what stands in a paragraph behind somebody else's whole speech, source and cue included.

    In PolNeAR's training split 16 of 19,832 attributions reach so far, and most of those by mistake. A cue that tells
    when or without what something was done (``after asking the council to act``) reaches no quotation of another
    sentence either.
    """
    ground = Ground(found)
    for draft in found:
        if (nearer := _in_passing(text, draft)) is not None:
            ground.change(draft, nearer)
            continue
        if not draft.cue or not draft.source or len(draft.content) < 2:
            continue
        home = next(iter(touching(paragraphs, draft.cue[0])), draft.cue[0])
        kept = [c for c in draft.content if c.start < home.stop or not _passes(ground, draft, c, home.stop)]
        if kept and len(kept) < len(draft.content):
            ground.change(draft, replace(draft, content=tuple(kept)))
    return ground.drafts


_GERUND = re.compile(
    r"\b(?:after|before|by|for|of|from|without|despite|since|upon|on|when|while) (?:asking|urging|ordering|requesting"
    r"|demanding|begging|seeking|directing|instructing|pressing|inviting|refusing|promising|agreeing)$",
    re.I,
)
_SENTENCE_BETWEEN = re.compile(r"[.!?…][”\"»’')]*\s+$")


def _in_passing(text: str, draft: Draft) -> Draft | None:
    """The draft without the quotations of later sentences, None where its cue speaks or they are all it has."""
    if len(draft.cue) != 1 or len(draft.content) < 2:
        return None
    cue = draft.cue[0]
    if _GERUND.search(text, max(0, cue.start - 12), cue.stop) is None or cue.of(text).count(" "):
        return None
    kept = tuple(
        c
        for c in draft.content
        if c.start < cue.stop
        or text[c.start] not in "“\"«„‘'"
        or _SENTENCE_BETWEEN.search(text[cue.stop : c.start]) is None
    )
    return replace(draft, content=kept) if kept and len(kept) < len(draft.content) else None


def _passes(ground: Ground[Draft], draft: Draft, content: Span, home: int) -> bool:
    """True where another's source, cue and content stand between the draft's other parts, or ``home``, and this one."""
    before = max(home, *(s.stop for s in (*draft.source, *draft.cue, *draft.content) if s.stop <= content.start))
    between = Span(before, content.start)
    return any(
        d is not draft and d.source and d.cue and d.content and all(map(between.holds, (*d.source, *d.cue, *d.content)))
        for d in ground.near(between)
    )


_BESIDE_CUE = re.compile(
    r"[.!?…][”\"»’']+ (?P<name>(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er) )?[^\W\d_a-zа-яё][\w.’'-]*(?: [\w.’'-]+){0,3}"
    r"|[Hh]e|[Ss]he|[Tt]hey) $"
)
# “Why?” asked Lindt, and Falk …
_BEHIND_MARK = re.compile(r"[?!,][”\"»’'] $")
_BEHIND_CUE = re.compile(
    r" (?P<name>[^\W\d_a-zа-яё][\w’'-]*(?: [^\W\d_a-zа-яё][\w’'-]*){0,3}"
    r"|(?:the|an?|one|his|her) [\w’'-]+(?: [\w’'-]+){0,4}?)(?=,? (?:and|but|while)\b|\.\s)"
)
_SUBJECT = re.compile(
    r",? (?P<name>(?:(?:the|a|an|his|her) )?[^\W\d_a-zа-яё][\w.’'-]*(?: [\w.’'-]+){0,4}|he|she|they|it)$"
)


def replying(text: str, found: Sequence[Draft]) -> list[Draft]:
    """``Asked by the chair why, Falk replied``: it is Falk who replies, and his name is no part of what was asked.

    So it is in ``The chair asked: “Why?” Falk replied``, where the name stands between a quotation and the cue.
    """
    mended = [_by_whom_stands_beside(text, d) for d in found]
    for k, draft in enumerate(mended):
        question = draft.content[-1] if draft.content else None
        if question is None or not draft.cue or not ASKED.match(draft.cue[0].of(text)):
            continue
        reply = next((d for d in mended if d is not draft and d.cue and _follows(text, question, d.cue[0])), None)
        name = _SUBJECT.search(text, question.start, question.stop)
        if reply is None or name is None or not any(s in draft.source for s in reply.source or draft.source):
            continue
        source = Span(name.start("name"), name.end("name"))
        mended[k] = replace(draft, content=(*draft.content[:-1], Span(question.start, name.start())))
        mended[mended.index(reply)] = replace(reply, source=(source,))
    return mended


def _by_whom_stands_beside(text: str, draft: Draft) -> Draft:
    if not draft.source or not draft.cue:
        return draft
    first, cue = draft.source[0], draft.cue[0]
    name = None
    if draft.source[-1].stop < cue.start:
        name = _BESIDE_CUE.search(text, draft.source[-1].stop, cue.start)
    elif cue.stop < first.start and _BEHIND_MARK.search(text, max(0, cue.start - 3), cue.start):
        name = _BEHIND_CUE.match(text, cue.stop, first.start)
    return replace(draft, source=(Span(name.start("name"), name.end("name")),)) if name else draft


def _follows(text: str, span: Span, cue: Span) -> bool:
    return span.stop < cue.start and text[span.stop : cue.start].isspace()
