package dev.understudy.farm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostFactsTests {
  @Test
  void readsTheProcessorsName() {
    assertThat(
            HostFacts.cpuModel(
                List.of(
                    "processor\t: 0",
                    "model\t\t: 85",
                    "model name\t: Intel(R) Xeon(R) CPU @ 2.00GHz",
                    "flags\t: fpu")))
        .contains("Intel(R) Xeon(R) CPU @ 2.00GHz");
    assertThat(
            HostFacts.cpuModel(List.of("processor\t: 0", "", "Model\t\t: Raspberry Pi 4 Model B")))
        .contains("Raspberry Pi 4 Model B");
    assertThat(HostFacts.cpuModel(List.of("processor\t: 0", "CPU part\t: 0xd0c"))).isEmpty();
  }

  @Test
  void tellsOfThisMachine() {
    assertThat(HostFacts.read())
        .containsOnlyKeys("cpu", "cores", "memory", "os", "java", "load average")
        .containsEntry("cores", Integer.toString(Runtime.getRuntime().availableProcessors()))
        .allSatisfy((key, value) -> assertThat(value).isNotBlank());
  }
}
