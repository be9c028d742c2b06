"""The networks of edges to fashion: a ResNet generator, dense or slim, and a conditional PatchGAN discriminator.

The generator is that of Johnson et al., CycleGAN and pix2pix: 7x7 convolution, two strided convolutions, residual blocks,
two transposed convolutions, 7x7 convolution, tanh; mirrored borders. Instance normalisation stands in the residual
branches only. Elsewhere it would take away how strong the edges are, the only hint of how bright the picture was.
"""
import torch
from torch import nn
from torch.nn import functional as F

TEACHER_WIDTH, STUDENT_WIDTH, BLOCKS = 16, 6, 4
TAPS = 4  # places whose features `forward_with_taps` gives away
TAP_FACTORS = (4, 4, 4, 2)  # channels at a tap, in widths


def norm(channels):
    return nn.InstanceNorm2d(channels, affine=True)


class Separable(nn.Module):
    """Depthwise 3x3, instance norm, pointwise: what GAN Compression's students have for a residual convolution."""

    def __init__(self, channels):
        super().__init__()
        self.depthwise = nn.Conv2d(channels, channels, 3, groups=channels)
        self.norm = norm(channels)
        self.pointwise = nn.Conv2d(channels, channels, 1)

    def forward(self, x):
        return self.pointwise(self.norm(self.depthwise(x)))


class Block(nn.Module):
    """x + norm(conv(relu(norm(conv(x)))))."""

    def __init__(self, channels, separable):
        super().__init__()
        conv = Separable if separable else lambda c: nn.Conv2d(c, c, 3)
        self.convs = nn.ModuleList([conv(channels), conv(channels)])
        self.norms = nn.ModuleList([norm(channels), norm(channels)])

    def forward(self, x):
        y = F.relu(self.norms[0](self.convs[0](mirror(x, 1))))
        return x + self.norms[1](self.convs[1](mirror(y, 1)))


def mirror(x, border):
    return F.pad(x, [border] * 4, mode="reflect")


class Generator(nn.Module):
    """Edges [N,1,32,32] to a picture [N,1,32,32], both in [-1, 1]."""

    def __init__(self, width, separable):
        super().__init__()
        self.first = nn.Conv2d(1, width, 7)
        self.downs = nn.ModuleList([nn.Conv2d(c, 2 * c, 3, 2, 1) for c in (width, 2 * width)])
        self.blocks = nn.ModuleList([Block(4 * width, separable) for _ in range(BLOCKS)])
        self.ups = nn.ModuleList([nn.ConvTranspose2d(c, c // 2, 4, 2, 1) for c in (4 * width, 2 * width)])
        self.last = nn.Conv2d(width, 1, 7)

    def forward_with_taps(self, edges):
        """The picture, and the features after the strided convolutions, half of the blocks, all blocks and the first upsampling."""
        taps = []
        x = F.relu(self.first(mirror(edges, 3)))
        for down in self.downs:
            x = F.relu(down(x))
        taps.append(x)
        for i, block in enumerate(self.blocks, 1):
            x = block(x)
            if i in (BLOCKS // 2, BLOCKS):
                taps.append(x)
        x = F.relu(self.ups[0](x))
        taps.append(x)
        x = F.relu(self.ups[1](x))
        return torch.tanh(self.last(mirror(x, 3))), taps

    def forward(self, edges):
        return self.forward_with_taps(edges)[0]


def teacher():
    return Generator(TEACHER_WIDTH, separable=False)


def student():
    return Generator(STUDENT_WIDTH, separable=True)


class Discriminator(nn.Module):
    """A score for each overlapping patch of a picture beside its edges."""

    def __init__(self, width=32):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(2, width, 4, 2, 1), nn.LeakyReLU(0.2),
            nn.Conv2d(width, 2 * width, 4, 2, 1), norm(2 * width), nn.LeakyReLU(0.2),
            nn.Conv2d(2 * width, 4 * width, 3, 1, 1), norm(4 * width), nn.LeakyReLU(0.2),
            nn.Conv2d(4 * width, 1, 3, 1, 1))

    def forward(self, edges, image):
        return self.layers(torch.cat([edges, image], 1))
