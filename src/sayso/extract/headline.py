"""Headlines: one that names at its end whose words they are, and one whose second half is the outlet's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.draft import Draft, Ground, starting, touching, without
from sayso.extract.mention.office import is_person
from sayso.extract.mention.title import BODY_HEADS, GROUPS
from sayso.extract.owner import without_quotation
from sayso.text.verb import AUXILIARIES, DETERMINERS, PREPOSITIONS
from sayso.types import Quotation, Span, Spans

# Those whom headlines name without an article, with none but their own words before and a place or trade behind.
ROLES = frozenset(
    "academic academics activist activists adviser advisers aide aides ambassador analyst analysts archbishop"
    " army association author authorities bank bishop boss bosses campaigner campaigners captain central chairman"
    " chairwoman charities charity chief chiefs clerk coach coastguard coastguards commissioner committee company"
    " congressman congresswoman coroner council councillor councillors counsel court critics daughter defence"
    " deputy diplomat diplomats director doctor doctors driver drivers economist economists editor engineer"
    " engineers envoy ex-minister exec executive expert experts family farmer farmers father firefighters"
    " fishermen governor group groups guard head historian historians hospital host husband inquest insider"
    " insiders inspector inspectors institute investigators judge jury lawmaker lawmakers lawyer lawyers leader"
    " leaders leak lecturer manager mayor media medics memo military minister ministers ministry mother mp mps ngo"
    " ngos nurse nurses observers office officer officers official officials ombudsman opposition organisers owner"
    " owners panel paper parents pilot pilots player players pm police poll pollster premier president press"
    " priest prime professor prosecution prosecutor prosecutors psychologist rector regulator report reports"
    " researcher researchers resident residents scientist scientists secretary senator sheriff soldier son source"
    " sources speaker spokesman spokesperson spokeswoman staff statement student students study supporters survey"
    " survivor survivors teacher teachers think-tank thinktank treasurer tsar un union unions vet vets victim"
    " victims villagers watchdog whistleblower wife witness witnesses worker workers".split()
)
# With words before them, or behind a dash, these mostly name a page or a column: “match report”.
THINGS = frozenset("media memo paper press report reports statement study survey".split())
LONGEST_LINE = 22
LONGEST_NAME = 7
SHORTEST_CLAUSE = 3
_LAST = re.compile(r"(?:(?P<colon>:)|[ \u00a0](?P<dash>[–—-]))[ \u00a0](?P<name>[^\s:–—].*)$")
_FIRST = re.compile(r"(?P<name>\w[^:\n“”\"]{1,50}): (?P<said>[^\s:“\"][^:\n]+[^\s.!?…;,:])$")
QUOTED = re.compile(r"(?:‘[^‘’]+(?:’\w[^‘’]*)*’|'[^'\n]+(?:'\w[^'\n]*)*')$")
# What a desk sets before a title: “UPDATE 2-”, “LIVE: ”.
SLUG = re.compile(r"(?:[A-ZÀ-ÖØ-ÞА-ЯЁ]{3,}(?![A-ZÀ-ÖØ-ÞА-ЯЁ])[ -]?){1,3}(?: ?\d{1,2})?(?:(?:-|–|—)(?=\w)|: )")
# What ends a headline behind a quotation: “, minister says”, “, says minister”.
_CLAUSE = re.compile(r"(?:,|\s?[–—-])\s(?P<words>[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){1,4})")
_PRONOUNS = frozenset("he she they it i we он она они il elle ils elles on er sie".split())
_BEHIND = re.compile(r" (?:of|in|at|on|for|from|to|with) ")
_NAME = re.compile(r"(?:[^\W\d_a-zа-яё][\w.’'-]*(?: |$)|(?:of|the|de|van|von|al) (?=.)){1,4}$")

_TURN = re.compile(
    r"(?:,|[ \u00a0][–—-]+)? (?:but|though|although|yet|even as|even though) |(?P<beside>, (?:while|as) )|; ", re.I
)
_QUANTITY = frozenset("few many most some others several all both none".split())
_NO_SUBJECT = (
    PREPOSITIONS | AUXILIARIES | frozenset("it he she they we i you that this not only also still never".split())
)


def said_behind(text: str, quotation: Span, line: Span, cues: frozenset[str]) -> tuple[Span, Span] | None:
    """Who says a quotation and the cue, where nothing but that stands between it and the end of a headline.

    >>> t = 'Hull "rusty", vet says'
    >>> [s.of(t) for s in said_behind(t, Span(5, 12), Span(0, 22), frozenset({"says"})) or ()]
    ['vet', 'says']
    """
    clause = _CLAUSE.fullmatch(text, quotation.stop, line.stop)
    if clause is None:
        return None
    start, stop = clause.span("words")
    first, last = text.index(" ", start), text.rindex(" ", start, stop)
    if text[last + 1 : stop].casefold() in cues:
        source, cue = Span(start, last), Span(last + 1, stop)
    elif text[start:first].casefold() in cues:
        source, cue = Span(first + 1, stop), Span(start, first)
    else:
        return None
    return None if source.of(text).casefold() in _PRONOUNS else (source, cue)


def credited(
    text: str,
    found: Sequence[Draft],
    marks: Sequence[Quotation],
    lines: Sequence[Span],
    cues: frozenset[str] = frozenset(),
) -> list[Draft]:
    """``Bridge will not reopen: minister``: a line without a full stop is the words of whom its end names.

    The end is an office, a body or a trade; a name counts behind a quotation and where it speaks elsewhere.
    """
    ground = Ground(_topical(text, found, marks, lines, cues))
    speakers = {w.casefold() for d in found for s in d.source for w in s.of(text).split()[-1:]}
    ends = [_ending(line.of(text)) for line in lines]
    for k, (line, last) in enumerate(zip(lines, ends, strict=True)):
        if last is None or any(ends[k - 1 : k] + ends[k + 1 : k + 2]):
            continue
        sign = "colon" if last.group("colon") else "dash"
        slug = SLUG.match(text, line.start, line.stop)
        said = Span(slug.end() if slug else line.start, line.start + last.start())
        source = Span(line.start + last.start("name"), line.stop)
        whole = any(q.span == said for q in starting(marks, said)) or QUOTED.match(said.of(text)) is not None
        near = ground.near(line)
        cued = any(d.source and line.holds(c) and c.stop < source.start for d in near for c in d.cue)
        if (cued and not whole) or not _credits(source.of(text), sign, speakers, whole):
            continue
        for draft in near:
            own = any(line.meets(s) for s in (*draft.source, *draft.cue))
            ground.change(draft, None if own else without_quotation(draft, line))
        cue = Span(line.start + last.start(sign), line.start + last.end(sign))
        ground.add(Draft((source,), (cue,), (said,), 0.8, "rule:credited"))
    mended = ground.drafts
    title = _titled(text, lines[0]) if lines else None
    if title is None or any(lines[0].meets(s) for d in mended for s in (*d.source, *d.cue, *d.content)):
        return mended
    return [*mended, title]


def _topical(
    text: str, found: Sequence[Draft], marks: Sequence[Quotation], lines: Sequence[Span], cues: frozenset[str]
) -> list[Draft]:
    """The drafts; ``Ferry: “rusty”, vet says``: what stands before the colon is the matter and says nothing."""
    mended = list(found)
    for k, draft in enumerate(mended):
        first = draft.source[0] if draft.source else None
        line = next((p for p in touching(lines, first) if p.start == first.start), None) if first else None
        if first is None or line is None or text[first.stop : first.stop + 2].strip() != ":":
            continue
        said = next((q.span for q in starting(marks, line) if any(q.span.meets(c) for c in draft.content)), None)
        behind = said_behind(text, said, line, cues) if said is not None else None
        if said is not None and behind is not None and first.of(text).casefold() not in behind[0].of(text).casefold():
            mended[k] = Draft((behind[0],), (behind[1],), (said,), draft.score, "rule:credited")
    return mended


def _titled(text: str, line: Span) -> Draft | None:
    """``Police: man, 40, died in fire``, where the line that opens a document is such a clause."""
    slug = SLUG.match(text, line.start, line.stop)
    first = _FIRST.match(text, slug.end() if slug else line.start, line.stop)
    if first is None or first.end() != line.stop or first.group("name").split()[-1].casefold() not in ROLES:
        return None
    said = Span(first.start("said"), first.end("said"))
    if sum(w[0].islower() for w in said.of(text).split()) < SHORTEST_CLAUSE or len(first.group("name").split()) > 4:
        return None
    name, colon = Span(first.start("name"), first.end("name")), Span(first.end("name"), first.end("name") + 1)
    return Draft((name,), (colon,), (said,), 0.7, "rule:credited")


def _ending(line: str) -> re.Match[str] | None:
    """The sign and the name that end a line, where one may end so: nothing but a clause stands before."""
    if line[-1] in ".!?…;,:" or len(line.split()) > LONGEST_LINE:
        return None
    last = _LAST.search(line)
    if last is None:
        return None
    slug = SLUG.match(line)
    said = line[slug.end() if slug else 0 : last.start()]
    return last if len(said.split()) >= SHORTEST_CLAUSE and ": " not in said else None


def _credits(name: str, sign: str, speakers: set[str], quoted: bool) -> bool:
    """True where the end of a line names somebody who speaks."""
    words = _BEHIND.split(name)[0].casefold().split()
    if not words or len(name.split()) > LONGEST_NAME or any(c in name for c in '“”"‘«»,()'):
        return False
    if words[-1] in ROLES:
        return words[-1] not in THINGS or (sign == "colon" and len(words) == 1)
    return sign == "colon" and _NAME.match(name) is not None and (quoted or words[-1] in speakers)


def parted(text: str, found: Sequence[Draft], headlines: Sequence[Span]) -> list[Draft]:
    """``Mayor says bridge is safe, but residents doubt it``: the second half is no more the mayor's.

    A headline turns there to somebody else in the outlet's own words. What was found inside that half stands for
    itself from then on, and nothing that a headline reports goes on in the lines below.
    """
    mended = _below(text, found, headlines)
    for line in headlines:
        for draft in [d for d in mended if d.outer is None and any(line.holds(c) for c in d.cue)]:
            own = _first_half(text, draft, line)
            if own == draft.content or not own:
                continue
            for k, other in enumerate(mended):
                if other is draft:
                    mended[k] = replace(draft, content=own, made_by=f"{draft.made_by}+parted")
                elif other.outer == draft.content:
                    inside = all(any(c.holds(s) for c in own) for s in (*other.source, *other.cue, *other.content))
                    mended[k] = replace(other, outer=own if inside else None)
    return mended


def _below(text: str, found: Sequence[Draft], headlines: Sequence[Span]) -> list[Draft]:
    """The drafts; those whose source and cue stand below a headline without its words, where they have others."""
    shorter: dict[Spans, Spans] = {}
    for draft in found:
        spans = (*draft.source, *draft.cue)
        over = [h for h in headlines if draft.cue and h.stop <= min(spans).start]
        over = [h for h in over if draft.outer is None and any(h.meets(c) for c in draft.content)]
        own = [c for c in without(draft.content, over) if over and c.stop > over[-1].stop]
        own = [Span(c.stop - len(c.of(text).lstrip()), c.stop) for c in own if c.of(text).strip()]
        if own:
            shorter[draft.content] = tuple(own)
    if not shorter:
        return list(found)
    mended = []
    for draft in found:
        outer = shorter.get(draft.outer) if draft.outer is not None else None
        if outer is not None and not all(
            any(o.holds(c) for o in outer) for c in (*draft.source, *draft.cue, *draft.content)
        ):
            mended.append(replace(draft, outer=None))
        elif outer is not None:
            mended.append(replace(draft, outer=outer))
        elif draft.content in shorter and draft.outer is None:
            mended.append(replace(draft, content=shorter[draft.content], made_by=f"{draft.made_by}+parted"))
        else:
            mended.append(draft)
    return mended


def _first_half(text: str, draft: Draft, line: Span) -> Spans:
    """A content without what a headline goes on to in its outlet's own words, and without the lines below it."""
    first = next((c for c in draft.content if line.start <= c.start < line.stop), None)
    if first is None or draft.cue[0].start > first.start or text[first.start] in '“"«„':
        return draft.content
    kept = without(draft.content, [Span(line.stop, max(line.stop, draft.content[-1].stop))])
    for turn in _TURN.finditer(text, first.start + 1, line.stop):
        said = text[first.start : turn.start()]
        inside = said.count("“") > said.count("”") or said.count('"') % 2 or said.count("‘") > said.count("’")
        if not inside and (
            turn.group() == "; " or _is_anothers(text[turn.end() : line.stop], turn["beside"] is not None)
        ):
            return without(kept, [Span(turn.start(), line.stop)])
    return kept


def _is_anothers(half: str, beside: bool) -> bool:
    """True for a clause with a subject of its own: people or a body who do something; ``costs are higher``.

    Behind ``as`` and ``while`` people alone count: figures stand side by side in what a poll found.
    """
    words = half.split()
    low = [w.strip("“”‘’\"'.,").casefold() for w in words]
    if len(words) < 2 or low[0] in _NO_SUBJECT:
        return False
    if any(_is_somebody(w) and after not in PREPOSITIONS for w, after in zip(low[:3], low[1:4], strict=False)):
        return True
    if beside:
        return False
    verb = next((k for k, w in enumerate(low[1:5], 1) if w in AUXILIARIES or w.endswith(("n't", "n’t"))), 0)
    if low[0] in DETERMINERS:
        return verb > 1
    return verb == 1 or (low[0] in _QUANTITY and low[1] not in PREPOSITIONS)


def _is_somebody(word: str) -> bool:
    return word in ROLES or word in GROUPS or word in BODY_HEADS or is_person(word) or is_person(word.removesuffix("s"))
