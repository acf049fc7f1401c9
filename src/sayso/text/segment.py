"""Paragraphs, sentences, words and quotations, as spans into an unchanged text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.text.abbreviation import shortened
from sayso.text.margin import LINE, NARROWEST, WIDEST, bare, follows, margin, unbroken
from sayso.text.single_mark import with_single_marks
from sayso.types import Quotation, Span, Spans

WORD = re.compile(r"\w+|[^\w\s]")
MARK = re.compile(r"[“”„‟«»\"〝〞＂]|``|''")
OPENS_AFTER = " \t\u00a0\u2009\u202f([{<—–-―/‘'…:"
CLOSES_BEFORE = " \t\u00a0\u2009\u202f)]}>,.;:!?…—–-―/’'[*"


def paragraphs(text: str, within: Iterable[Span] | None = None) -> Spans:
    """The lines that hold something, without the white space at their edges; wrapped lines are one paragraph.

    Three or more lines are wrapped where none is blank, all but the last are about equally long (45 to 100 code points)
    and most break off in the middle of a sentence, as in mails and old wire copy. In a text that is wrapped as a whole
    (`margin`) so are two.

    >>> [p.of("One.\\n\\n Two. ") for p in paragraphs("One.\\n\\n Two. ")]
    ['One.', 'Two.']
    """
    found = []
    for region in (Span(0, len(text)),) if within is None else within:
        group: list[Span] = []
        for line in LINE.finditer(text, region.start, region.stop):
            words = bare(text, line.start(), line.end())
            if words.start >= words.stop:
                continue
            if group and not follows(text, group[-1], words):
                found += _unwrapped(text, group)
                group = []
            group.append(words)
        found += _unwrapped(text, group)
    return tuple(found)


def _unwrapped(text: str, lines: list[Span]) -> list[Span]:
    if len(lines) > 1 and (width := margin(text)):
        return unbroken(text, lines, width)
    widths = [line.stop - line.start for line in lines[:-1]]
    if len(lines) < 3 or max(widths) > WIDEST or min(widths) < max(NARROWEST, 0.6 * max(widths)):
        return lines
    broken = sum(text[line.stop - 1] not in '.!?:;"”»…' for line in lines[:-1])
    return [Span(lines[0].start, lines[-1].stop)] if 2 * broken > len(widths) else lines


def words(text: str, within: Span | None = None) -> Spans:
    """Words and single punctuation marks, in order."""
    region = within or Span(0, len(text))
    return tuple(Span(m.start(), m.end()) for m in WORD.finditer(text, region.start, region.stop))


_ENDING = re.compile(
    r"(?:\.(?:[ \u00a0]\.)+|[.!?…]+|[。！？])(?:[\"”’'»“)\]]|\[\^?\w{1,3}\])*(?=\s|$|[“\"«A-ZА-ЯЁ\[])|[。！？]"
)


def sentences(text: str, within: Span | None = None) -> Spans:
    """Sentences of one paragraph or region; a line break always ends one.

    >>> t = "Mr. Orne spoke. He said: “No.” Nobody left."
    >>> [s.of(t) for s in sentences(t)]
    ['Mr. Orne spoke.', 'He said: “No.”', 'Nobody left.']
    """
    found = []
    for line in paragraphs(text, [within] if within else None):
        start = line.start
        for end in _ENDING.finditer(text, line.start, line.stop):
            stop = after = end.end()
            while after < line.stop and text[after].isspace():
                after += 1
            rest = text[after : after + 1] if after < line.stop else ""
            dotted = end.group().startswith(".") and len(end.group()) == 1
            if dotted and shortened(text, Span(start, stop)):
                continue
            if rest and (rest[0].islower() or (dotted and not text[stop : stop + 1].isspace())):
                continue
            if stop > start:
                found.append(Span(start, stop))
            start = after if rest else line.stop
        if start < line.stop:
            found.append(Span(start, line.stop))
    return tuple(found)


def _paired(
    text: str, line: Span, left_open: bool, twice: frozenset[int]
) -> tuple[list[Quotation], list[tuple[int, bool]]]:
    """The closed quotations of a paragraph, and the marks left open; a mark in ``twice`` closes all that are open."""
    found: list[Quotation] = []
    stack: list[tuple[int, bool]] = []
    for mark in MARK.finditer(text, line.start, line.stop):
        side = _side(text, mark, line)
        if side == "either":
            side = "close" if stack else "open"
        if side == "open" and len(stack) < 3:
            stack.append((mark.start(), left_open and mark.start() == line.start))
        while side == "close" and stack:
            start, continues = stack.pop()
            found.append(Quotation(Span(start, mark.end()), True, continues, len(stack) + 1))
            if mark.start() not in twice:
                break
    return found, stack


def _closes_twice(text: str, found: Sequence[Quotation], stack: Sequence[tuple[int, bool]]) -> frozenset[int]:
    """The first mark that closes a quotation and, as printers set it, the one around it: `«Это «мост», — сказал он`."""
    if not stack or text[stack[0][0]] != "«":
        return frozenset()
    ends = sorted(
        q.span.stop
        for q in found
        if q.depth > 1 and q.span.start > stack[0][0] and text[q.span.start] == "«" and text[q.span.stop - 1] == "»"
    )
    last = next((stop for stop in ends if _SAID_BEHIND.match(text, stop)), None)
    return frozenset() if last is None else frozenset({last - 1})


def _parted(
    text: str, found: list[Quotation], stack: list[tuple[int, bool]]
) -> tuple[list[Quotation], list[tuple[int, bool]]]:
    """A quotation left open in which another one opens a sentence: it ends with the sentence before.

    So a printer drops the mark before a cue: `« Le pont tient, dit Orlan. « Il est sûr. »`.
    """
    if len(stack) != 1 or text[stack[0][0]] != "«":
        return found, stack
    start, continues = stack[0]
    inner = min((q.span.start for q in found if q.depth == 2 and q.span.start > start), default=start)
    stop = _sentence_end(text, start, inner) if text[inner] == "«" else 0
    if not stop:
        return found, stack
    free = [replace(q, depth=q.depth - 1) if q.span.start >= stop else q for q in found]
    return [*free, Quotation(Span(start, stop), False, continues, 1)], []


def _sentence_end(text: str, start: int, opening: int) -> int:
    before = text[start:opening].rstrip(" \u00a0\u202f")
    return start + len(before) if before[-1:] in tuple(".!?…") and text[opening - 1].isspace() else 0


_SAID_BEHIND = re.compile(
    r"[,.]?\s+[—–-]\s|,\s+(?!(?:et|mais|ou|puis|y|e|o|pero|que?|qui|dont|où|en)\b)[a-zà-öø-ÿ]|[.]?\s*$"
)


def _side(text: str, mark: re.Match[str], line: Span) -> str:
    """Whether a mark can only open, only close, or either, by its shape and its neighbours."""
    before = text[mark.start() - 1] if mark.start() > line.start else " "
    after = text[mark.end()] if mark.end() < line.stop else " "
    can_open = before in OPENS_AFTER and not after.isspace()
    can_close = after in CLOSES_BEFORE and not before.isspace()
    shape = mark.group()
    if shape in ("„", "‟", "``", "〝"):
        return "open"
    if shape in ("«", "»"):
        usual = "open" if shape == "«" else "close"
        spaced = before.isspace() if shape == "»" else after.isspace() and before in " \t\u00a0\u202f'’("
        if spaced and (after.isspace() or after in ",.;:!?…)"):
            return usual
        if can_open != can_close:
            return "open" if can_open else "close"
        return usual
    if shape == "”":
        return "close" if not can_open or can_close else "either"
    if shape == "“":
        return "either" if can_close else "open"
    if can_open != can_close:
        return "open" if can_open else "close"
    return "either"


def quotations(text: str, within: Sequence[Span] | None = None, single: bool = False) -> tuple[Quotation, ...]:
    """Quotations of each paragraph with their marks, in order of their first character.

    Marks never pair across paragraphs: a paragraph that ends inside a quotation leaves it open, and
    the next one continues it when it starts with a mark, as transcripts and dispatches do. So one
    odd mark cannot turn the rest of a document inside out. With ``single``, single marks count too outside double
    ones, where no apostrophe looks like them.

    >>> t = 'He said: "One.\\n"Two," and left.'
    >>> [(q.span.of(t), q.closed, q.continues) for q in quotations(t)]
    [('"One.', False, False), ('"Two,"', True, True)]
    """
    found: list[Quotation] = []
    left_open = False
    for line in within if within is not None else paragraphs(text):
        here, stack = _parted(text, *_paired(text, line, left_open, frozenset()))
        twice = _closes_twice(text, here, stack)
        while twice and stack:
            here, stack = _paired(text, line, left_open, twice)
            more = _closes_twice(text, here, stack) | twice
            twice = more if more != twice else frozenset()
        found += here if stack or not single else with_single_marks(text, line, here)
        left_open = bool(stack)
        for depth, (start, continues) in enumerate(stack, 1):
            found.append(Quotation(Span(start, line.stop), False, continues, depth))
    return tuple(sorted(found, key=lambda q: (q.span.start, q.depth)))
