"""Labels of speakers in transcripts and interviews: how they look, and which words before a colon are none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.extract.mention.title import MONTHS_DAYS, OFFICES
from sayso.text.speech import QUESTION
from sayso.types import Span, Spans

ANSWER = re.compile(r"(?:a|r|answer|ответ|réponse|antwort|respuesta)\.?", re.I)
# Words for a voice from the hall; articles print them as headings too, so they count in transcripts alone.
VOICE = re.compile(
    r"(?:remark|response|reply|comment|exclamation|voice|audience|crowd|shout|возглас|голос|из зала|zwischenruf"
    r"|zuruf)s?(?: from (?:the )?\w+)?",
    re.I,
)
ASIDE = re.compile(r"\s*[(\[][^()\[\]]{1,240}[)\]]\s*$")
# An interpreter's note with a colon of its own: "Minister Ada Orne: (retranslated): …".
SECOND_COLON = re.compile(r"\s*[(\[][^()\[\]\n]{1,80}[)\]]\s?[:：]\s*")
TITLED = re.compile(
    r"(?:mr|mrs|ms|miss|dr|prof|sen|rep|gov|sir|dame|lord|lady|г-н|г-жа|m|mme|herr|frau|sr|sra)\b\.?\s", re.I
)
NUMBERED = re.compile(
    r"(?:speaker|voice|participant|witness|juror|спикер|интервьюер|locuteur|sprecher)s? ?\d{1,2}", re.I
)
CLOCK = re.compile(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?\s+")
# French and Spanish print pairs of letters: Q. and R., P. and R.; alone they are initials.
PAIRED = frozenset("PR")
# "— Q. : Quand ouvrira le pont ?": a dash before the letter of whoever asks or answers.
DASHED = re.compile(r"[—–-]\s*(?=(?:[QPRA]\.?|Question|Réponse|Pregunta|Respuesta|Вопрос|Ответ|Frage|Antwort)\s?[:：])")
CITED = re.compile(r"(?:>\s*)+")
LABEL = re.compile(r"(?:RT )?(?P<label>[^:\n\"“”«»„?!]{1,300}?)(?P<colon>\s?[:：])(?!//)(?=\s*\S|$)")
BARE = re.compile(
    r"(?:Q\.?|A\.)(?=\s+[^\sa-zа-яё:：])|[QPR]\.(?:\s?[-–—])?(?=\s+[^\s:：])|[QA]\.?(?=\s{2,}\S)|A(?=\s[^\W\d_a-zа-яё])|Q(?!Anon)(?=[A-Z][a-z’']*\s)"
)
INITIALS = re.compile(r"(?!(?:U\.[SNK]|E\.U|D\.C|N\.Y|L\.A)\.)[^\W\d_]\.\s?(?:[^\W\d_]\.\s?)?[^\W\d_]{2,}$")
CARD = re.compile(r"\b(?P<name>[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+)?) (?P=name) [^\W\d_]")
SENTENCE = re.compile(r"[^\W\d_]{4,}\. ")
GIVEN_AND_LAST = re.compile(r"[^\W\d_][\w’'-]+ (?:[^\W\d_]\. )?[^\W\d_][\w’'-]+$")
# Three words, or a mark that ends a sentence: less is a title.
SAID_IN_MARKS = re.compile(r"\W*[^\s”»\"]+(?:\s+[^\s”»\"]+){2}|[^”»\"]*[.!?,…]")
# So many labels in lines of their own, one of which comes back, make a transcript.
FEWEST_ABOVE = 3
# A lone one behind a quotation mark may be a headline that somebody quotes ("Selm: the bridge is shut").
FEWEST_IN_MARKS = 3
LONGEST_LABEL = 7
FARTHEST_WORD = 400
LONGEST_INTRODUCTION = 30
PARTICLES = frozenset(
    "of the and for de la le du da del des von van der den di bin al el y et i и по в на für e to on at".split()
)
# Words that make a clause of what would else be somebody's description.
CLAUSE = frozenset(
    "i we you he she it they me us him her them my our your his its their this that these those there here what who "
    "which how why when where is are was were be been being am has have had do does did will would can could should "
    "may might must shall not if but because so as than then says said say told asked about after before once let "
    "with one two more another next first last next finally also again now only".split()
)
# Those of them that stand in no name, whatever their case ("FIX IS IN:"), and words that lead to a name.
NO_NAME = frozenset(
    "is are was were be been does did would could should not this that these those there it its they them you your our "
    "my his their because according continued added".split()
)
FURNITURE = frozenset(
    "note notes correction corrections update updates updated photo photos related read watch video more "
    "source sources editor tags topics contact location date time place moderator's subject from to cc re "
    "caption credit copyright follow email phone tel see also listen background advertisement story reporting "
    "editing writing via where when what who why how price cost result results score today tomorrow warning "
    "disclaimer summary ingredients serves method первое фото видео источник примечание дата место тема photo "
    "crédit lire mise quelle foto fuente image images picture pictures fact facts claim claims verdict analysis "
    "context takeaway takeaways week month year day exclusive breaking published publication link website "
    "version".split()
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A paragraph that may open a turn, and how plainly it does so.

    ``said`` is where its words start, ``formal`` means that an office leads to a name, ``weak`` that only other
    labels around it make it one, ``in_marks`` that a quotation mark opens before the label, as articles print a part
    of a transcript.
    """

    paragraph: int
    label: Span
    colon: Span | None
    words: str
    said: int
    plain: bool
    formal: bool = False
    weak: bool = False
    in_marks: bool = False

    @property
    def bare(self) -> bool:
        """True for a lone Q or A."""
        return self.colon is None or self.words.rstrip(".") in ("Q", "A", *PAIRED)

    @property
    def who(self) -> str:
        """The last name of the label, folded: it stays when the office and the given name are dropped."""
        return (surname(self.words) or self.words).casefold()


