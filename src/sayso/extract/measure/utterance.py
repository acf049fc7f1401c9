"""Which of the days named in a sentence is the day of the speaking."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.extract.draft import Ground, touching
from sayso.extract.measure.frame import frame, gap, sentence_at
from sayso.types import Attribution, Span, Spans

MOST_CHARACTERS = 200


@dataclass(frozen=True)
class Setting:
    """A document's text with its sentences, its quoted spans and its attributions."""

    text: str
    sentences: Spans
    quoted: Spans
    attributions: Ground[Attribution]
    language: str

    def near(self, *places: Span) -> tuple[Attribution, ...]:
        """The attributions that have a part close to these places."""
        return tuple(self.attributions.near(*places))

    def sentence(self, a: Attribution) -> Span | None:
        """The sentence of an attribution's cue."""
        credit = a.cue or a.source
        return sentence_at(credit[0].start, self.sentences) if credit else None


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
        r"|following|ahead|prior to|in response to|but",
        r"who|whose|whom|which",
        r"and|but|though|although|because|that|which|who|whose|if|so|or",
        r"will|would|won['’]t|shall|going to|expected to|expects? to|plans? to|planning to|set to|scheduled to"
        r"|due to|is to|are to|may|might",
        r"report|poll|survey|statement|letter|memo|study|interview|speech|ruling|decision|article|tweet|post"
        r"|e-?mails?|book"
        r"|column|editorial|op-ed|analysis|filing|document|lawsuit|complaint|agreement|resolution|video|ad"
        r"|transcript|testimony"
        r"|comments?|remarks?|order|affidavit|release|bill|data|figures|audit|review|paper|message|note|announcement"
        r"|briefing",
        r"(?:[Ss]peaking|[Aa]ppearing|[Aa]ddressing|[Rr]esponding|[Tt]alking|[Ww]riting|[Tt]estifying|[Aa]sked"
        r"|[Qq]uestioned"
        r"|[Pp]ressed|[Ii]nterviewed|[Cc]ampaigning|[Ss]tumping|[Ii]n an? |[Aa]t an? |[Dd]uring |[Oo]n |[Ww]hile "
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
        r"seit|bis|nach|vor|ab|gegen|von|zum|für",
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
    r"\b(?:at|in|during|on|from|в|на|во время|в ходе|lors d\w+|dans|au cours d\w+|in|bei|auf|en"
    r"|durante)\s+(?:[\w’']+\s+){0,2}$",
    re.I,
)
PERFECT = re.compile(r"(?:\b(?:has|have|had)|['’]ve)\s+(?:\w+\s+)?$", re.I)
IN_CUE = re.compile(r"(?:has|have)\b|(?:plan|hope|expect|intend|want|aim|seek)s?\b", re.I)
PLACE = re.compile(r"|,?\s(?:at|in|on|during|на|в|во|au|à|en|lors|am|im|auf|in)\s.{1,60}", re.I)
DATELINE = re.compile(r"\)\s*[—–-]|^\s*[—–-]")
YEAR = re.compile(r"\d{4}")
OPENING = re.compile(
    r"\W*(?:(?:but|and|also|then|so|later|earlier|late|early|on|in|но|и|а|en|le|la|au|am|im"
    r"|el)\W+)*",
    re.I,
)
DETERMINER = re.compile(r"\b(?:an?|the|his|her|its|their|this|that|our)\s+(?:\w+-\w+\s+)?$", re.I)


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.I)


