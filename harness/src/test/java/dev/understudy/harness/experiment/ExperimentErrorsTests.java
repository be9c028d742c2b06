package dev.understudy.harness.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.harness.experiment.InvalidExperimentException.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a wrong file, and where. */
class ExperimentErrorsTests {
  @TempDir Path folder;
  ExampleFolder example;

  @BeforeEach
  void makeFolder() {
    example = new ExampleFolder(folder);
  }

  /**
   * One mistake put into the full example, and the one problem that must come of it.
   *
   * @param from text of the full example
   * @param to what stands in its place
   * @param line the problem's line
   * @param field the problem's field
   * @param problem the whole problem
   * @param remedy the whole remedy
   */
  record Mistake(String from, String to, int line, String field, String problem, String remedy) {
    @Override
    public String toString() {
      return (from + " → " + to).replace("\n", "⏎");
    }
  }

  static List<Mistake> mistakes() {
    return List.of(
        // Keys.
        unknown("seed: 7", "sede: 7", 2, "sede", "did you mean `seed`?"),
        unknown("batch: 32", "Batch: 32", 4, "Batch", "did you mean `batch`?"),
        unknown(
            "feature-network:",
            "feature_network:",
            10,
            "feature_network",
            "did you mean `feature-network`?"),
        unknown("  images:", "  image:", 7, "reference.image", "did you mean `images`?"),
        unknown(
            "model: student", "modle: student", 29, "subjects[1].modle", "did you mean `model`?"),
        unknown("  features: pooled", "  layer: pooled", 13, "feature-network.layer", "remove it"),
        unknown(
            "{threads: 3}", "{thread: 3}", 34, "devices.local.thread", "did you mean `threads`?"),
        unknown(
            "gallery: 12",
            "gallery: 12\nhalf-width: 0.1",
            39,
            "half-width",
            "remove it, or put it where it belongs: `latency.half-width`"),
        // It belongs to more than one place.
        unknown("gallery: 12", "gallery: 12\nthreads: 2", 39, "threads", "remove it"),
        unknown("launches: 5", "lunches: 5", 35, "latency.lunches", "did you mean `launches`?"),
        unknown("seed: 9", "sed: 9", 31, "subjects[1].inputs.z.sed", "did you mean `seed`?"),
        unknown(
            "range: [0, 255]",
            "rnage: [0, 255]",
            21,
            "subjects[0].models[1].output.rnage",
            "did you mean `range`?"),
        new Mistake(
            "pictures: 1000",
            "seed: 8",
            3,
            "seed",
            "the key `seed` is given twice, first on line 2",
            "keep one of the two"),
        new Mistake(
            "    role: student",
            "    name: x",
            28,
            "subjects[1].name",
            "the key `name` is given twice, first on line 27",
            "keep one of the two"),
        new Mistake(
            "seed: 7",
            "<<: {batch: 3}",
            2,
            "[\"<<\"]",
            "merge keys (`<<`) are not read",
            "write the keys out, or give the whole value by an alias: `inputs: *name`"),
        new Mistake(
            "seed: 7", "? [a]\n: 7", 2, "", "a list or mapping stands as a key", "remove the `?`"),
        // What is missing.
        new Mistake(
            "name: fashion-demo\n", "", 1, "name", "`name` is missing", "add `name: fashion-demo`"),
        new Mistake(
            "  name: Fashion-MNIST\n",
            "",
            5,
            "reference.name",
            "`name` is missing",
            "add `name: Fashion-MNIST`"),
        new Mistake(
            "  model: features.onnx\n",
            "",
            10,
            "feature-network.model",
            "`model` is missing",
            "add `model: fashion-features.onnx`"),
        new Mistake(
            "- name: the student\n    role",
            "- role",
            27,
            "subjects[1].name",
            "`name` is missing",
            "add `name: student`"),
        new Mistake(
            "file: teacher.tflite\n        ",
            "",
            20,
            "subjects[0].models[1].file",
            "`file` is missing",
            "add `file: teacher.tflite`"),
        new Mistake(
            "    model: student.onnx\n",
            "",
            27,
            "subjects[1]",
            "none of `model`, `models`, `exits.models` is given",
            "add `model: student.onnx`"),
        new Mistake(
            "    model: student.onnx\n",
            "    model: student.onnx\n    models: [student.onnx]\n",
            30,
            "subjects[1].models",
            "`model`, `models` are given together",
            "keep one of them"),
        new Mistake(
            "    inputs:\n      z: {latent: normal, seed: 9}\n",
            "",
            29,
            "subjects[1].model",
            "nothing feeds this model: it has no inputs",
            "add `inputs: {z: {latent: normal}}` to the subject; `understudy inspect MODEL` lists a"
                + " model's inputs"),
        // Values of another kind.
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
            "z: {latent: normal, seed: 9}",
            "z: normal",
            31,
            "subjects[1].inputs.z",
            "it is the text `normal`",
            "write, for example, `z: {latent: normal}`"),
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
            "write, for example, `min-time: 10s`"),
        // Values out of range.
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
            "{classes: 10}",
            "{classes: 0}",
            24,
            "subjects[0].inputs.label.classes",
            "`0`",
            "write, for example, `classes: 10`"),
        impossible(
            "z: {latent: normal, seed: 9}",
            "z: {latent: uniforn}",
            31,
            "subjects[1].inputs.z.latent",
            "`uniforn`",
            "did you mean `uniform`?"),
        impossible(
            "seed: 9",
            "seed: -9",
            31,
            "subjects[1].inputs.z.seed",
            "`-9`",
            "write, for example, `seed: 7`"),
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
            "{constant: 0.7}",
            "{constant: .inf}",
            25,
            "subjects[0].inputs.psi.constant",
            "`.inf` is no usable number",
            "write a number such as `0.7`"),
        new Mistake(
            "{constant: 0.7}",
            "{constant: 1e999}",
            25,
            "subjects[0].inputs.psi.constant",
            "`1e999` is no usable number",
            "write a number such as `0.7`"),
        new Mistake(
            "{constant: 0.7}",
            "{constant: []}",
            25,
            "subjects[0].inputs.psi.constant",
            "it is empty",
            "write, for example, `constant: 0.7`"),
        new Mistake(
            "{constant: 0.7}",
            "{constant: 0.7, seed: 1}",
            25,
            "subjects[0].inputs.psi.seed",
            "`seed` without `draw` or `latent`",
            "remove `seed`"),
        beside(
            "{constant: 0.7, psi: 0.5}", "psi", "`psi` without `file` or `latent`", "remove `psi`"),
        beside(
            "{latent: normal, seed: 1, mean: train.npz}",
            "mean",
            "`mean` without `psi`",
            "remove `mean`"),
        beside(
            "{latent: normal, seed: 1, threshold: 2}",
            "threshold",
            "`threshold` without `latent: truncated-normal`",
            "remove `threshold`"),
        beside(
            "{latent: uniform, seed: 1, low: -1}", "low", "`low` without `high`", "remove `low`"),
        beside(
            "{latent: uniform, seed: 1, low: 1, high: 0}",
            "low",
            "`low` is 1.0 and `high` 0.0",
            "write, for example, `low: -1, high: 1`"),
        beside("{class: 3, draw: uniform}", "draw", "`draw` without `classes`", "remove `draw`"),
        beside("{classes: 3, seed: 1}", "seed", "`seed` without `draw`", "remove `seed`"),
        beside(
            "{classes: 3, generator: pcg64}",
            "generator",
            "`generator` without `draw`",
            "remove `generator`"),
        beside(
            "{classes: 3, class: 3}",
            "class",
            "`class` is 3, which is none of 3 classes",
            "correct it, or `classes`"),
        beside(
            "{classes: 3, class: 1, draw: uniform}",
            "draw",
            "`class`, `draw` are given together",
            "keep one of them"),
        beside(
            "{classes: 3, labels: no.csv}",
            "labels",
            "`no.csv` does not exist",
            "paths are relative to this file's folder"),
        beside(
            "{constant: [[1, 2], [3]]}",
            "constant[1]",
            "it is a list of 1",
            "make all rows as long as the first"),
        beside(
            "{constant: [1, [3]]}",
            "constant[1]",
            "it is a list of 1",
            "make all rows as long as the first"),
        new Mistake(
            "{constant: 0.7}",
            "{constant: 0.7, classes: 2}",
            25,
            "subjects[0].inputs.psi.constant",
            "`classes`, `constant` are given together",
            "keep one of them"),
        beside(
            "{file: train.npz}",
            "file",
            "an .npz holds several arrays, and none is named",
            "add `array: z` with the name it was saved by"),
        beside(
            "{images: real.idx3-ubyte.gz, range: [1, 0]}",
            "range",
            "the range does not ascend: [1, 0]",
            "write, for example, `range: [-1, 1]`"),
        beside(
            "{images: real.idx3-ubyte.gz, resize: nearest}",
            "resize",
            "`nearest` is for label maps",
            "name the one that the model was trained with"),
        beside(
            "{label-maps: real.idx3-ubyte.gz}",
            "label-maps",
            "how many classes the label maps have is not told",
            "add `classes: 35`, or as many as the model was trained on"),
        beside(
            "{label-maps: real.idx3-ubyte.gz, classes: 2, resize: pil-box}",
            "resize",
            "`pil-box` would mix the ids of label maps",
            "write `resize: nearest`"),
        new Mistake(
            "{constant: 0.7}",
            "{}",
            25,
            "subjects[0].inputs.psi",
            "none of `latent`, `file`, `images`, `label-maps`, `classes`, `class`, `labels`,"
                + " `constant` is given",
            "add `latent: normal`"),
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
            "write, for example, `range: [-1, 1]`"),
        // What no schema can check.
        new Mistake(
            "range: [0, 255]",
            "range: [255, 0]",
            21,
            "subjects[0].models[1].output.range",
            "the range does not ascend: [255, 0]",
            "write, for example, `range: [-1, 1]`"),
        new Mistake(
            "- name: the student",
            "- name: the teacher",
            27,
            "subjects[1].name",
            "a second subject named `the teacher`; the first is on line 16",
            "rename one of them"),
        new Mistake(
            "- name: the student",
            "- name: real",
            27,
            "subjects[1].name",
            "`real` is what records call the real pictures",
            "rename the subject"),
        new Mistake(
            "min-time: 500ms",
            "min-time: 3m",
            35,
            "latency.max-time",
            "max-time is shorter than min-time",
            "set both min-time and max-time, the longer last"),
        new Mistake(
            "label: {classes: 10}",
            "noise: {latent: normal}",
            24,
            "subjects[0].inputs.noise",
            "it has the same seed as `z`, so both draw the same numbers",
            "give it one: `seed: 8`"),
        new Mistake(
            "  images: real.idx3-ubyte.gz",
            "  images: reel.idx3-ubyte.gz",
            7,
            "reference.images",
            "`reel.idx3-ubyte.gz` does not exist",
            "did you mean `real.idx3-ubyte.gz`? paths are relative to this file's folder"),
        new Mistake(
            "statistics: train.npz",
            "statistics: zzzzzzzzzzzz",
            8,
            "reference.statistics",
            "`zzzzzzzzzzzz` does not exist",
            "paths are relative to this file's folder"),
        new Mistake(
            "model: student.onnx",
            "model: studnet.onnx",
            29,
            "subjects[1].model",
            "`studnet.onnx` does not exist",
            "did you mean `student.onnx`? paths are relative to this file's folder"),
        new Mistake(
            "- file: teacher.tflite",
            "- file: teacher.tfl",
            20,
            "subjects[0].models[1].file",
            "`teacher.tfl` does not exist",
            "did you mean `teacher.tflite`? paths are relative to this file's folder"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void tellsEachMistakeOnceWithItsPlaceAndRemedy(Mistake mistake) {
    assertThat(ExampleFolder.FULL).contains(mistake.from());
    Path file = example.file(ExampleFolder.FULL.replace(mistake.from(), mistake.to()));

    List<Problem> problems = ExampleFolder.problems(file);

    assertThat(problems).hasSize(1);
    Problem problem = problems.get(0);
    assertThat(problem.file()).isEqualTo(file.toString());
    assertThat(problem.line()).isEqualTo(mistake.line());
    assertThat(problem.field()).isEqualTo(mistake.field());
    assertThat(problem.problem()).isEqualTo(mistake.problem());
    assertThat(problem.remedy()).isEqualTo(mistake.remedy());
    assertThat(problem.expected()).isNotBlank();
    assertThat(problem.toString()).startsWith(file + ":" + mistake.line() + ": ");
  }

  @Test
  void saysWhatWouldBeRight() {
    assertThat(expected("batch: 32", "batch: 0")).isEqualTo("a whole number from 1 to 4096");
    assertThat(expected("stability: 0.1", "stability: 0"))
        .isEqualTo("a number above 0 and at most 1");
    assertThat(expected("role: student", "role: critic"))
        .isEqualTo("one of `teacher`, `student`, `other`");
    assertThat(expected("min-time: 500ms", "min-time: 1h"))
        .isEqualTo("a time with its unit: ms, s or m");
    assertThat(expected("{threads: 3}", "3")).isEqualTo("a mapping with keys among `threads`");
    assertThat(expected("range: [0, 255]", "range: [0]")).isEqualTo("a list of 2, each a number");
    assertThat(expected("{constant: 0.7}", "{constant: x}"))
        .isEqualTo("a number, or a list of at least 1, each a number, or a list");
    assertThat(expected("inputs:\n      z: {latent: normal, seed: 9}", "inputs: 3"))
        .startsWith("a mapping of names, each with a mapping with keys among `latent`");
    assertThat(expected("      - teacher.onnx", "      - 5"))
        .isEqualTo(
            "a path, or a mapping with keys among `file`, `name`, `runtime`, `precision`, `inputs`,"
                + " `output`");
    assertThat(ExampleFolder.problems(example.file(ExampleFolder.SMALLEST + "latency: slow\n")))
        .singleElement()
        .extracting(Problem::expected)
        .asString()
        .startsWith("one of `quick`, `standard`, `nightly`, or a mapping with keys among `plan`");
  }

  private String expected(String from, String to) {
    List<Problem> problems =
        ExampleFolder.problems(example.file(ExampleFolder.FULL.replace(from, to)));
    assertThat(problems).hasSize(1);
    return problems.get(0).expected();
  }

  @Test
  void asksForTheMeansOfEachMeasureOnce() {
    String all = "measures: [cost, ssim, fd, is, kid, checkerboard, parity]\n";

    assertThat(lines(ExampleFolder.problems(example.file(ExampleFolder.SMALLEST + all))))
        .containsExactly(
            "6 measures[1]: `ssim` needs a teacher and a student, and the file has neither",
            "6 measures[2]: `fd`, `kid`, `checkerboard` need real pictures, and the file names"
                + " none",
            "6 measures[2]: `fd`, `is`, `kid` need a feature network, and the file names none",
            "6 measures[6]: `parity` needs a subject with two model files or more, and there is"
                + " none");
  }

  @Test
  void sfidNeedsFidsOwnNetwork() {
    String yaml = ExampleFolder.FULL.replace("measures: [fd, ", "measures: [fd, sfid, ");

    assertThat(lines(ExampleFolder.problems(example.file(yaml))))
        .containsExactly(
            "32 measures[1]: `sfid` needs FID's own network, and the file names another");
  }

  @Test
  void lpipsNeedsItsNetwork() {
    String yaml = ExampleFolder.FULL.replace("measures: [fd, ", "measures: [fd, lpips, ");

    assertThat(lines(ExampleFolder.problems(example.file(yaml))))
        .containsExactly("32 measures[1]: `lpips` needs a network, and the file names none");
  }

  @Test
  void aPublishedNetworkIsNamedAsTheSchemaHasIt() {
    String yaml = ExampleFolder.SMALLEST + "feature-network: fid-incepton\nlpips: alexnet\n";

    assertThat(ExampleFolder.problems(example.file(yaml)))
        .extracting(Problem::toString)
        .satisfiesExactly(
            first -> assertThat(first).contains("did you mean `fid-inception`?"),
            second -> assertThat(second).contains("did you mean `alex`?"));
  }

  @Test
  void theInceptionScoreNeedsLogits() {
    String yaml = ExampleFolder.FULL.replace("  logits: logits\n", "");

    assertThat(lines(ExampleFolder.problems(example.file(yaml))))
        .containsExactly(
            "31 measures[2]: `is` needs the feature network's logits, and the file does not name"
                + " that output");
  }

  @Test
  void pairedMeasuresNeedBothRoles() {
    String noTeacher = ExampleFolder.FULL.replace("role: teacher", "role: other");
    String noStudent = ExampleFolder.FULL.replace("role: student", "role: other");
    String twoTeachers =
        noStudent.replace("the student\n    role: other", "the student\n    role: teacher");

    assertThat(lines(ExampleFolder.problems(example.file(noTeacher))))
        .containsExactly(
            "32 measures[5]: `psnr`, `ssim`, `feature-distance` need a teacher and a student, and"
                + " no subject is the teacher");
    assertThat(lines(ExampleFolder.problems(example.file(noStudent))))
        .containsExactly(
            "32 measures[5]: `psnr`, `ssim`, `feature-distance` need a teacher and a student, and"
                + " no subject is a student");
    assertThat(lines(ExampleFolder.problems(example.file(twoTeachers))))
        .contains("28 subjects[1].role: a second teacher; the first is on line 17");
  }

  @Test
  void tellsEverythingAtOnceInTheFilesOrder() {
    String yaml =
        """
        nmae: x
        pictures: 0
        reference: {name: r, images: nowhere.gz}
        subjects:
          - name: a
            model: nothing.onnx
            inputs: {z: {latent: norml}}
          - name: a
            role: Teacher
            model: student.onnx
            output: {range: [1, -1]}
        measures: [fd, fdd]
        report: {galery: 3, formats: [html, htlm]}
        """;

    assertThat(lines(ExampleFolder.problems(example.file(yaml))))
        .containsExactly(
            "1 nmae: the key `nmae` is unknown here",
            "2 pictures: `0` is not possible here",
            "3 reference.images: `nowhere.gz` does not exist",
            "6 subjects[0].model: `nothing.onnx` does not exist",
            "7 subjects[0].inputs.z.latent: `norml` is not possible here",
            "8 subjects[1].name: a second subject named `a`; the first is on line 5",
            "9 subjects[1].role: `Teacher` is not possible here",
            "11 subjects[1].output.range: the range does not ascend: [1, -1]",
            "12 measures[0]: `fd` needs a feature network, and the file names none",
            "12 measures[1]: `fdd` is not possible here",
            "13 report.galery: the key `galery` is unknown here",
            "13 report.formats[1]: `htlm` is not possible here");
  }

  @Test
  void theMessageHoldsThemAllAsAPersonReadsThem() {
    Path file = example.file(ExampleFolder.FULL.replace("seed: 7", "sede: 7"));

    assertThat(new InvalidExperimentException(ExampleFolder.problems(file)))
        .hasMessage(
            file
                + ":2: sede: the key `sede` is unknown here\n"
                + "  expected: one of the keys `name`, `seed`, `pictures`, `batch`, `reference`,"
                + " `feature-network`, `lpips`, `artifact-models`, `segmentation`, `path-length`,"
                + " `targets`, `subjects`, `measures`, `devices`, `runtimes`, `latency`, `report`\n"
                + "  what to do: did you mean `seed`?");
  }

  @Test
  void doesNotDoubtTheMeasuresWhereTheirMeansAreMisspelt() {
    String yaml = ExampleFolder.FULL.replace("reference:\n", "referense:\n");

    assertThat(lines(ExampleFolder.problems(example.file(yaml))))
        .containsExactly("5 referense: the key `referense` is unknown here");
  }

  private static List<String> lines(List<Problem> problems) {
    return problems.stream()
        .map(p -> p.line() + " " + p.field() + ": " + p.problem())
        .collect(Collectors.toList());
  }

  /** Of the binding on line 25. */
  private static Mistake beside(String binding, String key, String problem, String remedy) {
    return new Mistake(
        "{constant: 0.7}", binding, 25, "subjects[0].inputs.psi." + key, problem, remedy);
  }

  private static Mistake unknown(String from, String to, int line, String field, String remedy) {
    String key = field.substring(field.lastIndexOf('.') + 1);
    return new Mistake(from, to, line, field, "the key `" + key + "` is unknown here", remedy);
  }

  private static Mistake impossible(
      String from, String to, int line, String field, String value, String remedy) {
    return new Mistake(from, to, line, field, value + " is not possible here", remedy);
  }
}
