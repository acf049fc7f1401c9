"""Headlines that name at their end whose words they are."""

from __future__ import annotations

import pytest

from marked import read
from sayso.extract.draft import Draft
from sayso.extract.headline import credited, parted
from sayso.extract.turn import turns
from sayso.text.segment import paragraphs, quotations

BODY = "\n\nThe bridge has been shut since May."


@pytest.mark.parametrize(
    "marked",
    [
        "{q|Bridge will not reopen this decade}{c|:} {s|minister}",
        "{q|Two people missing off Rovan}{c|:} {s|coastguard}",
        "{q|Ferry was overloaded} {c|-} {s|watchdog}",
        "{q|Dam minister to stay until spring}{c|:} {s|report}",
        "INTERVIEW-{q|Orme will not sell its ice}{c|:} {s|minister}",
        "{q|“You do not argue with a river”}{c|:} {s|the last pilots of the Morrow}",
        "{q|‘We counted the passengers first’}{c|:} {s|Lorvik}",
        "{s|Police}{c|:} {q|man, 40, died in the fire}",
    ],
)
def test_a_headline_is_credited_to_whom_its_end_names(marked: str) -> None:
    text, (gold,) = read(marked + BODY)
    lines = paragraphs(text)
    (draft,) = credited(text, [], quotations(text, lines), lines)
    assert (draft.source, draft.cue, draft.content) == (gold.source, gold.cue, gold.content)


@pytest.mark.parametrize(
    "text",
    [
        "Orme 2-1 Brask: match report",
        "Orme 2-1 Brask - report",
        "Opening hours of the library: Orme",
        "“We lost everything we had”: life after the flood",
        "Three things to know about the vote: what next for the minister",
        "The bridge was shut for one reason: the minister.",
        "The mill: workers",
        "Director: Ada Falk",
        "Weather: the rain is here to stay",
        "Bring your own boots: driver\n\nBring your own lunch: teacher",
    ],
)
def test_other_lines_with_a_colon_credit_nobody(text: str) -> None:
    lines = paragraphs(text)
    assert credited(text, [], quotations(text, lines), lines) == []


def test_a_last_name_counts_where_its_bearer_speaks() -> None:
    text, gold = read("{q1|Bridge will be safe for now}{c1|:} {s1|Falk}\n\n{s2|Wim Falk} {c2|said} {q2|it was safe}.")
    lines = paragraphs(text)
    known = [Draft(g.source, g.cue, g.content, 0.9, "tagger") for g in gold if len(g.content[0].of(text)) < 20]
    assert len(known) == 1
    assert len(credited(text, known, (), lines)) == 2
    assert credited(text, [], (), lines) == []


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (
            "{s|Falk} {c|says} {q|he has the votes, but colleagues} have doubts",
            "{s|Falk} {c|says} {q|he has the votes}, but colleagues have doubts",
        ),
        (
            "{s|Mayor} {c|said} {q|ferry would run, but the company has no boat}",
            "{s|Mayor} {c|said} {q|ferry would run}, but the company has no boat",
        ),
        (
            "{s|Orne} {c|says} {q|vote was fair, but her own party isn't convinced}",
            "{s|Orne} {c|says} {q|vote was fair}, but her own party isn't convinced",
        ),
        (
            "{s|Bank} {c|says} {q|growth is back but few feel it¶¶It grew last year}.",
            "{s|Bank} {c|says} {q|growth is back} but few feel it¶¶It grew last year.",
        ),
        (
            "{s|Orlan} {c|Says} {q|Dam Will Hold – But Engineers Are Not So Sure}",
            "{s|Orlan} {c|Says} {q|Dam Will Hold} – But Engineers Are Not So Sure",
        ),
        (
            "{s|Selm council} {c|says} {q|pool will open, as builders ask for more time}",
            "{s|Selm council} {c|says} {q|pool will open}, as builders ask for more time",
        ),
        (
            "{s|Lorvik}{c|:} {q|‘We have won’; critics say the count is not over}",
            "{s|Lorvik}{c|:} {q|‘We have won’}; critics say the count is not over",
        ),
    ],
)
def test_the_second_half_of_a_headline_is_the_outlets(found: str, right: str) -> None:
    text, (gold,) = read(found)
    (draft,) = parted(text, [Draft(gold.source, gold.cue, gold.content, 0.9, "tagger")], paragraphs(text)[:1])
    assert draft.content == read(right)[1][0].content


