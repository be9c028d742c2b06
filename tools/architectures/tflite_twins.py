"""Generators again in TensorFlow, NHWC, with PyTorch's weights: what the TFLite files are converted from.

A twin takes the PyTorch module and its inputs, pictures as [N,H,W,C], and gives the outputs in order.
"""
import tensorflow as tf
from torch import nn

import blazestylegan
import layers
import resnet


def array(tensor):
    return tensor.detach().numpy()


def over_pixels(style):
    return tf.reshape(style, [-1, 1, 1, style.shape[1]])


def activate(x):
    return tf.nn.leaky_relu(x, layers.SLOPE) * layers.GAIN


def equal_linear(layer, x):
    return tf.matmul(x, array(layer.weight).T * layer.scale) + array(layer.bias) * layer.rate


def blaze(model, z):
    w = z * tf.math.rsqrt(tf.reduce_mean(z * z, 1, keepdims=True) + 1e-8)
    for layer in model.mapping.layers:
        w = activate(equal_linear(layer, w))
    x = tf.constant(array(model.constant).transpose(0, 2, 3, 1))
    images = []
    for k, (level, head) in enumerate(zip(model.levels, model.heads)):
        if k:
            x = tf.image.resize(x, [2 * x.shape[1], 2 * x.shape[2]], method="nearest")
        for conv in level:
            x = separable_modulated(conv, x, w)
        if isinstance(head, blazestylegan.Head):
            weight = array(head.weight).transpose(2, 3, 1, 0) * head.scale
            images.append(tf.tanh(tf.nn.conv2d(x * over_pixels(equal_linear(head.style, w)), weight, 1, "SAME") + array(head.bias).ravel()))
    return images


def separable_modulated(conv, x, w):
    style = equal_linear(conv.style, w)
    depthwise, pointwise = array(conv.depthwise) * conv.depthwise_scale, array(conv.pointwise) * conv.pointwise_scale
    energy = (pointwise ** 2).sum((2, 3)) * (depthwise ** 2).sum((1, 2, 3))
    x = tf.nn.depthwise_conv2d(x * over_pixels(style), depthwise.transpose(2, 3, 0, 1), [1, 1, 1, 1], "SAME")
    x = tf.nn.conv2d(x, pointwise.transpose(2, 3, 1, 0), 1, "SAME")
    x = x * over_pixels(tf.math.rsqrt(tf.matmul(style * style, energy.T) + 1e-8))
    return activate(x + array(conv.bias).ravel())


def sequence(modules, x):
    """A Sequential of the ResNet generator's kinds of layer."""
    for module in modules:
        x = layer_of(module, x)
    return x


def layer_of(module, x):
    if isinstance(module, resnet.Block):
        return x + sequence(module.body, x)
    if isinstance(module, nn.Sequential):
        return sequence(module, x)
    if isinstance(module, nn.ReflectionPad2d):
        left, right, top, bottom = module.padding
        return tf.pad(x, [[0, 0], [top, bottom], [left, right], [0, 0]], "REFLECT")
    if isinstance(module, nn.InstanceNorm2d):
        mean, variance = tf.nn.moments(x, [1, 2], keepdims=True)
        return (x - mean) * tf.math.rsqrt(variance + module.eps)
    if isinstance(module, nn.ConvTranspose2d):
        return transposed(module, x)
    if isinstance(module, nn.Conv2d):
        return convolution(module, x)
    return {nn.ReLU: tf.nn.relu, nn.Tanh: tf.tanh}[type(module)](x)


def convolution(module, x):
    top, left = module.padding
    if top or left:
        x = tf.pad(x, [[0, 0], [top, top], [left, left], [0, 0]])
    if module.groups > 1:
        x = tf.nn.depthwise_conv2d(x, array(module.weight).transpose(2, 3, 0, 1), [1, *module.stride, 1], "VALID")
    else:
        x = tf.nn.conv2d(x, array(module.weight).transpose(2, 3, 1, 0), module.stride, "VALID")
    return x + array(module.bias)


def transposed(module, x):
    """Kernel 3, stride 2, padding 1, output padding 1: without padding it is one row and column longer, which fall away in front."""
    height, width = (2 * n + 1 for n in x.shape[1:3])
    shape = tf.stack([tf.shape(x)[0], height, width, module.out_channels])
    x = tf.nn.conv2d_transpose(x, array(module.weight).transpose(2, 3, 1, 0), shape, 2, "VALID")
    return x[:, 1:, 1:, :] + array(module.bias)


TWINS = {blazestylegan.Student: blaze, resnet.Generator: lambda model, source: [sequence(model, source)]}
