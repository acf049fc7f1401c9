"""Build the packaged knowledge base from open data: who held which office when, and what countries are called.

    python knowledge/build.py [--data FOLDER] [--out FOLDER]

FOLDER of the data (default: SAYSO_DATA/countries) holds, as downloaded or cloned:

- ``leaders_from_factbook.json``: heads of state and government, drawn from github.com/factbook/factbook.json (CC0)
- ``us_congress/legislators-current.yaml`` and ``executive.yaml``: github.com/unitedstates/congress-legislators (CC0)
- ``us_congress/legislators-former.yaml``: who left since 2012, out of that repository's history, by ``former.py``
- ``us_offices/holders.csv``, ``legislators.csv`` and ``people.csv``: governors, cabinets and senators since 1993 with
  Wikidata ids, statements of Wikidata (CC0) as github.com/every-politician-scrapers/us-cabinet holds them under
  ``html`` (holders21.csv, legislators.csv, bio.csv)
- ``mledoze/countries.json`` and its ``LICENSE``: github.com/mledoze/countries (ODbL 1.0)

Writes ``people.csv`` and ``offices.csv`` (CC0) and, from the last alone, ``countries.csv`` (ODbL 1.0) beside a copy of
its licence. The same data give the same bytes. What cannot be read is printed and left out.
"""

from __future__ import annotations

import argparse
import csv
import html
import json
import os
import re
import shutil
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
DATA = Path(os.environ.get("SAYSO_DATA", HERE.parent / "../shared/data")) / "countries"
OUT = HERE.parent / "src" / "sayso" / "knowledge" / "tables"
# The last day on which the leaders are known to have been in office, and that of the American offices of Wikidata.
SNAPSHOT = "2026-05-01"
OFFICES_SNAPSHOT = "2022-08-03"
OFFICES_SINCE = 1993
FIRST_YEAR = 1945
LANGUAGES = {
    "ara": "ar", "ces": "cs", "deu": "de", "fra": "fr", "ita": "it", "jpn": "ja", "kor": "ko", "nld": "nl",
    "per": "fa", "pol": "pl", "por": "pt", "rus": "ru", "spa": "es", "srp": "sr", "swe": "sv", "tur": "tr",
    "zho": "zh", "eng": "en",
}  # fmt: skip
TITLES = {
    "president": r"(?:Interim |Acting |Transition(?:al)? )?President(?: of the (?:Swiss Confederation|Republic))?",
    "vice president": r"(?:Executive )?Vice President",
    "prime minister": r"(?:Interim |Acting |Caretaker |Transition(?:al)? )?Prime Minister|Taoiseach \(Prime Minister\)"
    r"|Premier"
    r"|President of the Government of Spain \(prime minister-equivalent\)",
    "chancellor": r"(?:Federal )?Chancellor",
    "king": r"King",
    "queen": r"Queen",
    "emperor": r"Emperor",
    "sultan": r"Sultan(?: and Prime Minister)?",
    "emir": r"Amir|Emir",
    "prince": r"Prince",
    "grand duke": r"Grand Duke",
    "pope": r"Pope",
    "supreme leader": r"Supreme Leader|State Affairs Commission President",
    "chief minister": r"Chief Minister",
    "chief executive": r"Chief Executive",
    "governor": r"Governor",
}
WOMEN, MEN = {"queen"}, {"king", "emperor", "sultan", "emir", "prince", "grand duke", "pope"}
RANK = re.compile(r"^(?:Dr\.|Sir|Dame|Gen\.|General|Col\.|Lt\. Gen\.|Capt\.|Sheikh|Ayatollah|Field Marshal)\s+")
MONTHS = {m: n for n, m in enumerate(
    "January February March April May June July August September October November December".split(), 1)}  # fmt: skip
