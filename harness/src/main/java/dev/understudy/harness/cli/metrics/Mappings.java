package dev.understudy.harness.cli.metrics;

import dev.understudy.common.InputException;
import dev.understudy.datasets.LabelMapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words that stand for label mappings. */
final class Mappings {
  static final String CITYSCAPES = "cityscapes19";
  static final String COCO_STUFF = "coco-stuff182";
  private static final Pattern IDENTITY = Pattern.compile("identity-([0-9]{1,4})");
  private static final int MOST = 255;

  private Mappings() {}

  /**
   * What a word or a CSV file stands for.
   *
   * @throws InputException if it is neither
   */
  static LabelMapping of(String nameOrFile) {
    if (nameOrFile.equals(CITYSCAPES)) {
      return LabelMapping.cityscapes19();
    }
    if (nameOrFile.equals(COCO_STUFF)) {
      return LabelMapping.cocoStuff182();
    }
    Matcher identity = IDENTITY.matcher(nameOrFile);
    if (identity.matches()) {
      int classes = Integer.parseInt(identity.group(1));
      if (classes < 2 || classes > MOST) {
        throw unknown(nameOrFile, "there are " + classes + " classes in it");
      }
      return LabelMapping.identity(classes);
    }
    Path file = Path.of(nameOrFile);
    if (!nameOrFile.toLowerCase(Locale.ROOT).endsWith(".csv")) {
      throw unknown(nameOrFile, "no mapping is called " + nameOrFile);
    }
    if (!Files.isRegularFile(file)) {
      throw unknown(nameOrFile, "there is no such file: " + nameOrFile);
    }
    LabelMapping read = LabelMapping.read(file);
    if (read.classes() < 2) {
      throw unknown(nameOrFile, "it has " + read.classes() + " class");
    }
    return read;
  }

  private static InputException unknown(String given, String problem) {
    return new InputException(
        "--mapping",
        problem,
        CITYSCAPES + ", " + COCO_STUFF + ", identity-2 to identity-255, or a CSV file",
        given.endsWith(".csv")
            ? "write it with the columns id (or red, green, blue) and class"
            : "name one of them");
  }
}
