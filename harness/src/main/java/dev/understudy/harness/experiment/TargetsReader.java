package dev.understudy.harness.experiment;

import dev.understudy.harness.experiment.TargetChoice.Pairing;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads what the pictures should have been, and how it is paired with them. */
final class TargetsReader {
  private final YamlDocument document;
  private final Problems problems;
  private final PathChecks paths;

  TargetsReader(YamlDocument document, Problems problems, PathChecks paths) {
    this.document = document;
    this.problems = problems;
    this.paths = paths;
  }

  @Nullable TargetChoice read(Value section) {
    if (!section.isGiven()) {
      return null;
    }
    Value list = section.at("pairs");
    Value pair = section.at("pair");
    if (list.isGiven() && pair.isGiven() && !problems.isDoubtful(section.path())) {
      add(pair, "`pair` beside `pairs`, which tells the pairs itself", "one of them");
    }
    Pairing pairing = pairing(list, pair);
    Value sources = section.at("sources");
    if (sources.isGiven() && pairing == Pairing.ORDER && !problems.isDoubtful(section.path())) {
      add(
          sources,
          "`sources` where targets are taken in their order",
          "`sources` beside `pair: name` or `pairs`");
    }
    Path path =
        pairing == Pairing.LIST
            ? paths.file(list, "a .csv with the columns source and target")
            : pictures(section.at("images"), pairing);
    return new TargetChoice(
        path,
        pairing,
        sources.isGiven() ? paths.fileOrFolder(sources, "a folder of pictures") : null);
  }

  private Path pictures(Value images, Pairing pairing) {
    return paths.fileOrFolder(
        images,
        pairing == Pairing.NAME
            ? "a folder of pictures named as their sources"
            : "a folder of pictures or an IDX file");
  }

  private static Pairing pairing(Value list, Value pair) {
    if (list.isGiven()) {
      return Pairing.LIST;
    }
    return pair.text("").equals(Pairing.NAME.id()) ? Pairing.NAME : Defaults.PAIRING;
  }

  private void add(Value at, String problem, String expected) {
    String key = Quote.of(at.path().lastKey());
    problems.add(document.position(at.path()), at.path(), problem, expected, "remove " + key);
  }
}
