"""Which names the knowledge base takes for whom; the text decides where it says otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.knowledge import NOTHING, Knowledge, Person, Tenure
from sayso.link.speaker.parts import folded, parts
from sayso.types import Document, Role

HIGHEST = frozenset({"president", "prime minister", "chancellor", "king", "queen", "emperor", "pope", "supreme leader"})
FORMER = frozenset({"former", "ex", "then", "late", "бывший", "экс", "ancien", "ancienne", "ehemaliger", "früherer"})
# Words of a role that stand for an office of the tables, in the languages sayso reads.
OFFICES = {
    "president": "president",
    "prime minister": "prime minister",
    "premier": "prime minister",
    "senator": "senator",
    "sen": "senator",
    "representative": "representative",
    "rep": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "vice president": "vice president",
    "chancellor": "chancellor",
    "king": "king",
    "queen": "queen",
    "pope": "pope",
    "президент": "president",
    "премьер-министр": "prime minister",
    "канцлер": "chancellor",
    "сенатор": "senator",
    "вице-президент": "vice president",
    "président": "president",
    "présidente": "president",
    "premier ministre": "prime minister",
    "première ministre": "prime minister",
    "präsident": "president",
    "präsidentin": "president",
    "bundeskanzler": "chancellor",
    "bundeskanzlerin": "chancellor",
    "presidente": "president",
    "presidenta": "president",
    "primer ministro": "prime minister",
    "primera ministra": "prime minister",
    "rey": "king",
    "roi": "king",
    "könig": "king",
    "король": "king",
}


def office(role: str) -> str | None:
    """The office of the tables that a role's words name, the longest, or None.

    >>> office("Vice President of the United States"), office("harbour master")
    ('vice president', None)
    """
    words = " ".join(folded(role).replace(".", " ").split())
    found = [o for o in OFFICES if f" {folded(o)} " in f" {words} "]
    return OFFICES[max(found, key=len)] if found else None


@dataclass(frozen=True, slots=True)
class Known:
    """Who may be meant: ``sure`` where the document's own role or day speaks for it and nothing against."""

    person: Person
    sure: bool
    tenures: tuple[Tenure, ...] = ()


@dataclass(frozen=True)
class Identities:
    """The knowledge base asked for the names of some documents."""

    knowledge: Knowledge = NOTHING
    days: dict[str, str] = field(default_factory=dict)
    said: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def of(self, name: str, document: str) -> Known | None:
        """The one known person of a full name, unless the document gives it an office that is not theirs.

        A document without a role for the name and without a day makes nothing sure.
        """
        people = self.knowledge.named(name)
        if len(people) != 1 or not parts(name).given:
            return None
        (person,) = people
        day = self.days.get(document)
        held = self.knowledge.offices(person)
        roles = self.said.get((name, document), ())
        given = [(o, bool(FORMER & set(folded(r).replace("-", " ").split()))) for r in roles if (o := office(r))]
        now = tuple(t for t in held if day and t.covers(day))
        if not given:
            return Known(person, bool(now) and not roles, now)
        fits = any(
            t.office == wanted and (not day or (t.since <= day if former else t.covers(day)))
            for wanted, former in given
            for t in held
        )
        return Known(person, True, now) if fits else None

    def gender(self, names: Iterable[str]) -> str | None:
        """m or f where a courtesy title or the knowledge base tells it of a name and nothing speaks against."""
        found = {parts(n).gender or self.knowledge.gender(n) for n in names} - {None}
        return found.pop() if len(found) == 1 else None

    def people(self, bearers: Iterable[tuple[str, str]]) -> dict[str, list[Known]]:
        """Who is meant by (name, document) pairs, by the id of the person."""
        found: dict[str, list[Known]] = defaultdict(list)
        for name, document in bearers:
            if known := self.of(name, document):
                found[known.person.id].append(known)
        return found

    def wikidata(self, bearers: Iterable[tuple[str, str]]) -> str | None:
        """The Wikidata id of the one person these names are sure to mean, or None."""
        found = self.people(bearers)
        if len(found) != 1:
            return None
        (known,) = found.values()
        return known[0].person.wikidata if any(k.sure for k in known) else None

    def in_office(self, bearers: Iterable[tuple[str, str]], document: str) -> bool:
        """True where these names mean one known person who holds a highest office on the day of the document."""
        return self.governs((known[0].person for known in self.people(bearers).values()), document)

    def governs(self, people: Iterable[Person], document: str) -> bool:
        """True where one of these people holds a highest office on the day of the document."""
        day = self.days.get(document)
        return day is not None and any(
            t.office in HIGHEST and t.covers(day) for person in people for t in self.knowledge.offices(person)
        )


def identities(knowledge: Knowledge, documents: Sequence[Document], roles: Sequence[tuple[str, Role]]) -> Identities:
    """What to ask: the days the documents were published and the roles they give to names."""
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, role in roles:
        said[name, role.document].append(role.role)
    days = {d.id: d.published[:10] for d in documents if d.published and len(d.published) >= 10}
    return Identities(knowledge, days, {k: tuple(v) for k, v in said.items()})
