"""Makes ``us_congress/legislators-former.yaml``: those who left the Congress of the United States since 2012.

    python knowledge/former.py CLONE OUT.yaml    CLONE: of github.com/unitedstates/congress-legislators, all history

Reads every half year's ``legislators-current.yaml`` from the history and keeps, of whoever is no longer in the newest,
the last entry that stood there, with the fields that ``build.py`` reads. A term that was to run on ends with the half
year in which its bearer left. The same clone gives the same bytes.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

FILE = "legislators-current.yaml"
FIRST = 2012
KEPT = {
    "id": ("bioguide", "wikidata"),
    "name": ("first", "middle", "last", "suffix", "nickname", "official_full"),
    "bio": ("gender", "birthday"),
}
TERM = ("type", "start", "end", "state", "party")
Row = dict[str, Any]


def git(clone: Path, *words: str) -> str:
    """What a git command prints."""
    return subprocess.run(["git", "-C", str(clone), *words], check=True, capture_output=True, text=True).stdout


def versions(clone: Path) -> dict[str, str]:
    """The commits that hold the file as it stood at each half year's end, the oldest first, and that day."""
    newest = git(clone, "log", "-1", "--format=%cs").strip()
    days = [f"{year}-{day}" for year in range(FIRST, int(newest[:4]) + 1) for day in ("07-01", "12-31")]
    found = {git(clone, "log", "-1", f"--before={day}", "--format=%H", "--", FILE).strip(): day for day in days}
    return {commit: day for commit, day in found.items() if commit}


def read(clone: Path, commit: str) -> dict[str, Row]:
    """The legislators of one version by their id."""
    rows = yaml.load(git(clone, "show", f"{commit}:{FILE}"), yaml.CSafeLoader)
    return {one["id"]["bioguide"]: one for one in rows if "bioguide" in one["id"]}


def lean(one: Row) -> Row:
    """An entry with the fields that are kept."""
    kept: Row = {part: {k: one[part][k] for k in keys if k in one[part]} for part, keys in KEPT.items()}
    return kept | {"terms": [{k: term[k] for k in TERM if k in term} for term in one["terms"]]}


def main() -> None:
    """Read the clone, write the file."""
    clone, out = Path(sys.argv[1]), Path(sys.argv[2])
    found: dict[str, Row] = {}
    for commit, day in versions(clone).items():
        last = read(clone, commit)
        for key in found.keys() - last.keys():
            term = found[key]["terms"][-1]
            term["end"] = min(term["end"], day)
        found |= last
    former = [lean(one) for key, one in sorted(found.items()) if key not in last]
    out.write_text(yaml.safe_dump(former, allow_unicode=True, sort_keys=False), "utf-8")
    print(f"{out.name}: {len(former)} legislators")


if __name__ == "__main__":
    main()
