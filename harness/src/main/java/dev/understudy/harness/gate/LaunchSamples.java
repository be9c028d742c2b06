package dev.understudy.harness.gate;

import java.util.List;

/**
 * The raw samples of the launches of one configuration.
 *
 * @param launches those that could be read, by their numbers
 * @param problems what could not be read, in sentences; then the launches are not all
 */
public record LaunchSamples(List<Launch> launches, List<String> problems) {
  /** Copies the lists. */
  public LaunchSamples {
    launches = List.copyOf(launches);
    problems = List.copyOf(problems);
  }
}
