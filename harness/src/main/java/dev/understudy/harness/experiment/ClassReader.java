package dev.understudy.harness.experiment;

import dev.understudy.farm.ClassChoice;
import dev.understudy.farm.InputBinding;

/** Reads class labels. */
final class ClassReader {
  private final YamlDocument document;
  private final Problems problems;
  private final InputFiles files;
  private final long experimentSeed;

  ClassReader(YamlDocument document, Problems problems, InputFiles files, long experimentSeed) {
    this.document = document;
    this.problems = problems;
    this.files = files;
    this.experimentSeed = experimentSeed;
  }

  InputBinding read(String input, Value entry) {
    int classes = entry.at("classes").whole(0);
    return new InputBinding.ClassLabel(input, classes, choice(entry, classes));
  }

  private ClassChoice choice(Value entry, int classes) {
    Value label = entry.at("class");
    if (label.isGiven()) {
      if (classes > 0 && label.whole(0) >= classes && !problems.has(label.path())) {
        problems.add(
            document.position(label.path()),
            label.path(),
            "`class` is " + label.whole(0) + ", which is none of " + classes + " classes",
            "0 to " + (classes - 1),
            "correct it, or `classes`");
      }
      return new ClassChoice.Always(label.whole(0));
    }
    if (entry.at("labels").isGiven()) {
      return new ClassChoice.Listed(
          files.file(entry.at("labels"), "a .npy, .csv or idx1-ubyte file of labels"),
          entry.at("repeat").isTrue());
    }
    return entry.at("draw").isGiven()
        ? new ClassChoice.Drawn(
            LatentReader.generator(entry.at("generator")),
            entry.at("seed").wholeLong(experimentSeed))
        : new ClassChoice.InTurn();
  }
}
