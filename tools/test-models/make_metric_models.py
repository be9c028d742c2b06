"""Makes the small ONNX models that the tests of metrics use (see README.md)."""

import os
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OUT = sys.argv[1]


def save(name, nodes, inputs, outputs, **constants):
    initialisers = [numpy_helper.from_array(np.asarray(v), k) for k, v in constants.items()]
    graph = helper.make_graph(nodes, "test", inputs, outputs, initialisers)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model, full_check=True)
    path = os.path.join(OUT, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    onnx.save(model, path)
    print(name, os.path.getsize(path))


def floats(name, *shape):
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def like_lpips():
    """Inputs and outputs as LPIPS's: map = sum over c of (c+1)·(a_c−b_c)², distance = its mean."""
    save(
        "paired/weighted-squares.onnx",
        [
            helper.make_node("Sub", ["a", "b"], ["gap"]),
            helper.make_node("Mul", ["gap", "gap"], ["square"]),
            helper.make_node("Conv", ["square", "weights"], ["map"]),
            helper.make_node("ReduceMean", ["map"], ["distance"], axes=[1, 2, 3], keepdims=0),
        ],
        [floats("a", "N", 3, "H", "W"), floats("b", "N", 3, "H", "W")],
        [floats("distance", "N"), floats("map", "N", 1, "H", "W")],
        weights=np.array([1, 2, 3], np.float32).reshape(1, 3, 1, 1),
    )


def segmentation():
    """logits [N,4,h/2,w/2]: R, G, B and 0.1 of every second pixel; labels [N,h,w]: R>G>B's arg."""
    weights = np.zeros((4, 3, 1, 1), np.float32)
    weights[[0, 1, 2], [0, 1, 2]] = 1
    bias = np.array([0, 0, 0, 0.1], np.float32)
    save(
        "segmentation/colours.onnx",
        [
            helper.make_node("Conv", ["pictures", "weights", "bias"], ["logits"], strides=[2, 2]),
            helper.make_node("ArgMax", ["pictures"], ["labels"], axis=1, keepdims=0),
        ],
        [floats("pictures", "N", 3, "H", "W")],
        [
            floats("logits", "N", 4, "h", "w"),
            helper.make_tensor_value_info("labels", TensorProto.INT64, ["N", "H", "W"]),
        ],
        weights=weights,
        bias=bias,
    )


like_lpips()
segmentation()
