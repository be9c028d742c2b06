package dev.understudy.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.phone.system.PhoneClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PhoneClockTests {
  private static final long SECOND = 1_000_000_000L;

  /** Near the end of the numbers, as a machine's clock may be. */
  private final AtomicLong machine = new AtomicLong(Long.MAX_VALUE - SECOND);

  private final PhoneClock clock = new PhoneClock(machine::get);

  private long passed(long seconds) {
    long before = clock.nanos();
    machine.addAndGet(seconds * SECOND);
    return (clock.nanos() - before) / SECOND;
  }

  @Test
  void goesAsTheMachinesUntilItIsSlow() {
    assertThat(passed(5)).isEqualTo(5);

    clock.slow(1.5, Duration.ofSeconds(2));
    assertThat(passed(1)).isEqualTo(1);
    assertThat(passed(3)).as("a second as before, then two slow ones").isEqualTo(4);
    assertThat(passed(10)).isEqualTo(15);

    clock.slow(3, Duration.ZERO);
    assertThat(passed(2)).isEqualTo(6);

    clock.recover();
    assertThat(passed(2)).isEqualTo(2);
  }

  @Test
  void aSlowdownThatIsCalledOffNeverBegins() {
    clock.slow(2, Duration.ofSeconds(1));
    clock.recover();
    assertThat(passed(5)).isEqualTo(5);
  }
}
