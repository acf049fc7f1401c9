"""An invented story as values: people, places and outlets do not exist."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from sayso.types import (
    Attribution,
    Block,
    Capture,
    Cite,
    Document,
    Hints,
    Party,
    Problem,
    Record,
    Relation,
    Rendering,
    Role,
    Span,
    Speaker,
    Statement,
    Story,
    When,
    key,
)

TEXT = "The mayor of Ostrova, Ilse Brandt, said the bridge was safe. “Nobody is in danger”, she told reporters."
RUSSIAN = "«Никто не в опасности», — сказала мэр Ильзе Брандт в четверг."


def capture(name: str, text: str) -> Capture:
    return Capture(name, None, "text/plain", text.encode())


def document(name: str, text: str) -> Document:
    return Document(
        id=key("d", name, text),
        name=name,
        url=None,
        outlet="The Ostrova Courier",
        language="en",
        published="2031-05-08",
        dateline=None,
        byline=None,
        wire=None,
        title=None,
        text=text,
        blocks=(Block(Span(0, len(text)), "body", "line 1"),),
        capture=sha256(text.encode()).hexdigest(),
        reader="text@1",
    )


def attribution(held: Document, source: str, cue: str, content: str) -> Attribution:
    def span(words: str) -> tuple[Span, ...]:
        at = held.text.index(words)
        return (Span(at, at + len(words)),)

    parts = span(source), span(cue), span(content)
    return Attribution(key("a", held.id, *parts), held.id, *parts, voice="indirect", made_by="rules@1")


def story() -> tuple[Record, list[tuple[Capture, Hints]]]:
    """A record and the captures it stands on."""
    english, russian = document("courier.txt", TEXT), document("vestnik.txt", RUSSIAN)
    russian = replace(russian, outlet=None, language="ru")
    first = replace(
        attribution(english, "The mayor of Ostrova, Ilse Brandt,", "said", "the bridge was safe"),
        name="Ilse Brandt",
        kind="person",
        addressee=Party(Span(92, 101), "reporters"),
        said=When("2031-05-07", "2031-05-08", None, "published"),
        cites=(Cite("4", None, "2031-05-07", None, False, Span(0, 3)),),
        score=0.93,
    )
    second = attribution(russian, "мэр Ильзе Брандт", "сказала", "«Никто не в опасности»")
    role = Role("mayor", english.id, Span(4, 9))
    speaker = Speaker("s_1", "person", ("Ilse Brandt", "Ильзе Брандт"), None, (first.id, second.id), (role,))
    rendering = Rendering(first.id, first.content, "longer", None)
    other = Rendering(second.id, second.content, "translation", first.id, (("changed", "safe", "не в опасности"),))
    one = Statement("t_1", speaker.id, (rendering,), first.said)
    two = Statement("t_2", speaker.id, (other,), None)
    record = Record(
        Story("y_1", "The bridge at Ostrova", (english.id, russian.id), (one.id, two.id)),
        (english, russian),
        (first, second),
        (speaker,),
        (one, two),
        (Relation("r_1", "t_1", "t_2", "agrees", (rendering, other), "denial", 0.5, "rules@1"),),
        ((english.id, english.id), (russian.id, russian.id)),
        (Problem("no-date", "vestnik.txt: no date: give --published", russian.id, Span(0, 4)),),
    )
    inputs = [
        (capture("courier.txt", TEXT), Hints(outlet="The Ostrova Courier")),
        (capture("vestnik.txt", RUSSIAN), Hints()),
    ]
    return record, inputs
