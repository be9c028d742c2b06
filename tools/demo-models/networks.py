"""The four networks: teacher, student, discriminator and the feature classifier.

Modulated convolutions are written as scale-input, shared convolution, demodulate-output. That is StyleGAN2's
weight modulation exactly, and leaves a plain convolution with constant weights in the exported graphs.
"""
import math

import torch
from torch import nn
from torch.nn import functional as F

Z_DIM = 64
W_DIM = 64
CLASS_COUNT = 10
GAIN = math.sqrt(2)
SLOPE = 0.2


def activate(x):
    return F.leaky_relu(x, SLOPE) * GAIN


def upsample(x):
    return F.interpolate(x, scale_factor=2, mode="nearest")


class Linear(nn.Module):
    """A linear layer with equalised learning rate."""

    def __init__(self, inputs, outputs, bias=0.0, rate=1.0):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(outputs, inputs) / rate)
        self.bias = nn.Parameter(torch.full((outputs,), float(bias) / rate))
        self.scale = rate / math.sqrt(inputs)
        self.rate = rate

    def folded(self):
        return self.weight * self.scale, self.bias * self.rate

    def forward(self, x):
        weight, bias = self.folded()
        return F.linear(x, weight, bias)


class Conv(nn.Module):
    """A convolution with equalised learning rate; only the discriminator uses it."""

    def __init__(self, inputs, outputs, kernel=3, stride=1):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(outputs, inputs, kernel, kernel))
        self.bias = nn.Parameter(torch.zeros(outputs))
        self.scale = 1 / math.sqrt(inputs * kernel * kernel)
        self.stride, self.padding = stride, kernel // 2

    def forward(self, x):
        return F.conv2d(x, self.weight * self.scale, self.bias, self.stride, self.padding)


class Mapping(nn.Module):
    """Latent and class to style: the only place the class enters."""

    def __init__(self):
        super().__init__()
        self.embedding = nn.Parameter(torch.randn(CLASS_COUNT, Z_DIM))
        rate = 0.1
        self.layers = nn.ModuleList([Linear(2 * Z_DIM, W_DIM, rate=rate), Linear(W_DIM, W_DIM, rate=rate),
                                     Linear(W_DIM, W_DIM, rate=rate)])

    def forward(self, z, label):
        z = z * torch.rsqrt((z * z).mean(1, keepdim=True) + 1e-8)
        x = torch.cat([z, self.embedding[label]], 1)
        for layer in self.layers:
            x = activate(layer(x))
        return x


