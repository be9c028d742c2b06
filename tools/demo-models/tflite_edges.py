"""The generator of edges to fashion again in TensorFlow, NHWC, with the PyTorch weights, from built-in operators only."""
import tensorflow as tf

from tflite_generators import array

EDGES = (tf.TensorSpec([None, 32, 32, 1], tf.float32, "edges"),)


def mirror(x, border):
    return tf.pad(x, [[0, 0], [border, border], [border, border], [0, 0]], "REFLECT")


def conv(module, x):
    """Without a border of its own: VALID."""
    return tf.nn.conv2d(x, array(module.weight).transpose(2, 3, 1, 0), module.stride, "VALID") + array(module.bias)


def down(module, x):
    """A border of zeros at all sides; TensorFlow's SAME would put it at the end only."""
    return conv(module, tf.pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]]))


def up(module, x):
    """For a 4x4 kernel and stride 2, SAME is PyTorch's padding of 1."""
    _, height, width, _ = x.shape
    weight = array(module.weight).transpose(2, 3, 1, 0)
    return tf.nn.conv2d_transpose(x, weight, [tf.shape(x)[0], 2 * height, 2 * width, weight.shape[2]], 2, "SAME") + array(module.bias)


def norm(module, x):
    mean = tf.reduce_mean(x, [1, 2], keepdims=True)
    variance = tf.reduce_mean(tf.math.squared_difference(x, mean), [1, 2], keepdims=True)
    return (x - mean) * tf.math.rsqrt(variance + module.eps) * array(module.weight) + array(module.bias)


def separable(module, x):
    x = tf.nn.depthwise_conv2d(x, array(module.depthwise.weight).transpose(2, 3, 0, 1), [1, 1, 1, 1], "VALID") + array(module.depthwise.bias)
    return conv(module.pointwise, norm(module.norm, x))


def block(module, x):
    inner = separable if hasattr(module.convs[0], "depthwise") else conv
    y = tf.nn.relu(norm(module.norms[0], inner(module.convs[0], mirror(x, 1))))
    return x + norm(module.norms[1], inner(module.convs[1], mirror(y, 1)))


def generator(module, edges):
    x = tf.nn.relu(conv(module.first, mirror(edges, 3)))
    for layer in module.downs:
        x = tf.nn.relu(down(layer, x))
    for layer in module.blocks:
        x = block(layer, x)
    for layer in module.ups:
        x = tf.nn.relu(up(layer, x))
    return {"image": tf.tanh(conv(module.last, mirror(x, 3)))}
