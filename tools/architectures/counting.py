"""Parameters and multiply-accumulates of a network under three conventions, counted from PyTorch's operations on no data.

This is a second opinion on `understudy inspect`, which reads the exported graph instead.
`macs`: a transposed convolution counts on its input size. `macs-output`: on its output size.
`torchprofile-2020`: as `macs-output`, and the elements of normalisations, products and leaky ReLUs.
"""
import math
from dataclasses import dataclass

import torch
from torch.utils._python_dispatch import TorchDispatchMode

aten = torch.ops.aten
NORMS = {aten.native_batch_norm, aten._native_batch_norm_legit, aten._native_batch_norm_legit_no_training, aten.native_layer_norm,
         aten.native_group_norm, aten.cudnn_batch_norm, aten._batch_norm_no_update, aten._batch_norm_with_update}


@dataclass
class Counts:
    macs: int = 0
    output: int = 0
    elements: int = 0


class Counter(TorchDispatchMode):
    def __init__(self):
        super().__init__()
        self.counts = Counts()

    def __torch_dispatch__(self, function, types, arguments=(), named=None):
        result = function(*arguments, **(named or {}))
        packet = function.overloadpacket
        if packet in (aten.convolution, aten._convolution):
            source, weight, transposed = arguments[0], arguments[1], arguments[6]
            per_place = weight.numel()  # of one group-sum: outputs x inputs/groups x kernel, or its transpose
            self.counts.macs += source.shape[0] * per_place * math.prod((source if transposed else result).shape[2:])
            self.counts.output += source.shape[0] * per_place * math.prod(result.shape[2:])
        elif packet in (aten.mm, aten.addmm):
            left, right = arguments[-2:]
            self.product(left.shape[0] * left.shape[1] * right.shape[1])
        elif packet in (aten.bmm, aten.baddbmm):
            left, right = arguments[-2:]
            self.product(math.prod(left.shape) * right.shape[2])
        elif packet in NORMS:
            self.counts.elements += result[0].numel()
        elif packet in (aten.mul, aten.leaky_relu):
            self.counts.elements += result.numel()
        return result

    def product(self, macs):
        self.counts.macs += macs
        self.counts.output += macs


def count(entry, size):
    """Of one picture. Parameters are PyTorch's; buffers are given apart."""
    with torch.device("meta"):
        built = entry.sizes[size]()
    example = [value.to("meta") for value in built.example(1)]
    with torch.no_grad(), Counter() as counter:
        built.module.eval()(*example)
    parameters = sum(p.numel() for p in built.module.parameters())
    buffers = sum(b.numel() for b in built.module.buffers())
    return parameters, buffers, counter.counts


def text(entry, size):
    parameters, buffers, counts = count(entry, size)
    giga = [f"{n / 1e9:.5g}" for n in (counts.macs, counts.output, counts.output + counts.elements)]
    return f"{parameters / 1e6:.3f} M + {buffers / 1e6:.3f} M buffers, {' / '.join(giga)} G"