class ModulatedConv(nn.Module):
    """Style-modulated convolution: dense 3x3, or separable (depthwise 3x3, then pointwise)."""

    def __init__(self, inputs, outputs, separable=False):
        super().__init__()
        self.separable = separable
        self.style = Linear(W_DIM, inputs, bias=1)
        if separable:
            self.depthwise = nn.Parameter(torch.randn(inputs, 1, 3, 3))
            self.weight = nn.Parameter(torch.randn(outputs, inputs, 1, 1))
            self.depthwise_scale, self.scale = 1 / 3, 1 / math.sqrt(inputs)
        else:
            self.weight = nn.Parameter(torch.randn(outputs, inputs, 3, 3))
            self.scale = 1 / math.sqrt(9 * inputs)
        self.bias = nn.Parameter(torch.zeros(outputs))

    def folded(self):
        """Depthwise kernel or None, main kernel, and the energy [outputs, inputs] that demodulation needs."""
        weight = self.weight * self.scale
        if not self.separable:
            return None, weight, weight.square().sum((2, 3))
        depthwise = self.depthwise * self.depthwise_scale
        return depthwise, weight, weight.square().sum((2, 3)) * depthwise.square().sum((1, 2, 3))

    def forward(self, x, w):
        depthwise, weight, energy = self.folded()
        style = self.style(w)
        demodulation = torch.rsqrt(F.linear(style * style, energy) + 1e-8)
        x = x * style[:, :, None, None]
        if depthwise is not None:
            x = F.conv2d(x, depthwise, padding=1, groups=depthwise.shape[0])
        x = F.conv2d(x, weight, padding=weight.shape[2] // 2)
        return activate(x * demodulation[:, :, None, None] + self.bias[:, None, None])


class ToImage(nn.Module):
    """A head: modulated 1x1 convolution to one grey channel, without demodulation."""

    def __init__(self, inputs):
        super().__init__()
        self.style = Linear(W_DIM, inputs, bias=1)
        self.weight = nn.Parameter(torch.randn(1, inputs, 1, 1))
        self.bias = nn.Parameter(torch.zeros(1))
        self.scale = 1 / math.sqrt(inputs)

    def folded(self):
        return self.weight * self.scale, self.bias

    def forward(self, x, w):
        weight, bias = self.folded()
        return F.conv2d(x * self.style(w)[:, :, None, None], weight, bias)


class Level(nn.Module):
    """One resolution: upsample (except the first), modulated convolutions, a head."""

    def __init__(self, channels, up, separable):
        super().__init__()
        self.up = up
        self.convs = nn.ModuleList([ModulatedConv(a, b, separable) for a, b in zip(channels, channels[1:])])
        self.head = ToImage(channels[-1])

    def forward(self, x, w):
        if self.up:
            x = upsample(x)
        for conv in self.convs:
            x = conv(x, w)
        return x


class Generator(nn.Module):
    """Mapping, a learned 4x4 constant, and levels at 4, 8, 16 and 32 pixels."""

    def __init__(self, levels, separable):
        super().__init__()
        self.mapping = Mapping()
        self.constant = nn.Parameter(torch.randn(1, levels[0][0], 4, 4))
        self.levels = nn.ModuleList([Level(channels, i > 0, separable and i > 0) for i, channels in enumerate(levels)])


class Teacher(Generator):
    """Heads of all levels are summed, as in StyleGAN2."""

    def __init__(self):
        super().__init__([(128, 128), (128, 96, 96), (96, 64, 64), (64, 32, 32)], separable=False)

    def forward(self, z, label):
        w = self.mapping(z, label)
        x, image = self.constant, None
        for level in self.levels:
            x = level(x, w)
            head = level.head(x, w)
            image = head if image is None else upsample(image) + head
        return torch.tanh(image.float())


class Student(Generator):
    """BlazeStyleGAN's way: each head from 8 pixels on draws the whole picture by itself; the last one is the result."""

    def __init__(self):
        super().__init__([(64, 64), (64, 64, 64), (64, 48, 48), (48, 24, 24)], separable=True)
        self.levels[0].head = None

    def exits(self, z, label):
        w = self.mapping(z, label)
        x, images = self.constant, []
        for level in self.levels:
            x = level(x, w)
            if level.head is not None:
                images.append(torch.tanh(level.head(x, w).float()))
        return images

    def forward(self, z, label):
        return self.exits(z, label)[-1]


class Discriminator(nn.Module):
    """Projection discriminator; `trunk` gives the inner pictures that feature matching compares."""

    def __init__(self, channels=(32, 64, 128, 256)):
        super().__init__()
        self.first = Conv(1, channels[0])
        self.downs = nn.ModuleList([Conv(a, b, stride=2) for a, b in zip(channels, channels[1:])])
        self.last = Conv(channels[-1] + 1, channels[-1])
        self.dense = Linear(channels[-1] * 16, channels[-1])
        self.score = Linear(channels[-1], 1)
        self.embedding = nn.Parameter(torch.randn(CLASS_COUNT, channels[-1]) / math.sqrt(channels[-1]))

    def trunk(self, image):
        features = [activate(self.first(image))]
        for down in self.downs:
            features.append(activate(down(features[-1])))
        return features

    def forward(self, image, label):
        x = self.trunk(image)[-1]
        groups = x.float().reshape(-1, x.shape[0] // 4, *x.shape[1:])  # minibatch deviation over groups of 4
        centred = groups - groups.mean(0)
        spread = (centred.square().mean(0) + 1e-8).sqrt().mean((1, 2, 3))
        spread = spread.repeat(4)[:, None, None, None].expand(-1, 1, *x.shape[2:])
        x = activate(self.last(torch.cat([x, spread.to(x.dtype)], 1)))
        x = activate(self.dense(x.flatten(1))).float()
        return self.score(x)[:, 0].float() + (x * self.embedding[label]).sum(1)


class Classifier(nn.Module):
    """The feature network: 128 pooled features and 10 logits."""

    def __init__(self):
        super().__init__()
        widths, strides = (1, 24, 48, 96, 128), (1, 2, 2, 2)
        layers = []
        for a, b, stride in zip(widths, widths[1:], strides):
            layers += [nn.Conv2d(a, b, 3, stride, 1, bias=False), nn.BatchNorm2d(b), nn.ReLU()]
        self.trunk = nn.Sequential(*layers)
        self.logits = nn.Linear(widths[-1], CLASS_COUNT)

    def forward(self, image):
        features = self.trunk(image).mean((2, 3))
        return features, self.logits(features)
