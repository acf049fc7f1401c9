"""Attribution quality on PolNeAR and the speed of the whole `read`, beside textacy in the same run.

    python bench/attribution.py                        PolNeAR dev, both profiles
    python bench/attribution.py --fold 0               a fifth of train, with weights trained without it
    python bench/attribution.py --peer PYTHON          also textacy, run by that interpreter

Texts go in as files through the plain text reader; CPU seconds leave out loading the model.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE.parent / "train")]
DATA = Path(os.environ.get("SAYSO_DATA", HERE.parent / "../shared/data"))
SCORERS = Path(os.environ.get("SAYSO_BENCH", HERE.parent / "../shared/bench"))


def rows_of(fold: int | None) -> list[dict[str, Any]]:
    """Gold rows: dev, or one fold of train."""
    from corpus import fold_of

    name = "dev.jsonl" if fold is None else "train.jsonl"
    rows = [json.loads(line) for line in (DATA / "polnear" / name).read_text("utf-8").splitlines()]
    return rows if fold is None else [r for r in rows if fold_of(r["doc"]) == fold]


def predictions(rows: list[dict[str, Any]], weights: Path | None) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """What `read` finds in the rows' texts, and words and CPU seconds of the whole of it."""
    from sayso.desk import taggers
    from sayso.pipeline import extract
    from sayso.readers import read
    from sayso.types import Capture, Document, Hints

    choose = taggers(weights)
    found, words, seconds = [], 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        for row in rows:
            Path(folder, row["doc"] + ".txt").write_bytes(row["text"].encode("utf-8"))
        for number, row in enumerate(rows[:1] + rows):
            began = time.process_time()
            path = Path(folder, row["doc"] + ".txt")
            capture = Capture(str(path), None, "text/plain", path.read_bytes())
            documents = [d for d in read(capture, Hints(language="en")) if isinstance(d, Document)]
            readings = [extract(d, choose) for d in documents]
            spent = time.process_time() - began
            if number == 0:
                continue
            seconds += spent
            words += len(row["text"].split())
            statements = [
                {role: [[s.start, s.stop] for s in getattr(a, role)] for role in ("source", "cue", "content")}
                | {"made_by": a.made_by, "voice": a.voice, "score": a.score, "within": a.within}
                for r in readings
                for a in r.attributions
            ]
            found.append({"doc": row["doc"], "statements": statements})
    return found, {"words": words, "cpu_seconds": round(seconds, 2)}


def outermost(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The predictions without what is said inside something said: the corpus marks none of it."""
    return [f | {"statements": [s for s in f["statements"] if s["within"] is None]} for f in found]


def peer(rows: list[dict[str, Any]], python: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Textacy's answer to the same texts, from a Python that has it."""
    with tempfile.TemporaryDirectory() as folder:
        texts, out = Path(folder, "texts.jsonl"), Path(folder, "out.jsonl")
        texts.write_text("".join(json.dumps({"doc": r["doc"], "text": r["text"]}) + "\n" for r in rows), "utf-8")
        command = [python, str(HERE / "peer_textacy.py"), str(texts), str(out)]
        environ = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environ)
        found = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    return found, json.loads(done.stdout.splitlines()[-1])


def scored(rows: list[dict[str, Any]], found: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The scorer's figures by type."""
    sys.path.insert(0, str(SCORERS))
    from score_attribution import score

    result: dict[str, dict[str, Any]] = score(rows, found)
    return result


def table(name: str, figures: dict[str, dict[str, Any]], speed: dict[str, Any]) -> str:
    """One row of Markdown."""
    cells = [f"{figures[t]['e2e']['F1']:.1f}" for t in ("all", "direct", "mixed", "indirect")]
    cells += [f"{figures['all'][m]['F1']:.1f}" for m in ("overlap", "exact", "frag-content", "source", "cue")]
    return f"| {name} | {' | '.join(cells)} | {speed['words'] / speed['cpu_seconds']:,.0f} |"


HEAD = (
    "| system | e2e all | direct | mixed | indirect | overlap | exact | frag-content | source | cue | words/CPU-s |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
)


def taggers_of(weights: Path | None) -> dict[str, Path]:
    """The folders of weights to measure: this one, or those of both profiles."""
    if weights:
        return {"sayso": weights}
    from sayso.models.onnx import WEIGHTS
    from sayso.settings import PROFILES

    return {f"sayso, {profile}": WEIGHTS / name for profile, name in PROFILES.items()}


def main() -> None:
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--fold", type=int)
    flags.add_argument("--weights", type=Path)
    flags.add_argument("--peer")
    flags.add_argument("--out", type=Path, help="write the predictions of the last tagger here as JSON lines")
    flags.add_argument("--card", action="store_true", help="write the end-to-end figures into the taggers' cards")
    options = flags.parse_args()
    rows = rows_of(options.fold)
    speeds = {}
    print(HEAD)
    for name, weights in taggers_of(options.weights).items():
        found, speed = predictions(rows, weights)
        figures = scored(rows, outermost(found))
        print(table(name, figures, speed), flush=True)
        print(table(f"{name}, nested ones counted as wrong", scored(rows, found), speed), flush=True)
        speeds[name] = speed["words"] / speed["cpu_seconds"]
        if options.card:
            into_card(weights / "card.json", figures, options.fold)
        if options.out:
            options.out.write_text("".join(json.dumps(f) + "\n" for f in found), "utf-8")
    if options.peer:
        other, other_speed = peer(rows, options.peer)
        print(table("textacy 0.13", scored(rows, other), other_speed) + "\n")
        for name, words in speeds.items():
            ratio = words * other_speed["cpu_seconds"] / other_speed["words"]
            print(f"Speed, words per CPU second, {name}, to textacy in this run: {ratio:.2f}x")


def into_card(path: Path, figures: dict[str, dict[str, Any]], fold: int | None) -> None:
    """Write the end-to-end figures of dev or of a fold into a card."""
    card = json.loads(path.read_text("utf-8"))
    name = "PolNeAR dev" if fold is None else f"PolNeAR train, fold {fold}"
    card["scores"][name] = {f"e2e F1 {kind}": figures[kind]["e2e"]["F1"] for kind in ("all", "direct", "mixed")}
    path.write_text(json.dumps(card, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
