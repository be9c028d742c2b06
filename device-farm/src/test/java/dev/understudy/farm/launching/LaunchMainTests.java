package dev.understudy.farm.launching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.Validity;
import dev.understudy.common.Validity.Kind;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.TinyModels;
import dev.understudy.measuring.LatencyPlan;
import dev.understudy.measuring.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The child's side, by a scripted clock. */
class LaunchMainTests {
  private static final LatencyPlan PLAN =
      new LatencyPlan(
          "custom", 1, 10, Duration.ofSeconds(2), 0.04, 64, Duration.ZERO, Duration.ofHours(1), 0);

  @TempDir private Path folder;

  private GeneratorSpec spec;

  @BeforeEach
  void buildModel() throws IOException {
    spec = TinyModels.spec(TinyModels.latentAsPicture(folder, -1));
  }

  @Test
  void everythingTakesWhatTheClockSays() {
    long[] now = {0};
    LaunchReport report = LaunchMain.run(spec, PLAN, () -> now[0] += 1000);
    assertThat(report.validity()).isEqualTo(Validity.MEASURED);
    assertThat(report.loadNanos()).isEqualTo(1000);
    assertThat(report.firstNanos()).isEqualTo(1000);
    assertThat(report.warmUpNanos()).hasSize(10).containsOnly(1000L);
    assertThat(report.steadyNanos()).hasSize(64).containsOnly(1000L);
  }

  @Test
  void aModelThatWasChangedIsNotTimed() throws IOException {
    byte[] bytes = Files.readAllBytes(spec.model().path());
    bytes[bytes.length - 1] ^= 1; // the same size, and still a model to its reader or not
    Files.write(spec.model().path(), bytes);
    LaunchReport report = LaunchMain.run(spec, PLAN, () -> 0);
    assertThat(report.validity().kind()).isEqualTo(Kind.FAILED);
    assertThat(report.validity().reason()).contains("removed or changed");
    assertThat(report.steadyNanos()).isEmpty();
  }

  @Test
  void aWarmUpThatNeverSettlesIsUnstable() {
    long[] state = {0, 1_000_000};
    Ticker slowing =
        () -> {
          state[1] += state[1] / 10;
          return state[0] += state[1];
        };
    LaunchReport report = LaunchMain.run(spec, PLAN, slowing);
    assertThat(report.validity().kind()).isEqualTo(Kind.UNSTABLE);
    assertThat(report.validity().reason()).contains("within 2.00 s", "more than 4.00 %");
    assertThat(report.steadyNanos()).isNotEmpty();
  }
}
