"""Whole invented events through the main job, beside the gold of tests/stories.

    python bench/stories.py                 both events: a Markdown table each
    python bench/stories.py demo --show     one event, and each miss in a line: what was expected, what the record has

Needs the event's folder, its expected.json and the packaged models, and nothing else. `marrow-deep` measures only:
its misses are not for those who write rules (tests/stories/README.md says how a gold is read).
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
sys.path.append(str(ROOT / "bench"))

from sayso.types import Attribution, Record, Rendering, Speaker, Statement  # noqa: E402
from told import ENOUGH, Json, Tallies, Tally, Told, line, shown, tokens  # noqa: E402

GOLD = ROOT / "tests" / "stories"
EVENTS = ("demo", "marrow-deep")


# ---------------------------------------------------------------- measures


def statements(told: Told, tallies: Tallies) -> None:
    """Renderings found, whose they are, of which day and class, and which of them stand together."""
    places: list[tuple[str, str | None]] = []
    for expected in told.gold["statements"]:
        for part in expected["renderings"]:
            where = f"{part['path']} “{line(part['words'])}”"
            whole = bool(told.holds(part))
            best = told.nearest(part)
            miss = f"{where}; the record has {f'“{told.words(best[2])}” ({best[0]:.0%})' if best else 'nothing there'}"
            tallies["words in some statement"].count("right" if whole else "missing", miss)
            found = best if best and best[0] >= ENOUGH else None
            tallies["renderings found"].count("right" if found else "cut otherwise" if whole else "missing", miss)
            places.append((expected["id"], found[1].id if found else None))
            if found:
                _rendering(told, tallies, expected, part, found[1], found[2], where)
    _together(tallies["renderings put together"], places)


def _rendering(
    told: Told, tallies: Tallies, expected: Json, part: Json, statement: Statement, rendering: Rendering, where: str
) -> None:
    speaker = told.speaker(statement)
    kind = told.judged(expected["speaker"], speaker, expected.get("kind"))
    tallies["speaker"].count(kind, f"{where} is {expected['speaker'] or 'nobody’s'}, not {shown(speaker)}’s")
    if expected["said"] is not None:
        said = statement.said
        days = [said.earliest[:10], said.latest[:10]] if said else None
        inside = said and days and days[0] <= expected["said"][0] and expected["said"][1] <= days[1]
        kind = "missing" if days is None else "right" if days == expected["said"] else "wider" if inside else "wrong"
        tallies["day"].count(kind, f"{where} was said {expected['said'][0]}, the record has {days and '/'.join(days)}")
    allowed = [part["class"], *part.get("also", [])]
    miss = f"{where} is {' or '.join(allowed)}, the record has {rendering.kind}"
    tallies["class"].count("right" if rendering.kind in allowed else "wrong", miss)


def _together(tally: Tally, places: Sequence[tuple[str, str | None]]) -> None:
    """Pairs of expected renderings: ``right`` joined by both, ``of`` joined by the gold, ``kinds`` the false ones."""
    apart: dict[str, int] = defaultdict(int)
    for (one, left), (other, right) in combinations(places, 2):
        joined = left is not None and left == right
        if one == other:
            tally.of += 1
            tally.right += joined
            apart[one] += not joined
        elif joined:
            tally.kinds["false"] += 1
            tally.misses.append(f"false: {one} and {other} stand in one statement")
    tally.misses += [f"missing: {count} pairs of {one} are not joined" for one, count in apart.items() if count]


def furniture(told: Told, tallies: Tallies) -> None:
    """Words that nobody says, and quotations that a headline alone has."""
    for part in told.gold["not_statements"]:
        inside = [
            rendering
            for document, banned in told.places(part, part["words"])
            for held, _, rendering in told.renderings[document.id]
            if held and (held <= banned or len(held & banned) >= ENOUGH * len(held | banned))
        ]
        miss = f"{part['path']} ({part['why']}) “{line(part['words'])}”; the record has"
        tallies["no statement of what nobody says"].count(
            "violated" if inside else "right", f"{miss} “{told.words(inside[0])}”" if inside else ""
        )
    for part in told.gold["headlines"]:
        best = told.nearest(part)
        found = told.speaker(best[1]) if best and best[0] >= ENOUGH else None
        kind = told.judged(part.get("speaker"), found)
        miss = f"{part['path']} {part['words']} is {part.get('speaker') or 'nobody’s'}, not {shown(found)}’s"
        tallies["headlines credited as printed"].count(kind, miss)


def turns(told: Told, tallies: Tallies) -> None:
    """Labels of a transcript: where each turn starts and who speaks."""
    for part in told.gold["turns"]:
        starts = {(d.id, min(at)) for d, at in told.places(part, part["starts_with"])}
        begun = [
            a
            for a in told.record.attributions
            if a.content and (a.document, min(told.letters(a.document, a.content), default=-1)) in starts
        ]
        label = tokens(part["label"])
        turn = next((a for a in begun if tokens(_source(told, a)) == label), None)
        where = f"{part['path']} {part['label']}: {line(part['starts_with'])}"
        other = f"“{_source(told, begun[0])}”" if begun else "no attribution"
        tallies["turns found"].count("right" if turn else "missing", f"{where}; {other} starts there")
        if turn:
            found = told.speaker_of.get(turn.id)
            kind = told.judged(part["speaker"], found)
            tallies["turns’ speakers"].count(kind, f"{where} is {part['speaker'] or 'nobody’s'}, not {shown(found)}’s")


def _source(told: Told, held: Attribution) -> str:
    return " ".join(s.of(told.documents[held.document].text) for s in held.source)


def nested(told: Told, tallies: Tallies) -> None:
    """Speech in speech: the inner content, who said it, and whose attribution it stands within."""
    for part in told.gold["nested"]:
        where = f"{part['path']} “{line(part['words'])}”"
        inner = told.attribution(part)
        tallies["speech in speech found"].count("right" if inner else "missing", f"{where}: no such content")
        if inner is None:
            continue
        speaker = told.speaker_of.get(inner.id)
        kind = told.judged(part["inner"], speaker)
        tallies["its speaker"].count(kind, f"{where} is {part['inner'] or 'nobody’s'}, not {shown(speaker)}’s")
        outer = told.attributions.get(inner.within or "")
        around = told.speaker_of.get(outer.id) if outer else None
        kind = told.judged(part["outer"], around) if outer else "missing"
        miss = (
            f"{where} is told by {part['outer'] or 'nobody named'}, not {shown(around) if outer else 'within another'}"
        )
        tallies["whose words it is within"].count(kind, miss)


def relations(told: Told, tallies: Tallies) -> None:
    """Contradictions and updates: those of the gold, and how many others the record claims."""
    for kind, name in (("contradicts", "contradictions"), ("updates", "updates")):
        known = set()
        for part in told.gold.get(name, ()):
            left, right = told.holds(part["left"]), told.holds(part["right"])
            pairs = [r for r in told.record.relations if r.kind == kind and _joins(r.left, r.right, left, right)]
            known.update(r.id for r in pairs)
            lacks = [side for side, held in (("left", left), ("right", right)) if not held]
            why = f"no statement has its {' and '.join(lacks)} side" if lacks else "both sides stand, not compared"
            miss = f"{part['about']}: “{line(part['left']['words'], 60)}” | “{line(part['right']['words'], 60)}”: {why}"
            tallies[f"{name} found"].count("right" if pairs else "missing", miss)
            if pairs and "reason" in part:
                tallies["their reason"].count(
                    "right" if any(r.reason == part["reason"] for r in pairs) else "wrong",
                    f"{part['about']} is of {part['reason']}, the record has {pairs[0].reason}",
                )
        for extra in (r for r in told.record.relations if r.kind == kind and r.id not in known):
            grounds = " | ".join(f"“{told.words(g)}”" for g in extra.grounds)
            tallies[f"{name} claimed that the gold has"].count("other", f"{extra.reason}: {grounds}")
        for _ in known:
            tallies[f"{name} claimed that the gold has"].count("right", "")


def _joins(one: str, other: str, left: set[str], right: set[str]) -> bool:
    return (one in left and other in right) or (one in right and other in left)


def notes(told: Told, tallies: Tallies) -> None:
    """The sources' own notes, as incomplete as they stand there; and the copies of one text."""
    for part in told.gold["notes"]:
        ids = {d.id for d in told.sources(part)}
        cites = [c for a in told.record.attributions if a.document in ids for c in a.cites if c.note == part["note"]]
        right = [c for c in cites if (c.outlet, c.date, c.complete) == (part["outlet"], part["date"], part["complete"])]
        other = [(c.outlet, c.date, c.complete) for c in cites[:1]]
        miss = f"{part['path']} [{part['note']}]: {part['outlet']}, {part['date']}, {part['complete']}; record: {other}"
        tallies["notes"].count("right" if right else "wrong" if cites else "missing", miss)
    names = {d.id: d.name for d in told.record.documents}
    copies = {(names[first], names[id]) for id, first in told.record.witnesses if id != first}
    for first, copy in told.gold["witnesses"]:
        tallies["copies taken for one witness"].count(
            "right" if (first, copy) in copies else "missing", f"{copy} of {first}"
        )
    for first, copy in sorted(copies - {tuple(pair) for pair in told.gold["witnesses"]}):
        tallies["copies taken for one witness"].count("false", f"{copy} of {first}")


