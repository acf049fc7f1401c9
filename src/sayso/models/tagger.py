"""Text to source-cue-content triples: the packaged encoder tagger with its linker.

Tags follow PARC and PolNeAR; every piece gets one of seven BIO classes, contents are linked to
cues and cues to sources by a bilinear score with distance features.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.models.onnx import WEIGHTS, card, checked, session
from sayso.models.pieces import Pieces, Run, batch, link_features, pieces, windows
from sayso.types import Quotation, Span, Tagged

if TYPE_CHECKING:
    import onnxruntime

Floats = np.ndarray[Any, np.dtype[np.float32]]
Window = tuple[int, int, Floats]
SOURCE, CUE, CONTENT = range(3)
TAGS = 7
NEVER = -1e4
# Chosen on fold 0 of train, with attribution.LEAST_SURE: read boldly, then keep what is sure enough.
BOLDNESS = 0.7


class PackagedTagger:
    """The tagger that ships with sayso; loads offline and reads English."""

    def __init__(self, folder: Path = WEIGHTS / "tagger", threads: int = 1) -> None:
        from tokenizers import Tokenizer

        files = checked(folder)
        self.name = _name(folder)
        self._session: onnxruntime.InferenceSession = session(files["model.onnx"], threads)
        self._links = Links(json.loads(files["link.json"].read_text("utf-8")))
        tokenizer = Tokenizer.from_file(str(files["tokenizer.json"]))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokens = lru_cache(200_000)(lambda word: tokenizer.encode(word, add_special_tokens=False).ids)

    def tag(self, text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[Tagged, ...]:
        """The triples in these paragraphs, in reading order; spans are offsets into ``text``."""
        read = pieces(text, paragraphs, quotations, self._tokens)
        if not len(read.starts):
            return ()
        tags, seen = self._read(read)
        log_p = (
            tags - np.log(np.exp(tags - tags.max(1, keepdims=True)).sum(1, keepdims=True)) - tags.max(1, keepdims=True)
        )
        words = log_p[read.first].copy()
        words[:, 0] -= BOLDNESS
        return triples(read, words, best_path(words), seen, self._links)

    def _read(self, read: Pieces) -> tuple[Floats, list[Window]]:
        """Tag logits a piece, and the link vectors of each window."""
        tags = np.zeros((len(read.ids), TAGS), np.float32)
        seen: list[Window] = []
        for start, stop in windows(read):
            ids, _, case, quote = batch([(read, start, stop)])
            tag, link = self._session.run(None, {"ids": ids, "case": case, "quote": quote})
            tags[start:stop] = tag[0, 1 : stop - start + 1]
            seen.append((start, stop, link[0, 1 : stop - start + 1]))
        return tags, seen


def _name(folder: Path) -> str:
    told = card(folder)
    return f"{told['name']}@sha256:{told['files_sha256']['model.onnx'][:8]}"


class Links:
    """The linker's small tables: how likely one run of words belongs to another, or to none."""

    def __init__(self, tables: dict[str, Any]) -> None:
        self.width = int(tables["width"])
        self.distance, self.paragraph, self.rank, self.sentence = (
            np.array(tables[n], np.float32) for n in ("distance", "paragraph", "rank", "sentence")
        )
        self.none = np.array(tables["none"], np.float32)
        self.none_bias = np.array(tables["none_bias"], np.float32)

    def probabilities(
        self, kind: int, read: Pieces, window: Window, left: Sequence[Run], right: Sequence[Run]
    ) -> Floats:
        """A row a left run: how likely "none" is, then each right run. ``kind``: 0 content-cue, 1 cue-source."""
        start, stop, vectors = window

        def run(role: int, runs: Sequence[Run]) -> Floats:
            first = np.clip(read.first[[r[0] for r in runs]] - start, 0, stop - start - 1)
            last = np.clip(read.first[[r[1] - 1 for r in runs]] - start, 0, stop - start - 1)
            at = 2 * role * self.width
            rows: Floats = vectors[first, at : at + self.width] + vectors[last, at + self.width : at + 2 * self.width]
            return np.maximum(rows, 0)

        a, b = run(2 * kind, left), run(2 * kind + 1, right)
        distance, paragraph, rank, sentence = link_features(read, left, right)
        score = a @ b.T / 8.0
        score = score + self.distance[distance + 16 * kind] + self.paragraph[paragraph + 5 * kind]
        score = score + self.rank[rank + 5 * kind] + self.sentence[sentence + 7 * kind]
        none = a @ self.none[kind] + self.none_bias[kind]
        both = np.concatenate([none[:, None], score], 1)
        both = np.exp(both - both.max(1, keepdims=True))
        found: Floats = both / both.sum(1, keepdims=True)
        return found


