"""Questions to a record or a database: who speaks, where does a quotation stand, does everything hold."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.desk.print import report, table
from sayso.desk.reading import DONE, NOTHING_DONE
from sayso.desk.settings import database, held, is_server
from sayso.errors import NotFound, SaysoError
from sayso.report.marking import one_line
from sayso.text.number import count, either
from sayso.types import Document, Judgement, Record, Speaker, Story

if TYPE_CHECKING:
    from sayso.store.database import Database


def _held(place: str) -> tuple[Record, tuple[Judgement, ...]]:
    """The record of a folder or of a database, and the judgements that stand beside it.

    A database of no story or of several gives all who speak in it.
    """
    from sayso.folder import read_folder

    own = Path(place) / "sayso.db"
    if (Path(place) / "record.json").is_file():
        if not own.is_file():
            return read_folder(place), ()
        with database(str(own), write=False) as store:
            return read_folder(place), _in_force(store)
    address = str(own) if own.is_file() else place
    if not is_server(address) and not Path(address).is_file():
        raise SaysoError(f"{place} is neither a folder with a record.json nor a database file")
    with database(address, write=False) as store:
        record = store.record() if len(store.every(Story)) == 1 else _everybody(store.place, store)
        return record, _in_force(store)


def _in_force(store: Database) -> tuple[Judgement, ...]:
    from sayso.link.judgement import constraints

    return constraints(store.judgements(), store.attributions(), store.attributions(retired=True)).judgements


def _everybody(place: str, store: Database) -> Record:
    """All that a database holds as one record, its speakers linked now, as people ruled."""
    from sayso.link.judgement import constraints, corrected
    from sayso.link.speaker import speakers as linked

    documents, read = store.documents(), store.attributions()
    ruled = constraints(store.judgements(), read, store.attributions(retired=True))
    said = corrected(read, ruled)
    people, problems = linked(documents, said, ruled.judgements)
    story = Story("", place, tuple(d.id for d in documents), ())
    return Record(story, documents, said, people, (), (), (), (*ruled.problems, *problems))


def speakers(place: str, why: str | None) -> int:
    """Print who speaks in a record, or the chain of mentions behind one attribution's speaker."""
    record, judgements = _held(place)
    if why is not None:
        return _why(record, judgements, why)
    if not record.documents:
        print(f"{record.story.title} holds no documents: take some in with sayso add")
        return NOTHING_DONE
    counts = {a.id: a for a in record.attributions}
    rows = []
    for person in sorted(record.speakers, key=lambda s: (-len(s.attributions), s.names)):
        roles = "; ".join(dict.fromkeys(r.role for r in person.roles))
        spoken = sum(counts[a].voice == "direct" for a in person.attributions if a in counts)
        name, *others = person.names or ("",)
        rows.append((name, "; ".join(others), person.kind, roles, str(len(person.attributions)), str(spoken)))
    table(["speaker", "also as", "kind", "roles", "attributions", "in their own words"], rows, record.story.title)
    unnamed = len(record.attributions) - len({a for s in record.speakers for a in s.attributions})
    of = f"of {count(len(record.attributions), 'attribution')}"
    print(f"{unnamed} {of} {either(unnamed, 'has', 'have')} no speaker we could name.")
    return DONE


