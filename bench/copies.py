"""Near-copies found and told from what only looks so, on a set made by editing real texts as desks do.

    python bench/copies.py                 the half `kept`, which only measures
    python bench/copies.py --half tune     the half that thresholds are tuned on; --wrong lists its mistakes
    python bench/copies.py --size          1,000, 10,000 and 100,000 synthetic documents: seconds and memory
    python bench/copies.py --size 1000 10000    these sizes only

The texts: PolNeAR train (one text an article), the NeuS events (headline and lead of three outlets each), NEREL,
Kremlin items in English and Russian, and the documents of NTREX in six languages, translations of each other. A text
that shares three tenths of its five-word runs with another one (an edition, a running story) is left out, for nobody
has ruled what it is. The edits stand in newsdesk.py; one seed makes one set. A text belongs to a half by its digest,
and all that is made of it stays there. All documents of a half are grouped in one call, as a desk would.

Counted are pairs of documents in one group. Of two reports merged into one, the pair with the smaller part is not
counted. `first` is the share of copies found whose group names the earliest document. Prints tables.
"""

from __future__ import annotations

import argparse
import inspect
import json
import os
import re
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import blake2b
from itertools import accumulate, combinations
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "src"))

import newsdesk as desk  # noqa: E402
from sayso.link.witness import witnesses  # noqa: E402
from sayso.readers import text as reader  # noqa: E402
from sayso.types import Capture, Document, Hints, key  # noqa: E402

DATA = Path(os.environ.get("SAYSO_DATA", HERE.parent / "../shared/data"))
SEED = "near-copies 1"
SIZES = (1_000, 10_000, 100_000)
FAMILIAR = 0.3
LEAST_WORDS, LEAST_LEAD = 80, 30
NTREX = {"deu": "de", "fra": "fr", "spa": "es", "rus": "ru"}
START = datetime(2031, 3, 1, 6, tzinfo=UTC)


@dataclass(frozen=True)
class Text:
    """A text as it was found: its name, its language, what kind of text it is, its paragraphs."""

    name: str
    language: str
    kind: str
    paragraphs: desk.Paragraphs

    @property
    def half(self) -> str:
        """`tune` or `kept`, by the digest of the event or article."""
        return ("tune", "kept")[blake2b(self.name.partition("#")[0].encode(), digest_size=1).digest()[0] % 2]


@dataclass
class Told:
    """One document of the set: how it came about, in which group it belongs, which groups it may be in as well."""

    document: Document
    made: str
    group: str
    captured: str
    may: set[str] = field(default_factory=set)


# ---------------------------------------------------------------- the texts


def _polnear() -> Iterator[Text]:
    seen = set()
    for line in (DATA / "polnear" / "train.jsonl").open(encoding="utf-8"):
        held = json.loads(line)
        if held["doc"] not in seen:
            seen.add(held["doc"])
            yield Text(f"polnear {held['doc']}", "en", "article", desk.paragraphs(held["text"]))


def _neus() -> Iterator[Text]:
    for at, line in enumerate((DATA / "neus" / "val.source").open(encoding="utf-8")):
        for n, one in enumerate(line.split("[SEP]")):
            title, _, told = one.partition("ARTICLE=>")
            title = title.replace("TITLE=>", "").strip()
            yield Text(f"neus {at}#{n}", "en", "lead", [title, told.strip()])


def _nerel() -> Iterator[Text]:
    for path in sorted((DATA / "nerel").rglob("*.txt")):
        yield Text(f"nerel {path.stem}", "ru", "article", desk.paragraphs(path.read_text("utf-8")))


def _kremlin() -> Iterator[Text]:
    for language in ("en", "ru"):
        for line in (DATA / "kremlin" / f"{language}.jsonl").open(encoding="utf-8"):
            held = json.loads(line)
            told = held["paragraphs"][1:] if language == "en" else desk.paragraphs(held["text"])
            yield Text(f"kremlin {held['url']}", language, "transcript", [held["title"], *told][:40])


def _ntrex() -> Iterator[Text]:
    ids = (DATA / "ntrex" / "DOCUMENT_IDS.tsv").read_text("utf-8").splitlines()
    names = {"newstest2019-src.eng.txt": "en"} | {f"newstest2019-ref.{k}.txt": v for k, v in NTREX.items()}
    for name, language in names.items():
        told: defaultdict[str, list[str]] = defaultdict(list)
        for id, line in zip(ids, (DATA / "ntrex" / name).read_text("utf-8").splitlines(), strict=True):
            told[id].append(line)
        for id, lines in told.items():
            paragraphs = [lines[0], *(" ".join(lines[i : i + 2]) for i in range(1, len(lines), 2))]
            yield Text(f"ntrex {id}#{language}", language, "translation", paragraphs)


