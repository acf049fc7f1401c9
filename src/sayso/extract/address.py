"""Words of three languages that say to whom (addressee) and by which way (channel) something was said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

SPACE = "[ \u00a0\u202f]"
NAMED = r"[A-ZÀ-ÖА-ЯЁ][\w.&’'-]*"


@dataclass(frozen=True)
class Channels:
    """Channel patterns in order of rank; the first ``led`` of them match nowhere where ``lead`` does not."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    lead: re.Pattern[str]
    led: int

    def at(self, words: str) -> Iterator[tuple[int, str, re.Pattern[str]]]:
        """Rank, kind and pattern of those that may match in these words."""
        first = 0 if self.lead.search(words) else self.led
        for rank in range(first, len(self.patterns)):
            yield rank, *self.patterns[rank]


@dataclass(frozen=True)
class Address:
    """One language's patterns. Group ``np`` is what to cite; in ``addressees`` it may be left open at its end."""

    addressees: tuple[re.Pattern[str], ...]
    channels: Channels
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    stops: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    between: re.Pattern[str]


def _each(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _words(pattern: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    kept = re.split(r"(\(\?<![^()]*\))", pattern)  # a look-behind has one width: its blanks stay single
    spaced = [p.replace(" ", SPACE if p.startswith("(?<!") else f"{SPACE}+") for p in kept]
    return re.compile("".join(spaced), flags)


def _channels(lead: str, modifiers: str, nouns: Mapping[str, str], more: Mapping[str, str]) -> Channels:
    """Channel patterns: words of an address, then ``nouns`` behind a preposition, then set phrases."""
    built = [(kind, _words(rf"\b(?:{lead}) ?(?P<np>{modifiers}(?:{noun})(?!\w))")) for kind, noun in nouns.items()]
    behind = _words(rf"\b(?:{lead}) ?{modifiers}(?:{'|'.join(nouns.values())})(?!\w)")
    return Channels((*built, *((kind, _words(phrase)) for kind, phrase in more.items())), behind, len(built))


OUTLETS = (
    r"CNN|MSNBC|CNBC|NBC|ABC|CBS|PBS|NPR|BBC|AFP|AP|UPI|DPA|EFE|ANSA|Reuters|Bloomberg|Interfax|TASS|RIA|Fox|Sky|RTL"
    r"|RFI|TF1|BFM\w*"
    r"|Al Jazeera|Axios|Politico"
)
OUTLET_ENDINGS = (
    r"News|Times|Post|Journal|Today|Tribune|Herald|Gazette|Chronicle|Telegraph|Guardian|Standard|Globe|Press|Star"
    r"|Sun|Mail"
    r"|Observer|Examiner|Courier|Ledger|Wire|Agency|Radio|TV|Television|Channel|Magazine|Network|Review|Daily|Weekly"
    r"|Inquirer"
)
_STOPS_EN = _each(
    "in on at after before during by from with that this last earlier about for as when while if whether how what "
    "why who which where into via over through under against amid because since until he she they it we i you not "
    "never to than but and or so is was were are be been had has have will would could should yesterday today "
    "tonight tomorrow monday tuesday wednesday thursday friday saturday sunday late early next then there here "
    "also just again recently separately outside inside near following there's january february march april june "
    "july august september october november december jan feb aug sept oct nov dec"
)
_NO_STOP = (
    r"(?:(?!(?:in|on|at|after|before|during|by|from|with|that|who|which|for|as|when|and|or|but|to|about|of"
    r"|is|was|had|has)\b)"
    r"[\w’'.&/“”\"‘-]+ ){0,5}?"
)
_DET_EN = r"(?:(?:an?|the|his|her|its|their|my|our|this|that|one|another|several|two|three|some|multiple) )?"

ENGLISH = Address(
    addressees=(
        _words(
            r"\b(?:told|tell|tells|telling|informed|informs|assured|assures|reminded|briefed|notified|warned"
            r"|urged|asked|asks|addressed"
            r"|addressing|advised|advising|promised|lectured|implored) (?P<np>)(?=\w|[“\"‘])"
        ),
        _words(r"\b(?:asked|questioned|pressed|interviewed|grilled|challenged) (?:\w+ ){0,2}?by (?P<np>)"),
        _words(
            r"\b(?:said|says|speaking|spoke|talking|talked|wrote|writing|complained|explained|admitted|confided"
            r"|announced|repeated"
            r"|confirmed|made it clear|made clear|delivered|remarks?|comments?|letter|e-?mail|memo|message|note"
            r"|speech|address|statement"
            r"|testimony|submitted|sent|lied|apologi[sz]ed|appealed) (?:\w+ )?to (?!a question|questions)(?P<np>)"
        ),
        _words(r"\b(?:interview|conversation|phone call|call|session|meeting|chat|talks?) with (?P<np>)"),
        _words(r"\b(?:testified|testifying|speaking|spoke|speech|appearing|appeared|address|remarks) before (?P<np>)"),
        _words(r"\bquestions? (?:from|by) (?P<np>)"),
    ),
    channels=_channels(
        "in|at|during|via|through|on|over|by",
        _DET_EN + _NO_STOP,
        {
            "press conference": r"(?:press|news|media|joint) conferences?|pressers?|press availability"
            r"|media availability|(?:press |news |media |daily )?briefings?",
            "phone call": r"(?:tele)?phone(?: call| interview| conversation)?s?|telephone|conference calls?|calls?",
            "interview": r"interviews?|Q&A",
            "hearing": r"hearings?",
            "testimony": r"testimony|depositions?|affidavits?|sworn statements?",
            "debate": r"debates?",
            "speech": r"speech(?:es)?|address|keynote|remarks|rally|rallies|town[- ]halls?(?: meetings?| events?)?"
            r"|sermon|lecture|eulogy|campaign (?:events?|stops?)",
            "letter": r"(?:open )?letters?|e-?mails?|memos?|memorandums?|memoranda|text messages?|messages?|notes?",
            "post": r"tweets?|retweets?|tweetstorms?|posts?|posting|threads?|blog(?: posts?)?|videos?|(?:Twitter"
            r"|Facebook|Instagram|Telegram) (?:post|video|message)s?",
            "statement": r"statements?|press releases?|news releases?|releases?|communiqu[eé]s?|declaration",
            "article": r"op-eds?|columns?|editorials?|essays?|articles?|books?|memoirs?|opinion pieces?",
            "report": r"reports?|stud(?:y|ies)|filings?|rulings?|opinions?|polls?|surveys?|papers?|court documents?"
            r"|documents?|lawsuits?|complaints?",
            "broadcast": r"podcasts?|(?:radio|television|TV) (?:shows?|programs?|programmes?|appearances?|address)"
            r"|broadcasts?|shows?|programs?",
            "meeting": r"meetings?|closed-door sessions?|panel discussions?|panels?|forums?|roundtables?",
        },
        {
            "post": r"\b(?:on|in|via|through) (?P<np>(?:(?:the|his|her|its|their|a|an) )?(?:[\w’'.-]+ )?(?:Twitter"
            r"|Facebook|Telegram|Instagram|VKontakte|VK|YouTube"
            r"|Truth Social|Weibo|LinkedIn|TikTok|Threads|Mastodon|Bluesky|social media"
            r"|X)(?:(?: social network)?(?: account| page| channel| feed)?)(?!\w))",
            "broadcast": rf"\bon (?P<np>(?:(?:the|a|an|his|her) )?(?:(?:{OUTLETS})(?: News| Business| Radio)?"
            rf"|(?:{NAMED} ){{0,2}}(?:TV|Television|Radio)"
            r"|(?:state |national |live |Russian |local )?(?:television|TV|radio)"
            r"|air)(?:[’']s?)?(?: (?:“[^”]{2,40}”|\"[^\"]{2,40}\"))?)(?!\w)",
        },
    ),
    kinds=(
        ("outlet", _words(rf"^(?:[Tt]he )?(?:{OUTLETS})$|\b(?:{OUTLET_ENDINGS})$", 0)),
        (
            "reporters",
            _words(
                r"\b(?:reporters?|journalists?|correspondents?|newsmen|press|media|press corps"
                r"|columnists?|interviewers?|moderators?"
                r"|anchors?|hosts?)(?: [A-Z]\w+ [A-Z][\w-]+)?$",
                0,
            ),
        ),
        ("reporters", _words(rf"^(?:{OUTLETS})(?: News)?['’]s? {NAMED} {NAMED}", 0)),
        (
            "outlet",
            _words(
                r"\b(?:newspaper|magazine|agency|network|broadcaster|station|channel|website|outlet"
                r"|tabloid|daily|weekly|news site|podcast|blog)\b"
            ),
        ),
        ("person", _words(rf"['’]s {NAMED} {NAMED}$", 0)),
        (
            "public",
            _words(
                r"\b(?:crowds?|supporters|audiences?|voters|rally|attendees|viewers|listeners|americans"
                r"|nation|public|students|followers|fans"
                r"|gathering|gala|luncheon|dinner|breakfast|donors|people|citizens|graduates|activists"
                r"|protesters|residents|delegates|faithful|constituents|everyone)\b"
            ),
        ),
        (
            "body",
            _words(
                r"\b(?:congress|senate|house|parliament|committee|subcommittee|court|council|panel|lawmakers"
                r"|jury|board|commission|ministry|assembly"
                r"|duma|investigators|police|officials|democrats|republicans|senators|members|legislators"
                r"|legislature|judges?|department|government"
                r"|union|association|party|administration|fbi|doj|un|nato|conference|summit|regulators"
                r"|authorities|agents|bank|company|cabinet)\b"
            ),
        ),
        (
            "person",
            _words(
                r"\b(?:president|governor|gov\.|sen\.|rep\.|mr\.|mrs\.|ms\.|dr\.|minister|chancellor|mayor"
                r"|secretary|chairman|chairwoman|speaker|wife|husband"
                r"|mother|father|son|daughter|friend|aide|brother|sister|counterpart|leader|king|queen"
                r"|pope|him|her|me|us|boss|lawyer|ambassador|envoy)\b"
            ),
        ),
        (
            "group",
            _words(
                r"\b(?:them|aides|allies|friends|colleagues|leaders|staff|staffers|advisers|advisors"
                r"|employees|workers|parents)$|\b[a-z]\w+s$",
                0,
            ),
        ),
    ),
    stops=_STOPS_EN,
    determiners=_each(
        "a an the his her its their our my some several many two three four five other another all most both"
    ),
    pronouns=_each("him her them us me"),
    between=re.compile(r"\b(?:who|which|whose|whom|because|than|although)\b|;", re.I),
)

_GUILLEMETS = r"(?:«[^»]{2,40}»|\"[^\"]{2,40}\")"
_RU_NAME = rf"(?:{_GUILLEMETS}|{NAMED}(?: {NAMED}){{0,3}})"
RUSSIAN = Address(
    addressees=(
        _words(
            r"\b(?P<np>(?:местным |иностранным |российским )?(?:журналистам|репорт[её]рам|корреспондентам"
            r"|представителям (?:прессы|СМИ)|прессе|СМИ))\b"
        ),
        _words(
            r"(?<!эфире )(?<!эфир )(?<!сайте )(?<!эфира )\b"
            r"(?P<np>(?:корреспонденту|корр\.|обозревателю|журналисту|агентству|информагентству|изданию|газете"
            rf"|телеканалу|каналу|радиостанции|радио"
            rf"|порталу|журналу|сайту|телекомпании) {_RU_NAME})"
        ),
        _words(
            rf"\b(?:интервью|беседе с|комментарии|комментарий|разговоре с|сообщил\w*|заявил\w*|сказал\w*"
            rf"|рассказал\w*|пояснил\w*|уточнил\w*) "
            rf"(?P<np>ТАСС|РИА Новости|РИА «Новости»|АФП|Би-би-си|РБК|{_GUILLEMETS}у?)",
            0,
        ),
        _words(
            r"\b(?P<np>(?:избирателям|сторонникам|депутатам|сенаторам|участникам \w+|студентам|гражданам"
            r"|россиянам|президенту|премьеру|министру"
            r"|губернатору|парламенту|народу|собравшимся|зрителям|слушателям|членам \w+|комитету|комиссии"
            r"|коллегам|властям))\b"
        ),
        _words(
            r"\bвопросы? (?P<np>журналист(?:а|ов|ки)|корреспондент(?:а|ов)|репорт[её]р(?:а|ов)|депутатов"
            r"|слушателей|зрителей|студентов)\b"
        ),
        _words(r"\b(?:ему|ей|им|нам|мне)(?P<np>)\b(?!.)"),
    ),
    channels=_channels(
        r"в|во|на|из|по|через|в ходе|во время|в рамках|в сво[её]м|в сво[её]й",
        r"(?:(?!и\b|а\b|на\b|в\b|с\b|что\b|о\b)[\w«»-]+ ){0,3}?",
        {
            "press conference": r"пресс-конференци[июя]|брифинг[еа]|пресс-подход[еа]",
            "interview": r"интервью|беседе",
            "phone call": r"телефонно\w+ разговор\w*|телефону|телефонной беседы",
            "hearing": r"слушани\w+",
            "speech": r"речи|выступлени[ияе]|обращени[ияе]|послани[ияе]|митинг[еа]",
            "letter": r"письм[ое]|записке|телеграмме",
            "post": r"тви(?:т)?те\w*|Twitter|Facebook|Telegram(?:-канал\w*)?|телеграм\w*(?:-канал\w*)?|Instagram"
            r"|фейсбуке|инстаграме|соцсет\w+|социальн\w+ сет\w+|посте|YouTube|«?ВКонтакте»?",
            "broadcast": rf"эфир[еа](?: (?:телеканала|канала|радиостанции|программы|радио|передачи) {_RU_NAME}"
            rf"| {_RU_NAME})?",
            "statement": r"заявлени[ия]|коммюнике|пресс-релизе|комментарии",
            "report": r"докладе|отч[её]те|исследовании|документе|сообщении|релизе",
            "article": r"статье|колонке|книге",
            "meeting": r"заседани[ияе]|совещани[ияе]|встреч[еиу]|форум[еа]|саммит[еа]|съезд[еа]",
        },
        {},
    ),
    kinds=(
        ("reporters", _words(r"журналист|репорт[её]р|корреспонд|обозревател|прессе|прессы|СМИ")),
        (
            "outlet",
            _words(
                r"агентств|издани|газет|канал|радио|порталу|журналу|сайту|телекомпани|ТАСС|РИА|АФП"
                r"|Би-би-си|РБК|[«\"]"
            ),
        ),
        ("public", _words(r"избирател|сторонник|участник|студент|граждан|россиян|народ|собравш|зрител|слушател")),
        ("body", _words(r"депутат|сенатор|парламент|комитет|комисси|член|власт")),
        ("person", _words(r"президент|премьер|министр|губернатор")),
        ("group", _words(r"коллег")),
    ),
    stops=frozenset(),
    determiners=frozenset(),
    pronouns=frozenset(),
    between=re.compile(r"\b(?:котор\w+|потому|чтобы)\b|;", re.I),
)

_FR_NAME = rf"(?:{NAMED}(?: (?:de |du |la )?{NAMED}){{0,3}})"
FRENCH = Address(
    addressees=(
        _words(
            r"\b(?:aux?|devant (?:les|des|la)|à (?:la|des|plusieurs)|par (?:les|des|un|une"
            r"|la)) (?P<np>(?:quelques |plusieurs )?(?:journalistes?|presse"
            r"|reporters?|médias|correspondants?)(?: \w+s)?)(?!\w)"
        ),
        _words(
            rf"(?:\b(?:à|au|avec|devant|pour) (?:l['’]|la |le |les )?|\bà l['’]|\baux? )(?P<np>(?:(?:agence"
            rf"|chaîne|quotidien|journal|magazine|radio|hebdomadaire|site)(?: \w+)? "
            rf"{_FR_NAME}|{OUTLETS}|(?:Monde|Figaro|Libération|Parisien|Temps|Point|Express|Croix)))(?!\w)",
            0,
        ),
        _words(
            r"\b(?:aux?|à (?:la|l['’])|devant (?:le|la|les|l['’])) ?(?P<np>députés|sénateurs|Parlement"
            r"|Assemblée(?: nationale)?|Sénat|élus|électeurs|partisans|militants"
            r"|Français|habitants|foule|nation|gouverneur|président|premier ministre|ministre|maire|préfet"
            r"|commission|tribunal|Conseil \w+|étudiants)(?!\w)"
        ),
    ),
    channels=_channels(
        r"dans|lors|au cours|pendant|sur|par|via|à l['’]occasion|en|à l['’]issue|au|à",
        r"(?:d['’]|de |du )?(?:une? |le |la |les |l['’]|son |sa |ses |leur |cette? )?(?:(?!et\b|que\b|qui\b|sur\b"
        r"|à\b|au\b)[\w’'-]+ ){0,2}?",
        {
            "press conference": r"conférences? de presse|points?(?: de)? presse|point-presse",
            "interview": r"entretiens?|interviews?",
            "phone call": r"(?:entretien|conversation|appel) téléphonique|téléphone",
            "hearing": r"auditions?|audience",
            "speech": r"discours|allocutions?|meetings?|prise de parole",
            "letter": r"lettres?(?: ouverte)?|courriers?|courriels?|e-?mails?|note",
            "post": r"tweets?|Twitter|Facebook|Telegram|Instagram|X|réseaux sociaux|messages? (?:publiés? )?sur \w+"
            r"|publications?|compte Twitter|canal Telegram|chaîne Telegram",
            "statement": r"communiqués?(?: de presse)?|déclarations?",
            "report": r"rapports?|études?|sondages?|documents?",
            "article": r"tribunes?|articles?|livres?|éditorial",
            "broadcast": rf"(?:antenne|micro|plateau)(?: d['’e]{{1,2}} ?{_FR_NAME})?|(?:télévision|radio)(?: \w+)?"
            rf"|BFM\w*|TF1|France (?:2|Info|Inter)|RTL|RMC|Europe 1",
            "meeting": r"réunions?|sommets?|forums?",
        },
        {},
    ),
    kinds=(
        ("reporters", _words(r"journaliste|presse|reporter|médias|correspondant")),
        (
            "outlet",
            _words(
                rf"agence|chaîne|quotidien|journal|magazine|radio|hebdomadaire|site|{OUTLETS}|Monde|Figaro"
                rf"|Libération|Parisien|Temps|Point|Express|Croix"
            ),
        ),
        ("body", _words(r"député|sénateur|parlement|assemblée|sénat|élus|commission|tribunal|conseil")),
        ("public", _words(r"électeur|partisan|militant|français|habitant|foule|nation|étudiant")),
        ("person", _words(r"gouverneur|président|ministre|maire|préfet")),
    ),
    stops=frozenset(),
    determiners=frozenset(),
    pronouns=frozenset(),
    between=re.compile(r"\b(?:qui|dont|parce|afin)\b|;", re.I),
)

ADDRESSES: Mapping[str, Address] = {"en": ENGLISH, "ru": RUSSIAN, "fr": FRENCH}