def _why(record: Record, judgements: Iterable[Judgement], id: str) -> int:
    from sayso.extract.mention import chain

    attribution = next((a for a in record.attributions if a.id == id), None)
    if attribution is None:
        raise NotFound("attribution", id)
    document = next(d for d in record.documents if d.id == attribution.document)
    own = tuple(a for a in record.attributions if a.document == document.id)
    person = next((s for s in record.speakers if id in s.attributions), None)
    rulings = [j for j in judgements if j.kind == "speaker" and id in (j.left, j.right) and j.verdict != "unsure"]
    read = f"{attribution.name or 'not named'} ({attribution.kind}), in {document.name}"
    moved = person is not None and attribution.name not in person.names
    if not moved:
        print(read)
    for one in rulings:
        print(_ruled(one, id, person, moved))
    if person is not None and moved:
        if not rulings:
            print(f"{person.names[0]}, ruled by people: the database that this was run with holds what they said")
        print(f"as read: {read}")
    for span, reason in chain(document, attribution, own):
        print(f"  {span.start}-{span.stop}  “{span.of(document.text)}”  {reason}")
    if attribution.name is None and attribution.kind == "unnamed":
        words = one_line(" […] ".join(s.of(document.text) for s in attribution.source))
        print(f"  nobody here fits “{words}”" if words else "  the text gives no source for these words")
    return DONE


def _ruled(one: Judgement, id: str, person: Speaker | None, moved: bool) -> str:
    """A line on a person's ruling, and on whether the record obeys it."""
    other = one.right if one.left == id else one.left
    ruled = f"by {one.by} on {one.at}" + (f": “{one.why}”" if one.why else "")
    together = person is not None and (other in person.attributions or other == person.wikidata)
    if together != (one.verdict == "same"):
        as_what = "the same as" if one.verdict == "same" else "another than"
        return f"ruled {as_what} {other} {ruled}; not obeyed here: run again, or see the problems of the record"
    if one.verdict == "same" and person is not None and moved:
        return f"{person.names[0]}, ruled {ruled}"
    return f"{'one with' if one.verdict == 'same' else 'kept apart from'} {other}, ruled {ruled}"


def find(words: str, db: str | None) -> int:
    """Print where a quotation stands in a database, exactly or nearly."""
    from sayso.link.likeness import nearest
    from sayso.report.line import named

    address = held(db).db
    if not words.strip():
        raise SaysoError("WORDS are empty: give a quotation, or a part of one")
    if not is_server(address) and not Path(address).is_file():
        raise SaysoError(f"{address} is not there: name a database with --db, or make one with sayso add")
    with database(address, write=False) as store:
        shown = store.place
        documents = {d.id: d for d in store.documents()}
        attributions = store.attributions()
        longest = sorted(set(words.split()), key=len, reverse=True)[:4]
        near = {d.id: d for w in (words, *longest) for d in store.seek(w.replace('"', ""), Document)}
    rows = []
    for document in near.values():
        for score, span in nearest(words, document.text):
            owner = [a for a in attributions if a.document == document.id and any(c.meets(span) for c in a.content)]
            who = min(owner, key=lambda a: sum(c.stop - c.start for c in a.content)) if owner else None
            name = "" if who is None else named(document, who)
            place = f"{document.outlet or document.name} {(document.published or '')[:10]}"
            how = "exactly" if score >= 1 else f"{score:.0%}"
            rows.append(
                (how, name, place, one_line(span.of(document.text)), f"{span.start}-{span.stop}", who.id if who else "")
            )
    rows.sort(key=lambda r: (r[0] != "exactly", -float(r[0].rstrip("%") or 0) if r[0] != "exactly" else 0, r[2]))
    if not rows:
        print(f"not found in the {count(len(documents), 'document')} of {shown}")
        return NOTHING_DONE
    table(["how", "speaker", "where", "words", "characters", "attribution"], rows)
    return DONE


def verify(place: str) -> int:
    """Prove a folder or database, print what does not hold."""
    from sayso.verify import verify as prove
    from sayso.verify import verify_database

    found = verify_database(place) if is_server(place) or Path(place).is_file() else prove(place)
    report(found)
    if any(problem.code == "no-record" for problem in found):
        return NOTHING_DONE
    things = f"{count(len(found), 'thing')} {either(len(found), 'does', 'do')} not hold"
    shown = database(place).place if is_server(place) else place
    print(f"{shown}: {things if found else 'everything holds'}")
    return DONE if not found else NOTHING_DONE
