"""An invented event for the tests: the closed footbridge of Karsund. All people, places and outlets are made up."""

from __future__ import annotations

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

COURIER = """The footbridge of Karsund stays shut
KARSUND, March 3, 2031 -
Mayor Dana Orlow told reporters on Sunday: "We closed the bridge on Friday because two cables had failed, \
and it will stay closed until both are replaced."
Ruben Hask, the city's chief engineer, contradicted her. "Three cables had failed, not two," he said.
A harbour official said that inspectors had warned the city in January.
"""
WIRE = """Karsund bridge shut after cables fail
KARSUND (Northwire) - Mayor Dana Orlow said on Sunday: "We closed the bridge because two cables had failed, \
and it will stay closed."
Residents were told to use the ferry.
"""
VESTNIK = """Пешеходный мост в Карсунне закрыт
«Мы закрыли мост в пятницу, потому что лопнули два троса», — сказала мэр Карсунна Дана Орлова.
"""
BRIEFING = """Review of the press, Karsund desk
The mayor also said that Hask had told her: "Wait for the report."[2]
[2], March 2, 2031.
"""


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where the words stand in the text; fails when they do not."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def document(
    name: str, text: str, outlet: str | None, published: str | None, language: str, url: str | None
) -> Document:
    """A document whose capture is its own text, with a headline and body lines."""
    blocks, at = [], 0
    for i, line in enumerate(text.splitlines()):
        blocks.append(Block(Span(at, at + len(line)), "body" if i else "headline", f"line {i + 1}"))
        at += len(line) + 1
    return Document(
        id=key("d", name, outlet, text),
        name=name,
        url=url,
        outlet=outlet,
        language=language,
        published=published,
        dateline=None,
        byline=None,
        wire=None,
        title=text.splitlines()[0] if text else None,
        text=text,
        blocks=tuple(blocks),
        capture=sha256(text.encode()).hexdigest(),
        reader="text@1",
    )


DOCUMENTS = (
    document(
        "courier.txt", COURIER, "Karsund Courier", "2031-03-03T08:15:00+01:00", "en", "https://courier.example/bridge"
    ),
    document("northwire.txt", WIRE, "Northwire", "2031-03-02", "en", "https://northwire.example/a?id=7&x=1"),
    document("evening.txt", WIRE, "Evening Post", "2031-03-03", "en", None),
    document("most.txt", VESTNIK, "Вестник Залива", "2031-03-04", "ru", "https://vestnik.example/most"),
    document("notes/briefing.txt", BRIEFING, None, None, "en", None),
)
BY_NAME = {d.name: d for d in DOCUMENTS}


def attribution(file: str, source: str, cue: str, content: str, voice: str, **known: object) -> Attribution:
    """An attribution found by its words."""
    held = BY_NAME[file]
    spans = [(span(held.text, w),) if w else () for w in (source, cue, content)]
    made = Attribution(
        key("a", held.id, *spans), held.id, spans[0], spans[1], spans[2], voice, made_by="by hand", score=0.9
    )
    return Attribution(**{**{f: getattr(made, f) for f in made.__dataclass_fields__}, **known})  # type: ignore[arg-type]


SUNDAY = When("2031-03-02", "2031-03-02", span(COURIER, "on Sunday"), "resolved from 'Sunday'")
WIRE_SUNDAY = When("2031-03-02", "2031-03-02", span(WIRE, "on Sunday"), "resolved from 'Sunday'")
PRESS = "2031-03-03"

orlow_courier = attribution(
    "courier.txt",
    "Mayor Dana Orlow",
    "told",
    COURIER[span(COURIER, '"We closed').start : span(COURIER, 'replaced."').stop],
    "direct",
    name="Dana Orlow",
    kind="person",
    said=SUNDAY,
    addressee=Party(span(COURIER, "reporters"), "reporters"),
)
hask = attribution(
    "courier.txt",
    "he",
    "said",
    '"Three cables had failed, not two,"',
    "direct",
    name="Ruben Hask",
    kind="person",
    said=When(PRESS, PRESS, None, "published"),
)
official = attribution(
    "courier.txt", "A harbour official", "said", "that inspectors had warned the city in January", "indirect"
)
TOLD = WIRE[span(WIRE, '"We closed').start : span(WIRE, 'closed."').stop]
orlow_wire = attribution(
    "northwire.txt", "Mayor Dana Orlow", "said", TOLD, "direct", name="Dana Orlow", kind="person", said=WIRE_SUNDAY
)
orlow_evening = attribution(
    "evening.txt", "Mayor Dana Orlow", "said", TOLD, "direct", name="Dana Orlow", kind="person", said=WIRE_SUNDAY
)
orlow_vestnik = attribution(
    "most.txt",
    "мэр Карсунна Дана Орлова",
    "сказала",
    "«Мы закрыли мост в пятницу, потому что лопнули два троса»",
    "direct",
    name="Дана Орлова",
    kind="person",
)
orlow_briefing = attribution(
    "notes/briefing.txt",
    "The mayor",
    "said",
    'that Hask had told her: "Wait for the report."',
    "mixed",
    name=None,
    kind="person",
)
hask_briefing = attribution(
    "notes/briefing.txt",
    "Hask",
    "told",
    '"Wait for the report."',
    "direct",
    name="Hask",
    kind="person",
    within=orlow_briefing.id,
    cites=(Cite("2", None, "2031-03-02", None, False, span(BRIEFING, "[2], March 2, 2031.")),),
)
ATTRIBUTIONS = (
    orlow_courier,
    hask,
    official,
    orlow_wire,
    orlow_evening,
    orlow_vestnik,
    orlow_briefing,
    hask_briefing,
)

