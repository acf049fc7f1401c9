"""Names in Chinese characters as Korea and Japan read them: 文在寅 is Moon Jae-in, 岸田文雄 is Fumio Kishida.

A Chinese text gives such names in characters, all others by sound. A character is one syllable of a Korean name; in a
Japanese one it has several readings, so a spelled name is laid against all of them. The tables hold what is common in
names, in its full, Japanese and simplified forms.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from sayso.link.speaker.sound import romanised, script

_KOREAN = """
a 亞亚雅我兒儿; ae 愛爱; ahn 安岸顏颜; bae 裵裴培; baek 白百伯柏; bak 博朴; ban 潘班半; beom 範范汎泛凡; beop 法;
bin 彬斌嬪; bo 甫寶宝輔辅普保步; bok 福卜復复; bong 鳳凤奉峰峯蓬; bu 富夫釜; byeon 卞邊边; byeong 炳秉柄丙兵病;
cha 車车; chae 蔡采彩埰; chan 燦灿贊赞讚; chang 昌暢畅彰; cheol 哲喆鐵铁澈; cheon 千天川泉; chi 治致志; choi 崔;
chu 秋; chul 出; chun 春椿; chung 忠充沖冲; dae 大戴臺台; deok 德悳; do 道都度島岛燾焘到; dong 東东同棟栋董童;
du 斗杜; eok 億亿; eom 嚴严; eon 彥彦; eul 乙; eun 恩銀银垠誾; ga 佳嘉; gab 甲; gang 剛刚康江; ge 桂; geon 建健乾件;
geun 根槿瑾勤近; gi 基起奇琪麒紀纪淇; gil 吉; go 高; gon 坤; gong 孔公; gu 具九求龜; guk 國国局菊; gwan 寬宽官觀观;
gwang 光廣广; gwi 貴贵; gyeom 謙谦; gyeong 景慶庆京敬卿瓊琼; gyo 教喬乔; gyu 圭奎規规揆; ha 河夏; hae 海;
hak 學学鶴鹤; han 韓韩漢汉翰; hang 恒恆; heo 許许; heon 憲宪獻献; ho 鎬镐浩虎昊皓湖好; hong 洪弘紅红; hui 姬熙喜希禧;
hun 勳勋薰熏訓训; hwa 花和華华; hwan 桓煥焕奐奂歡欢; hwang 黃黄; hye 惠慧蕙; hyeok 赫爀革;
hyeon 賢贤鉉铉顯显玄炫現现; hyeong 亨炯衡馨兄型; hyo 孝曉晓; i 李伊二貳怡; il 一日逸; im 林任; in 仁寅印; ja 子慈;
jae 在宰載载才材; jang 張张章蔣蒋長长莊庄; je 濟济帝; jeon 全田錢钱; jeong 鄭郑丁程正政貞贞廷靜静晶汀;
ji 池智志芝知枝; jin 鎭镇珍眞真晉晋進进秦陳陈振; jo 趙赵曺曹; jong 鐘钟鍾種宗從从終; joong 仲重中; ju 朱周珠柱主;
jun 俊準准浚峻埈; kang 姜; kil 吉; kim 金; kon 坤; ku 具; kwak 郭; kwon 權权; man 萬万; mi 美; min 閔闵民敏旻珉;
mo 毛牟模; mok 睦; moon 文; mu 武茂; myeong 明命鳴鸣; na 羅罗娜; nam 南男; no 盧卢魯鲁; ock 玉; oh 吳吴; on 溫温;
park 朴; pil 弼必; pyo 表; ra 羅罗; ri 李利; ryeon 蓮莲連连; ryong 龍龙; ryu 柳劉刘; sam 三; sang 相商尙尚祥;
seo 徐瑞書书緖序; seok 錫锡碩硕奭石昔; seol 雪薛; seon 善宣先鮮璿; seong 成聖圣盛星誠诚城晟; seung 勝胜承昇升;
sik 植湜; sim 沈; sin 申辛慎信新; so 蘇苏素昭; sohn 孫孙; son 孫孙; song 宋松; su 秀洙壽寿水守琇; suk 淑叔;
sun 順顺淳純纯舜; tae 泰太兌; taek 澤泽宅; u 禹宇雨佑祐友; uk 旭煜郁; un 雲云運运; ung 雄; won 元源遠远原; woo 禹;
yang 梁楊杨; ye 藝艺禮礼; yeo 與与呂吕汝如; yeol 悅悦烈; yeom 廉; yeon 延姸妍蓮燕; yeong 永英榮荣泳映寧宁; yi 李;
yo 與与; yong 勇容龍龙; yoo 柳劉刘兪俞; yoon 尹潤润允; yu 柳劉刘兪俞由; yul 律
"""
_JAPANESE = """
a 安亜亚阿; ai 愛爱藍; aka 赤; aki 秋昭明章晃彰; akira 明彰昭; ama 天; an 安杏; ao 青; ara 荒新; ari 有; asa 朝麻浅;
atsu 厚敦淳篤笃; chi 千智知; da 田; dai 大; den 田; do 道; e 江恵惠絵枝; ei 英栄荣永; en 遠远円; fu 富布; fuji 藤;
fuku 福; fumi 文史; furu 古; fuyu 冬; gen 元源; go 五後吾剛刚郷乡; ha 葉叶羽; haku 白; hama 浜滨濱; hana 花華华;
hara 原; haru 春晴治陽阳遥; hashi 橋桥; hayashi 林; hi 日陽阳; hide 秀英偉伟; hiko 彦彥; hira 平;
hiro 広弘宏博廣广浩裕寛宽洋大; hisa 久尚寿; hito 人仁; ho 保穂穗; hon 本; hoso 細细; i 伊井偉伟威; ichi 一市; ike 池;
iku 育郁; ina 稲稻; ishi 石; iso 磯矶; ita 板; iwa 岩; izumi 泉; ji 二次治司; jin 仁; jo 条城; jun 純纯淳順顺;
ka 香加賀贺佳; kado 門门角; kage 影; kai 海; kami 上神; kan 菅; kana 金; kane 金兼; kata 片; katsu 勝胜克活;
kawa 川河; kazu 和一数; kei 慶庆圭恵惠啓启敬; ken 健賢贤謙谦研憲宪; ki 木樹树喜紀纪貴贵輝辉基希城; kichi 吉; kiku 菊;
kin 金; kishi 岸; kita 北喜多; kiyo 清; ko 子小幸孝光古; koto 琴; kuma 熊; kuni 国邦國; kura 倉仓; kuri 栗;
kuro 黒黑; kyo 京恭; ma 真馬马間间; mae 前; maki 牧槙; makoto 誠诚真; masa 正政雅昌将真; masu 増; matsu 松;
mi 美三見见実实未; michi 道路; mina 南美奈; minami 南; mine 峰; mitsu 光満满三; miya 宮宫; mizu 水; mo 茂;
mochi 望持; mori 森守盛; moto 本元基; mune 宗; mura 村; na 奈名; nabe 辺邊边部; naga 長长永; naka 中仲; nao 直尚;
nari 成; ne 根; nen 年; ni 仁二; nishi 西; no 野之乃; nobu 信伸延; nori 憲宪典則则徳德紀纪範范; numa 沼;
o 小雄夫男大生郎央緒绪; oka 岡冈丘; oku 奥奧; osa 長长; oto 音; rei 礼玲令; ren 蓮莲; ri 里理利; rin 林; ro 郎朗;
roku 六; rou 郎; ryo 良亮涼凉; ryu 龍竜龙隆; sa 佐沙紗纱左; sada 貞贞定; sai 斎斉西齐; saka 坂阪; saki 崎咲;
saku 作朔; sasa 佐笹; sawa 沢泽澤; se 瀬濑; sei 清誠诚; seki 関关; shi 志司史士四; shige 茂重; shigeru 茂; shika 鹿;
shima 島岛嶋; shin 晋晉新進进真信慎; shiro 城; sho 翔昇正章庄; shun 俊; shuu 修周; so 宗; su 須须; suga 菅; sugi 杉;
suke 介助輔辅; suzu 鈴铃涼; ta 田太多; tachi 立; tada 忠正; taka 高孝貴贵隆敬鷹; take 武竹健岳; taki 滝泷; tami 民;
tani 谷; tatsu 達达辰竜龍; tera 寺; tetsu 哲鉄徹彻; to 藤人斗戸户登; toki 時时; tomo 友智朋知; tora 虎; tori 鳥鸟;
toshi 俊利敏年寿; tsu 津; tsugu 次継; tsuka 塚; tsuki 月; tsune 恒常; tsuyo 強强; uchi 内; ue 上植; ume 梅; ura 浦;
wa 和羽; waka 若; wata 渡; ya 也哉矢屋谷弥; yama 山; yanagi 柳; yasu 安康泰靖保; yo 代世陽阳洋; yori 頼赖;
yoshi 義义吉良芳佳好喜慶; yu 由優优裕有勇祐悠雄佑; yuki 雪幸之行; yumi 弓; za 座; zaki 崎; zo 三蔵造藏; zu 津
"""
_JAPANESE_WORDS = """
abe 安倍; ando 安藤; aso 麻生; asuka 飛鳥|飞鸟; baba 馬場|马场; edano 枝野; emi 恵美|惠美; endo 遠藤|远藤;
fukuda 福田; goto 後藤|后藤; hanyu 羽生; hasegawa 長谷川|长谷川; hatoyama 鳩山|鸠山; hattori 服部; hayami 速水;
hinata 日向; igarashi 五十嵐|五十岚; ishiba 石破; ito 伊藤; izumi 和泉; jiro 次郎|二郎; kai 甲斐; kan 菅; kato 加藤;
kondo 近藤; kono 河野; kubo 久保; kudo 工藤; kuroda 黒田|黑田; kurosawa 黒澤|黒沢|黑泽; mitsui 三井;
miyazaki 宮崎|宫崎; mori 森; motegi 茂木; naito 内藤; nakasone 中曽根|中曾根; nikai 二階|二阶; nishikori 錦織|锦织;
noda 野田; obuchi 小渕|小渊; oe 大江; ohno 大野; okubo 大久保; onishi 大西; oshima 大島|大岛; ota 太田; otani 大谷;
ozawa 小沢|小泽; saito 斎藤|斋藤|齋藤; sakamoto 坂本; sanae 早苗; sasaki 佐々木|佐佐木; sato 佐藤;
sekiguchi 関口|关口; shibuya 渋谷|涩谷; shimizu 清水; suzuki 鈴木|铃木; takaichi 高市; tanaka 田中;
tokugawa 徳川|德川; watanabe 渡辺|渡邊|渡边; yamato 大和; yoko 洋子|陽子|阳子; yuri 百合
"""
_POLIVANOV = (
    ("дз", "z"),
    ("х", "h"),
    ("ё", "yo"),
    ("ю", "yu"),
    ("я", "ya"),
    ("э", "e"),
    ("є", "e"),
    ("й", "i"),
    ("ґ", "g"),
)
_KUNREI = tuple(
    (re.compile(old), new)
    for old, new in (
        (r"['’ -]", ""),
        (r"(?<=[aeiou])h(?![aeiouy])", ""),
        (r"sh(?=i)|sh", "sy"),
        (r"ch(?=i)|ch", "ty"),
        (r"ts", "t"),
        (r"j(?=[aeou])", "zy"),
        (r"j", "z"),
        (r"dz", "z"),
        (r"f", "h"),
        (r"(?<=[stzd])y(?=i)", ""),
        (r"y(?=i)", ""),
        (r"m(?=[bpm])", "n"),
        (r"ou|oo", "o"),
        (r"uu", "u"),
        (r"([kstp])\1", r"\1"),
    )
)
_VOICED = {"k": "kg", "s": "sz", "t": "tdz", "h": "hbp"}
# Initials and vowels that romanisations of Korean do not tell apart, and the last n and ng, which Russian does not.
_COARSE = tuple(
    (re.compile(old), new)
    for old, new in (
        (r"v", "w"),
        (r"^kh", "h"),
        (r"^(?:kk|gg|g|k)", "k"),
        (r"^(?:chzh|tch|dzh|zh|tt|dj|jj|ch|j|z|dz|ts)", "c"),
        (r"^(?:dd|d|t)", "t"),
        (r"^(?:bb|pp|b|p)", "p"),
        (r"^(?:ss|sh)(?=[aeiouyw])", "s"),
        (r"^[rl]", "l"),
        (r"(?<=a)r(?=k$)|(?<=[aeiouy])h(?=n?$)|(?<=[aeou])w$", ""),
        (r"ng$", "n"),
        (r"(?:ck|gh|g|k)$", "k"),
        (r"[bp]$", "p"),
        (r"[dt]$", "t"),
        (r"[rl]$", "l"),
        (r"eui|ui|ee|yi|ie", "i"),
        (r"y?(?:eo|eu|oo|ou|u|o)|oe", "o"),
        (r"y?(?:ae|ai|ay|ei|e)", "e"),
        (r"ya", "a"),
        (r"y(?=[aeio])", ""),
        (r"y", "o"),
    )
)


def _by_character(table: str) -> dict[str, frozenset[str]]:
    """The readings of each character of a table; forms of several characters stand between strokes."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in filter(str.strip, table.split(";")):
        reading, forms = entry.split()
        for form in forms.split("|") if table is _JAPANESE_WORDS else forms:
            found[form].add(reading)
    return {form: frozenset(readings) for form, readings in found.items()}


