"""Times scipy.linalg.sqrtm on DistanceSpeed's statistics, as pytorch-fid and torch-fidelity use it.

Arguments: the folder, then our seconds and our value. Prints both, their ratio, and whether they agree.
"""
import sys
import time

import numpy as np
import scipy
import scipy.linalg

folder, seconds, value = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
mu1, mu2 = (np.fromfile(f"{folder}/mu{i}.f64") for i in (1, 2))
sigma1, sigma2 = (np.fromfile(f"{folder}/sigma{i}.f64").reshape(len(mu1), -1) for i in (1, 2))
times = []
for _ in range(3):
    start = time.perf_counter()
    root = scipy.linalg.sqrtm(sigma1 @ sigma2)
    times.append(time.perf_counter() - start)
peer = ((mu1 - mu2) ** 2).sum() + np.trace(sigma1) + np.trace(sigma2) - 2 * np.trace(root).real
theirs = sorted(times)[1]
print(f"Frechet distance at {len(mu1)} dimensions: ours {seconds:.2f} s, "
      f"scipy {scipy.__version__} sqrtm {theirs:.2f} s, ratio {theirs / seconds:.1f}")
print(f"values {value:.9g} and {peer:.9g}, relative difference {abs(value - peer) / peer:.1e}")
sys.exit(0 if abs(value - peer) <= 1e-6 * peer else 1)
