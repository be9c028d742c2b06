package dev.understudy.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTests {
  @Test
  void timesAreWrittenAsPeopleWriteThem() {
    Instant time = Instant.parse("2026-11-01T09:30:12Z");

    assertThat(Times.longText(time)).isEqualTo("1 November 2026, 09:30 UTC");
    assertThat(Times.shortText(time)).isEqualTo("2026-11-01 09:30");
  }

  @Test
  void whatNoCalendarHoldsStandsAsItIs() {
    assertThat(Times.shortText(Instant.MIN)).isEqualTo("-1000000000-01-01T00:00:00Z");
    assertThat(Times.longText(Instant.MAX)).isEqualTo(Instant.MAX.toString());
  }
}
