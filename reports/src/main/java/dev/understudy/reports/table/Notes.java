package dev.understudy.reports.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Footnotes in the order in which they are first wanted; equal texts share a mark. */
public final class Notes {
  private final Map<String, String> marks = new LinkedHashMap<>();

  /** The mark of a note: a … z, aa, ab, … */
  public String mark(String text) {
    return marks.computeIfAbsent(text, t -> letters(marks.size()));
  }

  /** All notes with their marks. */
  public List<Table.Note> all() {
    return marks.entrySet().stream().map(e -> new Table.Note(e.getValue(), e.getKey())).toList();
  }

  private static String letters(int index) {
    String last = String.valueOf((char) ('a' + index % 26));
    return index < 26 ? last : letters(index / 26 - 1) + last;
  }
}
