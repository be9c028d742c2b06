package dev.understudy.farm.android;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Phones that are asked for by name. */
class PhoneQueryTests {
  @Test
  void whatIsAskedForAndNotThereIsNamed() {
    PhoneQuery query =
        new PhoneQuery(
            List.of(), List.of("pixel 7", "SM-G991B"), List.of("14", "13"), List.of("tensor g2"));

    assertThat(query.unmet(List.of(TestResults.PIXEL)))
        .containsExactly("no phone of model SM-G991B is there", "no phone of Android 13 is there");
    assertThat(PhoneQuery.ALL.unmet(List.of())).isEmpty();
  }
}
