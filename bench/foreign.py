"""Attributions of real texts in other languages against what a reader marked: P, R and F1 a language, dev and kept.

    python bench/foreign.py [--language ru] [--part dev] [--show]

`gold/languages-<code>.jsonl` holds a line a document without its text: `set`, `doc`, the digest of the text,
`statements` as [start, stop) code points, `full` where the whole document was read. Where it is not, only what the
first run found was judged, and `wrong` holds the contents that are no attribution: such documents count for precision
alone. Texts come from the sets under $SAYSO_DATA. A document belongs to `dev` or `kept` by its name (`part_of`),
and to `after` where it was chosen and read when the rules were done.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]
DATA = Path(os.environ.get("SAYSO_DATA", HERE.parent / "../shared/data"))
SCORERS = Path(os.environ.get("SAYSO_BENCH", HERE.parent / "../shared/bench"))
NTREX = {"en": "src.eng", "ru": "ref.rus", "de": "ref.deu", "fr": "ref.fra", "es": "ref.spa"}
WMT21 = {"de": "de-en.src.de", "ru": "ru-en.src.ru"}
LANGUAGES = ("ru", "de", "fr", "es")
PARTS = ("dev", "kept")
READ = (*PARTS, "after")
ROLES = ("source", "cue", "content")
LINES = 20
LONGEST = 6


def digest(name: str) -> str:
    return sha256(name.encode("utf-8")).hexdigest()


def part_of(set_: str, doc: str) -> str:
    """`dev`, on which rules are mended, or `kept`, which is only measured: by the parity of the name's digest."""
    return PARTS[int(digest(f"{set_}/{doc}")[-1], 16) % 2]


@cache
def texts(set_: str, language: str) -> dict[str, str]:
    """The documents of a set by name; empty where the set is absent. Sets of sentences have one a line (`joined`)."""
    if set_ == "ntrex":
        return {name: joined(lines) for name, lines in sentences(language).items()}
    if set_ == "wmt21":
        path = DATA / "wmt21" / f"newstest2021.{WMT21[language]}"
        lines = path.read_text("utf-8").split("\n") if path.is_file() else []
        return {f"{i:04}": joined(lines[i : i + LINES]).strip() for i in range(0, len(lines), LINES)}
    if set_ == "nerel":
        paths = [p for p in (DATA / "nerel").rglob("*.txt") if p.parent.name != "test"]
        return {p.stem: p.read_text("utf-8") for p in sorted(paths)}
    if set_ == "kremlin":
        path = DATA / "kremlin" / f"{language}.jsonl"
        rows = [json.loads(r) for r in path.read_text("utf-8").splitlines()] if path.is_file() else []
        return {r["url"].rpartition("/")[2]: r["text"] for r in rows}
    raise ValueError(f"no set {set_}")


def joined(lines: Sequence[str]) -> str:
    """The lines as paragraphs; those that a quotation spans are one paragraph, as they were before they were cut."""
    text, opened = "", 0
    for line in lines:
        text += (" " if opened else "\n") + line if text else line
        opened = 0 if opened >= LONGEST or not _left_open(text.rpartition("\n")[2]) else opened + 1
    return text


def _left_open(paragraph: str) -> bool:
    pairs = [("„", "“”"), ("«", "»")] if set(paragraph) & set("„«") else [("“", "”")]
    uneven = any(paragraph.count(a) > sum(paragraph.count(b) for b in closing) for a, closing in pairs)
    return uneven or paragraph.count('"') % 2 == 1


@cache
def sentences(language: str) -> dict[str, tuple[str, ...]]:
    """The sentences of the NTREX documents by name, alike in every language; empty where the set is absent."""
    path = DATA / "ntrex" / f"newstest2019-{NTREX[language]}.txt"
    if not path.is_file():
        return {}
    ids = (DATA / "ntrex" / "DOCUMENT_IDS.tsv").read_text("utf-8").splitlines()
    found: dict[str, list[str]] = {}
    for line, text in zip(ids, path.read_text("utf-8").split("\n"), strict=False):
        if line.strip():
            found.setdefault(line.split("\t")[0], []).append(text.strip())
    return {name: tuple(lines) for name, lines in found.items()}


def reader(language: str) -> Any:
    """What finds the attributions of a text in a language, as `sayso read` does."""
    from lines import document_of
    from sayso.desk import taggers
    from sayso.extract.attribution import attributions

    tagger, cues = taggers(None)(language)
    return lambda text, name: attributions(document_of(text, name, language), tagger, cues)[0]


def plain(found: Any) -> dict[str, list[list[int]]]:
    return {role: [[s.start, s.stop] for s in getattr(found, role)] for role in ROLES}


class Missing(Exception):
    """A set that is not here, or whose text is not the one that was marked."""


