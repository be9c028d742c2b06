package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A list of pictures with labels and partners: a CSV file with a header, or a JSONL file of one
 * object per line. Columns (or fields), in any case and order: {@code path} (or {@code image},
 * {@code file}, {@code filename}, {@code target}), and where wanted {@code label} (or {@code
 * class}) and {@code pair} (or {@code source}). Others are passed over. Paths are relative to the
 * manifest's folder; since it is the user's own file they may lead anywhere.
 *
 * @param path the manifest
 * @param rows in the file's order, at least one
 */
public record Manifest(Path path, List<Row> rows) {
  /**
   * One row.
   *
   * @param line where it begins in the file, from 1
   * @param name the picture as the manifest names it
   * @param label a number or a class name
   * @param pair the picture that belongs to it, as the manifest names it
   */
  public record Row(int line, String name, @Nullable String label, @Nullable String pair) {}

  /** Checks that there are rows, and copies them. */
  public Manifest {
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new InputException(
          path.toString(), "lists no pictures", "a row per picture", "add some");
    }
  }

  /**
   * Reads a manifest; the pictures themselves are not looked at.
   *
   * @throws InputException naming file and line if it is none
   */
  public static Manifest read(Path path) {
    try {
      return new Manifest(
          path,
          PictureNames.extension(path.toString()).equals("csv")
              ? ManifestReader.csv(path)
              : ManifestReader.jsonl(path));
    } catch (IOException e) {
      throw new InputException(
          path.toString(),
          "cannot be read (" + e + ")",
          "a CSV or JSONL file in UTF-8",
          "check the file",
          e);
    }
  }

  /**
   * One label per row: the numbers if all are whole numbers, else the number of each name among all
   * names in sorted order.
   *
   * @throws InputException if only some rows have one
   */
  public Optional<int[]> labels() {
    if (rows.stream().allMatch(row -> row.label() == null)) {
      return Optional.empty();
    }
    List<String> labels = rows.stream().map(row -> given(row, row.label(), "label")).toList();
    List<OptionalInt> numbers = labels.stream().map(Manifest::number).toList();
    if (numbers.stream().allMatch(OptionalInt::isPresent)) {
      return Optional.of(numbers.stream().mapToInt(OptionalInt::getAsInt).toArray());
    }
    return Optional.of(ClassFolders.numbered(labels));
  }

  /** The pictures, in the rows' order. */
  List<FolderListing.Entry> pictures() {
    return rows.stream().map(row -> entry(row, row.name())).toList();
  }

  /** The pictures' partners, in the rows' order, if the manifest names any. */
  Optional<List<FolderListing.Entry>> pairs() {
    if (rows.stream().allMatch(row -> row.pair() == null)) {
      return Optional.empty();
    }
    return Optional.of(
        rows.stream().map(row -> entry(row, given(row, row.pair(), "pair"))).toList());
  }

  private FolderListing.Entry entry(Row row, String name) {
    try {
      return new FolderListing.Entry(name, path.resolveSibling(name));
    } catch (InvalidPathException e) {
      throw wrong(row, "names no file (" + e.getMessage() + ")", "a path");
    }
  }

  private String given(Row row, @Nullable String value, String column) {
    if (value == null) {
      throw wrong(row, "has no " + column, "a " + column + " in every row, or in none");
    }
    return value;
  }

  private InputException wrong(Row row, String problem, String expected) {
    return new InputException(path + ":" + row.line(), problem, expected, "mend the row");
  }

  private static OptionalInt number(String text) {
    try {
      return OptionalInt.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return OptionalInt.empty(); // a class name
    }
  }
}
