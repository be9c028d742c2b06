"""Writes label files as Pillow writes them; see README.md."""

import csv
import hashlib
import sys
from pathlib import Path

import numpy as np
from PIL import Image

IDS = np.array([7, 11, 26, 0], np.uint8)
COLOURS = np.array([[128, 64, 128], [70, 70, 70], [0, 0, 142], [0, 0, 0]], np.uint8)


def files(folder):
    row, column = np.mgrid[0:4, 0:6]
    small = ((7 * row + 5 * column) % 4).astype(np.uint8)
    ids = IDS[small]
    Image.fromarray(ids).save(folder / "grey-ids.png")
    Image.fromarray(COLOURS[small]).save(folder / "colours.png")
    opaque = np.full((4, 6, 1), 255, np.uint8)
    Image.fromarray(np.concatenate([COLOURS[small], opaque], axis=2)).save(folder / "colours-alpha.png")
    for name, values, bits in (("palette-ids", ids, 8), ("palette-2-bits", small, 2)):
        image = Image.fromarray(values, mode="P")
        image.putpalette(np.random.RandomState(1).randint(0, 256, 3 * (1 << bits)).astype(np.uint8).tobytes())
        image.save(folder / f"{name}.png", bits=bits)
    Image.fromarray(ids.astype(np.uint16) * 1000 + 7).save(folder / "instances-16-bits.png")
    Image.fromarray((small > 1)).save(folder / "one-bit.png")
    Image.fromarray(ids).save(folder / "grey-ids.bmp")
    Image.fromarray(ids).save(folder / "lossy.jpg")


def nearest(folder):
    sizes = [(8, 8, 5, 5), (5, 7, 11, 3), (1, 1, 4, 3), (64, 48, 17, 20), (1024, 2048, 256, 512), (33, 37, 299, 224), (100, 30, 7, 90)]
    random = np.random.RandomState(0)
    sizes += [tuple(int(v) for v in random.randint(1, 200, 4)) for _ in range(60)]
    with open(folder / "nearest.csv", "w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow("seed height width outHeight outWidth sha256".split())
        for seed, (h, w, height, width) in enumerate(sizes):
            x = np.random.RandomState(seed).randint(0, 256, (h, w)).astype(np.uint8)
            out = np.asarray(Image.fromarray(x).resize((width, height), Image.NEAREST))
            rows.writerow([seed, h, w, height, width, hashlib.sha256(out.tobytes()).hexdigest()])


if __name__ == "__main__":
    files(Path(sys.argv[1]))
    nearest(Path(sys.argv[1]))
