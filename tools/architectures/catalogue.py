"""Every file that build.py can make: its network in each size, its inputs and outputs, and what was published of it."""
from dataclasses import dataclass, field
from typing import Callable

import torch

import biggan
import blazestylegan
import dcgan
import early_exits
import munit
import resnet
import spade
import stylegan2
from examples import Input
from settling import set_apart, settle

HORSE = (16, 16, 32, 16, 32, 32, 16, 16)
SHOES = (32, 32, 48, 32, 48, 48, 16, 16)


@dataclass(frozen=True)
class Built:
    """A network with what its graph takes and gives."""
    module: torch.nn.Module
    inputs: list
    outputs: list
    whole: "Built | None" = None  # what this is a part of and must be settled with

    def example(self, batch, seed=0):
        return tuple(each.value(batch, seed + k) for k, each in enumerate(self.inputs))


@dataclass(frozen=True)
class Entry:
    sizes: dict  # size name to a function without arguments that gives a Built
    range: str = "[-1,1]"
    batch: bool = True  # whether the exported batch is free
    published: dict = field(default_factory=dict)  # size name to text from PAPERS.md

    def build(self, size, seed):
        """The network with seeded weights. Only small ones are settled: nobody looks at a full-size one's pictures."""
        torch.manual_seed(seed)
        built = self.sizes[size]()
        if size == "small":
            whole = built.whole or built
            settle(whole.module, whole.example(4))
        else:
            set_apart(built.module)
        built.module.eval().requires_grad_(False)
        return built


SMALL_STYLE = dict(channels=(16, 16, 12, 8, 8), z=32, w=32, depth=3)  # 64 pixels


def style_based(channels, noise="constant", truncation=False, way="activations", **sizes):
    def make():
        model = stylegan2.Generator(channels, way=way, noise=noise, truncation=truncation, **sizes)
        inputs = [Input("z", "normal", (sizes.get("z", 512),))]
        if truncation:
            inputs.append(Input("psi", "psi", (1,)))
        inputs += [Input(f"noise_{k}", "normal", shape) for k, shape in enumerate(model.synthesis.noise_shapes)]
        return Built(model, inputs, ["image"])
    return make


def mapping(channels, **sizes):
    def make():
        whole = style_based(channels, truncation=True, **sizes)()
        return Built(stylegan2.MappedStyles(whole.module), whole.inputs[:1], ["w"], whole)
    return make


def synthesis(channels, **sizes):
    def make():
        whole = style_based(channels, truncation=True, **sizes)()
        model = whole.module.synthesis
        return Built(model, [Input("w", "normal", (model.style_count, sizes.get("w", 512)))], ["image"], whole)
    return make


def blaze(channels, heads, **sizes):
    def make():
        model = blazestylegan.Student(channels, heads=heads, **sizes)
        outputs = ["image"] if heads == 1 else [f"image_{size}" for size in model.sizes]
        return Built(model, [Input("z", "normal", (sizes.get("z", 512),))], outputs)
    return make


def big(size, ch, **options):
    def make():
        model = biggan.Generator(size, ch, **options)
        label = Input("label", "one-hot", (1000,)) if model.one_hot else Input("label", "class", ())
        return Built(model, [Input("z", "normal", (model.z,)), label], ["image"])
    return make


def paired(size, widths=resnet.FULL, separable=False, blocks=9):
    return lambda: Built(resnet.Generator(widths, separable, blocks), [Input("source", "image", (3, size, size))], ["image"])


def labelled(height, width, labels, **options):
    return lambda: Built(spade.Generator(height, width, labels, **options), [Input("segmentation", "label-map", (labels, height, width))], ["image"])


def translated(size, reference=True, style=8, **options):
    second = Input("reference", "image", (3, size, size)) if reference else Input("style", "normal", (style, 1, 1))
    return lambda: Built(munit.Generator(reference=reference, style=style, **options), [Input("source", "image", (3, size, size)), second], ["image"])


def latent_image(network, ngf):
    return lambda: Built(network(ngf), [Input("z", "normal", (dcgan.LATENT, 1, 1))], ["image"])


def exits_of_labels(height, width, labels, **options):
    def make():
        model = early_exits.SpadeExits(height, width, labels, **options)
        return Built(model, [Input("segmentation", "label-map", (labels, height, width))], [f"image_{k + 1}" for k in range(model.exits)] + ["quality"])
    return make


def exits_of_faces(size, **options):
    def make():
        model = early_exits.ReenactmentExits(size, **options)
        inputs = [Input(name, "image", (3, size, size)) for name in ("source", "driving")]
        return Built(model, inputs, [f"image_{k + 1}" for k in range(model.exits)] + ["quality"])
    return make


BLAZE_SMALL = dict(channels=(12, 12, 8, 8, 4), z=32, w=32, depth=3)
BLAZE_256 = (256, 256, 256, 256, 128, 96, 48)
F256, F1024 = stylegan2.full_channels(256), stylegan2.full_channels(1024)

