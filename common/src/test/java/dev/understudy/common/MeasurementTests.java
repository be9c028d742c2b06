package dev.understudy.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementTests {
  @Test
  void refusesNanThatClaimsToBeMeasured() {
    assertThatThrownBy(() -> Measurement.of("kid", Double.NaN, Unit.NONE, 5, null, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kid");
  }

  @Test
  void keepsTheReasonOfAMissingValue() {
    var why = Validity.of(Validity.Kind.UNSUPPORTED, "custom op Foo");
    var m = Measurement.missing("latency-p50", Unit.MILLISECONDS, "quick", why);
    assertThat(m.value()).isNaN();
    assertThat(m.validity()).isEqualTo(why);
    assertThat(m.withWarnings(List.of("a")).withWarnings(List.of("b")).warnings())
        .containsExactly("a", "b");
  }

  @Test
  void refusesAnIntervalUpsideDownOrWithNan() {
    assertThatThrownBy(() -> new ConfidenceInterval(2, 1, 0.95, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ConfidenceInterval(Double.NaN, 1, 0.95, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void inputExceptionSaysWhereWhatExpectedAndRemedy() {
    assertThat(new InputException("a.yaml:3: seed", "is text", "a whole number", "write 42"))
        .hasMessage("a.yaml:3: seed: is text\n  expected: a whole number\n  what to do: write 42");
  }
}
