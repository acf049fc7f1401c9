"""Errors: what is raised when the call or the machine is wrong.

    SaysoError
      FetchError(url)            Refused, Gone, TooLarge
      ReadError(capture)         no reader, not what it claims to be
      ModelError(name)           ModelMissing, ModelChanged (digest differs)
      StoreError                 NotFound(kind, id), SchemaTooNew(found, known)
      JudgementError(line)       the file cannot be read
      SettingsError(key)
      PluginError(name)          keeps its cause

A fault of the material (an unclosed quotation, no date, an empty file) is a ``Problem`` instead.
Every message names the thing, the place and the remedy.
"""

from __future__ import annotations


class SaysoError(Exception):
    """Anything sayso raises on purpose."""


class FetchError(SaysoError):
    """An address could not be fetched."""

    def __init__(self, url: str, message: str) -> None:
        super().__init__(f"{url}: {message}")
        self.url, self.reason = url, message


class Refused(FetchError):
    """The server or our own rules refuse the address."""


class Gone(FetchError):
    """The address answers that nothing is there any more."""


class TooLarge(FetchError):
    """What the address gives is larger than allowed."""


class ReadError(SaysoError):
    """A capture cannot be read at all."""

    def __init__(self, capture: str, message: str) -> None:
        super().__init__(f"{capture}: {message}")
        self.capture = capture


class ModelError(SaysoError):
    """A packaged model cannot be used."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name


class ModelMissing(ModelError):
    """The model's files are not there."""


class ModelChanged(ModelError):
    """A model's file differs from its card."""


class StoreError(SaysoError):
    """The database cannot do what is asked."""


class NotFound(StoreError):
    """Nothing in the database has this id."""

    def __init__(self, kind: str, id: str) -> None:
        super().__init__(f"no {kind} with id {id}")
        self.kind, self.id = kind, id


class SchemaTooNew(StoreError):
    """The database was written by a newer sayso."""

    def __init__(self, found: str, known: str) -> None:
        super().__init__(f"the database has migration {found}, this sayso knows only {known}: install a newer sayso")
        self.found, self.known = found, known


class JudgementError(SaysoError):
    """A judgement file cannot be read."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"line {line}: {message}")
        self.line = line


class SettingsError(SaysoError):
    """A setting has a value that cannot be used."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(f"{key}: {message}")
        self.key = key


class PluginError(SaysoError):
    """A plugged-in reader failed; its own error is the cause."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name
