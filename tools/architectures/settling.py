"""Gives random weights a sane output: batch statistics of real inputs, pictures with visible contrast.

Untrained generators else answer with a flat grey, on which no measure can be tried.
"""
import torch

CONTRAST = 0.6


def spread(model, module, example):
    """The deviation of what `module` puts out while `model` sees the example."""
    seen = []
    handle = module.register_forward_hook(lambda _, __, output: seen.append(output.std().item()))
    model(*example)
    handle.remove()
    return seen[0]


def scale(convolution, factor):
    convolution.weight.mul_(factor)
    if convolution.bias is not None:
        convolution.bias.mul_(factor)


@torch.no_grad()
def settle(model, example):
    for module in model.modules():
        if hasattr(module, "settle"):
            module.settle()
    model.train()(*example)
    model.eval()
    if hasattr(model, "branches"):  # each exit's own part halves, so that exits come nearer to the last
        if hasattr(model, "colours"):
            scale(model.colours, CONTRAST / spread(model, model.colours, example))
        last = len(model.branches) - 1
        for k, branch in enumerate(model.branches):
            scale(branch.out, (CONTRAST / (2 << k) if k < last else 0.02) / spread(model, branch.out, example))
    elif hasattr(model, "synthesis"):  # a sum of heads
        factor = CONTRAST / model(*example).std().item()
        for head in model.synthesis.heads:
            head.conv.weight.mul_(factor)
    elif hasattr(model, "heads"):  # pictures by themselves, after a tanh
        for head in model.heads:
            if hasattr(head, "weight"):
                for _ in range(3):
                    head.weight.mul_(CONTRAST / spread(model, head, example))
    elif hasattr(model, "out"):
        scale(model.out, CONTRAST / spread(model, model.out, example))
    return model


@torch.no_grad()
def set_apart(model):
    """Stirs tensors that are still all zeros or ones: exporters write equal tensors once, and parameters would be missing from the count."""
    for tensor in [*model.parameters(), *model.buffers()]:
        if tensor.numel() > 1 and bool((tensor == tensor.flatten()[0]).all()):
            tensor.add_(1e-3 * torch.randn_like(tensor).abs())
    return model
