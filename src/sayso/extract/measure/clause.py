"""Words that hold a day and the verb of saying together or part them: one table a language, and the builds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """One language's words that part a day from the verb of saying."""

    other_time: str  # directly before a day: it is not the day itself ("since Friday", "before the Tuesday vote")
    part: str  # between verb and day: the day belongs to another verb
    relative: str  # opens a clause about the source
    join: str  # between a day and the source after it: another clause came to an end
    ahead: str  # before or in a cue that is still to come
    papers: str  # sources that have a day of their own: "a poll taken in May"
    opens: str  # participles at the head of a sentence that already speak


WORDS: Mapping[str, Words] = {
    "en": Words(
        r"since|until|till|after|before|by|from|ahead of|following|despite|to|prior to|for|of|about|between|through"
        r"|through the end of",
        r"that|who|whom|which|whose|where|after|before|since|until|because|if|than|about|regarding|against|despite"
        r"|following|ahead|prior to|in response to|but|by \w+ing",
        r"who|whose|whom|which",
        r"and|but|though|although|because|while|that|which|who|whose|if|so|or",
        r"will|would|won['’]t|shall|going to|expected to|expects? to|plans? to|planning to|set to|scheduled to"
        r"|due to|is to|are to|may|might",
        r"report|poll|survey|statement|letter|memo|study|interview|speech|ruling|decision|article|tweet|post"
        r"|e-?mails?|book"
        r"|column|editorial|op-ed|analysis|filing|document|lawsuit|complaint|agreement|resolution|video|ad"
        r"|transcript|testimony"
        r"|comments?|remarks?|order|affidavit|release|bill|data|figures|audit|review|paper|message|note|announcement"
        r"|briefing|estimate|forecast|essay|address|debate|opinion|memoir|autobiography",
        r"(?:[Ss]peaking|[Aa]ppearing|[Aa]ddressing|[Rr]esponding|[Tt]alking|[Ww]riting|[Tt]estifying|[Aa]sked"
        r"|[Qq]uestioned"
        r"|[Pp]ressed|[Ii]nterviewed|[Cc]ampaigning|[Ss]tumping"
        r"|[Ii]n (?:an?|his|her|its|their|talking) |[Aa]t an? |[Dd]uring |[Oo]n |[Ww]hile "
        r"|[Ww]hen )",
    ),
    "ru": Words(
        r"с|со|до|после|к|накануне|перед|начиная с|ко",
        r"которы\w+|что|после|до|если|чтобы|когда|где|о|об|обо|про|из-за|но|перед",
        r"котор\w+",
        r"и|а|но|как|что|котор\w+|когда|где|если|пока|хотя",
        r"буд[еу]т|намерен\w*|планиру\w+|собира\w+",
        r"доклад|отч[её]т|опрос|заявлени\w+|письм\w+|интервью|стать\w+|пост|сообщени\w+|документ|решени\w+"
        r"|постановлени\w+|релиз",
        r"(?:[Вв] (?:интервью|беседе|эфире|заявлении|ходе)|[Вв]о время|[Нн]а |[Вв]ыступая|[Оо]твечая|[Кк]омментируя)",
    ),
    "fr": Words(
        r"depuis|jusqu['’]?[àa]?u?|après|avant|dès|d['’]ici|pour|de|du|entre|suite à",
        r"qui|que|dont|où|après|avant|depuis|parce|si|sur|concernant|contre|malgré|mais|pour",
        r"qui|dont",
        r"et|mais|alors|comme|que|qui|dont|quand|où|si|tandis|car",
        r"doit|doivent|devrait|va|vont|compte",
        r"rapport|sondage|communiqué|lettre|étude|entretien|interview|discours|article|tweet|message|document"
        r"|décision|tribune",
        r"(?:[Ii]nterrogé\w*|[Dd]ans |[Ll]ors |[Aa]u cours |[Ss]’exprimant|[Ss]'exprimant|[Ll]e )",
    ),
    "de": Words(
        r"seit|bis|nach|vor|ab|gegen|von|vom|zum|für",
        r"dass|der sich|die sich|welche\w*|nach|vor|seit|weil|wenn|über|gegen|trotz|aber|wo",
        r"der|die|das|welche\w*",
        r"und|aber|als|während|weil|dass|wenn|wo|obwohl",
        r"wird|werden|soll|sollen|will|wollen",
        r"Bericht|Umfrage|Mitteilung|Brief|Studie|Interview|Rede|Artikel|Tweet|Beitrag|Erklärung|Dokument|Urteil",
        r"(?:[Ii]n ein|[Bb]ei ein|[Aa]uf ein|[Aa]m |[Ii]m )",
    ),
    "es": Words(
        r"desde|hasta|después de|antes de|tras|para|de|del|entre",
        r"que|quien|quienes|cuyo|cuya|donde|después|antes|desde|porque|si|sobre|contra|pero|tras|para",
        r"quien|quienes|cuyo",
        r"y|pero|como|que|quien|cuando|donde|si|mientras|porque",
        r"va a|van a|debe|deben|planea",
        r"informe|encuesta|comunicado|carta|estudio|entrevista|discurso|artículo|tuit|mensaje|documento|decisión|fallo",
        r"(?:[Ee]n un|[Dd]urante |[Aa]l |[Ee]l )",
    ),
}
AT = re.compile(
    r"\b(?:at|in|during|on|from|as (?:recently|early|late) as|в|на|во время|в ходе|lors d\w+|dans|au cours d\w+|bei|auf"
    r"|en|durante)\s+(?:[\w’']+\s+){0,2}$",
    re.I,
)
PERFECT = re.compile(r"(?:\b(?:has|have|had)|['’]ve)\s+(?:\w+\s+)?$", re.I)
IN_CUE = re.compile(r"(?:has|have)\b|(?:plan|hope|expect|intend|want|aim|seek)s?\b", re.I)
PLACE = re.compile(r"|,?\s(?:at|in|on|during|на|в|во|au|à|en|lors|am|im|auf|in)\s.{1,60}", re.I)
DATELINE = re.compile(r"\)\s*[—–-]|^\s*[—–-]")
YEAR = re.compile(r"\d{4}")
OPENING = re.compile(
    r"\W*(?:(?:but|and|also|then|so|later|earlier|late|early|on|in|но|и|а|в|во|на|ранее|позднее|en|le|la|au|am|im"
    r"|el)\W+)*",
    re.I,
)
# "but on Tuesday", ", but late Saturday": a clause that opens with its day
CLAUSE = re.compile(
    r"(?:[,;—–]\s+|\b(?:but|and|но|и|а|mais|et|aber|und|pero|y)\s+)"
    r"(?:(?:but|and|then|also|later|earlier|just|late|early|on|in|но|и|а|в|во|на|mais|et|le|en|aber|und|am|im|pero|y|el)"
    r"\s+)*$",
    re.I,
)
PARTICIPLE = re.compile(r"[a-z]+ing\b")
# "In 2027, under what she called the old order": her words, another clause's year
WHOSE = re.compile(r"(?<!\bin )(?<!\bat )(?<!\bduring )\b(?:what|which|that|whom)\s*$", re.I)
# "said after an event in Edison on Wednesday": one speaks on the day of what one speaks after
AFTERWARDS = re.compile(
    r"\b(?:after|following|ahead of)\s(?:[\w’'-]+\s){0,5}(?:event|rally|meeting|speech|debate|hearing|appearance"
    r"|interview|briefing|stop|lunch|dinner|visit|session|talks|conference)\b"
    r"|\b(?:testif|appear|sp[eo]a?k)\w*\sbefore\b"
    r"|\bin response to (?:an?|the) (?:\w+ ){0,2}question\b",
    re.I,
)
PART_OF = re.compile(
    r"\b(?:as|morning|afternoon|evening|night|(?:at|in|near|toward|towards) the (?:beginning|start|middle|end)) of\s+$"
    r"|\ba (?:principios|comienzos|inicios|mediados|finales|fines) de\s+$",
    re.I,
)
# "on a visit before the vote on May 10"
BOUNDED = re.compile(r"\b(?:since|until|before)\s.*\b(?:in|on)\s$", re.I)
SAME_TIME = re.compile(
    r"(?:,? when|(?:['’]s)?(?: [\w’'.-]+){0,3},? (?:in|at|during) which) ", re.I
)  # "it came up in October, when she said"
# "On Monday it closed, although the mayor says": a clause set against that of the day
SET_AGAINST = re.compile(
    r",\s(?:although|though|whereas|aunque|mientras que|alors qu[e’']|bien qu[e’']|tandis qu[e’']|obwohl|während|хотя"
    r"|тогда как)\s?(?:\w+\s){0,2}$",
    re.I,
)
APART = re.compile(r",|\s[—–-]\s")
INSIDE = re.compile(r"(?:in|on|at|during|im|am|en|el|le|в|во|на)\s", re.I)  # no dateline opens so
# "on Sunday, when asked about the dam, she said"
ASIDE = re.compile(r"\b(?:(?:when|while)\s+(?:\w+\s+){0,3}|as\s(?:he|she|they)\s)$", re.I)
# "a hearing on Monday in which she said"
DURING = re.compile(r"\b(?:in|at|during)\s+which\s*$", re.I)
# "pressed for a seat for the fair in July": the month of what is wanted
DESTINED = re.compile(r"\bfor\s(?:the|an?|his|her|its|their)\s(?:[\w’'-]+\s){1,4}(?:in|on)\s$", re.I)
DETERMINER = re.compile(r"\b(?:an?|the|his|her|its|their|this|that|our)\s+(?:\w+-\w+\s+)?$", re.I)

