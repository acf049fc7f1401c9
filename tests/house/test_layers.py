"""Imports go one way, modules stay small and are named after the field, heavy imports stay lazy."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "sayso"
MODULES = sorted(p for p in SOURCE.rglob("*.py"))
MAY_IMPORT = {
    "receipt": set(),
    "choice": set(),
    "span": set(),
    "view": {"span"},
    "types": {"receipt", "choice", "span", "view"},
    "errors": set(),
    "settings": {"errors"},
    "progress": set(),
    "plan": {"types"},
    "ruling": {"types", "errors"},
    "sources": {"types", "errors", "settings"},
    "text": {"types", "errors"},
    "readers": {"types", "errors", "text"},
    "knowledge": {"types", "errors"},
    "extract": {"types", "errors", "text", "knowledge", "view"},
    "link": {"types", "errors", "text", "choice", "knowledge", "view"},
    "report": {"types", "errors", "text", "receipt", "choice", "view"},
    "models": {"types", "errors"},
    "store": {"types", "errors", "plan", "receipt"},
    "fetch": {"types", "errors", "receipt"},
    "watch": {"types", "errors", "text", "readers", "link"},
    "pipeline": {"types", "errors", "text", "readers", "extract", "link", "report", "plan", "knowledge", "view"},
}
EDGE = {"cli", "__main__", "__init__", "intake", "folder", "verify", "desk", "demo"}
BANNED = {"utils", "util", "helpers", "helper", "manager", "base", "common", "service", "misc", "tools"}
LONGEST = 400


def room(path: Path) -> str:
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{a.name}" for a in node.names] if node.module == "sayso" else [node.module]
        elif isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        found |= {n.split(".")[1] for n in names if n.startswith("sayso.")}
    return found - {room(path), "__version__"}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_module_keeps_the_house(path: Path) -> None:
    here = room(path)
    if here not in EDGE:
        assert imported_rooms(path) <= MAY_IMPORT[here], f"{here} may import only {sorted(MAY_IMPORT[here])}"
    lines = path.read_text("utf-8").count("\n")
    assert lines <= LONGEST, f"{lines} lines: a module fits in {LONGEST}"
    assert path.stem not in BANNED


def test_only_one_room_opens_a_socket() -> None:
    sockets = re.compile(
        r"(?m)^\s*(?:import|from) (?:socket|ssl|http|urllib\.request|ftplib|httpx2|httpcore2|requests)\b"
    )
    using = {room(path) for path in MODULES if sockets.search(path.read_text("utf-8"))}
    assert using == {"fetch"}


def test_every_public_function_says_what_comes_back() -> None:
    bare = []
    for path in MODULES:
        for node in ast.parse(path.read_text("utf-8")).body:
            if (
                isinstance(node, ast.FunctionDef | ast.ClassDef)
                and not node.name.startswith("_")
                and not ast.get_docstring(node)
            ):
                bare.append(f"{path.relative_to(SOURCE)}:{node.lineno} {node.name}")
    assert not bare, "\n".join(bare)


def test_importing_the_command_line_is_light() -> None:
    heavy = [
        "trafilatura",
        "onnxruntime",
        "dateparser",
        "sqlalchemy",
        "tokenizers",
        "jsonschema",
        "babel",
        "jinja2",
        "rapidfuzz",
        "httpx2",
        "protego",
        "stamina",
        "fastwarc",
    ]
    code = f"import sys, sayso.cli; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
