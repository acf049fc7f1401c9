"""What outlets call the same person: offices and descriptions that were resolved to one, where documents differ.

People are joined across documents as speakers are; one who speaks nowhere, by a full name written alike. An
abbreviation ("Rear Adm."), another spelling or form, and words that the other description holds are no other name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from sayso.link.statement.passage import EMPTY
from sayso.text.root import root
from sayso.text.segment import paragraphs, quotations
from sayso.text.stem import alike, folded
from sayso.types import Attribution, Document, Span, Speaker
from sayso.view import Wording

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*")
# What joins a description to the words behind it: "adviser to Obama", "the chairman who".
AFTER = re.compile(r"\s*(?:[^\w\s]|$)|\s+(?:of|to|for|in|at|from|who|whose|and|[^\Wa-zà-ÿа-яё])")
LONGEST_DESCRIPTION, MOST_KINDS = 8, 40
VOWELS = "aeiouy"
SHORT = 6
ARTICLES = frozenset(
    "the a an his her its their this that these those le la l les un une des l' son sa ses leur ce cette ces der die "
    "das den dem des ein eine einen einem einer sein seine ihr ihre dieser diese el los las un una unos unas su sus "
    "este esta".split()
)
# Words that tell when somebody was what is said, or how many are: by them alone two descriptions do not differ.
SLIGHT = frozenset("former ex then late new current incumbent mr mr. mrs mrs. ms ms. dr dr. sir".split())
Described = tuple[str | None, str, frozenset[str]]


def descriptions(
    texts: Mapping[str, Document],
    held: Mapping[str, Attribution],
    speakers: Sequence[Speaker],
    portraits: Iterable[Wording] = (),
) -> Iterator[Wording]:
    """Offices and noun phrases that stand for one person or body, where two documents have different ones.

    ``portraits`` are the narrators' descriptions by name (``extract/mention/portrait``). ``about`` is the speaker, None
    for somebody who speaks in no document.
    """
    named: defaultdict[str, list[Wording]] = defaultdict(list)
    for one in portraits:
        named[folded(one.concept)].append(one)
    taken: set[str] = set()
    known = _by_name(speakers)
    marked: dict[str, tuple[Span, ...]] = {}
    for speaker in speakers:
        if speaker.kind not in ("person", "body") or not speaker.names:
            continue
        places = {
            (r.document, r.span) for r in speaker.roles if r.document in texts and _ends(texts[r.document], r.span)
        }
        sources: set[tuple[str, Span]] = set()
        parts = {folded(w) for name in speaker.names for w in WORD.findall(name)}
        for id in speaker.attributions:
            if (attribution := held.get(id)) is not None:
                text = texts[attribution.document].text
                sources |= {(attribution.document, s) for s in attribution.source if _describes(text, s, parts)}
        for name in {folded(n) for n in speaker.names}:
            if known.get(name) == speaker.id:
                taken.add(name)
                places |= {(w.document, w.span) for w in named.get(name, ())}
        places = {p for p in places if _ends(texts[p[0]], p[1]) and not _quoted(texts[p[0]], p[1], marked)} | sources
        yield from _differing(texts, places, speaker.names[0], speaker.id)
    for name, some in named.items():
        if name not in taken and name not in known and " " in name:
            yield from _differing(texts, {(w.document, w.span) for w in some}, min(w.concept for w in some), None)


def _by_name(speakers: Sequence[Speaker]) -> dict[str, str | None]:
    """The speaker of each name; None for a name that several bear."""
    found: dict[str, str | None] = {}
    for speaker in speakers:
        for name in {folded(n) for n in speaker.names}:
            found[name] = None if name in found else speaker.id
    return found


def _differing(
    texts: Mapping[str, Document], places: Iterable[tuple[str, Span]], name: str, about: str | None
) -> Iterator[Wording]:
    own = [(texts[document], span) for document, span in _apart(places)]
    kinds: dict[Described, None] = {}
    for d, span in own:
        kinds.setdefault((d.language, d.id, _stems(d.text, span, d.language)))
    words = sorted(kinds, key=str)[:MOST_KINDS]
    if any(_differ(one, other) for one, other in combinations(words, 2)):
        for document, span in own:
            yield Wording(name, document.id, span, "description", about)


def _apart(places: Iterable[tuple[str, Span]]) -> Iterator[tuple[str, Span]]:
    """The places without those inside another: an office inside the description that holds it."""
    last: tuple[str, Span] | None = None
    for document, span in sorted(places, key=lambda p: (p[0], p[1].start, -p[1].stop)):
        if last is None or last[0] != document or not last[1].holds(span):
            last = (document, span)
            yield last


def _differ(one: Described, other: Described) -> bool:
    """True where two documents of one language describe with words of which neither holds the other's."""
    if one[0] != other[0] or one[1] == other[1] or not one[2] or not other[2]:
        return False
    return not (_holds(one[2], other[2]) or _holds(other[2], one[2]))


