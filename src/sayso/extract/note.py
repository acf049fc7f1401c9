"""A document's own notes: the callouts in its body, the note lines under it, and what each note holds.

Three shapes are read: "[4]" with lines that open "[4]", Markdown's "[^4]" with "[^4]:", and raised
digits. A note is shown as it stands: what it does not name stays None.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.extract.draft import touching
from sayso.extract.measure.calendar import calendar
from sayso.extract.measure.dateline import stated
from sayso.extract.measure.frame import paragraphs_of, sentences_of
from sayso.types import Attribution, Cite, Document, Problem, Span, Spans

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
BRACKETED = re.compile(r"\[(?P<mark>\^[\w-]{1,12}|\d{1,3})\](?!\()")
RAISED_DIGITS = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?)”\"»’']))(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})")
NOTE_LINE = re.compile(
    r"(?:\[(?P<mark>\^[\w-]{1,12}|\d{1,3})\]:?"
    r"|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))[ \t\u00a0]*(?P<words>.*)"
)
NUMBERED = re.compile(r"(?P<mark>\d{1,3})[.)][ \t\u00a0]+(?P<words>.+)")
URL = re.compile(r"https?://[^\s<>\"”»)\]]+|\bwww\.[^\s<>\"”»)\],]+")
LEAD = re.compile(
    r"^\W*(?:see(?: also| e\.?g\.?)?|cf\.?|quoted in|source|ibid\.?,?|см\.(?: также)?|voir(?: aussi)?"
    r"|siehe(?: auch)?|véase)(?!\w)[:,]?\s*",
    re.I,
)
FURTHER = re.compile(r"(?<=[.;])\s+(?:see|cf|см|voir|siehe|véase)\b", re.I)
SAME_AGAIN = re.compile(r"^\W*(?:ibid|ibidem|op\. ?cit|там же|loc\. ?cit)\b", re.I)
OUTLET = re.compile(
    r"\b(?:News|Times|Post|Journal|Today|Tribune|Herald|Gazette|Chronicle|Telegraph|Guardian|Standard|Press|Agency"
    r"|Radio|TV|Television"
    r"|Channel|Magazine|Review|Daily|Weekly|Wire|Ledger|Courier|Dispatch|Bulletin|Observer|Report|Pravda|Gazeta"
    r"|Zeitung|Le \w+|La \w+)\b"
    r"|^(?:CNN|MSNBC|NBC|ABC|CBS|PBS|NPR|BBC|AFP|AP|UPI|DPA|Reuters|Bloomberg|Interfax|TASS|ТАСС|Интерфакс"
    r"|РИА Новости|Коммерсантъ?)$"
    r"|^(?:[\w-]+\.)+(?:com|org|net|ru|ua|fr|de|uk|eu|info|tv|io|gov|int)$"
)
NEXT_SENTENCE = re.compile(r"[.!?…][”\"»’)]*(?:\[\^?\w+\])+\s+\w")
QUOTED = re.compile(r"[“\"«][^“”\"«»]*[”\"»]")


@dataclass(frozen=True, slots=True)
class Note:
    """One note line: its mark, the whole line and what it holds."""

    mark: str
    line: Span
    cite: Cite


def cites(
    document: Document, attributions: Sequence[Attribution]
) -> tuple[tuple[Attribution, ...], tuple[Problem, ...]]:
    """The attributions with the notes called from them, and the notes and callouts that lack each other.

    A callout belongs to the attributions whose content ends last before it in its sentence, and to
    those that hold it. A callout without a note gives a Cite of its mark alone and a Problem
    ``note-missing``; a note that nothing calls a Problem ``note-uncalled``.
    """
    text = document.text
    lines = paragraphs_of(text)
    found = _callouts(document, lines)
    notes = _notes(document, lines, {mark for mark, _ in found})
    if not found and not notes:
        return tuple(attributions), ()
    inside = sorted(n.line for n in notes.values())
    calls = [(mark, span) for mark, span in found if not any(n.holds(span) for n in touching(inside, span))]
    places = sentences_of(text)
    reaches = [(_reach(a), a) for a in attributions]
    held: dict[str, list[Cite]] = {}
    for mark, span in calls:
        note = notes.get(mark)
        cite = note.cite if note else Cite(mark, None, None, None, False)
        for a in _callers(text, reaches, span, places):
            held.setdefault(a.id, []).append(cite)
    done = tuple(replace(a, cites=tuple(dict.fromkeys((*a.cites, *held.get(a.id, ()))))) for a in attributions)
    return done, (*_missing(document, calls, notes), *_uncalled(document, calls, notes))


def _callouts(document: Document, lines: Spans) -> list[tuple[str, Span]]:
    """Every callout with its mark, in order; a mark that opens a paragraph is a note's own."""
    text = document.text
    opens = {line.start for line in lines}
    apart = [b.span for b in document.blocks if b.kind in ("note", "boilerplate")]
    found = []
    for pattern in (BRACKETED, RAISED_DIGITS):
        for hit in pattern.finditer(text):
            span = Span(*hit.span())
            if span.start not in opens and not any(b.holds(span) for b in apart):
                found.append((hit["mark"].removeprefix("^").translate(RAISED), span))
    return sorted(found, key=lambda c: c[1])


