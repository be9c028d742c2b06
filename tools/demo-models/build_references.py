"""Builds the committed slice of real images and the reference statistics of the full training and test sets."""
import argparse

import numpy as np

import data
import export
import features

SLICE, SEED = 5000, 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    data.add_data_option(parser)
    export.add_output_options(parser)
    options = parser.parse_args()

    images, labels = data.load(options.data, "train")
    picked = data.balanced_slice(labels, SLICE, SEED)
    data.write_idx(options.assets / f"real-train-{SLICE}.idx3-ubyte.gz", images[picked])
    data.write_idx(options.assets / f"real-train-{SLICE}.labels.idx1-ubyte.gz", labels[picked])

    network = features.session(options.assets / "fashion-features.onnx")
    for split in ("train", "test"):
        found, _ = features.run(network, data.load(options.data, split)[0])
        np.savez(options.assets / f"real-{split}-stats.npz", **features.statistics(found))


if __name__ == "__main__":
    main()
