"""Where a quotation stands: exactly, nearly, and in the other wordings of the same statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.desk.print import table
from sayso.desk.reading import DONE, NOTHING_DONE
from sayso.desk.settings import chosen_encoder, database, held, is_server
from sayso.errors import SaysoError
from sayso.progress import progress
from sayso.report.line import named
from sayso.report.marking import one_line
from sayso.text.number import count, either
from sayso.types import Attribution, Document, Span, Spans

if TYPE_CHECKING:
    from sayso.link.likeness import Place
    from sayso.store.database import Database

HEAD = ("how", "speaker", "where", "words", "characters", "attribution")
CHANGES = "[-…-] stands in your words only, {+…+} in the source only."
MOST_READ, MOST_SHOWN, MOST_COMPARED = 200, 40, 10
SAME_MEANING = 0.55
SURE = 0.85


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a quotation stands; ``rank`` sorts the likest first, ``how`` says it in words."""

    rank: float
    how: str
    document: Document
    spans: Spans
    attribution: Attribution | None
    words: str

    def row(self, editions: Mapping[str, tuple[int, int]]) -> tuple[str, ...]:
        """The cells of its line; ``editions`` says which version of its page a document is, and of how many."""
        version, of = editions[self.document.id]
        place = f"{self.document.outlet or Path(self.document.name).name} {(self.document.published or '')[:10]}"
        place += f" (version {version} of {of})" if of > 1 else ""
        who = named(self.document, self.attribution) if self.attribution else ""
        where = ", ".join(f"{s.start}-{s.stop}" for s in self.spans)
        return self.how, who, place.strip(), self.words, where, self.attribution.id if self.attribution else ""


def find(words: str, db: str | None, meaning: bool = False) -> int:
    """Print where a quotation stands in a database, with ``meaning`` also what says the same in other words."""
    address = held(db).db
    if not any(letter.isalnum() for letter in words):
        raise SaysoError("WORDS are empty: give a quotation, or a part of one")
    if not is_server(address) and not Path(address).is_file():
        raise SaysoError(f"{address} is not there: name a database with --db, or make one with sayso add")
    with database(address, write=False) as store:
        hits = list(_told(words, store))
        hits += _other_wordings(hits, store)
        if meaning:
            hits += _meant(words, store, {h.attribution.id for h in hits if h.attribution})
        shown, total = store.place, store.count(Document)
        editions = store.editions(dict.fromkeys(h.document.id for h in hits))
    if not hits:
        print(f"not found in the {count(total, 'document')} of {shown}")
        if not meaning:
            print("--meaning also looks for what says the same in other words or another language; it takes longer.")
        return NOTHING_DONE
    hits.sort(key=lambda h: (-h.rank, h.document.published or "9999", h.document.id, h.spans))
    more = len(hits) - MOST_SHOWN
    note = CHANGES if any("[-" in h.words or "{+" in h.words for h in hits[:MOST_SHOWN]) else ""
    if more > 0:
        note = f"{note} {count(more, 'place')} more {either(more, 'is', 'are')} less like it: give more of the words."
    table(HEAD, [h.row(editions) for h in hits[:MOST_SHOWN]], note=note.strip() or None)
    return DONE


def _told(words: str, store: Database) -> Iterator[Hit]:
    """The places where the words stand exactly or nearly, each with the innermost attribution around it."""
    from sayso.link.likeness import beginnings, nearest

    documents = store.seek_any(beginnings(words), limit=MOST_READ)
    found = [(d, place) for d in documents for place in nearest(words, d.text)]
    said: dict[str, list[Attribution]] = {}
    for attribution in store.attributions_in(dict.fromkeys(d.id for d, _ in found)):
        said.setdefault(attribution.document, []).append(attribution)
    for document, place in found:
        own = [a for a in said.get(document.id, ()) if any(c.meets(s) for c in a.content for s in place.spans)]
        who = min(own, key=lambda a: (_width(a.content), a.content), default=None)
        how = "exactly" if place.score >= 1 else f"{place.score:.0%}"
        yield Hit(1 + place.score, how, document, place.spans, who, _compared(words, document, place))


def _width(content: Spans) -> int:
    return sum(c.stop - c.start for c in content)


def _compared(words: str, document: Document, place: Place) -> str:
    """The words of a place, with what differs from those that were given where it is not the same."""
    from sayso.link.statement.difference import diff

    there = one_line(" […] ".join(s.of(document.text) for s in place.spans))
    if place.score >= 1:
        return there
    marked = []
    for kind, given, found in diff(words, there):
        if kind != "equal" and given:
            marked.append(f"[-{one_line(given)}-]")
        if kind == "equal" or found:
            marked.append(one_line(found) if kind == "equal" else f"{{+{one_line(found)}+}}")
    return " ".join(marked)


def _other_wordings(hits: Sequence[Hit], store: Database) -> Iterator[Hit]:
    """The other renderings of the statements that were found: trimmed, altered, translated."""
    from sayso.report.section import CLASSES

    known = {h.attribution.id for h in hits if h.attribution}
    best = sorted((h for h in hits if h.attribution and h.rank >= 1 + SURE), key=lambda h: -h.rank)[:MOST_COMPARED]
    for hit in best:
        assert hit.attribution is not None
        for statement in store.telling(hit.attribution.id):
            here = [r for r in statement.renderings if r.attribution == hit.attribution.id]
            if not any(r.spans and any(x.meets(y) for x in r.spans for y in hit.spans) for r in here):
                continue
            for other in statement.renderings:
                if other.attribution in known:
                    continue
                known.add(other.attribution)
                told = store.find(Attribution, other.attribution)
                document = store.find(Document, told.document)
                words = one_line(" […] ".join(s.of(document.text) for s in other.spans))
                how = f"{CLASSES[other.kind]} of the same"
                yield Hit(1 + min(hit.rank - 1, 0.5) / 2, how, document, other.spans, told, words)


def _meant(words: str, store: Database, known: Iterable[str]) -> Iterator[Hit]:
    """What is said to the same effect, in whatever words and language, by the sentence encoder."""
    from sayso.text.segment import sentences

    seen = set(known)
    documents = {d.id: d for d in store.documents()}
    lines: list[tuple[Attribution, Span]] = []
    for attribution in progress(store.attributions(), "comparing what is said"):
        if attribution.id not in seen:
            text = documents[attribution.document].text
            lines += [(attribution, s) for content in attribution.content for s in sentences(text, content)]
    vectors = chosen_encoder().encode([words, *(s.of(documents[a.document].text) for a, s in lines)])
    likeness = vectors[1:] @ vectors[0]
    best = sorted(range(len(lines)), key=lambda k: -float(likeness[k]))
    for k in best[:MOST_COMPARED]:
        if likeness[k] < SAME_MEANING:
            break
        attribution, span = lines[k]
        document = documents[attribution.document]
        told = one_line(span.of(document.text))
        yield Hit(float(likeness[k]), f"means {float(likeness[k]):.0%}", document, (span,), attribution, told)
