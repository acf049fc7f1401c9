"""A document laid out for finding who is meant: words, sentences, quotations and the names in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sayso.extract.mention.demonym import PEOPLES
from sayso.extract.mention.german import of_german
from sayso.extract.mention.given import fold
from sayso.extract.mention.inflection import given_gender
from sayso.extract.mention.lead import labelled
from sayso.extract.mention.name import SURNAMES, Name, known, names
from sayso.extract.mention.title import BODIES, BODY_HEADS, GROUPS, PAPERS, PERSON_NOUNS, listed
from sayso.extract.mention.token import Token, heading, tokens
from sayso.text.segment import paragraphs, quotations, sentences
from sayso.types import Document, Span

_RULING = listed("of from for among between against toward towards per")
OFTEN = 3
UNREAD = frozenset({"boilerplate", "byline", "note", "struck"})


@dataclass(frozen=True, slots=True)
class Layout:
    """The words of a document with their sentences, and every name in reading order.

    ``starts`` holds the first character of each sentence, ``lines`` of each paragraph, ``quoted`` the spans inside
    quotation marks, merged; ``places`` the first character of each token, ``called`` of each name.
    """

    text: str
    tokens: tuple[Token, ...]
    places: tuple[int, ...]
    names: tuple[Name, ...]
    called: tuple[int, ...]
    starts: tuple[int, ...]
    lines: tuple[int, ...]
    quoted: tuple[Span, ...]

    def sentence(self, place: int) -> int:
        """The number of the sentence that holds a character."""
        return bisect_right(self.starts, place) - 1

    def line(self, place: int) -> int:
        """The number of the paragraph that holds a character."""
        return bisect_right(self.lines, place) - 1

    def at(self, place: int) -> int:
        """The number of the first token at or after a character."""
        return bisect_right(self.places, place - 1)

    def within(self, span: Span) -> tuple[int, int]:
        """First token of a span and the one after its last."""
        return self.at(span.start), self.at(span.stop)

    def naming(self, start: int, stop: int) -> Sequence[Name]:
        """The names that start in a stretch of text."""
        first = bisect_left(self.called, start)
        return self.names[first : bisect_left(self.called, stop, lo=first)]

    def sentence_around(self, place: int) -> Span:
        """From the first character of the sentence that holds a character to that of the next one."""
        number = self.sentence(place)
        after = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return Span(self.starts[number] if number >= 0 else 0, after)

    def quoting(self, place: int) -> Span | None:
        """The quotation a character stands in, or None."""
        at = bisect_right(self.quoted, place, key=lambda s: s.start) - 1
        return self.quoted[at] if at >= 0 and place < self.quoted[at].stop else None


@lru_cache(maxsize=24)
def laid_out(document: Document) -> Layout:
    """The document's words, sentences, quotations and names; furniture, bylines and notes are left out.

    Kept for a story's documents: sources are named first, and the offices they hold are read when it is linked.
    """
    text = document.text
    regions = [b.span for b in document.blocks if b.kind not in UNREAD] or None
    lines = paragraphs(text, regions)
    found: list[Token] = []
    called: list[Name] = []
    headings: list[tuple[int, list[Token]]] = []
    french = document.language == "fr"
    for line in lines:
        words = tokens(text, line, french)
        if heading(words) and not labelled(words):
            headings.append((len(found), words))
        else:
            called += names(text, words, len(found))
        found += words
    if document.language == "de":
        called = of_german(called, found)
    called = _without_openers(text, _alike(_without_nouns(text, called, found)), found)
    called += _in_headings(text, called, headings)
    ordered = tuple(sorted(called, key=lambda n: n.span.start))
    return Layout(
        text,
        tuple(found),
        tuple(t.start for t in found),
        ordered,
        tuple(n.span.start for n in ordered),
        tuple(s.start for line in lines for s in sentences(text, line)),
        tuple(line.start for line in lines),
        _merged([q.span for q in quotations(text, lines)]),
    )


def outermost(spans: Iterable[Span]) -> list[Span]:
    """The spans that lie in no other, in order."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.stop)):
        if not found or span.start >= found[-1].stop:
            found.append(span)
    return found


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in sorted(spans):
        if not found or span.start >= found[-1].stop:
            found.append(span)
    return tuple(found)


def _without_nouns(text: str, called: Sequence[Name], words: Sequence[Token]) -> list[Name]:
    """The names without capitalised common nouns (``Supporters``, ``Singer``) that no full name has for its last."""
    last = {fold(n.words[-1]) for n in called if n.kind != "body" and (n.full or n.title)}
    lone = [n for n in called if not n.full]
    counts = Counter(n.words[0] for n in lone)
    inner = {n.words[0] for n in lone if counts[n.words[0]] >= OFTEN or not _opens(text, words, n)}
    return [
        n for n in called
        if n.full or n.title or fold(n.words[0]) in last
        or not (_noun(n, words) or (n.words[0] not in inner and _word(text, n, words)))
    ]  # fmt: skip


