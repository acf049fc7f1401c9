"""The record of a story that a database holds: as a run stored it, or linked now of what was taken in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.desk.lookup import opened
from sayso.desk.reading import DONE, Input, captured
from sayso.desk.settings import chosen_encoder, chosen_entailer, chosen_knowledge
from sayso.desk.stories import grouped
from sayso.errors import NotFound, SaysoError, SettingsError
from sayso.pipeline import Reading, link, viewed
from sayso.report.register import fingerprint
from sayso.text.number import count
from sayso.types import Attribution, Document, Encoder, Problem, Record, Story

if TYPE_CHECKING:
    from sayso.store.database import Database


def export_record(place: str, out: Path, wanted: str | None = None) -> int:
    """Write, of a story that a database holds, the folder that ``sayso run`` writes of the same documents."""
    from sayso.folder import write_folder

    if out.exists() and not out.is_dir():
        raise SettingsError("--out", f"{out} is a file: name a folder")
    if (out / "sayso.db").is_file() or (out.exists() and Path(place).exists() and out.samefile(place)):
        raise SettingsError("--out", f"{out} holds a database of its own: name another folder")
    with opened(place) as store:
        record, captures = record_of(store, wanted)
    write_folder(record, captures, out)
    held = f"{count(len(record.statements), 'statement')} of {count(len(record.documents), 'document')}"
    print(
        f"{record.story.title} ({record.story.id}): {held} written to {out}: dispatch.html, dispatch.md, record.json, "
        "statements.csv, texts/, captures/"
    )
    return DONE


def record_of(store: Database, wanted: str | None = None) -> tuple[Record, list[Input]]:
    """A story's record with its views, and the captures it stands on, equal to what a run gives of its documents.

    ``wanted`` is the id of a story that a run stored, or of one that ``sayso stories`` shows. Without it the only one
    that runs have stored is taken, and all documents as one story where they have stored none. NotFound where there is
    no such story, StoreError where there are several to choose from.
    """
    from sayso.models.encoder import Remembering

    stored = store.every(Story)
    inputs = list(store.captures())
    if wanted in {s.id for s in stored} or (wanted is None and stored):
        found = store.record(wanted)
        encoder = Remembering(chosen_encoder(d.language for d in found.documents))
    else:
        documents = _documents(store, wanted)
        encoder = Remembering(chosen_encoder(d.language for d in documents))
        found = _linked(store, documents, inputs, encoder)
    bodies = {d.capture for d in found.documents}
    whole = len(found.documents) == store.count(Document)
    return viewed(found, encoder), [i for i in inputs if whole or fingerprint(i[0].body) in bodies]


def _documents(store: Database, wanted: str | None) -> tuple[Document, ...]:
    documents = store.documents()
    if not documents:
        raise SaysoError(f"{store.place} holds no documents: take some in with sayso add")
    if wanted is None:
        return documents
    found, _ = grouped(documents, store.judgements())
    story = next((s for s in found if s.id == wanted), None)
    if story is None:
        raise NotFound("story", wanted)
    return tuple(d for d in documents if d.id in story.documents)


def _linked(store: Database, documents: Sequence[Document], inputs: Sequence[Input], encoder: Encoder) -> Record:
    """What was read of these documents, taken as one story."""
    said: dict[str, list[Attribution]] = {d.id: [] for d in documents}
    for attribution in store.attributions_in(said):
        said[attribution.document].append(attribution)
    faults: dict[str, list[Problem]] = {d.id: [] for d in documents}
    for problem in store.every(Problem):
        if problem.document in faults:
            faults[problem.document].append(problem)
    readings = [Reading(d, tuple(sorted(said[d.id], key=lambda a: a.place)), tuple(faults[d.id])) for d in documents]
    knowledge, unread = chosen_knowledge()
    return link(
        readings, encoder, store.judgements(), None, unread, store.attributions(retired=True), knowledge,
        captured(inputs, documents), chosen_entailer(),
    )  # fmt: skip
