package dev.understudy.farm.launching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.Validity.Kind;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.LaunchResult;
import dev.understudy.farm.LocalDevice;
import dev.understudy.farm.TinyModels;
import dev.understudy.measuring.LatencyPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With real child processes. */
@Timeout(180)
class LauncherTests {
  private static final LatencyPlan SHORT =
      new LatencyPlan(
          "custom",
          1,
          10,
          Duration.ofSeconds(1),
          0.5,
          64,
          Duration.ZERO,
          Duration.ofSeconds(20),
          0);

  @TempDir private Path folder;

  private GeneratorSpec spec;

  @BeforeEach
  void buildModel() throws IOException {
    spec = TinyModels.spec(TinyModels.latentAsPicture(folder, -1));
  }

  @Test
  void timesAModelInAProcessOfItsOwn() {
    LaunchResult result = new LocalDevice().launch(spec, SHORT, 2);
    assertThat(result.validity().kind()).isIn(Kind.MEASURED, Kind.UNSTABLE);
    assertThat(result.launch()).isEqualTo(2);
    assertThat(result.steadyNanos()).hasSizeGreaterThanOrEqualTo(64);
    assertThat(result.warmUpNanos()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(result.loadNanos()).isPositive();
    assertThat(result.firstNanos()).isPositive();
    if (Files.exists(Path.of("/proc/self/status"))) {
      assertThat(result.peakMemoryBytes()).isGreaterThan(10L << 20);
    }
  }

  @Test
  void aModelThatWasRemovedIsAResult() throws IOException {
    Files.delete(spec.model().path());
    LaunchResult result = new LocalDevice().launch(spec, SHORT, 0);
    assertThat(result.validity().kind()).isEqualTo(Kind.FAILED);
    assertThat(result.validity().reason())
        .contains(spec.model().path().toString(), "removed or changed");
    assertThat(result.steadyNanos()).isEmpty();
  }

  @Test
  void aModelThatItsRuntimeRefusesIsUnsupported() throws IOException {
    GeneratorSpec unknown = TinyModels.spec(TinyModels.withOp(folder, "NoSuchOp"));
    LaunchResult result = new LocalDevice().launch(unknown, SHORT, 0);
    assertThat(result.validity().kind()).isEqualTo(Kind.UNSUPPORTED);
    assertThat(result.validity().reason()).contains("NoSuchOp").doesNotContain("\n");
  }

  @Test
  void aModelThatCannotBeRunTellsWhyInTheLastLines() throws IOException {
    GeneratorSpec features = TinyModels.spec(TinyModels.features(folder));
    LaunchResult result = new LocalDevice().launch(features, SHORT, 0);
    assertThat(result.validity().kind()).isEqualTo(Kind.FAILED);
    assertThat(result.validity().reason()).contains("exit code 1", "which is not a picture's");
  }

  @Test
  void aCrashIsAResultWithItsLastTwentyLines() {
    LaunchResult result = launch(Misbehaving.Crashing.class);
    assertThat(result.validity().kind()).isEqualTo(Kind.FAILED);
    assertThat(result.validity().reason())
        .isEqualTo(
            IntStream.rangeClosed(11, 30)
                .mapToObj(i -> "line " + i)
                .collect(
                    Collectors.joining(
                        "\n",
                        "the launch failed: it ended with exit code 7; its last lines:\n",
                        "")));
  }

  @Test
  void anEndWithoutAReportIsAFailure() {
    assertThat(launch(Misbehaving.Silent.class).validity().reason())
        .isEqualTo(
            "the launch failed: it ended without a report; its last lines:\n"
                + "(it printed nothing)");
  }

  @Test
  void aTalkativeChildIsNotBlockedByItsOutput() {
    assertThat(launch(Misbehaving.Talkative.class).validity().reason())
        .isEqualTo("it is talkative");
  }

  @Test
  void aChildThatHangsIsKilledAtTheLimit() {
    LatencyPlan none =
        new LatencyPlan("custom", 1, 0, Duration.ZERO, 0.5, 1, Duration.ZERO, Duration.ZERO, 0);
    LaunchResult result =
        new Launcher(Misbehaving.Hanging.class.getName(), Duration.ofMillis(1), IdleWait.none())
            .launch(spec, none, 0);
    assertThat(result.validity().kind()).isEqualTo(Kind.FAILED);
    assertThat(result.validity().reason()).contains("no result after 0 s and was killed");
    assertNoChildOf(Misbehaving.Hanging.class);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aChildThatIsKilledMidwayIsAResult() throws Exception {
    CompletableFuture<LaunchResult> launch =
        CompletableFuture.supplyAsync(() -> launch(Misbehaving.Hanging.class));
    Processes.await(ProcessHandle.current(), Misbehaving.Hanging.class).destroyForcibly();
    LaunchResult result = launch.get(60, TimeUnit.SECONDS);
    assertThat(result.validity().kind()).isEqualTo(Kind.FAILED);
    assertThat(result.validity().reason()).contains("exit code 137", "out of memory");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aChildThatIsToldToStopHasNoResult() throws Exception {
    CompletableFuture<LaunchResult> launch =
        CompletableFuture.supplyAsync(() -> launch(Misbehaving.Hanging.class));
    Processes.await(ProcessHandle.current(), Misbehaving.Hanging.class).destroy();
    assertThatThrownBy(() -> launch.get(60, TimeUnit.SECONDS))
        .isInstanceOfAny(CancellationException.class, ExecutionException.class)
        .hasStackTraceContaining("told to stop (exit code 143)");
  }

  @Test
  void interruptionKillsTheChildAndHasNoResult() throws Exception {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                launch(Misbehaving.Hanging.class);
                thrown.complete(new AssertionError("it had a result"));
              } catch (CancellationException e) {
                thrown.complete(e);
              }
            });
    thread.start();
    ProcessHandle child = Processes.await(ProcessHandle.current(), Misbehaving.Hanging.class);
    thread.interrupt();
    assertThat(thrown.get(60, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    child.onExit().get(60, TimeUnit.SECONDS);
  }

  private LaunchResult launch(Class<?> child) {
    return new Launcher(child.getName(), Duration.ofMinutes(5), IdleWait.none())
        .launch(spec, SHORT, 0);
  }

  private static void assertNoChildOf(Class<?> main) {
    assertThat(Processes.running(ProcessHandle.current(), main)).isEmpty();
  }
}