ELSEWHERE = {
    "Burma": "MM", "Cote d'Ivoire": "CI", "Cabo Verde": "CV", "Turkey (Turkiye)": "TR", "Korea, North": "KP",
    "Korea, South": "KR", "Congo (Kinshasa)": "CD", "Congo (Brazzaville)": "CG", "Bahamas, The": "BS",
    "Gambia, The": "GM", "Micronesia, Federated States of": "FM", "Czechia": "CZ", "Holy See (Vatican City)": "VA",
    "Falkland Islands (Islas Malvinas)": "FK", "Eswatini": "SZ", "North Macedonia": "MK", "Sao Tome and Principe": "ST",
    "Saint Helena, Ascension, and Tristan da Cunha": "SH", "Virgin Islands": "VI", "Timor-Leste": "TL", "Macau": "MO",
    "DRC": "CD", "The Gambia": "GM",
}  # fmt: skip
FILES = {"ct.json": "CF", "ae.json": "AE"}  # entries whose country the source leaves empty
PEOPLE = ("id", "name", "last", "also", "gender", "born", "wikidata")
OFFICES = ("id", "office", "country", "area", "since", "until", "seen", "party")
PARTIES = {"Republican": "Republican", "Democrat": "Democratic", "Independent": "Independent"}
# The short forms that news sets and the source leaves out, being shorter than a name of four letters, or lacks.
SHORT = {
    "US": (("en", "U.S."), ("en", "US"), ("en", "U.S.A."), ("ru", "США"), ("es", "EE. UU."), ("es", "EE.UU.")),
    "GB": (("en", "Britain"), ("en", "UK"), ("en", "U.K."), ("ru", "Британия"), ("de", "Großbritannien"),
           ("fr", "Grande-Bretagne"), ("es", "Gran Bretaña")),
}  # fmt: skip
# Offices of the United States as Wikidata calls them, and as texts do where that differs.
POSITIONS = {
    "Attorney General": "", "Secretary of State": "", "Secretary of Defence": "secretary of defense",
    "Secretary of the Treasury": "", "Secretary of Homeland Security": "", "Secretary of Veterans Affairs": "",
    "Secretary of Labor": "", "Secretary of Commerce": "", "Secretary of Energy": "", "Secretary of Education": "",
    "Secretary of Transportation": "", "Secretary of Agriculture": "", "Secretary of the Interior": "",
    "Secretary of Health and Human Services": "", "Secretary of Housing and Urban Development": "",
    "Secretary of the Army": "", "Secretary of the Navy": "", "Secretary of the Air Force": "",
    "Director of the FBI": "", "Director of the CIA": "", "Director of National Intelligence": "",
    "Administrator of the Environmental Protection Agency": "", "Chair of the Federal Reserve": "",
    "Director of the Office of Management and Budget": "", "United States Trade Representative": "trade representative",
    "Speaker of the House of Representatives": "speaker", "White House Press Secretary": "press secretary",
    "White House Chief of Staff": "chief of staff", "National Security Advisor": "national security adviser",
    "Ambassador to the United Nations": "", "Chairman of the Joint Chiefs of Staff": "", "Solicitor General": "",
    "Supreme Court Justice": "justice of the supreme court", "Chief Justice": "", "First Lady": "",
    "United States senator": "senator",
}  # fmt: skip
STATES = {
    "Alabama": "AL", "Alaska": "AK", "Arizona": "AZ", "Arkansas": "AR", "California": "CA", "Colorado": "CO",
    "Connecticut": "CT", "Delaware": "DE", "Florida": "FL", "Georgia": "GA", "Hawaii": "HI", "Idaho": "ID",
    "Illinois": "IL", "Indiana": "IN", "Iowa": "IA", "Kansas": "KS", "Kentucky": "KY", "Louisiana": "LA",
    "Maine": "ME", "Maryland": "MD", "Massachusetts": "MA", "Michigan": "MI", "Minnesota": "MN", "Mississippi": "MS",
    "Missouri": "MO", "Montana": "MT", "Nebraska": "NE", "Nevada": "NV", "New Hampshire": "NH", "New Jersey": "NJ",
    "New Mexico": "NM", "New York": "NY", "North Carolina": "NC", "North Dakota": "ND", "Ohio": "OH",
    "Oklahoma": "OK", "Oregon": "OR", "Pennsylvania": "PA", "Rhode Island": "RI", "South Carolina": "SC",
    "South Dakota": "SD", "Tennessee": "TN", "Texas": "TX", "Utah": "UT", "Vermont": "VT", "Virginia": "VA",
    "Washington": "WA", "West Virginia": "WV", "Wisconsin": "WI", "Wyoming": "WY",
}  # fmt: skip
SUFFIXES = ("Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV")
Row = dict[str, Any]


