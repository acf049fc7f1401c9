#!/usr/bin/env python3
"""Write docs/commands.md from the commands themselves; tests/house/test_docs.py fails where the page is stale.

python docs/reference.py
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

import typer  # noqa: E402

from sayso.cli import app  # noqa: E402

PAGE = ROOT / "docs" / "commands.md"
HEAD = """# Commands

<!-- written by docs/reference.py from src/sayso/cli.py: change the command, then run it -->

INPUT is a file, a folder, a web address or `-` for standard input; folders are read with all that is in them. How pages
are fetched is told in [fetching.md](fetching.md). Of a page that you saved yourself, the address goes into `--sources`.
Settings stand in [settings.md](settings.md), what sayso says of its material in [problems.md](problems.md).

Exit status: 0, done (problems of the material are told on stderr and do not fail the command); 1, nothing could be
done, or `verify` found what does not hold; 2, the call was wrong. What a command found is on stdout, everything else on
stderr, so that a pipe gets the result alone.
"""


def commands() -> dict[str, typer.core.TyperCommand]:
    """Every command by its full name, "judge import" among them."""
    return dict(_named("", typer.main.get_command(app)))


def _named(before: str, group: typer.core.TyperGroup) -> Iterator[tuple[str, typer.core.TyperCommand]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _named(f"{before}{name} ", command)
        else:
            yield before + name, command


def text() -> str:
    """The page."""
    parts = [HEAD]
    for name, command in commands().items():
        parts += [f"## sayso {name}\n", f"{(command.help or '').strip()}\n", _usage(name, command)]
        rows = [row for p in command.params if (row := _row(p))]
        if rows:
            parts.append("\n".join(["| | what it says | default |", "|---|---|---|", *rows]) + "\n")
        if command.epilog:
            parts.append(f"```console\n$ {command.epilog.removeprefix('Example: ')}\n```\n")
    return "\n".join(parts)


def _usage(name: str, command: typer.core.TyperCommand) -> str:
    words = [p for p in command.params if p.param_type_name == "argument"]
    given = [_metavar(p) if p.required else f"[{_metavar(p)}]" for p in words]
    needed = [f"{p.opts[0]} {_metavar(p)}" for p in command.params if p.param_type_name == "option" and p.required]
    more = ["[flags]"] if any(p.param_type_name == "option" and not p.required for p in command.params) else []
    return f"`{' '.join(['sayso', name, *given, *needed, *more])}`\n"


def _row(parameter: typer.core.TyperOption | typer.core.TyperArgument) -> str:
    told = getattr(parameter, "help", None) or ""
    if parameter.param_type_name == "argument":
        return f"| `{_cell(_metavar(parameter))}` | {_cell(told)} | |"
    flag = parameter.is_flag
    names = ", ".join(f"`{o}`" if flag else f"`{o} {_cell(_metavar(parameter))}`" for o in parameter.opts)
    default = "needed" if parameter.required else "" if flag or parameter.default is None else f"`{parameter.default}`"
    return f"| {names} | {_cell(told)} | {default} |"


def _metavar(parameter: typer.core.TyperOption | typer.core.TyperArgument) -> str:
    if parameter.nargs == -1:
        return f"{parameter.metavar}..."
    return parameter.metavar or re.sub(r"\W", "", parameter.name or "").upper()


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(text(), "utf-8")
    print(PAGE)
