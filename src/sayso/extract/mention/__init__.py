"""Who is meant by the words of a source: names, offices, pronouns and bodies, inside one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.mention.cast import cast
from sayso.extract.mention.holder import REASON, holder, without_country
from sayso.extract.mention.layout import laid_out
from sayso.extract.mention.office import offices
from sayso.extract.mention.reading import HE, SHE
from sayso.extract.mention.resolution import resolutions
from sayso.knowledge import NOTHING, Knowledge
from sayso.types import Attribution, Document, Role, Span


def name_sources(
    document: Document, attributions: Sequence[Attribution], knowledge: Knowledge = NOTHING
) -> tuple[Attribution, ...]:
    """The attributions with ``name`` and ``kind`` filled as far as the document tells, in the order given.

    ``name`` is the fullest name the document gives to whom the source means, for somebody's campaign or administration
    without a name of its own the last name and that noun; it stays None where the text names nobody, leaves two people
    open, or credits a group or a document. ``knowledge`` names who held the office
    that is all a source says of somebody ("the Russian president"), where the text names nobody in it.
    """
    found = resolutions(document, attributions, knowledge)
    named = [
        _unplaced(document, replace(a, name=r.name, kind=r.kind)) for a, r in zip(attributions, found, strict=True)
    ]
    named = [without_country(document, a, knowledge) for a in named]
    named = [
        replace(a, name=known.name, kind="person") if (known := holder(document, a, knowledge)) else a for a in named
    ]
    around = {a.id: a for a in named}
    return tuple(_not_oneself(document, a, around.get(a.within or "")) for a in named)


HE_OR_SHE = HE | SHE


def _not_oneself(document: Document, attribution: Attribution, outer: Attribution | None) -> Attribution:
    """The attribution without a name where "he" in somebody's own words would be that somebody, who says "I"."""
    if outer is None or outer.voice != "direct" or attribution.name is None or attribution.name != outer.name:
        return attribution
    words = " ".join(s.of(document.text) for s in attribution.source).casefold()
    return replace(attribution, name=None, kind="unnamed") if words in HE_OR_SHE else attribution


# "В Хальмере сообщили": the words say where it was told; a place is no person, and its case ending no name.
PLACING = frozenset(("в", "во", "на"))


def _unplaced(document: Document, attribution: Attribution) -> Attribution:
    """The attribution without a name where a Russian preposition makes a place of its source."""
    if attribution.name is None or not attribution.source or document.language != "ru":
        return attribution
    before = document.text[: attribution.source[0].start].split()[-1:]
    if before and before[0].casefold().strip('«“"(—–') in PLACING:
        return replace(attribution, name=None, kind="body" if attribution.kind == "body" else "unnamed")
    return attribution


def chain(
    document: Document,
    attribution: Attribution,
    attributions: Sequence[Attribution],
    knowledge: Knowledge = NOTHING,
) -> tuple[tuple[Span, str], ...]:
    """The mentions behind the name of one attribution, from the source's words to the fullest name, with reasons.

    Where no mention but the knowledge base names the source, the reason says so.
    """
    for one, found in zip(attributions, resolutions(document, attributions, knowledge), strict=True):
        if one.id == attribution.id:
            if holder(document, without_country(document, replace(one, name=found.name), knowledge), knowledge):
                return ((one.source[0], REASON),)
            return found.steps
    return ()


def roles(document: Document, attributions: Sequence[Attribution]) -> tuple[tuple[str, Role], ...]:
    """The offices and descriptions the document gives those it credits: (name, role), each once, in reading order."""
    view = laid_out(document)
    wanted = {a.name for a in attributions if a.name and a.kind == "person"}
    people = cast(view, [s for a in attributions for s in a.source[:1]])
    found: dict[tuple[str, str], Role] = {}
    for mention in view.names:
        person = people.bearer.get(mention.span.start)
        name = people.shown(person, document.text) if person else None
        if name is None or name not in wanted:
            continue
        for office in offices(view, mention, document.language):
            words = " ".join(office.span.of(document.text).split())
            found.setdefault((name, words.casefold()), Role(words, document.id, office.span))
    return tuple((name, role) for (name, _), role in found.items())
