"""What people rule is obeyed; where they clash it is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.link.judgement import Links, constraints, corrected, groups, refound, spread, wikidata
from sayso.ruling import judgement
from sayso.types import Attribution, Span, key


def leaf(id: str, start: int = 0, document: str = "d_1", **more) -> Attribution:
    parts = (Span(start, start + 9),), (Span(start + 10, start + 14),), (Span(start + 15, start + 40),)
    return Attribution(id, document, *parts, voice="indirect", **more)


def rule(kind: str, left: str, right: str | None, verdict: str, by: str = "Ann", at: str = "2031-05-08", spans=()):
    return judgement(kind, left, right, verdict, by, at, "", spans or ((), (), ()))


A, B, C, D = (leaf(id, 100 * n) for n, id in enumerate(("a_1", "a_2", "a_3", "a_4")))
LEAVES = (A, B, C, D)


def test_same_joins_and_different_keeps_apart():
    ruled = constraints([rule("speaker", "a_2", "a_1", "same"), rule("speaker", "a_1", "a_3", "different")], LEAVES)
    assert ruled.speaker == Links((("a_1", "a_2"),), (("a_1", "a_3"),))
    assert ruled.statement == Links()
    proposals = [(0.9, "a_2", "a_3"), (0.5, "a_3", "a_4"), (0.4, "a_4", "a_1")]
    assert groups([a.id for a in LEAVES], proposals, ruled.speaker) == (("a_1", "a_2"), ("a_3", "a_4"))


def test_the_latest_ruling_of_one_person_counts():
    early, late = rule("speaker", "a_1", "a_2", "same"), rule("speaker", "a_2", "a_1", "different", at="2031-05-09")
    for order in ([early, late], [late, early]):
        ruled = constraints(order, LEAVES)
        assert ruled.speaker == Links((), (("a_1", "a_2"),))
        assert ruled.problems == ()
    taken_back = rule("speaker", "a_1", "a_2", "unsure", at="2031-05-10T00:00:00+02:00")
    assert constraints([early, late, taken_back], LEAVES).speaker == Links()


def test_the_times_of_rulings_are_compared_across_zones():
    first = rule("speaker", "a_1", "a_2", "same", at="2031-05-08T10:00:00+03:00")
    second = rule("speaker", "a_1", "a_2", "different", at="2031-05-08T08:00:00Z")
    assert constraints([second, first], LEAVES).speaker == Links((), (("a_1", "a_2"),))


def test_people_who_clash_are_shown_and_the_two_stay_apart():
    ruled = constraints(
        [rule("speaker", "a_1", "a_2", "same"), rule("speaker", "a_1", "a_2", "different", by="Bob")], LEAVES
    )
    assert ruled.speaker == Links((), (("a_1", "a_2"),))
    (problem,) = ruled.problems
    assert problem.code == "judgement-clash"
    assert "Ann" in problem.message and "Bob" in problem.message


def test_a_chain_of_same_does_not_cross_a_different():
    chain = [rule("speaker", "a_1", "a_2", "same"), rule("speaker", "a_2", "a_3", "same", by="Bob")]
    apart = rule("speaker", "a_3", "a_1", "different", by="Cleo")
    aside = rule("speaker", "a_2", "a_4", "same")
    ruled = constraints([*chain, apart, aside], LEAVES)
    assert ruled.speaker == Links((("a_2", "a_4"),), (("a_1", "a_3"),))
    (problem,) = ruled.problems
    assert all(name in problem.message for name in ("Ann", "Bob", "Cleo"))
    assert "a_4" not in problem.message


def test_relations_are_no_chains():
    chain = [rule("relation", "a_1", "a_2", "same"), rule("relation", "a_2", "a_3", "same")]
    ruled = constraints([*chain, rule("relation", "a_1", "a_3", "different")], LEAVES)
    assert ruled.problems == ()
    assert ruled.relation == Links((("a_1", "a_2"), ("a_2", "a_3")), (("a_1", "a_3"),))


def test_a_wikidata_item_names_a_group_and_two_items_are_two_speakers():
    told = [rule("speaker", "a_1", "Q42", "same"), rule("speaker", "a_2", "a_1", "same")]
    ruled = constraints([*told, rule("speaker", "a_3", "Q43", "same")], LEAVES)
    parts = groups([a.id for a in LEAVES], [(0.9, "a_1", "a_3"), (0.8, "a_3", "a_4")], ruled.speaker)
    assert parts == (("a_1", "a_2"), ("a_3", "a_4"))
    assert [wikidata(part, ruled.speaker) for part in parts] == ["Q42", "Q43"]
    assert wikidata(["a_4"], ruled.speaker) is None
    clash = constraints([*told, rule("speaker", "a_2", "Q43", "same", by="Bob")], LEAVES)
    assert [p.code for p in clash.problems] == ["judgement-clash"]
    assert "Wikidata" in clash.problems[0].message


def test_a_drop_leaves_out_and_what_was_nested_in_it_moves_outward():
    inner = replace(B, within="a_1")
    ruled = constraints([rule("drop", "a_1", None, "different")], [A, inner])
    assert ruled.drop == ("a_1",)
    assert corrected([A, inner], ruled) == (replace(inner, within=None),)
    outer, middle = replace(C), replace(A, within="a_3")
    assert corrected([outer, middle, inner], ruled) == (outer, replace(inner, within="a_3"))


def test_a_replace_gives_the_right_spans_and_a_new_id_that_others_follow():
    spans = (Span(0, 20),), A.cue, A.content
    mended = rule("replace", "a_1", None, "different", spans=spans)
    joined = rule("speaker", "a_1", "a_2", "same", by="Bob")
    named = replace(A, name="Ilse Brandt", kind="person")
    before = [named, replace(B, within="a_1")]
    ruled = constraints([mended, joined], before)
    after = corrected(before, ruled)
    new = key("a", "d_1", *spans)
    assert [(a.id, a.source, a.within) for a in after] == [(new, spans[0], None), ("a_2", B.source, new)]
    assert after[0].name is None, "other words name the source now"
    assert after[0].made_by.startswith("Ann (j_")
    assert ruled.speaker.same == (tuple(sorted((new, "a_2"))),)
    again = constraints(ruled.judgements, after)
    assert (again.speaker, again.problems) == (ruled.speaker, ())
    stored = constraints([mended, joined], after)
    assert (stored.speaker, stored.problems, corrected(after, stored)) == (ruled.speaker, (), after)


def test_people_who_want_different_corrections_get_none():
    spans = (Span(0, 20),), A.cue, A.content
    rulings = [rule("drop", "a_1", None, "different"), rule("replace", "a_1", None, "different", "Bob", spans=spans)]
    ruled = constraints(rulings, LEAVES)
    assert (ruled.drop, ruled.replace) == ((), ())
    assert [p.code for p in ruled.problems] == ["judgement-clash"]
    assert corrected(LEAVES, ruled) == LEAVES
    agreed = constraints([*rulings, rule("drop", "a_1", None, "same", at="2031-05-09")], LEAVES)
    assert [id for id, _ in agreed.replace] == ["a_1"]
    assert agreed.problems == ()


def test_a_leaf_is_found_again_by_its_document_and_span():
    moved = replace(A, id="a_9", content=(Span(15, 36),))
    elsewhere = replace(moved, id="a_8", document="d_2")
    ruling = rule("speaker", "a_1", "a_2", "same")
    ruled = constraints([ruling], [moved, elsewhere, B], earlier=[A])
    assert ruled.speaker.same == (("a_2", "a_9"),)
    assert ruled.problems == ()
    assert refound(A, [elsewhere, B]) is None
    assert refound(A, [replace(A, id="a_7", content=(Span(15, 16),), cue=())]) is None


def test_a_leaf_that_is_lost_is_a_problem_and_still_joins_the_others():
    rulings = [rule("speaker", "a_1", "a_99", "same"), rule("speaker", "a_99", "a_2", "same")]
    ruled = constraints(rulings, LEAVES)
    assert [p.code for p in ruled.problems] == ["orphaned-judgement"] * 2
    assert "a_99" in ruled.problems[0].message
    assert groups(["a_1", "a_2"], [], ruled.speaker) == (("a_1", "a_2"),)


def test_a_ruling_on_what_a_person_dropped_is_no_orphan():
    rulings = [rule("drop", "a_1", None, "different"), rule("speaker", "a_1", "a_2", "same")]
    first = constraints(rulings, LEAVES)
    assert (first.problems, first.speaker, first.judgements) == ((), Links(), ())
    later = constraints(rulings, corrected(LEAVES, first), earlier=[A])
    assert later.problems == ()


def test_pieces_of_an_attribution_are_kept_apart_whole_and_joined_only_when_uncut():
    links = Links((("a_1", "a_2"), ("a_2", "a_3")), (("a_1", "a_4"),))
    spread_out = spread(links, {"a_1": ("a_1:0", "a_1:1"), "a_3": ("a_3:0",)})
    assert spread_out.same == (("a_2", "a_3:0"),)
    assert spread_out.different == (("a_1:0", "a_4"), ("a_1:1", "a_4"))


def test_a_wrong_call_is_refused():
    with pytest.raises(ValueError, match="a_5"):
        groups(["a_1"], [(0.5, "a_1", "a_5")])
    with pytest.raises(ValueError, match="keep apart"):
        groups(["a_1", "a_2"], [], Links((("a_1", "a_2"),), (("a_1", "a_2"),)))
