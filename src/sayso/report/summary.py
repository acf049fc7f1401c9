"""The head of a dispatch: its dateline, its summary and its key figures, counted from the record."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.choice import Choice
from sayso.report.register import Register, day, days, language_name, unique
from sayso.report.section import Left
from sayso.report.vocabulary import KINDS
from sayso.text.number import count, either


def dateline(register: Register) -> str:
    """When the sources were published, how many there are and in which languages."""
    dates = sorted(d.published[:10] for d in register.record.documents if d.published)
    languages = unique(x for d in register.record.documents if (x := language_name(d.language)))
    parts = [days(dates[0], dates[-1]) if dates else "Date not known"]
    parts.append(count(len(register.record.documents), "source"))
    if languages:
        parts.append(", ".join(languages))
    return " · ".join(parts)


def totals(register: Register) -> Left:
    """How much a record has of each part that a long one is not shown whole of."""
    record = register.record
    told = [s for s in record.statements if s.renderings]
    relations = [r for r in record.relations if r.kind != "agrees"]
    return Left(
        statements=len(told),
        conflicts=len(relations),
        contradictions=sum(r.kind == "contradicts" for r in relations),
        questions=len(record.questions),
        shared=sum(len(register.folded(s)) > 1 for s in told),
        vocabulary=len({(w.about or w.concept, w.concept, KINDS[w.note]) for w in record.wordings}),
        happenings=len(record.events),
        dated=sum(s.said is not None for s in told),
        unnamed=sum(register.nameless(s) for s in told),
        undated=sum(register.dayless(s) for s in told),
        faults=len(record.problems),
    )


def summary(register: Register, named: Sequence[str], total: Left) -> str:
    """Two sentences of figures; copies of one text are counted as copies, and as one source."""
    record = register.record
    copies = sum(first != id for id, first in register.first_copy.items())
    several = sum(len(register.witnesses(s)) > 1 for s in record.statements)
    outlets = unique(d.outlet for d in record.documents if d.outlet)
    sources = count(len(record.documents), "source")
    if outlets:
        sources += f" from {count(len(outlets), 'outlet')}"
    if copies:
        sources += f", {copies} of them {either(copies, 'a near-copy', 'near-copies')} of another,"
    against = total.contradictions
    carry, stand = either(len(record.documents), "carries", "carry"), either(several, "stands", "stand")
    return (
        f"{sources} {carry} {count(total.statements, 'statement')} by {count(len(named), 'named speaker')}. "
        f"{count(several, 'statement')} {stand} in more than one source; "
        f"{count(against, 'contradiction')} between statements {either(against, 'was', 'were')} found."
    )


def chosen(choice: Choice | None) -> str:
    """What of a record is shown and what is left out, in whole sentences; empty for a whole record.

    >>> chosen(Choice(speaker="Vane", since="2031-05-01", kept=2, of=9))
    'This is a part of the record: what “Vane” said on 1 May 2031 or later, 2 of 9 statements.'
    """
    if choice is None:
        return ""
    who = f"what “{choice.speaker}” said" if choice.speaker else "what was said"
    about = f" with the words {choice.about}" if choice.about else ""
    first, last = (day(d) if d else "" for d in (choice.since, choice.until))
    when = f" from {first} to {last}" if first and last else f" on {first} or later" if first else ""
    when = when or (f" on {last} or earlier" if last else "")
    told = [f"This is a part of the record: {who}{about}{when}, {choice.kept} of {count(choice.of, 'statement')}."]
    if choice.by_publication:
        one = choice.by_publication == 1
        told.append(
            f"No day is known for {choice.by_publication} of them, which {'is' if one else 'are'} placed by the day "
            f"{'its' if one else 'their'} first source was published."
        )
    if choice.dayless:
        left = either(choice.dayless, "is", "are")
        told.append(f"{choice.dayless} more {left} left out because neither day is known.")
    return " ".join(told)


def figures(register: Register, named: Sequence[str], total: Left) -> tuple[tuple[str, int, str], ...]:
    """The key figures: what is counted, how many, and the id of the section that lists them."""
    return (
        ("sources", len(register.record.documents), "sources"),
        ("named speakers", len(named), "speakers"),
        ("statements", total.statements, "matrix"),
        ("with several wordings", total.shared, "wordings"),
        ("contradictions", total.contradictions, "conflicts"),
        ("speaker not named", total.unnamed, "unknown"),
        ("without a day", total.undated, "unknown"),
        ("problems", total.faults, "problems"),
    )
