package dev.understudy.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DevicesCommandTests {
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
  void writesOutTheAppAndSaysWhichItIs() throws Exception {
    Path apk = temp.resolve("new/agent.apk");
    assertThat(execute("devices", "agent", "--out", apk)).as(err.toString()).isZero();
    byte[] digest =
        java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(apk));
    assertThat(out.toString())
        .contains("package  dev.understudy.agent")
        .containsPattern("version  \\S+\\+[0-9a-f]{12}")
        .contains("sha256   " + HexFormat.of().formatHex(digest))
        .contains("bytes    " + Files.size(apk));
    try (ZipFile zip = new ZipFile(apk.toFile())) {
      assertThat(zip.getEntry("classes.dex")).isNotNull();
    }
    assertThat(apk.getParent().toFile().list()).containsExactly("agent.apk");
  }

  @Test
  void aFileThatCannotBeWrittenIsTwo() throws Exception {
    Path file = Files.createFile(temp.resolve("file"));
    assertThat(execute("devices", "agent", "--out", file.resolve("agent.apk"))).isEqualTo(2);
    assertThat(err.toString()).contains("--out").contains("name another file");
  }

  @Test
  void saysWhatThereIsToDo() {
    assertThat(execute("devices", "--help")).isZero();
    assertThat(out.toString()).contains("agent");
    assertThat(execute("devices")).isEqualTo(2);
    assertThat(err.toString()).contains("devices agent");
  }
}
