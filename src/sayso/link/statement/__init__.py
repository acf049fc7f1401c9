"""Renderings of one utterance put together into statements, across documents and inside one.

Content is cut into sentences (``passage``), likely pairs are found and scored (``candidate``), pairs are joined
into groups under constraints (``grouping``), neighbouring sentences that the same places render are put together
again, and each group becomes a statement whose renderings are classed against the fullest (``difference``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sayso.link.judgement import constraints
from sayso.link.speaker import says_name
from sayso.link.statement.abroad import called
from sayso.link.statement.affiliation import affiliated
from sayso.link.statement.anonymous import Anonymous
from sayso.link.statement.candidate import candidates
from sayso.link.statement.difference import Wording, diff, rendering_class
from sayso.link.statement.grouping import Bounds, Part, parts_of
from sayso.link.statement.passage import passages
from sayso.link.statement.source import kinds
from sayso.link.statement.translation import translated as beside
from sayso.types import (
    Attribution,
    Document,
    Encoder,
    Judgement,
    Problem,
    Rendering,
    Span,
    Spans,
    Speaker,
    Statement,
    When,
    key,
)

KINDS = ("person", "group", "body", "document", "unnamed")
WORTH_FULLEST, ABOUT_AS_LONG, MUCH_SHORTER = 0.5, 0.8, 1.3


def statements(
    documents: Sequence[Document],
    attributions: Sequence[Attribution],
    speakers: Sequence[Speaker],
    witnesses: Sequence[tuple[str, str]],
    encoder: Encoder | None,
    judgements: Sequence[Judgement] = (),
) -> tuple[tuple[Statement, ...], tuple[Problem, ...]]:
    """The statements that these attributions render, sorted by id, and the clashes among judgements on them.

    Every character of an attribution's content belongs to a rendering of exactly one statement; what somebody tells of
    another's words stands in two, the teller's and the other's, each by its own attribution. Two renderings have one
    speaker (a source nobody names may join where the wording is near-verbatim), days that do not exclude each other,
    and are not kept apart by a judgement. Without an encoder only wording counts: no paraphrase, no translation is
    found. The result does not depend on the order of documents or attributions.
    """
    at_hand = {d.id: d for d in documents}
    present = {a.id for a in attributions}
    rulings = [j for j in judgements if j.kind == "statement" or (j.kind == "drop" and j.left in present)]
    ruled = constraints(rulings, attributions)
    kept = [a for a in attributions if a.id not in ruled.drop and a.content and a.document in at_hand]
    kept.sort(key=lambda a: (a.document, a.content[0], a.id))
    cut = passages(at_hand, kept)
    inferred = [a.id for a in kept if a.name and not says_name(a, at_hand[a.document])]
    bounds = Bounds(kept, speakers, witnesses, ruled.statement, inferred, {d.id: d.language for d in documents})
    unnamed = kinds(at_hand, kept, bounds.speaker)
    names = called(at_hand, kept, bounds.whose)
    bodies, nobody = affiliated(speakers), Anonymous(at_hand, cut, unnamed, encoder) if encoder else None
    pairs = candidates(cut, bounds.speaker, bounds.may_meet, encoder, bounds.day, unnamed, bodies, names, nobody)
    groups = parts_of(cut, pairs, bounds)
    spoken = Counter(d.language or "" for d in documents)
    published = {d.id: d.published[:10] for d in documents if d.published}
    fullest = [_fullest(group, bounds, spoken, published) for group in groups]
    likeness = _likenesses(groups, fullest, encoder)
    found = [_statement(g, full, bounds, likeness, encoder) for g, full in zip(groups, fullest, strict=True)]
    return tuple(sorted(found, key=lambda s: s.id)), ruled.problems


def _spans(part: Part, attribution: Attribution) -> Spans:
    """The part's place inside the content: one span for each span of the content that it touches."""
    own = [span for passage in part.passages for span in passage.spans]
    found = []
    for content in attribution.content:
        inside = [s for s in own if content.holds(s)]
        if inside:
            found.append(Span(min(s.start for s in inside), max(s.stop for s in inside)))
    return tuple(found)


def _words(part: Part) -> int:
    return sum(p.size for p in part.passages)


def _quoted(part: Part) -> bool:
    return all(p.quoted for p in part.passages)


def _fullest(parts: Sequence[Part], bounds: Bounds, spoken: Mapping[str, int], published: Mapping[str, str]) -> Part:
    """The part with most words, in the language of most parts; quotations come before what is told in other words.

    Of two languages with as many parts, that of most documents at hand is taken (``spoken``).

    A quotation with fewer than half the words of the longest part does not come first. Of several about as long,
    the wording that most parts share is taken, for a second translation is often a little longer. What reaches us
    through somebody else comes first only where nobody has it otherwise, or where it alone is a quotation. Near-copies
    count once, and come behind the text they copy; of wordings that as many share, the one first ``published`` (ISO
    days by document) is nearest to what was said.
    """
    tongues = Counter(p.passages[0].language or "" for p in parts)
    most = max((n, spoken.get(tongue, 0)) for tongue, n in tongues.items())
    home = [
        p
        for p in parts
        for tongue in (p.passages[0].language or "",)
        if (tongues[tongue], spoken.get(tongue, 0)) == most
    ]
    own = [p for p in home if bounds.teller(p.attribution) is None] or home
    worth = _quotations(own) or _quotations(home) or own
    longest = max(_words(p) for p in worth)
    wordings = Counter(words for _, words in {(_witness(p, bounds), _plain(p)) for p in worth})
    since = {_plain(p): "9999" for p in worth}
    for p in worth:
        since[_plain(p)] = min(since[_plain(p)], published.get(bounds.attribution[p.attribution].document) or "9999")
    alike = [p for p in worth if _words(p) >= ABOUT_AS_LONG * longest]
    origins = {bounds.attribution[p.attribution].document for p in alike}

    def copied(part: Part) -> bool:
        first = _witness(part, bounds)
        return first in origins and first != bounds.attribution[part.attribution].document

    def rank(part: Part) -> tuple[object, ...]:
        words = _plain(part)
        return -wordings[words], since[words], copied(part), -_words(part), part.attribution, part.passages[0].place

    return min(alike, key=rank)


