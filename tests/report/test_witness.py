"""How many witnesses a statement has: copies of one text are one, and what a copy adds is its own."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.report.dispatch import dispatch
from sayso.report.page import html
from sayso.report.register import Register
from sayso.report.write import markdown
from sayso.types import Document, Record, Rendering, Span, Statement, Story
from sayso.view import Event, Telling
from telling import told

WIRE = "{q1|“We closed the bridge because two cables had failed,”} {s1|Dana Orlow} {c1|said} on Sunday."
ADDED = "{s2|Dana Orlow} {c2|told} this newspaper that {q2|she would pay for the ferry herself}."


def record(*marked: tuple[str, str], copies: tuple[int, ...]) -> tuple[Record, list[Document]]:
    """A story of these texts with one statement of all that was said last in each; the copies are of the first."""
    stories = [told(text, outlet) for outlet, text in marked]
    documents = [d for d, _ in stories]
    said = tuple(a for _, found in stories for a in found)
    last = [found[-1] for _, found in stories]
    renderings = tuple(Rendering(a.id, a.content, "verbatim", last[0].id if n else None) for n, a in enumerate(last))
    made = Statement("s_1", None, renderings, None)
    pairs = tuple((d.id, documents[0].id if n in copies else d.id) for n, d in enumerate(documents))
    story = Story("e_1", "The footbridge", tuple(d.id for d in documents), ("s_1",))
    return Record(story, tuple(documents), said, (), (made,), (), pairs, ()), documents


def test_what_copies_have_from_the_first_text_has_one_witness() -> None:
    held, (wire, *_) = record(
        ("Northwire", WIRE), ("Evening Post", f"{WIRE} Trams run."), ("Star", WIRE), copies=(1, 2)
    )
    assert Register(held).witnesses(held.statements[0]) == (wire.id,)


def test_what_a_copy_adds_is_its_own_outlets_to_witness() -> None:
    held, (wire, post, star) = record(
        ("Northwire", WIRE), ("Evening Post", f"{WIRE} {ADDED}"), ("Star", f"{WIRE} {ADDED}"), copies=(1, 2)
    )
    added = Statement("s_1", None, held.statements[0].renderings[1:], None)
    assert len(Register(held).witnesses(added)) == 1
    assert Register(held).witnesses(added)[0] in {post.id, star.id}
    assert Register(held).witnesses(held.statements[0])[0] == wire.id


def test_two_copies_that_add_other_words_are_two_witnesses() -> None:
    other = "{s2|Dana Orlow} {c2|announced} {q2|her wages would cover every crossing}."
    held, (_, post, star) = record(
        ("Northwire", WIRE), ("Evening Post", f"{WIRE} {ADDED}"), ("Star", f"{WIRE} {other}"), copies=(1, 2)
    )
    added = Statement("s_1", None, held.statements[0].renderings[1:], None)
    assert Register(held).witnesses(added) == (post.id, star.id)


def test_the_dispatch_calls_only_what_was_copied_a_copy() -> None:
    held, _ = record(("Northwire", WIRE), ("Evening Post", WIRE), ("Star", f"{WIRE} {ADDED}"), copies=(1, 2))
    page = dispatch(held)
    (item,) = [*page.shared, *(i for p in page.portraits for i in p.items)][:1]
    assert [(v.label, v.copies, v.copy_of) for v in item.versions] == [("S1", ("S2",), None), ("S3", (), None)]
    assert (item.sources, item.witnesses) == (3, 2)


def test_a_wire_and_its_copies_alone_are_one_source_in_the_summary_and_one_row() -> None:
    copied, _ = record(*((f"Outlet {n}", WIRE) for n in range(50)), copies=tuple(range(1, 50)))
    page = dispatch(copied)
    assert "0 statements stand in more than one source" in page.summary
    assert not page.shared
    (version,) = page.portraits[0].items[0].versions
    assert (version.label, len(version.copies), version.more) == ("S1", 6, 43)
    for write in (markdown, html):
        assert "43 more" in write(copied)
    assert markdown(copied).count("We closed the bridge because two cables had failed") < 12
    both, _ = record(("Northwire", WIRE), ("Star", WIRE), ("Evening Post", f"{WIRE} Trams run."), copies=(1,))
    assert "1 statement stands in more than one source" in dispatch(both).summary
    assert len(dispatch(both).shared[0].versions) == 2


def test_a_near_copy_that_words_it_otherwise_has_its_own_row() -> None:
    other = WIRE.replace("because two cables had failed", "because two cables failed")
    held, _ = record(("Northwire", WIRE), ("Evening Post", other), copies=(1,))
    (item,) = dispatch(held).shared
    assert [(v.label, v.copy_of) for v in item.versions] == [("S1", None), ("S2", "S1")]


def test_near_copies_that_tell_a_happening_word_for_word_are_only_counted() -> None:
    held, documents = record(*((f"Outlet {n}", WIRE) for n in range(5)), copies=(1, 2, 3))
    place = Span(0, 10)
    tellings = tuple(Telling(d.id, place, None, "2031-03-01", "2031-03-01", "stated") for d in documents)
    shown = markdown(replace(held, events=(Event("h_1", "2031-03-01", "2031-03-01", tellings),)))
    (told,) = re.findall(r"Told as well in .*?word for word\.", shown)
    assert "3 near-copies word for word." in told
    assert ("#source-S5" in told, "#source-S2" in told) == (True, False)
