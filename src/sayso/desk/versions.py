"""Pages that were changed: their versions, what was edited, and in which versions each attribution stands."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sayso.desk.lookup import opened
from sayso.desk.print import table
from sayso.desk.reading import DONE
from sayso.link.version import Edit, Standing, edits, standings
from sayso.report.line import named
from sayso.report.line import words as shown_words
from sayso.report.marking import one_line
from sayso.report.register import fingerprint, text_bytes
from sayso.types import Statement

if TYPE_CHECKING:
    from sayso.store.history import Version

MARKS = {"kept": "{}", "cut": "[-{}-]", "added": "{{+{}+}}"}


def versions(place: str, wanted: str | None, format: str) -> int:
    """Print which pages of a database have several versions, or what was changed in one of them."""
    changed: dict[str, list[Version]] = {}
    with opened(place) as store:
        for version in store.history(wanted):
            changed.setdefault(version.page, []).append(version)
        shown = store.place
        told: dict[str, set[str]] = {}
        for statement in store.every(Statement) if format == "jsonl" else ():
            for rendering in statement.renderings:
                told.setdefault(rendering.attribution, set()).add(statement.id)
    if format == "jsonl":
        for page, found in changed.items():
            print(json.dumps(_object(page, found, told), ensure_ascii=False))
    elif wanted is not None:
        for page, found in changed.items():
            _show(page, found)
    elif changed:
        rows = [(one_line(p), str(len(f)), f[0].seen[0], f[-1].seen[-1], f[-1].document.id) for p, f in changed.items()]
        table(["page", "versions", "first seen", "last seen", "document"], rows)
        print(f"sayso versions {shown} DOCUMENT shows what was changed.")
    else:
        print(f"No page of {shown} has several versions.")
    return DONE


def _show(page: str, found: Sequence[Version]) -> None:
    rows = [
        (str(v.number), ", ".join(v.seen), v.document.published or "", str(len(v.document.text)), v.document.id)
        for v in found
    ]
    table(["version", "seen (UTC)", "published", "characters", "document"], rows, one_line(page))
    for before, after in zip(found, found[1:]):
        print(f"From version {before.number} to version {after.number}: [-cut-] {{+added+}}")
        made = edits(before.document.text, after.document.text)
        print("\n".join(f"  {_line(edit)}" for edit in made) if made else "  only white space", end="\n\n")
    lines = [_row(found, standing) for standing in standings([(v.document, v.attributions) for v in found])]
    if lines:
        table(["versions", "who", "what"], lines)


def _line(edit: Edit) -> str:
    return " ".join(MARKS[kind].format(one_line(words)) for kind, words in edit.pieces)


def _row(found: Sequence[Version], standing: Standing) -> tuple[str, str, str]:
    """The versions an attribution stands in, who says it, and what, in the wording of the last of them."""
    last = max(place for place, id in enumerate(standing.attributions) if id is not None)
    document = found[last].document
    attribution = next(a for a in found[last].attributions if a.id == standing.attributions[last])
    told = ", ".join(str(n) for n in _numbers(found, standing))
    again = ", ".join(str(found[place].number) for place in standing.reworded)
    told += f" (other words in {again})" if again else ""
    return told, named(document, attribution), shown_words(document, attribution.content)


def _numbers(found: Sequence[Version], standing: Standing) -> list[int]:
    return [v.number for v, id in zip(found, standing.attributions) if id is not None]


def _object(page: str, found: Sequence[Version], told: Mapping[str, set[str]]) -> dict[str, Any]:
    """The versions of a page as JSON: attribution ids in the order of the versions they stand in.

    ``told`` has the statements that each attribution renders, where the database holds any.
    """
    return {
        "page": page,
        "versions": [
            {
                "version": v.number,
                "id": v.document.id,
                "seen": list(v.seen),
                "published": v.document.published,
                "text_sha256": fingerprint(text_bytes(v.document.text)),
                "capture_sha256": v.document.capture,
            }
            for v in found
        ],
        "edits": [
            {
                "from": a.number,
                "to": b.number,
                "pieces": [[list(piece) for piece in edit.pieces] for edit in edits(a.document.text, b.document.text)],
            }
            for a, b in zip(found, found[1:])
        ],
        "attributions": [
            {
                "ids": [id for id in standing.attributions if id is not None],
                "versions": _numbers(found, standing),
                "reworded": [found[place].number for place in standing.reworded],
                "statements": sorted({s for id in standing.attributions if id for s in told.get(id, ())}),
            }
            for standing in standings([(v.document, v.attributions) for v in found])
        ],
    }
