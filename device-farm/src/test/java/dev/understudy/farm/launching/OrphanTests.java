package dev.understudy.farm.launching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.TinyModels;
import dev.understudy.measuring.LatencyPlan;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No launch outlives the program that made it, however that one ends. */
@Timeout(180)
class OrphanTests {
  @TempDir private Path folder;

  @TempDir private Path temporary;

  @Test
  void aChildEndsWhenItsParentIsKilled() throws Exception {
    Process parent = parentOf(Misbehaving.Watching.class);
    ProcessHandle child = Processes.await(parent.toHandle(), Misbehaving.Watching.class);
    parent.destroyForcibly();
    child.onExit().get(60, TimeUnit.SECONDS);
  }

  @Test
  void aParentThatIsToldToStopTakesItsChildAlongWithoutAResult() throws Exception {
    Process parent = parentOf(Misbehaving.Hanging.class);
    ProcessHandle child = Processes.await(parent.toHandle(), Misbehaving.Hanging.class);
    parent.destroy();
    child.onExit().get(60, TimeUnit.SECONDS);
    parent.waitFor();
    assertThat(folder.resolve("output")).content().doesNotContain("had a result");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void theRealChildEndsWhenItsInputDoes() throws Exception {
    GeneratorSpec spec = TinyModels.spec(TinyModels.latentAsPicture(folder, -1));
    Duration long1 = Duration.ofHours(1);
    LatencyPlan hours =
        new LatencyPlan("custom", 1, 0, long1, 0.5, Integer.MAX_VALUE / 4, long1, long1, 0);
    Path job = folder.resolve("job.json");
    Path report = folder.resolve("report.json");
    LaunchJson.write(job, new LaunchJob(spec, hours));
    Process child = java(LaunchMain.class, job.toString(), report.toString()).start();
    child.getOutputStream().close();
    assertThat(child.waitFor()).isEqualTo(ParentWatch.PARENT_GONE);
    assertThat(report).doesNotExist();
  }

  private Process parentOf(Class<?> child) throws IOException {
    return java(Misbehaving.Parent.class, folder.toString(), child.getName()).start();
  }

  private ProcessBuilder java(Class<?> main, String... arguments) throws IOException {
    File output = Files.createFile(folder.resolve("output")).toFile();
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), main.getName());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("ORT_DISABLE_TELEMETRY", "1"); // as Launcher says
    builder.command().addAll(List.of(arguments));
    return builder.redirectErrorStream(true).redirectOutput(output);
  }
}
