"""Which queries fire on a document, on what, and why; and nothing twice."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from sayso.pipeline import Reading, link
from sayso.types import Attribution, Document, Record
from sayso.watch.alert import Alert, alerts, nearby, telling
from sayso.watch.query import Query
from telling import WordEncoder, told

RENN = "{s|Ilva Renn} {c|said} {q|divers had counted 12 cracks in the piers of the old bridge}."
ORNE = "{s|Tomas Orne} {c|said} {q|divers had counted 40 cracks in the piers of the old bridge}."
Story = tuple[Document, tuple[Attribution, ...]]


def linked(*stories: Story) -> Record:
    return link([Reading(d, found, ()) for d, found in stories], WordEncoder())


def fired(query: Query, new: Story, *filed: Story, known: frozenset[str] = frozenset()) -> tuple[Alert, ...]:
    return alerts([query], linked(new, *filed), new[0], known)


def at(story: Story, **facts: str) -> Story:
    return replace(story[0], **facts), story[1]


@pytest.mark.parametrize(
    ("query", "fires"),
    [
        (Query("q", speaker="Renn"), True),
        (Query("q", speaker="Orne"), False),
        (Query("q", about="crack diver"), True),
        (Query("q", about='"12 cracks"'), True),
        (Query("q", about='"40 cracks"'), False),
        (Query("q", about="train"), False),
        (Query("q", outlet=("harbour",)), True),
        (Query("q", outlet=("Delta Times", "Harbour Post")), True),
        (Query("q", outlet=("Delta Times",)), False),
        (Query("q", outlet=("post.example",)), True),
        (Query("q", outlet=("st.example",)), False),
        (Query("q", language=("de", "en")), True),
        (Query("q", language=("de",)), False),
        (Query("q", since="2031-05-08", until="2031-05-08"), True),
        (Query("q", since="2031-05-09"), False),
        (Query("q", speaker="Renn", about="train"), False),
        (Query("q", contradicts=True), False),
    ],
)
def test_every_condition_must_hold(query, fires):
    story = at(told(RENN, said="2031-05-08"), url="https://news.post.example/b")
    found = fired(query, story)
    assert bool(found) == fires
    if fires:
        (row,) = found[0].body["attributions"]
        asks = [n for n in ("speaker", "about", "outlet", "language", "since", "until") if getattr(query, n)]
        assert [why["asked"] for why in row["why"]] == asks and all(why["found"] for why in row["why"])
        (start, stop), text = row["spans"][0], story[0].text
        assert row["words"] == text[start:stop] and row["cue"] == "said" and row["speaker"] == "Ilva Renn"


def test_only_what_the_document_itself_says_fires():
    new, filed = told(RENN, "Harbour Post"), told(ORNE, "Delta Times")
    assert not fired(Query("q", speaker="Orne"), new, filed)
    assert not fired(Query("q", about='"40 cracks"'), new, filed)


def test_a_last_name_is_known_by_what_is_on_file():
    new = told("{s|Renn} {c|said} {q|the bridge was shut}.", "Delta Times")
    assert not fired(Query("q", speaker="Ilva Renn"), new)
    assert fired(Query("q", speaker="Ilva Renn"), new, told(RENN))


def test_a_contradiction_says_what_it_stands_against():
    new, filed = told(ORNE, "Delta Times"), told(RENN, "Harbour Post")
    (alert,) = fired(Query("q", contradicts=True), new, filed)
    (row,) = alert.body["attributions"]
    (clash,) = row["contradicts"]
    assert (row["attribution"], clash["attribution"]) == (new[1][0].id, filed[1][0].id)
    assert clash["reason"] == "number" and clash["outlet"] == "Harbour Post" and "12 cracks" in clash["words"]
    assert [filed[0].text[a:b] for a, b in clash["spans"]] == [clash["words"]]
    assert [why["asked"] for why in row["why"]] == ["contradicts"]
    assert not fired(Query("q", contradicts=True, speaker="Renn"), new, filed), "Renn says nothing here"


def test_a_contradiction_inside_one_document_is_not_one_with_the_file():
    two = re.sub(r"\{(\w)\|", r"{\g<1>2|", ORNE)
    both = told(f"{RENN} {two}")
    assert len(both[1]) == 2 and not fired(Query("q", contradicts=True), both)


def test_a_page_that_changes_around_it_is_not_told_of_again():
    page = {"url": "https://gazette.example/b"}
    first = at(told(RENN), **page)
    (alert,) = fired(Query("q", about="cracks"), first)
    again = at(told(f"Corrected on Friday.\n\n{RENN}"), **page)
    assert not fired(Query("q", about="cracks"), again, known=frozenset(alert.matters))
    assert fired(Query("other", about="cracks"), again, known=frozenset(alert.matters))
    elsewhere = at(told(RENN, "Delta Times"), url="https://delta.example/b")
    assert fired(Query("q", about="cracks"), elsewhere, known=frozenset(alert.matters))
    edited = at(told(RENN.replace("12", "14")), **page)
    (more,) = fired(Query("q", about="cracks"), edited, known=frozenset(alert.matters))
    assert more.id != alert.id


def test_an_alert_is_the_same_whenever_it_is_made():
    assert fired(Query("q", about="cracks"), told(RENN)) == fired(Query("q", about="cracks"), told(RENN))


def test_what_may_bear_on_a_document_is_sought_by_its_words_and_names():
    document, said = told(ORNE)
    sought = telling(document, said)
    assert "diver" in sought and "tomas" in sought and len(sought) <= 60
    renn, other = told(RENN, "Delta Times"), told("{s|Ada Morn} {c|said} {q|trams would run again}.", "Delta Times")
    brief = told("{s|Orne} {c|said} {q|trams would run again}.", "Lake Gazette")
    filed = [(d, a) for d, found in (renn, other, brief) for a in found]
    assert nearby(document, said, filed) == (*renn[1], *brief[1])
