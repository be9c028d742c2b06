package dev.understudy.harness.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells of keys of a binding that mean nothing beside its others. */
final class InputKeys {
  /** Keys that stand on another's presence or word. */
  private static final Map<String, String> NEEDS =
      Map.of(
          "threshold",
          "latent: truncated-normal",
          "low",
          "latent: uniform",
          "high",
          "latent: uniform");

  private final YamlDocument document;
  private final Problems problems;

  InputKeys(YamlDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  void check(Value entry) {
    if (problems.isDoubtful(entry.path())) {
      return;
    }
    InputKind kind = InputKind.of(entry);
    for (Value given : entry.entries()) {
      String key = given.path().lastKey();
      if (!kind.takes(key)) {
        tell(given, owners(key));
      } else if (NEEDS.containsKey(key)
          && !NEEDS.get(key).endsWith(" " + entry.at("latent").text(""))) {
        tell(given, List.of(String.valueOf(NEEDS.get(key))));
      }
    }
    kind.others.forEach((key, beside) -> needs(entry, key, beside));
    needs(entry, "low", "high");
    needs(entry, "high", "low");
    oneWay(entry);
  }

  private void oneWay(Value entry) {
    List<String> ways =
        List.of("class", "labels", "draw").stream().filter(k -> entry.at(k).isGiven()).toList();
    if (ways.size() > 1 && !problems.isDoubtful(entry.path())) {
      add(
          entry.at(ways.get(1)),
          Quote.all(ways) + " are given together",
          "at most one of `class`, `labels` and `draw`; without them picture i is of class i mod"
              + " classes",
          "keep one of them");
    }
  }

  private void needs(Value entry, String key, String other) {
    if (entry.at(key).isGiven()
        && !entry.at(other).isGiven()
        && !problems.has(entry.at(key).path())) {
      tell(entry.at(key), List.of(other));
    }
  }

  private static List<String> owners(String key) {
    return Arrays.stream(InputKind.values())
        .filter(kind -> kind.takes(key))
        .map(kind -> kind.own.contains(key) ? kind.own.get(0) : kind.others.get(key))
        .map(String::valueOf)
        .distinct()
        .toList();
  }

  private void tell(Value given, List<String> owners) {
    String key = Quote.of(given.path().lastKey());
    String with = owners.stream().map(Quote::of).collect(Collectors.joining(" or "));
    add(given, key + " without " + with, key + " beside " + with, "remove " + key);
  }

  private void add(Value at, String problem, String expected, String remedy) {
    problems.add(document.position(at.path()), at.path(), problem, expected, remedy);
  }
}
