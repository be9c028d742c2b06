package dev.understudy.harness.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with early exits is said before anything runs. */
class ExitsErrorsTests {
  @TempDir Path folder;

  private String problem(String exits) {
    List<?> problems =
        ExampleFolder.problems(
            new ExampleFolder(folder).file(ExampleFolder.SMALLEST + "    exits: " + exits + "\n"));
    assertThat(problems).hasSize(1);
    return problems.get(0).toString();
  }

  @Test
  void oneExitIsNone() {
    assertThat(problem("{outputs: [image]}"))
        .contains("exits.outputs: it has too few items: 1", "at least 2");
  }

  @Test
  void exitsAreGivenOnce() {
    assertThat(problem("{outputs: [a, b, a]}")).contains("`a` is given twice");
  }

  @Test
  void thresholdsAscend() {
    assertThat(problem("{outputs: [a, b], thresholds: [0.1, 0.05]}"))
        .contains("exits.thresholds[1]: the thresholds do not ascend: 0.1, 0.05");
  }

  @Test
  void lpipsNeedsItsNetworkAndFeatureDistanceItsThresholds() {
    assertThat(problem("{outputs: [a, b], distance: lpips}"))
        .contains("the file names none", "`mae` or `1-ssim`");
    assertThat(problem("{outputs: [a, b], distance: feature-distance, thresholds: [1]}"))
        .contains("needs a feature network");
  }

  @Test
  void outputsAndModelsDoNotGoTogether() {
    assertThat(problem("{outputs: [a, b]}\n    models: [student.onnx]"))
        .contains("`model`, `models` are given together");
    assertThat(problem("{models: [student.onnx, teacher.onnx]}"))
        .contains("exits.models: `model`, `exits.models` are given together");
  }

  @Test
  void filesOfTheirOwnNeedThePredictorsFile() {
    String yaml =
        """
        name: smallest
        subjects:
          - name: a
            inputs: {z: {latent: normal}}
            exits: {models: [student.onnx, teacher.onnx], predictor: quality}
        """;
    assertThat(ExampleFolder.problems(new ExampleFolder(folder).file(yaml)))
        .singleElement()
        .asString()
        .contains("no common outputs", "predictor: {model: predictor.onnx, output: quality}");
  }

  @Test
  void theSubjectsPictureIsTheLastExits() {
    Experiment experiment =
        new ExampleFolder(folder).read(ExampleFolder.SMALLEST + "    exits: {outputs: [a, b]}\n");
    assertThat(experiment.subjects().get(0).models().get(0).output().name()).isEqualTo("b");
    assertThat(experiment.measures()).contains(MeasureFamily.EXITS);
    assertThat(experiment.settings())
        .containsEntry("subjects[0].exits", "a, b")
        .containsEntry("subjects[0].exits.distance", "mae");
    assertThat(problem("{outputs: [a, b]}\n    output: {name: a}"))
        .contains("output.name: `a` is not the last exit");
  }
}
