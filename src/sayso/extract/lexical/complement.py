"""What a verb of speech governs in languages where no comma parts it from its clause: a clause, or only a thing.

`Announced {an increase} that worries everybody` has the words of reported speech and reports none.
"""

from __future__ import annotations

from sayso.extract.lexical.cue import Hit
from sayso.extract.lexical.phrase import before
from sayso.extract.lexical.scene import Scene, nobody, source_behind

SURE = 0.6


def leads_elsewhere(view: Scene, hit: Hit, k: int) -> bool:
    """True where the `that` at ``k`` opens no clause of the cue: part of a conjunction, a relative, a comparison."""
    if view.flag("comma_that") or view.flag("bare"):
        return False
    conjunction = view.has("conjunctions", k - 1) >= 2 or view.has("conjunctions", k - 2) >= 3
    pronoun = k - 1 >= hit.after and (view.has("determiners", k - 1) or view.has("clitics", k - 1)) > 0
    far = nobody(view, hit) and k != hit.after and not view.has("addressing", hit.after) and k != hit.after + 1
    return (
        _governs_verb(view, hit)
        or conjunction
        or pronoun
        or far
        or _compares(view, hit, k)
        or _governs_thing(view, hit, k)
    )


def _governs_verb(view: Scene, hit: Hit) -> bool:
    """True where an infinitive follows the cue: what comes behind it is the infinitive's own."""
    k = hit.after
    while any(view.has(group, k) for group in ("adjuncts", "clitics", "negations")):
        k += view.has("adjuncts", k) or 1
    if k >= len(view.tokens) or view.tokens[k].shape != "lower" or view.lexicon.names_role(view.word(k)):
        return False
    verbal = (
        len(view.word(k)) > 3
        and not view.has("nouns", k)
        and view.word(k).endswith(view.lexicon.words("infinitives") or ("\0",))
    )
    return verbal and not view.has("determiners", k - 1)


def _compares(view: Scene, hit: Hit, k: int) -> bool:
    """True for `more … than`: a comparative behind the cue, with words between it and the `que` it asks for."""
    return any(view.has("comparatives", j) and not view.has("adjuncts", j) > 1 for j in range(hit.after, k - 1))


def _governs_thing(view: Scene, hit: Hit, k: int) -> bool:
    """True where the cue governs a noun right behind it, so that the word at ``k`` opens a clause about that noun."""
    if hit.subject or any(view.has("facts", j) for j in (k - 1, k - 2)):
        return False
    j = hit.after
    while j < k and (view.has("adjuncts", j) or view.has("clitics", j)):
        if not view.has("adjuncts", j) and _opens_noun(view, j, k):
            break
        j += view.has("adjuncts", j) or 1
    if (
        j < k - 1
        and view.has("carrying", j)
        and view.tokens[j + 1].shape == "lower"
        and not view.has("channels", j + 1)
    ):
        return not view.has("that", j + 1)
    if j >= k or not (view.has("determiners", j) or view.word(j).isdigit()):
        return False
    if _tells_when(view, j) or _is_addressee(view, hit, j):
        return False
    subject = before(view.tokens, hit.first, view.lexicon)
    if subject is not None and subject.sure >= SURE:
        return True
    behind = source_behind(view, hit, k)
    return behind is None or behind.sure < SURE or behind.after < k


def _opens_noun(view: Scene, j: int, k: int) -> bool:
    return bool(view.has("determiners", j)) and j + 1 < k


def _tells_when(view: Scene, j: int) -> bool:
    return view.has("channels", j + 1) > 0


def _is_addressee(view: Scene, hit: Hit, j: int) -> bool:
    """True for somebody told something: verbs that inform take whom they inform without a preposition."""
    informs = view.word(hit.after - 1).startswith(view.lexicon.words("informing"))
    return bool(view.lexicon.words("informing")) and informs
