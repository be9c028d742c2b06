package dev.understudy.harness.experiment;

import static dev.understudy.harness.experiment.Mistake.impossible;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of values that the schema does not allow. */
class ImpossibleValuesTests {
  @TempDir Path folder;

  static List<Mistake> mistakes() {
    return List.of(
        impossible("seed: 7", "seed: -1", 2, "seed", "`-1`", "write, for example, `seed: 42`"),
        impossible(
            "seed: 7",
            "seed: 4294967296",
            2,
            "seed",
            "`4294967296`",
            "write, for example, `seed: 42`"),
        impossible(
            "pictures: 1000",
            "pictures: 0",
            3,
            "pictures",
            "`0`",
            "write, for example, `pictures: 5000`"),
        impossible(
            "pictures: 1000",
            "pictures: 10000001",
            3,
            "pictures",
            "`10000001`",
            "write, for example, `pictures: 5000`"),
        impossible(
            "pictures: 1000",
            "pictures: 99999999999999999999",
            3,
            "pictures",
            "`99999999999999999999`",
            "write, for example, `pictures: 5000`"),
        impossible("batch: 32", "batch: 0", 4, "batch", "`0`", "write, for example, `batch: 64`"),
        impossible(
            "name: fashion\n",
            "name: Fashion Net\n",
            11,
            "feature-network.name",
            "`Fashion Net`",
            "write, for example, `name: fashion`"),
        impossible(
            "role: student",
            "role: Studnet",
            28,
            "subjects[1].role",
            "`Studnet`",
            "did you mean `student`?"),
        impossible(
            "role: student",
            "role: critic",
            28,
            "subjects[1].role",
            "`critic`",
            "write, for example, `role: student`"),
        impossible(
            "layout: NHWC",
            "layout: nhcw",
            21,
            "subjects[0].models[1].output.layout",
            "`nhcw`",
            "did you mean `NHWC`?"),
        impossible("[fd, kid", "[fid, kid", 32, "measures[0]", "`fid`", "did you mean `fd`?"),
        impossible("psnr, ssim", "PSNR, ssim", 32, "measures[5]", "`PSNR`", "did you mean `psnr`?"),
        impossible(
            "{threads: 3}",
            "{threads: 0}",
            34,
            "devices.local.threads",
            "`0`",
            "write, for example, `threads: 2`"),
        impossible(
            "plan: nightly",
            "plan: nightli",
            35,
            "latency.plan",
            "`nightli`",
            "did you mean `nightly`?"),
        impossible(
            "launches: 5",
            "launches: 0",
            35,
            "latency.launches",
            "`0`",
            "write, for example, `launches: 5`"),
        impossible(
            "max-warm-up: 1.5s",
            "max-warm-up: 2 hours",
            35,
            "latency.max-warm-up",
            "`2 hours`",
            "write, for example, `max-warm-up: 8s`"),
        impossible(
            "stability: 0.1",
            "stability: 0",
            35,
            "latency.stability",
            "`0`",
            "write, for example, `stability: 0.04`"),
        impossible(
            "half-width: 0.05",
            "half-width: -0.1",
            35,
            "latency.half-width",
            "`-0.1`",
            "write, for example, `half-width: 0.02`"),
        impossible(
            "[html, csv]",
            "[html, pdf]",
            37,
            "report.formats[1]",
            "`pdf`",
            "write, for example, `- html`"),
        impossible(
            "gallery: 12",
            "gallery: -1",
            38,
            "report.gallery",
            "`-1`",
            "write, for example, `gallery: 24`"),
        new Mistake(
            "[fd, kid",
            "[fd, fd, kid",
            32,
            "measures[1]",
            "`fd` is given twice",
            "remove one of the two"),
        new Mistake(
            "[html, csv]",
            "[]",
            37,
            "report.formats",
            "it is empty",
            "write, for example, `formats: [html, csv]`"),
        new Mistake(
            "range: [0, 255]",
            "range: [0]",
            21,
            "subjects[0].models[1].output.range",
            "it has too few items: 1",
            "write, for example, `range: [-1, 1]`"),
        new Mistake(
            "range: [0, 255]",
            "range: [0, 1, 2]",
            21,
            "subjects[0].models[1].output.range",
            "it has too many items: 3",
            "write, for example, `range: [-1, 1]`"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isToldOnceWithItsPlaceAndRemedy(Mistake mistake) {
    mistake.check(new ExampleFolder(folder));
  }
}
