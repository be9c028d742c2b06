"""Small pictures of every kind, and what Pillow makes of them: formats.tsv.

A line: name, channels, height, width, planar samples in hex. One channel is Pillow's convert("L")
of a grey picture, three are convert("RGB"); "grey" is convert("L") of the coloured ones.
"""

import io
import struct
import sys
from pathlib import Path

import numpy as np
import tifffile
from PIL import Image, ImageCms

out = Path(sys.argv[1])
random = np.random.RandomState(7)
lines = []


def golden(name, data, grey=None):
    (out / name).write_bytes(data)
    image = Image.open(io.BytesIO(data))
    image.load()
    if grey is not None:  # where Pillow has no sane rule; see Samples
        channels, planar = 1, grey
        height, width = grey.shape
    else:
        channels = 1 if image.mode in ("1", "L", "LA", "I;16") else 3
        samples = np.asarray(image.convert("L" if channels == 1 else "RGB"))
        height, width = samples.shape[:2]
        planar = samples if channels == 1 else samples.transpose(2, 0, 1)
    lines.append(
        "\t".join([name, str(channels), str(height), str(width), planar.astype(np.uint8).tobytes().hex()])
    )


def saved(image, kind, **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def smooth(height, width, channels):
    y, x = np.mgrid[0:height, 0:width]
    planes = [(x * (9 + 3 * c) + y * (5 - c) + 40 * c) % 256 for c in range(channels)]
    return np.stack(planes, -1).astype(np.uint8)


def noise(height, width, channels):
    return random.randint(0, 256, (height, width, channels)).astype(np.uint8)


def exif(orientation):
    data = Image.Exif()
    data[0x0112] = orientation
    return data.tobytes()


rgb = Image.fromarray(smooth(17, 23, 3))
rgba = Image.fromarray(noise(6, 7, 4), "RGBA")
grey = Image.fromarray(noise(6, 7, 1)[..., 0])

# JPEG: CMYK as Adobe writes it, the same without Adobe's marker, and YCCK by its marker's last byte
cmyk = saved(Image.fromarray(smooth(17, 23, 4), "CMYK"), "JPEG", quality=90)
golden("cmyk.jpg", cmyk)
at = cmyk.index(b"Adobe")
golden("ycck.jpg", cmyk[: at + 11] + b"\x02" + cmyk[at + 12 :])
golden("cmyk-plain.jpg", cmyk[: at - 4] + cmyk[at + 12 :])
golden("rotated.jpg", saved(rgb, "JPEG", exif=exif(6)))
profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
golden("profile.jpg", saved(rgb, "JPEG", icc_profile=profile))
golden("profile.png", saved(rgb, "PNG", icc_profile=profile))
golden("rotated.png", saved(rgb, "PNG", exif=exif(3)))
golden("upright.jpg", saved(rgb, "JPEG", exif=exif(1)))

# WebP
golden("lossless.webp", saved(rgb, "WEBP", lossless=True))
golden("alpha.webp", saved(rgba, "WEBP", lossless=True, exact=True))
golden("palette.webp", saved(rgb.quantize(5).convert("RGB"), "WEBP", lossless=True))
golden("lossy.webp", saved(rgb, "WEBP", quality=80))
golden("lossy-alpha.webp", saved(Image.fromarray(smooth(16, 16, 4), "RGBA"), "WEBP", quality=90))
golden("rotated.webp", saved(rgb, "WEBP", lossless=True, exif=exif(8)))

# TIFF
golden("rgb.tif", saved(rgb, "TIFF"))
golden("lzw.tif", saved(rgb, "TIFF", compression="tiff_lzw"))
golden("deflate.tif", saved(rgb, "TIFF", compression="tiff_adobe_deflate"))
golden("packbits.tiff", saved(rgb, "TIFF", compression="packbits"))
golden("grey.tif", saved(grey, "TIFF"))
golden("one.tif", saved(grey.convert("1"), "TIFF"))
golden("group4.tif", saved(grey.convert("1"), "TIFF", compression="group4"))
golden("palette.tif", saved(rgb.quantize(9), "TIFF"))
golden("rgba.tif", saved(rgba, "TIFF"))
golden("cmyk.tif", saved(Image.fromarray(noise(6, 7, 4), "CMYK"), "TIFF"))
golden("jpeg.tif", saved(rgb, "TIFF", compression="jpeg", quality=90))


def tiff(array, **options):
    buffer = io.BytesIO()
    tifffile.imwrite(buffer, array, **options)
    return buffer.getvalue()


golden("white-is-zero.tif", tiff(np.asarray(grey), photometric="miniswhite"))
golden("big-endian.tif", tiff(smooth(5, 6, 3), photometric="rgb", byteorder=">"))
golden("tiled.tif", tiff(noise(40, 50, 3), photometric="rgb", tile=(16, 16), compression="zlib"))
golden("predictor.tif", tiff(noise(9, 8, 3), photometric="rgb", compression="zlib", predictor=True))
golden("planar.tif", tiff(noise(9, 8, 3).transpose(2, 0, 1).copy(), photometric="rgb", planarconfig="separate"))
golden("premultiplied.tif", tiff(noise(6, 7, 4), photometric="rgb", extrasamples=["assocalpha"]))
deep = random.randint(0, 65536, (6, 7, 3)).astype(np.uint16)
golden("rgb16.tif", tiff(deep, photometric="rgb"))
golden("rgb16-big.tif", tiff(deep, photometric="rgb", byteorder=">"))
golden("grey16.tif", tiff(deep[..., 0].copy(), photometric="minisblack"), grey=deep[..., 0] >> 8)
for orientation in range(2, 9):
    data = tiff(
        smooth(4, 6, 3), photometric="rgb", metadata=None, extratags=[(274, 3, 1, orientation, True)]
    )
    golden(f"orientation{orientation}.tif", data)

colours = Image.fromarray(noise(16, 16, 3))
(out / "colours.png").write_bytes(saved(colours, "PNG"))
(out / "colours-grey.txt").write_text(np.asarray(colours.convert("L")).tobytes().hex() + "\n")
(out / "formats.tsv").write_text("\n".join(lines) + "\n")

# What is refused
(out / "float.tif").write_bytes(tiff(np.ones((4, 5), np.float32)))
(out / "int32.tif").write_bytes(tiff(np.ones((4, 5), np.int32)))
