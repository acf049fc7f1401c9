"""Full stops that shorten a word and end no sentence: ``Sens. Falk``, ``Orlan v. Selm``, ``in the U.S. Senate``.

Three kinds. Some never end a sentence, for a name or what they stand for comes next (``Gov.``, ``v.``). Some are also
words of their own and shorten before a number alone (``No. 5``, ``Art. 7``). The others may do both at once, as in
``within the U.S. The mayor left``: there the words behind them tell.
"""

from __future__ import annotations

import re

from sayso.types import Span

LONGEST = 12
_LEADING = (
    "Mr|Mrs|Ms|Mx|Messrs|Drs?|Profs?|Sens?|Reps?|Govs?|Gens?|Cols?|Lts?|Sgts?|Capts?|Maj|Cmdr|Cpl|Pvt|Adm|Rev|Fr|Msgr"
    "|Hon|Pres|Supt|Atty|Amb|Sec|Mt|Ft|MR|MRS|MS|DR|SENS?|REPS?|GOVS?|GEN|SGT|REV|PROF|vs?|approx|e\\.g|i\\.e|cf"
    "|MM|Mmes?|Mlles?|Mgr|Ste|Sres|Sra|Srta|Dra|Lic|Gral"
    "|bzw|z\\.B|sog|ehem|inkl|evtl|ca"
    "|т\\.е|проф|акад|ген|им|ул|стр|св"
)
_NUMBERED = "Nos?|nos?|Nr|Arts?|art|[Ss]ecs|[Ff]igs?|Vol|vol|Ch|pp?|Rs|Abs|Ziff|núm|pág|рис"
_ENDING_TOO = (
    "St|Jr|Sr|Inc|Ltd|Co|Corp|Bros|Esq|etc|Ave|Blvd|Dept|Univ|Assn|Ph\\.D|EE"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mio|Mrd|гг?|т\\.д|т\\.п|руб|млн|млрд|тыс"
)
# As the Associated Press shortens them behind the name of a town; in a dateline a dash or a bracket follows.
_STATES = (
    "Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa"
    "|Tenn|Tex|Vt|Va|Wash|Wisc?|Wyo"
)
_OPEN = re.compile(
    rf"\b(?:{_LEADING})\.$"
    r"|\b(?i:am|im|zum|zur|vom|d(?:er|ie|as|em|en|es)|bis|ab|seit|beim|ihr\w{0,2}|sein\w{0,2}) \d{1,2}\.$"
)
_BEFORE_NUMBER = re.compile(rf"\b(?:{_NUMBERED})\.$")
_STATE = re.compile(rf"(?:, |-)(?:{_STATES})\.$")
_EITHER = re.compile(rf"\b(?:{_ENDING_TOO})\.$|\b[A-ZА-ЯЁ]\.$|\b(?:[A-Za-z]\.)+[A-Za-z]\.$")
_NUMBER = re.compile(r"\s[#№]?\d")
_DATELINE = re.compile(r"\s[-–—(]")
# Words that open a sentence and no name; in headlines that set every word so, the next is no small one.
_OPENER = re.compile(
    r"\s+[“\"„«(]?\s?(?:(?:The|He|She|It|They|We|But|There|This|These|Those|His|Her|Their|Its|Il|Elle|Ils|Elles|Mais|Le"
    r"|Les|Er|Sie|Es|Aber|Pero|Los|Las|Он|Она|Они|Оно|Это|Но|Однако|По|При|В|На)[ \u00a0])(?=[^\W\d_])(?P<next>\w)"
)


def shortened(text: str, sentence: Span) -> bool:
    """True where the full stop that ends ``sentence`` shortens its last word and the sentence goes on behind it.

    ``sentence`` reaches from its first character to behind the stop. A single letter that is all there is is a label
    (``A. The dam held``) and goes on.

    >>> [shortened(t, Span(0, 9)) for t in ("Orlan vs. Selm", "left U.S. The town", "left U.S. Orlan")]
    [True, False, True]
    """
    tail = text[max(sentence.start, sentence.stop - LONGEST) : sentence.stop]
    if _OPEN.search(tail):
        return True
    if _BEFORE_NUMBER.search(tail):
        return _NUMBER.match(text, sentence.stop) is not None
    if _STATE.search(tail):
        return _DATELINE.match(text, sentence.stop) is not None
    if not _EITHER.search(tail):
        return False
    opener = _OPENER.match(text, sentence.stop)
    return opener is None or not opener["next"].islower() or sentence.stop - sentence.start < 3
