"""Coverage, a record of it and the demo for the tests of the command line; a skip where the models are not there."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

import pytest

from calling import RUN, Called, laid, sayso


@pytest.fixture(scope="session", autouse=True)
def _models() -> None:
    from sayso.errors import ModelError
    from sayso.models.encoder import load
    from sayso.models.tagger import PackagedTagger

    try:
        load(), PackagedTagger()
    except ModelError as error:
        pytest.skip(f"the packaged models are not there: {error}")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [n for n in os.environ if n.startswith("SAYSO_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def coverage(tmp_path: Path) -> Path:
    """A folder with two invented articles and a list of sources."""
    return laid(tmp_path)


@pytest.fixture(scope="session")
def _written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = laid(tmp_path_factory.mktemp("written"))
    with contextlib.chdir(folder):
        assert sayso(*RUN).status == 0
    return folder / "record"


@pytest.fixture
def record(coverage: Path, _written: Path) -> Path:
    """The folder that run writes of the two articles, a copy for each test."""
    return Path(shutil.copytree(_written, coverage / "record"))


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> tuple[Called, Path]:
    """The demo, run once."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    return sayso("demo", "--out", folder), folder
