"""Edges to fashion: Sobel edges of Fashion-MNIST, and batches of edges with the pictures they came from."""
import numpy as np
import torch

import data


def sobel(images):
    """The edges, as bytes, of byte images [n,h,w]: round(min(255, sqrt(gx^2 + gy^2) / 4)), halves to even.

    gx is the 3x3 Sobel kernel (-1 0 1; -2 0 2; -1 0 1), gy its transpose, and outside the picture lie zeros. A straight
    step from black to white gives 255; only a corner would give more. Sums are exact integers, so any language agrees.
    """
    x = np.pad(images.astype(np.int32), ((0, 0), (1, 1), (1, 1)))
    across, down = x[:, :, 2:] - x[:, :, :-2], x[:, 2:] - x[:, :-2]
    gx = across[:, :-2] + 2 * across[:, 1:-1] + across[:, 2:]
    gy = down[:, :, :-2] + 2 * down[:, :, 1:-1] + down[:, :, 2:]
    return np.round(np.minimum(255, np.sqrt((gx * gx + gy * gy).astype(np.float64)) / 4)).astype(np.uint8)


def load(folder, split):
    """Edges and pictures, [n,32,32] each, of `train` or `test`, as bytes."""
    images, _ = data.load(folder, split)
    return np.concatenate([sobel(images[i:i + 5000]) for i in range(0, len(images), 5000)]), images


class PairedBatches:
    """Endless shuffled batches of edges and pictures of the training set, [n,1,32,32] in [-1, 1], half of them mirrored."""

    def __init__(self, folder, batch):
        edges, images = load(folder, "train")
        self.pairs = torch.from_numpy(np.stack([edges, images], 1))
        self.batch, self.order = batch, torch.empty(0, dtype=torch.long)

    def next(self):
        if len(self.order) < self.batch:
            self.order = torch.randperm(len(self.pairs))
        take, self.order = self.order[:self.batch], self.order[self.batch:]
        pairs = self.pairs[take].float() / 127.5 - 1
        mirrored = torch.rand(self.batch, 1, 1, 1) < 0.5
        pairs = torch.where(mirrored, pairs.flip(3), pairs)
        return pairs[:, :1], pairs[:, 1:]
