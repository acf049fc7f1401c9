"""Which saved queries fire on a document, on which of its attributions, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from sayso.link.choice import select
from sayso.link.speaker.name import likeness
from sayso.link.spelling import stem, words
from sayso.text.stem import WORD, asked, folded
from sayso.types import Attribution, Document, Record, Relation, Spans, Speaker, Statement, key
from sayso.watch.query import Query

SHAPE = "1.0"
TELLING, MOST_WORDS, MOST_NEARBY = 4, 60, 160


@dataclass(frozen=True, slots=True)
class Alert:
    """What one query found in one document, to be told once; ``body`` is what is sent, see docs/watching.md.

    ``matters`` are the keys of what is told: the query, the page, the words, and what they contradict. What was told
    of a page is not told again when the page changes around it.
    """

    id: str
    query: str
    document: str
    matters: tuple[str, ...]
    body: dict[str, Any]


def alerts(
    queries: Iterable[Query], record: Record, document: Document, told: Collection[str] = ()
) -> tuple[Alert, ...]:
    """The alerts on this document, one a query that fires, in the order of the queries.

    ``record`` is the document linked with what is on file near it, relations included; only what the document itself
    says fires. ``told`` are the matters of earlier alerts, which are left out.
    """
    own, homes = _own(record, document), {a.id: a for a in record.attributions}
    against = _against(record, document)
    people = {id: p for p in record.speakers for id in p.attributions}
    found = []
    for query in queries:
        if not (_published_by(query, document) and (not query.language or document.language in query.language)):
            continue
        kept = select(own, query.speaker, query.about, query.since, query.until).statements
        fired: dict[str, dict[str, Any]] = {}
        for statement in kept:
            for at in dict.fromkeys(r.attribution for r in statement.renderings):
                clashes = [(r, o) for r, o in against if at in {g.attribution for g in r.grounds}]
                if at not in fired and (clashes or not query.contradicts):
                    fired[at] = _told(query, homes[at], statement, people.get(at), document, clashes, record)
        fresh = {_matter(query, document, homes[at], row): row for at, row in fired.items()}
        fresh = {matter: row for matter, row in fresh.items() if matter not in told}
        if fresh:
            matters = tuple(sorted(fresh))
            id = key("n", query.name, document.id, *matters)
            found.append(Alert(id, query.name, document.id, matters, _body(id, query, document, list(fresh.values()))))
    return tuple(found)


def telling(document: Document, attributions: Iterable[Attribution]) -> tuple[str, ...]:
    """The beginnings of the words by which what is on file is sought, the longest first, at most sixty.

    Of what was said, and of the names of those who said it.
    """
    stems = {s for a in attributions for s in _stems(document, a) if len(s) >= TELLING}
    names = {folded(w) for a in attributions for w in WORD.findall(a.name or "") if len(w) >= TELLING}
    return tuple(sorted(stems | names, key=lambda w: (-len(w), w))[:MOST_WORDS])


def nearby(
    document: Document, attributions: Sequence[Attribution], filed: Iterable[tuple[Document, Attribution]]
) -> tuple[Attribution, ...]:
    """Of what is on file, what may bear on these, in its order.

    Attributions with two telling words of one of these, at most 160, those with the most of them; and one for each
    name that is like one of these.
    """
    wanted = [frozenset(_stems(document, a)) for a in attributions]
    names = {w for a in attributions for w in (a.name or "").split()}
    shared: dict[str, int] = {}
    called: dict[str, str] = {}
    held = tuple(filed)
    for home, one in held:
        stems = frozenset(_stems(home, one))
        shared[one.id] = max(
            (len(stems & w) for w in wanted if len(stems & w) >= min(2, len(w), len(stems))), default=0
        )
        if one.name and one.name not in called and _alike(one.name, names):
            called[one.name] = one.id
    most = sorted((id for id, number in shared.items() if number), key=lambda one: -shared[one])[:MOST_NEARBY]
    kept = {*most, *called.values()}
    return tuple(one for _, one in held if one.id in kept)


def _alike(name: str, parts: Collection[str]) -> bool:
    return any(likeness(a, b) for a in parts for b in name.split() if len(a) > 2 and len(b) > 2)


def _stems(document: Document, attribution: Attribution) -> Iterator[str]:
    from sayso.link.statement.passage import EMPTY

    for span in attribution.content:
        yield from (stem(w.plain) for w in words(document.text, span.start, span.stop) if w.plain not in EMPTY)


# ---------------------------------------------------------------- what fires


def _own(record: Record, document: Document) -> Record:
    """The record with only what this document says itself: a condition must hold here and not somewhere on file."""
    mine = {a.id for a in record.attributions if a.document == document.id}
    cut = []
    for statement in record.statements:
        here = tuple(r for r in statement.renderings if r.attribution in mine)
        if here:
            cut.append(replace(statement, renderings=here))
    return replace(record, documents=(document,), statements=tuple(cut), relations=())


def _published_by(query: Query, document: Document) -> bool:
    """True where an outlet is not asked for, or one of those asked is the document's, by its name or its host."""
    host = (urlsplit(document.url).hostname or "") if document.url else ""
    for wanted in query.outlet:
        bare = wanted.casefold().removeprefix("www.")
        if document.outlet and asked(wanted).fits(document.outlet):
            return True
        if "." in bare and (host == bare or host.endswith(f".{bare}")):
            return True
    return not query.outlet


