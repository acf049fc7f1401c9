"""Whose a quotation is, where a tagger linked it to somebody who speaks elsewhere."""

from __future__ import annotations

import pytest

from marked import read
from sayso.extract.draft import Draft
from sayso.extract.interruption import interrupted
from sayso.extract.owner import adjoined, replying, strayed, unreached
from sayso.extract.quotation import announced, bounded, near, reopened, signed, standing
from sayso.text.segment import paragraphs, quotations, sentences
from sayso.text.speech import speech_words
from sayso.types import Span

CUES = frozenset({"said", "wrote", "argued", "asked"})


def drafts(marked: str) -> tuple[str, list[Draft]]:
    text, gold = read(marked)
    return text, [Draft(g.source, g.cue, g.content, 0.9, "tagger") for g in gold]


def mended(rule: str, marked: str) -> set:
    text, found = drafts(marked)
    lines = paragraphs(text)
    marks, parts = quotations(text, lines), [s for line in lines for s in sentences(text, line)]
    by_rule = {
        "adjoined": lambda: adjoined(text, found, marks, parts),
        "unreached": lambda: unreached(text, found, marks, lines, CUES),
        "interrupted": lambda: interrupted(text, found, marks, lines, CUES),
        "signed": lambda: signed(text, found, marks, lines),
        "reopened": lambda: reopened(text, found, marks),
        "strayed": lambda: strayed(text, found, lines),
        "bounded": lambda: bounded(text, found, marks, lines),
        "near": lambda: near(text, found, marks, parts),
        "replying": lambda: replying(text, found),
        "standing": lambda: standing(text, found, marks, lines),
    }
    return {(d.source, d.cue, d.content) for d in by_rule[rule]() if d.content}


