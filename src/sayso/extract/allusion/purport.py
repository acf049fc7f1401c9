"""What a noun of speech says was said: a clause, an infinitive, a thing called for, or a quotation."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from sayso.extract.allusion.possessor import PRONOUNS, Possessor
from sayso.extract.allusion.word import CLAUSES, LETTERS, POSSESSIVE, Scene, Word, Words
from sayso.extract.draft import starting
from sayso.text.verb import AUXILIARIES, DETERMINERS, IRREGULAR, PREPOSITIONS
from sayso.types import Span

# Words that end what a noun of speech governs, where no clause of its own has opened.
BREAKS = frozenset(
    "as after before because while during amid despite if unless even since though although but until whereas".split()
)
ENDS = re.compile(r"[;:()\[\]—–―]|-{2,}|(?<=\s)-(?=\s)|\.{3}|…")
BEHIND_COMMA = re.compile(
    r"\s*(?:which|who|whom|whose|where|but|yet|while|although|though|as|after|before|because|when|since|if|unless"
    r"|according|despite|with|without|including|even|just|not|so|then|he|she|they|it|we|i|the|a|an|his|her|their|all"
    r"|most|some|many|one|two|both|each|none|[A-Z]\w*|\w+ing|\w+ed|\w+ly)\b"
)
# What a comma adds to the subject of a clause that has not had its verb yet.
ASIDE = re.compile(r"\s*(?:which|who|whom|whose|where|if|when|\w+ing|\w+ed)\b")
HANGING = frozenset([*",.!?", *"and or but also not never which who that".split()])
# Words behind which a possessor opens a clause, so that its verb must follow.
BEFORE_SUBJECT = frozenset(
    [*',“"', *"that but and if whether because while though although said says say told".split()]
)
NO_VERB = re.compile(
    r"(?:.*(?:ion|ment|ity|ness|acy|ism|ance|ence|ers|ors|ians|ists)|the|an?|his|her|their|its|any|all|him|them|it)"
)
PLAIN = frozenset("be have do make take get".split())
# Nouns behind which "to" leads to somebody as often as to a verb: a call to voters, a threat to peace.
GIVEN = frozenset("call calls threat threats offer offers invitation invitations appeal appeals order orders".split())
OBJECTS = (DETERMINERS | PREPOSITIONS | frozenset("him them me us you himself themselves up down out off".split())) - {
    "and", "or", "of", "in", "on",
}  # fmt: skip
ASKED_FOR = re.compile(r"(?:further|any|comments?|interviews?|information|documents|records|proposals|help|calm)")
QUOTE_AHEAD = re.compile(r"(?P<of> of\s*)?(?:,|:| in \w+,?)?\s*(?=[“\"„«])")
MARKS = frozenset("“\"„«‘'")
OCCASION = re.compile(r"earlier|later|last|this|on|in|at|during|\w+day|yesterday")
LONGEST_OCCASION = 5


@dataclass(frozen=True, slots=True)
class Purport:
    """What was said, and where the words end that point to it."""

    cue_stop: int
    content: Span


def purport(scene: Scene, words: Words, noun: int, owner: Possessor, limit: int) -> Purport | None:
    """What the noun at this place says was said, up to ``limit`` (a code point); None where it tells nothing of it."""
    form = words[noun].form
    if scene.has(form, "proposing"):
        owned = owner.after == noun + 1 and words[noun - 1].form not in AUXILIARIES
        return _pointed(words, noun, _stretch(scene, words, noun + 1, owner, limit, thing=True)) if owned else None
    if scene.has(form, "blamed_for"):
        return _blamed_for(scene, words, noun, owner, limit)
    quotation = _quotation(scene, words[noun].stop, limit) if scene.has(form, "spoken_that") else None
    if quotation is not None:
        return quotation
    after = _past_occasion(words, owner.after)
    if after + 1 >= len(words):
        return None
    led, behind = words[after].form, words[after + 1]
    named = after - 1 if owner.opens < noun or owner.after == noun + 1 else noun + 1
    if led == "that" and scene.has(form, "spoken_that") and _is_subject_of_clause(behind):
        return _pointed(words, named, _stretch(scene, words, after, owner, limit, clause=True))
    if led == "to" and scene.has(form, "spoken_to") and _is_infinitive(scene, form, words[after + 1 : after + 4]):
        return _pointed(words, named, _stretch(scene, words, after, owner, limit))
    governed = (led == "for" and scene.has(form, "spoken_for")) or (led == "of" and scene.has(form, "spoken_of"))
    if governed and not ASKED_FOR.fullmatch(behind.form):
        named = after if owner.after == noun + 1 else named
        return _pointed(words, named, _stretch(scene, words, after + 1, owner, limit, thing=True))
    return None


def _blamed_for(scene: Scene, words: Words, at: int, owner: Possessor, limit: int) -> Purport | None:
    """What somebody is blamed for having said: a clause that "that" or a pronoun opens, or an infinitive."""
    after = _past_occasion(words, at + 1)
    if after + 1 >= len(words):
        return None
    led, behind = words[after].form, words[after + 1]
    if led == "to" and _is_infinitive(scene, words[at].form, words[after + 1 : after + 4]):
        return _pointed(words, after - 1, _stretch(scene, words, after, owner, limit))
    if (led == "that" and _is_subject_of_clause(behind)) or led in ("he", "she", "they", "it"):
        return _pointed(words, after - 1, _stretch(scene, words, after, owner, limit, clause=True))
    return None


def _pointed(words: Words, last: int, content: Span | None) -> Purport | None:
    return Purport(words[last].stop, content) if content is not None else None


def _past_occasion(words: Words, at: int) -> int:
    """The place after words that say when or where it was said: ``his call {last week} to close the bridge``."""
    if at >= len(words) or not OCCASION.fullmatch(words[at].form):
        return at
    for k in range(at + 1, min(at + 1 + LONGEST_OCCASION, len(words))):
        if words[k].form in ("that", "to"):
            return k
        if not LETTERS.match(words[k].form):
            break
    return at


def _is_subject_of_clause(word: Word) -> bool:
    """False for the verb that makes a "which" of a "that": ``remarks that angered the crew``."""
    form = word.form
    return bool(LETTERS.match(form)) and form not in AUXILIARIES | IRREGULAR.keys() and not form.endswith("ed")


def _is_infinitive(scene: Scene, noun: str, behind: Words) -> bool:
    """True where the first of the words behind "to", or behind a mark there, is a verb, as the next one shows."""
    behind = [w for w in behind if w.form not in MARKS]
    if not behind:
        return False
    verb = behind[0].form
    plural = verb.endswith("s") and not verb.endswith(("ss", "us"))
    if behind[0].capital or plural or not LETTERS.match(verb) or NO_VERB.fullmatch(verb):
        return False
    if verb in PLAIN or verb in scene.willed:
        return True
    following = behind[1].form if len(behind) > 1 else ""
    return following in OBJECTS if noun in GIVEN else following not in ("and", "or", ",", ".", "")


def _quotation(scene: Scene, at: int, limit: int) -> Purport | None:
    """The quotation behind the noun, with a comma, a colon or "of" between them."""
    led = QUOTE_AHEAD.match(scene.text, at, limit)
    if led is None or not led.group().strip(" \u00a0"):
        return None
    place = bisect_left(scene.marks, led.end(), key=lambda q: q.span.start)
    mark = scene.marks[place].span if place < len(scene.marks) else None
    if mark is None or mark.start != led.end() or mark.stop > limit:
        return None
    return Purport(led.start("of") + len(" of") if led["of"] else at, mark)


def _stretch(
    scene: Scene, words: Words, start: int, owner: Possessor, limit: int, *, clause: bool = False, thing: bool = False
) -> Span | None:
    """From one word to the end of what it opens; None where its end is in doubt.

    A ``clause`` has one verb with a tense and one more for each clause inside it; a ``thing`` has none, and two words
    at least. Where the possessor is a subject, its own verb must follow, or a dash.
    """
    if start >= len(words):
        return None
    allowed, last, verb, cut, seen = int(clause), start - 1, start, False, False
    inside = starting(scene.marks, Span(words[start].start, limit))
    for k in range(start, len(words)):
        word = words[k]
        if word.stop > limit:
            break
        if k > start and ENDS.match(scene.text, word.start):
            cut = True
            break
        if any(q.span.start < word.start < q.span.stop for q in inside):
            last = k
            continue
        if k > start and _breaks(scene, words, k, waiting=clause and not seen, thing=thing):
            break
        if word.form in CLAUSES and k > start:
            allowed += word.form not in ("and", "or", "than") or _opens_clause(words, k + 1)
        if scene.is_finite(words, k):
            if allowed <= 0:
                cut, last = True, _before_joint(words, verb, k, last)
                break
            allowed, seen, verb = allowed - 1, True, k
        last = k
    subject = not owner.first or words[owner.first - 1].form in BEFORE_SUBJECT
    if subject and not cut and owner.opens == owner.last + 1 and not scene.has(words[owner.opens].form, "blamed_for"):
        return None
    while last >= start and words[last].form in HANGING:
        last -= 1
    if last < start + (clause or thing):
        return None
    stop = words[last].stop
    abbreviated = "." in words[last].form and scene.text.startswith(".", stop) and stop < limit
    return Span(words[start].start, stop + abbreviated)


def _before_joint(words: Words, verb: int, k: int, last: int) -> int:
    """The last word before a comma and an "and" that lead from one verb to the next: ``held, {and then} fell``."""
    joints = (j for j in range(k - 1, verb, -1) if words[j].form == "," and words[j + 1].form in ("and", "but", "or"))
    return next(joints, last + 1) - 1


def _breaks(scene: Scene, words: Words, k: int, *, waiting: bool, thing: bool) -> bool:
    """True for a word or a comma that goes on about something else; a clause waits for its verb first."""
    form, behind = words[k].form, words[k + 1] if k + 1 < len(words) else None
    if behind is None:
        return form == ","
    if form == ",":
        aside = waiting and ASIDE.match(scene.text, words[k].stop)
        return not aside and BEHIND_COMMA.match(scene.text, words[k].stop) is not None
    if form == "and":
        return _owns(words, k + 1)
    if form == "so":
        return scene.has(behind.form, "pronouns")
    if form == "as" and not thing:
        return not waiting and (behind.capital or scene.has(behind.form, "pronouns"))
    return form in BREAKS and not waiting


def _owns(words: Words, at: int) -> bool:
    """True where another thing of somebody's is put beside the noun: ``… and his tone``."""
    near = [w.form for w in words[at : at + 3]]
    return near[0] in PRONOUNS | {"other"} or any(POSSESSIVE.fullmatch(f) for f in near)


def _opens_clause(words: Words, at: int) -> bool:
    return at < len(words) and words[at].form in ("he", "she", "they", "it", "that", "there")
