#!/usr/bin/env python3
"""Run the commands that README.md and docs/ show, and put what they print under them.

    python docs/examples.py                 writes the pages anew
    python docs/examples.py --check         says which pages would change, and fails
    python docs/examples.py README.md       this page only

A page's commands stand in ```console blocks behind `$ ` and run in order in one folder of their own, which holds the
demo's sources as `event/`. A comment before the block says how much is shown: `<!-- shown: 6 -->` the first six lines,
`<!-- shown: 3, "Torlin" -->` three and those with that word, `<!-- shown: all, exit 1 -->` all, and that the last
command fails; `<!-- setup: … -->` holds commands that run unseen. Between `<!-- dispatch: words … words -->` and
`<!-- end -->` stands the dispatch's statement with those words.
"""

from __future__ import annotations

import argparse
import os
import pty
import re
import selectors
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", *(f"docs/{p.name}" for p in sorted((ROOT / "docs").glob("*.md"))))
COLUMNS, LONGEST = 112, 200
BLOCK = re.compile(r"<!-- shown: (?P<shown>.+?) -->\n```console\n(?P<body>.*?)(?=\n```)", re.DOTALL)
SETUP = re.compile(r"<!-- setup:\n(?P<script>.*?)\n-->\n", re.DOTALL)
STEP = re.compile(f"{SETUP.pattern}|{BLOCK.pattern}", re.DOTALL)
DISPATCH = re.compile(r"(<!-- dispatch: (?P<words>.+?) -->\n)(.*?)(?=<!-- end -->)", re.DOTALL)


def main() -> None:
    """Go through the pages; exit 1 where a command fails or, with --check, a page is stale."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("pages", nargs="*", default=PAGES)
    asked.add_argument("--check", action="store_true", help="change nothing")
    given = asked.parse_args()
    stale = False
    for name in given.pages:
        path = ROOT / name
        text = path.read_text("utf-8")
        if not (BLOCK.search(text) or DISPATCH.search(text)):
            continue
        again = renewed(text, name)
        stale |= again != text
        print(f"{name}: {'as it was' if again == text else 'stale' if given.check else 'written'}")
        if not given.check:
            path.write_text(again, "utf-8")
    sys.exit(1 if given.check and stale else 0)


def renewed(text: str, name: str) -> str:
    """The page with what its commands print now."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        shutil.copytree(ROOT / "src" / "sayso" / "demo" / "event", place / "event")
        (place / "event" / "README.md").unlink()
        text = STEP.sub(lambda m: _step(m, place, name), text)
        if DISPATCH.search(text):
            if not (place / "record").is_dir():
                _run("sayso demo --out record", place)
            told = (place / "record" / "dispatch.md").read_text("utf-8")
            text = DISPATCH.sub(lambda m: m[1] + excerpt(told, m["words"]), text)
    return text


@dataclass(frozen=True, slots=True)
class Shown:
    """How much of an output is shown: its first lines, the lines with these words, and the status that is right."""

    lines: int
    words: tuple[str, ...]
    status: int


def _shown(said: str) -> Shown:
    first = re.match(r"\d+", said)
    status = re.search(r"exit (\d)", said)
    return Shown(
        int(first[0]) if first else 10**6, tuple(re.findall(r'"(.+?)"', said)), int(status[1]) if status else 0
    )


def _step(found: re.Match[str], place: Path, name: str) -> str:
    """A part of the page again, after its commands have run."""
    if found["script"] is None:
        head, _, _ = found[0].partition("```console\n")
        return f"{head}```console\n{_block(found['body'], _shown(found['shown']), place, name)}"
    status, output = _run(found["script"], place)
    if status:
        sys.exit(f"{name}: setup\n{output}\nexit {status}")
    return found[0]


def _block(body: str, shown: Shown, place: Path, name: str) -> str:
    """The block's commands, each with its output; a command runs on over lines that end in a backslash."""
    told = []
    commands = re.findall(r"^\$ (?:.*\\\n)*.*$", body, re.MULTILINE)
    for number, command in enumerate(commands, 1):
        status, output = _run(command[2:], place)
        wanted = shown.status if number == len(commands) else 0
        if status != wanted:
            sys.exit(f"{name}: {command}\n{output}\nexit {status}, not {wanted}")
        told += [command, *_trimmed(output, shown)]
    return "\n".join(told)


def _trimmed(output: str, shown: Shown) -> list[str]:
    kept: list[str] = []
    for number, line in enumerate(output.rstrip("\n").split("\n") if output.strip() else ()):
        if number < shown.lines or any(word in line for word in shown.words):
            line = line.rstrip()
            kept.append(line if len(line) <= LONGEST else line[: LONGEST - 1] + "…")
        elif kept[-1:] != ["…"]:
            kept.append("…")
    return kept


def _run(command: str, place: Path) -> tuple[int, str]:
    """The exit status of a command and what it prints on a terminal that is COLUMNS wide, errors as they come."""
    python = f"{sys.executable} -m sayso"
    held = {k: v for k, v in os.environ.items() if not k.startswith("SAYSO_")}
    environment = held | {"COLUMNS": str(COLUMNS), "TERM": "xterm", "NO_COLOR": "1", "PYTHONPATH": str(ROOT / "src")}
    screen, terminal = pty.openpty()
    script = f'sayso() {{ {python} "$@"; }}\n{command}'
    done = subprocess.Popen(
        ["bash", "-c", script], cwd=place, env=environment, stdin=subprocess.DEVNULL, stdout=terminal,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    os.close(terminal)
    assert done.stderr is not None
    told = bytearray()
    with selectors.DefaultSelector() as watched:
        for part in (screen, done.stderr.fileno()):
            watched.register(part, selectors.EVENT_READ)
        while watched.get_map():
            for ready, _ in watched.select():
                try:
                    found = os.read(ready.fd, 65536)
                except OSError:
                    found = b""
                if not found:
                    watched.unregister(ready.fd)
                told += found
    os.close(screen)
    text = told.decode("utf-8", "replace").replace("\r\n", "\n")
    return done.wait(), re.sub(r"\x1b\[[0-9;]*m", "", text).replace(str(place), ".")


def excerpt(dispatch: str, words: str) -> str:
    """The part of dispatch.md about the one statement with these words that has most renderings; links left out."""
    parts = re.split(r'(?=^<a id="statement-\d+"></a>$)', dispatch, flags=re.MULTILINE)
    wanted = [p.split("\n## ")[0] for p in parts if all(w in p for w in words.split(" … ")) and "| Source |" in p]
    if not wanted:
        sys.exit(f"the dispatch has no statement in several wordings with: {words}")
    part = max(wanted, key=lambda p: p.count("\n|"))
    part = re.sub(r"^<a id=.*\n+### \d+\. (.*)$", r"**\1**", part, flags=re.MULTILINE)
    part = re.sub(r"\[\[(\d+)\]\]\(#note-\d+\)", r"<sup>\1</sup>", part)
    part = re.sub(r"\[([^\]]+)\]\(#[^)]*\)", r"\1", part)
    return "\n".join(f"> {line}".rstrip() for line in part.strip().split("\n")) + "\n"


if __name__ == "__main__":
    main()
