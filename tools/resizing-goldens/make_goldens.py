"""Writes what the field's libraries make of seeded random pictures; see README.md."""

import csv
import hashlib
import sys

import numpy as np
import torch
import torch.nn.functional as F
from cleanfid.resize import make_resizer
from PIL import Image
from torch_fidelity.interpolate_compat_tensorflow import (
    interpolate_bilinear_2d_like_tensorflow1x as tensorflow1,
)

# channels, height, width -> height, width
SIZES = [
    (1, 1, 8, 1, 5),
    (3, 32, 32, 299, 299),
    (1, 28, 28, 64, 64),
    (3, 64, 48, 17, 20),
    (3, 37, 53, 80, 71),
    (1, 1, 1, 5, 7),
    (3, 5, 7, 1, 1),
    (1, 1, 9, 4, 3),
    (1, 100, 3, 33, 64),
    (3, 2, 2, 3, 3),
    (3, 37, 53, 37, 20),
    (3, 37, 53, 80, 53),
    (1, 41, 41, 41, 41),
    (3, 31, 33, 224, 224),
    (3, 256, 256, 299, 299),
    (3, 375, 500, 299, 299),
    (1, 1024, 1000, 299, 299),
    (1, 7, 600, 600, 7),
]
FILTERS = {"box": Image.BOX, "bilinear": Image.BILINEAR, "bicubic": Image.BICUBIC, "lanczos": Image.LANCZOS}


def pillow_bytes(x, size, name):
    image = Image.fromarray(x[0] if len(x) == 1 else x.transpose(1, 2, 0))
    out = np.asarray(image.resize(size[::-1], FILTERS[name]))
    return out[None] if out.ndim == 2 else out.transpose(2, 0, 1)


def pillow_floats(x, size, name):
    return np.stack(
        [np.asarray(Image.fromarray(c.astype(np.float32)).resize(size[::-1], FILTERS[name])) for c in x]
    )


def clean(x, size):
    three = np.concatenate([x] * 3)[:3].transpose(1, 2, 0)
    return make_resizer("PIL", False, "bicubic", size[::-1])(three).transpose(2, 0, 1)[: len(x)]


def pytorch(x, size):
    # Three channels, as pytorch-fid always has: PyTorch rounds one channel otherwise.
    unit = torch.from_numpy(np.concatenate([x] * 3)[:3]).float().div(255)
    return F.interpolate(unit[None], size=size, mode="bilinear", align_corners=False)[0].numpy()[: len(x)]


def tf1(x, size):
    return tensorflow1(torch.from_numpy(x).float()[None], size=size, align_corners=False)[0].numpy()


def main(path):
    torch.set_num_threads(1)
    if torch.backends.cpu.get_cpu_capability() not in ("AVX2", "AVX512"):
        sys.exit("this CPU has no AVX2: PyTorch rounds otherwise here")
    kinds = {
        "tf1-bilinear": (tf1, "bytes floats"),
        "pytorch-bilinear": (pytorch, "bytes"),
        "clean-bicubic": (clean, "bytes floats"),
    }
    for name in FILTERS:
        kinds[f"pil-{name}"] = (lambda x, s, n=name: pillow_bytes(x, s, n), "bytes")
        kinds[f"pil-{name}-float"] = (lambda x, s, n=name: pillow_floats(x, s, n), "bytes floats")
    with open(path, "w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow("kind values seed channels height width outHeight outWidth sha256".split())
        for kind, (resize, sorts) in kinds.items():
            for seed, (channels, *size, height, width) in enumerate(SIZES):
                for values in sorts.split():
                    state = np.random.RandomState(seed)
                    shape = (channels, *size)
                    if values == "bytes":
                        x = state.randint(0, 256, shape).astype(np.uint8)
                    else:
                        x = (state.random_sample(shape) * 255).astype(np.float32)
                    out = np.ascontiguousarray(resize(x, (height, width)))
                    assert out.shape == (channels, height, width), (kind, out.shape)
                    assert out.dtype == (np.uint8 if x.dtype == np.uint8 and kind.startswith("pil") and not kind.endswith("float") else np.float32)
                    rows.writerow([kind, values, seed, *shape, height, width, hashlib.sha256(out.tobytes()).hexdigest()])


if __name__ == "__main__":
    main(sys.argv[1])
