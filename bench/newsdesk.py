"""What desks do to a text before it appears: the edits of which bench/copies.py makes copies, and what only looks so.

An edit takes a source of chance, the paragraphs of a text and a donor (another text of the same language), and gives
other paragraphs. All chance comes from the argument: one seed, one set.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from sayso.text.segment import sentences

Paragraphs = list[str]
Edit = Callable[[Random, Paragraphs, Paragraphs, str], Paragraphs]

TOLD = {
    "en": (("said", "told reporters"), ("says", "said"), ("added", "said"), ("told", "said to")),
    "ru": (("сказал", "заявил"), ("заявил", "сообщил"), ("отметил", "подчеркнул"), ("сообщил", "рассказал")),
    "de": (("sagte", "erklärte"), ("erklärte", "sagte"), ("betonte", "sagte"), ("teilte", "gab")),
    "fr": (("a déclaré", "a dit"), ("a dit", "a affirmé"), ("a affirmé", "a expliqué"), ("selon", "d’après")),
    "es": (("dijo", "afirmó"), ("afirmó", "declaró"), ("declaró", "dijo"), ("según", "de acuerdo con")),
}
BRITISH = (
    (r"\b(c|C)olor", r"\1olour"), (r"\b(l|L)abor\b", r"\1abour"), (r"\b(f|F)avor", r"\1avour"),
    (r"\b(h|H)onor", r"\1onour"), (r"\b(d|D)efense\b", r"\1efence"), (r"\b(c|C)enter\b", r"\1entre"),
    (r"(\w{3})ize(d|s|rs|r)?\b", r"\1ise\2"), (r"(\w{3})izing\b", r"\1ising"), (r"\b(p|P)ercent\b", r"\1er cent"),
    (r"(\w)ization", r"\1isation"), (r"\b(c|C)anceled\b", r"\1ancelled"), (r"\b(p|P)rogram\b", r"\1rogramme"),
    (r"\b(t|T)oward\b", r"\1owards"),
)  # fmt: skip
NUMBERS = {"two": "2", "three": "3", "five": "5", "seven": "7", "ten": "10", "12": "twelve", "11": "eleven"}
SMALL = re.compile(
    r"\b(?:that|the|on|very|also|which|just|now|это|также|уже|auch|noch|aussi|très|también|muy) ", re.IGNORECASE
)
FURNITURE = {
    "en": ("Advertisement", "Share this article", "Sign up for our morning letter and never miss a story.",
           "Read more: ", "Follow us on all channels.", "© 2031 {outlet}. All rights reserved."),
    "ru": ("Реклама", "Поделиться", "Подписывайтесь на нашу утреннюю рассылку.", "Читайте также: ",
           "© 2031 {outlet}. Все права защищены."),
    "de": ("Anzeige", "Teilen", "Abonnieren Sie unseren Morgenbrief.", "Lesen Sie auch: ", "© 2031 {outlet}"),
    "fr": ("Publicité", "Partager", "Abonnez-vous à notre lettre du matin.", "Lire aussi : ", "© 2031 {outlet}"),
    "es": ("Publicidad", "Compartir", "Suscríbase a nuestro boletín.", "Lea también: ", "© 2031 {outlet}"),
}  # fmt: skip
PLACES = ("PORT ANSELM", "SOLVANE", "KARSUND", "BRINT HARBOUR", "OSTROVA")
AGENCIES = ("Transom", "Coast Wire", "QNA", "Harbour Press")
NAMES = ("Ada Quill", "Ivo Lund", "Ines Marl", "Karl Venn", "Lena Orn", "Tomas Birkel")
OPENING = re.compile(r"(?:[A-Z][A-Z .,]{3,30}(?:\([\w ]+\))?\s?[—–-]{1,2}\s?)")
BODY = 90


def paragraphs(text: str) -> Paragraphs:
    """The paragraphs of a text; one without line breaks is broken after every third sentence."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found = []
    for line in lines:
        cut = [s.of(line) for s in sentences(line)] if len(line) > 1500 else [line]
        found += [" ".join(cut[i : i + 3]) for i in range(0, len(cut), 3)]
    return found


