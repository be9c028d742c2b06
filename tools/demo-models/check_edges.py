"""Checks the committed files of edges to fashion against what they promise, and writes the figures to expected.json."""
import argparse
import json
import pathlib
import sys

import numpy as np
import onnx
import tensorflow as tf

import data
import edges
import export
import export_edges
import features
import grid
import macs

MIB = 1 << 20


def run_onnx(path, source, batch=100):
    network = features.session(path)
    return np.concatenate([network.run(["image"], {"edges": source[i:i + batch]})[0] for i in range(0, len(source), batch)])


def run_tflite(path, source):
    interpreter = tf.lite.Interpreter(str(path))
    given, = interpreter.get_input_details()
    interpreter.resize_tensor_input(given["index"], [len(source), data.SIZE, data.SIZE, 1])
    interpreter.allocate_tensors()
    interpreter.set_tensor(given["index"], source.transpose(0, 2, 3, 1))
    interpreter.invoke()
    return interpreter.get_tensor(interpreter.get_output_details()[0]["index"]).transpose(0, 3, 1, 2)


def runtime_gap(assets, name, source):
    """The largest difference between ONNX and TFLite over batches of 1, 3 and 64."""
    return max(float(np.abs(run_onnx(assets / f"{name}.onnx", source[:n]) - run_tflite(assets / f"{name}.tflite", source[:n])).max())
               for n in (1, 3, 64))


def judge(made, real, network, reference):
    """How near 8-bit pictures come to the real ones, pair by pair and as a set. L1 and PSNR are on the scale of 0 to 255."""
    gap = made.astype(np.float64) - real
    squared = np.square(gap).mean((1, 2))
    return {"fdFashion": features.distance(features.statistics(features.run(network, made)[0]), reference),
            "l1": float(np.abs(gap).mean()), "meanPsnr": float((20 * np.log10(255) - 10 * np.log10(squared)).mean())}


def measure(options):
    assets = options.assets
    network = features.session(options.demo / "fashion-features.onnx")
    sources, real = (data.read_idx(path) for path in export_edges.files(assets))
    assert np.array_equal(sources, edges.sobel(real))
    reference = features.statistics(features.run(network, real)[0])
    trained = dict(np.load(options.demo / "real-train-stats.npz"))
    figures = {
        "protocol": {"n": len(real), "quantise": "round(clip((x+1)*127.5,0,255))", "reference": "the pictures of the slice", "ddof": 1},
        "fdFashionFloor": {"value": features.distance(trained, reference), "of": "real-train-stats.npz against the slice"},
        "generators": {},
    }
    sheet = [data.to_unit(sources[:100])]
    for name in export_edges.NAMES:
        path = assets / f"{name}.onnx"
        onnx.checker.check_model(onnx.load(path), full_check=True)
        source = data.to_unit(sources)
        made = data.quantise(run_onnx(path, source))[:, 0]
        sheet.append(data.to_unit(made[:100]))
        multiply_accumulates, parameters = macs.count(path)
        figures["generators"][name] = judge(made, real, network, reference) | {
            "macs": multiply_accumulates, "macsOnOutput": macs.count(path, on_output=True)[0], "onnxInitialiserElements": parameters,
            "maxAbsOnnxVersusTflite": runtime_gap(assets, name, source)}
    sheet.append(data.to_unit(real[:100]))
    rows = np.stack([part.reshape(5, 20, 1, data.SIZE, data.SIZE) for part in sheet], 1)
    grid.write_grid(options.sheets / "edges2fashion.png", rows.reshape(-1, 1, data.SIZE, data.SIZE), 20)
    return figures


def promises(figures, assets):
    teacher, student = figures["generators"]["teacher"], figures["generators"]["student"]
    yield "floor < fd-fashion(teacher)", figures["fdFashionFloor"]["value"] < teacher["fdFashion"]
    yield "fd-fashion(teacher) < fd-fashion(student)", teacher["fdFashion"] < student["fdFashion"]
    yield "fd-fashion(student) < 4 fd-fashion(teacher)", student["fdFashion"] < 4 * teacher["fdFashion"]
    yield "the teacher's pictures are nearer the real ones", teacher["meanPsnr"] > student["meanPsnr"]
    for rule in ("macs", "macsOnOutput"):
        yield f"student needs a ninth of the teacher's {rule} or less", 9 * student[rule] <= teacher[rule]
    for name, entry in figures["generators"].items():
        yield f"{name}: ONNX and TFLite agree to 1e-4", entry["maxAbsOnnxVersusTflite"] <= 1e-4
    sizes = [(path.suffix, path.stat().st_size) for path in assets.iterdir()]
    yield "models are under 3 MiB", sum(size for suffix, size in sizes if suffix in (".onnx", ".tflite")) < 3 * MIB
    yield "all files are under 4.5 MiB", sum(size for _, size in sizes) < 4.5 * MIB


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    export_edges.add_output_options(parser)
    demo = pathlib.Path(__file__).resolve().parents[2] / "demo" / "src" / "main" / "resources" / "dev" / "understudy" / "demo" / "assets"
    parser.add_argument("--demo", type=pathlib.Path, default=demo, help="folder of the demo's feature network and statistics")
    parser.add_argument("--sheets", type=pathlib.Path, default=pathlib.Path("work"), help="folder for the sample sheet (default: %(default)s)")
    options = parser.parse_args()
    options.sheets.mkdir(parents=True, exist_ok=True)
    figures = measure(options)
    (options.assets / "expected.json").write_text(json.dumps(figures, indent=2) + "\n")
    kept = True
    for promise, holds in promises(figures, options.assets):
        print("ok    " if holds else "BROKEN", promise)
        kept &= holds
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
