"""What the knowledge base tells of those a document names: their office, state, party and country. All invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marked import read
from sayso.extract.mention import chain, name_sources
from sayso.extract.mention.land import land
from sayso.knowledge import NOTHING, Called, Knowledge, Person, Tenure, packaged
from sayso.types import Attribution, Document, key

DAY = "2031-03-04"
BASE = Knowledge(
    (
        Person("us-orne", "Ada Orne", "Orne", (), "f"),
        Person("us-quill", "Ansel Quill", "Quill", (), "m"),
        Person("us-mehl", "Ilya Mehl", "Mehl", (), "m"),
        Person("vn-bell", "Tamsin Bell", "Bell", ("Tamsin R. Bell",), "f"),
        Person("us-vance", "Rowan Vance", "Vance", (), "m"),
        Person("us-lund", "Greta Lund", "Lund", (), "f"),
        Person("us-holt", "Jon Holt", "Holt", (), "m"),
        Person("us-reed-1", "Paul Reed", "Reed", (), "m"),
        Person("us-reed-2", "Paul Reed", "Reed", (), "m"),
    ),
    (
        Tenure("us-orne", "senator", "US", "VT", "2025-01-03", "", "2032-01-01", "Independent"),
        Tenure("us-quill", "senator", "US", "KY", "2021-01-03", "", "2032-01-01", "Republican"),
        Tenure("us-mehl", "president", "US", "", "2017-01-20", "2025-01-20", "", "Democratic"),
        Tenure("us-vance", "president", "US", "", "2025-01-20", "", "2032-01-01", "Republican"),
        Tenure("us-lund", "secretary of state", "US", "", "2021-01-21", "2025-02-01", ""),
        Tenure("us-holt", "governor", "US", "FL", "2011-01-05", "2017-01-02", ""),
        Tenure("vn-bell", "president", "VN", "", "2030-05-01", "2033-04-30", ""),
        Tenure("us-reed-1", "senator", "US", "UT", "2001-01-03", "2007-01-03", "", "Democratic"),
        Tenure("us-reed-2", "senator", "US", "OH", "2029-01-03", "", "2032-01-01", "Democratic"),
    ),
    (
        Called("VN", "name", "en", "Varn"),
        Called("VN", "demonym", "en", "Varnish"),
        Called("US", "name", "en", "U.S."),
        Called("US", "demonym", "en", "American"),
    ),
)


def read_with(
    marked: str, knowledge: Knowledge = BASE, day: str | None = DAY
) -> tuple[Document, tuple[Attribution, ...]]:
    text, tagged = read(marked)
    document = Document("d_1", "a.txt", None, None, "en", day, None, None, None, None, text, (), "", "")
    found = [
        Attribution(key("a", "d_1", t.source, t.cue, t.content), "d_1", t.source, t.cue, t.content, "direct")
        for t in tagged
    ]
    return document, name_sources(document, found, knowledge)


def named(marked: str, knowledge: Knowledge = BASE, day: str | None = DAY) -> list[str | None]:
    return [a.name for a in read_with(marked, knowledge, day)[1]]


KNOWN = {
    "what a secretary was for": (
        "Mary Vey met Greta Lund and Tom Quist. {s|The former secretary of state} {c|said} {q|no}.",
        "Greta Lund",
    ),
    "a state, of an office that is over": (
        "Mary Vey met Jon Holt and Tom Quist. {s|The former Florida governor} {c|said} {q|no}.",
        "Jon Holt",
    ),
    "whom a title and a last name mean": (
        "President Vance spoke of Tamsin Bell. {s|The Varnish president} {c|said} {q|no}.",
        "Tamsin Bell",
    ),
    "of two who share a last name, whoever held the title's office": (
        "Jeb Mehl met Ilya Mehl. {s|President Mehl} {c|said} {q|no}.",
        "Ilya Mehl",
    ),
    "a state": ("Mary Vey met Ada Orne in Selm. {s|The Vermont senator} {c|said} {q|no}.", "Ada Orne"),
    "a state and a party": (
        "Ada Orne met Ansel Quill in Selm. {s|The Kentucky Republican} {c|said} {q|no}.",
        "Ansel Quill",
    ),
    "a state behind the office": (
        "Ada Orne met Ansel Quill in Selm. {s|The senator from Kentucky} {c|said} {q|no}.",
        "Ansel Quill",
    ),
    "a lawmaker": ("Ada Orne met Rowan Vance in Selm. {s|The Vermont lawmaker} {c|said} {q|no}.", "Ada Orne"),
    "a people": ("Rowan Vance met Tamsin Bell in Selm. {s|The Varnish president} {c|said} {q|no}.", "Tamsin Bell"),
    "a country behind the office": (
        "Rowan Vance met Tamsin R. Bell in Selm. {s|The president of Varn} {c|said} {q|no}.",
        "Tamsin R. Bell",
    ),
    "a country in letters": (
        "Tamsin Bell met Rowan Vance in Selm. {s|The U.S. president} {c|said} {q|no}.",
        "Rowan Vance",
    ),
    "an office that is over": (
        "Rowan Vance met Ilya Mehl in Selm. {s|The former president} {c|said} {q|no}.",
        "Ilya Mehl",
    ),
    "of two who bear a name, the one lately in office": (
        "Ada Orne met Paul Reed in Selm. {s|The Ohio Democrat} {c|said} {q|no}.",
        "Paul Reed",
    ),
    "an office told of another country's holder": (
        "President Rowan Vance met Tamsin Bell in Selm. {s|The Varnish president} {c|said} {q|no}.",
        "Tamsin Bell",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", KNOWN)
def test_a_description_means_the_one_named_here_who_is_known_to_fit(case: str) -> None:
    marked, expected = KNOWN[case]
    assert named(marked) == [expected]
    assert named(marked, NOTHING) != [expected], "the document alone does not tell it"


OPEN = {
    "nobody of that state is named here": "Ada Orne spoke in Selm. {s|The Kentucky senator} {c|said} {q|no}.",
    "the document gives the name another trade": (
        "Ansel Quill met Ada Orne, a welder, in Selm. {s|The Vermont senator} {c|said} {q|no}."
    ),
    "the document gives the name an office its known bearer never held": (
        "Ansel Quill met President Ada Orne in Selm. {s|The Vermont senator} {c|said} {q|no}."
    ),
    "the document gives the name another party": (
        "Ada Orne met Sen. Ansel Quill (D-Ky.) in Selm. {s|The Kentucky Republican} {c|said} {q|no}."
    ),
    "the term is not over": "Rowan Vance met Ada Orne in Selm. {s|The former Vermont senator} {c|said} {q|no}.",
    "a last name alone is not known": "Mr. Quill met Ms. Orne in Selm. {s|The Vermont senator} {c|said} {q|no}.",
}


@pytest.mark.parametrize("case", OPEN)
def test_the_document_speaks_against_it(case: str) -> None:
    marked = OPEN[case]
    assert all(name is None or name in named(marked, NOTHING) for name in named(marked))


def test_what_the_document_tells_comes_first() -> None:
    marked = "Vermont Sen. Ida Pell met Ada Orne in Selm. {s|The Vermont senator} {c|said} {q|no}."
    assert named(marked) == named(marked, NOTHING) == ["Ida Pell"]


@pytest.mark.parametrize("day", [None, "2031", "2024-12-31", "2033-01-01"])
def test_an_office_counts_only_on_a_day_on_which_it_is_known_to_be_held(day: str | None) -> None:
    assert named(KNOWN["a state"][0], day=day) != ["Ada Orne"]


def test_the_chain_says_that_the_knowledge_base_told_it() -> None:
    document, said = read_with(KNOWN["a state"][0])
    steps = chain(document, said[0], said, BASE)
    assert [s.of(document.text) for s, _ in steps] == ["The Vermont senator", "Ada Orne"]
    assert steps[-1][1] == "senator (US, VT, Independent) since 2025-01-03, by knowledge@1"


def test_a_known_gender_tells_whom_a_pronoun_means() -> None:
    base = Knowledge(
        (Person("x-orl", "Orl Tavin", "Tavin", (), "f"), Person("x-ske", "Ske Morrin", "Morrin", (), "m")), (), ()
    )
    marked = "Orl Tavin met Ske Morrin in Selm. {s|He} {c|said} {q|no}. {s1|She} {c1|said} {q1|yes}."
    assert named(marked, base) == ["Ske Morrin", "Orl Tavin"]
    assert named(marked, NOTHING) != ["Ske Morrin", "Orl Tavin"]


@given(
    st.sampled_from([m for m, _ in KNOWN.values()] + list(OPEN.values())), st.sampled_from([DAY, "2024-05-06", None])
)
def test_without_a_day_the_knowledge_base_names_nobody_by_an_office(marked: str, day: str | None) -> None:
    alone = named(marked, NOTHING, None)
    for told in (named(marked, Knowledge(BASE.people, (), BASE.called), day), named(marked, day=None)):
        assert all(name in (None, without) for name, without in zip(told, alone, strict=True)), "it may only forbid one"


@pytest.mark.parametrize(
    ("language", "words", "code"),
    [
        ("ru", "российского", "RU"),
        ("ru", "Франции", "FR"),
        ("ru", "украинский", "UA"),
        ("ru", "США", "US"),
        ("ru", "городской", None),
        ("de", "ukrainische", "UA"),
        ("de", "Russlands", "RU"),
        ("de", "türkischen", "TR"),
        ("de", "städtische", None),
        ("es", "mexicano", "MX"),
        ("es", "francés", "FR"),
        ("es", "Rusia", "RU"),
        ("es", "municipal", None),
        ("en", "Britain", "GB"),
        ("en", "U.S.", "US"),
    ],
)
def test_a_country_by_its_name_and_by_its_people(language: str, words: str, code: str | None) -> None:
    assert land(words, language, packaged()) == code


def test_an_office_that_is_over_is_no_reason_against_a_candidacy() -> None:
    assert named("Greta Lund spoke. {s|The presidential candidate} {c|said} {q|no}.") == ["Greta Lund"]


def test_an_office_of_another_state_is_somebody_elses_though_theirs_is_over() -> None:
    marked = "Jon Holt spoke at length. {s|The New Jersey governor} {c|said} {q|no}."
    assert named(marked, NOTHING) == ["Jon Holt"]
    assert named(marked) == [None]
