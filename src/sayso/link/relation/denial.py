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
    r"unsubstantiated|fake news|hoax(?:es)?|"
    r"(?:total|pure|complete|utter) (?:lies|fiction|nonsense)|nonsense|preposterous|"
    r"absurd|misleading|a smear|опровер\w+|отверг\w+|отрица\w+|dément\w*|zurückgewiesen|wies\b.*\bzurück|desment\w*)\b",
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
UNDENIED = re.compile(
    r"(?:n[’']t|\b(?:not|never|without))\s+(?:\w+\s+)?(?:den|disput|reject|refut|dismiss|contradict)", re.IGNORECASE
)
# Courts and offices deny what is asked of them; what else a court denies is hardly a claim, as a judge's word may be.
ASKED = re.compile(
    r"(?:(?:an?|the|any|his|her|its|their|all|several|two|three)\s+)?(?:\w+(?:[’']s)?\s+){0,3}?"
    r"(?:appeals?|motions?|petitions?|applications?|bids?|pleas?|requests?|stays?|injunctions?|relief|permits?|visas?|"
    r"clemency|parole|entry|bail|permission|tenure|asylum)\b",
    re.IGNORECASE,
)
COURT = re.compile(r"\b(?:courts?|panel|tribunal)(?:\s+(?:of|for|in)\b.*)?\W*$", re.IGNORECASE | re.DOTALL)
THAT = re.compile(r"that\b", re.IGNORECASE)
THAT_BEFORE = re.compile(r"\bthat\W{0,3}$", re.IGNORECASE)
# A finite verb behind what was asked makes a clause of it, "the bid was rigged", though not in "a bid that was rigged".
FINITE = re.compile(
    r"\b(?:is|are|was|were|had|has|have|will|would|could|did|does|can|may|might|should|must)(?:n[’']t)?\b",
    re.IGNORECASE,
)
SUBORDINATE = re.compile(
    r"[,;:.!?\n]|\b(?:that|which|who|whom|whose|if|whether|what|as|because|when|after|before|while|where|until)\b",
    re.IGNORECASE,
)
CLAIMS = (
    r"(?:claims?|allegations?|accusations?|charges?|reports?|rumou?rs?|stor(?:y|ies)|assertions?|suggestions?|"
    r"account|statement|criticism|complaint|lawsuit|suit|characteri[sz]ation|insinuations?|wrongdoing|impropriety|"
    r"misconduct|involvement|guilt)"
)
DETERMINED = (
    r"(?:all|any|each|every|these|those|such|the|this|that|his|her|their|its|of|both|latest|various|other|new|"
    r"categorically|vehemently|strongly|again|repeatedly)"
)
# What the claims are of, in one word before them or a few behind: "the fraud claims", "the allegations against him".
OF_WHAT = r"(?:\s+(?:against|about|by|from|made by) \S+(?:\s+\S+){0,2}?)?"
POINTS = re.compile(
    rf"^\W*(?:{DETERMINED}\s+)*(?:{CLAIMS}|the [a-z]+ (?:claims?|allegations?|accusations?|charges?|rumou?rs?)|"
    r"(?:it|that|this|(?:the|any|such an?) (?:\w+ )?"
    r"(?:incident|assault|meeting|encounter|affair|call|conversation|visit)|"
    r"anything(?: like that| of the sort)?) (?:had )?(?:ever )?(?:happened|occurred|took place)|"
    r"that was (?:so|the case)|"
    rf"(?:doing|having done) (?:so|it|that)){OF_WHAT}\W*$|^\W*(?:it|that|this|them|so)\W*$",
    re.IGNORECASE,
)
INVENTED = (
    r"made (?:it|this|that|(?:all|the) (?:whole )?(?:of it|thing|story)) up|"
    r"made up (?:the|that|this) (?:whole |entire )?story|"
    r"(?:is|was|are|were) (?:all )?(?:lying|an? (?:complete |total |political )?(?:lie|hoax|fabrication|smear|setup)|"
    r"fake news|made up)"
)
UNTRUE_WORDS = (
    r"(?:not true|untrue|false|baseless|meritless|without merit|unfounded|an? (?:\w+ )?(?:lie|fiction)|"
    r"(?:\w+ )?lies|nonsense|fabricated|made up|wrong|ridiculous|absurd|preposterous|"
    r"ludicrous|fake news|(?:\w+ )?fiction|an? (?:\w+ )?hoax)"
)
UNTRUE = (
    r"(?:(?:is|are|was|were)(?: (?:just|simply|all|completely|totally|absolutely|categorically|entirely|utterly|"
    rf"patently))?|[’']s(?: just| simply| all| completely| totally| absolutely)?)\s+[\"“]?{UNTRUE_WORDS}"
    r"|never happened|did(?: not|n[’']t) happen"
)
FALSE = re.compile(
    rf"^\W*(?:(?:that|and|but|no|well)\W+)*(?:it|that|this|those|these|they|(?:{DETERMINED}\s+)*{CLAIMS}"
    rf"(?:\s+(?:in|of|by|from|about|against)\s+\S+(?:\s+\S+){{0,3}}?)?)\s*(?:,? which )?(?:just |simply )?(?:{UNTRUE})"
    r"(?![\"”’]?\s+(?:that|to|for|of|about|what|how|if)\b)",
    re.IGNORECASE,
)
# Nothing but that it is not so, with an exclamation before it at most: "Nice try, not true".
NOT_SO = re.compile(
    rf"^\W*(?:[a-z]+(?: [a-z]+)?[,.!]\s+)?"
    rf"(?:absolutely |completely |totally |just |simply |categorically )?{UNTRUE_WORDS}\W*$",
    re.IGNORECASE,
)
# Who is wrong has said what is not so.
MISTAKEN = re.compile(
    r"^\W*(?:he|she|they|you|mr\.? \w+|mrs\.? \w+|ms\.? \w+)(?:[’'](?:s|re)| is| are) "
    r"(?:just |simply |absolutely |totally |dead |flat |completely )*(?:wrong|lying|mistaken|a liar|liars)\W*$",
    re.IGNORECASE,
)
# Who never said it answers whoever says that he did.
UNSPOKEN = re.compile(
    r"^\W*(?:\w+,\s+)?(?:I|we|he|she)\s+(?:said (?:nothing|no) (?:of the (?:kind|sort)|such thing)|"
    r"(?:never|did not|didn[’']t) (?:said?|say) (?:(?:that|it|this|so)|any such thing|"
    r"anything (?:of the (?:kind|sort)|like (?:that|it))))\W*$",
    re.IGNORECASE,
)
AMISS = r"(?:wrong|improper|illegal|unlawful|unethical|inappropriate)"
# Who says that he has done no wrong answers whoever accuses him.
INNOCENT = re.compile(
    r"^\W*(?:\w+\W+){0,4}?(?:(?:did|has done|have done|had done|done|doing) (?:absolutely )?nothing(?: that was)? "
    rf"{AMISS}|(?:not|n[’']t) do(?:ne)? anything {AMISS}|(?:there (?:was|is)|committed) no "
    r"(?:wrongdoing|crime|misconduct|impropriety)|"
    r"(?:is|was|am|[’']m|[’']s) (?:not guilty|(?:completely |totally |entirely )?innocent))\W*$",
    re.IGNORECASE,
)
# Who lies or is wrong may do so in whatever he says: that denies a person, and no one claim.
LYING = re.compile(
    r"\b(?:is|are|was|were|[’'](?:s|re))(?: \w+ly| just| all)* (?:lying|an? (?:\w+ )?liar|liars|mistaken)\b", re.I
)
# What is told of a speaker's own denial: "rejecting all the allegations against him as fiction". Who dismisses charges
# is mostly a judge.
REPORTED = re.compile(
    rf"^\W*(?:\w+ly |has |have |had )*(?:(?:reject|den[yi]|disput|refut|rebuff)\w*\s+(?:{DETERMINED}\s+)*"
    rf"(?:claims|allegations?|accusations?|charges)|dismiss\w*\s+(?:{DETERMINED}\s+)*"
    rf"(?:claims|allegations?|accusations?)){OF_WHAT}\W*$",
    re.IGNORECASE,
)


