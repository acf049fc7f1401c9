"""Sentences of statements as they are compared: what they tell, who tells them, when, and whether the cue denies it.

A question, a condition, a sentence of fewer than three words and what a cue merely judges ("praised his plan") assert
nothing and are left out, but for one that points back, "It’s not true".
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.link.discrepancy import Reading, reading
from sayso.link.relation.amount import ONE_THING
from sayso.link.relation.denial import denying, of_a_person, points_back, unsaid
from sayso.link.relation.revision import revision, version
from sayso.link.relation.synonym import sense
from sayso.link.spelling import POSSESSIVE, Word, words
from sayso.link.statement.figure import NEGATORS
from sayso.link.statement.passage import EMPTY, Passage, passages
from sayso.link.utterance import judged
from sayso.text.root import root
from sayso.text.segment import sentences
from sayso.text.speech import ACCUSES, WITHHOLDS, only_says
from sayso.types import Attribution, Document, Span, Spans, Statement

OPEN = re.compile(r"\?|^\W*(?:if|whether|when|si|ob|wenn|если|ли)\b|\b(?:whether|ли)\b", re.IGNORECASE)
# Who declines, doubts or asks asserts nothing.
DECLINES = re.compile(
    r"\b(?:declin\w+|refus\w+|doubt\w*|wonder\w*|question(?:ed|s|ing)?|ask(?:ed|s|ing)?|отказ\w+|сомнева\w+|спросил\w*)\b",
    re.IGNORECASE,
)
BLAMES = re.compile(r"\b(?:accus|blam)\w+", re.IGNORECASE)
OFFICES = frozenset(
    "campaign spokesman spokeswoman spokesperson president senator government ministry office team lawyer lawyers "
    "attorney house white department company the".split()
)
FEWEST, BEFORE, CONTEXT = 3, 90, 320
BEGINNING, ENDED = re.compile(r"\W*\w"), re.compile(r"[.!?][\"”»)\s]*$|\n\s*$")
BACKGROUND = 300
# Words that tell how something is told rather than what.
SCALES = "hundred thousand million billion trillion тысяч миллионов миллиардов millions milliards".split()
LIGHT = frozenset(SCALES) | frozenset(
    "say said says tell told add added according also however there be about before after under over during since any "
    "some many more most much other only even still now per near nearly between against through because while where "
    "when why how really going get got make made take took go went want way thing things one".split()
)


@dataclass(frozen=True, slots=True)
class Assertion:
    """A sentence of a statement's fullest rendering.

    ``roots`` are the keys of its telling words, figures left out, ``names`` those among them that are proper names.
    ``who``: those of the speaker's name as the document gives it, offices aside; ``every``: those of all words of the
    sentence, ``around``: of the document's sentence that it stands in. ``first`` and ``last``: the days in which it was
    said, else that of publication, else "". ``denial``: words of the cue that deny what the sentence says. ``back``:
    true where the sentence names no claim of its own, "the accusations", "it’s not true". ``accuses``: the words before
    it hold it against somebody. ``unsaid``: the cue says that it was not said. ``before``: of a sentence that points
    back to a claim, what its document says in the sentence before it and in its own, what its speaker says himself
    left out; else "". ``revised`` and ``version``: what the words around it and the headline say of its figures
    (``revision``).
    """

    statement: str
    speaker: str | None
    attribution: Attribution
    passage: Passage
    roots: frozenset[str]
    names: frozenset[str]
    who: frozenset[str]
    first: str
    last: str
    denial: Spans
    back: bool
    every: frozenset[str]
    around: frozenset[str]
    accuses: bool
    cue: str
    unsaid: bool
    before: str
    revised: str
    version: int

    @property
    def text(self) -> str:
        """The sentence as it stands, its parts joined by a blank."""
        return self.passage.text

    @property
    def start(self) -> int:
        """Where it begins in its document."""
        return self.passage.spans[0].start

    @property
    def read(self) -> Reading:
        """Its figures, days and names."""
        return reading(self.passage.text, self.passage.language)


class Rareness:
    """How much a root tells: the logarithm of how rare it is, as if ``BACKGROUND`` more sentences lacked it."""

    def __init__(self, found: Sequence[Assertion]) -> None:
        counts = Counter(r for a in found for r in a.roots)
        self._weight = {r: math.log((len(found) + BACKGROUND) / (n + 0.5)) for r, n in counts.items()}

    def of(self, roots: Iterable[str]) -> float:
        """The sum over roots, in one order, so that it never varies."""
        return sum(self._weight.get(r, 0.0) for r in sorted(roots))

    def one(self, name: str) -> float:
        """The weight of one root."""
        return self._weight.get(name, 0.0)


def assertions(
    documents: Sequence[Document], attributions: Sequence[Attribution], statements: Sequence[Statement]
) -> list[Assertion]:
    """The sentences to compare, in the order of statement ids and, within one, of the text."""
    at_hand = {d.id: d for d in documents}
    by_id = {a.id: a for a in attributions if a.document in at_hand}
    wanted = {s.renderings[0].attribution for s in statements if s.renderings}
    cut: defaultdict[str, list[Passage]] = defaultdict(list)
    for p in passages(at_hand, [a for id, a in by_id.items() if id in wanted]):
        cut[p.attribution].append(p)
    plainly = frozenset(w.form for some in cut.values() for p in some for w in p.words if not w.capital)
    own = _own(at_hand, by_id, statements)
    found = []
    for statement in sorted(statements, key=lambda s: s.id):
        fullest = statement.renderings[0]
        attribution = by_id.get(fullest.attribution)
        if attribution is None:
            continue
        document = at_hand[attribution.document]
        for p in cut[attribution.id]:
            if all(any(s.holds(own) for s in fullest.spans) for own in p.spans):
                made = _assertion(statement, attribution, document, p, plainly, own)
                if made is not None:
                    found.append(made)
    return found


def _own(
    documents: Mapping[str, Document], attributions: Mapping[str, Attribution], statements: Sequence[Statement]
) -> dict[tuple[str, str], list[Span]]:
    """What each speaker is said to say himself, by document and speaker; what he denies is what others say."""
    found: defaultdict[tuple[str, str], list[Span]] = defaultdict(list)
    for statement in statements:
        for rendering in statement.renderings if statement.speaker else ():
            said = attributions.get(rendering.attribution)
            if said is not None and not denying(documents[said.document].text, said):
                found[said.document, statement.speaker or ""] += said.content
    return found


def _assertion(
    statement: Statement,
    attribution: Attribution,
    document: Document,
    p: Passage,
    plainly: frozenset[str],
    own: Mapping[tuple[str, str], Sequence[Span]],
) -> Assertion | None:
    cue = " ".join(span.of(document.text) for span in attribution.cue)
    # Who accuses judges, and says that it is so.
    if DECLINES.search(cue) or WITHHOLDS.search(cue) or (judged(document, attribution) and not BLAMES.search(cue)):
        return None
    denial = denying(document.text, attribution)
    never_said = unsaid(document.text, attribution)
    if (
        not denial
        and not never_said
        and any(w.plain in NEGATORS for span in attribution.cue for w in _words(document, span))
    ):
        return None
    back = points_back(p.text, bool(denial)) and (bool(denial) or _is_said(attribution, cue, p))
    if not back and (OPEN.search(p.text) or (len(p.plain) < FEWEST and not (denial and p.stems))):
        return None
    published = (document.published or "")[:10]
    roots, names = _roots(p, plainly)
    if not roots and not back:
        return None
    around = _sentence(document.text, p)
    return Assertion(
        statement.id,
        statement.speaker,
        attribution,
        p,
        roots,
        names,
        frozenset(
            root(w) for w in re.findall(r"[^\W\d_]{3,}", (attribution.name or "").casefold()) if w not in OFFICES
        ),
        statement.said.earliest[:10] if statement.said else published,
        statement.said.latest[:10] if statement.said else published,
        denial,
        back,
        frozenset(root(w.plain, p.language) for w in p.words),
        frozenset(root(w.plain, p.language) for w in words(around)),
        ACCUSES.search(_lead(document.text, p.spans[0].start)) is not None,
        cue,
        never_said,
        _before(document.text, p.spans[0].start, own.get((document.id, statement.speaker or ""), ()))
        if back and not of_a_person(p.text)
        else "",
        revision(around),
        version(document.title or ""),
    )


def _is_said(attribution: Attribution, cue: str, p: Passage) -> bool:
    """False for a fragment behind a cue of no speech: "has tapped “fake news”"."""
    return attribution.voice == "narrated" or len(p.plain) >= FEWEST or only_says(cue, p.language)


def _words(document: Document, span: Span) -> tuple[Word, ...]:
    return words(document.text, span.start, span.stop)


def _lead(text: str, start: int) -> str:
    """The words before a place in its own sentence."""
    return re.split(r"\n|[.!?][\"”»]?\s", text[max(0, start - BEFORE) : start])[-1]


def _before(text: str, start: int, own: Sequence[Span]) -> str:
    """The words before a place in its own sentence, and the sentence before that; those of ``own`` left out."""
    far = Span(max(0, start - CONTEXT), start)
    told = [s for s in sentences(text, far) if BEGINNING.match(s.of(text))]
    led = bool(told) and not ENDED.search(told[-1].of(text))
    at = max(far.start, told[-2 if led and len(told) > 1 else -1].start) if told else start
    parts = []
    for span in sorted(own):
        parts.append(text[at : max(at, min(span.start, start))])
        at = min(start, max(at, span.stop))
    return " ".join((*parts, text[at:start])).strip()


def _sentence(text: str, p: Passage) -> str:
    """The document's sentence that a passage stands in."""
    stop = p.spans[-1].stop
    after = re.split(r"\n|[.!?][\"”»]?\s", text[stop : stop + BEFORE])[0]
    return _lead(text, p.spans[0].start) + " " + text[p.spans[0].start : stop] + " " + after


def _roots(p: Passage, plainly: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of a passage's telling words, and those of its names: capitals that no passage writes small."""
    inner = [w for w in p.words if not w.inserted and w.plain != POSSESSIVE]
    told = [w for w in inner if w.plain not in EMPTY | NEGATORS | LIGHT and not w.plain[0].isdigit()]
    proper = [w for w in told if w.capital and w.form not in plainly]
    names = frozenset(root(w.plain, p.language) for w in proper)
    plain = (ONE_THING.get(w.form) or sense(w.plain, p.language) for w in told if w not in proper)
    return names | frozenset(plain), names
