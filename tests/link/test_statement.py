"""Renderings of one utterance become one statement; near is not same."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link.statement import statements
from sayso.link.utterance import utterances, uttered
from sayso.ruling import judgement
from sayso.types import Span, Speaker
from telling import WordEncoder, document, speakers, told, wordings

QUOTE = "“The old bridge was safe on Friday and the harbour stays open,”"
TRIMMED = "“The old bridge was safe on Friday,”"


def link(*stories, judgements=(), encoder=None, who=None):
    documents = [d for d, _ in stories]
    attributions = [a for _, found in stories for a in found]
    made, problems = statements(
        documents, attributions, who or speakers(attributions), (), encoder or WordEncoder(), judgements
    )
    return made, wordings(made, documents, attributions), attributions, problems


def pair(left: str, right: str, **more):
    return link(told(left, "Harbour Post"), told(right, "Delta Times", **more))


def test_one_quotation_in_two_outlets_is_one_statement():
    made, groups, found, _ = pair(
        f"{{q|{QUOTE}}} {{s|Ilva Renn}} {{c|said}}.", f"{{s|Ilva Renn}} {{c|told}} reporters: {{q|{TRIMMED}}}."
    )
    assert groups == {frozenset({QUOTE, TRIMMED})}
    full, part = made[0].renderings
    assert (full.kind, full.against, part.kind, part.against) == ("longer", None, "trimmed", full.attribution)
    assert part.diff[1] == ("cut", "and the harbour stays open", "")
    assert made[0].speaker == speakers(found)[0].id


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“The old bridge was safe on Friday,”", "“The new ferry will sail again in spring,”"),
        ("“The council will repair the old bridge this spring,”", "“The council will sell the old harbour next year,”"),
        (
            "the council had paid 12 million crowns for the bridge",
            "the council had paid 40 million crowns for the bridge",
        ),
        ("the harbour master had closed the bridge", "the harbour master had not closed the bridge"),
    ],
)
def test_two_sentences_of_one_speaker_stay_two(left, right):
    _, groups, *_ = pair(f"{{s|Ilva Renn}} {{c|said}} {{q|{left}}}.", f"{{s|Ilva Renn}} {{c|said}} {{q|{right}}}.")
    assert groups == {frozenset({left}), frozenset({right})}


def test_words_of_two_people_are_two_statements():
    made, *_ = pair(f"{{q|{QUOTE}}} {{s|Ilva Renn}} {{c|said}}.", f"{{q|{QUOTE}}} {{s|Tomas Orne}} {{c|said}}.")
    assert len(made) == 2


def test_the_same_quotation_overrules_whom_a_pronoun_was_taken_for():
    named = told(f"{{q|{QUOTE}}} {{s|Ilva Renn}} {{c|said}}.", "Harbour Post")
    document, (inferred,) = told(f"{{q|{QUOTE}}} {{s|he}} {{c|said}}.", "Delta Times")
    other = replace(inferred, name="Tomas Orne", kind="person")
    made, *_ = link(named, (document, (other,)))
    who = {s.names[0]: s.id for s in speakers([*named[1], other])}
    assert [s.speaker for s in made] == [who["Ilva Renn"]]


@pytest.mark.parametrize("outlet", [f"Outlet {n}" for n in range(8)])
def test_who_is_named_with_the_same_words_keeps_whom_a_pronoun_meant(outlet):
    renn = told(f"{{q|{QUOTE}}} {{s|Ilva Renn}} {{c|said}}.", "Harbour Post")
    orne = told(f"{{q|{QUOTE}}} {{s|Tomas Orne}} {{c|said}}.", "Delta Times")
    document, (inferred,) = told(f"{{q|{QUOTE}}} {{s|he}} {{c|said}}.", outlet)
    made, *_ = link(renn, orne, (document, (replace(inferred, name="Tomas Orne", kind="person"),)))
    assert sorted(len(s.renderings) for s in made) == [1, 2]
    (two,) = (s for s in made if len(s.renderings) == 2)
    assert {r.attribution for r in two.renderings} == {orne[1][0].id, inferred.id}


def test_other_words_of_whom_a_pronoun_was_taken_for_stay_apart():
    named = told("{s|Ilva Renn} {c|said} {q|the old bridge was safe and the harbour stays open}.", "Harbour Post")
    document, (inferred,) = told("{s|He} {c|said} {q|the bridge was safe, the harbour open}.", "Delta Times")
    made, *_ = link(named, (document, (replace(inferred, name="Tomas Orne", kind="person"),)))
    assert len(made) == 2


def test_a_body_and_whoever_speaks_for_it_are_joined_where_no_doubt_is_left():
    said = "the ferry company had paid 12 million crowns for the old harbour crane in spring"
    again = "the ferry company had paid 12 million crowns in spring for the old crane of the harbour"
    one = told(f"{{s|Ilva Renn}} {{c|said}} {{q|{said}}}.", "Harbour Post")
    document, (other,) = told(f"{{s|The Renn Foundation}} {{c|said}} {{q|{again}}}.", "Delta Times")
    person = Speaker("p_1", "person", ("Ilva Renn",), None, (one[1][0].id,))
    for name, statements_made in (("Renn Foundation", 1), ("Orne Foundation", 2)):
        body = replace(other, name=name, kind="body")
        who = (person, Speaker("p_2", "body", (name,), None, (body.id,)))
        assert len(link(one, (document, (body,)), who=who)[0]) == statements_made


def test_a_source_nobody_names_joins_by_wording_alone():
    made, *_ = pair(f"{{q|{QUOTE}}} {{s|Ilva Renn}} {{c|said}}.", f"{{q|{QUOTE}}} {{s|an official}} {{c|said}}.")
    assert len(made) == 1 and made[0].speaker


def test_days_that_exclude_each_other_keep_apart():
    marked = f"{{q|{QUOTE}}} {{s|Ilva Renn}} {{c|said}}."
    made, *_ = link(told(marked, "Harbour Post", said="2031-05-08"), told(marked, "Delta Times", said="2031-05-09"))
    assert [s.said.earliest for s in sorted(made, key=lambda s: s.said.earliest)] == ["2031-05-08", "2031-05-09"]


def test_a_day_that_one_rendering_knows_is_the_statements():
    marked = f"{{q|{QUOTE}}} {{s|Ilva Renn}} {{c|said}}."
    made, *_ = link(told(marked, "Harbour Post", said="2031-05-08"), told(marked, "Delta Times"))
    assert [(s.said.earliest, s.said.latest) for s in made] == [("2031-05-08", "2031-05-08")]


def test_a_fragment_in_quotation_marks_is_a_rendering():
    _, groups, *_ = pair(
        "{q|“The council’s silence is a shabby little bargain, and we all know it,”} {s|Ilva Renn} {c|said}.",
        "{s|Ilva Renn} {c|called} it {q|a “shabby little bargain”}.",
    )
    assert len(groups) == 1


def test_an_indirect_rendering_joins_the_quotation_it_reports():
    _, groups, *_ = pair(
        "{q|“We will close the old bridge for repairs until spring,”} {s|Ilva Renn} {c|said}.",
        "{s|Ilva Renn} {c|said} {q|they would close the old bridge for repairs until spring}.",
    )
    assert len(groups) == 1


TURN = (
    "{s|Ilva Renn}{c|:} {q|The weather was bad all week. Our divers went down twice. "
    "In this respect, I mean both piers, the old bridge can carry a tram again. The ferry sails on Monday.}"
)


def test_a_long_turn_is_cut_where_another_place_renders_a_part():
    lead = "{s|Ilva Renn} {c|said}: {q|“The old bridge can carry a tram again.”}"
    made, groups, *_ = pair(TURN, lead)
    cut = "In this respect, I mean both piers, the old bridge can carry a tram again."
    assert groups == {
        frozenset({"The weather was bad all week. Our divers went down twice."}),
        frozenset({cut, "“The old bridge can carry a tram again.”"}),
        frozenset({"The ferry sails on Monday."}),
    }
    assert "trimmed" in {r.kind for s in made for r in s.renderings}


def test_a_lead_and_its_transcript_in_one_document_are_one_statement():
    lead = "{s1|Ilva Renn} {c1|said}: {q1|“The old bridge can carry a tram again.”}¶"
    made, *_ = link(told(lead + TURN.replace("{s|", "{s2|").replace("{c|", "{c2|").replace("{q|", "{q2|")))
    assert sorted(len(s.renderings) for s in made) == [1, 1, 2]


def test_two_turns_of_one_transcript_are_two_statements():
    document, found = told(
        "{s1|Ilva Renn}{c1|:} {q1|Mr Hask, colleagues, the old bridge is safe.}¶{s2|Ilva Renn}{c2|:} "
        "{q2|(Laughter.) Mr Hask, colleagues, the old bridge is safe.}"
    )
    turns = tuple(replace(a, made_by="rule:turn") for a in found)
    made, groups, *_ = link((document, turns))
    assert len(made) == 2
    assert groups == {frozenset({"Mr Hask, colleagues, the old bridge is safe."})}


def test_a_turn_under_a_heading_is_the_heading_s_quotation():
    document, found = told(
        "{s1|Ilva Renn}{c1|:} {q1|‘Mr Hask, The Old Bridge Is Safe On Friday’}¶{s2|Tomas Orne} {c2|asked} "
        "{q2|about the ferry in the harbour}.¶{s3|Ilva Renn}{c3|:} {q3|Mr Hask, the old bridge is safe on Friday.}"
    )
    made, *_ = link((document, tuple(replace(a, made_by="rule:turn") if a.name == "Ilva Renn" else a for a in found)))
    assert sorted(len(s.renderings) for s in made) == [1, 2]


def test_what_the_writer_of_a_text_says_is_nobodys_statement():
    document, (ours,) = told("{s|we} {c|asked} {q|what our readers thought of the old bridge}.")
    assert not uttered(document, ours)
    assert uttered(document, replace(ours, within="a_outer"))
    another, (theirs,) = told("{s|they} {c|asked} {q|what our readers thought}.")
    assert uttered(another, theirs)


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("{s|Renn} {c|continued to deny} {q|the tram company a hearing}.", False),
        ("{s|Renn} {c|denied} {q|her the post}.", False),
        ("{s|Renn} {c|denied} {q|that the bridge was shut}.", True),
        ("{s|Renn} {c|denied} {q|the claim}.", True),
        ("{s|Renn} {c|denied} {q|any part in the sale of the tram}.", True),
        ("{s|Renn} {c|denied} {q|the bridge was a danger}.", True),
    ],
)
def test_who_denies_somebody_something_refuses_and_says_nothing(marked, said):
    document, (found,) = told(marked)
    assert uttered(document, found) is said


CALL = "a ban on lorries crossing the old bridge"
TELLING = f"{{s1|The harbour council}} {{c1|condemned}} {{q1|{{s2|Ilva Renn}} {{c2|'s call for}} {{q2|{CALL}}}}}."


def nested(marked: str, outlet: str, **outer: object):
    """A document in which the first attribution holds the second."""
    whole, found = told(marked, outlet)
    first, second = sorted(found, key=lambda a: -a.content[0].stop + a.content[0].start)
    return whole, (replace(first, **outer), replace(second, within=first.id))


def test_what_somebody_tells_of_anothers_words_is_a_rendering_of_them_and_the_telling_stays():
    plain = told(f"{{s|Ilva Renn}} {{c|called for}} {{q|{CALL}}}.", "Delta Times")
    made, groups, found, _ = link(nested(TELLING, "Harbour Post"), plain)
    assert groups == {frozenset({CALL}), frozenset({f"Ilva Renn 's call for {CALL}"})}
    joined = next(s for s in made if len(s.renderings) == 2)
    assert joined.speaker == next(s.id for s in speakers(found) if s.names == ("Ilva Renn",))


def test_a_telling_by_nobody_known_is_not_joined_to_the_words_it_tells_of():
    telling = TELLING.replace("The harbour council", "some").replace(CALL, f"{CALL} by the first of May in every year")
    plain = told(f"{{s|Ilva Renn}} {{c|called for}} {{q|{CALL} by the first of May in every year}}.", "Delta Times")
    made, *_ = link(nested(telling, "Harbour Post"), plain)
    assert sorted(len(s.renderings) for s in made) == [1, 2]
    tellers = {a.id for a in nested(telling, "Harbour Post")[1] if a.within is None}
    assert not any(r.attribution in tellers for s in made if len(s.renderings) == 2 for r in s.renderings)


def test_what_is_told_at_second_hand_is_the_fullest_only_where_nothing_else_is_or_it_alone_is_quoted():
    longer = TELLING.replace(CALL, f"{CALL} on Sundays")
    plain = told(f"{{s|Ilva Renn}} {{c|called for}} {{q|{CALL}}}.", "Delta Times")
    (joined,) = [s for s in link(nested(longer, "Harbour Post"), plain)[0] if len(s.renderings) == 2]
    assert joined.renderings[0].attribution == plain[1][0].id
    whole, (outer, inner) = nested(longer.replace(f"{CALL} on Sundays", f"“{CALL} on Sundays”"), "Harbour Post")
    quoted = (whole, (outer, replace(inner, voice="direct")))
    (joined,) = [s for s in link(quoted, plain)[0] if len(s.renderings) == 2]
    assert joined.renderings[0].attribution == inner.id


def test_near_copies_count_once_for_the_wording_and_come_behind_what_they_copy():
    own = "{q|“The old bridge was safe on Friday and the harbour stays open for ferries,”} {s|Ilva Renn} {c|said}."
    wire = f"{{q|{QUOTE}}} {{s|Ilva Renn}} {{c|said}}."
    outlets = [f"Outlet {n}" for n in range(9)]
    for first in outlets:
        stories = [told(wire, outlet) for outlet in outlets]
        origin = next(d.id for d, _ in stories if d.outlet == first)
        copies = tuple((d.id, origin) for d, _ in stories)
        found = [a for _, some in stories for a in some]
        (made,), _ = statements([d for d, _ in stories], found, speakers(found), copies, WordEncoder())
        text = {a.id: a.document for a in found}
        assert text[made.renderings[0].attribution] == origin
    stories.append(told(own, "Delta Times"))
    found = [a for _, some in stories for a in some]
    (made,), _ = statements([d for d, _ in stories], found, speakers(found), copies, WordEncoder())
    assert made.renderings[0].attribution == stories[-1][1][0].id
    days = [replace(d, published=f"2031-03-0{2 if d.outlet == 'Delta Times' else 1}") for d, _ in stories]
    (made,), _ = statements(days, found, speakers(found), copies, WordEncoder())
    assert text[made.renderings[0].attribution] == origin, "of two wordings the one that was published first"


def test_an_attitude_towards_anothers_words_passes_nothing_on():
    whole, (outer, inner) = nested(TELLING.replace("condemned", "feared"), "Harbour Post")
    (kept,) = utterances([whole], [outer, inner])
    assert (kept.id, kept.within) == (inner.id, None)
    told_, (first, second) = nested(TELLING.replace("condemned", "denied"), "Harbour Post")
    assert [a.within for a in utterances([told_], [first, second])] == [None, first.id]


def test_a_noun_of_speech_tells_of_an_utterance_where_it_is_somebodys():
    read, (theirs,) = told("Renn rejected {s|Lunin} {c|'s line}: {q|ferries are safe}.")
    theirs = replace(theirs, voice="indirect")
    assert (uttered(read, theirs), uttered(read, replace(theirs, made_by="rule:alluded"))) == (False, True)
    owned, (claim,) = told("{s|Her} {c|claim} {q|that the bridge was safe} was read out.")
    assert uttered(owned, claim)
    apart, (view,) = told("{s|Her} {c|view} {q|that the bridge was safe} was read out.")
    assert not uttered(apart, view)


@pytest.mark.parametrize(
    ("cue", "is_one"), [("called for", True), ("was calling for", True), ("feared", False), ("wanted", False)]
)
def test_words_of_speech_that_the_lexical_rules_do_not_read_count_too(cue, is_one):
    whole, (one,) = told(f"{{s|Ilva Renn}} {{c|{cue}}} {{q|a ban on lorries}}.")
    assert uttered(whole, one) is is_one


@pytest.mark.parametrize(
    ("marked", "is_one"),
    [
        ("{s|Ilva Renn} {c|accused} {q|the ministry of hiding the report}.", True),
        ("{s|Ilva Renn} {c|accused} {q|the other side}.", False),
        ("{s|A judge} {c|ruled on Friday} {q|that the bridge stays shut}.", True),
        ("{s|The survey} {c|found} {q|that the bridge was safe}.", True),
        ("{s|Ilva Renn} {c|found} {q|that the bridge was shut}.", False),
        ("{s|Ilva Renn} {c|:} {q|bridge stays shut}", True),
        ("{s|Ilva Renn} {c|warned of} {q|a flood in the harbour}.", True),
        ("{s|Ilva Renn} {c|spoke of} {q|a flood in the harbour}.", False),
        ("{s|Ilva Renn} {c|is determined} {q|to keep the old bridge open}.", False),
        ("{s|Police} {c|questioned} {q|three men over the theft}.", False),
        ("{s|Ilva Renn} {c|posted} {q|bail of 3,000 crowns}.", False),
        ("{s|judge} {c|:} {q|bridge stays shut}", True),
        ("{s|harbour fire} {c|:} {q|two ferries lost}", False),
        ("{s|Ilva Renn} {c|supported} {q|the sale of the ferry}.", False),
    ],
)
def test_what_is_done_by_words_counts_where_more_is_told_than_its_topic(marked, is_one):
    whole, (one,) = told(marked)
    assert uttered(whole, replace(one, voice="indirect")) is is_one


def test_who_condemns_what_another_said_is_not_the_one_who_tells_it():
    whole, (outer, inner) = nested(TELLING, "Harbour Post")
    assert [a.within for a in utterances([whole], [outer, inner])] == [None, None]


def test_neighbouring_sentences_that_the_same_places_render_stay_together():
    one = "“Why do you ask me? I heard the mayor praise the old bridge. Ask the divers about the piers.”"
    other = "“Why do you ask me? I heard the mayor praise the old bridge. I am busy. Ask the divers about the piers.”"
    _, groups, *_ = pair(f"{{s|Ilva Renn}} {{c|said}}: {{q|{one}}}", f"{{s|Ilva Renn}} {{c|said}}: {{q|{other}}}")
    assert groups == {frozenset({one, other})}


def test_a_translation_joins_by_its_vector():
    meanings = {"мост": "bridge", "старый": "old", "безопасен": "safe", "был": "was", "в": "on", "пятницу": "friday"}
    english = "{q|“The old bridge was safe on Friday,”} {s|Ilva Renn} {c|said}."
    russian = "{q|«Старый мост был безопасен в пятницу»}, — {c|сказала} {s|Ilva Renn}."
    made, *_ = link(told(english), told(russian, "Вестник", language="ru"), encoder=WordEncoder(**meanings))
    assert [r.kind for r in made[0].renderings] == ["verbatim", "translation"]
    whole = ("aligned", "“The old bridge was safe on Friday,”", "«Старый мост был безопасен в пятницу»")
    assert made[0].renderings[1].diff == (whole,)


def test_a_translation_of_a_source_nobody_names_must_be_very_near():
    english = "{q|“The old bridge was safe on Friday,”} {s|Ilva Renn} {c|said}."
    russian = "{q|«Старый мост был безопасен в пятницу»}, — {c|сказал} {s|чиновник}."
    near = WordEncoder(мост="bridge", старый="old", безопасен="safe", был="was", в="on", пятницу="friday")
    made, *_ = link(told(english), told(russian, "Вестник", language="ru"), encoder=near)
    assert len(made) == 1
    far = WordEncoder(мост="bridge", старый="old", пятницу="friday")
    assert len(link(told(english), told(russian, "Вестник", language="ru"), encoder=far)[0]) == 2


def test_a_negation_is_no_translation_of_its_opposite():
    meanings = {"мост": "bridge", "безопасен": "safe", "был": "was", "в": "on", "пятницу": "friday"}
    english = told("{q|“The bridge was safe on Friday,”} {s|Ilva Renn} {c|said}.")

    def statements_with(russian):
        other = told(f"{{q|«{russian}»}}, — {{c|сказала}} {{s|Ilva Renn}}.", "Вестник", language="ru")
        return len(link(english, other, encoder=WordEncoder(**meanings))[0])

    assert statements_with("Увы, наш старый мост ведь был безопасен в ту самую пятницу") == 1
    assert statements_with("Увы, наш старый мост вовсе не был безопасен в ту самую пятницу") == 2


def test_people_are_obeyed():
    one, other = (f"{{q|{QUOTE}}} {{s|Ilva Renn}} {{c|said}}.", f"{{s|Ilva Renn}} {{c|said}} {{q|{TRIMMED}}}.")
    stories = told(one), told(other, "Delta Times")
    left, right = (found[0].id for _, found in stories)
    rule = lambda verdict, *ids: judgement("statement", *ids, verdict, "Ann", "2031-05-08", "", ((), (), ()))  # noqa: E731
    assert len(link(*stories, judgements=[rule("different", left, right)])[0]) == 2
    far = told("{s|Ilva Renn} {c|said} {q|nothing was amiss}.", "Evening Star")
    third = far[1][0].id
    assert len(link(*stories, far)[0]) == 2
    assert len(link(*stories, far, judgements=[rule("same", left, third)])[0]) == 1
    made, _, _, problems = link(*stories, far, judgements=[rule("same", left, third), rule("different", right, third)])
    assert len(made) == 2 and not problems
    assert {left, third} in [{r.attribution for r in s.renderings} for s in made]
    clash = [rule("same", left, third), rule("different", left, third)]
    clash[1] = replace(clash[1], by="Bo", id="j_2")
    assert [p.code for p in link(*stories, far, judgements=clash)[3]] == ["judgement-clash"]


def test_a_dropped_attribution_is_in_no_statement():
    story = told(f"{{q|{QUOTE}}} {{s|Ilva Renn}} {{c|said}}.")
    drop = judgement("drop", story[1][0].id, None, "different", "Ann", "2031-05-08", "", ((), (), ()))
    assert link(story, judgements=[drop])[0] == ()


SENTENCES = st.lists(
    st.sampled_from(
        (
            "The old bridge was safe on Friday.",
            "The harbour stays open all winter.",
            "We found 12 cracks in the piers.",
            "We found 40 cracks in the piers.",
            "The mayor did not close the bridge.",
            "Ask the divers about the piers.",
        )
    ),
    min_size=1,
    max_size=5,
)


@st.composite
def coverage(draw):
    stories = []
    for n in range(draw(st.integers(1, 4))):
        words = " ".join(draw(SENTENCES))
        mark = draw(st.sampled_from([("“", "”"), ("", "")]))
        name = draw(st.sampled_from(["Ilva Renn", "Tomas Orne", "an official"]))
        stories.append(told(f"{{s|{name}}} {{c|said}} {{q|{mark[0]}{words}{mark[1]}}}", f"Outlet {n}"))
    return stories


@given(coverage(), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_law_the_order_of_documents_changes_nothing(stories, chance):
    before, *_ = link(*stories)
    shuffled = list(stories)
    chance.shuffle(shuffled)
    assert link(*shuffled)[0] == before


@given(coverage())
@settings(max_examples=25, deadline=None)
def test_law_every_character_of_content_is_in_one_statement(stories):
    made, _, attributions, _ = link(*stories)
    texts = {d.id: d.text for d, _ in stories}
    for attribution in attributions:
        renderings = [r for statement in made for r in statement.renderings if r.attribution == attribution.id]
        spans = sorted(span for r in renderings for span in r.spans)
        assert all(a.stop <= b.start for a, b in pairwise(spans))
        text = texts[attribution.document]
        told_here = "".join("".join(s.of(text).split()) for s in spans)
        assert told_here == "".join("".join(c.of(text).split()) for c in attribution.content)


@given(coverage(), st.data())
@settings(max_examples=20, deadline=None)
def test_law_no_different_is_crossed(stories, data):
    attributions = [a for _, found in stories for a in found]
    if len(attributions) < 2:
        return
    left, right = data.draw(st.permutations([a.id for a in attributions]))[:2]
    rule = judgement("statement", left, right, "different", "Ann", "2031-05-08", "", ((), (), ()))
    for statement in link(*stories, judgements=[rule])[0]:
        assert not {left, right} <= {r.attribution for r in statement.renderings}


def test_spans_that_lie_in_each_other_are_never_one_statement():
    whole = document("He said the mayor said the old bridge was safe on Friday.")
    outer, inner = told("{s|Ilva Renn} {c|said} {q|the mayor said the old bridge was safe on Friday}.")[1][0], None
    outer = replace(outer, document=whole.id, content=(Span(8, 56),))
    inner = replace(outer, id="a_inner", content=(Span(23, 56),))
    made, _ = statements([whole], [outer, inner], speakers([outer, inner]), (), WordEncoder())
    assert len(made) == 2


# ---------------------------------------------------------------- what copies tell in their own voice


def narrated(*marked, copies=()):
    """How many statements these texts tell in their outlets' own voices; the copies are of the first text."""
    stories = [
        told(text, outlet) for text, outlet in zip(marked, ("Coast Wire", "Harbour Post", "Times"), strict=False)
    ]
    documents = [whole for whole, _ in stories]
    own = [tuple(replace(a, voice="narrated", source=(), cue=(), name=None) for a in found) for _, found in stories]
    people = [
        Speaker(f"p_{d.id}", "body", (d.outlet,), None, tuple(a.id for a in said)) for d, said in zip(documents, own)
    ]
    witnesses = [(d.id, documents[0].id if n in copies else d.id) for n, d in enumerate(documents)]
    made, _ = statements(documents, [a for said in own for a in said], people, witnesses, WordEncoder())
    return len(made)


TOLD = "{s|We} {c|tell} {q|The old bridge has carried trams across the inner harbour since the spring of 1931}."
AGAIN = "{s|We} {c|tell} {q|Across the inner harbour trams have been carried by the old bridge since 1931}."


def test_a_sentence_that_two_outlets_tell_is_one_statement_only_where_one_copied_the_other():
    assert narrated(TOLD, TOLD, copies=(1,)) == 1
    assert narrated(TOLD, TOLD) == 2
    assert narrated(TOLD, TOLD, TOLD, copies=(2,)) == 2


def test_what_a_copy_adds_in_its_own_voice_is_a_statement_of_its_own():
    assert narrated(TOLD, AGAIN, copies=(1,)) == 2
