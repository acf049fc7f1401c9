"""What a transcript tells between its turns: notes from the hall, the sitting's course, lines under a post."""

from __future__ import annotations

import re

from sayso.extract.label import CUT_SHORT, VOICE, surname
from sayso.text.speech import QUESTION
from sayso.types import Span

NOTED = re.compile(rf"(?:[(\[][^()\[\]]{{1,80}}[)\]]|{CUT_SHORT.pattern})$")
NOTED_LAST = re.compile(
    rf"(?:\s+(?:[(\[]\s?[^\W\d_a-zа-яё][^\s()\[\]]*(?: [^\s()\[\]]+){{0,2}}\s?[)\]]\.?|{CUT_SHORT.pattern}))+$"
)
LONGEST_NOTES = 200
# "(She went on to speak of the dykes (both of them).)": one pair of brackets around the whole paragraph.
TOLD_ASIDE = re.compile(r"[(\[](?:[^()\[\]]|[(\[][^()\[\]]*[)\]])*[)\]]\.?$")
IN_LANGUAGE = re.compile(r"in (?:[A-Z]\w+|the hall)\.?$")
OWN_WORDS = re.compile(
    r"\b(?:I|we|us|our|my|me|you|your|я|мы|нас|нам|наш\w{0,3}|мне|меня|мой|моя|вы|вас|вам|ваш\w{0,3}|je|j['’]|nous|notre"
    r"|nos|vous|votre|ich|wir|uns|unser\w{0,2}|mein\w{0,2}|yo|nosotros|nuestr[oa]s?|ustedes)(?![\w-])",
    re.I,
)
QUOTED_WORDS = re.compile(r"[“«„\"][^”»“\"]*(?:[”»“\"]|$)")
NAMED_FIRST = re.compile(r"[^\W\d_a-zа-яё][\w’'-]+ [^\W\d_a-zа-яё][\w’'-]+ [a-zа-яё]{3,}")
_SITTING = (
    "meeting|sitting|session|council|committee|commission|hearing|briefing|conference|court|house|assembly|parliament"
    "|board|panel|jury|debate|proceedings|interview|conversation|broadcast|recording"
    "|sitzung|versammlung|anhörung|pressekonferenz|ausschuss|rat|gespräch|séance|réunion|audience|conférence|conseil"
    "|entretien|sesión|reunión|audiencia|pleno|comisión|entrevista"
    "|заседани[ея]|встреча|совещание|брифинг|собрание|слушани[ея]|беседа"
)
_COURSE = (
    "adjourned|rose|resumed|reconvened|recessed|retired|closed|ended|concluded|suspended|began|opened|met again"
    "|broke up|recorded|conducted|dissolved"
    "|geschlossen|beendet|endete|unterbrochen|fortgesetzt|eröffnet|begann|levée|close|suspendue|reprise|ouverte"
    "|terminée|levantó|levanta|suspendió|cerró|terminó|reanudó|suspende|закры\\w+|заверш\\w+|окончен\\w*|закончи\\w+"
    "|прерва\\w+|возобнов\\w+|открыл\\w+|начал\\w+"
)
COURSE = re.compile(rf"\W*(?:[\w’'-]+\s){{0,5}}?(?:{_SITTING})\b[^?!]*?\b(?:{_COURSE})(?!\w)", re.I)
DECIDED = re.compile(
    r"(?:the |an? )?(?:[\w’'-]+ )?(?:motion|amendment|question|resolution|bill|clause)(?: (?!which|that)[\w’'-]+){0,4}?"
    r" (?:carried|lost|negatived|defeated|adopted|rejected|passed|agreed to|fell|withdrawn|put)\b",
    re.I,
)
LONGEST_TOLD = 40
# What is longer is no line of counts, and no sentence of so few words.
LONGEST_UNDER_A_POST, LONGEST_SENTENCE = 200, 800
FARTHEST_NAME = 4
_COUNTED = (
    r"[\d.,]+\s?[KMBkmb]?\s(?:likes?|reposts?|retweets?|repl(?:y|ies)|comments?|views?|shares?|quotes?|bookmarks?"
    r"|reactions?|boosts?|favou?rites?|votes?|points?)"
)
_AGO = r"\d{1,3}\s?(?:[smhdwy]|min|mins|hrs?|minutes?|hours?|days?|weeks?|months?|years?)(?: ago)?"
_DATED = r"(?:[^\W\d_]{3,9}\.? \d{1,2}|\d{1,2}\.? [^\W\d_]{3,9}\.?)(?:,? \d{4})?|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
_TIMED = r"\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?"
_PRESSED = r"like|reply|repost|share|retweet|edited|follow|translate|report|quote|boost|pinned"
_ITEM = rf"(?:{_COUNTED}|{_AGO}|{_DATED}|{_TIMED}|{_PRESSED})"
UNDER_A_POST = re.compile(
    rf"{_ITEM}(?:\s*[·•|]\s*{_ITEM})+$|{_COUNTED}(?:,? {_COUNTED})*$|{_AGO}(?<=ago)$|\d{{1,2}}[mhdw]$"
    r"|(?:show|view|see|load|read) (?:\d+ )?(?:(?:more|all|other|previous|additional|this|hidden) )+"
    r"(?:\d+ )?(?:repl(?:y|ies)|comments?|posts?|thread|tweets?)$"
    r"|(?:translate|see translation|show (?:original|translation))(?: (?:post|tweet))?$",
    re.I,
)


