"""A student in BlazeStyleGAN's manner (Jia et al., CVPRW 2023): separable modulated convolutions and an RGB head per level.

The heads serve training; inference keeps the last. The paper does not print its widths, so ours only come near its size.
"""
import math

import torch
from torch import nn
from torch.nn import functional as F

from layers import EqualLinear, Mapping, activate, upsample


class SeparableModulated(nn.Module):
    """Style, depthwise 3x3, pointwise, demodulation."""

    def __init__(self, inputs, outputs, w):
        super().__init__()
        self.style = EqualLinear(w, inputs, bias=1)
        self.depthwise = nn.Parameter(torch.randn(inputs, 1, 3, 3))
        self.pointwise = nn.Parameter(torch.randn(outputs, inputs, 1, 1))
        self.bias = nn.Parameter(torch.zeros(outputs, 1, 1))
        self.depthwise_scale, self.pointwise_scale = 1 / 3, 1 / math.sqrt(inputs)

    def forward(self, x, w):
        style = self.style(w)
        depthwise, pointwise = self.depthwise * self.depthwise_scale, self.pointwise * self.pointwise_scale
        energy = pointwise.square().sum((2, 3)) * depthwise.square().sum((1, 2, 3))
        x = F.conv2d(x * style[:, :, None, None], depthwise, padding=1, groups=depthwise.shape[0])
        x = F.conv2d(x, pointwise)
        x = x * torch.rsqrt(F.linear(style.square(), energy) + 1e-8)[:, :, None, None]
        return activate(x + self.bias)


class Head(nn.Module):
    """Modulated 1x1 convolution to RGB; a whole picture, not a part of a sum."""

    def __init__(self, inputs, w):
        super().__init__()
        self.style = EqualLinear(w, inputs, bias=1)
        self.weight = nn.Parameter(torch.randn(3, inputs, 1, 1))
        self.bias = nn.Parameter(torch.zeros(3, 1, 1))
        self.scale = 1 / math.sqrt(inputs)

    def forward(self, x, w):
        return torch.tanh(F.conv2d(x * self.style(w)[:, :, None, None], self.weight * self.scale) + self.bias)


class Student(nn.Module):
    """Latent z [N,z] to images; `heads` is how many of the last levels have one."""

    def __init__(self, channels, z=512, w=512, depth=8, heads=1, start=4):
        super().__init__()
        self.mapping = Mapping(z, w, depth)
        self.constant = nn.Parameter(torch.randn(1, channels[0], start, start))
        self.levels = nn.ModuleList()
        for level, width in enumerate(channels):
            first = SeparableModulated(channels[level - 1], width, w) if level else None
            self.levels.append(nn.ModuleList([c for c in (first, SeparableModulated(width, width, w)) if c is not None]))
        self.heads = nn.ModuleList([Head(width, w) if level >= len(channels) - heads else nn.Identity() for level, width in enumerate(channels)])
        self.sizes = [start << level for level in range(len(channels))][-heads:]

    def forward(self, z):
        w = self.mapping(z)
        x = self.constant.expand(z.shape[0], -1, -1, -1)
        images = []
        for k, (level, head) in enumerate(zip(self.levels, self.heads)):
            if k:
                x = upsample(x)
            for conv in level:
                x = conv(x, w)
            if isinstance(head, Head):
                images.append(head(x, w))
        return images[0] if len(images) == 1 else tuple(images)
