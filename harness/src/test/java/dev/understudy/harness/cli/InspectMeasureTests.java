package dev.understudy.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.demo.DemoAssets;
import dev.understudy.runtimes.graphs.GraphBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * {@code inspect --profile}, {@code --memory} and {@code --plot} on the demo's and papers' models.
 */
final class InspectMeasureTests {
  private static final Path MODELS = Path.of("..", "papers", "test-models");

  @TempDir private Path temp;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void demo() throws IOException {
    DemoAssets.unpack(temp);
  }

  private int execute(Object... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine line = CommandLines.create();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    String[] words =
        Stream.concat(Stream.of("inspect"), Arrays.stream(args).map(Object::toString))
            .toArray(String[]::new);
    return line.execute(words);
  }

  private JsonNode json(Object... args) throws IOException {
    assertThat(execute(Stream.concat(Arrays.stream(args), Stream.of("--json")).toArray()))
        .as(err.toString())
        .isZero();
    return new JsonMapper().readTree(out.toString());
  }

  private static long sum(JsonNode times) {
    long sum = 0;
    for (JsonNode time : times) {
      sum += time.get("nanos").asLong();
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(strings = {"blazestylegan-student.onnx", "blazestylegan-student.tflite"})
  void profilesOperatorsThatAddUp(String model) throws IOException {
    JsonNode profile = json(MODELS.resolve(model), "--profile", "--runs", "4").get("profile");
    assertThat(profile.get("runs").asInt()).isEqualTo(4);
    assertThat(profile.get("threads").asInt()).isEqualTo(1);
    long operators = profile.get("operator_nanos").asLong();
    assertThat(operators).isPositive().isLessThanOrEqualTo(profile.get("run_nanos").asLong());
    assertThat(sum(profile.get("operators"))).isEqualTo(operators);
    assertThat(sum(profile.get("by_op"))).isEqualTo(operators);
    long before = Long.MAX_VALUE;
    for (JsonNode node : profile.get("operators")) {
      assertThat(node.get("name").asText()).isNotEmpty();
      assertThat(node.get("calls").asLong() % 4).isZero();
      assertThat(node.get("nanos").asLong()).isLessThanOrEqualTo(before);
      before = node.get("nanos").asLong();
    }
    assertThat(profile.get("operators")).hasSizeGreaterThan(20);
    assertThat(profile.get("by_op"))
        .extracting(n -> n.get("op").asText().replace("_", "").toLowerCase(java.util.Locale.ROOT))
        .anyMatch(op -> op.contains("conv"));
    assertThat(profile.get("plot").isNull()).isTrue();
    assertThat(profile.get("note").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"blazestylegan-student.onnx", "blazestylegan-student.tflite"})
  void printsTheTwentySlowest(String model) {
    assertThat(execute(MODELS.resolve(model), "--profile", "--runs", "2")).isZero();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).anyMatch(l -> l.startsWith("Time by operator: 2 runs of "));
    int heading = -1;
    for (int i = 0; i < lines.size(); i++) {
      heading = lines.get(i).startsWith("The slowest 20 of ") ? i : heading;
    }
    assertThat(heading).isPositive();
    List<String> table = lines.subList(heading + 1, lines.size());
    assertThat(table).hasSize(21);
    assertThat(table.get(0).split(" {2,}"))
        .containsExactly("operator", "calls", "total ms", "ms per run", "share", "name");
    assertThat(table.subList(1, 21)).allMatch(l -> l.matches(".* \\d+\\.\\d %  \\S.*"));
  }

  @Test
  void narrowsTheProfileToTheChosenOutput() throws IOException {
    Path exits = temp.resolve("student-exits.onnx");
    JsonNode whole = json(exits, "--profile", "--runs", "1").get("profile");
    JsonNode early = json(exits, "--profile", "--runs", "1", "--output", "image_8").get("profile");
    assertThat(early.get("operators").size()).isLessThan(whole.get("operators").size());
    JsonNode all =
        json(
                exits,
                "--profile",
                "--runs",
                "1",
                "--output",
                "image_8",
                "--output",
                "image_16",
                "--output",
                "image_32")
            .get("profile");
    assertThat(all.get("operators")).hasSameSizeAs(whole.get("operators"));
  }

  /**
   * The memory of a late head's large activations is not taken where an early head is asked for.
   */
  @Test
  void narrowsTheMemoryToTheChosenOutput() throws IOException {
    Path file = temp.resolve("heads.onnx");
    GraphBuilder graph = new GraphBuilder("heads");
    var z = graph.input("z", 1, 16);
    graph.output("small", graph.linear(z, graph.weights("a", new float[64], 4, 16), null), 1, 4);
    int wide = 1_000_000; // 64 MB of weights
    var large = graph.linear(z, graph.weights("b", new float[16 * wide], wide, 16), null);
    graph.output("large", large, 1, wide);
    graph.write(file);
    JsonNode small = json(file, "--memory", "--output", "small").get("memory");
    JsonNode whole = json(file, "--memory").get("memory");
    if (!whole.get("peak_bytes").isNull()) {
      assertThat(whole.get("difference_bytes").asLong())
          .isGreaterThan(small.get("difference_bytes").asLong() + 50_000_000);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cyclegan-student.onnx", "cyclegan-student.tflite"})
  void measuresThePeakOfAProcessOfItsOwn(String model) throws IOException {
    JsonNode memory = json(MODELS.resolve(model), "--memory", "--threads", "2").get("memory");
    assertThat(memory.get("runs").asInt()).isEqualTo(3);
    assertThat(memory.get("threads").asInt()).isEqualTo(2);
    boolean told = Files.exists(Path.of("/proc/self/status"));
    assertThat(memory.get("peak_bytes").isNull()).isEqualTo(!told);
    if (told) {
      long peak = memory.get("peak_bytes").asLong();
      long baseline = memory.get("baseline_bytes").asLong();
      // A Java process takes tens of MB; a model of 9,000 weights at 64 pixels few more.
      assertThat(baseline).isBetween(20_000_000L, 1_000_000_000L);
      assertThat(peak).isBetween(baseline, baseline + 500_000_000L);
      assertThat(memory.get("difference_bytes").asLong()).isEqualTo(peak - baseline);
    }
  }

  @Test
  void printsMemoryAsATable() {
    assertThat(execute(temp.resolve("student.onnx"), "--memory")).isZero();
    if (Files.exists(Path.of("/proc/self/status"))) {
      assertThat(out.toString())
          .contains("Peak resident memory of a process that loads the model and runs it 3 times")
          .containsPattern("all +\\d+\\.\\d MB")
          .containsPattern("without a model +\\d+\\.\\d MB")
          .containsPattern("the model's +-?\\d+\\.\\d MB");
    }
  }

  @Test
  void drawsThePlotInBothKinds() throws IOException {
    Path png = temp.resolve("slow.png");
    Path svg = temp.resolve("slow.SVG");
    Path model = temp.resolve("student.onnx");
    JsonNode profile = json(model, "--profile", "--runs", "1", "--plot", png).get("profile");
    assertThat(profile.get("plot").asText()).isEqualTo(png.toString());
    assertThat(ImageIO.read(png.toFile()).getWidth()).isGreaterThan(600);
    assertThat(execute(model, "--profile", "--runs", "1", "--plot", svg)).isZero();
    assertThat(out.toString()).contains("plot     " + svg);
    assertThat(Files.readString(svg, StandardCharsets.UTF_8)).contains("<svg");
  }

  @Test
  void refusesAPlotThatCannotBeBeforeItRuns() throws IOException {
    Path model = temp.resolve("student.onnx");
    Path nowhere = temp.resolve("no/such/folder/slow.png");
    assertThat(execute(model, "--profile", "--plot", nowhere)).isEqualTo(2);
    assertThat(err.toString()).contains(nowhere.toString(), "its folder is missing");
    assertThat(out.toString()).doesNotContain("parameters");
    Path folder = Files.createDirectory(temp.resolve("taken.png"));
    assertThat(execute(model, "--profile", "--plot", folder)).isEqualTo(2);
    assertThat(err.toString()).contains("there is a folder");
    assertThat(execute(model, "--profile", "--plot", temp.resolve("slow.gif"))).isEqualTo(2);
    assertThat(err.toString()).contains("a .svg or .png file");
    assertThat(execute(model, "--plot", temp.resolve("slow.png"))).isEqualTo(2);
    assertThat(err.toString()).contains("add --profile");
  }

  @Test
  void refusesWhatIsNoModelOrNoNumber() {
    Path missing = temp.resolve("missing.onnx");
    for (String option : List.of("--profile", "--memory")) {
      assertThat(execute(missing, option)).isEqualTo(2);
      assertThat(err.toString()).contains(missing.toString(), "the model file does not exist");
    }
    Path model = temp.resolve("student.onnx");
    assertThat(execute(model, "--profile", "--runs", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--runs", "it is 0");
    assertThat(execute(model, "--memory", "--threads", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--threads", "it is 0");
  }

  /** It loads, but its reshape of a square into 3 columns fails when it is run. */
  @ParameterizedTest
  @ValueSource(strings = {"--profile", "--memory"})
  void saysWhyAModelFailsAtItsRun(String option) {
    Path file = temp.resolve("fails.onnx");
    GraphBuilder graph = new GraphBuilder("fails");
    var x = graph.input("x", -1, -1);
    graph.output("y", graph.reshape(x, -1, 3), -1, 3);
    graph.write(file);
    assertThat(execute(file, option, "--shape", "x=2x2")).isEqualTo(2);
    assertThat(err.toString()).contains(file.toString(), "could not run the model", "Reshape");
    assertThat(execute(file, option, "--shape", "x=2x3")).isZero();
  }

  @Test
  void tellsABatchThatTheModelFixes() throws IOException {
    Path file = temp.resolve("batch.onnx");
    GraphBuilder graph = new GraphBuilder("batch");
    var z = graph.input("z", 4, 8);
    var wide = graph.linear(z, graph.weights("w", new float[96], 12, 8), null);
    graph.output("image", graph.reshape(wide, 4, 3, 2, 2), 4, 3, 2, 2);
    graph.write(file);
    JsonNode found = json(file);
    assertThat(found.get("batch").asLong()).isEqualTo(4);
    JsonNode cost = found.get("cost");
    assertThat(cost.get("macs").get("macs").asLong()).isEqualTo(4 * 96);
    assertThat(cost.get("macs_per_picture").get("macs").asLong()).isEqualTo(96);
    assertThat(cost.get("flops_per_picture").get("macs").asLong()).isEqualTo(2 * 96);
    assertThat(execute(file)).isZero();
    assertThat(out.toString())
        .contains("A run makes 4 pictures; MACs and FLOPs are of the run")
        .containsPattern("per picture +MACs +FLOPs")
        .containsPattern("macs +96 +192");
    JsonNode one = json(temp.resolve("student.onnx"));
    assertThat(one.get("batch").asLong()).isEqualTo(1);
    JsonNode eight = json(temp.resolve("student.onnx"), "--shape", "z=8x64", "--shape", "label=8");
    assertThat(eight.get("batch").asLong()).isEqualTo(8);
    assertThat(eight.get("cost").get("macs_per_picture")).isEqualTo(one.get("cost").get("macs"));
  }
}
