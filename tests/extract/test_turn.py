"""Speaker turns: labels, what they hold, and interviews without labels."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from marked import read
from sayso.extract.attribution import attributions
from sayso.extract.interview import interview
from sayso.extract.label import divided
from sayso.extract.turn import turns, within_single_marks
from sayso.readers.markdown import read as read_markdown
from sayso.readers.page import read as read_page
from sayso.text.segment import paragraphs, quotations
from sayso.text.speech import speech_words
from sayso.types import Block, Capture, Document, Hints, Quotation, Span, Tagged

CUES = speech_words("en")


def found(text: str, bold: frozenset[int] = frozenset(), heads: frozenset[int] = frozenset()) -> tuple[Tagged, ...]:
    lines = divided(text, paragraphs(text))
    spoken = turns(text, lines, quotations(text, lines), CUES, bold | heads)
    spoken += interview(text, lines, bold, heads, spoken)
    told = [Tagged((t.label,) if t.label else (), (t.colon,) if t.colon else (), t.content, 1.0) for t in spoken]
    return tuple(sorted(told, key=lambda t: t.content[0]))


@pytest.mark.parametrize(
    "marked",
    [
        # A description before a name is a label where labels are; an interpreter's note has a colon of its own.
        "{s1|President Ada Orne}{c1|:} {q1|Welcome, I am glad.}¶{s2|Ferry league player Ivo Lund} {c2|:} {q2|We won.}¶"
        "{s3|Envoy Mia Holt}{c3|:} ( retranslated ) : {q3|I thank you.}¶{s4|Ada Orne}{c4|:} {q4|We thank you.}",
        # Voices from the hall, and places of callers.
        "{s1|Ada Orne}{c1|:} {q1|Are you cold?}¶{s2|Remark}{c2|:} {q2|We are.}¶{s3|Ada Orne}{c3|:} {q3|I see.}¶"
        "{s4|Question from Selm}{c4|:} {q4|Why are we cold?}¶{s5|Ada Orne}{c5|:} {q5|I shall ask.}",
        # What happened in the hall is said by nobody, however long it is told.
        "{s1|Ada Orne}{c1|:} {q1|I begin.}¶(Ada Orne went on to speak of the dykes, of the locks (both of them), of "
        "the pumps and of all that had been mended in the winter.)¶{q1|We have no more money.}¶{s2|Ivo Lund}{c2|:} "
        "{q2|We know.}¶Remark in German.¶{s3|Ada Orne}{c3|:} {q3|I thank you.}",
        "{s1|Ada Orne}{c1|:} {q1|Ask me.}¶Question: (without microphone).¶{s2|Ada Orne}{c2|:} {q2|I do not know.}",
        "{s1|MS. ORNE}{c1|:} {q1|It is raining. (Applause.) You have no hats.} (Laughter.)¶"
        "{s2|Q}  {q2|(In Russian.) Why?}¶{s3|MS. ORNE}{c3|:} {q3|I do not know.} <…>",
        # A word of one letter is no label, and a short sentence no section head.
        "{s1|Ada Orne}{c1|:} {q1|I begin.¶A lot has been done.¶We shall go on…}¶{s2|Ivo Lund}{c2|:} {q2|Thank you.¶"
        "Thank you!}¶{s3|Ada Orne}{c3|:} {q3|I hope so.}",
        # A card that a page glues to a name.
        "{s1|Clerk Ada Orne} Orne Ada Clerk of Selm {c1|:} {q1|I begin.}¶{s2|Ivo Lund}{c2|:} {q2|We know.}¶"
        "{s3|Ada Orne}{c3|:} {q3|You do.}",
        # Whoever reads a quotation aloud goes on speaking after it.
        "{s1|Ada Orne}{c1|:} {q1|I begin.}¶{s2|Ivo Lund}{c2|:} {q2|“Why is the strait closed?”¶That is what they ask "
        "me.}¶{s3|Ada Orne}{c3|:} {q3|I know.}",
    ],
)
def test_a_transcript(marked: str) -> None:
    text, gold = read(marked)
    assert sorted((t.source, t.cue, t.content) for t in found(text)) == sorted(
        (g.source, g.cue, g.content) for g in gold
    )


@pytest.mark.parametrize(
    "text",
    [
        "HARBOURWATCH: The strait may open in May.\n\nThe ice is thin. A new report compares ten ports.\n\n"
        "The ministry published its own figures on Monday.",
        "ANALYSIS: Why the strait is shut\n\nThe ice came early.",
        "Orne, Ada (Civic List): 9,812 votes\nLund, Ivo (Harbour Union): 8,440 votes\nHolt, Mia (List Four): 977 votes",
        "Monday: “Speak, Stone!”\nTuesday: “Nobody, Captain”\nWednesday: closed",
        "U.S. Senate: Seven seats are open.\n\nThe count begins on Monday.",
        "What is a dyke? What is a lock?\n\nThe museum explains both.",
    ],
)
def test_no_turn(text: str) -> None:
    assert found(text) == ()


def test_labels_inside_a_paragraph() -> None:
    text = (
        "В зале начались переговоры. А.Орнова: Добрый день. М.Лунд (как переведено) : Спасибо. Вопрос: А мост? "
        "А.Орнова Орнова Ада Глава порта : Стоит. <…> Темы Порт"
    )
    told = [(t.source[0].of(text), t.content[0].of(text)) for t in found(text)]
    assert told == [
        ("А.Орнова", "Добрый день."),
        ("М.Лунд (как переведено)", "Спасибо."),
        ("Вопрос", "А мост?"),
        ("А.Орнова", "Стоит."),
    ]
    prose = "The U.S. Senate: a history. It has two parts: one by A. Orne and one by I. Lund."
    assert divided(prose, [Span(0, len(prose))]) == (Span(0, len(prose)),)


INTERVIEW = "{}\n\nWhy did you close the strait?\n\nI had no choice.\n\nDid anybody help you?\n\nThey sent me a letter."


def asked(text: str) -> frozenset[int]:
    return frozenset(p.start for p in paragraphs(text) if p.of(text).endswith("?"))


@pytest.mark.parametrize(
    ("introduction", "who"),
    [
        ("The Gazette spoke to Ada Orne about the ice.", "Ada Orne"),
        ("An interview with harbour master Ada Orne.", "Ada Orne"),
        ("Ada Orne and Ivo Lund met us in March.", None),
        ("Ada Orne talked to Ivo Lund.", None),
    ],
)
def test_an_interview_without_labels(introduction: str, who: str | None) -> None:
    text = INTERVIEW.format(introduction)
    told = found(text, asked(text))
    assert [t.content[0].of(text) for t in told if not t.source] == [
        "Why did you close the strait?",
        "Did anybody help you?",
    ]
    answers = [(t.source[0].of(text), t.content[0].of(text)) for t in told if t.source]
    assert answers == ([(who, "I had no choice."), (who, "They sent me a letter.")] if who else [])


def test_questions_without_bold_type_need_a_known_answerer() -> None:
    text = INTERVIEW.format("An interview with Ada Orne.") + "\n\nWill you stay?\n\nI shall sleep.\n\nOrne left in May."
    assert [t.content[0].of(text) for t in found(text)][-2:] == ["Will you stay?", "I shall sleep."]
    assert found(text.replace("An interview with Ada Orne.", "The harbour is shut.")) == ()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("MAYOR ORNE: It shut in ~~April~~ [March], as **I** said.\n\nQ  Why?\n\nMAYOR ORNE: I am tired.", "markdown"),
        (
            "<p>MAYOR ORNE: It shut in <del>April</del> [March], as <b>I</b> said.<p>Q: Why?<p>MAYOR ORNE: I am tired.",
            "html",
        ),
    ],
)
def test_crossed_out_words_are_not_said(body: str, kind: str) -> None:
    read_it = read_markdown if kind == "markdown" else read_page
    document = read_it(Capture("a", None, f"text/{kind}", body.encode()), Hints())[0]
    assert isinstance(document, Document)
    assert [b.span.of(document.text) for b in document.blocks if b.kind == "struck"] == ["April"]
    told = attributions(document, Nobody(), CUES)[0][0]
    assert [s.of(document.text) for s in told.content] == ["It shut in ", " [March], as I said."]


def test_single_marks_inside_a_turn() -> None:
    text = "‘It’s shut.’ I know."
    assert [s.of(text) for s in within_single_marks(text, (Span(0, 19),))] == ["‘It’s shut.’"]
    assert within_single_marks(text, (Span(13, 19),)) == (Span(13, 19),)


class Nobody:
    name = "none"

    def tag(self, text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[Tagged, ...]:
        return ()


def blocks(document: object) -> list[tuple[str, str]]:
    assert isinstance(document, Document)
    kept: list[Block] = [b for b in document.blocks if b.kind in ("question", "body", "lede")]
    return [(b.kind, b.span.of(document.text)) for b in kept]


def test_readers_know_a_question_in_bold_type() -> None:
    marks = "# Slow\n\nThe Gazette spoke to Ada Orne.\n\n**Why slow?**\n\nI had **no** choice.\n"
    kinds = [("lede", "The Gazette spoke to Ada Orne."), ("question", "Why slow?"), ("body", "I had no choice.")]
    assert blocks(read_markdown(Capture("a.md", None, "text/markdown", marks.encode()), Hints())[0]) == kinds
    lede = "The Gazette spoke to Ada Orne about the ice, the tugs and about the long winter in the strait of Selm."
    page = (
        f"<html><body><article><h1>Slow</h1><p>{lede}</p><p><strong>Why slow?</strong></p>"
        "<p>I had <b>no</b> choice, because the ice came early and the only tug lay idle.</p></article></body>"
    )
    told = blocks(read_page(Capture("a.html", None, "text/html", page.encode()), Hints())[0])
    assert [k for k, _ in told] == ["lede", "question", "body"]
