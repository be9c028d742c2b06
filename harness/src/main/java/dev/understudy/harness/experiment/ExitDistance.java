package dev.understudy.harness.experiment;

import java.util.Arrays;
import java.util.Optional;

/** How far an exit's picture is from the last exit's; lower is nearer. */
public enum ExitDistance {
  /** Learned perceptual distance on the network that {@code lpips} names. */
  LPIPS("lpips"),
  /** Euclidean distance of features on the feature network. */
  FEATURE_DISTANCE("feature-distance"),
  /** Mean absolute error of pictures in [0,1]; needs no weights. */
  MAE("mae"),
  /** 1 − structural similarity; needs no weights. */
  SSIM("1-ssim"),
  /** 1 − multi-scale structural similarity; needs no weights, but 161 pixels a side. */
  MS_SSIM("1-ms-ssim");

  private final String id;

  ExitDistance(String id) {
    this.id = id;
  }

  /** The id used in experiment files. */
  public String id() {
    return id;
  }

  static Optional<ExitDistance> of(String id) {
    return Arrays.stream(values()).filter(d -> d.id.equals(id)).findFirst();
  }
}
