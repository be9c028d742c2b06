"""Features through the exported network, their statistics and the Fréchet distance `fd-fashion`."""
import numpy as np
import onnxruntime

import data


def session(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def run(network, images, batch=500):
    """Features [n,128] and logits [n,10] of byte images [n,32,32]."""
    parts = [network.run(["features", "logits"], {"image": data.to_unit(images[i:i + batch])}) for i in range(0, len(images), batch)]
    return tuple(np.concatenate(column) for column in zip(*parts))


def statistics(features):
    features = features.astype(np.float64)
    return {"mu": features.mean(0), "sigma": np.cov(features, rowvar=False, ddof=1), "n": np.int64(len(features))}


def distance(a, b):
    """The squared Fréchet distance of two Gaussians, by the symmetric form tr sqrt(sqrt(A) B sqrt(A))."""
    values, vectors = np.linalg.eigh(a["sigma"])
    root = vectors * np.sqrt(values.clip(0)) @ vectors.T
    cross = np.sqrt(np.linalg.eigvalsh(root @ b["sigma"] @ root).clip(0)).sum()
    gap = a["mu"] - b["mu"]
    return float(gap @ gap + np.trace(a["sigma"]) + np.trace(b["sigma"]) - 2 * cross)
