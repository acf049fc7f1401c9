"""Which words of a clause are a finite verb of the past, and which speak of what is still to come.

Endings and small closed lists, one table a language: no tagger. Made for clauses that hold a day, where a finite verb
in the past says that something happened on it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.text.verb import IRREGULAR
from sayso.types import Span

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True)
class Tenses:
    """One language's finite verbs of the past, what looks like one, and what takes a verb out of the past.

    ``past`` and ``ahead`` are whole words; behind one of ``not_behind`` a word is no finite verb; ``helpers`` are one
    only with a ``participle`` in the same clause.
    """

    past: re.Pattern[str]
    ahead: re.Pattern[str]
    not_past: frozenset[str] = frozenset()
    not_behind: frozenset[str] = frozenset()
    helpers: frozenset[str] = frozenset()
    participle: re.Pattern[str] | None = None


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})", re.I)


_PARTICIPLES = frozenset("begun drunk sung sunk shrunk sprung swum run gone done undone hidden trodden".split())
_IRREGULAR = "|".join(
    sorted(w for w in IRREGULAR if w not in _PARTICIPLES and (not w.endswith("n") or w in ("began", "ran", "won")))
)
# Pasts that are participles as well: "a report made by".
_BOTH = frozenset("made held led hit built brought bought sold sent told taught caught found left lost won met paid "
                  "put set cut read cast shot struck hurt".split())  # fmt: skip
_EN_CLOSED = (
    "the a an this that these those his her their its our my your no some any each every of in on at to by for with "
    "from about into over under between against than like will would can could may might must should shall has have "
    "having be been being is are am 's never-been most more very"
)

TENSES: Mapping[str, Tenses] = {
    "en": Tenses(
        past=_whole(
            rf"was|were|had|did|(?:was|were|had|did)n['’]t|\w+ed|{_IRREGULAR}|knelt|slid|laid|leapt|sped|hit|cut|put|shut|cast|quit|hurt|split"
            r"|beat|set"
        ),
        ahead=_whole(
            r"will|won['’]t|would|shall|may|might|could|can|should|plans?|planned|expects?|expected|scheduled|slated|due"
            r"|set|going|supposed|hopes?|wants?|intends?|aims?|threatens?|prepares?|preparing|hoping|planning|if|unless"
        ),
        not_past=frozenset(
            "united hundred need indeed speed feed seed breed exceed proceed succeed bed red shed sacred naked wicked "
            "so-called alleged armed unprecedented experienced limited increased according kindred".split()
        ),
        not_behind=frozenset(_EN_CLOSED.split()),
    ),
    "ru": Tenses(
        past=_whole(
            r"был[аои]?|\w{2,}(?:ал|ял|ил|ел|ёл|ул|ыл|ол|шёл|шел|шл[аои]|ал[аои]|ял[аои]|ил[аои]|ел[аои]|ул[аои]|ыл[аои]|гл[аои]?"
            r"|сл[аои]|зл[аои]|ер|ерл[аои])(?:с[ья])?"
            r"|\w{2,}(?:исан|ован|учен|ержан|ранен|убит|крыт|инят|взят|ачат|ключен|ключён|явлен|влен|ершен|ершён|щен|жжен)"
            r"[аоы]?"
        ),
        ahead=_whole(
            r"буд[еу]т|состо[ия]тся|пройд[её]т|пройдут|намерен\w*|планиру\w+|запланирован\w*|намечен\w*|должн\w+|бы|чтобы"
            r"|если|может|могут|собира\w+|ожида\w+"
        ),
        not_past=frozenset(
            "или если около мало дело село стол материал журнал канал персонал капитал потенциал сигнал арсенал металл "
            "похвала начало правило финал терминал квартал скандал генерал тыл угол силы сила недели неделя мер пример "
            "размер номер премьер лидер характер министр офицер вечер ветер сервер район самолет кола школа".split()
        ),
    ),
    "fr": Tenses(
        past=_whole(
            r"fut|furent|eut|eurent|\w{2,}(?:èrent|irent|urent)|\w*(?:mit|prit|vint|tint|quitta|annonça)|fit|dit"
        ),
        ahead=_whole(
            r"doit|doivent|devrait|devraient|va|vont|compte|prévue?s?|pourrait|pourraient|si|\w{2,}(?:era|ira|dra|eront"
            r"|iront|dront|rait|raient)"
        ),
        helpers=frozenset("a ont avait avaient est sont était étaient s'est n'a l'a n'ont".split()),
        participle=re.compile(
            r"[a-zà-ÿ]{2,}(?:é|ée|és|ées|i|is|it|ie|ies|u|us|ue|ues|ert|erts|erte|int|ints|inte|ise|ite)(?!\w)"
        ),
    ),
    "de": Tenses(
        past=_whole(
            r"war|waren|wurden?|hatten?|[a-zäöüß]{2,}(?:[dt]ete|[dt]eten|gte|gten|lte|lten|rte|rten|kte|kten|hte|hten|ste|sten"
            r"|nte|nten|mte|mten|pte|pten|bte|bten|fte|ften|ßte|ßten|dte|dten)"
            r"|kam(?:en)?|ging(?:en)?|gab(?:en)?|nahm(?:en)?|traf(?:en)?|fand(?:en)?|hielt(?:en)?|ließ(?:en)?|starb(?:en)?"
            r"|begann(?:en)?|brach(?:en)?|sprach(?:en)?|stand(?:en)?|stieg(?:en)?|fiel(?:en)?|rief(?:en)?|trat(?:en)?"
            r"|schloss(?:en)?|zog(?:en)?|flog(?:en)?|fuhr(?:en)?|schlug(?:en)?|verlor(?:en)?|gewann(?:en)?|griff(?:en)?"
            r"|lag(?:en)?|blieb(?:en)?|wies(?:en)?|\w*schrieb(?:en)?|\w*warf(?:en)?|verließ(?:en)?|entschied(?:en)?"
            r"|sank(?:en)?|riss(?:en)?|barst(?:en)?|floh(?:en)?|bot(?:en)?|lief(?:en)?|schoss(?:en)?|ertrank(?:en)?"
            r"|verschwand(?:en)?|erschien(?:en)?|stieß(?:en)?|rief(?:en)?"
        ),
        ahead=_whole(r"wird|werden|soll|sollen|will|wollen|dürften?|könnten?|würden?|geplant\w*|falls|wenn"),
        not_past=frozenset(
            "heute bitte letzte letzten erste ersten beste besten nächste nächsten rechte rechten linke achte zweite "
            "zweiten dritte dritten vierte fünfte sechste meisten meiste weite gute guten rote mitte seite seiten "
            "leute leuten sollte sollten könnte könnten müsste möchte konnte ernste früheste späteste neueste neuesten "
            "wichtigste wichtigsten größte größten höchste höchsten bekannte bekannten geplante geplanten alte alten "
            "konten punkten gesamte gesamten genannte verletzte verletzten hunderte tausende soziale kosten westen "
            "osten posten".split()
        ),
        helpers=frozenset("hat haben ist sind".split()),
        participle=re.compile(
            r"(?<!\w)(?:[a-zäöüß]*ge[a-zäöüß]{2,}(?:t|en)|(?:ver|be|er|ent|zer)[a-zäöüß]{2,}(?:t|en)|[a-zäöüß]+iert)(?!\w)"
        ),
    ),
    "es": Tenses(
        past=_whole(
            r"fue|fueron|hizo|hicieron|dijo|tuvo|tuvieron|estuvo|hubo|vino|puso|pudo|quiso|dio|vio|\w{2,}(?:ó|aron|ieron|jeron)"
        ),
        ahead=_whole(
            r"va|van|debe|deben|planea|planean|espera|esperan|prevé|previsto|prevista|programad\w+|si|podría|podrían"
            r"|\w{2,}(?:ará|erá|irá|drá|arán|erán|irán|drán|aría|ería|iría)"
        ),
        not_past=frozenset("varón".split()),
        helpers=frozenset("ha han había habían".split()),
        participle=re.compile(r"\w{2,}(?:ado|ada|ados|adas|ido|ida|idos|idas|erto|icho|echo|isto|uesto)(?!\w)"),
    ),
}
ELIDED = re.compile(r"^(?:[jtmlds]|qu)'(?!est$)")
_NOT = frozenset("not never also then later reportedly still again just only".split())


def verbs_of(text: str, part: Span, language: str) -> tuple[tuple[int, bool], ...]:
    """Where the finite verbs of the past stand in a part of a text (True) and the words of what is to come (False).

    Offsets of their first letters, in order; empty for a language without a table.

    >>> t = "The council met on Friday and will vote on Monday."
    >>> [(t[at:].split()[0], past) for at, past in verbs_of(t, Span(0, len(t)), "en")]
    [('met', True), ('will', False)]
    """
    table = TENSES.get(language)
    if table is None:
        return ()
    words = [(m.start(), m.group()) for m in WORD.finditer(text, part.start, part.stop)]
    helped = table.participle is not None and table.participle.search(text, part.start, part.stop) is not None
    found = []
    for k, (at, word) in enumerate(words):
        low = ELIDED.sub("", word.lower().replace("’", "'")) if language == "fr" else word.lower().replace("’", "'")
        if table.ahead.fullmatch(low) and not (low in ("set", "planned", "expected") and not _is_ahead(words, k)):
            found.append((at, False))
        elif (low in table.helpers and helped) or (
            table.past.fullmatch(low)
            and low not in table.not_past
            and not word[0].isupper()
            and _before(words, k) not in table.not_behind
            and not (language == "en" and _reduced(words, k))
        ):
            found.append((at, True))
    return tuple(found)


def _before(words: Sequence[tuple[int, str]], k: int) -> str:
    """The word before, adverbs passed over, in lower case; empty at the start."""
    for _, word in reversed(words[:k]):
        low = word.lower().replace("’", "'")
        if low not in _NOT and not low.endswith("ly"):
            return low
    return ""


def _is_ahead(words: Sequence[tuple[int, str]], k: int) -> bool:
    """True for "set to", "planned for": not for "set a record", "planned the attack"."""
    after = words[k + 1][1].lower() if k + 1 < len(words) else ""
    return after in ("to", "for", "on", "at")


def _reduced(words: Sequence[tuple[int, str]], k: int) -> bool:
    """True for "a letter signed by ten": a participle behind its noun."""
    after = words[k + 1][1].lower() if k + 1 < len(words) else ""
    low = words[k][1].lower()
    return after == "by" and (low.endswith("ed") or low in _BOTH) and _before(words, k) not in ("was", "were")
