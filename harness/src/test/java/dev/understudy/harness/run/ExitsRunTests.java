package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.demo.DemoAssets;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.reports.ExitSweep;
import dev.understudy.reports.ExitSweep.Exit;
import dev.understudy.reports.ExitSweep.Threshold;
import dev.understudy.reports.Reports;
import dev.understudy.reports.RunRecord;
import dev.understudy.runtimes.graphs.GraphBuilder;
import dev.understudy.runtimes.graphs.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Early exits from their file to the record, on real models. */
class ExitsRunTests {
  @TempDir private Path folder;

  private static final String SUBJECT =
      """
      name: exits
      pictures: 40
      batch: 16
      subjects:
        - name: student
          role: student
          MODEL
          inputs: INPUTS
          exits: EXITS
      measures: [exits]
      report: {formats: [json, md, tex, csv, html]}
      """;

  private RunRecord run(String model, String inputs, String exits) throws IOException {
    String text = SUBJECT.replace("MODEL", model).replace("INPUTS", inputs).replace("EXITS", exits);
    Path file = Files.writeString(folder.resolve("test.yaml"), text);
    return new ExperimentRun(
            ExperimentFiles.read(file), folder.resolve("out"), "test", Progress.SILENT)
        .execute(Files.exists(folder.resolve("out")), Set.of())
        .record();
  }

  /** The MACs are those of tools/demo-models/macs.py for the student, and parts of it. */
  @Test
  void theDemosStudentCostsLessAtItsEarlierExits() throws IOException {
    DemoAssets.unpack(folder);
    RunRecord record =
        run(
            "model: student-exits.onnx",
            "{z: {latent: normal}, label: {classes: 10}}",
            "{outputs: [image_8, image_16, image_32], thresholds: [0, 0.07, 1]}");
    assertThat(ExperimentFiles.read(folder.resolve(DemoAssets.EXITS)).measures())
        .as("the demo's own file")
        .contains(MeasureFamily.EXITS);
    ExitSweep sweep = record.exits().get(0);
    assertThat(sweep.distance()).isEqualTo("mae");
    assertThat(sweep.exits()).extracting(Exit::height).containsExactly(8, 16, 32);
    assertThat(sweep.exits().get(0).macs().value()).isLessThan(sweep.exits().get(1).macs().value());
    assertThat(sweep.exits().get(2).macs().value()).isCloseTo(5.34e6, within(0.01e6));
    assertThat(sweep.exits().get(2).distanceToLast().value()).isZero();
    List<Threshold> thresholds = sweep.thresholds();
    assertThat(thresholds.get(0).oracle().taken()).containsExactly(0L, 0L, 40L);
    assertThat(thresholds.get(0).oracle().macsSaving().value()).isCloseTo(0, within(1e-12));
    assertThat(thresholds.get(2).oracle().taken()).containsExactly(40L, 0L, 0L);
    assertThat(thresholds.get(1).oracle().distance().value()).isBetween(0.0, 0.07);
    assertThat(thresholds).allMatch(t -> t.predictor() == null);
    assertThat(thresholds).allMatch(t -> t.oracle().above().value() == 0);
    assertThat(sweep.protocol()).contains("32×32 by pytorch-bilinear");
    assertThat(Reports.read(folder.resolve("out"))).isEqualTo(record);
    assertThat(Files.readString(folder.resolve("out/exits.md"))).contains("image\\_16");
    assertThat(Files.readString(folder.resolve("out/exits.csv"))).contains("exit-macs-saving");
    assertThat(Files.readString(folder.resolve("out/report.html"))).contains("each on its own");
    assertThat(folder.resolve("out/exits.tex")).exists();
  }

  /** 5.34 M of the last exit, where all heads together are 5.36 M. */
  @Test
  void theModelsOwnCostIsThatOfTheExitThatIsJudged() throws IOException {
    DemoAssets.unpack(folder);
    String text =
        SUBJECT
            .replace("MODEL", "model: student-exits.onnx")
            .replace("INPUTS", "{z: {latent: normal}, label: {classes: 10}}")
            .replace("EXITS", "{outputs: [image_8, image_16, image_32]}")
            .replace("measures: [exits]", "measures: [cost]");
    Path file = Files.writeString(folder.resolve("cost.yaml"), text);
    RunRecord record =
        new ExperimentRun(
                ExperimentFiles.read(file), folder.resolve("out"), "test", Progress.SILENT)
            .execute(false, Set.of())
            .record();
    Measurement macs = cost(record, "macs");
    assertThat(macs.value()).isEqualTo(5_341_120);
    assertThat(macs.protocol())
        .startsWith("batch 1; the part of the model that image_32 needs; a transposed");
    assertThat(cost(record, "flops").value()).isEqualTo(2 * 5_341_120);
    assertThat(cost(record, "flops").protocol()).endsWith("image_32 needs");
    Measurement parameters = cost(record, "parameters");
    assertThat(parameters.value()).isLessThan(126_355);
    assertThat(parameters.protocol()).endsWith("; the part of the model that image_32 needs");
    assertThat(cost(record, "bytes").protocol()).isEqualTo("size of the model file");
  }

