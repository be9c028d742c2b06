package dev.understudy.datasets.labels;

import dev.understudy.common.InputException;
import dev.understudy.datasets.LabelMapping;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a mapping from a CSV file; see {@link LabelMapping#read}. */
public final class MappingFile {
  private static final String EXPECTED =
      "a CSV file with the columns id or red, green, blue (or both), class, and optionally name";

  private final Path path;
  private final Map<Integer, Integer> ids = new HashMap<>();
  private final Map<Integer, Integer> colours = new HashMap<>();
  private final TreeMap<Integer, String> names = new TreeMap<>();

  private MappingFile(Path path) {
    this.path = path;
  }

  /**
   * Reads it.
   *
   * @throws InputException naming file and line if it is none
   */
  public static LabelMapping read(Path csv) {
    return new MappingFile(csv).read();
  }

  private LabelMapping read() {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();
    try (BufferedReader reader = Files.newBufferedReader(path);
        CSVParser parser = format.parse(reader)) {
      boolean hasId = parser.getHeaderMap().containsKey("id");
      boolean hasColour =
          parser.getHeaderMap().keySet().containsAll(List.of("red", "green", "blue"));
      if (!parser.getHeaderMap().containsKey("class") || !(hasId || hasColour)) {
        throw wrong(1, "has the columns " + parser.getHeaderNames());
      }
      boolean hasName = parser.getHeaderMap().containsKey("name");
      for (CSVRecord row : parser) {
        add(row, parser.getCurrentLineNumber(), hasId, hasColour, hasName);
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new InputException(
          path.toString(), "cannot be read (" + e.getMessage() + ")", EXPECTED, "mend it", e);
    }
    return build();
  }

  private void add(CSVRecord row, long line, boolean hasId, boolean hasColour, boolean hasName) {
    if (!row.isConsistent()) {
      throw wrong(line, "has " + row.size() + " values");
    }
    int to = number(row, "class", LabelMapping.DONT_CARE, line);
    if (to != LabelMapping.DONT_CARE) {
      names.putIfAbsent(to, hasName ? row.get("name") : "class-" + to);
    }
    if (hasId) {
      put(ids, number(row, "id", 0xFFFF, line), to, line);
    }
    if (hasColour) {
      int rgb = 0;
      for (String channel : List.of("red", "green", "blue")) {
        rgb = rgb << 8 | number(row, channel, 255, line);
      }
      put(colours, rgb, to, line);
    }
  }

  private void put(Map<Integer, Integer> map, int from, int to, long line) {
    Integer before = map.put(from, to);
    if (before != null && before != to) {
      throw wrong(line, "gives a second class to what already means class " + before);
    }
  }

  private int number(CSVRecord row, String column, int max, long line) {
    String text = row.get(column);
    try {
      int value = Integer.parseInt(text);
      if (value >= 0 && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw wrong(line, "has '" + text + "' for " + column);
    }
    throw wrong(line, "has " + text + " for " + column + ", which is not within 0 to " + max);
  }

  private LabelMapping build() {
    if (names.isEmpty() || names.lastKey() != names.size() - 1) {
      throw wrong(1, "has the classes " + names.keySet() + ", which do not run from 0 without gap");
    }
    String name = String.valueOf(path.getFileName());
    return new LabelMapping(name, new ArrayList<>(names.values()), ids, colours);
  }

  private InputException wrong(long line, String problem) {
    return new InputException(path + ":" + line, problem, EXPECTED, "mend the mapping");
  }
}
