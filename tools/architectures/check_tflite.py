"""Checks that each small TFLite file gives what PyTorch gives.

By itself, because TensorFlow and PyTorch's exporter cannot share a process.
"""
import argparse
import pathlib
import sys
import tempfile

import numpy as np
import torch

import tflite_export
from catalogue import ENTRIES

LIMIT = 1e-4


def gap(path, built, batch):
    """The largest difference of one batch."""
    example = built.example(batch, seed=100)
    with torch.no_grad():
        expected = built.module(*example)
    expected = (expected,) if isinstance(expected, torch.Tensor) else expected
    got = tflite_export.run(path, {each.name: value.numpy() for each, value in zip(built.inputs, example)}, built.outputs)
    return max(float(np.abs(a - b.numpy()).max()) for a, b in zip(got, expected, strict=True))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.set_num_threads(1)
    kept = True
    with tempfile.TemporaryDirectory() as folder:
        for name, entry in ENTRIES.items():
            built = entry.build("small", options.seed)
            if tflite_export.has_twin(built):
                path = pathlib.Path(folder) / f"{name}.tflite"
                tflite_export.write(built, path)
                worst = max(gap(path, built, batch) for batch in (1, 3))
                print(f"{name:28} gap {worst:.1e}  {path.stat().st_size:>9,} bytes", flush=True)
                kept &= worst < LIMIT
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
