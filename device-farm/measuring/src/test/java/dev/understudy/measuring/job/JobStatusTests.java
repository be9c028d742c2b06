package dev.understudy.measuring.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobStatusTests {
  @Test
  void isOneLineWithTheMessageLast() {
    JobStatus status =
        new JobStatus("j-1.a", JobState.MEASURING, "steady", 37, 64, "two\nlines = one");
    assertThat(status.line())
        .isEqualTo(
            "state=measuring job=j-1.a step=steady done=37 total=64 message=two lines = one");
  }

  @ParameterizedTest
  @EnumSource(JobState.class)
  void comesBackFromItsLine(JobState state) {
    JobStatus status = new JobStatus("", state, "", 0, 0, "message=done state=x");
    assertThat(JobStatus.parse(status.line())).isEqualTo(status);
  }

  @Test
  void refusesWhatIsNoStatus() {
    assertThatThrownBy(() -> JobStatus.parse("Understudy has stopped"))
        .hasMessageContaining("Understudy has stopped");
    assertThatThrownBy(() -> JobStatus.parse("state=odd job= step= done=0 total=0 message="))
        .hasMessageContaining("odd")
        .hasMessageContaining("warm-up");
  }
}
