package dev.understudy.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.farm.Interleaving.Slot;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterleavingTests {
  private static final List<String> FOUR = List.of("t/onnx", "t/tflite", "s/onnx", "s/tflite");

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 42, -7, Long.MAX_VALUE})
  void everyRoundHasEveryConfigurationOnce(long seed) {
    List<Slot<String>> order = Interleaving.order(FOUR, 5, seed);
    assertThat(order).hasSize(20);
    for (int round = 0; round < 5; round++) {
      List<Slot<String>> slots = order.subList(round * 4, round * 4 + 4);
      assertThat(slots).extracting(Slot::launch).containsOnly(round);
      assertThat(slots).extracting(Slot::configuration).containsExactlyInAnyOrderElementsOf(FOUR);
    }
    assertThat(Interleaving.order(FOUR, 5, seed)).isEqualTo(order);
  }

  @Test
  void neitherOfTwoAlwaysGoesFirst() {
    long teacherFirst =
        LongStream.range(0, 400)
            .filter(
                seed ->
                    Interleaving.order(List.of("t", "s"), 1, seed)
                        .get(0)
                        .configuration()
                        .equals("t"))
            .count();
    assertThat(teacherFirst).isBetween(150L, 250L);
  }

  @Test
  void noLaunchesAreRefused() {
    assertThatThrownBy(() -> Interleaving.order(FOUR, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
