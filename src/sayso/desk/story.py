"""Inputs to a record: read, kept in a database, linked, written as a folder."""

from __future__ import annotations

import re
import sys
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.desk.fetching import earlier_in
from sayso.desk.judgements import judgements_of
from sayso.desk.print import report, table
from sayso.desk.reading import DONE, NOTHING_DONE, Options, captured, extracted, read_inputs, told
from sayso.desk.settings import chosen_encoder, chosen_entailer, chosen_knowledge, chosen_taggers, database, held
from sayso.errors import SettingsError
from sayso.knowledge import Knowledge
from sayso.link.choice import called
from sayso.pipeline import Reading, Taggers, link, select, viewed
from sayso.plan import Value, plan, values
from sayso.progress import progress
from sayso.report.register import Register
from sayso.report.summary import chosen
from sayso.text.number import count, either
from sayso.types import Attribution, Document, Problem, Record

if TYPE_CHECKING:
    from sayso.store.database import Database

MOST_NAMED = 8
ROOMS = ("extract", "knowledge", "text")
DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def run(inputs: Sequence[str], options: Options) -> int:
    """Read the coverage of one event, keep it in a database and write its folder; print a summary."""
    from sayso.folder import write_folder
    from sayso.models.encoder import Remembering

    options = _checked(options)
    assert options.out is not None
    ruled = judgements_of(options.judgements) if options.judgements is not None else ()
    address = options.db or str(options.out / "sayso.db")
    captures, documents, problems = read_inputs(inputs, options, earlier_in(address))
    if not documents:
        report(problems)
        print("sayso: nothing could be read", file=sys.stderr)
        return NOTHING_DONE
    own = options.db is None
    if own:
        options.out.mkdir(parents=True, exist_ok=True)
    knowledge, unread = chosen_knowledge()
    problems = [*problems, *unread]
    with database(address) as store:
        store.judge(ruled)
        readings = _extracted(documents, store, knowledge)
        earlier = store.attributions(retired=True)
        seen = captured(captures, documents)
        encoder = Remembering(chosen_encoder(d.language for d in documents))
        record = link(
            readings, encoder, store.judgements(), options.title, problems, earlier, knowledge, seen, chosen_entailer()
        )
        record = viewed(record, encoder)
        ground = None if own else store.standing([d.id for d in documents])
        todo = plan(values(record), store.known(), ground)
        before = store.versions()
        store.apply(todo, captures, "run")
        _finish(readings, store, knowledge)
        after, place = store.versions(), store.place
    shown = select(record, options.speaker, options.about, options.since, options.until)
    write_folder(shown, captures, options.out)
    report(told(problems, readings))
    _summary(shown, options.out, bool(todo))
    _nobody(record, shown)
    _tell_changed(documents, before, after, place)
    return DONE


def _checked(options: Options) -> Options:
    """The options with whole days; SettingsError for a wrong folder, an empty condition or a wrong day."""
    if options.out is not None and options.out.exists() and not options.out.is_dir():
        raise SettingsError("--out", f"{options.out} is a file: name a folder")
    for flag, words in (("--speaker", options.speaker), ("--about", options.about)):
        if words is not None and not any(letter.isalnum() for letter in words):
            raise SettingsError(flag, f"{words!r} holds no word: leave it out, or say what to look for")
    since, until = _day("--since", options.since, first=True), _day("--until", options.until, first=False)
    if since and until and since > until:
        raise SettingsError("--until", f"{options.until} is before --since {options.since}: no day lies between them")
    return replace(options, since=since, until=until)


def _day(flag: str, given: str | None, first: bool) -> str | None:
    """The day that a flag names, of a month or a year its first or its last."""
    if given is None:
        return None
    wrong = SettingsError(flag, f"{given!r} is not a day: write 2024-05-03, or 2024-05 or 2024 for all its days")
    found = DAY.fullmatch(given.strip())
    if found is None:
        raise wrong
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        last = monthrange(year or 0, month or 12)[1]
        chosen = date(year or 0, month or (1 if first else 12), day or (1 if first else last))
    except ValueError:
        raise wrong from None
    return chosen.isoformat()


@cache
def _rules() -> str:
    """A digest of the rules and lexicons, so that a reading made by others is never taken for one of ours."""
    found = blake2b(digest_size=6)
    for room in ROOMS:
        for path in sorted((Path(__file__).parents[1] / room).rglob("*")):
            if path.suffix in (".py", ".yaml"):
                found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def _version(document: Document, choose: Taggers, knowledge: Knowledge) -> str:
    tagger, _ = choose(document.language)
    return f"extract:rules@{_rules()}:knowledge@{knowledge.digest}:{tagger.name if tagger else 'none'}"


