package dev.understudy.datasets.labels;

import dev.understudy.datasets.LabelMapping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Mappings that the field shares. */
public final class Presets {
  /**
   * id, red, green, blue, name of Cityscapes' 19 classes in order (cityscapesScripts, labels.py).
   */
  private static final List<String> CITYSCAPES =
      List.of(
          "7 128 64 128 road",
          "8 244 35 232 sidewalk",
          "11 70 70 70 building",
          "12 102 102 156 wall",
          "13 190 153 153 fence",
          "17 153 153 153 pole",
          "19 250 170 30 traffic light",
          "20 220 220 0 traffic sign",
          "21 107 142 35 vegetation",
          "22 152 251 152 terrain",
          "23 70 130 180 sky",
          "24 220 20 60 person",
          "25 255 0 0 rider",
          "26 0 0 142 car",
          "27 0 0 70 truck",
          "28 0 60 100 bus",
          "31 0 80 100 train",
          "32 0 0 230 motorcycle",
          "33 119 11 32 bicycle");

  /**
   * Unlabelled, dynamic, ground, parking, rail track, guard rail, bridge, tunnel, caravan, trailer.
   * (A pole group has the pole's colour, a licence plate the car's: colours cannot tell them.)
   */
  private static final List<Integer> CITYSCAPES_VOID_COLOURS =
      List.of(
          0x000000, 0x6F4A00, 0x510051, 0xFAAAA0, 0xE6968C, 0xB4A5B4, 0x966464, 0x96785A, 0x00005A,
          0x00006E);

  private static final int CITYSCAPES_IDS = 34;

  private Presets() {}

  /** Ids 0 to {@code classes - 1} and 255. */
  public static LabelMapping identity(String name, int classes) {
    var ids = new HashMap<Integer, Integer>();
    IntStream.range(0, classes).forEach(i -> ids.put(i, i));
    ids.put(LabelMapping.DONT_CARE, LabelMapping.DONT_CARE);
    return new LabelMapping(
        name, IntStream.range(0, classes).mapToObj(i -> "class-" + i).toList(), ids, Map.of());
  }

  /** See {@link LabelMapping#cityscapes19()}. */
  public static LabelMapping cityscapes19() {
    var ids = new HashMap<Integer, Integer>();
    var colours = new HashMap<Integer, Integer>();
    IntStream.range(0, CITYSCAPES_IDS).forEach(id -> ids.put(id, LabelMapping.DONT_CARE));
    ids.put(255, LabelMapping.DONT_CARE); // the licence plate's -1 in a byte
    CITYSCAPES_VOID_COLOURS.forEach(rgb -> colours.put(rgb, LabelMapping.DONT_CARE));
    var names = new java.util.ArrayList<String>();
    for (String line : CITYSCAPES) {
      String[] parts = line.split(" ", 5);
      int rgb = 0;
      for (int c = 1; c <= 3; c++) {
        rgb = rgb << 8 | Integer.parseInt(parts[c]);
      }
      ids.put(Integer.parseInt(parts[0]), names.size());
      colours.put(rgb, names.size());
      names.add(parts[4]);
    }
    return new LabelMapping("cityscapes-19", names, ids, colours);
  }
}
