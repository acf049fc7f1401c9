"""What a database keeps, on every kind of database there is."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from sqlalchemy import event, inspect, select

from bridge import RUSSIAN, TEXT, capture, document
from sayso.errors import NotFound, StoreError
from sayso.plan import Plan, plan, values
from sayso.store import tables
from sayso.store.database import Database
from sayso.types import Attribution, Document, Hints, Judgement, Post, Span, Speaker, Statement, Story


def seen(store, table, id):
    with store._transaction(write=False) as connection:
        columns = table.c.first_seen, table.c.last_seen, table.c.deleted_at
        return tuple(connection.execute(select(*columns).where(table.c.id == id)).one())


def test_a_record_comes_back_as_it_was_put(store, story, address):
    record, inputs = story
    store.apply(plan(values(record), store.known()), inputs, "sayso run")
    assert store.record() == record
    assert list(store.captures()) == inputs
    store.close()
    with Database(address, write=False) as again:
        assert again.record(record.story.id) == record


@pytest.mark.parametrize(
    "post",
    [Post(), Post("ines", edited="", reply_to="7"), Post(repost_of="x", first_posted="2031-03-04", deleted=True)],
)
def test_what_a_post_says_of_itself_comes_back(store, story, post):
    record, inputs = story
    plain, *_ = record.documents
    held = replace(plain, post=post)
    store.apply(Plan(put=(held,)), inputs)
    assert store.find(Document, plain.id) == held
    assert plan([held], store.known()) == Plan()
    assert plan([plain], store.known()).put == (plain,)
    store.put(plain)
    assert store.find(Document, plain.id).post is None


def test_the_second_run_has_nothing_to_do_and_writes_nothing(store, story):
    record, inputs = story
    store.apply(plan(values(record), store.known()), inputs)
    before = seen(store, tables.documents, record.documents[0].id)
    todo = plan(values(record), store.known())
    assert not todo
    store.apply(todo, inputs)
    assert seen(store, tables.documents, record.documents[0].id) == before


def test_what_no_longer_holds_is_retired_and_revived_when_it_comes_back(store, story):
    record, inputs = story
    store.apply(plan(values(record), store.known()), inputs)
    gone = record.statements[1]
    less = tuple(v for v in values(record) if v != gone)
    store.apply(plan(less, store.known()))
    assert store.every(Statement) == (record.statements[0],)
    assert store.every(Statement, retired=True) == (gone,)
    with pytest.raises(NotFound):
        store.find(Statement, gone.id)
    assert store.find(Statement, gone.id, retired=True) == gone
    first, last, deleted = seen(store, tables.statements, gone.id)
    assert deleted > last
    store.apply(plan(values(record), store.known()))
    assert store.find(Statement, gone.id) == gone
    assert seen(store, tables.statements, gone.id)[0] == first
    assert seen(store, tables.statements, gone.id)[2] is None


def test_a_value_that_changed_under_its_id_is_written_again(store, story):
    record, inputs = story
    store.apply(plan(values(record), store.known()), inputs)
    named = replace(record.attributions[1], name="Ильзе Брандт")
    new = tuple(named if v == record.attributions[1] else v for v in values(record))
    todo = plan(new, store.known())
    assert todo == Plan(put=(named,))
    store.apply(todo)
    assert store.find(Attribution, named.id).name == "Ильзе Брандт"
    assert not plan(new, store.known())


def test_a_part_retires_only_what_stands_on_it(store, story):
    record, inputs = story
    store.apply(plan(values(record), store.known()), inputs)
    second = record.documents[1].id
    part = store.standing([second])
    assert {second, record.attributions[1].id, "t_2"} <= part
    assert not part & {record.documents[0].id, "s_1", "t_1", "r_1", "y_1"}
    todo = plan([record.documents[1]], store.known(), part)
    assert set(todo.retire) == part - {second}
    assert todo.put == ()


def test_a_changed_text_of_one_name_is_its_next_version(store):
    texts = ["The bridge is safe.", "The bridge is closed.", "The bridge is open."]
    versions = [document("bridge.txt", text) for text in texts]
    other = document("harbour.txt", texts[0])
    for held in (*versions, other):
        store.apply(Plan(put=(held,)), [(capture(held.name, held.text), Hints())])
    store.put(versions[0])
    assert store.versions() == {versions[0].id: 1, versions[1].id: 2, versions[2].id: 3, other.id: 1}


def test_two_versions_in_one_plan_are_numbered_in_its_order(store):
    held = [document("bridge.txt", text) for text in ("one", "two")]
    store.apply(Plan(put=tuple(held)), [(capture(d.name, d.text), Hints()) for d in held])
    assert store.versions() == {held[0].id: 1, held[1].id: 2}


def test_many_values_take_few_statements(store):
    held = [document(f"{n}.txt", f"Report {n}.") for n in range(120)]
    inputs = [(capture(d.name, d.text), Hints()) for d in held]
    store.put_captures(inputs)
    asked = []
    event.listen(store._open.engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    store.put(*held)
    assert len(asked) < 12, asked


def test_one_body_under_two_names_is_two_captures(store):
    inputs = [
        (capture("courier.txt", TEXT), Hints(outlet="The Ostrova Courier")),
        (capture("vestnik.txt", TEXT), Hints()),
    ]
    store.put_captures(inputs)
    store.put_captures(inputs)
    assert list(store.captures()) == inputs


def test_what_the_user_says_of_an_input_may_change(store):
    held = capture("courier.txt", TEXT)
    store.put_captures([(held, Hints())])
    store.put_captures([(held, Hints(outlet="The Ostrova Courier", published="2031-05-08"))])
    assert list(store.captures()) == [(held, Hints(outlet="The Ostrova Courier", published="2031-05-08"))]


def test_a_document_needs_its_capture_and_leaves_nothing_without(store, story):
    record, inputs = story
    with pytest.raises(StoreError, match=r"capture .* not stored"):
        store.apply(plan(values(record), store.known()), inputs[:1])
    assert store.known() == {}
    assert list(store.captures()) == []


def test_a_row_that_was_never_stored_cannot_be_retired(store, story):
    record, inputs = story
    with pytest.raises(NotFound, match="t_404"):
        store.apply(Plan(put=record.documents, retire=("t_404",)), inputs)
    assert store.documents() == ()


def test_rulings_are_added_once_and_never_change(store):
    ruling = Judgement("j_1", "speaker", "a_1", "a_2", "same", "Ann", "2031-05-08T10:00:00Z", "one mayor")
    mended = Judgement(
        "j_2", "replace", "a_1", None, "different", "Ann", "2031-05-08", "", (Span(0, 3),), (), (Span(4, 9),)
    )
    assert store.judge([ruling, ruling]) == 1
    assert store.judge([ruling, mended]) == 1
    assert store.judgements() == (ruling, mended)


def test_words_lead_to_documents_and_contents(store, story):
    record, inputs = story
    store.apply(plan(values(record), store.known()), inputs)
    first, second = record.attributions
    assert store.seek("bridge SAFE", Attribution) == (first,)
    assert store.seek("никто опасности", Attribution) == (second,)
    assert store.seek('"bridge was"', Document) == (record.documents[0],)
    assert store.seek('"was bridge"', Document) == ()
    assert store.seek("reporters", Attribution) == ()
    assert store.seek("?!", Document) == () == store.seek('"', Document)
    store.retire(first.id)
    assert store.seek("bridge", Attribution) == ()
    store.put(first)
    assert store.seek("bridge", Attribution) == (first,)
    with pytest.raises(StoreError, match="speakers"):
        store.seek("bridge", Speaker)


def test_words_without_spaces_are_found_too(store):
    held = document("kawa.txt", "市長は橋は安全だと述べた。")
    store.apply(Plan(put=(held,)), [(capture(held.name, held.text), Hints())])
    assert store.seek("安全", Document) == (held,)
    assert store.seek("全安", Document) == ()


def test_the_documents_with_the_most_beginnings_of_words_come_first(store):
    texts = {"one.txt": "The bridges are safe.", "two.txt": "A bridge of Ostrova opened.", "three.txt": "It rained."}
    held = {name: document(name, text) for name, text in texts.items()}
    store.apply(Plan(put=tuple(held.values())), [(capture(n, t), Hints()) for n, t in texts.items()])
    assert store.seek_any(["bridge", "ostr", "open"]) == (held["two.txt"], held["one.txt"])
    assert store.seek_any(["bridges"]) == (held["one.txt"],)
    assert store.seek_any(["elephant"]) == () == store.seek_any(["?", '"'])


def test_attributions_of_some_documents_and_the_statements_they_tell(store, story):
    record, inputs = story
    store.apply(plan(values(record), store.known()), inputs)
    first, second = record.attributions
    assert store.attributions_in([first.document]) == (first,) and store.attributions_in([]) == ()
    assert store.telling(second.id) == (record.statements[1],) and store.telling("a_none") == ()
    assert store.count(Document) == 2 and store.count(Statement) == 2
    store.retire(first.id)
    assert store.attributions_in([first.document]) == ()


def test_shards_that_are_done_stay_done(store):
    for shard in ("1", "2", "1"):
        store.finish("run", shard)
    assert store.shards("run") == {"1", "2"}
    assert store.shards("other") == frozenset()


def test_which_story_must_be_said_where_there_are_several(store, story):
    record, inputs = story
    store.apply(plan(values(record), store.known()), inputs)
    store.put(Story("y_2", "The harbour", (), ()))
    with pytest.raises(StoreError, match=r"2 stories.*y_1 \(The bridge at Ostrova\)"):
        store.record()


def test_every_field_of_a_value_has_its_column(store):
    for kind, table in tables.DERIVED.items():
        if kind is not tuple:
            assert {f.name for f in fields(kind)} <= set(table.c.keys()), kind
    assert {f.name for f in fields(Judgement)} <= set(tables.judgements.c.keys())


def test_the_migrations_make_the_tables(store):
    with store._transaction(write=False) as connection:
        there = inspect(connection)
        for name, table in tables.metadata.tables.items():
            columns = {column["name"]: column["nullable"] for column in there.get_columns(name)}
            declared = {column.name: column.nullable for column in table.columns}
            assert columns.keys() == declared.keys(), name
            loose = {n for n in columns if columns[n] and not declared[n] and not table.columns[n].primary_key}
            assert not loose, (name, loose)


def test_russian_and_english_are_both_there(store, story):
    record, inputs = story
    store.apply(plan(values(record), store.known()), inputs)
    assert {d.text for d in store.documents()} == {TEXT, RUSSIAN}
    with pytest.raises(NotFound, match="0000"):
        store.body("0000")
