"""Makes the tests' PyTorch checkpoints and what PyTorch itself reads from them (see README.md)."""

import collections
import os
import sys
import zipfile

import torch

OUT = sys.argv[1]


def every_type():
    """One tensor of each element type, with the values that go wrong first."""
    reals = [0.0, -0.0, 1.0, -2.5, 3.14159274, 65504.0, 6e-8, float("inf"), float("-inf"), float("nan")]
    tensors = collections.OrderedDict()
    tensors["double"] = torch.tensor(reals, dtype=torch.float64)
    tensors["float"] = torch.tensor(reals, dtype=torch.float32)
    tensors["half"] = torch.tensor(reals, dtype=torch.float16)
    tensors["bfloat16"] = torch.tensor(reals, dtype=torch.bfloat16)
    tensors["long"] = torch.tensor([0, -1, 2**62, -(2**63)], dtype=torch.int64)
    tensors["int"] = torch.tensor([0, -1, 2**31 - 1, -(2**31)], dtype=torch.int32)
    tensors["short"] = torch.tensor([0, -1, 32767, -32768], dtype=torch.int16)
    tensors["char"] = torch.tensor([0, -1, 127, -128], dtype=torch.int8)
    tensors["byte"] = torch.tensor([0, 1, 128, 255], dtype=torch.uint8)
    tensors["bool"] = torch.tensor([True, False, True])
    return tensors


def every_view():
    """Offsets, strides, shared storages, scalars and empty tensors."""
    base = torch.arange(60, dtype=torch.float32)
    tensors = collections.OrderedDict()
    tensors["base"] = base.view(3, 4, 5)
    tensors["transposed"] = base.view(3, 4, 5).permute(2, 0, 1)
    tensors["slice"] = base.view(3, 4, 5)[1:, ::2, 1:4]
    tensors["column"] = base.view(12, 5)[:, 3]
    tensors["expanded"] = torch.tensor([7.0, 8.0]).view(2, 1).expand(2, 3)
    tensors["scalar"] = torch.tensor(1.5)
    tensors["count"] = torch.tensor(42)
    tensors["empty"] = torch.empty(0, 3)
    tied = torch.nn.Parameter(torch.linspace(-1, 1, 6).view(2, 3))
    tensors["parameter"] = tied
    tensors["tied"] = tied
    tensors["channels-last"] = torch.arange(24.0).view(1, 2, 3, 4).contiguous(memory_format=torch.channels_last)
    tensors["whole.numbers"] = torch.arange(12).view(3, 4).t()
    return tensors


def trained():
    """A wrapped state_dict of a DataParallel model with a batch norm, and what lies beside it."""
    torch.manual_seed(3)
    model = torch.nn.Sequential(torch.nn.Conv2d(2, 3, 3), torch.nn.BatchNorm2d(3))
    model(torch.randn(4, 2, 8, 8))
    optimizer = torch.optim.Adam(model.parameters())
    model(torch.randn(4, 2, 8, 8)).square().mean().backward()
    optimizer.step()
    state = model.state_dict(prefix="module.")
    return {
        "epoch": 12,
        "arch": "gänsefüßchen",
        "loss": 0.25,
        "best": None,
        "large": 2**70,
        "minus": -(2**40),
        "done": (True, False),
        "optimizer": optimizer.state_dict(),
        "state_dict": state,
    }


def write(name, tensors, read, protocols=(2, 5)):
    for protocol in protocols:
        torch.save(tensors, f"{OUT}/{name}-zip-{protocol}.pth", pickle_protocol=protocol)
        torch.save(
            tensors,
            f"{OUT}/{name}-legacy-{protocol}.pth",
            pickle_protocol=protocol,
            _use_new_zipfile_serialization=False,
        )
    with open(f"{OUT}/{name}.txt", "w") as f:
        for key, value in read(torch.load(f"{OUT}/{name}-zip-2.pth", weights_only=True)).items():
            shape = "x".join(map(str, value.shape)) or "-"
            flat = value.detach().flatten()
            kind = "real" if flat.dtype.is_floating_point else "whole"
            numbers = flat.to(torch.float32 if kind == "real" else torch.int64).tolist()
            f.write(" ".join([key, kind, shape] + [repr(n) for n in numbers]) + "\n")


# Saved as an object, which names its class. Made without a source file, whose path torch would write.
Whole = type("Whole", (torch.nn.Module,), {"__module__": "__main__"})

os.makedirs(OUT, exist_ok=True)
write("types", every_type(), lambda d: d)
write("views", every_view(), lambda d: d)
write("trained", trained(), lambda d: {k[7:]: v for k, v in d["state_dict"].items()})
torch.save(Whole(), f"{OUT}/module-zip.pth")
torch.save(Whole(), f"{OUT}/module-legacy.pth", _use_new_zipfile_serialization=False)
torch.jit.save(torch.jit.script(torch.nn.Linear(1, 1)), f"{OUT}/script.pth")
# Its debug entries hold paths of the machine that made it.
with zipfile.ZipFile(f"{OUT}/script.pth") as whole:
    kept = {n: whole.read(n) for n in whole.namelist() if "debug" not in n and ".data" not in n}
with zipfile.ZipFile(f"{OUT}/script.pth", "w") as out:
    for name, content in kept.items():
        out.writestr(zipfile.ZipInfo(name), content)
