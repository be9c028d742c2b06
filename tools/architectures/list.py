"""Lists every generator with its sizes, inputs, outputs, parameters, MACs and what was published of it, or the counts as CSV."""
import argparse

import torch

import counting
from catalogue import ENTRIES


def shape(each):
    return f"{each.name} {each.type} [{', '.join(str(n) for n in (('N',) if each.batched else ()) + each.shape)}]"


def print_csv(names, size):
    print("name,parameters,macs,macs_output")
    for name in names:
        if size in ENTRIES[name].sizes:
            parameters, _, counts = counting.count(ENTRIES[name], size)
            print(name, parameters, counts.macs, counts.output, sep=",")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="*", help="which generators (default: all)")
    parser.add_argument("--csv", metavar="SIZE", help="PyTorch's counts of this size alone, as comma-separated values")
    options = parser.parse_args()
    if options.csv:
        print_csv(options.name or ENTRIES, options.csv)
        return
    print("MACs of one picture: macs / macs-output / torchprofile-2020")
    for name in options.name or ENTRIES:
        entry = ENTRIES[name]
        for size in entry.sizes:
            with torch.device("meta"):
                built = entry.sizes[size]()
            print(f"{name} {size}: {counting.text(entry, size)}; published {entry.published.get(size, '-')}")
            print(f"    {', '.join(map(shape, built.inputs))} -> {', '.join(built.outputs)} {entry.range}{'' if entry.batch else ', N is 1'}")


if __name__ == "__main__":
    main()
