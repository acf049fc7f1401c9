"""What a court decides and what somebody lays before the public, told by the deed and by no word of speech.

``{A federal judge} {blocked} {the sale of the ferry}``, ``{Orne} {unveiled} {a plan to mend the gate}``. The deed is
done by words that somebody may hold against other accounts of it. Precision first: only a court decides, and only what
is made of words (a plan, a bill, a rule) is laid before the public; the verb stands right behind the one who acts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.extract.allusion.word import Scene, Word, Words
from sayso.extract.draft import Draft, Ground, width
from sayso.text.lexicon import LANGUAGES, lexicon
from sayso.text.speech import is_plan
from sayso.text.verb import AUXILIARIES, PREPOSITIONS
from sayso.types import Quotation, Span

SCORE = 0.6
MOST_WORDS, MOST_BETWEEN = 9, 4
FEWEST_WORDS = 2
HEAD = 8
PERFECT = frozenset("has have had".split())
# Behind these a noun is no subject: “an order of the court”.
GOVERNING = frozenset("of by to from in with against for at on".split())
# What stands before a subject without its article, as headlines have it.
BARE = frozenset("federal appeals appeal top high supreme state district circuit lower divided u.s us uk eu".split())
# Small words of a name or an office: “the Department of Health”, “former Harbour Secretary Orne”.
OF_A_NAME = frozenset("the a an of and for former federal state house senate congressional white republican".split())
PEOPLE = frozenset(
    "he she they administration officials government party leaders ministers council ministry department agency "
    "commission senators lawmakers legislators company regulators democrats republicans conservatives mayor governor "
    "president minister secretary senator congressman congresswoman chancellor chairman chairwoman campaign".split()
)
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight morning afternoon evening night "
    "late early last this".split()
)
AT_END = frozenset("after despite while saying because when although but before until whereas".split())
PAST = frozenset("ago earlier before".split())
RUNS_ON = frozenset("to that for".split())
BREAK = re.compile(r"[,;:()\[\]—–]|--")
OPENING = re.compile(r"[—–:]|--")


def pronounced(
    text: str, found: Sequence[Draft], sentences: Sequence[Span], marks: Sequence[Quotation], language: str | None
) -> list[Draft]:
    """Decisions and presentations that no draft found so far holds, each with the content it stands in, if any.

    A language whose lexicon has no list of such verbs yields none.

    >>> t = "A federal judge on Friday blocked the sale of the ferry."
    >>> [one] = pronounced(t, [], [Span(0, len(t))], [], "en")
    >>> [s.of(t) for s in (*one.source, *one.cue, *one.content)]
    ['A federal judge', 'blocked', 'the sale of the ferry']
    """
    words = lexicon(language) if language in LANGUAGES else None
    if words is None or not words.words("deciding"):
        return []
    scene, ground = Scene(text, marks, words), Ground(found)
    verbs = {w.split()[0] for group in ("deciding", "presenting") for w in words.words(group)}
    sign = re.compile(rf"\b(?:{'|'.join(sorted(verbs))})\b", re.I)
    new: list[Draft] = []
    for sentence in sentences:
        if sign.search(text, sentence.start, sentence.stop):
            for draft in _deeds(scene, sentence, [d for d in ground.near(sentence) if d.content]):
                ground.add(draft)
                new.append(draft)
    return new


def _deeds(scene: Scene, sentence: Span, near: Sequence[Draft]) -> Iterator[Draft]:
    words = scene.words(sentence)
    for k in range(1, len(words)):
        found = _deed(scene, words, k)
        if found is None:
            continue
        source, cue, content = found
        holding = (d for d in near if any(c.holds(source) and c.holds(cue) for c in d.content))
        outer = min(holding, key=lambda d: width(d.content), default=None)
        around = outer.content if outer else None
        if outer is not None:
            content = Span(content.start, min(content.stop, next(c.stop for c in outer.content if c.holds(cue))))
        if all(_is_apart(source, cue, content, d) for d in near if d is not outer):
            yield Draft((source,), (cue,), (content,), SCORE, "rule:pronounced", around)
            return


def _deed(scene: Scene, words: Words, k: int) -> tuple[Span, Span, Span] | None:
    """Who did it, the verb, and what was decided or presented, where the word at ``k`` is such a verb."""
    for group in ("deciding", "presenting"):
        size = next((n for n in (2, 1) if scene.lexicon.has(group, *(w.form for w in words[k : k + n]))), 0)
        before = _before(words, k) if size else 0
        if before < 1:
            continue
        first = _court(scene, words, before) if group == "deciding" else _presenter(words, before)
        last = _stop(words, k + size)
        if first is None or last - (k + size) < FEWEST_WORDS or words[k + size].form in PREPOSITIONS - {"to"}:
            continue
        if words[last - 1].form in PAST:
            continue
        if group == "presenting" and not is_plan(scene.lexicon.language, [w.form for w in words[k + size : last]]):
            continue
        cue = Span(words[k].start, words[k + size - 1].stop)
        return (
            Span(words[first].start, words[before - 1].stop),
            cue,
            Span(words[k + size].start, words[last - 1].stop),
        )
    return None


def _before(words: Words, k: int) -> int:
    """The place behind the one who acts: an auxiliary, a day and adverbs may stand between; 0 where none does."""
    at = k
    while at and k - at < MOST_BETWEEN:
        form = words[at - 1].form
        if not (form in PERFECT | DAYS | {"also", "again", "then", "just", "on"} or (form.endswith("ly") and at > 1)):
            break
        at -= 1
    return at


def _court(scene: Scene, words: Words, stop: int) -> int | None:
    """Where the name of the court begins that ends before ``stop``, None where no court does."""
    noun = stop - 1
    while noun and words[noun].capital and not scene.has(words[noun].form, "courts"):
        noun -= 1
    if noun < stop - 1:
        if words[noun].form not in ("of", "for", "in"):
            return None
        noun -= 1
    if noun < 0 or not scene.has(words[noun].form, "courts") or stop - noun > HEAD:
        return None
    first = noun
    while first and noun - first < MOST_BETWEEN + 1:
        word = words[first - 1]
        if scene.has(word.form, "determiners"):
            first -= 1
            break
        if not (word.capital or word.form in BARE or _has_article(scene, words, first - 1, noun)):
            break
        if not word.form[0].isalpha() or word.form in PREPOSITIONS:
            break
        first -= 1
    headed = first == 0 or scene.has(words[first].form, "determiners") or words[first].capital
    return first if headed and (not first or words[first - 1].form not in GOVERNING) else None


def _has_article(scene: Scene, words: Words, at: int, noun: int) -> bool:
    """True where an article stands a few words before, and between it and the noun nothing but plain words."""
    for place in range(at, max(-1, noun - MOST_BETWEEN - 2), -1):
        form = words[place].form
        if scene.has(form, "determiners"):
            return True
        if not form[0].isalpha() or form in PREPOSITIONS or form in AUXILIARIES:
            return False
    return False


def _presenter(words: Words, stop: int) -> int | None:
    """Where the name or office begins that opens the sentence and ends before ``stop``, None where none does."""
    first = stop
    while first and stop - first < MOST_WORDS and not OPENING.match(words[first - 1].form):
        first -= 1
    if first and not OPENING.match(words[first - 1].form):
        return None
    inside = words[first:stop]
    if not inside or not all(w.form[0].isalpha() and _names(w) for w in inside):
        return None
    last = inside[-1]
    return first if last.capital or last.form in PEOPLE else None


def _names(word: Word) -> bool:
    return word.capital or word.form in OF_A_NAME or word.form in PEOPLE


def _stop(words: Words, start: int) -> int:
    """Where what was decided ends: before a sign, a clause that tells more, or a day behind which nothing runs on."""
    for at in range(start, len(words)):
        form = words[at].form
        if BREAK.match(form) and not (at + 1 < len(words) and words[at + 1].form[:1].isdigit() and form == ","):
            return at
        if form in AT_END or (form == "as" and words[at - 1].form not in ("known", "described", "such")):
            return at
        if form in DAYS - {"late", "early", "last", "this"} and at > start:
            behind = words[at + 1].form if at + 1 < len(words) else ""
            if behind not in RUNS_ON:
                return at - 1 if words[at - 1].form == "on" else at
    return len(words) - (words[-1].form in ".!?…")


def _is_apart(source: Span, cue: Span, content: Span, other: Draft) -> bool:
    """True where the other draft has none of this one's cue or content, nor this one's source among its content."""
    spans = (*other.cue, *other.content)
    if any(s.meets(cue) or s.meets(content) or s.meets(source) for s in spans):
        return False
    return not any(s.meets(cue) or s.meets(content) for s in other.source)