ORLOW = Speaker(
    "s_orlow",
    "person",
    ("Dana Orlow", "Дана Орлова"),
    None,
    (orlow_courier.id, orlow_wire.id, orlow_evening.id, orlow_vestnik.id),
    (
        Role("Mayor", orlow_courier.document, span(COURIER, "Mayor")),
        Role("Mayor", orlow_wire.document, span(WIRE, "Mayor")),
        Role("мэр Карсунна", orlow_vestnik.document, span(VESTNIK, "мэр Карсунна")),
    ),
)
HASK = Speaker(
    "s_hask",
    "person",
    ("Ruben Hask", "Hask"),
    None,
    (hask.id, hask_briefing.id),
    (Role("the city's chief engineer", hask.document, span(COURIER, "the city's chief engineer")),),
)

TRIMMED = (
    ("equal", "We closed the bridge", "We closed the bridge"),
    ("cut", "on Friday", ""),
    (
        "equal",
        "because two cables had failed, and it will stay closed",
        "because two cables had failed, and it will stay closed",
    ),
    ("cut", "until both are replaced", ""),
    ("equal", ".", "."),
)


def rendering(
    held: Attribution, kind: str, against: Attribution | None = None, diff: tuple[tuple[str, str, str], ...] = ()
) -> Rendering:
    """The rendering that takes an attribution's whole content."""
    return Rendering(held.id, held.content, kind, against.id if against else None, diff)


CLOSED = Statement(
    "st_closed",
    "s_orlow",
    (
        rendering(orlow_courier, "longer"),
        rendering(orlow_wire, "trimmed", orlow_courier, TRIMMED),
        rendering(orlow_evening, "trimmed", orlow_courier, TRIMMED),
        rendering(orlow_vestnik, "translation", orlow_courier),
    ),
    SUNDAY,
)
CABLES = Statement("st_cables", "s_hask", (rendering(hask, "longer"),), hask.said)
WARNED = Statement("st_warned", None, (rendering(official, "longer"),), None)
REPORT = Statement("st_report", "s_hask", (rendering(hask_briefing, "longer"),), None)
TOLD_HER = Statement("st_told", None, (rendering(orlow_briefing, "longer"),), None)
STATEMENTS = (CLOSED, CABLES, WARNED, REPORT, TOLD_HER)


def record() -> Record:
    """The whole story with its planted traps."""
    ids = [d.id for d in DOCUMENTS]
    return Record(
        story=Story("y_karsund", "The closed footbridge of Karsund", tuple(ids), tuple(s.id for s in STATEMENTS)),
        documents=DOCUMENTS,
        attributions=ATTRIBUTIONS,
        speakers=(ORLOW, HASK),
        statements=STATEMENTS,
        relations=(
            Relation(
                "r_cables",
                "st_closed",
                "st_cables",
                "contradicts",
                (CLOSED.renderings[0], CABLES.renderings[0]),
                "number",
                0.91,
                "rules@1",
            ),
        ),
        witnesses=((ids[0], ids[0]), (ids[1], ids[1]), (ids[2], ids[1]), (ids[3], ids[3]), (ids[4], ids[4])),
        problems=(
            Problem("no-date", "notes/briefing.txt carries no date: give one with --published", ids[4], None),
            Problem("incomplete-note", "note 2 names no outlet", ids[4], span(BRIEFING, "[2], March 2, 2031.")),
        ),
    )


def captures() -> tuple[tuple[Capture, Hints], ...]:
    """What the documents were read from, with what the user said of it."""
    return tuple(
        (
            Capture(d.name, None, "text/plain", d.text.encode()),
            Hints(outlet=d.outlet, published=d.published, url=d.url, language=d.language),
        )
        for d in DOCUMENTS
    )


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """A stand-in for the readers: the text as it is."""
    held = document(
        capture.url,
        capture.body.decode("utf-8", "replace"),
        hints.outlet,
        hints.published,
        hints.language or "en",
        hints.url,
    )
    return (held,)
