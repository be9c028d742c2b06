package dev.understudy.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.harness.run.SmallExperiment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CommandLineTests {
  @TempDir private Path temp;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(Object... args) {
    CommandLine line = CommandLines.create();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(Arrays.stream(args).map(Object::toString).toArray(String[]::new));
  }

  @Test
  void helpNamesEveryCommandAndExitCode() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString())
        .contains("demo", "run", "report", "inspect", "schema", "completion")
        .contains("ran, but some rows are invalid");
    for (String command : new String[] {"demo", "run", "report", "inspect", "schema"}) {
      assertThat(execute(command, "--help")).as(command).isZero();
    }
  }

  @Test
  void versionNamesTheCommit() {
    assertThat(execute("--version")).isZero();
    assertThat(out.toString()).startsWith("understudy 0.");
  }

  @ParameterizedTest
  @CsvSource({"nonsense", "run", "--nonsense", "run a b c", "report", "run x --only"})
  void wrongUsageIsTwo(String args) {
    assertThat(execute((Object[]) args.split(" "))).isEqualTo(2);
    assertThat(err.toString()).isNotBlank();
  }

  @Test
  void missingExperimentIsTwoAndSaysWhatToDo() {
    assertThat(execute("run", temp.resolve("no.yaml"))).isEqualTo(2);
    assertThat(err.toString()).contains("no.yaml").contains("what to do");
  }

  @Test
  void anUnknownMeasureAfterOnlyListsTheKnownOnes() {
    Path file = SmallExperiment.write(temp, 100, "cost, parity");
    assertThat(execute("run", file, "--only", "kid")).isEqualTo(2);
    assertThat(err.toString()).contains("cost, parity");
  }

  @Test
  void onlyMakesAPartAndResumeTheRest() throws IOException {
    Path file = SmallExperiment.write(temp, 100, "cost, parity");
    Path run = temp.resolve("run");
    assertThat(execute("run", file, "--out", run, "--only", "cost", "--quiet")).isZero();
    String part = Files.readString(run.resolve("record.json"));
    assertThat(part).contains("\"parameters\"").doesNotContain("parity-max-abs");
    assertThat(execute("run", file, "--out", run, "--resume", "--quiet", "--json")).isZero();
    assertThat(Files.readString(run.resolve("record.json"))).contains("parity-max-abs");
    assertThat(out.toString()).contains("\"invalid_rows\":0");
  }

  @Test
  void inspectPrintsWhatMustBeBound() throws IOException {
    SmallExperiment.write(temp, 100, "cost");
    assertThat(execute("inspect", temp.resolve("teacher.onnx"))).isZero();
    assertThat(out.toString()).contains("onnxruntime").contains("z FLOAT32[N,64]");
    assertThat(execute("inspect", temp.resolve("teacher.tflite"))).isZero();
    assertThat(out.toString()).contains("tflite");
  }

  @Test
  void schemaPrintsJson() {
    assertThat(execute("schema")).isZero();
    assertThat(out.toString()).startsWith("{").contains("\"$schema\"");
  }
}
