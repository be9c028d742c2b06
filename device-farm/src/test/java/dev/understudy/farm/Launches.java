package dev.understudy.farm;

import dev.understudy.common.Validity;
import java.util.List;
import java.util.stream.DoubleStream;

/** Scripted launches. */
final class Launches {
  private Launches() {}

  /** A measured launch with these steady runs, in milliseconds. */
  static LaunchResult of(int launch, double... steadyMillis) {
    List<Long> nanos = DoubleStream.of(steadyMillis).mapToObj(ms -> Math.round(ms * 1e6)).toList();
    return new LaunchResult(
        launch, 50_000_000, 9_000_000, List.of(5_000_000L), nanos, 100, 0.5, Validity.MEASURED);
  }

  /** A launch of {@code runs} steady runs around a level, in milliseconds, with some scatter. */
  static LaunchResult around(int launch, double millis, int runs) {
    double[] steady = new double[runs];
    for (int i = 0; i < runs; i++) {
      steady[i] = millis * (1 + 0.001 * ((i * 7) % 11 - 5));
    }
    return of(launch, steady);
  }

  static LaunchResult failed(int launch, String reason) {
    return new LaunchResult(
        launch, 0, 0, List.of(), List.of(), -1, 0.5, Validity.of(Validity.Kind.FAILED, reason));
  }

  static LaunchResult with(LaunchResult launch, Validity validity, double load) {
    return new LaunchResult(
        launch.launch(),
        launch.loadNanos(),
        launch.firstNanos(),
        launch.warmUpNanos(),
        launch.steadyNanos(),
        launch.peakMemoryBytes(),
        load,
        validity);
  }
}
