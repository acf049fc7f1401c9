"""Every attribution gained and lost against another commit, on a corpus that stays the same.

    python bench/gained_lost.py HEAD~3 [--json] [--corpus FOLDER]       make gained-lost REF=HEAD~3

Both commits read the same files with `sayso read`, the other one in a work tree of its own that is removed again. The
corpus: the marked lines and marked documents of all languages without their marks, the sources of the invented events,
and, where SAYSO_DATA exists, articles of PolNeAR dev, Kremlin transcripts, NEREL and GUM drawn by the digest of their
names; or all files of FOLDER. For each document: `+ source | cue | content` for what is found now and was not, `-` for
what was and is not, `~` and `>` for what was found with other spans. Of what only measures the words are not shown.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(HERE), str(ROOT / "src"), str(ROOT / "tests")]
DATA = Path(os.environ.get("SAYSO_DATA", ROOT.parent / "shared" / "data"))
EVENTS = {"demo": ROOT / "src/sayso/demo/event", "marrow-deep": ROOT / "tests/stories/marrow-deep"}
ONLY_COUNTED = ("marrow-deep/",)
NEWS, OTHERS, LONGEST = 60, 20, 160
ROLES = ("source", "cue", "content")
Rows = list[dict[str, str]]
Found = dict[str, Any]
Read = dict[str, tuple[str, list[Found]]]


@dataclass(frozen=True)
class Change:
    """One attribution gained (+), lost (-) or found with other spans (~): its words then and now, a role each."""

    document: str
    sign: str
    before: dict[str, str] | None
    after: dict[str, str] | None


# ---------------------------------------------------------------- the corpus


def corpus(folder: Path) -> Rows:
    """The files of the fixed corpus, written into a folder, and a row of the list of sources for each."""
    rows: Rows = []
    texts = [*marked_texts(), *drawn()] if DATA.is_dir() else [*marked_texts()]
    for name, language, text in texts:
        path = folder / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
        rows.append({"path": f"{name}.txt", "language": language})
    for event, sources in EVENTS.items():
        with (sources / "sources.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                path = folder / event / row["path"]
                path.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(sources / row["path"], path)
                rows.append({**row, "path": f"{event}/{row['path']}"})
    return rows


def marked_texts() -> Iterator[tuple[str, str, str]]:
    """Name, language and text of every marked line and every marked document."""
    import marked

    for language in sorted(p.name for p in marked.FOLDER.iterdir() if p.is_dir()):
        for line in marked.lines(language):
            yield f"marked/{language}/{line.place.replace('.txt:', '-')}", language, marked.read(line.marked)[0]
        for part in sorted(p.name for p in (marked.FOLDER / language).iterdir() if p.is_dir()):
            for name, text, _ in marked.whole(language, part):
                yield f"marked/{language}/{part}/{name.removesuffix('.txt')}", language, text


def drawn() -> Iterator[tuple[str, str, str]]:
    """Name, language and text of what is drawn from the gold sets that are there; nothing that is only measured on."""
    from foreign import part_of, texts

    if (DATA / "polnear/dev.jsonl").is_file():
        rows = [json.loads(line) for line in (DATA / "polnear/dev.jsonl").read_text("utf-8").splitlines()]
        yield from chosen("polnear", "en", {row["doc"]: row["text"] for row in rows}, NEWS)
    if (DATA / "kremlin/en.jsonl").is_file():
        rows = [json.loads(line) for line in (DATA / "kremlin/en.jsonl").read_text("utf-8").splitlines()]
        yield from chosen("kremlin-en", "en", {r["id"]: "\n\n".join(r["paragraphs"]) for r in rows}, OTHERS // 2)
    for set_, count in (("kremlin", OTHERS // 2), ("nerel", OTHERS)):
        mended_on = {doc: text for doc, text in texts(set_, "ru").items() if part_of(set_, doc) == "dev"}
        yield from chosen(f"{set_}-ru", "ru", mended_on, count)
    yield from chosen("gum", "en", gum(), OTHERS)


def chosen(set_: str, language: str, texts: dict[str, str], count: int) -> Iterator[tuple[str, str, str]]:
    """The first so many documents of a set in the order of their names' digests: always the same ones."""
    for name in sorted(texts, key=lambda n: sha256(n.encode()).hexdigest())[:count]:
        yield f"{set_}/{re.sub(r'[^A-Za-z0-9._-]', '_', name)}", language, texts[name]


