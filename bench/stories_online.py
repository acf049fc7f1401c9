"""Documents of a stream grouped into stories, beside TF-IDF with a threshold.

    python bench/stories_online.py                the val half: B-cubed precision, recall, F1; orders; languages
    python bench/stories_online.py --split train  the same on events of the train half, which the weights were made on
    python bench/stories_online.py --size 100 1000 10000    time and memory of the stream, and how they grow
    python bench/stories_online.py --fit          the weights of link/story/bundle.py, from events of the train half

Needs the sets neus and ntrex (SAYSO_DATA, docs/gold-sets.md). Neus has three outlets' headline and first sentences for
each event, and no dates: documents come undated, shuffled, thirty at a time.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from math import log
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

import numpy as np  # noqa: E402

from sayso.errors import ModelError  # noqa: E402
from sayso.link.story import NOTHING_YET, follow, stories  # noqa: E402
from sayso.link.story.bundle import single  # noqa: E402
from sayso.link.story.neighbour import neighbours  # noqa: E402
from sayso.link.story.profile import Profile, Rarity, profiles  # noqa: E402
from sayso.types import Block, Document, Encoder, Span, key  # noqa: E402

DATA = Path(os.environ.get("SAYSO_DATA", ROOT.parent / "shared" / "data"))
ITEM = re.compile(r"\s*TITLE=>\s*(.*?)\.?\s*ARTICLE=>\s*(.*)", re.DOTALL)
BATCH, EVENTS = 30, 307
LANGUAGES = {"eng": "en", "rus": "ru", "deu": "de", "fra": "fr", "spa": "es"}
Gold = dict[str, int]


# ---------------------------------------------------------------- material


def document(name: str, title: str, text: str, language: str = "en", published: str | None = None) -> Document:
    """A document of one paragraph."""
    blocks = (Block(Span(0, len(text)), "body", ""),)
    return Document(
        key("d", name, text), name, None, None, language, published, None, None, None, title, text, blocks, "", "bench"
    )


def neus(split: str) -> tuple[list[Document], Gold]:
    """The documents of a half, and the event of each."""
    path = DATA / "neus" / f"{split}.source"
    if not path.is_file():
        raise SystemExit(f"{path} is not there: see docs/gold-sets.md")
    documents, gold = [], {}
    for event, line in enumerate(path.read_text("utf-8").splitlines()):
        for place, part in enumerate(line.split("[SEP]")):
            found = ITEM.match(part)
            if found:
                one = document(f"{split}-{event}-{place}", found[1].strip(), found[2].strip())
                documents.append(one)
                gold[one.id] = event
    return documents, gold


def drawn(documents: Sequence[Document], gold: Gold, seed: int, events: int = EVENTS) -> list[Document]:
    """The documents of some events."""
    every = sorted(set(gold.values()))
    some = set(random.Random(seed).sample(every, min(events, len(every))))
    return [d for d in documents if gold[d.id] in some]


class Kept:
    """An encoder that keeps what it has computed, so that the same documents may be streamed again."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder, self._rows = encoder, dict[str, np.ndarray]()
        self.name = encoder.name

    def encode(self, sentences: Sequence[str]) -> np.ndarray:
        """One unit row a sentence."""
        new = [s for s in dict.fromkeys(sentences) if s not in self._rows]
        self._rows |= zip(new, self._encoder.encode(new), strict=True)
        return np.stack([self._rows[s] for s in sentences])


def encoder() -> Kept | None:
    """The packaged encoder, None where it is not installed."""
    from sayso.models.encoder import load

    try:
        return Kept(load())
    except ModelError as error:
        print(f"without an encoder: {error}", file=sys.stderr)
        return None


# ---------------------------------------------------------------- measures