def _extracted(documents: Sequence[Document], store: Database, knowledge: Knowledge) -> list[Reading]:
    """Each document's reading: the stored one where the same rules, models and knowledge have read it, else a new one.

    Where people dropped or corrected attributions the stored ones are no longer what was read, so all is read anew.
    """
    choose = chosen_taggers()
    ruled = any(j.kind in ("drop", "replace") for j in store.judgements())
    done = {v: frozenset() if ruled else store.shards(v) for v in {_version(d, choose, knowledge) for d in documents}}
    stored: dict[str, list[Attribution]] = {}
    for attribution in store.attributions():
        stored.setdefault(attribution.document, []).append(attribution)
    faults: dict[str | None, list[Problem]] = {}
    for problem in store.every(Problem):
        faults.setdefault(problem.document, []).append(problem)
    readings = []
    for document in progress(documents, "finding who said what"):
        if document.id in done[_version(document, choose, knowledge)]:
            known = tuple(stored.get(document.id, ()))
            readings.append(Reading(document, known, tuple(faults.get(document.id, ()))))
        else:
            readings.append(extracted(document, choose, knowledge))
    return readings


def _finish(readings: Iterable[Reading], store: Database, knowledge: Knowledge) -> None:
    choose, done = chosen_taggers(), dict[str, frozenset[str]]()
    for reading in readings:
        version = _version(reading.document, choose, knowledge)
        if version not in done:
            done[version] = store.shards(version)
        if reading.document.id not in done[version]:
            store.finish(version, reading.document.id)


def _nobody(whole: Record, shown: Record) -> None:
    """Say on stderr where nothing fits what was asked, and whom one may ask for."""
    if shown.choice is None or shown.statements:
        return
    told = f"no statement of {shown.choice.of} fits"
    if shown.choice.speaker and not any(called(p, shown.choice.speaker) for p in whole.speakers):
        people = sorted(whole.speakers, key=lambda p: -len(p.attributions))
        names = ", ".join(p.names[0] for p in people[:MOST_NAMED])
        told = f"nobody in the record is called “{shown.choice.speaker}”: those who speak are {names or 'not named'}"
        told += f", and {len(people) - MOST_NAMED} more" if len(people) > MOST_NAMED else ""
    print(f"sayso: {told}", file=sys.stderr)


def _summary(record: Record, out: Path, changed: bool) -> None:
    documents = {d.id: d for d in record.documents}
    firsts = dict(record.witnesses)
    rows, told = [], Counter(a.document for a in record.attributions)
    for document in record.documents:
        first = firsts.get(document.id, document.id)
        copy = "" if first == document.id else f"copy of {documents[first].outlet or documents[first].name}"
        day = (document.published or "")[:10]
        rows.append(
            (
                document.outlet or "",
                Path(document.name).name,
                document.language or "",
                day,
                str(told[document.id]),
                copy,
            )
        )
    table(["outlet", "input", "language", "published", "attributions", "witness"], rows, record.story.title)
    several = sum(len(s.renderings) > 1 for s in record.statements)
    register = Register(record)
    unnamed = sum(register.nameless(s) for s in record.statements)
    undated = sum(register.dayless(s) for s in record.statements)
    conflicts = sum(r.kind == "contradicts" for r in record.relations)
    faults = len(record.problems)
    lines = [
        *filter(None, [chosen(record.choice)]),
        f"{count(len(record.statements), 'statement')} by {count(len(register.named()), 'named speaker')}, "
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
    captures, documents, problems = read_inputs(inputs, options, earlier_in(address))
    knowledge, unread = chosen_knowledge()
    problems = [*problems, *unread]
    with database(address) as store:
        documents, before = _kept(documents, store), store.versions()
        readings = _extracted(documents, store, knowledge)
        new: list[Value] = []
        for reading in readings:
            new += [reading.document, *reading.attributions, *reading.problems]
        kept = {d.id for d in documents}
        new += [p for p in problems if p.document in kept]
        todo = plan(new, store.known(), ())
        store.apply(todo, captures, "add")
        _finish(readings, store, knowledge)
        place, total = store.place, len(store.documents())
        versions = store.versions()
    report(told(problems, readings))
    fresh = sum(isinstance(v, Document) for v in todo.put)
    old = len(documents) - fresh
    print(f"{count(fresh, 'new document')}, {old} {either(old, 'was', 'were')} there already; {place} holds {total}.")
    _tell_changed(documents, before, versions, place)
    return DONE if documents else NOTHING_DONE


def _tell_changed(
    documents: Iterable[Document], before: Mapping[str, int], after: Mapping[str, int], place: str
) -> None:
    """Print a line for each document that is another version of a page than any before."""
    for document in documents:
        if document.id not in before and after.get(document.id, 1) > 1:
            what = f"is version {after[document.id]} of its page"
            print(f"{document.id} {what}: sayso versions {place} {document.id} shows what was changed.")


def _kept(documents: Iterable[Document], store: Database) -> list[Document]:
    """The documents, and those that are there already as they are there.

    A page whose text is as it was, in other bytes, stands on its first capture; the new bytes are kept beside it.
    """
    known = {d.id: d for d in store.documents()}
    return [known[d.id] if d.id in known and _same_text(known[d.id], d) else d for d in documents]


def _same_text(known: Document, document: Document) -> bool:
    return known.capture != document.capture and known.reader == document.reader
