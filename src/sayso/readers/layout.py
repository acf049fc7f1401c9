"""The lines of a text and what each of them is: headline, date line, byline, prose, bullet, furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from sayso.readers.dateline import dateline, is_date_line
from sayso.readers.press import furniture, is_credit, names_only
from sayso.text.segment import paragraphs
from sayso.types import Span

ENDED = re.compile(r"(?:[.?!…]|\.\.\.)[\"”’'»“)\]*]*(?:\[\w{1,3}\])*$|[:;,—–-]$")
ASKED = re.compile(r"[?!…]$")
BULLET = re.compile(r"[•‣▪●◦∙▸►■]\s*|[*-]\s+")
SURE_BULLET = "•‣▪●◦∙▸►■"
QUOTED_LINE = re.compile(r">+\s?")
LABEL = re.compile(r"([^\s:][^:\n]{0,59}):(?=\s|$)")
LONG = 25
BLANK = re.compile(r"\n[ \t\r\u00a0\ufeff]*\n")


@dataclass(frozen=True)
class Line:
    """One paragraph of the file and its surroundings; ``gap`` is True where a blank line stands before it."""

    span: Span
    words: str
    gap: bool
    close: bool

    @cached_property
    def count(self) -> int:
        """How many words it has."""
        return len(self.words.split())

    @cached_property
    def prose(self) -> bool:
        """True for what ends as sentences do, or is too long for anything else."""
        return bool(ENDED.search(self.words[-40:])) or self.count >= LONG

    @cached_property
    def bullet(self) -> int:
        """How many code points its bullet or quotation sign takes."""
        found = BULLET.match(self.words) or QUOTED_LINE.match(self.words)
        return found.end() if found else 0


def lines(text: str) -> tuple[Line, ...]:
    """The paragraphs of a text: its lines, or its groups of lines where lines are wrapped at a margin."""
    found = [s for s in paragraphs(text) if s.of(text).strip("\ufeff\u200b")]
    gaps = [bool(BLANK.search(text, a.stop, b.start + 1)) for a, b in pairwise(found)]
    spans = [_bare(text, s) for s in found]
    before, after = [True, *gaps], [*gaps, True]
    return tuple(Line(s, s.of(text), a, not b) for s, a, b in zip(spans, before, after, strict=False))


def _bare(text: str, span: Span) -> Span:
    """Without a byte order mark at its start."""
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip("\ufeff\u200b \t")), span.stop)


def kinds(parts: Sequence[Line]) -> tuple[str, ...]:
    """The kind of each line, in order.

    Whatever is not surely something else is prose: a lost statement is worse than a headline read as one.
    """
    spoken = _labels(parts)
    first = _lede(parts, spoken)
    if first is None:
        return tuple(furniture(p.words) or "body" for p in parts)
    told = [*_head(parts[:first]), "lede", *_rest(parts, first + 1, spoken)]
    _captions(parts, told)
    _pull_quotes(parts, told)
    _tail(parts, told)
    return tuple(told)


def _labels(parts: Sequence[Line]) -> frozenset[str]:
    """Words before a colon that open several lines, or surely a turn: somebody is speaking there."""
    opened = [m[1].strip() for m in (LABEL.match(p.words) for p in parts) if m]
    counted = Counter(opened)
    several = (w for w, n in counted.items() if n > 1 and furniture(f"{w}: X") is None)
    return frozenset((*several, *filter(TURN.fullmatch, counted)))


TURN = re.compile(
    r"(?:[QAPR]\.?|Question|Answer|Вопрос|Ответ|Реплика|Frage|Antwort|Réponse|Pregunta|Respuesta"
    r"|(?:M[RS]{1,2}|DR)\.? [A-Z-]+)"
)


def _speaks(line: Line, spoken: frozenset[str]) -> bool:
    label = LABEL.match(line.words)
    return label is not None and label[1].strip() in spoken


def _aside(line: Line) -> str | None:
    """The kind of a line that belongs to the head or the furniture whatever stands around it."""
    if is_date_line(line.words):
        return "dateline"
    return "byline" if byline(line.words) else furniture(line.words)


def _lede(parts: Sequence[Line], spoken: frozenset[str]) -> int | None:
    """Where the prose starts; None for a text that has none."""
    first = True
    for i, line in enumerate(parts):
        if _speaks(line, spoken):
            return i
        if _aside(line) or line.bullet:
            continue
        if not line.prose:
            first = False
            continue
        if first and _asks(line) and any(p.prose and p.count > 16 for p in parts[i + 1 : i + 4]):
            first = False
            continue
        return i
    return None


def _asks(line: Line) -> bool:
    """True for a short question or exclamation, as headlines may be."""
    return bool(ASKED.search(line.words)) and line.count <= 16 and dateline(line.words) is None


BY = re.compile(r"(?:(?:by|von|par|por|автор(?:ы)?|текст|texto|texte)\b\s?:?|—)\s+", re.I)


def byline(line: str) -> str | None:
    """The names of a line that says who wrote the text, None for any other line.

    >>> byline("By Ada Quill and Tom Reed"), byline("By Friday the hall was empty")
    ('Ada Quill and Tom Reed', None)
    """
    opening = BY.match(line)
    if not opening or len(line) > 160:
        return None
    names = line[opening.end() :].split("|")[0].strip(" ,")
    plain = line[0] == "—" or line.endswith((".", "!", "?", ":")) or line[0].islower()
    return names if names_only(names) and len(names.split()) <= 14 and not plain else None


def _head(parts: Sequence[Line]) -> list[str]:
    """What stands before the lede: one headline, dates, names, bullets, and links once bullets were seen."""
    told: list[str] = []
    for line in parts:
        kind = _aside(line)
        if kind is None and line.bullet:
            kind = "list" if not line.words.startswith(">") else "quote"
        if kind is None:
            kind = "boilerplate" if "list" in told else "headline"
        told.append(kind)
    return told


def _rest(parts: Sequence[Line], first: int, spoken: frozenset[str]) -> list[str]:
    told = []
    for i in range(first, len(parts)):
        line = parts[i]
        after = parts[i + 1] if i + 1 < len(parts) else None
        kind = None if _speaks(line, spoken) else furniture(line.words)
        if kind is None and line.words[0] in SURE_BULLET:
            kind = "list"
        elif kind is None and line.words.startswith(">"):
            kind = "quote"
        elif kind is None and not _speaks(line, spoken) and is_section_head(line, parts[i - 1], after):
            kind = "headline"
        told.append(kind or "body")
    return told


def is_section_head(line: Line, before: Line, after: Line | None) -> bool:
    """True for a short line without a full stop, between blank lines, with prose below it.

    Capitals on nearly all words, as English section heads have them, allow a longer line and even a colon or quotation
    marks; without them it must be short and have none, because a paragraph may be one bare quotation.
    """
    if not line.gap or line.close or after is None or line.count > LONG or len(line.words) > 160:
        return False
    words = line.words
    if words[0].islower() or words[0] in "([" or re.search(r"[.:;,—–-]$|\.[\"”’'»)\]]*$|^[—–―-]\s", words):
        return False
    if _titled(words):
        return line.count > 1 or words.isupper()
    plain = not re.search(r"[\"“”„«»:?!\[\]@#/]|^['‘]", words)
    return (
        plain and 1 < line.count <= 9 and after.prose and after.count >= 12 and before.prose and not words[0].isdigit()
    )


def _titled(words: str) -> bool:
    """True where nearly every word of four letters or more starts with a capital, and not names alone."""
    long = [w for w in re.findall(r"[^\W\d_][\w’'-]*", words) if len(w) >= 4 or w.isupper()]
    capitals = sum(w[0].isupper() for w in long)
    return bool(long) and capitals == len(long) and (len(long) > 1 or words.isupper() or len(words.split()) <= 3)


def _captions(parts: Sequence[Line], told: list[str]) -> None:
    """A line with a picture credit right below it, no blank line between, is the picture's caption."""
    spaced = sum(p.gap for p in parts) > len(parts) / 2
    for i in range(len(parts) - 1):
        if (
            spaced
            and told[i] == "body"
            and told[i + 1] == "caption"
            and parts[i].gap
            and parts[i].close
            and parts[i].count <= 60
        ):
            told[i] = "caption"


