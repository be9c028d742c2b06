"""Our FID beside torch-fidelity's and pytorch-fid's; see README.md."""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import time

import numpy as np
import torch
from PIL import Image

INCEPTION = "pt_inception-2015-12-05-6726825d.pth"


def make_weights(file: pathlib.Path) -> None:
    """Random weights whose features neither vanish nor explode, as a state_dict."""
    from pytorch_fid.inception import fid_inception_v3  # the published architecture

    torch.hub.load_state_dict_from_url = None  # nothing may be downloaded
    import pytorch_fid.inception as module

    module.load_state_dict_from_url = lambda *_, **__: None
    original = torch.nn.Module.load_state_dict
    torch.nn.Module.load_state_dict = lambda self, state, **kw: None
    try:
        net = fid_inception_v3()
    finally:
        torch.nn.Module.load_state_dict = original
    random = np.random.RandomState(0)
    state = net.state_dict()
    for key, value in state.items():
        if key.endswith("num_batches_tracked"):
            continue
        shape = tuple(value.shape)
        if key.endswith("conv.weight") or key == "fc.weight":
            scale = np.sqrt(2.0 / np.prod(shape[1:]))
            new = random.randn(*shape) * scale
        elif key.endswith("running_var"):
            new = 0.5 + random.rand(*shape)
        elif key.endswith("bn.weight"):
            new = 1 + 0.1 * random.randn(*shape)
        else:
            new = 0.1 * random.randn(*shape)
        state[key] = torch.tensor(new, dtype=torch.float32)
    torch.save(state, file, _use_new_zipfile_serialization=False)


