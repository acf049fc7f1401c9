"""Captions and transcripts of sound: SubRip, WebVTT and YouTube's JSON, in paragraphs with their time codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.readers.cue import MARK, lines, regions, shown
from sayso.readers.document import Found, encoding_problems, problem
from sayso.readers.encoding import decode
from sayso.readers.entry import entry, has_words
from sayso.readers.envelope import opened
from sayso.readers.placed import BrokenJson, Literal, mended, rows
from sayso.readers.slices import Slice
from sayso.types import Capture, Document, Hints, Problem, Span

READER = "caption@1"
LARGEST = 30_000_000
PAUSE, LONG_PAUSE = 1.5, 5.0
LONG = 500
LONGEST = 1500
ENDED = re.compile(r"[.!?…][\"”’»)\]]*$")
TURN = re.compile(r"\s*(?:>>|&gt;&gt;|-\s?\w|–\s?\w)")
AGAIN = re.compile(r"(?<=\s)(?:>>+|(?:&gt;){2,})")
LABELLED = re.compile(r"\s*(?:>>\s*)?[^\W\d_][\w .'’-]{1,40}:\s")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of captions: when it is shown, in seconds, its place, and its words."""

    start: float
    stop: float
    place: Span
    raw: str
    words: str

    @property
    def voice(self) -> str | None:
        """The name in its voice tag."""
        mark = MARK.match(self.raw.lstrip())
        return mark["voice"].strip() if mark and mark["voice"] else None


def clean(raw: str) -> tuple[()]:
    """No edits: every block's locator names its own steps."""
    return ()


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """The Document of a SubRip or WebVTT file, then its Problems; a block's locator ends in ``@start-stop`` in seconds.

    Lines are joined to paragraphs, which end at pauses behind a sentence and at what marks a ``turn``: ``>>``, a voice
    tag, the end of one, a dash. Captions that roll show each line twice: it is read once.
    """
    if len(capture.body) > LARGEST:
        return (problem("too-large", capture, f"captions of over {LARGEST // 1_000_000} MB: split them"),)
    decoded = decode(capture)
    held = list(_lines(decoded.text))
    rolling = _rolls(held)
    if rolling:
        held = [line for n, line in enumerate(held) if not n or line.words != held[n - 1].words]
    pieces = _pieces(decoded.text, held, "rolled" if rolling else "joined")
    return (*_document(capture, hints, pieces, Found()), *encoding_problems(capture, decoded))


def read_json(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """The Document of a transcript as youtube-transcript-api writes it, with or without what it says of the video."""
    if len(capture.body) > LARGEST:
        return (problem("too-large", capture, f"captions of over {LARGEST // 1_000_000} MB: split them"),)
    decoded = decode(capture)
    held: list[Line] = []
    about: dict[str, object] = {}
    broken: tuple[Problem, ...] = ()
    try:
        for name, one in rows(mended(decoded.text), {"snippets"}):
            if name == ".":
                about = one
                continue
            text = one.get("text") if isinstance(one, dict) else None
            if isinstance(text, Literal) and text.strip():
                start, long = (_number(one.get(n)) for n in ("start", "duration"))
                held += (
                    Line(start, start + long, part, part.of(decoded.text), " ".join(part.of(decoded.text).split()))
                    for part in _divided(decoded.text, text.inside)
                )
    except BrokenJson as error:
        broken = (problem("invalid-json", capture, f"not valid JSON: {error}: save the transcript again"),)
    video = about.get("video_id")
    address = f"https://www.youtube.com/watch?v={video}" if re.fullmatch(r"[\w-]{11}", str(video)) else None
    language = about.get("language_code")
    found = Found(url=address, language=str(language) if language else None)
    pieces = _pieces(decoded.text, held, "snippets")
    return (*_document(capture, hints, pieces, found), *broken, *encoding_problems(capture, decoded))


def _number(held: object) -> float:
    number = float(held) if isinstance(held, int | float) and abs(held) < 1e7 else 0.0
    return max(number, 0.0)


def _document(capture: Capture, hints: Hints, pieces: Sequence[Slice], found: Found) -> tuple[Document | Problem, ...]:
    if not has_words(pieces):
        return (problem("no-text", capture, "captions without words: check that the right file was given"),)
    made, problems = entry(capture, hints, READER, pieces, found)
    return (made, *problems)


def _lines(raw: str) -> Iterator[Line]:
    for start, stop, place in regions(raw):
        inside = place.of(raw)
        for line in lines(inside):
            for stood in _divided(raw, Span(place.start + line.start, place.start + line.stop)):
                yield Line(start, stop, stood, stood.of(raw), shown(stood.of(raw)))


def _divided(raw: str, line: Span) -> Iterator[Span]:
    """A line in parts, the second and later of which open with ``>>``."""
    cuts = [line.start, *(m.start() for m in AGAIN.finditer(raw, line.start, line.stop)), line.stop]
    return (Span(start, stop) for start, stop in zip(cuts, cuts[1:]) if start < stop)


def _rolls(held: Sequence[Line]) -> bool:
    """True where captions roll: many lines are shown again by the next cue."""
    again = sum(a.words == b.words for a, b in zip(held, held[1:]))
    return len(held) >= 4 and again * 4 >= len(held)


def _pieces(raw: str, held: Sequence[Line], step: str) -> list[Slice]:
    """The paragraphs of the lines, each a slice from its first line to its last."""
    groups: list[list[Line]] = []
    kinds: list[str] = []
    voice: str | None = None
    for n, line in enumerate(held):
        # A voice tag holds for its cue alone (WebVTT, section 3.4).
        same = n > 0 and held[n - 1].start == line.start
        now = line.voice or (voice if same else None)
        turns = now != voice or bool(TURN.match(line.raw) and not line.voice)
        if not groups or turns or _parts(groups[-1], line):
            groups.append([])
            kinds.append("turn" if turns or line.voice else "body")
        groups[-1].append(line)
        voice = now
    pieces = []
    for kind, group in zip(kinds, groups, strict=True):
        first, last = group[0].place.start, group[-1].place.stop
        made = Slice(
            first, opened(raw[first:last], (step,)), kind, (), f"{step} @{group[0].start:.3f}-{group[-1].stop:.3f}"
        )
        if made.words.strip():
            pieces.append(made)
    return [replace(p, kind="lede") if n == 0 and p.kind == "body" else p for n, p in enumerate(pieces)]


def _parts(group: Sequence[Line], line: Line) -> bool:
    """True where a line opens a new paragraph, though nothing marks that somebody else speaks."""
    before = group[-1]
    if line.voice is None and LABELLED.match(line.words):
        return True
    pause = line.start - before.stop
    size = sum(len(held.words) for held in group)
    ended = bool(ENDED.search(before.words))
    return pause > LONG_PAUSE or (ended and (pause > PAUSE or size > LONG)) or size > LONGEST
