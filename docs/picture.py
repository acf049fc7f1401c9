#!/usr/bin/env python3
"""Make docs/demo.png anew: statements of the demo in the wordings their sources give them, as dispatch.html has them.

    python docs/picture.py demo-out                              the one that the README shows
    python docs/picture.py demo-out --words "forty minutes"      of those with these words, the one in most wordings

The folder is one that `sayso demo` wrote; the other statements are left out, nothing else is changed. Needs playwright
and a Chromium of the system; colours and width are fixed, so that the same folder gives the same picture.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

WIDTH, TALLEST, EDGE, SHARP = 1280, 1500, 16, 1.5
WORDS = ("six hours",)
OUT = Path(__file__).with_name("demo.png")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    """Read the flags, take the picture."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path, help="a folder written by sayso demo")
    asked.add_argument("--words", action="append", help="words of the statement to show; may be given again")
    given = asked.parse_args()
    page = given.folder / "dispatch.html"
    if not page.is_file():
        sys.exit(f"{page} is not there: run sayso demo --out {given.folder} first")
    chromium = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if chromium is None:
        sys.exit("no Chromium on this machine: install it (Debian: apt-get install chromium)")
    print(f"{OUT}: statements {', '.join(taken(page, chromium, given.words or WORDS))} of {page}")


def taken(page: Path, chromium: str, words: Sequence[str]) -> list[str]:
    """The numbers of the statements whose picture was taken."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as held:
        browser = held.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--force-color-profile=srgb"])
        view = browser.new_page(
            viewport={"width": WIDTH, "height": 900}, color_scheme="light", device_scale_factor=SHARP
        )
        view.goto(page.resolve().as_uri())
        numbers = view.evaluate(CHOOSE, list(words))
        if None in numbers:
            sys.exit(f"no statement in several wordings has: {words[numbers.index(None)]}")
        first, last = (view.locator(f"#statement-{n}").bounding_box() for n in (numbers[0], numbers[-1]))
        clip = {
            "x": max(0, first["x"] - EDGE),
            "y": first["y"],
            "width": min(WIDTH, first["width"] + 2 * EDGE),
            "height": min(TALLEST, last["y"] + last["height"] - first["y"]),
        }
        view.screenshot(path=OUT, clip=clip, full_page=True, animations="disabled")
        browser.close()
    return numbers


CHOOSE = """(words) => {
  const items = [...document.querySelectorAll("#wordings article.item")];
  const rows = (e) => [...e.querySelectorAll("tbody tr")];
  const found = words.map((w) => items.filter((e) => rows(e).some((r) => r.innerText.includes(w)))
    .sort((a, b) => rows(b).length - rows(a).length)[0]);
  if (found.some((e) => !e)) return found.map((e) => e ? e.id : null);
  items.forEach((e) => { if (!found.includes(e)) e.style.display = "none"; });
  found.forEach((e) => items[0].parentNode.append(e));
  return found.map((e) => e.id.replace("statement-", ""));
}"""


if __name__ == "__main__":
    main()
