"""German words that say to whom and by which way something was said."""

from __future__ import annotations

import re

from sayso.extract.address.pattern import NAMED, OUTLETS, Address, channels, words

MARKED = r"(?:„[^“”]{2,40}[“”]|»[^«]{2,40}«|\"[^\"]{2,40}\")"
CALLED = rf"(?:{MARKED}|dpa|apa|epd|{NAMED}(?: (?:am |der |des )?{NAMED}){{0,3}})"
THE = r"(?:dem|der|den|einem|einer)"
OUTLET = (
    r"(?:\w*[Zz]eitung|\w*[Mm]agazin|\w*[Aa]gentur|\w*[Ss]ender|\w*[Bb]latt|\w*[Pp]ortal|Zeitschrift|Illustrierten"
    r"|\w*[Rr]adio|Podcast)"
)
PAPERS = (
    r"(?:Presse-Agentur|Zeitung|Nachrichten|Rundschau|Allgemeinen|Tagesspiegel|Spiegel|Rundfunk|Fernsehen"
    r"|Anzeiger|Kurier"
    r"|Tageblatt|Tagblatt|Standard|Welt|Zeit|Bild|Stern|Focus|Handelsblatt|Deutschlandfunk|Post|Presse|Morgenpost)"
)
PEOPLE = (
    r"\w*[Aa]nhängern?|Abgeordneten|Parlamentariern|Parlament|Bundestag|Bundesrat|Landtag|Kongress|Senat"
    r"|\w*[Aa]usschuss"
    r"|\w*[Gg]ericht|Delegierten|Studenten|Studierenden|Schülern|Bürgern?|Bürgerinnen und Bürgern|Publikum|Menge"
    r"|Wählern"
    r"|Zuschauern|Zuhörern|Mitgliedern|Mitarbeitern|Unternehmern|Kabinett|\w*[Rr]at|Vollversammlung|Polizei"
    r"|Einwohnern"
    r"|Anwohnern|Parteifreunden|Kollegen|Kommission|Demonstranten|Gästen|Soldaten"
)
HOLDERS = (
    r"\w*[Pp]räsidenten|\w*[Mm]inister|\w*[Bb]ürgermeister|\w*[Kk]anzler|Gouverneur|Papst|König|Gesandten|Botschafter"
    r"|Richter|Vorsitzenden"
)

