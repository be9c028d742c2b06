package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdvanceTests {
  private final List<Long> told = new ArrayList<>();

  @Test
  void tellsWhatIsNewAndNoMoreThanTheWork() {
    Advance advance = new Advance(10, told::add);
    advance.to(0);
    advance.to(3);
    advance.to(3);
    advance.to(1); // it began anew
    advance.to(4);
    advance.to(99);
    advance.finish();
    assertThat(told).containsExactly(3L, 1L, 6L);
  }

  @Test
  void aStepThatToldNothingIsDoneAtItsEnd() {
    new Advance(7, told::add).finish();
    assertThat(told).containsExactly(7L);
  }
}