def size(text: Paragraphs) -> int:
    """How many words stand in these paragraphs."""
    return sum(len(p.split()) for p in text)


def upto(text: Paragraphs, share: float) -> Paragraphs:
    """The paragraphs from the top that hold at least this share of the words."""
    whole, kept = size(text), 0
    for at, one in enumerate(text, 1):
        kept += len(one.split())
        if kept >= share * whole:
            return text[:at]
    return text


def trim(chance: Random, text: Paragraphs, donor: Paragraphs, language: str) -> Paragraphs:
    """Cut from the end: a quarter to nine tenths stay, and never less than forty words."""
    return upto(text, max(chance.uniform(0.25, 0.9), min(1.0, 40 / max(1, size(text)))))


def brief(chance: Random, text: Paragraphs, donor: Paragraphs, language: str) -> Paragraphs:
    """Cut to the opening: a tenth to a quarter stays, and never less than forty words."""
    return upto(text, max(chance.uniform(0.1, 0.25), min(1.0, 40 / max(1, size(text)))))


def headline(chance: Random, text: Paragraphs, donor: Paragraphs, language: str) -> Paragraphs:
    """Another headline; the old one goes where there was one."""
    old = 1 if len(text) > 2 and len(text[0].split()) < 15 and text[0][-1:] not in '.!?”"' else 0
    return [" ".join(donor[0].split()[: chance.randint(5, 10)]).rstrip(".,"), *text[old:]]


def insert(chance: Random, text: Paragraphs, donor: Paragraphs, language: str) -> Paragraphs:
    """One to three paragraphs of the desk's own, together at most a third of what stands there."""
    made = list(text)
    room = size(text) / 3
    for own in chance.sample(donor, min(len(donor), chance.randint(1, 3))):
        if len(own.split()) <= room:
            made.insert(chance.randint(1, len(made)), own)
            room -= len(own.split())
    return made


def credit(chance: Random, text: Paragraphs, donor: Paragraphs, language: str) -> Paragraphs:
    """Another dateline, and who reported and edited in the last line."""
    first = OPENING.sub("", text[0], count=1)
    day = f", May {chance.randint(1, 28)}" if chance.random() < 0.5 else ""
    made = [f"{chance.choice(PLACES)}{day} ({chance.choice(AGENCIES)}) — {first}", *text[1:]]
    return [*made, f"(Reporting by {chance.choice(NAMES)}; editing by {chance.choice(NAMES)})"]


def merge(chance: Random, text: Paragraphs, donor: Paragraphs, language: str) -> Paragraphs:
    """Paragraphs run together by twos and threes, or cut at each sentence."""
    if chance.random() < 0.3:
        return [s.of(p) for p in text for s in sentences(p)]
    made, at = [], 0
    while at < len(text):
        step = chance.randint(1, 3)
        made.append(" ".join(text[at : at + step]))
        at += step
    return made


def told(chance: Random, text: Paragraphs, donor: Paragraphs, language: str) -> Paragraphs:
    """Other words of saying, each with a chance of three in four."""
    swaps = dict(TOLD.get(language, ()))
    if not swaps:
        return text
    cue = re.compile(r"\b(?:" + "|".join(map(re.escape, swaps)) + r")\b")
    return [cue.sub(lambda m: swaps[m.group()] if chance.random() < 0.75 else m.group(), p) for p in text]


def spell(chance: Random, text: Paragraphs, donor: Paragraphs, language: str) -> Paragraphs:
    """British for American spelling."""
    made = text
    for old, new in BRITISH if language == "en" else ():
        made = [re.sub(old, new, p) for p in made]
    return made


def marks(chance: Random, text: Paragraphs, donor: Paragraphs, language: str) -> Paragraphs:
    """Other quotation marks and apostrophes: straight ones curled, or curled ones straight, single or angled."""
    way = chance.choice(("curled", "straight", "single", "angled"))
    made = []
    for one in text:
        curled = re.sub(r'(?<![^\s(\[—–-])"', "“", one).replace('"', "”")
        curled = re.sub(r"(?<=\w)'", "’", curled)
        if way == "straight":
            curled = re.sub("[“”«»„]", '"', curled).replace("’", "'")
        elif way == "single":
            curled = curled.replace("“", "‘").replace("”", "’")
        elif way == "angled":
            curled = re.sub("[“„]", "«", curled).replace("”", "»")
        made.append(curled)
    return made


