package dev.understudy.harness.experiment;

import dev.understudy.common.InputException;
import dev.understudy.datasets.LabelMapping;
import dev.understudy.metrics.segmentation.ClassAveraging;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words that stand for label mappings, in experiment files and on the command line. */
public final class LabelMappings {
  /** What may be written, for messages. */
  static final String EXPECTED =
      "cityscapes19, coco-stuff182, identity-2 to identity-255, or a CSV file";

  /** What to write into a CSV file. */
  static final String COLUMNS = "write it with the columns id (or red, green, blue) and class";

  private static final String CITYSCAPES = "cityscapes19";
  private static final String COCO_STUFF = "coco-stuff182";
  private static final Pattern IDENTITY = Pattern.compile("identity-([0-9]{1,4})");
  private static final int MOST = 255;

  private LabelMappings() {}

  /**
   * What a word or a CSV file stands for.
   *
   * @param where what names it, for messages: {@code --mapping}
   * @throws InputException if it is neither
   */
  public static LabelMapping of(String where, String nameOrFile) {
    if (!isFile(nameOrFile)) {
      return find(nameOrFile)
          .orElseThrow(
              () -> unknown(where, "no mapping is called " + nameOrFile, suggestion(nameOrFile)));
    }
    Path file = Path.of(nameOrFile);
    if (!Files.isRegularFile(file)) {
      throw unknown(where, "there is no such file: " + nameOrFile, COLUMNS);
    }
    return ofFile(where, file);
  }

  /** Whether it is the name of a CSV file and not a word. */
  static boolean isFile(String nameOrFile) {
    return nameOrFile.toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  /** What a CSV file that is there stands for. */
  static LabelMapping ofFile(String where, Path file) {
    LabelMapping read = LabelMapping.read(file);
    if (read.classes() < 2) {
      throw unknown(where, "it has " + read.classes() + " class", COLUMNS);
    }
    return read;
  }

  /** What a word stands for; empty where no mapping is called so. */
  static Optional<LabelMapping> find(String word) {
    if (word.equals(CITYSCAPES) || word.equals("cityscapes")) {
      return Optional.of(LabelMapping.cityscapes19());
    }
    if (word.equals(COCO_STUFF)) {
      return Optional.of(LabelMapping.cocoStuff182());
    }
    Matcher identity = IDENTITY.matcher(word);
    int classes = identity.matches() ? Integer.parseInt(identity.group(1)) : 0;
    return classes < 2 || classes > MOST
        ? Optional.empty()
        : Optional.of(LabelMapping.identity(classes));
  }

  /** What may have been meant, for messages. */
  static String suggestion(String word) {
    return Suggestions.nearest(word, List.of(CITYSCAPES, COCO_STUFF))
        .map(near -> "did you mean " + Quote.of(near) + "?")
        .orElse("name one of them");
  }

  /**
   * The averaging that published figures on such labels have: deeplab-pytorch's on COCO-Stuff,
   * DRN's elsewhere.
   */
  public static ClassAveraging averaging(LabelMapping mapping) {
    return mapping.name().equals(LabelMapping.cocoStuff182().name())
        ? ClassAveraging.IN_LABELS
        : ClassAveraging.IN_EITHER;
  }

  private static InputException unknown(String where, String problem, String remedy) {
    return new InputException(where, problem, EXPECTED, remedy);
  }
}