def names(told: Told, tallies: Tallies) -> None:
    """One speaker a person: spellings joined, namesakes kept apart, each name cut as it is printed."""
    owned: dict[str, list[Speaker]] = defaultdict(list)
    for speaker in told.record.speakers:
        owners = told.owners(speaker.names)
        for owner in owners:
            owned[owner].append(speaker)
        if len(owners) > 1 and all(len(told.owners([n])) == 1 for n in speaker.names):
            tallies["two persons in one speaker"].count("false", f"{sorted(owners)}: {speaker.names}")
    for person in told.gold["speakers"]:
        pieces = owned[person["name"]]
        kind = "right" if len(pieces) == 1 else "split" if pieces else "missing"
        tallies["persons in one piece"].count(kind, f"{person['name']}: {[p.names for p in pieces]}")
        for name in (n for p in pieces for n in p.names):
            plain = [tokens(n) for n in person["names"]]
            tallies["names cut as printed"].count("right" if tokens(name) in plain else "wrong", f"“{name}”")
    for one, other in told.gold["different"]:
        shared = {p.id for p in owned[one]} & {p.id for p in owned[other]}
        tallies["namesakes kept apart"].count("joined" if shared else "right", f"{one} and {other}")
    for part in told.gold["same_last_name"]:
        held = told.attribution(part) or told.around(part)
        found = told.speaker_of.get(held.id) if held else None
        kind = told.judged(part["speaker"], found)
        miss = f"{part['path']} “{line(part['words'])}” is {part['speaker']}’s, not {shown(found)}’s"
        tallies["a last name that two bear"].count(kind, miss)


