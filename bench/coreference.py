"""Whom he and she mean: person pronouns of GUM asked for as sources, beside its coreference.

    python bench/coreference.py               the half kept for measuring
    python bench/coreference.py --half tuned  the half the rules were mended on
    python bench/coreference.py --wrong       also each wrong or missing name

Each pronoun is asked for alone, as the source of an attribution, through the code that names sources. It is right when
the name is one that the document gives to the entity the pronoun stands for, wrong when it is another's or the document
names that entity nowhere, missing when there is a name and none was found. ``telling`` are the subjects of a verb with
a clause or speech beside it. Only people count, and only pronouns outside quotation marks: inside them the speaker of
the quotation would have to be known. The documents are news, interviews, speeches and court pleas outside GUM's test
parts; the parity of a digest of the name makes one ``tuned`` or ``kept``.

Reads the corpus from SAYSO_DATA; prints one JSON object on the last line.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "src"))
DATA = Path(os.environ.get("SAYSO_DATA", HERE.parent / "../shared/data"))
ASKED = frozenset(("he", "she", "him", "her", "his", "hers"))
_BRACKET = re.compile(r"\(([^()-]+)(?:-([^()-]*)[^()]*)?\)|\(([^()-]+)(?:-([^()-]*)[^()]*)?|([^()-]+)\)")


class Word(NamedTuple):
    """A word of the corpus: place in the text, sentence, number in it, part of speech, head, relation."""

    start: int
    stop: int
    sentence: int
    number: str
    kind: str
    head: str
    relation: str


class Pronoun(NamedTuple):
    """A pronoun with the names the document gives to whom it stands for, and whether it is the subject of telling."""

    start: int
    stop: int
    names: frozenset[str]
    tells: bool


def read(path: Path) -> tuple[str, list[Pronoun]]:
    """The text of a document as its paragraphs, and its third person pronouns in the singular."""
    from sayso.text.segment import paragraphs, quotations

    text, gap, sentence = "", "", 0
    words: list[Word] = []
    open_at: dict[str, list[int]] = {}
    mentions: dict[str, list[tuple[int, int]]] = {}
    sorts: dict[str, str] = {}
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newpar"):
            gap = "\n\n" if text else ""
        cells = line.split("\t")
        if line.startswith("# sent_id"):
            sentence += 1
        if len(cells) != 10 or not cells[0].isdigit():
            continue
        text += gap
        start = len(text)
        text += cells[1]
        gap = "" if "SpaceAfter=No" in cells[9] else " "
        words.append(Word(start, len(text), sentence, cells[0], cells[3], cells[6], cells[7]))
        noted = next((part[7:] for part in cells[9].split("|") if part.startswith("Entity=")), "")
        for alone, sort, opened, other, closed in _BRACKET.findall(noted):
            if alone or opened:
                sorts.setdefault(alone or opened, sort or other)
                open_at.setdefault(alone or opened, []).append(len(words) - 1)
            if alone or closed:
                first = open_at[alone or closed].pop()
                mentions.setdefault(alone or closed, []).append((first, len(words) - 1))
    people = {group: spans for group, spans in mentions.items() if sorts[group] == "person"}
    quoted = [q.span for q in quotations(text, paragraphs(text, None))]
    asked = _pronouns(text, words, people)
    return text, [p for p in asked if not any(q.start <= p.start < q.stop for q in quoted)]


def _pronouns(text: str, words: list[Word], mentions: dict[str, list[tuple[int, int]]]) -> Iterator[Pronoun]:
    for spans in mentions.values():
        names = frozenset(
            text[words[first].start : words[last].stop] for first, last in spans if _proper(words, first, last)
        )
        for first, last in spans:
            word = words[first]
            if first == last and text[word.start : word.stop].lower() in ASKED:
                yield Pronoun(word.start, word.stop, names, _tells(words, first))


def _proper(words: list[Word], first: int, last: int) -> bool:
    """True for a mention whose head is a name."""
    inside = {w.number for w in words[first : last + 1]}
    head = next((w for w in words[first : last + 1] if w.head not in inside), words[last])
    return head.kind == "PROPN"


def _tells(words: list[Word], at: int) -> bool:
    word = words[at]
    if not word.relation.startswith("nsubj"):
        return False
    beside = [w for w in words[max(0, at - 80) : at + 80] if w.sentence == word.sentence]
    verb = next((w for w in beside if w.number == word.head), None)
    said = any(w.head == word.head and w.relation in ("ccomp", "parataxis") for w in beside)
    return verb is not None and (said or verb.relation == "parataxis")


def found(text: str, start: int, stop: int) -> str | None:
    """The name given to a pronoun when it is the source of an attribution."""
    from sayso.extract.mention import name_sources
    from sayso.types import Attribution, Document, Span

    document = Document("d", "d", None, None, "en", None, None, None, None, None, text, (), "", "")
    one = Attribution("a", "d", (Span(start, stop),), (Span(stop, stop),), (), "direct")
    return name_sources(document, (one,))[0].name


def fits(name: str, names: frozenset[str]) -> bool:
    """True where the last name is that of one of these, or all words of one stand in the other."""
    said = re.findall(r"[\w’'-]+", name.casefold())
    for other in names:
        held = [w for w in re.findall(r"[\w’'-]+", re.sub(r"['’]s\b", "", other.casefold())) if w != "the"]
        if held and (set(said) <= set(held) or set(held) <= set(said) or said[-1] == held[-1]):
            return True
    return False


def documents(half: str) -> list[Path]:
    """The documents of one half, without GUM's test parts."""
    held_out, part = set(), ""
    for line in (DATA / "gum" / "splits.md").read_text("utf-8").splitlines():
        part = line[3:] if line.startswith("## ") else part
        if part.startswith("test") and line.strip().startswith("*"):
            held_out.add(line.strip(" *"))
    paths = [p for p in sorted((DATA / "gum" / "dep").glob("*.conllu")) if p.stem not in held_out]
    even = [int(hashlib.sha256(p.stem.encode()).hexdigest(), 16) % 2 == 0 for p in paths]
    return [p for p, tuned in zip(paths, even, strict=True) if tuned == (half == "tuned")]


def measure(half: str, show_wrong: bool) -> dict[str, object]:
    """Counts of right, wrong and missing names, of all pronouns and of those that tell something."""
    counts = {kind: dict.fromkeys(("asked", "named", "right", "wrong", "missing"), 0) for kind in ("all", "telling")}
    paths = documents(half)
    for path in paths:
        text, pronouns = read(path)
        for one in pronouns:
            name = found(text, one.start, one.stop)
            right = name is not None and fits(name, one.names)
            verdict = "right" if right else "wrong" if name else "missing" if one.names else ""
            for kind in ("all", "telling") if one.tells else ("all",):
                counts[kind]["asked"] += 1
                counts[kind]["named"] += bool(one.names)
                if verdict:
                    counts[kind][verdict] += 1
            if show_wrong and verdict in ("wrong", "missing"):
                before = " ".join(text[max(0, one.start - 260) : one.start].split())
                print(path.stem, f"{before} [{text[one.start : one.stop]}]", sorted(one.names)[:2], name, sep=" | ")
    for told in counts.values():
        told["right %"] = round(100 * told["right"] / max(1, told["named"]), 1)  # type: ignore[assignment]
    return {"half": half, "documents": len(paths), **{f"{k} {n}": v for k, c in counts.items() for n, v in c.items()}}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("tuned", "kept"), default="kept")
    parser.add_argument("--wrong", action="store_true", help="print each wrong or missing name")
    options = parser.parse_args()
    print(json.dumps(measure(options.half, options.wrong), ensure_ascii=False))
