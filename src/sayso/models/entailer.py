"""Two English sentences to probabilities: does the second follow from the first, contradict it, or neither.

A small cross-encoder reads both sentences at once (train/entailer.py made it). One pair is read at a time, so what a
pair gets never hangs on the pairs beside it: int8 scales are taken over all that is read together.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.models.onnx import card, checked, session
from sayso.models.pieces import PLAIN

if TYPE_CHECKING:
    import onnxruntime
    import tokenizers

Floats = np.ndarray[Any, np.dtype[np.float32]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
ENTAILS, CONTRADICTS, NEITHER = range(3)
# What training saw: longer pairs lose the end of their longer sentence.
LONGEST = 128
# Characters of a sentence that can matter: no 128 pieces of prose are longer.
READ = 1200


class Pairs:
    """The word pieces of two sentences, as the network was trained on them."""

    def __init__(self, tokenizer: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: tokenizers.Tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(LONGEST, strategy="longest_first")
        self._tokenizer.no_padding()

    def read(self, premise: str, hypothesis: str) -> tuple[list[int], list[int]]:
        """The ids of the pieces, at most ``LONGEST``, and for each the sentence it stands in, 0 or 1."""
        found = self._tokenizer.encode(_plain(premise), _plain(hypothesis))
        return found.ids, found.type_ids


def _plain(sentence: str) -> str:
    return " ".join(sentence[: 4 * READ].split())[:READ].translate(PLAIN)


class TrainedEntailer:
    """The Entailer in a folder that train/entailer.py wrote; loads offline and reads English."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        files = checked(folder)
        told = card(folder)
        self.name = f"{told['name']}@sha256:{told['files_sha256']['model.onnx'][:8]}"
        self._session: onnxruntime.InferenceSession = session(files["model.onnx"], threads)
        self._pairs = Pairs(files["tokenizer.json"])

    def entail(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """A row a pair, float32, of columns entails, contradicts, neither, which sum to one.

        Contradiction has no direction and entailment has one: ask both ways where both matter. A sentence without a
        letter or a digit says nothing, so its pair is neither; of a long pair the first ``LONGEST`` pieces count.
        """
        rows: dict[tuple[str, str], int] = {}
        order = [rows.setdefault((premise, hypothesis), len(rows)) for premise, hypothesis in pairs]
        if not rows:
            return np.zeros((0, 3), np.float32)
        found: Floats = np.stack([self._one(*pair) for pair in rows])
        return found[order]

    def _one(self, premise: str, hypothesis: str) -> Floats:
        if not (any(map(str.isalnum, premise)) and any(map(str.isalnum, hypothesis))):
            return np.array([0, 0, 1], np.float32)
        ids, sides = (np.array([one], np.int64) for one in self._pairs.read(premise, hypothesis))
        (scores,) = self._session.run(None, {"ids": ids, "sides": sides})
        return _shares(scores[0])


def _shares(scores: Floats) -> Floats:
    grown = np.exp(scores - scores.max())
    found: Floats = (grown / grown.sum()).astype(np.float32)
    return found
