package dev.understudy.harness.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** One run times several devices; a change of one says nothing of the others. */
class HostComparisonTests {
  private static final Map<String, String> THEN =
      Map.of("cpu", "A CPU", "pixel-7: build", "TQ3A.1", "pixel-7: battery", "80 %");
  private static final Map<String, String> NOW =
      Map.of("cpu", "A CPU", "pixel-7: build", "UP1A.2", "pixel-7: battery", "60 %");

  @Test
  void aPhonesNewBuildConcernsThatPhonesRowsAlone() {
    assertThat(differences("local")).isEmpty();
    assertThat(differences(null)).isEmpty();
    assertThat(differences("galaxy-s21")).isEmpty();
    assertThat(differences("pixel-7")).containsExactly("build “TQ3A.1” then, “UP1A.2” now");
  }

  @Test
  void aPhoneThatWasNotThereIsOtherHardware() {
    assertThat(
            HostComparison.hardware(
                HostComparison.factsOf("pixel-7", Map.of("cpu", "A CPU")),
                HostComparison.factsOf("pixel-7", NOW)))
        .isNotEmpty();
  }

  private static Iterable<String> differences(String device) {
    return HostComparison.hardware(
        HostComparison.factsOf(device, THEN), HostComparison.factsOf(device, NOW));
  }
}