def gum() -> dict[str, str]:
    """The documents of GUM outside its test splits, put together from their sentences and paragraphs."""
    if not (DATA / "gum/splits.md").is_file():
        return {}
    known = re.split(r"^## (\w+)", (DATA / "gum/splits.md").read_text("utf-8"), flags=re.MULTILINE)
    tests = {
        d for split, part in zip(known[1::2], known[2::2]) if "test" in split for d in re.findall(r"\w+_\w+", part)
    }
    found = {}
    for path in sorted((DATA / "gum/dep").glob("*.conllu")):
        if path.stem not in tests:
            marks = re.findall(r"^# (newpar$|text = .*)", path.read_text("utf-8"), re.MULTILINE)
            parts = ["\n\n" if mark == "newpar" else mark.removeprefix("text = ") + " " for mark in marks]
            found[path.stem] = re.sub(r" (?=\n|$)", "", "".join(parts)).strip() + "\n"
    return found


def own_corpus(source: Path, folder: Path) -> Rows:
    """The files of somebody's own folder, copied, and a row for each."""
    paths = sorted(p for p in source.rglob("*") if p.is_file() and p.name != "sources.csv")
    for path in paths:
        copy = folder / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    return [{"path": str(p.relative_to(source)), "language": ""} for p in paths]


# ---------------------------------------------------------------- reading


@contextmanager
def work_tree(root: Path, ref: str) -> Iterator[Path]:
    """A work tree of a commit in a temporary folder, gone again whatever happens; SystemExit for no such commit."""
    called = ["git", "-C", str(root), "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"]
    found = subprocess.run(called, capture_output=True, text=True, check=False)
    if found.returncode or not found.stdout.strip():
        why = found.stderr.strip() or "give a branch, a tag or the digest of a commit, as git log shows them"
        sys.exit(f"gained-lost: {root} has no commit {ref!r}: {why}")
    with tempfile.TemporaryDirectory(prefix="gained-lost-") as folder:
        place = Path(folder, "tree")
        try:
            add = ["git", "-C", str(root), "worktree", "add", "--quiet", "--detach", str(place), found.stdout.strip()]
            added = subprocess.run(add, capture_output=True, text=True, check=False)
            if added.returncode:
                sys.exit(f"gained-lost: git gives no work tree of {ref!r}: {added.stderr.strip()}")
            yield place
        finally:
            away = ["git", "-C", str(root), "worktree", "remove", "--force", str(place)]
            subprocess.run(away, capture_output=True, check=False)
            subprocess.run(["git", "-C", str(root), "worktree", "prune"], capture_output=True, check=False)


