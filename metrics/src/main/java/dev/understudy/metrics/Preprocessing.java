package dev.understudy.metrics;

import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Quantisation;
import dev.understudy.datasets.Resizing;
import dev.understudy.datasets.StreamOptions.Crop;
import dev.understudy.datasets.StreamOptions.Target;
import dev.understudy.datasets.streaming.CentreCrop;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How pictures become a network's input: 8-bit or not, to which size, and normalised how. On the
 * scale 0..255 the network sees {@code (v − mean) / std}.
 *
 * @param protocol its name, as it stands in a measurement's protocol: {@code clean}
 * @param quantised whether pictures that are not 8-bit (a generator's) are rounded to it first
 * @param height rows of the network's input; 0, as is the width, where pictures keep their own size
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
  private static final int CHANNELS = 3;

  /** Copies the lists. */
  public Preprocessing {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.size() != CHANNELS || std.size() != CHANNELS || std.stream().anyMatch(s -> !(s > 0))) {
      throw new IllegalArgumentException("mean and std are three each, std above zero");
    }
    boolean own = height == 0 && width == 0 && crop == Crop.NONE;
    if (!own && (height < 1 || width < 1)) {
      throw new IllegalArgumentException("a size is at least 1x1: " + height + "x" + width);
    }
  }

  /** Normalised alone: pictures keep their own size, whatever it is. */
  public static Preprocessing atOwnSize(
      String protocol, boolean quantised, List<Double> mean, List<Double> std) {
    return new Preprocessing(protocol, quantised, 0, 0, Crop.NONE, Resizing.PIL_BICUBIC, mean, std);
  }

  /** Whether pictures keep their own size. */
  public boolean keepsSize() {
    return height == 0;
  }

  /**
   * What a stream of pictures is asked for, so that decoding threads also resize.
   *
   * @throws IllegalStateException if pictures keep their own size
   */
  public Target target() {
    if (keepsSize()) {
      throw new IllegalStateException(protocol + " brings pictures to no size");
    }
    return new Target(height, width, crop, resizing);
  }

  /** The protocol for a footnote: {@code clean: clean-bicubic to 299x299, (v-128)/128}. */
  public String describe() {
    return protocol
        + ": "
        + (keepsSize() ? "own size" : resized())
        + ", (v-"
        + numbers(mean)
        + ")/"
        + numbers(std);
  }

  private String resized() {
    return (crop == Crop.CENTRE ? "centre crop, " : "")
        + resizing.id()
        + " to "
        + height
        + "x"
        + width;
  }

  private static String numbers(List<Double> values) {
    return values.stream().distinct().count() == 1
        ? number(values.get(0))
        : values.stream().map(Preprocessing::number).collect(Collectors.joining(",", "[", "]"));
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.7g", value).replaceAll("0+$", "");
  }

  /** Pictures as they come, at the network's size: quantised if asked, cropped and resized. */
  public Pictures fit(Pictures pictures) {
    Pictures levels = quantised ? Quantisation.ROUND.apply(pictures) : pictures;
    return keepsSize() || (levels.height() == height && levels.width() == width)
        ? levels
        : CentreCrop.fit(levels, target());
  }

  /** Pictures of the network's size, three channels, as it sees them; not copied twice. */
  public Pictures normalise(Pictures pictures) {
    int plane = pictures.height() * pictures.width();
    float[] in = pictures.data();
    float[] out = new float[pictures.count() * CHANNELS * plane];
    for (int c = 0; c < CHANNELS; c++) {
      // v = 127.5·(x + 1); with mean = std = 128 both factors are exact in single precision.
      float scale = (float) (127.5 / std.get(c));
      float shift = (float) ((127.5 - mean.get(c)) / std.get(c));
      for (int i = 0; i < pictures.count(); i++) {
        int from = (i * pictures.channels() + Math.min(c, pictures.channels() - 1)) * plane;
        int to = (i * CHANNELS + c) * plane;
        for (int p = 0; p < plane; p++) {
          out[to + p] = in[from + p] * scale + shift;
        }
      }
    }
    return new Pictures(out, pictures.count(), CHANNELS, pictures.height(), pictures.width());
  }
}
