"""How often days are read right: time expressions as values, and the day of the utterance.

    python bench/dates.py [--errors]

**Values.** The measure is TempEval-3's value F1 (UzZaman et al., SemEval 2013): an expression of the gold and one of
ours match where their words overlap, and a match is right where the days are the same. Recall is the gold's expressions
that got their days, of all; precision is ours that are right, of all we gave days to, so that what the gold does not
hold counts against us; F1 is their harmonic mean. An expression we find but give no days ("two days later" where
nothing came before it) asserts nothing and is not counted. Same days: first and last day agree; a month without a
year ("--10") agrees with that month of any year; where the gold marks the two ends of a range apart, a range of ours
that starts or ends there is right. Gold of three kinds:

- GUM (https://github.com/amir-zeldes/gum, annotations CC BY 4.0): its ``<date>`` elements outside the test splits,
  with ``when``, or ``from`` and ``to``. Those with ``notBefore`` and ``notAfter`` state no value: they count neither
  way. GUM marks every kind of expression that is found here, so no kind is left out; documents in which it marks no
  date are. Half of the documents, by the digest of their names, were read while rules were written (``tune``).
- kremlin.ru (CC BY 4.0), English and Russian, and NTREX-128 (CC BY-SA 4.0), German, French and Spanish:
  bench/gold/times.jsonl, offsets and values only. A value of null names no day ("heute" for "nowadays"): days given to
  it are wrong. ``any`` could not be judged and counts neither way.
  Feasts ("le jour de Noël") were not marked: a day given to one counts against precision.
  Whoever wrote the rules had marked ``kept`` too; ``after`` was chosen and marked when they were done.

The first line, "GUM: … dates", counts as this script did before: values of a year or more, recall alone.

**Utterances.** PolNeAR (networkdynamics/PolNeAR): the judged days of bench/gold/said.json; ``train`` was read while
the rules were written. The errors of ``dev`` were read once, and rules were then written for the kinds they are of, on
invented lines and ``train``: it is no longer clean. "Late May" is judged as its last days, from the 21st.
Where bench/gold/utterances.jsonl exists (``doc``, ``split``, ``i``, ``said``, ``timed``), its attributions too: of
those that are ``timed`` with a day, how many are right, missed and wrong; of the others, how many days are made up, and
how many carried on from the sentence before ("he added"), where that gold, which asks for words of the attribution's
own, has none.

The sets are looked for in SAYSO_DATA, ../shared/data where it is not set.
"""

from __future__ import annotations

import calendar
import json
import os
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from html import unescape
from pathlib import Path

from sayso.extract.measure import TimeExpression, date_attributions, time_expressions
from sayso.extract.measure.frame import sentence_at, sentences_of
from sayso.text.segment import paragraphs
from sayso.types import Attribution, Block, Document, Span, Spans, When

HERE = Path(__file__).parent
DATA = Path(os.environ.get("SAYSO_DATA", HERE.parent.parent / "shared" / "data"))
CLOSES = re.compile(r"[.,;:!?)\]%]|['’]\w{0,2}$|n['’]t$")
NTREX = {"de": "deu", "fr": "fra", "es": "spa"}


@dataclass(frozen=True)
class Text:
    """A text, its reference day and its dates: (span, value); the value None names no day, "any" is not judged."""

    name: str
    part: str
    language: str
    words: str
    day: str | None
    dates: tuple[tuple[Span, str | None], ...]
    stop: int


def digest(words: str) -> str:
    return sha256(words.encode("utf-8")).hexdigest()


def value_of(tag: str) -> str:
    """The value of a ``<date>`` element: its day, month or year, its range, "any" where it states none."""
    named = dict(re.findall(r'(\w+)="([^"]*)"', tag))
    if "from" in named and "to" in named:
        value = f"{named['from']}/{named['to']}"
    else:
        value = named.get("when", "any")
    return value if value == "any" or days_of(value) else "any"


def gum() -> Iterator[Text]:
    """GUM's documents outside its test splits, their words as one text, with its dates."""
    for path in sorted((DATA / "gum" / "xml").glob("*.xml")):
        if held_out(path):
            continue
        text, created = "", ""
        found: list[tuple[Span, str | None]] = []
        opened: list[tuple[int, str]] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("<text "):
                created = (re.search(r'dateCreated="([^"]*)"', line) or [None, ""])[1] or ""
            elif line.startswith("<date "):
                opened.append((len(text), value_of(line)))
            elif line.startswith("</date>") and opened:
                start, value = opened.pop()
                found.append((Span(start, len(text)), value))
            elif line.startswith(("</s>", "</p>", "</head>")):
                text += "\n" if line != "</s>" else " "
            elif not line.startswith("<") and "\t" in line:
                word = unescape(line.split("\t")[0])
                text = (text.removesuffix(" ") if CLOSES.match(word) else text) + word + " "
        day = created if re.fullmatch(r"\d{4}-\d\d-\d\d", created) else None
        part = "kept" if int(digest(path.stem), 16) % 2 else "tune"
        yield Text(path.stem, part, "en", text, day, tuple(found), len(text))


