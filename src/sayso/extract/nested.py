"""What somebody else is said to have said inside what was said, and inside that again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract.draft import Draft, Ground, drafts, joined, starting, touching, traced, width
from sayso.extract.edge import edged
from sayso.extract.owner import reports
from sayso.extract.phrase import passed_on
from sayso.extract.quotation import bounded, headed, introduced, near, signed, snapped
from sayso.extract.turn import within_single_marks
from sayso.text.segment import paragraphs, sentences
from sayso.types import Quotation, Span, Spans, Tagger

# The deepest chain that is read: he says that she says that they say.
DEEPEST = 3
WORTH_LOOKING_INSIDE = 20
POSTED = ("rule:post", "rule:embedded")
FARTHEST_MARK = 5000
# Chosen on fold 0 of PolNeAR train with what stands in no other content, see attribution.LEAST_SURE.
LEAST_SURE = 0.32
# Who speaks inside somebody's own words as that somebody, as the one spoken to, or as nobody at all.
NOBODY_ELSE = frozenset(
    "i me my we us our you your it its this that these those which what who whoever there the a an and but "
    "having "
    "я мне мы нам ты вы это je j' j’ moi nous tu vous cela ça ich mir wir uns du ihr es das "
    "yo nosotros tú usted esto".split()
)
# What our own study shows we say ourselves.
OWN_FINDINGS = re.compile(
    r"(?:mes|notre|nos|mis?|nuestr[oa]s?|meine?|unsere?|наш[аеи]?)\s(?:\w+\s)?(?:résultats?|données|études?|analyses?"
    r"|recherches?|enquêtes?|chiffres|resultados?|datos|estudios?|análisis|investigaci(?:ón|ones)|cifras|ergebnisse?"
    r"|daten|studien?|zahlen|untersuchung(?:en)?|данные|исследовани[ея]|результаты|расчеты)\b.*"
)
# Everybody's words are nobody's.
EVERYBODY = re.compile(
    r"(?:(?:some|most|many|a lot of|lots of|all|these|those|the|other) )?(?:people|folks|guys|ones?)|any(?:one|body)"
    r"|every(?:one|body)|no(?:body| one)|let['’]?s?(?: us)?|whoever|люди|все|никто"
    r"|on|les gens|personne|tout le monde|man|leute|niemand|alle|(?:la )?gente|nadie|todos",
    re.I,
)
SELF = frozenset("he she they his her their him them он она они il elle ils elles er sie él ella ellos ellas".split())
# Speech that did not happen: denied, wished for, feared, put off, asked for.
UNSAID = re.compile(
    r"\b(?:not|never|cannot|can|could|may|might|would|should|must|will|shall|let|wants?|going|likely|unlikely|able|try|tries|tried|trying"
    r"|не|ни|nicht|nie|kein\w*|ne|jamais|nunca|jamás)\b|n['’]t\b|['’]ll\b",
    re.I,
)
TOLD_TO = re.compile(
    r"(?:(?:has|have|had) been|is|are|was|were|am|being) (?:told|asked|informed|assured)(?! by\b)", re.I
)
SUPPOSED = re.compile(r"(?:^|[\s“\"‘'(—])(?:if|unless|suppos(?:e|ing)(?: that)?|imagine|если|si|wenn|falls)\s*$", re.I)
ASKED = re.compile(
    r"[\W_]*(?:(?:and|but|so) )?(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)\b[^?]*\?", re.I
)
# Words of the lexicon of speech that inside somebody's words tell of a thought or a deed.
DONE = re.compile(r"(?:learn|reali[sz]e|agree|refus|declin|believ|show|prove|threaten|point)\w*", re.I)
TELLING = frozenset(
    "assured assures assure tell telling written write quoted phoned texted wrote shout shouting according".split()
)
# What only a document does so that it counts as speech, and what only words in marks make one.
FINDING = frozenset("found finds concluded concludes shows showed".split())
NAMING = frozenset("call calls called".split())
DOCUMENTS = re.compile(
    r".*\b(?:survey|report|study|audit|inquiry|enquiry|review|poll|paper|analysis|investigation|committee|commission|panel"
    r"|court|jury|inspection|census|inspectors?|auditors?|researchers?|scientists?)",
    re.I | re.S,
)
STATED = frozenset("says said states stated reads read".split())
SAID = frozenset("said told asked answered replied wrote shouted".split())
ASKED_ONCE = frozenset("asked shouted cried told".split())
SMALL = frozenset(
    "that whether if what which it its is was true as so this them him her me us to and or but he she they we i you"
    " of for on in about the a an names".split()
)
SINGLE = re.compile(
    r"(?<![\w’'])(?:‘(?:[^‘’“”\n]|’(?=\w))+’(?![\w’])|‚[^‚‘„“\n]+‘|‹[^‹›\n]+›|'(?=\w)(?:[^'\"\n]|(?<=\w)'(?=\w))+[.,!?…]'(?![\w']))"
)
QUOTED = re.compile(r"[“‘'\"«„](?:(?!\s[“‘'\"«„]).)+[”’'\"»“]", re.S)
HANDLE = re.compile(r"(?<!\w)@\w")
_CONJUNCTION = re.compile(r"(?:that|whether|if|что|будто|que|dass|daß|ob)\s+", re.I)
_MARKS = "“”„\"«»‘’‚'‹›"


def nested(
    text: str, outers: Sequence[Draft], marks: Sequence[Quotation], tagger: Tagger, cues: frozenset[str]
) -> list[Draft]:
    """The speech of others inside the outer drafts' contents; each names the smallest content that holds it.

    Only speech counts here, and only paragraphs with a word of speech are read: in somebody's own words nearly
    everybody wants, fears or knows something. All of a document's paragraphs are read at once, for speed.
    """
    found: list[Draft] = []
    level = list(outers)
    for _ in range(DEEPEST - 1):
        deeper = _posted(text, level, marks)
        deeper += _reported(text, level, deeper, marks, tagger, cues | TELLING)
        passed = [d for o in level if (d := passed_on(text, o)) is not None]
        deeper += [d for d in passed if not any(_same(d, f) for f in deeper)]
        known = Ground(found)
        level = [d for d in deeper if not any(_same(d, f) for f in known.near(*d.cue, *d.content))]
        found += level
    ground = Ground([*outers, *found] if found else ())
    return [replace(d, outer=_around(d, ground.near(*d.content))) for d in found]


def _same(draft: Draft, other: Draft) -> bool:
    return any(a.meets(b) for a in draft.cue for b in other.cue) or draft.content == other.content


def _around(draft: Draft, others: Sequence[Draft]) -> Spans | None:
    """The smallest content that holds everything of the draft."""
    own = (*draft.source, *draft.cue, *draft.content)
    holding = [o.content for o in others if o is not draft and all(any(c.holds(s) for c in o.content) for s in own)]
    return min(holding, key=width, default=draft.outer)


def marks_inside(
    text: str, outer: Draft, marks: Sequence[Quotation]
) -> Iterator[tuple[Span, list[Quotation], list[Quotation]]]:
    """Each paragraph of a content, the quotations that it is or stands in, and those that stand inside it."""
    for line in paragraphs(text, outer.content):
        here = starting(marks, line)
        before = starting(marks, Span(max(0, line.start - FARTHEST_MARK), line.start + 1))
        around = [] if outer.made_by in POSTED else [q for q in before if _is_around(q.span, line)]
        within = [q for q in here if line.holds(q.span) and q not in around]
        within = [replace(q, depth=q.depth - len(around), continues=False) for q in within]
        single = _single(text, line) if around or outer.made_by == "rule:turn" else []
        within = [q for q in within if not any(s.span.meets(q.span) for s in single)]
        yield line, around, sorted([*within, *single], key=lambda q: q.span)


def _single(text: str, line: Span) -> list[Quotation]:
    """Quotations between single marks, which count as marks only inside somebody's words; an apostrophe is none."""
    return [Quotation(Span(*m.span()), True, False, 1) for m in SINGLE.finditer(text, line.start, line.stop)]


