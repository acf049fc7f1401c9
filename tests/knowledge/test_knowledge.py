"""The knowledge base: countries, offices and people by name; a user's own rows; rows that cannot be read."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from sayso.errors import SettingsError
from sayso.knowledge import Called, Knowledge, Person, Tenure, extended, packaged
from sayso.knowledge.table import TABLES

BELL = Person("vn-bell", "Ada Bell", "Bell", ("Ada R. Bell",), "f", None, "Q42")
REED = Person("vn-reed", "Paul Reed", "Reed", (), "m")
OWN = Knowledge(
    (BELL, REED),
    (
        Tenure("vn-bell", "president", "VN", "", "2030-05-01", "2033-04-30", ""),
        Tenure("vn-reed", "president", "VN", "", "2033-05-01", "", "2034-01-31"),
        Tenure("vn-reed", "senator", "VN", "North", "2028", "2033", ""),
    ),
    (Called("VN", "name", "en", "Varn"), Called("VN", "demonym", "en", "Varnish"), Called("KM", "name", "en", "Kelm")),
)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Germany", "DE"),
        ("Германия", "DE"),
        ("Alemania", "DE"),
        ("ألمانيا", "DE"),
        ("德国", "DE"),
        ("German", "DE"),
        ("the Netherlands", "NL"),
        ("Germany’s", "DE"),
        ("American", "US"),
        ("française", "FR"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_country_in_many_languages(words: str, code: str | None) -> None:
    assert packaged().country(words) == code


def test_who_held_an_office_on_a_day() -> None:
    assert OWN.holders("president", "VN", "2033-04-30") == (BELL,)
    assert OWN.holders("president", "VN", "2033-05-01") == (REED,)
    assert OWN.holders("senator", "VN", "2033-12-31", "North") == (REED,)
    assert OWN.holders("senator", "VN", "2033-12-31", "South") == ()


def test_what_came_after_the_tables_were_made_is_not_known() -> None:
    assert OWN.holders("president", "VN", "2034-01-31") == (REED,)
    assert OWN.holders("president", "VN", "2034-02-01") == ()
    assert packaged().holders("president", "US", "2100-01-01") == ()


def test_people_by_full_name_and_last_name() -> None:
    assert OWN.named("ada r. bell") == OWN.named("Ada Bell") == (BELL,)
    assert OWN.bearers("REED") == (REED,)
    assert OWN.named("Bell") == ()


def test_the_gender_of_a_name_is_that_of_those_who_bear_it() -> None:
    assert OWN.gender("Ada Bell") == "f"
    assert OWN.gender("Paul Vance") == "m", "by the given name"
    assert OWN.gender("Bell") is None
    both = Knowledge((BELL, Person("x", "Ada Bell", "Bell", (), "m")))
    assert both.gender("Ada Bell") is None


def test_the_packaged_tables_hold_together() -> None:
    base = packaged()
    ids = {p.id for p in base.people}
    assert len(ids) == len(base.people) > 500
    assert {t.person for t in base.tenures} <= ids
    assert all(t.since and (t.until or t.seen) for t in base.tenures)
    assert len({c.country for c in base.called}) > 200
    assert sum(f.stat().st_size for f in TABLES.iterdir()) < 600_000


def test_reading_the_tables_takes_no_time_and_waits_until_it_is_asked_for() -> None:
    spent = []
    for _ in range(3):
        packaged.cache_clear()
        began = time.process_time()
        packaged()
        spent.append(time.process_time() - began)
    # The least, for a collection of the garbage of other tests may fall into any one.
    assert min(spent) < 0.25, "about 35 ms on an idle machine"
    code = "import sayso.cli, sayso.knowledge.table as t; print(t.packaged.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def rows(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_the_digest_changes_with_any_row(tmp_path: Path) -> None:
    posts = "id,office,country,since,party\nvn-bell,senator,VN,2020,Moderate\n"
    more, problems = extended(OWN, rows(tmp_path, "posts.csv", posts))
    assert not problems and [t.party for t in more.offices(BELL)] == ["", "Moderate"]
    other, _ = extended(OWN, rows(tmp_path, "posts.csv", posts.replace("Moderate", "Liberal")))
    assert (
        len({OWN.digest, more.digest, other.digest}) == 3
        and OWN.digest == Knowledge(OWN.people, OWN.tenures, OWN.called).digest
    )


def test_the_packaged_lawmakers_have_their_parties() -> None:
    held = packaged().holders("senator", "US", "2016-05-01")
    parties = {t.party for p in held for t in packaged().offices(p, "2016-05-01")}
    assert parties == {"Republican", "Democratic", "Independent"}


def test_governors_and_those_who_left_the_congress_are_known_on_their_days() -> None:
    base = packaged()
    assert len(base.holders("governor", "US", "2016-05-01")) == 50
    assert len(base.holders("governor", "US", "2016-05-01", "VT")) == 1
    assert 98 <= len(base.holders("senator", "US", "2014-05-01")) <= 102
    assert len(base.holders("secretary of state", "US", "2010-05-01")) == 1


def test_own_rows_stand_over_the_packaged_ones(tmp_path: Path) -> None:
    rows(tmp_path, "ours.csv", "id,name,last,gender,wikidata\nvn-orne,Ida Orne,Orne,f,Q77\nvn-bell,Ada Orne,Orne,f,\n")
    rows(tmp_path, "posts.csv", "id,office,country,since,until\nvn-orne,president,VN,2040-01-01,2044\n")
    rows(tmp_path, "names.csv", "country,kind,language,name\nVN,demonym,fr,varnois\n")
    base, problems = extended(OWN, tmp_path)
    assert problems == ()
    assert [p.name for p in base.holders("president", "VN", "2044-12-31")] == ["Ida Orne"]
    assert base.country("Varnois") == "VN"
    assert [p.name for p in base.named("Ada Orne")] == ["Ada Orne"]
    assert base.named("Ada Bell") == (), "a person of a known id takes the place of the one known"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("id,name,last,gender\nvn-x,Una Reed,Reed,woman\n", 2),
        ("id,name,last\nvn-x,Una Reed,\n", 2),
        ("id,name,last\nvn-x,Una Reed,Reed\nvn-y,Ida,Orne,f\n", 3),
        ("id,office,country,since\nvn-bell,mayor,Varn,2030\n", 2),
        ("id,office,country,since\nvn-bell,mayor,VN,May 2030\n", 2),
        ("colour,size\nred,3\n", 2),
    ],
)
def test_a_row_that_cannot_be_read_is_named_with_file_and_line(tmp_path: Path, text: str, line: int) -> None:
    _, (problem,) = extended(OWN, rows(tmp_path, "ours.csv", text))
    assert problem.code == "bad-knowledge"
    assert problem.message.startswith(f"ours.csv, line {line}:")


def test_an_office_of_nobody_and_a_file_of_other_letters_are_told(tmp_path: Path) -> None:
    path = rows(tmp_path, "posts.csv", "id,office,country,since\nvn-nobody,president,VN,2040\n")
    base, (problem,) = extended(OWN, path)
    assert "vn-nobody" in problem.message and base.holders("president", "VN", "2041-01-01") == ()
    path.write_bytes("id,name,last\nx,Zoë,Orne\n".encode("latin-1"))
    assert [p.code for p in extended(OWN, path)[1]] == ["bad-knowledge"]


def test_a_place_without_tables_is_a_wrong_setting(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        extended(OWN, tmp_path)
    with pytest.raises(SettingsError):
        extended(OWN, tmp_path / "none.csv")
