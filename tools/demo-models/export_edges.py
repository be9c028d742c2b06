"""Exports edges to fashion as ONNX and TFLite, with golden outputs, and the slice of test pictures it is judged on."""
import argparse
import functools
import pathlib

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnx.reference import ReferenceEvaluator

import data
import edges
import edges_networks
import export
import tflite_edges
import tflite_generators

SLICE, SEED = 1000, 0
NAMES = ("teacher", "student")


def add_output_options(parser):
    root = pathlib.Path(__file__).resolve().parents[2]
    parser.add_argument("--assets", type=pathlib.Path, default=root / "papers" / "gan-compression" / "edges2fashion",
                        help="folder of the committed files")
    parser.add_argument("--golden", type=pathlib.Path, default=root / "harness" / "src" / "test" / "resources" / "dev" / "understudy" / "harness",
                        help="folder of the golden outputs")


def files(assets):
    """Where the edges and the pictures of the slice lie, in the same order."""
    return tuple(assets / f"test-{SLICE}-{kind}.idx3-ubyte.gz" for kind in ("edges", "pictures"))


def write_slice(folder, assets):
    """As many pictures of each class, shuffled; edges in one file, pictures in the other."""
    sources, images = edges.load(folder, "test")
    picked = data.balanced_slice(data.load(folder, "test")[1], SLICE, SEED)
    for path, part in zip(files(assets), (sources, images)):
        data.write_idx(path, part[picked])


def fold(path):
    """Evaluates what hangs on constants alone: the exporter builds each mirrored border's width from a dozen nodes."""
    model = onnx.load(path)
    graph = model.graph
    known = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    kept = []
    for node in graph.node:
        if all(name in known for name in node.input):
            known.update(zip(node.output, ReferenceEvaluator(node).run(None, {name: known[name] for name in node.input})))
        else:
            kept.append(node)
    needed = dict.fromkeys(name for node in kept for name in node.input if name in known)
    del graph.node[:], graph.initializer[:]
    graph.node.extend(kept)
    graph.initializer.extend(numpy_helper.from_array(known[name], name) for name in needed)
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    data.add_data_option(parser)
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("work"), help="folder of the checkpoints (default: %(default)s)")
    add_output_options(parser)
    options = parser.parse_args()
    options.assets.mkdir(parents=True, exist_ok=True)
    options.golden.mkdir(parents=True, exist_ok=True)

    write_slice(options.data, options.assets)
    source = data.to_unit(data.read_idx(files(options.assets)[0])[:4])
    golden = {"edges": source}
    for name in NAMES:
        model = export.load(getattr(edges_networks, name)(), options.work / f"edges-{name}.pt", "mean")
        export.write_onnx(model, torch.zeros(2, 1, data.SIZE, data.SIZE), ["edges"], ["image"], options.assets / f"{name}.onnx")
        fold(options.assets / f"{name}.onnx")
        (options.assets / f"{name}.tflite").write_bytes(tflite_generators.convert(
            functools.partial(tflite_edges.generator, model), tflite_edges.EDGES, ["image"]))
        with torch.no_grad():
            golden[name] = model(torch.from_numpy(source)).numpy()
    np.savez(options.golden / "edges2fashion.golden.npz", **golden)


if __name__ == "__main__":
    main()