def furnish(chance: Random, text: Paragraphs, donor: Paragraphs, language: str) -> Paragraphs:
    """A byline above, and what a page has around and between its paragraphs."""
    made = [f"By {chance.choice(NAMES)}, Staff Writer" if language == "en" else chance.choice(NAMES), *text]
    for one in FURNITURE[language]:
        line = one.format(outlet="Harbour Post")
        if line.endswith(": "):
            line += " ".join(donor[0].split()[:8])
        made.insert(len(made) if line.startswith("©") else chance.randint(1, len(made)), line)
    return made


def sub(chance: Random, text: Paragraphs, donor: Paragraphs, language: str) -> Paragraphs:
    """Sentences subbed: one in ten goes, a third lose a small word or have a number written the other way."""
    made = []
    for one in text:
        kept = []
        for sentence in (s.of(one) for s in sentences(one)):
            if chance.random() < 0.1 and len(text) > 3:
                continue
            if chance.random() < 0.33:
                sentence = SMALL.sub("", sentence, count=1)
                sentence = re.sub(r"\b\w+\b", lambda m: NUMBERS.get(m.group(), m.group()), sentence)
            kept.append(sentence)
        if kept:
            made.append(" ".join(kept))
    return made


LIGHT: dict[str, Edit] = {
    "new headline": headline, "dateline and credit": credit, "paragraphs merged or split": merge,
    "words of saying": told, "British spelling": spell, "quotation marks": marks, "furniture": furnish,
}  # fmt: skip
HEAVY: dict[str, Edit] = {"trimmed": trim, "paragraphs inserted": insert, "sentences subbed": sub}


def several(chance: Random, text: Paragraphs, donor: Paragraphs, language: str) -> Paragraphs:
    """Three to six edits one upon another, at least one of them heavy."""
    edits = [chance.choice(list(HEAVY.values())), *chance.sample([*LIGHT.values(), *HEAVY.values()], 5)]
    made = text
    for edit in dict.fromkeys(edits[: chance.randint(3, 6)]):
        made = edit(chance, made, donor, language)
    return made


EDITS: dict[str, Edit] = {**LIGHT, **HEAVY, "cut to a brief": brief, "several of these": several}


# ---------------------------------------------------------------- what is no copy


def later(chance: Random, text: Paragraphs, donor: Paragraphs, language: str) -> Paragraphs:
    """A running story told anew: new paragraphs on top, of the old ones a quarter to two fifths as background."""
    share = chance.uniform(0.25, 0.4)
    kept = text[len(upto(text, 1 - share)) :] or text[-1:]
    wanted = size(kept) * (1 - share) / share
    new: Paragraphs = []
    for one in donor:
        if size(new) < wanted:
            new.append(one)
    return [*new, *kept]


def quoted(statement: Paragraphs, chance: Random) -> Paragraphs:
    """The paragraphs in quotation marks, as printers set them: opened at each paragraph, closed at the last."""
    inner = [re.sub('[“”«»„"]', "’", p) for p in statement]
    if chance.random() < 0.3:
        return [f"“{p}”" for p in inner]
    return [*(f"“{p}" for p in inner[:-1]), f"“{inner[-1]}”"]


def review(chance: Random, text: Paragraphs, donor: Paragraphs, language: str) -> Paragraphs:
    """A press review: three paragraphs of its own, then the whole text in quotation marks."""
    return [*donor[:2], *quoted(text, chance), *donor[2:3]]


def speech(chance: Random, text: Paragraphs, donor: Paragraphs, language: str) -> Paragraphs:
    """A story with a long quotation in its middle: up to six paragraphs of the donor in quotation marks."""
    said = donor[: chance.randint(2, 6)]
    half = max(1, len(text) // 2)
    return [*text[:half], *quoted(said, chance), *text[half:]]
