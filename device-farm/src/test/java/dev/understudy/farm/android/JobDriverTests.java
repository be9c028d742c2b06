package dev.understudy.farm.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.understudy.farm.Defaults;
import dev.understudy.measuring.job.DelegateKind;
import dev.understudy.measuring.job.FailureKind;
import dev.understudy.measuring.job.Job;
import dev.understudy.measuring.job.JobFolders;
import dev.understudy.measuring.job.JobResult;
import dev.understudy.measuring.job.JobState;
import dev.understudy.measuring.job.JobStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a job when its phone does not do. */
class JobDriverTests {
  private static final Job JOB = TestResults.job("job", DelegateKind.GPU);

  @TempDir Path folder;
  private final FakePhone phone = new FakePhone();
  private Path model;
  private JobDriver driver;

  @BeforeEach
  void prepare() throws IOException {
    model = Files.writeString(folder.resolve("m"), "model");
    driver = new JobDriver(phone.session(), folder);
  }

  private JobResult run() {
    return driver.run(JOB, Map.of(JOB.model(), model)).result();
  }

  private PhoneException failure() {
    return catchThrowableOfType(PhoneException.class, this::run);
  }

  private void ends(int times, Function<Job, JobResult> how) {
    for (int i = 0; i < times; i++) {
      phone.endings.add(how);
    }
  }

  @Test
  void aJobIsSentStartedFreshFetchedAndDeleted() {
    ends(1, TestResults::timed);

    assertThat(run().state()).isEqualTo(JobState.DONE);
    assertThat(phone.files).containsKey("models/m.tflite");
    assertThat(phone.asked).containsSubsequence("clear", "stop", "run", "status?", "delete");
  }