MEASURES: tuple[Callable[[Told, Tallies], None], ...] = (
    statements, furniture, turns, nested, relations, notes, names,
)  # fmt: skip


# ---------------------------------------------------------------- an event


def recorded(folder: Path) -> Record:
    """The record that the main job makes of an event's folder."""
    from sayso import desk
    from sayso.folder import read_folder

    with tempfile.TemporaryDirectory() as place, contextlib.redirect_stdout(io.StringIO()):
        with contextlib.redirect_stderr(io.StringIO()):
            status = desk.run([], desk.Options(out=Path(place), sources=folder / "sources.csv"))
        if status:
            raise SystemExit(f"{folder}: the main job ended with {status}")
        return read_folder(place)


def measure(record: Record, gold: Json) -> dict[str, Tally]:
    """Every measure of a record beside its gold, in the order in which they are shown."""
    told, tallies = Told(record, gold), Tallies(Tally)
    for some in MEASURES:
        some(told, tallies)
    return dict(tallies)


def gold_of(event: str) -> Json:
    """An event's expected.json."""
    held: Json = json.loads((GOLD / event / "expected.json").read_text("utf-8"))
    return held


def markdown(event: str, record: Record, tallies: dict[str, Tally]) -> str:
    """The figures as a table."""
    rows = [f"| {event} | right | of | | |", "|---|---:|---:|---:|---|"]
    for name, tally in tallies.items():
        share = f"{tally.right / tally.of:.0%}" if tally.of else ""
        told = ", ".join(f"{kind} {count}" for kind, count in tally.kinds.items())
        if name == "renderings put together":
            joined = tally.right + tally.kinds["false"]
            precision = tally.right / joined if joined else 0.0
            score = 2 * tally.right / (tally.of + joined) if tally.of + joined else 0.0
            told = f"pairs: precision {precision:.0%}, recall {share}, F1 {score:.0%}"
        rows.append(f"| {name} | {tally.right} | {tally.of} | {share} | {told} |")
    parts = ("documents", "attributions", "speakers", "statements")
    counts = ", ".join(f"{len(getattr(record, part))} {part}" for part in parts)
    return "\n".join([*rows, "", f"{counts}."])


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the events named (both without a name) and print their tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("event", nargs="*", choices=[*EVENTS, []], help="demo, marrow-deep")
    parser.add_argument("--show", action="store_true", help="print each miss")
    options = parser.parse_args(arguments)
    for event in options.event or EVENTS:
        gold = gold_of(event)
        record = recorded(ROOT / gold["folder"])
        tallies = measure(record, gold)
        print(markdown(event, record, tallies), end="\n\n")
        if options.show:
            for name, tally in tallies.items():
                for miss in tally.misses:
                    print(f"- {name}, {miss}")
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
