"""Speaker turns of transcripts and interviews: a label, a colon, and all that follows until the next label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.extract.draft import joined, starting, touching
from sayso.extract.form import entries, is_entry, named_in
from sayso.extract.headline import said_behind
from sayso.extract.label import VOICE, Opening, openings, surname
from sayso.extract.narration import (
    in_own_words,
    is_narrated,
    is_stage,
    is_under_a_post,
    tells,
    unnoted,
)
from sayso.extract.thread import REPEATED, cited_mark, cited_parts, cited_posts
from sayso.extract.transcript import FEWEST_LABELS, SENTENCE_END, believed, is_named, is_spoken
from sayso.text.speech import QUESTION
from sayso.types import Quotation, Span, Spans

SINGLE_CLOSING = re.compile(r"(?<=[.?!,…])[’'](?=\s|$)")
CLOSING = re.compile(r"(?:END|###|\* \* \*|-30-)\b.{0,30}$|[*#_-]{3,}$")
# A question that a page or a plain text sets in bold: the interviewer's.
BOLD = re.compile(r"(?P<mark>\*\*|__)(?P<words>[^*_\n]+\?)(?P=mark)$")


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the label's words, the colon (None after a bare Q) and the paragraphs spoken.

    ``label`` is None for a question that stands alone, and the name in the introduction for its answer.

    ``questions`` is True where the label names no person but the one who asks; ``quoted`` where the
    words stand in quotation marks; ``outer`` is the content of the turn that quotes this one, if any.
    """

    label: Span | None
    colon: Span | None
    content: Spans
    questions: bool
    quoted: bool
    outer: Spans | None = None


def turns(
    text: str,
    paragraphs: Sequence[Span],
    quotations: Sequence[Quotation],
    cues: frozenset[str],
    breaks: frozenset[int] = frozenset(),
    marked: frozenset[int] = frozenset(),
) -> tuple[Turn, ...]:
    """The turns these paragraphs hold, in order.

    ``cues`` are cue words that a label never ends in ("he said:" opens no turn); ``breaks`` are
    the starts of paragraphs at which a turn ends whatever follows (section heads, notes); ``marked`` those at which
    the material says that somebody else starts to speak, so that a name there is a label though it never comes back.

    >>> from sayso.text.segment import paragraphs, quotations
    >>> t = "Q: Was it agreed?\\nAnna Lind: “Never.\\n“I said so.”\\nShe left."
    >>> lines = paragraphs(t)
    >>> found = turns(t, lines, quotations(t, lines), frozenset())
    >>> [(u.label and u.label.of(t), [c.of(t) for c in u.content]) for u in found]
    [('Q', ['Was it agreed?']), ('Anna Lind', ['“Never.\\n“I said so.”'])]
    """
    marks = frozenset(q.span.start for q in quotations if q.depth == 1)
    able = openings(text, paragraphs, marks, cues)
    forms = entries(text, able, paragraphs, marks)
    breaks = _ends(text, paragraphs, breaks)
    asked = {k + 1 for k, p in enumerate(paragraphs) if p.start in breaks and "?" in p.of(text)[-4:]}
    breaks |= {paragraphs[o.paragraph].start for o in forms}
    present = named_in(text, forms, paragraphs)
    listed = frozenset(forms)
    able = [replace(o, plain=o.plain or o.who in present) for o in able if o not in listed]
    first = next((o.paragraph for o in able if o.plain or o.formal), 0)
    spoken = bool(able) and is_spoken(text, paragraphs[first:])
    breaks |= marked
    sure = frozenset(o for o in able if paragraphs[o.paragraph].start in marked and is_named(o))
    held = sure.union(believed(text, able, paragraphs, spoken, asked))
    told = [o for o in able if o in held and not _says_another(text, o, paragraphs[o.paragraph], quotations, cues)]
    cited = cited_posts(text, told, paragraphs)
    posts = frozenset(cited)
    kept = [o for o in told if o not in posts]
    by_paragraph = {o.paragraph: o for o in kept}
    open_turns = [o for o in kept if o.said not in marks]
    flowing = bool(cited or sure) or _flows(text, kept, open_turns, paragraphs, spoken)
    top = [q for q in quotations if q.depth == 1]
    found = []
    for opening in kept:
        line = paragraphs[opening.paragraph]
        quoted = opening.said in marks and not (flowing and 2 * len(open_turns) > len(kept))
        parts = [Span(opening.said, line.stop)] if opening.said < line.stop else []
        if opening.in_marks:
            parts = _behind_mark(text, opening, paragraphs, top, by_paragraph)
        elif quoted:
            parts = _within_marks(parts[0], opening.paragraph, paragraphs, top, by_paragraph)
        elif flowing:
            parts += _unlabelled(text, opening, paragraphs, by_paragraph, breaks, opening is kept[-1])
        if parts and is_stage(parts[0].of(text)):
            parts = parts[1:]
        if parts:
            parts[-1] = unnoted(text, parts[-1])
            questions = bool(QUESTION.fullmatch(opening.words) or VOICE.fullmatch(opening.words))
            found.append(Turn(opening.label, opening.colon, joined_parts(text, parts), questions, quoted))
    return tuple(sorted([*found, *_cited(text, found, cited, paragraphs)], key=lambda t: t.content[0].start))


