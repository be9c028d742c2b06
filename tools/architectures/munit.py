"""MUNIT (Huang et al., ECCV 2018, appendix B): content encoder, style encoder, decoder with AdaIN from a small MLP."""
import torch
from torch import nn
from torch.nn import functional as F

from layers import Separable, reflected, upsample


class LayerNorm(nn.Module):
    """Mean and deviation over a whole picture, gain and bias per channel."""

    def __init__(self, channels):
        super().__init__()
        self.gain, self.bias = nn.Parameter(torch.ones(channels, 1, 1)), nn.Parameter(torch.zeros(channels, 1, 1))

    def forward(self, x):
        mean = x.mean((1, 2, 3), keepdim=True)
        centred = x - mean
        deviation = centred.square().mean((1, 2, 3), keepdim=True).sqrt()
        return centred / (deviation + 1e-5) * self.gain + self.bias


def conv_3(width, separable):
    return nn.Sequential(nn.ReflectionPad2d(1), Separable(width, width)) if separable else reflected(width, width, 3)


class ContentEncoder(nn.Sequential):
    """Image to content code [N,4*width,H/4,W/4], all with instance norm."""

    def __init__(self, width, blocks, separable=False):
        layers = [reflected(3, width, 7), nn.InstanceNorm2d(width), nn.ReLU()]
        for k in (1, 2):
            layers += [reflected(width * k, width * k * 2, 4, 2), nn.InstanceNorm2d(width * k * 2), nn.ReLU()]
        super().__init__(*layers, *(ResBlock(4 * width, separable) for _ in range(blocks)))


class ResBlock(nn.Module):
    def __init__(self, width, separable):
        super().__init__()
        self.body = nn.Sequential(conv_3(width, separable), nn.InstanceNorm2d(width), nn.ReLU(), conv_3(width, separable), nn.InstanceNorm2d(width))

    def forward(self, x):
        return x + self.body(x)


class AdaBlock(nn.Module):
    """Residual block whose two instance norms are steered by `4*width` numbers of the style."""

    def __init__(self, width, separable):
        super().__init__()
        self.conv_1, self.conv_2 = conv_3(width, separable), conv_3(width, separable)

    def forward(self, x, steering):
        gain_1, bias_1, gain_2, bias_2 = (part[:, :, None, None] for part in steering.chunk(4, 1))
        h = F.relu(F.instance_norm(self.conv_1(x)) * gain_1 + bias_1)
        return x + F.instance_norm(self.conv_2(h)) * gain_2 + bias_2


class StyleEncoder(nn.Sequential):
    """Reference image to style [N,style,1,1]; no normalisation, which would wash the style out."""

    def __init__(self, width, style):
        layers = [reflected(3, width, 7), nn.ReLU()]
        for a, b in ((1, 2), (2, 4), (4, 4), (4, 4)):
            layers += [reflected(a * width, b * width, 4, 2), nn.ReLU()]
        super().__init__(*layers, nn.AdaptiveAvgPool2d(1), nn.Conv2d(4 * width, style, 1))


class Decoder(nn.Module):
    def __init__(self, width, blocks, style, hidden, separable):
        super().__init__()
        self.mlp = nn.Sequential(nn.Linear(style, hidden), nn.ReLU(), nn.Linear(hidden, hidden), nn.ReLU(), nn.Linear(hidden, blocks * 16 * width))
        self.blocks = nn.ModuleList([AdaBlock(4 * width, separable) for _ in range(blocks)])
        self.ups = nn.ModuleList([reflected(4 * width, 2 * width, 5), LayerNorm(2 * width), reflected(2 * width, width, 5), LayerNorm(width)])
        self.out = reflected(width, 3, 7)

    def forward(self, content, style):
        steering = self.mlp(style.flatten(1)).chunk(len(self.blocks), 1)
        for block, part in zip(self.blocks, steering):
            content = block(content, part)
        for k in (0, 2):
            content = F.relu(self.ups[k + 1](self.ups[k](upsample(content))))
        return torch.tanh(self.out(content))


class Generator(nn.Module):
    """Image [N,3,H,W] and a style [N,style,1,1] or, with `reference`, an image that has the style."""

    def __init__(self, width=64, blocks=4, style=8, hidden=256, separable=False, reference=True):
        super().__init__()
        self.content = ContentEncoder(width, blocks, separable)
        self.style = StyleEncoder(width, style) if reference else nn.Identity()
        self.decoder = Decoder(width, blocks, style, hidden, separable)

    @property
    def out(self):
        return self.decoder.out

    def forward(self, image, style):
        return self.decoder(self.content(image), self.style(style))