def _transitions() -> Floats:
    allowed = np.zeros((TAGS, TAGS), np.float32)
    for role in range(3):
        first, other = 1 + 2 * role, 2 + 2 * role
        allowed[:, other] = NEVER
        allowed[[first, other], other] = 0
    return allowed


TRANSITIONS = _transitions()
FIRST = (1, 3, 5)


def best_path(words: Floats) -> list[int]:
    """The best sequence of tags in which no run starts in its middle (Viterbi)."""
    path: list[int] = words.argmax(1).tolist()
    if not any(TRANSITIONS[a, b] for a, b in zip([0, *path], path)):
        return path
    # Plain numbers: seven tags are too few for arrays to pay, and a middle follows only its own role.
    score = [NEVER] * TAGS
    score[0] = 0.0
    back = []
    for own in words.tolist():
        top = max(score)
        best = score.index(top)
        came = [best] * TAGS
        now = [top + x for x in own]
        for first in FIRST:
            other = first + 1
            came[other] = first if score[first] >= score[other] else other
            now[other] = score[came[other]] + own[other]
        back.append(came)
        score = now
    found = [score.index(max(score))]
    for came in back[:0:-1]:
        found.append(came[found[-1]])
    return found[::-1]


def runs(path: Sequence[int], role: int) -> list[Run]:
    """Word ranges of one role.

    >>> runs([0, 1, 2, 1, 0], SOURCE)
    [(1, 3), (3, 4)]
    """
    found: list[Run] = []
    for i, tag in enumerate(path):
        if tag == 1 + 2 * role:
            found.append((i, i + 1))
        elif tag == 2 + 2 * role:
            found[-1] = (found[-1][0], i + 1)
    return found


def _linked(
    kind: int, read: Pieces, seen: Sequence[Window], left: Sequence[Run], right: Sequence[Run], links: Links
) -> dict[Run, tuple[Run, float]]:
    """For each left run that has one, the right run it belongs to and how sure that is."""
    found: dict[Run, tuple[Run, float]] = {}
    for window in seen:
        start, stop, _ = window
        mine = [x for x in left if start <= read.first[(x[0] + x[1] - 1) // 2] < stop]
        near = [x for x in right if start <= read.first[x[0]] and read.first[x[1] - 1] < stop]
        if mine and near:
            probabilities = links.probabilities(kind, read, window, mine, near)
            for x, row in zip(mine, probabilities, strict=True):
                best = int(row.argmax())
                if best:
                    found[x] = near[best - 1], float(row[best])
    return found


def triples(
    read: Pieces, words: Floats, path: Sequence[int], seen: Sequence[Window], links: Links
) -> tuple[Tagged, ...]:
    """Contents gathered under their cue, with the cue's source; what finds no partner stands alone."""
    source, cue, content = (runs(path, role) for role in range(3))
    cue_of = _linked(0, read, seen, content, cue, links)
    source_of = _linked(1, read, seen, cue, source, links)
    sure = np.exp(words[np.arange(len(path)), path])

    def spans(some: Sequence[Run]) -> tuple[Span, ...]:
        return tuple(Span(int(read.starts[i]), int(read.stops[j - 1])) for i, j in sorted(some))

    found = []
    for one in cue:
        contents = [x for x in content if x in cue_of and cue_of[x][0] == one]
        certainty = float(np.mean([sure[i:j].mean() * cue_of[(i, j)][1] for i, j in contents])) if contents else 0.5
        owner = [source_of[one][0]] if one in source_of else []
        found.append(Tagged(spans(owner), spans([one]), spans(contents), round(certainty * float(sure[one[0]]), 4)))
    for i, j in content:
        if (i, j) not in cue_of:
            found.append(Tagged((), (), spans([(i, j)]), round(float(sure[i:j].mean()) / 2, 4)))
    return tuple(sorted(found, key=lambda t: (t.content or t.cue)[0]))
