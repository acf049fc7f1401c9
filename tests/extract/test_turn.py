"""Speaker turns: labels, what they hold, and interviews without labels."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from marked import lines, read
from sayso.desk.taggers import LexicalTagger
from sayso.extract.attribution import attributions
from sayso.extract.interview import interview
from sayso.extract.label import divided
from sayso.extract.narration import is_narrated
from sayso.extract.turn import turns, unstruck, within_single_marks
from sayso.readers.markdown import read as read_markdown
from sayso.readers.page import read as read_page
from sayso.text.lexicon import lexicon
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
        # An article that prints part of a transcript opens a quotation mark before each label.
        'Mr Lund asked for the minutes, which read:¶"{s1|ORNE}{c1|:} {q1|The lock is shut. We know that, and —}¶'
        '"(CROSSTALK.)¶"{s2|LUND}{c2|:} {q2|You said on Monday that it held.}¶"{q2|So which is it?}¶"{s3|ORNE}{c3|:} '
        '{q3|It held on Monday.}"¶The committee rose. Nobody thanked her.',
        # A single quotation with a name and a colon is a headline that somebody cites.
        "“Orne: lock holds” stood on every wall.¶“Nobody believed it,” said a boatman.",
        # A word of one letter is no label, and a short sentence no section head.
        "{s1|Ada Orne}{c1|:} {q1|I begin.¶A lot has been done.¶We shall go on…}¶{s2|Ivo Lund}{c2|:} {q2|Thank you.¶"
        "Thank you!}¶{s3|Ada Orne}{c3|:} {q3|I hope so.}",
        # A card that a page glues to a name.
        "{s1|Clerk Ada Orne} Orne Ada Clerk of Selm {c1|:} {q1|I begin.}¶{s2|Ivo Lund}{c2|:} {q2|We know.}¶"
        "{s3|Ada Orne}{c3|:} {q3|You do.}",
        # Head matter, votes and the course of the sitting are the record's; who is listed has a label of one name.
        "Venue: the Rope Hall¶Moderator: Ivo Lund¶Present: Ms Orne, Mr Lund, Mr Hesk (from 7 p.m.)¶"
        "{s1|Lund}{c1|:} {q1|We come to the lock.}¶{s2|Hesk}{c2|:} {q2|I move that it be opened.}¶"
        "The motion was carried by 4 votes to 1.¶For: Orne, Lund¶Against: Birkel¶{s3|Lund}{c3|:} {q3|Go on.}¶"
        "{s4|Orne}{c4|:} {q4|The court closed in May, and nobody told us.}¶The committee rose at 20.12.",
        "{s1|MS ORNE}{c1|:} {q1|Who are you?}¶{s2|THE WITNESS}{c2|:} {q2|Ivo Lund.}¶The witness withdrew.¶"
        "{s3|MS ORNE}{c3|:} {q3|I call Mia.}¶Ms Orne left the hall.¶{s4|THE COURT}{c4|:} {q4|Sit down.} (Laughter.)",
        # A label in a line of its own, where such labels come back.
        "{s1|Ada Orne}{c1|:}¶{q1|We open the lock.¶I am glad.}¶{s2|Ivo Lund}{c2|:}¶{q2|I doubt it.}¶"
        "{s3|Ada Orne}{c3|:}¶{q3|You will see.}",
        # Whoever has a full name and speaks for himself answers a speaker whose office is named.
        "{s1|President Ada Orne}{c1|:} {q1|Good day.¶The lock was built last year.¶First: the roads.¶I thank you.}¶"
        "{s2|Ivo Lund}{c2|:} {q2|Thank you, President.}",
        # Lines of times and counts end a post, and a post that is quoted lies inside the one that quotes it.
        "{s1|Ada Orne (@adaorne)}{c1|:} {q1|It is shut.}¶9 Jun 2030 · 118 reposts¶{s2|Ivo (@ivolund)}{c2|:} {q2|Why?}¶"
        "2h ago¶{s3|Ada Orne (@adaorne)}{c3|:} {q3|RT {s4|@ivolund}{c4|:} {q4|Why?}}¶{s5|Mia (@mia)}{c5|:} {q5|They "
        "said May.¶> {s6|Ada Orne (@adaorne)}{c6|:} {q6|May it is.}}¶3 replies¶{s7|Selm (@selm)}{c7|:} {q7|Open now.}¶"
        "10:42 AM · Jun 9, 2030 · 4.1K Views¶Show more replies",
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


def test_a_quoted_post_names_the_turn_around_it() -> None:
    text = "Ada (@ada): Which site?\n> Port (@port): Crews are\n> on site.\nIvo (@ivo): None."
    lines = paragraphs(text)
    bare = tuple(Span(s.start + 2, s.stop) if s.of(text)[0] == ">" else s for s in lines)
    outer, inner, _ = turns(text, bare, (), CUES)
    assert turns(text, lines, (), CUES)[:2] == (outer, inner)
    assert (outer.outer, inner.outer) == (None, outer.content)
    assert [s.of(text) for s in inner.content] == ["Crews are", "on site."]
    ended = text.replace("site?", "site?\n2 replies")
    assert [t.outer for t in turns(ended, paragraphs(ended), (), CUES)] == [None, None, None]
    cut = unstruck(text, [outer, inner], [Span(12, 18)])
    assert cut[0].content != outer.content == inner.outer
    assert cut[1].outer == cut[0].content


@pytest.mark.parametrize(
    ("words", "speaker", "told"),
    [
        ("La séance est levée à 20 h 12.", "M. Orne", True),
        ("Die Sitzung wurde um 20.12 Uhr geschlossen.", "Orne", True),
        ("Se levanta la sesión a las 20.12.", "Orne", False),
        ("Заседание закрыто в 20.12.", "Орнова", True),
        ("The interview was recorded on 4 May.", "A", True),
        ("The council met nine times this year.", "Ada Orne", False),
        ("We adjourned the meeting, and it ended badly.", "Ada Orne", False),
        ("Has the meeting ended?", "Ada Orne", False),
        ("Mr Lund asked about the lamps.", "Ada Orne", False),
        ("Ms Orne showed him a key.", "MS. ADA ORNE", True),
    ],
)
def test_what_the_record_tells(words: str, speaker: str, told: bool) -> None:
    assert is_narrated(words, speaker) == told


@pytest.mark.parametrize(
    "text",
    [
        "HARBOURWATCH: The strait may open in May.\n\nThe ice is thin. A new report compares ten ports.\n\n"
        "The ministry published its own figures on Monday.",
        "ANALYSIS: Why the strait is shut\n\nThe ice came early.",
        "Orne, Ada (Civic List): 9,812 votes\nLund, Ivo (Harbour Union): 8,440 votes\nHolt, Mia (List Four): 977 votes",
        "Monday: “Speak, Stone!”\nTuesday: “Nobody, Captain”\nWednesday: closed",
        "SELM CHANDLERY: Stock on 1 April\nAnchors: 11\nRopes: as agreed with the sailmaker",
        "PORT SELM: The strait opened on Monday after ten weeks.\n\nShips went through at noon.",
        "Captain Brandt: Dela Okoro\nThe Clerk: Ivo Lund\nMusic: Otto Lind\nDirected by: Ada Orne",
        "Best Film: “I Never Said So”\nBest Song: “Tell Me, Captain”\nBest Actor: Ivo Lund",
        "Aim: You bring your gulls home.\nPlay: On your turn, you draw a card.\nEnd: Count your gulls.",
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


@pytest.mark.parametrize(
    ("post", "told"),
    [
        ("~~RT @ivo: The bridge is shut.~~", []),
        ("~~I said that the bridge is shut.~~ ~~I know.~~", []),
        ("~~RT @ivo:~~ The bridge is shut.", [("@bo", " The bridge is shut.", None)]),
        (
            "RT @ivo: The ~~bridge~~",
            [("@bo", "RT @ivo: The ", None), ("@ivo", "The ", "@bo")],
        ),
    ],
)
def test_what_is_crossed_out_of_a_post_is_crossed_out_of_the_post_that_it_quotes(
    post: str, told: list[tuple[str, str, str | None]]
) -> None:
    body = f"@ada: We know.\n\n@bo: {post}\n\n@ada: I do."
    document = read_markdown(Capture("a", None, "text/markdown", body.encode()), Hints())[0]
    assert isinstance(document, Document)
    found = attributions(document, LexicalTagger(lexicon("en")), CUES)[0]
    said = {a.id: a.source[0].of(document.text) for a in found}
    shown = [(said[a.id], a.content[0].of(document.text), said.get(a.within or "")) for a in found]
    assert shown == [("@ada", "We know.", None), *((s, c, within) for s, c, within in told), ("@ada", "I do.", None)]


@pytest.mark.parametrize("record", ["> The meeting rose at 20.12.", "> Present: Orne, Lund\n> And more of us."])
def test_a_post_ends_with_the_turn_that_quotes_it(record: str) -> None:
    text = f"Ada (@ada): Which site do you want?\n> Port (@port): Crews are on site.\n{record}\nIvo (@ivo): No."
    outer, inner, _ = turns(text, paragraphs(text), (), CUES)
    assert inner.outer == outer.content
    assert [s.of(text) for s in inner.content] == ["Crews are on site."]


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


MARKED = [(code, line.marked) for code in ("fr", "es") for line in lines(code) if line.place.startswith("turns.txt")]


@pytest.mark.parametrize(("language", "marked"), MARKED)
def test_letters_and_dashes_of_other_languages(language: str, marked: str) -> None:
    text, wanted = read(marked)
    block = Block(Span(0, len(text)), "body", "")
    document = Document("d", "d", None, None, language, None, None, None, None, None, text, (block,), "", "text@1")
    told, _ = attributions(document, LexicalTagger(lexicon(language)), speech_words(language))
    assert {(a.source, a.cue, a.content) for a in told} == {(w.source, w.cue, w.content) for w in wanted}


@pytest.mark.parametrize(
    "text", ["P. Lunin spoke first.\nR. Orne asked why?", "R. Orne came.\nIs it safe?", "P: 12\nR: 14"]
)
def test_lone_letters_are_initials(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ada Orne: It is shut.\nThey all left.", [("Ada Orne", "It is shut.")]),
        ("ORNE: It is shut.\nBack to the studio.", [("ORNE", "It is shut.")]),
        ("Tom: It is shut.\nLook: it is open.", [("Tom", "It is shut.")]),
    ],
)
def test_a_name_at_a_marked_turn_is_a_label_and_the_next_mark_ends_it(text: str, wanted: list[tuple[str, str]]) -> None:
    lines = paragraphs(text)
    told = turns(text, lines, quotations(text, lines), CUES, marked=frozenset(p.start for p in lines))
    assert [(t.label and t.label.of(text), t.content[0].of(text)) for t in told] == wanted
