"""What sentences and their clauses mean, as vectors of the sentence encoder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.link.question.clause import Unit
from sayso.link.question.stance import neutral_places

if TYPE_CHECKING:
    from sayso.link.question.matter import Cores, Vectors
    from sayso.types import Encoder


def meanings(units: Sequence[Unit], encoder: Encoder | None) -> tuple[Vectors | None, Cores | None]:
    """A unit row for each sentence, and one for each clause that says something, by unit and place.

    Of English sentences the clauses have none: learned chances compare them (``pairing``), and need no more.

    A clause's is that of its words without those that take a stance, and the sentence's too where it is the only one.
    Both are None without an encoder or sentences, the second for English, too.
    """
    if encoder is None or not units:
        return None, None
    if (units[0].passage.language or "en") == "en":
        return encoder.encode([u.passage.text for u in units]), None
    places = [(at, i) for at, u in enumerate(units) for i, c in enumerate(u.clauses) if c.says and c.keys]
    words = []
    for at, i in places:
        clause, language = units[at].clauses[i], units[at].passage.language
        out = neutral_places([w.plain for w in clause.words], language)
        words.append(" ".join(w.form for n, w in enumerate(clause.words) if n not in out) or "-")
    alone = {at for at, i in places if len(units[at].clauses) == 1}
    whole = [at for at in range(len(units)) if at not in alone]
    vectors = encoder.encode([*(units[at].passage.text for at in whole), *words])
    cores = dict(zip(places, vectors[len(whole) :], strict=True))
    row = {at: n for n, at in enumerate(whole)} | {
        at: len(whole) + n for n, (at, _) in enumerate(places) if at in alone
    }
    return vectors[[row[at] for at in range(len(units))]], cores
