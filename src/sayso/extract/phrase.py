"""Fixed phrases that attribute: somebody would not speak, or nobody in particular thinks something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.extract.draft import Draft, Ground
from sayso.types import Span

LONGEST_SOURCE = 12
LONGEST_ADVERBS = 60
_NOT = r"(?:not|n['’]t)(?: (?:immediately|yet|previously|then))*"
_SOUGHT = (
    r"(?:(?:a|an|any|the|our|my|his|her|their|its|these|those|several|repeated|multiple|numerous|phone|telephone|written"
    r"|e-?mailed|messages?|calls?|e-?mails?|texts?|and|or|two|three) )*"
    r"(?:requests?|calls?|messages?|e-?mails?|inquir(?:y|ies)|enquir(?:y|ies)|questions?)"
    r"(?: (?:[\w’'-]+ ){0,3}?(?:for|seeking|requesting|asking for) (?:an? |any |further |additional |immediate )*"
    r"(?:comments?|interviews?|responses?|information|explanation))?"
)
_DID = rf"(?:did|does|do|had|has|have) ?{_NOT}"
REFUSED = tuple(
    re.compile(rf"\b(?P<cue>{cue}) (?P<content>{content})")
    for cue, content in (
        (rf"{_DID} (?:respond(?:ed)?|repl(?:y|ied)) to", _SOUGHT),
        (rf"{_DID} return(?:ed)?", _SOUGHT),
        ("(?:had|has|have) no", r"(?:further |immediate )?comments?(?=[.,;]|$| (?:on|about|for|and|but)\b)"),
        (rf"(?:could|can) ?{_NOT} be (?:reached|contacted)", "for (?:further )?comment"),
        (rf"(?:was|were|is|are) ?(?:{_NOT} available|unavailable)", "for (?:further )?comment"),
    )
)
NEITHER = re.compile(
    r"(?:Neither|None) [^,;:]{2,60}? (?P<cue>(?:responded|replied) to|returned) "
    rf"(?P<content>{_SOUGHT})"
)
_OPENED = re.compile(
    r"(?:(?:but|and|yet|so|still|however|meanwhile|also|while|although|though|when|as|that|because),? )+", re.I
)
_ADVERB = re.compile(r"(?: (?:also|still|again|so far|itself|themselves|on \w+day))+$")
_PARTED = re.compile(r"[;:—–] |,? (?:but|while|although) |, and | (?:said|says) (?:that )?")
_NAMED_LATER = re.compile(r"(?:on|in|at|by|for|after|before|asked|when|as|despite|with|contacted|reached)\b", re.I)


def refused(text: str, found: Sequence[Draft], sentences: Sequence[Span]) -> list[Draft]:
    """``The firm did not respond to a request for comment``: the firm's refusal, unless it has been found."""
    ground = Ground(found)
    for sentence in sentences:
        phrases = [m for p in REFUSED for m in p.finditer(text, sentence.start, sentence.stop)]
        neither = NEITHER.match(text, sentence.start, sentence.stop)
        for phrase in [*phrases, *([neither] if neither else [])]:
            cue, content = (Span(phrase.start(part), phrase.end(part)) for part in ("cue", "content"))
            source = _subject(text, sentence.start, cue.start)
            whole = Span(cue.start, content.stop)
            if source is not None and not any(whole.meets(s) for d in ground.near(whole) for s in (*d.cue, *d.content)):
                ground.add(Draft((source,), (cue,), (content,), 0.7, "rule:refused"))
    return ground.drafts


def _subject(text: str, start: int, stop: int) -> Span | None:
    """The words that a refusal is told of: the last part of the clause before it, an apposition kept."""
    parted = [m.end() for m in _PARTED.finditer(text, start, stop)]
    start = parted[-1] if parted else start
    opened = _OPENED.match(text, start, stop)
    start = opened.end() if opened else start
    words = text[start:stop].rstrip()
    words = words[:-LONGEST_ADVERBS] + _ADVERB.sub("", words[-LONGEST_ADVERBS:])
    parts = words.rstrip(",").split(", ")
    kept = parts[-2:] if words.endswith(",") and len(parts) > 1 else parts[-1:]
    if words.endswith(",") and len(parts) == 1:
        return None
    named = ", ".join(kept) + ("," if words.endswith(",") else "")
    at = start + len(words) - len(named)
    if not named.strip(" ,") or len(named.split()) > LONGEST_SOURCE or _NAMED_LATER.match(named) or "”" in named:
        return None
    return Span(at, at + len(named))


SUPPOSED = re.compile(
    r"(?:^|(?<=[ “\"]))(?P<cue>[Ii]t (?:is|was|has been) (?:(?:widely|generally|also|now|commonly) )?"
    r"(?:thought|believed|understood|alleged|rumou?red|feared|assumed|reported|claimed))"
    r" (?P<content>that [^;“”\"]+?)(?=[.?!;]?$|, (?:but|although|though|while|and)\b|; )"
)


def supposed(text: str, found: Sequence[Draft], sentences: Sequence[Span]) -> list[Draft]:
    """``It is thought that the painting left the country``: a thought of nobody in particular, unless it was found."""
    ground = Ground(found)
    for sentence in sentences:
        phrase = SUPPOSED.search(sentence.of(text))
        if phrase is None:
            continue
        parts = [
            (sentence.start + phrase.start(part), sentence.start + phrase.end(part)) for part in ("cue", "content")
        ]
        cue, content = (Span(*part) for part in parts)
        near = ground.near(cue, content)
        if not any(s.meets(cue) or s.meets(content) for d in near for s in (*d.cue, *d.content)):
            ground.add(Draft((), (cue,), (content,), 0.6, "rule:supposed"))
    return ground.drafts
