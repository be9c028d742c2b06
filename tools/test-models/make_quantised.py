"""Writes the quantised TFLite models whose picture is their picture input; see README.md.

    python make_quantised.py OUT      (needs the packages tflite and flatbuffers, no TensorFlow)

One RESHAPE to the same shape: what comes out shows how an input was quantised.
"""

import sys
from pathlib import Path

import flatbuffers
import tflite

SHAPE = [1, 4, 4, 3]


def vector(builder, start, values, prepend):
    start(builder, len(values))
    for value in reversed(values):
        prepend(value)
    return builder.EndVector()


def quantisation(b, scale, zero_point):
    scales = vector(b, tflite.QuantizationParametersStartScaleVector, [scale], b.PrependFloat32)
    zeros = vector(b, tflite.QuantizationParametersStartZeroPointVector, [zero_point], b.PrependInt64)
    tflite.QuantizationParametersStart(b)
    tflite.QuantizationParametersAddScale(b, scales)
    tflite.QuantizationParametersAddZeroPoint(b, zeros)
    return tflite.QuantizationParametersEnd(b)


def tensor(b, name, shape, kind, buffer, quantised):
    called = b.CreateString(name)
    axes = vector(b, tflite.TensorStartShapeVector, shape, b.PrependInt32)
    parameters = quantisation(b, *quantised) if quantised else None
    tflite.TensorStart(b)
    tflite.TensorAddName(b, called)
    tflite.TensorAddShape(b, axes)
    tflite.TensorAddType(b, kind)
    tflite.TensorAddBuffer(b, buffer)
    if quantised:
        tflite.TensorAddQuantization(b, parameters)
    return tflite.TensorEnd(b)


def buffer(b, data):
    held = b.CreateByteVector(data) if data else None
    tflite.BufferStart(b)
    if data:
        tflite.BufferAddData(b, held)
    return tflite.BufferEnd(b)


def model(kind, scale, zero_point):
    b = flatbuffers.Builder(1024)
    tensors = [
        tensor(b, "x", SHAPE, kind, 0, (scale, zero_point)),
        tensor(b, "shape", [4], tflite.TensorType.INT32, 1, None),
        tensor(b, "image", SHAPE, kind, 0, (scale, zero_point)),
    ]
    tensors = vector(b, tflite.SubGraphStartTensorsVector, tensors, b.PrependUOffsetTRelative)
    inputs = vector(b, tflite.OperatorStartInputsVector, [0, 1], b.PrependInt32)
    outputs = vector(b, tflite.OperatorStartOutputsVector, [2], b.PrependInt32)
    tflite.OperatorStart(b)
    tflite.OperatorAddOpcodeIndex(b, 0)
    tflite.OperatorAddInputs(b, inputs)
    tflite.OperatorAddOutputs(b, outputs)
    operator = tflite.OperatorEnd(b)
    operators = vector(b, tflite.SubGraphStartOperatorsVector, [operator], b.PrependUOffsetTRelative)
    ins = vector(b, tflite.SubGraphStartInputsVector, [0], b.PrependInt32)
    outs = vector(b, tflite.SubGraphStartOutputsVector, [2], b.PrependInt32)
    tflite.SubGraphStart(b)
    tflite.SubGraphAddTensors(b, tensors)
    tflite.SubGraphAddInputs(b, ins)
    tflite.SubGraphAddOutputs(b, outs)
    tflite.SubGraphAddOperators(b, operators)
    graph = tflite.SubGraphEnd(b)
    graphs = vector(b, tflite.ModelStartSubgraphsVector, [graph], b.PrependUOffsetTRelative)
    tflite.OperatorCodeStart(b)
    tflite.OperatorCodeAddDeprecatedBuiltinCode(b, tflite.BuiltinOperator.RESHAPE)
    tflite.OperatorCodeAddBuiltinCode(b, tflite.BuiltinOperator.RESHAPE)
    code = tflite.OperatorCodeEnd(b)
    codes = vector(b, tflite.ModelStartOperatorCodesVector, [code], b.PrependUOffsetTRelative)
    shape = b"".join(axis.to_bytes(4, "little") for axis in SHAPE)
    buffers = [buffer(b, b""), buffer(b, shape)]
    buffers = vector(b, tflite.ModelStartBuffersVector, buffers, b.PrependUOffsetTRelative)
    tflite.ModelStart(b)
    tflite.ModelAddVersion(b, 3)
    tflite.ModelAddOperatorCodes(b, codes)
    tflite.ModelAddSubgraphs(b, graphs)
    tflite.ModelAddBuffers(b, buffers)
    b.Finish(tflite.ModelEnd(b), b"TFL3")
    return bytes(b.Output())


if __name__ == "__main__":
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    (out / "uint8-picture.tflite").write_bytes(model(tflite.TensorType.UINT8, 0.01, 100))
    (out / "int8-picture.tflite").write_bytes(model(tflite.TensorType.INT8, 0.01, 40))
