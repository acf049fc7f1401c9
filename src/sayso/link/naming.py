"""How each outlet names the same: people by their descriptions, things by nouns in one slot, and how it is told.

Two wordings are set beside each other only where the same is meant: descriptions that were resolved to one speaker,
words of telling around renderings of one statement, and nouns that stand in one slot of two renderings of a statement
or of two tellings of a happening, with the same words before and behind. Nothing is said of an outlet; words are shown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from sayso.link.discrepancy.sense import senses
from sayso.link.statement.figure import NEGATORS
from sayso.link.statement.passage import EMPTY
from sayso.text.lexicon import LANGUAGES, fold, lexicon
from sayso.text.root import name_root, root
from sayso.text.stem import alike, folded
from sayso.text.verb import base_forms
from sayso.types import Attribution, Document, Span, Speaker, Statement
from sayso.view import Event, Wording

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*")
LONGEST_DESCRIPTION, LONGEST_CONCEPT, MOST_WORDS = 8, 8, 60
FEWEST_SAME = 3
JOINING = frozenset(
    "with against on over between for about avec contre sur entre pour mit gegen uber zwischen fur con contra sobre "
    "para с против о об между на".split()
)
AND = re.compile(r"\s(?:and|et|und|y|и)\s")
INFINITIVE = frozenset("to zu".split())
RARE, LONG = 3, 7
TELLING = frozenset({"says", "doubts", "concedes", "heated"})
ARTICLES = frozenset(
    "the a an his her its their this that these those le la les un une des l' son sa ses leur ce cette ces der die das "
    "den dem des ein eine einen einem einer sein seine ihr ihre dieser diese el los las un una unos unas su sus este "
    "esta".split()
)


def wordings(
    documents: Sequence[Document],
    attributions: Sequence[Attribution],
    speakers: Sequence[Speaker],
    statements: Sequence[Statement],
    events: Sequence[Event],
    marked: Iterable[Wording],
) -> tuple[Wording, ...]:
    """The words that documents have for the same speaker, statement or happening, where they differ.

    ``marked`` are the loaded words of each document (``extract/wording``). What every document names alike is left out,
    and so is what one document alone names. Sorted by what is named; the order of documents does not matter.
    """
    texts = {d.id: d for d in documents}
    held = {a.id: a for a in attributions if a.document in texts}
    marks = sorted((w for w in marked if w.document in texts), key=_place)
    found = [
        *_descriptions(texts, held, speakers),
        *_tellings(texts, held, statements, marks),
        *_marks(texts, marks),
        *_nouns(texts, _passages(texts, held, statements, events)),
        *_between(texts, marks),
    ]
    return tuple(sorted(set(found), key=lambda w: (KINDS.index(w.note), w.about or "", w.concept, _place(w))))


KINDS = ("word", "description", "says", "doubts", "concedes", "heated", "distance", "marks")


Described = tuple[str | None, str, frozenset[str]]


def _place(wording: Wording) -> tuple[str, int, int, str, str]:
    return wording.document, wording.span.start, wording.span.stop, wording.note, wording.about or ""


# ---------------------------------------------------------------- speakers


def _descriptions(
    texts: Mapping[str, Document], held: Mapping[str, Attribution], speakers: Sequence[Speaker]
) -> Iterator[Wording]:
    """Offices and noun phrases that stand for a speaker, where two documents have different ones."""
    for speaker in speakers:
        if speaker.kind not in ("person", "body") or not speaker.names:
            continue
        parts = {folded(w) for name in speaker.names for w in WORD.findall(name)}
        places = {(r.document, r.span) for r in speaker.roles if r.document in texts}
        for id in speaker.attributions:
            if (attribution := held.get(id)) is not None:
                text = texts[attribution.document].text
                places |= {(attribution.document, s) for s in attribution.source if _describes(text, s, parts)}
        own = [(texts[document], span) for document, span in sorted(places)]
        words = {(d.language, d.id, _stems(span.of(d.text), d.language)) for d, span in own}
        if any(_differ(one, other) for one, other in combinations(sorted(words, key=str), 2)):
            for document, span in own:
                yield Wording(speaker.names[0], document.id, span, "description", speaker.id)


def _differ(one: Described, other: Described) -> bool:
    """True where two documents of one language describe with words of which neither holds the other's."""
    return one[0] == other[0] and one[1] != other[1] and not (one[2] <= other[2] or other[2] <= one[2])


def _describes(text: str, span: Span, names: set[str]) -> bool:
    """True for a short noun phrase without the name: "the water minister"; not for a pronoun."""
    words = WORD.findall(span.of(text))
    if not 0 < len(words) <= LONGEST_DESCRIPTION:
        return False
    telling = [w for w in words if folded(w) not in EMPTY and folded(w) not in ARTICLES]
    named = any(folded(w) in names or alike(w, n) for w in telling for n in names)
    return bool(telling) and len(words) > 1 and not named


