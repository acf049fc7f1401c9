"""Denials: cues that turn what is told into its opposite, and sentences that deny a claim they only point back to."""

from __future__ import annotations

import re

from sayso.text.speech import DENIES, NEGATED
from sayso.types import Attribution, Spans

BEFORE, FIRST_WORDS = 24, 40
# Beside what speech.py lists: words that deny a claim, though some of them say more than that.
REBUTS = re.compile(
    r"\b(?:rebut\w*|debunk\w*|contradict(?:s|ed|ing)?|"
    r"(?:is|are|was|were|as|be|completely|totally|simply|absolutely|patently|categorically) "
    r"(?:untrue|not true|false|baseless|unfounded|wrong|a lie|inaccurate|incorrect|fake|a hoax)|no truth to|"
    r"(?:shoot|knock|bat)(?:es|ed|s)? down|shot down|disprov\w+|discredit\w*|fiction\w*|fabricat\w*|bogus|"
    r"unsubstantiated|опровер\w+|отверг\w+|отрица\w+|dément\w*|zurückgewiesen|wies\b.*\bzurück|desment\w*)\b",
    re.IGNORECASE,
)
# These reject a plan or an offer as well: they deny only where what follows is told as a claim.
REJECTS = re.compile(
    r"\b(?:reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|rebuff\w*|push(?:es|ed|ing)? back|retract\w*|disavow\w*|"
    r"repudiat\w*|disagree\w*|scoff\w*|(?:hits?|hitting|fire[sd]?|firing|shoots?|shot) back (?:at|against)|"
    r"brush(?:es|ed|ing)? (?:off|aside)|discount(?:s|ed|ing)|swat(?:s|ted) (?:down|away)|t(?:akes?|aking|ook) issue|"
    r"defend(?:s|ed|ing)? (?:him|her|it|them|my|our)sel(?:f|ves) against)\b",
    re.IGNORECASE,
)
# "Dismissed it as old news" tells what the one who dismisses says himself.
OWN_WORDS = re.compile(r"\b(?:as|by saying|stating|saying that)\W*$", re.IGNORECASE)
CLAIMED = re.compile(
    r"\b(?:that|claims?|allegations?|accusations?|charges?|reports?|reporting|rumou?rs?|suggestions?|assertions?|ideas?|"
    r"notions?|theor(?:y|ies)|narratives?|speculation|talk|arguments?)\b",
    re.IGNORECASE,
)
# The narrator's own word on a claim; of another's cue it says that he claims it.
FALSELY = re.compile(
    r"\b(?:falsely|wrongly|baselessly|incorrectly|misleadingly|mistakenly|erroneously|without evidence)\b",
    re.IGNORECASE,
)
NOUN = re.compile(
    r"\b(?:an?|the|this|that|any|no|in|of|under|beyond|without) (?:disputes?|rejection|denials?)\b", re.IGNORECASE
)
# "Denied knowing of it" denies the knowledge alone; "denied comment" denies nothing.
KNOWING = re.compile(
    r"\b(?:know(?:ing|n|ledge|s)?|aware(?:ness)?|hear(?:d|ing)|comment|access|bail|entry|request)\b", re.IGNORECASE
)
CLAIMS = (
    r"(?:claims?|allegations?|accusations?|charges?|reports?|rumou?rs?|stor(?:y|ies)|assertions?|suggestions?|"
    r"account|statement|criticism|complaint|lawsuit|suit|characteri[sz]ation|insinuations?|wrongdoing|impropriety|"
    r"misconduct|involvement|guilt)"
)
DETERMINED = (
    r"(?:all|any|each|every|these|those|such|the|this|that|his|her|their|its|of|both|latest|various|"
    r"categorically|vehemently|strongly|again|repeatedly)"
)
POINTS = re.compile(
    rf"^\W*(?:{DETERMINED}\s+)*(?:{CLAIMS}|(?:it|that|this|the (?:incident|assault|meeting)|"
    r"(?:anything|the assault)) (?:had )?(?:ever )?(?:happened|occurred|took place))\W*$|^\W*(?:it|that|this|them)\W*$",
    re.IGNORECASE,
)
INVENTED = (
    r"made (?:it|this|that|(?:all|the) (?:whole )?(?:of it|thing|story)) up|"
    r"made up (?:the|that|this) (?:whole |entire )?story|"
    r"(?:is|was|are|were) (?:all )?(?:lying|an? (?:complete |total |political )?(?:lie|hoax|fabrication|smear)|"
    r"fake news|made up)"
)
UNTRUE = (
    r"(?:(?:is|are|was|were)(?: (?:just|simply|all|completely|totally|absolutely|categorically|entirely|utterly|"
    r"patently))?|[’']s(?: just| simply| all| completely)?)\s+(?:not true|untrue|false|baseless|meritless|"
    r"without merit|unfounded|an? (?:\w+ )?lie|lies|nonsense|fabricated|made up|wrong|ridiculous|absurd)"
    r"|never happened|did(?: not|n[’']t) happen"
)
FALSE = re.compile(
    rf"^\W*(?:(?:that|and|but)\s+)*(?:it|that|this|those|these|they|(?:{DETERMINED}\s+)*{CLAIMS}"
    rf"(?:\s+(?:in|of|by|from|about|against)\s+\S+(?:\s+\S+){{0,3}}?)?)\s*(?:,? which )?(?:just |simply )?(?:{UNTRUE})"
    r"(?!\s+(?:that|to|for|of|about|what|how|if)\b)",
    re.IGNORECASE,
)


