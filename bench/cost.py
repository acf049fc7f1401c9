"""What speakers, time and parties cost beside the tagger: CPU seconds on the same articles, for both profiles.

    python bench/cost.py                  24 articles of PolNeAR train, the same each time
    python bench/cost.py --articles 6     fewer

Each article is read as `sayso read` does, and each part is timed by itself on one thread, models loaded and caches
filled by an article before. "speakers" is the naming of sources inside a document, its roles, and the joining of
names across documents; the goal is that all parts together cost less than a fifth of the tagger.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "src"))
DATA = Path(os.environ.get("SAYSO_DATA", HERE.parent / "../shared/data"))
PARTS = ("speakers", "time", "parties")
GOAL = 0.2
T = TypeVar("T")


def articles(wanted: int) -> list[tuple[str, str]]:
    """Names and texts of the first articles of PolNeAR train in the order of a digest of their names."""
    lines = (DATA / "polnear" / "train.jsonl").read_text("utf-8").splitlines()
    texts = {row["doc"]: row["text"] for row in map(json.loads, lines)}
    return sorted(texts.items(), key=lambda a: sha256(f"cost {a[0]}".encode()).hexdigest())[:wanted]


def costs(profile: str, sample: Sequence[tuple[str, str]]) -> Counter[str]:
    """CPU seconds of the tagger and of each part over the articles, the first of which only warms up."""
    from sayso.desk.taggers import taggers
    from sayso.extract.attribution import attributions
    from sayso.extract.measure import date_attributions
    from sayso.extract.mention import name_sources, roles
    from sayso.extract.party import parties
    from sayso.knowledge import packaged
    from sayso.link.speaker import speakers
    from sayso.models.onnx import WEIGHTS
    from sayso.readers import read
    from sayso.settings import PROFILES
    from sayso.types import Capture, Document, Hints, Quotation, Span, Tagged

    spent: Counter[str] = Counter()
    knowledge = packaged()

    def timed(part: str, work: Callable[[], T]) -> T:
        began = time.process_time()
        done = work()
        spent[part] += time.process_time() - began
        return done

    tagger, cues = taggers(WEIGHTS / PROFILES[profile], 1)("en")
    assert tagger is not None

    class Timed:
        """The tagger, with a clock."""

        name = tagger.name

        def tag(self, text: str, paragraphs: Sequence[Span], marks: Sequence[Quotation]) -> tuple[Tagged, ...]:
            return timed("tagger", lambda: tagger.tag(text, paragraphs, marks))

    for number, (name, text) in enumerate(sample):
        capture = Capture(f"{name}.txt", None, "text/plain", text.encode())
        (document,) = (d for d in read(capture, Hints(published=name.split("_")[1])) if isinstance(d, Document))
        found, _ = attributions(document, Timed(), cues)
        named = timed("speakers", lambda d=document, f=found: name_sources(d, f, knowledge))
        told = timed("parties", lambda d=document, n=named: parties(d, n))
        dated, _ = timed("time", lambda d=document, t=told: date_attributions(d, t))
        held = timed("speakers", lambda d=document, a=dated: roles(d, a))
        timed("speakers", lambda d=document, a=dated, h=held: speakers([d], a, (), h, knowledge))
        if number == 0:
            spent.clear()
    return spent


def main() -> None:
    """Print a table of both profiles, and one JSON object on the last line."""
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("--articles", type=int, default=24, metavar="N", help="how many to read")
    wanted = flags.parse_args().articles
    sample = articles(wanted + 1)
    words = sum(len(text.split()) for _, text in sample[1:])
    result: dict[str, object] = {"articles": wanted, "words": words}
    print(f"CPU seconds per 1,000 words, {wanted} articles, {words} words")
    print(f"{'':10}{'tagger':>9}" + "".join(f"{part:>10}" for part in PARTS) + f"{'together':>10}{'share':>8}")
    for profile in ("best", "fast"):
        spent = costs(profile, sample)
        together = sum(spent[part] for part in PARTS)
        each = [1000 * spent[part] / words for part in ("tagger", *PARTS)]
        share = together / spent["tagger"]
        told = "".join(f"{seconds:>10.4f}" for seconds in (*each[1:], 1000 * together / words))
        print(f"{profile:10}{each[0]:>9.4f}{told}{share:>8.1%}")
        result[profile] = {"share of the tagger": round(share, 4), "under a fifth": share < GOAL}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