def surname(label: str) -> str | None:
    """The last name a label ends in, None where it names nobody.

    >>> surname("Harbour Minister ADA ORNE"), surname("Question 2")
    ('Orne', None)
    """
    words = [w for w in re.findall(r"[^\W\d_]{3,}", label) if not QUESTION.fullmatch(w)]
    return words[-1].title() if words and words[-1].isupper() else words[-1] if words else None


def openings(text: str, lines: Sequence[Span], marks: frozenset[int], cues: frozenset[str]) -> list[Opening]:
    """What may be a label at the start of these paragraphs, in order.

    ``marks`` are where quotations start, ``cues`` words that a label never ends in. A lone A before a single space
    is a label only after a lone Q, for it is a word of its own.
    """
    found: list[Opening] = []
    for number, line in enumerate(lines):
        one = opening(text, number, line, marks, cues)
        narrow = one is not None and one.colon is None and one.words == "A" and text[one.label.stop - 1] == "A"
        if one is None or (narrow and not (found and found[-1].words == "Q") and one.said - one.label.stop < 2):
            continue
        found.append(one)
    inside = Counter(o.who for o in found if o.in_marks)
    quoted = inside.total() >= FEWEST_IN_MARKS and max(inside.values()) > 1
    found = [replace(o, plain=True) if o.in_marks else o for o in found if quoted or not o.in_marks]
    found = _in_pairs(text, found, lines)
    above = Counter(o.who for o in found if o.said >= lines[o.paragraph].stop)
    if above.total() < FEWEST_ABOVE or max(above.values()) == 1:
        found = [o for o in found if o.said < lines[o.paragraph].stop]
    # A table of results: figures behind names are nobody's words.
    figures = sum(text[o.said : o.said + 1].isdigit() for o in found)
    return [] if 3 * figures > len(found) else found


def _in_pairs(text: str, found: list[Opening], lines: Sequence[Span]) -> list[Opening]:
    """The openings without lone letters P and R, unless a question under P or Q stands right before an answer under R.

    >>> lines = [Span(0, 18), Span(19, 30)]
    >>> [o.words for o in openings("P. ¿Cuándo abrirá?\\nR. En mayo.", lines, frozenset(), frozenset())]
    ['P', 'R']
    """
    letters = [o.words.rstrip(".") for o in found]
    asks = (letters[k] in ("P", "Q") and "?" in lines[found[k].paragraph].of(text) for k in range(len(found) - 1))
    if any(asked and letters[k + 1] == "R" for k, asked in enumerate(asks)):
        return found
    return [o for o, letter in zip(found, letters, strict=True) if letter not in PAIRED]


