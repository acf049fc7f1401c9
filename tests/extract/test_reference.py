"""Who is meant by words that name nobody, and by names that stand in unusual places. Everything here is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.documents import document
from sayso.extract.mention import name_sources
from sayso.extract.mention.cast import misspelled


def named(marked: str) -> list[str | None]:
    held, made = document(marked)
    return [a.name for a in name_sources(held, made)]


BELOW = {
    "a chief whom the lead below does not name yet": (
        "{s|SPU chief} {c|says} {q|Orne can win}.¶¶Carl Orne stands in Selm. {s1|The head of the Selm Pilots Union} "
        "{c1|fears} {q1|a close race}.¶¶In an interview with Ann Bell, Mary Kay Quill said more.",
        ["Mary Kay Quill", "Mary Kay Quill"],
    ),
    "a woman of a heading": (
        "{s|Woman} {c|Reveals} {q|what Orne did}.¶¶Betty Quill of Selm knows Carl Orne well.",
        ["Betty Quill"],
    ),
    "a hacker with an age": (
        "{s|Hacker who read the mail} {c|admits} {q|to more}.¶¶The port was closed.¶¶As a part of his plea, "
        "Carl Orne, 44, said little.",
        ["Carl Orne"],
    ),
    "somebody's son": (
        "{s|Reed's son} {c|says} {q|the race is on}.¶¶As Paul Reed spoke, it rained.¶¶Erik Reed talked on Monday.",
        ["Erik Reed"],
    ),
    "a pilot of a lead who is not the new person below": (
        "Bell rises.¶¶Before the flight {s|the pilot} {c|asked} {q|for help}.¶¶Carl Orne, a keeper, said no.",
        [None],
    ),
    "two new people": (
        "{s|Hacker} {c|admits} {q|to more}.¶¶Carl Orne said no. Paul Reed said yes.",
        [None],
    ),
    "the spouse of another": (
        "{s|The spouse of another pilot} {c|says} {q|no}.¶¶Ann Bell said yes.",
        [None],
    ),
}

DESCRIBED = {
    "whoever goes on speaking": (
        "Harry Orne (D-Nev.) defended Paul Reed against Tom Bell. “It is bad,” {c1|said} {s1|Orne}. "
        "“{q|I dislike it},” {s|the harbour minority leader} {c|said}.",
        ["Harry Orne", "Harry Orne"],
    ),
    "the candidate whose campaign is named": (
        "Paul Reed leads the Orne campaign. Ada Orne rested. Reed called Tom Bell, his friend, and Bell called Reed. "
        "{s|The candidate} {c|vowed} {q|to stay}.",
        ["Ada Orne"],
    ),
    "adjectives parted by a comma": (
        "Carl Orne rested. {s|The bespectacled, 71-year-old diplomat} {c|said} {q|no}.",
        ["Carl Orne"],
    ),
    "a name between dashes": (
        "{s|Reed's running mate — Selm Gov. Mike Orne —} {c|backed} {q|the lock}.",
        ["Mike Orne"],
    ),
    "a name after a noun of any kind": (
        "Then {s|the assailant, John Orne}, {c|said} {q|he was right}.",
        ["John Orne"],
    ),
    "that before two names": ("It was a worry {s|that Orne and Bell} {c|would echo} {q|for days}.", [None]),
    "a poll under a name": ("{s|The latest SELM TODAY/Lock the Vote Poll} {c|explores} {q|fears}.", [None]),
    "a role that stands behind another name": (
        "Ada Orne likes Carl Bell and her friend, Tom Reed, who had been serving as the harbour manager. "
        "Then {s|the harbour manager} {c|said} {q|no}.",
        ["Tom Reed"],
    ),
    "a misspelled last name": (
        "Steve Sweeney came. {s|Sweeny} {c|said} {q|no}.",
        ["Steve Sweeney"],
    ),
    "a thing beside a name": ("Led by Ada Orne, {s|the rally} {c|denounced} {q|the lock}.", [None]),
    "another name": ("Steve Sweeney came. {s|Sweet} {c|said} {q|no}.", ["Sweet"]),
}

PRONOUNS = {
    "of two alike, whoever opens the sentence before": (
        "Selm Sen. Jeff Orne caused a stir when he endorsed Donald Bell.¶¶Orne is a respected keeper. On Sunday, "
        "he appeared at a Bell rally where {s|he} {c|pledged} {q|support}.",
        ["Jeff Orne"],
    ),
    "a list of what somebody is": (
        "Carl Orne is a liar, rampant gambler, crook and bully {s|who} {c|pledged} {q|a lock}.",
        ["Carl Orne"],
    ),
    "one of the best known, a keeper who": (
        "In her time, Mrs. Orne was one of the best known in the port, a self-described keeper {s|who} {c|displayed} "
        "{q|a zeal}.",
        ["Mrs. Orne"],
    ),
    "two trades before who": (
        "Richard Orne, a Selm boat manufacturer and port activist, {s|who} {c|backed} {q|the lock}, left.",
        ["Richard Orne"],
    ),
}

SILENT = {
    "a participle after the subject of the sentence": (
        "Sen. Ted Orne weighed in on the claims against Tom Bell's manager, {c|calling} {q|it an offence}.",
        ["Ted Orne"],
    ),
    "a verb after and": (
        "Carl Orne, 44, was taken to the United States and {c|pleaded guilty} {q|to theft}.",
        ["Carl Orne"],
    ),
    "after while": (
        "Gwen Orne on Friday scolded Carl Bell {c|while praising} {q|Ann Quill}.",
        ["Gwen Orne"],
    ),
    "an apposed noun": (
        "Then {s1|Ted Orne} {c1|called} Bell {q1|“weak,”} {c|a subtle dig at} {q|his votes}.",
        ["Ted Orne", "Ted Orne"],
    ),
    "where another acts before": (
        "Carl Orne left as Tom Bell came, {c|saying} {q|no}.",
        [None],
    ),
    "passive": ("Carl Orne came, {c|being asked} {q|for more}.", [None]),
}

WRITERS = {
    "the columnist before a long title": (
        "{s1|Ann Orne}: {c1|And Then} There Was {q1|the One and the Other}.¶¶A guy won.¶¶{s|I} {c|hoped} {q|for this}.",
        ["Ann Orne", "Ann Orne"],
    ),
    "a title with a colon after a verb": (
        "Orne Wades In: Urges The Port Of Selm To Stay.¶¶Ada Orne came. {s|Orne} {c|said} {q|no}.",
        ["Ada Orne"],
    ),
    "presented by a last name": (
        "Last month {s|I} {c|asked} {q|Carl Orne}.¶¶He laughed.¶¶Gaudio is a Selm-based reporter for the port.",
        ["Gaudio"],
    ),
    "answers": (
        "Q&A with Joe Orne.¶¶Joe Orne was in Selm.¶¶Q: Are you running?¶¶A: {s|I} {c|think} {q|not}.",
        ["Joe Orne"],
    ),
}

BODIES = {
    "a board of something": (
        "The Selm Board of Locks met. {s|The board of locks} {c|rejected} {q|both}.",
        ["Selm Board of Locks"],
    ),
    "a ministry of a country": (
        "Kelmora’s foreign ministry spoke. {s|The ministry} {c|said} {q|no}.",
        ["Kelmora’s foreign ministry"],
    ),
    "an editorial board": (
        "The Selm Herald has opinions. “{q|It leaks},” {s|the editorial board} {c|wrote}.",
        ["Selm Herald"],
    ),
    "a group whose name tells nothing": (
        "White Locks Matter issued a statement. “{q|It leaks},” {s|the group} {c|said}.",
        ["White Locks Matter"],
    ),
    "set beside its name": (
        "Quill Rising PAC, {s|a group} {c|set up} {q|to fight it}, took in money.",
        ["Quill Rising PAC"],
    ),
    "what is set beside nothing": ("Beside the SLC, {s|a group} {c|backed} {q|it}.", [None]),
    "what a center is for": (
        "That is so, {c|according to} {s|the Roper Center for Public Opinion Research}: {q|it leaks}.",
        ["Roper Center for Public Opinion Research"],
    ),
    "no saint's title": (
        "{s|The St. Paul City Council} {c|approved} {q|it}. {s1|The council} {c1|said} {q1|so}.",
        ["St. Paul City Council", "St. Paul City Council"],
    ),
    "a divided court": (
        "The Harbour Court met. Then {s|a divided Harbour Court} {c|struck down} {q|the rule}.",
        ["Harbour Court"],
    ),
    "a new court": ("The Harbour Court met. Then {s|a new Harbour Court} {c|struck down} {q|the rule}.", [None]),
    "the campaign of somebody": (
        "{s|The campaign of Ada Orne} {c|said} {q|no}.",
        ["Orne campaign"],
    ),
    "somebody's office": ("Mr. Reed left. {s|His office} {c|said} {q|no}.", ["Reed's office"]),
    "a possessive of a name in s": ("{s|Sanders’ team} {c|said} {q|no}.", ["Sanders’ team"]),
    "no possessive at the end": (
        "{s|The SLC political committee}'s {c|view} is {q|that}.",
        ["SLC political committee"],
    ),
    "an airline by the end of its name": (
        "He flew with SelmAir, {s|the airline} {c|said}: {q|no}.",
        ["SelmAir"],
    ),
    "a news organization": ("Then Breitbart replied. {s|The news organization} {c|asked} {q|why}.", ["Breitbart"]),
}  # fmt: skip


@pytest.mark.parametrize("cases", [BELOW, DESCRIBED, PRONOUNS, SILENT, WRITERS, BODIES])
def test_who_is_meant(cases: dict[str, tuple[str, list[str | None]]]) -> None:
    found = {case: named(marked) for case, (marked, _) in cases.items()}
    assert found == {case: expected for case, (_, expected) in cases.items()}


@given(st.text("abcdefg", min_size=5, max_size=9), st.data())
def test_a_letter_left_out_misspells_and_nothing_misspells_itself(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 1))
    short = word[:at] + word[at + 1 :]
    assert not misspelled(word, word)
    assert misspelled(short, word) == misspelled(word, short) == (len(short) >= 5)
