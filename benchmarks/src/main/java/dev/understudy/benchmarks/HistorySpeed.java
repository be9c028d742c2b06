package dev.understudy.benchmarks;

import dev.understudy.reports.history.Filter;
import dev.understudy.reports.history.History;
import dev.understudy.reports.history.ImportOptions;
import dev.understudy.reports.history.RunSummary;
import dev.understudy.reports.history.TrendQuery;
import dev.understudy.reports.trend.TrendSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How long a large history takes to list, to filter and to show a trend of, change points included:
 * {@code HistorySpeed PLACE [RUNS]}. Runs that are missing are made up and imported first.
 */
public final class HistorySpeed {
  private static final int REPEATS = 5;

  private HistorySpeed() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    String place = args[0];
    int wanted = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
    try (History history = History.open(place)) {
      fill(history, wanted);
    }
    Instant opening = Instant.now();
    try (History history = History.openExisting(place)) {
      print("open", Duration.between(opening, Instant.now()), "");
      measure(history, wanted);
    }
  }

  private static void fill(History history, int wanted) throws IOException {
    long there = history.count(Filter.ALL);
    Instant began = Instant.now();
    Path folder = Files.createTempDirectory("understudy-history-speed");
    try {
      for (long i = there; i < wanted; i++) {
        SyntheticNight.write(folder, (int) i);
        history.importRun(folder, ImportOptions.DEFAULT);
      }
    } finally {
      delete(folder);
    }
    if (there < wanted) {
      Duration each = Duration.between(began, Instant.now()).dividedBy(wanted - there);
      print("import of one run, made up and written first", each, "");
    }
  }

  private static void measure(History history, int wanted) {
    Instant middle = SyntheticNight.start(wanted / 2);
    time("list the newest 50", () -> size(history.list(limit(50))));
    time("list all", () -> size(history.list(Filter.ALL)));
    time(
        "filter by experiment, subject, device, measure, host and time, newest 50",
        () ->
            size(
                history.list(
                    new Filter(
                        SyntheticNight.EXPERIMENT,
                        "student",
                        "pixel-8",
                        "latency-p50",
                        null,
                        "example cpu",
                        null,
                        middle,
                        50))));
    time(
        "filter by a rare device, all",
        () ->
            size(
                history.list(
                    new Filter(
                        null,
                        null,
                        SyntheticNight.RARE,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Integer.MAX_VALUE))));
    TrendQuery one =
        new TrendQuery(
            "latency-p50", SyntheticNight.EXPERIMENT, "student", "pixel-8", "tflite", null, null);
    time("trend of one series", () -> points(history.trend(one)));
    time(
        "trend of one series, with its change points",
        () -> {
          List<TrendSeries> series = history.trend(one);
          return points(series)
              + " with "
              + series.stream().mapToInt(s -> s.changes().starts().size()).sum()
              + " changes";
        });
    time("find by id", () -> find(history));
  }

  private static String find(History history) {
    RunSummary newest = history.list(limit(1)).get(0);
    return history.find(newest.shortId()).orElseThrow().record().rows().size() + " rows";
  }

  private static Filter limit(int limit) {
    return new Filter(null, null, null, null, null, null, null, null, limit);
  }

  private static String size(List<?> found) {
    return found.size() + " runs";
  }

  private static String points(List<TrendSeries> series) {
    return series.stream().mapToInt(s -> s.points().size()).sum() + " values";
  }

  /** The first time, which a command sees, and the median of all. */
  private static void time(String what, Supplier<String> work) {
    Duration[] times = new Duration[REPEATS];
    String said = "";
    for (int i = 0; i < REPEATS; i++) {
      Instant began = Instant.now();
      said = work.get();
      times[i] = Duration.between(began, Instant.now());
    }
    Duration first = times[0];
    Duration median = Stream.of(times).sorted().toList().get(REPEATS / 2);
    print(what, first, String.format(Locale.ROOT, "(median %d ms) %s", median.toMillis(), said));
  }

  private static void print(String what, Duration time, String more) {
    System.out.printf(Locale.ROOT, "%-74s %6d ms %s%n", what, time.toMillis(), more);
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
