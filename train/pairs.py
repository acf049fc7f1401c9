"""Sentence pairs to learn entailment from: the open sets as they come, and real news sentences changed on purpose.

A pair's labels are those its annotation admits: a set that only says "does not follow" leaves open whether the second
sentence contradicts the first. A share of every set is held, by a digest of what its pairs have in common (premise,
topic or document), for choosing between trials; of RTE the official test part of the third year is held.
"""

from __future__ import annotations

import csv
import hashlib
import html
import json
import random
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from alteration import CONTRADICTING, KEEPING, Change, denial, negation, number, renamed, said, shared, trimmed
from sayso.text.segment import sentences

ENTAILS, CONTRADICTS, NEITHER = range(3)
LABELS = {"entailment": (ENTAILS,), "contradiction": (CONTRADICTS,), "neutral": (NEITHER,)}
NOT_ENTAILED = (CONTRADICTS, NEITHER)
NOT_CONTRADICTED = (ENTAILS, NEITHER)
NEGATED = ("RTE", "SNLI", "MNLI")
ANNOTATED = {"rte", *(f"negation {name}" for name in NEGATED), "breaking_nli", "wice", "claimdiff"}
# Changed news whose two sides differ in more than the change.
APART = {"follows, then changed", "two outlets, then changed", "retold", "retold and changed", "denial", "two outlets"}
SHORT, LONG = 6, 34
FILES = (
    "rte/packages/corpora/rte.zip", "breaking_nli/breaking_nli_dataset.zip", "wice/dev.jsonl", "neus/train.source",
    "claimdiff/ClaimDiff-strength-train.json", "claimdiff/ClaimDiff-weak-train.json", "polnear/train.jsonl",
    "ntrex/newstest2019-src.eng.txt", "ntrex/DOCUMENT_IDS.tsv",
    *(f"wmt21/newstest2021.{way}-en.ref.{which}.en" for way in ("de", "ru") for which in "AB"),
    *(f"negation_nli/data/new_benchmarks/clean_data/{name}.txt" for name in ("RTE", "SNLI", "MNLI")),
)  # fmt: skip
MEASURED = Path(__file__).parents[1] / "bench/gold/relations"


@dataclass(frozen=True)
class Pair:
    """Two sentences, the labels their annotation admits, and where they come from; ``held`` pairs only measure."""

    premise: str
    hypothesis: str
    labels: tuple[int, ...]
    set: str
    held: bool = False

    @property
    def whole(self) -> bool:
        """Whether its set is read whole in each pass; of the other sets a share is drawn."""
        return self.set in ANNOTATED or self.set in APART


def held(group: str, share: float) -> bool:
    """Whether a group of pairs is kept for measuring, by its name alone."""
    return int(hashlib.sha256(group.encode()).hexdigest()[:8], 16) / 2**32 < share


