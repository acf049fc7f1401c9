"""Who speaks in a record: names, roles and counts, those nobody could name, and why a source was given a name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.desk.lookup import held_at
from sayso.desk.print import entries, report, table
from sayso.desk.reading import DONE, NOTHING_DONE
from sayso.desk.settings import chosen_knowledge
from sayso.errors import NotFound, SettingsError
from sayso.knowledge import NAME, Knowledge
from sayso.link.choice import called
from sayso.report.marking import harmless, one_line
from sayso.text.number import count, either
from sayso.types import Attribution, Document, Judgement, Record, Role, Span, Speaker

HEAD = ("speaker", "also as", "kind", "roles", "attributions", "in their own words", "outlets")
UNNAMED = ("words of the source", "kind", "attributions", "outlets", "first", "attribution")
FEW = 10
AROUND = 36
HOW = {
    1: "one of them gives no first name, and only one in the record bears the other",
    2: "one of them gives an initial for the first name",
    3: "one name in another spelling or script",
    4: "one may bear the other’s name by a marriage, or one last name of two",
}


@dataclass(frozen=True, slots=True)
class Speeches:
    """A record's attributions and documents by id."""

    record: Record
    attributions: dict[str, Attribution]
    documents: dict[str, Document]

    def of(self, person: Speaker) -> list[Attribution]:
        """What somebody is credited with, in the order of the record."""
        return [self.attributions[a] for a in person.attributions if a in self.attributions]

    def outlets(self, said: Iterable[Attribution]) -> set[str]:
        """The outlets that carry these attributions, the file where no outlet is known."""
        return {outlet(self.documents[a.document]) for a in said}


def outlet(document: Document) -> str:
    """Who published a document; its file where that is not known."""
    return document.outlet or Path(document.name).name


def placed(document: Document, span: Span | None = None) -> str:
    """Where words stand, for people: outlet, day, file and characters; the file alone where no outlet is known."""
    file, day = Path(document.name).name, (document.published or "")[:10]
    where = ", ".join(filter(None, (document.outlet, day, file) if document.outlet else (file, day)))
    return f"{where} {span.start}-{span.stop}" if span else where


def speakers(place: str, why: str | None, speaker: str | None = None, unnamed: bool = False) -> int:
    """Print who speaks in a record, one of them in full, all unnamed sources, or what led to one name."""
    record, judgements = held_at(place)
    if why is not None:
        knowledge, unread = chosen_knowledge()
        report(unread)
        return _why(record, judgements, why, knowledge)
    if not record.documents:
        print(f"{record.story.title} holds no documents: take some in with sayso add")
        return NOTHING_DONE
    view = Speeches(record, {a.id: a for a in record.attributions}, {d.id: d for d in record.documents})
    if speaker is not None:
        return _in_full(view, speaker)
    if not unnamed:
        _listed(view)
    _nameless(view, unnamed)
    return DONE


# ------------------------------------------------------------ who speaks


def _listed(view: Speeches) -> None:
    rows = []
    for person in sorted(view.record.speakers, key=lambda s: (-len(s.attributions), s.names)):
        said = view.of(person)
        name, *others = person.names or ("",)
        direct = sum(a.voice == "direct" for a in said)
        counts = (str(len(person.attributions)), str(direct), str(len(view.outlets(said))))
        rows.append((name, "; ".join(others), person.kind, "; ".join(_told(person.roles)), *counts))
    table(HEAD, rows, view.record.story.title)


def _told(roles: Iterable[Role]) -> list[str]:
    """The roles, each once, without those that a fuller one says already: "Minister" beside "Water Minister"."""
    each = list({r.role.casefold(): r.role for r in roles}.values())
    return [r for r in each if not any(r.casefold() in o.casefold() and len(r) < len(o) for o in each)]


def _in_full(view: Speeches, speaker: str) -> int:
    if not any(letter.isalnum() for letter in speaker):
        raise SettingsError("--speaker", f"{speaker!r} holds no word: give a name or a part of one")
    found = [p for p in view.record.speakers if called(p, speaker)]
    if not found:
        print(f"nobody in {view.record.story.title} is called “{speaker}”")
        return NOTHING_DONE
    held = []
    for person in sorted(found, key=lambda s: (-len(s.attributions), s.names)):
        said = view.of(person)
        own = sum(a.voice == "direct" for a in said)
        line = f"{person.names[0] if person.names else 'not named'} ({person.kind}): "
        line += f"{count(len(said), 'attribution')}, {own} in their own words"
        held.append((line, [*_names(view, said), *_roles(view, person), *_counts(view, said)]))
    entries(view.record.story.title, held)
    return DONE


