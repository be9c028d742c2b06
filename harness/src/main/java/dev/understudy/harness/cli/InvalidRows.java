package dev.understudy.harness.cli;

import dev.understudy.common.Validity;
import dev.understudy.reports.RunRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Rows that may not be believed, in words: one launch that failed spoils all figures of its subject
 * and runtime, and a simulated phone all of its own, so each reason is said once for a device.
 */
final class InvalidRows {
  /** More names than these are counted, not listed. */
  private static final int LISTED = 8;

  private record Why(String device, Validity validity) {}

  private InvalidRows() {}

  /** A line for each reason on each device. */
  static List<String> lines(List<RunRecord.Row> invalid) {
    Map<Why, List<RunRecord.Row>> groups = new LinkedHashMap<>();
    for (RunRecord.Row row : invalid) {
      String device = Objects.requireNonNullElse(row.device(), "");
      groups
          .computeIfAbsent(new Why(device, row.measurement().validity()), why -> new ArrayList<>())
          .add(row);
    }
    Set<List<String>> quoted = new HashSet<>();
    return groups.entrySet().stream().map(e -> line(e.getKey(), e.getValue(), quoted)).toList();
  }

  private static String line(Why why, List<RunRecord.Row> rows, Set<List<String>> quoted) {
    String kind = why.validity().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String runtimes = listed("configurations", rows, RunRecord.Row::runtime);
    return "invalid ("
        + kind
        + "): "
        + listed("measures", rows, row -> row.measurement().measure())
        + " of "
        + listed("subjects", rows, RunRecord.Row::subject)
        + (why.device().isEmpty() ? "" : " on " + why.device())
        + (runtimes.isEmpty() ? "" : (why.device().isEmpty() ? " on " : ", ") + runtimes)
        + ": "
        + once(why.validity(), quoted);
  }

  /** What a lost phone said last is said of every row that it owes: once is enough. */
  private static String once(Validity why, Set<List<String>> quoted) {
    List<String> lines = why.quoted();
    return lines.isEmpty() || quoted.add(lines) ? why.reason() : why.brief();
  }

  private static String listed(
      String what, List<RunRecord.Row> rows, Function<RunRecord.Row, String> name) {
    Set<String> names =
        rows.stream()
            .map(name)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return names.size() > LISTED ? names.size() + " " + what : String.join(", ", names);
  }
}
