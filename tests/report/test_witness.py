"""How many witnesses a statement has: copies of one text are one, and what a copy adds is its own."""

from __future__ import annotations

from sayso.report.dispatch import dispatch
from sayso.report.register import Register
from sayso.types import Document, Record, Rendering, Statement, Story
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
    assert [v.copy_of for v in item.versions] == [None, "S1", None]
    assert (item.sources, item.witnesses) == (3, 2)
