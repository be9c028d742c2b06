package dev.understudy.harness.experiment;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of values of another kind than the schema asks. */
class WrongValuesTests {
  @TempDir Path folder;

  static List<Mistake> mistakes() {
    return List.of(
        new Mistake(
            "name: fashion-demo",
            "name: 2026",
            1,
            "name",
            "it is the number `2026`",
            "put it into quotes: \"2026\""),
        new Mistake(
            "name: fashion-demo",
            "name: true",
            1,
            "name",
            "it is the truth value `true`",
            "put it into quotes: \"true\""),
        new Mistake(
            "name: fashion-demo",
            "name:",
            1,
            "name",
            "it is left empty",
            "write, for example, `name: fashion-demo`"),
        new Mistake(
            "name: fashion-demo",
            "name: ''",
            1,
            "name",
            "it is empty",
            "write, for example, `name: fashion-demo`"),
        new Mistake(
            "name: fashion-demo",
            "name: \"a\\nb\"",
            1,
            "name",
            "`a\\u000ab` is not possible here",
            "write, for example, `name: fashion-demo`"),
        new Mistake(
            "seed: 7",
            "seed: '7'",
            2,
            "seed",
            "it is the text `7`",
            "write, for example, `seed: 42`"),
        new Mistake(
            "pictures: 1000",
            "pictures: many",
            3,
            "pictures",
            "it is the text `many`",
            "write, for example, `pictures: 5000`"),
        new Mistake(
            "pictures: 1000",
            "pictures: 10.5",
            3,
            "pictures",
            "it is the number `10.5`",
            "write, for example, `pictures: 5000`"),
        new Mistake(
            "pictures: 1000",
            "pictures: !!int many",
            3,
            "pictures",
            "the tag `tag:yaml.org,2002:int` does not belong here",
            "remove the tag (`!…`)"),
        new Mistake(
            "{threads: 3}",
            "[]",
            34,
            "devices.local",
            "it is a list",
            "write, for example, `local: {threads: 2}`"),
        new Mistake(
            "      - teacher.onnx",
            "      - 5",
            19,
            "subjects[0].models[0]",
            "it is the number `5`",
            "put it into quotes: \"5\""),
        new Mistake(
            "min-time: 500ms",
            "min-time: 500",
            35,
            "latency.min-time",
            "it is the number `500`",
            "write, for example, `min-time: 10s`"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isToldOnceWithItsPlaceAndRemedy(Mistake mistake) {
    mistake.check(new ExampleFolder(folder));
  }
}
