"""Denials that only point back, held against what other documents tell: which claims, and at what cost."""

from __future__ import annotations

import pytest

from sayso.link.relation import relations
from sayso.types import Rendering, Statement, key
from telling import WordEncoder, speakers, told


class CountingEncoder(WordEncoder):
    """A stub encoder that counts what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.encoded = 0

    def encode(self, sentences):
        self.encoded += len(sentences)
        return super().encode(sentences)


def related(*stories, of=None, encoder=None):
    """The relations of these stories, each with the documents of its two ends."""
    documents = [d for d, _ in stories]
    attributions = [a for _, some in stories for a in some]
    people = {id: s.id for s in speakers(attributions) for id in s.attributions}
    made = [
        Statement(key("s", a.id), people.get(a.id), (Rendering(a.id, a.content, "longer", None),), a.said)
        for a in attributions
    ]
    home = {key("s", a.id): a.document for a in attributions}
    found = relations(documents, attributions, made, encoder or WordEncoder(), of=of)
    return [(r.kind, r.reason, {home[r.left], home[r.right]}) for r in found]


def kinds(*stories):
    """The kinds and reasons found between documents."""
    return [(kind, reason) for kind, reason, homes in related(*stories) if len(homes) > 1]


DENIED = ("contradicts", "denial")
CLAIM = "{s|Ilva Renn} {c|said} {q|the brewery drained the Senn marsh}."


def test_a_claim_told_twice_in_one_quotation():
    twice = "{s|Ilva Renn} {c|said} {q|“The brewery drained the Senn marsh. The brewery drained the Senn marsh.”}"
    denial = "The brewery drained the Senn marsh, papers wrote. {q|“This never happened,”} {c|said} {s|Tomas Orne}."
    assert kinds(told(twice, "Harbour Post"), told(denial, "Delta Times")) == [DENIED]


# ---------------------------------------------------------------- what stands before a denial


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("The brewery drained the Senn marsh, papers wrote.", [DENIED]),
        ("It rained in Senn. The brewery drained the Senn marsh, papers wrote.\n\n", [DENIED]),
        # Only the last sentence tells what is denied.
        ("The brewery drained the Senn marsh, papers wrote. A teacher accused him of having hit his wife.", []),
        # Nobody denies his own words, but what he denies in so many words he denies.
        ("{s1|Tomas Orne} {c1|said} {q1|the brewery drained the Senn marsh}.", []),
        ("{s1|Tomas Orne} {c1|denied} {q1|that the brewery drained the Senn marsh}.", [DENIED, DENIED]),
    ],
)
def test_what_a_denial_points_back_to_is_told_just_before_it(before, expected):
    denial = f"{before} {{q|“This is a lie,”}} {{c|said}} {{s|Tomas Orne}}."
    assert kinds(told(CLAIM, "Harbour Post"), told(denial, "Delta Times")) == expected


def test_what_leads_to_a_denial_in_its_own_sentence():
    denial = (
        "It rained. Asked whether the brewery drained the Senn marsh, {s|Tomas Orne} {c|said} {q|it never happened}."
    )
    assert kinds(told(CLAIM, "Harbour Post"), told(denial, "Delta Times")) == [DENIED]


@pytest.mark.parametrize("answer", ["He is wrong", "She is lying", "Ilva Renn is a liar"])
def test_who_is_called_a_liar_is_not_denied_elsewhere(answer):
    denial = f"The brewery drained the Senn marsh, papers wrote. {{q|“{answer},”}} {{c|said}} {{s|Tomas Orne}}."
    assert kinds(told(CLAIM, "Harbour Post"), told(denial, "Delta Times")) == []


# ---------------------------------------------------------------- one document asked about, and many


def story(at):
    """A document with one denial that points back and three claims of its own."""
    claims = " ".join(
        f"{{s{n}|{who}}} {{c{n}|said}} {{q{n}|the brewery {deed} the Senn marsh in week {at}}}."
        for n, (who, deed) in enumerate((("Ilva Renn", "drained"), ("Ada Morn", "flooded"), ("Odo Fenn", "sold")))
    )
    denial = "The brewery drained the Senn marsh, papers wrote. {q9|“This never happened,”} {c9|said} {s9|Tomas Orne}."
    return told(f"{claims}\n\n{denial}", f"Paper {at}")


def test_only_what_touches_the_document_asked_about():
    stories = [story(at) for at in range(5)]
    asked = stories[2][0].id
    found = related(*stories, of=asked)
    assert all(asked in homes for *_, homes in found)
    assert any(reason == "denial" and len(homes) > 1 for _, reason, homes in found)
    assert any(asked not in homes for *_, homes in related(*stories))


def test_the_vectors_made_grow_with_the_documents_and_not_with_their_square():
    counts = []
    for size in (20, 40):
        encoder = CountingEncoder()
        related(*[story(at) for at in range(size)], encoder=encoder)
        counts.append(encoder.encoded)
    assert counts[1] <= 2 * counts[0]