  private static Measurement cost(RunRecord record, String measure) {
    return record.rows().stream()
        .map(RunRecord.Row::measurement)
        .filter(m -> m.measure().equals(measure))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFinishedRunIsResumedToTheSameRecord() throws IOException {
    DemoAssets.unpack(folder);
    String exits = "{outputs: [image_8, image_32], distance: 1-ssim}";
    String inputs = "{z: {latent: normal}, label: {classes: 10}}";
    RunRecord first = run("model: student-exits.onnx", inputs, exits);
    RunRecord second = run("model: student-exits.onnx", inputs, exits);
    assertThat(second.exits()).isEqualTo(first.exits());
    assertThat(first.exits().get(0).distance()).isEqualTo("1-ssim");
  }

  /**
   * Exits that are constants of z: with z drawn as N(0,1), exit 1 is 0 and exit 2 is tiny, so their
   * distance is known; the predictor says 0.5 of the first exit, whatever z is.
   */
  private static void write(Path file, int predictions) {
    GraphBuilder graph = new GraphBuilder("exits");
    Value z = graph.input("z", -1, 4);
    Value early = graph.reshape(graph.multiply(z, graph.scalar(0)), 0, 1, 2, 2);
    Value trunk = graph.linear(z, graph.weights("w", new float[16], 4, 4), null);
    Value late = graph.reshape(graph.add(trunk, graph.scalar(0.5f)), 0, 1, 2, 2);
    graph.output("early", early, -1, 1, 2, 2);
    graph.output("late", late, -1, 1, 2, 2);
    Value column = graph.multiply(graph.slice(z, 1, 0, predictions), graph.scalar(0));
    graph.output("quality", graph.add(column, graph.scalar(0.5f)), -1, predictions);
    graph.write(file);
  }

  private static final String Z = "{z: {latent: normal}}";

  @Test
  void thePredictorTakesWhatItPredictsAndPaysForIt() throws IOException {
    write(folder.resolve("model.onnx"), 1);
    RunRecord record =
        run(
            "model: model.onnx",
            Z,
            "{outputs: [early, late], predictor: quality, thresholds: [0.1, 0.3, 0.6]}");
    ExitSweep sweep = record.exits().get(0);
    assertThat(sweep.predictor()).isEqualTo("quality");
    // 0 and 0.5 of [-1,1] are 0.25 apart in [0,1], up to 8-bit rounding
    assertThat(sweep.exits().get(0).distanceToLast().value()).isCloseTo(0.25, within(0.005));
    assertThat(sweep.exits().get(1).macs().value()).isEqualTo(16);
    Threshold middle = sweep.thresholds().get(1);
    assertThat(middle.oracle().taken()).containsExactly(40L, 0L);
    assertThat(middle.predictor()).isNotNull();
    assertThat(middle.predictor().taken()).containsExactly(0L, 40L);
    assertThat(middle.predictor().macs().value()).isEqualTo(16);
    assertThat(sweep.thresholds().get(2).predictor().taken()).containsExactly(40L, 0L);
    assertThat(sweep.thresholds().get(2).predictor().above().value()).isZero();
    assertThat(sweep.thresholds().get(0).above().get(0).value()).isEqualTo(1);
    assertThat(record.warnings()).noneMatch(w -> w.contains("order of depth"));
  }

  @Test
  void exitsInFilesOfTheirOwnTakeThePredictorFromItsFile() throws IOException {
    write(folder.resolve("one.onnx"), 2);
    write(folder.resolve("two.onnx"), 2);
    RunRecord record =
        run(
            "",
            Z,
            "{models: [{file: one.onnx, output: {name: early}}, {file: two.onnx, output: {name:"
                + " late}}], predictor: {model: one.onnx, output: quality}, thresholds: [0.3]}");
    ExitSweep sweep = record.exits().get(0);
    assertThat(sweep.exits()).extracting(Exit::name).containsExactly("one.onnx", "two.onnx");
    assertThat(sweep.thresholds().get(0).oracle().taken()).containsExactly(40L, 0L);
    assertThat(sweep.thresholds().get(0).predictor().taken()).containsExactly(0L, 40L);
  }

  @Test
  void saysWhereDeeperExitsCostLess() throws IOException {
    write(folder.resolve("model.onnx"), 1);
    RunRecord record = run("model: model.onnx", Z, "{outputs: [late, early], thresholds: [0.3]}");
    assertThat(record.warnings()).anyMatch(w -> w.contains("order of depth"));
  }

  @Test
  void refusesAnExitThatIsNotInTheGraphWithTheListOfThose() {
    write(folder.resolve("model.onnx"), 1);
    assertThatThrownBy(() -> run("model: model.onnx", Z, "{outputs: [middle, late]}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("middle")
        .hasMessageContaining("early");
  }

  @Test
  void refusesAPredictorThatIsNotInTheGraph() {
    write(folder.resolve("model.onnx"), 1);
    assertThatThrownBy(
            () -> run("model: model.onnx", Z, "{outputs: [early, late], predictor: qualty}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("qualty");
  }

  @Test
  void refusesAPredictorOfTheWrongWidth() {
    write(folder.resolve("model.onnx"), 3);
    assertThatThrownBy(
            () -> run("model: model.onnx", Z, "{outputs: [early, late], predictor: quality}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("3 values per picture for 2 exits")
        .hasMessageContaining("test.yaml:9");
  }

  @Test
  void refusesFilesThatDoNotShareTheirInputs() {
    write(folder.resolve("one.onnx"), 2);
    GraphBuilder other = new GraphBuilder("other");
    other.output("late", other.reshape(other.input("w", -1, 4), 0, 1, 2, 2), -1, 1, 2, 2);
    other.write(folder.resolve("two.onnx"));
    assertThatThrownBy(
            () ->
                run(
                    "",
                    Z,
                    "{models: [{file: one.onnx, output: {name: early}}, {file: two.onnx,"
                        + " inputs: {w: {latent: normal}}}]}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("two.onnx has the inputs w")
        .hasMessageContaining("share their inputs");
  }
}
