"""Inputs to a record: read, kept in a database, linked, written as a folder."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.desk.judgements import judgements_of
from sayso.desk.print import report, table
from sayso.desk.reading import DONE, NOTHING_DONE, Options, extracted, read_inputs, told
from sayso.desk.settings import chosen_encoder, chosen_taggers, database, held
from sayso.errors import SettingsError
from sayso.pipeline import Reading, Taggers, link, select
from sayso.plan import Value, plan, values
from sayso.progress import progress
from sayso.text.number import count, either
from sayso.types import Attribution, Document, Problem, Record

if TYPE_CHECKING:
    from sayso.store.database import Database

ROOMS = ("extract", "text")


def run(inputs: Sequence[str], options: Options) -> int:
    """Read the coverage of one event, keep it in a database and write its folder; print a summary."""
    from sayso.folder import write_folder

    assert options.out is not None
    _checked(options)
    ruled = judgements_of(options.judgements) if options.judgements is not None else ()
    captures, documents, problems = read_inputs(inputs, options)
    if not documents:
        report(problems)
        print("sayso: nothing could be read", file=sys.stderr)
        return NOTHING_DONE
    own = options.db is None
    if own:
        options.out.mkdir(parents=True, exist_ok=True)
    with database(options.db or str(options.out / "sayso.db")) as store:
        store.judge(ruled)
        readings = _extracted(documents, store)
        earlier = store.attributions(retired=True)
        record = link(readings, chosen_encoder(), store.judgements(), options.title, problems, earlier)
        ground = None if own else store.standing([d.id for d in documents])
        todo = plan(values(record), store.known(), ground)
        store.apply(todo, captures, "run")
        _finish(readings, store)
    shown = select(record, options.speaker, options.about, options.since, options.until)
    write_folder(shown, captures, options.out)
    report(told(problems, readings))
    _summary(shown, options.out, bool(todo))
    return DONE


def _checked(options: Options) -> None:
    if options.out is not None and options.out.exists() and not options.out.is_dir():
        raise SettingsError("--out", f"{options.out} is a file: name a folder")
    for flag, day in (("--since", options.since), ("--until", options.until)):
        try:
            date.fromisoformat(day or "2024-05-03")
        except ValueError:
            raise SettingsError(flag, f"{day!r} is not a day: write 2024-05-03") from None


@cache
def _rules() -> str:
    """A digest of the rules and lexicons, so that a reading made by others is never taken for one of ours."""
    found = blake2b(digest_size=6)
    for room in ROOMS:
        for path in sorted((Path(__file__).parents[1] / room).rglob("*")):
            if path.suffix in (".py", ".yaml"):
                found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def _version(document: Document, choose: Taggers) -> str:
    tagger, _ = choose(document.language)
    return f"extract:rules@{_rules()}:{tagger.name if tagger else 'none'}"


def _extracted(documents: Sequence[Document], store: Database) -> list[Reading]:
    """Each document's reading: the stored one where the same rules and models have read it, else a new one.

    Where people dropped or corrected attributions the stored ones are no longer what was read, so all is read anew.
    """
    choose = chosen_taggers()
    ruled = any(j.kind in ("drop", "replace") for j in store.judgements())
    done = {v: frozenset() if ruled else store.shards(v) for v in {_version(d, choose) for d in documents}}
    stored: dict[str, list[Attribution]] = {}
    for attribution in store.attributions():
        stored.setdefault(attribution.document, []).append(attribution)
    faults: dict[str | None, list[Problem]] = {}
    for problem in store.every(Problem):
        faults.setdefault(problem.document, []).append(problem)
    readings = []
    for document in progress(documents, "finding who said what"):
        if document.id in done[_version(document, choose)]:
            known = tuple(stored.get(document.id, ()))
            readings.append(Reading(document, known, tuple(faults.get(document.id, ()))))
        else:
            readings.append(extracted(document, choose))
    return readings


def _finish(readings: Iterable[Reading], store: Database) -> None:
    choose, done = chosen_taggers(), dict[str, frozenset[str]]()
    for reading in readings:
        version = _version(reading.document, choose)
        if version not in done:
            done[version] = store.shards(version)
        if reading.document.id not in done[version]:
            store.finish(version, reading.document.id)


def _summary(record: Record, out: Path, changed: bool) -> None:
    documents = {d.id: d for d in record.documents}
    firsts = dict(record.witnesses)
    rows = []
    for document in record.documents:
        own = [a for a in record.attributions if a.document == document.id]
        first = firsts.get(document.id, document.id)
        copy = "" if first == document.id else f"copy of {documents[first].outlet or documents[first].name}"
        day = (document.published or "")[:10]
        rows.append(
            (document.outlet or "", Path(document.name).name, document.language or "", day, str(len(own)), copy)
        )
    table(["outlet", "input", "language", "published", "attributions", "witness"], rows, record.story.title)
    several = sum(len(s.renderings) > 1 for s in record.statements)
    unnamed = sum(s.speaker is None for s in record.statements)
    undated = sum(s.said is None for s in record.statements)
    conflicts = sum(r.kind == "contradicts" for r in record.relations)
    faults = len(record.problems)
    lines = [
        f"{count(len(record.statements), 'statement')} by {count(len(record.speakers), 'speaker')}, "
        f"{several} in several renderings, {count(conflicts, 'contradiction')}.",
        f"{count(unnamed, 'statement')} {either(unnamed, 'has', 'have')} no speaker we could name, "
        f"{undated} no day we could tell.",
        f"{count(faults, 'problem')} of the material {either(faults, 'is', 'are')} listed in the dispatch "
        "(under Problems).",
        f"{'Written' if changed else 'Nothing new; written again'} to {out}: dispatch.html, dispatch.md, record.json, "
        "statements.csv, texts/, captures/",
    ]
    print("\n".join(lines))


def add(inputs: Sequence[str], options: Options) -> int:
    """Read inputs into a database; a document that is there already is left as it is."""
    address = held(options.db).db
    captures, documents, problems = read_inputs(inputs, options)
    with database(address) as store:
        readings = _extracted(documents, store)
        new: list[Value] = []
        for reading in readings:
            new += [reading.document, *reading.attributions, *reading.problems]
        todo = plan(new, store.known(), ())
        store.apply(todo, captures, "add")
        _finish(readings, store)
        place, total = store.place, len(store.documents())
    report(told(problems, readings))
    fresh = sum(isinstance(v, Document) for v in todo.put)
    old = len(documents) - fresh
    print(f"{count(fresh, 'new document')}, {old} {either(old, 'was', 'were')} there already; {place} holds {total}.")
    return DONE if documents else NOTHING_DONE
