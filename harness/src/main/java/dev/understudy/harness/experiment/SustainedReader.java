package dev.understudy.harness.experiment;

import java.time.Duration;

/** Reads how long a sustained load lasts. */
final class SustainedReader {
  private final YamlDocument document;
  private final Problems problems;

  SustainedReader(YamlDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  Duration read(Value sustained) {
    Value time = sustained.at("time");
    Duration usual = Times.parse(Defaults.SUSTAINED).orElseThrow();
    Duration asked = Times.parse(time.text("")).orElse(usual);
    if (asked.compareTo(Defaults.SHORTEST_SUSTAINED) >= 0
        && asked.compareTo(Defaults.LONGEST_SUSTAINED) <= 0) {
      return asked;
    }
    problems.add(
        document.position(time.path()),
        time.path(),
        "a sustained load of " + Times.format(asked),
        "a time from "
            + Times.format(Defaults.SHORTEST_SUSTAINED)
            + " to "
            + Defaults.LONGEST_SUSTAINED.toMinutes()
            + "m",
        "write, for example, `time: " + Defaults.SUSTAINED + "`");
    return usual;
  }
}