def _names(view: Speeches, said: Sequence[Attribution]) -> Iterator[tuple[str, str]]:
    """Each name with the outlets that use it."""
    using: dict[str, dict[str, None]] = defaultdict(dict)
    for a in said:
        if a.name:
            using[a.name][outlet(view.documents[a.document])] = None
    for name, outlets in using.items():
        yield "name", f"{name}: {', '.join(outlets)}"


def _roles(view: Speeches, person: Speaker) -> Iterator[tuple[str, str]]:
    """Each role with its words' place and the day on which the document that gives it was published."""
    dated = sorted(person.roles, key=lambda r: (view.documents[r.document].published or "9999", r.document, r.span))
    for role in dated:
        yield "role", f"“{role.role}”: {placed(view.documents[role.document], role.span)}"


def _counts(view: Speeches, said: Sequence[Attribution]) -> Iterator[tuple[str, str]]:
    """How often each outlet and each of its documents credits somebody."""
    by_document = Counter(a.document for a in said)
    direct = Counter(a.document for a in said if a.voice == "direct")
    by_outlet: dict[str, list[str]] = defaultdict(list)
    for id in by_document:
        by_outlet[outlet(view.documents[id])].append(id)
    for name, ids in sorted(by_outlet.items(), key=lambda o: (-sum(by_document[i] for i in o[1]), o[0])):
        total, own = sum(by_document[i] for i in ids), sum(direct[i] for i in ids)
        each = "; ".join(f"{placed(view.documents[i]).removeprefix(name + ', ')} {by_document[i]}" for i in ids)
        yield "outlet", f"{name}: {count(total, 'attribution')}, {own} in their own words ({each})"


# ------------------------------------------------------------ who is not named


def _nameless(view: Speeches, every: bool) -> None:
    known = {a for s in view.record.speakers for a in s.attributions}
    groups: dict[tuple[str, str], list[Attribution]] = defaultdict(list)
    # What an outlet tells in its own voice nobody is credited with.
    credited = [a for a in view.record.attributions if a.voice != "narrated"]
    for a in credited:
        if a.id not in known:
            words = one_line(" […] ".join(s.of(view.documents[a.document].text) for s in a.source))
            groups[words.casefold(), a.kind].append(a)
    total = sum(map(len, groups.values()))
    worded = sorted(((k, g) for k, g in groups.items() if k[0]), key=lambda g: (-len(g[1]), g[0]))
    rows = []
    for (_, kind), group in worded[: None if every else FEW]:
        first = view.documents[group[0].document]
        words = one_line(" […] ".join(s.of(first.text) for s in group[0].source))
        counts = (str(len(group)), str(len(view.outlets(group))))
        rows.append((words, kind, *counts, placed(first, group[0].source[0]), group[0].id))
    of = f"of {count(len(credited), 'attribution')}"
    print(f"{total} {of} {either(total, 'has', 'have')} no speaker we could name.")
    without = sum(len(g) for k, g in groups.items() if not k[0])
    if without:
        print(f"{without} of these {either(without, 'has', 'have')} no words for a source at all.")
    if rows:
        more = len(worded) - len(rows)
        table(UNNAMED, rows, note=f"{more} more: sayso speakers --unnamed lists all." if more else None)


# ------------------------------------------------------------ why