def _witness(part: Part, bounds: Bounds) -> str:
    """The document whose near-copy a part's own is, itself where it is none."""
    document = bounds.attribution[part.attribution].document
    return bounds.first.get(document, document)


def _quotations(parts: Sequence[Part]) -> list[Part]:
    longest = max(_words(p) for p in parts)
    return [p for p in parts if _quoted(p) and _words(p) >= WORTH_FULLEST * longest]


def _plain(part: Part) -> tuple[str, ...]:
    return tuple(w for p in part.passages for w in p.plain)


def _text(part: Part) -> str:
    return " ".join(p.text for p in part.passages)


def _likenesses(
    groups: Sequence[Sequence[Part]], fullest: Sequence[Part], encoder: Encoder | None
) -> dict[tuple[str, str], float]:
    """The cosine of the fullest part's words and each other part's words, for every group with several."""
    if encoder is None:
        return {}
    several = [(_text(full), g) for g, full in zip(groups, fullest, strict=True) if len(g) > 1]
    texts = [(full, _text(p)) for full, g in several for p in g]
    if not texts:
        return {}
    vectors = encoder.encode([t for pair in texts for t in pair])
    return {pair: float(vectors[2 * i] @ vectors[2 * i + 1]) for i, pair in enumerate(texts)}


def _rendering(
    part: Part,
    fullest: Part,
    attribution: Attribution,
    likeness: Mapping[tuple[str, str], float],
    translated: bool,
    encoder: Encoder | None,
) -> Rendering:
    one, other = _text(fullest), _text(part)
    left = Wording(one, fullest.passages[0].language, _quoted(fullest))
    right = Wording(other, part.passages[0].language, _quoted(part))
    if left.language != right.language and left.language and right.language:
        kind, steps = beside(one, left.language, other, right.language, encoder)
    else:
        kind, steps = rendering_class(left, right, likeness.get((one, other)), translated), diff(one, other)
    return Rendering(attribution.id, _spans(part, attribution), kind, fullest.attribution, steps)


def _leaves_out(part: Part, rendering: Rendering, full: Part) -> bool:
    """True where a part has less than the fullest; a translation is often shorter, so it must be much shorter."""
    if part.passages[0].language != full.passages[0].language:
        return False
    if rendering.kind == "translation":
        return _words(part) * MUCH_SHORTER < _words(full)
    return rendering.kind not in ("verbatim", "respelled")


def _said(attributions: Iterable[Attribution]) -> When | None:
    """The days that all the renderings which have days allow, in the words of the narrowest."""
    known = sorted(
        (a.said for a in attributions if a.said), key=lambda w: (_days(w), w.earliest, w.latest, w.basis, str(w.words))
    )
    if not known:
        return None
    earliest, latest = max(w.earliest for w in known), min(w.latest for w in known)
    narrowest = known[0]
    if (earliest, latest) == (narrowest.earliest, narrowest.latest) or earliest > latest:
        return narrowest
    return replace(narrowest, earliest=earliest, latest=latest)


def _days(when: When) -> int:
    return (date.fromisoformat(when.latest[:10]) - date.fromisoformat(when.earliest[:10])).days


def _whose(parts: Iterable[Part], bounds: Bounds) -> str | None:
    """The speaker's id: a person before a body; somebody a source names before whoever was inferred."""
    known = [
        (bounds.whose[p.attribution], p.attribution in bounds.inferred) for p in parts if p.attribution in bounds.whose
    ]
    ranked = sorted(known, key=lambda k: (KINDS.index(k[0].kind), k[1]))
    return ranked[0][0].id if ranked else None


def _statement(
    parts: Sequence[Part],
    full: Part,
    bounds: Bounds,
    likeness: Mapping[tuple[str, str], float],
    encoder: Encoder | None,
) -> Statement:
    attributions = bounds.attribution
    rest = sorted((p for p in parts if p is not full), key=lambda p: (-_words(p), p.attribution, p.passages[0].place))
    translated = len({p.passages[0].language for p in parts if _quoted(p)} - {None}) > 1
    renderings = [_rendering(p, full, attributions[p.attribution], likeness, translated, encoder) for p in rest]
    tongue = full.passages[0].language
    more = all(_words(p) < _words(full) for p in rest if p.passages[0].language == tongue) and any(
        _leaves_out(p, r, full) for p, r in zip(rest, renderings, strict=True)
    )
    spans = _spans(full, attributions[full.attribution])
    first = Rendering(full.attribution, spans, "longer" if more else "verbatim", None)
    smallest = min((r.attribution, r.spans) for r in (first, *renderings))
    said = _said(attributions[p.attribution] for p in parts)
    return Statement(key("s", *smallest), _whose((full, *rest), bounds), (first, *renderings), said)
