"""An outlet that carried a quotation is by which way it came, and no speaker."""

from __future__ import annotations

import pytest

from extract.documents import document
from marked import read
from sayso.extract.carrier import lifted
from sayso.extract.draft import Draft
from sayso.extract.party import parties


def drafts(marked: str) -> tuple[str, list[Draft]]:
    """The attributions of a marked line, an inner one inside the content of the one that holds it."""
    text, found = read(marked)
    made = [Draft(t.source, t.cue, t.content, 0.9, "tagger") for t in found]
    nested = []
    for one in made:
        own = (*one.source, *one.cue, *one.content)
        around = [o for o in made if o is not one and all(any(c.holds(s) for c in o.content) for s in own)]
        nested.append(Draft(one.source, one.cue, one.content, 0.9, "tagger", around[0].content if around else None))
    return text, nested


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("{q1|{q2|“It holds,”} {s2|Falk} {c2|said}}, {c1|according to} {s1|CNN}.", "“It holds,”"),
        (
            "{q1|{q2|“It holds,”} {s2|Falk} {c2|told} the board}, {c1|according to} {s1|the Selm Gazette}.",
            "“It holds,”",
        ),
        ("{q1|{q2|“It holds,”} {s2|she} {c2|said} on Sunday}, {c1|as reported by} {s1|Interfax}.", "“It holds,”"),
        ("{q1|{q2|“It holds,”} {s2|Falk} {c2|said}}, {s1|the Harbour Post} {c1|reported}.", "“It holds,”"),
        (
            "{q1|{q2|“It holds,”} {s2|she} {c2|said}}, {c1|according to} {s1|Reuters}. {q1|“It held all night.”}",
            "“It holds,” “It held all night.”",
        ),
        ("{q|“It holds,” Wim Falk} {c|was quoted as saying by} {s|the BBC}.", "“It holds,”"),
    ],
)
def test_the_speaker_keeps_what_an_outlet_carried(marked: str, words: str) -> None:
    text, found = drafts(marked)
    (draft,) = lifted(text, found)
    assert draft.source[0].of(text).split()[-1] in ("Falk", "she")
    assert " ".join(c.of(text) for c in draft.content) == words
    assert draft.outer is None


@pytest.mark.parametrize(
    "marked",
    [
        "{q1|{q2|“It holds,”} {s2|Falk} {c2|said}}, {c1|according to} {s1|two people in the room}.",
        "{q1|{q2|“It holds,”} {s2|Falk} {c2|said}}, {c1|according to} {s1|Steve Hill}.",
        "{q1|{q2|“It holds,”} {s2|Falk} {c2|said}}, {c1|according to} {s1|the National Water Agency}.",
        "{q1|{s2|Falk} {c2|said} {q2|that it held}}, {c1|according to} {s1|the Selm Gazette}.",
        "{q1|The boats left and {q2|“it holds,”} {s2|Falk} {c2|said}}, {c1|according to} {s1|CNN}.",
        "{q|The boats were sold in May}, {c|according to} {s|CNN}.",
        "{s1|CNN} {c1|reported} {q1|that {s2|Falk} {c2|said} {q2|“it holds”}}.",
    ],
)
def test_what_is_not_only_carried_stays(marked: str) -> None:
    text, found = drafts(marked)
    assert lifted(text, found) == found


@pytest.mark.parametrize(
    ("marked", "channel"),
    [
        ("{q|“It holds,”} {s|Falk} {c|said}, according to CNN.", ("CNN", "outlet")),
        ("{q|“It holds,”} {s|Falk} {c|said}, per the Selm Gazette.", ("the Selm Gazette", "outlet")),
        ("{q|“It holds,”} {s|Falk} {c|said}, the Harbour Post reported.", ("the Harbour Post", "outlet")),
        ("{q|“It holds,”} {s|Falk} {c|was quoted as saying} by the BBC.", ("the BBC", "outlet")),
        ("{q|“It holds,”} {s|Falk} {c|said} in an interview, according to CNN.", ("an interview", "interview")),
        ("{q|“It holds,”} {s|Falk} {c|said}, according to his lawyer.", None),
    ],
)
def test_the_outlet_is_by_which_way_it_came(marked: str, channel: tuple[str, str] | None) -> None:
    held, made = document(marked)
    (one,) = parties(held, made)
    assert (one.channel and (one.channel.span.of(held.text), one.channel.kind)) == channel
