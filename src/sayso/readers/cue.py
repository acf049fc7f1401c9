"""Lines of captions joined to sentences: time codes, tags and repeated lines go, by edits."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from sayso.readers.literal import ESCAPE, meant
from sayso.text.clean import Edit, apply
from sayso.types import Span

TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
TIMING = re.compile(rf"^[ \t]*{TIME}[ \t]*-->[ \t]*{TIME}[^\r\n]*(?:\r?\n|\Z)", re.M)
GAP = re.compile(r"\r?\n(?=[ \t]*(?:\r?\n|\Z))")
LINE = re.compile(r"[^\r\n]+")
SIGN = r"(?P<html>&(?:amp|lt|gt|nbsp|lrm|rlm|quot|#\d{1,6});)"
MARK = re.compile(
    r"<v(?:\.[\w.-]+)?[ \t]+(?P<voice>[^<>\r\n]{1,80})>|<(?:/?[a-zA-Z][^<>\r\n]{0,200}|/|\d[\d:.]{0,20})>"
    r"|\{\\[^{}\r\n]{1,80}\}|(?P<turn>(?:^|(?<=[\s>;]))(?:>>+|(?:&gt;){2,})[ \t]*)"
    rf"|{SIGN}"
    r"|(?P<unseen>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u200e\u200f\u2060\ufeff]+)|(?P<space>[ \t\xa0]{2,})"
)
NEXT = re.compile(r'(?<!\\)"text"\s*:\s*"')
BODY = re.compile(r'(?:[^"\\]|\\.)*+', re.S)


def regions(raw: str) -> Iterator[tuple[float, float, Span]]:
    """Each cue's start and stop in seconds, and the place of its lines."""
    timings = list(TIMING.finditer(raw))
    for found, after in zip(timings, [*timings[1:], None]):
        first, stop = found.end(), after.start() if after else len(raw)
        blank = GAP.search(raw, max(found.start(), first - 1), stop)
        while blank and blank.end() <= first:  # the line end of the timing itself
            blank = GAP.search(raw, blank.end(), stop)
        if blank and not raw[first : blank.start()].strip() and raw[blank.end() : stop].strip():
            blank = GAP.search(raw, blank.end(), stop)  # rolling captions open with a line of one space
        yield _seconds(found.groups()[:4]), _seconds(found.groups()[4:]), Span(first, blank.start() if blank else stop)


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, rest = (p or "0" for p in parts)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + int(rest.ljust(3, "0")) / 1000


def lines(raw: str) -> list[Span]:
    """The places of the caption lines in a slice that may start and stop inside a cue."""
    timed = list(regions(raw))
    first = TIMING.search(raw)
    head = Span(0, first.start() if first else len(raw))
    blank = GAP.search(raw, head.start, head.stop)
    held = [Span(head.start, blank.start() if blank else head.stop), *(place for _, _, place in timed)]
    found = (Span(*m.span()) for place in held for m in LINE.finditer(raw, place.start, place.stop))
    return [s for s in found if shown(s.of(raw))]


def shown(line: str) -> str:
    """A caption line as it is seen.

    >>> shown("<v Ada Quill>it<00:00:01.000><c> is</c> safe")
    'it is safe'
    """
    return " ".join(apply(line, [Edit(*m.span(), _meant(m, "")) for m in MARK.finditer(line)]).text.split())


def _meant(found: re.Match[str], voice: str) -> str:
    if found["html"]:
        return _sign(found)
    return " " if found["space"] else voice


def _sign(found: re.Match[str]) -> str:
    """The character that a reference stands for; nothing for one that is not seen."""
    new = html.unescape(found["html"])
    return " " if new == "\xa0" else "" if new in "\u200e\u200f" or not "\x20" <= new <= "\ud7ff" else new


def joined(raw: str) -> Iterable[Edit]:
    """The edits that make one paragraph of a slice of captions; a voice tag becomes the label of a turn.

    >>> raw = "<v Ada Quill>The bridge\\n\\n2\\n00:00:04.000 --> 00:00:06.000\\nis safe."
    >>> apply(raw, joined(raw)).text
    'Ada Quill: The bridge is safe.'
    """
    return _edits(raw, lines(raw))


def rolled(raw: str) -> Iterable[Edit]:
    """The same for captions that roll: a line that the cue before has shown already is left out."""
    kept: list[Span] = []
    for line in lines(raw):
        if not kept or shown(line.of(raw)) != shown(kept[-1].of(raw)):
            kept.append(line)
    return _edits(raw, kept)


def _edits(raw: str, kept: list[Span]) -> list[Edit]:
    edits: list[Edit] = []
    done = 0
    voice = ""
    for n, line in enumerate(kept):
        words = line.of(raw)
        start, stop = line.start + len(words) - len(words.lstrip()), line.start + len(words.rstrip())
        if start > done:
            edits.append(Edit(done, start, " " if n else ""))
        for mark in MARK.finditer(raw, start, stop):
            said = mark["voice"]
            if said and said.strip() != voice:
                voice = said.strip()
                # The tag goes into its name's first letter, so that a slice of the label holds the whole tag.
                first = mark.start("voice") + 1
                edits += [Edit(mark.start(), first, said[0]), Edit(mark.end("voice"), mark.end(), ": ")]
            else:
                edits.append(Edit(*mark.span(), _meant(mark, "")))
        done = stop
    if done < len(raw):
        edits.append(Edit(done, len(raw)))
    return edits


def snippets(raw: str) -> Iterable[Edit]:
    """The edits that make one paragraph of the texts of a JSON transcript, from inside the first to inside the last."""
    edits: list[Edit] = []
    at = 0
    while True:
        body = BODY.match(raw, at)
        stop = body.end() if body else len(raw)
        for found in re.finditer(
            rf"(?P<break>(?:\\n|\s)+)|(?P<turn>(?:>>+|(?:&gt;){{2,}})\s*)|{SIGN}|{ESCAPE.pattern}", raw[at:stop], re.S
        ):
            new = " " if found["break"] else "" if found["turn"] else _sign(found) if found["html"] else meant(found)
            if new != found[0]:
                edits.append(Edit(at + found.start(), at + found.end(), new))
        after = NEXT.search(raw, stop)
        if after is None:
            if stop < len(raw):
                edits.append(Edit(stop, len(raw)))
            return edits
        edits.append(Edit(stop, after.end(), " "))
        at = after.end()