def _without_openers(text: str, called: Sequence[Name], words: Sequence[Token]) -> list[Name]:
    """The names without a word that only heads their sentence: ``Understated Orne``, where Ada Orne is named."""
    last = {fold(n.words[-1]) for n in called if n.kind == "person" and n.full}
    small = {t.word for t in words if t.word.islower()}
    found = []
    for name in called:
        first = name.words[0]
        apart = name.kind == "open" and name.full and not name.title and fold(name.words[-1]) in last
        common = given_gender(first) is None and (first.lower() in small or first.endswith(("ing", "ed")))
        if apart and common and len(name.words) == 2 and _opens(text, words, name):
            token = words[name.last]
            span = Span(token.start, token.start + len(token.word))
            name = replace(name, span=span, words=name.words[1:], first=name.last)
        found.append(name)
    return found


def _alike(called: Sequence[Name]) -> list[Name]:
    """The names, those of a body told once (``the newspaper Marrow Deep``) bodies everywhere, but no last name one."""
    bodies = {n.words for n in called if n.kind == "body"}
    last: dict[str, int] = {}
    for name in called:
        if name.kind == "person" or (name.full and name.kind == "open" and name.words not in bodies):
            last.setdefault(fold(name.words[-1]), name.span.start)
    found = []
    for name in called:
        low = fold(name.words[0])
        since = -1 if name.full else last.get(low, -1)
        if name.kind == "open" and since < 0 and name.words in bodies:
            name = replace(name, kind="body", gender=None)
        elif name.kind in ("body", "place") and since >= 0 and len(low) > 3 and _borne(name, low, since):
            name = replace(name, kind="open")
        found.append(name)
    return found


def _borne(name: Name, low: str, since: int) -> bool:
    """True for a word that is somebody's last name here: of a place or a known body only after the full name."""
    return since < name.span.start or (name.kind == "body" and low not in BODIES)


def _noun(name: Name, words: Sequence[Token]) -> bool:
    low = name.words[0].lower()
    if low in GROUPS or (low in PEOPLES and name.kind == "open"):
        return True
    return name.kind == "open" and (low in PERSON_NOUNS or low in SURNAMES or _plural(low, words, name.first))


def _plural(low: str, words: Sequence[Token], at: int) -> bool:
    """True for ``Progressives``, ``Officials`` at the head of a sentence or alone."""
    if not low.endswith("s") or len(low) < 5:
        return False
    if low[:-1] in PERSON_NOUNS or low[:-1] in BODY_HEADS or low in PAPERS:
        return True
    return low.endswith(("als", "ives", "ists", "crats", "icans", "ians", "ators", "ters")) and not words[at].own


def _opens(text: str, words: Sequence[Token], name: Name) -> bool:
    """True at the head of a sentence or line, where a capital tells nothing."""
    before = words[name.first - 1] if name.first else None
    if before is None or before.word in '.?!:;”“"•*–—':
        return True
    return "\n" in text[before.stop : name.span.start]


def _word(text: str, name: Name, words: Sequence[Token]) -> bool:
    """True for a word such as ``Families``, ``Polling`` or ``Close`` at the head of a sentence, named nowhere else."""
    low = name.words[0].lower()
    if name.kind != "open" or words[name.first].own or not _opens(text, words, name):
        return False
    if "а" <= low[0] <= "я":
        return low.endswith(("ы", "и", "янин", "анин", "янка", "анка")) and len(low) > 4
    if not low.isascii():
        return False
    if low in PAPERS or (low.endswith("ing") and len(low) > 5):
        return True
    if low.endswith("s") and not low.endswith(("ss", "is", "us", "os")) and len(low) > 4:
        return True
    after = words[name.last + 1].low if name.last + 1 < len(words) else ""
    return after in _RULING or ("-" in low and low.rsplit("-", 1)[1] in name.words[0])


def _in_headings(text: str, called: Sequence[Name], headings: Sequence[tuple[int, list[Token]]]) -> list[Name]:
    """Names in title-cased lines: those the rest of the text knows, or, where it knows none, by their own words."""
    bearers: dict[str, tuple[str, ...]] = {}
    for name in called:
        if name.kind == "person" or (name.full and name.kind == "open"):
            last = fold(name.words[-1])
            bearers[last] = (*bearers.get(last, ()), *map(fold, name.words[:-1]))
    found: list[Name] = []
    for offset, words in headings:
        label = next((k for k, t in enumerate(words[:5]) if t.word == ":"), 0)
        near = words if len(words) < 8 else words[: label + 1] if label else ()
        own = [n for n in names(text, near, offset) if n.kind == "person"] if near else []
        own = [n for n in own if len(words) < 8 or (n.first, n.last) == (offset, offset + label - 1)]
        found += own or known(text, words, bearers, offset)
    return found
