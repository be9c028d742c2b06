package dev.understudy.reports.paper;

import dev.understudy.common.InputException;
import dev.understudy.reports.RunRecord.PublishedValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads {@code published.csv}: a line for each figure that a paper prints, with the columns {@code
 * table,row,method,column,value,source,note}. The value stands as printed; an empty one is a gap,
 * and then the note says why.
 */
public final class PublishedFile {
  /** The columns, in the order in which we write them. */
  public static final List<String> COLUMNS =
      List.of("table", "row", "method", "column", "value", "source", "note");

  private static final String HEADER = String.join(",", COLUMNS);
  private static final String DOCUMENTED = "see papers/README.md";

  private final String where;
  private final PaperLayout layout;
  private final Set<List<String>> seen = new HashSet<>();

  private PublishedFile(String where, PaperLayout layout) {
    this.where = where;
    this.layout = layout;
  }

  /**
   * Reads the figures of a paper from a file.
   *
   * @param file the CSV file, in UTF-8
   * @param layout the paper's layout
   * @throws InputException if it cannot be read, or at the first line that cannot be used
   */
  public static List<PublishedValue> read(Path file, PaperLayout layout) {
    try {
      return read(Files.readString(file), file.toString(), layout);
    } catch (IOException e) {
      throw new InputException(
          file.toString(),
          e instanceof CharacterCodingException ? "it is not UTF-8" : "it cannot be read",
          "a CSV file with the columns " + HEADER,
          "check its permissions, and save it as UTF-8",
          e);
    }
  }

  /**
   * Reads the figures of a paper.
   *
   * @param text the file's content
   * @param where the file, for messages
   * @param layout the paper's layout, whose tables and columns they must fit
   * @throws InputException at the first line that cannot be used
   */
  public static List<PublishedValue> read(String text, String where, PaperLayout layout) {
    PublishedFile file = new PublishedFile(where, layout);
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();
    String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (CSVParser parser = CSVParser.parse(bare, format)) {
      if (!parser.getHeaderNames().equals(COLUMNS)) {
        throw new InputException(
            where + ":1",
            "the header is " + String.join(",", parser.getHeaderNames()),
            HEADER,
            "name the columns so, in this order; " + DOCUMENTED);
      }
      List<PublishedValue> values = new ArrayList<>();
      for (CSVRecord record : parser) {
        values.add(file.value(record, parser.getCurrentLineNumber()));
      }
      return List.copyOf(values);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw damaged(where, e);
    }
  }

  private static InputException damaged(String where, Exception e) {
    return new InputException(
        where,
        "this is no CSV: " + e.getMessage(),
        HEADER + " and a line per figure",
        DOCUMENTED,
        e);
  }

  private PublishedValue value(CSVRecord record, long line) {
    String at = where + ":" + line;
    if (record.size() != COLUMNS.size()) {
      throw new InputException(
          at,
          "the line has " + record.size() + " cells",
          COLUMNS.size() + ": " + HEADER,
          "put cells that hold a comma in double quotes");
    }
    PublishedValue value =
        new PublishedValue(
            record.get(0),
            record.get(1),
            record.get(2),
            record.get(3),
            record.get(4),
            record.get(5),
            record.get(6));
    check(at, value);
    return value;
  }

  private void check(String at, PublishedValue value) {
    LayoutTable table =
        layout
            .table(value.table())
            .orElseThrow(
                () ->
                    new InputException(
                        at + ": table",
                        "the layout " + layout.id() + " has no table " + quoted(value.table()),
                        oneOf(layout.tables().stream().map(LayoutTable::id).toList()),
                        "write one of them"));
    if (table.column(value.column()).isEmpty()) {
      throw new InputException(
          at + ": column",
          "the table " + table.id() + " has no column " + quoted(value.column()),
          oneOf(table.columns().stream().map(LayoutColumn::id).toList()),
          "write one of them");
    }
    int keys = value.row().isEmpty() ? 0 : parts(value.row()).size();
    if (keys != table.keys().size()) {
      throw new InputException(
          at + ": row",
          quoted(value.row()) + " has " + keys + " parts",
          table.keys().isEmpty() ? "an empty cell" : String.join(" / ", table.keys()),
          "set the parts apart by \" / \"");
    }
    if (value.method().isEmpty()) {
      throw new InputException(
          at + ": method", "it is empty", "the method's name in the paper", "write it");
    }
    if (value.source().isEmpty()) {
      throw new InputException(
          at + ": source",
          "it is empty",
          "where the figure is printed, such as \"Table 2\" of the paper",
          "name the source; a figure without one is no fact");
    }
    if (value.value().isEmpty() && value.note().isEmpty()) {
      throw new InputException(
          at + ": value",
          "it is empty, and the note does not say why",
          "the figure as printed, or a note that says why there is none",
          "write one of both");
    }
    if (!seen.add(List.of(value.table(), value.row(), value.method(), value.column()))) {
      throw new InputException(
          at,
          "the figure " + value.column() + " of " + value.method() + " was given before",
          "each figure once",
          "remove one of both lines");
    }
  }

  /** The parts of a row's name. */
  static List<String> parts(String row) {
    return List.of(row.split(" / ", -1));
  }

  private static String oneOf(List<String> ids) {
    return String.join(", ", ids);
  }

  private static String quoted(String text) {
    return "\"" + dev.understudy.reports.view.Names.brief(text, 60) + "\"";
  }
}
