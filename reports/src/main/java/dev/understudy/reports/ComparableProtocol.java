package dev.understudy.reports;

import dev.understudy.common.Circumstances;
import dev.understudy.common.Measurement;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a value's protocol decides whether it may be held against another's. A protocol's parts
 * stand between semicolons; those of a phone tell its state as well.
 */
public final class ComparableProtocol {
  private static final String BETWEEN = "; ";
  private static final String RUNTIME = "TFLite ";

  private ComparableProtocol() {}

  /**
   * The protocol without what changes from day to day: a phone's charge and heat, the version of
   * its runtime ({@link #runtime}), and how many launches came through. A run that lost one is held
   * against one that did not, by tests that know how many there are.
   */
  public static String of(Measurement measurement) {
    return parts(Circumstances.removedFrom(measurement.protocol()))
        .filter(part -> !part.startsWith(RUNTIME))
        .map(
            part ->
                part.replaceAll("geometric mean of \\d+ launches", "geometric mean of launches")
                    .replaceAll("steady runs of \\d+ launches", "steady runs of launches")
                    .replaceAll("largest of \\d+ processes", "largest of processes"))
        .collect(Collectors.joining(BETWEEN));
  }

  /**
   * The version of the runtime that a phone told, such as {@code TFLite 2.16.1}; empty where the
   * value is of the machine that ran the experiment, whose versions are the run's.
   */
  public static Optional<String> runtime(Measurement measurement) {
    return parts(measurement.protocol()).filter(part -> part.startsWith(RUNTIME)).findFirst();
  }

  private static Stream<String> parts(String protocol) {
    return Arrays.stream(protocol.split(BETWEEN, -1));
  }
}