@pytest.mark.parametrize(
    ("rule", "found", "right"),
    [
        (
            "adjoined",
            "{s1|Falk} {c1|hinted at} {q1|a levy}. {q1|“Nobody pays twice,”} {s2|he} {c2|said}.",
            "{s1|Falk} {c1|hinted at} {q1|a levy}. {q2|“Nobody pays twice,”} {s2|he} {c2|said}.",
        ),
        (
            "unreached",
            "{q1|“It held,”} {s1|Falk} {c1|wrote}.¶¶{s2|Orme} {c2|argued} {q2|it leaked}.¶¶{q1|“I saw the water.”}",
            "{q1|“It held,”} {s1|Falk} {c1|wrote}.¶¶{s2|Orme} {c2|argued} {q2|it leaked}.¶¶{q2|“I saw the water.”}",
        ),
        (
            "signed",
            "{q1|“The lock never held water.”} {c1|―} {s1|Ada Falk}¶¶{q1|“We row to school now.”} ― Jon Orme",
            "{q1|“The lock never held water.”} {c1|―} {s1|Ada Falk}¶¶{q2|“We row to school now.”} {c2|―} {s2|Jon Orme}",
        ),
        (
            "strayed",
            "{s1|Falk} {c1|shot back}: {q1|“Why ask me?”}¶¶{s2|Orme} {c2|said} {q2|“Yes.”} It was {q1|“shut”} to him.",
            "{s1|Falk} {c1|shot back}: {q1|“Why ask me?”}¶¶{s2|Orme} {c2|said} {q2|“Yes.”} It was “shut” to him.",
        ),
        # Words that only tell when something was done reach no other sentence; words of speech do.
        (
            "strayed",
            "It came after {c|asking} {q|the council to act}. {q|“Falk has broken her oath.”}",
            "It came after {c|asking} {q|the council to act}. “Falk has broken her oath.”",
        ),
        (
            "strayed",
            "{s|Falk} left after {c|saying} {q|it was shut}. {q|“It will not hold.”}",
            "{s|Falk} left after {c|saying} {q|it was shut}. {q|“It will not hold.”}",
        ),
        # In one paragraph somebody's speech may stand inside another's.
        (
            "strayed",
            "{q1|“It held,”} {s1|Falk} {c1|said}, when {s2|Orme} {c2|said} {q2|it leaked}. {q1|“It never did.”}",
            "{q1|“It held,”} {s1|Falk} {c1|said}, when {s2|Orme} {c2|said} {q2|it leaked}. {q1|“It never did.”}",
        ),
        # A colon leads from whom it was said to, or from what about, to what was said.
        (
            "bounded",
            "{s|Falk} {c|shot back at} {q|a reporter who asked about it}: {q|“Why are you asking me?”}",
            "{s|Falk} {c|shot back at} a reporter who asked about it: {q|“Why are you asking me?”}",
        ),
        # A letter ends with its signature; the next one has its own.
        (
            "signed",
            "{q1|“The lock never held water.”} {c1|―} {s1|Ada Falk}¶¶{q1|“We row to school now, every one of us.”}",
            "{q1|“The lock never held water.”} {c1|―} {s1|Ada Falk}¶¶“We row to school now, every one of us.”",
        ),
        # What a cue interrupts goes on in small letters; a second word of speech tells of a second utterance.
        (
            "interrupted",
            "{q1|“Every time you say that,”} {s1|Falk} {c1|said}, pointing at the lock, {q2|“you let water in.”}",
            "{q1|“Every time you say that,”} {s1|Falk} {c1|said}, pointing at the lock, {q1|“you let water in.”}",
        ),
        (
            "interrupted",
            "{q1|“It held,”} {s1|Falk} {c1|said}. Orme looked on. {s2|He} {c2|argued} that {q2|“it leaked.”}",
            "{q1|“It held,”} {s1|Falk} {c1|said}. Orme looked on. {s2|He} {c2|argued} that {q2|“it leaked.”}",
        ),
        (
            "interrupted",
            "{q1|“It held,”} {s1|Falk} {c1|said}, while {s2|Orme} {c2|argued}, {q2|“it leaked from the start.”}",
            "{q1|“It held,”} {s1|Falk} {c1|said}, while {s2|Orme} {c2|argued}, {q2|“it leaked from the start.”}",
        ),
        (
            "signed",
            "“The lock never held water.” — a boatman, 2030",
            "{q1|“The lock never held water.”} {c1|—} {s1|a boatman, 2030}",
        ),
        (
            "near",
            "{q1|'It was shut,'} {s1|he} {c1|said}. {q1|'Let alone locked.'}",
            "{q1|'It was shut,'} {s1|he} {c1|said}. {q1|'Let alone locked.'}",
        ),
        (
            "near",
            "{q1|“That’s me,”} {s1|she} {c1|says}, {q1|and is gone}.",
            "{q1|“That’s me,”} {s1|she} {c1|says}, and is gone.",
        ),
        (
            "replying",
            "{c1|Asked} by {s1|Ada Orme} {q1|why it leaked, Falk} {c2|replied} {q2|that it was old}.",
            "{c1|Asked} by {s1|Ada Orme} {q1|why it leaked}, {s2|Falk} {c2|replied} {q2|that it was old}.",
        ),
        (
            "replying",
            "{s1|{s2|The chair}} {c1|asked}: {q1|“Why?”} Falk {c2|replied} {q2|that it was old}.",
            "{s1|The chair} {c1|asked}: {q1|“Why?”} {s2|Falk} {c2|replied} {q2|that it was old}.",
        ),
        (
            "replying",
            "{q1|“Why?”} {c1|asked} the chair of Selm. {s1|{s2|Falk}} {c2|replied} {q2|that it was old}.",
            "{q1|“Why?”} {c1|asked} {s1|the chair of Selm}. {s2|Falk} {c2|replied} {q2|that it was old}.",
        ),
        (
            "near",
            "{q1|When} asked, {s1|she} {c1|said}: {q1|“It was shut.”}",
            "When asked, {s1|she} {c1|said}: {q1|“It was shut.”}",
        ),
        (
            "unreached",
            "{q1|“It held,”} {s1|Falk} {c1|said}.¶¶{q2|“All day?”} {s2|Orme} {c2|asked}.¶¶{q1|“All day long.”}",
            "{q1|“It held,”} {s1|Falk} {c1|said}.¶¶{q2|“All day?”} {s2|Orme} {c2|asked}.¶¶{q1|“All day long.”}",
        ),
        (
            "standing",
            "{q1|“It held,”} {s1|Falk} {c1|said}.¶¶{q2|“All day?”} {s2|Orme} {c2|asked}.¶¶“It held all day.”",
            "{q1|“It held,”} {s1|{s3|Falk}} {c1|{c3|said}}.¶¶{q2|“All day?”} {s2|Orme} {c2|asked}.¶¶"
            "{q3|“It held all day.”}",
        ),
        (
            "standing",
            "{q2|“All day?”} {s2|Orme} {c2|asked}.¶¶“It held all day.”",
            "{q2|“All day?”} {s2|Orme} {c2|asked}.¶¶“It held all day.”",
        ),
        (
            "reopened",
            "{s1|Falk} {c1|said}: {q1|“It held.}¶¶{q2|“Today.”}¶¶{q2|“So far,”} {s2|she} {c2|added}.",
            "{s1|Falk} {c1|said}: {q1|“It held.¶¶“Today.”}¶¶{q2|“So far,”} {s2|she} {c2|added}.",
        ),
        (
            "reopened",
            "{s1|Falk} {c1|said}: {q1|“It held.}¶¶{q2|“It leaked,”} {s2|Orme} {c2|said}.",
            "{s1|Falk} {c1|said}: {q1|“It held.}¶¶{q2|“It leaked,”} {s2|Orme} {c2|said}.",
        ),
    ],
)
def test_a_quotation_goes_to_whom_it_stands_by(rule: str, found: str, right: str) -> None:
    _, want = drafts(right)
    assert mended(rule, found) == {(d.source, d.cue, d.content) for d in want}


def test_a_quotation_after_a_colon_goes_to_nobody_named_in_it() -> None:
    text = "It was written: “We and Ada are here to stay.”"
    found = [Draft((Span(24, 27),), (Span(7, 14),), (), 0.9, "tagger")]
    assert text[24:27] == "Ada"
    assert announced(text, found, quotations(text), sentences(text), speech_words("en")) == found


@pytest.mark.parametrize(("cue", "owner"), [("had seen it", "Falk"), ("had told them", "Mora")])
def test_a_quotation_after_a_colon_leaves_its_owner_only_for_a_word_of_speech(cue: str, owner: str) -> None:
    text = f"Mora {cue}: “The lamp is out for good,” Falk said."
    (mark,) = quotations(text)
    first, last = text.index("Falk"), text.index("said")
    found = [
        Draft((Span(0, 4),), (Span(5, 5 + len(cue)),), (), 0.9, "tagger"),
        Draft((Span(first, first + 4),), (Span(last, last + 4),), (mark.span,), 0.9, "tagger"),
    ]
    told = announced(text, found, quotations(text), sentences(text), speech_words("en"))
    assert [d.source[0].of(text) for d in told if mark.span in d.content] == [owner]