def is_stage(words: str) -> bool:
    """True for a paragraph that tells what happened in the hall, or that something was left out."""
    if NOTED.match(words) or TOLD_ASIDE.match(words):
        return True
    first = words.split(maxsplit=1)
    named = len(first) == 2 and bool(VOICE.fullmatch(first[0]) or QUESTION.fullmatch(first[0]))
    return named and bool(IN_LANGUAGE.match(first[1]))


def unnoted(text: str, said: Span) -> Span:
    """What is said without what was noted at its end: ``(Laughter.)``, a cut.

    >>> t = "We know. (Applause)"
    >>> unnoted(t, Span(0, len(t))).of(t)
    'We know.'
    """
    noted = NOTED_LAST.search(text, max(said.start + 1, said.stop - LONGEST_NOTES), said.stop)
    return Span(said.start, noted.start()) if noted else said


def in_own_words(words: str) -> bool:
    """True where somebody says ``I``, ``we`` or ``you`` outside quotation marks."""
    return bool(OWN_WORDS.search(QUOTED_WORDS.sub("", words)))


def tells(words: str) -> bool:
    """True for ``Ines Tavorn reported on the dykes``: a full name at the start, and nobody's own words."""
    return bool(NAMED_FIRST.match(words)) and not in_own_words(words)


def is_under_a_post(words: str) -> bool:
    """True for a line of times, counts or things to press.

    >>> is_under_a_post("9 Jun 2030 · 118 reposts"), is_under_a_post("Show more replies"), is_under_a_post("In May.")
    (True, True, False)
    """
    return len(words) <= LONGEST_UNDER_A_POST and bool(UNDER_A_POST.match(words))


def is_narrated(words: str, speaker: str) -> bool:
    """True for a short paragraph that tells of the sitting, of a vote or of the speaker, in nobody's own words.

    >>> is_narrated("The meeting rose at 20.12.", "THE CHAIR"), is_narrated("Ms Orne left.", "Ms Ada Orne")
    (True, True)
    >>> is_narrated("The meeting was long.", "THE CHAIR"), is_narrated("Our meeting rose at 20.12.", "THE CHAIR")
    (False, False)
    """
    if len(words) > LONGEST_SENTENCE or len(words.split()) > LONGEST_TOLD or in_own_words(words) or words[-1] in "?!…":
        return False
    return bool(COURSE.match(words) or DECIDED.match(words)) or _tells_of(words, speaker)


def _tells_of(words: str, speaker: str) -> bool:
    """True where the first words name the speaker and a small letter follows: a verb."""
    last = (surname(speaker) or speaker).casefold()
    first = words.split()[: FARTHEST_NAME + 1]
    for name, following in zip(first, first[1:], strict=False):
        if name.casefold() == last:
            return following[0].islower()
    return False
