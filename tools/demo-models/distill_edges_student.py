"""Distils the student of edges to fashion as GAN Compression does for paired data.

Three losses: inner features, brought to the teacher's channels by learned 1x1 convolutions, against the teacher's
(distillation); L1 to the real picture (reconstruction); and, in the second half, when the student has something to show,
the teacher's discriminator, which goes on learning (adversarial). Each distillation term is divided by the teacher's mean
square there, so that all places weigh the same.
"""
import argparse
import copy

import torch
from torch import nn
from torch.nn import functional as F

import edges
import edges_networks
import training
from edges_networks import STUDENT_WIDTH, TAP_FACTORS, TEACHER_WIDTH
from train_edges_teacher import add_pix2pix_options, learn_to_tell, optimisers, preview
from train_teacher import rate_at


def adapters():
    return nn.ModuleList([nn.Conv2d(f * STUDENT_WIDTH, f * TEACHER_WIDTH, 1) for f in TAP_FACTORS])


def distillation_loss(adapt, taps, wanted):
    return sum(F.mse_loss(a(x), y) / y.square().mean() for a, x, y in zip(adapt, taps, wanted, strict=True)) / len(wanted)


def load_teacher(path):
    """The averaged teacher, fixed, and a copy of its discriminator to go on learning."""
    state = torch.load(path)
    teacher, discriminator = edges_networks.teacher(), edges_networks.Discriminator()
    teacher.load_state_dict(state["mean"])
    discriminator.load_state_dict(state["discriminator"])
    return teacher.requires_grad_(False), discriminator


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    training.add_common_options(parser, steps=3000)
    add_pix2pix_options(parser, rate=3e-3)
    parser.add_argument("--distillation", type=float, default=10.0, help="weight of the inner features (default: %(default)s)")
    options = parser.parse_args()
    training.prepare(options)

    teacher, discriminator = load_teacher(options.work / "edges-teacher.pt")
    student, adapt = edges_networks.student(), adapters()
    mean = copy.deepcopy(student)
    s_optimiser, d_optimiser = optimisers([*student.parameters(), *adapt.parameters()], discriminator, options)
    parts = {"student": student, "adapt": adapt, "discriminator": discriminator, "mean": mean,
             "s_optimiser": s_optimiser, "d_optimiser": d_optimiser}
    checkpoint = options.work / "edges-student.pt"
    first = training.resume(checkpoint, parts, options) if options.resume else 1
    adversarial_from = options.steps // 2
    batches = edges.PairedBatches(options.data, options.batch)
    progress = training.Progress(options.steps, every=100)

    for step in range(first, options.steps + 1):
        s_optimiser.param_groups[0]["lr"] = options.rate * rate_at(step, options.steps)
        d_optimiser.param_groups[0]["lr"] = options.discriminator_rate * rate_at(step, options.steps)
        source, real = batches.next()
        with torch.no_grad():
            _, wanted = teacher.forward_with_taps(source)
        fake, taps = student.forward_with_taps(source)
        pixel = F.l1_loss(fake, real)
        distillation = distillation_loss(adapt, taps, wanted)
        loss = options.pixel * pixel + options.distillation * distillation
        progress.note(l1=pixel.detach(), distillation=distillation.detach())

        if step > adversarial_from:
            real_loss, fake_loss = learn_to_tell(discriminator, d_optimiser, source, real, fake)
            deceit = F.softplus(-discriminator(source, fake)).mean()
            loss = loss + deceit
            progress.note(g=deceit.detach(), real=real_loss, fake=fake_loss)

        s_optimiser.zero_grad()
        loss.backward()
        s_optimiser.step()
        training.average(mean, student, step)

        progress.report(step)
        if step % 500 == 0 or step == options.steps:
            preview(mean, options.data, options.work / f"edges-student-{step:06d}.png")
            training.save(checkpoint, step=step, **{name: part.state_dict() for name, part in parts.items()})


if __name__ == "__main__":
    main()