def _stems(words: str, language: str | None) -> frozenset[str]:
    return frozenset(root(w, language) for w in WORD.findall(words) if folded(w) not in EMPTY | ARTICLES)


# ---------------------------------------------------------------- telling


def _tellings(
    texts: Mapping[str, Document],
    held: Mapping[str, Attribution],
    statements: Sequence[Statement],
    marked: Sequence[Wording],
) -> Iterator[Wording]:
    """The words of telling around one statement, where documents have different ones, and words of distance."""
    beside: defaultdict[str, list[Wording]] = defaultdict(list)
    for word in marked:
        if word.about is not None:
            beside[word.about].append(word)
    for statement in statements:
        own = sorted({w for r in statement.renderings for w in beside.get(r.attribution, ())}, key=_place)
        if len({held[r.attribution].document for r in statement.renderings}) < 2:
            continue
        told = [w for w in own if w.note in TELLING]
        concept = _concept(texts, held, statement)
        kinds = {w.note for w in told}
        if len(kinds) > 1 and len({w.document for w in told}) > 1:
            yield from (Wording(concept, w.document, w.span, w.note, statement.id) for w in told)
        for w in own:
            if w.note == "distance":
                yield Wording(concept, w.document, w.span, "distance", statement.id)


def _concept(texts: Mapping[str, Document], held: Mapping[str, Attribution], statement: Statement) -> str:
    """The first words of the fullest rendering."""
    fullest = statement.renderings[0]
    text = texts[held[fullest.attribution].document].text
    words = " ".join(s.of(text) for s in fullest.spans).split()
    return " ".join(words[:LONGEST_CONCEPT]) + (" …" if len(words) > LONGEST_CONCEPT else "")


def _marks(texts: Mapping[str, Document], marked: Sequence[Wording]) -> Iterator[Wording]:
    """Words in marks nobody is quoted for, with the distance before them, where another document has the words too.

    A single word must be long and in few documents: "win" and "new" stand everywhere and name nothing of their own.
    """
    loose = [w for w in marked if w.about is None and w.note != "word"]
    runs = {id: f" {' '.join(fold(w) for w in WORD.findall(d.text))} " for id, d in texts.items()} if loose else {}
    for word in loose:
        parts = WORD.findall(word.concept)
        holders = {id for id, run in runs.items() if f" {' '.join(parts)} " in run} - {word.document}
        telling = len(parts) > 1 or (len(parts[0]) >= LONG and len(holders) * RARE <= len(runs)) if parts else False
        if holders and telling:
            yield word


# ---------------------------------------------------------------- things


def _between(texts: Mapping[str, Document], marked: Sequence[Wording]) -> Iterator[Wording]:
    """Different nouns of one language that stand before the same two names: what lies between them, in whose words."""
    groups: defaultdict[tuple[str | None, frozenset[str]], list[Wording]] = defaultdict(list)
    for word in marked:
        if word.note == "word":
            sides = [[w for w in WORD.findall(side) if w[0].isupper()] for side in AND.split(word.concept)]
            names = frozenset(name_root(side[-1]) for side in sides if side)
            groups[texts[word.document].language, names].append(word)
    for (language, _), members in groups.items():
        nouns = {(root(w.span.of(texts[w.document].text), language), w.document) for w in members}
        if len({n for n, _ in nouns}) > 1 and len({d for _, d in nouns}) > 1:
            concept = f"… {members[0].concept}"
            yield from (Wording(concept, w.document, w.span, "word") for w in members)


Slot = tuple[str, tuple[tuple[str, Span], ...]]


def _passages(
    texts: Mapping[str, Document],
    held: Mapping[str, Attribution],
    statements: Sequence[Statement],
    events: Sequence[Event],
) -> Iterator[Slot]:
    """For each statement and happening the spans that tell it; a quotation is an outlet's words where it translates."""
    for statement in statements:
        spans = [(held[r.attribution].document, span) for r in statement.renderings for span in r.spans]
        if len({d for d, _ in spans}) > 1:
            yield statement.id, tuple(spans)
    for event in events:
        told = tuple((t.document, t.span) for t in event.tellings if t.document in texts)
        if len({d for d, _ in told}) > 1:
            yield event.id, told


def _nouns(texts: Mapping[str, Document], passages: Iterable[Slot]) -> Iterator[Wording]:
    """Different nouns in one slot of two passages that say the same, in one language."""
    for about, places in passages:
        first, *others = sorted(places, key=lambda p: (p[1].start - p[1].stop, p))
        found: dict[tuple[str, Span], str] = {}
        for other in others:
            one, two = texts[first[0]], texts[other[0]]
            if first[0] == other[0] or one.language != two.language:
                continue
            for left, right in slots(one.text, first[1], two.text, other[1], one.language):
                concept = found.get((first[0], left)) or fold(left.of(one.text))
                found[first[0], left] = found[other[0], right] = concept
        for (document, span), concept in found.items():
            yield Wording(concept, document, span, "word", about)


