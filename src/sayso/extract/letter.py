"""A text that is printed as it stands behind a colon: a letter, a statement, a message."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.draft import Draft, joined, starting, touching, without
from sayso.extract.narration import in_own_words
from sayso.types import Quotation, Span

MOST_PARAGRAPHS = 60
_KIND = "statement|letter|message|text|speech|post|note|e-?mail|declaration|appeal|address|announcement|resolution"
SALUTED = re.compile(
    r"(?:dear|esteemed|honou?rable|ladies and gentlemen|to whom it may concern|(?:my )?(?:fellow|friends|colleagues)"
    r"|дорогие|уважаем\w+|mesdames|mes chers|chère?s?|liebe[r]?|sehr geehrte|queridos|estimad[oa]s?)\b"
    r"[^.:]{0,80}[,!.:]?$",
    re.I,
)
IN_FULL = re.compile(
    rf"\bin full\b|\bfull text\b|\b(?:{_KIND}) (?:reads?|read|runs?|ran|follows)\b|\bthe following (?:{_KIND})\b", re.I
)
BARE = re.compile(
    rf"\b(?P<source>(?:[^\W\d_a-zа-яё][\w’'-]*)(?: [\w’'-]+){{0,6}}? (?:{_KIND}))(?: [^:.]{{1,40}})?"
    r" (?:in full|reads?|runs?)\b[^:.]{0,30}(?P<colon>:)$"
)
ENDED = re.compile(
    r"\W*(?:signed|ends?|end of (?:statement|letter|text|message))\W*(?:$|(?<=\)) )|[*#—–-][ *#—–-]+$", re.I
)
NOTED = re.compile(r"[(\[].*[)\]]\.?$", re.S)
LISTED = re.compile(r"(?:[-–—•*·]|\d{1,2}[.)]|[a-z]\)) ")
WRITTEN = frozenset("write writes wrote written posted posts tweeted tweets texted texts emailed reads".split())


def printed(
    text: str,
    found: Sequence[Draft],
    told: Sequence[Draft],
    lines: Sequence[Span],
    quoted: frozenset[Span],
    breaks: frozenset[int],
) -> list[Draft]:
    """What a colon at the end of a paragraph announces runs on to the end of the text that is printed there.

    Signs of such a text are the block quotation, a salutation, or words such as “in full”; ``quoted`` are the blocks
    of the document that are quotations, ``breaks`` where its blocks start that are nobody's words, and ``told`` what
    a tagger found, for a cue before the colon that has found no content.
    """
    mended = list(found)
    for k, (before, first) in enumerate(zip(lines, lines[1:], strict=False)):
        if not before.of(text).endswith(":"):
            continue
        after = lines[k + 1 : k + 1 + MOST_PARAGRAPHS]
        if first in quoted:
            run = _contiguous(after, quoted)
        elif SALUTED.match(first.of(text)) or IN_FULL.search(text, max(before.start, before.stop - 160), before.stop):
            run = _run(text, mended, after, breaks)
        else:
            continue
        owner = _announcer(text, mended, before) or _announcer(text, told, before) or _unspoken(text, before)
        if owner is None or not run:
            continue
        whole = joined(text, run)
        kept = tuple(c for c in owner.content if c.stop <= owner.cue[0].start)
        mended = [d for d in mended if d != owner and not any(w.meets(c) for w in whole for c in (*d.cue, *d.source))]
        mended = [replace(d, content=without(d.content, whole)) for d in mended]
        made_by = owner.made_by if owner.made_by == "rule:printed" else owner.made_by + "+printed"
        mended.append(replace(owner, content=(*kept, *whole), made_by=made_by))
    return [d for d in mended if d.content]


def _contiguous(after: Sequence[Span], quoted: frozenset[Span]) -> list[Span]:
    run: list[Span] = []
    for line in after:
        if line not in quoted:
            break
        run.append(line)
    return run


def _run(text: str, found: Sequence[Draft], after: Sequence[Span], breaks: frozenset[int]) -> list[Span]:
    """The paragraphs up to a break; with none, up to the last one in somebody's own words."""
    run: list[Span] = []
    ended = False
    for line in after:
        words = line.of(text)
        unstopped = words[-1] not in ".!?…,;:”\"»'’" and not LISTED.match(words) and bool(run)
        if line.start in breaks or ENDED.match(words) or NOTED.match(words) or unstopped:
            ended = True
            break
        if not in_own_words(words) and any(d.source and line.holds(c) for d in found for c in d.cue):
            break
        run.append(line)
    while run and not ended and not in_own_words(run[-1].of(text)):
        run.pop()
    return run if any(in_own_words(line.of(text)) for line in run) else []


def _announcer(text: str, drafts: Sequence[Draft], before: Span) -> Draft | None:
    """The draft whose cue leads to the colon that ends the paragraph."""
    near = [d for d in drafts if d.source and d.cue and before.holds(d.cue[-1])]
    near = [d for d in near if not re.search(r"[.!?]\s", text[d.cue[-1].stop : before.stop])]
    return max(near, key=lambda d: d.cue[-1].stop, default=None)


def _unspoken(text: str, before: Span) -> Draft | None:
    """``The statement in full:``, which has no verb."""
    bare = BARE.search(before.of(text))
    if bare is None:
        return None
    at = before.start
    source = Span(at + bare.start("source"), at + bare.end("source"))
    return Draft((source,), (Span(at + bare.start("colon"), at + bare.end("colon")),), (), 0.7, "rule:printed")


def written(text: str, found: Sequence[Draft], marks: Sequence[Quotation], lines: Sequence[Span]) -> list[Draft]:
    """``Falk writes from the harbour: …``: what is written behind a colon without marks fills the paragraph."""
    mended = []
    for draft in found:
        cue = draft.cue[-1].of(text).rstrip(" :").split()[-1:] if draft.cue else []
        line = next(iter(touching(lines, draft.content[-1])), None) if draft.content else None
        if line is None or not draft.source or not cue or cue[0].casefold() not in WRITTEN:
            mended.append(draft)
            continue
        last = draft.content[-1]
        between = text[draft.cue[-1].start : last.start] if draft.cue[-1].stop <= last.start else ""
        rest = Span(min(last.stop, line.stop), line.stop)
        others = any(rest.meets(s) for d in found if d is not draft for s in (*d.source, *d.cue))
        plain = between.rstrip().endswith(":") and not starting(marks, Span(last.start, line.stop))
        if plain and line.holds(last) and not others and rest.of(text).strip(" .!?…"):
            draft = replace(draft, content=(*draft.content[:-1], Span(last.start, line.stop)))
        mended.append(draft)
    return mended
