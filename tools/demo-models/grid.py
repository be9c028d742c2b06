"""Sheets of sample pictures: one row per class."""
import numpy as np
from PIL import Image

import data


def write_grid(path, images, columns, zoom=2):
    """Writes images [n,1,h,w] in [-1,1], row by row, as one grey PNG."""
    cells = data.quantise(np.asarray(images))[:, 0]
    n, height, width = cells.shape
    sheet = cells.reshape(n // columns, columns, height, width).transpose(0, 2, 1, 3).reshape(-1, columns * width)
    Image.fromarray(sheet).resize((sheet.shape[1] * zoom, sheet.shape[0] * zoom), Image.NEAREST).save(path)
