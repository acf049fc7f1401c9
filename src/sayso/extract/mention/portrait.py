"""What the narrator calls the people of a document: ``Orne, the ferry king,``, ``the disgraced chairman Orne``.

Found are noun phrases whose noun means one person, in the outlet's own words: beside a name, before or after it, and in
place of a name where the walk through the document knows who is meant. Words inside quotation marks and inside what
somebody is reported to have said are left out: there they may be the speaker's. Appositions need articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.extract.mention.cast import Person
from sayso.extract.mention.layout import Layout, outermost
from sayso.extract.mention.name import Name
from sayso.extract.mention.office import is_person, modifies, offices
from sayso.extract.mention.resolution import Walk, walked
from sayso.extract.mention.title import COURTESY, KIN, listed, of_lexica
from sayso.extract.mention.token import Token
from sayso.types import Attribution, Document, Span
from sayso.view import Wording

OPENERS = listed("the a an le la l' un une der die das ein eine el los las un una")
BREAKS = listed("""
and or but nor who whose whom which that when where while as if is was are were be been has have had will would said
says then now not no than if whether et ou mais qui que und oder aber y o pero
""")
OF = listed("of for in at from to de du des d' à von vom zu aus del")
BEFORE = listed("by with to from for against of between about than like near after before and or")
SMALL = of_lexica("prepositions", but="") | of_lexica("determiners", but="")
CLOSES = frozenset(",.;:—–)")
LONGEST, BARE = 9, 3


def portraits(document: Document, attributions: Sequence[Attribution]) -> tuple[Wording, ...]:
    """The narrator's descriptions of the people the document names, in reading order; spans are of ``document.text``.

    ``concept`` of each is the fullest name that the document gives to whom it means, ``note`` "description". Of a
    language whose nouns have no articles only descriptions in place of a name are found.
    """
    walk = walked(document, attributions)
    layout = walk.layout
    told = outermost(s for a in attributions if a.voice != "narrated" for s in a.content)
    found: dict[Span, str] = {}
    language = document.language
    for span, person in sorted((*_beside_names(walk, language), *_in_place(walk)), key=lambda f: f[0]):
        name = walk.cast.shown(person, document.text) if person.certain else None
        if name is None or layout.quoting(span.start) or any(t.meets(span) for t in told):
            continue
        found.setdefault(span, name)
    return tuple(Wording(name, document.id, span, "description") for span, name in found.items())


def _in_place(walk: Walk) -> Iterator[tuple[Span, Person]]:
    """Descriptions in place of a name, where nobody else is named in that sentence and the one before."""
    layout, bearer = walk.layout, walk.cast.bearer
    for span, person in walk.recalled:
        number = layout.sentence(span.start)
        start = layout.starts[max(0, number - 1)]
        near = [bearer.get(n.span.start) for n in layout.naming(start, layout.sentence_around(span.start).stop)]
        people = {id(p) for p in near if p is not None and (p.certain or p is person)}
        if people == {id(person)} and layout.line(start) == layout.line(span.start):
            yield span, person


def _beside_names(walk: Walk, language: str | None) -> Iterator[tuple[Span, Person]]:
    """Descriptions and offices before and after a name."""
    for name in walk.layout.names:
        person = walk.cast.bearer.get(name.span.start)
        if person is None or name.own:
            continue
        for office in offices(walk.layout, name, language):
            yield office.span, person
        for run in (_after(walk.layout, name), _before(walk.layout, name)):
            if run:
                yield Span(run[0].start, run[-1].stop), person


def _after(layout: Layout, name: Name) -> Sequence[Token]:
    """``, the ferry king,`` after a name: an article, a noun for a person with what belongs to it, and a mark."""
    tokens, at = layout.tokens, name.last + 1
    if at + 2 >= len(tokens) or tokens[at].word not in (",", "—", "–") or tokens[at + 1].low not in OPENERS:
        return ()
    stop = next((k for k in range(at + 2, len(tokens)) if not _goes_on(layout, k)), len(tokens))
    run = tokens[at + 1 : stop]
    closed = stop < len(tokens) and (tokens[stop].word in CLOSES or tokens[stop].low in ("who", "whose"))
    return run if closed and len(run) <= LONGEST and _means_person(run[1:]) else ()


def _goes_on(layout: Layout, at: int) -> bool:
    token = layout.tokens[at]
    same = layout.sentence(token.start) == layout.sentence(layout.tokens[at - 1].start)
    return same and token.word[0].isalnum() and token.low not in BREAKS


def _means_person(words: Sequence[Token]) -> bool:
    """True where the noun before the first preposition, or the last word, means one person."""
    at = next((k for k, t in enumerate(words) if t.low in OF), len(words))
    head = words[at - 1] if at else None
    return head is not None and not head.own and (is_person(head.low) or head.low in KIN)


def _before(layout: Layout, name: Name) -> Sequence[Token]:
    """``the disgraced chairman`` before a name; without an article where a sentence or a preposition stands before."""
    tokens, stop = layout.tokens, layout.at(name.begins)
    start, sentence = stop, layout.sentence(name.begins)
    while start and stop - start < LONGEST:
        token = tokens[start - 1]
        joined = layout.text[token.stop : tokens[start].start].strip() == ""
        if layout.sentence(token.start) != sentence or not joined or not token.word[0].isalpha():
            break
        if token.low in OPENERS or token.low in BREAKS or token.low in BEFORE or token.low in SMALL:
            break
        start -= 1
    run = tokens[start:stop]
    if not run or not _means_person(run) or (run[-1].cap and len(run) > 1) or all(t.low in COURTESY for t in run):
        return ()
    before = tokens[start - 1] if start else None
    if before is not None and before.low in OPENERS and layout.sentence(before.start) == sentence:
        return tokens[start - 1 : stop]
    if len(run) > BARE:
        return ()
    if before is not None and layout.sentence(before.start) == sentence:
        return run if before.low in BEFORE else ()
    return run if all(modifies(t) or is_person(t.low) for t in run) else ()
