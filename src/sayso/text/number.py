"""Numbers in prose."""

from __future__ import annotations

import re
from functools import cache

# A figure that is part of a name ("Covid-19", "MiG-29") counts nothing, and a year does not.
DIGITS = re.compile(r"(?<![\w.,])(?<![^\W\d_][-‑–])(?!(?:19|20)\d\d(?![\w.,]*\d))\d")
# Words for numbers above one, by language; forms of one word share its beginning up to the star.
SPELLED = {
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty* thirty* forty* fifty* sixty* seventy* eighty* ninety* dozen* "
    "hundred* thousand* million* billion* trillion*",
    "ru": "два две двух двум двумя двое двоих три трех трёх трем трём тремя трое троих четыре* четверо* четвер* "
    "пять пяти пятью пятеро* шесть шести шестью семь семи семью восемь восьми восемью девять девяти "
    "десять десяти десят* одиннадцат* двенадцат* тринадцат* четырнадцат* пятнадцат* шестнадцат* "
    "семнадцат* восемнадцат* девятнадцат* двадцат* тридцат* сорок сорока пятьдесят* шестьдесят* "
    "семьдесят* восемьдесят* девяносто* сто ста сотн* тысяч* миллион* миллиард*",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt* trente* "
    "quarante* cinquante* soixante* dizaine* douzaine* vingtaine* centaine* cent cents mille milliers "
    "million* milliard*",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig dutzend* "
    "hundert* tausend* million* milliard*",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte veinti* "
    "treinta cuarenta cincuenta sesenta setenta ochenta noventa decena* docena* cien ciento* cientos "
    "centenar* mil miles millon* millón*",
}


@cache
def _spelled(language: str) -> re.Pattern[str]:
    words = SPELLED.get(language, "").split()
    shapes = "|".join(w.replace("*", r"\w*") for w in words)
    return re.compile(rf"\b(?:{shapes})\b" if shapes else r"(?!)", re.IGNORECASE)


def has_figure(words: str, language: str | None) -> bool:
    """True for words with a number above one, in digits or, in a language we know, spelled; years and names aside.

    >>> [has_figure(w, "en") for w in ("Five workers", "40 cars", "Covid-19", "in 2031", "no one else")]
    [True, True, False, False, False]
    """
    return DIGITS.search(words) is not None or _spelled((language or "en")[:2]).search(words) is not None


def count(number: int, noun: str) -> str:
    """A number with its noun, which may be several words, the last of them counted.

    >>> count(1, "source"), count(2, "copy"), count(0, "new judgement")
    ('1 source', '2 copies', '0 new judgements')
    """
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"


def either(number: int, one: str, several: str) -> str:
    """The word that agrees with a number.

    >>> either(1, "has", "have"), either(0, "has", "have")
    ('has', 'have')
    """
    return one if number == 1 else several


_NUMERAL = re.compile(
    r"\d[\d.,\u00a0\u202f]*"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"(?:-\w+)?|hundreds?|thousands?|dozens?|none)"
    r"|(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente"
    r"|quarante|cinquante|soixante|cent|mille|aucune?)(?:-\w+)*"
    r"|(?:ein|eine|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\w+zehn|\w*(?:zwan|drei|vier|fünf|sech|sieb"
    r"|acht|neun)(?:zig|ßig)|hundert|tausend|keine?)"
    r"|(?:un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\w+|veint\w+"
    r"|treinta|cuarenta|cincuenta|sesenta|cien|ciento|mil|ningun[oa])"
    r"|(?:один|одна|одного|дв(?:а|е|ух|ое)|тр(?:и|ех|ёх|ое)|четыр(?:е|ех|ёх)|четверо|пят(?:ь|и|еро)|шест(?:ь|и|еро)"
    r"|сем(?:ь|и|еро)|вос(?:емь|ьми)|девят(?:ь|и)|десят(?:ь|и)|\w+надцат[ьи]|двадцат[ьи]|тридцат[ьи]|сорока?"
    r"|(?:пять|шесть|семь|восемь)десят|сто|ста|тысячи?|никто)",
    re.I,
)


def is_numeral(word: str) -> bool:
    """True for a number in figures, and for the words that count up to a hundred in six languages.

    >>> is_numeral("1,200"), is_numeral("dix-sept"), is_numeral("Семнадцать"), is_numeral("many")
    (True, True, True, False)
    """
    return _NUMERAL.fullmatch(word) is not None
