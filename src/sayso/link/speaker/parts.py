"""A person's name taken apart: given names, last name, suffix and gender, in the order its language writes them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from sayso.link.speaker.sound import script


def _words(words: str) -> list[str]:
    return words.split()


_SUFFIX = {
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv", "fils": "jr",
    "младший": "jr", "мл": "jr", "старший": "sr", "ст": "sr", "молодший": "jr",
}  # fmt: skip
_COURTESY: dict[str, str | None] = {
    **dict.fromkeys(_words("mr herr monsieur m sir lord señor г-н господин пан"), "m"),
    **dict.fromkeys(_words("mrs ms miss mme mlle madame frau dame lady señora г-жа госпожа пані"), "f"),
    **dict.fromkeys(_words("dr prof professor president senator sen gov governor rep д-р президент сенатор"), None),
    **dict.fromkeys(
        _words("general gen colonel col captain capt lt admiral adm rev reverend mayor judge justice"), None
    ),
    **dict.fromkeys(_words("sheikh sheik ayatollah sayyed sayyid mullah imam генерал полковник шейх аятолла"), None),
}
_ARTICLES = frozenset(_words("the le la l der die das el il"))
PARTICLES = frozenset(
    _words(
        "de da di du del della dos van von zu zum zur der den ter la le el al bin ibn ben bint "
        "фон де ди да дю дель цу дер"
    )
)
# Last names of people who write them first: Chinese, Korean and Vietnamese, in Latin letters.
_FIRST_LATIN = frozenset(
    _words(
        "xi hu wen wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu guo he lin luo gao zheng liang xie tang "
        "deng mao jiang hua li cai cao feng han jin kong lu meng pan peng qian qin shen shi song su tan tian wei xiao "
        "yan yao ye yu yuan zeng zhong nguyen tran pham"
    )
)
# The same as Taiwan, Hong Kong and older texts spell them; told by the hyphen of the given names.
_FIRST_HYPHENED = _FIRST_LATIN | frozenset(
    _words(
        "tsai chiang chou teng hsu hsieh hsiao lai ting kuo chu soong chang lee chin chien tseng tung yeh wong chan "
        "cheung ko tsao tsou liao yen su tu pai kang"
    )
)
_FIRST_KOREAN = frozenset(
    _words(
        "kim ban lee li ri rhee yi park pak moon mun choi choe chung jung jeong kang cho jo yoon yun chang lim hwang "
        "yoo ryu shin seo kwon hong ahn song son sohn nam noh roh han oh bae baek heo hur jang min"
    )
    + _words("ким пан بان ли ри пак мун чхве чон чо юн ким кім лі рі мун пак كيم مون لي ري")
    + _words("ю рю сон со квон хон ан нам но хан кан хван пэк чан يون بارك تشوي سونغ هوانغ هو شي ون وانغ")
)
_FIRST_CYRILLIC = frozenset(
    _words(
        "си ху вэнь ван чжан лю чэнь ян хуан чжао чжоу сюй сунь чжу го линь ло гао чжэн лян се дэн мао цзян сі нгуен"
    )
)
# Those that are other names as well: only before a given name spelled as Chinese.
_FIRST_PALLADIUS = frozenset(_words("ли лі ма цай лай ден фан хань лу"))
# All of them in letters.
SURNAMES = _FIRST_HYPHENED | _FIRST_KOREAN | _FIRST_CYRILLIC | _FIRST_PALLADIUS
_FIRST_HAN = frozenset(
    "习習李王张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝唐邓鄧毛江温溫华華蔡金朴文崔尹安丁潘韩韓曹许許冯馮于董萧袁尹蒋蔣李潘卢盧柳俞赖賴苏蘇魏姜沈"
)
_INITIALS = frozenset(_words("дж дз yu ya zh kh ch"))
_SYLLABLE = r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcswy])?[aeiouü]{1,3}(?:ng|n|r)?"
_PINYIN = re.compile(rf"{_SYLLABLE}(?:[-']?{_SYLLABLE})?")
# Romanisations of Chinese by Wade and Giles, and of Korean, syllable by syllable.
_WADE = re.compile(r"(?:hs|ts|tz|sz|ch|sh|zh|[bpmfdtnlgkhjqxrzcswy])?['’]?[aeiouü]{1,3}(?:ng|n|h|r|k|t|m)?")
_KOREAN = re.compile(r"(?:ch|kk|tt|pp|ss|sh|jj|[bcdghjklmnprst])?[yw]?[aeiou]{1,3}(?:ng|gh|ck|hn|[nmklpthr])?")
_PALLADIUS = re.compile(r"(?:[бпмфдтнлгкхцчшжзсв]{0,2}[аеёиоуыэюяі]{1,2}(?:нь|н)?){1,2}")
# The second half of a Turkish or Arabic last name, where a script writes it apart.
_SECOND = frozenset(_words("oglu ogly оглу оглы أوغلو اوغلو الله"))
_PATRONYMIC = re.compile(r"\w+(?:ович|евич|ьич|овна|евна|ична|йович|івна|ївна)")


def patronymic(word: str) -> bool:
    """True for what a Russian or Ukrainian name says of the father: Викторович, Вікторівна."""
    return bool(_PATRONYMIC.fullmatch(word))


@dataclass(frozen=True, slots=True)
class Parts:
    """A person's name taken apart: words folded; ``latin`` is False for a name in another script.

    ``joined`` is True where the last name came first and the given names are one, as in Kim Jong-un.
    """

    given: tuple[str, ...]
    last: str
    suffix: str | None
    gender: str | None
    latin: bool
    joined: bool = False

    @property
    def initial(self) -> bool:
        """True where the given name is but an initial, one sound: S. Orlin, Дж. Орлин."""
        if not self.given or self.joined or script(self.given[0]) == "han":
            return False
        return len(self.given[0]) == 1 or self.given[0] in _INITIALS

    @property
    def words(self) -> tuple[str, ...]:
        """Given names and last name, word by word."""
        return (*self.given, *self.last.split())


def folded(words: str) -> str:
    """The words in lower case, without accents, with straight apostrophes.

    >>> folded("Erdoğan’s")
    "erdogan's"
    """
    low = words.casefold().replace("’", "'").replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d")
    # An alef with a mark is no article: أليفا is Alleva.
    low = re.sub(r"(?<!\w)[أإ](?=ل)", "\4", low)
    low = low.replace("ə", "a").replace("æ", "ae").replace("œ", "oe").replace("ð", "d").replace("þ", "th")
    low = low.replace("й", "\0").replace("ё", "\1").replace("ї", "\2").replace("ў", "\3")
    plain = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return plain.replace("\0", "й").replace("\1", "ё").replace("\2", "ї").replace("\3", "ў").replace("\4", "أ")


@cache
def parts(name: str) -> Parts:
    """A person's name taken apart, the last name found where its language puts it.

    >>> parts("Mr. Ada B. van Orne Jr.").given, parts("Mr. Ada B. van Orne Jr.").last, parts("Ms. Orne").gender
    (('ada', 'b'), 'van orne', 'f')
    >>> parts("Kim Jong-un").last, parts("Орлин Сергей Викторович").last, parts("Орлин С. В.").last
    ('kim', 'орлин', 'орлин')
    """
    words = [
        w.strip(".,")
        for w in re.split(r"[\s\u00a0\u202f·•・]+|(?<=\.)(?=[^\W\d_]{2})", folded(name).strip())
        if w.strip(".,")
    ]
    gender = None
    if len(words) > 2 and words[0] in _ARTICLES and words[1] in _COURTESY:
        words = words[1:]
    while len(words) > 1 and words[0] in _COURTESY:
        gender = gender or _COURTESY[words[0]]
        words = words[1:]
    suffix = None
    if words and "-" in words[-1] and words[-1].rpartition("-")[2] in _SUFFIX:
        words[-1], _, mark = words[-1].rpartition("-")
        suffix = _SUFFIX[mark]
    elif len(words) > 1 and words[-1] in _SUFFIX:
        suffix = _SUFFIX[words.pop()]
    if len(words) > 2 and words[-1] in _SECOND:
        words[-2:] = ["".join(words[-2:])]
    latin = all(ord(c) < 0x250 for c in "".join(words))
    if eastern := _eastern(words):
        return Parts((eastern[1],), eastern[0], suffix, gender, latin, True)
    if _last_first(words):
        return Parts(tuple(words[1:]), words[0], suffix, gender, latin)
    at = next((k for k, w in enumerate(words[:-1]) if k and w in PARTICLES), len(words) - 1)
    if len(words) > 1 and words[0] in PARTICLES and words[0] != "ben":
        at = 0
    if at > 1 and len(words[0]) == 1 < len(words[1]) and not _PATRONYMIC.fullmatch(words[1]):
        # Who writes E. Benjamin Orne is called Benjamin.
        words, at = words[1:], at - 1
    return Parts(tuple(words[:at]), " ".join(words[at:]), suffix, gender, latin)


def _last_first(words: list[str]) -> bool:
    """True for Орлин Сергей Викторович and Орлин С. В."""
    if len(words) < 2 or len(words[0]) < 3:
        return False
    if all(len(w) == 1 and script(w) != "han" for w in words[1:]):
        return True
    return (
        len(words) == 3
        and bool(_PATRONYMIC.fullmatch(words[2]))
        and not any(_PATRONYMIC.fullmatch(w) for w in words[:2])
        and len(words[1]) > 2
    )


def _eastern(words: list[str]) -> tuple[str, str] | None:
    """Last and given name of one who writes the last name first, or None.

    Two words tell a Korean only by the hyphen of the second, for there are Kims and Lees elsewhere.
    """
    if not words:
        return None
    if len(words) == 1:
        one = words[0]
        if script(one) == "han" and 2 < len(one) < 4 and one[0] in _FIRST_HAN:
            return one[0], one[1:]
        return None
    rest = "-".join(words[1:])
    pieces = rest.split("-")
    if words[0] in _FIRST_KOREAN and len(pieces) == 2 and all(0 < len(p) < 7 for p in pieces):
        spelled = all(_KOREAN.fullmatch(p) or _PINYIN.fullmatch(p) or re.search(r"[klmpt]$", p) for p in pieces)
        if spelled or script(words[0]) != "latin":
            return words[0], rest
    if words[0] in _FIRST_LATIN and len(words) == 2 and _PINYIN.fullmatch(words[1]):
        # Read as others write it: Xi is Си, Qi is Ци.
        return (words[0].replace("x", "s"), words[1].replace("q", "ts").replace("x", "s"))
    hyphened = words[0] in _FIRST_HYPHENED and len(pieces) == 2 == len(words)
    if hyphened and all(len(p) < 7 and _WADE.fullmatch(p) for p in pieces):
        return words[0].replace("x", "s"), rest
    chinese = words[0] in _FIRST_CYRILLIC or (words[0] in _FIRST_PALLADIUS and _PALLADIUS.fullmatch(words[-1]))
    if chinese and len(words) == 2:
        return words[0], words[1]
    return None
