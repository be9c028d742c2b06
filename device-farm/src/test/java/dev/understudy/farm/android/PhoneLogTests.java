package dev.understudy.farm.android;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.farm.Defaults;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What reasons take from a phone's log. */
class PhoneLogTests {
  @Test
  void theLastLinesAreKept() {
    List<String> lines = IntStream.range(0, 100).mapToObj(i -> "line " + i).toList();

    assertThat(PhoneLog.of(lines)).hasSize(Defaults.LAST_LINES).endsWith("line 98", "line 99");
    assertThat(PhoneLog.of(List.of("one"))).containsExactly("one");
  }

  @Test
  void eachLineIsQuotedOnItsOwnAndDoesNothingToATerminal() {
    assertThat(PhoneLog.quoted(List.of("E a: \u001b[2Jgone", " I b: \u0007 ")))
        .isEqualTo("\n  E a: ?[2Jgone\n  I b: ?");
    assertThat(PhoneLog.quoted(List.of("x".repeat(5000)))).hasSizeLessThan(310).endsWith("…");
    assertThat(PhoneLog.quoted(List.of())).isEmpty();
  }
}
