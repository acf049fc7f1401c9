"""What stands between two sentences: the rules in their order, the first that fits decides."""

from __future__ import annotations

from sayso.link.relation.amount import one_amount
from sayso.link.relation.assertion import Assertion
from sayso.link.relation.cause import cause_denied, causes_differ
from sayso.link.relation.deed import undone
from sayso.link.relation.disavowal import disavowed
from sayso.link.relation.disparity import other_day, other_figure, tentative
from sayso.link.relation.facing import Clash, Facing
from sayso.link.relation.opposition import excluding, moods, negations, opposed, stands_against
from sayso.link.relation.prospect import carried_out
from sayso.link.relation.rebuttal import denied, misattributed, rebutted
from sayso.link.relation.reversal import reversed_in
from sayso.link.relation.rewording import reworded
from sayso.link.statement.figure import NEGATORS
from sayso.text.speech import only_says

# How near two sentences must be: negated; with a second opinion; by vectors; by words.
NEGATED, MAYBE_NEGATED, NEGATED_COSINE, NEGATED_DICE = 0.6, 0.3, 0.5, 0.45
EXCLUDED, EXCLUDED_DICE = 0.4, 0.25
CAUSED, MAYBE_CAUSED, QUOTED_WORDS = 0.3, 0.2, 8
AGREED, AGREED_DICE, AGREED_WORDS, AGREED_FIGURE, MAYBE_AGREED = 0.6, 0.45, 3, 0.5, 0.45
# Where fewer words are shared, the two must be nearer.
SHORT, SHORT_DICE, SHORT_WORDS = 0.68, 0.55, 1
LEAST = 0.2
THINGS = ("number", "unit", "date", "name")


def clash(pair: Facing) -> Clash | None:
    """What the first rule that fits finds between two sentences, or None; a sure one comes before one that is not."""
    if pair.one.back or pair.other.back:
        return None
    if pair.one.unsaid or pair.other.unsaid:
        return misattributed(pair)
    if found := undone(pair) or disavowed(pair):
        return found
    if bool(pair.one.denial) != bool(pair.other.denial):
        return None if pair.foreign else misattributed(pair) or denied(pair)
    if pair.near < LEAST and not pair.foreign and not pair.one_document:
        return None
    for rule in (other_figure, other_day):
        if found := rule(pair):
            return found
    if pair.foreign:
        return None
    told = [
        found
        for rule in (reworded, _negated, reversed_in, rebutted, _other_cause, _other_name, carried_out, _agreed)
        if (found := rule(pair))
    ]
    return next((found for found in told if found.sure), told[0] if told else None)


def _negated(pair: Facing) -> Clash | None:
    """The opposite of what the other says, all else the same."""
    if pair.one_speaker or (pair.one_document and not pair.strangers) or pair.near < MAYBE_NEGATED:
        return None
    if (pair.later and not pair.strangers) or pair.differs(*THINGS):
        return None
    names = pair.shared - pair.plain
    excluded = excluding(pair.one.read, pair.other.read, names) if names else None
    named = pair.strangers and moods(pair.one.read) == moods(pair.other.read)
    if excluded and named and pair.near >= EXCLUDED and pair.dice >= EXCLUDED_DICE:
        return Clash("contradicts", "negation", pair.near, (excluded[0],), (excluded[1],))
    if not pair.plain:
        return None
    found = opposed(pair.one.read, pair.other.read, pair.shared)
    if not found:
        return _doubted(pair)
    told = [side for side, words in ((pair.one, found[0]), (pair.other, found[1])) if not words]
    if any(stands_against(side.read) or any(w.plain in NEGATORS for w in side.passage.words) for side in told):
        return _doubted(pair)
    enough = len(pair.plain) > 1 or pair.telling > 2 or _but_for_negation(pair.one, pair.other)
    near = pair.near >= NEGATED and pair.dice >= NEGATED_DICE and (pair.cosine is None or pair.cosine >= NEGATED_COSINE)
    return Clash("contradicts", "negation", pair.near, *found, sure=enough and near)


def _doubted(pair: Facing) -> Clash | None:
    """One of two sentences negates, though not in the other's words: never sure."""
    mine, theirs = negations(pair.one.read), negations(pair.other.read)
    if bool(mine) == bool(theirs) or moods(pair.one.read) != moods(pair.other.read):
        return None
    words = tuple(n.span for n in mine[:1]), tuple(n.span for n in theirs[:1])
    return Clash("contradicts", "negation", pair.near, *words, sure=False)


def _but_for_negation(one: Assertion, other: Assertion) -> bool:
    """True where two sentences are the same, word for word, but for what negates."""
    left, right = ([w for w in a.passage.plain if w not in NEGATORS] for a in (one, other))
    return left == right


def _other_cause(pair: Facing) -> Clash | None:
    """Another cause of the same thing."""
    if not pair.strangers or pair.near < MAYBE_CAUSED:
        return None
    none = cause_denied(pair.one.read, pair.other.read)
    if none:
        return Clash("contradicts", "cause", pair.near, (none[0],), (none[1],))
    found = causes_differ(pair.one.read, pair.other.read)
    return (
        Clash("contradicts", "cause", pair.near, (found[0],), (found[1],), sure=pair.near >= CAUSED) if found else None
    )


def _other_name(pair: Facing) -> Clash | None:
    """A long quotation that two documents put under the names of two persons."""
    one, other = pair.one, pair.other
    if not pair.strangers or pair.one_document or one.passage.plain != other.passage.plain:
        return None
    quoted = one.passage.quoted and other.passage.quoted and len(one.roots) >= QUOTED_WORDS
    persons = one.attribution.kind == other.attribution.kind == "person"
    return Clash("contradicts", "attribution", 1.0) if quoted and persons and not one.who & other.who else None


def _agreed(pair: Facing) -> Clash | None:
    """Another says the same in other words; a telling figure in common makes up for fewer of them."""
    one, other = pair.one, pair.other
    if not pair.strangers or not pair.plain or pair.differs(*THINGS) or pair.other_names():
        return None
    if bool(negations(one.read)) != bool(negations(other.read)) or moods(one.read) != moods(other.read):
        return None
    if one.every & other.who or other.every & one.who or one.passage.plain == other.passage.plain:
        return None
    if tentative(one) != tentative(other) or not (_told(one) and _told(other)):
        return None
    if pair.near < MAYBE_AGREED:
        return None
    alike = pair.near >= AGREED and pair.dice >= AGREED_DICE and len(pair.plain) >= AGREED_WORDS
    alike = alike or (pair.near >= SHORT and pair.dice >= SHORT_DICE and len(pair.plain) >= SHORT_WORDS)
    figure = pair.near >= AGREED_FIGURE and len(pair.plain) >= AGREED_WORDS - 1
    alike = alike or (figure and one_amount(one.read, other.read))
    return Clash("agrees", "proposition", pair.near, sure=alike)


def _told(one: Assertion) -> bool:
    """True where a sentence is said to be so: the outlet's own, or by a cue that reports speech and no more."""
    return one.attribution.voice == "narrated" or only_says(one.cue, one.passage.language)
