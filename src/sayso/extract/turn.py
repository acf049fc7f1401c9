"""Speaker turns of transcripts and interviews: a label, a colon, and all that follows until the next label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.mention.title import OFFICES
from sayso.text.speech import QUESTION
from sayso.types import Quotation, Span, Spans

ANSWER = re.compile(r"(?:a|answer|ответ|réponse|antwort|respuesta)\.?", re.I)
ASIDE = re.compile(r"\s*[(\[][^()\[\]]{1,40}[)\]]\s*$")
TITLED = re.compile(
    r"(?:mr|mrs|ms|miss|dr|prof|sen|rep|gov|sir|dame|lord|lady|г-н|г-жа|m|mme|herr|frau|sr|sra)\b\.?\s", re.I
)
NUMBERED = re.compile(
    r"(?:speaker|voice|participant|witness|juror|спикер|интервьюер|locuteur|sprecher)s? ?\d{1,2}", re.I
)
CLOCK = re.compile(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?\s+")
LABEL = re.compile(r"(?:RT )?(?P<label>[^:\n\"“”«»„?!]{1,200}?)(?P<colon>\s?[:：])(?!//)(?=\s*\S)")
BARE = re.compile(r"[QA]\.?(?=[  \t]{2,}\S|[ \t]\S|  ?\S)")
INITIALS = re.compile(r"[^\W\d_]\.\s?(?:[^\W\d_]\.\s?)?[^\W\d_]{2,}$")
STAGE = re.compile(r"(?:[(\[][^()\[\]]{1,80}[)\]]|<(?:…|\.{3})>)$")
CARD = re.compile(r"\b(?P<name>[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+)?) (?P=name) [^\W\d_]")
OWN_WORDS = re.compile(
    r"\b(?:I|we|us|our|my|me|you|your|я|мы|нас|нам|наш\w{0,3}|мне|меня|мой|моя|вы|вас|вам|ваш\w{0,3}|je|j['’]|nous|notre"
    r"|nos|vous|votre|ich|wir|uns|unser\w{0,2}|mein\w{0,2}|yo|nosotros|nuestr[oa]s?|ustedes)(?![\w-])",
    re.I,
)
QUOTED_WORDS = re.compile(r"[“«„\"][^”»“\"]*(?:[”»“\"]|$)")
SENTENCE = re.compile(r"[^\W\d_]{4,}\. ")
LONGEST_LABEL = 7
LONGEST_INTRODUCTION = 30
CLOSING = re.compile(r"(?:END|###|\* \* \*|-30-)\b.{0,30}$|[*#_-]{3,}$")
PARTICLES = frozenset(
    "of the and for de la le du des del von van der den da di bin al el y et i и по в на für e to on at".split()
)
FURNITURE = frozenset(
    "note notes correction corrections update updates updated photo photos related read watch video more "
    "source sources editor tags topics contact location date time place moderator's subject from to cc re "
    "caption credit copyright follow email phone tel see also listen background advertisement story reporting "
    "editing writing via where when what who why how price cost result results score today tomorrow warning "
    "disclaimer summary ingredients serves method первое фото видео источник примечание дата место тема photo "
    "crédit lire mise quelle foto fuente image images picture pictures".split()
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the label's words, the colon (None after a bare Q) and the paragraphs spoken.

    ``questions`` is True where the label names no person but the one who asks; ``quoted`` where the
    words stand in quotation marks.
    """

    label: Span
    colon: Span | None
    content: Spans
    questions: bool
    quoted: bool


@dataclass(frozen=True, slots=True)
class _Opening:
    """A paragraph that may open a turn, and how plainly it does so; ``formal`` where an office leads to a name."""

    paragraph: int
    label: Span
    colon: Span | None
    words: str
    plain: bool
    formal: bool = False


def _is_name_like(label: str, cues: frozenset[str]) -> bool:
    words = re.findall(r"[^\s.,]+", label)
    longest = LONGEST_INTRODUCTION if _is_formal(words) else LONGEST_LABEL
    first, last = words[0].lower().strip("’'s") if words else "", words[-1].lower() if words else ""
    if not 1 <= len(words) <= longest or first in FURNITURE or last in FURNITURE | cues or SENTENCE.search(label):
        return False
    named = [w for w in words if w.lower() not in PARTICLES]
    if not named or any(any(c.isdigit() for c in w) for w in words):
        return False
    return all(w[0].isupper() or w[0] in "@(" for w in named)


def _is_formal(words: Sequence[str]) -> bool:
    """True for ``Harbour Minister Ada Orne``: an office, then at least a given and a last name."""
    offices = [k for k, w in enumerate(words[:-2]) if w.lower() in OFFICES]
    return bool(offices) and words[-1].lower() not in OFFICES


