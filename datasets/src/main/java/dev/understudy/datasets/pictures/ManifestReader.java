package dev.understudy.datasets.pictures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.understudy.common.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/** Reads manifests row by row. */
final class ManifestReader {
  private static final List<String> NAME = List.of("path", "image", "file", "filename", "target");
  private static final List<String> LABEL = List.of("label", "class");
  private static final List<String> PAIR = List.of("pair", "source");
  private static final ObjectMapper JSON = new ObjectMapper();

  private ManifestReader() {}

  static List<Manifest.Row> csv(Path path) throws IOException {
    var rows = new ArrayList<Manifest.Row>();
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .setIgnoreHeaderCase(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();
    try (BufferedReader reader = Files.newBufferedReader(path);
        CSVParser parser = format.parse(withoutMark(reader))) {
      List<String> header =
          parser.getHeaderNames().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
      String column = column(NAME, header);
      if (column == null) {
        throw wrong(
            path,
            1,
            "has the columns " + header,
            "a header with a column named path (or image, file, filename, target)");
      }
      String label = column(LABEL, header);
      String pair = column(PAIR, header);
      for (CSVRecord record : parser) {
        int line = (int) parser.getCurrentLineNumber();
        if (!record.isConsistent()) {
          throw wrong(path, line, "has " + record.size() + " values", header.size() + " values");
        }
        rows.add(
            row(path, line, name -> name == null ? null : record.get(name), column, label, pair));
      }
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw wrong(path, 1, "is no CSV (" + e.getMessage() + ")", "a CSV file with a header");
    }
    return rows;
  }

  // Spreadsheets write a byte-order mark, which would become part of the first column's name.
  private static BufferedReader withoutMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private static @Nullable String column(List<String> names, List<String> header) {
    return names.stream().filter(header::contains).findFirst().orElse(null);
  }

  static List<Manifest.Row> jsonl(Path path) throws IOException {
    var rows = new ArrayList<Manifest.Row>();
    int line = 0;
    for (String text : Files.readAllLines(path, StandardCharsets.UTF_8)) {
      line++;
      if (text.isBlank()) {
        continue;
      }
      JsonNode node;
      try {
        node = JSON.readTree(text);
      } catch (JsonProcessingException e) {
        throw wrong(path, line, "is no JSON (" + e.getOriginalMessage() + ")", "a JSON object");
      }
      Function<@Nullable String, @Nullable String> field =
          name -> name == null || !node.path(name).isValueNode() ? null : node.path(name).asText();
      rows.add(row(path, line, field, field(NAME, node), field(LABEL, node), field(PAIR, node)));
    }
    return rows;
  }

  private static @Nullable String field(List<String> names, JsonNode node) {
    return names.stream().filter(node::hasNonNull).findFirst().orElse(null);
  }

  private static Manifest.Row row(
      Path path,
      int line,
      Function<@Nullable String, @Nullable String> values,
      @Nullable String name,
      @Nullable String label,
      @Nullable String pair) {
    String picture = values.apply(name);
    if (picture == null || picture.isEmpty()) {
      throw wrong(path, line, "names no picture", "a value for path");
    }
    return new Manifest.Row(
        line, picture, blankToNull(values.apply(label)), blankToNull(values.apply(pair)));
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static InputException wrong(Path path, int line, String problem, String expected) {
    return new InputException(path + ":" + line, problem, expected, "mend the manifest");
  }
}
