"""Fixed phrases that attribute: somebody would not speak, or nobody in particular thinks something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

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
    """``The firm did not respond to a request for comment``: the firm's refusal, added or by its name known as one."""
    ground = Ground(found)
    for sentence in sentences:
        phrases = [m for p in REFUSED for m in p.finditer(text, sentence.start, sentence.stop)]
        neither = NEITHER.match(text, sentence.start, sentence.stop)
        for phrase in [*phrases, *([neither] if neither else [])]:
            cue, content = (Span(phrase.start(part), phrase.end(part)) for part in ("cue", "content"))
            source = _subject(text, sentence.start, cue.start)
            whole = Span(cue.start, content.stop)
            known = [d for d in ground.near(whole) if any(whole.meets(s) for s in (*d.cue, *d.content))]
            if source is not None and not known:
                ground.add(Draft((source,), (cue,), (content,), 0.7, "rule:refused"))
            for draft in (d for d in known if "refused" not in d.made_by):
                if any(cue.meets(c) for c in draft.cue) and all(whole.holds(c) for c in draft.content):
                    ground.change(draft, replace(draft, made_by=f"{draft.made_by}+refused"))
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


_QUOTES = r"(?:quot|cit)(?:es?|ed|ing)"
_AS_SAYING = r"as (?:having said|saying|stating|telling|writing|asking|claiming|warning|denying|arguing|adding)"
_WHOM = r"[^“”\":;\n]{1,80}?"
QUOTING = re.compile(rf"\b{_QUOTES} (?P<source>{_WHOM}) (?P<cue>{_AS_SAYING})(?= |[,.:]|$)")
QUOTED = re.compile(rf"\bquoted (?:by|in|on) {_WHOM} (?P<cue>{_AS_SAYING})[,:]?(?= |$)")


def quoted(text: str, found: Sequence[Draft]) -> list[Draft]:
    """``“It holds,” the Post quoted him as saying``: he says it, whom a tagger took for a part of cue or content."""
    mended: list[Draft] = []
    for draft in found:
        cue = draft.cue[0] if draft.cue and draft.source and draft.content else None
        line = _line_end(text, cue.start) if cue else 0
        phrase = QUOTING.match(text, cue.start, line) if cue else None
        passive = QUOTED.search(text, cue.start, line) if cue else None
        if phrase is not None:
            source, said = Span(*phrase.span("source")), Span(*phrase.span("cue"))
            left = tuple(c for c in draft.content if not Span(source.start, said.stop).holds(c))
            if left and not any(source.meets(c) or said.meets(c) for c in left):
                draft = Draft((source,), (said,), left, draft.score, "rule:quoted")
        elif passive is not None and cue is not None:
            draft = _by_whom_is_quoted(text, draft, cue, Span(*passive.span("cue")))
        mended.append(draft)
    return mended


def passed_on(text: str, outer: Draft) -> Draft | None:
    """What stands in ``The Post quoted him as saying that …`` and is his, None where nobody is quoted so."""
    phrase = QUOTING.match(text, outer.cue[0].start, _line_end(text, outer.cue[0].start)) if outer.cue else None
    if phrase is None or not outer.source:
        return None
    source, said = Span(*phrase.span("source")), Span(*phrase.span("cue"))
    inside = next((c for c in outer.content if c.start <= source.start and c.stop > said.stop), None)
    if inside is None:
        return None
    rest = tuple(Span(_next_word(text, said.stop, c.stop), c.stop) if c is inside else c for c in outer.content)
    return Draft((source,), (said,), rest, outer.score, "rule:quoted", outer.content)


def _line_end(text: str, start: int) -> int:
    return stop if (stop := text.find("\n", start)) >= 0 else len(text)


def _next_word(text: str, at: int, stop: int) -> int:
    while at + 1 < stop and text[at] in " ,:\u00a0":
        at += 1
    return at


def _by_whom_is_quoted(text: str, draft: Draft, cue: Span, said: Span) -> Draft:
    """``Falk was quoted by the Post as saying that …``, where Falk was taken for a part of what was quoted."""
    subject = next((c for c in draft.content if c.stop + 1 == cue.start), None)
    after = [c for c in draft.content if c.start <= said.start and c.stop > said.stop]
    if subject is None or not after:
        return draft
    left = [c for c in draft.content if c != subject]
    rest = tuple(Span(_next_word(text, said.stop, c.stop), c.stop) if c in after else c for c in left)
    return Draft((subject,), (cue, said), rest, draft.score, "rule:quoted")
