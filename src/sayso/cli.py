"""The command line: each command reads its flags, calls the desk and prints what came of it."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Annotated

import typer

from sayso import __version__
from sayso.errors import SaysoError

DONE, NOTHING_DONE, BAD_CALL = 0, 1, 2
app = typer.Typer(
    name="sayso",
    help="Who said what, in whose words, according to whom.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
judge = typer.Typer(help="People's judgements on speakers and statements.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(judge, name="judge")

Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help="a file, a folder or - for standard input")]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="the folder to write into")]
Database = Annotated[Path | None, typer.Option("--db", metavar="FILE", help="the database file")]
Sources = Annotated[
    Path | None,
    typer.Option(metavar="FILE.csv", help="a row an input: path, outlet, published, zone, author, url, language"),
]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="day or time of publication, ISO 8601")]
Outlet = Annotated[str | None, typer.Option(help="who published the inputs")]
Lang = Annotated[str | None, typer.Option("--lang", metavar="xx", help="language of the inputs, ISO 639-1")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="say which reader, rule, model and score")]


@app.command(epilog="Example: sayso demo --out demo-out")
def demo(out: Out = Path("demo-out")) -> None:
    """The main job on the packaged, invented event; prints what it found and where it wrote."""
    from sayso import desk
    from sayso.demo import TITLE, event_folder

    typer.echo("An invented event: none of its people, places and outlets exists.")
    _finish(desk.run([], desk.Options(out=out, sources=event_folder() / "sources.csv", title=TITLE)))


@app.command(epilog="Example: sayso run stories/*.html posts.json --out record --published 2024-05-03")
def run(
    inputs: Inputs,
    out: Out,
    title: Annotated[str | None, typer.Option(help="the story's title")] = None,
    sources: Sources = None,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
    db: Database = None,
    judgements: Annotated[Path | None, typer.Option(metavar="FILE", help="judgements as JSON lines")] = None,
    speaker: Annotated[str | None, typer.Option(help="only statements of this speaker")] = None,
    about: Annotated[str | None, typer.Option(metavar="WORDS", help="only statements with these words")] = None,
    since: Annotated[str | None, typer.Option(metavar="D", help="only what was said on this day or later")] = None,
    until: Annotated[str | None, typer.Option(metavar="D", help="only what was said on this day or earlier")] = None,
) -> None:
    """Read the coverage of one event; write its record, dispatch, statements, texts and captures."""
    from sayso import desk

    options = desk.Options(
        out=out, title=title, sources=sources, hints=desk.hints(outlet, published, lang), db=db,
        judgements=judgements, speaker=speaker, about=about, since=since, until=until,
    )  # fmt: skip
    _finish(desk.run(inputs, options))


@app.command(epilog="Example: sayso read story.txt --published 2024-05-03 --format jsonl > attributions.jsonl")
def read(
    inputs: Inputs,
    format: Annotated[str, typer.Option(help="table, jsonl or marked")] = "table",
    text: Annotated[Path | None, typer.Option("--text", metavar="DIR", help="also write each document's text")] = None,
    sources: Sources = None,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
    verbose: Verbose = False,
) -> None:
    """Attributions only: who is reported to have said what. Nothing is stored."""
    from sayso import desk

    if format not in ("table", "jsonl", "marked"):
        raise typer.BadParameter(f"{format!r} is not a format: use table, jsonl or marked", param_hint="--format")
    options = desk.Options(sources=sources, hints=desk.hints(outlet, published, lang))
    _finish(desk.read(inputs, options, format, text, verbose))


@app.command(epilog="Example: sayso speakers record --why a_1f3a…")
def speakers(
    place: Annotated[Path, typer.Argument(metavar="DIR|DB", help="a folder written by run, or a database file")],
    why: Annotated[str | None, typer.Option(metavar="ID", help="explain one attribution's speaker")] = None,
) -> None:
    """Who speaks, under which names and roles, how often."""
    from sayso import desk

    _finish(desk.speakers(place, why))


@app.command(epilog='Example: sayso find "a bridge to nowhere" --db sayso.db')
def find(
    words: Annotated[str, typer.Argument(metavar="WORDS", help="a quotation, exact or nearly so")],
    db: Annotated[Path, typer.Option("--db", metavar="FILE")] = Path("sayso.db"),
) -> None:
    """Where a quotation stands, exactly or nearly, and in which rendering."""
    from sayso import desk

    _finish(desk.find(words, db))


@app.command(epilog="Example: sayso add monday/ --db desk.db --outlet 'The Example Herald'")
def add(
    inputs: Inputs,
    db: Annotated[Path, typer.Option("--db", metavar="FILE")] = Path("sayso.db"),
    sources: Sources = None,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
) -> None:
    """Read inputs into a database; what is there already is left as it is."""
    from sayso import desk

    _finish(desk.add(inputs, desk.Options(sources=sources, hints=desk.hints(outlet, published, lang), db=db)))


@app.command(epilog="Example: sayso verify record")
def verify(place: Annotated[Path, typer.Argument(metavar="DIR|DB")]) -> None:
    """Prove every capture, text, span and citation; exit 0 only if all hold."""
    from sayso import desk

    _finish(desk.verify(place))


@judge.command("import", epilog="Example: sayso judge import judgements.jsonl --db record/sayso.db")
def judge_import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON lines")],
    db: Annotated[Path, typer.Option("--db", metavar="FILE")] = Path("sayso.db"),
) -> None:
    """Take people's judgements into a database; obeyed by every later run on it."""
    from sayso import desk

    _finish(desk.judge_import(file, db))


@judge.command("export", epilog="Example: sayso judge export judgements.jsonl --db record/sayso.db")
def judge_export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON lines; - for standard output")],
    db: Annotated[Path, typer.Option("--db", metavar="FILE")] = Path("sayso.db"),
) -> None:
    """Write every judgement of a database as JSON lines."""
    from sayso import desk

    _finish(desk.judge_export(file, db))


@app.callback(invoke_without_command=True)
def _version(version: Annotated[bool, typer.Option("--version", help="print the version")] = False) -> None:
    if version:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


def _finish(status: int) -> None:
    raise typer.Exit(status)


def main() -> None:
    """Run the command line; an error of ours, or of the machine, is one line on stderr, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # All that is written is UTF-8, whatever the locale says; only a terminal is written to in its own way.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    try:
        app(standalone_mode=True)
    except SaysoError as error:
        print(f"sayso: {error}", file=sys.stderr)
        sys.exit(BAD_CALL)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(DONE)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        print(f"sayso: {place}{error.strerror or error}: nothing more could be done", file=sys.stderr)
        sys.exit(NOTHING_DONE)
