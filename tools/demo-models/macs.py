"""Multiply-accumulates and parameters of an ONNX file at batch 1: convolutions and matrix products only.

A transposed convolution counts on its input size, as every value of its input meets every weight once; with
`on_output` it counts on its output size, as GAN Compression's and CycleGAN's published figures do.
"""
import math

import onnx
from onnx import shape_inference


def count(path, on_output=False):
    model = onnx.load(path)
    for value in model.graph.input:
        value.type.tensor_type.shape.dim[0].dim_value = 1
    model = shape_inference.infer_shapes(model, strict_mode=True, data_prop=True)
    graph = model.graph
    shapes = {v.name: [d.dim_value for d in v.type.tensor_type.shape.dim]
              for v in (*graph.value_info, *graph.input, *graph.output)}
    shapes.update({t.name: list(t.dims) for t in graph.initializer})
    total = 0
    for node in graph.node:
        if node.op_type == "Conv":
            total += math.prod(shapes[node.output[0]]) * math.prod(shapes[node.input[1]][1:])
        elif node.op_type == "ConvTranspose":
            pixels = shapes[(node.output if on_output else node.input)[0]]
            total += pixels[2] * pixels[3] * math.prod(shapes[node.input[1]])
        elif node.op_type == "Gemm":
            total += math.prod(shapes[node.output[0]]) * math.prod(shapes[node.input[1]]) // shapes[node.output[0]][-1]
        elif node.op_type == "MatMul":
            total += math.prod(shapes[node.output[0]]) * shapes[node.input[0]][-1]
        if node.op_type in ("Conv", "ConvTranspose", "Gemm", "MatMul") and not all(shapes[node.output[0]]):
            raise ValueError(f"{path}: {node.name} has no known shape")
    parameters = sum(math.prod(t.dims) for t in graph.initializer if t.data_type == onnx.TensorProto.FLOAT)
    return total, parameters