def make_pictures(folder: pathlib.Path, count: int, size: int, seed: int) -> None:
    """Smooth colour fields with edges: PNG files of a natural size, not noise."""
    folder.mkdir(parents=True)
    random = np.random.RandomState(seed)
    for i in range(count):
        small = random.rand(6, 6, 3) * 255
        picture = Image.fromarray(small.astype(np.uint8)).resize((size, size), Image.BICUBIC)
        array = np.array(picture).astype(np.int16)
        x, y, w = random.randint(0, size - size // 4, 3)
        array[y : y + size // 4, x : x + size // 4] += np.int16(w % 120) - 60 + seed * 5
        array += random.randint(-6, 7, array.shape).astype(np.int16)
        Image.fromarray(array.clip(0, 255).astype(np.uint8)).save(folder / f"{i:05d}.png")


def timed(label: str, command: list[str], env: dict[str, str]) -> tuple[float, str]:
    began = time.perf_counter()
    done = subprocess.run(command, env=env, capture_output=True, text=True)
    seconds = time.perf_counter() - began
    if done.returncode not in (0, 3):
        sys.exit(f"{label} failed ({done.returncode}):\n{done.stdout}\n{done.stderr}")
    return seconds, done.stdout


def torch_fidelity(a, b, weights, env) -> tuple[float, float]:
    code = (
        "import torch_fidelity,json;"
        f"m=torch_fidelity.calculate_metrics(input1={str(a)!r},input2={str(b)!r},fid=True,cuda=False,"
        f"feature_extractor_weights_path={str(weights)!r},samples_find_deep=True,cache=False,verbose=False);"
        "print(json.dumps(m))"
    )
    seconds, out = timed("torch-fidelity", [sys.executable, "-c", code], env)
    return seconds, json.loads(out.strip().splitlines()[-1])["frechet_inception_distance"]


def pytorch_fid(a, b, env) -> tuple[float, float]:
    command = [sys.executable, "-m", "pytorch_fid", "--device", "cpu", "--num-workers", "2", str(a), str(b)]
    seconds, out = timed("pytorch-fid", command, env)
    return seconds, float(out.strip().splitlines()[-1].split()[-1])


def ours(understudy, a, b, protocol, env) -> tuple[float, float]:
    command = [understudy, "fid", str(a), str(b), "--protocol", protocol, "--no-cache", "--json"]
    seconds, out = timed("understudy", command, env)
    return seconds, value_of(json.loads(out))


def by_their_formula(understudy, work, a, b, protocol, env) -> float:
    """Our features' statistics through torch-fidelity's formula: what is left is the features'."""
    files = [work / "stats-a.npz", work / "stats-b.npz"]
    for folder, file in zip((a, b), files):
        command = [understudy, "stats", str(folder), "-o", str(file), "--protocol", protocol, "--no-cache"]
        timed("understudy stats", command, env)
    (m1, s1), (m2, s2) = ((data["mu"], data["sigma"]) for data in map(np.load, files))
    trace = np.sqrt(np.linalg.eigvals(s1 @ s2).astype(complex)).real.sum()
    return float(((m1 - m2) ** 2).sum() + np.trace(s1) + np.trace(s2) - 2 * trace)


def value_of(answer) -> float:
    """The one measurement's value, wherever the answer nests it."""
    if isinstance(answer, dict):
        if answer.get("measure") == "fid":
            return float(answer["value"])
        for child in answer.values():
            found = value_of(child)
            if found == found:
                return found
    if isinstance(answer, list):
        for child in answer:
            found = value_of(child)
            if found == found:
                return found
    return float("nan")


def sqrtm_seconds(d: int = 2048) -> float:
    from scipy import linalg

    random = np.random.RandomState(1)
    x = random.randn(2 * d, d)
    y = random.randn(2 * d, d) + 0.1
    a, b = np.cov(x, rowvar=False), np.cov(y, rowvar=False)
    began = time.perf_counter()
    linalg.sqrtm(a @ b)
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--understudy", default="./understudy")
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--pictures", type=int, default=512)
    parser.add_argument("--size", type=int, default=256)
    options = parser.parse_args()
    work = options.work
    hub = work / "torch/hub/checkpoints"
    hub.mkdir(parents=True)
    weights = hub / INCEPTION
    make_weights(weights)
    a, b = work / "a", work / "b"
    make_pictures(a, options.pictures, options.size, 1)
    make_pictures(b, options.pictures, options.size, 2)
    cores = str(len(os.sched_getaffinity(0)))
    env = dict(
        os.environ,
        TORCH_HOME=str(work / "torch"),
        UNDERSTUDY_CACHE=str(work / "cache"),
        OMP_NUM_THREADS=cores,
    )
    timed("weights import", [options.understudy, "weights", "import", "--unverified", str(weights)], env)
    n = 2 * options.pictures
    print(f"{options.pictures} + {options.pictures} PNG pictures of {options.size}x{options.size}, {cores} cores")
    rows = []
    rows.append(("torch-fidelity", *torch_fidelity(a, b, weights, env), *ours(options.understudy, a, b, "tf1", env)))
    rows.append(("pytorch-fid", *pytorch_fid(a, b, env), *ours(options.understudy, a, b, "pytorch", env)))
    print(f"{'peer':16}{'its s':>9}{'our s':>9}{'its img/s':>11}{'our img/s':>11}{'ratio':>8}{'its FID':>14}{'our FID':>14}{'apart':>10}")
    for name, t, fid, our_t, our_fid in rows:
        apart = abs(our_fid - fid) / max(abs(fid), 1e-12)
        print(f"{name:16}{t:9.1f}{our_t:9.1f}{n / t:11.1f}{n / our_t:11.1f}{t / our_t:8.2f}{fid:14.6f}{our_fid:14.6f}{apart:10.1e}")
    formula = by_their_formula(options.understudy, work, a, b, "tf1", env)
    apart = abs(formula - rows[0][2]) / max(abs(rows[0][2]), 1e-12)
    print(f"our features by torch-fidelity's formula: FID {formula:.6f}, apart {apart:.1e}")
    if options.pictures <= 2048:
        print("With fewer pictures than dimensions the formulas differ by rounding; the features do not.")
    print(f"scipy.linalg.sqrtm at 2048 dimensions: {sqrtm_seconds():.2f} s")


if __name__ == "__main__":
    main()