def slots(left: str, here: Span, right: str, there: Span, language: str | None) -> tuple[tuple[Span, Span], ...]:
    """Pairs of single words that stand between the same words in two passages and are not forms of one word.

    The word before and the word behind are the same in both, and the one before is a determiner or preposition: that is
    where a noun stands. Where there is none, nouns with one complement are taken: "talks with Orne", "the clash with
    Orne". Three words of the passages at least must be the same. Names, figures, negations and verbs with an ending are
    left out.

    >>> a, b = "The mayor left the meeting with Orne early.", "The mayor left the encounter with Orne early."
    >>> [(x.of(a), y.of(b)) for x, y in slots(a, Span(0, len(a)), b, Span(0, len(b)), "en")]
    [('meeting', 'encounter')]
    """
    one, two = _tokens(left, here), _tokens(right, there)
    if not one or not two or max(len(one), len(two)) > MOST_WORDS:
        return ()
    keys = [root(w, language) for _, w in one]
    blocks = SequenceMatcher(None, keys, [root(w, language) for _, w in two], autojunk=False).get_matching_blocks()
    if sum(b.size for b in blocks) < FEWEST_SAME:
        return ()
    found = []
    for a, b in pairwise(blocks):
        i, j = a.a + a.size, a.b + a.size
        if not a.size or not b.size or b.a - i != 1 or b.b - j != 1:
            continue
        if not _in_line(left, one, i) or not _in_line(right, two, j):
            continue
        before = folded(one[i - 1][1])
        if _is_noun(one[i][1], language) and _is_noun(two[j][1], language) and _opens_noun(before, language):
            found.append((one[i][0], two[j][0]))
    if not found:
        held, other = _complements(one, language), _complements(two, language)
        for complement in sorted(held.keys() & other.keys()):
            (here, first), (there, second) = held[complement], other[complement]
            if root(first, language) != root(second, language) and not alike(first, second):
                found.append((here, there))
    return tuple(found)


def _in_line(text: str, words: Sequence[tuple[Span, str]], k: int) -> bool:
    """True where white space alone parts a word from the one before and the one behind."""
    return all(text[a.stop : b.start].isspace() for (a, _), (b, _) in pairwise(words[k - 1 : k + 2]))


def _complements(words: Sequence[tuple[Span, str]], language: str | None) -> dict[tuple[str, str], tuple[Span, str]]:
    """The nouns with a complement: a preposition of ``JOINING`` and what follows it, an article aside."""
    found: dict[tuple[str, str], tuple[Span, str]] = {}
    for k in range(1, len(words) - 2):
        between = folded(words[k + 1][1])
        if between not in JOINING or not _is_noun(words[k][1], language) or not _opens(words, k, language):
            continue
        after = k + 3 if folded(words[k + 2][1]) in ARTICLES and k + 3 < len(words) else k + 2
        complement = words[after][1]
        if folded(complement) not in EMPTY and not complement[0].isdigit() and not _dates(complement, language):
            found.setdefault((between, root(complement, language)), words[k])
    return found


def _dates(word: str, language: str | None) -> bool:
    return any(group in ("months", "weekdays") for group, _ in senses(fold(word), language or "en"))


def _opens(words: Sequence[tuple[Span, str]], k: int, language: str | None) -> bool:
    """True where a determiner or preposition stands one or two words before."""
    return any(_opens_noun(folded(words[j][1]), language) for j in range(max(0, k - 2), k))


def _tokens(text: str, span: Span) -> list[tuple[Span, str]]:
    return [(Span(m.start(), m.end()), m.group()) for m in WORD.finditer(text, span.start, span.stop)]


def _opens_noun(word: str, language: str | None) -> bool:
    if word in INFINITIVE:
        return False
    if word in ARTICLES or language not in LANGUAGES:
        return word in ARTICLES
    return lexicon(language).has("prepositions", word) or lexicon(language).has("determiners", word)


def _is_noun(word: str, language: str | None) -> bool:
    """True where a word may be a noun that names a thing: no name, figure, negation, function word or English past."""
    plain = folded(word)
    if len(plain) < 3 or not word[0].isalpha() or plain in EMPTY | ARTICLES | NEGATORS:
        return False
    if word[0].isupper() and language != "de":
        return False
    return not (language == "en" and plain.endswith(("ed", "ly")) and (plain.endswith("ly") or base_forms(plain)))
