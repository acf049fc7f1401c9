"""Run the whole benchmark and write bench/RESULTS.md: every figure with the command that makes it.

    python bench/run.py [--peer PYTHON] [--only NAME] [--jobs N]

Parts that measure time against a peer or a clock run alone, the others beside one another where ``--jobs`` says so.

A part whose gold set is absent is left out with the reason.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "src"))

from sayso.report.register import language_name  # noqa: E402
from sayso.text.lexicon import LANGUAGES  # noqa: E402

PARTS = {
    "Attribution and speed, PolNeAR dev": ["attribution.py"],
    "Score as the chance of being right, PolNeAR dev": ["calibration.py"],
    "Score of the fast profile as the chance of being right, PolNeAR dev": ["calibration.py", "--profile", "fast"],
    "Marked lines where the corpus is silent, English": ["lines.py", "--language", "en"],
    "Whole documents, and texts in which nobody speaks, English": ["whole.py"],
    **{f"Marked lines, {language_name(code)}": ["lines.py", "--language", code] for code in LANGUAGES if code != "en"},
    "Real texts read by hand, other languages": ["foreign.py"],
    "Sentences in which the English reader finds speech, other languages": ["projection.py"],
    "Speaker turns, Kremlin transcripts": ["turns.py"],
    "Speakers in a document, PolNeAR dev articles": ["speakers.py", "--split", "dev"],
    "Speakers in a document, PolNeAR train articles": ["speakers.py", "--split", "train"],
    "Whom he and she mean, GUM, the kept half": ["coreference.py", "--half", "kept"],
    "Whom he and she mean, GUM, the half rules were mended on": ["coreference.py", "--half", "tuned"],
    "Whom pronouns mean as sources, PolNeAR, the kept half": ["pronouns.py", "--half", "kept"],
    "Whom pronouns mean as sources, PolNeAR, the half learned from": ["pronouns.py", "--half", "tuned"],
    "To whom and by which way, PolNeAR dev articles": ["parties.py", "--split", "dev"],
    "To whom and by which way, PolNeAR train articles": ["parties.py", "--split", "train"],
    "Cost of speakers, time and parties beside the tagger": ["cost.py"],
    "From a new entry of a feed to a delivered alert": ["watching.py"],
    "Days": ["dates.py"],
    "Names of one person and of two": ["names.py"],
    "Names of one person and of two, without the knowledge base": ["names.py", "--without"],
    "Renderings of one utterance across outlets": ["renderings.py"],
    "Renderings, wide set, part c, errors not read": ["renderings.py", "--gold", "bench/gold/renderings/wide/c"],
    "Renderings, part c, as found": ["renderings.py", "--own", "--gold", "bench/gold/renderings/wide/c"],
    "Renderings, part d, leads of NeuS as found, errors not read": [
        "renderings.py",
        "--own",
        "--gold",
        "bench/gold/renderings/wide/d",
    ],
    "Renderings, wide set, part a, developed on": ["renderings.py", "--gold", "bench/gold/renderings/wide/a"],
    "Renderings, wide set, part b, developed on": ["renderings.py", "--gold", "bench/gold/renderings/wide/b"],
    "Renderings, part b, as found": ["renderings.py", "--own", "--gold", "bench/gold/renderings/wide/b"],
    "Renderings, part e, leads of NeuS as found, developed on": [
        "renderings.py",
        "--own",
        "--gold",
        "bench/gold/renderings/wide/e",
    ],
    "Renderings, pairs judged one by one, the kept half": ["paraphrases.py"],
    "Renderings in two editions of one text": ["renderings.py", "--gold", "bench/gold/renderings/wide/copies"],
    "Everything after extraction as a story grows": ["scale.py", "--documents", "100", "300", "1000"],
    "Everything after extraction, to 10,000 documents": ["scale.py", "--documents", "100", "1000", "10000"],
    "Questions and positions, four events, read and learned from": ["questions.py", "--half", "kept"],
    "Questions and positions, three events, read and learned from": ["questions.py", "--half", "developed"],
    "Questions and positions, seven more events, read and learned from": ["questions.py", "--half", "third"],
    "Questions and positions, seven more events, errors not read": ["questions.py", "--half", "fourth"],
    "One thing changed in a rendering or a translation, the half kept for measuring": [
        "perturbation.py",
        "--each",
        "500",
    ],
    "One thing changed in a rendering or a translation, the half rules were tuned on": [
        "perturbation.py",
        "--half",
        "tuned",
        "--each",
        "500",
    ],
    "What happened on a day, and who tells the same": ["happenings.py"],
    "Words of telling and hedging beside the lists of others": ["wording.py"],
    "Near-copies and what only looks so, on edited texts": ["copies.py"],
    "Near-copies, time and memory": ["copies.py", "--size", "1000", "10000"],
    "Renderings between languages": ["across.py"],
    "Translations segment by segment": ["segments.py"],
    "Main text of web pages": ["main_text.py"],
    "Relations between statements, the part once kept, read since": ["relations.py", "--half", "kept"],
    "Relations between statements, the part rules were made on": ["relations.py", "--half", "tune"],
    "Relations between statements, the second part rules were made on": ["relations.py", "--half", "second"],
    "Relations between statements, the third part, errors not read": ["relations.py", "--half", "third"],
    "A stream of documents in stories": ["stories_online.py"],
    "A stream of documents in stories, time and memory": ["stories_online.py", "--size", "100", "1000", "10000"],
    "The demo event": ["stories.py", "demo"],
    "The second invented event": ["stories.py", "marrow-deep"],
}
TIMED = frozenset(("attribution.py", "cost.py", "watching.py", "scale.py"))
NOTES = """\
Quality is measured on development sets; nothing is trained or tuned on a test split. Words per CPU second leave out
loading the model and compare only within one run on one machine: the ratio is the figure. The int8 model was measured
on a processor with AVX512-VNNI. The marked lines of Russian, French, German and Spanish were written together with
the rules, so they are a net against losses, not a measure of accuracy; real texts in these languages measure it. Their
rows `after` were read when the rules were done; those of `kept` had been read once, for their gold, and some kinds seen
there were mended, so they are no clean figure ([gold/README.md](gold/README.md)). The Kremlin transcripts were mended
on as well. The texts in which nobody speaks were tuned on after their first run. The marked lines of
English were written before, by somebody who had not seen the rules, and their first run stands in
[gold/first-run-lines.md](gold/first-run-lines.md), and that of the whole documents, of `edges.txt` and of
`hedges.txt` in [gold/first-run-whole.md](gold/first-run-whole.md). The second invented event is frozen; its first run
stands in [gold/first-run-marrow-deep.md](gold/first-run-marrow-deep.md).
"""


def part(command: list[str]) -> str:
    """What one part prints, or why it could not run."""
    path = HERE / command[0]
    if not path.is_file():
        return f"not run: {path.name} is missing"
    environ = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(HERE.parent / "src")}
    done = subprocess.run(
        [sys.executable, str(path), *command[1:]], capture_output=True, text=True, env=environ, cwd=HERE.parent
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        return f"not run: {last}"
    told = done.stdout.strip()
    return told if told.startswith("|") else f"```\n{told}\n```"


def main() -> None:
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--peer", help="a Python that has textacy (make bench installs one)")
    flags.add_argument("--only", help="only parts whose name holds this")
    flags.add_argument("--jobs", type=int, default=1, help="how many parts that measure no time run beside one another")
    options = flags.parse_args()
    day = datetime.now(UTC).date().isoformat()
    out = ["# Results", "", f"Made by `make bench` on {day}, Python {platform.python_version()}.", "", NOTES]
    wanted = {name: command for name, command in PARTS.items() if not options.only or options.only in name}

    def made(name: str) -> str:
        command = wanted[name]
        shown = " ".join(["python bench/" + command[0], *command[1:]])
        if command[0] == "attribution.py" and options.peer:
            command = [*command, "--peer", options.peer]
            shown += " --peer PYTHON"
        print(f"{name} …", file=sys.stderr, flush=True)
        return "\n".join([f"## {name}", "", f"`{shown}`", "", part(command), ""])

    told = {name: made(name) for name in wanted if wanted[name][0] in TIMED or "--size" in wanted[name]}
    rest = [name for name in wanted if name not in told]
    with ThreadPoolExecutor(options.jobs) as pool:
        told |= dict(zip(rest, pool.map(made, rest), strict=True))
    out += [told[name] for name in wanted]
    text = "\n".join(out)
    if options.only:
        print(text)
    else:
        (HERE / "RESULTS.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
