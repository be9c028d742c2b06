package dev.understudy.farm.latency;

import dev.understudy.common.Validity;
import dev.understudy.farm.LaunchResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verdicts of several launches as one. */
public final class Verdict {
  private Verdict() {}

  /** Launches that timed anything. */
  public static List<LaunchResult> measured(List<LaunchResult> launches) {
    return launches.stream().filter(launch -> !launch.steadyNanos().isEmpty()).toList();
  }

  /**
   * The worst verdict of the launches that timed something, or of all where none did, with the
   * reasons of the launches that share it.
   */
  public static Validity of(List<LaunchResult> launches) {
    List<LaunchResult> judged = measured(launches);
    if (judged.isEmpty()) {
      judged = launches;
    }
    Validity.Kind worst =
        judged.stream()
            .map(launch -> launch.validity().kind())
            .max(Comparator.naturalOrder())
            .orElse(Validity.Kind.FAILED);
    if (worst == Validity.Kind.MEASURED) {
      return Validity.MEASURED;
    }
    Map<String, List<LaunchResult>> reasons = new LinkedHashMap<>();
    judged.stream()
        .filter(launch -> launch.validity().kind() == worst)
        .forEach(
            launch ->
                reasons
                    .computeIfAbsent(launch.validity().reason(), r -> new ArrayList<>())
                    .add(launch));
    return Validity.of(
        worst,
        judged.isEmpty()
            ? "there was no launch"
            : reasons.entrySet().stream()
                .map(each -> numbers(each.getValue()) + ": " + each.getKey())
                .collect(Collectors.joining("\n")));
  }

  private static String numbers(List<LaunchResult> launches) {
    return launches.stream()
        .map(launch -> Integer.toString(launch.launch()))
        .collect(Collectors.joining(", ", launches.size() == 1 ? "launch " : "launches ", ""));
  }

  /** The worse of two. */
  public static Validity worse(Validity a, Validity b) {
    return a.kind().compareTo(b.kind()) >= 0 ? a : b;
  }

  /**
   * What a reader must know of launches that timed nothing or too little, or of a busy machine.
   *
   * @param launches all launches, failed ones too
   * @param planned how many were planned
   * @param minRuns how many steady runs each was to make
   * @param cores the machine's cores
   */
  public static List<String> warnings(
      List<LaunchResult> launches, int planned, int minRuns, int cores) {
    List<LaunchResult> measured = measured(launches);
    Stream<String> failed =
        launches.stream()
            .filter(launch -> launch.steadyNanos().isEmpty() && !measured.isEmpty())
            .map(
                launch ->
                    "Launch "
                        + launch.launch()
                        + " is missing: "
                        + launch.validity().reason().lines().findFirst().orElse("no reason given"));
    Stream<String> cutShort =
        measured.stream()
            .filter(launch -> launch.steadyNanos().size() < minRuns)
            .map(
                launch ->
                    String.format(
                        "Launch %d ran out of time after %d of %d runs.",
                        launch.launch(), launch.steadyNanos().size(), minRuns));
    String few =
        launches.size() < planned
            ? "Only " + launches.size() + " of " + planned + " planned launches were made."
            : null;
    String single =
        measured.size() == 1
            ? "One launch only: the interval does not know how launches differ."
            : null;
    double load = measured.stream().mapToDouble(LaunchResult::loadAverage).max().orElse(-1);
    String busy =
        load > cores
            ? String.format(
                Locale.ROOT,
                "The load average before a launch was %.1f on %d cores: other work may have slowed"
                    + " it.",
                load,
                cores)
            : null;
    Stream<String> others = Stream.of(few, single, busy).filter(Objects::nonNull);
    return Stream.of(failed, cutShort, others).flatMap(s -> s).toList();
  }
}
