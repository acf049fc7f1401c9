from __future__ import annotations

from extract.documents import document
from sayso.extract.note import cites

MARKED = (
    "{s1|Tamm} {c1|said}: {q1|“It holds.”}[1] {s2|Orne} {c2|said} {q2|it did not}.[2]¶"
    "{s3|The mayor} {c3|explained} {q3|the delay} at length.[3] Nobody asked.[4]¶"
    "¶[1], May 3, 2031.¶[2] The Quay Courier, May 4, 2031.¶"
    "[4] See Harbour Bulletin No. 7, A Bridge Too Old, May 5, 2031.¶[5] https://quay.example/bridge, May 6, 2031."
)


def test_notes_go_to_the_attributions_they_are_called_from() -> None:
    held, made = document(MARKED)
    done, _ = cites(held, made)
    found = [[(c.note, c.outlet, c.date, c.complete) for c in a.cites] for a in done]
    assert found == [
        [("1", None, "2031-05-03", False)],
        [("2", "The Quay Courier", "2031-05-04", True)],
        [("3", None, None, False)],
    ]
    first = done[0].cites[0].span
    assert first is not None
    assert first.of(held.text) == "[1], May 3, 2031."


def test_what_lacks_its_other_half_is_said() -> None:
    held, made = document(MARKED)
    _, problems = cites(held, made)
    assert [(p.code, p.span and p.span.of(held.text)[:3]) for p in problems] == [
        ("note-missing", "[3]"),
        ("note-uncalled", "[5]"),
    ]


def test_a_long_turn_holds_the_notes_called_inside_it() -> None:
    held, made = document(
        "{s|Tamm}{c|:} {q|It holds.[1] It always did.¶I know it.[2]}¶[1] May 3, 2031.¶[2] May 4, 2031."
    )
    assert [c.note for c in cites(held, made)[0][0].cites] == ["1", "2"]


def test_a_note_names_an_address_but_no_outlet() -> None:
    held, made = document("{s|Tamm} {c|said} {q|no}.[1]¶[1] https://quay.example/bridge, accessed May 6, 2031.")
    (cite,) = cites(held, made)[0][0].cites
    assert (cite.url, cite.date) == ("https://quay.example/bridge", "2031-05-06")
    assert (cite.outlet, cite.complete) == (None, True)


def test_a_note_ends_where_it_points_further() -> None:
    held, made = document(
        "{s|Tamm} {c|said} {q|no}.[1]¶[1] The Quay Courier, May 6, 2031. See also Harbour Review, May 1, 2031."
    )
    (cite,) = cites(held, made)[0][0].cites
    assert (cite.outlet, cite.date) == ("The Quay Courier", "2031-05-06")


def test_markdown_and_raised_digits() -> None:
    held, made = document(
        "{s1|Tamm} {c1|said} {q1|no}.[^a] {s2|Orne} {c2|said} {q2|“yes”}.²¶[^a]: The Quay Courier, May 6, 2031.¶² Ibid."
    )
    done, problems = cites(held, made)
    assert [[(c.note, c.outlet) for c in a.cites] for a in done] == [[("a", "The Quay Courier")], [("2", None)]]
    assert problems == ()


def test_a_document_without_notes_is_left_as_it_is() -> None:
    held, made = document("{s|Tamm} {c|said} {q|it holds [at 12 m²]}.")
    assert cites(held, made) == (made, ())
