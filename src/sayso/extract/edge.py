"""Where the spans of a draft start and stop: what never stands at the edge of what was said.

The habits were counted in the training split of PolNeAR (18,758 runs of content, 14,858 of source): content ends
with no comma, full stop, dash or conjunction of the sentence around it, and an addressee stands outside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.draft import Draft
from sayso.types import Span, Spans

_LEADS = re.compile(r"(?:[\s\u200b-\u200f\u202a-\u202e\ufeff]|[,;:.)\]](?=[\s\"“”'])|[-–—]+(?=\s))+")
_INVISIBLE = " \n\t\u00a0\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff"
_HANGING = re.compile(
    r"(?:[,;:(\[{“„«—–]|(?<=\s)-+"
    r"|(?<=[\s,])(?:and|but|or|nor|et|mais|ou|und|aber|oder|sondern|y|e|pero|sino|и|а|но|или)"
    r"|, (?:which|who|whom|whose|while|although|though|qui|dont|welche[rs]?|который|которая|которые|которое))$"
)
_LAST_STOP = re.compile(r"(?<![.\s]\w)(?<!\b[A-Z][a-z])(?<!\.)\.$")
_TOLD = re.compile(
    r"\b(?:told|tells?|telling|assur(?:es?|ed|ing)|remind(?:s|ed|ing)?|inform(?:s|ed|ing)?|warn(?:s|ed|ing)?"
    r"|notif(?:y|ies|ied|ying)|convinc(?:es?|ed|ing)|persuad(?:es?|ed|ing)|advis(?:es?|ed|ing))$",
    re.I,
)
_TOLD_WHOM = re.compile(r"(?P<cue>(?:(?:has|have|had|also|later|then|earlier) )*(?:told|tells?)) (?!that\b)\S", re.I)
_WAS_TOLD = re.compile(
    r"\b(?:was|were|been|being|be|is|are) (?:told|asked|assured|reminded|informed|warned|notified|advised)"
    r"(?: by| about)?$",
    re.I,
)
_IT_WAS = re.compile(
    r"it (?P<cue>(?:is|was|has been|had been) (?:(?!not\b)[^\W\d_]+ )?[^\W\d_]+(?:ed|en|wn|id))(?= that\b)", re.I
)
_APPOSITION = re.compile(
    r", (?:(?:an?|the|his|her|its|their|another) \w|(?!(?:Who|Which|And|But|As)\b)[^\W\d_a-zа-яё])"
    r"[^\s,.;:“”\"()]*\.?(?: (?!(?:who|which|whose|that)\b)[^\s,;:“”\"()]+){0,9},"
)
# A cue that runs up to a quotation: ``was reported in a “``.
_OPENED = re.compile(r"(?<=\w)(?: an?| the)? [\"“„«]$")
_ADDRESSEE = re.compile(
    r"(?:(?:him|her|them|me|us|you) (?=(?:that|he|she|they|it|I|we|the|there)\b)"
    r"|(?!(?:that|how|what|why|whether|when|where|if|who|it|he|she|they|I|we)\b)"
    r"(?:[^\s,“”\":;]+ ){1,8}?(?=(?:that (?!of\b)|(?:he|she|they|I|we|it)(?:['’](?:s|d|re|ll|ve|m))? (?!of\b)\w+)))"
)


# Of 3,149 contents in several runs none had such a word alone as a run of its own.
_ALONE = frozenset("its his her their my our your the a an".split())


_REST_OF_ABBREVIATION = re.compile(r"(?<=\b[^\W\d_a-zа-яё])\.(?:[^\W\d_]\.)+")


def edged(text: str, found: Sequence[Draft]) -> list[Draft]:
    """Drafts whose sources and contents end where the words of their sentence do, with no mark left hanging.

    >>> t = "Falk asked them to stay, but left."
    >>> edged(t, [Draft((Span(0, 4),), (Span(5, 10),), (Span(11, 28),), 1.0, "")])[0].content[0].of(t)
    'them to stay'
    """
    mended = []
    for draft in found:
        labelled = bool(draft.cue) and not any(c.isalnum() for s in draft.cue for c in s.of(text))
        content = [c if labelled else _content(text, _told_to(text, draft, c)) for c in _said(text, draft)]
        source = [_source(text, _apposed(text, s, draft.cue)) for s in draft.source]
        cue = draft.cue if labelled else tuple(_cue(text, c) for c in draft.cue)
        ends = (_kept(text, source), cue, _full(text, _kept(text, content)))
        same = ends == (draft.source, draft.cue, draft.content)
        mended.append(draft if same else replace(draft, source=ends[0], cue=ends[1], content=ends[2]))
    return mended


def _said(text: str, draft: Draft) -> Spans:
    """The contents without the one who was told and stands before a passive cue: ``Orne was told … that it held``."""
    cue = next((c for c in draft.cue if _WAS_TOLD.search(c.of(text))), None)
    after = tuple(c for c in draft.content if cue is not None and c.start >= cue.stop)
    return after or draft.content


def _cue(text: str, span: Span) -> Span:
    """A cue without the one who was told; of ``it was revealed that`` the words that report."""
    if span.of(text).casefold() == "it":
        impersonal = _IT_WAS.match(text, span.start)
        return Span(*impersonal.span("cue")) if impersonal else span
    told = _TOLD_WHOM.match(text, span.start, span.stop)
    if told:
        return Span(span.start, told.end("cue"))
    opened = _OPENED.search(text, span.start, span.stop)
    return Span(span.start, opened.start()) if opened else span


def _apposed(text: str, span: Span, cue: Spans) -> Span:
    """A source with the apposition that stands between commas before its cue: ``one of them, Falk,``."""
    if "," in span.of(text) or not cue:
        return span
    following = _APPOSITION.match(text, span.stop)
    if following is None or not any(c.start == following.end() + 1 for c in cue):
        return span
    return Span(span.start, following.end())


def _kept(text: str, spans: Sequence[Span]) -> Spans:
    return tuple(s for s in spans if any(c.isalnum() for c in s.of(text)))


def _full(text: str, content: Spans) -> Spans:
    """The runs of a content without an article, a possessive or a piece of a word that is left alone beside others."""
    return tuple(c for c in content if c.of(text).casefold() not in _ALONE and not _is_piece(text, c)) or content


def _is_piece(text: str, span: Span) -> bool:
    """True for the first letters of an abbreviation alone: the U of ``warned U.S. it would``."""
    return span.stop - span.start < 4 and _REST_OF_ABBREVIATION.match(text, span.stop) is not None


def _content(text: str, span: Span) -> Span:
    lead = _LEADS.match(text, span.start, span.stop)
    start, stop = lead.end() if lead else span.start, span.stop
    before = -1
    while before != stop and stop > start:
        before = stop
        while stop > start and text[stop - 1] in _INVISIBLE:
            stop -= 1
        hanging = _HANGING.search(text, max(start, stop - 12), stop)
        if hanging and not _closes_quotation(text, start, hanging.start()):
            stop = hanging.start()
        elif _ends_sentence(text, start, stop) or _closes_nothing(text, start, stop):
            stop -= 1
    return Span(start, stop)


def _ends_sentence(text: str, start: int, stop: int) -> bool:
    """True for a full stop that the sentence around needs, not an abbreviation."""
    return bool(_LAST_STOP.search(text, max(start, stop - 8), stop)) and (stop == len(text) or text[stop].isspace())


def _closes_quotation(text: str, start: int, at: int) -> bool:
    """True for a mark that opens quotations elsewhere and closes one here: „…“, »…«."""
    opens = {"“": "„", "«": "»"}.get(text[at], "")
    return bool(opens) and text.count(opens, start, at) > text.count(text[at], start, at)


def _closes_nothing(text: str, start: int, stop: int) -> bool:
    return text[stop - 1] == ")" and text.count("(", start, stop) < text.count(")", start, stop)


def _source(text: str, span: Span) -> Span:
    """A name without the comma after it; one with an apposition ("Falk, the mayor,") keeps its own."""
    stop = span.stop
    if text[stop - 1] == "," and "," not in text[span.start : stop - 1]:
        stop -= 1
    return Span(span.start, stop)


def _told_to(text: str, draft: Draft, span: Span) -> Span:
    """What somebody was told starts after whom it was told to."""
    cue = next((c for c in draft.cue if c.stop < span.start and not text[c.stop : span.start].strip()), None)
    if cue is None or not _TOLD.search(cue.of(text)):
        return span
    told = _ADDRESSEE.match(text, span.start, span.stop)
    return Span(told.end(), span.stop) if told else span
