"""The command line: each command reads its flags, calls the desk and prints what came of it."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperCommand

from sayso import __version__
from sayso.errors import SaysoError

DONE, NOTHING_DONE, BAD_CALL = 0, 1, 2


class Command(TyperCommand):
    """A command whose help shows what a word stands for and not how Python holds it."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """The help page without types behind the arguments."""
        page: str = super().get_help(ctx)
        return re.sub(r"(?m)^(  \S+)( <[^>\n]+>)(?=  )", lambda m: m[1] + " " * len(m[2]), page)


def _share(score: float) -> float:
    """A score as given; a bad call where it is none."""
    if not 0 <= score <= 1:
        raise typer.BadParameter(f"{score} is no score: give a number from 0 to 1")
    return score


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

INPUT = "a file, a folder, an address or - for standard input; without any, those that --sources lists"
Inputs = Annotated[list[str] | None, typer.Argument(metavar="INPUT", help=INPUT, show_default=False)]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="the folder to write into")]
DB = "the database, a file or postgresql://… (default: the setting db, else sayso.db)"
Database = Annotated[str | None, typer.Option("--db", metavar="DB", help=DB)]
Place = Annotated[
    str, typer.Argument(metavar="DIR|DB", help="a folder written by run, or a database: a file or postgresql://…")
]
Sources = Annotated[
    Path | None,
    typer.Option(metavar="FILE.csv", help="a row an input: path, outlet, published, zone, author, url, language"),
]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="day or time of publication, ISO 8601")]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="who published the inputs")]
Lang = Annotated[str | None, typer.Option("--lang", metavar="xx", help="language of the inputs, ISO 639-1")]
Sure = Annotated[
    float,
    typer.Option(metavar="SCORE", help="only attributions at least so sure, 0 to 1", callback=_share),
]
Verbose = Annotated[
    bool, typer.Option("-v", "--verbose", help="say what made each attribution, how sure it is and why")
]


@app.command(cls=Command, epilog="Example: sayso demo --out demo-out")
def demo(out: Out = Path("demo-out")) -> None:
    """Run on a packaged, invented event.

    Prints what it found and where it wrote.
    """
    from sayso import desk
    from sayso.demo import TITLE, event_folder

    typer.echo("An invented event: none of its people, places and outlets exists.")
    _finish(desk.run([], desk.Options(out=out, sources=event_folder() / "sources.csv", title=TITLE)))


@app.command(cls=Command, epilog="Example: sayso run stories/*.html posts.json --out record --published 2024-05-03")
def run(
    out: Out,
    inputs: Inputs = None,
    title: Annotated[str | None, typer.Option(metavar="WORDS", help="the story's title")] = None,
    sources: Sources = None,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
    db: Annotated[str | None, typer.Option("--db", metavar="DB", help="the database (default: DIR/sayso.db)")] = None,
    judgements: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="judgements as JSON lines, taken into the database like sayso judge import"),
    ] = None,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="only statements of this speaker, in any spelling or script")
    ] = None,
    about: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help='only statements with these words in any inflection; as they are in "…"'),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="only what was said on this day or later; 2024-05 and 2024 will do"),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="only what was said on this day or earlier"),
    ] = None,
) -> None:
    """Read one event's coverage; write its record.

    The folder holds record.json, the dispatch for people, statements.csv, the texts and the captures. --speaker,
    --about, --since and --until cut down what is written there; the database keeps all of it. A statement whose day
    is not known is placed by the day it was published; one that has neither is left out. The record says how many.
    """
    from sayso import desk

    options = desk.Options(
        out=out, title=title, sources=sources, hints=desk.hints(outlet, published, lang), db=db,
        judgements=judgements, speaker=speaker, about=about, since=since, until=until,
    )  # fmt: skip
    _finish(desk.run(inputs or [], options))


@app.command(
    cls=Command, epilog="Example: sayso read story.txt --published 2024-05-03 --format jsonl > attributions.jsonl"
)
def read(
    inputs: Inputs = None,
    format: Annotated[str, typer.Option(metavar="FORM", help="table, jsonl or marked")] = "table",
    text: Annotated[Path | None, typer.Option("--text", metavar="DIR", help="also write each document's text")] = None,
    sources: Sources = None,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
    sure: Sure = 0.0,
    verbose: Verbose = False,
) -> None:
    """Print who is reported to have said what.

    Attributions only; nothing is stored.
    """
    from sayso import desk

    if format not in ("table", "jsonl", "marked"):
        raise typer.BadParameter(f"{format!r} is not a format: use table, jsonl or marked", param_hint="--format")
    options = desk.Options(sources=sources, hints=desk.hints(outlet, published, lang), sure=sure)
    _finish(desk.read(inputs or [], options, format, text, verbose))


@app.command(cls=Command, epilog="Example: sayso speakers record --why a_1f3a…")
def speakers(
    place: Place,
    why: Annotated[
        str | None, typer.Option(metavar="ID", help="what led from one attribution's source to a name, word by word")
    ] = None,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="one speaker in full: names, roles with their places, outlets")
    ] = None,
    unnamed: Annotated[bool, typer.Option("--unnamed", help="all sources that nobody could name")] = False,
) -> None:
    """List who speaks: names, roles, how often.

    Below them stand the sources that could not be named, with the words the texts have for them.
    """
    from sayso import desk

    _finish(desk.speakers(place, why, speaker, unnamed))


@app.command(cls=Command, epilog='Example: sayso find "a bridge to nowhere" --db sayso.db')
def find(
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="a quotation, exact or nearly so; … stands for what is left out")
    ],
    db: Database = None,
    meaning: Annotated[
        bool, typer.Option("--meaning", help="also what says the same in other words or another language; slower")
    ] = False,
) -> None:
    """Find where a quotation stands.

    Exactly or nearly, in every document of a database, with the attribution it belongs to: quotation marks, case and
    dashes do not count, and a wrong letter, another ending or a changed word is shown. Other wordings of the same
    statement come below, translations too where the database was made by sayso run.
    """
    from sayso import desk

    _finish(desk.find(words, db, meaning))


@app.command(cls=Command, epilog="Example: sayso add monday/ --db desk.db --outlet 'The Example Herald'")
def add(
    inputs: Inputs = None,
    db: Database = None,
    sources: Sources = None,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
) -> None:
    """Read inputs into a database.

    What is there already is left as it is; a page that has changed becomes a new version.
    """
    from sayso import desk

    _finish(desk.add(inputs or [], desk.Options(sources=sources, hints=desk.hints(outlet, published, lang), db=db)))


@app.command(cls=Command, epilog="Example: sayso watch feeds.opml --queries queries.yaml --db desk.db")
def watch(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="INPUT", help="a list of feeds (OPML), the address of a feed or page, or a folder"),
    ] = None,
    queries: Annotated[
        Path | None, typer.Option(metavar="FILE", help="saved queries, YAML; without them what is new is only kept")
    ] = None,
    db: Database = None,
    every: Annotated[
        float, typer.Option(metavar="SECONDS", help="how often each place is asked", min=1, max=604800)
    ] = 300,
    once: Annotated[bool, typer.Option("--once", help="ask each place once and end, for cron")] = False,
    from_now: Annotated[
        bool, typer.Option("--from-now", help="pass over what a place holds when it is asked for the first time")
    ] = False,
    format: Annotated[str, typer.Option(metavar="FORM", help="lines or jsonl: alerts as they are printed")] = "lines",
    webhook: Annotated[
        list[str] | None, typer.Option(metavar="URL", help="also post each alert there, signed; may be given again")
    ] = None,
    mail: Annotated[
        Path | None, typer.Option(metavar="DIR", help="also write each alert as a mail into this folder (.eml)")
    ] = None,
    rss: Annotated[Path | None, typer.Option(metavar="FILE", help="also keep the last alerts as an RSS feed")] = None,
    json: Annotated[Path | None, typer.Option(metavar="FILE", help="also keep the last alerts as a JSON Feed")] = None,
) -> None:
    """Poll feeds and folders and tell what saved queries find.

    What is new is kept in the database like sayso add does it, and what fires is told once, with the reason. It can
    be stopped at any moment, and goes on where it was.
    """
    from sayso.desk.delivery import Channels
    from sayso.desk.watch import Watching
    from sayso.desk.watch import watch as watched

    if format not in ("lines", "jsonl"):
        raise typer.BadParameter(f"{format!r} is not a format: use lines or jsonl", param_hint="--format")
    channels = Channels(format == "jsonl", tuple(dict.fromkeys(webhook or ())), mail, rss, json)
    _finish(watched(inputs or [], Watching(db, queries, every, once, from_now, channels)))


@app.command(cls=Command, epilog="Example: sayso versions desk.db https://gazette.example/bridge")
def versions(
    place: Place,
    page: Annotated[
        str | None,
        typer.Argument(metavar="ID|ADDRESS", help="a document's id or a page's address: show what was changed there"),
    ] = None,
    format: Annotated[str, typer.Option(metavar="FORM", help="table or jsonl")] = "table",
) -> None:
    """Show how pages were changed since.

    What was edited from one version to the next, and in which versions each attribution stands.
    """
    from sayso import desk

    if format not in ("table", "jsonl"):
        raise typer.BadParameter(f"{format!r} is not a format: use table or jsonl", param_hint="--format")
    _finish(desk.versions(place, page, format))


@app.command(cls=Command, epilog="Example: sayso stories desk.db --several")
def stories(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="DIR|DB|INPUT", help="a folder written by run, a database, or inputs to read"),
    ] = None,
    several: Annotated[bool, typer.Option("--several", help="only stories that several documents tell")] = False,
    format: Annotated[str, typer.Option(metavar="FORM", help="table or jsonl, with the documents of each")] = "table",
    judgements: Annotated[
        Path | None, typer.Option(metavar="FILE", help="judgements as JSON lines, obeyed beside those of the database")
    ] = None,
    sources: Sources = None,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
) -> None:
    """Group documents into stories.

    By their headlines, first words and days, in any language, each document in exactly one story; what people judged to
    be one or two stories is obeyed. Nothing is stored.
    """
    from sayso import desk

    if format not in ("table", "jsonl"):
        raise typer.BadParameter(f"{format!r} is not a format: use table or jsonl", param_hint="--format")
    options = desk.Options(sources=sources, hints=desk.hints(outlet, published, lang), judgements=judgements)
    _finish(desk.stories(inputs or [], options, format, several))


@app.command(cls=Command, epilog="Example: sayso export desk.db --to warc --out desk.warc.gz")
def export(
    place: Place,
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="the file to write, packed if it ends in .gz; or the folder")
    ],
    to: Annotated[
        str,
        typer.Option(
            "--to", metavar="FORM", help="warc: every capture, as web archives keep them; record: a story's folder"
        ),
    ],
    story: Annotated[
        str | None,
        typer.Option(metavar="ID", help="which story's record, where there are several: an id of sayso stories"),
    ] = None,
) -> None:
    """Write what is held in another form.

    A WARC file has the captures as they were received: bytes, headers and times. A record is the folder that run writes
    of the same documents: record.json, the dispatch, statements.csv, texts and captures.
    """
    from sayso import desk

    if to not in ("warc", "record"):
        raise typer.BadParameter(f"{to!r} is not a form that is written: use warc or record", param_hint="--to")
    if to == "warc" and story is not None:
        raise typer.BadParameter("a WARC file has every capture: leave it out", param_hint="--story")
    _finish(desk.export(place, out) if to == "warc" else desk.export_record(place, out, story))


@app.command(cls=Command, epilog="Example: sayso verify record")
def verify(place: Place) -> None:
    """Prove every capture, text, span and citation.

    Exit 0 only if all hold.
    """
    from sayso import desk

    _finish(desk.verify(place))


@judge.command("import", cls=Command, epilog="Example: sayso judge import judgements.jsonl --db record/sayso.db")
def judge_import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON lines")],
    db: Database = None,
) -> None:
    """Take people's judgements into a database.

    Every later run on it obeys them. sayso run --judgements FILE does the same within one run.
    """
    from sayso import desk

    _finish(desk.judge_import(file, db))


@judge.command("export", cls=Command, epilog="Example: sayso judge export judgements.jsonl --db record/sayso.db")
def judge_export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON lines; - for standard output")],
    db: Database = None,
) -> None:
    """Write a database's judgements as JSON lines."""
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