  @Test
  void anAppThatAlwaysCrashesFailsWithTheLastLinesOfItsLog() {
    phone.log = List.of("E AndroidRuntime: FATAL EXCEPTION", "I ActivityManager: has died");
    ends(Defaults.JOB_ATTEMPTS, TestResults::interrupted);

    assertThat(failure())
        .returns(PhoneException.Kind.FAILED, PhoneException::kind)
        .hasMessageContainingAll(
            "after 3 attempts",
            "last lines:\n  E AndroidRuntime",
            "\n  I ActivityManager: has died");
    assertThat(phone.jobs).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void anAppThatAlwaysCrashesIsTriedOnAnotherPhoneWhileThereIsOne() {
    driver.mayMove(() -> true);
    ends(Defaults.JOB_ATTEMPTS, TestResults::interrupted);

    assertThat(failure().kind()).isEqualTo(PhoneException.Kind.DONE_BADLY);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsThePhonesFaultIsTriedElsewhereAndWhatIsTheModelsIsNot(FailureKind kind) {
    boolean handled =
        kind == FailureKind.NO_SPACE
            || kind == FailureKind.MISSING_FILE
            || kind == FailureKind.HASH_MISMATCH;
    boolean phones =
        kind == FailureKind.DELEGATE
            || kind == FailureKind.NO_MEMORY
            || kind == FailureKind.INTERNAL;
    ends(9, job -> TestResults.failed(job, kind, "because"));
    if (!handled) {
      assertThat(run().failure()).isEqualTo(kind);
    }

    driver.mayMove(() -> true);
    if (phones) {
      assertThat(failure().kind()).isEqualTo(PhoneException.Kind.DONE_BADLY);
    } else if (!handled) {
      assertThat(run().failure()).isEqualTo(kind);
    }
  }

  @Test
  void aSilentFallbackIsTriedElsewhere() {
    ends(2, job -> TestResults.timed(job, true, 1, List.of()));
    assertThat(run().state()).isEqualTo(JobState.DONE);

    driver.mayMove(() -> true);
    assertThat(failure())
        .returns(PhoneException.Kind.DONE_BADLY, PhoneException::kind)
        .hasMessageContaining("the CPU ran it");
  }

  @Test
  void aFullStorageMakesThePhoneUnusable() {
    ends(1, job -> TestResults.failed(job, FailureKind.NO_SPACE, "12 bytes are free"));

    assertThat(failure())
        .returns(PhoneException.Kind.UNUSABLE, PhoneException::kind)
        .hasMessageContainingAll("no room left", "12 bytes are free");
  }

  @Test
  void aStorageTooFullForAResultIsToldByTheStatus() {
    phone.meanwhile =
        () ->
            phone.status =
                phone.status.map(
                    s ->
                        s.job().isEmpty()
                            ? s
                            : JobStatus.of(s.job(), JobState.FAILED, "no-space: ENOSPC"));

    assertThat(failure())
        .returns(PhoneException.Kind.UNUSABLE, PhoneException::kind)
        .hasMessageContaining("no room left");
    assertThat(phone.waited()).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void anAppThatStaysCoveredMakesThePhoneUnusableAfterAMinute() {
    phone.meanwhile = () -> phone.covered = true;

    assertThat(failure())
        .returns(PhoneException.Kind.UNUSABLE, PhoneException::kind)
        .hasMessageContainingAll("does not come to the front", "unlock");
    assertThat(phone.waited()).isBetween(Defaults.OUT_OF_SIGHT, Duration.ofSeconds(80));
  }

  @Test
  void whatCoversTheAppForHalfAMinuteDoesNoHarm() {
    phone.meanwhile =
        () -> {
          phone.covered = phone.waited().compareTo(Duration.ofSeconds(30)) < 0;
          if (phone.waited().compareTo(Duration.ofSeconds(70)) > 0) {
            phone.end(TestResults.timed(TestResults.job("job-1", DelegateKind.GPU)));
          }
        };

    assertThat(run().state()).isEqualTo(JobState.DONE);
  }

  @Test
  void aJobThatStandsStillCountsAsLost() {
    assertThat(failure())
        .returns(PhoneException.Kind.LOST, PhoneException::kind)
        .hasMessageContainingAll("hangs", "state=measuring");
    assertThat(phone.waited()).isGreaterThan(Defaults.NO_PROGRESS);
  }

  @Test
  void filesThatAreGoneAreSentAgain() {
    ends(1, job -> TestResults.failed(job, FailureKind.MISSING_FILE, "models/m.tflite"));
    ends(1, TestResults::timed);
    phone.meanwhile =
        () -> {
          if (phone.jobs.size() == 1) {
            phone.files.remove("models/m.tflite");
          }
        };

    assertThat(run().state()).isEqualTo(JobState.DONE);
    assertThat(phone.files).containsKey("models/m.tflite");
  }

  @Test
  void filesThatAreGoneEachTimeMeanThatSomebodyElseUsesThePhone() {
    ends(3, job -> TestResults.failed(job, FailureKind.MISSING_FILE, "jobs/j/job.json"));

    assertThat(failure())
        .returns(PhoneException.Kind.LOST, PhoneException::kind)
        .hasMessageContainingAll("another program uses this phone", "job.json");
  }

  @Test
  void theJobOfAnotherProgramIsNotTakenForOurs() {
    ends(1, TestResults::timed);
    phone.meanwhile =
        () -> {
          boolean theirs = phone.waited().compareTo(Duration.ofSeconds(2)) < 0;
          phone.status = Optional.of(JobStatus.of(theirs ? "theirs" : "job-1", JobState.DONE, ""));
        };

    assertThat(run().id()).isEqualTo("job-1");
  }

  @Test
  void aResultThatStaysCutCountsAsLost() {
    ends(1, TestResults::timed);
    phone.meanwhile =
        () ->
            phone.files.computeIfPresent(
                "results/job-1/" + JobFolders.SAMPLES, (k, v) -> new byte[3]);

    assertThat(failure())
        .returns(PhoneException.Kind.LOST, PhoneException::kind)
        .hasMessageContaining("does not arrive whole");
  }
}
