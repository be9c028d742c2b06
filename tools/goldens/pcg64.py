"""NumPy's PCG64 `default_rng`: the tables of its normal draws, and golden values of all its draws.

    python pcg64.py RESOURCES TEST_RESOURCES      (needs numpy and scipy)

Writes RESOURCES/ziggurat-normal.tsv, which NumpyPcg64 reads, and TEST_RESOURCES/numpy-pcg64.tsv, which
NumpyPcg64Tests reads. The tables' definition is Marsaglia and Tsang's with 256 layers, but NumPy's were
made in doubles and differ from it in the last places, so NumPy's own are taken: they are looked for in its
compiled module, as the stretch of numbers next to the definition's.
"""

import hashlib
import sys
from decimal import Decimal, getcontext
from pathlib import Path

import numpy as np
import scipy
from scipy.stats import truncnorm

SEEDS = [0, 1, 42, 2020, 2**31 + 5, 2**32 - 1]
LAYERS = 256


def definition():
    """(accept below, width, density) of each layer; widths and bounds are in 2^-52."""
    getcontext().prec = 60
    r = Decimal("3.6541528853610087963519472518")
    density = lambda x: (-x * x / 2).exp()
    fraction = Decimal(0)
    for k in range(4000, 0, -1):  # the tail's area beyond r, by Laplace's continued fraction
        fraction = k / (r + fraction)
    area = r * density(r) + density(r) / (r + fraction)
    x = [area / density(r)] + [None] * (LAYERS - 2) + [r]
    for i in range(LAYERS - 2, 0, -1):
        x[i] = (-2 * (area / x[i + 1] + density(x[i + 1])).ln()).sqrt()
    one = 2**52
    accept = [int(r / x[0] * one), 0] + [int(x[i - 1] / x[i] * one) for i in range(2, LAYERS)]
    return accept, [float(v / one) for v in x], [1.0] + [float(density(v)) for v in x[1:]]


def in_module(numbers, kind, relative):
    """The stretch of the compiled module that holds these numbers, but for rounding."""
    folder = Path(np.random.__file__).parent
    data = next(folder.glob("_generator*.so")).read_bytes()
    found = np.frombuffer(data[: len(data) // 8 * 8], kind)
    near = lambda got, want: np.abs(got.astype(float) - want) <= relative * abs(want) + 1e-300
    with np.errstate(all="ignore"):
        starts = np.flatnonzero(near(found[: -LAYERS], float(numbers[0])))
        fitting = [s for s in starts if near(found[s : s + LAYERS], np.array(numbers, float)).all()]
    assert len(fitting) == 1, fitting
    return found[fitting[0] : fitting[0] + LAYERS]


def tables(out):
    accept, width, density = definition()
    columns = in_module(accept, "<u8", 1e-11), in_module(width, "<f8", 1e-12), in_module(density, "<f8", 1e-12)
    with open(out / "ziggurat-normal.tsv", "w") as f:
        f.write(f"# numpy {np.__version__}'s ki_double, wi_double, fi_double; made by tools/goldens/pcg64.py\n")
        for bound, w, d in zip(*columns):
            f.write(f"{bound}\t{float(w).hex()}\t{float(d).hex()}\n")


def reals(values):
    return " ".join(float(v).hex() for v in values)


def wholes(values):
    return " ".join(str(int(v)) for v in values)


def sha256(values):
    return hashlib.sha256(values.astype("<f4").tobytes()).hexdigest()


def tail(seed):
    """The first draws beyond the last layer's edge, with their places."""
    drawn = np.random.default_rng(seed).standard_normal(200_000)
    places = np.flatnonzero(np.abs(drawn) > 3.6541528853610088)[:5]
    return places, drawn[places]


def goldens(out):
    lines = []
    for seed in SEEDS:
        rng = lambda: np.random.default_rng(seed)
        lines.append((seed, "double", reals(rng().random(5))))
        lines.append((seed, "gauss", reals(rng().standard_normal(12))))
        lines.append((seed, "gaussat1001", reals(rng().standard_normal(1005)[1001:])))
        for bound in (1, 2, 3, 10, 256, 1000, 2**31 - 1):
            lines.append((seed, f"int{bound}", wholes(rng().integers(bound, size=8))))
        places, values = tail(seed)
        lines.append((seed, "tail", wholes(places), reals(values)))
        mixed = rng()  # whole numbers take halves of a draw, and keep the other for the next
        lines.append(
            (
                seed,
                "mixed",
                wholes(mixed.integers(1000, size=3)),
                reals([mixed.random(), mixed.standard_normal()]),
                wholes(mixed.integers(1000, size=2)),
                reals([mixed.standard_normal()]),
            )
        )
    lines.append((7, "sha3000000", sha256(np.random.default_rng(7).standard_normal(3_000_000))))
    lines.append((7, "uniform-1to1", sha256(np.random.default_rng(7).uniform(-1, 1, 200_000))))
    for t in (0.04, 1, 2):
        drawn = truncnorm.rvs(-t, t, size=200_000, random_state=np.random.default_rng(11))
        lines.append((11, f"truncated{t}", sha256(drawn)))
    rejecting = np.random.default_rng(3).integers(3 * 2**29, size=1_000_000)  # a quarter of draws
    lines.append((3, f"shaint{3 * 2**29}", hashlib.sha256(rejecting.astype("<i4").tobytes()).hexdigest()))
    with open(out / "numpy-pcg64.tsv", "w") as f:
        f.write(f"# numpy {np.__version__} default_rng, scipy {scipy.__version__}; made by tools/goldens/pcg64.py\n")
        f.writelines("\t".join(map(str, line)) + "\n" for line in lines)


if __name__ == "__main__":
    tables(Path(sys.argv[1]))
    goldens(Path(sys.argv[2]))