def _says_another(
    text: str, opening: Opening, line: Span, quotations: Sequence[Quotation], cues: frozenset[str]
) -> bool:
    """True where a clause behind the quotation that a label leads to says whose it is: ``Ferry: “rusty”, vet says``."""
    quotation = next((q.span for q in starting(quotations, line) if q.span.start == opening.said), None)
    behind = said_behind(text, quotation, line, cues) if quotation is not None else None
    return behind is not None and opening.who not in behind[0].of(text).casefold()


def _ends(text: str, paragraphs: Sequence[Span], breaks: frozenset[int]) -> frozenset[int]:
    """Where a turn ends: the breaks that are no sentence, bold questions, and what stands under a post."""
    breaks -= {p.start for p in paragraphs if SENTENCE_END.search(p.of(text))}
    return breaks | {p.start for p in paragraphs if BOLD.match(p.of(text)) or is_under_a_post(p.of(text))}


def _cited(text: str, spoken: Sequence[Turn], cited: Sequence[Opening], paragraphs: Sequence[Span]) -> list[Turn]:
    """The turns of others that turns quote: posts behind ``>``, and what follows ``RT @name:``."""
    found = []
    for one in cited:
        around = next((t.content for t in spoken if any(c.holds(one.label) for c in t.content)), None)
        content = joined_parts(text, cited_parts(text, one, cited, paragraphs))
        # Where the record goes on, the turn around it ends and with it what that one quotes.
        content = content if around is None else _in_both(content, around)
        if content:
            found.append(Turn(one.label, one.colon, content, False, False, around))
    for turn in spoken:
        first, *rest = turn.content
        repeated = REPEATED.match(text, first.start, first.stop)
        if repeated:
            label, colon = Span(*repeated.span("label")), Span(*repeated.span("colon"))
            found.append(Turn(label, colon, (Span(repeated.end(), first.stop), *rest), False, False, turn.content))
    return found


def _in_both(content: Spans, around: Spans) -> Spans:
    pairs = ((c, o) for c in content for o in touching(around, c))
    return tuple(Span(max(c.start, o.start), min(c.stop, o.stop)) for c, o in pairs)


def unstruck(text: str, spoken: Sequence[Turn], struck: Sequence[Span]) -> tuple[Turn, ...]:
    """The turns without words that are crossed out in them: a transcript's own corrections.

    A turn that another one quotes goes where its label is crossed out: its words are the other one's then.

    >>> turn = Turn(Span(0, 1), Span(1, 2), (Span(3, 20),), False, False)
    >>> unstruck("A: It shut in Maypril.", [turn], [Span(15, 18)])[0].content
    (Span(start=3, stop=15), Span(start=18, stop=20))
    """
    found, cuts = [], joined(text, struck)
    for turn in spoken:
        content, outer = _cut(text, turn.content, cuts), _cut(text, turn.outer or (), cuts)
        label = [s for s in (turn.label, turn.colon) if s is not None]
        named = turn.outer is None or all(any(o.holds(s) for o in outer) for s in label)
        if content and named:
            found.append(replace(turn, content=content, outer=outer or None))
    return tuple(found)


def _cut(text: str, parts: Spans, cuts: Sequence[Span]) -> Spans:
    """What remains of the parts; the cuts stand in order and apart."""
    found = []
    for part in parts:
        start = part.start
        for cut in touching(cuts, part):
            found.append(Span(start, cut.start))
            start = cut.stop
        found.append(Span(start, part.stop))
    return tuple(s for s in found if s.start < s.stop and s.of(text).strip())


def within_single_marks(text: str, content: Spans) -> Spans:
    """Quoted speech up to the single mark that closes it; other content as it is.

    Inside a turn single marks are as good as double ones, but an apostrophe closes nothing: a closing mark has a
    sentence's end before it.

    >>> t = "‘It’s shut.’ I know."
    >>> [s.of(t) for s in within_single_marks(t, (Span(0, 19),))]
    ['‘It’s shut.’']
    """
    first, *rest = content
    if text[first.start] not in "‘'":
        return content
    closing = SINGLE_CLOSING.search(text, first.start + 1, first.stop)
    return (Span(first.start, closing.end()),) if closing and not rest else content