LIED = re.compile(rf"^\W*(?:\S+\s+){{0,3}}?(?:{INVENTED})\W*$", re.IGNORECASE)
UNSAID = re.compile(
    r"\b(?:not|never|n[’']t|ne|nicht|nie|не|никогда|nunca|jamais)\s+(?:\w+\s+){0,2}?"
    r"(?:sa(?:y|id|ying)|stat(?:e|ed)|claim(?:ed)?|"
    r"suggest(?:ed)?|call(?:ed)?|tell|told|argu(?:e|ed)|alleg(?:e|ed)|admit(?:ted)?|confirm(?:ed)?|specif\w+|сказал\w*|"
    r"говорил\w*|dit|gesagt|dijo)\b|n[’']t (?:say|state|claim|suggest|call|tell|argue|admit|confirm|specify|explain)\b",
    re.IGNORECASE,
)


def unsaid(text: str, attribution: Attribution) -> bool:
    """True where the words of telling say that this was not said: "never said", "did not confirm"."""
    if not attribution.cue:
        return False
    start, stop = attribution.cue[0].start, attribution.cue[-1].stop
    before = text[max(0, start - BEFORE) : start]
    return UNSAID.search(f"{before}{text[start:stop]}") is not None or (
        NEGATED.search(before) is not None and attribution.voice != "direct"
    )


def denying(text: str, attribution: Attribution) -> Spans:
    """The parts of the cue that deny what is told; none where the cue is negated, or denies only to know of it.

    A whole quotation is the denial itself rather than what it denies.
    """
    if attribution.voice == "direct":
        return ()
    words = " ".join(span.of(text) for span in attribution.cue)
    if attribution.voice == "narrated" and FALSELY.search(words):
        return attribution.cue
    if KNOWING.search(words) or NOUN.search(words) or not (_denies(words) or _rejects(text, attribution, words)):
        return ()
    first = attribution.cue[0].start
    if NEGATED.search(text[max(0, first - BEFORE) : first]):
        return ()
    if attribution.content and KNOWING.match(text[attribution.content[0].start :].lstrip("“\"' ")):
        return ()
    return tuple(s for s in attribution.cue if _denies(s.of(text)) or REJECTS.search(s.of(text)))


def _denies(cue: str) -> bool:
    """True for words that deny whatever they stand before."""
    return bool(REBUTS.search(cue) or (DENIES.search(cue) and not REJECTS.search(cue)))


def _rejects(text: str, attribution: Attribution, cue: str) -> bool:
    """True for words that reject, where what they reject is told as a claim: by "that", or by a word for it."""
    if not REJECTS.search(cue) or not attribution.content:
        return False
    begin, start = attribution.cue[-1].stop, attribution.content[0].start
    between = text[begin:start] if begin < start else ""
    if OWN_WORDS.search(f"{cue} {between}"):
        return False
    told = f"{cue} {between} {text[start : start + FIRST_WORDS]}"
    return CLAIMED.search(told) is not None


def points_back(sentence: str, denied: bool) -> bool:
    """True for a denial that does not repeat what it denies.

    >>> points_back("the accusations", True), points_back("It’s just not true", False), points_back("the tide", True)
    (True, True, False)
    """
    return bool(FALSE.match(sentence) or LIED.match(sentence)) or (denied and bool(POINTS.match(sentence)))
