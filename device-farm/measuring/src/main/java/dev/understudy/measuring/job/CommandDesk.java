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

  /** The job that runs. */
  private record Running(String id, Cancellation cancellation) {}

  private final Phone phone;
  private final App app;
  private final Map<FilesRoot, JobRunner> runners = new EnumMap<>(FilesRoot.class);
  private JobStatus status = JobStatus.of("", JobState.IDLE, "");
  private @Nullable Running running;

  /** A new process's desk: jobs that an earlier process left unfinished get their results. */
  public CommandDesk(Phone phone, App app) {
    this.phone = phone;
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
              app.folders(root),
              phone,
              Ticker.SYSTEM,
              Clock.systemUTC(),
              told -> app.pass(told, this::show));
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
        case DELETE, CLEAR, FACTS -> whileNothingRuns(asked, id, root);
      }
    } catch (IllegalArgumentException | IOException e) {
      show(status.saying("refused: " + e.getMessage()));
    }
  }

  private void run(String id, FilesRoot root) throws IOException {
    Running now = running;
    if (now != null) {
      if (!now.id().equals(id)) {
        refuse("job " + id, now);
      }
      return;
    }
    JobRunner runner = runner(root);
    Optional<JobResult> before = runner.finished(id);
    if (before.isPresent()) {
      show(before.get().status());
      return;
    }
    Running next = new Running(id, new Cancellation());
    running = next;
    show(JobStatus.of(id, JobState.QUEUED, ""));
    app.start(() -> runner.run(id, next.cancellation()));
  }

  private void refuse(String what, Running now) {
    show(status.saying("refused " + what + ": job " + now.id() + " is running"));
  }

  private void cancel(String id) {
    Running now = running;
    if (now != null && now.id().equals(id)) {
      now.cancellation().cancel();
    } else {
      show(status.saying("refused: job " + id + " is not running"));
    }
  }

  private void whileNothingRuns(AgentCommand command, String id, FilesRoot root)
      throws IOException {
    Running now = running;
    if (now != null) {
      refuse(command.text(), now);
      return;
    }
    JobFolders folders = app.folders(root);
    switch (command) {
      case DELETE -> JobFiles.delete(folders, id);
      case CLEAR -> JobFiles.deleteAll(folders);
      default -> AgentFacts.of(phone, folders).write(folders);
    }
    show(JobStatus.of(id, JobState.IDLE, command.text() + " done"));
  }

  private synchronized void show(JobStatus now) {
    if (now.state().over()) {
      running = null; // before a driver can see the end, and start the next
    }
    status = now;
    app.show(now);
  }
}
