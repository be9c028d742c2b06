"""SPADE / GauGAN (Park et al., CVPR 2019): every normalisation takes its gain and bias from the label map.

Spectral norm is left out: an exported graph holds the divided weights, which are as many.
"""
import torch
from torch import nn
from torch.nn import functional as F

from layers import Separable, upsample

HIDDEN = 128


class Spade(nn.Module):
    """Parameter-free batch norm, then a gain and a bias per pixel from the label map."""

    def __init__(self, channels, labels, hidden, separable):
        super().__init__()
        def conv(a, b):
            return Separable(a, b, padding=1) if separable else nn.Conv2d(a, b, 3, padding=1)
        self.norm = nn.BatchNorm2d(channels, affine=False, momentum=None)
        self.shared = nn.Conv2d(labels, hidden, 3, padding=1)
        self.gain, self.bias = conv(hidden, channels), conv(hidden, channels)

    def forward(self, x, labels):
        shared = F.relu(self.shared(F.interpolate(labels, size=x.shape[2:], mode="nearest")))
        return self.norm(x) * (1 + self.gain(shared)) + self.bias(shared)


class Block(nn.Module):
    """Residual block with SPADE before each convolution."""

    def __init__(self, inputs, outputs, labels, hidden=HIDDEN, separable=False):
        super().__init__()
        middle = min(inputs, outputs)
        def conv(a, b):
            return Separable(a, b, padding=1) if separable else nn.Conv2d(a, b, 3, padding=1)
        self.norm_1, self.norm_2 = Spade(inputs, labels, hidden, separable), Spade(middle, labels, hidden, separable)
        self.conv_1, self.conv_2 = conv(inputs, middle), conv(middle, outputs)
        self.shortcut = None
        if inputs != outputs:
            self.shortcut = nn.ModuleList([Spade(inputs, labels, hidden, separable), nn.Conv2d(inputs, outputs, 1, bias=False)])

    def forward(self, x, labels):
        h = self.conv_1(F.leaky_relu(self.norm_1(x, labels), 0.2))
        h = self.conv_2(F.leaky_relu(self.norm_2(h, labels), 0.2))
        if self.shortcut is not None:
            norm, conv = self.shortcut
            x = conv(norm(x, labels))
        return x + h


class Generator(nn.Module):
    """One-hot label map [N,labels,H,W] to an image. `more` doubles once more between the middle blocks, as for Cityscapes."""

    def __init__(self, height, width, labels, ngf=64, hidden=HIDDEN, separable=False, more=False):
        super().__init__()
        self.doublings = 6 if more else 5
        self.start = (height >> self.doublings, width >> self.doublings)
        self.more = more
        self.first = nn.Conv2d(labels, 16 * ngf, 3, padding=1)
        widths = [16 * ngf, 16 * ngf, 16 * ngf, 16 * ngf, 8 * ngf, 4 * ngf, 2 * ngf, ngf]
        self.blocks = nn.ModuleList([Block(a, b, labels, hidden, separable) for a, b in zip(widths, widths[1:])])
        self.out = nn.Conv2d(ngf, 3, 3, padding=1)

    def forward(self, segmentation):
        x = self.first(F.interpolate(segmentation, size=self.start, mode="nearest"))
        for k, block in enumerate(self.blocks):
            if k == 1 or k >= 3 or (k == 2 and self.more):
                x = upsample(x)
            x = block(x, segmentation)
        return torch.tanh(self.out(F.leaky_relu(x, 0.2)))