# ---------------------------------------------------------------- what a turn holds


def _flows(
    text: str, kept: Sequence[Opening], open_turns: Sequence[Opening], paragraphs: Sequence[Span], spoken: bool
) -> bool:
    """True where paragraphs without a label go on with the turn before them.

    A single label carries other paragraphs only where they, and the first of them, are in somebody's own words: an
    article in the third person below a rubric is nobody's turn.
    """
    if not kept:
        return False
    labelled = {o.paragraph for o in kept}
    gaps = any(k not in labelled for k in range(kept[0].paragraph, kept[-1].paragraph))
    run_on = len(open_turns) >= FEWEST_LABELS or any(o.paragraph == 0 and (o.plain or spoken) for o in open_turns)
    run_on = run_on or (spoken and any(o.formal for o in open_turns))
    if len(kept) > 1:
        return run_on and (spoken or gaps)
    following = (p.of(text) for p in paragraphs[kept[0].paragraph + 1 :] if not is_stage(p.of(text)))
    return run_on and spoken and in_own_words(next(following, ""))


def _within_marks(
    first: Span,
    number: int,
    paragraphs: Sequence[Span],
    quotations: Sequence[Quotation],
    labelled: dict[int, Opening],
) -> list[Span]:
    """The first paragraph and those that reopen its quotation; what follows a closing mark is not said.

    ``quotations`` are the outermost ones.
    """
    now = starting(quotations, first)[0]
    rest = Span(now.span.stop, first.stop)
    inner = [q for q in starting(quotations, rest) if rest.holds(q.span)]
    parts = [first] if not now.closed or inner or rest.stop - rest.start < 3 else [now.span]
    last = max((q for q in starting(quotations, first) if first.holds(q.span)), key=lambda q: q.span.start)
    while not last.closed and number + 1 < len(paragraphs):
        number += 1
        line = paragraphs[number]
        held = starting(quotations, line)
        if not held or held[0].span.start != line.start or not held[0].continues or number in labelled:
            break
        last = max((q for q in held if line.holds(q.span)), key=lambda q: q.span.start)
        parts.append(Span(line.start, last.span.stop))
    return parts


def _behind_mark(
    text: str,
    opening: Opening,
    paragraphs: Sequence[Span],
    quotations: Sequence[Quotation],
    labelled: dict[int, Opening],
) -> list[Span]:
    """What is said behind a label that itself stands in quotation marks, without the marks, up to where they close.

    ``quotations`` are the outermost ones; paragraphs that reopen them go on, stage directions among them left out.
    """
    parts: list[Span] = []
    for number in range(opening.paragraph, len(paragraphs)):
        line = paragraphs[number]
        held = starting(quotations, line)
        if not held or held[0].span.start != line.start or (parts and number in labelled):
            break
        inner = Span(line.start + 1, held[0].span.stop - 1 if held[0].closed else line.stop)
        if number == opening.paragraph:
            inner = Span(opening.said, inner.stop)
        if inner.start < inner.stop and not is_stage(inner.of(text)):
            parts.append(inner)
        if held[0].closed:
            break
    return parts


def _unlabelled(
    text: str,
    opening: Opening,
    paragraphs: Sequence[Span],
    labelled: dict[int, Opening],
    breaks: frozenset[int],
    is_last: bool,
) -> list[Span]:
    """The paragraphs up to the next label or break, without stage directions that stand alone.

    What tells of the sitting or of the speaker in nobody's own words, with nothing said after it, is the record's.
    After the last label a paragraph that tells of the speaker by name, or of somebody else in nobody's own words, is
    the outlet's again.
    """
    parts, said = [], 0
    name = surname(opening.words)
    for k in range(opening.paragraph + 1, len(paragraphs)):
        line = paragraphs[k]
        words = line.of(text)
        if k in labelled or line.start in breaks or CLOSING.match(words) or is_entry(words):
            break
        if is_last and name and (re.search(rf"\b{re.escape(name)}\b", words) or tells(words)):
            break
        if not is_stage(words):
            start = cited_mark(text, line)
            parts.append(line if start is None else Span(start, line.stop))
            said = said if is_narrated(words, opening.words) else len(parts)
    return parts[:said]


def joined_parts(text: str, parts: Sequence[Span]) -> Spans:
    """Parts with only white space between them as one span."""
    found = [parts[0]]
    for part in parts[1:]:
        if text[found[-1].stop : part.start].strip():
            found.append(part)
        else:
            found[-1] = Span(found[-1].start, part.stop)
    return tuple(found)
