"""Interviews whose questions stand alone, in bold or as headings, and whose answers carry no label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.extract.label import surname
from sayso.extract.mention.title import NOT_NAMES
from sayso.extract.narration import OWN_WORDS, in_own_words, is_stage
from sayso.extract.turn import BOLD, Turn, joined_parts
from sayso.types import Span

ASKS = re.compile(r"\?[”\"»’')]*$")
YOU = re.compile(r"\b(?:you|your|yours|вы|вас|вам|ваш\w{0,3}|vous|votre|vos|Sie|Ihr\w{0,2}|usted(?:es)?|tú)\b")
FEWEST_QUESTIONS = 2
FEWEST_UNMARKED = 3
LONGEST_QUESTION = 400
_NAME = r"(?<!\w)(?P<name>(?:[^\W\d_a-zа-яё][\w’'.-]+ ){1,3}[^\W\d_a-zа-яё][\w’'-]+)"
_OFFICE = r"(?:(?:the|our|der|die|le|la|el|l[’'])?\s?[^\W\d_][\w-]* ){0,5}?"
_MET = r"\b(?i:interview|conversation|q ?& ?a|sat down|sits down|spoke|speaks|talked|talks) (?:with|to)"
MEETINGS = (
    re.compile(rf"{_MET} {_OFFICE}{_NAME}"),
    re.compile(rf"\b(?:Interview|Gespräch|sprach|spricht) mit {_OFFICE}{_NAME}"),
    re.compile(rf"\b(?i:entretien|interview|rencontre) avec {_OFFICE}{_NAME}"),
    re.compile(rf"\b(?i:entrevista|conversación) (?:a|con) {_OFFICE}{_NAME}"),
    re.compile(rf"{_NAME}(?:, [^,.\n]{{2,80}},)? (?:spoke|speaks|talked|talks|told us|answers|answered|explains)\b"),
)  # fmt: skip


def interview(
    text: str, lines: Sequence[Span], asked: frozenset[int], heads: frozenset[int], spoken: Sequence[Turn]
) -> tuple[Turn, ...]:
    """The turns of an interview that labels do not mark: questions with no source, answers where it is sure whose.

    ``asked`` are the starts of paragraphs that a page sets in bold, ``heads`` those of section heads, ``spoken`` the
    turns that labels mark. Who answers is the only person with a label, or the only one the introduction presents;
    without such a one the answers are left to others, and no question is taken for one where bold type is missing.

    >>> t = "The Gazette spoke to Ada Orne.\\nWhy did you leave?\\nI was tired.\\nWhat next?\\nI shall sleep."
    >>> from sayso.text.segment import paragraphs
    >>> lines = paragraphs(t)
    >>> found = interview(t, lines, frozenset(p.start for p in lines if t[p.stop - 1] == "?"), frozenset(), ())
    >>> [(u.label and u.label.of(t), u.content[0].of(t)) for u in found][:2]
    [(None, 'Why did you leave?'), ('Ada Orne', 'I was tired.')]
    """
    held = [s for turn in spoken for s in turn.content]
    marked = _marked(text, lines, asked, heads)
    questions = marked if len(marked) >= FEWEST_QUESTIONS or (marked and spoken) else {}
    plain = not questions and not spoken
    if plain:
        questions = _unmarked(text, lines, heads)
    questions = {k: span for k, span in questions.items() if not any(h.meets(span) for h in held)}
    if not questions or not _answered(text, lines, questions):
        return ()
    source = _labelled(text, spoken) if spoken else _introduced(text, lines[: min(questions)])
    if plain and source is None:
        return ()
    found = [Turn(None, None, (span,), True, False) for span in questions.values()]
    if source is not None:
        found += _answers(text, lines, questions, heads, source, held)
    return tuple(sorted(found, key=lambda t: t.content[0]))


def _marked(text: str, lines: Sequence[Span], asked: frozenset[int], heads: frozenset[int]) -> dict[int, Span]:
    """Paragraphs in bold, or headings below the first, that ask: their number and what is asked without the marks."""
    found = {}
    for number, line in enumerate(lines):
        bold = BOLD.match(text, line.start, line.stop)
        if bold and bold.end() == line.stop:
            found[number] = Span(*bold.span("words"))
        elif line.start in asked or (number and line.start in heads and ASKS.search(line.of(text))):
            found[number] = line
    return found


def _unmarked(text: str, lines: Sequence[Span], heads: frozenset[int]) -> dict[int, Span]:
    """Paragraphs of nothing but a question, where there are several and most say ``you``."""
    found = {}
    for number, line in enumerate(lines):
        words = line.of(text)
        if words.endswith("?") and len(words) <= LONGEST_QUESTION and words[0] not in "“„«\"'‘":
            found[number] = line
    to_you = sum(bool(YOU.search(line.of(text))) for line in found.values())
    return found if len(found) >= FEWEST_UNMARKED and 2 * to_you >= len(found) else {}


def _answered(text: str, lines: Sequence[Span], questions: dict[int, Span]) -> bool:
    """True where what follows at least half of the questions is in somebody's own words, or carries a label."""
    after = [lines[k + 1] for k in questions if k + 1 < len(lines) and k + 1 not in questions]
    own = sum(in_own_words(p.of(text)) or ":" in p.of(text)[:60] for p in after)
    return bool(after) and 2 * own >= len(after)


def _labelled(text: str, spoken: Sequence[Turn]) -> Span | None:
    """The label of the only person who has one."""
    labels = [t.label for t in spoken if t.label and not t.questions]
    return labels[0] if labels and len({surname(s.of(text)) for s in labels}) == 1 else None


def _introduced(text: str, lines: Sequence[Span]) -> Span | None:
    """The name of the one person with whom the introduction says somebody spoke; None for nobody or for several."""
    found: dict[str, Span] = {}
    for line in lines:
        for pattern in MEETINGS:
            for match in pattern.finditer(text, line.start, line.stop):
                words = match["name"].split()
                if words[0].casefold() not in NOT_NAMES:
                    found.setdefault(words[-1].removesuffix("’s").removesuffix("'s"), Span(*match.span("name")))
    return next(iter(found.values())) if len(found) == 1 else None


def _answers(
    text: str,
    lines: Sequence[Span],
    questions: dict[int, Span],
    heads: frozenset[int],
    source: Span,
    held: Sequence[Span],
) -> list[Turn]:
    """What follows each question, up to the next one, a section head or a paragraph that tells of the speaker."""
    told_of = re.compile(rf"\b{re.escape(surname(source.of(text)) or source.of(text))}\b")
    found = []
    for number in questions:
        parts: list[Span] = []
        for k in range(number + 1, len(lines)):
            line = lines[k]
            if k in questions or line.start in heads or told_of.search(line.of(text)):
                break
            if any(h.meets(line) for h in held):
                break
            if not is_stage(line.of(text)):
                parts.append(line)
        if parts and OWN_WORDS.search(" ".join(p.of(text) for p in parts)):
            found.append(Turn(source, None, joined_parts(text, parts), False, False))
    return found