def _without_card(label: str) -> str:
    """A label without the card a page glues to a name: ``Clerk Ada Orne Orne Ada Clerk of Selm`` is ``Clerk Ada Orne``.

    The last name twice in a row is the sign of it.
    """
    card = CARD.search(label)
    return label[: card.end("name")] if card else label


def _opening(text: str, number: int, line: Span, marks: frozenset[int], cues: frozenset[str]) -> _Opening | None:
    """The label a paragraph starts with, if it looks like one."""
    clock = CLOCK.match(text, line.start, line.stop)
    first = clock.end() if clock else line.start
    bare = BARE.match(text, first, line.stop)
    if bare:
        wide = not text[bare.end() : bare.end() + 2].strip() or bare.group().endswith(".")
        return _Opening(number, Span(bare.start(), bare.end()), None, bare.group()[0], wide and bare.group()[0] == "Q")
    found = LABEL.match(text, first, line.stop)
    if not found:
        return None
    whole = _without_card(found.group("label"))
    words = ASIDE.sub("", whole).strip()
    label = Span(found.start("label"), found.start("label") + len(whole.rstrip()))
    colon = Span(found.end("colon") - 1, found.end("colon"))
    after = found.end()
    while after < line.stop and text[after].isspace():
        after += 1
    if QUESTION.fullmatch(words) or ANSWER.fullmatch(words):
        return _Opening(number, label, colon, words, len(words) > 1 or words in "QA")
    if NUMBERED.fullmatch(words):
        return _Opening(number, label, colon, words, True)
    if not _is_name_like(words, cues):
        return None
    several = len(words.split()) > 1 or len(words) > 4
    plain = after in marks or (words.isupper() and several) or bool(INITIALS.match(words) or TITLED.match(words))
    plain = plain or bool(clock) or words.startswith("@") or (words != label.of(text) and " " in words)
    return _Opening(number, label, colon, words, plain, _is_formal(words.split()))


def _kept(openings: Sequence[_Opening], paragraphs: int, spoken: bool) -> list[_Opening]:
    """The openings to believe: plain ones, and others where the document is a transcript.

    ``spoken`` is True where the paragraphs are in somebody's own words; an office and a name are believed there.
    """
    counts = Counter(_who(o) for o in openings)
    repeated = [o for o in openings if counts[_who(o)] > 1]
    introduced = {_who(o) for o in openings if o.formal}
    here = [o for o in openings if o.plain or o in repeated or _who(o) in introduced] if spoken and introduced else []
    usual = _usual(openings, repeated, paragraphs)
    return [o for o in openings if o in here or o in usual]


def _usual(openings: Sequence[_Opening], repeated: Sequence[_Opening], paragraphs: int) -> list[_Opening]:
    """The openings to believe by their look and number alone."""
    transcript = len(openings) >= 3 and (len(repeated) >= 2 or len(openings) >= 0.5 * paragraphs)
    asked = [o for o in openings if o.colon and QUESTION.fullmatch(o.words)]
    if asked and len(openings) > len(asked):
        return list(openings)
    if len(openings) >= 3 and len(repeated) >= 2 and len(openings) >= 0.8 * paragraphs:
        return list(openings)
    dense = len(openings) >= 4 and len(openings) >= 0.15 * paragraphs and len(repeated) >= 3
    if transcript and (dense or any(o.plain for o in openings)):
        return list(openings)
    plain = [o for o in openings if o.plain]
    bare = [o for o in openings if o.colon is None or o.words in ("Q", "A")]
    if any(o.plain for o in bare) and len({*plain, *bare}) > 1:
        return [o for o in openings if o.plain or o in bare]
    return [o for o in plain if o not in bare]


def _who(opening: _Opening) -> str:
    """The last name of a label, folded: it stays when the office and the given name are dropped."""
    return (_surname(opening.words) or opening.words).casefold()


def _is_spoken(text: str, paragraphs: Sequence[Span]) -> bool:
    """True where a third of these paragraphs address somebody or say ``I`` or ``we`` outside quotation marks."""
    own = sum(bool(OWN_WORDS.search(QUOTED_WORDS.sub("", p.of(text)))) for p in paragraphs)
    return bool(paragraphs) and 3 * own >= len(paragraphs)


