"""Headlines in quotation marks: whose words they are, by the headline itself or by the same words in the body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.extract.draft import Draft, Ground, outermost, starting, touching
from sayso.extract.headline import ROLES, SLUG, THINGS
from sayso.extract.mention.office import is_person
from sayso.extract.owner import without_quotation
from sayso.text.lexicon import fold
from sayso.types import Quotation, Span, Spans

FEWEST_WORDS = 4
# So many are enough where they open what was said.
FEWEST_AT_THE_START = 3
_WORD = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*")
_CUT = re.compile(r"\[?(?:…|\.\.\.)\]?")
_PARTED = re.compile(r"\s?(?P<sign>:|[–—-](?=\s))\s+(?=\S)")
LONGEST_NAME = 6
_NEXT = re.compile(r" (?P<word>\w+)")
# “Mayor hits out at ministry”, “Veil on the deal”: verbs of speech that report nothing where no quotation is beside.
_TURNED = re.compile(
    r"(?:hits? (?:out|back)|lash(?:es)? out|slams?|blasts?|defends?|rails?|fumes?|speaks? out|opens? up)\b"
    r"|on (?!edge|trial|strike|leave|alert|hold|track)\w|об? \w"
)
_CAPITALS = re.compile(r"[^\W\d_a-zа-яё][\w.’'-]*(?: [^\W\d_a-zа-яё][\w.’'-]*){0,3}$")
_SPELLED = ((re.compile(r"(?<=\w{2})our(?=\w*$)"), "or"), (re.compile(r"(?<=\w{3})is(?=(?:e|ed|es|ing|ation)$)"), "iz"))


def echoed(
    text: str,
    found: Sequence[Draft],
    headlines: Sequence[Span],
    marks: Sequence[Quotation],
    cues: frozenset[str],
) -> list[Draft]:
    """``‘We were never asked’: Orne hits out``: the words of whom the headline names, else of who says them below.

    Behind an office (``mayor hits out``) who says them below goes first. Only a quotation that nobody is given counts.
    The body's words must stand in marks, have a speaker, and be the same four or more, in any case and spelling; they
    may go on. ``cues`` are the language's words of speech.
    """
    ground, outer = Ground(found), outermost(marks)
    top = [q for q in marks if q.depth == 1 and q.closed]
    below = [d for d in found if d.outer is None and d.source and d.content and not touching(headlines, d.content[0])]
    speakers = {fold(s.of(text).split()[-1]) for d in below for s in d.source}
    for line in headlines:
        for said in (q.span for q in starting(top, line) if line.holds(q.span)):
            owners = [d for d in ground.near(said) if any(c.meets(said) for c in d.content)]
            if any(d.source for d in owners):
                continue
            behind, lower = _named_behind(text, said, line, speakers, cues), _said_below(text, said, below, outer)
            # Of “mayor” the body tells who that is.
            draft = lower if behind is None or (lower is not None and _is_office(text, behind)) else behind
            if draft is None:
                continue
            for owner in owners:
                left = without_quotation(owner, said)
                ground.change(owner, left if left.content else None)
            ground.add(draft)
    return ground.drafts


def _named_behind(text: str, said: Span, line: Span, speakers: set[str], cues: frozenset[str]) -> Draft | None:
    """The one who does something behind the words that open a headline: an office, or a name that speaks below."""
    slug = SLUG.match(text, line.start, line.stop)
    parted = _PARTED.match(text, said.stop, line.stop)
    if parted is None or len(_words(text, said)) < FEWEST_AT_THE_START:
        return None
    if text[slug.end() if slug else line.start : said.start].strip():
        return None
    rest = Span(parted.end(), line.stop)
    for word in _NEXT.finditer(text, rest.start, rest.stop):
        name = Span(rest.start, word.start())
        if len(name.of(text).split()) > LONGEST_NAME or any(c in name.of(text) for c in '.,;:“”"‘«»'):
            return None
        if fold(word["word"]) in cues or _TURNED.match(text, word.start("word"), rest.stop):
            if not _is_somebody(name.of(text), speakers):
                return None
            return Draft((name,), (Span(*parted.span("sign")),), (said,), 0.7, "rule:echoed")
    return None


def _is_somebody(name: str, speakers: set[str]) -> bool:
    """True for an office, a trade or a body that speaks, and for the name of somebody who speaks below."""
    words = [fold(w) for w in name.split()]
    able = [w in ROLES or is_person(w) for w in words]
    if able[-1]:
        return words[-1] not in THINGS and all(able[able.index(True) :])
    return words[-1] in speakers and _CAPITALS.match(name) is not None


def _is_office(text: str, draft: Draft) -> bool:
    """True for a source without a name: its last word is small."""
    return not draft.source[0].of(text).split()[-1][0].isupper()


def _said_below(text: str, said: Span, below: Sequence[Draft], outer: Sequence[Span]) -> Draft | None:
    """The words as those of the first who says them in marks, None where nobody does."""
    ends = [*_CUT.finditer(text, said.start, said.stop)]
    edges = [said.start, *(edge for m in ends for edge in m.span()), said.stop]
    parts = [_words(text, Span(a, b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    for draft in below:
        spoken = tuple(c for c in draft.content if touching(outer, c))
        if _holds([p for p in parts if p], _spoken_words(text, spoken, outer)):
            return Draft(draft.source, draft.cue, (said,), 0.7, "rule:echoed")
    return None


def _spoken_words(text: str, content: Spans, outer: Sequence[Span]) -> list[str]:
    """The words of a content that stand in marks, in order."""
    inside = [(c, q) for c in content for q in touching(outer, c)]
    return [w for c, q in inside for w in _words(text, Span(max(c.start, q.start), min(c.stop, q.stop)))]


def _holds(parts: Sequence[Sequence[str]], words: Sequence[str]) -> bool:
    """True where all the parts stand in the words, in order, and are enough to be nobody else's."""
    at, first = 0, None
    for part in parts:
        place = next((k for k in range(at, len(words) - len(part) + 1) if words[k : k + len(part)] == part), None)
        if place is None:
            return False
        first = place if first is None else first
        at = place + len(part)
    count = sum(map(len, parts))
    return count >= FEWEST_WORDS or (count >= FEWEST_AT_THE_START and first == 0)


def _words(text: str, span: Span) -> list[str]:
    found = []
    for match in _WORD.finditer(text, span.start, span.stop):
        word = fold(match.group())
        for spelled, otherwise in _SPELLED:
            word = spelled.sub(otherwise, word)
        found.append(word)
    return found
