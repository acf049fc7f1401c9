"""Settings: who overrides whom, and what is said of a wrong one."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from sayso.errors import SettingsError
from sayso.settings import _READ, Settings, settings

DOCS = Path(__file__).parent.parent / "docs" / "settings.md"


def test_without_a_word_the_defaults_hold(tmp_path):
    assert settings({}, {}, tmp_path) == Settings()


def test_flags_go_over_the_environment_over_the_file_over_the_defaults(tmp_path):
    (tmp_path / "sayso.toml").write_text('threads = 1\npage_bytes = "1MB"\nzone = "Europe/Vienna"\n')
    environ = {"SAYSO_THREADS": "2", "SAYSO_PAGE_BYTES": "2_000", "SAYSO_ZONE": "", "HOME": "/"}
    found = settings({"threads": 3, "db": None}, environ, tmp_path)
    assert found == Settings(threads=3, page_bytes=2000, zone="Europe/Vienna")


def test_a_path_of_the_file_is_relative_to_the_file(tmp_path):
    (tmp_path / "sayso.toml").write_text('db = "desk.db"\nmodels = "/srv/models"\n')
    found = settings({}, {}, tmp_path)
    assert (found.db, found.models) == (str(tmp_path / "desk.db"), "/srv/models")
    (tmp_path / "sayso.toml").write_text('db = "postgresql://ann@db/desk"\n')
    assert settings({}, {}, tmp_path).db == "postgresql://ann@db/desk"
    assert settings({}, {"SAYSO_DB": "other.db"}, tmp_path).db == "other.db"


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("threads", "two", "whole number"),
        ("threads", "1.5", "whole number"),
        ("threads", "-1", "whole number"),
        ("threads", "nan", "whole number"),
        ("page_bytes", "much", "bytes above 0"),
        ("page_bytes", "0", "bytes above 0"),
        ("zone", "Mars/Olympus", "Europe/Vienna"),
        ("zone", "../etc/passwd", "Europe/Vienna"),
        ("zone", "+25:00", "Europe/Vienna"),
        ("profile", "slow", "one of best, fast"),
        ("patience", "soon", "seconds"),
        ("patience", "-1", "seconds"),
        ("db", " ", "give text"),
        ("user_agent", "a\r\nHost: x", "a product name"),
        ("user_agent", "(nobody)", "a product name"),
        ("user_agent", "Dürer/1.0", "a product name"),
        ("pace", "-1", "seconds"),
        ("fetch_time", "0", "above 0"),
        ("allowed_hosts", "http://desk.internal/", "without http://"),
        ("allowed_hosts", "*.internal", "without http://"),
        ("allowed_hosts", "desk.internal:8080", "without http://"),
    ],
)
def test_a_wrong_value_names_the_setting_its_place_and_the_remedy(tmp_path, name, value, remedy):
    for flags, environ, place in (
        ({name: value}, {}, "the flags"),
        ({}, {f"SAYSO_{name.upper()}": value}, "the environment"),
    ):
        with pytest.raises(SettingsError, match=re.escape(remedy)) as caught:
            settings(flags, environ, tmp_path)
        assert caught.value.key == name
        assert place in str(caught.value)


def test_hosts_are_a_list_or_stand_between_commas(tmp_path):
    (tmp_path / "sayso.toml").write_text(
        'allowed_hosts = ["desk.internal", "::1"]\nuser_agent = "desk/1.0 (d@n.example)"\n'
    )
    found = settings({}, {}, tmp_path)
    assert (found.allowed_hosts, found.user_agent) == (("desk.internal", "::1"), "desk/1.0 (d@n.example)")
    assert settings({}, {"SAYSO_ALLOWED_HOSTS": "desk.internal, ::1"}, tmp_path).allowed_hosts == found.allowed_hosts
    (tmp_path / "sayso.toml").write_text("allowed_hosts = [7]\n")
    with pytest.raises(SettingsError, match="names of hosts"):
        settings({}, {}, tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("thread = 1", "thread: no such setting .*the settings are db, "),
        ("threads = true", "threads: True .*whole number"),
        ("zone = 7", "zone: 7 .*Europe/Vienna"),
        ("threads: 1", "is not TOML"),
        ("[limits]\npage_bytes = 1", "limits: no such setting"),
    ],
)
def test_a_wrong_file_is_named(tmp_path, text, message):
    (tmp_path / "sayso.toml").write_text(text)
    with pytest.raises(SettingsError, match=message) as caught:
        settings({}, {}, tmp_path)
    assert "sayso.toml" in str(caught.value)


def test_a_file_in_another_encoding_is_named(tmp_path):
    (tmp_path / "sayso.toml").write_bytes(b"# r\xe9glages\n")
    with pytest.raises(SettingsError, match=r"sayso\.toml: cannot be read"):
        settings({}, {}, tmp_path)


def test_every_setting_is_read_and_documented_with_its_default():
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \| (.+?) \| (.+) \|$", DOCS.read_text("utf-8"), re.MULTILINE)
    assert [row[0] for row in rows] == [field.name for field in fields(Settings)] == list(_READ)
    for (name, variable, default, told), field in zip(rows, fields(Settings), strict=True):
        assert variable == f"SAYSO_{name.upper()}"
        assert field.default is None or default == f"`{field.default}`"
        assert len(told) > 20
