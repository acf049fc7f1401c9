"""Tables on stdout and problems on stderr."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Sequence
from textwrap import wrap
from unicodedata import bidirectional

from sayso.types import Problem

WIDE = 200
LEFT_TO_RIGHT = "\u200e"


def columns() -> int:
    """How many columns there are to print in: those of the terminal, 200 in a pipe."""
    from rich.console import Console

    console = Console()
    return console.width if console.is_terminal else WIDE


def table(
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    title: str | None = None,
    note: str | None = None,
    whole: Collection[str] = (),
) -> None:
    """Print a table for people, a note under it; in a pipe it is 200 characters wide and has no colours.

    The columns named in ``whole`` are never folded. On a terminal the columns keep their places around words that
    run from right to left.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title) if title else None, title_justify="left", show_edge=False, pad_edge=False)
    for name in head:
        table.add_column(name, overflow="fold", no_wrap=name in whole)
    for cells in rows:
        table.add_row(*(Text(c) for c in cells))
    console = Console(highlight=False, soft_wrap=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=WIDE)
    with console.capture() as printed:
        console.print(table)
        if note:
            console.print(Text(note))
    for line in printed.get().splitlines():
        print(kept_apart(line) if console.is_terminal else line.rstrip())
    print()


def kept_apart(line: str) -> str:
    """A line of a table whose columns stay where they are although words in some run from right to left.

    >>> kept_apart("Ada │ said") == "Ada │ said", kept_apart("אדה │ אמר").count(LEFT_TO_RIGHT)
    (True, 3)
    """
    if not any(bidirectional(letter) in ("R", "AL") for letter in line):
        return line
    return LEFT_TO_RIGHT + line.replace("│", f"{LEFT_TO_RIGHT}│{LEFT_TO_RIGHT}")


def entries(title: str, held: Iterable[tuple[str, Sequence[tuple[str, str]]]], note: str | None = None) -> None:
    """Print, for people, lines with what is known of each below it as pairs of a name and words."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    width = console.width if console.is_terminal else 200
    console.print(Text(title))
    for line, known in held:
        console.print()
        console.print(Text(line, style="bold"))
        widest = max(len(name) for name, _ in known)
        for name, words in known:
            before = f"  {name:{widest}}  "
            told = wrap(words, max(20, width - len(before)), initial_indent=before, subsequent_indent=" " * len(before))
            console.print(Text("\n".join(told)))
    if note:
        console.print()
        console.print(Text(note))
    console.print()


def report(problems: Iterable[Problem]) -> None:
    """One line on stderr a problem."""
    for problem in dict.fromkeys(problems):
        print(f"sayso: {problem.message}", file=sys.stderr)
