"""Word embeddings on a grid of 15 values a block, so that they ship in four bits and training knows it.

A block is ``BLOCK`` numbers of one row, with one scale; a number is scale x (-7 to 7), as ONNX Runtime's
GatherBlockQuantized reads it. What is on its grid stays there: its largest number is always 7 scales.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import nn

BLOCK = 64
LARGEST = 7


def grid(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each number's place on its block's grid (int8, -7 to 7) and each block's scale (float32)."""
    blocks = rows.reshape(len(rows), -1, BLOCK)
    best, found = None, None
    # A scale that cuts the few largest off brings the many nearer.
    for share in (1.0, 0.9, 0.8, 0.7, 0.6):
        scale = np.abs(blocks).max(-1, keepdims=True) * share / LARGEST + 1e-12
        places = np.clip(np.round(blocks / scale), -LARGEST, LARGEST)
        apart = np.square(places * scale - blocks).sum(-1, keepdims=True)
        if best is None:
            best, found = apart, [places, scale]
        nearer = apart < best
        best = np.where(nearer, apart, best)
        found = [np.where(nearer, places, found[0]), np.where(nearer, scale, found[1])]
    places, scale = found
    return places.astype(np.int8).reshape(rows.shape), scale[..., 0].astype(np.float32)


def of_grid(places: np.ndarray, scales: np.ndarray) -> np.ndarray:
    """The numbers of these places, float32."""
    blocks = places.reshape(len(places), -1, BLOCK).astype(np.float32)
    return (blocks * scales[..., None]).reshape(places.shape)


def snap(embedding: nn.Embedding) -> None:
    """Put the embedding on its grid and keep it there: its weights train no more."""
    rows = embedding.weight.detach().numpy()
    embedding.weight.data = torch.from_numpy(of_grid(*grid(rows)))
    embedding.weight.requires_grad_(False)