def _why(record: Record, judgements: Iterable[Judgement], id: str, knowledge: Knowledge) -> int:
    from sayso.extract.bystander import bystanders
    from sayso.extract.mention import chain

    attribution = next((a for a in record.attributions if a.id == id), None)
    if attribution is None:
        raise NotFound("attribution", id)
    document = next(d for d in record.documents if d.id == attribution.document)
    own = tuple(a for a in record.attributions if a.document == document.id)
    person = next((s for s in record.speakers if id in s.attributions), None)
    rulings = [j for j in judgements if j.kind == "speaker" and id in (j.left, j.right) and j.verdict != "unsure"]
    read = f"{attribution.name or 'not named'} ({attribution.kind}), in {document.name}"
    moved = person is not None and attribution.name not in person.names
    if not moved:
        print(read)
    for one in rulings:
        print(_ruled(one, id, person, moved))
    if person is not None and moved:
        if not rulings:
            print(f"{person.names[0]}, ruled by people: the database that this was run with holds what they said")
        print(f"as read: {read}")
    for span, reason in chain(document, attribution, own, knowledge):
        print(f"  {span.start}-{span.stop}  “{one_line(span.of(document.text))}”  {reason}")
        print(f"      {_around(document.text, span)}")
    if attribution.name is None and attribution.kind == "unnamed":
        words = one_line(" […] ".join(s.of(document.text) for s in attribution.source))
        print(f"  nobody here fits “{words}”" if words else "  the text gives no source for these words")
    for other in bystanders(document, attribution, own):
        told = "is not meant" if other.why else "was not taken" if attribution.name else "could not be told to be meant"
        reason = f": {other.why}" if other.why else ""
        print(f"  {other.span.start}-{other.span.stop}  {other.name}, named before it, {told}{reason}")
    if person is not None and not moved and attribution.name and attribution.name != person.names[0]:
        print(_linked(attribution, person, record, knowledge))
    if person is not None and person.wikidata and not any(person.wikidata in (j.left, j.right) for j in judgements):
        print(_identified(person, person.wikidata, knowledge))
    return DONE


def _around(text: str, span: Span) -> str:
    """The words with a little of what stands before and behind them, themselves in brackets."""
    parts = text[max(0, span.start - AROUND) : span.start], span.of(text), text[span.stop : span.stop + AROUND]
    before, words, after = (re.sub(r"\s+", " ", harmless(part)) for part in parts)
    return f"… {before.lstrip()}[{words}]{after.rstrip()} …"


def _identified(person: Speaker, wikidata: str, knowledge: Knowledge) -> str:
    """Which known person the Wikidata id is, and by which of the names."""
    for name in person.names:
        known = next((p for p in knowledge.named(name) if p.wikidata == wikidata), None)
        if known:
            return f"  {wikidata} in Wikidata: {NAME} has “{name}” for {known.name} and for nobody else"
    return f"  {wikidata} in Wikidata, by the knowledge base of that run"


def _linked(attribution: Attribution, person: Speaker, record: Record, knowledge: Knowledge) -> str:
    """How the name of one document came to be one with that of the record."""
    from sayso.link.speaker.name import likeness

    name = attribution.name or ""
    documents = {a.document for a in record.attributions if a.id in person.attributions}
    known = {knowledge.named(n) for n in (name, person.names[0])} if person.kind == "person" else set()
    how = HOW.get(likeness(name, person.names[0]), "") if person.kind == "person" else ""
    if len(known) == 1 and len(*known) == 1:
        how = f"{NAME} has both names for one person and for nobody else"
    elif _highest(attribution, person, record, knowledge):
        how = f"of those in the record who bear it, {NAME} has only this one in a highest office that day"
    told = f"in the record “{name}” is one with “{person.names[0]}”"
    return f"  {told}, who speaks in {count(len(documents), 'document')}{': ' + how if how else ''}"


def _highest(attribution: Attribution, person: Speaker, record: Record, knowledge: Knowledge) -> bool:
    """True for a last name alone that several speakers bear, of whom this one held a highest office that day."""
    from sayso.link.speaker.identity import identities
    from sayso.link.speaker.name import PART, likeness

    known = identities(knowledge, record.documents, ())
    bearing = [s for s in record.speakers if any(likeness(attribution.name or "", n) == PART for n in s.names)]
    ruling = [s for s in bearing if known.in_office(((n, attribution.document) for n in s.names), attribution.document)]
    return len(bearing) > 1 and ruling == [person]


def _ruled(one: Judgement, id: str, person: Speaker | None, moved: bool) -> str:
    """A line on a person's ruling, and on whether the record obeys it."""
    other = one.right if one.left == id else one.left
    ruled = f"by {one.by} on {one.at}" + (f": “{one.why}”" if one.why else "")
    together = person is not None and (other in person.attributions or other == person.wikidata)
    if together != (one.verdict == "same"):
        as_what = "the same as" if one.verdict == "same" else "another than"
        return f"ruled {as_what} {other} {ruled}; not obeyed here: run again, or see the problems of the record"
    if one.verdict == "same" and person is not None and moved:
        return f"{person.names[0]}, ruled {ruled}"
    return f"{'one with' if one.verdict == 'same' else 'kept apart from'} {other}, ruled {ruled}"
