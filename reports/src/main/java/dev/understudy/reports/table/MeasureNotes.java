package dev.understudy.reports.table;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A measure's footnote: what its row or column rests on. */
public final class MeasureNotes {
  private MeasureNotes() {}

  /**
   * {@code n = 2,000 (real: 1,000); ddof=1; 95 % CI by bootstrap}; empty if there is nothing to
   * say.
   *
   * @param values by subject, in the columns' order
   */
  static String text(Map<String, Measurement> values) {
    return text(samples(values), values.values());
  }

  /**
   * {@code n = 500 to 2,000; ddof=1; 95 % CI by bootstrap}; empty if there is nothing to say.
   *
   * @param values a column's, of whatever subjects and runs
   */
  public static String ofColumn(Collection<Measurement> values) {
    LongSummaryStatistics n =
        values.stream().mapToLong(Measurement::n).filter(x -> x > 1).summaryStatistics();
    String samples =
        n.getCount() == 0
            ? ""
            : "n = "
                + Figures.count(n.getMin())
                + (n.getMin() == n.getMax() ? "" : " to " + Figures.count(n.getMax()));
    return text(samples, values);
  }

  private static String text(String samples, Collection<Measurement> values) {
    Set<String> parts = new LinkedHashSet<>();
    parts.add(samples);
    values.forEach(m -> parts.add(Names.visible(m.protocol())));
    values.stream()
        .map(Measurement::interval)
        .filter(Objects::nonNull)
        .forEach(interval -> parts.add(interval(interval)));
    parts.removeIf(String::isBlank);
    return String.join("; ", parts);
  }

  private static String interval(ConfidenceInterval interval) {
    String method = Names.visible(interval.method());
    return Figures.percent(interval.level()) + " CI" + (method.isBlank() ? "" : " by " + method);
  }

  private static String samples(Map<String, Measurement> values) {
    Map<Long, List<String>> byCount = new LinkedHashMap<>();
    values.forEach(
        (subject, m) -> {
          if (m.n() > 0) {
            byCount.computeIfAbsent(m.n(), n -> new java.util.ArrayList<>()).add(subject);
          }
        });
    if (byCount.isEmpty()) {
      return "";
    }
    if (byCount.size() == 1) {
      long n = byCount.keySet().iterator().next();
      return n > 1 ? "n = " + Figures.count(n) : "";
    }
    StringBuilder text = new StringBuilder("n = ");
    byCount.forEach(
        (n, subjects) ->
            text.append(text.length() > 4 ? ", " : "")
                .append(Figures.count(n))
                .append(" (")
                .append(String.join(", ", subjects))
                .append(")"));
    return text.toString();
  }
}
