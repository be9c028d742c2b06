package dev.understudy.datasets.labels;

import dev.understudy.common.InputException;
import dev.understudy.datasets.npz.NpyArray;
import dev.understudy.datasets.npz.NpyFile;
import dev.understudy.datasets.pictures.IdxLabels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** One class per picture, from a file of labels alone. */
public final class ClassLabels {
  private ClassLabels() {}

  /** See {@link dev.understudy.datasets.Datasets#labels}. */
  public static int[] read(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".npy")) {
      return npy(path);
    }
    return name.endsWith(".csv") ? csv(path) : IdxLabels.read(path);
  }

  private static int[] npy(Path path) {
    NpyArray array = NpyFile.read(path);
    if (array.shape().length != 1) {
      throw wrong(path.toString(), "has the shape " + Arrays.toString(array.shape()), "[N]");
    }
    long[] values = array.longs();
    int[] labels = new int[values.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = label(path + ": position " + i, Long.toString(values[i]));
    }
    return labels;
  }

  private static int[] csv(Path path) {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();
    List<Integer> labels = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(path);
        CSVParser parser = format.parse(reader)) {
      if (!parser.getHeaderMap().containsKey("label")) {
        throw wrong(path + ":1", "has the columns " + parser.getHeaderNames(), "a column label");
      }
      for (CSVRecord row : parser) {
        String where = path + ":" + parser.getCurrentLineNumber();
        labels.add(label(where, row.isSet("label") ? row.get("label") : ""));
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new InputException(
          path.toString(),
          "cannot be read (" + e.getMessage() + ")",
          "a CSV file with a header and a column label",
          "mend it",
          e);
    }
    return labels.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int label(String where, String text) {
    try {
      int label = Integer.parseInt(text);
      if (label >= 0) {
        return label;
      }
    } catch (NumberFormatException e) {
      throw wrong(where, "has the label '" + text + "'", "a whole number that fits 31 bits");
    }
    throw wrong(where, "has the label " + text, "a label that is not negative");
  }

  private static InputException wrong(String where, String problem, String expected) {
    return new InputException(where, problem, expected, "mend the labels");
  }
}
