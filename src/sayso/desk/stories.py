"""The documents of a database or of some inputs, grouped into stories."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sayso.desk.judgements import judgements_of
from sayso.desk.lookup import opened
from sayso.desk.people import outlet
from sayso.desk.print import report, table
from sayso.desk.reading import DONE, NOTHING_DONE, Options, read_inputs
from sayso.desk.settings import chosen_encoder, is_server
from sayso.report.marking import one_line
from sayso.text.number import count
from sayso.types import Document, Judgement, Problem, Story

HEAD = ("first", "last", "documents", "outlets", "languages", "title", "story")
SQLITE = b"SQLite format 3\0"


def stories(inputs: Sequence[str], options: Options, format: str, several: bool) -> int:
    """Print the stories that the documents tell, those with the latest day first; nothing is stored."""
    documents, ruled, problems = _material(inputs, options)
    if not documents:
        report(problems)
        print("sayso: there are no documents: name files, or a database that holds some", file=sys.stderr)
        return NOTHING_DONE
    known = {d.id: d for d in documents}
    found, doubts = grouped(documents, ruled)
    shown = [story for story in found if len(story.documents) > 1] if several else list(found)
    if format == "jsonl":
        for story in shown:
            print(json.dumps(_object(story, [known[id] for id in story.documents]), ensure_ascii=False))
    else:
        rows = [_row(story, [known[id] for id in story.documents]) for story in shown]
        many = sum(len(story.documents) > 1 for story in found)
        told = f"{count(len(documents), 'document')}, {len(found)} stories, {many} told by several documents"
        table(HEAD, rows, told, whole=("first", "last", "story"))
    report([*problems, *doubts])
    return DONE


def grouped(documents: Sequence[Document], ruled: Sequence[Judgement]) -> tuple[tuple[Story, ...], tuple[Problem, ...]]:
    """The stories that the documents tell, as people ruled, those with the latest day first, and clashing rulings."""
    from sayso.link.judgement import story_links
    from sayso.link.story import NOTHING_YET, follow
    from sayso.link.story import stories as told

    links, doubts = story_links(ruled, (d.id for d in documents))
    return tuple(told(follow(NOTHING_YET, documents, chosen_encoder(d.language for d in documents), links))), doubts


def _material(inputs: Sequence[str], options: Options) -> tuple[list[Document], tuple[Judgement, ...], list[Problem]]:
    """The documents, what people ruled, and what could not be read."""
    ruled = judgements_of(options.judgements) if options.judgements is not None else ()
    if len(inputs) == 1 and _is_database(inputs[0]):
        with opened(inputs[0]) as store:
            return list(store.documents()), (*store.judgements(), *ruled), []
    _, documents, problems = read_inputs(inputs, options)
    return documents, ruled, problems


def _is_database(place: str) -> bool:
    """True for a server, for a folder that run wrote, and for a database file."""
    if is_server(place) or (Path(place) / "sayso.db").is_file():
        return True
    if not Path(place).is_file():
        return False
    with Path(place).open("rb") as stream:
        return stream.read(len(SQLITE)) == SQLITE


def _days(documents: Sequence[Document]) -> tuple[str | None, str | None]:
    days = sorted(d.published[:10] for d in documents if d.published)
    return (days[0], days[-1]) if days else (None, None)


def _row(story: Story, documents: Sequence[Document]) -> tuple[str, ...]:
    first, last = _days(documents)
    outlets = {outlet(d) for d in documents}
    languages = sorted({d.language for d in documents if d.language})
    counts = (str(len(documents)), str(len(outlets)), " ".join(languages))
    return (first or "", last or "", *counts, one_line(story.title), story.id)


def _object(story: Story, documents: Sequence[Document]) -> dict[str, Any]:
    first, last = _days(documents)
    return {
        "id": story.id,
        "title": story.title,
        "from": first,
        "to": last,
        "outlets": sorted({d.outlet for d in documents if d.outlet}),
        "languages": sorted({d.language for d in documents if d.language}),
        "documents": [
            {
                "doc": d.name,
                "id": d.id,
                "title": d.title,
                "outlet": d.outlet,
                "published": d.published,
                "language": d.language,
            }
            for d in documents
        ],
        "was": list(story.was),
    }