@cache
def _korean() -> dict[str, frozenset[str]]:
    return {form: frozenset(map(coarse, read)) for form, read in _by_character(_KOREAN).items()}


@cache
def _japanese() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for table in (_JAPANESE, _JAPANESE_WORDS):
        for form, readings in _by_character(table).items():
            for reading in map(kunrei, readings):
                found[form] |= {start + reading[1:] for start in _VOICED.get(reading[0], reading[0])}
    return {form: frozenset(readings) for form, readings in found.items()}


@cache
def coarse(syllable: str) -> str:
    """A Korean syllable without what its romanisations do not agree on.

    >>> coarse("jeong") == coarse("chung") == coarse("чон"), coarse("чон") == coarse("geun")
    (True, False)
    """
    spelled = romanised(re.sub(r"е(?=н$)", "ё", syllable))
    for shape, new in _COARSE:
        spelled = shape.sub(new, spelled)
    return spelled


@cache
def kunrei(words: str) -> str:
    """A Japanese name as one row of plain syllables, whoever spelled it: Shinjirō, Синдзиро.

    >>> kunrei("shinjiro") == kunrei("синдзиро"), kunrei("junichiro") == kunrei("дзюнъитиро")
    (True, True)
    """
    spelled = words.replace("ъ", "")
    if script(words) == "cyrillic":
        for old, new in _POLIVANOV:
            spelled = spelled.replace(old, new)
        spelled = re.sub(r"(?<=[стцз])и|і|ї", "i", spelled)
    spelled = romanised(spelled)
    for shape, new in _KUNREI:
        spelled = shape.sub(new, spelled)
    return spelled


