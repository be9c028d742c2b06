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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Carries a job out on a phone: sends, starts, follows, fetches, checks, deletes. What a phone
 * broke off is begun again under another id; a job that went on while its session was gone is found
 * again.
 */
final class JobDriver {
  /** What a job says when its files are not there: somebody has cleared the app's folder. */
  private static final Set<FailureKind> GONE =
      Set.of(FailureKind.MISSING_FILE, FailureKind.HASH_MISMATCH);

  private final PhoneSession session;
  private final Path work;
  private BooleanSupplier another = () -> false;
  private int attempts;

  /**
   * @param work a folder for what is sent and fetched
   */
  JobDriver(PhoneSession session, Path work) {
    this.session = session;
    this.work = work;
  }

  /**
   * @param phone whether another phone of the model may yet do what this one does badly
   */
  void mayMove(BooleanSupplier phone) {
    another = phone;
  }

  /**
   * Carries a job out.
   *
   * @param job its id is a prefix of the attempts'
   * @param files where the files that it names lie here
   * @return how it ended: done or failed, never half
   * @throws PhoneException LOST or UNUSABLE with the phone; FAILED if the app crashes under it each
   *     time, with its last lines; DONE_BADLY if another phone is to try
   */
  WholeResult run(Job job, Map<JobFile, Path> files) {
    return run(job, files, status -> {});
  }

  /**
   * The same, telling how far the job is.
   *
   * @param seen is told each status that was read, the first of an attempt that begins anew, too
   */
  WholeResult run(Job job, Map<JobFile, Path> files, Consumer<JobStatus> seen) {
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
      JobStatus end = follow(own.id(), seen);
      checkRoom(end);
      List<String> lines = end.state() == JobState.INTERRUPTED ? session.lastLines() : List.of();
      WholeResult result = fetch(own.id());
      session.with(
          open -> {
            session.command(open, AgentCommand.DELETE, own.id());
            return own;
          });
      FailureKind failure = result.result().failure();
      if (failure == FailureKind.NO_SPACE) {
        throw PhoneException.noRoom(session.udid(), result.result().message());
      }
      boolean gone = failure != null && GONE.contains(failure);
      if (end.state() != JobState.INTERRUPTED && !gone) {
        return judged(result);
      }
      if (attempt == Defaults.JOB_ATTEMPTS) {
        throw gone ? cleaned(result.result().message()) : crashed(attempt, result, lines);
      }
      if (gone) {
        session.forgetSent();
      }
    }
  }

  /** A result that says something of the phone, not of the model, is none while others may try. */
  private WholeResult judged(WholeResult result) {
    if (Judgement.mayDifferElsewhere(result.result()) && another.getAsBoolean()) {
      throw PhoneException.doneBadly(Judgement.of(result.result()));
    }
    return result;
  }

  /** An app without room cannot even leave a result that says so. */
  private void checkRoom(JobStatus end) {
    if (end.state() == JobState.FAILED
        && end.message().startsWith(FailureKind.NO_SPACE.text() + ":")) {
      throw PhoneException.noRoom(session.udid(), end.message());
    }
  }

  private PhoneException cleaned(String why) {
    return PhoneException.lost(
        "what was sent to "
            + session.udid()
            + " is gone again each time ("
            + why
            + "): another program uses this phone, or cleans it up",
        null);
  }

  private PhoneException crashed(int attempts, WholeResult result, List<String> lines) {
    Validity verdict =
        Validity.of(
            Validity.Kind.FAILED,
            "after "
                + attempts
                + " attempts: "
                + result.result().message()
                + (lines.isEmpty() ? "" : "; the phone's last lines:" + PhoneLog.quoted(lines)));
    return another.getAsBoolean()
        ? PhoneException.doneBadly(verdict)
        : PhoneException.failed(verdict);
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
  private JobStatus follow(String id, Consumer<JobStatus> seen) {
    Duration wait = session.patience().poll();
    Duration still = Duration.ZERO;
    Duration unseen = Duration.ZERO;
    Optional<JobStatus> before = Optional.empty();
    while (true) {
      session.sleep(wait);
      Optional<JobStatus> now = session.with(PhoneLink::status);
      if (now.isPresent() && now.get().job().equals(id)) {
        if (now.get().state().over()) {
          return now.get();
        }
        seen.accept(now.get());
      } else {
        // Not in front, or a new process: the running job is asked for again, and one that has a
        // result or was interrupted says so.
        session.with(
            open -> {
              session.command(open, AgentCommand.RUN, id);
              return id;
            });
      }
      unseen = now.isEmpty() ? unseen.plus(wait) : Duration.ZERO;
      if (unseen.compareTo(Defaults.OUT_OF_SIGHT) > 0) {
        throw PhoneException.outOfSight(session.udid());
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
