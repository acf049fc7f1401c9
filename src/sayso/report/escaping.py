"""Pieces of Markdown: words in which nothing is Markdown or HTML any more, calls of notes, a narrator's sentence."""

from __future__ import annotations

import re

from sayso.report.marking import one_line
from sayso.report.sentence import Run, Sentence

SPECIAL = re.compile(r"[\\`*_\[\]<>|~&#$@]|(?<=\w):(?=//)|(?<=www)\.")
LINE_START = re.compile(r"^(\s*\d*)([-+=:.)])")


def escaped(text: str) -> str:
    r"""Text on one line in which nothing is Markdown or HTML any more.

    >>> escaped("[x](javascript:1) <b> a|b")
    '\\[x\\](javascript:1) \\<b\\> a\\|b'
    """
    plain = SPECIAL.sub(lambda m: "\\" + m.group(), one_line(text))
    return LINE_START.sub(r"\1\\\2", plain)


def call(number: int | str) -> str:
    """The call of a note by its number, a link to it."""
    return f"[[{number}]](#note-{number})"


def said(sentence: Sentence) -> str:
    """A narrator's sentence with its notes and links."""
    return "".join(_run(run) for run in sentence)


def _run(run: Run) -> str:
    if run.kind == "note":
        return call(run.text)
    if run.kind == "statement":
        return f" ([statement {run.text}](#statement-{run.text}))"
    return f"[{run.text}](#source-{run.text})" if run.kind == "source" else escaped_inside(run.text)


def escaped_inside(text: str) -> str:
    """Escaped text whose outer white space is kept, for the middle of a sentence."""
    if not text.strip():
        return " " if text else ""
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return (" " if before else "") + SPECIAL.sub(lambda m: "\\" + m.group(), one_line(text)) + (" " if after else "")
