"""Whom descriptions, writers and bodies without a name mean. Every person, place and body here is invented."""

from __future__ import annotations

import pytest

from extract.documents import document
from sayso.extract.mention import chain, name_sources
from sayso.extract.mention.genus import genus
from sayso.knowledge import Knowledge, Person, Tenure, packaged


def named(marked: str) -> list[str | None]:
    held, made = document(marked)
    return [a.name for a in name_sources(held, made)]


PEOPLE = {
    "an office in a headline": (
        "{s|Selm governor} {c|backs} {q|the lock}.¶¶{s1|Selm Gov. Ada Orne} {c1|said} {q1|it was safe}.",
        ["Ada Orne", "Ada Orne"],
    ),
    "an office in a headline where two hold it": (
        "{s|Senator} {c|says} {q|the lock is safe}.¶¶Sen. Ada Orne met Sen. Paul Reed.",
        [None],
    ),
    "an office in the headline that names its bearer": (
        "Orne turns to the port; As {s|nominee} {c|promises} {q|a lock}.¶¶Ada Orne spoke at length.",
        ["Ada Orne"],
    ),
    "a spokesman for somebody, named below": (
        "{s|A spokesman for candidate Ada Orne} {c|called} {q|it absurd}.¶¶Orne spokesman Carl Quill laughed.",
        ["Carl Quill"],
    ),
    "a spokeswoman is no spokesman": (
        "{s|A spokeswoman for Ada Orne} {c|called} {q|it absurd}.¶¶Orne spokesman Carl Quill laughed.",
        [None],
    ),
    "a lawyer under another word": (
        "{s|Orne's public defense counsel} {c|asked} {q|for mercy}.¶¶Public defender Tessa Quill sat down.",
        ["Tessa Quill"],
    ),
    "somebody of a lead whom the next paragraph names": (
        "A Selm hacker {s|who} {c|admitted} {q|reading mail} was sentenced.¶¶Carl Orne, 44, was extradited in May.",
        ["Carl Orne"],
    ),
    "somebody of a lead, where the next paragraph names a passer-by": (
        "{s|A Selm senator} {c|warned} {q|of floods}.¶¶Carl Orne, 44, was fishing.",
        [None],
    ),
    "a description before a relative pronoun": (
        "The reporter Ada Orne asked. The star reporter {s|who} {c|said} {q|no} left.",
        ["Ada Orne"],
    ),
    "what somebody is said to be before a relative pronoun": (
        "Carl Orne is a port clerk {s|who} {c|promised} {q|a lock}.",
        ["Carl Orne"],
    ),
    "two offices before one name": (
        "{s|Former Secretary of State and Democratic frontrunner Ada Orne} {c|said} {q|no}.",
        ["Ada Orne"],
    ),
    "one under two offices": (
        "Sen. Ada Orne met Tom Quill. {s|The senator and presidential candidate} {c|said} {q|no}.",
        ["Ada Orne"],
    ),
    "a description beside a name, without the article": (
        "We heard Carl Orne, {s|a Selm lawmaker} {c|supporting} {q|the lock}. Orne, {s1|an aide} {c1|said}, {q1|won}.",
        ["Carl Orne", None],
    ),
    "two people with an office each": (
        "{s|Senator Ada Orne and Governor Carl Quill} {c|said} {q|no}.",
        [None],
    ),
    "one of several, set off": (
        "{s|One of the port's advisers, Ada Orne,} {c|said} {q|no}.",
        ["Ada Orne"],
    ),
    "a name set off behind a trade no list has": (
        "{s|One prominent conservative, syndicated radio host Carl Orne,} {c|said} {q|no}.",
        ["Carl Orne"],
    ),
    "a last name that is an office in another language": (
        "Tom Autor wrote the paper. {s|Mr. Autor} {c|said} {q|no}.",
        ["Tom Autor"],
    ),
    "a word that only heads its line": (
        "Beneath Orne, a river. {s|Orne} {c|said} {q|it was deep}.¶¶It ran beneath the house of Ada Orne.",
        ["Ada Orne", ],
    ),
    "a former office beside what else the document tells": (
        "Ada Orne spoke in Selm. {s|The former secretary of state} {c|said} {q|no}.",
        ["Ada Orne"],
    ),
    "whose office the words say": (
        "The reporter Carl Orne met Tom Quill. {s|The anchor for Selm One} {c|said} {q|no}.",
        ["Carl Orne"],
    ),
    "a governor runs, an unknown host does not": (
        "Gov. Carl Orne met Sean Quill. {s|The candidate} {c|said} {q|no}.",
        ["Carl Orne"],
    ),
    "a senator is no businessman": (
        "Sen. Carl Orne spoke at length about Tom Quill. {s|The businessman} {c|said} {q|no}.",
        [None],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), PEOPLE.values(), ids=PEOPLE.keys())
