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
        .contains("demo", "run", "report", "compare", "inspect", "schema", "completion")
        .contains("ran, but some rows are invalid");
    for (String command : new String[] {"demo", "run", "report", "compare", "inspect", "schema"}) {
      assertThat(execute(command, "--help")).as(command).isZero();
    }
  }

  @Test
  void runsAreReportedAsTestResultsAndCompared() throws IOException {
    Path file = SmallExperiment.write(temp, 100, "cost, psnr");
    Path one = temp.resolve("one");
    Path two = temp.resolve("two");
    assertThat(execute("run", file, "--out", one)).isZero();
    assertThat(execute("run", file, "--out", two)).isZero();

    assertThat(execute("report", one, "--format", "junit", "--out", temp.resolve("drawn")))
        .isZero();
    assertThat(Files.readString(temp.resolve("drawn/junit.xml"))).contains("<testcase ");
    assertThat(execute("compare", one, two.resolve("record.json"), "--out", temp.resolve("both")))
        .isZero();
    assertThat(out.toString()).contains("# Runs compared", "(Δ 0)", "PSNR", "compare.html");
    for (String name : new String[] {"html", "md", "tex", "csv"}) {
      assertThat(temp.resolve("both/compare." + name)).isNotEmptyFile();
    }
    assertThat(execute("compare", one, two, "--measures", "kid")).isEqualTo(2);
    assertThat(err.toString()).contains("--measures: no run has a measure kid; there are psnr");
    assertThat(execute("compare", one, two, "--format", "md")).isEqualTo(2);
    assertThat(err.toString()).contains("give --out DIR");
    assertThat(execute("compare", one, two, "--out", temp, "--format", "plots")).isEqualTo(2);
    assertThat(err.toString()).contains("html, md, tex and csv");
    assertThat(execute("compare", one)).isEqualTo(2);
    assertThat(execute("compare", one, temp.resolve("none"))).isEqualTo(2);
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
  void reportSetsARunBesideAPapersTable() throws IOException {
    Path file = SmallExperiment.write(temp, 100, "cost");
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "formats: [json]",
                "formats: [json], layout: dgl-gan, row: BigGAN / ImageNet / 127"));
    Path run = temp.resolve("run");
    assertThat(execute("run", file, "--out", run)).isZero();
    assertThat(Files.readString(run.resolve("record.json"))).contains("did you mean");

    Path own = temp.resolve("own");
    assertThat(execute("report", run, "--format", "MD", "--out", own)).isZero();
    assertThat(Files.readString(own.resolve("paper.md")))
        .contains("# DGL-GAN", "| BigGAN | ImageNet | 127 | teacher, measured |");

    Path other = temp.resolve("other");
    assertThat(
            execute("report", run, "--layout", "gan-compression", "--format", "MD", "--out", other))
        .isZero();
    assertThat(Files.readString(other.resolve("paper.md")))
        .contains("# GAN Compression", "| small | | teacher, measured |");

    Path none = temp.resolve("none");
    assertThat(execute("report", run, "--layout", "standard", "--format", "MD", "--out", none))
        .isZero();
    assertThat(none.resolve("paper.md")).doesNotExist();
    assertThat(none.resolve("table.md")).exists();

    assertThat(execute("report", run, "--layout", "nature")).isEqualTo(2);
    assertThat(err.toString()).contains("no such layout", "standard, blazestylegan", "dgl-gan");
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
