"""From record.json back to the values it was written from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sayso.choice import Choice
from sayso.report.gloss import read_glosses
from sayso.report.timeline import read_events
from sayso.report.vocabulary import read_wordings
from sayso.types import (
    Attribution,
    Block,
    Cite,
    Document,
    Hints,
    Party,
    Post,
    Problem,
    Record,
    Relation,
    Rendering,
    Role,
    Span,
    Spans,
    Speaker,
    Statement,
    Story,
    When,
)
from sayso.view import Position, Question

Json = dict[str, Any]


def read_json(held: Json, texts: Mapping[str, str]) -> Record:
    """The record behind a record.json; ``texts`` gives each document's text by its id.

    Everything comes back but what the folder keeps elsewhere: texts in texts/, bytes in captures/.
    Raises KeyError where a field or a text is missing; check the schema first.
    """
    documents = tuple(_document(d, texts[d["id"]]) for d in held["documents"])
    statements = tuple(_statement(s) for s in held["statements"])
    return Record(
        story=Story(
            id=held["id"],
            title=held["title"],
            documents=tuple(d.id for d in documents),
            statements=tuple(s.id for s in statements),
            was=tuple(held["was"]),
        ),
        documents=documents,
        attributions=tuple(_attribution(a) for a in held["attributions"]),
        speakers=tuple(_speaker(s) for s in held["speakers"]),
        statements=statements,
        relations=tuple(_relation(r) for r in held["relations"]),
        witnesses=tuple((d["id"], d["witness"]) for d in held["documents"]),
        choice=Choice(**held["choice"]) if "choice" in held else None,
        questions=tuple(_question(q) for q in held["questions"]),
        events=read_events(held["timeline"]),
        wordings=read_wordings(held["wording"]),
        glosses=read_glosses(held.get("glosses", ())),
        problems=tuple(Problem(p["code"], p["message"], p["document"], _span(p["span"])) for p in held["problems"]),
    )


def read_hints(held: Json) -> Hints:
    """The hints a capture was read with."""
    return Hints(**held["hints"])


def _span(pair: list[int] | None) -> Span | None:
    return Span(*pair) if pair is not None else None


def _spans(pairs: list[list[int]]) -> Spans:
    return tuple(Span(*pair) for pair in pairs)


def _document(held: Json, text: str) -> Document:
    return Document(
        id=held["id"],
        name=held["doc"],
        url=held["url"],
        outlet=held["outlet"],
        language=held["language"],
        published=held["published"],
        dateline=held["dateline"],
        byline=held["byline"],
        wire=held["wire"],
        title=held["title"],
        text=text,
        blocks=tuple(Block(Span(*b["span"]), b["kind"], b["locator"]) for b in held["blocks"]),
        capture=held["capture_sha256"],
        reader=held["reader"],
        post=Post(**held["post"]) if "post" in held else None,
    )


def _speaker(held: Json) -> Speaker:
    return Speaker(
        id=held["id"],
        kind=held["kind"],
        names=tuple(held["names"]),
        wikidata=held["wikidata"],
        attributions=tuple(held["attributions"]),
        roles=tuple(Role(r["role"], r["document"], Span(*r["span"])) for r in held["roles"]),
        was=tuple(held["was"]),
    )


def _when(held: Json | None) -> When | None:
    return When(held["from"], held["to"], _span(held["words"]), held["basis"]) if held is not None else None


def _party(held: Json | None) -> Party | None:
    return Party(Span(*held["span"]), held["kind"]) if held is not None else None


def _attribution(held: Json) -> Attribution:
    return Attribution(
        id=held["id"],
        document=held["document"],
        source=_spans(held["source"]),
        cue=_spans(held["cue"]),
        content=_spans(held["content"]),
        voice=held["voice"],
        name=held["speaker"],
        kind=held["kind"],
        within=held["within"],
        addressee=_party(held["addressee"]),
        channel=_party(held["channel"]),
        said=_when(held["said"]),
        cites=tuple(
            Cite(c["note"], c["outlet"], c["date"], c["url"], c["complete"], _span(c["span"])) for c in held["cites"]
        ),
        score=held["score"],
        made_by=held["made_by"],
    )


def _rendering(held: Json) -> Rendering:
    return Rendering(
        attribution=held["attribution"],
        spans=_spans(held["spans"]),
        kind=held["class"],
        against=held["against"],
        diff=tuple((kind, before, here) for kind, before, here in held["diff"]),
    )


def _statement(held: Json) -> Statement:
    return Statement(
        id=held["id"],
        speaker=held["speaker"],
        renderings=tuple(_rendering(r) for r in held["renderings"]),
        said=_when(held["said"]),
        was=tuple(held["was"]),
    )


def _question(held: Json) -> Question:
    return Question(held["id"], held["question"], tuple(_position(p) for p in held["positions"]))


def _position(held: Json) -> Position:
    return Position(
        statement=held["statement"],
        stance=held["stance"],
        directness=held["directness"],
        attribution=held["attribution"],
        grounds=_spans(held["grounds"]),
        before=held["before"],
    )


def _relation(held: Json) -> Relation:
    return Relation(
        id=held["id"],
        left=held["left"],
        right=held["right"],
        kind=held["kind"],
        grounds=tuple(_rendering(r) for r in held["grounds"]),
        reason=held["reason"],
        score=held["score"],
        made_by=held["made_by"],
    )
