"""Questions to a record or a database: who speaks, where does a quotation stand, does everything hold."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.desk.print import table
from sayso.desk.reading import DONE, NOTHING_DONE
from sayso.errors import NotFound, SaysoError
from sayso.types import Document, Record, Story

if TYPE_CHECKING:
    from sayso.store.database import Database


def _held(place: Path) -> Record:
    """The record of a folder or of a database; a database of no story or of several gives all who speak in it."""
    from sayso.folder import read_folder
    from sayso.store.database import Database

    if place.is_dir() and (place / "record.json").is_file():
        return read_folder(place)
    if place.is_dir() and (place / "sayso.db").is_file():
        place = place / "sayso.db"
    if not place.is_file():
        raise SaysoError(f"{place} is neither a folder with a record.json nor a database file")
    with Database(place, write=False) as store:
        return store.record() if len(store.every(Story)) == 1 else _everybody(place, store)


def _everybody(place: Path, store: Database) -> Record:
    """All that a database holds as one record, its speakers linked now, as people ruled."""
    from sayso.link.judgement import constraints, corrected
    from sayso.link.speaker import speakers as linked

    documents, read = store.documents(), store.attributions()
    ruled = constraints(store.judgements(), read, store.attributions(retired=True))
    said = corrected(read, ruled)
    people, problems = linked(documents, said, ruled.judgements)
    story = Story("", str(place), tuple(d.id for d in documents), ())
    return Record(story, documents, said, people, (), (), (), (*ruled.problems, *problems))


def speakers(place: Path, why: str | None) -> int:
    """Print who speaks in a record, or the chain of mentions behind one attribution's speaker."""
    record = _held(place)
    if why is not None:
        return _why(record, why)
    counts = {a.id: a for a in record.attributions}
    rows = []
    for person in sorted(record.speakers, key=lambda s: (-len(s.attributions), s.names)):
        roles = "; ".join(dict.fromkeys(r.role for r in person.roles))
        spoken = sum(counts[a].voice == "direct" for a in person.attributions if a in counts)
        name, *others = person.names or ("",)
        rows.append((name, "; ".join(others), person.kind, roles, str(len(person.attributions)), str(spoken)))
    table(["speaker", "also as", "kind", "roles", "attributions", "in their own words"], rows, record.story.title)
    unnamed = len(record.attributions) - len({a for s in record.speakers for a in s.attributions})
    print(f"{unnamed} of {len(record.attributions)} attributions have no speaker we could name.")
    return DONE


def _why(record: Record, id: str) -> int:
    from sayso.extract.mention import chain

    attribution = next((a for a in record.attributions if a.id == id), None)
    if attribution is None:
        raise NotFound("attribution", id)
    document = next(d for d in record.documents if d.id == attribution.document)
    own = tuple(a for a in record.attributions if a.document == document.id)
    print(f"{attribution.name or 'not named'} ({attribution.kind}), in {document.name}")
    for span, reason in chain(document, attribution, own):
        print(f"  {span.start}-{span.stop}  “{span.of(document.text)}”  {reason}")
    return DONE


def find(words: str, db: Path) -> int:
    """Print where a quotation stands in a database, exactly or nearly."""
    from sayso.link.likeness import nearest
    from sayso.report.marking import one_line
    from sayso.store.database import Database

    if not words.strip():
        raise SaysoError("WORDS are empty: give a quotation, or a part of one")
    if not db.is_file():
        raise SaysoError(f"{db} is not there: name a database with --db, or make one with sayso add")
    with Database(db, write=False) as store:
        documents = {d.id: d for d in store.documents()}
        attributions = store.attributions()
        longest = sorted(set(words.split()), key=len, reverse=True)[:4]
        near = {d.id: d for w in (words, *longest) for d in store.seek(w.replace('"', ""), Document)}
    rows = []
    for document in near.values():
        for score, span in nearest(words, document.text):
            owner = [a for a in attributions if a.document == document.id and any(c.meets(span) for c in a.content)]
            who = min(owner, key=lambda a: sum(c.stop - c.start for c in a.content)) if owner else None
            name = "" if who is None else who.name or one_line(" ".join(s.of(document.text) for s in who.source))
            place = f"{document.outlet or document.name} {(document.published or '')[:10]}"
            how = "exactly" if score >= 1 else f"{score:.0%}"
            rows.append(
                (how, name, place, one_line(span.of(document.text)), f"{span.start}-{span.stop}", who.id if who else "")
            )
    rows.sort(key=lambda r: (r[0] != "exactly", -float(r[0].rstrip("%") or 0) if r[0] != "exactly" else 0, r[2]))
    if not rows:
        print(f"not found in the {len(documents)} documents of {db}")
        return NOTHING_DONE
    table(["how", "speaker", "where", "words", "characters", "attribution"], rows)
    return DONE


def verify(place: Path) -> int:
    """Prove a folder or database, print what does not hold."""
    from sayso.verify import verify as prove
    from sayso.verify import verify_database

    found = verify_database(place) if place.is_file() else prove(place)
    for problem in found:
        print(f"sayso: {problem.message}", file=sys.stderr)
    count = "1 thing does" if len(found) == 1 else f"{len(found)} things do"
    print(f"{place}: {f'{count} not hold' if found else 'everything holds'}")
    return DONE if not found else NOTHING_DONE
