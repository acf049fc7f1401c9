"""The pages say what the code does: commands, flags, settings, problem codes, languages, classes, words."""

from __future__ import annotations

import ast
import importlib.util
import re
import shlex
from dataclasses import fields
from pathlib import Path
from types import ModuleType

import pytest

from sayso.settings import PREFIX, Settings
from sayso.text.lexicon import LANGUAGES, lexicon

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))]
CODE = re.compile(r"[a-z]+(-[a-z]+)*")
CLASSES = ("longer", "translation", "verbatim", "respelled", "trimmed", "altered", "paraphrase")


def loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


reference = loaded(DOCS / "reference.py")


def page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def codes(path: Path) -> set[str]:
    """Every problem code a module can give: written in the call, or where its variable `code` comes from."""
    text = path.read_text("utf-8")
    if not re.search("[Pp]roblem", text):
        return set()
    tree = ast.parse(text)
    tables = {
        t.id: n.value for n in tree.body if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)
    }
    held: list[ast.AST] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            if node.func.id in ("Problem", "problem", "_fault") and isinstance(node.args[0], ast.Constant):
                held.append(node.args[0])
        elif isinstance(node, ast.Assign) and "code" in {
            n.id for t in node.targets for n in ast.walk(t) if isinstance(n, ast.Name)
        }:
            held.append(node.value)
            held += [tables[n.id] for n in ast.walk(node.value) if isinstance(n, ast.Name) and n.id in tables]
    words = {n.value for h in held for n in ast.walk(h) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    return {w for w in words if CODE.fullmatch(w)}


def shown_commands() -> list[tuple[str, str]]:
    found = []
    for path in PAGES:
        for block in re.findall(r"```console\n(.*?)```", path.read_text("utf-8"), re.DOTALL):
            for line in re.findall(r"^\$ ((?:.*\\\n)*.*)$", block, re.MULTILINE):
                found += [(path.name, part) for part in re.findall(r"\bsayso [^|;>#\n]*(?:\\\n[^|;>#\n]*)*", line)]
    return found


def test_the_page_of_commands_is_as_the_commands_are() -> None:
    assert page("commands.md") == reference.text(), "run python docs/reference.py"


@pytest.mark.parametrize("name", reference.commands())
def test_every_command_and_flag_says_what_it_does(name: str) -> None:
    command = reference.commands()[name]
    part = page("commands.md").split(f"## sayso {name}\n")[1].split("\n## ")[0]
    assert command.help and command.epilog and command.epilog.startswith("Example: sayso ")
    for parameter in command.params:
        assert all(f"`{option}" in part for option in parameter.opts if option.startswith("-")), parameter.name


@pytest.mark.parametrize(("where", "line"), shown_commands())
def test_every_command_shown_exists(where: str, line: str) -> None:
    words = shlex.split(line.replace("\\\n", " "))[1:]
    held = reference.commands()
    name = next((n for n in (" ".join(words[:2]), words[0]) if n in held), None)
    if words[0].startswith("--"):
        assert words[0] in ("--version", "--help")
        return
    assert name, f"{where} shows sayso {words[0]}, which is no command"
    known = {option for p in held[name].params for option in p.opts} | {"--help"}
    assert {w.split("=")[0] for w in words if w.startswith("-") and len(w) > 1} <= known, where


def test_every_setting_is_described() -> None:
    told = set(re.findall(r"^\| `(\w+)` \| `(\w+)` \|", page("settings.md"), re.MULTILINE))
    assert told == {(f.name, PREFIX + f.name.upper()) for f in fields(Settings)}


def test_every_problem_code_is_explained() -> None:
    made = {code for path in (ROOT / "src" / "sayso").rglob("*.py") for code in codes(path)}
    rows = re.findall(r"^\| ((?:`[a-z-]+`(?:, )?)+) \|", page("problems.md"), re.MULTILINE)
    told = {code for row in rows for code in re.findall(r"`([a-z-]+)`", row)}
    assert made - told == set(), "docs/problems.md does not explain these"
    assert told - made == set(), "docs/problems.md explains what no code says any more"


def test_every_language_of_the_lexicon_is_named() -> None:
    assert set(re.findall(r"^\| \w+ \| `(\w\w)` \|", page("languages.md"), re.MULTILINE)) == set(LANGUAGES)


def test_every_flag_of_the_lexica_is_explained() -> None:
    told = set(re.findall(r"^\| `([a-z_]+)` \|", page("new-language.md"), re.MULTILINE))
    assert {flag for language in LANGUAGES for flag in lexicon(language).flags} <= told


def test_the_page_of_the_house_says_who_may_import_whom() -> None:
    rows = re.findall(r"^\| `(\w+)` \| .+ \| ((?:`\w+`(?:, )?)*) ?\|$", page("house.md"), re.MULTILINE)
    told = {name: set(re.findall(r"\w+", rooms)) for name, rooms in rows}
    allowed = loaded(ROOT / "tests" / "house" / "test_layers.py").MAY_IMPORT
    assert told == {name: rooms - {"types", "errors"} for name, rooms in allowed.items()}


def test_every_module_the_page_of_the_house_names_exists() -> None:
    source, missing = ROOT / "src" / "sayso", []
    for row in re.findall(r"^\|(.*)\|$", (DOCS / "house.md").read_text("utf-8"), re.M):
        where, folder = row.split("|")[1], source
        for name in re.findall(r"`([\w/.]+)`", where):
            path = source / name if "/" in name or name == "cli.py" else folder / name
            folder = path if name.endswith("/") else path.parent
            missing += [name] if re.search(r"\.(py|j2|yaml)$|/$", name) and not path.exists() else []
    assert not missing


def test_every_class_of_rendering_is_explained() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", page("record.md"), re.MULTILINE)) >= set(CLASSES)


def test_the_schema_of_the_docs_is_the_one_that_verify_uses() -> None:
    inside = ROOT / "src" / "sayso" / "report" / "record.schema.json"
    assert (DOCS / "record.schema.json").read_bytes() == inside.read_bytes()


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_every_link_leads_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" not in target and not target.startswith("#"):
            assert (path.parent / target.split("#")[0]).exists(), target


def test_the_index_links_every_page() -> None:
    linked = set(re.findall(r"\]\(([\w.-]+)\)", page("index.md")))
    assert {p.name for p in DOCS.glob("*.md")} - {"index.md"} <= linked