def measured() -> frozenset[str]:
    """The documents whose pairs bench/gold/relations judges: nothing is learned from them."""
    lines = [line for file in sorted(MEASURED.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    sides = [json.loads(line)[side]["doc"] for line in lines for side in ("left", "right")]
    return frozenset(doc.rsplit("/", 1)[0] for doc in sides)


def rte(data: Path) -> Iterator[Pair]:
    """RTE 1 to 3: does the hypothesis follow, or not."""
    with zipfile.ZipFile(data / FILES[0]) as archive:
        for year, part in ((1, "dev"), (1, "test"), (2, "dev"), (2, "test"), (3, "dev"), (3, "test")):
            text = archive.read(f"rte/rte{year}_{part}.xml").decode("utf-8", "replace")
            for told, premise, hypothesis in re.findall(
                r'<pair[^>]*?(?:value|entailment)="(\w+)".*?<t>(.*?)</t>.*?<h>(.*?)</h>', text, re.S
            ):
                label = (ENTAILS,) if told in ("YES", "TRUE") else NOT_ENTAILED
                both = (" ".join(html.unescape(part).split()) for part in (premise, hypothesis))
                yield Pair(*both, label, "rte", held=(year, part) == (3, "test"))


def negated(data: Path, name: str) -> Iterator[Pair]:
    """Hossain et al. (EMNLP 2020): pairs of RTE, SNLI or MNLI with a "not" put in on either side or both."""
    file = data / f"negation_nli/data/new_benchmarks/clean_data/{name}.txt"
    with file.open(encoding="cp1252", errors="replace", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            label = LABELS.get(row["gold_label"], NOT_ENTAILED)
            kept = held(f"{name} {int(row['index']) // 3}", 0.25)
            yield Pair(row["Text"], row["Hypothesis"], label, f"negation {name}", kept)


def breaking(data: Path) -> Iterator[Pair]:
    """Glockner et al. (ACL 2018): image captions with one word replaced; most contradict, so not all are taken."""
    with zipfile.ZipFile(data / FILES[1]) as archive:
        rows = [json.loads(line) for line in archive.read("data/dataset.jsonl").decode().splitlines()]
    for row in rows:
        kept = held(row["sentence1"], 0.12)
        label = LABELS[row["gold_label"]]
        if kept or label != (CONTRADICTS,) or held(f"taken {row['pairID']}", 0.25):
            yield Pair(row["sentence1"], row["sentence2"], label, "breaking_nli", kept)


def wice(data: Path) -> Iterator[Pair]:
    """Claims with the sentences that support them, partly or not, where those are short enough to be read whole."""
    for line in (data / "wice/dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        kept = held(row["claim"], 0.25)
        for chosen in row["supporting_sentences"]:
            words = set(row["claim"].lower().split())
            near = sorted(
                range(len(row["evidence"])), key=lambda k: -len(words & set(row["evidence"][k].lower().split()))
            )
            evidence = " ".join(row["evidence"][k] for k in (sorted(chosen) if chosen else near[:1]))
            if len(evidence.split()) <= 75:
                label = (ENTAILS,) if row["label"] == "supported" else (NEITHER,) if chosen else NOT_ENTAILED
                yield Pair(evidence, row["claim"], label, "wice", kept)


def claimdiff(data: Path) -> Iterator[Pair]:
    """Claims of two outlets on one topic: neither, one that strengthens the other, one that weakens it."""
    strong, weak = (json.loads((data / file).read_text("utf-8"))["data"] for file in FILES[4:6])
    known = {doc.rpartition("#")[2] for doc in measured()}
    apart = {claim for row in strong if row["pair_id"] in known for claim in _claims(row)}
    weakens = {(row["claim_a"], row["claim_b"]) for row in weak if row["relation"]}
    for row in strong:
        both = _claims(row)
        if apart & set(both):
            continue
        if row["relation"] and not held(row["pair_id"], 0.4):
            continue
        label = NOT_CONTRADICTED if row["relation"] else NOT_ENTAILED if both in weakens else (NEITHER,)
        yield Pair(*both, label, "claimdiff", held(row["topic"], 0.25))


def _claims(row: dict[str, str]) -> tuple[str, str]:
    return row["claim_a"], row["claim_b"]


def documents(data: Path) -> Iterator[tuple[str, list[str]]]:
    """News as lists of sentences: the articles of PolNeAR train, what is said in each of them, and NTREX in English."""
    apart = measured()
    for line in (data / "polnear/train.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["doc"] in apart:
            continue
        lines = [row["text"][s.start : s.stop] for s in sentences(row["text"])]
        yield row["doc"], [line for line in lines if plain(line)]
        whole = [one["content"][0] for one in row["statements"] if len(one["content"]) == 1]
        yield row["doc"], [row["text"][start:stop] for start, stop in whole if fits(row["text"][start:stop])]
    names = (data / "ntrex/DOCUMENT_IDS.tsv").read_text("utf-8").splitlines()
    lines = (data / "ntrex/newstest2019-src.eng.txt").read_text("utf-8").splitlines()
    found: dict[str, list[str]] = {}
    for name, sentence in zip(names, lines, strict=True):
        if plain(sentence):
            found.setdefault(name, []).append(sentence)
    yield from found.items()


def translations(data: Path) -> Iterator[tuple[str, str, str]]:
    """A number and two translations of one sentence of the news, WMT 2021 from German and Russian."""
    for way in ("de", "ru"):
        both = [(data / f"wmt21/newstest2021.{way}-en.ref.{x}.en").read_text("utf-8").splitlines() for x in "AB"]
        for k, (one, other) in enumerate(zip(*both, strict=True)):
            # Neighbours fall on one side of the line, for they are of one article.
            yield f"{way} {k // 12}", one, other


def plain(sentence: str) -> bool:
    """Whether it reads as one whole sentence of the news."""
    return fits(sentence) and (sentence[0].isupper() or sentence[0] in '“"') and sentence[-1] in '.”"'


def fits(sentence: str) -> bool:
    """Whether it is neither too short to say something nor too long to be read whole beside another."""
    return SHORT <= len(sentence.split()) <= LONG


def words_of(sentence: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"[a-z0-9’'-]+", sentence.lower()) if len(w) > 3)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared words, as a share of all words of both."""
    return len(one & other) / max(1, len(one | other))


def applied(changes: tuple[Change, ...], sentence: str, rng: random.Random) -> tuple[str, str] | None:
    """The sentence with the first change of a shuffled row that fits it, and the name of that change."""
    for change in rng.sample(changes, len(changes)):
        new = change(sentence, rng)
        if new and new != sentence:
            return new, change.__name__
    return None


def changed(data: Path, rng: random.Random) -> Iterator[Pair]:
    """Real news sentences changed on purpose, and beside them sentences of the same document."""
    names = sorted(
        {w for _, lines in documents(data) for s in lines for w in re.findall(r"(?<=[a-z] )[A-Z][a-z]{3,}", s)}
    )
    for document, lines in documents(data):
        kept = held(document, 0.1)
        bags = [words_of(s) for s in lines]
        for k in rng.sample(range(len(lines)), min(len(lines), 10)):
            yield from _of_sentence(lines[k], names, kept, rng)
            others = sorted((j for j in range(len(lines)) if j != k), key=lambda j: -likeness(bags[k], bags[j]))[:2]
            for j in others:
                if likeness(bags[k], bags[j]) < 0.6 and rng.random() < 0.4:
                    other = applied(CONTRADICTING, lines[j], rng) if rng.random() < 0.5 else None
                    yield Pair(lines[k], other[0] if other else lines[j], (NEITHER,), "beside it", kept)


def _of_sentence(sentence: str, names: list[str], kept: bool, rng: random.Random) -> Iterator[Pair]:
    follows = applied(KEEPING, sentence, rng)
    if follows:
        new, how = follows
        more = applied(KEEPING, new, rng) if rng.random() < 0.4 else None
        yield Pair(sentence, more[0] if more else new, (ENTAILS,), how, kept)
        if how == "trimmed" and rng.random() < 0.5:
            yield Pair(new, sentence, (NEITHER,), "more than said", kept)
    # What contradicts a thing that follows contradicts the sentence, with more between them than the change.
    against = applied(CONTRADICTING, follows[0] if follows and rng.random() < 0.6 else sentence, rng)
    if against:
        yield from _contradicted(sentence, *against, kept, rng)
    other = renamed(sentence, names, rng) if rng.random() < 0.15 else None
    if other:
        yield Pair(sentence, other, NOT_ENTAILED, "renamed", kept)
    inner, refused = said(sentence, rng), denial(sentence, rng)
    if inner:
        yield Pair(sentence, inner, NOT_CONTRADICTED, "reported", kept)
    if inner and refused:
        yield Pair(*either_way(rng.choice([sentence, inner]), refused, rng), (CONTRADICTS,), "denial", kept)
    if rng.random() < 0.03:
        yield Pair(sentence, sentence, (ENTAILS,), "the same", kept)


def either_way(one: str, other: str, rng: random.Random) -> tuple[str, str]:
    return (one, other) if rng.random() < 0.5 else (other, one)


def _contradicted(sentence: str, new: str, how: str, kept: bool, rng: random.Random) -> Iterator[Pair]:
    """A sentence and what contradicts it, in either order."""
    yield Pair(*either_way(sentence, new, rng), (CONTRADICTS,), how, kept)
    # A "not" on both sides: what denies is no contradiction of itself.
    shorter = trimmed(new, rng) if how in ("negation", "number") else None
    if shorter and rng.random() < 0.5:
        yield Pair(new, shorter, (ENTAILS,), "trimmed", kept)


def retold(data: Path, rng: random.Random) -> Iterator[Pair]:
    """Two translations of one sentence, one of them changed now and then, and neighbours."""
    rows = [row for row in translations(data) if min(len(row[1].split()), len(row[2].split())) >= SHORT]
    for k, (group, one, other) in enumerate(rows):
        kept = held(group, 0.15)
        pair = either_way(one, other, rng)
        yield Pair(*pair, (ENTAILS,), "retold", kept)
        against = applied(CONTRADICTING, pair[1], rng)
        if against:
            yield Pair(pair[0], against[0], (CONTRADICTS,), "retold and changed", kept)
        if k + 1 < len(rows) and rows[k + 1][0] == group and likeness(words_of(one), words_of(rows[k + 1][2])) < 0.4:
            yield Pair(one, rows[k + 1][2], (NEITHER,), "beside it", kept)


FIGURES = re.compile(r"\d+|\bnot\b|n[’']t\b|\bnever\b|\bno\b|\bdenie[sd]\b")


def outlets(data: Path, rng: random.Random) -> Iterator[Pair]:
    """Sentences of two outlets on one event that share words: hardly one in a hundred contradicts the other."""
    apart = measured()
    for event, line in enumerate((data / "neus/train.source").read_text("utf-8").splitlines()):
        if f"train.source#{event}" in apart:
            continue
        kept, found = held(line[:200], 0.1), []
        leads = [re.sub(r"TITLE=>.*?ARTICLE=>", "", part).strip() for part in line.split("[SEP]")]
        split = [[s for s in re.split(r"(?<=[.!?”\"]) (?=[A-Z“\"])", lead) if plain(s)] for lead in leads]
        for left, right in combinations(split, 2):
            found += [(likeness(words_of(a), words_of(b)), a, b) for a in left for b in right]
        for near, a, b in sorted(found, reverse=True)[:2]:
            pair = either_way(a, b, rng)
            if near >= 0.85 and sorted(FIGURES.findall(a)) == sorted(FIGURES.findall(b)):
                yield Pair(*pair, (ENTAILS,), "two outlets, nearly the same", kept)
            elif 0.1 <= near < 0.7 and (near > 0.3 or rng.random() < 0.6):
                yield Pair(*pair, NOT_CONTRADICTED if near > 0.3 else (NEITHER,), "two outlets", kept)


def changed_numbers(pairs: Iterable[Pair], rng: random.Random) -> Iterator[Pair]:
    """Of pairs that stand beside each other, some with a figure changed on one side: still no contradiction."""
    for pair in pairs:
        other = number(pair.hypothesis, rng) if pair.set == "two outlets" and rng.random() < 0.15 else None
        if other and pair.labels == (NEITHER,):
            yield Pair(pair.premise, other, (NEITHER,), "two outlets", pair.held)


def changed_behind(pairs: Iterable[Pair], rng: random.Random) -> Iterator[Pair]:
    """What people found to follow, changed: it contradicts, in other words than the premise has."""
    for pair in pairs:
        if pair.labels == (ENTAILS,) and pair.set not in ("breaking_nli", "negation RTE") and rng.random() < 0.8:
            against = applied(CONTRADICTING, pair.hypothesis, rng)
            if against:
                both = either_way(pair.premise, against[0], rng)
                yield Pair(*both, (CONTRADICTS,), "follows, then changed", pair.held)


def changed_between(pairs: Iterable[Pair], rng: random.Random) -> Iterator[Pair]:
    """Two outlets on one thing, a word that both have replaced on one side, or a "not" where they share much."""
    for pair in pairs:
        near = likeness(words_of(pair.premise), words_of(pair.hypothesis))
        against = shared(pair.hypothesis, pair.premise, rng) if near >= 0.2 else None
        if not against and near > 0.4:
            against = negation(pair.hypothesis, rng)
        if against:
            yield Pair(*either_way(pair.premise, against, rng), (CONTRADICTS,), "two outlets, then changed", pair.held)


def load(data: Path, seed: int) -> list[Pair]:
    """All pairs of all sets; of RTE nothing is learned from that has a hypothesis like one that is held."""
    rng = random.Random(seed)
    read = [*rte(data), *(p for name in NEGATED for p in negated(data, name)), *breaking(data), *wice(data)]
    made = [*changed(data, rng), *retold(data, rng), *changed_behind(read, rng)]
    apart = list(outlets(data, rng))
    made += [*apart, *changed_numbers(apart, rng), *changed_between(apart, rng)]
    found = [*read, *claimdiff(data), *made]
    kept = {words_of(p.hypothesis) for p in found if p.held and p.set == "rte"}

    def known(pair: Pair) -> bool:
        return pair.set in ("negation RTE", "follows, then changed", "rte") and any(
            likeness(words_of(pair.hypothesis), k) > 0.7 for k in kept
        )

    return [p if p.set in ANNOTATED else _bare(p, rng) for p in found if p.held or not known(p)]


def _bare(pair: Pair, rng: random.Random) -> Pair:
    """Now and then without full stops, as the words after "said that" come."""
    if rng.random() < 0.7:
        return pair
    return replace(pair, premise=pair.premise.rstrip('.”"'), hypothesis=pair.hypothesis.rstrip('.”"'))
