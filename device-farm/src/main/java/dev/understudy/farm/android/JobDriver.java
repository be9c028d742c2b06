package dev.understudy.farm.android;

import dev.understudy.common.Validity;
import dev.understudy.farm.Defaults;
import dev.understudy.measuring.job.AgentCommand;
import dev.understudy.measuring.job.FailureKind;
import dev.understudy.measuring.job.Job;
import dev.understudy.measuring.job.JobFile;
import dev.understudy.measuring.job.JobFolders;
import dev.understudy.measuring.job.JobState;
import dev.understudy.measuring.job.JobStatus;
import dev.understudy.measuring.job.WholeResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Carries a job out on a phone: sends, starts, follows, fetches, checks, deletes. What a phone
 * broke off is begun again under another id; a job that went on while its session was gone is found
 * again.
 */
final class JobDriver {
  private final PhoneSession session;
  private final Path work;
  private int attempts;

  /**
   * @param work a folder for what is sent and fetched
   */
  JobDriver(PhoneSession session, Path work) {
    this.session = session;
    this.work = work;
  }

  /**
   * Carries a job out.
   *
   * @param job its id is a prefix of the attempts'
   * @param files where the files that it names lie here
   * @return how it ended: done or failed, never half
   * @throws PhoneException LOST or UNUSABLE with the phone; FAILED if the app crashes under it each
   *     time, with its last lines
   */
  WholeResult run(Job job, Map<JobFile, Path> files) {
    for (int attempt = 1; ; attempt++) {
      Job own = withId(job, job.id() + "-" + ++attempts);
      files.forEach((file, path) -> session.send(path, file.file()));
      session.send(write(own), "jobs/" + own.id() + "/job.json");
      session.with(
          open -> {
            open.stop(); // each launch in a fresh process
            session.command(open, AgentCommand.RUN, own.id());
            return own;
          });
      JobStatus end = follow(own.id());
      String lines = end.state() == JobState.INTERRUPTED ? lines() : "";
      WholeResult result = fetch(own.id());
      session.with(
          open -> {
            session.command(open, AgentCommand.DELETE, own.id());
            return own;
          });
      FailureKind failure = result.result().failure();
      boolean again =
          end.state() == JobState.INTERRUPTED
              || failure == FailureKind.MISSING_FILE
              || failure == FailureKind.HASH_MISMATCH;
      if (failure == FailureKind.NO_SPACE) {
        throw PhoneException.unusable(
            session.udid() + " has no room left: " + result.result().message(), null);
      }
      if (!again) {
        return result;
      }
      if (attempt == Defaults.JOB_ATTEMPTS) {
        throw PhoneException.failed(
            Validity.of(
                Validity.Kind.FAILED,
                "after "
                    + attempt
                    + " attempts: "
                    + result.result().message()
                    + (lines.isEmpty() ? "" : "; the phone's last lines:\n" + lines)));
      }
      if (failure != null) {
        session.forgetSent();
      }
    }
  }

  private String lines() {
    return String.join("\n", session.lastLines());
  }

  private static Job withId(Job job, String id) {
    return new Job(
        id,
        job.model(),
        job.inputs(),
        job.delegate(),
        job.fp16(),
        job.threads(),
        job.launch(),
        job.latency(),
        job.keep());
  }

  private Path write(Job job) {
    try {
      return Files.writeString(work.resolve("job.json"), job.toJson());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a job for " + session.udid(), e);
    }
  }

  /** Polls until the job is over, whatever becomes of sessions meanwhile. */
  private JobStatus follow(String id) {
    Duration wait = session.patience().poll();
    Duration still = Duration.ZERO;
    Optional<JobStatus> before = Optional.empty();
    while (true) {
      session.sleep(wait);
      Optional<JobStatus> now = session.with(PhoneLink::status);
      if (now.isPresent() && now.get().job().equals(id) && now.get().state().over()) {
        return now.get();
      }
      if (now.isEmpty() || !now.get().job().equals(id)) {
        // Not in front, or a new process: the running job is asked for again, and one that has a
        // result or was interrupted says so.
        session.with(
            open -> {
              session.command(open, AgentCommand.RUN, id);
              return id;
            });
      }
      still = now.equals(before) ? still.plus(wait) : Duration.ZERO;
      if (still.compareTo(Defaults.NO_PROGRESS) > 0) {
        throw PhoneException.lost(
            "job "
                + id
                + " on "
                + session.udid()
                + " hangs: "
                + before.map(JobStatus::line).orElse("its app is not in front"),
            null);
      }
      before = now;
      wait = session.patience().longer(wait);
    }
  }

  /** Fetches a result until it arrives whole. */
  private WholeResult fetch(String id) {
    IOException last = new IOException("there is none");
    for (int i = 0; i < Defaults.FETCHES; i++) {
      try {
        Path folder = Files.createDirectories(work.resolve(id));
        byte[] done = pull(id, JobFolders.DONE);
        Files.write(folder.resolve(JobFolders.DONE), done);
        for (String name : WholeResult.hashes(done).keySet()) {
          Files.write(folder.resolve(name), pull(id, name));
        }
        return WholeResult.read(folder);
      } catch (IOException e) {
        last = e;
      }
    }
    throw PhoneException.lost(
        "the result of job "
            + id
            + " does not arrive whole from "
            + session.udid()
            + ": "
            + last.getMessage(),
        last);
  }

  private byte[] pull(String id, String name) throws IOException {
    return session
        .pull("results/" + id + "/" + name)
        .orElseThrow(() -> new IOException(name + " is not there"));
  }
}
