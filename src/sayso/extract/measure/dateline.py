"""Days a document states for itself: its published day, its dateline, and date lines under what they date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from sayso.extract.measure.calendar import calendar, mentions
from sayso.extract.measure.day import days, is_absolute
from sayso.extract.measure.frame import paragraphs_of
from sayso.text.segment import paragraphs
from sayso.types import Document, Span, When

CREDIT = re.compile(r"[—–-]+ .{1,80}\(@\w+\)")
NOT_SAID = re.compile(
    r"[(\[]\s*(?:updated?|published|posted|correct\w*|report\w*|accessed|photo|fil(?:e|ed)|обновлено|опубликовано|publié"
    r"|mis à jour|veröffentlicht|actualizado)",
    re.I,
)
MOST_WORDS = 14
LEAST_ENTRIES = 2
OPENING_PARAGRAPHS = 6
# "MOSCOW, Nov. 10 (Agency) —": the words that open an agency's report, up to the dash
AGENCY = re.compile(r"(?:[A-ZÀ-ÖА-ЯЁ][\w.’'-]*[ ,/]+){1,6}[^()\n—–]{3,25}?\s*(?:\([^()\n]{2,30}\)\s*|[.,]\s*)?[—–-]+\s")


def published_day(document: Document) -> date | None:
    """The day of publication in its own zone; None where it is not known.

    What a post passes on was written when it was posted first, not when it was passed on.
    """
    post = document.post
    told = post.first_posted if post is not None and post.copied else document.published
    try:
        return date.fromisoformat((told or "")[:10])
    except ValueError:
        return None


def embedded_day(document: Document, content: Span) -> When | None:
    """The day of a post that stands inside another, from the date right above its words; None without one."""
    last = None
    for block in document.blocks:
        if block.span.start == content.start and last is not None and last.kind == "dateline":
            day = last.span.of(document.text)[:10]
            try:
                return When(date.fromisoformat(day).isoformat(), day, last.span, "dateline")
            except ValueError:
                return None
        last = block
    return None


def stated(text: str, line: Span, language: str, reference: date | None = None) -> tuple[Span, date] | None:
    """The last single day that a line names in full (or, given a reference day, by day and month)."""
    names = calendar(language)
    if names is None:
        return None
    found = None
    for mention in mentions(text, line, language):
        if is_absolute(mention.form, mention.parts) or (reference and mention.form == "day"):
            named = days(mention.form, mention.parts, names, reference)
            if named and named[0] == named[1]:
                found = mention.span, named[0]
    return found


def reference_day(document: Document, language: str) -> date | None:
    """The day that the document's "yesterday" and "Friday" reckon from.

    A dateline's own day goes before the published one, for an agency's report may be printed days
    later; one that lies more than a week from it is not believed.
    """
    published = published_day(document)
    opened = [b.span for b in document.blocks if b.kind == "dateline"]
    for line in paragraphs_of(document.text)[:OPENING_PARAGRAPHS]:
        opening = AGENCY.match(line.of(document.text))
        if opening:
            opened.append(Span(line.start, line.start + opening.end()))
    for span in opened:
        found = stated(document.text, span, language, published)
        if found and (published is None or abs(published - found[1]) <= timedelta(7)):
            return found[1]
    return published


def entries(document: Document, language: str) -> tuple[tuple[Span, date], ...]:
    """The timed entries of a live blog, each with its day: from one date line inside the text to the next.

    A line with a clock alone is of the day of the entry beside it that names one, as live pages write the day once. Two
    entries at least must name a day; what stands above the first is of the published day. Empty for other documents.
    """
    blocks = document.blocks
    told = [i for i, b in enumerate(blocks) if b.kind in ("lede", "body", "quote", "list")]
    marks = [(i, b.span) for i, b in enumerate(blocks) if b.kind == "dateline" and told and i < told[-1]]
    named = [stated(document.text, span, language) for _, span in marks]
    if sum(n is not None for n in named) < LEAST_ENTRIES or (published := published_day(document)) is None:
        return ()
    starts, day = [(0, published)], None
    for (at, _), found in zip(marks, named, strict=True):
        day = found[1] if found else day
        if day is not None:
            head = at - 1 if at > 1 and blocks[at - 1].kind == "headline" else at
            starts.append((blocks[head].span.start, day))
    stops = [start for start, _ in starts[1:]] + [len(document.text)]
    return tuple((Span(start, stop), day) for (start, day), stop in zip(starts, stops, strict=True) if start < stop)


def date_lines(text: str, lines: Sequence[Span], language: str) -> tuple[tuple[Span, When, bool], ...]:
    """Lines that only say where and when the words above them were said, with that day.

    Two shapes: a bracketed line that closes with a full date, which dates all above it in its section
    (False), and the credit line of a post, which dates that post (True).
    """
    found = []
    for line in lines:
        words = line.of(text)
        credit = CREDIT.match(words) is not None
        bracketed = words[0] in "([" and words[-1] in ")]" and not NOT_SAID.match(words)
        if not (credit or bracketed) or len(words.split()) > MOST_WORDS + 6 * credit:
            continue
        named = stated(text, line, language)
        if named and text[named[0].stop : line.stop].strip(" .)]") == "":
            day = named[1].isoformat()
            found.append((line, When(day, day, named[0], "stated"), credit))
    return tuple(found)


def headings(document: Document, lines: Sequence[Span]) -> tuple[Span, ...]:
    """Where sections start: the document's headline blocks, and short lines that no stop, mark or bracket ends."""
    heads = [b.span for b in document.blocks if b.kind == "headline"]
    for line in lines:
        words = line.of(document.text)
        short = len(words.split()) <= 20 and words[-1] not in '.!?:;,…("”»]' and words[0] not in '•*-–—(["“«'
        if short and not (words[-1] == ")" and words.count("(") == 1 and len(words.split()) < 3):
            heads.append(line)
    return tuple(sorted(set(heads)))


def opening_date(document: Document, stop: int, language: str) -> When | None:
    """The full date in the dateline, or on a line of its own, above the first ``stop`` characters' end."""
    text = document.text
    region = Span(0, stop)
    marked = [b.span for b in document.blocks if b.kind == "dateline" and b.span.stop <= stop]
    for line in (*marked, *(p for p in paragraphs(text, [region]) if len(p.of(text).split()) <= MOST_WORDS)):
        named = stated(text, line, language)
        if named:
            return When(named[1].isoformat(), named[1].isoformat(), named[0], "dateline")
    return None
