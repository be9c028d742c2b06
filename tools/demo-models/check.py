"""Checks the committed files against what the demo promises, and writes the figures to expected.json."""
import argparse
import hashlib
import json
import pathlib
import sys

import numpy as np
import onnx
import tensorflow as tf

import data
import export
import features
import grid
import macs
from networks import Z_DIM

COUNT, SEED = 5000, 0
GENERATORS = ("teacher", "student", "student-exits")
MIB = 1 << 20


def latents(count, seed):
    return np.random.RandomState(seed).randn(count, Z_DIM).astype(np.float32), np.arange(count) % 10


def run_onnx(path, z, label, batch=100):
    """All outputs, in the file's order, of all latents."""
    network = features.session(path)
    parts = [network.run(None, {"z": z[i:i + batch], "label": label[i:i + batch].astype(np.int64)}) for i in range(0, len(z), batch)]
    return [np.concatenate(column) for column in zip(*parts)]


def run_tflite(path, z, label):
    """All outputs, in the file's order and as NCHW, of one batch."""
    interpreter = tf.lite.Interpreter(str(path))
    inputs = {i["name"]: i["index"] for i in interpreter.get_input_details()}
    interpreter.resize_tensor_input(inputs["z"], z.shape)
    interpreter.resize_tensor_input(inputs["label"], label.shape)
    interpreter.allocate_tensors()
    interpreter.set_tensor(inputs["z"], z)
    interpreter.set_tensor(inputs["label"], label.astype(np.int32))
    interpreter.invoke()
    return [interpreter.get_tensor(o["index"]).transpose(0, 3, 1, 2) for o in interpreter.get_output_details()]


def runtime_gap(assets, name):
    """The largest difference between ONNX and TFLite over batches of 1, 3 and 64."""
    gap = 0.0
    for batch in (1, 3, 64):
        z, label = latents(batch, SEED)
        pairs = zip(run_onnx(assets / f"{name}.onnx", z, label, batch), run_tflite(assets / f"{name}.tflite", z, label), strict=True)
        gap = max([gap] + [float(np.abs(a - b).max()) for a, b in pairs])
    return gap


def judge(images, network, reference):
    """What the feature network says of a generator's pictures."""
    found, logits = features.run(network, data.quantise(images)[:, 0])
    logits = logits.astype(np.float64)
    odds = np.exp(logits - logits.max(1, keepdims=True))
    odds /= odds.sum(1, keepdims=True)
    wanted = np.arange(len(images)) % 10
    return {"fdFashion": features.distance(features.statistics(found), reference),
            "meanTopProbability": float(odds.max(1).mean()),
            "labelAgreement": float((odds.argmax(1) == wanted).mean())}


def measure(options):
    assets = options.assets
    network = features.session(assets / "fashion-features.onnx")
    train, test = (dict(np.load(assets / f"real-{split}-stats.npz")) for split in ("train", "test"))
    images, labels = data.load(options.data, "test")
    _, logits = features.run(network, images)
    z, label = latents(COUNT, SEED)
    figures = {
        "protocol": {"n": COUNT, "seed": SEED, "latents": "numpy RandomState(seed).randn(n,64) as float32", "labels": "i % 10",
                     "quantise": "round(clip((x+1)*127.5,0,255))", "featureInput": "x/127.5-1", "reference": "real-train-stats.npz", "ddof": 1},
        "classifierTestAccuracy": float((logits.argmax(1) == labels).mean()),
        "fdFashionFloor": {"value": features.distance(train, test), "of": "real-train-stats.npz against real-test-stats.npz"},
        "generators": {}, "files": {},
    }
    for name in GENERATORS:
        path = assets / f"{name}.onnx"
        onnx.checker.check_model(onnx.load(path), full_check=True)
        outputs = run_onnx(path, z, label)
        if name != "student-exits":
            for row in range(2):
                grid.write_grid(options.sheets / f"{name}-{row}.png", outputs[-1][row * 200:row * 200 + 200].reshape(20, 10, 1, 32, 32).swapaxes(0, 1).reshape(-1, 1, 32, 32), 20)
        multiply_accumulates, parameters = macs.count(path)
        figures["generators"][name] = judge(outputs[-1], network, train) | {
            "macs": multiply_accumulates, "onnxInitialiserElements": parameters, "maxAbsOnnxVersusTflite": runtime_gap(assets, name)}
    multiply_accumulates, parameters = macs.count(assets / "fashion-features.onnx")
    figures["featureNetwork"] = {"macs": multiply_accumulates, "onnxInitialiserElements": parameters}
    for path in sorted(assets.iterdir()):
        if path.name != "expected.json":
            figures["files"][path.name] = {"bytes": path.stat().st_size, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    return figures


def promises(figures):
    teacher, student = figures["generators"]["teacher"], figures["generators"]["student"]
    sizes = {name: entry["bytes"] for name, entry in figures["files"].items()}
    models = sum(size for name, size in sizes.items() if name.endswith((".onnx", ".tflite")))
    yield "classifier's test accuracy is 91 % or more", figures["classifierTestAccuracy"] >= 0.91
    yield "teacher's mean top probability is 0.85 or more", teacher["meanTopProbability"] >= 0.85
    yield "floor < fd-fashion(teacher)", figures["fdFashionFloor"]["value"] < teacher["fdFashion"]
    yield "fd-fashion(teacher) < fd-fashion(student)", teacher["fdFashion"] < student["fdFashion"]
    yield "fd-fashion(student) < 4 fd-fashion(teacher)", student["fdFashion"] < 4 * teacher["fdFashion"]
    yield "student needs a tenth of the teacher's MACs or less", 10 * student["macs"] <= teacher["macs"]
    for name, entry in figures["generators"].items():
        yield f"{name}: ONNX and TFLite agree to 1e-3", entry["maxAbsOnnxVersusTflite"] <= 1e-3
    yield "models are under 8 MiB", models < 8 * MIB
    yield "all files are under 12 MiB", sum(sizes.values()) < 12 * MIB


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    data.add_data_option(parser)
    export.add_output_options(parser)
    parser.add_argument("--sheets", type=pathlib.Path, default=pathlib.Path("work"), help="folder for the sample sheets (default: %(default)s)")
    options = parser.parse_args()
    options.sheets.mkdir(parents=True, exist_ok=True)
    figures = measure(options)
    (options.assets / "expected.json").write_text(json.dumps(figures, indent=2) + "\n")
    kept = True
    for promise, holds in promises(figures):
        print("ok    " if holds else "BROKEN", promise)
        kept &= holds
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
