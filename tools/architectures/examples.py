"""Model inputs: their names, types and shapes, and seeded values for export, settling and checks."""
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional as F


@dataclass(frozen=True)
class Input:
    """`shape` is one picture's, without the batch; `psi` has no batch."""
    name: str
    kind: str  # normal | image | class | one-hot | label-map | psi
    shape: tuple

    @property
    def batched(self):
        return self.kind != "psi"

    @property
    def type(self):
        return "int64" if self.kind == "class" else "float32"

    def value(self, batch, seed):
        random = np.random.RandomState(seed)
        if self.kind == "psi":
            return torch.full(self.shape, 0.7)
        if self.kind == "class":
            return torch.from_numpy(random.randint(1000, size=batch))
        if self.kind == "one-hot":
            return F.one_hot(torch.from_numpy(random.randint(self.shape[0], size=batch)), self.shape[0]).float()
        if self.kind == "image":
            return smooth(random, batch, self.shape)
        if self.kind == "label-map":
            return label_map(random, batch, self.shape)
        return torch.from_numpy(random.randn(batch, *self.shape).astype(np.float32))


def smooth(random, batch, shape):
    """Coarse random colours, blown up: pictures with large and small shapes, in [-1,1]."""
    coarse = torch.from_numpy(random.uniform(-1, 1, (batch, shape[0], 6, 6)).astype(np.float32))
    return F.interpolate(coarse, size=shape[1:], mode="bicubic").clamp(-1, 1)


def label_map(random, batch, shape):
    """One-hot regions of 8x8 cells and, as the last channel, their edges."""
    channels, height, width = shape
    cells = torch.from_numpy(random.randint(channels - 1, size=(batch, 1, 8, 8))).float()
    ids = F.interpolate(cells, size=(height, width), mode="nearest")[:, 0].long()
    edge = torch.zeros(batch, height, width, dtype=torch.bool)
    edge[:, 1:] |= ids[:, 1:] != ids[:, :-1]
    edge[:, :, 1:] |= ids[:, :, 1:] != ids[:, :, :-1]
    return torch.cat([F.one_hot(ids, channels - 1).permute(0, 3, 1, 2).float(), edge[:, None].float()], 1)
