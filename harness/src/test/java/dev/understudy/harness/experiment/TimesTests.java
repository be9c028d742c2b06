package dev.understudy.harness.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTests {
  @ParameterizedTest
  @CsvSource({
    "2s, 2000000000",
    "500ms, 500000000",
    "1m, 60000000000",
    "1.5m, 90000000000",
    "0.001ms, 1000",
    "0s, 0",
    "999999.999m, 59999999940000000",
  })
  void readsTimes(String text, long nanos) {
    assertThat(Times.parse(text)).contains(Duration.ofNanos(nanos));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2",
        "s",
        "2 s",
        "-2s",
        "+2s",
        "2S",
        "2h",
        "2us",
        "1e3s",
        ".5s",
        "5.s",
        "٣s",
        "1000000s",
        "0.0001s"
      })
  void refusesTheRest(String text) {
    assertThat(Times.parse(text)).isEmpty();
  }

  @Test
  void readsWhatItWrites() {
    Random random = new Random(42);
    for (int i = 0; i < 1000; i++) {
      String unit = random.nextBoolean() ? "ms" : "s";
      String text = random.nextInt(1_000_000) + "." + random.nextInt(1000) + unit;
      Duration time = Times.parse(text).orElseThrow();
      assertThat(Times.parse(Times.format(time))).as(text).contains(time);
    }
  }
}