def held_out(path: Path) -> bool:
    """True for documents of GUM's test and test2 splits."""
    parts = re.split(r"^## ", (DATA / "gum" / "splits.md").read_text(encoding="utf-8"), flags=re.M)
    names = {n for p in parts if p.startswith("test") for n in re.findall(r"\* (\S+)", p)}
    return path.stem in names


def texts(name: str, language: str) -> dict[str, str]:
    """The documents of kremlin.ru or NTREX in one language, by name."""
    found: dict[str, str] = {}
    if name == "kremlin":
        for line in (DATA / "kremlin" / f"{language}.jsonl").open(encoding="utf-8"):
            item = json.loads(line)
            found[item["url"].rsplit("/", 1)[1]] = item.get("text") or "\n\n".join(item["paragraphs"])
        return found
    names = [n.split("\t")[0].strip() for n in (DATA / "ntrex" / "DOCUMENT_IDS.tsv").open(encoding="utf-8")]
    path = DATA / "ntrex" / f"newstest2019-ref.{NTREX[language]}.txt"
    for document, line in zip(names, path.read_text(encoding="utf-8").split("\n"), strict=False):
        found[document] = f"{found[document]}\n{line}" if document in found else line
    return found


def judged_texts() -> Iterator[Text]:
    """The documents of bench/gold/times.jsonl whose text is still the one that was read."""
    kept: dict[tuple[str, str], dict[str, str]] = {}
    for line in (HERE / "gold" / "times.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        held = kept.setdefault((row["set"], row["language"]), texts(row["set"], row["language"]))
        words = held.get(row["doc"], "")
        if digest(words)[:16] != row["digest"]:
            print(f"  {row['set']} {row['doc']}: another text than the one that was read")
            continue
        dates = tuple((Span(start, stop), value) for start, stop, value in row["times"])
        yield Text(row["doc"], row["split"], row["language"], words, row["day"], dates, row["stop"])


def days_of(value: str) -> tuple[str, str] | None:
    """First and last day of an ISO day, with its hour or without, week, month, year or range; None for all else."""
    value = value.split("T")[0]
    if "/" in value:
        first, last = map(days_of, value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    try:
        if week := re.fullmatch(r"(\d{4})-W(\d\d)", value):
            ends = [date.fromisocalendar(int(week[1]), int(week[2]), d).isoformat() for d in (1, 7)]
            return ends[0], ends[1]
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return value, date.fromisoformat(value).isoformat()
        if month := re.fullmatch(r"(\d{4})-(\d\d)", value):
            return f"{value}-01", f"{value}-{calendar.monthrange(int(month[1]), int(month[2]))[1]:02d}"
    except ValueError:
        return None
    if re.fullmatch(r"--\d\d", value):
        return value, value
    return (f"{value}-01-01", f"{value}-12-31") if re.fullmatch(r"\d{4}", value) else None


def same(when: When, value: str, form: str) -> bool:
    """True where the days are the value's."""
    wanted = days_of(value)
    if wanted is None:
        return False
    if value.startswith("--"):
        return form == "month" and when.earliest[4:7] == wanted[0][1:] == when.latest[4:7]
    if (form == "days" and wanted[0] == wanted[1]) or (form == "years" and len(value) == 4):
        return when.earliest == wanted[0] or when.latest == wanted[1]
    return (when.earliest, when.latest) == wanted


@dataclass
class Tally:
    """What value F1 is reckoned from."""

    gold: int = 0
    found: int = 0
    recalled: int = 0
    right: int = 0
    errors: list[str] = field(default_factory=list)

    def __add__(self, other: Tally) -> Tally:
        sums = (getattr(self, n) + getattr(other, n) for n in ("gold", "found", "recalled", "right", "errors"))
        return Tally(*sums)

    def line(self) -> str:
        precision, recall = self.right / max(self.found, 1), self.recalled / max(self.gold, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return (
            f"value F1 {f1:.1%} (precision {precision:.1%} of {self.found} found, recall {recall:.1%} of {self.gold})"
        )


def tally(text: Text, read: Sequence[TimeExpression]) -> Tally:
    """One text's counts; ``read`` are the expressions found in it."""
    count = Tally()
    valued = [e for e in read if e.when is not None and e.span.stop <= text.stop]
    correct: set[Span] = set()
    for span, value in text.dates:
        near = [e for e in valued if e.span.meets(span)]
        good = [e for e in near if e.when and value not in (None, "any") and same(e.when, value, e.mention.form)]
        correct.update(e.span for e in good)
        if value in (None, "any"):
            continue
        count.gold += 1
        count.recalled += bool(good)
        if not good:
            got = [(e.span.of(text.words), e.when.earliest, e.when.latest) for e in near if e.when]
            around = text.words[max(0, span.start - 40) : span.stop + 20]
            count.errors.append(f"{text.name} {value} {span.of(text.words)!r} {around!r} got {got}")
    for e in valued:
        met = [value for span, value in text.dates if e.span.meets(span)]
        if met and all(value == "any" for value in met):
            continue
        count.found += 1
        count.right += e.span in correct
        if not any(value for value in met):
            around = text.words[max(0, e.span.start - 40) : e.span.stop + 20]
            count.errors.append(
                f"{text.name} spurious {e.span.of(text.words)!r} {around!r} {e.when and e.when.earliest}"
            )
    return count


def values(errors: bool) -> None:
    """Print value F1 for GUM and for the judged texts, by language and part."""
    total = found = right = 0
    tallies: defaultdict[tuple[str, str, str], Tally] = defaultdict(Tally)
    for name, held in (("GUM", gum()), ("", judged_texts())):
        for text in held:
            if not text.dates and name:
                continue
            read = time_expressions(text.words, None, text.day, text.language)
            where = name or ("NTREX" if text.language in NTREX else "kremlin.ru")
            tallies[where, text.language, text.part] += tally(text, read)
            for span, value in text.dates if name else ():
                if value and re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
                    near = [e for e in read if e.when and e.span.meets(span)]
                    total, found = total + 1, found + bool(near)
                    right += any(e.when is not None and same(e.when, value, e.mention.form) for e in near)
    print(f"GUM: {total} dates, {found} found, {right} right ({right / total:.1%}; of the found {right / found:.1%})")
    for name, language in dict.fromkeys((n, g) for n, g, _ in [*tallies]):
        tune, kept = tallies[name, language, "tune"], tallies[name, language, "kept"]
        for part, count in (("tune", tune), ("kept", kept), ("both", tune + kept)):
            print(f"{name} {language} {part}: {count.line()}")
        if tallies[name, language, "after"].gold:
            print(f"{name} {language} after: {tallies[name, language, 'after'].line()}")
        if errors:
            print(*(f"    {e}" for e in tune.errors), sep="\n")


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
    numbered = numbered_days(split)
    counts = dict.fromkeys(("right day", "rightly none", "missed", "wrong day", "made up"), 0)
    of_timed, of_others = Counter[str](), Counter[str]()
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
            said = (a.said.earliest, a.said.latest) if a.said else None
            if (document.id, int(a.id)) in numbered:
                day, timed = numbered.pop((document.id, int(a.id)))
                carried = day is None and said is not None and not beside(document, a)
                (of_timed if timed and day else of_others)["carried" if carried else verdict(said, day)] += 1
            place = (document.id, a.cue, a.content)
            if place not in wanted:
                continue
            gold = wanted.pop(place)
            counts[verdict(said, gold)] += 1
            if errors and said != gold:
                near = (*a.source, *a.cue)
                around = document.text[min(s.start for s in near) - 60 : max(s.stop for s in near) + 80]
                print("  ", verdict(said, gold), document.id[:30], gold, said, repr(around))
    right = counts["right day"] + counts["rightly none"]
    print(f"PolNeAR {split}: {right} of {sum(counts.values())} right ({right / sum(counts.values()):.1%}); {counts}")
    speed = f"{seconds * 1e6 / words:.2f} ms per 1,000 words"
    print(f"  {dated} of {total} attributions dated; {speed}; {len(wanted)} judged ones not found")
    if of_timed or of_others:
        days = " ".join(f"{of_timed[v]} {v}," for v in ("right day", "missed", "wrong day"))
        print(f"  utterances.jsonl: of {of_timed.total()} timed with a day {days} {len(numbered)} not found;")
        made_up = of_others["made up"] + of_others["wrong day"]
        told = f"{made_up} days made up, {of_others['carried']} carried on from words of another sentence"
        print(f"  of the {of_others.total()} others {told}")


def beside(document: Document, a: Attribution) -> bool:
    """True where the words of an utterance's day stand in the sentence of its cue or source."""
    sentence = sentence_at((a.cue or a.source or a.content)[0].start, sentences_of(document.text))
    return bool(sentence and a.said and a.said.words and sentence.holds(a.said.words))


def verdict(said: tuple[str, str] | None, gold: tuple[str, str] | None) -> str:
    """How what came out stands to what was judged."""
    if said == gold:
        return "right day" if gold else "rightly none"
    return "missed" if said is None else "made up" if gold is None else "wrong day"


Judged = tuple[tuple[str, str] | None, bool]


def numbered_days(split: str) -> dict[tuple[str, int], Judged]:
    """Of bench/gold/utterances.jsonl, where it exists: the day and whether words of time give it, by attribution."""
    path = HERE / "gold" / "utterances.jsonl"
    rows = [json.loads(line) for line in path.open(encoding="utf-8")] if path.exists() else []
    return {
        (r["doc"], r["i"]): ((r["said"]["from"], r["said"]["to"]) if r["said"] else None, bool(r["timed"]))
        for r in rows
        if r["split"] == split and "said" in r
    }


if __name__ == "__main__":
    show = "--errors" in sys.argv
    values(show)
    for name in ("train", "dev"):
        utterances(name, show and name == "train")
