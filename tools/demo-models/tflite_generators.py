"""The generators again in TensorFlow, NHWC, with the PyTorch weights: what the TFLite files are converted from."""
import tempfile

import tensorflow as tf
from tensorflow.lite.tools import flatbuffer_utils

from networks import GAIN, SLOPE, W_DIM, Z_DIM


def array(tensor):
    return tensor.detach().numpy()


def activate(x):
    return tf.nn.leaky_relu(x, SLOPE) * GAIN


def linear(layer, x):
    weight, bias = layer.folded()
    return tf.matmul(x, array(weight).T) + array(bias)


def over_pixels(style):
    return tf.reshape(style, [-1, 1, 1, style.shape[1]])


def upsample(x):
    height, width = x.shape[1:3]
    return tf.image.resize(x, [2 * height, 2 * width], method="nearest")


def mapping(module, z, label):
    z = z * tf.math.rsqrt(tf.reduce_mean(z * z, 1, keepdims=True) + 1e-8)
    x = tf.concat([z, tf.gather(array(module.embedding), label)], 1)
    for layer in module.layers:
        x = activate(linear(layer, x))
    return x


def modulated_conv(module, x, w):
    depthwise, weight, energy = module.folded()
    style = linear(module.style, w)
    demodulation = tf.math.rsqrt(tf.matmul(style * style, array(energy).T) + 1e-8)
    x = x * over_pixels(style)
    if depthwise is not None:
        x = tf.nn.depthwise_conv2d(x, array(depthwise).transpose(2, 3, 0, 1), [1, 1, 1, 1], "SAME")
    x = tf.nn.conv2d(x, array(weight).transpose(2, 3, 1, 0), 1, "SAME")
    return activate(x * over_pixels(demodulation) + array(module.bias))


def to_image(module, x, w):
    weight, bias = module.folded()
    return tf.nn.conv2d(x * over_pixels(linear(module.style, w)), array(weight).transpose(2, 3, 1, 0), 1, "SAME") + array(bias)


def level(module, x, w):
    if module.up:
        x = upsample(x)
    for conv in module.convs:
        x = modulated_conv(conv, x, w)
    return x


def start(generator, z, label):
    return tf.constant(array(generator.constant).transpose(0, 2, 3, 1)), mapping(generator.mapping, z, label)


def teacher(generator, z, label):
    x, w = start(generator, z, label)
    image = None
    for module in generator.levels:
        x = level(module, x, w)
        head = to_image(module.head, x, w)
        image = head if image is None else upsample(image) + head
    return {"image": tf.tanh(image)}


def student_exits(generator, z, label):
    x, w = start(generator, z, label)
    images = {}
    for module in generator.levels:
        x = level(module, x, w)
        if module.head is not None:
            images[f"image_{x.shape[1]}"] = tf.tanh(to_image(module.head, x, w))
    return images


def student(generator, z, label):
    return {"image": student_exits(generator, z, label)["image_32"]}


LATENT_AND_CLASS = (tf.TensorSpec([None, Z_DIM], tf.float32, "z"), tf.TensorSpec([None], tf.int32, "label"))


def named(model, inputs, outputs):
    """Plain tensor names, and inputs and outputs in the asked order; the converter sorts and decorates them."""
    graph, signature = model.subgraphs[0], model.signatureDefs[0]
    for tensors, order in ((signature.inputs, inputs), (signature.outputs, outputs)):
        for tensor in tensors:
            graph.tensors[tensor.tensorIndex].name = tensor.name
        tensors.sort(key=lambda tensor: order.index(tensor.name.decode()))
    graph.inputs = [tensor.tensorIndex for tensor in signature.inputs]
    graph.outputs = [tensor.tensorIndex for tensor in signature.outputs]
    return model


def convert(build, inputs, outputs):
    """A TFLite file's bytes, with a batch that resizeInput may change; `build` makes the named outputs of the inputs."""
    served = tf.Module()
    served.serve = tf.function(build, input_signature=inputs)
    with tempfile.TemporaryDirectory() as folder:
        tf.saved_model.save(served, folder, signatures={"serving_default": served.serve})
        converter = tf.lite.TFLiteConverter.from_saved_model(folder)
        converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS]
        converted = converter.convert()
    model = named(flatbuffer_utils.convert_bytearray_to_object(converted), [spec.name for spec in inputs], outputs)
    return bytes(flatbuffer_utils.convert_object_to_bytearray(model))
