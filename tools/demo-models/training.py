"""What the training scripts share: seeding, batches, averaging, checkpoints."""
import pathlib
import time

import numpy as np
import torch

import data


def add_common_options(parser, steps):
    data.add_data_option(parser)
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("work"), help="folder for checkpoints (default: %(default)s)")
    parser.add_argument("--steps", type=int, default=steps, help="training steps (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)


def prepare(options):
    options.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)


def half():
    """bfloat16 where it is safe: convolutions and matrix products."""
    return torch.autocast("cpu", torch.bfloat16)


class RealBatches:
    """Endless shuffled batches of the training set, as floats in [-1, 1]."""

    def __init__(self, folder, batch):
        images, labels = data.load(folder, "train")
        self.images = torch.from_numpy(images)
        self.labels = torch.from_numpy(labels.astype(np.int64))
        self.batch, self.order = batch, torch.empty(0, dtype=torch.long)

    def next(self):
        if len(self.order) < self.batch:
            self.order = torch.randperm(len(self.images))
        take, self.order = self.order[:self.batch], self.order[self.batch:]
        return self.images[take].float()[:, None] / 127.5 - 1, self.labels[take]


@torch.no_grad()
def average(slow, fast, step, decay=0.999):
    """Exponential moving average with a warm-up."""
    decay = min(decay, (1 + step) / (10 + step))
    for s, f in zip(slow.parameters(), fast.parameters()):
        s.lerp_(f, 1 - decay)


def save(path, **state):
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    partial.replace(path)


def resume(path, parts, options):
    """Loads what `save` stored of each part, and reseeds; the step to go on with."""
    state = torch.load(path)
    for name, part in parts.items():
        part.load_state_dict(state[name])
    torch.manual_seed(options.seed + state["step"] + 1)
    return state["step"] + 1


class Progress:
    """A line with the means of what was seen since the last one."""

    def __init__(self, steps, every):
        self.steps, self.every, self.seen, self.begun = steps, every, {}, time.monotonic()

    def note(self, **values):
        for name, value in values.items():
            self.seen.setdefault(name, []).append(float(value))

    def report(self, step):
        if step % self.every == 0:
            means = "  ".join(f"{name} {np.mean(v):.4f}" for name, v in self.seen.items())
            print(f"step {step}/{self.steps}  {time.monotonic() - self.begun:.0f} s  {means}", flush=True)
            self.seen = {}
