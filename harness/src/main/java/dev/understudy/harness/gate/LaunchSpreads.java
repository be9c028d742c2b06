package dev.understudy.harness.gate;

import dev.understudy.harness.gate.Compared.Past;
import dev.understudy.harness.gate.stats.LaunchTest.Spread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How launches of each timed configuration spread within their runs, pooled over runs. */
final class LaunchSpreads {
  private final Map<Configuration, List<List<Launch>>> runs = new LinkedHashMap<>();
  private final Map<Configuration, Map<Figure, Spread>> known = new LinkedHashMap<>();

  /**
   * @param rules every rule that stands on samples
   */
  LaunchSpreads(List<Compared> rules) {
    for (Compared rule : rules) {
      runs.computeIfAbsent(
          rule.configuration(),
          c ->
              Stream.concat(Stream.of(rule.run()), rule.past().stream().map(Past::run))
                  .map(run -> run.launches(c).launches())
                  .toList());
    }
  }

  /** How many configurations are timed. */
  int configurations() {
    return runs.size();
  }

  /** The spread of a configuration's own launches. */
  Spread own(Configuration configuration, Figure figure) {
    return known
        .computeIfAbsent(configuration, c -> new LinkedHashMap<>())
        .computeIfAbsent(figure, f -> spread(configuration, f));
  }

  /** The spreads of the device's other configurations. */
  List<Spread> others(Configuration configuration, Figure figure) {
    return runs.keySet().stream()
        .filter(c -> !c.equals(configuration) && c.device().equals(configuration.device()))
        .map(c -> own(c, figure))
        .toList();
  }

  private Spread spread(Configuration configuration, Figure figure) {
    return runs.getOrDefault(configuration, List.of()).stream()
        .map(launches -> Spread.of(figure.of(launches)))
        .reduce(Spread.NONE, Spread::plus);
  }
}
