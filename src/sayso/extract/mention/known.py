"""What the knowledge base tells of somebody a document names in full: their offices on its day, state and party."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cache

from sayso.extract.mention.kindred import PUBLIC, at_odds, kindred
from sayso.extract.mention.office import Office, office_of
from sayso.extract.mention.seat import STATES
from sayso.extract.mention.title import KIN, listed
from sayso.knowledge import NAME, Knowledge, Person, Tenure
from sayso.types import Span

# How long after their last day in office somebody may still be the one meant by a name that others share.
REMEMBERED = 12
_LONGEST = 3
_LAWMAKERS = listed("lawmaker legislator politician")
_RULERS = listed("leader politician")
_MONARCHS = frozenset({"monarch"})
HEADS = {
    "senator": _LAWMAKERS,
    "representative": _LAWMAKERS,
    "president": _RULERS,
    "prime minister": _RULERS,
    "chancellor": _RULERS,
    "supreme leader": frozenset({"leader"}),
    "king": _MONARCHS,
    "queen": _MONARCHS,
    "emperor": _MONARCHS,
    "vice president": frozenset({"politician"}),
    "pope": frozenset({"pontiff"}),
    "governor": frozenset({"politician"}),
    "secretary of state": frozenset({"diplomat"}),
    "ambassador to the united nations": frozenset({"diplomat"}),
    "first lady": frozenset({"lady"}),
}
_SMALL = listed("of the to and")
PARTY_HEADS = {"republican": "republican", "democratic": "democrat"}
STATE_NAMES = frozenset(STATES.values())


@dataclass(frozen=True, slots=True)
class Fact:
    """One office of one person on the day of a document: the nouns that mean its holder, and what goes with them.

    ``words``: party, state and what the office is for (``state`` of a secretary of state), lower case. ``former``: True
    where the term was over. ``reason``: what --why says.
    """

    heads: frozenset[str]
    words: frozenset[str]
    country: str
    state: str
    former: bool
    reason: str

    def fits(self, meant: Office, lands: frozenset[str]) -> bool:
        """True where a description with these countries may mean the holder of this office."""
        if meant.head not in self.heads or not self.placed(meant.words, lands):
            return False
        if self.state == "" and states(meant.words):
            return False
        return meant.head in PARTY_HEADS.values() or ("former" in meant.words) == self.former

    def placed(self, words: frozenset[str], lands: frozenset[str]) -> bool:
        """True where words with these countries name no other country, party or state."""
        if (lands and self.country not in lands) or at_odds(words, self.words):
            return False
        said = states(words)
        return not said or not self.state or self.state in said


def facts(
    knowledge: Knowledge, names: Iterable[str], day: str | None, told: Sequence[Office], words: frozenset[str]
) -> tuple[Fact, ...]:
    """The offices, begun by the ISO day, of the one known person of these full names, where nothing speaks against it.

    ``told``, ``words``: the offices the document gives them, and all that it says of them with a name. It speaks
    against a person whom it gives a trade of no public life, or an office of the tables that they never held, and
    against an office of another party, state or country.
    """
    if day is None or len(day) < len("2031-05-04"):
        return ()
    person = _one(knowledge, {p for n in names for p in knowledge.named(n)}, day)
    if person is None:
        return ()
    begun = [t for t in knowledge.offices(person) if t.since <= day and (t.until or t.covers(day))]
    heads = {o.head for o in told} - KIN_HEADS - set(PARTY_HEADS.values())
    if any(h in HEADS and not any(h == t.office for t in begun) for h in heads):
        return ()
    if heads and not any(h in PUBLIC or any(kindred(h, _noun(t.office)) for t in begun) for h in heads):
        return ()
    held = (_fact(t, day) for t in begun)
    return tuple(f for f in held if not at_odds(words, f.words) and not any(_against(f, o, knowledge) for o in told))


def titled(knowledge: Knowledge, last: str, day: str | None, heads: Iterable[str]) -> frozenset[str]:
    """The full name of the only bearer of a last name who holds, on the ISO day, an office it stands under here."""
    if day is None or len(day) < len("2031-05-04"):
        return frozenset()
    said = frozenset(heads)
    held = {p.name for p in knowledge.bearers(last) for t in knowledge.offices(p, day) if _noun(t.office) in said}
    return frozenset(held) if len(held) == 1 else frozenset()


def known_gender(knowledge: Knowledge, words: Sequence[str], day: str | None, heads: Set[str]) -> str | None:
    """The gender known of a full name, or of a last name whose bearers hold the office told of it on the ISO day."""
    if len(words) > 1:
        name = " ".join(words)
        return knowledge.gender(name) if knowledge.named(name) else None
    bearers = knowledge.bearers(words[-1]) if heads and day else ()
    found = {p.gender for p in bearers if any(_noun(t.office) in heads for t in knowledge.offices(p, day))}
    return found.pop() if len(found) == 1 else None


def known_countries(knowledge: Knowledge, full: Set[str], last: str, heads: Set[str]) -> frozenset[str]:
    """The ISO codes of the countries in whose offices those of a full name are known, on any day, or none.

    Of a last name alone only those count who have held an office called by one of these ``heads``.
    """
    if full:
        return frozenset(t.country for n in full for p in knowledge.named(n) for t in knowledge.offices(p))
    held = (t for p in knowledge.bearers(last) for t in knowledge.offices(p)) if heads else ()
    return frozenset(t.country for t in held if _noun(t.office) in heads)


def holding(knowledge: Knowledge, day: str | None) -> Callable[[str, str], bool]:
    """Whether somebody of a full name is known to hold, or to have held by the ISO day, the office of a title."""

    def holds(name: str, title: str) -> bool:
        office = office_of(title.split(), Span(0, 1))
        if office is None or day is None:
            return False
        held = (t for p in knowledge.named(name) for t in knowledge.offices(p))
        return any(t.since <= day and _noun(t.office) == office.head for t in held)

    return holds


def _one(knowledge: Knowledge, people: set[Person], day: str) -> Person | None:
    """The only person, or the only one who was in office lately."""
    if len(people) > 1:
        first = f"{int(day[:4]) - REMEMBERED:04}{day[4:]}"
        people = {
            p
            for p in people
            for t in knowledge.offices(p)
            if t.since <= day and (t.until or t.seen) >= first[: len(t.until or t.seen)]
        }
    return next(iter(people)) if len(people) == 1 else None


def _fact(tenure: Tenure, day: str) -> Fact:
    state = STATES.get(tenure.area.casefold(), "") if tenure.country == "US" else ""
    party = tenure.party.casefold()
    office = tenure.office.casefold()
    heads = {office, _noun(office)} | HEADS.get(office, frozenset())
    if party in PARTY_HEADS:
        heads.add(PARTY_HEADS[party])
    where = ", ".join(filter(None, (tenure.country, tenure.area, tenure.party)))
    former = not tenure.covers(day)
    when = f"from {tenure.since} to {tenure.until}" if former else f"since {tenure.since}"
    for_what = set(office.split()) - set(_noun(office).split()) - _SMALL
    words = frozenset({*state.split(), *filter(None, [party]), *for_what})
    return Fact(frozenset(heads), words, tenure.country, state, former, f"{tenure.office} ({where}) {when}, by {NAME}")


@cache
def _noun(office: str) -> str:
    """The noun that texts call an office of the tables by: ``secretary`` of ``secretary of state``."""
    found = office_of(office.casefold().split(), Span(0, 1))
    return found.head if found else office


def _against(fact: Fact, told: Office, knowledge: Knowledge) -> bool:
    """True where the document gives this office another state or country."""
    if told.head not in fact.heads:
        return False
    said, lands = states(told.words), countries(sorted(told.words), knowledge)
    return bool((said and fact.state not in said) or (lands and not said and fact.country not in lands))


def states(words: frozenset[str]) -> frozenset[str]:
    """The states of the United States that the words name, the longest names: West Virginia and not Virginia."""
    found = {s for s in STATE_NAMES if words.issuperset(s.split())}
    return frozenset(s for s in found if not any(s != o and set(s.split()) < set(o.split()) for o in found))


def countries(words: Sequence[str], knowledge: Knowledge) -> frozenset[str]:
    """The ISO codes of the countries that words in their order name, themselves or by their people; states are none."""
    found = set()
    for length in range(1, _LONGEST + 1):
        for at in range(len(words) - length + 1):
            phrase = " ".join(words[at : at + length])
            code = knowledge.country(phrase) if phrase not in STATE_NAMES and not _in_state(words, at, length) else None
            found |= {code} if code else set()
    return frozenset(found)


def _in_state(words: Sequence[str], at: int, length: int) -> bool:
    """True for a part of a state's name: Mexico in New Mexico."""
    return length == 1 and at > 0 and f"{words[at - 1]} {words[at]}" in STATE_NAMES


KIN_HEADS = frozenset(KIN)
