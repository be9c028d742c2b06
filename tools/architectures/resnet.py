"""The ResNet generator of CycleGAN and pix2pix (Zhu et al., ICCV 2017, appendix; Johnson et al.), and GAN Compression's slim one.

`widths` are the eight that GAN Compression lists: stem, two down-sampling steps, the insides of three groups of blocks,
two up-sampling steps; each is multiplied by 1, 2, 4, 4, 4, 4, 2, 1. Convolutions keep their biases, as instance norm is given none of its own.
"""
from torch import nn

from layers import Separable

FULL = (64, 64, 64, 64, 64, 64, 64, 64)


class Block(nn.Module):
    """Two 3x3 convolutions around a skip; `separable` makes both light."""

    def __init__(self, outer, inner, separable):
        super().__init__()
        def conv(a, b):
            return Separable(a, b) if separable else nn.Conv2d(a, b, 3)
        self.body = nn.Sequential(nn.ReflectionPad2d(1), conv(outer, inner), nn.InstanceNorm2d(inner), nn.ReLU(),
                                  nn.ReflectionPad2d(1), conv(inner, outer), nn.InstanceNorm2d(outer))

    def forward(self, x):
        return x + self.body(x)


class Generator(nn.Sequential):
    """Image [N,3,H,W] in [-1,1] to image of the same size; H and W divide by 4."""

    def __init__(self, widths=FULL, separable=False, blocks=9, inputs=3, outputs=3):
        stem, down_1, down_2, up_1, up_2 = widths[0], 2 * widths[1], 4 * widths[2], 2 * widths[6], widths[7]
        layers = [nn.ReflectionPad2d(3), nn.Conv2d(inputs, stem, 7), nn.InstanceNorm2d(stem), nn.ReLU()]
        for a, b in ((stem, down_1), (down_1, down_2)):
            layers += [nn.Conv2d(a, b, 3, stride=2, padding=1), nn.InstanceNorm2d(b), nn.ReLU()]
        layers += [Block(down_2, 4 * widths[3 + k * 3 // blocks], separable) for k in range(blocks)]
        for a, b in ((down_2, up_1), (up_1, up_2)):
            layers += [nn.ConvTranspose2d(a, b, 3, stride=2, padding=1, output_padding=1), nn.InstanceNorm2d(b), nn.ReLU()]
        super().__init__(*layers, nn.ReflectionPad2d(3), nn.Conv2d(up_2, outputs, 7), nn.Tanh())

    @property
    def out(self):
        return self[-2]
