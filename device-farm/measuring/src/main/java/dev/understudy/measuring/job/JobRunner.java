package dev.understudy.measuring.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.measuring.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries out jobs, one after another, on the thread that calls it. Every job ends in a result's
 * folder, whatever happens, unless the process or the storage does not let it; then the next start
 * says {@link JobState#INTERRUPTED}.
 */
public final class JobRunner {
  private final JobFolders folders;
  private final Phone phone;
  private final Ticker ticker;
  private final Clock clock;
  private final Consumer<JobStatus> status;
  private int jobsBefore;

  /**
   * A runner for this process.
   *
   * @param clock dates the results
   * @param status told of every change; called on the job's thread, at most once a second while
   *     timings are taken
   */
  public JobRunner(
      JobFolders folders, Phone phone, Ticker ticker, Clock clock, Consumer<JobStatus> status) {
    this.folders = folders;
    this.phone = phone;
    this.ticker = ticker;
    this.clock = clock;
    this.status = status;
  }

  /**
   * Gives every job whose process ended in the midst of it a result that says so. Call it once,
   * when the process starts.
   *
   * @return the results that were made
   */
  public List<JobResult> recover() throws IOException {
    List<JobResult> results = new ArrayList<>();
    for (String id : ResultFolder.unfinished(folders)) {
      String note = ResultFolder.lastNote(folders.running(id));
      Session session = new Session(id);
      results.add(
          session.publish(
              JobState.INTERRUPTED,
              null,
              "the app's process ended while the job ran"
                  + (note.isEmpty() ? "" : "; its last status was: " + note)));
    }
    return results;
  }

  /** The result that a job has already; empty if it has none, or none that can be read. */
  public Optional<JobResult> finished(String id) {
    Path json = folders.result(id).resolve(JobFolders.RESULT);
    try {
      return Optional.of(JobResult.parse(new String(Files.readAllBytes(json), UTF_8)));
    } catch (IOException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /**
   * Runs a job, unless it has a result already.
   *
   * @return the status it ended with, which {@code status} was told, too
   */
  public JobStatus run(String id, Cancellation cancellation) {
    Optional<JobResult> before = finished(id);
    if (before.isPresent()) {
      return tell(before.get().status());
    }
    JobStatus end;
    try {
      end = new Session(id).run(cancellation).status();
    } catch (IOException e) {
      // Not even the failure could be written; the next start finds the job unfinished.
      end = JobStatus.of(id, JobState.FAILED, failureOf(e).text() + ": " + e);
    }
    jobsBefore++;
    return tell(end);
  }

  private JobStatus tell(JobStatus now) {
    status.accept(now);
    return now;
  }

  private FailureKind failureOf(IOException e) {
    return FailureKind.of(e, phone, folders);
  }

  /** One job's way. */
  private final class Session {
    private final String id;
    private final String startedAt = clock.instant().toString();
    private final ResultFolder folder;
    private @Nullable Job job;
    private @Nullable JobRun run;

    Session(String id) throws IOException {
      this.id = id;
      this.folder = ResultFolder.begin(folders, phone, id);
    }

    JobResult run(Cancellation cancellation) throws IOException {
      try {
        Job read = JobFiles.read(folders, id);
        job = read;
        run = new JobRun(read, folders, folder, phone, ticker, cancellation, status);
        run.run();
        return publish(JobState.DONE, null, "");
      } catch (JobException e) {
        return publish(JobState.FAILED, e.kind(), String.valueOf(e.getMessage()));
      } catch (Cancellation.Cancelled e) {
        return publish(JobState.CANCELLED, null, "the driver cancelled it");
      } catch (IOException e) {
        return publish(JobState.FAILED, failureOf(e), e.toString());
      } catch (OutOfMemoryError e) {
        return publish(JobState.FAILED, FailureKind.NO_MEMORY, e.toString());
      } catch (RuntimeException | LinkageError e) {
        return publish(JobState.FAILED, FailureKind.INTERNAL, e.toString());
      }
    }

    JobResult publish(JobState state, @Nullable FailureKind failure, String message)
        throws IOException {
      boolean done = state == JobState.DONE;
      if (!done) {
        // Half a measurement is none.
        folder.clear();
      }
      JobResult.Host host =
          new JobResult.Host(
              phone.agentVersion(),
              run == null ? "" : run.runtimeVersion(),
              startedAt,
              jobsBefore,
              phone.facts());
      JobResult result =
          new JobResult(
              id,
              job,
              state,
              failure,
              message,
              host,
              run == null ? null : run.loaded(),
              done && run != null ? run.timing() : null,
              run == null ? List.of() : run.states(),
              done && run != null ? run.outputs() : List.of());
      folder.publish(result);
      return result;
    }
  }
}
