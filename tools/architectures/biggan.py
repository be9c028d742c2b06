"""BigGAN (Brock et al., ICLR 2019, appendix B): class-conditional batch norm, latent in chunks, self-attention."""
import torch
from torch import nn
from torch.nn import functional as F

from layers import upsample

CHANNELS = {  # multiples of ch, input of the first block to output of the last; where attention stands
    32: ((4, 4, 4, 4), 16),
    128: ((16, 16, 8, 4, 2, 1), 64),
    256: ((16, 16, 8, 8, 4, 2, 1), 64),
}


class ConditionalNorm(nn.Module):
    """Batch norm whose gain and bias come from the class and the block's chunk of the latent."""

    def __init__(self, channels, condition):
        super().__init__()
        self.gain, self.bias = nn.Linear(condition, channels, bias=False), nn.Linear(condition, channels, bias=False)
        self.norm = nn.BatchNorm2d(channels, affine=False, momentum=None)

    def forward(self, x, y):
        return self.norm(x) * (1 + self.gain(y))[:, :, None, None] + self.bias(y)[:, :, None, None]


class Block(nn.Module):
    """Residual block that doubles the size."""

    def __init__(self, inputs, outputs, condition):
        super().__init__()
        self.first, self.second = ConditionalNorm(inputs, condition), ConditionalNorm(outputs, condition)
        self.conv_1, self.conv_2 = nn.Conv2d(inputs, outputs, 3, padding=1), nn.Conv2d(outputs, outputs, 3, padding=1)
        self.shortcut = nn.Conv2d(inputs, outputs, 1)

    def forward(self, x, y):
        h = self.conv_1(upsample(F.relu(self.first(x, y))))
        h = self.conv_2(F.relu(self.second(h, y)))
        return h + self.shortcut(upsample(x))


class Attention(nn.Module):
    """SAGAN's self-attention; keys and values at half the size."""

    def __init__(self, channels):
        super().__init__()
        self.query, self.key = nn.Conv2d(channels, channels // 8, 1, bias=False), nn.Conv2d(channels, channels // 8, 1, bias=False)
        self.value, self.out = nn.Conv2d(channels, channels // 2, 1, bias=False), nn.Conv2d(channels // 2, channels, 1, bias=False)
        self.gamma = nn.Parameter(torch.full((1,), 0.5))

    def forward(self, x):
        query = self.query(x).flatten(2)
        key = F.max_pool2d(self.key(x), 2).flatten(2)
        value = F.max_pool2d(self.value(x), 2).flatten(2)
        weights = F.softmax(torch.bmm(query.transpose(1, 2), key), -1)
        attended = torch.bmm(value, weights.transpose(1, 2)).unflatten(2, x.shape[2:])
        return self.gamma * self.out(attended) + x


class Generator(nn.Module):
    """Latent z [N,z] and class (ids [N] or one-hot [N,classes]) to an image."""

    def __init__(self, size, ch, chunk=20, embedding=128, classes=1000, one_hot=False):
        super().__init__()
        multiples, attention = CHANNELS[size]
        widths = [m * ch for m in multiples]
        self.z = chunk * len(widths)
        self.chunk, self.one_hot = chunk, one_hot
        self.embedding = nn.Linear(classes, embedding, bias=False) if one_hot else nn.Embedding(classes, embedding)
        self.linear = nn.Linear(chunk, widths[0] * 16)
        self.blocks = nn.ModuleList([Block(a, b, chunk + embedding) for a, b in zip(widths, widths[1:])])
        self.attend_after = next(k for k in range(len(self.blocks)) if 8 << k == attention)
        self.attention = Attention(widths[self.attend_after + 1])
        self.norm = nn.BatchNorm2d(widths[-1], momentum=None)
        self.out = nn.Conv2d(widths[-1], 3, 3, padding=1)

    def forward(self, z, label):
        chunks = z.split(self.chunk, 1)
        label = self.embedding(label)
        x = self.linear(chunks[0]).unflatten(1, (-1, 4, 4))
        for k, block in enumerate(self.blocks):
            x = block(x, torch.cat([chunks[k + 1], label], 1))
            if k == self.attend_after:
                x = self.attention(x)
        return torch.tanh(self.out(F.relu(self.norm(x))))
