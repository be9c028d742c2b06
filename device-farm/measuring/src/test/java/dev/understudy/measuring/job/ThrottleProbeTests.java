package dev.understudy.measuring.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.measuring.StopReason;
import org.junit.jupiter.api.Test;

class ThrottleProbeTests {
  @Test
  void isTheFastestOfItsRounds() {
    long[] now = {0};
    int[] readings = {0};
    long nanos =
        ThrottleProbe.nanos(
            () -> {
              // Each round takes 100 less than the last, down to 7; then longer again.
              int round = readings[0] / 2;
              if (readings[0]++ % 2 == 1) {
                now[0] += round == 12 ? 7 : 100 + Math.abs(12 - round) * 100L;
              }
              return now[0];
            });
    assertThat(nanos).isEqualTo(7);
  }

  @Test
  void driftIsTheShareByWhichItGotSlower() {
    JobResult.Timing timing = new JobResult.Timing(1, 10, 64, true, StopReason.PLANNED, 1000, 1150);
    assertThat(timing.drift()).isEqualTo(0.15, org.assertj.core.api.Assertions.within(1e-9));
  }
}