def test_people(marked: str, expected: list[str | None]) -> None:
    assert named(marked) == expected


COUNTRIES = {
    "another country than the document gives": (
        "French President Carl Orne spoke.¶¶{s|Spain's president} {c|said} {q|no}.",
        None,
    ),
    "another country and a like office": (
        "French President Carl Orne spoke.¶¶{s|Britain's prime minister} {c|said} {q|no}.",
        None,
    ),
    "an adjective": ("French President Carl Orne spoke. {s|The Spanish president} {c|said} {q|no}.", None),
    "behind the office": ("French President Carl Orne spoke. {s|The president of Spain} {c|said} {q|no}.", None),
    "named further on": ("{s|Spain's president} {c|said} {q|no}.¶¶French President Carl Orne spoke.", None),
    "a title without a country": ("President Carl Orne spoke.¶¶{s|Spain's president} {c|said} {q|no}.", None),
    "a minister without a country": (
        "Foreign Minister Carl Orne spoke.¶¶{s|Spain's foreign minister} {c|said} {q|no}.",
        None,
    ),
    "another first office of the same country": (
        "Spanish President Carl Orne spoke.¶¶{s|Spain's prime minister} {c|said} {q|no}.",
        None,
    ),
    "two words for one office": (
        "Spanish Prime Minister Carl Orne spoke. {s|The Spanish premier} {c|said} {q|no}.",
        "Carl Orne",
    ),
    "the same country, by its possessor and its adjective": (
        "South Korea's President Carl Orne met President Tom Quill. {s|The South Korean president} {c|said} {q|no}.",
        "Carl Orne",
    ),
    "the same country, behind the name": (
        "President Carl Orne of Spain met President Tom Quill. {s|Spain's president} {c|said} {q|no}.",
        "Carl Orne",
    ),
    "a name beside the words": (
        "President Carl Orne spoke. Carl Orne, {s|the Spanish president}, {c|said} {q|no}.",
        "Carl Orne",
    ),
    "no country, no bar": ("French President Carl Orne spoke. {s|The president} {c|said} {q|no}.", "Carl Orne"),
}  # fmt: skip


@pytest.mark.parametrize("day", ["2031-05-14", None])
@pytest.mark.parametrize(("marked", "expected"), COUNTRIES.values(), ids=COUNTRIES.keys())
def test_an_office_of_a_country_is_nobodys_of_another(marked: str, expected: str | None, day: str | None) -> None:
    held, made = document(marked, day)
    assert [a.name for a in name_sources(held, made, packaged())] == [expected]


@pytest.mark.parametrize(("title", "expected"), [("President Carl Orne", "Carl Orne"), ("President Orne", "Orne")])
def test_the_known_country_of_a_title_counts_on_any_day(title: str, expected: str) -> None:
    base = Knowledge(
        (Person("fr-orne", "Carl Orne", "Orne", (), "m"),),
        (Tenure("fr-orne", "president", "FR", "", "2017-05-14", "2027-05-13", ""),),
        packaged().called,
    )
    for country, name in (("France", expected), ("Spain", None)):
        held, made = document(f"{title} spoke.¶¶{{s|{country}'s president}} {{c|said}} {{q|no}}.", None)
        assert [a.name for a in name_sources(held, made, base)] == [name]


