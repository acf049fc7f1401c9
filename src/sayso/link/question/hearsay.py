"""Whose word a clause is when somebody else's telling stands before it in one sentence.

"apologised for the suggestion that Orne had left" says nothing of whether he did; "noted that the police said Orne had
left" passes it on. Only what is told by others counts: "he said", "I told him" is the speaker's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.link.question.clause import OPENS, Clause, Unit
from sayso.text.speech import speech_words

CLAIMS = frozenset(
    "comment comments claim claims suggestion suggestions accusation accusations allegation allegations "
    "remark remarks argument arguments contention contentions assertion assertions rumor rumors "
    "rumour rumours notion idea theory perception belief beliefs questions complaint "
    "complaints criticism fears concerns "
    "заявление заявления слова слухи обвинения affirmation affirmations rumeurs accusations propos "
    "behauptung behauptungen vorwurf vorwürfe  gerüchte afirmación afirmaciones rumores acusaciones".split()
)
PASSES = frozenset(
    "announcement announcements statement statements report reports finding findings word news assurance assurances "
    "promise promises pledge pledges сообщение сообщения annonce rapport bericht meldung anuncio informe".split()
)
# "We warned them", "It says": the speaker's own telling, or nobody's.
OWN = frozenset("i we he she they you it who мы он она они я nous il elle je ich wir er sie".split())
# "apologised for telling supporters that"
RETELLS = frozenset("telling saying claiming suggesting alleging implying asserting".split())

# "I never said that"
FIRST_PERSON = frozenset("i we".split())
TELLING = frozenset("say said promise promised claim claimed suggest suggested tell told".split())


def reacts(clauses: Sequence[Clause], place: int) -> bool:
    """True where the clause is a claim that its sentence speaks of: "the suggestion that"; nobody here claims it."""
    opening = clauses[place].words[0].plain
    if opening in RETELLS:
        return True
    if not place or opening not in OPENS:
        return False
    before = [w.plain for c in clauses[:place] for w in c.words]
    return not CLAIMS.isdisjoint(before) or "tell" in before


def passed_on(unit: Unit, place: int) -> bool:
    """True where another's telling leads to the clause: "the police said that", "Orne told us"."""
    opened = place and unit.clauses[place].words[0].plain in OPENS
    if _tells(unit.clauses[place], unit):
        return True
    before = unit.clauses[place - 1]
    return bool(opened) and (_tells(before, unit) or not PASSES.isdisjoint(w.plain for w in before.words))


def _tells(clause: Clause, unit: Unit) -> bool:
    """True where a word of telling stands behind a name."""
    speech = speech_words(unit.passage.language or "en")
    pairs = zip(clause.words, clause.words[1:-1], strict=False)
    return any(
        word.plain in speech and not word.capital and name.capital and name.plain not in OWN for name, word in pairs
    )


def never_said(clause: Clause) -> bool:
    """True for "I never said", "we did not promise"."""
    spelled = [w.plain for w in clause.words]
    first = next((at for at, word in enumerate(spelled) if word in FIRST_PERSON), None)
    return first is not None and bool(clause.signs.negations) and not TELLING.isdisjoint(spelled[first:])


def of_self(clause: Clause) -> bool:
    """True for "that I would sign"."""
    return not FIRST_PERSON.isdisjoint(w.plain for w in clause.words[:2])