def opening(text: str, number: int, line: Span, marks: frozenset[int], cues: frozenset[str]) -> Opening | None:
    """The label a paragraph starts with, if it looks like one, also right behind an opening quotation mark."""
    inner = Span(line.start + 1, line.stop)
    if line.start not in marks or not LABEL.match(text, inner.start, inner.stop):
        return _opening(text, number, line, marks, cues)
    found = _opening(text, number, inner, marks, cues)
    return replace(found, in_marks=True) if found and found.colon else None


def _opening(text: str, number: int, line: Span, marks: frozenset[int], cues: frozenset[str]) -> Opening | None:
    cited = CITED.match(text, line.start, line.stop)
    first = cited.end() if cited else line.start
    clock = CLOCK.match(text, first, line.stop)
    first = clock.end() if clock else first
    dash = DASHED.match(text, first, line.stop)
    first = dash.end() if dash else first
    bare = BARE.match(text, first, line.stop)
    if bare:
        letter = bare.group().rstrip("-–— ")
        wide = text[bare.end() : bare.end() + 2].isspace() or letter.endswith(".")
        plain = wide and letter[0] in "QP"
        said = _after(text, bare.end(), line)
        return Opening(number, Span(bare.start(), bare.start() + len(letter)), None, letter[0], said, plain)
    found = LABEL.match(text, first, line.stop)
    if not found:
        return None
    whole = _without_card(found.group("label"))
    words = ASIDE.sub("", whole).strip()
    label = Span(found.start("label"), found.start("label") + len(whole.rstrip()))
    colon = Span(found.end("colon") - 1, found.end("colon"))
    said = _after(text, colon.stop, line)
    if QUESTION.fullmatch(words) or ANSWER.fullmatch(words):
        return Opening(number, label, colon, words, said, len(words) > 1 or words in ("Q", "A", *PAIRED))
    if VOICE.fullmatch(words):
        return Opening(number, label, colon, words, said, False, weak=True)
    if NUMBERED.fullmatch(words):
        return Opening(number, label, colon, words, said, True)
    strength = _strength(words, cues)
    if strength is None:
        return None
    several = len(words.split()) > 1 or len(words) > 4
    title = text[said : line.stop].isupper()
    plain = (said in marks and bool(SAID_IN_MARKS.match(text, said, min(line.stop, said + FARTHEST_WORD)))) or (
        words.isupper() and several
    )
    plain = (plain and not title) or bool(INITIALS.match(words) or TITLED.match(words))
    plain = plain or bool(clock) or "@" in label.of(text) or (words != label.of(text) and " " in words)
    weak = strength == "weak"
    return Opening(number, label, colon, words, said, plain and not weak, not weak and _is_formal(words.split()), weak)


def _strength(label: str, cues: frozenset[str]) -> str | None:
    """``name`` for what looks like a name with its titles, ``weak`` for a description that ends in one, else None."""
    words = re.findall(r"[^\s.,]+", label)
    longest = LONGEST_INTRODUCTION if _is_formal(words) else LONGEST_LABEL
    first, last = words[0].lower().strip("’'s") if words else "", words[-1].lower() if words else ""
    if not words or first in FURNITURE or last in FURNITURE | cues or SENTENCE.search(label):
        return None
    if any(w.lower() in NO_NAME for w in words):
        return None
    named = [w for w in words if w.lower() not in PARTICLES]
    if not named or all(w.lower() in MONTHS_DAYS for w in named) or any(any(c.isdigit() for c in w) for w in words):
        return None
    if len(words) <= longest and all(w[0].isupper() or w[0] in "@(" for w in named):
        return "name"
    described = len(words) <= LONGEST_INTRODUCTION and all(w[0].isupper() for w in words[-2:])
    clause = any(w.lower() in CLAUSE | cues for w in words)
    return "weak" if described and not clause and GIVEN_AND_LAST.search(label) else None


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