# "as recently as an April interview", "but in a Tuesday speech": how a clause opens that says where one spoke
OCCASION = re.compile(
    r"(?:^|[,;—–]\s+|\b(?:and|but)\s+)\W*(?:(?:but|and|then|also|later|earlier|as (?:recently|early|late) as|just)\W+)*"
    r"(?:(?:in|during|at|on)\s+)?(?:(?:an?|the|his|her|their|its|that)\s+)?(?:[\w’'-]+\s+){0,2}$",
    re.I,
)
SPOKEN = (
    r"rally|town hall|conference|call|hearing|forum|session|meeting|appearance|presser|ceremony|event|talks?|sermon"
    r"|lecture|visit"
)
# ", dedicating the museum on Saturday,": what one does on a day one speaks; not what one speaks of
DOING = re.compile(
    r"(?!(?:citing|recalling|referr|referenc|quoting|noting|describing|discussing|mentioning|being|having|including"
    r"|following|facing|running|seeking|concerning|regarding|hoping|planning|expecting|preparing|representing|serving"
    r"|awaiting|working|living|invoking|echoing|explaining|defending|involving|according|starting|beginning))[a-z]+ing\b"
)
# "a poll taken in May": the days of its field work; those of its publication are another matter
POLL = re.compile(r"\b(?:polls?|surveys?|census)\b", re.I)
FIELD_WORK = re.compile(
    r"\b(?:polls?|surveys?|census)\b[^.;]{0,80}?\b(?:conducted|taken|fielded|carried out|done)\b[^.,;]{0,40}$",
    re.I,
)
# "an interview published Monday", "aired Sunday": the day of the paper or the programme; one talked on that day or
# before. A statement, a post or a column is uttered by being published.
_TALK = r"\b(?:interviews?|conversation|podcast|episode|profile|Q&A|documentary)\b"
_ALREADY = "".join(rf"(?<!{done} and )" for done in ("taped", "recorded", "given", "conducted", "held"))
_APART = r"online|early|late|first|again|only|\w+ly|on|in|by|of|the|an?|his|her|its|their|[A-Z][\w.’'&]+"
CARRIED = {
    "en": re.compile(
        rf"(?:{_TALK}[^.;:“”\"]{{0,80}}?\b{_ALREADY}"
        r"(?:published|printed|released|posted|run|ran|appear(?:ed|ing|s)?|air(?:ed|ing|s)?|broadcast|shown|streamed)\b"
        r"|\b(?:remarks|comments|excerpts)\b[^.;:“”\"]{0,40}?\b(?:published|printed|aired|broadcast)\b)"
        rf"(?! live)(?:,? (?:{_APART})){{0,8}} $"
    ),
    "ru": re.compile(
        r"\b(?:интервью|бесед\w+|подкаст\w*|разговор\w*)\b[^.;:«»]{0,80}?"
        r"\b(?:опубликова\w+|вышедш\w+|вышл\w+|показа\w+)\b[^.;:,«»]{0,12}$",
        re.I,
    ),
    "fr": re.compile(
        r"\b(?:entretien|interview|podcast|conversation)\b[^.;:«»]{0,80}?"
        r"\b(?:publiée?|diffusée?|parue?|rediffusée?|mise? en ligne)\b[^.;:,«»]{0,12}$",
        re.I,
    ),
    "es": re.compile(
        r"\b(?:entrevista|conversación|podcast)\b[^.;:«»“”]{0,80}?"
        r"\b(?:publicad[ao]|emitid[ao]|difundid[ao]|transmitid[ao])\b[^.;:,«»“”]{0,12}$",
        re.I,
    ),
}
# "in einem am Montag veröffentlichten Interview", "ein Interview, das am Montag erschien"
_SHOWN = r"(?:veröffentlicht|ausgestrahlt|gesendet|publiziert|gedruckt|abgedruckt|gezeigt)"
CARRIED_BEHIND = {
    "de": (
        re.compile(rf"\s(?:\w+\s){{0,3}}?(?:{_SHOWN}|erschien)en\s(?:\w+\s){{0,3}}?(?:Interview|Gespräch|Podcast)s?\b"),
        re.compile(r"\b(?:Interview|Gespräch|Podcast)s?\b[^.;:„“»«]{0,60}?, (?:das|der|welches) [^.;:,„“»«]{0,30}$"),
        re.compile(rf"\s(?:[^\s,]+\s){{0,4}}?(?:{_SHOWN}\s(?:wurde|worden|wird|ist)|erschien|lief)\b"),
    )
}
TODAY = re.compile(r"today|сегодня", re.I)
# A cue that is over, or of the very day; "most people today think" is no utterance of that day.
OVER = {
    "en": re.compile(
        r"\b(?:\w+ed|\w+ing|said|told|wrote|made|gave|took|spoke|held|put|set|went|came|saw|found|knew|thought|felt|began"
        r"|got|brought|sent|led|met|kept|laid|heard|swore|rose|drew|struck|hit|shot|tore|broke|let|won|withdrew|threw|had"
        r"|has|have|was|were|did|will|would|plans? to|according|per|reports?|announces?|publishes|releases?|issues?)\b"
        r"|:",
        re.I,
    ),
    "ru": re.compile(
        r"(?:л|ла|ло|ли)(?:с[ья])?\b|\b(?:сообща|передa|передаё|передае|публику|объявля|пиш)\w+|\b(?:по|согласно|со)\b|:",
        re.I,
    ),
}


def whole(words: str) -> re.Pattern[str]:
    """A pattern of whole words, in any case."""
    return re.compile(rf"\b(?:{words})\b", re.I)


def last_word(words: str) -> re.Pattern[str]:
    """A pattern of words that end a text, but for an article behind them."""
    return re.compile(rf"\b(?:{words})\s+(?:the\s+|an?\s+|la\s+|le\s+|l['’]|el\s+|am\s+|dem\s+)?$", re.I)
