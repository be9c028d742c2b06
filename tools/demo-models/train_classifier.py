"""Trains the feature network: a small classifier of the full training set."""
import argparse

import numpy as np
import torch
from torch.nn import functional as F

import data
import networks
import training


@torch.no_grad()
def accuracy(model, folder):
    images, labels = data.load(folder, "test")
    model.eval()
    guesses = [model(torch.from_numpy(data.to_unit(images[i:i + 500])))[1].argmax(1).numpy() for i in range(0, len(images), 500)]
    return float(np.mean(np.concatenate(guesses) == labels))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    training.add_common_options(parser, steps=4000)
    parser.add_argument("--batch", type=int, default=128)
    options = parser.parse_args()
    training.prepare(options)

    model = networks.Classifier()
    optimiser = torch.optim.AdamW(model.parameters(), weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 5e-3, total_steps=options.steps)
    real_batches = training.RealBatches(options.data, options.batch)
    progress = training.Progress(options.steps, every=200)
    for step in range(1, options.steps + 1):
        image, label = real_batches.next()
        if step % 2:
            image = image.flip(3)
        with training.half():
            loss = F.cross_entropy(model(image)[1].float(), label)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        progress.note(loss=loss.detach())
        progress.report(step)
    print(f"test accuracy {accuracy(model, options.data):.4f}")
    training.save(options.work / "classifier.pt", model=model.state_dict())


if __name__ == "__main__":
    main()
