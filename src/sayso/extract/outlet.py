"""What an outlet tells in its own voice: the sentences of a document that stand outside every attribution.

Only sentences that could be checked are taken: they end as sentences do, ask nothing, quote nobody at length and open
with no pronoun, which would leave open of whom they tell. And only headlines and the first sentences below: what an
outlet reports it tells first, what comes later is mostly background, of other days and other things.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.extract.happening import KINDS_LEFT_OUT
from sayso.extract.measure.frame import quoted_in, sentences_of
from sayso.types import Attribution, Document, Span, key

MADE_BY = "rule:outlet"
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
ENDED = re.compile(r"[.!…。！][\"”»')\]]*$")
# "He left": of whom an outlet tells must stand in the sentence itself.
POINTING = re.compile(
    r"\W*(?:he|she|it|they|we|i|you|his|her|their|its|this|that|these|those|there|here|such|он|она|оно|они|это|мы|я|его"
    r"|её|их|il|elle|ils|elles|on|nous|je|ce|cette|ces|cela|er|sie|es|wir|ich|dies\w*|das|él|ella|ellos|ellas|esto|eso"
    r"|nosotros|yo)\b",
    re.IGNORECASE,
)
FEWEST, LONGEST = 5, 60
LEAD = 8
# Words of somebody else in marks: shorter ones are names and words at a distance; single marks may enclose any.
QUOTED = 4
SINGLE = re.compile(r"(?<!\w)[‘'](?=\w)")


def narrated(document: Document, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The sentences that the document tells in its own voice, as attributions of voice "narrated", in reading order.

    They have neither source nor cue; ``attributions`` are those of the document. Content in code points of its text.
    """
    text = document.text
    taken = [s for a in attributions for s in (*a.source, *a.cue, *a.content)]
    apart = [b.span for b in document.blocks if b.kind in KINDS_LEFT_OUT - {"headline", "dateline"}]
    places = [b.span for b in document.blocks if b.kind == "dateline"]
    heads = [b.span for b in document.blocks if b.kind == "headline"]
    found = []
    below = 0
    for whole in sentences_of(text):
        sentence = _behind(text, whole, places)
        head = any(sentence.meets(h) for h in heads)
        below += not head and not any(sentence.meets(s) for s in apart)
        if below > LEAD:
            break
        if any(sentence.meets(s) for s in (*taken, *apart)) or not _tells(text, sentence, head):
            continue
        content = (sentence,)
        found.append(
            Attribution(
                key("a", document.id, (), (), content), document.id, (), (), content, "narrated", made_by=MADE_BY
            )
        )
    return tuple(found)


def _behind(text: str, sentence: Span, places: Sequence[Span]) -> Span:
    """The sentence without the dateline that it opens with."""
    start = max((p.stop for p in places if sentence.start <= p.start < p.stop < sentence.stop), default=sentence.start)
    while start < sentence.stop and not text[start].isalnum() and text[start] not in '"“«„(':
        start += 1
    return Span(start, sentence.stop)


def _tells(text: str, sentence: Span, head: bool) -> bool:
    words = sentence.of(text)
    if not FEWEST <= len(WORD.findall(words)) <= LONGEST or not (head or ENDED.search(words)):
        return False
    if POINTING.match(words) or SINGLE.search(words):
        return False
    quoted = (s for s in quoted_in(text) if sentence.meets(s))
    return all(len(WORD.findall(s.of(text))) < QUOTED for s in quoted)
