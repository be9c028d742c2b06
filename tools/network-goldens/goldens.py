"""Writes the golden outputs that metrics' network tests compare with.

The published weights are too large to commit, so both sides make their own: every tensor of a
checkpoint, in the order of its key, takes the next run of one pool of 65,521 Gaussians (a prime, so
that no two rows are alike), scaled by its fan-in. The networks are the peers' own modules:
torch-fidelity's and pytorch-fid's Inception (which must agree), torch-fidelity's VGG16, and lpips.

    python goldens.py ../../metrics/src/test/resources/dev/understudy/metrics/networks
"""

import pathlib
import sys
import tempfile
from unittest import mock

import lpips
import numpy as np
import pytorch_fid.inception
import torch
import torchvision
from torch_fidelity.feature_extractor_inceptionv3 import FeatureExtractorInceptionV3
from torch_fidelity.feature_extractor_vgg16 import FeatureExtractorVGG16

POOL = 65521


def state_dict(shapes, seed, unused="-"):
    """Seeded weights that keep the size of activations from layer to layer; unused ones zero."""
    pool = np.random.RandomState(seed).randn(POOL)
    made, at = {}, 0
    for key in sorted(shapes):
        shape = shapes[key]
        if key.startswith(unused):
            made[key] = torch.zeros(shape)
            continue
        size = int(np.prod(shape))
        g = np.take(pool, np.arange(at, at + size), mode="wrap")
        at = (at + size) % POOL
        if key.endswith("running_var"):
            g = 0.5 + g * g
        elif key.startswith("lin"):
            g = np.abs(g) / np.prod(shape[1:])
        elif len(shape) > 1:
            g = g * np.sqrt(2.0 / np.prod(shape[1:]))
        elif key.endswith("bn.weight"):
            g = 1 + 0.1 * g
        else:
            g = 0.1 * g
        made[key] = torch.from_numpy(g.astype(np.float32).reshape(shape))
    return made


def shapes_of(module):
    return {k: tuple(v.shape) for k, v in module.state_dict().items() if "num_batches" not in k}


def pictures(seed, size):
    """One of noise, one of blocks; uint8 [2,3,H,W]."""
    height, width = size
    random = np.random.RandomState(seed)
    noise = random.randint(0, 256, size=(3, height, width))
    blocks = random.randint(0, 256, size=(3, height // 16 + 1, width // 16 + 1))
    blocks = blocks.repeat(16, axis=1).repeat(16, axis=2)[:, :height, :width]
    return torch.from_numpy(np.stack([noise, blocks]).astype(np.uint8))


def inception(folder):
    names = ["64", "192", "768", "2048", "logits_unbiased"]
    torchvision_like = torchvision.models.inception_v3(
        num_classes=1008, aux_logits=False, weights=None, init_weights=False
    )
    weights = state_dict(shapes_of(torchvision_like), 1)
    x = pictures(2, (299, 299))
    with tempfile.TemporaryDirectory() as temporary:
        file = pathlib.Path(temporary) / "inception.pth"
        torch.save(weights, file)
        network = FeatureExtractorInceptionV3(
            "golden", names, feature_extractor_weights_path=str(file)
        ).eval()
    caught = {}
    network.Mixed_6d.branch1x1.register_forward_hook(
        lambda module, given, output: caught.update(spatial=output)
    )
    outputs = dict(zip(names, network(x)))
    outputs["logits"] = outputs.pop("logits_unbiased")
    # guided-diffusion: TensorFlow's [N,17,17,192], spatial[..., :7], reshaped to rows
    spatial = caught["spatial"].permute(0, 2, 3, 1)[..., :7]
    outputs["spatial"] = spatial.reshape(len(x), -1)

    with mock.patch.object(
        pytorch_fid.inception, "load_state_dict_from_url", lambda *a, **k: weights
    ):
        peer = pytorch_fid.inception.InceptionV3(
            [0, 1, 2, 3], resize_input=False, normalize_input=False
        ).eval()
    for name, feature in zip(names[:4], peer((x.float() - 128) / 128)):
        np.testing.assert_allclose(
            feature.mean(dim=(2, 3)).numpy(), outputs[name].numpy(), rtol=1e-5, atol=1e-5
        )
    save(folder / "fid-inception.npz", outputs)


def vgg16(folder):
    weights = state_dict(shapes_of(torchvision.models.vgg16(weights=None)), 3, "classifier.6")
    x = pictures(4, (224, 224))[1:]
    with tempfile.TemporaryDirectory() as temporary:
        file = pathlib.Path(temporary) / "vgg16.pth"
        torch.save(weights, file)
        network = FeatureExtractorVGG16(
            "golden", ["fc2_relu"], feature_extractor_weights_path=str(file)
        ).eval()
    # the network's own input: its extractor normalises, which is a protocol's business here
    mean = torch.tensor([0.485, 0.456, 0.406]).mul(255)[:, None, None]
    std = torch.tensor([0.229, 0.224, 0.225]).mul(255)[:, None, None]
    given = network.model((x.float() - 128) / 128)
    same = torch.nn.functional.relu(network.model((x.float() - mean) / std))
    np.testing.assert_allclose(network(x)[0].numpy(), same.numpy(), rtol=1e-4, atol=1e-4)
    save(folder / "vgg16.npz", {"fc2": torch.nn.functional.relu(given)})


def perceptual(folder, net, backbone, seed):
    module = lpips.LPIPS(net=net, pretrained=False, pnet_rand=True, verbose=False)
    # lpips registers each head twice, as lin0 and as lins.0
    heads = {k: v for k, v in shapes_of(module).items() if k.startswith("lin") and k[3] != "s"}
    heads = state_dict(heads, seed + 1)
    weights = state_dict(shapes_of(backbone), seed, "classifier")
    target = module.state_dict()
    for slice_key in [k for k in target if k.startswith("net.slice")]:
        target[slice_key] = weights["features." + slice_key.split(".", 2)[2]]
    for key, value in heads.items():
        target[key] = value
    module.load_state_dict(target)
    module.eval()
    x = (pictures(seed + 2, (48, 40)).float() - 128) / 128
    y = (pictures(seed + 3, (48, 40)).float() - 128) / 128
    distance = module(x, y).flatten()
    module.spatial = True
    save(folder / f"lpips-{net}.npz", {"distance": distance, "map": module(x, y)})


def save(file, outputs):
    for name, value in outputs.items():
        value = value.numpy()
        assert np.isfinite(value).all()
        print(f"{file.stem:14} {name:9} {str(value.shape):16} mean {value.mean():.4g}"
              f" std {value.std():.4g} zeros {(value == 0).mean():.2f}")
    np.savez_compressed(file, **{k: v.numpy().astype(np.float32) for k, v in outputs.items()})


@torch.no_grad()
def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    inception(folder)
    vgg16(folder)
    perceptual(folder, "alex", torchvision.models.alexnet(weights=None), 10)
    perceptual(folder, "vgg", torchvision.models.vgg16(weights=None), 20)
    perceptual(folder, "squeeze", torchvision.models.squeezenet1_1(weights=None), 30)


main()
