"""The almanac: names of days and months, and the forms in which five languages name a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sayso.extract.measure.holiday import FORMS, HOLIDAYS, Feast

# Tables, a row a line.
# fmt: off

Form = tuple[str, str]

DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
UNTIL = r"(?P<until>0?[1-9]|[12]\d|3[01])"
YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
DASH = r" ?[-–—] ?"
YEARS = rf"{YEAR}{DASH}(?P<ending_year>1[5-9]\d\d|20\d\d)(?![\d-])"

EVERYWHERE: tuple[Form, ...] = (
    ("date", r"(?<![\d-])(?P<year>1[5-9]\d\d|20\d\d)-(?P<numeral>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])"),
    ("date", r"(?<![\d./])(?P<day>0?[1-9]|[12]\d|3[01])\.(?P<numeral>0?[1-9]|1[0-2])\.(?P<year>1[89]\d\d"
             r"|20\d\d)(?!\d)"),
)
DAY_FIRST: Form = (
    "date",
    r"(?<![\d/])(?P<day>0?[1-9]|[12]\d|3[01])/(?P<numeral>0?[1-9]|1[0-2])/(?P<year>1[89]\d\d|20\d\d)(?!\d)",
)
UNMISTAKABLE: tuple[Form, ...] = (  # 11/12/2017 is two days, by the reader's country; 11/23/2017 is one
    ("date", r"(?<![\d/])(?P<numeral>0?[1-9]|1[0-2])/(?P<day>1[3-9]|2\d|3[01])/(?P<year>1[89]\d\d|20\d\d)(?!\d)"),
    ("date", r"(?<![\d/])(?P<day>1[3-9]|2\d|3[01])/(?P<numeral>0?[1-9]|1[0-2])/(?P<year>1[89]\d\d|20\d\d)(?!\d)"),
)


def _numbered(names: str, first: int = 1) -> dict[str, int]:
    """Each name of a list, several spellings apart by a bar, with its number.

    >>> _numbered("mon|monday tue")
    {'mon': 1, 'monday': 1, 'tue': 2}
    """
    return {name: i for i, spelled in enumerate(names.split(), first) for name in spelled.split("|")}


@dataclass(frozen=True)
class Calendar:
    """The names of one language; weekdays count from 0 (Monday).

    ``future`` are words beside a day to come, ``past`` those beside one that is over: the nearest to the day counts.
    ``others`` are words that name a day only in a form below: each form holds one of the names here, or a figure.
    ``sunday_first`` where many who write it begin the week on Sunday.
    """

    language: str
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    distances: Mapping[str, int]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    forms: tuple[Form, ...]
    future: str
    past: str
    others: tuple[str, ...] = ()
    cased: bool = False
    sunday_first: bool = False
    holidays: Mapping[str, Feast] = field(default_factory=dict)


EN = Calendar(
    language="en",
    holidays=HOLIDAYS["en"],
    months=_numbered(
        "january|jan.|jan february|feb.|feb march|mar.|mar april|apr.|apr may june|jun.|jun july|jul.|jul "
        "august|aug.|aug september|sept.|sep.|sept|sep october|oct.|oct november|nov.|nov december|dec.|dec"
    ),
    weekdays=_numbered("monday tuesday wednesday thursday friday saturday sunday", 0),
    distances={
        "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "this morning": 0,
        "this afternoon": 0, "this evening": 0, "tomorrow": 1, "the day after tomorrow": 2,
    },
    numbers=_numbered("a|an|one two three four five six seven eight nine ten eleven twelve "
        "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    ),
    units={
        "minute": "minute", "minutes": "minute", "hour": "hour", "hours": "hour", "day": "day", "days": "day",
        "week": "week", "weeks": "week", "month": "month", "months": "month", "year": "year", "years": "year",
        "weekend": "weekend",
    },
    cased=True,
    sunday_first=True,
    future=r"will|won['’]t|shall|would|['’]ll|going to|scheduled|set (?:to|for)|due|expected to|plans? to"
           r"|planned for|upcoming|ahead of|to be",
    past=r"was|were|had|has|have|did|(?<!be )(?:said|told|\w{2,}ed|[a-z]+ught|came|went|began|took|gave|made|held|met"
         r"|won|lost|led|left|saw|got)",
    forms=(
        *FORMS["en"],
        ("days", rf"{{month}} {DAY}(?:{DASH}| to | through ){UNTIL}(?:,? {YEAR})?(?![\d:])"),
        ("days", rf"[Bb]etween (?P<words>{{month}} {DAY} and (?:{{ending}} )?{UNTIL}(?:,? {YEAR})?)(?![\d:])"),
        ("days", rf"{DAY}(?:st|nd|rd|th)?(?:{DASH}| to | through | and ){UNTIL}(?:st|nd|rd|th)?(?: of)? {{month}}"
                 rf"(?:,? {YEAR})?"),
        ("days", rf"{{month}} {DAY}(?:{DASH}| to | through ){{ending}} {UNTIL}(?:,? {YEAR})?(?![\d:])"),
        ("date", rf"(?:{{weekday}},? )?{{month}} {DAY}(?:st|nd|rd|th)?(?:,| of)? ?{YEAR}(?!\d)"),
        ("date", rf"(?:{{weekday}},? )?(?:the )?{DAY}(?:st|nd|rd|th)?(?: of)? {{month}},? {YEAR}(?!\d)"),
        ("day", rf"(?:{{weekday}},? )?(?:(?P<last>[Ll]ast) )?{{month}} {DAY}(?:st|nd|rd|th)?(?![\d:%]|\.\d|,\d)"
                r"(?! percent)(?:,?(?: of)? (?:(?P<last2>last)|(?P<next>next)|(?P<this>this)) (?P<unit>year))?"),
        ("day", rf"(?:{{weekday}},? )?(?:the )?{DAY}(?:st|nd|rd|th)?(?: of)? {{month}}(?! \d)"),
        ("month", rf"(?:(?:[Ee]arly|[Mm]id|[Ll]ate)[ -])?{{month}},?(?: of)? {YEAR}(?!\d)"),
        ("month", r"(?:(?P<last>[Ll]ast)|(?P<next>[Nn]ext)|(?P<this>[Tt]his)) {month}(?! \d)"),
        ("month", r"{month},?(?: of)? (?:(?P<last>last)|(?P<next>next)|(?P<this>this)) (?P<unit>year)"),
        ("month", r"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Tt]hrough|[Ff]rom)(?: (?:early|late|mid)-?)?[ -]"
                  r"(?P<words>{month})(?!\w| \d| [A-Z]|,?(?: of)? (?:last|next|this) year)"),
        ("month", r"(?:[Ee]nd|[Ss]tart|[Bb]eginning|[Mm]iddle) of (?P<words>{month})(?!\w| \d)"),
        ("month", r"(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)(?: (?:early|mid|late)[ -]| )(?P<words>{month})"
                  r"(?= [a-z]| (?:[A-Z][\w.&-]* ){1,3}(?:interview|speech|poll|survey|report|debate|letter))"
                  r"(?! (?:and|to|of|or) )"),
        ("years", rf"(?<![\d.,$€£#/:-]){YEARS}"),
        ("decade", r"(?:the |[Ee]arly |[Ll]ate |[Mm]id-)?(?P<words>(?P<decade>1[5-9]\d0|20\d0)['’]?s)"),
        ("year", r"(?<![\d.,$€£#/:-])(?<!No )(?P<year>19\d\d|20[0-6]\d)(?![\d,.:/%-]\d|[\w-])"
                 r"(?! (?:people|percent|per cent|miles|men|women|dollars|jobs|votes|times|million|feet|kilomet\w+))"),
        ("year", rf"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Ff]rom|[Bb]efore|[Aa]fter) (?P<words>{YEAR})(?![\d,.:/%–-]\d|[\w-])"),
        ("weekday", r"{weekday},?(?: of)? (?:(?P<last>last)|(?P<next>next)|(?P<this>this)) (?P<week>week)"),
        ("weekday", r"(?<!Super )(?<!Black )(?<!Good )(?<!Bloody )(?<!Ash )(?<!Palm )(?<!Easter )(?<!Cyber )"
                    r"(?:(?P<last>[Ll]ast|[Tt]his [Pp]ast|(?:the )?past) |(?P<next>[Nn]ext|[Tt]his coming"
                    r"|(?:the )?coming) "
                    r"|(?P<this>[Tt]his) )?{weekday}(?: (?:early |late )?(?P<part>morning|afternoon|evening|night))?"
                    r"(?! Night| Times| Mail| Telegraph| Express)"),
        ("distance", r"(?P<word>[Tt]he day (?:before yesterday|after tomorrow)|[Yy]esterday|(?<!USA )[Tt]oday"
                     r"|[Tt]onight(?! Show)|[Tt]omorrow"
                     r"|[Tt]his (?:morning|afternoon|evening)|[Ll]ast night)(?: (?P<part>morning|afternoon|evening"
                     r"|night))?"),
        ("period", r"(?:(?P<earlier>[Ee]arlier|[Ee]arly) |(?P<later>[Ll]ater) |[Ll]ate )?"
                   r"(?:(?P<last>[Ll]ast)|(?P<next>[Nn]ext)|(?P<this>[Tt]his(?P<past> past)?|(?:the )?current)) "
                   r"(?P<unit>weekend|week|month|year)(?!-)"),
        ("period", r"(?:[Oo]ver|[Dd]uring|[Tt]hroughout) (?P<words>(?P<this>the) (?P<unit>weekend))(?! of)"),
        ("period", r"(?:beginning|start|end|middle|rest) of (?P<words>(?P<this>the) (?P<unit>year|month|week))"
                   r"(?!-| of)"),
        ("ago", r"(?:(?P<number>\d{1,3}|[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our(?:teen)?|[Ff]ive|[Ss]ix(?:teen)?"
                r"|[Ss]even(?:teen)?|[Ee]ight(?:een)?|[Nn]ine(?:teen)?|[Tt]en"
                r"|[Ee]leven|[Tt]welve|[Tt]hirteen|[Ff]ifteen|[Tt]wenty) (?P<unit>minutes?|hours?|days?|weeks?"
                r"|months?|years?)(?: ago|['’]s?(?P<ahead> time)| (?P<ahead2>from now)| (?P<earlier>earlier)"
                r"| (?P<later>later)))"),
        ("beside", r"(?P<earlier>[Tt]he previous (?P<unit>day))|(?P<later>[Tt]he (?:next|following) day)"),
        ("beside", r"(?P<earlier>[Tt]he day before)(?=[,.;:])"),
    ),
)

RU = Calendar(
    language="ru",
    holidays=HOLIDAYS["ru"],
    months=_numbered(
        "январь|января|январе|янв. февраль|февраля|феврале|февр.|фев. март|марта|марте апрель|апреля|апреле|апр. "
        "май|мая|мае июнь|июня|июне июль|июля|июле август|августа|августе|авг. сентябрь|сентября|сентябре|сент. "
        "октябрь|октября|октябре|окт. ноябрь|ноября|ноябре|нояб. декабрь|декабря|декабре|дек."
    ),
    weekdays=_numbered(
        "понедельник|понедельника|понедельником вторник|вторника среду|среды четверг|четверга пятницу|пятницы "
        "субботу|субботы воскресенье|воскресенья", 0
    ),
    distances={
        "позавчера": -2, "вчера": -1, "накануне": -1, "прошлой ночью": -1, "минувшей ночью": -1, "сегодня": 0,
        "завтра": 1, "послезавтра": 2,
    },
    numbers=_numbered(
        "один|одну|одним|одной два|две|двумя три|тремя четыре|четырьмя пять|пятью шесть|шестью семь|семью восемь "
        "девять десять"
    ),
    units={
        "день": "day", "дня": "day", "дней": "day", "днем": "day", "днём": "day", "днями": "day", "сутки": "day",
        "неделе": "week", "неделю": "week", "недели": "week", "недель": "week", "неделей": "week", "неделями": "week",
        "месяц": "month", "месяца": "month", "месяцу": "month", "месяцев": "month", "месяце": "month",
        "месяцем": "month",
        "год": "year", "года": "year", "году": "year", "лет": "year", "годом": "year", "час": "hour", "часа": "hour",
        "часов": "hour", "часом": "hour", "минут": "minute", "минуты": "minute",
        "выходные": "weekend", "выходных": "weekend",
    },
    future=r"буд[еу]т\w*|состоится|состоятся|пройд[её]т|пройдут|запланирован\w*|намечен\w*|намерен\w*|планиру\w+"
           r"|предстоящ\w+|встретится|встретятся",
    past=r"\w{2,}(?:ал|ял|ил|ел|ыл|ула?|ала|яла|ила|ела|ыла|ало|яло|ило|ело|ыло|али|яли|или|ели|ыли|ул[ои])(?:с[ья])?",
    forms=(
        *FORMS["ru"],
        ("days", rf"{DAY}(?:{DASH}| и | по ){UNTIL} {{month}}(?: {YEAR}(?: г(?:ода|\.))?)?"),
        ("date", rf"{DAY} {{month}},? {YEAR}(?: г(?:ода|\.)|г\.)?"),
        ("day", rf"{DAY} {{month}}(?! \d)(?: (?:(?P<last>прошлого|минувшего)|(?P<next>следующего|будущего)"
                r"|(?P<this>этого|нынешнего|текущего)) (?P<unit>года))?"),
        ("month", r"{month} (?:(?P<last>прошлого|минувшего)|(?P<next>следующего|будущего)|(?P<this>этого|нынешнего"
                  r"|текущего)) "
                  r"(?P<unit>года)"),
        ("month", rf"{{month}} {YEAR}(?: г(?:ода|\.))?"),
        ("month", r"(?:в|с|до|к|начале|конце|середине) (?P<words>{month})"
                  r"(?! \d| (?:прошлого|минувшего|следующего|будущего|этого|нынешнего|текущего) года)"),
        ("years", rf"{YEAR}(?:-го)?(?:{DASH}| по | до )(?P<ending_year>1[5-9]\d\d|20\d\d)(?:-й)?"
                  r" (?:год(?:а|у|ы|ов|ами|ах)?|гг\.)"),
        ("year", rf"{YEAR}(?:-м|-го)? (?:году|года|год|г\.)"),
        ("decade", r"(?P<decade>1[5-9]\d0|20\d0|[2-9]0)-(?:х|е)(?: год(?:ах|ов|ы))?"),
        ("weekday", r"(?:во?|в ночь на|до|с|со|на|к) (?P<words>(?:(?P<last>прошл(?:ый|ую|ое|ой)"
                    r"|минувш(?:ий|ую|ее)) |(?P<next>следующ(?:ий|ую|ее)|ближайш(?:ий|ую|ее)|будущ(?:ий|ую|ее)) "
                    r"|(?P<this>эт(?:от|у|о)) )?{weekday})"),
        ("distance", r"(?P<word>позавчера|вчера|(?<!уже )(?<!в мире )сегодня(?! уже| есть\b| явля| во всех| в мире\b)"
                     r"|послезавтра|завтра|(?:прошло|минувше)й ночью)"
                     r"(?: (?P<part>утром|днем|днём|вечером"
                     r"|ночью))?"),
        ("distance", r"(?P<word>накануне)(?: (?P<part>утром|днем|днём|вечером|ночью))?"
                     r"(?=[,.;:—–]| [—–(«]| (?:в|во|на|о|об|по|и|он|она|они|его|глава|также|же|уже|не|что|из|с|для|к)\b"
                     r"| \w+(?:л|ла|ло|ли|лся|лась|лось|лись)\b"
                     r"| (?!\w+(?:ов|ев|ёв|ей|их|ых|ого|его) )\w+[бвгджзйклмнпрстфхцчшщ] \w+(?:л|ла|ло|ли)\b)"),
        ("period", r"(?:на|в|за) (?P<words>(?:(?P<last>прошл\w+|минувш\w+)|(?P<next>следующ\w+|будущ\w+|ближайш\w+)"
                   r"|(?P<this>эт\w+|нынешн\w+|текущ\w+)) (?P<unit>неделе|неделю|месяце|месяц|году|год|выходные))"),
        ("period", r"(?:(?P<last>прошл(?:ого|ому|ый|ой)|минувш(?:его|ему|ий|ей))|(?P<next>следующ(?:его|ему|ий|ей))"
                   r"|(?P<this>эт(?:ого|ому|от|ой)|нынешн(?:его|ему|ий|ей)|текущ(?:его|ему|ий|ей))) "
                   r"(?P<unit>года|году|год|месяца|месяцу|недели)"),
        ("ago", r"(?:(?P<number>\d{1,3}|один|одну|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять) )?"
                r"(?P<unit>день|дня|дней|сутки|неделю|недели|недель|месяц|месяца|месяцев|год|года|лет|час|часа|часов"
                r"|минут\w?)"
                r" (?:тому )?назад"),
        ("ago", r"(?:(?P<number>\d{1,2}|одним|одной|двумя|тремя|четырьмя|пятью|шестью|семью) )?"
                r"(?P<unit>дн[её]м|днями|неделей|неделями|месяцем|годом|часом) (?:(?P<earlier>ранее|раньше)"
                r"|(?P<later>позднее|позже))"),
        ("beside", r"(?P<earlier>за (?P<unit>день) до (?:этого|того)|(?:в|на) предыдущий день)"
                   r"|(?P<later>на (?:следующий|другой) день)"),
    ),
)

FR = Calendar(
    language="fr",
    holidays=HOLIDAYS["fr"],
    months=_numbered(
        "janvier|janv. février|fevrier|févr. mars avril|avr. mai juin juillet|juil. août|aout septembre|sept. "
        "octobre|oct. "
        "novembre|nov. décembre|decembre|déc."
    ),
    weekdays=_numbered("lundi mardi mercredi jeudi vendredi samedi dimanche", 0),
    distances={
        "avant-hier": -2, "hier": -1, "aujourd'hui": 0, "aujourd’hui": 0, "ce matin": 0, "cet "
                                                                                         "après-midi": 0, "ce soir": 0,
        "cette nuit": 0, "demain": 1, "après-demain": 2,
    },
    numbers=_numbered("un|une deux trois quatre cinq six sept huit neuf dix onze douze"),
    units={
        "minute": "minute", "minutes": "minute", "heure": "hour", "heures": "hour", "jour": "day", "jours": "day",
        "semaine": "week", "semaines": "week", "mois": "month", "an": "year", "ans": "year", "année": "year",
        "années": "year", "week-end": "weekend",
    },
    others=("veille", "lendemain"),
    future=r"doit|doivent|devrait|devraient|prévue?s?|va|vont|auront|prochaine?s?|avant"
           r"|\w{2,}(?:era|ira|dra|eront|iront|dront)",
    past=r"a|ont|avait|avaient|est|sont|était|étaient|fut|furent|\w{2,}(?:ait|aient|èrent)",
    forms=(
        *FORMS["fr"],
        ("days", rf"{DAY}(?:er)?(?:{DASH}| et | au | et le ){UNTIL} {{month}}(?: {YEAR})?"),
        ("date", rf"(?:{{weekday}} )?{DAY}(?:er)? {{month}} {YEAR}"),
        ("day", rf"(?:{{weekday}} )?{DAY}(?:er)? {{month}}(?! \d)(?: (?:(?P<last>dernier)|(?P<next>prochain)))?"),
        ("month", rf"{{month}} {YEAR}"),
        ("month", r"(?:{month}) (?:(?P<last>dernier)|(?P<next>prochain))"),
        ("month", r"(?:en|depuis|fin|début|mi-|de|d['’]) ?(?P<words>{month})(?!\w| \d| dernier| prochain)"),
        ("years", YEARS),
        ("decade", r"années (?P<decade>1[5-9]\d0|20\d0|[2-9]0)(?!\d|\w| \w*euros)"),
        ("year", rf"(?:en|depuis|de|dès|d['’]ici(?: à)?|fin|début|mi-|l['’]année) ?(?P<words>{YEAR})(?![\d,.]\d|\w)"),
        ("weekday", r"(?:ce )?(?P<words>{weekday}(?: (?P<part>matin|midi|après-midi|soir))?"
                    r"(?: (?:(?P<last>dernier|passé)|(?P<next>prochain)))?)"),
        ("distance", r"(?P<word>avant-hier|hier|aujourd['’]hui|après-demain|demain|ce matin|ce soir|cet après-midi"
                     r"|cette nuit)"
                     r"(?: (?P<part>matin|midi|après-midi|soir))?"),
        ("period", r"(?:la |le |l['’])?(?P<words>(?P<unit>semaine|mois|an|année|week-end) "
                   r"(?:(?P<last>derni[eè]re?|passée?)|(?P<next>prochaine?)))"),
        ("period", r"(?:(?P<earlier>plus tôt) )?(?P<this>cette|ce) (?P<unit>semaine|mois|année|week-end)(?:-ci)?(?!-)"),
        ("ago", r"(?P<ahead>dans) (?P<number>\d{1,3}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) "
                r"(?P<unit>jours?|semaines?|mois|ans?)"),
        ("ago", r"il y a (?P<number>\d{1,3}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze) "
                r"(?P<unit>minutes?|heures?|jours?|semaines?|mois|ans?|années?)"),
        ("ago", r"(?P<number>\d{1,2}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) "
                r"(?P<unit>heures?|jours?|semaines?|mois|ans?) (?:(?P<earlier>plus tôt|auparavant)"
                r"|(?P<later>plus tard))"),
        ("beside", r"(?P<earlier>la veille(?: au soir)?)(?! d[eu']| des)|(?P<later>le lendemain)(?! d[eu']| des)"),
    ),
)

DE = Calendar(
    language="de",
    holidays=HOLIDAYS["de"],
    months=_numbered(
        "januar|jänner|jan. februar|feb. märz april mai juni juli august|aug. september|sept. oktober|okt. november"
        "|nov. "
        "dezember|dez."
    ),
    weekdays=_numbered("montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag", 0),
    distances={"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2},
    numbers=_numbered("einer|einem|einen|eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"),
    units={
        "minuten": "minute", "stunde": "hour", "stunden": "hour", "tag": "day", "tage": "day", "tagen": "day",
        "woche": "week", "wochen": "week", "monat": "month", "monats": "month", "monate": "month", "monaten": "month",
        "jahr": "year", "jahre": "year", "jahres": "year", "jahrs": "year", "jahren": "year", "wochenende": "weekend",
    },
    others=("vortag", *(f"{day}{part}" for day in ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag",
            "sonnabend", "sonntag") for part in ("morgen", "vormittag", "mittag", "nachmittag", "abend", "nacht"))),
    cased=True,
    future=r"wird|werden|soll|sollen|will|wollen|geplant\w*|bevorstehend\w*|vor dem|vor der",
    past=r"war|waren|wurden?|hat|haben|hatten?|sagten?|kam|kamen|ging|gab|ist|sind|\w{2,}[dt]ete[n]?|[a-zäöü]{3,}te",
    forms=(
        *FORMS["de"],
        ("days", rf"{DAY}\.?(?:{DASH}| bis | und ){UNTIL}\. {{month}}(?: {YEAR})?"),
        ("date", rf"(?:{{weekday}},? )?(?:den |dem )?{DAY}\. {{month}} {YEAR}"),
        ("day", rf"(?:{{weekday}},? )?(?:den |dem )?(?:(?P<last>vergangenen|letzten) |(?P<next>kommenden) )?{DAY}\. "
                r"{month}(?! \d)(?: (?:(?P<last2>vergangenen|letzten|vorigen)|(?P<this>dieses|diesen)) "
                r"(?P<unit>Jahres))?"),
        ("month", rf"{{month}} {YEAR}"),
        ("month", r"(?:[Ii]m|[Ss]eit|[Aa]b|[Bb]is|[Aa]nfang|[Ee]nde|[Mm]itte) (?:(?P<last>vergangenen"
                  r"|letzten) )?(?P<words>{month})(?!\w| \d)"),
        ("years", rf"(?<![\d.,€$/:-]){YEARS}"),
        ("decade", r"(?P<decade>1[5-9]\d0|20\d0|[2-9]0)er(?:[- ]Jahren?)?"),
        ("year", rf"(?:[Ii]m Jahr|[Ii]m Jahre|[Ss]eit|Jahres) (?P<words>{YEAR})(?!\w)"),
        ("year", r"(?<![\d.,€$£#/:-])(?<!etwa )(?<!rund )(?<!fast )(?<!über )(?<!knapp )(?<!mehr als )(?<!bis zu )"
                 r"(?<!Nr\. )(?P<year>19\d\d|20[0-6]\d)(?![\d,.:/%-]\d|[\w%€$-])(?! [A-ZÄÖÜ€$%])"),
        ("weekday", r"(?:[Aa]m |[Vv]om |[Dd]en |[Dd]er )?(?P<words>(?:(?P<last>vergangenen|letzten|vorigen) "
                    r"|(?P<next>kommenden|nächsten) |(?P<this>diesen|diesem) )?{weekday}"
                    r"(?P<part>morgen|vormittag|mittag|nachmittag|abend|nacht)?)(?!\w)"),
        ("distance", r"(?P<word>[Vv]orgestern|[Gg]estern|[Hh]eute|übermorgen)"
                     r"(?: (?P<part>[Mm]orgen|[Vv]ormittag|[Mm]ittag|[Nn]achmittag|[Aa]bend|[Nn]acht|früh))?"),
        ("distance", r"(?<!am )(?<!früh)(?P<word>morgen)(?= )"),
        ("period", r"(?:(?P<last>[Vv]ergangene[ns]?|[Ll]etzte[ns]?|[Vv]orige[ns]?)|(?P<next>[Nn]ächste[ns]?"
                   r"|[Kk]ommende[ns]?)"
                   r"|(?P<this>[Dd]iese[mnrs]?)) (?P<unit>Woche|Monats?|Jahre?s?|Wochenende)(?! \d)"),
        ("period", r"(?:[Aa]nfang|[Bb]eginn|[Mm]itte|[Ee]nde|Laufe) (?P<words>(?P<this>des) (?P<unit>Jahres|Monats))"
                   r"(?! \d)"),
        ("ago", r"[Vv]or (?P<number>\d{1,3}|eine[mr]|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf) "
                r"(?P<unit>Minuten|Stunden?|Tag(?:en)?|Wochen?|Monat(?:en)?|Jahr(?:en)?)"),
        ("ago", r"(?P<number>\d{1,2}|einen|eine|zwei|drei|vier|fünf|sechs|sieben) (?P<unit>Tage?|Wochen?|Monate?"
                r"|Jahre?) "
                r"(?:(?P<earlier>zuvor|früher)|(?P<later>später))"),
        ("beside", r"(?P<earlier>am Vortag|am Tag zuvor)|(?P<later>am (?:nächsten|folgenden) Tag)"),
    ),
)

ES = Calendar(
    language="es",
    holidays=HOLIDAYS["es"],
    months=_numbered(
        "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre"
    ),
    weekdays=_numbered("lunes martes miércoles|miercoles jueves viernes sábado|sabado domingo", 0),
    distances={
        "anteayer": -2, "ayer": -1, "anoche": -1, "hoy": 0, "esta mañana": 0, "esta tarde": 0, "esta "
                                                                                               "noche": 0, "mañana": 1,
    },
    numbers=_numbered("un|una dos tres cuatro cinco seis siete ocho nueve diez once doce"),
    units={
        "minutos": "minute", "hora": "hour", "horas": "hour", "día": "day", "días": "day", "semana": "week",
        "semanas": "week", "mes": "month", "meses": "month", "año": "year", "años": "year", "fin de semana": "weekend",
    },
    others=("víspera",),
    future=r"va a|van a|prevista?o?s?|debe|deben|antes del?|espera|esperan|planea|planean|programad\w+"
           r"|\w{2,}(?:ará|erá|irá|drá|arán|erán|irán|drán)|para (?:el|la|este) ?$",
    past=r"dijo|fue|fueron|hizo|ha|han|hubo|había|era|eran|\w{2,}(?:ó|aron|ieron|aba|aban|ía|ían)",
    forms=(
        *FORMS["es"],
        ("days", rf"{DAY}(?:{DASH}| al | y | y el ){UNTIL} de {{month}}(?: del? {YEAR})?"),
        ("date", rf"(?:{{weekday}},? )?(?:el )?{DAY} de {{month}} del? {YEAR}"),
        ("day", rf"(?:{{weekday}},? )?(?:el )?(?:(?P<last>pasado) |(?P<next>próximo) )?(?:día )?"
                rf"(?:{DAY}|uno|primero|1º) de "
                r"{month}(?! del? \d)(?: (?:(?P<last2>pasado)|(?P<next2>próximo)))?"),
        ("month", rf"{{month}} del? {YEAR}"),
        ("month", r"(?:en|desde|de|hasta)(?: (?:el )?(?:(?P<last>pasado)"
                  r"|(?P<next>próximo)))? (?P<words>{month})(?!\w| del? \d)"),
        ("years", YEARS),
        ("decade", r"(?:años|década de(?: los)?) (?P<decade>1[5-9]\d0|20\d0|[2-9]0)(?!\d|\w)"),
        ("year", rf"(?:en|desde|de|hasta) (?P<words>{YEAR})(?![\d,.]\d|\w)"),
        ("weekday", r"(?:el |este |del |al )(?P<words>(?:(?P<last>pasado) |(?P<next>próximo) )?{weekday}"
                    r"(?: (?:(?P<last2>pasado)|(?P<next2>próximo|que viene)))?(?: por la (?P<part>mañana|tarde"
                    r"|noche))?)"),
        ("distance", r"(?P<word>anteayer|ayer|anoche|hoy|esta mañana|esta tarde"
                     r"|esta noche)(?: por la (?P<part>mañana|tarde|noche))?"),
        ("distance", r"(?<!la )(?<!esta )(?P<word>mañana)(?! por| siguiente)"),
        ("period", r"(?:(?:la|el) )?(?P<words>(?P<unit>fin de semana|semana|mes|año) (?:(?P<last>pasad[oa])"
                   r"|(?P<next>próxim[oa]|que viene)))"),
        ("period", r"(?P<this>est[ea]) (?P<unit>fin de semana|semana|mes|año)"),
        ("period", r"(?:(?P<last>pasad[oa])|(?P<next>próxim[oa])) (?P<unit>fin de semana|semana|mes|año)"),
        ("ago", r"hace (?P<number>\d{1,3}|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce) "
                r"(?P<unit>minutos|horas?|días?|semanas?|mes(?:es)?|años?)"),
        ("ago", r"(?P<number>\d{1,2}|una?|dos|tres|cuatro|cinco|seis|siete) (?P<unit>días?|semanas?|mes(?:es)?|años?) "
                r"(?:(?P<earlier>antes)|(?P<later>después))(?! del?\b| que\b)"),
        ("beside", r"(?P<earlier>el día anterior|la víspera)(?! del?)|(?P<later>al día siguiente)"),
    ),
)

CALENDARS: Mapping[str, Calendar] = {"en": EN, "ru": RU, "fr": FR, "de": DE, "es": ES}
