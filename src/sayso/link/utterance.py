"""Which attributions report an utterance: only those become statements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from sayso.text.lexicon import LANGUAGES, lexicon
from sayso.text.speech import (
    attributing_words,
    decides,
    judges,
    points_to_speech,
    presents,
    rules,
    speech_words,
    tells_too,
)
from sayso.types import Attribution, Document

FEWEST = 4
# What a body or a document "finds" stands in what it wrote; a person may find a key.
WRITTEN = frozenset({"body", "document"})
TOPIC = frozenset("about on over of regarding".split())
MENTIONING = frozenset("mentioned mentions discussed".split())
# What somebody warned of is what they said.
WARNING = frozenset("warn warns warned warning".split())
DENYING = frozenset("deny denies denied denying".split())
# Somebody, and what they are not given: “denied the council a hearing” refuses, and says nothing.
REFUSED = re.compile(
    r"(?:(?:his|her|its|their|our|the|an?) )?"
    r"(?:(?!(?:of|in|on|at|for|to|by|with|from|about|over|that|was|were|is|had|has|and|or|being|having|any|all)\b)"
    r"[\w’'.-]+ ){1,3}"
    r"(?:an?|any|the|his|her|its|their|access|entry|bail|permission|asylum|visas?|parole)\b(?! (?:was|were|had|is)\b)",
    re.I,
)
OWNED = re.compile(r"(?:['’]s|[sS]['’]|^(?:his|her|their|its))$", re.I)
FIRST_PERSON = frozenset("i we я мы je nous ich wir yo nosotros".split())


def utterances(documents: Iterable[Document], attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The attributions that report an utterance, in the order given; each ``within`` the next one around it that does.

    What somebody merely thinks of another's words, or condemns, does not make them that somebody's telling.
    """
    held, every = {d.id: d for d in documents}, tuple(attributions)
    outer = {a.id: a.within for a in every}
    told = {a.id for a in every if uttered(held[a.document], a)}
    passing = {a.id for a in every if a.id in told and not judged(held[a.document], a)}

    def telling(id: str | None) -> str | None:
        while id is not None and id not in passing:
            id = outer.get(id)
        return id

    return tuple(replace(a, within=telling(a.within)) for a in every if a.id in told)


def uttered(document: Document, attribution: Attribution) -> bool:
    """True where the document reports that words were said or written, not merely what somebody wanted or felt.

    Words in quotation marks, turns, posts and what follows a name and a colon were said. Indirect content was said
    where its cue holds a word of speech or a phrase that attributes and somebody is named as its source; what is done
    by words ("accused", "ruled") counts with a content of four words and more. A cue like "wanted" without marks
    tells of an attitude, which stays an attribution and becomes no statement; so does a mere topic ("commented about
    the meeting"). ``We asked`` outside all quotations is the outlet about itself.
    A noun of speech ("her claim that …", "his call for …") points to what was said and counts where it is somebody's;
    what a court decides and what plans are laid before the public is done by words.
    One who did not answer said nothing.
    """
    if "refused" in re.split("[:+]", attribution.made_by):
        return False
    if attribution.voice in ("direct", "narrated") or not attribution.cue:
        return True
    language, words = document.language or "en", _cue_words(document, attribution)
    if attribution.voice == "mixed":
        return bool(attribution.source)
    if not any(words):
        return _somebody(document, attribution, language)
    spoken = _spoken(language, words) or _by_words(document, attribution, language, words)
    told = attribution.content[:1]
    if words[-1] in DENYING and told and REFUSED.match(document.text, told[0].start, told[0].stop):
        return False
    if _points(document, attribution, words) or _pronounces(document, attribution, language, words):
        return True
    if words[-1] in MENTIONING or (len(words) > 1 and words[-1] in TOPIC and words[-2] not in WARNING):
        return False
    return spoken and bool(attribution.source) and not _own_voice(document, attribution)


def _somebody(document: Document, attribution: Attribution, language: str) -> bool:
    """True where what stands before a colon can speak: a name that was read as one, or a role; a topic cannot."""
    if attribution.name is not None:
        return True
    source = [w.strip(",.;").casefold() for s in attribution.source for w in s.of(document.text).split()]
    role = language in LANGUAGES and any(lexicon(language).names_role(w) for w in source)
    return role or rules(language, ["found"], source)


def _cue_words(document: Document, attribution: Attribution) -> list[str]:
    return [w.strip(":,.;").casefold() for s in attribution.cue for w in s.of(document.text).split()]


def _spoken(language: str, words: list[str]) -> bool:
    """True for a cue with a word of speech, or a phrase that attributes."""
    spoken = any(w in speech_words(language) for w in words) or words[0] in attributing_words(language)
    return spoken or tells_too(language, words)


def judged(document: Document, attribution: Attribution) -> bool:
    """True where the cue says what somebody holds of something, and not that it was said."""
    language, words = document.language or "en", _cue_words(document, attribution)
    indirect = attribution.voice == "indirect" and any(words)
    return indirect and not _spoken(language, words) and judges(language, words)


def _by_words(document: Document, attribution: Attribution, language: str, words: list[str]) -> bool:
    """True for what is done by words, where more is told than whom or what they were about."""
    source = [w.strip(",.;").casefold() for s in attribution.source for w in s.of(document.text).split()]
    told = sum(len(s.of(document.text).split()) for s in attribution.content)
    found = rules(language, words, source) or (attribution.kind in WRITTEN and rules(language, words, ["report"]))
    return told >= FEWEST and (found or judges(language, words))


def _pronounces(document: Document, attribution: Attribution, language: str, words: list[str]) -> bool:
    """True for what a court decides, and for a plan, a bill or a rule that is laid before the public."""
    source = [w.strip(",.;").casefold() for s in attribution.source for w in s.of(document.text).split()]
    told = [w.strip(",.;:") for s in attribution.content[:1] for w in s.of(document.text).split()]
    enough = bool(source) and len(told) > 1
    return enough and (decides(language, words, source) or presents(language, words, told))


def _points(document: Document, attribution: Attribution, words: list[str]) -> bool:
    """True for a noun of speech with the one whose words they are right before it or behind it."""
    if attribution.made_by.startswith("rule:alluded"):
        return True
    if not attribution.source or not points_to_speech(document.language or "en", words):
        return False
    owner = attribution.source[-1].of(document.text)
    return OWNED.search(owner) is not None and attribution.source[-1].stop < attribution.cue[0].start


def _own_voice(document: Document, attribution: Attribution) -> bool:
    """True where the source is the one who writes the text, whom it does not name."""
    if attribution.within is not None or attribution.name is not None:
        return False
    return all(s.of(document.text).casefold() in FIRST_PERSON for s in attribution.source)
