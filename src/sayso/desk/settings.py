"""The settings in force at the desk, and what they choose: the database, the models, the zone."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.desk.taggers import taggers
from sayso.knowledge import Knowledge, extended, packaged
from sayso.pipeline import Taggers
from sayso.settings import PROFILES, Settings, settings
from sayso.types import Encoder, Entailer, Problem

if TYPE_CHECKING:
    from sayso.store.database import Database


def held(db: str | None = None) -> Settings:
    """The settings of this folder and environment, and over them the flag ``--db`` where it is given."""
    return settings({"db": db}, os.environ, Path())


def database(address: str, *, write: bool = True) -> Database:
    """The database at this address, a file or postgresql://, that waits for other writers as the settings say."""
    from sayso.store.database import Database

    return Database(address, write=write, patience=held().patience)


def is_server(address: str) -> bool:
    """True for an address that is no path of a file."""
    return "://" in address


def chosen_taggers() -> Taggers:
    """For a language, its tagger: the packaged ones or those of the folder ``models``, of the profile chosen."""
    from sayso.models.onnx import WEIGHTS

    chosen = held()
    models = Path(chosen.models) if chosen.models else WEIGHTS
    return taggers(models / PROFILES[chosen.profile], chosen.threads or 1)


def chosen_knowledge() -> tuple[Knowledge, tuple[Problem, ...]]:
    """The packaged knowledge base, the rows of the setting ``knowledge`` over it, and those that cannot be read."""
    rows = held().knowledge
    return extended(packaged(), Path(rows)) if rows else (packaged(), ())


def chosen_encoder(languages: Iterable[str | None] = ()) -> Encoder:
    """The packaged sentence encoder; the optional one where it is installed and some language needs it."""
    from sayso.models import encoder, wide

    beyond = {code for code in languages if code} - encoder.LANGUAGES
    return wide.load() if beyond and wide.installed() else encoder.load(held().threads or 1)


def chosen_entailer() -> Entailer | None:
    """The trained entailer of the folder that the setting ``models`` names, None where there is none: none ships."""
    models = held().models
    if not models or not (Path(models) / "entailer" / "card.json").is_file():
        return None
    from sayso.models.entailer import TrainedEntailer

    return TrainedEntailer(Path(models) / "entailer", threads=held().threads or 1)
