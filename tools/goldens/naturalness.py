"""Golden values of PIQE, BRISQUE and NIQE, re-derived with NumPy and SciPy from the authors' definitions.

    python naturalness.py OUT_DIR      (needs numpy and scipy)

Writes naturalness.tsv, and a made-up BRISQUE model and NIQE model in the published file formats, which
metrics' NaturalnessTests read. The pictures are made of whole numbers, so that Java makes the very same.
Nothing here is shared with the Java code: filters come from scipy.ndimage, resizing is MATLAB's general
imresize, shapes are found by trying all 9801.
"""

import sys
from pathlib import Path

import numpy as np
from scipy import ndimage, special
from scipy.io import savemat

GAM = np.arange(0.2, 10.0005, 0.001)
R = special.gamma(2 / GAM) ** 2 / (special.gamma(1 / GAM) * special.gamma(3 / GAM))


def noise(height, width, seed):
    """Bytes of a 64-bit linear congruential generator."""
    state, out = seed, np.empty(height * width, np.int64)
    for i in range(out.size):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        out[i] = state >> 56
    return out.reshape(height, width)


def picture(height, width, seed, blur):
    """Noise, box-blurred `blur` times (3x3, wrapping, rounded down), stretched and with a gradient."""
    p = noise(height, width, seed)
    for _ in range(blur):
        p = sum(np.roll(p, (dy, dx), (0, 1)) for dy in (-1, 0, 1) for dx in (-1, 0, 1)) // 9
    y, x = np.mgrid[:height, :width]
    return np.clip((p - 128) * (1 + blur) // 2 + 64 + x * 100 // width + y * 20 // height, 0, 255)


def colour(height, width, seed, blur):
    return np.stack([picture(height, width, seed + c, blur) for c in range(3)], -1)


def grey(p):
    if p.ndim == 2:
        return p.astype(float)
    return np.rint(p @ np.array([0.298936021293775, 0.587043074451121, 0.114020904255103]))


def mscn(g, mode):
    k = np.exp(-np.arange(-3, 4) ** 2 / (2 * (7 / 6) ** 2))
    k = np.outer(k, k) / np.outer(k, k).sum()
    mu = ndimage.correlate(g, k, mode=mode)
    sigma = np.sqrt(np.abs(ndimage.correlate(g * g, k, mode=mode) - mu * mu))
    return (g - mu) / (sigma + 1), sigma


def half(g):
    """MATLAB's imresize(g, 0.5): bicubic, antialiased, symmetric edges."""

    def cubic(x):
        x = np.abs(x)
        return np.where(x <= 1, 1.5 * x**3 - 2.5 * x**2 + 1,
                        np.where(x <= 2, -0.5 * x**3 + 2.5 * x**2 - 4 * x + 2, 0))

    for axis in (0, 1):
        n = g.shape[axis]
        u = np.arange(1, -(-n // 2) + 1) / 0.5 + 0.5 * (1 - 1 / 0.5)
        left = np.floor(u - 4)
        index = left[:, None] + np.arange(10)
        weight = 0.5 * cubic(0.5 * (u[:, None] - index))
        weight /= weight.sum(1, keepdims=True)
        mirror = np.concatenate([np.arange(n), np.arange(n)[::-1]])
        taken = np.take(g, mirror[(index.astype(int) - 1) % (2 * n)], axis)
        g = np.einsum("kj,kj...->k...", weight, taken) if axis == 0 else np.einsum("kj,ikj->ik", weight, taken)
    return g


def ggd(v):
    rho = np.mean(v**2) / np.mean(np.abs(v)) ** 2
    return GAM[np.argmin(np.abs(rho - 1 / R))], np.mean(v**2)


def aggd(v):
    left, right = np.sqrt(np.mean(v[v < 0] ** 2)), np.sqrt(np.mean(v[v > 0] ** 2))
    g = left / right
    rhat = np.mean(np.abs(v)) ** 2 / np.mean(v**2)
    rnorm = rhat * (g**3 + 1) * (g + 1) / (g**2 + 1) ** 2
    return GAM[np.argmin((R - rnorm) ** 2)], left, right


def brisque(p):
    g, out = grey(p), []
    for _ in range(2):
        m, _s = mscn(g, "constant")
        out += list(ggd(m))
        for shift in ((0, 1), (1, 0), (1, 1), (-1, 1)):
            a, left, right = aggd((m * np.roll(m, shift, (0, 1))).ravel())
            const = np.sqrt(special.gamma(1 / a) / special.gamma(3 / a))
            mean = (right - left) * special.gamma(2 / a) / special.gamma(1 / a) * const
            out += [a, mean, left**2, right**2]
        g = half(g)
    return np.array(out)


def niqe_patches(p, side=96):
    g = grey(p)
    rows, cols = g.shape[0] // side, g.shape[1] // side
    g = g[: rows * side, : cols * side]
    out = [[] for _ in range(rows * cols)]
    sharp = []
    for scale in (1, 2):
        m, sigma = mscn(g, "nearest")
        s = side // scale
        for i in range(rows * cols):
            y, x = i // cols * s, i % cols * s
            b = m[y : y + s, x : x + s]
            if scale == 1:
                sharp.append(sigma[y : y + s, x : x + s].mean())
            a, left, right = aggd(b.ravel())
            const = np.sqrt(special.gamma(1 / a) / special.gamma(3 / a))
            out[i] += [a, (left + right) / 2 * const]
            for shift in ((0, 1), (1, 0), (1, 1), (1, -1)):
                a, left, right = aggd((b * np.roll(b, shift, (0, 1))).ravel())
                const = np.sqrt(special.gamma(1 / a) / special.gamma(3 / a))
                mean = (right - left) * const * special.gamma(2 / a) / special.gamma(1 / a)
                out[i] += [a, mean, left * const, right * const]
        g = half(g)
    return np.array(out), np.array(sharp)


def niqe(p, mu, cov):
    f, _ = niqe_patches(p)
    d = mu - f.mean(0)
    return np.sqrt(d @ np.linalg.pinv((cov + np.cov(f.T)) / 2) @ d)


def piqe(p):
    h, w = p.shape[:2]
    pad = [(0, -h % 16), (0, -w % 16)] + [(0, 0)] * (p.ndim - 2)
    m, _ = mscn(grey(np.pad(p, pad, mode="edge")), "nearest")
    total, active, impaired_n, noisy_n = 0.0, 0, 0, 0
    for y in range(0, m.shape[0], 16):
        for x in range(0, m.shape[1], 16):
            b = m[y : y + 16, x : x + 16]
            var = b.var(ddof=1)
            if not var > 0.1:
                continue
            active += 1
            edges = (b[0], b[-1], b[:, 0], b[:, -1])
            impaired = any(e[i : i + 6].std(ddof=1) < 0.1 for e in edges for i in range(11))
            centre = b[:, 7:9].std(ddof=1)
            surround = np.delete(np.delete(b, 7, 1), 8, 1).std(ddof=1)
            ratio = centre / surround
            noisy = var**0.5 > 2 * abs(var**0.5 - ratio) / max(var**0.5, ratio)
            total += impaired * (1 - var) + noisy * var
            impaired_n += impaired
            noisy_n += noisy
    blocks = m.size // 256
    return np.array([100 * (total + 1) / (active + 1), active / blocks, impaired_n / blocks, noisy_n / blocks])


def main(out):
    out.mkdir(parents=True, exist_ok=True)
    lines = []

    def put(name, values):
        lines.append(name + "\t" + "\t".join(repr(float(v)) for v in values))

    pictures = {
        "grey-67x45": picture(67, 45, 1, 1),
        "colour-64x80": colour(64, 80, 7, 2),
        "grey-200x196": picture(200, 196, 3, 2),
        "colour-193x300": colour(193, 300, 11, 1),
        "noise-48x48": picture(48, 48, 5, 0),
    }
    for name, p in pictures.items():
        put(name + "/sum", [p.sum()])
        put(name + "/brisque", brisque(p))
        put(name + "/piqe", piqe(p))
    half_flat = picture(64, 70, 21, 1)
    half_flat[:, :40] = 128
    put("half-flat-64x70/piqe", piqe(half_flat))
    # A made-up pristine model: patches of a blurrier, larger picture.
    natural, _ = niqe_patches(picture(960, 576, 99, 3))
    mu, cov = natural.mean(0), np.cov(natural.T)
    np.savez(out / "niqe-model.npz", mu=mu, cov=cov)
    savemat(out / "niqe-model.mat", {"mu_prisparam": mu[None], "cov_prisparam": cov}, do_compression=True)
    for name in ("grey-200x196", "colour-193x300"):
        f, s = niqe_patches(pictures[name])
        put(name + "/niqe-patches", np.column_stack([s, f]).ravel())
        put(name + "/niqe", [niqe(pictures[name], mu, cov)])
    # A made-up support vector regression in libsvm's formats.
    rng = np.random.RandomState(0)
    vectors, coefficients = rng.uniform(-1, 1, (20, 36)), rng.uniform(-50, 50, 20)
    vectors[3, 5] = 0
    low = np.minimum(brisque(pictures["grey-67x45"]), brisque(pictures["noise-48x48"])) - 0.1
    high = low + 0.5 + np.arange(36) / 36
    with open(out / "allmodel", "w") as f:
        f.write("svm_type epsilon_svr\nkernel_type rbf\ngamma 0.05\nnr_class 2\ntotal_sv 20\nrho -31.25\nSV\n")
        for c, v in zip(coefficients, vectors):
            f.write("%.17g " % c + " ".join("%d:%.8g" % (i + 1, x) for i, x in enumerate(v) if x) + " \n")
    with open(out / "allrange", "w") as f:
        f.write("x\n-1 1\n" + "".join("%d %.6g %.6g\n" % (i + 1, a, b) for i, (a, b) in enumerate(zip(low, high))))
    vectors = np.array([[float("%.8g" % x) for x in v] for v in vectors])
    low, high = (np.array([float("%.6g" % x) for x in v]) for v in (low, high))
    for name, p in pictures.items():
        scaled = -1 + 2 * (brisque(p) - low) / (high - low)
        score = coefficients @ np.exp(-0.05 * ((scaled - vectors) ** 2).sum(1)) + 31.25
        put(name + "/brisque-score", [score])
    (out / "naturalness.tsv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
