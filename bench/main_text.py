"""Main text of web pages: sayso's page reader beside the libraries, on two open sets that are not part of the project.

    python bench/main_text.py --shingles FOLDER --segments FOLDER [--half tuned|kept|all] [--peers trafilatura,...]

``--shingles`` is a checkout of github.com/scrapinghub/article-extraction-benchmark (MIT): whole article bodies; word F1
and the set's own measure, F1 of runs of four words, each a mean over pages. ``--segments`` is the folder ``tests`` of
github.com/adbar/trafilatura (Apache-2.0; page texts are their publishers'): words that must and must not stand in the
text of 990 pages. Rules were mended with the half ``tuned`` of the first set open; ``kept`` was measured only.
A third table counts what attribution needs and text extraction may lose; its pages are our own, so sayso keeps all.
A checkout that is absent is left out with the reason; SAYSO_MAIN_TEXT may name a folder with both.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import mean

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "src"))

from sayso.readers.page import read  # noqa: E402
from sayso.types import Capture, Document, Hints  # noqa: E402

TOKEN = re.compile(r"\w+")
NEEDED = {
    "quote": "quotation blocks",
    "pullquote": "pull quotes",
    "caption": "captions",
    "note": "corrections and notes",
    "dateline": "entry times and datelines",
    "question": "interviewers' questions",
    "turn": "turns",
}
BODY = frozenset(("lede", "body", "quote", "list", "question", "headline", "turn", "note"))


def sayso_text(body: bytes) -> str:
    """The blocks that are the article's own text; titles, bylines, captions and pull quotes have kinds of their own."""
    found = read(Capture("https://example.com/page.html", None, "text/html", body), Hints())
    document = next((d for d in found if isinstance(d, Document)), None)
    if document is None:
        return ""
    title = next((b for b in document.blocks if b.kind == "headline"), None)
    return "\n".join(b.span.of(document.text) for b in document.blocks if b.kind in BODY and b is not title)


def trafilatura_text(body: bytes) -> str:
    """The text by trafilatura, as its own evaluation calls it."""
    from trafilatura import extract

    return extract(body, include_comments=False, include_tables=True) or ""


def readability_text(body: bytes) -> str:
    """The text by readability-lxml."""
    from lxml.html import fromstring
    from readability import Document as Readable

    return "\n".join(fromstring(Readable(body.decode("utf-8", "replace")).summary()).itertext())


def justext_text(body: bytes) -> str:
    """The text by jusText with its English stop words."""
    import justext

    found = justext.justext(body, justext.get_stoplist("English"))
    return "\n".join(p.text for p in found if not p.is_boilerplate)


