package dev.understudy.reports.plot;

import dev.understudy.reports.OnDevices.SustainedLoad;
import dev.understudy.reports.OnDevices.Window;
import dev.understudy.reports.view.Names;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * How a sustained load went, as far as it can be drawn.
 *
 * @param load the load
 * @param windows those that make sense, at most {@value #MOST}
 * @param heats what the device said of its temperature, one stretch after another
 */
record Course(SustainedLoad load, List<Window> windows, List<Heat> heats) {
  /** Android's thermal statuses, the coolest first. */
  static final List<String> STATUSES =
      List.of("none", "light", "moderate", "severe", "critical", "emergency", "shutdown");

  /** More windows could not be told apart at a plot's width. */
  static final int MOST = 300;

  private static final String UNKNOWN = "unknown";
  private static final double MINUTE = 60;

  /** A day of work, and a picture of a quarter of an hour: a record may claim anything. */
  private static final double LONGEST_SECONDS = 86_400;

  private static final double LONGEST_MS = 1e6;
  private static final double SHORTEST_MS = 1e-6;

  Course {
    windows = List.copyOf(windows);
    heats = List.copyOf(heats);
  }

  /**
   * A stretch of one thermal status.
   *
   * @param from its beginning in minutes
   * @param to its end in minutes
   * @param status the status
   */
  record Heat(double from, double to, String status) {
    /** Which of the statuses it is; 0 for one that is none of them. */
    int level() {
      return Math.max(0, STATUSES.indexOf(status));
    }
  }

  /** The course of a load; empty where nothing of it can be drawn. */
  static Optional<Course> of(SustainedLoad load) {
    List<Window> sensible = load.windows().stream().filter(Course::isSensible).toList();
    return sensible.isEmpty()
        ? Optional.empty()
        : Optional.of(new Course(load, slowest(sensible), heats(worst(sensible))));
  }

  private static boolean isSensible(Window w) {
    return w.start() >= 0
        && w.start() < w.end()
        && w.end() <= LONGEST_SECONDS
        && w.medianMs() >= SHORTEST_MS
        && w.medianMs() <= LONGEST_MS;
  }

  /** Of each stretch of windows the slowest is kept, so that no hitch is lost. */
  private static List<Window> slowest(List<Window> all) {
    return stretches(all).stream()
        .map(each -> Collections.max(each, Comparator.comparingDouble(Window::medianMs)))
        .toList();
  }

  /** Each stretch as a window of its worst status. */
  private static List<Window> worst(List<Window> all) {
    return stretches(all).stream()
        .map(
            each -> {
              Window hottest =
                  Collections.max(
                      each, Comparator.comparingInt(w -> STATUSES.indexOf(w.thermal())));
              Window last = each.get(each.size() - 1);
              return new Window(
                  each.get(0).start(),
                  last.end(),
                  hottest.runs(),
                  hottest.medianMs(),
                  hottest.thermal());
            })
        .toList();
  }

  private static List<List<Window>> stretches(List<Window> all) {
    int count = Math.min(MOST, all.size());
    List<List<Window>> stretches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) i * all.size() / count);
      int to = (int) ((long) (i + 1) * all.size() / count);
      stretches.add(all.subList(from, to));
    }
    return stretches;
  }

  /** Nothing is said where the device does not tell. */
  private static List<Heat> heats(List<Window> windows) {
    List<Heat> heats = new ArrayList<>();
    String before = UNKNOWN;
    for (Window w : windows) {
      String status = Names.brief(w.thermal(), 20);
      boolean told = !status.equals(UNKNOWN) && !status.isBlank();
      if (told && status.equals(before)) {
        Heat last = heats.remove(heats.size() - 1);
        heats.add(new Heat(last.from(), w.end() / MINUTE, status));
      } else if (told) {
        heats.add(new Heat(w.start() / MINUTE, w.end() / MINUTE, status));
      }
      before = status;
    }
    return heats;
  }

  /**
   * Minutes of the line's points: the windows' middles, from the first's start to the last's end.
   */
  double[] minutes() {
    DoubleStream middles = windows.stream().mapToDouble(w -> (w.start() + w.end()) / 2 / MINUTE);
    return DoubleStream.concat(
            DoubleStream.concat(DoubleStream.of(windows.get(0).start() / MINUTE), middles),
            DoubleStream.of(end()))
        .toArray();
  }

  /** The line's latencies at {@link #minutes}. */
  double[] latencies() {
    DoubleStream medians = windows.stream().mapToDouble(Window::medianMs);
    return DoubleStream.concat(
            DoubleStream.concat(DoubleStream.of(first().medianMs()), medians),
            DoubleStream.of(last().medianMs()))
        .toArray();
  }

  /** When the load ended, in minutes. */
  double end() {
    return last().end() / MINUTE;
  }

  Window first() {
    return windows.get(0);
  }

  Window last() {
    return windows.get(windows.size() - 1);
  }
}
