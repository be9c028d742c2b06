"""Trains the teacher: a class-conditional style-based GAN with a projection discriminator."""
import argparse
import copy

import numpy as np
import torch
from torch.nn import functional as F

import grid
import networks
import training

R1_EVERY = 16


def gradient_penalty(discriminator, real, label, gamma):
    real = real.detach().requires_grad_(True)
    gradient, = torch.autograd.grad(discriminator(real, label).sum(), real, create_graph=True)
    return gamma / 2 * gradient.square().sum((1, 2, 3)).mean()


def rate_at(step, steps):
    """Constant, then falling linearly to a tenth over the last third."""
    return min(1.0, max(0.1, 0.1 + 0.9 * 3 * (1 - step / steps)))


@torch.no_grad()
def preview(generator, path):
    z = torch.from_numpy(np.random.RandomState(7).randn(160, networks.Z_DIM).astype(np.float32))
    grid.write_grid(path, generator(z, torch.arange(10).repeat_interleave(16)), columns=16)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    training.add_common_options(parser, steps=6000)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--gamma", type=float, default=0.1, help="weight of the R1 penalty (default: %(default)s)")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in the work folder")
    options = parser.parse_args()
    training.prepare(options)

    generator, discriminator = networks.Teacher(), networks.Discriminator()
    mean = copy.deepcopy(generator)
    g_optimiser = torch.optim.Adam(generator.parameters(), options.rate, betas=(0.0, 0.99))
    d_optimiser = torch.optim.Adam(discriminator.parameters(), options.rate, betas=(0.0, 0.99))
    parts = {"generator": generator, "discriminator": discriminator, "mean": mean, "g_optimiser": g_optimiser, "d_optimiser": d_optimiser}
    checkpoint = options.work / "teacher.pt"
    first = training.resume(checkpoint, parts, options) if options.resume else 1
    real_batches = training.RealBatches(options.data, options.batch)
    progress = training.Progress(options.steps, every=100)

    for step in range(first, options.steps + 1):
        for optimiser in (g_optimiser, d_optimiser):
            optimiser.param_groups[0]["lr"] = options.rate * rate_at(step, options.steps)
        real, label = real_batches.next()
        z = torch.randn(options.batch, networks.Z_DIM)
        with training.half():
            fake = generator(z, label)

            discriminator.requires_grad_(True)
            real_score = discriminator(real, label)
            fake_score = discriminator(fake.detach(), label)
            d_loss = F.softplus(-real_score).mean() + F.softplus(fake_score).mean()
        if step % R1_EVERY == 0:
            penalty = gradient_penalty(discriminator, real, label, options.gamma)
            progress.note(r1=penalty.detach())
            d_loss = d_loss + penalty * R1_EVERY
        d_optimiser.zero_grad()
        d_loss.backward()
        d_optimiser.step()

        discriminator.requires_grad_(False)
        with training.half():
            g_loss = F.softplus(-discriminator(fake, label)).mean()
        g_optimiser.zero_grad()
        g_loss.backward()
        g_optimiser.step()
        training.average(mean, generator, step)

        progress.note(d=d_loss.detach(), g=g_loss.detach(), real=real_score.detach().mean(), fake=fake_score.detach().mean())
        progress.report(step)
        if step % 500 == 0 or step == options.steps:
            preview(mean, options.work / f"teacher-{step:06d}.png")
            training.save(checkpoint, step=step, **{name: part.state_dict() for name, part in parts.items()})


if __name__ == "__main__":
    main()