ENTRIES = {
    "stylegan2-teacher": Entry({"small": style_based(**SMALL_STYLE, truncation=True), "full": style_based(F256),
                                "full-1024": style_based(F1024)},
                               published={"full": "MACs 45.37G", "full-1024": "28.27M/30.37M/33.17M parameters, MACs 75.39G"}),
    "stylegan2-student": Entry({"small": style_based((12, 12, 8, 6, 4), z=32, w=32, depth=3, noise="input"),
                                "full": style_based([c // 2 for c in F256], noise="input")}),
    "stylegan2-weights": Entry({"small": style_based(**SMALL_STYLE, way="weights"), "full": style_based(F256, way="weights"),
                                "full-1024": style_based(F1024, way="weights")}, batch=False,
                               published={"full": "MACs 45.37G", "full-1024": "28.27M/30.37M/33.17M parameters, MACs 75.39G"}),
    "stylegan2-random": Entry({"small": style_based((12, 12, 8), z=32, w=32, depth=2, noise="random")}),
    "stylegan2-mapping": Entry({"small": mapping(**SMALL_STYLE), "full": mapping(F256)}, range="unbounded"),
    "stylegan2-synthesis": Entry({"small": synthesis(**SMALL_STYLE), "full": synthesis(F256)}),
    "blazestylegan-student": Entry({"small": blaze(**BLAZE_SMALL, heads=1), "full": blaze(BLAZE_256, 1)},
                                   published={"full": "2.01M parameters, 1.28G"}),
    "blazestylegan-student-heads": Entry({"small": blaze(**BLAZE_SMALL, heads=4), "full": blaze(BLAZE_256, 6)}),
    "biggan-teacher": Entry({"small": big(32, 4, chunk=30, embedding=8), "full": big(128, 96), "full-256": big(256, 96)},
                            published={"full": "about 70M parameters"}),
    "biggan-student": Entry({"small": big(32, 2, chunk=30, embedding=8, one_hot=True), "full": big(128, 48, one_hot=True)},
                            published={"full": "nearly 1/4 of the teacher's parameters"}),
    "cyclegan-teacher": Entry({"small": paired(64, (4,) * 8), "full": paired(256)}, published={"full": "11.4M, 49.55G/56.80G/56.83G"}),
    "cyclegan-student": Entry({"small": paired(64, (2, 2, 4, 2, 4, 4, 2, 2), True), "full": paired(256, HORSE, True)},
                              published={"full": "retrained 0.357M, 2.55G (torchprofile-2020)"}),
    "pix2pix-teacher": Entry({"small": paired(64, (3,) * 8), "full": paired(256)}, published={"full": "11.4M, 56.8G"}),
    "pix2pix-student": Entry({"small": paired(64, (4, 4, 6, 4, 6, 6, 2, 2), True), "full": paired(256, SHOES, True)},
                             published={"full": "retrained 0.822M, 4.99G (torchprofile-2020)"}),
    "gaugan-cityscapes-teacher": Entry({"small": labelled(64, 128, 36, ngf=1, hidden=4), "full": labelled(256, 512, 36, more=True)},
                                       published={"full": "93.0M, 281.28G/281.41G"}),
    "gaugan-cityscapes-student": Entry({"small": labelled(64, 128, 36, ngf=1, hidden=2, separable=True),
                                        "full": labelled(256, 512, 36, ngf=32, hidden=64, separable=True, more=True)}),
    "gaugan-coco-teacher": Entry({"small": labelled(64, 64, 184, ngf=1, hidden=1), "full": labelled(256, 256, 184)},
                                 published={"full": "97.5M, 191G"}),
    "gaugan-coco-student": Entry({"small": labelled(64, 64, 184, ngf=1, hidden=1, separable=True),
                                  "full": labelled(256, 256, 184, ngf=32, hidden=64, separable=True)}),
    "munit-teacher": Entry({"small": translated(64, width=3, hidden=16), "full": translated(256)}, published={"full": "15.0M, 77.3G"}),
    "munit-student": Entry({"small": translated(64, width=2, separable=True, hidden=16), "full": translated(256, width=24, separable=True)}),
    "munit-style": Entry({"small": translated(64, reference=False, width=3, hidden=16), "full": translated(256, reference=False)}),
    "dcgan": Entry({"small": latent_image(dcgan.Generator, 2), "full": latent_image(dcgan.Generator, 64)},
                   published={"full": "6.342M with the discriminator's 2,765,568"}),
    "styledcgan": Entry({"small": latent_image(dcgan.StyledGenerator, 2), "full": latent_image(dcgan.StyledGenerator, 64)},
                        published={"full": "6.574M with the discriminator's 2,765,568"}),
    "early-exit-spade": Entry({"small": exits_of_labels(64, 128, 36, ngf=2, hidden=2), "full": exits_of_labels(256, 512, 36, ngf=64, hidden=128)}),
    "early-exit-reenactment": Entry({"small": exits_of_faces(64, width=4), "full": exits_of_faces(256, width=64)}),
}