def _notes(document: Document, lines: Spans, called: set[str]) -> Mapping[str, Note]:
    """The note lines by their marks; a mark used twice keeps its last line, for notes stand at the end.

    Lines numbered "4." are notes only in a block marked as one, and only where that mark is called.
    """
    text = document.text
    marked = [b.span for b in document.blocks if b.kind == "note"]
    found: dict[str, Note] = {}
    for line in lines:
        hit = NOTE_LINE.match(text, line.start, line.stop)
        if hit is None and any(b.meets(line) for b in marked):
            hit = NUMBERED.match(text, line.start, line.stop)
            if hit is not None and hit["mark"] not in called:
                continue
        if hit is None:
            continue
        parts = hit.groupdict()
        mark = (parts.get("mark") or parts.get("raised") or "").removeprefix("^").translate(RAISED)
        words = Span(*hit.span("words"))
        found[mark] = Note(mark, line, _cite(text, mark, words, line, document.language))
    return found


def _cite(text: str, mark: str, words: Span, line: Span, language: str | None) -> Cite:
    """What a note names, and no more: complete with a day and an outlet or an address.

    "See also …" after it names another text; only what stands before is this one.
    """
    further = FURTHER.search(words.of(text))
    words = Span(words.start, words.start + further.start()) if further else words
    names = calendar(language, text)
    day = stated(text, words, names.language if names else "en")
    address = URL.search(words.of(text))
    url = address.group().rstrip(".,;") if address else None
    outlet = _outlet(text, words, day[0] if day else None)
    complete = day is not None and (outlet is not None or url is not None)
    return Cite(mark, outlet, day[1].isoformat() if day else None, url, complete, line)


def _outlet(text: str, words: Span, day: Span | None) -> str | None:
    """The outlet a note names, in its own words; None where that cannot be told from a title or a name."""
    if SAME_AGAIN.match(words.of(text)):
        return None
    plain = words.of(text)
    if day is not None:
        plain = plain[: day.start - words.start] + "," + plain[day.stop - words.start :]
    plain = QUOTED.sub(",", URL.sub(",", LEAD.sub("", plain)))
    parts = [p.strip(" .,;:()*_\u00a0") for p in re.split(r"[,;()]|\s[—–-]\s", plain)]
    parts = [p for p in parts if len(p) > 1]
    likely = [p for p in parts if OUTLET.search(p)]
    if len(likely) == 1:
        return likely[0]
    alone = parts[0] if len(parts) == 1 and not likely else None
    return alone if alone and alone[0].isupper() and len(alone.split()) <= 6 else None


def _reach(attribution: Attribution) -> Span:
    """From the first to the last of an attribution's words."""
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    return Span(min((s.start for s in spans), default=0), max((s.stop for s in spans), default=0))


def _callers(text: str, reaches: Sequence[tuple[Span, Attribution]], callout: Span, places: Spans) -> list[Attribution]:
    """The attributions a callout belongs to: those that hold it, and those whose content it follows."""
    line = text.rfind("\n", 0, callout.start) + 1
    near = [(reach, a) for reach, a in reaches if reach.start <= callout.start and line <= reach.stop]
    around = (a for reach, a in near if callout.stop <= reach.stop)
    holding = [a for a in around if any(c.holds(callout) for c in a.content) or _between(a, callout)]
    before: dict[int, list[Attribution]] = {}
    for _, a in near:
        stop = max((c.stop for c in a.content if c.stop <= callout.start), default=-1)
        if stop >= line:
            before.setdefault(stop, []).append(a)
    nearest: list[Attribution] = []
    for stop in sorted(before, reverse=True):
        if NEXT_SENTENCE.search(text, stop, callout.start):
            break
        if _same_sentence(text, stop, callout, places):
            nearest = before[stop]
            break
    return holding + [a for a in nearest if a not in holding]


def _between(a: Attribution, callout: Span) -> bool:
    """True where the callout stands between an attribution's source, cue and content: "the agency[3] said …"."""
    if a.within is not None:
        return False
    spans = (*a.source, *a.cue, *a.content)
    short = [s for s in spans if s.stop <= callout.start]
    return bool(short) and any(s.start >= callout.stop for s in spans)


def _same_sentence(text: str, stop: int, callout: Span, places: Spans) -> bool:
    """True where nothing but the rest of its sentence, or closing marks, parts a content from a callout."""
    between = text[stop : callout.start]
    if not between.strip(" .,;:!?…”“\"»’')]\u00a0") or re.fullmatch(r"[\s.,;”\"]*(?:\[\^?\w+\])+", between):
        return True
    own = next((s for s in touching(places, Span(stop - 1, stop)) if s.stop <= callout.start), None)
    rest = text[own.stop : callout.start] if own else ""
    return not rest.strip(" .,;:!?…”“\"»’')]\u00a0")


def _missing(document: Document, calls: Sequence[tuple[str, Span]], notes: Mapping[str, Note]) -> list[Problem]:
    return [
        Problem("note-missing", f"{document.name}: note {mark} is called and stands nowhere in it", document.id, span)
        for mark, span in calls
        if mark not in notes
    ]


def _uncalled(document: Document, calls: Sequence[tuple[str, Span]], notes: Mapping[str, Note]) -> list[Problem]:
    called = {mark for mark, _ in calls}
    return [
        Problem("note-uncalled", f"{document.name}: note {n.mark} is called nowhere in it", document.id, n.line)
        for n in notes.values()
        if n.mark not in called
    ]