def test_what_somebody_says_below_a_headline_holds_none_of_it() -> None:
    text, gold = read("{q1|Mayor says so¶¶The bridge {s2|Orne} {c2|called} {q2|safe} holds}, {s1|Falk} {c1|said}.")
    drafts = sorted((Draft(g.source, g.cue, g.content, 0.9, "tagger") for g in gold), key=lambda d: d.content)
    told = Draft(drafts[1].source, drafts[1].cue, drafts[1].content, 0.9, "tagger", drafts[0].content)
    own, inner = parted(text, [drafts[0], told], paragraphs(text)[:1])
    assert [c.of(text) for c in own.content] == ["The bridge Orne called safe holds"]
    assert inner.outer == own.content


@pytest.mark.parametrize(
    "marked",
    [
        "{s|Pilot} {c|says} {q|he saw the light, but did not turn}",
        "{s|Mayor} {c|says} {q|bridge is safe, but it needs work}",
        "{s|Doctors} {c|say} {q|drug works, but at a price}",
        "{s|Mayor} {c|says} {q|plan is sound, but costs more than expected}",
        "{s|Poll} {c|finds} {q|40% back the dam, while 30% oppose it}",
        "{s|Falk}{c|:} {q|“It holds, but the council is afraid”}",
        "{q|Bridge is safe, but the council is afraid}{c|:} {s|mayor}",
    ],
)
def test_what_a_headline_goes_on_to_say_of_the_same_speaker_stays(marked: str) -> None:
    text, (gold,) = read(marked)
    held = Draft(gold.source, gold.cue, gold.content, 0.9, "tagger")
    assert parted(text, [held], paragraphs(text)[:1]) == [held]


def test_what_others_say_in_the_second_half_stands_for_itself() -> None:
    text, gold = read("{s1|Lorvik} {c1|says} {q1|she won; {s2|critics} {c2|say} {q2|the count goes on}}")
    one, other = sorted((Draft(g.source, g.cue, g.content, 0.9, "tagger") for g in gold), key=lambda d: d.cue)
    told = Draft(other.source, other.cue, other.content, 0.9, "tagger", one.content)
    first, second = parted(text, [one, told], paragraphs(text))
    assert [first.content[0].of(text), second.content[0].of(text)] == ["she won", "the count goes on"]
    assert second.outer is None


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ("{s|Ferry}{c|:} {q|“hull was rusty”}, minister says", "Ferry: {q|“hull was rusty”}, {s|minister} {c|says}"),
        ("{s|Ferry} “hull {q|was” rusty}", "{s|Ferry} “hull {q|was” rusty}"),
        ("{s|Ferry}{c|:} {q|“hull was rusty”,} says vet", "Ferry: {q|“hull was rusty”}, {c|says} {s|vet}"),
        ("{s|Ada Orne}{c|:} {q|“It was rusty”}, she says", "{s|Ada Orne}{c|:} {q|“It was rusty”}, she says"),
        ("{s|Orne}{c|:} {q|“It was rusty”}, Orne says", "{s|Orne}{c|:} {q|“It was rusty”}, Orne says"),
    ],
)
def test_what_a_headline_is_about_says_nothing_where_another_does(found: str, right: str) -> None:
    text, (gold,) = read(found)
    lines = paragraphs(text)
    held = [Draft(gold.source, gold.cue, gold.content, 0.9, "tagger")]
    (draft,) = credited(text, held, quotations(text, lines), lines, frozenset({"says"}))
    (want,) = read(right)[1]
    assert (draft.source, draft.cue, draft.content) == (want.source, want.cue, want.content)
    opened = turns(text, lines, quotations(text, lines), frozenset({"says"}))
    assert bool(opened) == (want.source == gold.source and ":" in text)
