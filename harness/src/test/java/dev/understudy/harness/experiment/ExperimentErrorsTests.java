package dev.understudy.harness.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.harness.experiment.InvalidExperimentException.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a wrong file, and where. */
class ExperimentErrorsTests {
  @TempDir Path folder;
  ExampleFolder example;

  @BeforeEach
  void makeFolder() {
    example = new ExampleFolder(folder);
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
  void aPublishedNetworkIsNamedAsTheSchemaHasIt() {
    String yaml = ExampleFolder.SMALLEST + "feature-network: fid-incepton\nlpips: alexnet\n";

    assertThat(ExampleFolder.problems(example.file(yaml)))
        .extracting(Problem::toString)
        .satisfiesExactly(
            first -> assertThat(first).contains("did you mean `fid-inception`?"),
            second -> assertThat(second).contains("did you mean `alex`?"));
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

    assertThat(ExampleFolder.lines(ExampleFolder.problems(example.file(yaml))))
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
                + " `targets`, `subjects`, `measures`, `devices`, `runtimes`, `latency`, `sustained`,"
                + " `report`\n"
                + "  what to do: did you mean `seed`?");
  }
}
