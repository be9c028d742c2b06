"""Exports the checkpoints as ONNX and TFLite, with golden outputs for the tests."""
import argparse
import functools
import pathlib

import numpy as np
import onnx
import torch

import networks
import tflite_generators

OPSET = 17


def add_output_options(parser):
    demo = pathlib.Path(__file__).resolve().parents[2] / "demo" / "src"
    package = pathlib.Path("resources", "dev", "understudy", "demo")
    parser.add_argument("--assets", type=pathlib.Path, default=demo / "main" / package / "assets", help="folder of the committed files")
    parser.add_argument("--golden", type=pathlib.Path, default=demo / "test" / package, help="folder of the golden outputs")


def freeze(model):
    """Stores every scaled weight's final value, so that the graphs hold it as an initialiser and compute nothing anew."""
    for module in model.eval().requires_grad_(False).modules():
        if hasattr(module, "folded"):
            names = []
            for i, value in enumerate(module.folded()):
                names.append(f"folded_{i}")
                module.register_buffer(names[-1], value)
            module.folded = lambda module=module, names=tuple(names): tuple(getattr(module, name) for name in names)
    return model


def load(model, path, key):
    model.load_state_dict(torch.load(path)[key])
    return freeze(model)


class Exits(torch.nn.Module):
    def __init__(self, student):
        super().__init__()
        self.student = student

    def forward(self, z, label):
        return tuple(self.student.exits(z, label))


def write_onnx(model, example, inputs, outputs, path):
    torch.onnx.export(model, example, str(path), opset_version=OPSET, dynamo=False, do_constant_folding=True,
                      input_names=inputs, output_names=outputs, dynamic_axes={name: {0: "N"} for name in inputs + outputs})
    graph = onnx.load(path)
    graph.doc_string = ""
    for node in graph.graph.node:
        node.doc_string = ""
    onnx.checker.check_model(graph, full_check=True)
    onnx.save(graph, path)


def write_golden(model, path):
    z = np.random.RandomState(42).randn(4, networks.Z_DIM).astype(np.float32)
    label = np.arange(4, dtype=np.int64)
    with torch.no_grad():
        image = model(torch.from_numpy(z), torch.from_numpy(label)).numpy()
    np.savez(path, z=z, label=label, image=image)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("work"), help="folder of the checkpoints (default: %(default)s)")
    add_output_options(parser)
    options = parser.parse_args()
    options.assets.mkdir(parents=True, exist_ok=True)
    options.golden.mkdir(parents=True, exist_ok=True)

    teacher = load(networks.Teacher(), options.work / "teacher.pt", "mean")
    student = load(networks.Student(), options.work / "student.pt", "mean")
    classifier = load(networks.Classifier(), options.work / "classifier.pt", "model")

    write_onnx(classifier, torch.zeros(2, 1, 32, 32), ["image"], ["features", "logits"], options.assets / "fashion-features.onnx")
    example = torch.zeros(2, networks.Z_DIM), torch.zeros(2, dtype=torch.long)
    exit_names = ["image_8", "image_16", "image_32"]
    for name, model, build, outputs in (("teacher", teacher, tflite_generators.teacher, ["image"]),
                                        ("student", student, tflite_generators.student, ["image"]),
                                        ("student-exits", student, tflite_generators.student_exits, exit_names)):
        graph = Exits(model) if outputs == exit_names else model
        write_onnx(graph, example, ["z", "label"], outputs, options.assets / f"{name}.onnx")
        (options.assets / f"{name}.tflite").write_bytes(tflite_generators.convert(
            functools.partial(build, model), tflite_generators.LATENT_AND_CLASS, outputs))
    write_golden(teacher, options.golden / "teacher.golden.npz")
    write_golden(student, options.golden / "student.golden.npz")


if __name__ == "__main__":
    main()