IN_MARKS = re.compile(r"[“”„«»\"]([^“”„«»\"]{40,})[“”„«»\"]")


def _pull_quotes(parts: Sequence[Line], told: list[str]) -> None:
    """A paragraph of nothing but quoted words that a longer one holds too repeats that one."""
    for i, line in enumerate(parts):
        found = IN_MARKS.fullmatch(line.words) if told[i] == "body" else None
        words = found[1].strip() if found else ""
        if words and any(words in p.words and p.count > line.count for p in parts):
            told[i] = "pullquote"


def _tail(parts: Sequence[Line], told: list[str]) -> None:
    """What follows the closing credit is the outlet's own, as long as it is short and quotes nobody.

    So is what follows two lines of furniture in a row, where no sentence comes after them.
    """
    for i in range(max(len(parts) - 12, 1), len(parts)):
        told_on = (parts[j].prose for j in range(i + 1, len(parts)) if told[j] != "boilerplate")
        imprint = told[i] == told[i - 1] == "boilerplate" and not any(told_on)
        if imprint or (told[i] == "boilerplate" and is_credit(parts[i].words)):
            for j in range(i + 1, len(parts)):
                if (
                    told[j] not in ("note", "caption")
                    and parts[j].count <= LONG
                    and not re.search(r"[\"“”«»„]", parts[j].words)
                ):
                    told[j] = "boilerplate"
            return
