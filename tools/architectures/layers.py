"""What several of the generators share: equalised linear layers, separable convolutions, padding, sizes."""
import math

import torch
from torch import nn
from torch.nn import functional as F

GAIN = math.sqrt(2)
SLOPE = 0.2


def activate(x):
    """StyleGAN's leaky ReLU, scaled to keep the variance."""
    return F.leaky_relu(x, SLOPE) * GAIN


def upsample(x):
    return F.interpolate(x, scale_factor=2, mode="nearest")


def pixel_norm(z):
    return z * torch.rsqrt(z.square().mean(1, keepdim=True) + 1e-8)


class EqualLinear(nn.Module):
    """A linear layer with equalised learning rate (ProGAN, section 4.1)."""

    def __init__(self, inputs, outputs, bias=0.0, rate=1.0):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(outputs, inputs) / rate)
        self.bias = nn.Parameter(torch.full((outputs,), float(bias) / rate))
        self.scale, self.rate = rate / math.sqrt(inputs), rate

    def forward(self, x):
        return F.linear(x, self.weight * self.scale, self.bias * self.rate)


class Mapping(nn.Module):
    """StyleGAN's mapping network: latent [N,z] to style [N,w]."""

    def __init__(self, z, w, layers):
        super().__init__()
        self.layers = nn.ModuleList([EqualLinear(w if i else z, w, rate=0.01) for i in range(layers)])

    def forward(self, z):
        x = pixel_norm(z)
        for layer in self.layers:
            x = activate(layer(x))
        return x


class Separable(nn.Sequential):
    """Depthwise convolution, instance norm, pointwise convolution: GAN Compression's block (section 3.3)."""

    def __init__(self, inputs, outputs, padding=0):
        super().__init__(nn.Conv2d(inputs, inputs, 3, padding=padding, groups=inputs), nn.InstanceNorm2d(inputs), nn.Conv2d(inputs, outputs, 1))


def reflected(inputs, outputs, kernel, stride=1):
    """A convolution with reflection padding, which exporters write as Pad."""
    return nn.Conv2d(inputs, outputs, kernel, stride, padding=(kernel - 1) // 2, padding_mode="reflect")
