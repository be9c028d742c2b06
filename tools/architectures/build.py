"""Builds a generator with seeded random weights and writes it as ONNX, TFLite or both."""
import argparse
import pathlib
import subprocess
import sys
import warnings

import onnx
import torch

from catalogue import ENTRIES
from settling import set_apart


def write_onnx(entry, built, path, opset, exporter):
    """The exporter's graph as it is: shapes are computed within, weights stand once; only notes on our source are dropped."""
    names = [each.name for each in built.inputs]
    batched = [each.name for each in built.inputs if each.batched] + built.outputs
    example = built.example(2 if entry.batch else 1)
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        if exporter == "dynamo":
            batch = torch.export.Dim("N")
            shapes = tuple({0: batch} if each.batched else None for each in built.inputs) if entry.batch else None
            torch.onnx.export(built.module, example, str(path), opset_version=opset, input_names=names, output_names=built.outputs,
                              dynamo=True, dynamic_shapes=shapes, external_data=False, verbose=False)
        else:
            torch.onnx.export(built.module, example, str(path), opset_version=opset, input_names=names, output_names=built.outputs,
                              dynamo=False, do_constant_folding=False, training=torch.onnx.TrainingMode.PRESERVE,
                              dynamic_axes={name: {0: "N"} for name in batched} if entry.batch else None)
    strip(path)


def strip(path):
    graph = onnx.load(path)
    graph.doc_string = ""
    for node in graph.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    onnx.checker.check_model(graph)
    onnx.save(graph, path)


def build(name, size, out, format="onnx", seed=0, opset=17, exporter="torchscript"):
    entry = ENTRIES[name]
    built = entry.build(size, seed)
    if exporter == "dynamo":
        set_apart(built.module)  # it writes equal tensors once and leaves no trace of the others
    out.mkdir(parents=True, exist_ok=True)
    if format in ("onnx", "both"):
        write_onnx(entry, built, out / f"{name}.onnx", opset, exporter)
    if format == "both":  # TensorFlow and PyTorch's exporter each bring an LLVM, and one process cannot hold both
        subprocess.run([sys.executable, __file__, name, "--size", size, "--out", out, "--format", "tflite", "--seed", str(seed)], check=True)
    if format == "tflite":
        import tflite_export
        tflite_export.write(built, out / f"{name}.tflite")
    return built


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=[*ENTRIES, "all"], help="which generator (list.py says more)")
    parser.add_argument("--size", default="small", help="small, full, or another size that list.py names (default: %(default)s)")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="folder of the files")
    parser.add_argument("--format", choices=("onnx", "tflite", "both"), default="onnx", help="(default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="(default: %(default)s)")
    parser.add_argument("--opset", type=int, default=17, help="(default: %(default)s)")
    parser.add_argument("--exporter", choices=("torchscript", "dynamo"), default="torchscript", help="(default: %(default)s)")
    options = parser.parse_args()
    torch.set_num_threads(1)
    for name in ENTRIES if options.name == "all" else [options.name]:
        if options.size not in ENTRIES[name].sizes:
            if options.name == "all":
                continue
            parser.error(f"{name} has no size {options.size}; it has {', '.join(ENTRIES[name].sizes)}")
        build(name, options.size, options.out, options.format, options.seed, options.opset, options.exporter)
        print(options.out / f"{name}.onnx" if options.format != "tflite" else options.out / f"{name}.tflite")


if __name__ == "__main__":
    main()