# Bounded, as a long row of marks would else be tried from each of its places.
LIED = re.compile(rf"^\W{{0,9}}(?:\S{{1,40}}\s{{1,9}}){{0,3}}?(?:{INVENTED})\W*$", re.IGNORECASE)
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
    if UNDENIED.search(words):
        return ()
    if NEGATED.search(text[max(0, first - BEFORE) : first]):
        return ()
    if attribution.content and not _claimed(text, attribution):
        return ()
    return tuple(s for s in attribution.cue if _denies(s.of(text)) or REJECTS.search(s.of(text)))


def _claimed(text: str, attribution: Attribution) -> bool:
    """True where what is denied is told as a claim: neither knowledge, nor what was asked of a court or an office."""
    start, stop = attribution.content[0].start, attribution.content[-1].stop
    told = text[start:stop].lstrip("“\"' ")
    if KNOWING.match(told):
        return False
    clause = THAT.match(told) or THAT_BEFORE.search(text[max(0, start - BEFORE) : start])
    asked = ASKED.match(told)
    if asked and not FINITE.search(SUBORDINATE.split(told[asked.end() :], maxsplit=1)[0]):
        # "That request" is no clause.
        return clause is not None and told[asked.end() :].strip(' .,”"') != ""
    return clause is not None or asked is not None or not COURT.search(attribution.name or "")


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
    if any(shape.match(sentence) for shape in (FALSE, LIED, NOT_SO, MISTAKEN, REPORTED, INNOCENT, UNSPOKEN)):
        return True
    return denied and bool(POINTS.match(sentence))


def is_innocence(sentence: str) -> bool:
    """True for nothing but that somebody has done no wrong.

    >>> is_innocence("he did nothing wrong"), is_innocence("he did nothing")
    (True, False)
    """
    return INNOCENT.match(sentence) is not None


def of_a_person(sentence: str) -> bool:
    """True for a denial of whoever speaks rather than of one claim.

    >>> of_a_person("She is absolutely wrong"), of_a_person("It is a lie")
    (True, False)
    """
    return MISTAKEN.match(sentence) is not None or LYING.search(sentence) is not None
