"""The timeline, what stands where and how the same is named, as sections of dispatch.md."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.report.escaping import call, escaped, escaped_inside, said
from sayso.report.section import ALONE, CARRIED, TOLD, VOCABULARY, Dispatch, Moment, Named, Word, flags, rest
from sayso.report.sentence import quoted


def more(number: int, thing: str, field: str) -> Iterable[str]:
    """A line that says how many more stand in which field of record.json, and a blank one; none where all is shown."""
    if told := rest(number, thing, field):
        yield f"*{told}*"
        yield ""


def timeline(view: Dispatch) -> Iterable[str]:
    """What happened, was said, was edited and was published when."""
    yield "## Timeline"
    yield ""
    if not view.timeline:
        yield "Nothing in the record has a day."
        yield ""
        return
    yield TOLD
    yield ""
    yield "| Day | | What | How the day is known |"
    yield "|---|---|---|---|"
    for moment in view.timeline:
        known = escaped(moment.basis) or "publication"
        yield f"| {escaped(moment.label)} | {moment.lane} | {_moment(moment)} | {known} |"
    yield ""
    yield from more(view.left.happenings, "happening", "timeline")
    yield from more(view.left.dated, "dated statement", "timeline")
    yield from more(view.left.publications, "publication", "timeline")


def _moment(moment: Moment) -> str:
    also = f" Told as well in {', '.join(said(one) for one in moment.also)}." if moment.also else ""
    return said(moment.what) + also


def coverage(view: Dispatch) -> Iterable[str]:
    """Who is carried where, and what stands in one source alone."""
    if view.carried:
        yield "## Who is carried where"
        yield ""
        yield CARRIED
        yield ""
        yield "| Speaker | " + " | ".join(escaped(outlet) for outlet in view.outlets) + " |"
        yield "|---|" + ":-:|" * len(view.outlets)
        for line in view.carried:
            yield f"| {escaped(line.speaker)} | " + " | ".join(str(n) if n else "·" for n in line.counts) + " |"
        yield ""
        yield from more(view.left.carried, "speaker", "coverage")
        yield from more(view.left.outlets, "outlet", "coverage")
    if view.alone:
        yield "## In one source alone"
        yield ""
        yield ALONE
        yield ""
        for one in view.alone:
            marks = ", ".join(
                [
                    f"[{one.label}](#source-{one.label})",
                    *flags(one),
                    *([f"contradicts [statement {one.conflict}](#statement-{one.conflict})"] if one.conflict else []),
                ]
            )
            number = f"[{one.number}](#statement-{one.number})"
            yield f"- {number} {escaped_inside(one.speaker)}: {escaped_inside(one.excerpt)} {call(one.note)} ({marks})"
        yield ""
        yield from more(view.left.alone, "statement", "coverage.single")


def vocabulary(view: Dispatch) -> Iterable[str]:
    """How each outlet names the same."""
    if not view.vocabulary:
        return
    yield "## In whose words"
    yield ""
    yield VOCABULARY
    yield ""
    for named in view.vocabulary:
        words = [*(_word(w) for w in named.words), *([f"{named.more} more"] if named.more else [])]
        yield f"- {_named(named)}: {'; '.join(words)}."
    yield ""
    yield from more(view.left.vocabulary, "naming", "wording")


def _named(named: Named) -> str:
    place = f" ([statement {named.statement}](#statement-{named.statement}))" if named.statement else ""
    return f"{named.kind}, *{escaped_inside(named.concept)}*{place}"


def _word(word: Word) -> str:
    source = f"[{word.label}](#source-{word.label})"
    kind = f", {word.note}" if word.note in ("doubts", "concedes", "heated", "distance") else ""
    return f"{escaped_inside(quoted(word.words))} {source}{kind} {call(word.call)}"
