"""DCGAN (Radford et al., ICLR 2016) at 64 pixels, and StyleDCGAN (Garg, arXiv 2404.00597): a mapping network and AdaIN in its place of batch norm.

The published 6.342 M and 6.574 M count the discriminator too (2,765,568), which an exported generator does not hold.
"""
import torch
from torch import nn
from torch.nn import functional as F

LATENT = 100


def widths(ngf):
    return (LATENT, 8 * ngf, 4 * ngf, 2 * ngf, ngf, 3)


def transposed(ngf):
    """Five transposed convolutions: 1 to 4 pixels, then doubled four times."""
    pairs = list(zip(widths(ngf), widths(ngf)[1:]))
    return nn.ModuleList([nn.ConvTranspose2d(a, b, 4, 2 if k else 1, 1 if k else 0, bias=False) for k, (a, b) in enumerate(pairs)])


class Generator(nn.Module):
    """z [N,100,1,1] to an image [N,3,64,64] in [-1,1]."""

    def __init__(self, ngf=64):
        super().__init__()
        self.convs = transposed(ngf)
        self.norms = nn.ModuleList([nn.BatchNorm2d(width, momentum=None) for width in widths(ngf)[1:-1]])

    @property
    def out(self):
        return self.convs[-1]

    def forward(self, z):
        for conv, norm in zip(self.convs, self.norms):
            z = F.relu(norm(conv(z)))
        return torch.tanh(self.out(z))


class StyledGenerator(nn.Module):
    """The same with a 4-layer mapping network whose style steers an instance norm after each convolution but the last."""

    def __init__(self, ngf=64):
        super().__init__()
        self.mapping = nn.ModuleList([nn.Linear(LATENT, LATENT) for _ in range(4)])
        self.convs = transposed(ngf)
        self.styles = nn.ModuleList([nn.Linear(LATENT, 2 * width) for width in widths(ngf)[1:-1]])

    @property
    def out(self):
        return self.convs[-1]

    def forward(self, z):
        w = z.flatten(1)
        for layer in self.mapping:
            w = F.leaky_relu(layer(w), 0.2)
        x = z
        for conv, style in zip(self.convs, self.styles):
            gain, bias = style(w)[:, :, None, None].chunk(2, 1)
            x = F.relu(F.instance_norm(conv(x)) * (1 + gain) + bias)
        return torch.tanh(self.out(x))
