"""The settings: one frozen value, read once at the edge; no other module reads files or the environment for them.

Defaults < ``sayso.toml`` < ``SAYSO_…`` variables < flags. Each setting is described in docs/settings.md.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from sayso.errors import SettingsError

FILE = "sayso.toml"
PREFIX = "SAYSO_"
# The folder of each profile's tagger, beside the packaged models or under the setting ``models``.
PROFILES = {"best": "tagger", "fast": "tagger-fast"}
PAGE_BYTES = 50 * 2**20


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set; a path is absolute, or relative to the folder sayso was started in.

    ``db`` is the database of the desk, a file or a postgresql:// address. ``models`` is a folder of models to use
    instead of the packaged ones, None for those. ``profile`` says which tagger of English reads, ``best`` or ``fast``.
    ``threads`` is how many a model may use; 0, nobody asked, is one. ``page_bytes`` is the size above which a source is
    not read. ``zone`` is the time zone of sources that name none, None where it is not known. ``patience`` is how long
    to wait for another writer of the database, in seconds. ``knowledge`` is a CSV file, or a folder of them, with rows
    to put over the packaged knowledge base, None for none.

    ``user_agent`` is what servers and their robots.txt are told we are, None for our own name; ``pace`` is the pause
    between two pages of one host and ``fetch_time`` what one request may take, in seconds;
    ``allowed_hosts`` are hosts that may be fetched from although they stand on a private network. ``webhook_secret``
    is what alerts to a webhook are signed with, None where none is set.
    """

    db: str = "sayso.db"
    models: str | None = None
    profile: str = "best"
    threads: int = 0
    page_bytes: int = PAGE_BYTES
    zone: str | None = None
    patience: float = 10.0
    user_agent: str | None = None
    pace: float = 1.0
    fetch_time: float = 30.0
    allowed_hosts: tuple[str, ...] | None = None
    webhook_secret: str | None = None
    knowledge: str | None = None


def settings(flags: Mapping[str, object], environ: Mapping[str, str], folder: Path) -> Settings:
    """The settings in force: flags (None: not given) over ``SAYSO_…`` variables over ``folder``/sayso.toml.

    SettingsError names what is wrong and where it was set. Variables that name no setting are not ours to judge.
    """
    chosen: dict[str, object] = {}
    places: dict[str, str] = {}
    for place, given in (
        (str(folder / FILE), _file(folder / FILE)),
        ("the environment", {f.name: environ.get(PREFIX + f.name.upper()) or None for f in fields(Settings)}),
        ("the flags", flags),
    ):
        for name, value in given.items():
            if name not in _READ:
                raise SettingsError(name, f"no such setting (in {place}): the settings are {', '.join(_READ)}")
            if value is not None:
                chosen[name], places[name] = value, place
    read = {}
    for name, value in chosen.items():
        try:
            read[name] = _READ[name](value)
        except ValueError as error:
            raise SettingsError(name, f"{value!r} (in {places[name]}): {error}") from error
        if name in ("db", "models", "knowledge") and places[name].endswith(FILE) and "://" not in str(value):
            read[name] = str(folder / str(value))
    return Settings(**read)  # type: ignore[arg-type]


def _file(path: Path) -> dict[str, object]:
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(str(path), f"cannot be read ({error}): mend it or move it away") from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(str(path), f"is not TOML ({error}): write lines such as threads = 2") from error


def _words(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("give text")
    return value


def _profile(value: object) -> str:
    if value not in PROFILES:
        raise ValueError(f"give one of {', '.join(PROFILES)}")
    return str(value)


def _threads(value: object) -> int:
    count = _number(value, "give a whole number such as 2")
    if not 0 <= count <= 1024 or count != int(count):
        raise ValueError("give a whole number such as 2")
    return int(count)


_UNITS = {"": 1, "k": 2**10, "m": 2**20, "g": 2**30}


def _bytes(value: object) -> int:
    """A count of bytes; 50MB, 50 MiB and 52428800 are one.

    >>> _bytes("50 MB") == _bytes("50MiB") == _bytes(52428800)
    True
    """
    found = re.fullmatch(r"\s*(\d[\d_]*)\s*([kmg]?)(?:i?b)?\s*", str(value), re.IGNORECASE)
    if isinstance(value, bool) or not found or not int(found[1]):
        raise ValueError("give a number of bytes above 0, such as 52428800 or 50MB")
    return int(found[1]) * _UNITS[found[2].lower()]


def _seconds(value: object) -> float:
    seconds = _number(value, "give seconds, such as 10")
    if not 0 <= seconds <= 86_400:
        raise ValueError("give seconds between 0 and 86400")
    return seconds


def _some_seconds(value: object) -> float:
    seconds = _seconds(value)
    if not seconds:
        raise ValueError("give seconds above 0, such as 30")
    return seconds


def _agent(value: object) -> str:
    words = _words(value)
    if not re.fullmatch(r"[A-Za-z][\w.-]*(/[\w.-]+)?( [ -~]*)?", words, re.ASCII) or len(words) > 300:
        raise ValueError("give a product name and what else servers should know, such as desk/1.0 (desk@news.example)")
    return words


def _hosts(value: object) -> tuple[str, ...]:
    """Names of hosts, as a list or between commas.

    >>> _hosts("localhost, desk.internal") == _hosts(["localhost", "desk.internal"])
    True
    """
    names = value.split(",") if isinstance(value, str) else value
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        raise ValueError("give names of hosts, such as desk.internal, between commas or as a list")
    found = tuple(name.strip() for name in names if name.strip())
    for name in found:
        if "/" in name or "*" in name or (name.count(":") == 1):
            raise ValueError(f"{name!r} is no name of a host: give it without http://, port and *")
    return found


def _number(value: object, remedy: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError(remedy)
    try:
        return float(value)
    except ValueError:
        raise ValueError(remedy) from None


def zone_name(value: object) -> str:
    """The zone as it is written, an IANA name or an offset; ValueError with its remedy where it is neither.

    >>> zone_name("Europe/Vienna"), zone_name("+07:00")
    ('Europe/Vienna', '+07:00')
    """
    from zoneinfo import ZoneInfo

    remedy = "give a time zone such as Europe/Vienna or +07:00"
    if not isinstance(value, str):
        raise ValueError(remedy)
    if re.fullmatch(r"[+-](0\d|1[0-4]):[0-5]\d", value):
        return value
    try:
        ZoneInfo(value)
    except (ValueError, OSError, LookupError):
        raise ValueError(remedy) from None
    return value


_READ: dict[str, Callable[[object], object]] = {
    "db": _words,
    "models": _words,
    "profile": _profile,
    "threads": _threads,
    "page_bytes": _bytes,
    "zone": zone_name,
    "patience": _seconds,
    "user_agent": _agent,
    "pace": _seconds,
    "fetch_time": _some_seconds,
    "allowed_hosts": _hosts,
    "webhook_secret": _words,
    "knowledge": _words,
}