def _holds(words: frozenset[str], others: frozenset[str]) -> bool:
    return all(
        o in words or any(alike(o, w) or respelled(o, w) or shortens(o, w) or shortens(w, o) for w in words)
        for o in others
    )


CHIEF = re.compile(r"\bchief\s+(?:(?P<kind>[a-z])[a-z]+\s+officer|(?P<first>e)xecutive)\b", re.I)


def initialled(words: str) -> str:
    """The words with the initials that stand for an office: "chief financial officer", "chief executive".

    >>> initialled("Twitter's chief executive"), initialled("the chief financial officer")
    ("Twitter's CEO", 'the CFO')
    """
    return CHIEF.sub(lambda met: f"C{(met['kind'] or met['first']).upper()}O", words)


def shortens(short: str, long: str) -> bool:
    """True where a word with a full stop abbreviates another: its letters stand in the other in their order.

    >>> shortens("adm.", "admiral"), shortens("sen.", "senator"), shortens("gen.", "senator")
    (True, True, False)
    """
    if not short.endswith(".") or short[0] != long[0] or len(short) > len(long):
        return False
    letters = iter(long)
    return all(letter in letters for letter in short.rstrip("."))


def respelled(one: str, other: str) -> bool:
    """True for two spellings of one word, of which one has a vowel more or another: "colour" and "color".

    >>> respelled("colour", "color"), respelled("adviser", "advisor"), respelled("meeting", "melting")
    (True, True, False)
    """
    from rapidfuzz.distance import Levenshtein

    if min(len(one), len(other)) < 5 or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    changes = Levenshtein.editops(one, other)
    letters = [
        *(one[e.src_pos] for e in changes if e.tag != "insert"),
        *(other[e.dest_pos] for e in changes if e.tag != "delete"),
    ]
    return len(changes) == 1 and all(letter in VOWELS for letter in letters)


def _ends(document: Document, span: Span) -> bool:
    """True where an office ends with the phrase: "the [major] wake-up call" is cut out of one."""
    words = WORD.findall(span.of(document.text))
    if not words or folded(words[-1]) in EMPTY | ARTICLES:
        return False
    return AFTER.match(document.text, span.stop) is not None


def _quoted(document: Document, span: Span, marked: dict[str, tuple[Span, ...]]) -> bool:
    """True inside quotation marks, where the words are a speaker's; ``marked`` keeps each document's."""
    if document.id not in marked:
        marked[document.id] = tuple(q.span for q in quotations(document.text, paragraphs(document.text)))
    return any(q.holds(span) for q in marked[document.id])


def _describes(text: str, span: Span, names: set[str]) -> bool:
    """True for a short noun phrase without the name: "the water minister"; not for a pronoun."""
    words = WORD.findall(span.of(text))
    if not 0 < len(words) <= LONGEST_DESCRIPTION:
        return False
    telling = [w for w in words if folded(w) not in EMPTY and folded(w) not in ARTICLES]
    named = any(folded(w) in names or alike(w, n) for w in telling for n in names)
    return bool(telling) and len(words) > 1 and not named


def _stems(text: str, span: Span, language: str | None) -> frozenset[str]:
    found = set()
    words = initialled(span.of(text) + text[span.stop : span.stop + 1])
    for met in WORD.finditer(words):
        low = folded(met.group())
        if low in EMPTY or low in ARTICLES or low in SLIGHT:
            continue
        dotted = words[met.end() : met.end() + 1] == "." and len(low) < SHORT and met.group()[0].isupper()
        found.add(f"{low}." if dotted else root(met.group(), language))
    return frozenset(found)
