"""A cue that says more than that something was said is shown: a denial is never told as its opposite."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.report.dispatch import dispatch
from sayso.report.telling import telling
from sayso.report.write import markdown
from sayso.types import Record, Rendering, Span, Statement, Story, When, key
from telling import told

DAY = When("2031-05-08", "2031-05-08", None, "stated")

SHOWN = [
    ("en", "{s|Brandt} {c|denied} {q|that the bridge was dangerous}.", "denied"),
    ("en", "{s|Reiner} {c|doubted} {q|that the railing would hold}.", "doubted"),
    ("en", "{s|Brandt} {c|continued to deny} {q|a plan to close it}.", "continued to deny"),
    ("en", "{s|Brandt} did not {c|say} {q|that the bridge was dangerous}.", "not say"),
    ("en", "{s|Brandt} {c|refused to say} {q|whether the bridge was closed}.", "refused to say"),
    ("en", "{s|Brandt} {c|was unable to say} {q|when the bridge would open}.", "was unable to say"),
    ("en", "{s|Brandt} was unable to {c|say} {q|when the bridge would open}.", "unable to say"),
    ("en", "{s|Brandt} {c|has yet to say} {q|who built it}.", "has yet to say"),
    ("en", "{s|Brandt} {c|was reluctant to say} {q|who built it}.", "was reluctant to say"),
    ("en", "{s|Brandt} {c|left without saying} {q|who built it}.", "left without saying"),
    ("de", "{s|Brandt} {c|war außerstande zu sagen}, {q|wann die Brücke öffnet}.", "war außerstande zu sagen"),
    ("es", "{s|Brandt} {c|fue incapaz de decir} {q|cuándo abrirá el puente}.", "fue incapaz de decir"),
    ("fr", "{s|Brandt} {c|était incapable de dire} {q|quand le pont ouvrira}.", "était incapable de dire"),
    ("ru", "{s|Брандт} {c|затруднилась сказать}, {q|когда мост откроют}.", "затруднилась сказать"),
    ("en", "{s|Brandt} {c|hoped} {q|that the bridge would hold}.", "hoped"),
    ("en", "{s|Brandt} {c|denies} {q|“any danger at all”}.", "denies"),
    ("ru", "{s|Брандт} {c|отрицала}, {q|что мост опасен}.", "отрицала"),
    ("fr", "{s|Brandt} {c|dément} {q|que le pont soit dangereux}.", "dément"),
    ("fr", "{s|Brandt} n'a pas {c|dit} {q|que le pont était sûr}.", "n'a pas dit"),
    ("de", "{s|Brandt} {c|bestritt}, {q|dass die Brücke gefährlich sei}.", "bestritt"),
    ("es", "{s|Brandt} {c|negó} {q|que el puente fuera peligroso}.", "negó"),
]
PLAIN = [
    ("en", "{s|Brandt} {c|said} {q|that nobody was in danger}."),
    ("en", "{s|Brandt} {c|was able to say} {q|that nobody was in danger}."),
    ("en", "{s|Brandt} {c|told} reporters {q|that nobody was in danger}."),
    ("en", "{c|According to} {s|Brandt}, {q|nobody is in danger}."),
    ("en", "{q|“Nobody is in danger,”} {s|Brandt} {c|insisted}."),
    ("en", "{s|Brandt} {c|denied} it: {q|“We received one fax, and it was late.”}"),
    ("ru", "{s|Брандт} {c|сказала}, {q|что мост безопасен}."),
    ("de", "{s|Brandt} {c|sagte}, {q|dass die Brücke sicher sei}."),
]


def shown(language: str, line: str) -> str:
    document, (attribution, *_) = told(line, language=language)
    return " […] ".join(s.of(document.text) for s in telling(document, attribution))


@pytest.mark.parametrize(("language", "line", "cue"), SHOWN, ids=lambda v: v if len(v) < 20 else "")
def test_words_that_turn_or_colour_what_they_tell_are_shown(language: str, line: str, cue: str) -> None:
    assert shown(language, line) == cue


@pytest.mark.parametrize(("language", "line"), PLAIN, ids=lambda v: v if len(v) < 20 else "")
def test_a_plain_report_needs_no_more(language: str, line: str) -> None:
    assert shown(language, line) == ""


def test_a_denial_is_told_as_a_denial_wherever_its_words_stand() -> None:
    document, (denial,) = told("{s|Brandt} {c|denied} {q|that the bridge was dangerous}.", said="2031-05-08")
    statement = Statement(
        key("s", denial.id), None, (Rendering(denial.id, denial.content, "verbatim", None),), denial.said
    )
    story = Story(key("e", document.id), "The bridge", (document.id,), (statement.id,))
    record = Record(story, (document,), (denial,), (), (statement,), (), (), ())
    text = markdown(record)
    assert "reports of Brandt on 8 May 2031, in the outlet’s words: “denied”[[1]](#note-1): “that the bridge" in text
    assert "as saying" not in text
    view = dispatch(record)
    assert view.rows[0].excerpt == "“denied” “that the bridge was dangerous”"
    assert "“denied” “that the bridge was dangerous”" in "".join(r.text for m in view.timeline for r in m.what)
    assert view.notes[0].citations[0].exact == "denied"


@pytest.mark.parametrize(
    ("line", "day", "cue"),
    [
        ("{s|Brandt} {c|claimed on Sunday} {q|that the bridge was dangerous}.", "Sunday", "claimed"),
        ("{s|Brandt} {c|claimed late on Sunday} {q|that the bridge was dangerous}.", "Sunday", "claimed"),
        ("{s|Brandt} {c|on Sunday denied} {q|that the bridge was dangerous}.", "on Sunday", "denied"),
        ("{s|Brandt} {c|denied, on Sunday, in public} {q|that it was safe}.", "on Sunday", "denied […] in public"),
        ("{s|Brandt} {c|claimed} on Sunday {q|that the bridge was dangerous}.", "Sunday", "claimed"),
    ],
)
def test_the_day_of_the_saying_is_no_part_of_the_words_of_telling(line: str, day: str, cue: str) -> None:
    document, (attribution,) = told(line)
    at = document.text.index(day)
    dated = replace(attribution, said=When("2031-05-11", "2031-05-11", Span(at, at + len(day)), "stated"))
    assert " […] ".join(s.of(document.text) for s in telling(document, dated)) == cue


@pytest.mark.parametrize(
    ("label", "said"), [("Q", "A questioner labelled only"), ("Moderator", "A speaker labelled only")]
)
def test_who_is_labelled_and_not_named_stands_under_the_label_in_the_timeline(label: str, said: str) -> None:
    document, (asked,) = told(f"{{s|{label}}}{{c|:}} {{q|The bridge was shut for a year and nobody was told.}}")
    asked = replace(asked, name=None, kind="unnamed", made_by="rule:turn", said=DAY)
    statement = Statement("t_1", None, (Rendering(asked.id, asked.content, "verbatim", None),), DAY)
    story = Story("e_1", "The bridge", (document.id,), ("t_1",))
    record = Record(story, (document,), (asked,), (), (statement,), (), (), ())
    line = next(line for line in markdown(record).splitlines() if "| said |" in line)
    assert f"{said} “{label}”" in line
    unlabelled = replace(record, attributions=(replace(asked, made_by="tagger"),))
    assert "A speaker nobody names" in markdown(unlabelled)
