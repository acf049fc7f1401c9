"""Every rule that can make or change an attribution has a sentence that says why, and no sentence is left over."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import marked
from sayso import extract
from sayso.desk.taggers import LexicalTagger
from sayso.extract.attribution import attributions
from sayso.extract.draft import Draft, traced
from sayso.extract.reason import FINDING, LEXICAL, MENDING, reasons
from sayso.text.lexicon import LANGUAGES, lexicon
from sayso.text.speech import speech_words
from sayso.types import Attribution, Block, Document, Span

FOLDER = Path(extract.__file__).parent
UNKNOWN = "This version of sayso does not know what made it."


def words(path: Path) -> Iterator[tuple[str, str]]:
    """(kind, name) of every rule's name a module writes: found, mending or lexical."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            kind, sign, name = node.value.partition(":")
            if kind == "rule" and sign and name.isidentifier():
                yield "found", name
            if node.value[:1] == "+" and node.value[1:].isidentifier():
                yield "mending", node.value[1:]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            first, last = node.args[0], node.args[-1]
            if node.func.id == "traced" and isinstance(first, ast.Constant):
                yield "mending", str(first.value)
            if node.func.id == "Found" and isinstance(last, ast.Constant):
                yield "lexical", str(last.value)


@pytest.mark.parametrize(("kind", "told"), [("found", FINDING), ("mending", MENDING), ("lexical", LEXICAL)])
def test_the_rules_of_the_code_are_the_rules_explained(kind: str, told: dict[str, object]) -> None:
    modules = [p for p in FOLDER.rglob("*.py") if p.name != "reason.py"]
    assert {name for path in modules for k, name in words(path) if k == kind} == set(told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_attribution_of_the_marked_lines_has_its_reasons(language: str) -> None:
    tagger, cues = LexicalTagger(lexicon(language)), speech_words(language)
    seen = set()
    for line in marked.lines(language):
        text, _ = marked.read(line.marked)
        block = Block(Span(0, len(text)), "post" if line.place.startswith("posts") else "body", "")
        document = Document("d", "d", None, None, language, None, None, None, None, None, text, (block,), "", "")
        for attribution in attributions(document, tagger, cues)[0]:
            told = reasons(attribution)
            assert told and all(r.spans or r.made_by in MENDING for r in told), line
            assert UNKNOWN not in [r.sentence for r in told], attribution.made_by
            seen |= {r.made_by for r in told}
    assert len(seen) > 5


def test_a_rule_leaves_its_name_on_what_it_changed() -> None:
    here, longer = Draft((), (), (Span(0, 3),), 1.0, "tagger@1"), Draft((), (), (Span(0, 5),), 1.0, "tagger@1")
    made = Draft((), (), (Span(7, 9),), 1.0, "rule:standing")
    assert traced("snapped", [here], [longer, made]) == [Draft((), (), (Span(0, 5),), 1.0, "tagger@1+snapped"), made]
    assert traced("snapped", [here, longer], [longer]) == [longer]
    parted = Draft((), (), (Span(0, 2), Span(3, 5)), 1.0, "tagger@1")
    assert traced("snapped", [parted], [longer]) == [longer]


def test_what_nobody_here_made_is_said_so_and_a_ruling_is_a_persons() -> None:
    one = Attribution("a", "d", (), (), (Span(0, 3),), "direct", made_by="other@1")
    assert [r.sentence for r in reasons(one)] == [UNKNOWN]
    ruled = Attribution("a", "d", (), (), (Span(0, 3),), "direct", made_by="Ann+Bo (j_0123abcd)")
    assert [r.sentence for r in reasons(ruled)] == ["A person ruled that these are the right words."]
