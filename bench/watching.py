"""From a new entry of a feed to a delivered alert: seconds beyond the poll, on a server of this machine.

    python bench/watching.py                  both profiles, 300 documents on file, 12 entries of each kind
    python bench/watching.py --filed 0        an empty desk

The clock starts when the feed that holds the entry for the first time is sent, which is the poll, and stops when the
webhook has the alert in whole. Models are loaded before. Kinds of entry: the whole text in the feed; a summary, whose
page is fetched with no pause between two pages of a host; the same with the pause of the settings' default, one second,
which is manners and not work. The queries ask for a speaker, for words, and for what contradicts something on file.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE.parent / "tests")]

from misbehaving import Site, page  # noqa: E402

GOAL = 2.0
QUERIES = "- name: mayor\n  speaker: Ilse Brandt\n- name: words\n  about: ferry\n- name: against\n  contradicts: yes\n"
PEOPLE = ("Paul Reiner", "Ada Morn", "Tomas Orne", "Ilva Renn", "Karl Venn", "Ines Marl", "Hanne Lorvik", "Maren Tolk")
OFFICES = ("engineer", "police chief", "minister", "harbour master", "councillor", "spokeswoman")
THINGS = ("bridge", "ferry", "dam", "tram line", "school", "hospital", "market", "lighthouse", "railway", "archive")
DEEDS = ("would be closed for {n} weeks", "had cost {n} million crowns", "was safe for {n} people a day",
         "had been inspected {n} times", "would open in {n} days", "had lost {n} workers since spring")  # fmt: skip


def article(seed: int, paragraphs: int = 9) -> str:
    """An invented report in which somebody says something in most paragraphs, the mayor among them."""
    dice = random.Random(f"watching {seed}")
    said = []
    for _ in range(paragraphs):
        who, thing = dice.choice(PEOPLE), dice.choice(THINGS)
        deed = dice.choice(DEEDS).format(n=dice.randint(2, 90))
        place = f"the old {thing} at quay {dice.randint(1, 40)}"
        said.append(
            f"The {dice.choice(OFFICES)}, {who}, said on Thursday that {place} {deed}. "
            f"“Nobody asked us about the {thing} before the {dice.choice(THINGS)} was built,” {who.split()[0]} added. "
            "Work on the waterfront goes on, and the council meets again after the holidays."
        )
    said.insert(1, f"Mayor Ilse Brandt said that ferry number {seed} was full.")
    return "\n\n".join(said)


def filled(db: Path, documents: int) -> None:
    """A database with so many reports on file, read as `sayso add` reads them."""
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(documents):
            Path(folder, f"{seed}.txt").write_text(f"Report {seed}\n\n{article(10_000 + seed)}\n", "utf-8")
        if documents:
            run = [sys.executable, "-m", "sayso", "add", folder, "--db", str(db), "--published", "2031-05-08"]
            subprocess.run(run, check=True, capture_output=True, env=environ("fast", 0))


def environ(profile: str, pace: float) -> dict[str, str]:
    given = {
        "ALLOWED_HOSTS": "127.0.0.1",
        "PACE": str(pace),
        "PROFILE": profile,
        "WEBHOOK_SECRET": "sixteen bytes and more",
    }
    return {**os.environ, "PYTHONPATH": str(HERE.parent / "src"), **{f"SAYSO_{n}": v for n, v in given.items()}}


def latencies(profile: str, whole: bool, pace: float, entries: int, filed: Path | None) -> list[float]:
    """Seconds from the poll to the webhook for each of so many entries that come one after the other."""
    items: list[str] = []
    polled: dict[int, float] = {}
    got: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as folder, Site() as site:

        def feed(request: object) -> None:
            held = list(items)
            body = f"<rss version='2.0'><channel><title>Gazette</title>{''.join(reversed(held))}</channel></rss>"
            page(body.encode(), content_type="application/rss+xml")(request)  # type: ignore[arg-type]
            polled.setdefault(len(held) - 1, time.monotonic())

        def hook(request: object) -> None:
            number = json.loads(site.posted[-1][2])["document"]["name"].rpartition("-")[2]
            got.setdefault(int(number), time.monotonic())
            page(b"", 204)(request)  # type: ignore[arg-type]

        site.answers |= {"/feed": feed, "/hook": hook}
        Path(folder, "q.yaml").write_text(QUERIES)
        db = Path(folder, "desk.db")
        if filed is not None:
            db.write_bytes(filed.read_bytes())
        flags = ["--queries", "q.yaml", "--db", str(db), "--every", "1", "--webhook", site.url("/hook")]
        run = [sys.executable, "-m", "sayso", "watch", site.url("/feed"), *flags]
        watch = subprocess.Popen(run, cwd=folder, env=environ(profile, pace), stdout=subprocess.DEVNULL)
        try:
            while "/feed" not in site.paths():
                time.sleep(0.05)
                assert watch.poll() is None, "the watch has ended"
            for number in range(entries):
                text = "".join(f"<p>{p}</p>" for p in article(number).split("\n\n"))
                head = "<pubDate>Thu, 08 May 2031 10:00:00 GMT</pubDate>"
                link = f"<guid>e-{number}</guid><link>{site.url(f'/e-{number}')}</link>"
                name = f"<title>Report {number}</title>{link}{head}"
                said = f"<content:encoded>{escape(text)}</content:encoded>" if whole else "<description>…</description>"
                site.answers[f"/e-{number}"] = page(f"<!doctype html><html lang=en><article><h1>R</h1>{text}".encode())
                items.append(f"<item>{name}{said}</item>")
                over = time.monotonic() + 60
                while number not in got:
                    time.sleep(0.01)
                    assert time.monotonic() < over and watch.poll() is None, "no alert"
        finally:
            watch.terminate()
            watch.wait()
    return [got[n] - polled[n] for n in range(entries)]


def main() -> None:
    """Print a table, and one JSON object on the last line."""
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("--entries", type=int, default=12, metavar="N", help="entries of each kind")
    flags.add_argument("--filed", type=int, default=300, metavar="N", help="documents on file")
    chosen = flags.parse_args()
    words = len(article(0).split())
    print(f"Seconds from the poll to the webhook, {chosen.entries} entries of {words} words, {chosen.filed} on file")
    print(f"{'profile':9}{'entry':32}{'median':>9}{'longest':>9}")
    result: dict[str, object] = {"goal": GOAL, "entries": chosen.entries, "filed": chosen.filed}
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder, "filed.db")
        filled(db, chosen.filed)
        for profile in ("fast", "best"):
            for kind, whole, pace in (
                ("whole text in the feed", True, 0.0),
                ("page fetched, no pause", False, 0.0),
                ("page fetched, 1 s pause", False, 1.0),
            ):
                spent = latencies(profile, whole, pace, chosen.entries, db if chosen.filed else None)
                print(f"{profile:9}{kind:32}{median(spent):>9.2f}{max(spent):>9.2f}", flush=True)
                result[f"{profile}, {kind}"] = {"median": round(median(spent), 2), "longest": round(max(spent), 2)}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
