"""The class of a rendering, line by line of its table, and the words that differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.statement.difference import Wording, diff, rendering_class

FULL = "“We shall organise the harbour’s defence with 12 boats, and we will not sell Pier Four to anyone,”"
FAX = "“We got one fax. It came at ten past nine, and they were gone.”"
TOLD = "We shall organise the harbour’s defence with 12 boats"


@pytest.mark.parametrize(
    ("kind", "fullest", "other"),
    [
        ("verbatim", "“The bridge — it was SAFE.”", "\"The bridge, it was safe\""),
        ("verbatim", "“A full-scale meeting”", "«a full scale meeting»"),
        ("respelled", "“We shall organise twelve cease-fires, Sergei,”", "“We shall organize 12 ceasefires, Sergey”"),
        ("respelled", "“The U.S. doesn’t travel”", "“the US does not travel”"),
        ("respelled", "“ISIS’s best hour”", "“ISIS’ best hour”"),
        ("trimmed", FULL, "“We shall organize the harbour’s defense … and we will not sell Pier Four,”"),
        ("trimmed", FULL, "“defence with 12 boats”"),
        ("trimmed", FULL, "“We will not sell [the port of] Pier Four”"),
        ("altered", FULL, "“We shall organise the harbour’s defence with 40 boats,”"),
        ("altered", FULL, "“We will sell Pier Four to anyone,”"),
        ("altered", "“Nobody in this town will sell the old pier,”", "“Nobody in this town will buy the old pier,”"),
        ("altered", "“We have 12 boats in the harbour”", "they had 40 boats at sea"),
        ("altered", FAX, "“We got one fax, at ten past nine, and they were gone,”"),
        ("trimmed", FAX, "“We got one fax. … at ten past nine, and they were gone.”"),
        ("trimmed", FAX, "“We got one fax”"),
        ("verbatim", "that you called it “good as sold and as empty”", "that it was \"good as sold and as empty\""),
        ("altered", "that you called it “good as sold and as empty”", "that it was “good as gone and as empty”"),
        ("altered", "12 boats “broke through the old barrier”", "40 boats “broke through the old barrier”"),
        ("paraphrase", "that the old pier was as “sold” as any", "the pier was “sold”, he thought, before spring"),
        ("paraphrase", "the council refused to sell the pier", "the council would not sell the pier"),
        ("altered", "the council would sell the pier", "the council would not sell the pier"),
        ("paraphrase", "“We will not sell the old pier”", "the council would not part with its jetty"),
    ],
)  # fmt: skip
def test_class(kind, fullest, other):
    def wording(text):
        return Wording(text, "en", quoted=text[0] in '“"«')

    assert rendering_class(wording(fullest), wording(other), 0.5) == kind


def test_two_translations_of_one_sentence_are_no_alteration():
    one = Wording("“We heard President Orne express a wish to see our guest,”", "en")
    other = Wording("“It was said that the head of state hoped for an encounter with him,”", "en")
    assert rendering_class(one, other, 0.7) == "translation"
    assert rendering_class(one, other, None) == "altered"


def test_another_language_is_a_translation():
    assert rendering_class(Wording("Мост безопасен", "ru"), Wording("the bridge is safe", "en", False)) == "translation"


def test_diff_shows_what_was_cut_and_changed():
    steps = diff(
        "In this respect, I mean both, we can state that it was useful.", "We can say that it was useful, today."
    )
    assert steps == (
        ("cut", "In this respect, I mean both", ""),
        ("equal", "we can", "We can"),
        ("changed", "state", "say"),
        ("equal", "that it was useful", "that it was useful"),
        ("added", "", "today"),
    )


def test_another_apostrophe_is_no_change():
    assert diff("We can't go", "We can’t go") == (("equal", "We can't go", "We can’t go"),)


SOME = (
    "The",
    "bridge",
    "was",
    "not",
    "safe",
    "on",
    "Friday",
    ",",
    "—",
    "“",
    "”",
    "said",
    "12",
    "boats",
    "don't",
    "can’t",
)
WORDS = st.lists(st.sampled_from(SOME), max_size=14).map(" ".join)


@given(WORDS, WORDS)
def test_law_a_diff_tells_both_wordings(left, right):
    steps = diff(left, right)

    def letters(text):
        return [c for c in text if c.isalnum()]

    assert letters("".join(here for _, here, _ in steps)) == letters(left)
    assert letters("".join(there for _, _, there in steps)) == letters(right)
    assert all(here.lower() for tag, here, _ in steps if tag == "cut")


@given(WORDS)
def test_law_a_wording_is_verbatim_of_itself(words):
    assert rendering_class(Wording(words), Wording(words.upper())) == "verbatim"
