"""Batches of windows and what the network loses on them: tags, links, and a teacher's tags."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

from corpus import Article
from network import Network
from sayso.models.pieces import batch, link_features, windows

Item = tuple[Article, int, int, int]


@dataclass(frozen=True)
class Loss:
    """Tag loss, link loss, weighed distance to the teacher's hidden states, and the number of pieces of one batch."""

    tag: torch.Tensor
    link: torch.Tensor
    states: torch.Tensor
    pieces: int

    @property
    def whole(self) -> torch.Tensor:
        return self.tag + 0.5 * self.link + self.states


def epoch(articles: list[Article], size: int, rows: int) -> list[list[Item]]:
    """One pass: an annotator drawn an article, windows from a random first length, batches of like length."""
    items = []
    for article in articles:
        annotator = random.randrange(len(article.readings))
        for start, stop in windows(article.pieces, size, random.randint(64, size)):
            items.append((article, start, stop, annotator))
    random.shuffle(items)
    near = []
    for k in range(0, len(items), rows * 20):
        near += sorted(items[k : k + rows * 20], key=lambda x: x[2] - x[1])
    batches = [near[k : k + rows] for k in range(0, len(near), rows)]
    random.shuffle(batches)
    return batches


def loss_of(net: Network, items: list[Item], bf16: bool, teacher: float = 0.0, states: float = 0.0) -> Loss:
    """The losses of one batch; ``teacher`` is the share of the tag loss that follows the teacher's probabilities.

    ``states`` is the weight of the squared distance to the teacher's last hidden states, in shares of their variance.
    """
    ids, mask, case, quote = map(torch.from_numpy, batch([(a.pieces, s, e) for a, s, e, _ in items]))
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        hidden = net.hidden(ids, mask, case, quote)
        tag, link = net.heads(hidden)
        followed = net.project(hidden) if states else hidden
    tag, link = tag.float(), link.float()
    gold = torch.full(ids.shape, -100)
    taught = torch.zeros(tag.shape)
    links: list[torch.Tensor] = []
    apart: list[torch.Tensor] = []
    for row, (article, start, stop, annotator) in enumerate(items):
        read, view = article.pieces, article.readings[annotator]
        i, j = np.searchsorted(read.first, start), np.searchsorted(read.first, stop)
        if j <= i:
            continue
        at = torch.from_numpy(read.first[i:j] - start + 1)
        gold[row, at] = torch.from_numpy(view.labels[i:j])
        if article.taught is not None:
            taught[row, at] = torch.from_numpy(article.taught[i:j].astype(np.float32))
        if states and article.states is not None:
            wanted = torch.from_numpy(article.states[start:stop].astype(np.float32))
            apart.append((followed[row, 1 : stop - start + 1].float() - wanted).square().mean(-1) / wanted.var())
        links += _link_losses(net, link[row], (article, start, i, j), annotator)
    tag_loss = F.cross_entropy(tag.view(-1, tag.shape[-1]), gold.view(-1), ignore_index=-100)
    if teacher:
        words = gold >= 0
        softly = -(taught[words] * F.log_softmax(tag[words], -1)).sum(-1).mean()
        tag_loss = (1 - teacher) * tag_loss + teacher * softly
    zero = tag_loss * 0
    return Loss(
        tag_loss,
        torch.cat(links).mean() if links else zero,
        states * torch.cat(apart).mean() if apart else zero,
        int(mask.sum()),
    )


def _link_losses(net: Network, link: torch.Tensor, window: tuple[Article, int, int, int], annotator: int):
    """The losses of each content's cue and each cue's source, for the runs that lie wholly in the window."""
    article, start, i, j = window
    read, view = article.pieces, article.readings[annotator]
    inside = [r for r in view.runs if r[1] >= i and r[2] <= j]
    source, cue, content = ([r for r in inside if r[0] == k] for k in range(3))

    def ends(runs):
        first = read.first[np.array([r[1] for r in runs])] - start + 1
        last = read.first[np.array([r[2] - 1 for r in runs])] - start + 1
        return torch.from_numpy(first), torch.from_numpy(last)

    def pairs(left, right):
        spans = ([(r[1], r[2]) for r in left], [(r[1], r[2]) for r in right])
        return [torch.from_numpy(x) for x in link_features(read, *spans)]

    if content and cue:
        at = {r[3]: k for k, r in enumerate(cue)}
        wanted = torch.tensor([1 + at[r[3]] if r[3] in at else 0 for r in content])
        found = net.scores(link, 0, ends(content), ends(cue), pairs(content, cue))
        yield F.cross_entropy(found, wanted, reduction="none")
    if cue and source:
        at = {(r[1], r[2]): k for k, r in enumerate(source)}
        wanted = torch.tensor([1 + next((at[s] for s in view.sources[r[3]] if s in at), -1) for r in cue])
        found = net.scores(link, 1, ends(cue), ends(source), pairs(cue, source))
        yield F.cross_entropy(found, wanted, reduction="none")