def resiliparse_text(body: bytes) -> str:
    """The text by resiliparse."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(body.decode("utf-8", "replace"), main_content=True))


SYSTEMS: dict[str, Callable[[bytes], str]] = {
    "sayso": sayso_text,
    "trafilatura": trafilatura_text,
    "readability-lxml": readability_text,
    "jusText": justext_text,
    "resiliparse": resiliparse_text,
}


def half(name: str) -> str:
    """The half a page belongs to, by its name."""
    return "kept" if hashlib.sha256(name.encode()).digest()[0] % 2 else "tuned"


def overlap(true: Counter[tuple[str, ...]], found: Counter[tuple[str, ...]]) -> tuple[float, float]:
    """Precision and recall of one bag against another."""
    both = sum((true & found).values())
    p = both / sum(found.values()) if found else float(not true)
    r = both / sum(true.values()) if true else float(not found)
    return p, r


def bag(text: str, n: int) -> Counter[tuple[str, ...]]:
    words = TOKEN.findall(text)
    return Counter(tuple(words[i : i + n]) for i in range(max(1, len(words) - n + 1)) if words)


def f1(p: float, r: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0


def runnable(names: Iterable[str]) -> dict[str, Callable[[bytes], str]]:
    """The systems that are installed here."""
    kept = {}
    for name in names:
        try:
            SYSTEMS[name](b"<html><body><article><p>One two three.</p></article></body></html>")
        except ImportError:
            print(f"{name} is not installed here: left out")
            continue
        kept[name] = SYSTEMS[name]
    return kept


def shingles(folder: Path, part: str, systems: dict[str, Callable[[bytes], str]], worst: int) -> None:
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    names = sorted(n for n in truth if part in ("all", half(n)))
    bodies = {n: gzip.decompress((folder / "html" / f"{n}.html.gz").read_bytes()) for n in names}
    print(f"\nWhole bodies, {len(names)} pages ({part})\n")
    print("| system | word P | word R | word F1 | runs of four: P | R | F1 | pages/CPU-s |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for system, extract in systems.items():
        rows, start = {}, time.process_time()
        texts = {n: extract(bodies[n]) for n in names}
        spent = time.process_time() - start
        for n in names:
            true = truth[n]["articleBody"]
            rows[n] = [overlap(bag(true, k), bag(texts[n], k)) for k in (1, 4)]
        table = [(mean(r[k][0] for r in rows.values()), mean(r[k][1] for r in rows.values())) for k in (0, 1)]
        cells = " | ".join(f"{100 * p:.1f} | {100 * r:.1f} | {100 * f1(p, r):.1f}" for p, r in table)
        print(f"| {system} | {cells} | {len(names) / spent:.0f} |")
        for n in sorted(names, key=lambda n: f1(*rows[n][1]))[: worst if system == "sayso" else 0]:
            print(f"  {n[:16]} {rows[n][1]} {truth[n]['url']}", file=sys.stderr)


def segments(folder: Path, part: str, systems: dict[str, Callable[[bytes], str]]) -> None:
    data = json.loads((folder / "evaldata.json").read_text("utf-8"))
    pages = []
    for url, item in sorted(data.items()):
        path = next((p for p in (folder / "eval" / item["file"], folder / "cache" / item["file"]) if p.is_file()), None)
        if path is not None and part in ("all", half(url)):
            pages.append((item, path.read_bytes()))
    print(f"\nSegments, {len(pages)} pages ({part})\n")
    print("| system | P | R | F1 | accuracy | pages/CPU-s |")
    print("| --- | --- | --- | --- | --- | --- |")
    for system, extract in systems.items():
        tally, start = Counter[str](), time.process_time()
        for item, body in pages:
            text = " ".join(extract(body).split())
            for wanted, name in ((True, "with"), (False, "without")):
                for words in item.get(name, ())[:6]:
                    inside = " ".join(words.split()) in text
                    tally[("tp" if inside else "fn") if wanted else ("fp" if inside else "tn")] += 1
        spent = time.process_time() - start
        p, r = tally["tp"] / (tally["tp"] + tally["fp"] or 1), tally["tp"] / (tally["tp"] + tally["fn"] or 1)
        right = (tally["tp"] + tally["tn"]) / (sum(tally[k] for k in ("tp", "tn", "fp", "fn")) or 1)
        print(f"| {system} | {100 * p:.1f} | {100 * r:.1f} | {100 * f1(p, r):.1f} | {100 * right:.1f} | "
              f"{len(pages) / spent:.0f} |")  # fmt: skip


def kept_parts(systems: dict[str, Callable[[bytes], str]]) -> None:
    """How many blocks of each kind that attribution needs stand in each system's text, over the tests' own pages."""
    wanted: dict[str, list[tuple[bytes, str]]] = {kind: [] for kind in NEEDED}
    for path in sorted((HERE.parent / "tests" / "captures").glob("*/*/expected.json")):
        held = json.loads(path.read_text("utf-8"))
        if not held["file"].endswith((".html", ".htm")) or "blocks" not in held:
            continue
        body = (path.parent / held["file"]).read_bytes()
        for kind, words in held["blocks"]:
            if kind in wanted:
                wanted[kind].append((body, " ".join(words.split())))
    counts = {kind: len(found) for kind, found in wanted.items() if found}
    print("\nWhat attribution needs, blocks kept of the invented pages under tests/captures\n")
    print("| system | " + " | ".join(f"{NEEDED[kind]} ({n})" for kind, n in counts.items()) + " |")
    print("| --- |" + " --- |" * len(counts))
    for system, extract in systems.items():
        texts: dict[bytes, str] = {}
        cells = []
        for kind in counts:
            stands = 0
            for body, words in wanted[kind]:
                if body not in texts:
                    texts[body] = " ".join((whole_text(body) if system == "sayso" else extract(body)).split())
                stands += words in texts[body]
            cells.append(str(stands))
        print(f"| {system} | " + " | ".join(cells) + " |")


def whole_text(body: bytes) -> str:
    """All of sayso's text, every block with a kind of its own."""
    found = read(Capture("https://example.com/page.html", None, "text/html", body), Hints())
    return next((d.text for d in found if isinstance(d, Document)), "")


def main(argv: Sequence[str] | None = None) -> None:
    home = Path(os.environ.get("SAYSO_MAIN_TEXT", "../main-text"))
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--shingles", type=Path, default=home / "article-extraction-benchmark")
    asked.add_argument("--segments", type=Path, default=home / "trafilatura" / "tests")
    asked.add_argument("--half", choices=("tuned", "kept", "all"), default="all")
    asked.add_argument("--peers", default="trafilatura,readability-lxml,jusText,resiliparse")
    asked.add_argument("--worst", type=int, default=0, help="names the worst pages of sayso, on standard error")
    given = asked.parse_args(argv)
    systems = runnable(["sayso", *(n for n in given.peers.split(",") if n)])
    if (given.shingles / "ground-truth.json").is_file():
        shingles(given.shingles, given.half, systems, given.worst)
    else:
        print(f"No whole bodies: {given.shingles} is no checkout of article-extraction-benchmark")
    if (given.segments / "evaldata.json").is_file():
        segments(given.segments, given.half, systems)
    else:
        print(f"No segments: {given.segments} is not the folder tests of trafilatura")
    kept_parts(systems)


if __name__ == "__main__":
    main()