def _against(record: Record, document: Document) -> list[tuple[Relation, Attribution]]:
    """The contradictions between this document and another, each with the attribution on file."""
    homes = {a.id: a for a in record.attributions}
    found = []
    for relation in record.relations:
        sides = [homes[g.attribution] for g in relation.grounds]
        other = [a for a in sides if a.document != document.id]
        if relation.kind == "contradicts" and len(other) == 1 and len(sides) == 2:
            found.append((relation, other[0]))
    return found


def _matter(query: Query, document: Document, attribution: Attribution, row: dict[str, Any]) -> str:
    clashes = (
        sorted((c["url"] or c["name"], _plain(c["words"])) for c in row["contradicts"]) if query.contradicts else []
    )
    page = document.url or document.name
    return key("m", query.name, page, _plain(_words(document, attribution.content)), clashes)


def _plain(held: str) -> str:
    return " ".join(folded(w) for w in WORD.findall(held))


# ---------------------------------------------------------------- what is told of it


def _words(document: Document, spans: Spans) -> str:
    return " … ".join(" ".join(s.of(document.text).split()) for s in spans)


def _spans(spans: Spans) -> list[list[int]]:
    return [[s.start, s.stop] for s in spans]


def _said(attribution: Attribution) -> dict[str, str] | None:
    said = attribution.said
    return {"from": said.earliest, "to": said.latest, "basis": said.basis} if said else None


def _told(
    query: Query, attribution: Attribution, statement: Statement, speaker: Speaker | None,
    document: Document, clashes: Sequence[tuple[Relation, Attribution]], record: Record,
) -> dict[str, Any]:  # fmt: skip
    """One attribution that fired: where it stands, who says it, and a reason for every condition of the query."""
    texts = {d.id: d for d in record.documents}
    held = [_clash(r, other, texts[other.document]) for r, other in clashes]
    return {
        "attribution": attribution.id,
        "speaker": speaker.names[0] if speaker else None,
        "source": _words(document, attribution.source),
        "cue": _words(document, attribution.cue),
        "voice": attribution.voice,
        "said": _said(attribution),
        "words": _words(document, attribution.content),
        "spans": _spans(attribution.content),
        "why": list(_why(query, attribution, statement, speaker, document, held)),
        "contradicts": held,
    }


def _clash(relation: Relation, other: Attribution, home: Document) -> dict[str, Any]:
    ground = next(g for g in relation.grounds if g.attribution == other.id)
    mine = next(g for g in relation.grounds if g.attribution != other.id)
    return {
        "attribution": other.id,
        "document": home.id,
        "name": home.name,
        "url": home.url,
        "outlet": home.outlet,
        "published": home.published,
        "speaker": other.name,
        "cue": _words(home, other.cue),
        "words": _words(home, ground.spans),
        "spans": _spans(ground.spans),
        "against": _spans(mine.spans),
        "reason": relation.reason,
        "score": relation.score,
        "made_by": relation.made_by,
    }


def _why(
    query: Query, attribution: Attribution, statement: Statement, speaker: Speaker | None,
    document: Document, clashes: Sequence[dict[str, Any]],
) -> Iterator[dict[str, str]]:  # fmt: skip
    if query.speaker:
        found = speaker.names[0] if speaker else ""
        yield {"asked": "speaker", "wanted": query.speaker, "found": found}
    if query.about:
        rendered = " … ".join(
            _words(document, r.spans) for r in statement.renderings if r.attribution == attribution.id
        )
        yield {"asked": "about", "wanted": query.about, "found": rendered}
    if query.outlet:
        yield {"asked": "outlet", "wanted": " or ".join(query.outlet), "found": document.outlet or document.url or ""}
    if query.language:
        yield {"asked": "language", "wanted": " or ".join(query.language), "found": document.language or ""}
    for name, wanted in (("since", query.since), ("until", query.until)):
        if wanted:
            day = (
                f"said {statement.said.earliest}" if statement.said else f"published {(document.published or '')[:10]}"
            )
            yield {"asked": name, "wanted": wanted, "found": day}
    if query.contradicts:
        for clash in clashes:
            found = f"{clash['outlet'] or clash['name']}: {clash['words']}"
            yield {"asked": "contradicts", "wanted": "something on file", "found": f"{found} ({clash['reason']})"}


def _body(id: str, query: Query, document: Document, rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "sayso": SHAPE,
        "id": id,
        "query": query.name,
        "document": {
            "id": document.id,
            "name": document.name,
            "url": document.url,
            "outlet": document.outlet,
            "title": document.title,
            "published": document.published,
            "language": document.language,
        },
        "attributions": rows,
    }
