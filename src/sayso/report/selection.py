"""What of a long record the dispatch shows: all of a short one, of a long one what a reader would look for first.

Nobody reads ten thousand statements, and a page of them does not open. What is left out is counted and stands in
record.json; a record cut down by speaker, matter or day is shown whole as soon as it is short enough.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.report.alone import Single
from sayso.report.register import Register
from sayso.types import Relation, Statement
from sayso.view import Event, Question, Wording

# Of the questions, which stand in the record with the disputed ones first, every dispatch shows the first.
MOST_ASKED = 12
# A record of so many statements at most is shown whole.
MOST_WHOLE = 800
MOST_CONFLICTS, MOST_ANSWERS = 60, 16
MOST_SHARED, MOST_VERSIONS, MOST_ALONE = 100, 12, 40
MOST_SPEAKERS, MOST_OF_ONE, MOST_ROLES, MOST_CALLS = 60, 8, 6, 3
MOST_EVENTS, MOST_TELLINGS, MOST_NAMED, MOST_WORDS, MOST_FAULTS = 150, 12, 60, 16, 100
# More columns than this do not fit on a page.
MOST_COLUMNS, MOST_LINES = 40, 60


@dataclass(frozen=True, slots=True)
class Selection:
    """The parts of a record that its dispatch shows; ``whole`` where only questions may be left out.

    Of a question only the positions shown stand here.
    """

    whole: bool
    statements: frozenset[str]
    relations: tuple[Relation, ...]
    questions: tuple[Question, ...]
    events: tuple[Event, ...]
    wordings: tuple[Wording, ...]

    def worded(self, register: Register, statement: Statement) -> Statement:
        """The statement with the renderings that are shown, the fullest first: near-copies' are folded."""
        shown = tuple(rendering for rendering, _ in register.folded(statement))
        return replace(statement, renderings=shown if self.whole else shown[:MOST_VERSIONS])


def selection(register: Register, lonely: Sequence[Single]) -> Selection:
    """What the dispatch of a record shows; relations in their order there: contradictions first.

    ``lonely`` is what stands in one source alone, by rank.
    """
    record = register.record
    told = [s for s in record.statements if s.renderings]
    ids = {s.id for s in told}
    asked = record.questions[:MOST_ASKED]
    clashing = [r for r in record.relations if r.kind != "agrees" and {r.left, r.right} <= ids]
    if len(told) <= MOST_WHOLE:
        return Selection(True, frozenset(ids), tuple(clashing), asked, record.events, record.wordings)
    clashing.sort(key=lambda r: (r.kind != "contradicts", -r.score, r.id))
    clashing = clashing[:MOST_CONFLICTS]
    questions = [replace(q, positions=q.positions[:MOST_ANSWERS]) for q in asked]
    shared = sorted((s for s in told if len(register.folded(s)) > 1), key=lambda s: _carried(register, s))[:MOST_SHARED]
    shown = {s.id for s in shared}
    shown |= {id for r in clashing for id in (r.left, r.right)}
    shown |= {p.statement for q in questions for p in q.positions if p.statement}
    shown |= {one.statement for one in lonely[:MOST_ALONE]}
    shown |= {s.id for s in list(_of_speakers(register, told, shown))}
    events = sorted(record.events, key=lambda e: (-len({register.first_copy[t.document] for t in e.tellings}), e.id))
    return Selection(
        False,
        frozenset(shown),
        tuple(clashing),
        tuple(questions),
        tuple(events[:MOST_EVENTS]),
        tuple(_widest(record.wordings)),
    )


def _carried(register: Register, statement: Statement) -> tuple[int, int, str]:
    """Those that most sources carry first."""
    return -len(register.witnesses(statement)), -len(statement.renderings), statement.id


def _of_speakers(register: Register, told: Iterable[Statement], shown: set[str]) -> Iterable[Statement]:
    """Some statements of each of the speakers whom most sources carry, beside what is shown of them already."""
    groups: defaultdict[str, list[Statement]] = defaultdict(list)
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for statement in told:
        speaker = register.speaker(statement)
        if speaker is not None and speaker.kind != "unnamed" and speaker.names:
            groups[speaker.id].append(statement)
            sources[speaker.id].update(register.witnesses(statement))
    first = sorted(groups, key=lambda one: (-len(sources[one]), -len(groups[one]), one))[:MOST_SPEAKERS]
    for id in first:
        others = [s for s in groups[id] if s.id not in shown]
        others.sort(key=lambda s: (s.said is None, _carried(register, s)))
        yield from others[: max(0, MOST_OF_ONE - len(groups[id]) + len(others))]


def _widest(wordings: Iterable[Wording]) -> Iterable[Wording]:
    """The wordings of what most documents name, in their order."""
    documents: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    held = list(wordings)
    for one in held:
        documents[one.about or "", one.concept].add(one.document)
    width = Counter({about: len(found) for about, found in documents.items()})
    kept = {about for about, _ in sorted(width.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_NAMED]}
    return (one for one in held if (one.about or "", one.concept) in kept)
