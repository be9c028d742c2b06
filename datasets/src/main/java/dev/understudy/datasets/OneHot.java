package dev.understudy.datasets;

import java.util.List;

/**
 * Label maps as a network's condition.
 *
 * @param data {@code [count, channels, height, width]}, each 0 or 1. Not copied.
 * @param count maps
 * @param channels a channel per class, then what was asked for besides: don't-care, instance edges
 * @param height rows
 * @param width columns
 */
@SuppressWarnings("ArrayRecordComponent") // a batch is a view of its array; identity is meant
public record OneHot(float[] data, int count, int channels, int height, int width) {
  /** Checks that the shape holds the data. */
  public OneHot {
    if ((long) count * channels * height * width != data.length) {
      throw new IllegalArgumentException(
          "%d values do not fill [%d,%d,%d,%d]"
              .formatted(data.length, count, channels, height, width));
    }
  }

  /**
   * One channel per class.
   *
   * @param maps of one size, with ids below {@code classes} or {@link LabelMapping#DONT_CARE}
   * @param dontCareChannel whether don't-care pixels set a channel of their own after the classes,
   *     as SPADE's {@code contain_dontcare_label} has it; otherwise they set none
   * @throws IllegalArgumentException if sizes differ or an id is no class
   */
  public static OneHot of(List<LabelMap> maps, int classes, boolean dontCareChannel) {
    LabelMap like = first(maps);
    int channels = classes + (dontCareChannel ? 1 : 0);
    int plane = like.height() * like.width();
    float[] data = new float[Math.multiplyExact(Math.multiplyExact(maps.size(), channels), plane)];
    for (int n = 0; n < maps.size(); n++) {
      LabelMap map = sized(maps.get(n), like);
      for (int i = 0; i < plane; i++) {
        int id = map.ids()[i];
        if (id != LabelMapping.DONT_CARE && id >= classes) {
          throw new IllegalArgumentException(
              map.name() + ": the id " + id + " is none of " + classes + " classes");
        }
        int channel = id == LabelMapping.DONT_CARE ? classes : id;
        if (channel < channels) {
          data[(n * channels + channel) * plane + i] = 1;
        }
      }
    }
    return new OneHot(data, maps.size(), channels, like.height(), like.width());
  }

  /**
   * The same with a last channel that is 1 where an instance differs from a neighbour above, below,
   * left or right: pix2pixHD's and SPADE's {@code get_edges}.
   *
   * @param instances one map for each, of the same size, in the same order
   */
  public OneHot withEdges(List<LabelMap> instances) {
    if (instances.size() != count) {
      throw new IllegalArgumentException(instances.size() + " instance maps for " + count);
    }
    int plane = height * width;
    int old = channels * plane;
    float[] all = new float[Math.multiplyExact(count, Math.addExact(old, plane))];
    for (int n = 0; n < count; n++) {
      System.arraycopy(data, n * old, all, n * (old + plane), old);
      LabelMap map = instances.get(n);
      if (map.height() != height || map.width() != width) {
        throw otherSize(map, height, width);
      }
      edges(map, all, n * (old + plane) + old);
    }
    return new OneHot(all, count, channels + 1, height, width);
  }

  private static void edges(LabelMap map, float[] data, int offset) {
    int[] ids = map.ids();
    int width = map.width();
    for (int i = 0; i < ids.length; i++) {
      if (i % width > 0 && ids[i] != ids[i - 1]) {
        data[offset + i] = 1;
        data[offset + i - 1] = 1;
      }
      if (i >= width && ids[i] != ids[i - width]) {
        data[offset + i] = 1;
        data[offset + i - width] = 1;
      }
    }
  }

  private static LabelMap first(List<LabelMap> maps) {
    if (maps.isEmpty()) {
      throw new IllegalArgumentException("no label maps");
    }
    return maps.get(0);
  }

  private static LabelMap sized(LabelMap map, LabelMap like) {
    if (map.height() != like.height() || map.width() != like.width()) {
      throw otherSize(map, like.height(), like.width());
    }
    return map;
  }

  private static IllegalArgumentException otherSize(LabelMap map, int height, int width) {
    return new IllegalArgumentException(
        "%s is %dx%d, not %dx%d".formatted(map.name(), map.height(), map.width(), height, width));
  }
}
