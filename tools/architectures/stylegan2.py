"""StyleGAN2 (Karras et al., CVPR 2020, "Analyzing and Improving the Image Quality of StyleGAN"), config F with skip RGB.

A modulated convolution is written in one of two ways that give the same picture:
`weights`, as the paper has it: the kernel is modulated and demodulated per picture, and the batch is folded into groups.
The kernel is then computed within the graph, and the exported batch is fixed.
`activations`: scale the input, convolve with one kernel, scale the output. The exported batch is free.
"""
import math

import torch
from torch import nn
from torch.nn import functional as F

from layers import EqualLinear, Mapping, activate

NOISE = ("constant", "input", "random", "none")


def kernel_of(taps, gain):
    """The separable blur kernel [k,k]."""
    taps = torch.tensor(taps, dtype=torch.float32)
    kernel = torch.outer(taps, taps)
    return kernel / kernel.sum() * gain


class Blur(nn.Module):
    """The binomial filter [1,3,3,1] that smooths what a transposed convolution leaves: [N,C,2H+1,2W+1] to [N,C,2H,2W]."""

    def __init__(self, channels):
        super().__init__()
        self.channels = channels
        self.register_buffer("kernel", kernel_of([1, 3, 3, 1], 4))

    def forward(self, x):
        return F.conv2d(F.pad(x, (1, 1, 1, 1), value=0.0), self.kernel.expand(self.channels, 1, 4, 4), groups=self.channels)


class UpsampleImage(nn.Module):
    """Doubles the skip image: a zero after each pixel in both directions, then the same filter."""

    def __init__(self):
        super().__init__()
        self.register_buffer("kernel", kernel_of([1, 3, 3, 1], 4))

    def forward(self, x):
        height, width = (int(n) for n in x.shape[2:])
        x = F.pad(x.reshape(-1, 3, height, 1, width, 1), (0, 1, 0, 0, 0, 1), value=0.0).reshape(-1, 3, 2 * height, 2 * width)
        return F.conv2d(F.pad(x, (2, 1, 2, 1), value=0.0), self.kernel.expand(3, 1, 4, 4), groups=3)


