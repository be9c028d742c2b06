package dev.understudy.harness.cli.metrics;

import dev.understudy.datasets.Resizing;
import dev.understudy.datasets.StreamOptions.Crop;
import dev.understudy.metrics.Preprocessing;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How pictures are brought to a published network's size, by the library that does so. */
enum Protocol {
  /** clean-fid: antialiased bicubic on floats. */
  CLEAN(Resizing.CLEAN_BICUBIC, 128, 128),
  /** pytorch-fid: bilinear without antialiasing, half-pixel centres; x/127.5 − 1. */
  PYTORCH(Resizing.PYTORCH_BILINEAR, 127.5, 127.5),
  /** The original code, torch-fidelity and StyleGAN: TensorFlow 1's bilinear. */
  TF1(Resizing.TF1_BILINEAR, 128, 128);

  private static final List<Double> IMAGENET_MEAN = List.of(0.485 * 255, 0.456 * 255, 0.406 * 255);
  private static final List<Double> IMAGENET_STD = List.of(0.229 * 255, 0.224 * 255, 0.225 * 255);

  private final Resizing resizing;
  private final double mean;
  private final double std;

  Protocol(Resizing resizing, double mean, double std) {
    this.resizing = resizing;
    this.mean = mean;
    this.std = std;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For the FID Inception: 299², 8-bit before resizing. */
  Preprocessing inception() {
    return made(299, Collections.nCopies(3, mean), Collections.nCopies(3, std));
  }

  /** For VGG16, by ImageNet's mean and deviation as torch-fidelity normalises: 224². */
  Preprocessing vgg16() {
    return made(224, IMAGENET_MEAN, IMAGENET_STD);
  }

  private Preprocessing made(int size, List<Double> means, List<Double> stds) {
    return new Preprocessing(id(), true, size, size, Crop.NONE, resizing, means, stds);
  }
}
