"""Generators with early exits, after FIANCEE (Karpikova et al., CVPR 2023): branches of growing depth, and a predictor of their quality.

No code and no table was published. What the paper says is kept: a backbone, light branches that end in a whole picture each,
and a small network that tells from the input alone how far each exit will be from the last. A skip (the classes' colours; the
warped source) stands in every exit, so that random weights already give exits that come closer to the last one.
"""
import torch
from torch import nn
from torch.nn import functional as F

import spade
from layers import upsample


class Branch(nn.Module):
    """From features of some size to a residual picture of the full size."""

    def __init__(self, inputs, width, doublings):
        super().__init__()
        self.enter = nn.Conv2d(inputs, width, 1)
        self.steps = nn.ModuleList([nn.Conv2d(width, width, 3, padding=1, groups=width) for _ in range(doublings)])
        self.out = nn.Conv2d(width, 3, 3, padding=1)

    def forward(self, x):
        x = F.leaky_relu(self.enter(x), 0.2)
        for step in self.steps:
            x = F.leaky_relu(step(upsample(x)), 0.2)
        return self.out(x)


class Predictor(nn.Module):
    """The expected distance of each exit from the last, [N,exits] in [0,ceiling]."""

    def __init__(self, inputs, exits, width, ceiling=0.3):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(inputs, width, 3, 2, 1), nn.ReLU(), nn.Conv2d(width, width, 3, 2, 1), nn.ReLU(),
                                  nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(width, exits))
        self.ceiling = ceiling

    def forward(self, x):
        return torch.sigmoid(self.body(x)) * self.ceiling


class SpadeExits(nn.Module):
    """One-hot label map [N,labels,H,W] to `exits` images and their predicted distances [N,exits], the last one's among them."""

    def __init__(self, height, width, labels, ngf, hidden, exits=4):
        super().__init__()
        self.start, self.exits = (height >> exits, width >> exits), exits
        self.first = nn.Conv2d(labels, 8 * ngf, 3, padding=1)
        widths = [8 * ngf] + [max(ngf, 8 * ngf >> k) for k in range(1, exits + 1)]
        self.blocks = nn.ModuleList([spade.Block(a, b, labels, hidden) for a, b in zip(widths, widths[1:])])
        self.branches = nn.ModuleList([Branch(width, ngf, exits - 1 - k) for k, width in enumerate(widths[1:])])
        self.colours = nn.Conv2d(labels, 3, 1)
        self.predictor = Predictor(labels, exits, 2 * ngf)

    def forward(self, segmentation):
        skip = self.colours(segmentation)
        x = self.first(F.interpolate(segmentation, size=self.start, mode="nearest"))
        images = []
        for block, branch in zip(self.blocks, self.branches):
            x = block(upsample(x), segmentation)
            images.append(torch.tanh(skip + branch(x)))
        return *images, self.predictor(segmentation)


class Down(nn.Sequential):
    """Image to features at a quarter of its size."""

    def __init__(self, inputs, width):
        super().__init__(nn.Conv2d(inputs, width, 7, padding=3), nn.InstanceNorm2d(width), nn.ReLU(),
                         nn.Conv2d(width, 2 * width, 3, 2, 1), nn.InstanceNorm2d(2 * width), nn.ReLU(),
                         nn.Conv2d(2 * width, 4 * width, 3, 2, 1), nn.InstanceNorm2d(4 * width), nn.ReLU())


class Steered(nn.Module):
    """Residual block whose instance norm the expression steers."""

    def __init__(self, width, expression):
        super().__init__()
        self.conv_1, self.conv_2 = nn.Conv2d(width, width, 3, padding=1), nn.Conv2d(width, width, 3, padding=1)
        self.steering = nn.Linear(expression, 2 * width)

    def forward(self, x, expression):
        gain, bias = self.steering(expression)[:, :, None, None].chunk(2, 1)
        h = F.relu(F.instance_norm(self.conv_1(x)) * (1 + gain) + bias)
        return x + self.conv_2(h)


class ReenactmentExits(nn.Module):
    """Source and driving image [N,3,H,W] to `exits` images and the predicted distances of all but the last, [N,exits-1].

    The driving image gives an expression code and a flow; the source's features are warped along it and then refined.
    """

    def __init__(self, size, width, expression=32, exits=3):
        super().__init__()
        self.exits = exits
        self.source, self.driving = Down(3, width), Down(3, width)
        self.code = nn.Linear(4 * width, expression)
        self.flow = nn.Conv2d(8 * width, 2, 3, padding=1)
        self.blocks = nn.ModuleList([Steered(4 * width, expression) for _ in range(exits)])
        self.branches = nn.ModuleList([Branch(4 * width, width, 2) for _ in range(exits)])
        self.predictor = Predictor(6, exits - 1, width)
        steps = (torch.arange(size) + 0.5) * 2 / size - 1
        self.register_buffer("grid", torch.stack(torch.meshgrid(steps, steps, indexing="xy"), -1)[None])

    def forward(self, source, driving):
        features, motion = self.source(source), self.driving(driving)
        expression = self.code(motion.mean((2, 3)))
        flow = 0.2 * torch.tanh(self.flow(torch.cat([features, motion], 1)))
        x = F.grid_sample(features, (self.grid[:, 2::4, 2::4] + flow.permute(0, 2, 3, 1)), align_corners=False, padding_mode="border")
        wide = F.interpolate(flow, scale_factor=4, mode="bilinear", align_corners=False).permute(0, 2, 3, 1)
        skip = F.grid_sample(source, self.grid + wide, align_corners=False, padding_mode="border")
        images = []
        for block, branch in zip(self.blocks, self.branches):
            x = block(x, expression)
            images.append(torch.tanh(skip + branch(x)))
        return *images, self.predictor(torch.cat([source, driving], 1))
