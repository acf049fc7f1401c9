"""Who is meant by the words of a source. Every person, place and body here is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marked import read
from sayso.extract.mention import chain, name_sources, roles
from sayso.extract.mention.layout import laid_out
from sayso.types import Attribution, Block, Document, Span, key


def document(text: str, language: str = "en", byline: str | None = None, blocks: tuple[Block, ...] = ()) -> Document:
    return Document(
        "d_1", "a.txt", None, None, language, None, None, byline, None, None, text, blocks, "", "text@1"
    )  # fmt: skip


def attributions(marked: str) -> tuple[str, tuple[Attribution, ...]]:
    text, tagged = read(marked)
    found = [
        Attribution(key("a", "d_1", t.source, t.cue, t.content), "d_1", t.source, t.cue, t.content, "direct")
        for t in tagged
    ]
    return text, tuple(found)


def named(marked: str, language: str = "en") -> list[str | None]:
    text, found = attributions(marked)
    return [a.name for a in name_sources(document(text, language), found)]


def test_a_ministry_between_office_and_name_is_no_part_of_the_name() -> None:
    assert named("{s|Директор департамента МВД Кельморы Артём Орлин} {c|сообщил} {q|что мост закрыт}.", "ru") == [
        "Артём Орлин"
    ]


def test_a_country_in_a_russian_source_is_not_who_speaks_for_it() -> None:
    marked = "{s|Представитель министерства обороны Германии} {c|заявил}, {q|что мост закрыт}."
    assert named(marked, "ru") == [None]
    marked = "Задержана гражданка Германии Сюзанна Орн. {s|Орн} {c|сказала}, {q|что ждёт}."
    assert named(marked, "ru") == ["Сюзанна Орн"]
    assert named("В интервью СМИ {s|Сабирова} {c|сказала}, {q|что ждёт}.", "ru") == ["Сабирова"]


CASES = {
    "whom a body stands for is in its name": (
        "{s|Citizens for Lock Justice} {c|said} {q|no}. {s1|Doctors Without Borders} {c1|said} {q1|yes}.",
        ["Citizens for Lock Justice", "Doctors Without Borders"],
    ),
    "what is set beside a name may join two things": (
        "{s|China, Selm's only ally and its way to the sea,} {c|condemned} {q|the test}.",
        ["China"],
    ),
    "a judge named in the next paragraph": (
        "{s|A Selm judge} {c|ruled} {q|that the lock stays shut}.¶¶In his order, State Justice Frank Nerv was short.",
        ["Frank Nerv"],
    ),
    "a judge where two are named": (
        "{s|A judge} {c|ruled} {q|that it stays shut}.¶¶Judge Frank Nerv and Judge Ada Orne met.",
        [None],
    ),
    "a last name that is an office too": (
        "Charlie King, a pilot, spoke. {q|It is safe}, {s|Mr. King} {c|added}.",
        ["Charlie King"],
    ),
    "a nickname in marks": (
        "{s|Clerk Marcia “Cia” Orne} {c|said} {q|no}. {s1|Ms. Orne} {c1|added} {q1|nothing}.",
        ["Marcia Orne", "Marcia Orne"],
    ),
    "a day that bears a name is nobody": (
        "They met on “Ada Orne Memorial Day”. {s|Ms. Orne} {c|said} {q|it was long}.",
        ["Ms. Orne"],
    ),
    "a body with a verb in its name and its letters": (
        "{s|The Alliance to Save Our Locks (ASOL)} {c|said} {q|no}. {s1|ASOL} {c1|added} {q1|nothing}.",
        ["Alliance to Save Our Locks", "Alliance to Save Our Locks"],
    ),
    "a candidate is not whoever was named with another trade": (
        "The vote is near. Aparna Mehl, an economist, read the plan. {s|The GOP candidate} {c|proposes} {q|a levy}.",
        [None],
    ),
    "last name": (
        "Andrei Kortun, head of the Tidewater Council, arrived. {s|Kortun} {c|said} {q|it was safe}.",
        ["Andrei Kortun"],
    ),
    "a suffix keeps its capitals": (
        "{s|Ansel Drayle III} {c|said} {q|no}.",
        ["Ansel Drayle III"],
    ),
    "courtesy title": (
        "Donald Marrow spoke first. {q|It is safe}, {s|Mr. Marrow} {c|said}.",
        ["Donald Marrow"],
    ),
    "office before the name": (
        "{s|Foreign Minister Sergei Orlin} {c|said} {q|no}. {s1|Orlin} {c1|added} {q1|nothing}.",
        ["Sergei Orlin", "Sergei Orlin"],
    ),
    "office in lower case with a portfolio": (
        "{s|Former secretary of state Helen Corby} {c|said} {q|no}.",
        ["Helen Corby"],
    ),
    "office in place of the name": (
        "Foreign Minister Sergei Orlin met Mayor Ada Bell. {s|The foreign minister} {c|said} {q|no}.",
        ["Sergei Orlin"],
    ),
    "party tells nominees apart": (
        "Republican nominee Tom Harrow met Democratic nominee Ruth Sale. {s|The Democratic nominee} {c|said} {q|no}.",
        ["Ruth Sale"],
    ),
    "two hold the office": (
        "Senator Ida Vance and Senator Paul Reed came. {s|The senator} {c|said} {q|no}.",
        [None],
    ),
    "nobody holds the office": (
        "Ada Bell spoke of the harbour. The rain went on. {s|The harbour master} {c|said} {q|no}.",
        [None],
    ),
    "unnamed person, then the man": (
        "Paul Reed left. {s|A fisherman} {c|said} {q|no}. {q1|Never}, {s1|the fisherman} {c1|said}.",
        [None, None],
    ),
    "he": (
        "{s|Paul Reed} {c|said} {q|the pier was closed}. {s1|He} {c1|said} {q1|Ida Vance knew}.",
        ["Paul Reed", "Paul Reed"],
    ),
    "she among men": (
        "Ida Vance met Paul Reed in Marrow Deep. {q|No}, {s|she} {c|said}.",
        ["Ida Vance"],
    ),
    "she is not whom she speaks of": (
        "Ida Vance wrote to Ruth Sale. {s|She} {c|said} {q|Sale was wrong}.",
        ["Ida Vance"],
    ),
    "gender from a title": (
        "Ms. Tarrow met Mr. Lund. {q|No}, {s|she} {c|said}. {q1|Yes}, {s1|he} {c1|said}.",
        ["Ms. Tarrow", "Mr. Lund"],
    ),
    "no man is named": ("Ida Vance left the hall. {s|He} {c|said} {q|no}.", [None]),
    "relative pronoun": (
        "The letter went to Ida Vance, {s|who} {c|said} {q|it was late}.",
        ["Ida Vance"],
    ),
    "shared last name, by title": (
        "Bill Sarn and Hilda Sarn arrived. {s|Mrs. Sarn} {c|said} {q|no}. {s1|Mr. Sarn} {c1|said} {q1|yes}.",
        ["Hilda Sarn", "Bill Sarn"],
    ),
    "office set off before the name": (
        "{s|The council's clerk, Mary B. Quill,} {c|said} {q|no}.",
        ["Mary B. Quill"],
    ),
    "possessive before the office": (
        "{s|Reed's spokesman Carl Munn} {c|said} {q|no}. {s1|Munn} {c1|added} {q1|that}.",
        ["Carl Munn", "Carl Munn"],
    ),
    "somebody of somebody": ("Paul Reed left. {s|A spokesman for Reed} {c|said} {q|no}.", [None]),
    "bodies": (
        "{s|The Tidewater Council} {c|said} {q|no}. {s1|The council} {c1|added} {q1|nothing}.",
        ["Tidewater Council", "Tidewater Council"],
    ),
    "campaign is no person": (
        "Paul Reed left. {s|The Reed campaign} {c|said} {q|no}.",
        ["Reed campaign"],
    ),
    "groups and documents": (
        "{s|Two officials} {c|said} {q|no}. {s1|Critics} {c1|said} {q1|no}. {s2|They} {c2|said} {q2|no}. "
        "{s3|The report} {c3|said} {q3|no}. {s4|Ida Vance and Paul Reed} {c4|said} {q4|no}.",
        [None] * 5,
    ),
    "capitals": (
        "{s|MS. PRAST}{c|:} {q|We know.} ¶Later Jen Prast left.",
        ["Jen Prast"],
    ),
    "label without a fuller name": ("{s|MS. PRAST}{c|:} {q|We know.}", ["Ms. Prast"]),
    "a questioner": ("{s|Q}{c|:} {q|Is it safe?} ¶{s1|PAUL REED}{c1|:} {q1|It is.}", [None, "Paul Reed"]),
    "the same speaker goes on": (
        "{s|Ida Vance} {c|said} {q|the pier was closed}, {c1|adding} {q1|that boats would wait}.",
        ["Ida Vance", "Ida Vance"],
    ),
    "nobody is credited": (
        "Ida Vance left. The bridge {c|is considered} {q|unsafe}.",
        [None],
    ),
    "acronym": (
        "The Harbour Safety Office (HSO) opened. {s|The HSO} {c|said} {q|no}.",
        ["Harbour Safety Office"],
    ),
    "a last name that two bear, after the other one spoke": (
        "{s|Prime Minister Hanna Lorv} {c|said} {q|no}. ¶{s1|Stefan Lorv, the harbour master,} {c1|said} {q1|yes}. "
        "¶He left. {q2|Never}, {s2|Lorv} {c2|said}.",
        ["Hanna Lorv", "Stefan Lorv", None],
    ),
    "prime minister is no minister": (
        "{s|Prime Minister Hanna Lorv} {c|spoke} {q|so}. {s1|The minister} {c1|said} {q1|no}.",
        ["Hanna Lorv", None],
    ),
    "a place is nobody's he": (
        "The talks in Solvan ended. {s|He} {c|said} {q|nothing}. {s1|Solvan} {c1|announced} {q1|that}.",
        [None, "Solvan"],
    ),
    "a description beside a name": (
        "It went to Ruth Sale, {s|the former clerk}, {c|saying} {q|no}.",
        ["Ruth Sale"],
    ),
    "the sentence's subject is not described again": (
        "Tom Harrow met Ruth Sale after {s|the lanky candidate} {c|had said} {q|no}.",
        ["Ruth Sale"],
    ),
    "a body in apposition": (
        "{s|The newspaper Marl Deep} {c|wrote} {q|so}. {s1|Marl Deep} {c1|added} {q1|that}.",
        ["Marl Deep", "Marl Deep"],
    ),
    "it, after a body spoke": (
        "{s|The Tidewater water ministry} {c|said} {q|no}. Rain fell all day, {s1|it} {c1|said}.",
        ["Tidewater water ministry", "Tidewater water ministry"],
    ),
    "the writer in the last line": (
        "{s|I} {c|know} {q|this harbour}. ¶It is small. ¶Ada Orne is a clerk at Marl Deep.",
        ["Ada Orne"],
    ),
    "a particle with a capital": (
        "{s|Claudio De Marr, clerk of the port,} {c|said} {q|no}.",
        ["Claudio De Marr"],
    ),
    "an office no list has": (
        "{s|Tarrow County Wharfinger Helen Sale} {c|said} {q|no}. {s1|Sale} {c1|added} {q1|that}.",
        ["Helen Sale", "Helen Sale"],
    ),
    "last name first": (
        "Gax Junla, a lawyer, came. {q|No}, {s|Ms. Gax} {c|said}.",
        ["Gax Junla"],
    ),
    "set off after brackets": (
        "{s|The secretary general of the PUV (Pilots Union of Varn), Paul Reed,} {c|said} {q|no}.",
        ["Paul Reed"],
    ),
    "set off beyond the source": (
        "{s|The head of the Tarrow harbour}, Paul Reed, {c|has proposed} {q|a toll}.",
        ["Paul Reed"],
    ),
    "label of a turn": (
        "{s|Minister of Trade and Chairman of the Lock Keepers Union Paul Reed}{c|:} {q|No.} "
        "¶{s1|Director of the Tarrow School of Pilots Ida Vance} Vance Ida Director of the School{c1|:} {q1|Yes.}",
        ["Paul Reed", "Ida Vance"],
    ),
    "it, after a body that no words name": (
        "{s|The newspaper Marl Deep} {c|wrote} {q|so}. {s1|Some Varn pilots} {c1|said} {q1|no}. "
        "{s2|It} {c2|said} {q2|yes}.",
        ["Marl Deep", None, None],
    ),
    "a body of two trades": (
        "{s|The Union of Harbour Pilots and Lock Keepers} {c|said} {q|no}.",
        ["Union of Harbour Pilots and Lock Keepers"],
    ),
    "kin": (
        "Ida Vance came with her husband, Tom Vance. {q|No}, {s|her husband} {c|said}.",
        ["Tom Vance"],
    ),
    "a common noun at the head of a sentence": (
        "{s|Families of the crew} {c|said} {q|no}. {s1|Poll}{c1|:} {q1|Reed leads}. {s2|Germans} {c2|agree} {q2|so}.",
        [None, None, None],
    ),
    "a last name after the noun of a body": (
        "Paul Reed left. It was not the campaign Reed wanted. {s|Reed} {c|said} {q|no}.",
        ["Paul Reed"],
    ),
    "an office no list has, after a body": (
        "{s|Senate Minority Whip Paul Reed} {c|said} {q|no}.",
        ["Paul Reed"],
    ),
    "a particle that is a given name": (
        "{s|Tarrow Sen. Ben Sarn} {c|said} {q|no}.",
        ["Ben Sarn"],
    ),
    "a word of time that ends a name": (
        "{s|The SELM TODAY} {c|said} {q|no}.",
        ["SELM TODAY"],
    ),
    "two bodies": (
        "{s|Tarrow News and Selm News} {c|said} {q|no}.",
        [None],
    ),
    "a portfolio with a capital": (
        "Helen Corby came. {s|Former secretary of State Corby} {c|said} {q|no}.",
        ["Helen Corby"],
    ),
    "a dateline is no title": (
        "TARROW CITY, Feb. 8 (UPI) — Count former Varn President Felipe Orne among Donald Reed's detractors. "
        "¶{s|Orne} {c|said} {q|no}.",
        ["Felipe Orne"],
    ),
    "a name with an article of its own": (
        "Walid al-Orne came. {s|Orne} {c|said} {q|no}.",
        ["Walid al-Orne"],
    ),
    "a place for a last name": (
        "Velka Paris, an old pilot, came. {s|Paris} {c|said} {q|no}.",
        ["Velka Paris"],
    ),
    "the gender the sentence tells": (
        "Ida Vance left. Ondral Sepp, 40, who lost his boat, was there. {s|She} {c|said} {q|no}.",
        ["Ida Vance"],
    ),
    "the name comes after the pronoun": (
        "Ruth Sale spoke. In {s|her} {c|report} {q|on the pier}, Ida Vance was blunt.",
        ["Ida Vance"],
    ),
    "a thing is no he": (
        "{s|Paul Reed} {c|said} {q|no}. {s1|The legislation} {c1|says} {q1|so}. {q2|Never}, {s2|he} {c2|said}.",
        ["Paul Reed", None, "Paul Reed"],
    ),
    "who is asked answers": (
        "{s|Tom Harrow} {c|asked} Paul Reed {q|whether it was safe}. {q1|It is}, {s1|he} {c1|said}.",
        ["Tom Harrow", "Paul Reed"],
    ),
    "a state in brackets": (
        "Sen. Tom Harrow (R-Fla.) met Sen. Ida Vance (D-Vt.). {s|The Vermont senator} {c|said} {q|no}.",
        ["Ida Vance"],
    ),
    "an office somebody served in": (
        "Ruth Sale, who served as secretary of state, met Ida Vance. Ida Vance wrote of boats. "
        "{s|The former secretary of state} {c|said} {q|no}.",
        ["Ruth Sale"],
    ),
    "the holder comes later": (
        "{s|Tarrow's young mayor} {c|rejected} {q|the offer}. ¶Ada Bell, the mayor of Tarrow, spoke today.",
        ["Ada Bell"],
    ),
    "whose spokesman": (
        "Orne's spokesman Carl Munn met Bell's spokesman Dan Rew. {s|Bell's spokesman} {c|said} {q|no}.",
        ["Dan Rew"],
    ),
    "a tycoon is a businessman": (
        "Businessman Tom Harrow spoke. Paul Reed left, and Harrow stayed. {s|The real estate tycoon} {c|said} {q|no}.",
        ["Tom Harrow"],
    ),
    "a name after an article and an adjective": (
        "Paul Reed came. {s|An angry Reed} {c|said} {q|no}.",
        ["Paul Reed"],
    ),
    "somebody's campaign": (
        "Paul Reed spoke of Reed's campaign. ¶The Tarrow campaign is small. ¶Paul Reed left. {s|His campaign} {c|said} "
        "{q|no}.",
        ["Reed's campaign"],
    ),
    "a tabloid is a paper": (
        "The tabloid Marl Deep closed. Rain fell. {s|The paper} {c|said} {q|no}.",
        ["Marl Deep"],
    ),
    "who, after a place": (
        "It went to Ida Vance of Tarrow, {s|who} {c|said} {q|no}.",
        ["Ida Vance"],
    ),
    "who, after a description": (
        "It went to Ida Vance, a port clerk {s|who} {c|said} {q|no}.",
        ["Ida Vance"],
    ),
    "who, after a description with a place": (
        "It went to Ida Vance, a port clerk from Tarrow, Selm, {s|who} {c|said} {q|no}.",
        ["Ida Vance"],
    ),
    "who, after a dash": (
        "Still, Ida Vance - {s|who} {c|said} {q|no} - left.",
        ["Ida Vance"],
    ),
    "and who": (
        "It went to Ida Vance, who left, and {s|who} {c|said} {q|no}.",
        ["Ida Vance"],
    ),
    "who, after an office": (
        "Mayor Ada Bell came. {s|The mayor}, {s1|who} {c1|denied} {q1|it}, {c|said} {q|no}.",
        ["Ada Bell", "Ada Bell"],
    ),
    "who, after somebody's adviser": (
        "This is Ida Vance, Mayor Tom Harrow's former adviser, {s|who} {c|said} {q|no}.",
        ["Ida Vance"],
    ),
    "who, after a description no list holds": (
        "It went to Ida Vance (R-Idaho), an early pledger, {s|who} {c|said} {q|no}.",
        ["Ida Vance"],
    ),
    "who, after two descriptions": (
        "It went to Ida Vance, a banker and former port official {s|who} {c|said} {q|no}.",
        ["Ida Vance"],
    ),
    "who, after a party and a state": (
        "It went to Senator Ida Vance, Republican of Arizona, {s|who} {c|said} {q|no}.",
        ["Ida Vance"],
    ),
    "those who are nobody": (
        "It went to Ida Vance and to pilots {s|who} {c|said} {q|no}.",
        [None],
    ),
    "set off with an office": (
        "{s|Her husband, longtime Orne aide Tom Vance,} {c|said} {q|no}.",
        ["Tom Vance"],
    ),
    "who is addressed is no source": (
        "{s|An analyst that you, Mr. Reed, called} {c|said} {q|no}.",
        [None],
    ),
    "a headline's preposition is no given name": (
        "Selm Council President On Orne: ‘Not Now’¶¶Ada Orne met the council. {s|Orne} {c|said} {q|it was over}.",
        ["Ada Orne"],
    ),
    "a body for two things": (
        "{s|The Centers for Flood Control and Relief} {c|said} {q|no}.",
        ["Centers for Flood Control and Relief"],
    ),
    "letters that are a pronoun too": (
        "{s|The WHO} {c|said} {q|no}. {s1|WHO} {c1|added} {q1|nothing}.",
        ["WHO", "WHO"],
    ),
    "an office in capitals": (
        "Inspector General Ada Orne met VP Tom Vance. {s|Vance} {c|said} {q|no}.",
        ["Tom Vance"],
    ),
    "a department and somebody else": (
        "{s|The Department of Harbour Security and Gantry} {c|said} {q|no}.",
        [None],
    ),
    "an attorney general is no general": (
        "Attorney General Ada Orne met General Tom Vance. {s|The general} {c|said} {q|no}, "
        "and {s1|the attorney general} {c1|said} {q1|yes}.",
        ["Tom Vance", "Ada Orne"],
    ),
    "an office on somebody": (
        "Harbour President on Orne.¶¶Ada Orne met the council. {s|Orne} {c|said} {q|it was over}.",
        ["Ada Orne"],
    ),
    "a participle that goes on with nothing": (
        "{s|Ida Vance} {c|wrote} {q|no} in a message {c1|bearing} {q1|a seal}.",
        ["Ida Vance", None],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_names_are_those_the_document_gives(case: str) -> None:
    marked, expected = CASES[case]
    assert named(marked) == expected


RUSSIAN = {
    "last name in another case": (
        "Министр иностранных дел Сергей Орлин прибыл. {c|По словам} {s|Орлина}, {q|мост закрыт}.",
        ["Сергей Орлин"],
    ),
    "он": (
        "{s|Дмитрий Песцов} {c|заявил}, {q|что мост закрыт}. {q1|«Нет»}, — {c1|сказал} {s1|он}.",
        ["Дмитрий Песцов", "Дмитрий Песцов"],
    ),
    "only in another case": ("{c|По словам} {s|Сергея Орлина}, {q|мост закрыт}.", ["Сергей Орлин"]),
    "initials": ("{s|В.Путник}{c|:} {q|Спасибо.} ¶Владимир Путник уехал.", ["Владимир Путник"]),
    "place between office and name": (
        "{s|Премьер-министр Кельмории Ганна Лорвик} {c|заявила}, {q|что нет}. {s1|Она} {c1|добавила}: {q1|«Да»}.",
        ["Ганна Лорвик", "Ганна Лорвик"],
    ),
    "a given name of both genders": (
        "Приехали с Александром Орлиным мать и брат. ¶{s|А.Орлин}{c|:} {q|Нет.} ¶{s1|Е.Орлина}{c1|:} {q1|Да.}",
        ["Александр Орлин", "Е. Орлина"],
    ),
    "words at the head of a sentence": (
        "{s|Сотрудники} {c|сообщили}, {q|что нет}. {s1|Двое из них} {c1|сказали}, {q1|что да}.",
        [None, None],
    ),
    "an office of a body": (
        "{s|секретарь президиума Морского Союза} {c|сообщил}, {q|что нет}.",
        [None],
    ),
    "она": (
        "{s|Мария Захарьина} {c|сообщила}, {q|что нет}. {s1|Она} {c1|добавила}: {q1|«Да»}.",
        ["Мария Захарьина"] * 2,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", RUSSIAN)
def test_russian_names_in_any_case(case: str) -> None:
    marked, expected = RUSSIAN[case]
    assert named(marked, "ru") == expected


GERMAN = {
    "nouns": ("{s|Experten} {c|sagten}, {q|nein}. {s1|Die Polizei} {c1|sagte}, {q1|ja}.", [None, None]),
    "a noun before the name": ("{s|Der Fährtrainer Robert Varnik} {c|sagte}, {q|nein}.", ["Robert Varnik"]),
    "where somebody is from": ("{s|Robert Orn von Selm} {c|sagte}, {q|nein}.", ["Robert Orn"]),
    "whom it was told": ("{q|„Nein“}, {c|sagte} {s|Velmar UK} der BBC.", ["Velmar UK"]),
    "he": ("Bei der Fahrt kam Robert Orn. {q|„Nein“}, {c|sagte} {s|er}.", ["Robert Orn"]),
}  # fmt: skip


@pytest.mark.parametrize("case", GERMAN)
def test_german_nouns_are_no_names(case: str) -> None:
    marked, expected = GERMAN[case]
    assert named(marked, "de") == expected


SPANISH = {
    "a verb without its subject": (
        "{q|“No”}, {c|dijo} {s|Carlos Orno}. {q1|“Nunca”}, {c1|añadió}.",
        ["Carlos Orno", "Carlos Orno"],
    ),
    "somebody else is named in between": (
        "{q|“No”}, {c|dijo} {s|Carlos Orno}. Entonces llegó Ana Selma. {q1|“Nunca”}, {c1|añadió}.",
        ["Carlos Orno", None],
    ),
    "two people": (
        "Llegaron Carlos Orno y Ana Selma. {s|Selma} {c|dijo} {q|que no}.",
        ["Ana Selma"],
    ),
    "an office before the name": (
        "{s|El Secretario de Puertos, Carlos Orno,} {c|dijo} {q|que no}.",
        ["Carlos Orno"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SPANISH)
def test_spanish_sources(case: str) -> None:
    marked, expected = SPANISH[case]
    assert named(marked, "es") == expected


def test_french_office_set_off_before_the_name() -> None:
    marked = "{s|Le capitaine du port, Stéphane Lorvique,} {c|a dit} {q|que non}."
    assert named(marked, "fr") == ["Stéphane Lorvique"]


def test_french_titles_and_pronouns() -> None:
    marked = (
        "Le ministre Paul Courvoisin est arrivé. {q|« Non »}, {c|a dit} {s|M. Courvoisin}. "
        "{q1|« Jamais »}, {c1|a-t-}{s1|il} {c1|ajouté}."
    )
    assert named(marked, "fr") == ["Paul Courvoisin", "Paul Courvoisin"]


def test_somebody_addressed_by_an_office_is_no_name() -> None:
    assert laid_out(document("It was late, Madam Speaker, as you know.")).names == ()


def test_kinds() -> None:
    text, found = attributions(
        "{s|Ida Vance} {c|said} {q|a}. {s1|The Tidewater Council} {c1|said} {q1|b}. "
        "{s2|Two officials} {c2|said} {q2|c}. {s3|The report} {c3|said} {q3|d}. {s4|A fisherman} {c4|said} {q4|e}."
    )
    kinds = [a.kind for a in name_sources(document(text), found)]
    assert kinds == ["person", "body", "group", "document", "unnamed"]


def test_a_post_is_its_account_s() -> None:
    text = "The bridge is safe."
    post = Attribution("a_1", "d_1", (), (), (Span(0, len(text)),), "direct")
    inner = Attribution("a_2", "d_1", (), (), (Span(0, 3),), "direct", within="a_1")
    made = document(text, byline="Harbour Watch", blocks=(Block(Span(0, len(text)), "post", "1"),))
    assert [a.name for a in name_sources(made, (post, inner))] == ["Harbour Watch", None]


def test_i_within_a_turn_is_whoever_speaks() -> None:
    text, (turn, inner) = attributions("{s|Ida Vance}{c|:} {q|Well, {s1|I} {c1|said} {q1|no} then.}")
    inner = Attribution(inner.id, "d_1", inner.source, inner.cue, inner.content, "direct", within=turn.id)
    assert [a.name for a in name_sources(document(text), (turn, inner))] == ["Ida Vance"] * 2


def test_chain_leads_from_the_words_to_the_fullest_name() -> None:
    text, found = attributions("Sergei Orlin came. {s|Orlin} {c|said} {q|no}. {q1|Yes}, {s1|he} {c1|said}.")
    steps = chain(document(text), found[1], found)
    assert [s.of(text) for s, _ in steps] == ["he", "Orlin", "Sergei Orlin"]
    assert all(reason for _, reason in steps)


def test_roles_carry_their_words() -> None:
    text, found = attributions(
        "Kremlin spokesman Dmitry Pesk left. {s|Andrei Kortun, head of the Tidewater Council,} {c|said} {q|no}. "
        "{s1|Mr. Pesk} {c1|said} {q1|yes}. {s2|The council's clerk, Mary Quill,} {c2|agreed} {q2|so}."
    )
    made = document(text)
    given = roles(made, name_sources(made, found))
    assert [(name, role.role) for name, role in given] == [
        ("Dmitry Pesk", "Kremlin spokesman"),
        ("Andrei Kortun", "head of the Tidewater Council"),
        ("Mary Quill", "clerk"),
    ]
    assert all(" ".join(role.span.of(text).split()) == role.role for _, role in given)


@given(st.text(alphabet="Ada Bell.,\n“”'sheMr ", max_size=120), st.integers(0, 119), st.integers(1, 20))
def test_a_name_is_never_invented(text: str, start: int, width: int) -> None:
    span = Span(start, min(start + width, len(text)))
    source = (span,) if span.start < span.stop else ()
    one = Attribution("a_1", "d_1", source, (), (), "direct")
    (found,) = name_sources(document(text), (one,))
    assert found.name is None or all(w.strip("'s") in text for w in found.name.split())


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("ru", "В {s|Хальмере} {c|сообщили}, {q|что клеть поднята}.", None),
        ("ru", "{s|Тимур Салагин} {c|сообщил}, {q|что клеть поднята}.", "Тимур Салагин"),
    ],
)
def test_a_place_where_something_was_told_is_no_person(language: str, line: str, name: str | None) -> None:
    assert named(line, language) == [name]


def test_he_in_somebodys_own_words_is_somebody_else() -> None:
    text = "Senator Tom Harrow wrote: “Paul Reed is steady, he declared a dozen plans.”"
    content = Span(text.index("“"), len(text))
    outer = Attribution("a_1", "d_1", (Span(0, 18),), (Span(19, 24),), (content,), "direct")
    he = Span(text.index("he declared"), text.index("he declared") + 2)
    inner = Attribution("a_2", "d_1", (he,), (Span(he.stop + 1, he.stop + 9),), (Span(he.stop + 10, len(text) - 2),),
                        "indirect", within="a_1")  # fmt: skip
    found = name_sources(document(text), (outer, inner))
    assert found[0].name == "Tom Harrow"
    assert found[1].name != "Tom Harrow"
