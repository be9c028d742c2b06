package dev.understudy.reports.site;

import dev.understudy.common.Sha256;
import dev.understudy.reports.trend.TrendSeries;
import java.util.Locale;

/** Where pages are within the site: plain file names, whatever a record's names hold. */
final class SitePaths {
  static final String INDEX = "index.html";
  static final String TRENDS = "trends.html";

  private SitePaths() {}

  /** A run's page, by its whole id. */
  static String run(String id) {
    return "runs/" + id.substring(0, 12) + ".html";
  }

  /** A series' page: readable, and by a hash told from all others. */
  static String trend(TrendSeries series) {
    String key =
        Sha256.of(
            String.join(
                "\0",
                series.experiment(),
                series.subject(),
                String.valueOf(series.device()),
                String.valueOf(series.runtime()),
                series.measure(),
                series.unit().name()));
    return "trends/"
        + plain(series.measure(), 30)
        + "-"
        + plain(series.subject(), 30)
        + "-"
        + key.substring(0, 12)
        + ".html";
  }

  private static String plain(String name, int length) {
    String plain =
        name.substring(0, Math.min(100, name.length()))
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return plain.isEmpty() ? "x" : plain.substring(0, Math.min(length, plain.length()));
  }
}
