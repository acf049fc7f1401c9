"""Who asks and who is asked: the one who puts a question is not the one who answers it.

Counted in the training split of PolNeAR: no word of asking carries a quotation of another paragraph, none of 42
passives such as “was asked” has whoever is asked for its source, and of 72 openings such as “Asked why, …” one has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.draft import Draft, outermost, starting, touching, without
from sayso.types import Quotation, Span

ASKS = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|(?:in|en)quir(?:es?|ed)|quer(?:y|ies|ied)|want(?:s|ed) to know|wondered|press(?:es|ed)"
    r"|question(?:s|ed)|quizze[sd]|prob(?:es|ed)|(?:по)?интересовал\w{0,4}|спр(?:осил|ашива)\w{0,4}|demand(?:e|a|ait|é)|enquit"
    r"|frag(?:t|te|en)|pregunt(?:a|ó|aba))\b",
    re.I,
)
# What is done with a question, or with anything else.
CALLS = re.compile(
    r"\b(?:shout|call|yell|persist|interrupt|interject|cr(?:y|ie)|repeat|demand)(?:s|ed|ing|d)?\b",
    re.I,
)
PRESS = re.compile(
    r"\b(?:reporters?|journalists?|correspondents?|(?:news|press)(?:man|men|woman|women)|interviewers?|moderators?"
    r"|questioners?|hecklers?|журналист\w*|корреспондент\w*|journalistes?|journalist(?:in|en)?|periodistas?)\b",
    re.I,
)
# “Lindt asked him”: one who can answer, unlike a crowd that somebody asks without waiting for it.
ONE_ASKED = re.compile(
    r" (?:him|her|me|(?:the|his|her|a|an) (?!\w*(?:crowd|audience|room|press|public|hall|house)\b)[\w’'-]+(?<!s)"
    r"|(?:(?:Mr|Mrs|Ms|Dr)\.? )?[^\W\d_a-zа-яё][\w’'-]+(?: [^\W\d_a-zа-яё][\w’'-]+){0,2})"
    r"(?=[.,:;]|$| (?:on|at|in|about)\b)"
)
REPLIES = re.compile(r"\b(?:repl(?:y|ies|ied)|answer(?:s|ed)|respond(?:s|ed)|retort(?:s|ed)|shot back|came)\b", re.I)
QUESTION_MARK = re.compile(r"\?[”\"»’'“)\]\s]*$")
ASKED_THAT = re.compile(r"(?:if|whether|what|who|whom|whose|which|why|how|when|where|about)\b", re.I)
_STOP = re.compile(r"[.!?…][”\"»’')]*\s")
_ASKED = "asked|told|pressed|questioned|quizzed|reminded|challenged|confronted|informed|warned"
_OPENED = re.compile(
    rf"(?:(?:^|(?<=\s))(?:{_ASKED.title()})|\b(?:[Ww]hen|[Bb]eing|[Hh]aving been) (?:{_ASKED}))\b(?! by\b)[^“”\"]*$"
)
_PASSIVE = re.compile(
    r"(?:(?:has|have|had) been|was|were|is|are|been|being|gets?|got) (?:\w+ly |also |then |later |once )*"
    rf"(?:{_ASKED})\b",
    re.I,
)
_CLAUSE = re.compile(r"[ \u00a0](?P<said>(?:if|whether|what|who|why|how|when|where|about) [^“”\"\n]+)$")


def is_question(text: str, span: Span) -> bool:
    """True for words that end with a question mark, inside their quotation marks or without any."""
    return QUESTION_MARK.search(text, max(span.start, span.stop - 4), span.stop) is not None


def question_of(text: str, draft: Draft, quotations: Sequence[Span]) -> Span | None:
    """What a draft says that somebody asked, None where it tells of no question: the first quotation that is one.

    ``quotations`` are the outermost quotations in order. Behind a word of asking an ``if`` or a ``why`` will do.
    """
    cue = " ".join(s.of(text) for s in draft.cue)
    asks = ASKS.search(cue) is not None
    if not draft.source or not (asks or CALLS.search(cue) or _is_press(text, draft)):
        return None
    quoted = [q for c in draft.content for q in touching(quotations, c)]
    asked = next((q for q in quoted if is_question(text, q)), None)
    if asked is not None or not asks:
        return asked
    return next((c for c in draft.content if ASKED_THAT.match(text, c.start) and not touching(quotations, c)), None)


def _is_press(text: str, draft: Draft) -> bool:
    return any(PRESS.search(s.of(text)) for s in draft.source)


def asked(text: str, found: Sequence[Draft], sentences: Sequence[Span]) -> list[Draft]:
    """The drafts without the one who is asked or told for a source: ``Told that it leaked, Falk laughed``.

    Of ``Falk was asked by Orme whether it held`` the question is what was asked, not Falk.
    """
    mended = []
    for draft in found:
        cue = draft.cue[0] if draft.cue else None
        if cue is None or not draft.source:
            mended.append(draft)
            continue
        source = draft.source[-1]
        sentence = next(iter(touching(sentences, cue)), cue)
        passive = _PASSIVE.match(text, cue.start, cue.stop)
        if passive and source.stop < cue.start and text[source.stop : cue.start].isspace():
            draft = replace(draft, source=())
        elif draft.source[0].start > cue.stop and _OPENED.search(text, sentence.start, cue.stop):
            apart = draft.content and draft.content[-1].stop <= draft.source[0].start
            draft = replace(draft, source=()) if apart else draft
        elif passive and draft.content and draft.content[-1].stop < cue.start and source.start > cue.stop:
            draft = _asked_that(text, draft, sentence)
        mended.append(draft)
    return mended


def _asked_that(text: str, draft: Draft, sentence: Span) -> Draft:
    """``Falk was asked by Orme whether it held``, where Falk was taken for what was asked."""
    by = draft.source[-1]
    clause = _CLAUSE.search(text, by.start, max(by.stop, sentence.stop - 1))
    if clause is None or clause.start() > by.stop:
        return draft
    source = Span(by.start, clause.start())
    return replace(draft, source=(*draft.source[:-1], source), content=(Span(*clause.span("said")),))


def questioned(
    text: str, found: Sequence[Draft], quotations: Sequence[Quotation], paragraphs: Sequence[Span]
) -> list[Draft]:
    """The drafts of those who ask without the words that follow their question and are none themselves.

    In the paragraph of the question that holds for the press, and for others where they ask somebody: many answer
    what they ask themselves. A reply does not hold the question that it replies to.
    """
    outer = outermost(quotations)
    mended = []
    # Some taggers make another draft of what the same one goes on to say.
    questions = {(d.source, d.cue): q for d in found if (q := question_of(text, d, outer)) is not None}
    for draft in found:
        question = questions.get((draft.source, draft.cue))
        holes = _answers(text, draft, question, quotations, paragraphs) if question is not None else []
        left = tuple(_trimmed(text, c) for c in without(draft.content, holes)) if holes else draft.content
        mended.append(replace(draft, content=left) if holes else draft)
    return [_without_question(text, d, outer) for d in mended]


def _without_question(text: str, draft: Draft, quotations: Sequence[Span]) -> Draft:
    """A reply without the question in marks that stands right before it: ``“Will it?” “No,” Falk replied``."""
    if not any(REPLIES.search(s.of(text)) for s in draft.cue):
        return draft
    quoted = [q for c in draft.content for q in touching(quotations, c)]
    pairs = zip(quoted, quoted[1:], strict=False)
    others = [q for q, after in pairs if is_question(text, q) and text[q.stop : after.start].isspace()]
    if not others:
        return draft
    return replace(draft, content=tuple(_trimmed(text, c) for c in without(draft.content, others)))


def _answers(
    text: str, draft: Draft, question: Span, quotations: Sequence[Quotation], paragraphs: Sequence[Span]
) -> list[Span]:
    """The quotations among a draft's contents that answer the question."""
    said = max(s.stop for s in (*draft.source, *draft.cue, question))
    line = next(iter(touching(paragraphs, question)), question)
    answers = []
    for q in (q for c in draft.content for q in starting(quotations, c) if q.depth == 1):
        if q.span.start < said or q.continues or is_question(text, q.span):
            continue
        ended = said == question.stop or _STOP.search(text, said, q.span.start)
        if q.span.start >= line.stop or (ended and (_is_press(text, draft) or _asks_one(text, draft))):
            answers.append(q.span)
    return answers


def _asks_one(text: str, draft: Draft) -> bool:
    """True where a word of asking is followed by whom it asks, and that is one."""
    asks = [c for c in draft.cue if ASKS.search(c.of(text)) and not any(s.start == c.stop + 1 for s in draft.source)]
    return any(ONE_ASKED.match(text, c.stop) or re.search(r" (?:him|her|me)$", c.of(text)) for c in asks)


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))


def answers(text: str, quotation: Span, draft: Draft, quotations: Sequence[Span]) -> bool:
    """True where a quotation is no question and the draft that stands before it asks one: it is not that draft's."""
    return not is_question(text, quotation) and question_of(text, draft, quotations) is not None