def read(source: Path, folder: Path, name: str) -> Read:
    """Each document of the folder's list with its text and what the code in ``source`` finds in it, in one process."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SAYSO_")}
    environ = {**kept, "PYTHONPATH": str(source), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    with tempfile.TemporaryDirectory() as texts:
        command = [sys.executable, "-m", "sayso", "read", "--sources", "sources.csv", "--format", "jsonl"]
        done = subprocess.run(
            [*command, "--text", texts], capture_output=True, cwd=folder, env=environ, encoding="utf-8", check=False
        )
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["no message"])[-1]
            sys.exit(f"gained-lost: {name} does not read the corpus: {last}")
        found: Read = {}
        times: Counter[str] = Counter()
        for line in map(json.loads, done.stdout.splitlines()):
            times[line["doc"]] += 1
            key = line["doc"] if times[line["doc"]] == 1 else f"{line['doc']} ({times[line['doc']]})"
            text = Path(texts, f"{line['id']}.txt").read_bytes().decode("utf-8")
            found[key] = text, [{role: a[role] for role in ROLES} for a in line["attributions"]]
    return found


# ---------------------------------------------------------------- comparing


def changes(before: Read, after: Read) -> list[Change]:
    """What was gained, lost or cut otherwise, document by document in the order of reading."""
    told = []
    for name in dict.fromkeys([*before, *after]):
        (old_text, old), (new_text, new) = before.get(name, ("", [])), after.get(name, ("", []))
        same = old_text == new_text
        was, now = (
            {_key(text, a, same): (words(text, a), _parts(text, a, same)) for a in said}
            for text, said in ((old_text, old), (new_text, new))
        )
        lost, gained = ([v for k, v in one.items() if k not in other] for one, other in ((was, now), (now, was)))
        told += _paired(name, lost, gained)
    return told


def words(text: str, found: Found) -> dict[str, str]:
    """The words of each role on one line."""
    return {role: " ".join(" […] ".join(text[s:e] for s, e in found[role]).split()) for role in ROLES}


def _key(text: str, found: Found, by_spans: bool) -> object:
    """What makes two attributions the same: their spans, or their words where the two texts differ."""
    return json.dumps([found[r] for r in ROLES] if by_spans else words(text, found))


def _parts(text: str, found: Found, by_spans: bool) -> dict[str, Counter[Any]]:
    """What each role covers: its code points, or its words where the two texts differ."""
    if by_spans:
        return {role: Counter(i for start, stop in found[role] for i in range(start, stop)) for role in ROLES}
    return {role: Counter(some.casefold().split()) for role, some in words(text, found).items()}


def _paired(name: str, lost: Sequence[Any], gained: Sequence[Any]) -> list[Change]:
    """Losses and gains that are one attribution cut otherwise: they share some cue, or half of the shorter content."""
    near = []
    for i, (_, was) in enumerate(lost):
        for k, (_, now) in enumerate(gained):
            cue, content = (sum((was[r] & now[r]).values()) for r in ("cue", "content"))
            shorter = min(sum(one["content"].values()) for one in (was, now))
            if cue or (shorter and 2 * content >= shorter):
                near.append((cue + content, -i, -k))
    told, used = [], set()
    for _, i, k in sorted(near, reverse=True):
        if not {("lost", -i), ("gained", -k)} & used:
            used |= {("lost", -i), ("gained", -k)}
            told.append(Change(name, "~", lost[-i][0], gained[-k][0]))
    told += [Change(name, "-", was, None) for i, (was, _) in enumerate(lost) if ("lost", i) not in used]
    return told + [Change(name, "+", None, now) for k, (now, _) in enumerate(gained) if ("gained", k) not in used]


# ---------------------------------------------------------------- telling


def totals(before: Read, after: Read, told: Iterable[Change]) -> dict[str, int]:
    """How many documents and attributions there are, and how many changed each way."""
    signs = Counter(change.sign for change in told)
    return {
        "documents": len(after), "unread": len(before.keys() - after.keys()), "new": len(after.keys() - before.keys()),
        "before": sum(len(said) for _, said in before.values()), "after": sum(len(said) for _, said in after.values()),
        "gained": signs["+"], "lost": signs["-"], "changed": signs["~"],
    }  # fmt: skip


def report(ref: str, count: dict[str, int], told: Sequence[Change]) -> str:
    """Totals, then each document that changed with its changes."""
    head = "{documents} documents: {before} attributions at {ref}, {after} now; "
    head += "{gained} gained, {lost} lost, {changed} with other spans"
    out = [head.format(ref=ref, **count)]
    if count["unread"] or count["new"]:
        out.append(f"read by one of the two only: {count['unread']} at {ref}, {count['new']} now")
    for name in dict.fromkeys(change.document for change in told):
        here = [change for change in told if change.document == name]
        out += ["", name]
        if name.startswith(ONLY_COUNTED):
            signs = Counter(change.sign for change in here)
            out.append("  it only measures: " + ", ".join(f"{signs[sign]} {sign}" for sign in "+-~"))
            continue
        for change in here:
            out += [f"{sign} {_line(said)}" for sign, said in _told(change)]
    return "\n".join(out)


def _told(change: Change) -> list[tuple[str, dict[str, str]]]:
    both = zip("~>" if change.sign == "~" else change.sign * 2, (change.before, change.after))
    return [(sign, said) for sign, said in both if said is not None]


def _line(said: dict[str, str]) -> str:
    return " | ".join(s if len(s) <= LONGEST else f"{s[: LONGEST // 2]} … {s[-LONGEST // 2 :]}" for s in said.values())


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> None:
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("ref", help="the commit to compare with: a branch, a tag, a digest, HEAD~3")
    flags.add_argument("--corpus", type=Path, metavar="FOLDER", help="read these files and no others")
    flags.add_argument("--json", action="store_true", help="one JSON object, all words in full")
    options = flags.parse_args(arguments)
    if options.corpus is not None and not options.corpus.is_dir():
        sys.exit(f"gained-lost: {options.corpus} is no folder")
    with work_tree(root, options.ref) as other, tempfile.TemporaryDirectory(prefix="gained-lost-") as held:
        folder = Path(held)
        rows = own_corpus(options.corpus, folder) if options.corpus else corpus(folder)
        with (folder / "sources.csv").open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, list(dict.fromkeys(name for row in rows for name in row)))
            table.writeheader()
            table.writerows(rows)
        before, after = read(other / "src", folder, options.ref), read(root / "src", folder, "the working tree")
    told = changes(before, after)
    count = totals(before, after, told)
    if options.json:
        shown = [asdict(c) for c in told if not c.document.startswith(ONLY_COUNTED)]
        print(json.dumps({"ref": options.ref, **count, "changes": shown}, ensure_ascii=False, indent=1))
    else:
        print(report(options.ref, count, told))


if __name__ == "__main__":
    main()
