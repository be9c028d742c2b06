package dev.understudy.metrics.paired;

import dev.understudy.common.InputException;
import dev.understudy.common.Unit;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.NetworkSpec.WeightsFile;
import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.weights.Weights;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Learned perceptual image patch similarity, version 0.1 (Zhang et al., CVPR 2018), on an installed
 * network: pictures in [-1,1] at their own size, at each layer the squared difference of
 * unit-length features weighted by channel, the mean over its positions, summed over layers. Grey
 * pictures are repeated to three channels. Not thread-safe.
 */
public final class Lpips implements PairedMeasure {
  private static final String DISTANCE = "distance";
  private static final String MAP = "map";

  /**
   * Pixels per run: VGG16's first layer at 512² is 64 MB for each picture of a pair, and larger
   * batches are not faster.
   */
  private static final int PIXELS = 4 * 256 * 256;

  private final KnownNetwork network;
  private final String backbone;
  private final int leastSide;
  private final List<WeightsFile> weights;
  private final ModelSession session;
  private final Set<String> warnings = new LinkedHashSet<>();

  /** Over an open session, which is closed with it. */
  Lpips(KnownNetwork network, List<WeightsFile> weights, ModelSession session) {
    this.network = network;
    this.weights = List.copyOf(weights);
    this.session = session;
    this.backbone = backbone(network);
    // Below these a pooling layer has no whole window; torchvision's networks fail likewise.
    this.leastSide =
        switch (network) {
          case LPIPS_ALEX -> 31;
          case LPIPS_VGG -> 16;
          default -> 17;
        };
    weights.stream()
        .filter(file -> !file.verified())
        .forEach(
            file ->
                warnings.add(
                    "The weights "
                        + file.name()
                        + " are not the published file (SHA-256 "
                        + file.sha256()
                        + "): the distance is not comparable with published ones."));
  }

  /**
   * Opens an installed LPIPS network.
   *
   * @throws IllegalArgumentException if it is another network
   * @throws InputException if its model cannot be read
   */
  public static Lpips open(Weights.Installed installed, SessionOptions options) {
    backbone(installed.network());
    ModelSession session = Runtimes.open(Runtimes.read(installed.onnx()), options);
    return new Lpips(installed.network(), installed.files(), session);
  }

  private static String backbone(KnownNetwork network) {
    return switch (network) {
      case LPIPS_ALEX -> "AlexNet";
      case LPIPS_VGG -> "VGG16";
      case LPIPS_SQUEEZE -> "SqueezeNet 1.1";
      case FID_INCEPTION, VGG16 ->
          throw new IllegalArgumentException(network.id() + " is no LPIPS network");
    };
  }

  @Override
  public String id() {
    return network.id();
  }

  @Override
  public Unit unit() {
    return Unit.NONE;
  }

  @Override
  public Difference.Better better() {
    return Difference.Better.LOWER;
  }

  @Override
  public String protocol() {
    return "LPIPS v0.1 on "
        + backbone
        + ", pictures in [-1,1] at their own size, spatial mean; weights "
        + weights.stream().map(Lpips::describe).collect(Collectors.joining(", "));
  }

  private static String describe(WeightsFile file) {
    return file.name()
        + " sha256 "
        + file.sha256()
        + (file.verified() ? " (as published)" : " (unverified)");
  }

  @Override
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public float[] of(Pictures a, Pictures b) {
    return run(a, b, DISTANCE, 1);
  }

  /** The layers' weighted differences at each pixel, summed; its mean is about the distance. */
  @Override
  public Optional<PairedMaps> maps(Pictures a, Pictures b) {
    float[] maps = run(a, b, MAP, a.height() * a.width());
    return Optional.of(new PairedMaps(maps, a.count(), a.height(), a.width()));
  }

  /** An output of {@code size} values per pair. */
  private float[] run(Pictures a, Pictures b, String output, int size) {
    check(a, b);
    float[] values = new float[a.count() * size];
    int step = Math.max(1, PIXELS / (a.height() * a.width()));
    for (int from = 0; from < a.count(); from += step) {
      int n = Math.min(step, a.count() - from);
      Map<String, Tensor> out =
          session.run(Map.of("a", colour(a, from, n), "b", colour(b, from, n)), Set.of(output));
      if (!(out.get(output) instanceof Tensor.Floats floats) || floats.data().length != n * size) {
        throw new InputException(
            id(),
            "its model's output " + output + " does not have " + size + " floats per pair",
            "a model as 'understudy weights install " + id() + "' makes it",
            "install it again");
      }
      System.arraycopy(floats.data(), 0, values, from * size, n * size);
    }
    return values;
  }

  private void check(Pictures a, Pictures b) {
    Shapes.check(id(), a, b);
    if (Math.min(a.height(), a.width()) < leastSide) {
      throw new InputException(
          id(),
          "pictures of "
              + a.height()
              + "x"
              + a.width()
              + " are smaller than the smallest that "
              + backbone
              + " can take",
          "at least " + leastSide + " pixels a side",
          "leave " + id() + " out for such pictures, or enlarge both sets alike");
    }
    if (a.channels() == 1) {
      warnings.add("Grey pictures were repeated to three channels for " + id() + ".");
    }
  }

  private static Tensor colour(Pictures pictures, int from, int count) {
    int plane = pictures.height() * pictures.width();
    float[] data = new float[count * 3 * plane];
    for (int k = 0; k < count * 3; k++) {
      int channel = pictures.channels() == 3 ? from * 3 + k : from + k / 3;
      System.arraycopy(pictures.data(), channel * plane, data, k * plane, plane);
    }
    return Tensor.of(data, count, 3, pictures.height(), pictures.width());
  }

  @Override
  public void close() {
    session.close();
  }
}
