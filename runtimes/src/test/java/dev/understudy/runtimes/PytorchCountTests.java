package dev.understudy.runtimes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our count of a file beside PyTorch's of the module it was exported from: {@code
 * tools/architectures/list.py --csv small} made the table, build.py the files.
 */
final class PytorchCountTests {
  private static final Path MODELS = Path.of("..", "papers", "test-models");

  private record Counts(long parameters, long macs, long macsOutput) {}

  private static Map<String, Counts> pytorch() throws IOException {
    return Files.readAllLines(Golden.path("pytorch/counts.csv")).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .collect(
            Collectors.toMap(
                row -> row[0],
                row ->
                    new Counts(
                        Long.parseLong(row[1]), Long.parseLong(row[2]), Long.parseLong(row[3]))));
  }

  static Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(MODELS)) {
      List<String> names =
          files
              .map(f -> f.getFileName().toString())
              .filter(f -> f.endsWith(".onnx"))
              .map(f -> f.substring(0, f.length() - ".onnx".length()))
              .sorted()
              .toList();
      assertThat(names).hasSizeGreaterThanOrEqualTo(24);
      return names.stream();
    }
  }

  private static ModelCost cost(Path path) {
    ModelFile file = Runtimes.read(path);
    try (ModelSession session = Runtimes.open(file, SessionOptions.withThreads(1))) {
      return Runtimes.cost(file, Runtimes.example(file, session.inputs(), Map.of()));
    }
  }

  private static void assertMacs(ModelCost cost, Counts expected) {
    assertThat(cost.unknownOps()).isEmpty();
    assertThat(cost.unknownElementOps()).isEmpty();
    assertThat(cost.batch()).isEqualTo(1);
    assertThat(cost.macs())
        .containsEntry(CostConvention.MACS, expected.macs())
        .containsEntry(CostConvention.MACS_OUTPUT, expected.macsOutput());
  }

  @ParameterizedTest
  @MethodSource("names")
  void countsEveryPapersTestModelAsPytorchDoes(String name) throws IOException {
    Counts expected = pytorch().get(name);
    ModelCost cost = cost(MODELS.resolve(name + ".onnx"));
    assertThat(cost.parameters()).isEqualTo(expected.parameters());
    assertMacs(cost, expected);
  }

  /**
   * Of both exporters, and the oldest and newest of the operator sets that we name. Dynamo folds
   * each of nine noise strengths, one number, into its noise, so they are gone.
   */
  @ParameterizedTest
  @CsvSource({
    "stylegan2-student, torchscript-11, 0",
    "cyclegan-student, dynamo-18, 0",
    "stylegan2-weights, dynamo-18, 9",
    "blazestylegan-student, dynamo-21, 0"
  })
  void countsOtherExportsAlike(String name, String export, long gone) throws IOException {
    Counts expected = pytorch().get(name);
    ModelCost cost = cost(Golden.path("pytorch/" + name + "-" + export + ".onnx"));
    assertThat(cost.parameters()).isEqualTo(expected.parameters() - gone);
    assertMacs(cost, expected);
  }

  /** TensorFlow's twin of the same weights; its transposed convolution crops another border. */
  @Test
  void countsATfliteTwinAlike() throws IOException {
    Counts expected = pytorch().get("cyclegan-student");
    ModelCost cost = cost(MODELS.resolve("cyclegan-student.tflite"));
    assertThat(cost.parameters()).isEqualTo(expected.parameters());
    assertThat(cost.macs()).containsEntry(CostConvention.MACS, expected.macs());
  }
}