GERMAN = Address(
    addressees=(
        words(
            r"\b(?P<np>(?:(?:den|einigen|mehreren|mitreisenden|anwesenden|versammelten|wartenden"
            r"|ausländischen) ){0,2}"
            r"(?:Journalist(?:inn)?en|Reporter(?:inne)?n|Pressevertretern|Medienvertretern|Korrespondenten))\b"
            r"(?! (?:zufolge|gefragt|befragt))"
        ),
        words(r"\b(?:vor|gegenüber) (?P<np>(?:der|den) (?:Presse|Medien))\b"),
        words(
            rf"(?<!von )(?<!bei )(?<!nach )(?<!aus )(?<!in )(?<![Dd]ie )(?<!Der )\b(?P<np>"
            rf"(?:{THE} )?{OUTLET} {CALLED}|(?:der|dem) {MARKED}"
            rf"|(?:der|dem) (?:{NAMED} ){{0,2}}{PAPERS}|{THE} (?:dpa|{OUTLETS})|(?:dpa|{OUTLETS}))(?!\w)",
            0,
        ),
        words(rf"\b(?:vor|gegenüber|zu|an) (?P<np>(?:(?:[a-zäöüß]+|\d[\d.]*) ){{0,3}}?(?:{PEOPLE}))(?!\w)", 0),
        words(
            r"\bauf (?:eine |die |mehrere )?(?:Nach)?fragen? (?P<np>(?:eines|einer|von) "
            r"(?:Journalist\w*|Reporter\w*|Abgeordneten|Zuschauers?|Studenten|Bürgers?))\b"
        ),
        words(
            r"\bvon (?P<np>(?:einem |einer )?(?:Journalist\w*|Reporter\w*|Moderator\w*)) (?:\w+ ){0,4}(?:an"
            r"|be)?ge?fragt"
        ),
        words(
            rf"(?<!mit )(?<!von )(?<!bei )(?<!nach )(?<!zu )(?<!in )(?<!aus )\b"
            rf"(?P<np>dem (?:[a-zäöüß]+n )?(?:{HOLDERS}|Parlament|Bundestag|Kongress|\w*[Aa]usschuss|\w*[Gg]ericht)"
            rf"(?: {NAMED}){{0,2}})(?!\w)",
            0,
        ),
    ),
    channels=channels(
        r"in|im|auf|bei|beim|über|per|via|während|am|anlässlich|vor",
        r"(?:(?:einer|einem|eines|der|dem|des|seiner|seinem|ihrer|ihrem|diesem|dieser) )?"
        r"(?:(?!und\b|oder\b|dass\b|von\b|mit\b|für\b|der\b|die\b|das\b|den\b)[\w-]+(?:en|er|em|es) ){0,2}?",
        {
            "press conference": r"\w*pressekonferenz(?:en)?|pressegespräch|pressetermin|medienkonferenz|\w*briefing",
            "interview": rf"[\w-]*interviews?(?: mit (?:{THE} )?(?:{OUTLET} )?{CALLED})?"
            rf"|gespräch mit (?:{THE} )?(?:{OUTLET} )?{CALLED}",
            "phone call": r"telefonat|telefongespräch|telefon|telefonkonferenz|videokonferenz",
            "hearing": r"anhörung|verhandlung|hauptverhandlung",
            "testimony": r"zeugenaussage|vernehmung|eidesstattlichen (?:erklärung|versicherung)",
            "debate": r"(?:\w+-?)?debatte|(?:tv-|fernseh)duell|aussprache",
            "speech": r"\w*rede|\w*ansprache|grußwort|predigt|\w*kundgebung|wahlkampfauftritt|vortrag"
            r"|regierungserklärung"
            r"|auftritt|wahlkampfveranstaltung",
            "letter": r"brief|schreiben|e-mail|mail|rundschreiben|sms|telegramm",
            "post": r"tweet|(?:kurznachrichtendienst |plattform )?(?:twitter|x)|facebook(?:-[\w-]+)?"
            r"|instagram(?:-[\w-]+)?"
            r"|telegram(?:-[\w-]+)?|twitter-[\w-]+|sozialen (?:medien|netzwerken?)|\w*blog|\w*videobotschaft|video"
            r"|facebook-post|youtube(?:-[\w-]+)?",
            "statement": r"(?:presse)?erklärung|(?:presse|medien)?mitteilung|stellungnahme|aussendung|statement"
            r"|kommuniqué",
            "article": r"gastbeitrag|kolumne|artikel|leitartikel|buch|memoiren|gastkommentar",
            "report": r"\w*bericht|\w*studie|gutachten|umfrage|dokument|urteil|positionspapier",
            "broadcast": rf"(?:ard|zdf|orf|srf)(?:-[\w-]+)?|\w*sendung(?: {MARKED})?|talkshow(?: {MARKED})?"
            rf"|\w*fernsehen"
            rf"|\w*radio|rundfunk|podcast|deutschlandfunk|(?:fernseh)?sender {CALLED}",
            "meeting": r"\w*sitzung|treffen|\w*konferenz|\w*gipfel|parteitag|tagung|veranstaltung"
            r"|podiumsdiskussion|forum"
            r"|\w*versammlung",
        },
        {},
    ),
    kinds=(
        (
            "reporters",
            words(r"journalist|reporter|pressevertreter|medienvertreter|korrespondent|moderator|presse$|medien$"),
        ),
        ("outlet", words(rf"{OUTLET}|{PAPERS}|{MARKED}|\b(?:dpa|{OUTLETS})\b")),
        (
            "public",
            words(r"anhänger|student|studierend|schüler|bürgern|bürgers?$|publikum|menge|wähler|zuschauer|zuhörer"),
        ),
        ("public", words(r"einwohner|anwohner|demonstrant|gästen|delegierten")),
        ("person", words(HOLDERS)),
        (
            "body",
            words(
                r"parlament$|bundestag|bundesrat|landtag|kongress|senat|ausschuss|gericht|kabinett|rat$"
                r"|vollversammlung"
            ),
        ),
        ("body", words(r"polizei|kommission")),
        (
            "group",
            words(
                r"abgeordnete|parlamentarier|mitglied|mitarbeiter|unternehmer|parteifreund|kollegen|"
                "soldaten"
            ),
        ),
    ),
    between=re.compile(r", (?:der|die|das|dem|den|dessen|deren|welche\w*)\b|\b(?:weil|obwohl|damit|wobei)\b|;", re.I),
    relative=re.compile(r"\W*(?:der|die|das|dem|den|dessen|deren|welche\w*)\b", re.I),
    cues=(("post", re.compile(r"\b(?:twitterte|twittert|getwittert|postete|bloggte)\b", re.I)),),
)
