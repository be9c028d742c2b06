"""Checks that every export runs in ONNX Runtime, agrees with PyTorch, and is the same again from the same seed."""
import argparse
import pathlib
import sys
import tempfile

import numpy as np
import onnxruntime
import torch

import counting
from build import build
from catalogue import ENTRIES

LIMIT = 1e-4


def session(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.log_severity_level = 1, 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def gap(network, built, batch):
    """The largest difference between ONNX Runtime and PyTorch on fresh inputs, and each output's range."""
    example = built.example(batch, seed=100)
    with torch.no_grad():
        expected = built.module(*example)
    expected = (expected,) if isinstance(expected, torch.Tensor) else expected
    got = network.run(built.outputs, {each.name: value.numpy() for each, value in zip(built.inputs, example)})
    return max(float(np.abs(a - b.numpy()).max()) for a, b in zip(got, expected, strict=True)), got


def check(name, size, seed, folder):
    entry = ENTRIES[name]
    built = build(name, size, folder, seed=seed)
    path = folder / f"{name}.onnx"
    network = session(path)
    batches = (1, 3) if entry.batch and size == "small" else (1,)
    worst, outputs = 0.0, None
    for batch in batches:
        found, outputs = gap(network, built, batch)
        worst = max(worst, found)
    draws = name == "stylegan2-random"  # draws its noise within the graph, so nothing can agree
    image = outputs[-2] if built.outputs[-1] == "quality" else outputs[-1]
    contrast = float(np.std(image, axis=tuple(range(1, image.ndim))).min())
    same = size != "small" or rebuilt(name, size, seed) == path.read_bytes()
    print(f"{name:28} {size:9} gap {worst:.1e}  contrast {contrast:.2f}  {path.stat().st_size:>11,} bytes  {counting.text(entry, size)}  "
          f"[{entry.published.get(size, '-')}]", flush=True)
    return (draws or worst < LIMIT) and (contrast > 0.1 or size != "small") and same


def rebuilt(name, size, seed):
    with tempfile.TemporaryDirectory() as folder:
        build(name, size, pathlib.Path(folder), seed=seed)
        return (pathlib.Path(folder) / f"{name}.onnx").read_bytes()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="*", help="which generators (default: all)")
    parser.add_argument("--size", default="small", help="(default: %(default)s)")
    parser.add_argument("--out", type=pathlib.Path, help="folder that keeps the files (default: none)")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.set_num_threads(1)
    kept = True
    with tempfile.TemporaryDirectory() as temporary:
        for name in options.name or ENTRIES:
            if options.size in ENTRIES[name].sizes:
                holds = check(name, options.size, options.seed, options.out or pathlib.Path(temporary))
                print("" if holds else f"BROKEN {name}", end="" if holds else "\n")
                kept &= holds
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