# Wade and Giles as pinyin with less: voiced and breathed are one, hs is x, tz and ts are z and c.
_WADE = tuple(
    (re.compile(old), new)
    for old, new in (
        (r"(?<=[aeiou])h(?![aeiou])|['’-]", ""),
        (r"zh|ch|ts(?=i)|j|q", "C"),
        (r"hs|sh|x", "s"),
        (r"ts|tz|z|c", "T"),
        (r"ng(?![aeiou])", "N"),
        (r"d", "t"),
        (r"g", "k"),
        (r"b", "p"),
        (r"ian", "ien"),
        (r"iu|eou", "iou"),
        (r"ong|oN", "uN"),
        (r"yi", "i"),
    )
)


@cache
def wade(word: str) -> str:
    """A Chinese word of a name without what pinyin and the spelling of Wade and Giles do not agree on.

    >>> wade("xiaoping") == wade("hsiao-ping"), wade("zedong") == wade("tse-tung"), wade("enlai") == wade("qing")
    (True, True, False)
    """
    for shape, new in _WADE:
        word = shape.sub(new, word)
    return word


def korean_alike(characters: str, last: str, given: str) -> bool:
    """True where Chinese characters, read as in Korea, are this last name and the syllables of this given name.

    >>> korean_alike("文在寅", "moon", "jae-in"), korean_alike("文在寅", "moon", "jae-un")
    (True, False)
    """
    syllables = (last, *given.split("-"))
    return len(syllables) == len(characters) and all(
        coarse(syllable) in _korean().get(character, ())
        for character, syllable in zip(characters, syllables, strict=True)
    )


def japanese_alike(characters: str, last: str, given: str = "") -> bool:
    """True where Chinese characters may be read in Japan as this last name, followed by this given name.

    >>> japanese_alike("岸田文雄", "kishida", "fumio"), japanese_alike("岸田", "кисида")
    (True, True)
    """
    if script(last) not in ("latin", "cyrillic") or len(characters) > 6:
        return False
    spelled = kunrei(last)
    if not given:
        return len(characters) > 1 and _reads(characters, spelled)
    return any(
        _reads(characters[:k], spelled) and _reads(characters[k:], kunrei(given)) for k in range(1, len(characters))
    )


@cache
def _reads(characters: str, spelled: str) -> bool:
    """True where some readings of these characters, one behind the other, spell the whole."""
    if not characters:
        return not spelled
    for k in range(1, min(3, len(characters)) + 1):
        for reading in _japanese().get(characters[:k], ()):
            # A long o is written once: Ino-ue is Inoe.
            for sound in {reading, reading.removeprefix("u")}:
                if sound and spelled.startswith(sound) and _reads(characters[k:], spelled[len(sound) :]):
                    return True
    return False
