"""Laws of people's rulings: never crossed, never dependent on order, and files that say all."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link.judgement import Links, constraints, groups
from sayso.ruling import judgement, read_judgements, write_judgements
from sayso.types import Attribution, Span

IDS = [f"a_{n}" for n in range(9)]
LEAVES = [Attribution(id, "d_1", (), (), (Span(9 * n, 9 * n + 9),), "direct") for n, id in enumerate(IDS)]
ENDS = st.sampled_from(list(combinations(IDS, 2)) + [(id, q) for id in IDS for q in ("Q1", "Q2")])
RULINGS = st.lists(
    st.builds(
        lambda ends, verdict, by, day: judgement("speaker", *ends, verdict, by, f"2031-05-{day:02}"),
        ENDS,
        st.sampled_from(["same", "same", "different", "unsure"]),
        st.sampled_from(["Ann", "Bob"]),
        st.integers(1, 5),
    ),
    max_size=14,
)
PROPOSALS = st.lists(
    st.tuples(st.sampled_from([0.1, 0.5, 0.5, 0.9]), st.sampled_from(IDS), st.sampled_from(IDS)), max_size=20
)


@given(RULINGS, PROPOSALS)
@settings(deadline=None)
def test_a_different_is_never_crossed_and_every_same_in_force_is_kept(rulings, proposals):
    ruled = constraints(rulings, LEAVES)
    parts = groups(IDS, proposals, ruled.speaker)
    assert sorted(id for part in parts for id in part) == IDS
    place = {id: n for n, part in enumerate(parts) for id in part}
    for left, right in ruled.speaker.different:
        if left in place and right in place:
            assert place[left] != place[right]
    for left, right in ruled.speaker.same:
        if left in place and right in place:
            assert place[left] == place[right]


@given(RULINGS)
@settings(deadline=None)
def test_what_no_clash_touches_is_obeyed_to_the_letter(rulings):
    ruled = constraints(rulings, LEAVES)
    if not ruled.problems:
        latest = {(j.by, j.left, j.right): j for j in sorted(rulings, key=lambda j: (j.at, j.id))}
        wanted = {(j.left, j.right)[:: 1 if j.left < j.right else -1] for j in latest.values() if j.verdict == "same"}
        assert set(ruled.speaker.same) == wanted


@given(RULINGS, PROPOSALS, st.randoms())
@settings(deadline=None)
def test_order_changes_nothing(rulings, proposals, chance):
    shuffled = [chance.sample(part, len(part)) for part in (rulings, LEAVES, IDS, proposals)]
    ruled, again = constraints(rulings, LEAVES), constraints(shuffled[0], shuffled[1])
    assert ruled == again
    turned = [(score, right, left) for score, left, right in shuffled[3]]
    assert groups(IDS, proposals, ruled.speaker) == groups(shuffled[2], turned, again.speaker)


@given(st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=12))
def test_without_rulings_groups_are_the_connected_parts(pairs):
    parts = groups(IDS, [(1.0, *pair) for pair in pairs], Links())
    place = {id: n for n, part in enumerate(parts) for id in part}
    assert all(place[left] == place[right] for left, right in pairs)
    assert len(parts) >= len(IDS) - len({frozenset(pair) for pair in pairs if len(set(pair)) == 2})


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
spans = st.lists(st.integers(1, 9), max_size=4).map(
    lambda steps: tuple(Span(10 * n, 10 * n + step) for n, step in enumerate(steps))
)
names = words.filter(str.strip)
times = st.datetimes().map(lambda moment: moment.isoformat())
pairs = st.builds(
    judgement,
    st.sampled_from(["speaker", "statement", "relation"]),
    st.sampled_from(IDS[:4]),
    st.sampled_from(IDS[4:]),
    st.sampled_from(["same", "different", "unsure"]),
    names,
    times,
    words,
)
corrections = st.builds(
    lambda left, by, at, why, source, cue, content: judgement(
        "replace", left, None, "different", by, at, why, (source, cue, content)
    ),
    st.sampled_from(IDS),
    names,
    times,
    words,
    spans,
    spans,
    spans.filter(bool),
)


@given(st.lists(pairs | corrections, unique_by=lambda j: j.id))
def test_what_is_written_is_read_back(judgements):
    text = write_judgements(judgements)
    assert text.count("\n") == len(judgements)
    assert read_judgements(text) == tuple(judgements) == read_judgements(text + text)