TOPICS = {
    "what a headline is about": ("{s|Orne Flood}: {q|minister leaves the port}¶¶Carl Orne left, it was said.", None),
    "a heading with marks": ("It rained.¶¶## {s|Orne Flood}: {q|minister leaves the port}¶¶Carl Orne left.", None),
    "an affair that the text tells of": ("{s|Lockxit}: {q|Selm would regret it}¶¶Now Lockxit is near.", None),
    "somebody named below": ("{s|Orne}: {q|the lock is safe}¶¶Carl Orne spoke.", "Carl Orne"),
    "somebody who speaks below": (
        "{s|Orne}: {q|the lock is safe}¶¶It rained. {s1|Orne} {c1|said} {q1|so}.",
        "Orne",
    ),
    "somebody under a title": ("{s|Minister Orne}: {q|the lock is safe}¶¶It rained.", "Orne"),
    "a given name": ("{s|Carl Orne}: {q|the lock is safe}¶¶It rained.", "Carl Orne"),
    "a body": ("{s|Selm Police}: {q|the lock is safe}¶¶It rained.", "Selm Police"),
    "a transcript": ("{s|Orne}: {q|It is safe.}¶¶{s1|Quill}: {q1|It is not.}", "Orne"),
    "a label below the headline": ("It rained.¶¶{s|Orne}: {q|the lock is safe}", "Orne"),
}  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), TOPICS.values(), ids=TOPICS.keys())
def test_what_a_headline_is_about_is_nobody(marked: str, expected: str | None) -> None:
    assert named(marked)[0] == expected


TAKEN_UP = {
    "behind letters in brackets": (
        "It burned, according to Senn Port Police (SPP), {s|who} {c|said} {q|no}.",
        "Senn Port Police",
    ),
    "in the plural": ("The Senn Port Police (SPP), {s|who} {c|have said} {q|no}, left.", "Senn Port Police"),
    "one of its people": ("An officer of the Senn Port Police, {s|who} {c|said} {q|no}, left.", None),
    "one who serves it": ("An adviser to the Senn Port Police, {s|who} {c|said} {q|no}, left.", None),
}  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), TAKEN_UP.values(), ids=TAKEN_UP.keys())
def test_a_body_that_who_takes_up(marked: str, expected: str | None) -> None:
    assert named(marked) == [expected]