class ModulatedConv(nn.Module):
    """Convolution whose input channels a style scales; `demodulate` brings the output back to unit variance."""

    def __init__(self, inputs, outputs, kernel, w, way, up=False, demodulate=True):
        super().__init__()
        self.style = EqualLinear(w, inputs, bias=1)
        self.weight = nn.Parameter(torch.randn(outputs, inputs, kernel, kernel))
        self.scale = 1 / math.sqrt(inputs * kernel * kernel)
        self.way, self.up, self.demodulate = way, up, demodulate
        self.blur = Blur(outputs) if up else None

    def forward(self, x, w):
        style = self.style(w)
        x = self.by_weights(x, style) if self.way == "weights" else self.by_activations(x, style)
        return self.blur(x) if self.up else x

    def by_weights(self, x, style):
        batch, inputs, height, width = (int(n) for n in x.shape)  # numbers, as exporters want a kernel's shape
        weight = self.weight[None] * self.scale * style[:, None, :, None, None]
        if self.demodulate:
            weight = weight * torch.rsqrt(weight.square().sum((2, 3, 4), keepdim=True) + 1e-8)
        x = x.reshape(1, batch * inputs, height, width)
        outputs, kernel = self.weight.shape[0], self.weight.shape[2]
        if self.up:
            x = F.conv_transpose2d(x, weight.transpose(1, 2).reshape(batch * inputs, outputs, kernel, kernel), stride=2, groups=batch)
        else:
            x = F.conv2d(x, weight.reshape(batch * outputs, inputs, kernel, kernel), padding=kernel // 2, groups=batch)
        return x.reshape(batch, outputs, *(int(n) for n in x.shape[2:]))

    def by_activations(self, x, style):
        weight = self.weight * self.scale
        x = x * style[:, :, None, None]
        x = F.conv_transpose2d(x, weight.transpose(0, 1), stride=2) if self.up else F.conv2d(x, weight, padding=weight.shape[2] // 2)
        if self.demodulate:
            energy = weight.square().sum((2, 3))
            x = x * torch.rsqrt(F.linear(style.square(), energy) + 1e-8)[:, :, None, None]
        return x


class StyledLayer(nn.Module):
    """Modulated convolution, noise, bias, activation."""

    def __init__(self, inputs, outputs, size, w, way, noise, up=False):
        super().__init__()
        self.conv = ModulatedConv(inputs, outputs, 3, w, way, up)
        self.strength = nn.Parameter(torch.full((1,), 0.1))
        self.bias = nn.Parameter(torch.zeros(outputs, 1, 1))
        self.size, self.noise = size, noise
        if noise == "constant":
            self.register_buffer("constant_noise", torch.randn(1, 1, size, size))

    def forward(self, x, w, noise=None):
        x = self.conv(x, w)
        if self.noise == "constant":
            noise = self.constant_noise
        elif self.noise == "random":
            noise = torch.randn_like(x[:, :1])
        if noise is not None:
            x = x + noise * self.strength
        return activate(x + self.bias)


class ToImage(nn.Module):
    """Modulated 1x1 convolution to RGB, added to the doubled image of the level below."""

    def __init__(self, inputs, w, way, first):
        super().__init__()
        self.conv = ModulatedConv(inputs, 3, 1, w, way, demodulate=False)
        self.bias = nn.Parameter(torch.zeros(3, 1, 1))
        self.doubling = None if first else UpsampleImage()

    def forward(self, x, w, image):
        y = self.conv(x, w) + self.bias
        return y if image is None else y + self.doubling(image)


class Synthesis(nn.Module):
    """Styles [N,layers+1,w] to an image; `channels` lists the width at 4, 8, 16 ... pixels."""

    def __init__(self, channels, w, way="activations", noise="constant"):
        super().__init__()
        self.constant = nn.Parameter(torch.randn(1, channels[0], 4, 4))
        self.layers, self.heads = nn.ModuleList(), nn.ModuleList()
        previous = None
        for level, width in enumerate(channels):
            size = 4 << level
            if previous is not None:
                self.layers.append(StyledLayer(previous, width, size, w, way, noise, up=True))
            self.layers.append(StyledLayer(width, width, size, w, way, noise))
            self.heads.append(ToImage(width, w, way, first=previous is None))
            previous = width
        self.style_count = len(self.layers) + 1
        self.noise_shapes = [(1, layer.size, layer.size) for layer in self.layers] if noise == "input" else []

    def forward(self, styles, *noises):
        x = self.constant.expand(styles.shape[0], -1, -1, -1)
        image, k = None, 0
        for level, head in enumerate(self.heads):
            for _ in range(2 if level else 1):
                x = self.layers[k](x, styles[:, k], noises[k] if noises else None)
                k += 1
            image = head(x, styles[:, k], image)
        return image


class Generator(nn.Module):
    """Latent z [N,z], optionally truncation psi [1] and noise maps, to an image."""

    def __init__(self, channels, z=512, w=512, depth=8, way="activations", noise="constant", truncation=False):
        super().__init__()
        self.mapping = Mapping(z, w, depth)
        self.synthesis = Synthesis(channels, w, way, noise)
        self.truncation = truncation
        if truncation:
            self.register_buffer("mean", torch.zeros(w))

    @torch.no_grad()
    def settle(self):
        """The mean style, which truncation pulls towards; StyleGAN2 takes it over 10,000 latents."""
        if self.truncation:
            self.mean.copy_(self.mapping(torch.randn(10000, self.mapping.layers[0].weight.shape[1])).mean(0))

    def forward(self, z, *rest):
        w = self.mapping(z)
        if self.truncation:
            psi, *rest = rest
            w = self.mean + psi * (w - self.mean)
        return self.synthesis(w[:, None].expand(-1, self.synthesis.style_count, -1), *rest)


class MappedStyles(nn.Module):
    """The mapping network by itself, for path lengths in W: z [N,z] to w [N,w]."""

    def __init__(self, generator):
        super().__init__()
        self.mapping = generator.mapping

    def forward(self, z):
        return self.mapping(z)


def full_channels(size):
    """Config F (channel multiplier 2): 512 up to 64 pixels, then halved at each level."""
    return [min(512, 32768 // s) for s in (4 << k for k in range(int(math.log2(size)) - 1))]