def plain(words: str) -> str:
    """Lower case without accents and marks."""
    low = "".join(c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", low).strip("-")


def calendar_day(words: str) -> str:
    """``8 November 2025`` as an ISO day, ``May 2014`` as a month, ``1997`` as a year."""
    found = re.search(r"(?:(\d{1,2}) )?(?:(" + "|".join(MONTHS) + r") )?(\d{4})", words)
    if not found:
        return ""
    number, month, year = found.groups()
    return "-".join(x for x in (year, month and f"{MONTHS[month]:02}", month and number and f"{int(number):02}") if x)


def spelled(word: str) -> str:
    """A last name in capitals as others write it: al-BURHAN, PEÑA, McDONALD."""
    return "-".join(p.capitalize() if p.isupper() and len(p) > 1 else p for p in word.split("-"))


def leader(text: str) -> tuple[str, str, str, str] | None:
    """Office, name, last name and first day of one entry, or None."""
    found = re.match(r"(.+?) \(since ([^)]*)\)", text)
    if not found:
        return None
    words = found[1]
    for kind, title in TITLES.items():
        if start := re.match(rf"(?:{title})(?: and (?:Prime Minister|Head of Government))? (?=\S)", words):
            office, name = kind, words[start.end() :]
            break
    else:
        return None
    name = re.sub(r'\s*"[^"]*"|,? Jr\.', "", name)
    while RANK.match(name):
        name = RANK.sub("", name)
    if "," in name or " of " in name:
        return None
    parts = name.split()
    capital = [
        k for k, w in enumerate(parts) if sum(c.isupper() for c in w) > 1 and not (k and re.fullmatch(r"[IVX]+", w))
    ]
    if not capital or len(parts) > 6:
        return None
    last = " ".join(spelled(parts[k]) for k in range(capital[0], capital[-1] + 1))
    return (
        office,
        " ".join(spelled(w) if k in capital else w for k, w in enumerate(parts)),
        last,
        calendar_day(found[2]),
    )


def short_names(name: str, last: str) -> list[str]:
    """The ways a leader's name is shortened: first and last name, without what follows the last name."""
    before, _, _ = name.partition(last)
    given = before.split()
    return [short for short in ({f"{given[0]} {last}", f"{before}{last}"} if given else set()) if short != name]


def leaders(rows: Sequence[Row], codes: dict[str, str], independent: set[str]) -> tuple[list[Row], list[Row]]:
    """People and offices of the heads of state and government."""
    people: dict[str, Row] = {}
    offices: dict[tuple[str, ...], Row] = {}
    for row in rows:
        country = html.unescape(row["country"] or "")
        code = codes.get(plain(country)) or ELSEWHERE.get(country) or FILES.get(row["file"])
        if code not in independent:
            continue
        text = re.sub(r"<[^>]+>", "", html.unescape(row["text"]))
        for part in re.split(r";\s*(?:represented by )?", text):
            read = leader(part)
            if not read or not code:
                if "since" in part:
                    print(f"left out: {row['country']}: {part[:90]}")
                continue
            office, name, last, since = read
            if "represented by" in text and part is not text.split(";")[0] and office == "governor":
                continue
            id = f"{code.lower()}-{plain(name)}"
            if office in MEN | WOMEN and name.startswith("Charles"):
                id = "gb-charles-iii"
            gender = "f" if office in WOMEN else "m" if office in MEN else ""
            written = (id, name, last, "|".join(sorted(short_names(name, last))), "", "", "")
            person = people.setdefault(id, dict(zip(PEOPLE, written, strict=True)))
            person["gender"] = person["gender"] or gender
            held = (id, office, code, "", since, "", SNAPSHOT, "")
            offices[id, office, code] = dict(zip(OFFICES, held, strict=True))
    return list(people.values()), list(offices.values())


def tenures(terms: Iterable[Row]) -> list[Row]:
    """Terms of one office, state and party that follow one another as one."""
    found: list[Row] = []
    for term in sorted(terms, key=lambda t: (t["office"], t["area"], t["since"])):
        last = found[-1] if found else None
        if last and all(last[k] == term[k] for k in ("office", "area", "party")):
            gap = date.fromisoformat(term["since"]) - date.fromisoformat(last["until"])
            if gap <= timedelta(days=40):
                last["until"] = max(last["until"], term["until"])
                continue
        found.append(dict(term))
    return found


def congress(people: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """People and offices of the United States, from the year FIRST_YEAR."""
    kinds = {"sen": "senator", "rep": "representative", "prez": "president", "viceprez": "vice president"}
    found: dict[str, Row] = {}
    offices = []
    for one in people:
        last = f"{FIRST_YEAR}-01-01"
        if max(t["end"] for t in one["terms"]) < last:
            continue
        name, id = one["name"], f"us-{one['id']['bioguide'].lower()}" if one["id"].get("bioguide") else ""
        first, given = name["last"], name["first"].rstrip(".")
        id = id or f"us-{plain(given + ' ' + first)}"
        suffix = name.get("suffix", "")
        base = [given, *([name["nickname"]] if name.get("nickname") else [])]
        also = {f"{g} {first}" for g in base} | {f"{g} {first} {suffix}" for g in base if suffix}
        if name.get("middle"):
            also |= {
                f"{given} {name['middle'][0]}. {first}{' ' + suffix if suffix else ''}",
                f"{given} {name['middle']} {first}",
            }
        full = (name.get("official_full") or f"{given} {first}").replace(",", "")
        bio = (one["bio"]["gender"].lower(), one["bio"].get("birthday", ""), one["id"].get("wikidata", ""))
        written = (id, full, first, "|".join(sorted(also - {full})), *bio)
        found[id] = dict(zip(PEOPLE, written, strict=True))
        terms = [
            dict(
                zip(
                    OFFICES,
                    (id, kinds[t["type"]], "US", t.get("state", ""), t["start"], t["end"], "", party),
                    strict=True,
                )
            )
            for t in one["terms"]
            for party in [PARTIES.get(t.get("party", ""), "")]
        ]
        # A term that runs on is known to be held on the day of the snapshot, and no longer.
        offices += [t | {"until": "", "seen": SNAPSHOT} if t["until"] > SNAPSHOT else t for t in tenures(terms)]
    return list(found.values()), offices


def position(words: str) -> tuple[str, str] | None:
    """The office and the state of an American position, None for one that is left out."""
    if words.startswith("Governor of ") and words[12:] in STATES:
        return "governor", STATES[words[12:]]
    if words in POSITIONS:
        return POSITIONS[words] or words.lower().replace("fbi", "FBI").replace("cia", "CIA"), ""
    return None


def holders(
    rows: Sequence[Row], bios: Sequence[Row], known: Sequence[Row], held_before: set[tuple[str, str]]
) -> tuple[list[Row], list[Row]]:
    """People and offices of governors, senators and members of cabinets that nobody in ``known`` is told to have held.

    Who has the Wikidata id of somebody known, or, where theirs is not known, their full name, is that person.
    """
    told = {one["id"]: one for one in bios}
    by_id = {p["wikidata"]: p for p in known if p["wikidata"]}
    by_name = {plain(n): p for p in known if not p["wikidata"] for n in (p["name"], *p["also"].split("|")) if n}
    people: dict[str, Row] = {}
    offices: dict[tuple[str, ...], Row] = {}
    for row in rows:
        held = position(row["position"])
        if held is None or (row["end"] or OFFICES_SNAPSHOT) < f"{OFFICES_SINCE}-01-01":
            continue
        same = by_id.get(row["personID"]) or by_name.get(plain(row["person"]))
        if same is not None:
            same["wikidata"] = row["personID"]
            by_id[row["personID"]] = same
            if (same["id"], held[0]) in held_before:
                continue
        elif row["personID"] not in people:
            words = row["person"].replace(",", "").split()
            base = [w for w in words if w not in SUFFIXES]
            short = {
                " ".join(w for w in base if not re.fullmatch(r"[A-Z]\.", w)),
                " ".join(base),
                f"{base[0]} {base[-1]}",
            }
            bio = told.get(row["personID"], {})
            born = bio.get("dob", "")
            written = (
                f"us-{plain(row['person'])}", " ".join(words), base[-1], "|".join(sorted(short - {" ".join(words)})),
                {"male": "m", "female": "f"}.get(bio.get("gender", ""), ""),
                born if re.fullmatch(r"\d{4}(-\d\d){0,2}", born) else "", row["personID"],
            )  # fmt: skip
            people[row["personID"]] = dict(zip(PEOPLE, written, strict=True))
        id = (same or people[row["personID"]])["id"]
        seen = "" if row["end"] else OFFICES_SNAPSHOT
        written = (id, held[0], "US", held[1], row["start"], row["end"], seen, "")
        one = dict(zip(OFFICES, written, strict=True))
        before = offices.get((id, *held, row["start"]))
        offices[id, *held, row["start"]] = max(before or one, one, key=lambda o: o["until"] or o["seen"])
    running = [o for o in offices.values() if not o["until"]]
    over = [o for o in offices.values() if o["until"]]
    ended = [t for id in dict.fromkeys(o["id"] for o in over) for t in tenures(o for o in over if o["id"] == id)]
    return list(people.values()), [*ended, *running]


def names_of_countries(countries: Sequence[Row]) -> list[Row]:
    """Names and demonyms of countries by language."""
    rows: set[tuple[str, str, str, str]] = set()
    free = [one for one in countries if one["independent"]]
    sovereign = {plain(n) for one in free for forms in one["demonyms"].values() for n in forms.values()}
    for one in countries:
        code = one["cca2"]
        for kind in ("common", "official"):
            rows.add((code, "name", "en", one["name"][kind]))
        rows |= {(code, "name", "", s) for s in one["altSpellings"] if len(s) > 3}
        for language, names in one["translations"].items():
            if language in LANGUAGES:
                rows |= {(code, "name", LANGUAGES[language], n) for n in names.values() if n}
        for language, forms in one["demonyms"].items():
            own = {n for n in forms.values() if n and (one["independent"] or plain(n) not in sovereign)}
            rows |= {(code, "demonym", LANGUAGES[language], n) for n in own}
        rows |= {(code, "name", *short) for short in SHORT.get(code, ())}
    return [dict(zip(("country", "kind", "language", "name"), row, strict=True)) for row in sorted(rows)]


def merged(people: Sequence[Row], others: Sequence[Row], offices: list[Row]) -> list[Row]:
    """One row for a person both sources know: an American leader takes the row of the Congress set."""
    known = {(plain(n), "us"): p["id"] for p in others for n in (p["name"], *p["also"].split("|"))}
    kept = []
    for one in people:
        ids = {known.get((plain(n), one["id"][:2])) for n in (one["name"], *one["also"].split("|"))} - {None}
        if len(ids) == 1:
            (same,) = ids
            offices[:] = [o for o in offices if o["id"] != one["id"]]
            print(f"one person: {one['id']} is {same}")
        else:
            kept.append(one)
    return [*kept, *others]


def write(path: Path, rows: Sequence[Row]) -> None:
    """The rows as CSV, sorted by all their fields."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        out.writeheader()
        out.writerows(sorted(rows, key=lambda r: [str(v) for v in r.values()]))
    print(f"{path.name}: {len(rows)} rows, {path.stat().st_size:,} bytes")


def main() -> None:
    """Read the sources, write the tables."""
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("--data", type=Path, default=DATA)
    flags.add_argument("--out", type=Path, default=OUT)
    options = flags.parse_args()
    countries = json.loads((options.data / "mledoze" / "countries.json").read_text("utf-8"))
    codes = {}
    for one in countries:
        names = [one["name"]["common"], one["name"]["official"], *one["altSpellings"]]
        codes |= {plain(n): one["cca2"] for n in names if len(n) > 3}
    rows = json.loads((options.data / "leaders_from_factbook.json").read_text("utf-8"))
    people, offices = leaders(rows, codes, {c["cca2"] for c in countries if c["independent"]})
    sets = [yaml.load((options.data / "us_congress" / f).read_text("utf-8"), yaml.CSafeLoader)
            for f in ("executive.yaml", "legislators-former.yaml", "legislators-current.yaml")]  # fmt: skip
    americans: dict[str, Row] = {}
    held: dict[tuple[str, ...], Row] = {}
    for one in sets:
        found, terms = congress(one)
        for person in found:
            before = americans.get(person["id"])
            americans[person["id"]] = {k: v or (before or {}).get(k, "") for k, v in person.items()}
        held |= {(t["id"], t["office"], t["area"], t["since"]): t for t in terms}
    people = merged(people, list(americans.values()), offices)
    posts, legislators, bios = (
        list(csv.DictReader((options.data / "us_offices" / f).open(encoding="utf-8", newline="")))
        for f in ("holders.csv", "legislators.csv", "people.csv")
    )
    taken = {(t["id"], t["office"]) for t in held.values()}
    more, posts = holders([*posts, *legislators], bios, people, taken)
    people += more
    offices += posts
    options.out.mkdir(parents=True, exist_ok=True)
    write(options.out / "people.csv", people)
    write(options.out / "offices.csv", [*offices, *held.values()])
    write(options.out / "countries.csv", names_of_countries(countries))
    shutil.copyfile(options.data / "mledoze" / "LICENSE", options.out / "countries.LICENSE.md")


if __name__ == "__main__":
    main()
