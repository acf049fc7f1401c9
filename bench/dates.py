"""How often days are read right: dates as values (GUM), and the day of the utterance (PolNeAR).

    python bench/dates.py [--errors]

GUM (https://github.com/amir-zeldes/gum, annotations CC BY 4.0): its ``<date when>`` elements outside
the test splits; counted are those that name at least a year. PolNeAR (networkdynamics/PolNeAR): the
judged days of bench/gold/said.json, offsets and days only; ``train`` was read while the rules were
written, ``dev`` was not. The sets are looked for in SAYSO_DATA, ../shared/data where it is not set.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from sayso.extract.measure import date_attributions, time_expressions
from sayso.text.segment import paragraphs
from sayso.types import Attribution, Block, Document, Span, Spans, When

HERE = Path(__file__).parent
DATA = Path(os.environ.get("SAYSO_DATA", HERE.parent.parent / "shared" / "data"))
CLOSES = re.compile(r"[.,;:!?)\]%]|['’]\w{0,2}$|n['’]t$")


def gum_dates(path: Path) -> tuple[str, str, list[tuple[int, int, str]]]:
    """A GUM document's words as one text, its day of creation, and (start, stop, value) of its dates."""
    text, found, opened = "", [], []
    created = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("<text "):
            created = (re.search(r'dateCreated="([^"]*)"', line) or [None, ""])[1]
        elif line.startswith("<date "):
            value = re.search(r'when="([^"]*)"', line)
            opened.append((len(text), value[1] if value else ""))
        elif line.startswith("</date>") and opened:
            start, value = opened.pop()
            if value:
                found.append((start, len(text), value))
        elif line.startswith(("</s>", "</p>", "</head>")):
            text += "\n" if line != "</s>" else " "
        elif not line.startswith("<") and "\t" in line:
            word = unescape(line.split("\t")[0])
            text = (text.removesuffix(" ") if CLOSES.match(word) else text) + word + " "
    return text, created, found


def held_out(path: Path) -> bool:
    """True for documents of GUM's test and test2 splits."""
    parts = re.split(r"^## ", (DATA / "gum" / "splits.md").read_text(encoding="utf-8"), flags=re.M)
    names = {n for p in parts if p.startswith("test") for n in re.findall(r"\* (\S+)", p)}
    return path.stem in names


def as_days(value: str) -> tuple[str, str] | None:
    """The first day of an ISO day, month or year, and how the last one starts."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value, value
    if re.fullmatch(r"\d{4}", value):
        return f"{value}-01-01", f"{value}-12-31"
    return (f"{value}-01", f"{value}-") if re.fullmatch(r"\d{4}-\d\d", value) else None


def same(when: When, wanted: tuple[str, str], form: str) -> bool:
    """True where the days are the wanted ones; GUM marks the two ends of a range apart."""
    if form == "days":
        return wanted[0] in (when.earliest, when.latest)
    return when.earliest == wanted[0] and when.latest.startswith(wanted[1])


def values(errors: bool) -> None:
    """Print how many of GUM's dates are found, and how many of those get the right value."""
    right = found = total = 0
    for path in sorted((DATA / "gum" / "xml").glob("*.xml")):
        if held_out(path):
            continue
        text, created, gold = gum_dates(path)
        reference = created if re.fullmatch(r"\d{4}-\d\d-\d\d", created) else None
        read = time_expressions(text, None, reference, "en")
        for start, stop, value in gold:
            wanted = as_days(value)
            if wanted is None:
                continue
            total += 1
            near = [e for e in read if e.when and e.span.meets(Span(start, stop))]
            found += bool(near)
            good = any(e.when is not None and same(e.when, wanted, e.mention.form) for e in near)
            right += good
            if errors and not good:
                got = [e.when.earliest for e in near if e.when]
                print("  ", path.stem, value, repr(text[max(0, start - 30) : stop + 10]), got)
    print(f"GUM: {total} dates, {found} found, {right} right ({right / total:.1%}; of the found {right / found:.1%})")


def spans(pairs: list[list[int]]) -> Spans:
    return tuple(Span(a, b) for a, b in pairs)


def documents(split: str) -> Iterator[tuple[Document, tuple[Attribution, ...]]]:
    """PolNeAR articles with their gold attributions; the day of publication is in the name."""
    seen = set()
    for line in (DATA / "polnear" / f"{split}.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        name, text = row["doc"], row["text"]
        if name in seen:
            continue
        seen.add(name)
        day = name.split("_")[1]
        blocks = tuple(Block(p, "body", "") for p in paragraphs(text))
        made = [
            Attribution(f"{i}", name, spans(s["source"]), spans(s["cue"]), spans(s["content"]), "indirect")
            for i, s in enumerate(row["statements"])
            if s["content"]
        ]
        document = Document(name, name, None, None, "en", day, None, None, None, None, text, blocks, "", "bench")
        yield document, tuple(made)


def utterances(split: str, errors: bool) -> None:
    """Print how many judged days of one split come out right, and what was missed, wrong or made up."""
    judged = json.loads((HERE / "gold" / "said.json").read_text(encoding="utf-8"))
    wanted = {
        (g["doc"], spans(g["cue"]), spans(g["content"])): g["said"] and tuple(g["said"])
        for g in judged
        if g["set"] == split
    }
    counts = dict.fromkeys(("right day", "rightly none", "missed", "wrong day", "made up"), 0)
    dated = total = words = 0
    seconds = 0.0
    for document, given in documents(split):
        started = time.process_time()
        done, _ = date_attributions(document, given)
        seconds += time.process_time() - started
        words += len(document.text.split())
        dated += sum(a.said is not None for a in done)
        total += len(done)
        for a in done:
            place = (document.id, a.cue, a.content)
            if place not in wanted:
                continue
            gold = wanted.pop(place)
            said = (a.said.earliest, a.said.latest) if a.said else None
            if said == gold:
                verdict = "right day" if gold else "rightly none"
            else:
                verdict = "missed" if said is None else "made up" if gold is None else "wrong day"
            counts[verdict] += 1
            if errors and said != gold:
                near = (*a.source, *a.cue)
                around = document.text[min(s.start for s in near) - 60 : max(s.stop for s in near) + 80]
                print("  ", verdict, document.id[:30], gold, said, repr(around))
    right = counts["right day"] + counts["rightly none"]
    print(f"PolNeAR {split}: {right} of {sum(counts.values())} right ({right / sum(counts.values()):.1%}); {counts}")
    speed = f"{seconds * 1e6 / words:.2f} ms per 1,000 words"
    print(f"  {dated} of {total} attributions dated; {speed}; {len(wanted)} judged ones not found")


if __name__ == "__main__":
    show = "--errors" in sys.argv
    values(show)
    for name in ("train", "dev"):
        utterances(name, show and name == "train")