def texts() -> list[Text]:
    """All texts that are long enough and do not share much with one before them."""
    found: list[Text] = []
    holders: defaultdict[int, list[int]] = defaultdict(list)
    sizes: list[int] = []
    for text in (*_polnear(), *_neus(), *_nerel(), *_kremlin(), *_ntrex()):
        text = Text(text.name, text.language, text.kind, [p for p in text.paragraphs if p.strip()])
        if desk.size(text.paragraphs) < (LEAST_LEAD if text.kind == "lead" else LEAST_WORDS):
            continue
        words = re.findall(r"\w+", " ".join(text.paragraphs).lower())
        runs = {int(blake2b(" ".join(words[i : i + 5]).encode(), digest_size=8).hexdigest(), 16)
                for i in range(len(words) - 4)}  # fmt: skip
        shared = Counter(at for run in runs for at in holders[run])
        if any(n >= FAMILIAR * min(len(runs), sizes[at]) for at, n in shared.items()):
            continue
        for run in runs:
            if len(holders[run]) < 30:
                holders[run].append(len(found))
        sizes.append(len(runs))
        found.append(text)
    return found


# ---------------------------------------------------------------- the set


class Newsroom:
    """Makes the documents of one half, one after the other, with chance from the seed alone.

    A third of the texts are donors: what a desk adds of its own is theirs, and they are no documents of the set.
    """

    def __init__(self, half: str, held: Sequence[Text]) -> None:
        self.chance = Random(f"{SEED} {half}")
        own = [t for t in held if t.half == half]
        event = {t.name.partition("#")[0]: 0 for t in own if t.kind != "lead"}
        lent = set(self.chance.sample(sorted(event), len(event) // 3))
        self.held = [t for t in own if t.name.partition("#")[0] not in lent]
        self.donors: defaultdict[str, list[Text]] = defaultdict(list)
        for text in own:
            if text.name.partition("#")[0] in lent:
                self.donors[text.language].append(text)
        self.fresh = {code: self.chance.sample(found, len(found)) for code, found in self.donors.items()}
        self.made: list[Told] = []

    def donor(self, text: Text) -> desk.Paragraphs:
        """The paragraphs of some donor of the language."""
        return self.chance.choice(self.donors[text.language]).paragraphs

    def donors_once(self, text: Text, many: int) -> list[desk.Paragraphs]:
        """The paragraphs of so many donors that nothing else was made of, or none at all."""
        fresh = self.fresh[text.language]
        return [fresh.pop().paragraphs for _ in range(many)] if len(fresh) >= many else []

    def put(
        self, text: Text, told: desk.Paragraphs, made: str, group: str, at: datetime | None, seen: datetime
    ) -> Told:
        """The document that a reader makes of these paragraphs, published at some place of the earth."""
        number = len(self.made)
        zone = timezone(timedelta(hours=self.chance.randint(-8, 10)))
        published = at.astimezone(zone).isoformat() if at else None
        capture = Capture(f"{number:05}.txt", seen.isoformat(), "text/plain", "\n\n".join(told).encode())
        document = reader.read(capture, Hints(f"Outlet {number}", published, language=text.language))[0]
        assert isinstance(document, Document)
        self.made.append(Told(replace(document, published=published), made, group, seen.isoformat()))
        return self.made[-1]

    def fill(self) -> list[Told]:
        """Each text as it is, with its copies and with what only looks like one."""
        for text in self.held:
            at = START + timedelta(minutes=self.chance.randint(0, 60 * 24 * 20))
            dated = self.chance.random() < 0.9
            self.put(text, text.paragraphs, f"own {text.kind}", text.name, at if dated else None, at)
            self.copy(text, at, dated)
            if text.kind != "lead":
                self.look_alike(text, at + timedelta(minutes=self.chance.randint(30, 3000)))
        self.boilerplate()
        return self.made

    def copy(self, text: Text, at: datetime, dated: bool) -> None:
        """Up to five copies; one in seven is a copy of a copy, and as many have no date."""
        chance = self.chance
        names = chance.sample(list(desk.EDITS), chance.choice((0, 0, 1, 1, 2, 3, 5)))
        if text.kind == "lead":
            names = [n for n in names if n not in ("trimmed", "cut to a brief", "paragraphs inserted")]
        for name in names:
            told = desk.EDITS[name](chance, text.paragraphs, self.donor(text), text.language)
            if chance.random() < 0.15:
                told = chance.choice(list(desk.LIGHT.values()))(chance, told, self.donor(text), text.language)
            later = at + timedelta(minutes=chance.randint(3, 3000))
            self.put(text, told, name, text.name, later if dated and chance.random() < 0.85 else None, later)

    def look_alike(self, text: Text, after: datetime) -> None:
        """For two texts in three, something that is no copy of it, or that is one of two."""
        chance = self.chance
        way = chance.choice(("later", "review", "speech", "merged", None, None))
        own = f"{text.name} / {way}"
        if way == "later" and (lent := self.donors_once(text, 1)):
            told = desk.later(chance, text.paragraphs, lent[0], text.language)
            if sum(len(p.split()) for p in told if p in lent[0]) >= 0.55 * desk.size(told):
                self.put(text, told, "running story told anew", own, after, after)
        elif way == "review" and (lent := self.donors_once(text, 1)):
            told = desk.review(chance, text.paragraphs, lent[0], text.language)
            self.put(text, told, "review that quotes the whole", own, after, after)
        elif way == "speech" and (lent := self.donors_once(text, 3)):
            for n in (1, 2):  # two stories, one speech
                told = desk.speech(chance, lent[n], lent[0], text.language)
                self.put(text, told, "long quotation shared", f"{own} {n}", after, after)
        elif way == "merged":
            other = chance.choice([t for t in self.held if t.language == text.language and t.kind == text.kind])
            most, less = desk.upto(text.paragraphs, 0.7), []
            for one in other.paragraphs:
                if desk.size([*less, one]) <= 0.6 * desk.size(most):
                    less.append(one)
            made = self.put(text, [*most, *less], "two reports merged", text.name, after, after)
            made.may.add(other.name)

    def boilerplate(self) -> None:
        """One long paragraph of background under twenty stories of each language that have nothing else in common."""
        for language, donors in sorted(self.donors.items()):
            held = [t for t in self.held if t.language == language and t.kind != "lead"]
            long = [p for t in donors for p in t.paragraphs if 60 <= len(p.split()) <= 120]
            for paragraph in self.chance.sample(long, min(2, len(long))):
                for text in self.chance.sample(held, 20):
                    told = desk.upto(text.paragraphs, 0.6)
                    if desk.size(told) >= 1.5 * len(paragraph.split()):
                        at = START + timedelta(minutes=60 * 24 * 20 + self.chance.randint(0, 9999))
                        self.put(text, [*told, paragraph], "boilerplate shared", text.name, at, at)


# ---------------------------------------------------------------- what is counted


def grouped(made: Sequence[Told]) -> list[str]:
    """The id of the first witness of each document."""
    documents = [one.document for one in made]
    if "captured" in inspect.signature(witnesses).parameters:
        found = dict(witnesses(documents, {one.document.id: one.captured for one in made}))
    else:
        found = dict(witnesses(documents))
    return [found[one.document.id] for one in made]


def one_group(left: Told, right: Told) -> bool | None:
    """True where two documents have one witness, None where nobody has ruled."""
    if left.group == right.group:
        return True
    return None if left.group in right.may or right.group in left.may or left.may & right.may else False


def measure(half: str, held: Sequence[Text], wrong: bool) -> dict[str, float]:
    """Print the figures of one half."""
    made = Newsroom(half, held).fill()
    began = time.process_time()
    first = grouped(made)
    spent = time.process_time() - began
    groups: defaultdict[str, list[int]] = defaultdict(list)
    gold: defaultdict[str, list[int]] = defaultdict(list)
    for at, id in enumerate(first):
        groups[id].append(at)
        gold[made[at].group].append(at)
    joined = [(a, b) for group in groups.values() for a, b in combinations(group, 2)]
    ruled = [(a, b, one_group(made[a], made[b])) for a, b in joined]
    right = sum(same is True for _, _, same in ruled)
    bad = [(a, b) for a, b, same in ruled if same is False]
    wanted = sum(len(g) * (len(g) - 1) // 2 for g in gold.values())
    missing = [(g[0], b) for g in gold.values() for b in g[1:] if first[g[0]] != first[b]]
    firsts = [(first[b] == made[g[0]].document.id) for g in gold.values() for b in g[1:] if first[g[0]] == first[b]]
    words = sum(len(one.document.text.split()) for one in made)
    precision, recall = right / ((right + len(bad)) or 1), right / (wanted or 1)
    print(f"| {half} | {sum(t.half == half for t in held)} | {len(made)} | {wanted} | {precision:.3f} | {recall:.3f} | "
          f"{sum(firsts) / (len(firsts) or 1):.3f} | {len(bad)} | {1e6 * spent / words:.2f} |")  # fmt: skip
    table(made, first, gold, bad)
    if wrong and half == "tune":
        for kind, pairs in (("WRONG", bad), ("missing", missing)):
            for a, b in pairs:
                one, other = made[a], made[b]
                print(f"  {kind} {one.made} | {other.made} | {one.group} | {other.group} | "
                      f"{len(one.document.text.split())} {len(other.document.text.split())} words")  # fmt: skip
    return {"precision": round(precision, 4), "recall": round(recall, 4)}


def table(made: Sequence[Told], first: Sequence[str], gold: dict[str, list[int]], bad: list[tuple[int, int]]) -> None:
    """For each kind of document: how many there are, how many joined the text they were made of, how many another."""
    found, all, astray = Counter[str](), Counter[str](), Counter[str]()
    for at in {at for pair in bad for at in pair}:
        astray[made[at].made] += 1
    for members in gold.values():
        for at in members:
            all[made[at].made] += 1
            found[made[at].made] += first[at] == first[members[0]]
    print("\n| document | how many | found with its text | in a group with a text it is no copy of |")
    print("| --- | ---: | ---: | ---: |")
    for name in sorted(all, key=lambda n: (n not in desk.EDITS, n)):
        copied = name in desk.EDITS or name == "two reports merged"
        print(f"| {name} | {all[name]} | {found[name] if copied else ''} | {astray[name]} |")


# ---------------------------------------------------------------- size


def synthetic(many: int) -> Iterator[Document]:
    """Documents of some 250 words drawn as words of a language are (Zipf); one in five is an edited copy."""
    chance = Random(f"{SEED} {many}")
    letters = "bcdfghjklmnprstvz"
    vocabulary = [
        "".join(chance.choice(letters) + chance.choice("aeiou") for _ in range(2 + n % 3)) for n in range(40_000)
    ]
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))

    def draw(many: int) -> str:
        return " ".join(chance.choices(vocabulary, cum_weights=weights, k=many))

    boilerplate = [draw(60) for _ in range(20)]
    former: list[list[str]] = []
    for at in range(many):
        if former and chance.random() < 0.2:
            told = desk.several(chance, chance.choice(former), chance.choice(former), "en")
        else:
            told = [f"{draw(chance.randint(25, 60))}." for _ in range(6)]
            if chance.random() < 0.2:
                told.append(chance.choice(boilerplate))
            if len(former) < 5_000:
                former.append(told)
            else:
                former[chance.randrange(5_000)] = told
        text = "\n".join(told)
        name = f"Outlet {at}"
        published = (START + timedelta(minutes=at)).isoformat()
        yield Document(
            key("d", name, at), name, None, name, "en", published, None, None, None, None, text, (), "", "text@2"
        )


def grow(sizes: Sequence[int]) -> None:
    """Print seconds and memory for each size, each in a process of its own."""
    print("| documents | words | CPU seconds | of that, per 1,000 documents | memory for it, MB | copies |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    for many in sizes:
        command = [sys.executable, __file__, "--once", str(many)]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout, end="", flush=True)


def once(many: int) -> None:
    """Print the row of one size."""
    documents = list(synthetic(many))
    words = sum(d.text.count(" ") + d.text.count("\n") for d in documents)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    found = witnesses(documents)
    spent = time.process_time() - began
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    copies = sum(id != first for id, first in found)
    print(f"| {many:,} | {words:,} | {spent:.1f} | {1000 * spent / many:.2f} | {grown:.0f} | {copies:,} |")


def main() -> None:
    """Print the tables."""
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("--half", choices=("tune", "kept"), default="kept")
    flags.add_argument("--wrong", action="store_true", help="with --half tune: list each wrong and each missing pair")
    flags.add_argument("--size", nargs="*", type=int, help="how time and memory grow with the number of documents")
    flags.add_argument("--once", type=int, help=argparse.SUPPRESS)
    options = flags.parse_args()
    if options.once:
        once(options.once)
        return
    if options.size is not None:
        grow(options.size or SIZES)
        return
    if not (DATA / "polnear" / "train.jsonl").is_file():
        sys.exit("the gold sets are absent: set SAYSO_DATA")
    print("| half | texts | documents | pairs | precision | recall | first | wrong pairs | ms per 1,000 words |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    result = measure(options.half, texts(), options.wrong)
    print()
    print(json.dumps({options.half: result}))


if __name__ == "__main__":
    main()
