package dev.understudy.measuring.job;

import dev.understudy.measuring.Ticker;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes the commands of intents, as docs/agent.md has them: runs one job at a time, and says in the
 * status what it does and what it refuses. A process has one desk; it stays while activities come
 * and go.
 */
public final class CommandDesk {
  /** What the apps that have a desk do in their own ways. */
  public interface App {
    /**
     * One of the app's files folders, which is there.
     *
     * @throws IOException if this device has it not, with what to do
     */
    JobFolders folders(FilesRoot root) throws IOException;

    /** Runs work on a thread of its own. */
    void start(Runnable work);

    /** Hands what the work's thread tells to the desk, in the order in which it is told. */
    void pass(JobStatus told, Consumer<JobStatus> desk);

    /** Shows the status, which is new or was asked for. */
    void show(JobStatus now);
  }

  /**
   * The job or the join that runs.
   *
   * @param name as refusals say it: {@code job j1}
   */
  private record Running(String name, Cancellation cancellation) {
    static Running job(String id) {
      return new Running("job " + id, new Cancellation());
    }
  }

  private final Phone phone;
  private final Ticker ticker;
  private final Clock clock;
  private final App app;
  private final Map<FilesRoot, JobRunner> runners = new EnumMap<>(FilesRoot.class);
  private JobStatus status = JobStatus.of("", JobState.IDLE, "");
  private @Nullable Running running;

  /**
   * A new process's desk: jobs that an earlier process left unfinished get their results.
   *
   * @param ticker times the jobs
   * @param clock dates the results
   */
  public CommandDesk(Phone phone, Ticker ticker, Clock clock, App app) {
    this.phone = phone;
    this.ticker = ticker;
    this.clock = clock;
    this.app = app;
    for (FilesRoot root : FilesRoot.values()) {
      recover(root);
    }
  }

  private void recover(FilesRoot root) {
    try {
      for (JobResult interrupted : runner(root).recover()) {
        status = interrupted.status();
      }
    } catch (IOException e) {
      status = status.saying("cannot look for interrupted jobs: " + e.getMessage());
    }
  }

  private JobRunner runner(FilesRoot root) throws IOException {
    JobRunner runner = runners.get(root);
    if (runner == null) {
      runner =
          new JobRunner(
              app.folders(root), phone, ticker, clock, told -> app.pass(told, this::show));
      runners.put(root, runner);
    }
    return runner;
  }

  /** What it is at. */
  public synchronized JobStatus status() {
    return status;
  }

  /**
   * Does what an intent asks; what it refuses, it says in the status's message.
   *
   * @param extras an extra's text by its name, or null
   */
  public synchronized void obey(Function<String, @Nullable String> extras) {
    try {
      String job = extras.apply(AgentCommand.JOB);
      AgentCommand asked = AgentCommand.of(extras.apply(AgentCommand.COMMAND), job);
      FilesRoot root = FilesRoot.of(extras.apply(AgentCommand.ROOT));
      String id = job == null ? "" : job;
      switch (asked) {
        case STATUS -> show(status);
        case RUN -> run(id, root);
        case CANCEL -> cancel(id);
        case JOIN -> join(Pieces.of(extras), root);
        case DELETE, CLEAR, FACTS -> whileNothingRuns(asked, id, root);
      }
    } catch (IllegalArgumentException | IOException e) {
      refuse(": " + e.getMessage());
    }
  }

  private void refuse(String why) {
    show(status.saying(JobStatus.REFUSED + why));
  }

  /** Whether something runs; says so, unless it is this very thing. */
  private boolean isBusy(String what) {
    Running now = running;
    if (now != null && !now.name().equals(what)) {
      refuse(" " + what + ": " + now.name() + " is running");
    }
    return now != null;
  }

  private void run(String id, FilesRoot root) throws IOException {
    Running next = Running.job(id);
    if (isBusy(next.name())) {
      return;
    }
    JobRunner runner = runner(root);
    Optional<JobResult> before = runner.finished(id);
    if (before.isPresent()) {
      show(before.get().status());
      return;
    }
    running = next;
    show(JobStatus.of(id, JobState.QUEUED, ""));
    app.start(() -> runner.run(id, next.cancellation()));
  }

  private void cancel(String id) {
    Running now = running;
    if (now != null && now.name().equals(Running.job(id).name())) {
      now.cancellation().cancel();
    } else {
      refuse(": job " + id + " is not running");
    }
  }

  /** On a thread: some hundred megabytes take the main thread longer than Android lets it. */
  private void join(Pieces pieces, FilesRoot root) throws IOException {
    String name = AgentCommand.JOIN.text() + " " + pieces.file();
    if (isBusy(name)) {
      return;
    }
    JobFolders folders = app.folders(root);
    running = new Running(name, new Cancellation());
    show(joining(pieces, 0));
    app.start(
        () -> {
          String end = joined(pieces, folders);
          app.pass(JobStatus.of("", JobState.IDLE, end), this::showEnd);
        });
  }

  private static JobStatus joining(Pieces pieces, long done) {
    return new JobStatus("", JobState.IDLE, Pieces.JOINING, done, pieces.bytes(), "");
  }

  /** Joins, and says what came of it. */
  private String joined(Pieces pieces, JobFolders folders) {
    FailureKind failure;
    String why;
    try {
      new PieceJoin(pieces, folders, phone)
          .run(done -> app.pass(joining(pieces, done), this::show));
      return pieces.done();
    } catch (JobException e) {
      failure = e.kind();
      why = String.valueOf(e.getMessage());
    } catch (IOException e) {
      failure = FailureKind.of(e, phone, folders);
      why = e.toString();
    } catch (RuntimeException e) {
      failure = FailureKind.INTERNAL;
      why = e.toString();
    }
    return JobStatus.refusal(AgentCommand.JOIN, failure, why);
  }

  private void whileNothingRuns(AgentCommand command, String id, FilesRoot root)
      throws IOException {
    if (isBusy(command.text())) {
      return;
    }
    JobFolders folders = app.folders(root);
    try {
      switch (command) {
        case DELETE -> JobFiles.delete(folders, id);
        case CLEAR -> JobFiles.deleteAll(folders);
        default -> AgentFacts.of(phone, folders).write(phone, folders);
      }
      show(JobStatus.of(id, JobState.IDLE, command.text() + " done"));
    } catch (IOException e) {
      FailureKind kind = FailureKind.of(e, phone, folders);
      show(status.saying(JobStatus.refusal(command, kind, e.toString())));
    }
  }

  private synchronized void show(JobStatus now) {
    if (now.state().over()) {
      showEnd(now);
      return;
    }
    status = now;
    app.show(now);
  }

  /** Nothing runs before a driver can see the end, and start the next. */
  private synchronized void showEnd(JobStatus now) {
    running = null;
    status = now;
    app.show(now);
  }
}
