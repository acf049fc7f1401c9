"""Fixed phrases that attribute: somebody would not speak, or nobody in particular thinks something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.draft import Draft, Ground
from sayso.text.number import is_numeral
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
WAS_QUOTED = re.compile(
    rf"(?P<verb>(?:was|were|is|are|has been|have been|had been) (?:[\w-]+ )?quoted(?P<by> (?:by|in|on)(?= ))?)"
    rf"(?(by) {_WHOM}) (?P<as>{_AS_SAYING})(?= |[,.:]|$)"
)
ATTRIBUTED = re.compile(
    r"(?P<cue>(?:was|were|is|are|has been|have been|had been) (?:[\w-]+ )?attributed to)"
    r" (?P<source>[^“”\":;,\n]{2,60}?) by (?:[^\W\d_a-zа-яё]|the )[^“”\":;,\n]{1,60}"
)
# “According to the Beacon, it was Falk who said …”
IT_WAS = re.compile(
    r"according to (?P<by>[^“”\":;,\n]{2,60}), it (?:was|is) (?P<source>[^“”\":;\n]{2,80}?),? (?:who|that)"
    r" (?P<cue>(?:had |has |first |once |later )*(?:said|says|told|wrote|claimed|insisted|argued|warned|declared"
    r"|announced|suggested|admitted|added|asked))[,:]?(?= )",
    re.I,
)
LONGEST_SUBJECT = 8
_CLOSED = re.compile(r"[”\"»’'] ")
_NO_SUBJECT = re.compile(r"[“”\"«»;:]|\b(?:that|which|who)$", re.I)


def quoted(text: str, found: Sequence[Draft]) -> list[Draft]:
    """``“It holds,” the Post quoted him as saying``: he says it, whom a tagger took for a part of cue or content.

    So does Falk where he was quoted as saying it, where it was attributed to Falk by the Post, and where according to
    the Post it was Falk who said it.
    """
    mended: list[Draft] = []
    for draft in found:
        cue = draft.cue[0] if draft.cue and draft.content else None
        line = _line_end(text, cue.start) if cue else 0
        phrase = QUOTING.match(text, cue.start, line) if cue and draft.source else None
        if phrase is not None:
            source, said = Span(*phrase.span("source")), Span(*phrase.span("cue"))
            left = tuple(c for c in draft.content if not Span(source.start, said.stop).holds(c))
            if left and not any(source.meets(c) or said.meets(c) for c in left):
                draft = Draft((source,), (said,), left, draft.score, "rule:quoted")
        elif cue is not None:
            draft = (
                _was_quoted(text, draft, cue, line) or _attributed(text, draft, cue) or _it_was(text, draft) or draft
            )
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


def _was_quoted(text: str, draft: Draft, cue: Span, line: int) -> Draft | None:
    """``Falk was quoted (by the Post) as saying that …``, where Falk was taken for a part of what was quoted."""
    passive = WAS_QUOTED.match(text, cue.start, line)
    if passive is None:
        return None
    said = Span(*passive.span("as"))
    start = text.rfind("\n", 0, cue.start) + 1
    ends = (c for c in draft.content if text[c.stop : cue.start] in (" ", ", ") and text[c.start] not in "“\"«‘'")
    own = next((Span(c.start, cue.start - 1) for c in ends), None)
    closed = max((m.end() for m in _CLOSED.finditer(text, start, cue.start)), default=None)
    before = own if own is not None or closed is None else Span(closed, cue.start - 1)
    if before is None or not 0 < len(before.of(text).split()) <= LONGEST_SUBJECT or _NO_SUBJECT.search(before.of(text)):
        return None
    phrase = Span(before.start, said.stop)
    kept: list[Span] = []
    for content in draft.content:
        if content.start < phrase.start:
            stop = min(content.stop, phrase.start)
            kept.append(Span(content.start, content.start + len(content.of(text)[: stop - content.start].rstrip())))
        if content.stop > phrase.stop:
            kept.append(Span(_next_word(text, max(content.start, phrase.stop), content.stop), content.stop))
    if not kept:
        return None
    cues = (Span(cue.start, said.stop),) if passive["by"] is None else (Span(cue.start, passive.end("verb")), said)
    return Draft((before,), cues, tuple(kept), draft.score, "rule:quoted")


def _attributed(text: str, draft: Draft, cue: Span) -> Draft | None:
    """``“It holds” was attributed to Falk by the Post``: Falk says it, and the Post tells of it."""
    given = ATTRIBUTED.match(text, cue.start, _line_end(text, cue.start))
    if given is None or not any(given.start("source") <= s.start < given.end() for s in draft.source):
        return None
    return Draft((Span(*given.span("source")),), (Span(*given.span("cue")),), draft.content, draft.score, "rule:quoted")


def _it_was(text: str, draft: Draft) -> Draft | None:
    """``According to the Post, it was Falk who said …``: Falk says it, and the Post tells of it."""
    given = IT_WAS.match(text, draft.cue[0].start, _line_end(text, draft.cue[0].start))
    if given is None or not any(s.start == given.start("by") for s in draft.source):
        return None
    kept = [c for c in draft.content if c.stop > given.end()]
    if not kept:
        return None
    rest = tuple(Span(_next_word(text, max(c.start, given.end()), c.stop), c.stop) for c in kept)
    return Draft((Span(*given.span("source")),), (Span(*given.span("cue")),), rest, draft.score, "rule:quoted")


_TWO_ACCORD = re.compile(
    r"(?P<said>[^;:“”\"]+?),? (?P<cue>according to) (?P<who>[^,;“”\"]{2,60}?)(?:,|;|,? and|,? but)"
    r" (?P<rest>[^\s,;“”\"]+[^,;“”\"]{0,40})$",
    re.I,
)


def shared(text: str, found: Sequence[Draft]) -> list[Draft]:
    """``14 were hurt according to Falk, 17 according to Orme``: each tells of one number, not Orme of both."""
    mended: list[Draft] = []
    for draft in found:
        ends = (draft.content[0].start, draft.content[-1].stop) if draft.content and draft.cue else (0, 0)
        after = bool(draft.cue) and ends[1] <= draft.cue[0].start and draft.cue[0].of(text).casefold() == "according to"
        two = _TWO_ACCORD.fullmatch(text, *ends) if after else None
        if two is None or not is_numeral(two["rest"].split()[0]):
            mended.append(draft)
            continue
        said, cue, who, rest = (Span(*two.span(part)) for part in ("said", "cue", "who", "rest"))
        mended.append(Draft((who,), (cue,), (said,), draft.score, f"{draft.made_by}+shared"))
        mended.append(replace(draft, content=(rest,), made_by=f"{draft.made_by}+shared"))
    return mended
