"""Which labels to believe: those that make a transcript of a text, and the few that are one by themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sayso.extract.label import GIVEN_AND_LAST, Opening
from sayso.extract.mention.given import gender_of
from sayso.extract.mention.title import COURTESY, NOT_NAMES, OFFICES, PERSON_NOUNS
from sayso.extract.narration import OWN_WORDS, in_own_words
from sayso.text.speech import QUESTION
from sayso.types import Span

GREETING = re.compile(
    r"(?:good (?:morning|afternoon|evening|day)|hello|welcome|thanks?|colleagues|friends|ladies)\b", re.I
)
# A line that ends so is somebody's sentence, though it is as short as a section head.
SENTENCE_END = re.compile(r"[.!…,](?: ?[(\[][^()\[\]]{1,40}[)\]])?$")
SPEAKING = OFFICES | PERSON_NOUNS | COURTESY.keys()
FEWEST_LABELS = 3


def believed(
    text: str, able: Sequence[Opening], paragraphs: Sequence[Span], spoken: bool, asked: set[int]
) -> list[Opening]:
    """The openings that are labels; weak ones only where others make a transcript or their last name is one.

    ``asked`` are the numbers of paragraphs right below a question that stands alone: a label there is one.
    """
    kept = _kept([o for o in able if not o.weak], len(paragraphs), spoken)
    if len(kept) == 1 and _is_rubric(text, kept[0], paragraphs[kept[0].paragraph], spoken):
        kept = []
    first = able[0] if able and able[0].paragraph == 0 else None
    if (
        not kept
        and spoken
        and first
        and _opens_speech(text, first, paragraphs[0])
        and not _is_rubric(text, first, paragraphs[0], True)
    ):
        kept = [first]
    elif kept and spoken:
        strong = frozenset(kept)
        below = (o for o in able if o not in strong and o.paragraph > kept[0].paragraph)
        kept = [*kept, *(o for o in below if _opens_speech(text, o, paragraphs[o.paragraph]))]
    sure = frozenset(kept)
    sure |= {o for o in able if o.paragraph in asked and not o.weak}
    known = {o.who for o in sure}
    transcript = len(sure) >= FEWEST_LABELS or (spoken and len(sure) > 1)
    return [o for o in able if o in sure or (o.weak and transcript and (spoken or o.who in known))]


def _is_rubric(text: str, opening: Opening, line: Span, spoken: bool) -> bool:
    """True for words in capitals that never come back and name no office: a rubric, a place, a title.

    What follows a title is no sentence; what follows the others nobody says of himself.
    """
    words = opening.words.split()
    if not opening.words.isupper() or opening.bare or any(w.strip(".,").casefold() in SPEAKING for w in words):
        return False
    ended = SENTENCE_END.search(line.of(text)) or line.of(text)[-1] in '?!”"’»'
    return not ended or not (spoken or OWN_WORDS.search(line.of(text)))


def is_named(opening: Opening) -> bool:
    """True for a label that is somebody's name wherever a turn is marked; a lone word is one in capitals or as a name.

    >>> from sayso.extract.label import openings
    >>> lines = [Span(0, 11), Span(12, 27)]
    >>> able = openings("Ada: It is.\\nLook: It is not.", lines, frozenset(), frozenset())
    >>> [o.words for o in able if is_named(o)]
    ['Ada']
    """
    words = opening.words
    alone = " " not in words and not words.isupper() and gender_of(words.casefold()) is None
    return not opening.weak and (opening.plain or not alone)


def _opens_speech(text: str, opening: Opening, line: Span) -> bool:
    """True where a given and a last name open the text and its first words are in the speaker's own person."""
    words = opening.words.split()
    names = bool(GIVEN_AND_LAST.fullmatch(opening.words)) and not any(
        w.casefold() in NOT_NAMES | PERSON_NOUNS for w in words
    )
    own = OWN_WORDS.search(text, opening.said, line.stop) or GREETING.match(text, opening.said)
    return names and not opening.weak and bool(own)


def _kept(able: Sequence[Opening], paragraphs: int, spoken: bool) -> list[Opening]:
    """The openings to believe: plain ones, and others where the document is a transcript.

    ``spoken`` is True where the paragraphs are in somebody's own words; an office and a name are believed there.
    """
    counts = Counter(o.who for o in able)
    repeated = [o for o in able if counts[o.who] > 1]
    introduced = {o.who for o in able if o.formal}
    met = (o for o in able if o.plain or counts[o.who] > 1 or o.who in introduced)
    here = frozenset(met if spoken and introduced else ())
    usual = able if spoken and len(able) >= FEWEST_LABELS and len(repeated) > 1 else _usual(able, repeated, paragraphs)
    here |= frozenset(usual)
    return [o for o in able if o in here]


def _usual(able: Sequence[Opening], repeated: Sequence[Opening], paragraphs: int) -> list[Opening]:
    """The openings to believe by their look and number alone."""
    transcript = len(able) >= 3 and (len(repeated) >= 2 or len(able) >= 0.5 * paragraphs)
    asked = [o for o in able if o.colon and QUESTION.fullmatch(o.words)]
    if asked and len(able) > len(asked):
        return list(able)
    if len(able) >= 3 and len(repeated) >= 2 and len(able) >= 0.8 * paragraphs:
        return list(able)
    dense = len(able) >= 4 and len(able) >= 0.15 * paragraphs and len(repeated) >= 3
    if transcript and (dense or any(o.plain for o in able)):
        return list(able)
    plain = [o for o in able if o.plain]
    bare = [o for o in able if o.bare]
    if any(o.plain for o in bare) and len({*plain, *bare}) > 1:
        return [o for o in able if o.plain or o in bare]
    return [o for o in plain if o not in bare]


def is_spoken(text: str, paragraphs: Sequence[Span]) -> bool:
    """True where a third of these paragraphs address somebody or say ``I`` or ``we`` outside quotation marks."""
    own = sum(in_own_words(p.of(text)) for p in paragraphs)
    return bool(paragraphs) and 3 * own >= len(paragraphs)
