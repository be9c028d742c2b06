package dev.understudy.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.demo.DemoAssets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The demo's models; their figures are those of tools/demo-models/README.md. */
final class InspectCommandTests {
  @TempDir private Path temp;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void demo() throws IOException {
    DemoAssets.unpack(temp);
  }

  private int execute(Object... args) {
    CommandLine line = CommandLines.create();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(Arrays.stream(args).map(Object::toString).toArray(String[]::new));
  }

  private JsonNode json(Object... args) throws IOException {
    assertThat(execute(args)).isZero();
    return new JsonMapper().readTree(out.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "teacher.onnx, 592420, 66834432",
    "student.onnx, 118961, 5341120",
    "student-exits.onnx, 126355, 5364672"
  })
  void countsTheDemosModels(String file, long elements, long macs) throws IOException {
    JsonNode cost = json("inspect", temp.resolve(file), "--json").get("cost");
    assertThat(cost.get("initialiser_elements").asLong()).isEqualTo(elements);
    assertThat(cost.get("macs").get("macs").asLong()).isEqualTo(macs);
    assertThat(cost.get("flops").get("macs").asLong()).isEqualTo(2 * macs);
    assertThat(cost.get("macs").get("torchprofile-2020").asLong()).isGreaterThan(macs);
    assertThat(cost.get("lower_bound").asBoolean()).isFalse();
  }

  @Test
  void tellsEachExitAndTheOneThatIsAskedFor() throws IOException {
    Path exits = temp.resolve("student-exits.onnx");
    JsonNode heads = json("inspect", exits, "--json").get("cost_by_output");
    assertThat(heads.properties())
        .extracting(e -> e.getKey() + " " + e.getValue().get("macs").get("macs"))
        .containsExactly("image_8 1236992", "image_16 2891008", "image_32 5341120");
    out.getBuffer().setLength(0);
    JsonNode one = json("inspect", exits, "--json", "--output", "image_8");
    assertThat(one.get("cost").get("macs").get("macs").asLong()).isEqualTo(1_236_992);
    assertThat(one.get("chosen_outputs").get(0).asText()).isEqualTo("image_8");
    assertThat(one.get("cost_by_output")).isEmpty();
  }

  @Test
  void layersAddUpToTheTotal() throws IOException {
    JsonNode found = json("inspect", temp.resolve("student.onnx"), "--json");
    for (String convention : new String[] {"macs", "macs-output", "torchprofile-2020"}) {
      long sum = 0;
      for (JsonNode layer : found.get("layers")) {
        sum += layer.get("macs").get(convention).asLong();
      }
      assertThat(sum).isEqualTo(found.get("cost").get("macs").get(convention).asLong());
    }
  }

  @Test
  void printsAlignedTables() {
    Path exits = temp.resolve("student-exits.onnx");
    assertThat(execute("inspect", exits, "--layers", "--convention", "torchprofile-2020")).isZero();
    assertThat(out.toString())
        .contains("initialiser elements  126,355")
        .contains("macs               5.365 M  5,364,672")
        .contains("Each output alone, by torchprofile-2020")
        .contains("Layers, by torchprofile-2020")
        .contains("LeakyRelu");
  }

  @Test
  void refusesWhatItCannotCount() throws IOException {
    Path teacher = temp.resolve("teacher.onnx");
    assertThat(execute("inspect", teacher, "--output", "picture")).isEqualTo(2);
    assertThat(err.toString()).contains("no output 'picture'", "image");
    assertThat(execute("inspect", teacher, "--shape", "z=1x63")).isEqualTo(2);
    assertThat(err.toString()).contains("[1, 63]", "z FLOAT32[N,64]");
    assertThat(execute("inspect", teacher, "--shape", "z=1xtwo")).isEqualTo(2);
    assertThat(err.toString()).contains("'two' in 'z=1xtwo' is no size");
    assertThat(execute("inspect", teacher, "--convention", "flops")).isEqualTo(2);
    assertThat(err.toString()).contains("[macs, macs-output, torchprofile-2020]");
    Path broken = Files.write(temp.resolve("broken.onnx"), new byte[] {8, 8, 58, 120});
    assertThat(execute("inspect", broken)).isEqualTo(2);
    assertThat(err.toString()).contains("not a whole ONNX or TFLite model");
  }
}
