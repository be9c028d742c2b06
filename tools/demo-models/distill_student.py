"""Distils the student from the teacher in BlazeStyleGAN's way.

The teacher's picture, shrunk to 8 and 16 pixels and as it is, is the target of the three heads (pixel loss). At 32 pixels
the student also matches the inner pictures of the teacher's discriminator (perceptual loss) and has to pass for real
with that discriminator, which goes on learning (adversarial loss). The feature network of the judgement is not used.
"""
import argparse
import copy

import torch
from torch.nn import functional as F

import networks
import training
from train_teacher import R1_EVERY, gradient_penalty, preview, rate_at


def pixel_loss(exits, target):
    return sum(F.l1_loss(image, F.adaptive_avg_pool2d(target, image.shape[2])) for image in exits)


def perceptual_loss(judge, image, target):
    with torch.no_grad():
        wanted = judge.trunk(target)
    return sum(F.l1_loss(a.float(), b.float()) for a, b in zip(judge.trunk(image), wanted))


def load_teacher(path):
    """The averaged teacher, its discriminator as a fixed judge, and a copy of that to go on learning."""
    state = torch.load(path)
    teacher, judge, discriminator = networks.Teacher(), networks.Discriminator(), networks.Discriminator()
    teacher.load_state_dict(state["mean"])
    judge.load_state_dict(state["discriminator"])
    discriminator.load_state_dict(state["discriminator"])
    return teacher.requires_grad_(False), judge.requires_grad_(False), discriminator


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    training.add_common_options(parser, steps=2000)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--pixel", type=float, default=10.0, help="weight of the pixel loss (default: %(default)s)")
    parser.add_argument("--perceptual", type=float, default=2.0, help="weight of the perceptual loss (default: %(default)s)")
    parser.add_argument("--adversarial", type=float, default=1.0, help="weight of the adversarial loss (default: %(default)s)")
    parser.add_argument("--gamma", type=float, default=0.1, help="weight of the R1 penalty (default: %(default)s)")
    options = parser.parse_args()
    training.prepare(options)

    teacher, judge, discriminator = load_teacher(options.work / "teacher.pt")
    student = networks.Student()
    student.mapping.load_state_dict(teacher.mapping.state_dict())
    mean = copy.deepcopy(student)
    s_optimiser = torch.optim.Adam(student.parameters(), options.rate, betas=(0.5, 0.99))
    d_optimiser = torch.optim.Adam(discriminator.parameters(), options.rate / 2, betas=(0.0, 0.99))
    adversarial_from = options.steps // 4
    real_batches = training.RealBatches(options.data, options.batch)
    progress = training.Progress(options.steps, every=100)

    for step in range(1, options.steps + 1):
        s_optimiser.param_groups[0]["lr"] = options.rate * rate_at(step, options.steps)
        d_optimiser.param_groups[0]["lr"] = options.rate / 2 * rate_at(step, options.steps)
        real, label = real_batches.next()
        z = torch.randn(options.batch, networks.Z_DIM)
        with training.half():
            with torch.no_grad():
                target = teacher(z, label)
            exits = student.exits(z, label)
            pixel = pixel_loss(exits, target)
            perceptual = perceptual_loss(judge, exits[-1], target)
            loss = options.pixel * pixel + options.perceptual * perceptual
        progress.note(pixel=pixel.detach(), perceptual=perceptual.detach())

        if step > adversarial_from:
            discriminator.requires_grad_(True)
            with training.half():
                real_score = discriminator(real, label)
                fake_score = discriminator(exits[-1].detach(), label)
                d_loss = F.softplus(-real_score).mean() + F.softplus(fake_score).mean()
            if step % R1_EVERY == 0:
                d_loss = d_loss + gradient_penalty(discriminator, real, label, options.gamma) * R1_EVERY
            d_optimiser.zero_grad()
            d_loss.backward()
            d_optimiser.step()
            discriminator.requires_grad_(False)
            with training.half():
                loss = loss + options.adversarial * F.softplus(-discriminator(exits[-1], label)).mean()
            progress.note(real=real_score.detach().mean(), fake=fake_score.detach().mean())

        s_optimiser.zero_grad()
        loss.backward()
        s_optimiser.step()
        training.average(mean, student, step)
        progress.report(step)
        if step % 500 == 0 or step == options.steps:
            preview(mean, options.work / f"student-{step:06d}.png")
            training.save(options.work / "student.pt", step=step, mean=mean.state_dict())


if __name__ == "__main__":
    main()