def _after(text: str, start: int, line: Span) -> int:
    """Where the words said start: behind white space and an interpreter's note with a colon of its own."""
    second = SECOND_COLON.match(text, start, line.stop)
    start = second.end() if second else start
    while start < line.stop and text[start].isspace():
        start += 1
    return start


# ---------------------------------------------------------------- labels inside a paragraph

_UPPER = "A-ZА-ЯЁÀ-ÖØ-Þ"
_NOTE = r"\s?[(\[][^()\[\]\n]{1,60}[)\]]"
_FULL = rf"[{_UPPER}][\w’'-]+(?: [{_UPPER}][\w’'-]+){{1,3}}"
_STATE = r"(?:U\.\s?[SNK]\.|E\.\s?U\.|D\.\s?C\.|N\.\s?Y\.|L\.\s?A\.)"
_ENDED = r"(?<=[.?!…»”)>*]\s)"
# A card may be glued to the name here too: "A.Orne Orne Ada Clerk of Selm: …".
INITIALED = re.compile(
    rf"(?<![\w.])(?!{_STATE})[{_UPPER}]\.\s?(?:[{_UPPER}]\.\s?)?(?P<last>[{_UPPER}][\w’'-]+)"
    rf"(?: (?P=last) [^:.?!\n]{{1,200}})?(?:{_NOTE})?\s?:(?=\s+[{_UPPER}«“(])"
)
UNNAMED = re.compile(
    rf"{_ENDED}(?:Вопрос|Реплика|Ответ|Question|Answer|Remark|Frage|Antwort|Pregunta)(?:{_NOTE})?\s?:(?=\s)"
)
NAMED = re.compile(rf"{_ENDED}{_FULL}\s?:(?=\s+[{_UPPER}«“(])")
INTERPRETED = re.compile(rf"{_ENDED}{_FULL}{_NOTE}\s?:(?=\s+[{_UPPER}«“(])")
CUT_SHORT = re.compile(r"<(?:…|\.{3})>")
FEWEST_NAMED = 3


def divided(text: str, lines: Sequence[Span]) -> Spans:
    """The paragraphs, those cut at each label that hold several turns because line breaks were lost.

    Initials, a last name and a colon are nearly always a label; full names count where they come back, and only
    beside one another. Nobody is known to speak after a cut of the editor's (<…>) until the next label.

    >>> t = "Talks began. A. Orne: Good day. I. Holm: And to you. A. Orne: Sit down."
    >>> [part.of(t) for part in divided(t, [Span(0, len(t))])]
    ['Talks began.', 'A. Orne: Good day.', 'I. Holm: And to you.', 'A. Orne: Sit down.']
    """
    found: list[Span] = []
    for line in lines:
        starts = _inside(text, line)
        if not starts:
            found.append(line)
            continue
        cuts = sorted({line.start, *starts, *(m.end() for m in CUT_SHORT.finditer(text, line.start, line.stop))})
        for start, stop in zip(cuts, [*cuts[1:], line.stop], strict=True):
            words = text[start:stop]
            if words.strip():
                found.append(Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip())))
    return tuple(found)


def _inside(text: str, line: Span) -> list[int]:
    """Where the labels of a paragraph that holds several turns start; none for any other."""
    sure = [m.start() for p in (INITIALED, INTERPRETED) for m in p.finditer(text, line.start, line.stop)]
    named = list(NAMED.finditer(text, line.start, line.stop))
    counts = Counter(m.group() for m in named)
    named = [m for m in named if counts[m.group()] >= FEWEST_NAMED]
    alone = len(sure) == 1 and text[sure[0]] < "Ѐ"
    if (alone or not any(s > line.start for s in sure)) and not (named and len(counts) > 1):
        return []
    unnamed = [m.start() for m in UNNAMED.finditer(text, line.start, line.stop)]
    return [*sure, *(m.start() for m in named), *unnamed]