def _is_around(quotation: Span, line: Span) -> bool:
    """True for the mark that a paragraph of somebody's words opens with or stands in."""
    return quotation.holds(line) or (quotation.start == line.start and 5 * width([quotation]) > 4 * width([line]))


def _posted(text: str, outers: Sequence[Draft], marks: Sequence[Quotation]) -> list[Draft]:
    """Whom a post quotes, by a signature, a name before the quotation or a line that leads to it.

    What follows a name with a handle in a thread is a post too.
    """
    found = []
    for outer in outers:
        if outer.made_by in POSTED or any(HANDLE.search(s.of(text)) for s in outer.source):
            own = paragraphs(text, outer.content)
            within = [q for c in outer.content for q in starting(marks, c) if c.holds(q.span)]
            posted = headed(text, signed(text, [], within, own), within, own)
            found += [replace(d, outer=outer.content) for d in introduced(text, posted, within, own)]
    return found


def _reported(
    text: str,
    outers: Sequence[Draft],
    known: Sequence[Draft],
    marks: Sequence[Quotation],
    tagger: Tagger,
    cues: frozenset[str],
) -> list[Draft]:
    lines: dict[Span, Draft] = {}
    read = Ground(known)
    speech = cues | FINDING | NAMING
    inner: list[Quotation] = []
    for outer in outers:
        if width(outer.content) < WORTH_LOOKING_INSIDE or not reports(text, outer.content, speech):
            continue
        for line, around, within in marks_inside(text, outer, marks):
            taken = any(c.meets(line) for d in read.near(line) for c in d.content)
            if not taken and reports(text, (line,), speech):
                bare = _bare(text, line, around)
                lines[bare] = outer
                read.add(replace(outer, content=(bare,)))
                inner += [q for q in within if bare.holds(q.span)]
    if not lines:
        return []
    inner.sort(key=lambda q: q.span)
    ordered = sorted(lines)
    parts = [s for line in ordered for s in sentences(text, line)]
    told = drafts(tagger.tag(text, ordered, inner), tagger.name)
    told = traced("snapped", told, snapped(text, told, inner))
    told = traced("edged", told, edged(text, told))
    told = traced("bounded", told, bounded(text, told, inner, ordered))
    told = traced("near", told, near(text, told, inner, parts))
    told = traced("pruned", told, [_pruned(text, d, parts) for d in told])
    found = []
    for draft in told:
        places = touching(ordered, draft.content[0]) if draft.content else ()
        outside = next((lines[line] for line in places if line.holds(draft.content[0])), None)
        if outside is not None and _told(text, draft, outside, parts, cues):
            closed = within_single_marks(text, draft.content)
            found.append(replace(draft, content=closed, outer=outside.content))
    return found