def gold(language: str) -> list[dict[str, Any]]:
    """The marked documents of a language with their texts; Missing where a set is absent or its texts differ."""
    path = HERE / "gold" / f"languages-{language}.jsonl"
    if not path.is_file():
        raise Missing(f"no {path.name}")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for row in rows:
        text = texts(row["set"], language).get(row["doc"])
        if text is None:
            raise Missing(f"no {row['set']} under {DATA} (set SAYSO_DATA)")
        if digest(text) != row["digest"]:
            raise Missing(f"{row['set']}/{row['doc']} is not the text that was marked")
        row["text"] = text
        row["part"] = "after" if row.get("after") else part_of(row["set"], row["doc"])
    return rows


def precision(rows: list[dict[str, Any]], preds: list[dict[str, Any]]) -> tuple[int, int, int]:
    """Of what is found in documents judged for precision: how many are right, wrong, and never judged."""
    from score_attribution import chars, pair, same, words

    right = wrong = other = 0
    for row, pred in zip(rows, preds, strict=True):
        text, found = row["text"], pred["statements"]
        good = [chars(text, s["content"]) for s in row["statements"]]
        bad = [chars(text, c) for c in row.get("wrong", [])]
        pairs = pair(good + bad, [chars(text, s["content"]) for s in found])
        for i, j in pairs:
            sources = (
                [words(text, s["source"]) for s in (row["statements"][i], found[j])] if i < len(good) else [{0}, {1}]
            )
            right, wrong = (right + 1, wrong) if same(*sources) else (right, wrong + 1)
        other += len(found) - len(pairs)
    return right, wrong, other


def main() -> None:
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("--language", choices=LANGUAGES)
    flags.add_argument("--part", choices=READ)
    flags.add_argument("--show", action="store_true", help="print what is missed and what is wrong, of dev only")
    options = flags.parse_args()
    if not SCORERS.is_dir():
        sys.exit(f"skipped: no {SCORERS} (set SAYSO_BENCH)")
    sys.path.insert(0, str(SCORERS))
    print("| language | part | documents | attributions | P | R | e2e F1 | content F1 | exact F1 | right, wrong, new |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for language in [options.language] if options.language else LANGUAGES:
        try:
            rows, read = gold(language), reader(language)
        except Missing as reason:
            print(f"| {language} | skipped: {reason} |" + " |" * 8)
            continue
        for part in [options.part] if options.part else READ:
            mine = [r for r in rows if r["part"] == part]
            if not mine:
                continue
            preds = [{"doc": r["doc"], "statements": [plain(a) for a in read(r["text"], r["doc"])]} for r in mine]
            row(language, part, mine, preds)
            if options.show and part == "dev":
                for r, p in zip(mine, preds, strict=True):
                    show(r, p["statements"])


def row(language: str, part: str, rows: list[dict[str, Any]], preds: list[dict[str, Any]]) -> None:
    from score_attribution import score

    both = list(zip(rows, preds, strict=True))
    full = [(r, p) for r, p in both if r["full"]]
    half = [(r, p) for r, p in both if not r["full"]]
    told = score([r for r, _ in full], [p for _, p in full])["all"]
    judged = precision([r for r, _ in half], [p for _, p in half])
    e2e = told["e2e"]
    print(
        f"| {language} | {part} | {len(full)} + {len(half)} | {sum(len(r['statements']) for r, _ in full)} "
        f"| {e2e['P']} | {e2e['R']} | {e2e['F1']} | {told['overlap']['F1']} | {told['exact']['F1']} "
        f"| {', '.join(map(str, judged))} |"
    )


def show(row: dict[str, Any], found: list[dict[str, Any]]) -> None:
    """Print what a dev document's reading misses (-), adds (+) or gives to another source (s)."""
    from score_attribution import chars, pair, same, words

    text, marked = row["text"], row["statements"]
    sides = [[chars(text, s["content"]) for s in side] for side in (marked, found)]
    pairs = pair(*sides)
    sign: Counter[tuple[str, int]] = Counter()
    for i, j in pairs:
        sign["g", i] = sign["p", j] = 1
        if not same(words(text, marked[i]["source"]), words(text, found[j]["source"])):
            print(f"s {row['doc']}", told_of(text, marked[i]), "=>", told_of(text, found[j]))
    for i, s in enumerate(marked):
        if not sign["g", i]:
            print(f"- {row['doc']}", told_of(text, s))
    for j, s in enumerate(found):
        if row["full"] and not sign["p", j]:
            print(f"+ {row['doc']}", told_of(text, s))


def told_of(text: str, statement: dict[str, Any]) -> str:
    return " | ".join(" … ".join(text[a:b] for a, b in statement[role]) or "∅" for role in ROLES)


if __name__ == "__main__":
    main()