def turns(
    text: str,
    paragraphs: Sequence[Span],
    quotations: Sequence[Quotation],
    cues: frozenset[str],
    breaks: frozenset[int] = frozenset(),
) -> tuple[Turn, ...]:
    """The turns these paragraphs hold, in order.

    ``cues`` are cue words that a label never ends in ("he said:" opens no turn); ``breaks`` are
    the starts of paragraphs at which a turn ends whatever follows (section heads, notes).

    >>> from sayso.text.segment import paragraphs, quotations
    >>> t = "Q: Was it agreed?\\nAnna Lind: “Never.\\n“I said so.”\\nShe left."
    >>> lines = paragraphs(t)
    >>> [(u.label.of(t), [c.of(t) for c in u.content]) for u in turns(t, lines, quotations(t, lines), frozenset())]
    [('Q', ['Was it agreed?']), ('Anna Lind', ['“Never.\\n“I said so.”'])]
    """
    marks = frozenset(q.span.start for q in quotations if q.depth == 1)
    openings = [o for k, line in enumerate(paragraphs) if (o := _opening(text, k, line, marks, cues))]
    first = next((o.paragraph for o in openings if o.plain or o.formal), len(paragraphs))
    spoken = _is_spoken(text, paragraphs[first:])
    kept = _kept(openings, len(paragraphs), spoken)
    by_paragraph = {o.paragraph: o for o in kept}
    last = kept[-1].paragraph if kept else 0
    several = any(k not in by_paragraph for k in range(kept[0].paragraph if kept else 0, last))
    open_turns = [o for o in kept if not _quoted(text, o, paragraphs[o.paragraph], marks)]
    flowing = len(open_turns) >= 3 or any(o.paragraph == 0 and o.plain for o in open_turns)
    flowing = flowing or (spoken and any(o.formal for o in open_turns))
    several = several or (flowing and (spoken or len(kept) == 1))
    found = []
    for opening in kept:
        line = paragraphs[opening.paragraph]
        quoted = _quoted(text, opening, line, marks)
        start = _after(text, opening, line)
        if start >= line.stop:
            continue
        parts = [Span(start, line.stop)]
        if quoted:
            parts = _within_marks(parts[0], opening.paragraph, paragraphs, quotations, by_paragraph)
        elif flowing and (several or opening.paragraph != last):
            told_of = _surname(opening.words) if opening.paragraph == last else None
            parts += _unlabelled(text, opening.paragraph, paragraphs, by_paragraph, breaks, told_of)
        questions = bool(QUESTION.fullmatch(opening.words))
        found.append(Turn(opening.label, opening.colon, _joined(text, parts), questions, quoted))
    return tuple(found)


def _surname(label: str) -> str | None:
    words = [w for w in re.findall(r"[^\W\d_]{3,}", label) if not QUESTION.fullmatch(w)]
    return words[-1].title() if words and words[-1].isupper() else words[-1] if words else None


def _after(text: str, opening: _Opening, line: Span) -> int:
    start = (opening.colon or opening.label).stop
    while start < line.stop and text[start].isspace():
        start += 1
    return start


def _quoted(text: str, opening: _Opening, line: Span, marks: frozenset[int]) -> bool:
    return _after(text, opening, line) in marks


def _within_marks(
    first: Span,
    number: int,
    paragraphs: Sequence[Span],
    quotations: Sequence[Quotation],
    openings: dict[int, _Opening],
) -> list[Span]:
    """The first paragraph and those that reopen its quotation; what follows a closing mark is not said."""
    outer = {q.span.start: q for q in quotations if q.depth == 1}
    now = outer[first.start]
    rest = Span(now.span.stop, first.stop)
    inner = [q for q in outer.values() if rest.holds(q.span)]
    parts = [first] if not now.closed or inner or rest.stop - rest.start < 3 else [now.span]
    last = max((q for q in outer.values() if first.holds(q.span)), key=lambda q: q.span.start)
    while not last.closed and number + 1 < len(paragraphs):
        number += 1
        following = outer.get(paragraphs[number].start)
        if following is None or not following.continues or number in openings:
            break
        line = paragraphs[number]
        last = max((q for q in outer.values() if line.holds(q.span)), key=lambda q: q.span.start)
        parts.append(Span(line.start, last.span.stop))
    return parts


def _unlabelled(
    text: str,
    number: int,
    paragraphs: Sequence[Span],
    openings: dict[int, _Opening],
    breaks: frozenset[int],
    told_of: str | None,
) -> list[Span]:
    """The paragraphs up to the next label or break, without stage directions that stand alone.

    After the last label a paragraph that tells of the speaker by name (``told_of``) is the outlet's again.
    """
    parts = []
    for k in range(number + 1, len(paragraphs)):
        line = paragraphs[k]
        if k in openings or line.start in breaks or CLOSING.match(line.of(text)):
            break
        if told_of and re.search(rf"\b{re.escape(told_of)}\b", line.of(text)):
            break
        if not STAGE.match(line.of(text)):
            parts.append(line)
    return parts


def _joined(text: str, parts: Sequence[Span]) -> Spans:
    """Parts with only white space between them as one span."""
    found = [parts[0]]
    for part in parts[1:]:
        if text[found[-1].stop : part.start].strip():
            found.append(part)
        else:
            found[-1] = Span(found[-1].start, part.stop)
    return tuple(found)
