package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.reports.HostComparison.Difference;
import java.util.List;
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
    assertThat(differences("pixel-7")).containsExactly(new Difference("build", "TQ3A.1", "UP1A.2"));
  }

  @Test
  void aPhoneThatWasNotThereIsOtherHardware() {
    assertThat(HostComparison.of("pixel-7", Map.of("cpu", "A CPU"), NOW).hardware())
        .contains(new Difference("build", "not told", "UP1A.2"));
  }

  @Test
  void aPatchedKernelAndAnotherJavaAreSoftware() {
    HostComparison patched =
        HostComparison.of(
            "local",
            Map.of("os", "Linux 6.1.0 amd64", "java", "17.0.14", "load average", "0.1"),
            Map.of("OS", "Linux 6.1.9 amd64", "Java", "17.0.15", "load average", "3.0"));

    assertThat(patched.hardware()).isEmpty();
    assertThat(patched.software()).extracting(Difference::fact).containsExactly("os", "java");
    assertThat(
            HostComparison.of(
                    "local", Map.of("os", "Linux 6.1.0 amd64"), Map.of("os", "Linux 6.1.0 aarch64"))
                .hardware())
        .hasSize(1);
  }

  @Test
  void anotherAppAndFewerPhonesAreTheSameHardware() {
    HostComparison later =
        HostComparison.of(
            "pixel-7",
            Map.of("pixel-7: benchmark app", "0.1.0", "pixel-7: phones", "2"),
            Map.of("pixel-7: benchmark app", "0.2.0", "pixel-7: phones", "1"));

    assertThat(later.hardware()).isEmpty();
    assertThat(later.software()).containsExactly(new Difference("benchmark app", "0.1.0", "0.2.0"));
  }

  private static List<Difference> differences(String device) {
    return HostComparison.of(device, THEN, NOW).hardware();
  }
}
