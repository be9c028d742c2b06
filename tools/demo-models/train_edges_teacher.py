"""Trains the teacher of edges to fashion as pix2pix does: L1 to the picture, and a discriminator that sees the edges too."""
import argparse
import copy

import torch
from torch.nn import functional as F

import data
import edges
import edges_networks
import grid
import training
from train_teacher import rate_at


def add_pix2pix_options(parser, rate):
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=rate, help="of the generator (default: %(default)s)")
    parser.add_argument("--discriminator-rate", type=float, default=5e-4, help="(default: %(default)s)")
    parser.add_argument("--pixel", type=float, default=100.0, help="weight of L1 to the picture (default: %(default)s)")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in the work folder")


def optimisers(parameters, discriminator, options):
    return (torch.optim.Adam(parameters, options.rate, betas=(0.5, 0.99)),
            torch.optim.Adam(discriminator.parameters(), options.discriminator_rate, betas=(0.5, 0.99)))


def learn_to_tell(discriminator, optimiser, source, real, fake):
    """One step of the discriminator; the mean losses of real and made pictures."""
    discriminator.requires_grad_(True)
    real_loss = F.softplus(-discriminator(source, real)).mean()
    fake_loss = F.softplus(discriminator(source, fake.detach())).mean()
    optimiser.zero_grad()
    ((real_loss + fake_loss) / 2).backward()
    optimiser.step()
    discriminator.requires_grad_(False)
    return real_loss.detach(), fake_loss.detach()


@torch.no_grad()
def preview(generator, folder, path):
    """Rows of edges, made pictures and real pictures of the test set."""
    source, real = (torch.from_numpy(data.to_unit(part[:80])) for part in edges.load(folder, "test"))
    rows = torch.stack([part.reshape(4, 20, 1, 32, 32) for part in (source, generator(source), real)], 1)
    grid.write_grid(path, rows.reshape(-1, 1, 32, 32), columns=20)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    training.add_common_options(parser, steps=2400)
    add_pix2pix_options(parser, rate=1e-3)
    options = parser.parse_args()
    training.prepare(options)

    generator, discriminator = edges_networks.teacher(), edges_networks.Discriminator()
    mean = copy.deepcopy(generator)
    g_optimiser, d_optimiser = optimisers(generator.parameters(), discriminator, options)
    parts = {"generator": generator, "discriminator": discriminator, "mean": mean, "g_optimiser": g_optimiser, "d_optimiser": d_optimiser}
    checkpoint = options.work / "edges-teacher.pt"
    first = training.resume(checkpoint, parts, options) if options.resume else 1
    batches = edges.PairedBatches(options.data, options.batch)
    progress = training.Progress(options.steps, every=100)

    for step in range(first, options.steps + 1):
        g_optimiser.param_groups[0]["lr"] = options.rate * rate_at(step, options.steps)
        d_optimiser.param_groups[0]["lr"] = options.discriminator_rate * rate_at(step, options.steps)
        source, real = batches.next()
        fake = generator(source)
        real_loss, fake_loss = learn_to_tell(discriminator, d_optimiser, source, real, fake)

        pixel = F.l1_loss(fake, real)
        deceit = F.softplus(-discriminator(source, fake)).mean()
        g_optimiser.zero_grad()
        (options.pixel * pixel + deceit).backward()
        g_optimiser.step()
        training.average(mean, generator, step)

        progress.note(l1=pixel.detach(), g=deceit.detach(), real=real_loss, fake=fake_loss)
        progress.report(step)
        if step % 500 == 0 or step == options.steps:
            preview(mean, options.data, options.work / f"edges-teacher-{step:06d}.png")
            training.save(checkpoint, step=step, **{name: part.state_dict() for name, part in parts.items()})


if __name__ == "__main__":
    main()
