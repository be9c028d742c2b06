package dev.understudy.farm.launching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.farm.Defaults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdleWaitTests {
  private final List<Duration> slept = new ArrayList<>();

  @Test
  void waitsUntilTheLoadIsLow() throws InterruptedException {
    assertThat(await(Duration.ofMinutes(1), 2, 2.0, 1.0, 0.51, 0.5)).isEqualTo(0.5);
    assertThat(slept).hasSize(3).containsOnly(Defaults.IDLE_POLL);
  }

  @Test
  void givesUpAtTheLimitAndTellsTheLoad() throws InterruptedException {
    assertThat(await(Duration.ofSeconds(12), 2, 3, 3, 3, 2.9, 0.1)).isEqualTo(2.9);
    assertThat(slept)
        .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(2));
  }

  @Test
  void doesNotWaitUnlessAskedNorWhereNoLoadIsTold() throws InterruptedException {
    assertThat(await(Duration.ZERO, 2, 7)).isEqualTo(7);
    assertThat(await(Duration.ofMinutes(1), 2, -0.5)).isEqualTo(-1);
    assertThat(slept).isEmpty();
  }

  private double await(Duration longest, int cores, double... loads) throws InterruptedException {
    Iterator<Double> next = java.util.Arrays.stream(loads).iterator();
    return new IdleWait(longest, cores, next::next, slept::add).await();
  }
}
