"""Makes the tests' TFLite models and TensorFlow's own outputs for them (see README.md)."""

import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"

import numpy as np
import tensorflow as tf

SEED = 20
OUT = sys.argv[1]


def weights(rng, *shape):
    return tf.constant(rng.standard_normal(shape).astype(np.float32) * 0.3)


def save(name, converter_or_bytes, inputs=None):
    flat = converter_or_bytes
    if not isinstance(flat, bytes):
        flat = flat.convert()
    with open(os.path.join(OUT, name + ".tflite"), "wb") as f:
        f.write(flat)
    print(name, len(flat))
    if inputs is None:
        return
    runner = tf.lite.Interpreter(model_content=flat).get_signature_runner()
    outputs = runner(**inputs)
    with open(os.path.join(OUT, name + ".txt"), "w") as f:
        for key, value in list(inputs.items()) + sorted(outputs.items()):
            shape = ",".join(map(str, value.shape))
            f.write(key + " " + shape + " " + " ".join(repr(float(v)) for v in value.ravel()) + "\n")


class ConvLabel(tf.Module):
    """z [N,8], label [N] -> features [N,5], image [N,8,8,3]."""

    def __init__(self):
        rng = np.random.default_rng(SEED)
        self.embed = weights(rng, 10, 8)
        self.dense = weights(rng, 16, 96)
        self.conv = weights(rng, 3, 3, 6, 5)
        self.bias = weights(rng, 5)
        self.up = weights(rng, 4, 4, 3, 5)

    @tf.function(
        input_signature=[
            tf.TensorSpec([None, 8], tf.float32, name="z"),
            tf.TensorSpec([None], tf.int32, name="label"),
        ]
    )
    def __call__(self, z, label):
        n = tf.shape(z)[0]
        x = tf.concat([z, tf.gather(self.embed, label)], 1)
        x = tf.reshape(tf.matmul(x, self.dense), [n, 4, 4, 6])
        x = tf.nn.leaky_relu(tf.nn.conv2d(x, self.conv, 1, "SAME") + self.bias, 0.2)
        image = tf.nn.conv2d_transpose(x, self.up, [n, 8, 8, 3], 2, "SAME")
        return {"image": tf.tanh(image), "features": tf.reduce_mean(x, [1, 2])}


class EveryMac(tf.Module):
    """One operator of each kind with MACs; x [1,6,6,4], v [1,3,4,4,2]."""

    def __init__(self):
        rng = np.random.default_rng(SEED)
        self.conv = weights(rng, 3, 3, 4, 8)
        self.depthwise = weights(rng, 3, 3, 8, 1)
        self.up = weights(rng, 2, 2, 5, 8)
        self.dense = weights(rng, 180, 7)
        self.conv3d = weights(rng, 2, 2, 2, 2, 3)

    @tf.function(
        input_signature=[
            tf.TensorSpec([1, 6, 6, 4], tf.float32, name="x"),
            tf.TensorSpec([1, 3, 4, 4, 2], tf.float32, name="v"),
        ]
    )
    def __call__(self, x, v):
        x = tf.nn.conv2d(x, self.conv, 2, "SAME")  # [1,3,3,8]
        x = tf.nn.depthwise_conv2d(x, self.depthwise, [1, 1, 1, 1], "SAME")
        x = tf.nn.conv2d_transpose(x, self.up, [1, 6, 6, 5], 2, "SAME")
        rows = tf.reshape(x, [1, 36, 5])
        gram = tf.matmul(rows, rows, transpose_b=True)  # [1,36,36]
        dense = tf.matmul(tf.reshape(x, [1, 180]), self.dense)
        volume = tf.nn.conv3d(v, self.conv3d, [1, 1, 1, 1, 1], "VALID")  # [1,2,3,3,3]
        return {"gram": gram, "dense": dense, "volume": volume}


class Plain(tf.Module):
    """x [1,8,8,3] -> y [1,4,4,6]."""

    def __init__(self, width=32):
        rng = np.random.default_rng(SEED)
        self.conv = weights(rng, 3, 3, 3, width)
        self.point = weights(rng, 1, 1, width, 6)

    @tf.function(input_signature=[tf.TensorSpec([1, 8, 8, 3], tf.float32, name="x")])
    def __call__(self, x):
        x = tf.nn.relu(tf.nn.conv2d(x, self.conv, 2, "SAME"))
        return {"y": tf.nn.conv2d(x, self.point, 1, "SAME")}


class Inverse(tf.Module):
    @tf.function(input_signature=[tf.TensorSpec([3, 3], tf.float32, name="x")])
    def __call__(self, x):
        return {"y": tf.linalg.inv(x)}


def converter(module):
    return tf.lite.TFLiteConverter.from_concrete_functions(
        [module.__call__.get_concrete_function()], module
    )


def main():
    rng = np.random.default_rng(SEED + 1)

    def draw(*shape):
        return rng.standard_normal(shape).astype(np.float32)

    save(
        "conv-label",
        converter(ConvLabel()),
        {"z": draw(3, 8), "label": np.array([0, 7, 9], np.int32)},
    )
    save("every-mac", converter(EveryMac()))

    calibration = [draw(1, 8, 8, 3) for _ in range(20)]
    quantised = converter(Plain())
    quantised.optimizations = [tf.lite.Optimize.DEFAULT]
    quantised.representative_dataset = lambda: ([x] for x in calibration)
    quantised.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    quantised.inference_input_type = tf.int8
    quantised.inference_output_type = tf.int8
    save("int8", quantised, {"x": rng.integers(-128, 128, (1, 8, 8, 3)).astype(np.int8)})

    ranged = converter(Plain(width=40))  # weights of fewer than 1024 elements are left alone
    ranged.optimizations = [tf.lite.Optimize.DEFAULT]
    save("dynamic-range", ranged, {"x": draw(1, 8, 8, 3)})

    from tensorflow.lite.python import schema_py_generated as schema
    import flatbuffers

    model = schema.ModelT.InitFromPackedBuf(bytearray(converter(Plain()).convert()), 0)
    model.signatureDefs = []
    model.subgraphs[0].tensors[model.subgraphs[0].inputs[0]].name = b"serving_default_x:0"
    model.subgraphs[0].tensors[model.subgraphs[0].outputs[0]].name = b"StatefulPartitionedCall:0"
    builder = flatbuffers.Builder(1024)
    builder.Finish(model.Pack(builder), b"TFL3")
    save("no-signature", bytes(builder.Output()))

    custom = converter(Inverse())
    custom.allow_custom_ops = True
    save("custom-op", custom)


main()
