package dev.understudy.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.measuring.job.DelegateKind;
import dev.understudy.measuring.job.JobResult;
import dev.understudy.measuring.job.JobState;
import dev.understudy.measuring.job.JobStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.NoSuchElementException;

/** What lasts while a job runs: a full storage, something in front, a wrong clock, a wrong GPU. */
class PhoneStateTests extends JobFixture {
  @Test
  void aStorageThatFillsUpStopsTheJobThatRuns() throws Exception {
    String id = send(DelegateKind.CPU_XNNPACK);
    phone.faults().arm("storage-full@job=pictures/*");
    session.run(id);

    assertThat(session.end())
        .extracting(JobStatus::state, s -> s.message().startsWith("no-space"))
        .containsExactly(JobState.FAILED, true);
    assertThatThrownBy(() -> session.push(jobs.tensors, "tensors/other.bin"))
        .hasMessageContaining("No space left");
    phone.faults().clear();
    session.push(jobs.tensors, "tensors/other.bin");
  }

  @Test
  void whatIsStartedBehindADialogueWaitsUntilItGoes() throws Exception {
    String id = send(DelegateKind.CPU_XNNPACK);
    phone.faults().arm("cover");
    session.run(id);

    assertThatThrownBy(() -> session.status()).isInstanceOf(NoSuchElementException.class);
    assertThat(session.driver.currentActivity()).contains("GrantPermissions");
    phone.faults().clear();
    assertThat(session.end().state()).isEqualTo(JobState.DONE);
  }

  @Test
  void aDialogueOverTheJobShowsInItsStates() throws Exception {
    phone.faults().arm("cover:3@job=measuring/*");
    String id = send(DelegateKind.CPU_XNNPACK);
    session.run(id);

    assertThat(session.end().state()).isEqualTo(JobState.DONE);
    assertThat(result(id).states()).extracting(s -> s.state().foreground()).contains(true, false);
  }

  @Test
  void aClockThatJumpsDatesTheResultAndNothingElse() throws Exception {
    phone.faults().arm("clock-jump:-86400@job=measuring/*");
    String id = send(DelegateKind.CPU_XNNPACK);
    session.run(id);

    assertThat(session.end().state()).isEqualTo(JobState.DONE);
    assertThat(result(id).states()).extracting(JobResult.StateAt::atMillis).isSorted();
    assertThat(Instant.parse(result(again()).host().startedAt()))
        .isBefore(Instant.now().minus(Duration.ofHours(23)));
  }

  @Test
  void aWrongGpuMakesOtherPictures() throws Exception {
    phone.faults().arm("gpu-wrong");
    String id = send(DelegateKind.GPU);
    session.run(id);

    assertThat(session.end().state()).isEqualTo(JobState.DONE);
    assertThat(result(id).loaded().coverage().delegates()).isNotEmpty();
    assertThat(session.pull("results/" + id + "/output-0.bin")).containsOnly(0);
  }

  @Test
  void theLogCanBeFilteredByTagAndPriority() throws Exception {
    phone.android().logcat().write('I', 1, "ActivityManager", "wanted");
    phone.android().logcat().write('I', 1, "Noise", "not wanted");
    phone.android().logcat().write('E', 1, "Noise", "wanted, too");

    assertThat(
            lab.adb
                .on(phone.udid(), "logcat", "-d", "ActivityManager:I", "*:E")
                .orThrow()
                .lines()
                .filter(line -> line.contains("wanted")))
        .extracting(line -> line.substring(line.lastIndexOf(": ") + 2))
        .containsExactly("wanted", "wanted, too");
  }
}
