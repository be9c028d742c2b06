package dev.understudy.farm.launching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PeakMemoryTests {
  @Test
  void isTheHighWaterMark() {
    assertThat(
            PeakMemory.parse(
                List.of(
                    "Name:\tjava", "VmPeak:\t 9000 kB", "VmHWM:\t  123456 kB", "VmRSS:\t 1 kB")))
        .isEqualTo(123456L * 1024);
    assertThat(PeakMemory.parse(List.of("Name:\tjava"))).isEqualTo(-1);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void isToldOnLinux() {
    assertThat(PeakMemory.now()).isGreaterThan(10L << 20);
  }
}