def _bare(text: str, line: Span, around: Sequence[Quotation]) -> Span:
    """A paragraph of somebody's words without the marks around it or the conjunction before it."""
    start, stop = line.start, line.stop
    for q in around:
        if q.span.start == start:
            start += 2 if text[start : start + 2] == "''" else 1
        if q.closed and q.span.stop == stop:
            stop -= 2 if text[stop - 2 : stop] == "''" else 1
    led = None if around else _CONJUNCTION.match(text, start, stop)
    return Span(led.end() if led else start, stop) if stop - start > 2 else line


def _pruned(text: str, draft: Draft, sentences: Sequence[Span]) -> Draft:
    """The draft without small words before its cue ("whether it was true that") or a source that was told itself.

    What a ``that`` opens ends with its sentence.
    """
    source = draft.source[-1].of(text).casefold() if draft.source else ""
    if draft.cue and source in ("i", "we") and TOLD_TO.match(draft.cue[0].of(text)):
        between = text[draft.source[-1].stop : draft.cue[0].start]
        draft = replace(draft, source=()) if between.isspace() else draft
    first = min((s.start for s in (*draft.source, *draft.cue)), default=0)
    kept = tuple(c for c in draft.content if c.start > first or not _small(text, (c,)))
    return replace(draft, content=tuple(_in_one(text, c, sentences) for c in kept))


def _in_one(text: str, span: Span, sentences: Sequence[Span]) -> Span:
    first = next((s for s in touching(sentences, span) if s.stop > span.start), span)
    if not text.startswith("that ", span.start) or span.stop <= first.stop:
        return span
    return Span(span.start, first.start + len(first.of(text).rstrip(".!? ")))


def _small(text: str, spans: Sequence[Span]) -> bool:
    words = re.findall(r"\w+", " ".join(s.of(text) for s in spans).casefold())
    return all(w in SMALL for w in words)