def b_cubed(gold: Gold, groups: Iterable[Iterable[str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 by document (Bagga and Baldwin 1998)."""
    place = {id: n for n, group in enumerate(groups) for id in group}
    one, other = Counter(gold[id] for id in place), Counter(place.values())
    both = Counter((gold[id], n) for id, n in place.items())
    precision = sum(both[gold[id], n] / other[n] for id, n in place.items()) / len(place)
    recall = sum(both[gold[id], n] / one[gold[id]] for id, n in place.items()) / len(place)
    return precision, recall, 2 * precision * recall / (precision + recall)


def row(name: str, figures: Sequence[float]) -> str:
    """A line of the table."""
    return f"| {name} | {' | '.join(f'{100 * f:.1f}' for f in figures)} |"


# ---------------------------------------------------------------- TF-IDF with a threshold


WORD = re.compile(r"\w+")


def tfidf(documents: Sequence[Document]) -> np.ndarray:
    """Unit rows over the words of headline and text, rarity counted over all of them at once."""
    rows = [Counter(WORD.findall(f"{d.title} {d.text}".lower())) for d in documents]
    frequency = Counter(word for row in rows for word in row)
    column = {word: n for n, word in enumerate(frequency)}
    matrix = np.zeros((len(rows), len(column)), dtype=np.float32)
    for n, counts in enumerate(rows):
        for word, count in counts.items():
            matrix[n, column[word]] = (1 + log(count)) * log(len(rows) / frequency[word] + 1)
    return matrix / np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)


def single_pass(matrix: np.ndarray, least: float) -> list[list[int]]:
    """Each document in turn with the nearest centroid, if that is near enough, else a group of its own."""
    sums = np.zeros_like(matrix)
    sizes = np.zeros(len(matrix))
    groups: list[list[int]] = []
    for n, vector in enumerate(matrix):
        if groups:
            near = sums[: len(groups)] @ vector / sizes[: len(groups)]
            best = int(near.argmax())
        if groups and near[best] >= least:
            groups[best].append(n)
        else:
            best = len(groups)
            groups.append([n])
        sums[best] += vector
        sizes[best] = np.linalg.norm(sums[best])
    return groups


def average_link(matrix: np.ndarray, least: float) -> list[list[int]]:
    """All documents at once, the likest two groups joined by the mean over their pairs: no stream can see so much."""
    near = (matrix @ matrix.T).astype(np.float64)
    np.fill_diagonal(near, -9)
    groups: dict[int, list[int]] = {n: [n] for n in range(len(near))}
    best = near.max(axis=1)
    while (found := float(best.max())) >= least:
        one = int(best.argmax())
        other = int(near[one].argmax())
        sizes = len(groups[one]), len(groups[other])
        row = (sizes[0] * near[one] + sizes[1] * near[other]) / sum(sizes)
        row[[one, other]] = -9
        row[near[one] <= -9] = -9
        row[near[other] <= -9] = -9
        near[one], near[:, one] = row, row
        near[other], near[:, other] = -9, -9
        groups[one] += groups.pop(other)
        stale = np.flatnonzero(best <= found)
        best[stale] = near[stale].max(axis=1)
    return list(groups.values())


Grouping = Callable[[np.ndarray, float], list[list[int]]]


def baseline(documents: Sequence[Document], way: Grouping, least: float) -> list[list[str]]:
    """The groups of TF-IDF with a threshold."""
    return [[documents[n].id for n in group] for group in way(tfidf(documents), least)]


# ---------------------------------------------------------------- the stream


def batches(documents: Sequence[Document], seed: int) -> list[list[Document]]:
    """The documents shuffled, thirty at a time."""
    shuffled = random.Random(seed).sample(documents, len(documents))
    return [shuffled[at : at + BATCH] for at in range(0, len(shuffled), BATCH)]


def streamed(parts: Iterable[Iterable[Document]], model: Encoder | None) -> list[tuple[str, ...]]:
    """The groups after all batches."""
    stream = NOTHING_YET
    for part in parts:
        stream = follow(stream, part, model)
    return [story.documents for story in stories(stream)]


def mean(figures: Iterable[tuple[float, float, float]]) -> list[float]:
    """The mean of each column."""
    return [statistics.fmean(column) for column in zip(*figures, strict=True)]


def quality(split: str, model: Encoder | None) -> None:
    """The table of one half."""
    train, train_gold = neus("train")
    samples = [drawn(train, train_gold, seed) for seed in range(3)]
    samples = [random.Random(0).sample(sample, len(sample)) for sample in samples]
    rows = [tfidf(sample) for sample in samples]

    def score(way: Grouping, least: float) -> float:
        groups = [[[d[n].id for n in g] for g in way(m, least)] for m, d in zip(rows, samples, strict=True)]
        return statistics.fmean(b_cubed(train_gold, some)[2] for some in groups)

    if split == "val":
        documents, gold = neus("val")
        sets = [documents]
    else:
        gold, sets = train_gold, [drawn(train, train_gold, seed) for seed in (11, 12, 13)]
    orders = range(3)
    print(f"| {split}, {sum(map(len, sets))} documents | precision | recall | F1 |\n|---|---:|---:|---:|")
    mixed = [random.Random(seed).sample(d, len(d)) for d in sets for seed in orders]
    ways: dict[str, Grouping] = {"TF-IDF, one pass": single_pass, "TF-IDF, all at once": average_link}
    for name, way in ways.items():
        least = max((n / 100 for n in range(14, 28, 2)), key=lambda n, way=way: score(way, n))
        some = mixed if way is single_pass else mixed[:: len(orders)]
        figures = mean(b_cubed(gold, baseline(d, way, least)) for d in some)
        print(row(f"{name}, threshold {least} (tuned on train)", figures))
    spread: list[str] = []
    for name, used in (("sayso, words alone", None), ("sayso, words and vectors", model)):
        if name.endswith("alone") or used is not None:
            found = [b_cubed(gold, streamed(batches(d, seed), used)) for d in sets for seed in orders]
            print(row(name, mean(found)))
            spread.append(f"{name}: {100 * min(f for *_, f in found):.1f} to {100 * max(f for *_, f in found):.1f}")
    same = 0
    for seed in orders:
        cut = batches(sets[0], 0)
        again = [random.Random(seed).sample(part, len(part)) for part in cut]
        same += sorted(streamed(cut, model)) == sorted(streamed(again, model))
    print(f"\nF1 over {len(orders)} orders of the whole stream: {'; '.join(spread)}.")
    print(f"Shuffled within batches: the same stories in {same} of {len(orders)} orders.")


# ---------------------------------------------------------------- between languages


def ntrex() -> tuple[list[Document], Gold]:
    """Documents in five languages, translations of one another: first sentence as headline, the next as text."""
    folder = DATA / "ntrex"
    names = (folder / "DOCUMENT_IDS.tsv").read_text("utf-8").splitlines()
    documents, gold = [], {}
    number = {name: n for n, name in enumerate(dict.fromkeys(names))}
    for code, language in LANGUAGES.items():
        kind = "src" if code == "eng" else "ref"
        lines = (folder / f"newstest2019-{kind}.{code}.txt").read_text("utf-8").splitlines()
        held: defaultdict[str, list[str]] = defaultdict(list)
        for name, line in zip(names, lines, strict=True):
            held[name].append(line.strip())
        for name, said in held.items():
            one = document(f"{name}-{code}", said[0], " ".join(said[1:]), language)
            documents.append(one)
            gold[one.id] = number[name]
    return documents, gold


def across(model: Encoder | None) -> None:
    """Do translations of a document come to be one story? The weights between languages were set on the even ones."""
    if model is None or not (DATA / "ntrex").is_dir():
        print("\nBetween languages: not measured, the encoder or the set ntrex is missing.")
        return
    documents, gold = ntrex()
    print("\n| ntrex, five languages | precision | recall | F1 |\n|---|---:|---:|---:|")
    for name, rest in (("the half that the weights were set on", 0), ("the kept half", 1)):
        some = [d for d in documents if gold[d.id] % 2 == rest]
        found = [b_cubed(gold, streamed(batches(some, seed), model)) for seed in range(3)]
        print(row(f"{name}, {len(some)} documents", mean(found)))
    some = [d for d in documents if gold[d.id] % 2]
    found = [b_cubed(gold, streamed(batches(some, seed), None)) for seed in range(3)]
    print(row("the kept half, without an encoder", mean(found)))


# ---------------------------------------------------------------- growth


def growth(sizes: Sequence[int], model: Encoder | None) -> None:
    """Seconds for so many dated documents, a hundred a day, and the exponent from each size to the next."""
    train, _ = neus("train")
    print("| documents | seconds, vectors given | seconds, words alone | stories | MB |\n|---:|---:|---:|---:|---:|")
    spent = []
    for size in sizes:
        some = []
        for n in range(size):
            held = train[n % len(train)]
            day = (date(2031, 1, 1) + timedelta(n // 100)).isoformat()
            some.append(document(f"{held.name}-{n}", held.title or "", f"{held.text} {n // len(train)}", "en", day))
        if model is not None:
            profiles(some, model)
        seconds = []
        for used in (model, None):
            start = time.process_time()
            found = streamed([some], used)
            seconds.append(time.process_time() - start)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        spent.append(seconds)
        print(f"| {size:,} | {seconds[0]:.2f} | {seconds[1]:.2f} | {len(found):,} | {peak:,.0f} |", flush=True)
    print("\nExponents of growth (1 is linear); until two weeks can be looked back on, each day has more to do:")
    for at in range(1, len(sizes)):
        ratio = log(sizes[at] / sizes[at - 1])
        vectors, words = (log(last / first) / ratio for first, last in zip(spent[at - 1], spent[at], strict=True))
        print(f"from {sizes[at - 1]:,} to {sizes[at]:,} {vectors:.2f} with vectors, {words:.2f} with words alone")


# ---------------------------------------------------------------- the weights


def logistic(rows: np.ndarray, same: np.ndarray) -> np.ndarray:
    """The weights of a logistic regression, the last one the bias (Newton's method, a little ridge)."""
    rows = np.c_[rows, np.ones(len(rows))]
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (same - chance) - 0.01 * weights
        weights += np.linalg.solve(
            (rows * (chance * (1 - chance))[:, None]).T @ rows + 0.01 * np.eye(len(weights)), slope
        )
    return weights


def features(left: Profile, right: Profile, rarity: Rarity) -> list[float]:
    """Cosines of words, of pairs of words and of vectors, and whether the two name different days of the week."""
    dots = [sum(w * b[t] for t, w in a.items() if t in b) for a, b in zip(rarity.weigh(left), rarity.weigh(right))]
    vectors = [np.frombuffer(one.vector, np.float16).astype(np.float32) for one in (left, right)]
    one, other = single(left, rarity).parts[left.language], single(right, rarity).parts[right.language]
    clash = one.dated * other.dated - float(one.weekdays @ other.weekdays)
    return [*dots, float(vectors[0] @ vectors[1]), clash]


def fit(model: Encoder | None) -> None:
    """Print the weights from pairs of near documents of the train half, with and without vectors."""
    train, gold = neus("train")
    rows, same = [], []
    for seed in (3, 4, 5, 6):
        made = profiles(drawn(train, gold, seed), model)
        rarity = Rarity({}, 0, Counter(term for one in made for term, _ in one.terms))
        by_id = {one.document: one for one in made}
        pairs = {tuple(sorted(pair)) for pair in neighbours(made, (), rarity)}
        for left, right in sorted(pairs):
            rows.append(features(by_id[left], by_id[right], rarity))
            same.append(float(gold[left] == gold[right]))
    every, right = np.array(rows), np.array(same)
    print(f"{len(rows)} pairs, {int(right.sum())} of one event")
    print("words, pairs of words, vector, clash, bias:", logistic(every, right).round(2))
    print("words, pairs of words, clash, bias:", logistic(every[:, [0, 1, 3]], right).round(2))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables asked for."""
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("--split", choices=["train", "val"], default="val")
    flags.add_argument("--size", type=int, nargs="+", help="time so many documents")
    flags.add_argument("--fit", action="store_true", help="print the weights made on the train half")
    options = flags.parse_args(arguments)
    model = encoder()
    if options.fit:
        fit(model)
    elif options.size:
        growth(options.size, model)
    else:
        quality(options.split, model)
        across(model)
    return 0


if __name__ == "__main__":
    sys.exit(main())
