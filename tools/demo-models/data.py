"""Fashion-MNIST, zero-padded from 28x28 to 32x32, and the IDX files the demo ships."""
import gzip
import pathlib
import struct

import numpy as np

DEFAULT_DIR = "/usr/share/datasets/fashion-mnist"  # where Debian's dataset-fashion-mnist puts it
CLASSES = ("T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot")
SIZE = 32


def add_data_option(parser):
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path(DEFAULT_DIR),
                        help="folder with the four Fashion-MNIST .gz files (default: %(default)s)")


def read_idx(path):
    """An IDX file of unsigned bytes, gzipped or not, as an array."""
    raw = pathlib.Path(path).read_bytes()
    if raw[:2] == b"\x1f\x8b":
        raw = gzip.decompress(raw)
    zero, kind, rank = struct.unpack(">HBB", raw[:4])
    if zero != 0 or kind != 0x08:
        raise ValueError(f"{path}: not an IDX file of unsigned bytes")
    shape = struct.unpack(f">{rank}I", raw[4:4 + 4 * rank])
    return np.frombuffer(raw, np.uint8, offset=4 + 4 * rank).reshape(shape)


def write_idx(path, array):
    """An array of unsigned bytes as a gzipped IDX file; equal arrays give equal bytes."""
    array = np.ascontiguousarray(array, np.uint8)
    header = struct.pack(f">HBB{array.ndim}I", 0, 0x08, array.ndim, *array.shape)
    with open(path, "wb") as out, gzip.GzipFile("", "wb", 9, out, mtime=0) as packed:
        packed.write(header + array.tobytes())


def load(folder, split):
    """The images [n,32,32] and labels [n] of `train` or `test`, as bytes."""
    prefix = {"train": "train", "test": "t10k"}[split]
    images = read_idx(pathlib.Path(folder) / f"{prefix}-images-idx3-ubyte.gz")
    labels = read_idx(pathlib.Path(folder) / f"{prefix}-labels-idx1-ubyte.gz")
    pad = (SIZE - images.shape[1]) // 2
    return np.pad(images, ((0, 0), (pad, pad), (pad, pad))), labels


def balanced_slice(labels, count, seed):
    """The shuffled indices of a slice with equally many images of each class."""
    random = np.random.RandomState(seed)
    each = count // len(CLASSES)
    picked = [random.permutation(np.flatnonzero(labels == c))[:each] for c in range(len(CLASSES))]
    return random.permutation(np.concatenate(picked))


def to_unit(images):
    """Bytes to floats in [-1, 1] with a channel axis: [n,1,32,32]."""
    return (images.astype(np.float32) / np.float32(127.5) - np.float32(1))[:, None]


def quantise(images):
    """Floats in [-1, 1] to bytes, as an 8-bit picture file would hold them."""
    return np.round(np.clip((images + 1) * 127.5, 0, 255)).astype(np.uint8)