def _told(text: str, draft: Draft, outer: Draft, sentences: Sequence[Span], cues: frozenset[str]) -> bool:
    """True for another's speech that lies wholly inside the outer content, with a source and a word of speech."""
    source = " ".join(s.of(text) for s in draft.source).casefold()
    words = [w.strip("“”\"'’.,;:!?«»()").casefold() for s in draft.cue for w in s.of(text).split()]
    if not words or not _somebody(text, draft, source, words):
        return False
    if draft.score < LEAST_SURE or _small(text, draft.content):
        return False
    if not all(any(c.holds(s) for c in outer.content) for s in (*draft.source, *draft.cue, *draft.content)):
        return False
    if words[0] == "according":
        return True
    if not _speaks(text, draft, source, words, cues):
        return False
    return not _unsaid(text, draft, sentences) and not (source in SELF and _himself(text, draft, outer))


def _somebody(text: str, draft: Draft, source: str, words: Sequence[str]) -> bool:
    """True for a source that is somebody else, or for a document that says or people who once asked something."""
    if source == "it":
        return bool(STATED.intersection(words)) and draft.content[0].of(text).startswith("that ")
    if EVERYBODY.fullmatch(source):
        return source == "people" and words[-1] in ASKED_ONCE
    if source in ("i", "we"):
        return words[-1] in SAID and all(QUOTED.fullmatch(c.of(text)) for c in draft.content)
    if not source:
        return _told_by_nobody(text, draft)
    return bool(source) and source not in NOBODY_ELSE and not OWN_FINDINGS.fullmatch(source)


def _told_by_nobody(text: str, draft: Draft) -> bool:
    """True for ``we were told that``, which leaves out who told."""
    led = draft.content[0].of(text)
    return bool(TOLD_TO.match(draft.cue[0].of(text))) and led.startswith(("that ", "to ", *_MARKS))


def _speaks(text: str, draft: Draft, source: str, words: Sequence[str], cues: frozenset[str]) -> bool:
    """True for a cue of speech, for what a document finds, and for a name in marks that is given to something."""
    if words[-1] in FINDING:
        return DOCUMENTS.fullmatch(source) is not None and draft.content[0].of(text).startswith("that ")
    if words[-1] in NAMING:
        return any(mark in c.of(text) for c in draft.content for mark in '“"«„')
    return not DONE.fullmatch(words[-1]) and any(w in cues and not DONE.fullmatch(w) for w in words)


def _unsaid(text: str, draft: Draft, sentences: Sequence[Span]) -> bool:
    """True where the words around the cue say that nothing was said, or do not say that it was."""
    cue = draft.cue[0]
    source = draft.source[-1] if draft.source else Span(cue.start, cue.start)
    sentence = next(iter(touching(sentences, cue)), cue)
    between = text[source.stop : cue.start] if 0 <= cue.start - source.stop < 40 else ""
    if UNSAID.search(between + " " + cue.of(text)) or cue.of(text).casefold().startswith("to "):
        return True
    if between.isspace() and TOLD_TO.match(cue.of(text)):
        return True
    first = min(source.start, draft.source[0].start if draft.source else cue.start)
    before = text[max(sentence.start, first - 40) : first]
    if SUPPOSED.search(before) or re.search(r"(?:n['’]t|\bnot|\bnever)\s+(?:hear\w*\s+)?$", before):
        return True
    return ASKED.match(text, sentence.start, sentence.stop) is not None


def _himself(text: str, draft: Draft, outer: Draft) -> bool:
    """True where he, in what is reported of somebody and names nobody else before, is that somebody.

    In somebody's own words between marks he is always somebody else.
    """
    start = draft.source[0].start
    line = next((c for c in outer.content if c.holds(draft.source[0])), None)
    if line is None or outer.made_by in (*POSTED, "rule:turn") or text[line.start] in _MARKS:
        return False
    named = re.search(r"(?<!^)\b[^\W\d_a-zа-яё]\w+", text[line.start : start])
    by = " ".join(s.of(text) for s in outer.source)
    several = by[:1].islower() and by.endswith("s")
    return named is None and not several and joined(text, outer.content)[0].start <= start
