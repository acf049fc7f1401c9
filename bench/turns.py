"""How often a paragraph of a transcript is given to the label that speaks it, and how many turns are found whole.

    python bench/turns.py [--show]

The gold, bench/gold/turns.jsonl, was read by hand: 30 English items of the Kremlin transcripts (en.kremlin.ru, CC BY
4.0), for each of its paragraphs the label that speaks it or nobody, as offsets; their texts are looked for in
SAYSO_DATA, ../shared/data where it is not set. An item is read as a plain text file would be. A turn is right where
label, first character and paragraphs are all right. ``--show`` prints each paragraph given to somebody else.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "src")]

from sayso.extract.attribution import attributions  # noqa: E402
from sayso.readers.text import read  # noqa: E402
from sayso.text.speech import speech_words  # noqa: E402
from sayso.types import Attribution, Capture, Document, Hints, Span  # noqa: E402

DATA = Path(os.environ.get("SAYSO_DATA", HERE.parent.parent / "shared" / "data"))
GOLD = HERE / "gold" / "turns.jsonl"
LEAD = re.compile(r"\s*(?:[(\[][^()\[\]]*[)\]]\s*)?:?\s*(?:[(\[][^()\[\]]*[)\]]\s*:\s*)?")
NOTE = re.compile(r"[(\[][^()\[\]]*[)\]]")
Turn = tuple[int, int, tuple[int, ...]]


class NoTagger:
    """A tagger that finds nothing: turns need none."""

    name = "none"

    def tag(self, text, paragraphs, quotations):
        return ()


def items() -> list[tuple[dict, list[str], str]]:
    """Each gold line with its paragraphs and its text; raises SystemExit where the set is absent or another."""
    path = DATA / "kremlin" / "en.jsonl"
    if not path.is_file():
        raise SystemExit(f"no {path}: set SAYSO_DATA to a folder with the transcripts of en.kremlin.ru")
    texts = {row["id"]: row["paragraphs"] for row in map(json.loads, path.read_text("utf-8").splitlines())}
    found = []
    for line in map(json.loads, GOLD.read_text("utf-8").splitlines()):
        paragraphs = texts.get(line["id"], [])
        text = "\n\n".join(paragraphs)
        if sha256(text.encode()).hexdigest()[:16] != line["digest"]:
            raise SystemExit(f"item {line['id']} of {path} is not the text that was annotated")
        found.append((line, paragraphs, text))
    return found


def document_of(text: str, name: str) -> Document:
    """The text as the reader of plain text gives it."""
    capture = Capture(f"{name}.txt", None, "text/plain", text.encode())
    return next(d for d in read(capture, Hints(language="en")) if isinstance(d, Document))


def places(paragraphs: list[str]) -> list[Span]:
    """Where each paragraph stands in the text."""
    found, start = [], 0
    for paragraph in paragraphs:
        found.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + 2
    return found


def given(text: str, found: tuple[Attribution, ...], lines: list[Span]) -> list[int | None]:
    """For each paragraph, where the label starts whose turn holds most of its words, bracketed notes apart, or None."""
    told = []
    for line in lines:
        best, most = None, 0
        for turn in found:
            opens = turn.source and line.holds(turn.source[0]) and line.start <= turn.content[0].start < line.stop
            first = turn.content[0].start if opens else line.start
            within = sum(max(0, min(c.stop, line.stop) - max(c.start, first)) for c in turn.content)
            words = NOTE.sub("", text[first : line.stop]).strip()
            if within > most and 2 * within >= len(words):
                best, most = turn, within
        told.append(best.source[0].start if best is not None and best.source else None)
    return told


def gold_turns(text: str, lines: list[Span], labels: list[list[int] | None]) -> set[Turn]:
    """Start of the label, first character said, and numbers of the paragraphs, for each turn."""
    held: dict[tuple[int, int], list[int]] = {}
    for number, label in enumerate(labels):
        if label is not None:
            held.setdefault((label[0], label[1]), []).append(number)
    return {(start, LEAD.match(text, stop).end(), tuple(numbers)) for (start, stop), numbers in held.items()}


def found_turns(found: tuple[Attribution, ...], lines: list[Span]) -> set[Turn]:
    turns = set()
    for turn in found:
        numbers = [k for k, line in enumerate(lines) if any(c.meets(line) for c in turn.content)]
        turns.add((turn.source[0].start if turn.source else -1, turn.content[0].start, tuple(numbers)))
    return turns


def main() -> None:
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("--show", action="store_true", help="print each paragraph that is given to somebody else")
    options = flags.parse_args()
    right = total = spoken_right = spoken = 0
    hit = gold_count = found_count = 0
    shares = []
    for gold, paragraphs, text in items():
        document = document_of(text, gold["id"])
        read_turns = tuple(
            a for a in attributions(document, NoTagger(), speech_words("en"))[0] if a.made_by == "rule:turn"
        )
        lines = places(paragraphs)
        labels = gold["paragraphs"]
        told = given(text, read_turns, lines)
        same = [t == (g[0] if g else None) for t, g in zip(told, labels, strict=True)]
        want, have = gold_turns(text, lines, labels), found_turns(read_turns, lines)
        right, total = right + sum(same), total + len(same)
        spoken += sum(g is not None for g in labels)
        spoken_right += sum(s for s, g in zip(same, labels, strict=True) if g is not None)
        hit, gold_count, found_count = hit + len(want & have), gold_count + len(want), found_count + len(have)
        shares.append(sum(same) / len(same))
        if options.show:
            show(gold["id"], paragraphs, text, told, labels, want, have)
    precision, recall = hit / max(found_count, 1), hit / gold_count
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    print("| turns of 30 transcripts | right | of | |\n| --- | ---: | ---: | ---: |")
    print(f"| paragraphs given to the right label, or to nobody | {right} | {total} | {right / total:.1%} |")
    print(f"| the same, mean of the items | | {len(shares)} | {sum(shares) / len(shares):.1%} |")
    print(f"| spoken paragraphs given to the right label | {spoken_right} | {spoken} | {spoken_right / spoken:.1%} |")
    print(f"| turns found whole, precision | {hit} | {found_count} | {precision:.1%} |")
    print(f"| turns found whole, recall | {hit} | {gold_count} | {recall:.1%} |")
    print(f"| turns found whole, F1 | | | {both:.1%} |")


def show(name, paragraphs, text, told, labels, want, have) -> None:
    """Print what is not as in the gold."""
    for number, (paragraph, start, label) in enumerate(zip(paragraphs, told, labels, strict=True)):
        if start != (label[0] if label else None):
            here = text[start : start + 30] if start is not None else None
            print(f"{name}:{number} {paragraph[:70]!r} is {label and text[slice(*label)][:30]!r}, found {here!r}")
    for start, first, numbers in sorted(have - want):
        print(f"   {name} turn {text[start : start + 30]!r} {text[first : first + 20]!r} {numbers[:1]}-{numbers[-1:]}")


if __name__ == "__main__":
    main()
