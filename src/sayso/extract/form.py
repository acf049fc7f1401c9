"""Entries of forms: words before a colon in head matter, votes, tables and stock lists, which nobody speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sayso.extract.label import ANSWER, INITIALS, LABEL, NUMBERED, PARTICLES, TITLED, VOICE, Opening
from sayso.extract.narration import OWN_WORDS, unnoted
from sayso.text.speech import QUESTION
from sayso.types import Span

IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
LONGEST_LABEL_OF_ENTRY = 4
# Longer lines are sentences that a file of short lines cuts.
LONGEST_ENTRY = 12
FEWEST_NAMES = 2


def entries(text: str, able: Sequence[Opening], lines: Sequence[Span], marks: frozenset[int]) -> list[Opening]:
    """Those of the openings that are entries of a form: ``Present: Ms Orne, Mr Lund``, ``Swing: 2.7 points``.

    What a form holds is no sentence: no mark ends it, nobody says ``I`` or ``you`` in it, and often it is a list of
    names. The label of a speaker who has no more to say than that comes back, or shows by its look what it is.
    """
    counts = Counter(o.who for o in able)
    found: list[Opening] = []
    answers = any(_asks_or_answers(o) for o in able)
    for number, one in enumerate(able):
        line = lines[one.paragraph]
        said = text[one.said : line.stop]
        if one.colon is None or _asks_or_answers(one) or not said or (one.said in marks and not _is_title(said)):
            continue
        listed = _is_list_of_names(said)
        if not (_is_bare(said) or _is_title(said)) or (len(said.split()) > LONGEST_ENTRY and not listed):
            continue
        once = counts[one.who] == 1 and not _is_surely_spoken(text, one) and (listed or not answers)
        # Whoever has a part in what follows is named once in front of it: "THE CHAIR: Ms Ada Orne".
        several = listed and len(said.split()) >= FEWEST_NAMES
        if once or (number == len(found) and several and "@" not in one.label.of(text)):
            found.append(one)
    return found


def is_entry(words: str) -> bool:
    """True for a line that is nothing but a word or two and a list of names or figures, whatever the words are.

    >>> is_entry("For: Orne, Lund"), is_entry("First: the roads."), is_entry("Ada: We shall see")
    (True, False, False)
    """
    label = LABEL.match(words)
    if not label or len(label["label"].split()) > LONGEST_LABEL_OF_ENTRY:
        return False
    said = words[label.end() :].strip()
    return _is_bare(said) and _is_list_of_names(said)


def named_in(text: str, forms: Sequence[Opening], lines: Sequence[Span]) -> frozenset[str]:
    """The words of the names that entries list, folded: who is named so speaks under a last name alone."""
    listed = (text[o.said : lines[o.paragraph].stop] for o in forms)
    return frozenset(
        w.casefold() for said in listed if _is_list_of_names(said) for w in re.findall(r"[^\W\d_]{3,}", said)
    )


def _asks_or_answers(one: Opening) -> bool:
    return bool(QUESTION.fullmatch(one.words) or ANSWER.fullmatch(one.words) or VOICE.fullmatch(one.words))


def _is_surely_spoken(text: str, one: Opening) -> bool:
    """True for a label with a handle or a number, for initials and for a courtesy: no form has such."""
    words = one.words
    shown = "@" in one.label.of(text) or bool(NUMBERED.fullmatch(words) or INITIALS.match(words) or TITLED.match(words))
    return shown or len(words.split()) > LONGEST_LABEL_OF_ENTRY


def _is_bare(said: str) -> bool:
    """True for words that no mark ends and in which nobody speaks for himself or to somebody.

    >>> _is_bare("Ms Orne, Mr Lund (from 7 p.m.)"), _is_bare("Adopted."), _is_bare("We go on")
    (True, False, False)
    """
    whole = unnoted(said, Span(0, len(said))).of(said).rstrip()
    ended = not whole or not (whole[-1].isalnum() or whole[-1] in ")]%²³€$£")
    return not ended and not OWN_WORDS.search(whole) and not re.search(r"[?!…]", whole)


def _is_title(said: str) -> bool:
    """True for a title in marks: ``“Nobody, Captain”``; some of its words are small, a sentence has more of them."""
    return said[-1] in "”\"»’'" and said[-2:-1].isalnum() and len(said.split()) > 1 and _is_list_of_names(said)


def _is_list_of_names(said: str) -> bool:
    """True where all words but the small ones and those in brackets begin with a capital or are figures.

    >>> _is_list_of_names("Ada Orne, Clerk of Selm (chair)"), _is_list_of_names("Repair of the footbridge")
    (True, False)
    """
    words = re.findall(r"[\w’'.-]+", IN_BRACKETS.sub("", said))
    return all(w[0].isupper() or w[0].isdigit() or w.casefold() in PARTICLES for w in words)
