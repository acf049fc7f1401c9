"""One entry a happening, however many tell it; people, places and outlets are invented."""

from __future__ import annotations

from dataclasses import replace

import numpy
from hypothesis import given
from hypothesis import strategies as st

from extract.documents import document
from sayso.extract.happening import happenings
from sayso.link.happening import events
from sayso.types import Document
from sayso.view import Event, Telling

FERRY = [
    "The ferry Halle struck the pier at Selm on Friday and forty passengers were hurt.",
    "Forty passengers were injured on Friday when the ferry Halle hit the pier of Selm harbour.",
    "The council of Selm dismissed its harbour master Ada Orne on Friday.",
    "The ferry Halle struck the pier at Selm on Monday and nobody was hurt.",
    "On Friday bread was sold out in Varn.",
]


def read(*lines: str, language: str = "en") -> tuple[list[Document], list[Telling]]:
    documents = [replace(document(line, language=language)[0], id=f"d_{n}{language}") for n, line in enumerate(lines)]
    return documents, [t for d in documents for t in happenings(d, ())]


def groups(found: tuple[Event, ...]) -> set[frozenset[str]]:
    return {frozenset(t.document for t in e.tellings) for e in found}


def test_two_tellings_of_one_day_that_share_rare_words_are_one_happening() -> None:
    documents, tellings = read(*FERRY)
    assert groups(events(documents, tellings)) == {
        frozenset({"d_0en", "d_1en"}),
        frozenset({"d_2en"}),
        frozenset({"d_3en"}),
        frozenset({"d_4en"}),
    }


def test_the_fullest_telling_comes_first_and_gives_the_days() -> None:
    documents, tellings = read(*FERRY[:2], "Last week the ferry Halle struck the pier at Selm and forty were hurt.")
    (event,) = events(documents, tellings)
    assert (event.earliest, event.latest) == ("2031-05-09", "2031-05-09")
    assert [t.document for t in event.tellings][-1] == "d_2en"


def test_names_alone_make_no_happening() -> None:
    documents, tellings = read(
        "Ada Orne of the Selm Harbour Council resigned on Friday.",
        "A clerk of the Selm Harbour Council sang for Ada Orne on Friday.",
    )
    assert len(events(documents, tellings)) == 2


class Meaning:
    """Sentences that hold one of some words mean the same."""

    name = "stub"

    def encode(self, sentences):
        rows = [[1.0, 0.0] if any(w in s for w in ("ferry", "паром", "Паром")) else [0.0, 1.0] for s in sentences]
        return numpy.array(rows, dtype=numpy.float32)


def test_another_language_tells_the_same_where_the_encoder_says_so() -> None:
    english, first = read(FERRY[0])
    russian, second = read(
        "Паром «Халле» ударился о причал в пятницу.", "Совет уволил смотрителя в пятницу.", language="ru"
    )
    every = [*english, *russian]
    assert groups(events(every, [*first, *second], Meaning())) == {
        frozenset({"d_0en", "d_0ru"}),
        frozenset({"d_1ru"}),
    }
    assert len(events(every, [*first, *second])) == 3


@given(st.permutations(range(len(FERRY))), st.randoms())
def test_the_order_of_documents_and_tellings_does_not_matter(order: list[int], chance) -> None:
    documents, tellings = read(*FERRY)
    shuffled = list(tellings)
    chance.shuffle(shuffled)
    assert events([documents[n] for n in order], shuffled) == events(documents, tellings)


def test_ids_stay_when_another_document_joins() -> None:
    documents, tellings = read(*FERRY[:3])
    before = {frozenset(t.document for t in e.tellings): e.id for e in events(documents[:2], tellings[:2])}
    after = {frozenset(t.document for t in e.tellings): e.id for e in events(documents, tellings)}
    assert before.items() <= after.items()


CRANE = "Seven workers were injured at Selm when a crane fell on Friday."


def otherwise(*lines: str) -> list[tuple[str, ...]]:
    """Of each telling of the one happening that these lines tell, the fullest first, the figures it has otherwise."""
    documents, tellings = read(*lines)
    text = {d.id: d.text for d in documents}
    (event,) = events(documents, tellings)
    return [tuple(s.of(text[t.document]) for s in t.otherwise) for t in event.tellings]


def test_a_telling_with_another_figure_of_the_same_says_which() -> None:
    assert otherwise(CRANE, "5 workers were hurt when a crane fell at Selm on Friday.") == [(), ("5 workers",)]


def test_an_earlier_figure_that_a_telling_replaces_is_not_its_own() -> None:
    full = "Seven workers have now been confirmed injured at Selm when a crane fell on Friday, up from three."
    assert otherwise(full, "Three workers were injured when a crane fell on Friday.") == [(), ("Three workers",)]


def test_the_same_figure_and_another_thing_are_no_other_figure() -> None:
    for line in (
        "7 workers were injured when a crane fell at Selm on Friday.",
        "Workers were injured when a crane fell at Selm on Friday.",
        "A crane of 40 metres fell at Selm on Friday and workers were injured.",
    ):
        assert otherwise(CRANE, line) == [(), ()]
