"""French words that say to whom and by which way something was said."""

from __future__ import annotations

import re

from sayso.extract.address.pattern import NAMED, OUTLETS, Address, channels, words

_FR_NAME = rf"(?:{NAMED}(?: (?:de |du |la )?{NAMED}){{0,3}})"
FRENCH = Address(
    addressees=(
        words(
            r"\b(?:aux?|devant (?:les|des|la)|à (?:la|des|plusieurs)|par (?:les|des|un|une"
            r"|la)) (?P<np>(?:quelques |plusieurs )?(?:journalistes?|presse"
            r"|reporters?|médias|correspondants?)(?: \w+s)?)(?!\w)"
        ),
        words(
            rf"(?:\b(?:à|au|avec|devant|pour) (?:l['’]|la |le |les )?|\bà l['’]|\baux? )(?P<np>(?:(?:agence"
            rf"|chaîne|quotidien|journal|magazine|radio|hebdomadaire|site)(?: \w+)? "
            rf"{_FR_NAME}|{OUTLETS}|(?:Monde|Figaro|Libération|Parisien|Temps|Point|Express|Croix)))(?!\w)",
            0,
        ),
        words(
            r"\b(?:aux?|à (?:la|l['’])|devant (?:le|la|les|l['’])) ?(?P<np>députés|sénateurs|Parlement"
            r"|Assemblée(?: nationale)?|Sénat|élus|électeurs|partisans|militants"
            r"|Français|habitants|foule|nation|gouverneur|président|premier ministre|ministre|maire|préfet"
            r"|commission|tribunal|Conseil \w+|étudiants)(?!\w)"
        ),
    ),
    channels=channels(
        r"dans|lors|au cours|pendant|sur|par|via|à l['’]occasion|en|à l['’]issue|au|à",
        r"(?:d['’]|de |du )?(?:une? |le |la |les |l['’]|son |sa |ses |leur |cette? )?"
        r"(?:(?!suite\b|fin\b|et\b|que\b|qui\b|sur\b"
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
        ("reporters", words(r"journaliste|presse|reporter|médias|correspondant")),
        (
            "outlet",
            words(
                rf"agence|chaîne|quotidien|journal|magazine|radio|hebdomadaire|site|{OUTLETS}|Monde|Figaro"
                rf"|Libération|Parisien|Temps|Point|Express|Croix"
            ),
        ),
        ("body", words(r"parlement|assemblée|sénat$|commission|tribunal|conseil")),
        ("group", words(r"député|sénateur|élus")),
        ("public", words(r"électeur|partisan|militant|français|habitant|foule|nation|étudiant")),
        ("person", words(r"gouverneur|président|ministre|maire|préfet")),
    ),
    between=re.compile(r"\b(?:qui|dont|parce|afin)\b|;", re.I),
    relative=re.compile(r"\W*(?:qui|dont|que|où|lequel|laquelle)\b", re.I),
    cues=(("post", re.compile(r"\ba(?:vait)? (?:re)?tweeté", re.I)),),
)
