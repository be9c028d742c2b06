package dev.understudy.metrics.networks;

import dev.understudy.datasets.Resizing;
import dev.understudy.datasets.StreamOptions.Crop;
import dev.understudy.metrics.NetworkSpec;
import dev.understudy.metrics.Preprocessing;
import dev.understudy.metrics.weights.Weights;
import dev.understudy.runtimes.Runtimes;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How pictures are brought to a published network's size and range, named after the libraries that
 * do so. All take 8-bit pictures: a generator's are rounded first.
 */
public enum Protocol {
  /** clean-fid: antialiased bicubic on floats, no rounding after; (x − 128) / 128. */
  CLEAN(Resizing.CLEAN_BICUBIC, 128),
  /**
   * pytorch-fid and clean-fid's legacy_pytorch: bilinear without antialiasing, half-pixel centres;
   * x / 127.5 − 1.
   */
  PYTORCH(Resizing.PYTORCH_BILINEAR, 127.5),
  /**
   * The original FID code, torch-fidelity, StyleGAN and clean-fid's legacy_tensorflow: TensorFlow
   * 1's bilinear; (x − 128) / 128.
   */
  TF1(Resizing.TF1_BILINEAR, 128);

  /** torchvision's normalisation of ImageNet's pictures, on the scale 0..255. */
  private static final List<Double> IMAGENET_MEAN = List.of(255 * 0.485, 255 * 0.456, 255 * 0.406);

  private static final List<Double> IMAGENET_STD = List.of(255 * 0.229, 255 * 0.224, 255 * 0.225);

  private final Resizing resizing;
  private final double middle;

  Protocol(Resizing resizing, double middle) {
    this.resizing = resizing;
    this.middle = middle;
  }

  /** The name in a measurement's protocol and on the command line: {@code clean}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * How a feature network is fed.
   *
   * <p>FID's Inception at 299x299. VGG16 at 224x224 with ImageNet's mean and deviation: with {@link
   * #TF1} that is torch-fidelity's feature_extractor_vgg16, the others only resize differently. The
   * authors of improved precision and recall published another VGG16, whose features these do not
   * reproduce.
   *
   * @throws IllegalArgumentException for LPIPS, whose scaling is inside and which keeps the size
   */
  public Preprocessing preprocessing(KnownNetwork network) {
    return switch (network) {
      case FID_INCEPTION ->
          fed(299, Collections.nCopies(3, middle), Collections.nCopies(3, middle));
      case VGG16 -> fed(224, IMAGENET_MEAN, IMAGENET_STD);
      case LPIPS_ALEX, LPIPS_VGG, LPIPS_SQUEEZE ->
          throw new IllegalArgumentException(network.id() + " takes pairs at their own size");
    };
  }

  private Preprocessing fed(int size, List<Double> mean, List<Double> std) {
    return new Preprocessing(id(), true, size, size, Crop.NONE, resizing, mean, std);
  }

  /**
   * An installed feature network, ready to open, with all its outputs: FID's Inception's {@code
   * 2048} first, and its logits.
   *
   * @throws IllegalArgumentException for LPIPS, which is no feature network
   */
  public NetworkSpec spec(Weights.Installed installed) {
    KnownNetwork network = installed.network();
    boolean inception = network == KnownNetwork.FID_INCEPTION;
    return new NetworkSpec(
        network.id(),
        Runtimes.read(installed.onnx()),
        preprocessing(network),
        inception ? List.of("2048", "64", "192", "768", "spatial", "logits") : List.of("fc2"),
        inception ? "logits" : null,
        installed.files());
  }
}
