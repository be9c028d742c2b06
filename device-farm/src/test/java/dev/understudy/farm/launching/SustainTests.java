package dev.understudy.farm.launching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.Validity;
import dev.understudy.common.Validity.Kind;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.LocalDevice;
import dev.understudy.farm.SustainedRun;
import dev.understudy.farm.SustainedSummary;
import dev.understudy.farm.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Loads on this machine, in real child processes. */
@Timeout(180)
class SustainTests {
  private static final Duration TIME = Duration.ofSeconds(2);

  @TempDir private Path folder;
  private GeneratorSpec spec;

  @BeforeEach
  void buildModel() throws IOException {
    spec = TinyModels.spec(TinyModels.latentAsPicture(folder, -1));
  }

  @Test
  void runsWithoutAPauseAndTellsHowFarItIs() {
    List<Duration> told = new ArrayList<>();

    SustainedRun load = new LocalDevice().sustain(spec, TIME, told::add);

    assertThat(load.launch().validity()).isEqualTo(Validity.MEASURED);
    assertThat(load.launch().warmUpNanos()).isEmpty();
    assertThat(load.launch().steadyNanos()).hasSizeGreaterThan(36);
    assertThat(load.states()).isEmpty();
    assertThat(told).isNotEmpty().isSorted();
    assertThat(told).allSatisfy(t -> assertThat(t).isBetween(Duration.ofSeconds(1), TIME));
    assertThat(SustainedSummary.of(load, TIME, 1_000).measurements().get(0).value()).isPositive();
  }

  @Test
  void aModelThatIsGoneIsAResult() throws IOException {
    Files.delete(spec.model().path());
    SustainedRun load = new LocalDevice().sustain(spec, TIME, soFar -> {});
    assertThat(load.launch().validity().kind()).isEqualTo(Kind.FAILED);
    assertThat(load.launch().validity().reason()).contains("removed or changed");
  }

  @Test
  void whoeverListensCanEndIt() {
    long before = children();
    assertThatThrownBy(
            () ->
                new LocalDevice()
                    .sustain(
                        spec,
                        Duration.ofMinutes(10),
                        soFar -> {
                          throw new IllegalStateException("enough");
                        }))
        .hasMessage("enough");
    assertThat(children()).isEqualTo(before);
  }

  private static long children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
  }
}
