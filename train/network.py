"""The tagger's network: an encoder with letter-case and quotation inputs, a tag head and a bilinear linker."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn

WIDTH = 96
TAGS = 7


class Network(nn.Module):
    """Tags a piece with one of seven BIO classes and gives each piece vectors for linking."""

    def __init__(self, encoder: nn.Module, ids: np.ndarray | None = None) -> None:
        super().__init__()
        self.encoder = encoder
        self.register_buffer("ids", None if ids is None else torch.from_numpy(ids), persistent=False)
        hidden = self.encoder.config.hidden_size
        self.case = nn.Embedding(6, hidden)
        self.quote = nn.Embedding(5, hidden)
        for embedding in (self.case, self.quote):
            nn.init.normal_(embedding.weight, std=0.01)
        self.drop = nn.Dropout(0.1)
        self.project: nn.Module = nn.Identity()
        self.tag = nn.Linear(hidden, TAGS)
        self.link = nn.Linear(hidden, 8 * WIDTH)
        self.none = nn.Linear(WIDTH, 2)
        self.distance = nn.Embedding(2 * 16, 1)
        self.paragraph = nn.Embedding(2 * 5, 1)
        self.rank = nn.Embedding(2 * 5, 1)
        self.sentence = nn.Embedding(2 * 7, 1)
        for embedding in (self.distance, self.paragraph, self.rank, self.sentence):
            nn.init.zeros_(embedding.weight)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, case: torch.Tensor, quote: torch.Tensor):
        """Tag logits (batch, piece, 7) and link vectors (batch, piece, 8 x WIDTH)."""
        return self.heads(self.hidden(ids, mask, case, quote))

    def hidden(self, ids: torch.Tensor, mask: torch.Tensor, case: torch.Tensor, quote: torch.Tensor) -> torch.Tensor:
        """The encoder's last hidden states (batch, piece, hidden size)."""
        ids = ids if self.ids is None else self.ids[ids]
        x = self.encoder.embeddings.word_embeddings(ids) + self.case(case) + self.quote(quote)
        return self.encoder(inputs_embeds=x, attention_mask=mask).last_hidden_state

    def heads(self, hidden: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Tag logits and link vectors of hidden states."""
        h = self.drop(hidden)
        return self.tag(h), self.link(h)

    def follow(self, width: int) -> None:
        """Learn to say the hidden states of a teacher of another width, for training alone."""
        if width != self.tag.in_features:
            self.project = nn.Linear(self.tag.in_features, width)

    def own_ids(self) -> None:
        """Order the encoder's word embeddings by the tagger's ids, so that none is looked up twice."""
        if self.ids is not None:
            embedding = self.encoder.embeddings.word_embeddings
            embedding.weight.data = embedding.weight.data[self.ids]
            self.ids = None

    def cut_positions(self, length: int) -> None:
        """Leave out the encoder's positions behind the longest window, which nothing reads."""
        positions = self.encoder.embeddings.position_embeddings
        first = positions.padding_idx + 1 if self.encoder.config.model_type == "mpnet" else 0
        positions.weight.data = positions.weight.data[: first + length]
        positions.num_embeddings = first + length

    def scores(self, vectors: torch.Tensor, kind: int, left, right, features) -> torch.Tensor:
        """Scores of linking left runs to "none" and to each right run; kind 0 content-cue, 1 cue-source."""

        def run(role: int, ends) -> torch.Tensor:
            first, last = ends
            at = 2 * role * WIDTH
            return torch.relu(vectors[first, at : at + WIDTH] + vectors[last, at + WIDTH : at + 2 * WIDTH])

        a, b = run(2 * kind, left), run(2 * kind + 1, right)
        distance, paragraph, rank, sentence = features
        found = a @ b.T / 8.0
        found = found + self.distance(distance + 16 * kind)[..., 0] + self.paragraph(paragraph + 5 * kind)[..., 0]
        found = found + self.rank(rank + 5 * kind)[..., 0] + self.sentence(sentence + 7 * kind)[..., 0]
        return torch.cat([self.none(a)[:, kind : kind + 1], found], 1)
