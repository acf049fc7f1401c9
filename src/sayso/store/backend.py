"""What a kind of database does in its own way; everything else of the store is the same for all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Table

_WHOLE_CHARACTERS = re.compile(r"([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\u0e00-\u0eff])")


class Backend(Protocol):
    """One module a database: sqlite, postgres."""

    COLUMN_TYPES: Mapping[str, str]
    WORD_INDEX: Sequence[str]

    def engine(self, address: str, write: bool, patience: float) -> Engine:
        """An engine for this address; nothing is opened yet. ``patience``: seconds to wait for another writer."""

    def begin(self, connection: Connection, write: bool) -> None:
        """Start the transaction; a writing one keeps other writers out until it ends."""

    def sign(self, connection: Connection) -> None:
        """Mark the database as ours."""

    def foreign(self, connection: Connection) -> bool:
        """True where the database belongs to another program."""

    def insert(self, table: Table) -> Any:
        """An insert that knows ``on_conflict_do_update`` and ``on_conflict_do_nothing``."""

    def index(self, connection: Connection, table: str, words: Sequence[tuple[int, str]]) -> None:
        """Make these words findable under these row numbers of ``documents`` or ``attributions``."""

    def seek(self, connection: Connection, table: str, phrases: Sequence[str], limit: int) -> list[int]:
        """The numbers of the rows that hold all these phrases, the best first."""

    def seek_any(self, connection: Connection, table: str, beginnings: Sequence[str], limit: int) -> list[int]:
        """The numbers of the rows that hold a word with one of these beginnings, those with the most of them first."""

    def trouble(self, error: Exception) -> str:
        """What is wrong and what to do about it, in one line."""


def findable(text: str) -> str:
    """The text with its ideographs, kana, hangul, Thai and Lao letters set apart, as an index of words needs them.

    >>> findable("市長は言った")
    '市 長 は 言 っ た'
    """
    return " ".join(_WHOLE_CHARACTERS.sub(r" \1 ", text).split())
