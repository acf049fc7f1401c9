#!/usr/bin/env python3
"""How much each sign tells that a name without an answer in another language is another name: the weights of a table.

    python train/renaming.py [--each N] [--seed N] [--questions FOLDER] [--genders FOLDER] [--treebanks FOLDER]

A logistic regression (Cox 1958, J. R. Stat. Soc. B 20) of each group of languages over names that nothing in a human
translation answers (``renaming.weighed``): those of faithful pairs against those that ``bench/tampering.py`` put in
place of others. The pairs are those of the tuned half of ``bench/perturbation.py`` and, professionally translated too,
the questions and sentences of XQuAD (Artetxe, Ruder and Yogatama 2020, ACL; CC BY-SA 4.0: the ``xquad.*.json`` of
google-deepmind/xquad), the sentences of MT-GenEval (Currey et al. 2022, EMNLP; CC BY-SA 3.0: ``data/sentences`` of
amazon-science/machine-translation-gender-eval) and of the Parallel Universal Dependencies treebanks (Zeman et al. 2017,
CoNLL; CC BY-SA 3.0: the ``*_pud-ud-test.conllu``), where the tables of names were not tried. Prints the rows of
``tables/renaming.yaml`` and, for each limit, how many faithful pairs and how many changed ones lie beyond it.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "src")]

import perturbation  # noqa: E402
from perturbation import Case  # noqa: E402
from sayso.link.discrepancy import reading  # noqa: E402
from sayso.link.discrepancy.renaming import weighed  # noqa: E402
from sayso.link.speaker.parts import folded  # noqa: E402
from sayso.text.segment import sentences  # noqa: E402
from tampering import changed, names  # noqa: E402

GROUPS = (("ru", "uk", "fr", "es"), ("de",), ("ar",), ("zh",))
# A faithful name counts three times, for alarms cost more than misses; ridge penalty; rounds of Newton's method.
FAITHFUL, RIDGE, ROUNDS = 3.0, 3.0, 60
LIMITS = np.arange(-0.5, 2.2, 0.2)
Signs = dict[str, float]
Row = tuple[str, list[Signs], list[tuple[Signs, bool]] | None]


def questions(folder: Path) -> list[Case]:
    """Each question in English and in another language, and each sentence of a paragraph cut alike in both."""

    def told(language: str) -> tuple[dict[str, str], list[list[str]]]:
        data = json.loads((folder / f"xquad.{language}.json").read_text("utf-8"))["data"]
        parts = [part for text in data for part in text["paragraphs"]]
        asked = {q["id"]: q["question"] for part in parts for q in part["qas"]}
        return asked, [cut(part["context"], language) for part in parts]

    found = []
    english, paragraphs = told("en")
    for language in ("ar", "de", "es", "ru", "zh"):
        asked, others = told(language)
        found += [Case("XQuAD", f"{language}:{key}", english[key], other, language) for key, other in asked.items()]
        for number, (one, other) in enumerate(zip(paragraphs, others, strict=True)):
            if len(one) == len(other):
                found += [
                    Case("XQuAD", f"{language}:{number}.{k}", a, b, language)
                    for k, (a, b) in enumerate(zip(one, other, strict=True))
                ]
    return found


def cut(text: str, language: str) -> list[str]:
    if language == "zh":
        return [part for part in re.split("(?<=[。！？])", text) if part.strip()]
    return [span.of(text) for span in sentences(text)]


def genders(folder: Path) -> list[Case]:
    """Sentences of encyclopaedia articles about women in English and in another language."""
    found = []
    for language in ("ar", "de", "es", "fr", "ru"):
        for part in ("dev", "test"):
            name = f"{part}/geneval-sentences-feminine-{part}.en_{language}"
            one, other = ((folder / f"{name}.{code}").read_text("utf-8").split("\n") for code in ("en", language))
            found += [
                Case("MT-GenEval", f"{language}:{part}{k}", a.strip(), b.strip(), language)
                for k, (a, b) in enumerate(zip(one, other, strict=True))
            ]
    return found


def treebanks(folder: Path) -> list[Case]:
    """Sentences of news and of an encyclopaedia; without Chinese, whose treebank has the other characters."""

    def told(language: str) -> dict[str, str]:
        text = (folder / f"{language}_pud-ud-test.conllu").read_text("utf-8")
        return dict(re.findall(r"^# sent_id = (.+)$(?:\n# .*)*?\n# text = (.+)$", text, re.MULTILINE))

    english = told("en")
    return [
        Case("PUD", f"{language}:{key}", english[key], other, language)
        for language in ("ar", "de", "es", "fr", "ru")
        for key, other in told(language).items()
        if key in english
    ]


def rows(cases: list[Case], lines: list[str], each: int, seed: int) -> list[Row]:
    known = names(sorted({c.english for c in cases}), lines)
    found: list[Row] = []
    for language in sorted({c.language for c in cases}):
        chosen = [c for c in cases if c.language == language]
        for one in random.Random(seed).sample(chosen, min(each, len(chosen))):
            if max(len(one.english), len(one.other)) > perturbation.LONGEST or not (one.english and one.other):
                continue
            other = reading(one.other, language)
            made = changed(one.english, "name", known, random.Random(f"{one.set}{one.id}name"))
            told = None
            if made is not None:
                new = {
                    folded(p) for w in made.after.split() if w not in made.before.split() for p in re.split("[-'’]", w)
                }
                told = [(s, n.word in new) for n, s, _ in weighed(reading(made.sentence, "en"), other)]
            found.append((language, [s for _, s, _ in weighed(reading(one.english, "en"), other)], told))
    return found


def fitted(chosen: list[Row]) -> Signs:
    signs = sorted({k for _, faithful, _ in chosen for s in faithful for k, v in s.items() if v})
    shown = [([s[k] for k in signs], 0.0, FAITHFUL) for _, faithful, _ in chosen for s in faithful]
    shown += [([s[k] for k in signs], 1.0, 1.0) for _, _, told in chosen for s, new in told or () if new]
    x, y, weight = (np.array(column, dtype=float) for column in zip(*shown, strict=True))
    weight /= weight.mean()
    found = np.zeros(len(signs))
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-x @ found))
        slope = x.T @ (weight * (likely - y)) + RIDGE * found
        found -= np.linalg.solve(
            (x * (weight * likely * (1 - likely))[:, None]).T @ x + RIDGE * np.eye(len(signs)), slope
        )
    return {k: round(float(v), 1) for k, v in zip(signs, found, strict=True) if round(float(v), 1)}


def beyond(chosen: list[Row], weights: Signs, limit: float) -> tuple[float, float]:
    def score(signs: Signs) -> float:
        return sum(weights.get(k, 0.0) * v for k, v in signs.items())

    alarms = [any(score(s) > limit for s in faithful) for _, faithful, _ in chosen]
    found = [any(score(s) > limit for s, _ in told) for _, _, told in chosen if told is not None]
    return 100 * float(np.mean(alarms)), 100 * float(np.mean(found))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--each", type=int, default=3000, help="at most so many pairs of a language and a set")
    asked.add_argument("--seed", type=int, default=5)
    sets = {"questions": questions, "genders": genders, "treebanks": treebanks}
    for name in sets:
        asked.add_argument(f"--{name}", type=Path)
    given = asked.parse_args()
    lines = [line for part in ("train.source", "val.source") for line in perturbation.lines("neus", part)]
    chosen = {"tuned": [c for half, c in perturbation.cases() if half == "tuned" and c.language != "en"]}
    chosen |= {name: read(getattr(given, name)) for name, read in sets.items() if getattr(given, name)}
    found = {name: rows(cases, lines, given.each, given.seed) for name, cases in chosen.items()}
    for group in GROUPS:
        weights = fitted([r for many in found.values() for r in many if r[0] in group])
        print(f"- weights: {{{', '.join(f'{k}: {v}' for k, v in weights.items())}}}")
        for language in group:
            for name, many in found.items():
                if pairs := [r for r in many if r[0] == language]:
                    curve = [(limit, *beyond(pairs, weights, limit)) for limit in LIMITS]
                    told = " | ".join(f"{limit:.1f}: {alarms:.1f} {kept:.0f}" for limit, alarms, kept in curve)
                    print(f"  {language}, {name}: {told}")


if __name__ == "__main__":
    main()
