package dev.understudy.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Reasons for where there is little room. */
class ValidityTests {
  private static String brief(String reason) {
    return Validity.of(Validity.Kind.FAILED, reason).brief();
  }

  @Test
  void quotedLinesAreCountedAndTheOthersStay() {
    assertThat(brief("launch 0: it crashed; the last lines:\n  a\n  b\nlaunch 1: too slow"))
        .isEqualTo(
            "launch 0: it crashed; the last lines:\nlaunch 1: too slow (2 lines, in the record)");
    assertThat(brief("lost; the last lines:\n  a"))
        .isEqualTo("lost; the last lines: (1 line, in the record)");
  }

  @Test
  void aReasonThatQuotesNothingIsAsItIs() {
    assertThat(brief("launch 0: hot\nlaunch 1: hot")).isEqualTo("launch 0: hot\nlaunch 1: hot");
    assertThat(brief("")).isEmpty();
  }
}
