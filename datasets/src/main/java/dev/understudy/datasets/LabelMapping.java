package dev.understudy.datasets;

import dev.understudy.datasets.labels.MappingFile;
import dev.understudy.datasets.labels.Presets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What the numbers (or colours) in label files mean: the class each belongs to.
 *
 * @param name for messages and protocols: {@code cityscapes-19}
 * @param classNames one per class; the classes are 0 to their number less one
 * @param classOfId the class of each id in a grey or palette file, or {@link #DONT_CARE}
 * @param classOfColour the same of each {@code 0xRRGGBB} in an RGB file; empty where there are none
 */
public record LabelMapping(
    String name,
    List<String> classNames,
    Map<Integer, Integer> classOfId,
    Map<Integer, Integer> classOfColour) {
  /** The class of pixels that count for nothing, in all of the field's tools. */
  public static final int DONT_CARE = 255;

  /** Every number as it stands: for instance maps, which have no classes. */
  public static final LabelMapping AS_STORED =
      new LabelMapping("as-stored", List.of(), Map.of(), Map.of());

  /** Checks that the classes are there, and copies. */
  public LabelMapping {
    classNames = List.copyOf(classNames);
    classOfId = Map.copyOf(classOfId);
    classOfColour = Map.copyOf(classOfColour);
    int classes = classNames.size();
    if (classes > DONT_CARE) {
      throw new IllegalArgumentException("at most " + DONT_CARE + " classes, not " + classes);
    }
    for (Map<Integer, Integer> map : List.of(classOfId, classOfColour)) {
      map.forEach(
          (from, to) -> {
            if (to != DONT_CARE && (to < 0 || to >= classes)) {
              throw new IllegalArgumentException(
                  from + " means class " + to + " of only " + classes);
            }
          });
    }
  }

  /** Ids 0 to {@code classes - 1} as they stand, and 255 for don't-care. */
  public static LabelMapping identity(int classes) {
    return Presets.identity("identity-" + classes, classes);
  }

  /**
   * Cityscapes' 34 ids ({@code gtFine_labelIds.png}) or colours ({@code gtFine_color.png}) to its
   * 19 classes, all others don't-care; the table is cityscapesScripts' labels.py. For {@code
   * labelTrainIds.png} take {@code identity(19)}.
   */
  public static LabelMapping cityscapes19() {
    return Presets.cityscapes19();
  }

  /**
   * COCO-Stuff's pixel maps ({@code stuffthingmaps}): 182 classes of which 11 are never used, 255
   * for unlabelled, as SPADE takes them.
   */
  public static LabelMapping cocoStuff182() {
    return Presets.identity("coco-stuff-182", 182);
  }

  /**
   * A mapping of one's own: a CSV file with a header and the columns {@code id} or {@code red,
   * green, blue} (or both), {@code class} (a number, 255 for don't-care) and, if wanted, {@code
   * name}.
   *
   * @throws dev.understudy.common.InputException naming file and line if it is none
   */
  public static LabelMapping read(Path csv) {
    return MappingFile.read(csv);
  }

  /** How many classes; 0 for {@link #AS_STORED}. */
  public int classes() {
    return classNames.size();
  }

  /** The class of an id of a grey or palette file, or nothing if the id is not known. */
  public OptionalInt ofId(int id) {
    return classes() == 0 ? OptionalInt.of(id) : of(classOfId, id);
  }

  /** The class of a colour {@code 0xRRGGBB}, or nothing if the colour is not known. */
  public OptionalInt ofColour(int rgb) {
    return of(classOfColour, rgb);
  }

  private static OptionalInt of(Map<Integer, Integer> map, int from) {
    Integer to = map.get(from);
    return to == null ? OptionalInt.empty() : OptionalInt.of(to);
  }
}
