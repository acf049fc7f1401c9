"""Spanish words that say to whom and by which way something was said."""

from __future__ import annotations

import re

from sayso.extract.address.pattern import NAMED, OUTLETS, Address, channels, words

MARKED = r"(?:«[^»]{2,40}»|“[^”]{2,40}”|\"[^\"]{2,40}\")"
CALLED = rf"(?:{MARKED}|{NAMED}(?: (?:de |del |la |de la )?{NAMED}){{0,3}})"
OUTLET = (
    r"(?:agencia|cadena|diario|periódico|canal|emisora|revista|portal|semanario|rotativo|televisión|radio|medio"
    r"|pódcast"
    r"|podcast)(?: (?:de )?(?:noticias|televisión|pública|público|local|estatal|estadounidense|británic[oa]"
    r"|aleman[a]?"
    r"|frances[a]?|rus[oa]|digital))?"
)
PAPERS = (
    r"(?:El País|El Mundo|ABC|La Vanguardia|La Razón|Clarín|La Nación|Reforma|El Universal|Milenio|Excélsior|Público)"
)
TELLING = (
    r"(?:dijo|dicho|dice|contó|contado|explicó|explicado|comunicó|informó|escribió|escrito|pidió|aseguró"
    r"|advirtió|respondió"
    r"|comentó|señaló|confirmó|declaró|declarado|anunció|prometió|recordó|reiteró|trasladó|admitió|habló|agregó"
    r"|afirmó"
    r"|manifestó|relató|insistió|sostuvo|indicó|reconoció|aclaró|adelantó|subrayó|exigió|mandó|envió|dirigid[oa])"
)
PEOPLE = (
    r"diputados|senadores|Parlamento|Congreso|Senado|Asamblea(?: \w+)?|comisión(?: \w+)?|comité(?: \w+)?"
    r"|tribunal|juez|jueza"
    r"|seguidores|simpatizantes|partidarios|votantes|multitud|estudiantes|alumnos|ciudadanos|electores|público"
    r"|militantes"
    r"|asistentes|Gobierno|Consejo(?: de \w+| \w+)?|vecinos|delegados|empresarios|policía|nación|país"
    r"|trabajadores|familias"
    r"|españoles|mexicanos|argentinos|estadounidenses|afiliados"
)
HOLDERS = (
    r"president[ea]|primer ministro|primera ministra|ministr[oa]|gobernador(?:a)?|alcalde(?:sa)?|papa|rey"
    r"|embajador(?:a)?"
    r"|secretari[oa](?: general)?|fiscal|jef[ea] de \w+"
)

SPANISH = Address(
    addressees=(
        words(
            r"\b(?:a|ante|con) (?P<np>(?:los |las |la |unos |varios |algunos |un grupo de )?"
            r"(?:periodistas|reporter[oa]s|prensa|medios(?: de comunicación| locales)?|corresponsales"
            r"|comunicadores))(?!\w)"
        ),
        words(
            rf"\b(?:a|al|con|para) (?P<np>(?:(?:la|el|los|un|una) )?{OUTLET} {CALLED}|{PAPERS}|{OUTLETS})(?!\w)",
            0,
        ),
        words(
            r"\bpreguntas? de (?P<np>(?:los |las |un |una |la )?(?:periodistas?|reporter[oa]s?|prensa"
            r"|diputad[oa]s?|medios))"
        ),
        words(
            r"\b(?:preguntad|consultad|interrogad|cuestionad|entrevistad)[oa]s? por "
            r"(?P<np>(?:los |las |un |una |la )?(?:periodistas?|reporter[oa]s?|prensa|medios))(?!\w)"
        ),
        words(rf"\bante (?P<np>(?:(?:los|las|la|el|sus|unos|miles de|cientos de|un) ){{0,2}}(?:{PEOPLE}))(?!\w)"),
        words(
            rf"\b{TELLING} (?:\w+ )?(?:a (?P<np>(?:(?:los|las|la|sus|su|unos|un) )?(?:{PEOPLE}|{HOLDERS})(?!\w)))",
        ),
        words(rf"\b{TELLING} (?:\w+ )?al (?P<np>(?:{PEOPLE}|{HOLDERS}))(?!\w)"),
    ),
    channels=channels(
        r"en|durante|por|mediante|a través de|vía|con|desde",
        r"(?:(?:una?|el|la|los|las|su|sus|este|esta|dicha|unas?|unos) )?"
        r"(?:(?!y\b|o\b|que\b|de\b|con\b|a\b|en\b|por\b)[\w-]+ ){0,2}?",
        {
            "press conference": r"(?:conferencia|rueda|encuentro) (?:de|con la) prensa"
            r"|comparecencia(?: de prensa| pública)?"
            r"|sesión informativa",
            "interview": rf"entrevistas?(?: (?:con|a|en|para) (?:(?:la|el) )?(?:{OUTLET} )?{CALLED})?",
            "phone call": r"(?:llamada|conversación) telefónica|teléfono|videollamada",
            "hearing": r"audiencia|vista oral|juicio",
            "testimony": r"testimonio|declaración (?:jurada|judicial)",
            "debate": r"debates?",
            "speech": r"discurso|alocución|intervención|mitin|mensaje a la nación|homilía|sermón|arenga"
            r"|acto de campaña",
            "letter": r"carta(?: abierta)?|misiva|correo(?: electrónico)?|e-?mail|circular|mensaje de texto",
            "post": r"tuits?|tweets?|twitter|facebook|instagram|telegram|x|redes sociales|red social(?: \w+)?"
            r"|cuenta (?:oficial )?(?:de|en) \w+|vídeos?|videos?|blog|canal de telegram",
            "statement": r"comunicado(?: de prensa)?|declaraci(?:ón|ones)|nota de prensa|nota|escrito",
            "article": r"artículo|columna|libro|tribuna|editorial|memorias",
            "report": r"informes?|documento|encuesta|sentencia|dictamen",
            "broadcast": rf"televisión(?: \w+)?|radio(?: {CALLED})?|programa(?: {CALLED})?|podcast|pódcast"
            rf"|cadena {CALLED}"
            r"|antena 3|la sexta|telecinco|micrófonos(?: de \w+(?: \w+)?)?",
            "meeting": r"reunión|cumbre|foro|sesión|asamblea|encuentro|congreso|pleno|acto",
        },
        {},
    ),
    kinds=(
        ("reporters", words(r"periodista|reporter|prensa$|^(?:los )?medios|corresponsal|comunicador")),
        ("outlet", words(rf"^(?:la |el |los |una? )?{OUTLET} |{PAPERS}|\b(?:{OUTLETS})$|{MARKED}", 0)),
        (
            "public",
            words(r"seguidor|simpatizante|partidario|votante|multitud|estudiante|alumno|ciudadano|elector|público"),
        ),
        (
            "public",
            words(
                r"militante|asistente|vecino|delegado|nación|país|español|mexicano|argentin|"
                "estadounidense"
            ),
        ),
        ("person", words(rf"(?:{HOLDERS})$|juez|jueza")),
        ("body", words(r"parlamento|congreso|senado|asamblea|comisión|comité|tribunal|gobierno|consejo|policía")),
        ("group", words(r"diputad|senador|empresario|trabajador|familia|afiliado")),
    ),
    between=re.compile(r"\b(?:quien|quienes|cuy\w+|porque|aunque|el cual|la cual)\b|;", re.I),
    relative=re.compile(r"\W*(?:que|quien|quienes|cuy\w+|donde)\b", re.I),
    cues=(("post", re.compile(r"\b(?:tuiteó|ha tuiteado|publicó en redes)\b", re.I)),),
)
