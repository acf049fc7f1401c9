"""Tables on stdout and problems on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from textwrap import wrap

from sayso.types import Problem


def table(
    head: Sequence[str], rows: Iterable[Sequence[str]], title: str | None = None, note: str | None = None
) -> None:
    """Print a table for people, a note under it; in a pipe it is 200 characters wide and has no colours."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title) if title else None, title_justify="left", show_edge=False, pad_edge=False)
    for name in head:
        table.add_column(name, overflow="fold")
    for cells in rows:
        table.add_row(*(Text(c) for c in cells))
    console = Console(highlight=False, soft_wrap=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=200)
    console.print(table)
    if note:
        console.print(Text(note))
    console.print()


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
