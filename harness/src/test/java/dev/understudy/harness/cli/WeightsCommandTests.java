package dev.understudy.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.harness.cli.weights.WeightsCommand;
import dev.understudy.metrics.weights.Weights;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WeightsCommandTests {
  /** The published heads, byte for byte. */
  private static final Path HEADS =
      Path.of("../runtimes/src/test/resources/dev/understudy/runtimes/checkpoints");

  @TempDir private Path temp;

  private String out = "";
  private String err = "";

  private int execute(Object... args) {
    StringWriter printed = new StringWriter();
    StringWriter errors = new StringWriter();
    CommandLine line = new CommandLine(new WeightsCommand(() -> Weights.in(temp.resolve("cache"))));
    line.setExecutionExceptionHandler(new ErrorHandler());
    line.setOut(new PrintWriter(printed));
    line.setErr(new PrintWriter(errors));
    int code = line.execute(Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    out = printed.toString();
    err = errors.toString();
    return code;
  }

  @Test
  void listSaysWhereEverythingIsFetchedFrom() {
    assertThat(execute("list")).isZero();
    assertThat(out)
        .contains("fid-inception", "lpips-alex", "lpips-vgg", "lpips-squeeze", "vgg16", "missing")
        .contains("6726825d0af5f729cebd5821db510b11b1cfad8faad88a03f1befd49fb9129b2")
        .contains("95628359 bytes", "BSD-3-Clause", "https://download.pytorch.org/models/")
        .contains(temp.resolve("cache").toString());
  }

  @Test
  void aPublishedFileIsRecognisedWhateverItsName() throws IOException {
    Path renamed = Files.copy(HEADS.resolve("lpips-v0.1-alex.pth"), temp.resolve("download(1)"));
    assertThat(execute("import", renamed, "--quiet")).as(err).isZero();
    assertThat(out).contains("lpips-v0.1-alex.pth is lpips-alex-heads, as published");
    assertThat(execute("list", "--json")).isZero();
    JsonNode network = new JsonMapper().readTree(out).at("/networks/lpips-alex");
    assertThat(network.at("/state").asText()).isEqualTo("missing");
    assertThat(network.at("/files/0/verified").asBoolean()).isTrue();
    assertThat(network.at("/missing/0/name").asText()).isEqualTo("alexnet-owt-7be5be79.pth");
    assertThat(execute("verify", "--quiet")).isZero();
  }

  @Test
  void anUnpublishedFileIsRefusedUnlessToldOtherwise() throws IOException {
    byte[] content = Files.readAllBytes(HEADS.resolve("lpips-v0.1-vgg.pth"));
    content[content.length - 1] ^= 1; // the last weight's sign or exponent
    Path changed = Files.write(temp.resolve("vgg.pth"), content);
    assertThat(execute("import", changed, "--quiet")).isEqualTo(2);
    assertThat(err)
        .contains("vgg.pth", "tensors of lpips-vgg-heads", "--unverified", "what to do:")
        .contains("a78928a0af1e5f0fcb1f3b9e8f8c3a2a5a3de244d830ad5c1feddc79b8432868");
    assertThat(execute("import", "--unverified", changed, "--quiet")).isZero();
    assertThat(out).contains("NOT the published file", "NOT AS PUBLISHED");
  }

  @Test
  void wrongUsageIsTwo() {
    assertThat(execute()).isEqualTo(2);
    assertThat(execute("install")).isEqualTo(2);
    assertThat(execute("install", "resnet50")).isEqualTo(2);
    assertThat(err).contains("resnet50", "fid-inception", "all");
    assertThat(execute("import", temp.resolve("none.pth"))).isEqualTo(2);
    assertThat(err).contains("none.pth", "does not exist", "what to do:");
  }

  @Test
  void theRootCommandKnowsIt() {
    CommandLine line = CommandLines.create();
    StringWriter printed = new StringWriter();
    line.setOut(new PrintWriter(printed));
    assertThat(line.execute("weights", "--help")).isZero();
    assertThat(printed.toString()).contains("list", "install", "import", "verify", "CACHE");
  }
}