PRONOUNS = {
    "a description in the narrative keeps its bearer in mind": (
        "Admiral Carl Orne met General Tom Quill. General Quill spoke of Tom Reed. The admiral laughed. "
        "{q|It is safe}, {s|he} {c|said}.",
        ["Carl Orne"],
    ),
    "beside what follows a preposition nobody acts": (
        "Carl Orne, who served under Mr. Reed's father, George Reed, nodded. {q|It is safe}, {s|he} {c|said}.",
        ["Carl Orne"],
    ),
    "brought in just before and quoted next": (
        "Carl Orne spoke for an hour. {s1|Orne} {c1|said} {q1|the lock was safe}.¶¶Among those there was Tom Quill, "
        "a clerk from Selm.¶¶{q|I liked it}, {s|he} {c|said}.",
        ["Carl Orne", "Tom Quill"],
    ),
    "named again after the pronoun": (
        "Carl Orne met Tom Quill. Quill left. Given Orne's plans, which {s|he} {c|sees} {q|as a start}, Orne stays.",
        ["Carl Orne"],
    ),
    "of this sentence before the last one": (
        "Patrick Quill laughed. It rained. Ada Reed drew Carl Orne's ire: {s|he} {c|called} {q|it weak}.",
        ["Carl Orne"],
    ),
    "the only woman named so far": (
        "Ada Orne and Tom Quill ran. Orne won." + " The rain went on and on." * 9 + " {s|She} {c|vowed} {q|to stay}.",
        ["Ada Orne"],
    ),
    "not where a woman without a name comes in": (
        "Ada Orne and Tom Quill ran. Orne won." + " The rain went on and on." * 9
        + " A young woman rose. {s|She} {c|vowed} {q|to stay}.",
        [None],
    ),
    "called by a given name alone": (
        "Carl Quill met Maria at the lock. {q|It is safe}, {s|she} {c|said}.",
        ["Maria"],
    ),
    "a wife does not take the last name over": (
        "Carl Orne, 44, left. Orne slept. {q|We need him}, {s|his wife, Ada Orne,} {c|wrote}.¶¶"
        "{s1|Orne} {c1|said} {q1|so}.",
        ["Ada Orne", "Carl Orne"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), PRONOUNS.values(), ids=PRONOUNS.keys())
def test_pronouns(marked: str, expected: list[str | None]) -> None:
    assert named(marked) == expected


WRITERS = {
    "letters one below another": (
        "Letters.¶¶{s|I} {c|think} {q|it leaks}.¶¶Carl Orne.¶¶{s1|I} {c1|know} {q1|it holds}.¶¶Ada Quill.",
        ["Carl Orne", "Ada Quill"],
    ),
    "nobody signs the letters": (
        "Letters about the lock.¶¶{s|I} {c|think} {q|it leaks}, as Carl Orne does.¶¶It rains.",
        [None],
    ),
    "whoever signs is not spoken of": (
        "Tom Reed built it. Reed left.¶¶{s|I} {c|say} {q|so}.¶¶Carl Orne.¶¶{s1|He} {c1|knows} {q1|why}.¶¶Ada Quill.",
        ["Carl Orne", "Tom Reed"],
    ),
    "presented in the last lines": (
        "{s|I} {c|think} {q|it leaks}.¶¶Carl Orne, a retired pilot, teaches at the harbour school.",
        ["Carl Orne"],
    ),
    "before the title": ("Carl Orne: The lock leaks.¶¶{s|I} {c|think} {q|it leaks}.", ["Carl Orne"]),
    "of a book reprinted": (
        "The lock leaks.¶¶{s|I} {c|think} {q|so}.¶¶It rained.¶¶From a book by Carl Orne, reprinted with thanks.",
        ["Carl Orne"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), WRITERS.values(), ids=WRITERS.keys())
def test_writers(marked: str, expected: list[str | None]) -> None:
    assert named(marked) == expected


BODIES = {
    "his campaign, as nobody names it": (
        "Carl Orne raised money. {s|His campaign} {c|said} {q|it was enough}.",
        ["Orne campaign"],
    ),
    "his campaign, as the document names it": (
        "The Orne for Selm campaign began. Carl Orne raised money, and the Carl Orne campaign grew. "
        "{s|His campaign} {c|said} {q|so}.",
        ["Carl Orne campaign"],
    ),
    "a strategist has no campaign": (
        "Strategist Carl Orne raised money. {s|His campaign} {c|said} {q|it was enough}.",
        [None],
    ),
    "the administration of the one president named": (
        "President Ada Orne met Tom Quill. {s|The administration} {c|said} {q|no}.",
        ["Orne administration"],
    ),
    "two presidents": (
        "President Ada Orne met President Tom Quill. {s|The administration} {c|said} {q|no}.",
        [None],
    ),
    "the only body of that sort": (
        "The Selm Lock Bureau met Quill Technologies. {s|The company} {c|said} {q|no}.",
        ["Quill Technologies"],
    ),
    "two of that sort": (
        "The plan of Reed Motors met that of Quill Technologies. {s|The company} {c|said} {q|no}.",
        [None],
    ),
    "where something is posted": (
        "Quill Technologies moved. It was told on Facebook. {s|The company} {c|said} {q|no}.",
        ["Quill Technologies"],
    ),
    "what the narrative describes": (
        "The Selm Lock Bureau met. Quill Technologies grew. Then the bureau closed. {s|It} {c|plans} {q|to return}.",
        ["Selm Lock Bureau"],
    ),
    "a body with an office in its name": (
        "Then {s|the Department of Justice} {c|found} {q|no leak}.",
        ["Department of Justice"],
    ),
    "what is said beside a paper": (
        "The Selm Herald appeared. {s|The newspaper, long a friend of the lock,} {c|writes} {q|that it leaks}.",
        ["Selm Herald"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), BODIES.values(), ids=BODIES.keys())
def test_bodies(marked: str, expected: list[str | None]) -> None:
    assert named(marked) == expected


def test_a_body_that_is_somebodys_leads_to_its_owner() -> None:
    held, made = document("Carl Orne raised money. {s|His campaign} {c|said} {q|it was enough}.")
    assert [span.of(held.text) for span, _ in chain(held, made[0], made)] == [
        "His campaign",
        "His campaign",
        "Carl Orne",
    ]


@pytest.mark.parametrize(
    ("name", "noun"), [("FBI", "agency"), ("Selm Herald", "newspaper"), ("Selm Tribune", "outlet")]
)
def test_what_a_body_may_be_called(name: str, noun: str) -> None:
    assert noun in genus(name.split())
    assert "airline" not in genus(name.split())
