"""Learn whom he and she mean as a source.

Gold speakers in, src/sayso/extract/mention/tables/antecedent.json out.

    python train/antecedent.py [--measure]

Each he or she that is the source of a gold attribution, with all who can be meant at its place and nobody: the train
part of `bench/gold/speakers.jsonl`, the tuned half of `bench/gold/pronouns.jsonl` (texts from
$SAYSO_DATA/polnear/train.jsonl), and the pronouns of the tuned half of `bench/coreference.py` ($SAYSO_DATA/gum). What
is in mind at the place is what the weights made by hand have brought there. Where the gold names nobody, or somebody
who is not among the candidates, nobody is right. Besides, for less: pronouns of articles nobody read, where the weights
made by hand and those learned from gold, surely, name the same. Weights by gradient descent on the log likelihood with
a ridge; no chance is involved. First every fifth of the documents is held out once, and the names are counted beside
those by hand; --measure stops there. Needs nothing beyond sayso.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path += [str(ROOT / "src"), str(ROOT / "bench")]

import coreference  # noqa: E402
import pronouns  # noqa: E402
import speakers  # noqa: E402
from sayso.extract.mention.antecedent import Candidate, Traits  # noqa: E402
from sayso.extract.mention.cast import Person  # noqa: E402
from sayso.extract.mention.pronoun import Pronouns  # noqa: E402
from sayso.extract.mention.reading import HE, SHE, Reading  # noqa: E402
from sayso.types import Attribution  # noqa: E402

OUT = ROOT / "src" / "sayso" / "extract" / "mention" / "tables" / "antecedent.json"
RARE, RIDGE, STEPS, RATE, FOLDS = 5, 5.0, 260, 0.05, 5
LEAST, SURE, UNREAD = 0.5, 0.8, 0.4


@dataclass(frozen=True, slots=True)
class Case:
    """One pronoun: its document, the names and traits of its candidates, those that are right, the name by hand."""

    document: str
    names: tuple[str | None, ...]
    traits: tuple[Traits, ...]
    gold: frozenset[str]
    right: tuple[bool, ...]
    by_hand: str | None
    amount: float = 1.0


def fits(name: str | None, gold: frozenset[str]) -> bool:
    """True for the name of one of these."""
    if name is None or not gold:
        return False
    return pronouns.right(name, next(iter(gold))) if len(gold) == 1 else coreference.fits(name, gold)


def recorded(wanted: Mapping[str, frozenset[str]], document: str, run: Any) -> Iterator[Case]:
    """The pronouns asked for while ``run`` names sources, by the ids wanted; weights made by hand decide."""
    found: list[Case] = []
    by_learned = Pronouns.meant

    def meant(self: Pronouns, one: Attribution, reading: Reading) -> Person | None:
        candidates: Sequence[Candidate] = self.candidates(one, reading)
        chosen = by_learned(replace(self, english=False), one, reading)
        if one.id in wanted:
            gold = wanted[one.id]
            names = tuple(self.cast.shown(c.person, self.layout.text) if c.person else None for c in candidates)
            right = tuple(fits(n, gold) for n in names)
            right = right if any(right) else tuple(n is None for n in names)
            hand = self.cast.shown(chosen, self.layout.text) if chosen else None
            found.append(Case(document, names, tuple(c.traits for c in candidates), gold, right, hand))
        return chosen

    with patch.object(Pronouns, "meant", meant):
        run()
    yield from found


def cases() -> Iterator[Case]:
    """Every pronoun of the gold to learn from."""
    gold: dict[str, dict[str, frozenset[str]]] = {}
    for path, held in (("speakers.jsonl", ("split", "train")), ("pronouns.jsonl", ("half", "tuned"))):
        for one in map(json.loads, (ROOT / "bench" / "gold" / path).read_text("utf-8").splitlines()):
            if one[held[0]] == held[1]:
                names = frozenset([one["full_name"]] if one["kind"] == "person" else ())
                gold.setdefault(one["doc"], {})[f"a_{one['i']}"] = names
    for row in speakers.articles("train", set(gold)):
        yield from recorded(gold[row["doc"]], row["doc"], lambda row=row: speakers.resolved(row, True))
    for path in coreference.documents("tuned"):
        text, asked = coreference.read(path)
        for one in (p for p in asked if text[p.start : p.stop].lower() in HE | SHE):
            yield from recorded(
                {"a": one.names}, path.stem, lambda p=one, t=text: coreference.found(t, p.start, p.stop)
            )


def unread() -> Iterator[Case]:
    """Every pronoun of the articles that no gold of this project touches."""
    lines = (speakers.DATA / "polnear" / "train.jsonl").read_text("utf-8").splitlines()
    read = {
        json.loads(line)["doc"]
        for name in ("speakers.jsonl", "pronouns.jsonl")
        for line in (ROOT / "bench" / "gold" / name).read_text("utf-8").splitlines()
    }
    for row in (r for r in map(json.loads, lines) if r["doc"] not in read):
        wanted = {f"a_{i}": frozenset[str]() for i in range(len(row["statements"]))}
        yield from recorded(wanted, row["doc"], lambda row=row: speakers.resolved(row, True))


def agreed(data: Iterable[Case], weights: Mapping[str, float]) -> Iterator[Case]:
    """The cases in which the weights surely name whom those made by hand name too."""
    for case in data:
        name = chosen(case, weights, SURE)
        if name and name == case.by_hand:
            yield replace(case, right=tuple(n == name for n in case.names), amount=UNREAD)


def fitted(data: Sequence[Case]) -> dict[str, float]:
    """The weight of each trait that is not rare."""
    counts = Counter(name for case in data for traits in case.traits for name in traits)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    place = {name: k for k, name in enumerate(names)}
    rows = np.zeros((sum(len(c.traits) for c in data), len(names)))
    for k, traits in enumerate(t for c in data for t in c.traits):
        for name, value in traits.items():
            if name in place:
                rows[k, place[name]] = value
    right = np.array([r for c in data for r in c.right])
    starts = np.cumsum([0, *(len(c.traits) for c in data)])[:-1]
    amounts = np.array([c.amount for c in data for _ in c.traits])
    owner = np.repeat(np.arange(len(data)), [len(c.traits) for c in data])
    weights, speed, force = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = rows @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        chance = powers / np.add.reduceat(powers, starts)[owner]
        held = chance * right
        off = amounts * (chance - held / (np.add.reduceat(held, starts) + 1e-12)[owner])
        slope = rows.T @ off + RIDGE * weights
        speed, force = 0.9 * speed + 0.1 * slope, 0.999 * force + 0.001 * slope**2
        pace = RATE * (1.0 if step < 0.6 * STEPS else 0.3)
        weights -= pace * (speed / (1 - 0.9**step)) / (np.sqrt(force / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True) if abs(w) >= 0.02}


def chosen(case: Case, weights: Mapping[str, float], least: float = LEAST) -> str | None:
    """The name of the likeliest candidate, where it is likely enough."""
    scores = np.array([sum(weights.get(n, 0.0) * v for n, v in traits.items()) for traits in case.traits])
    chance = np.exp(scores - scores.max())
    best = int(np.argmax(chance))
    return case.names[best] if chance[best] / chance.sum() >= least else None


def verdicts(pairs: Iterable[tuple[Case, str | None]]) -> dict[str, int]:
    """Counts of right, wrong and missing names, and of names where there is none."""
    found = dict.fromkeys(("right", "wrong", "missing", "named none", "none"), 0)
    for case, name in pairs:
        if not case.gold:
            found["named none" if name else "none"] += 1
        else:
            found["right" if fits(name, case.gold) else "wrong" if name else "missing"] += 1
    return found


def fold(case: Case) -> int:
    return int(hashlib.sha256(case.document.encode()).hexdigest(), 16) % FOLDS


def main() -> None:
    """Measure with each fifth held out, then learn from all and write the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--measure", action="store_true", help="write nothing")
    options = asked.parse_args()
    data, more = list(cases()), list(unread())
    held_out: list[tuple[Case, str | None]] = []
    for part in range(FOLDS):
        rest = [c for c in data if fold(c) != part]
        weights = fitted([*rest, *agreed(more, fitted(rest))])
        held_out += [(c, chosen(c, weights)) for c in data if fold(c) == part]
    counted = {"learned": verdicts(held_out), "by hand": verdicts((c, c.by_hand) for c in data)}
    print(json.dumps(counted, indent=1))
    if options.measure:
        return
    digest = hashlib.sha256()
    for name in ("speakers.jsonl", "pronouns.jsonl"):
        digest.update((ROOT / "bench" / "gold" / name).read_bytes())
    besides = list(agreed(more, fitted(data)))
    table = {
        "weights": fitted([*data, *besides]),
        "least": LEAST,
        "learned from": {"sha256": digest.hexdigest(), "pronouns": len(data), "besides": len(besides)},
        "each fifth held out once": counted,
    }
    OUT.write_text(json.dumps(table, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