def _last_word(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\s+(?:the\s+|an?\s+|la\s+|le\s+|l['’]|el\s+|am\s+|dem\s+)?$", re.I)


def will_say(setting: Setting, a: Attribution) -> bool:
    """True where the cue is of something still to be said: "will tell", "is expected to announce"."""
    if not a.cue:
        return False
    words = WORDS.get(setting.language, WORDS["en"])
    first = a.cue[0]
    before = setting.text[max(0, first.start - 30) : first.start]
    in_cue = first.of(setting.text)
    ahead = re.search(rf"\b(?:{words.ahead})\s+(?:\w+\s+)?$", before, re.I)
    return bool(ahead or re.match(rf"(?:{words.ahead})\b", in_cue, re.I))


def day_words(setting: Setting, a: Attribution, near: Spans) -> Span | None:
    """The time expression of a sentence that says when its content was said; None where none does.

    ``near`` are the time expressions of the cue's sentence. Words inside the cue go first, then those
    after it, nearest first, then those before it.
    """
    here = frame(a, setting.sentences)
    if here is None or not here.anchors:
        return None
    ranked: list[tuple[int, int, Span]] = []
    for span in near:
        if any(span.meets(c) for c in a.content):
            continue
        if a.within is None and any(q.holds(span) for q in touching(setting.quoted, span)):
            continue
        rank = _rank(setting, a, here.anchors, here.sentence, span)
        if rank is not None:
            anchor = min(here.anchors, key=lambda s: gap(s, span).stop - gap(s, span).start)
            ranked.append((rank, gap(anchor, span).stop - gap(anchor, span).start, span))
    return min(ranked)[2] if ranked else None


def _rank(setting: Setting, a: Attribution, anchors: Spans, sentence: Span, span: Span) -> int | None:
    """How close the words stand to the cue (0 in it, 1 after, 2 before), None where they date something else."""
    if _in_brackets_after(setting, a, span):
        return 0
    if any(c.holds(span) for c in a.cue):
        return 0 if not _other_time(setting, sentence, span) else None
    if any(s.holds(span) for s in a.source):
        return 1 if _of_paper(setting, a, span) else None
    if _taken(setting, a, anchors, span):
        return None
    cues = [s for s in a.cue if s.meets(sentence)] or list(anchors)
    if span.start >= cues[0].stop:
        return 1 if _after(setting, a, anchors, sentence, span) else None
    return 2 if _before(setting, a, anchors, sentence, span) else None


def _other_time(setting: Setting, sentence: Span, span: Span) -> bool:
    """True after "since", "before", "about": the words fix a bound or a topic, not the day."""
    words = WORDS.get(setting.language, WORDS["en"])
    before = setting.text[max(sentence.start, span.start - 30) : span.start]
    return bool(_last_word(words.other_time).search(before)) and not re.search(r"\bas of\s+$", before, re.I)


def _names_an_event(setting: Setting, sentence: Span, span: Span) -> bool:
    """True for "Tuesday's vote" and "the Nov. 8 vote" unless one speaks at, in or during it."""
    text = setting.text
    before = text[sentence.start : span.start]
    if YEAR.fullmatch(span.of(text)):
        return not AT.search(before)
    possessive = text[span.stop : span.stop + 2] in ("'s", "’s")
    described = DETERMINER.search(before) is not None and text[span.stop : span.stop + 1] == " "
    return (possessive or described) and not AT.search(before)


def _after(setting: Setting, a: Attribution, anchors: Spans, sentence: Span, span: Span) -> bool:
    text = setting.text
    words = WORDS.get(setting.language, WORDS["en"])
    if _other_time(setting, sentence, span) or _names_an_event(setting, sentence, span):
        return False
    nearest = max((s for s in anchors if s.stop <= span.start), key=lambda s: s.stop, default=None)
    if nearest is None:
        return False
    content_after = min((c.start for c in a.content if c.start >= span.stop), default=None)
    crossed = max((c.stop for c in a.content if nearest.stop <= c.start and c.stop <= span.start), default=None)
    between = text[crossed or nearest.stop : span.start]
    if crossed and (content_after is not None or "," in between):
        return False
    if content_after is not None and re.fullmatch(r"\s*[:,]\s*", text[span.stop : content_after]):
        return ";" not in between
    return len(between) <= MOST_CHARACTERS and ";" not in between and not _whole(words.part).search(between)


def _before(setting: Setting, a: Attribution, anchors: Spans, sentence: Span, span: Span) -> bool:
    text = setting.text
    words = WORDS.get(setting.language, WORDS["en"])
    if _other_time(setting, sentence, span) or _names_an_event(setting, sentence, span):
        return False
    following = min((s for s in anchors if s.start >= span.stop), key=lambda s: s.start, default=None)
    if following is None:
        return False
    between = text[span.stop : following.start]
    start = max([sentence.start, *(s.stop for s in (*anchors, *a.content) if sentence.start <= s.stop <= span.start)])
    opening = text[start : span.start]
    if len(between) > MOST_CHARACTERS or ";" in between or ":" in between or DATELINE.search(between):
        return False
    if _perfect(setting, a):
        return False
    if any(s.stop <= span.start for s in anchors):  # between source and cue
        if _apposed(words, opening, between):
            return False
        return not _whole(words.part).search(opening) and not _whole(words.relative).search(between)
    if start == sentence.start and OPENING.fullmatch(opening):
        return not _inserted(text, a)
    if _whole(words.part).search(OPENING.sub("", opening, count=1)):
        return False
    return bool(re.match(words.opens, opening.lstrip()) and "," in between) or not _whole(words.join).search(between)


def _inserted(text: str, a: Attribution) -> bool:
    """True for "Six months ago, she said, nobody crossed it": source and cue stand inside the content's sentence."""
    stop = max(s.stop for s in (*a.source, *a.cue))
    after = [c.start for c in a.content if c.start >= stop]
    return any(text[stop:start].strip() == "," and text[start] not in '“"«„' for start in after)


def _apposed(words: Words, opening: str, between: str) -> bool:
    """True for "the mayor, elected in 2027, said": the day belongs to what is said of the source."""
    apart = opening.startswith(",") and between.startswith(",")
    inside = opening.strip(" ,\u00a0")
    return apart and len(inside.split()) > 1 and not re.match(words.opens, inside)


def _perfect(setting: Setting, a: Attribution) -> bool:
    """True for "has said" and "plans to": the words before such a cue date something else."""
    if not a.cue:
        return False
    first = a.cue[0]
    return bool(
        IN_CUE.match(first.of(setting.text)) or PERFECT.search(setting.text[max(0, first.start - 25) : first.start])
    )


def _taken(setting: Setting, a: Attribution, anchors: Spans, span: Span) -> bool:
    """True where somebody else's content or cue stands between the words and this cue."""
    nearest = min(anchors, key=lambda s: gap(s, span).stop - gap(s, span).start)
    between = gap(nearest, span)
    for other in setting.near(between, span):
        if other.id == a.id or other.id == a.within or other.within == a.id or other.source == a.source:
            continue
        if any(s.meets(between) for s in (*other.content, *other.cue)) and not any(
            s.meets(span) for s in other.content
        ):
            return True
        if any(s.holds(span) for s in other.content) and not any(s.holds(nearest) for s in other.content):
            return True
    return False


def _of_paper(setting: Setting, a: Attribution, span: Span) -> bool:
    """True for a source that is a paper, a poll or remarks of that day, and for a day that closes its words."""
    words = WORDS.get(setting.language, WORDS["en"])
    source = next(s for s in a.source if s.holds(span))
    before = setting.text[source.start : span.start]
    after = setting.text[span.stop : source.stop]
    if _whole(rf"{words.relative}|{words.part}").search(before):
        return False
    if PLACE.fullmatch(after):
        return True
    return bool(_whole(rf"(?:{words.papers})\w*").search(before) or _whole(rf"(?:{words.papers})\w*").search(after))


def _in_brackets_after(setting: Setting, a: Attribution, span: Span) -> bool:
    """True for a day that closes a bracket directly after the content: "…" (Kommersant, 12 November 2017)."""
    text = setting.text
    if not a.content or text[span.stop : span.stop + 1] not in (")", "]"):
        return False
    stop = a.content[-1].stop
    opened = max(text.rfind("(", stop, span.start), text.rfind("[", stop, span.start))
    return opened >= 0 and opened - stop <= 3 and not text[stop:opened].strip(" .,;\u00a0")
