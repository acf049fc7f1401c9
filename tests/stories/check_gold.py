"""Check that every word the story golds expect stands in the source they name.

python tests/stories/check_gold.py            # all stories
python tests/stories/check_gold.py demo       # one of them
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

STORIES = Path(__file__).resolve().parent
ROOT = STORIES.parents[1]
CLASSES = {"longer", "translation", "verbatim", "respelled", "trimmed", "altered", "paraphrase"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
INLINE = {"a", "abbr", "b", "cite", "em", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "time", "u"}


class VisibleText(HTMLParser):
    """Collects what a page shows: no head, script, style or element hidden by an attribute."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, hidden when it or one around it is."""
        given = dict(attrs)
        hidden = (
            tag in {"head", "script", "style", "template"}
            or "hidden" in given
            or "display:none" in (given.get("style") or "").replace(" ", "")
        )
        if tag not in INLINE:
            self.pieces.append(" ")
        if tag not in VOID:
            self.open.append((tag, hidden or bool(self.open and self.open[-1][1])))

    def handle_endtag(self, tag: str) -> None:
        """Close the element; a missing or stray end tag is an error of the page."""
        if tag not in INLINE:
            self.pieces.append(" ")
        if tag in VOID:
            return
        if not self.open or self.open[-1][0] != tag:
            raise ValueError(f"</{tag}> closes {self.open[-1][0] if self.open else 'nothing'} at {self.getpos()}")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        """Keep what can be seen."""
        if not (self.open and self.open[-1][1]):
            self.pieces.append(data)


def collapsed(text: str) -> str:
    """The text with every run of white space, no-break spaces among it, made one space."""
    return re.sub(r"\s+", " ", text).strip()


def tolerant(text: str) -> object:
    """The JSON value of a Telegram Desktop export, whose control characters are written as ``\\xNN``."""
    return json.loads(re.sub(r"\\x([0-9A-Fa-f]{2})", r"\\u00\1", text))


def posts(path: Path) -> dict[int, str]:
    """The text of each message of an export, by message number."""
    export = tolerant(path.read_text(encoding="utf-8"))
    assert isinstance(export, dict)
    return {message["id"]: "".join(part["text"] for part in message["text_entities"]) for message in export["messages"]}


def readable(path: Path, message: int | None = None) -> str:
    """What a reader sees of a source, white space collapsed."""
    if path.suffix == ".json":
        return collapsed("\n".join(text for number, text in posts(path).items() if message in (None, number)))
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        page = VisibleText()
        page.feed(text)
        page.close()
        if page.open:
            raise ValueError(f"{path.name}: never closed: {[tag for tag, _ in page.open]}")
        return collapsed("".join(page.pieces))
    if path.suffix == ".md":
        text = re.sub(r"[*\\]|^#+ |<!--.*?-->", "", text, flags=re.M | re.S)
    return collapsed(text)


def expectations(value: object, trail: str = "") -> Iterator[tuple[str, dict[str, object]]]:
    """Every part of a gold that names a path, with where it stands in the gold."""
    if isinstance(value, dict):
        if "path" in value:
            yield trail, value
        for key, inner in value.items():
            yield from expectations(inner, f"{trail}/{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from expectations(inner, f"{trail}[{number}]")


def faults(story: Path) -> Iterator[str]:
    """What does not hold in one story's gold, a line each."""
    gold = json.loads((story / "expected.json").read_text(encoding="utf-8"))
    folder = ROOT / gold["folder"]
    with (folder / "sources.csv").open(encoding="utf-8", newline="") as table:
        listed = [row["path"] for row in csv.DictReader(table)]
    ours = {"README.md", "sources.csv", "expected.json", "record.snapshot.txt"}
    present = sorted(p.name for p in folder.iterdir() if p.name not in ours)
    if sorted(listed) != present:
        yield f"sources.csv lists {sorted(listed)}, the folder holds {present}"
    for where, part in expectations(gold):
        source = folder / str(part["path"])
        message = part.get("message")
        seen = readable(source, message if isinstance(message, int) else None)
        for field in ("words", "starts_with"):
            words = part.get(field)
            if words is None or collapsed(str(words)) in seen:
                continue
            raw = collapsed(re.sub(r"&ldquo;", "“", re.sub(r"&rdquo;", "”", source.read_text(encoding="utf-8"))))
            if part.get("hidden") and collapsed(str(words)) in collapsed(re.sub(r"<[^>]+>", "", raw)):
                continue
            yield f"{where}: not in {source.name}: {words}"
        if "class" in part and not {part["class"], *part.get("also", [])} <= CLASSES:  # type: ignore[misc]
            yield f"{where}: no such class: {part['class']}"
    ids = [statement["id"] for statement in gold["statements"]]
    if len(set(ids)) < len(ids):
        yield "a statement id stands twice"


def main(names: list[str]) -> int:
    """Print every fault of the named stories (all without a name); 1 when there is one."""
    stories = [STORIES / name for name in names] or sorted(p.parent for p in STORIES.glob("*/expected.json"))
    found = [f"{story.name}: {fault}" for story in stories for fault in faults(story)]
    print("\n".join(found) if found else f"{len(stories)} stories: every expected word stands in its source")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
