package dev.understudy.metrics;

import dev.understudy.datasets.Resizing;
import dev.understudy.datasets.StreamOptions.Crop;
import java.util.List;

/**
 * How pictures become a network's input: 8-bit or not, to which size, and normalised how. On the
 * scale 0..255 the network sees {@code (v − mean) / std}.
 *
 * @param protocol its name, as it stands in a measurement's protocol: {@code clean}
 * @param quantised whether pictures that are not 8-bit (a generator's) are rounded to it first
 * @param height rows of the network's input
 * @param width columns of the network's input
 * @param crop what part of the picture is brought there
 * @param resizing how
 * @param mean per channel, on the scale 0..255
 * @param std per channel, on the scale 0..255
 */
public record Preprocessing(
    String protocol,
    boolean quantised,
    int height,
    int width,
    Crop crop,
    Resizing resizing,
    List<Double> mean,
    List<Double> std) {
  /** Copies the lists. */
  public Preprocessing {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.size() != 3 || std.size() != 3 || std.stream().anyMatch(s -> !(s > 0))) {
      throw new IllegalArgumentException("mean and std are three each, std above zero");
    }
  }
}
