"""Writes a generator that has a TensorFlow twin as TFLite, with a batch that resizeInput may change."""
import tempfile

import tensorflow as tf
from tensorflow.lite.tools import flatbuffer_utils

from tflite_twins import TWINS


def has_twin(built):
    return type(built.module) in TWINS


def shape_of(each):
    """NHWC for pictures."""
    shape = each.shape
    return [None, *(shape[1:] + shape[:1] if len(shape) == 3 else shape)]


def named(model, inputs, outputs):
    """Plain tensor names in the asked order; the converter sorts and decorates them."""
    graph, signature = model.subgraphs[0], model.signatureDefs[0]
    for tensors, order in ((signature.inputs, inputs), (signature.outputs, outputs)):
        for tensor in tensors:
            graph.tensors[tensor.tensorIndex].name = tensor.name
        tensors.sort(key=lambda tensor: order.index(tensor.name.decode()))
    graph.inputs = [tensor.tensorIndex for tensor in signature.inputs]
    graph.outputs = [tensor.tensorIndex for tensor in signature.outputs]
    return model


def convert(built):
    twin = TWINS[type(built.module)]

    class Served(tf.Module):
        @tf.function(input_signature=[tf.TensorSpec(shape_of(each), tf.float32, each.name) for each in built.inputs])
        def serve(self, *inputs):
            return dict(zip(built.outputs, twin(built.module, *inputs)))

    served = Served()
    with tempfile.TemporaryDirectory() as folder:
        tf.saved_model.save(served, folder, signatures={"serving_default": served.serve})
        converter = tf.lite.TFLiteConverter.from_saved_model(folder)
        converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS]
        converted = converter.convert()
    model = named(flatbuffer_utils.convert_bytearray_to_object(converted), [each.name for each in built.inputs], built.outputs)
    return bytes(flatbuffer_utils.convert_object_to_bytearray(model))


def write(built, path):
    if not has_twin(built):
        raise SystemExit(f"{path.stem} has no TFLite twin; tflite_twins.py has those of {', '.join(sorted(t.__module__ for t in TWINS))}")
    path.write_bytes(convert(built))


def run(path, inputs, outputs):
    """Outputs as NCHW of named inputs given as NCHW."""
    interpreter = tf.lite.Interpreter(str(path))
    for detail in interpreter.get_input_details():
        value = nhwc(inputs[detail["name"]])
        interpreter.resize_tensor_input(detail["index"], value.shape)
    interpreter.allocate_tensors()
    for detail in interpreter.get_input_details():
        interpreter.set_tensor(detail["index"], nhwc(inputs[detail["name"]]))
    interpreter.invoke()
    got = {detail["name"]: interpreter.get_tensor(detail["index"]).transpose(0, 3, 1, 2) for detail in interpreter.get_output_details()}
    return [got[name] for name in outputs]


def nhwc(value):
    return value.transpose(0, 2, 3, 1) if value.ndim == 4 else value
