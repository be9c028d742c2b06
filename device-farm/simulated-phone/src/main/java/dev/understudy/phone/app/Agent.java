package dev.understudy.phone.app;

import dev.understudy.measuring.Ticker;
import dev.understudy.measuring.job.AgentCommand;
import dev.understudy.measuring.job.AgentFacts;
import dev.understudy.measuring.job.Cancellation;
import dev.understudy.measuring.job.JobFiles;
import dev.understudy.measuring.job.JobFolders;
import dev.understudy.measuring.job.JobResult;
import dev.understudy.measuring.job.JobRunner;
import dev.understudy.measuring.job.JobState;
import dev.understudy.measuring.job.JobStatus;
import dev.understudy.phone.fault.Point;
import dev.understudy.phone.system.AppProcess;
import dev.understudy.phone.system.UiElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The app in one process. It answers intents in the words of the real one ({@code Agent} of the
 * module {@code agent}), which stands on Android's main thread and cannot be used here.
 */
final class Agent {
  /** The job that runs. */
  private record Running(String id, Cancellation cancellation) {}

  private final AppProcess process;
  private final SimulatedHardware hardware;
  private final Map<Path, JobRunner> runners = new HashMap<>();
  private JobStatus status = JobStatus.of("", JobState.IDLE, "");
  private @Nullable Running running;

  /** Starts it, which gives jobs that an earlier process left their results. */
  Agent(AppProcess process) throws IOException {
    this.process = process;
    this.hardware = new SimulatedHardware(process);
    for (Path root : List.of(process.files(), process.externalFiles())) {
      for (JobResult interrupted : runner(root).recover()) {
        status = interrupted.status();
      }
    }
  }

  private JobRunner runner(Path root) throws IOException {
    JobRunner runner = runners.get(root);
    if (runner == null) {
      Files.createDirectories(root);
      runner =
          new JobRunner(
              new JobFolders(root),
              hardware,
              Ticker.SYSTEM,
              process.android().wallClock(),
              this::progress);
      runners.put(root, runner);
    }
    return runner;
  }

  /** Does what an intent's extras ask; what it refuses, it says in the status's message. */
  synchronized void obey(@Nullable String command, @Nullable String job, @Nullable String root) {
    try {
      AgentCommand asked = AgentCommand.of(command, job);
      Path folder = folder(root);
      String id = job == null ? "" : job;
      switch (asked) {
        case STATUS -> say("");
        case RUN -> run(id, folder);
        case CANCEL -> cancel(id);
        case DELETE, CLEAR, FACTS -> whileNothingRuns(asked, id, new JobFolders(folder));
      }
    } catch (IllegalArgumentException | IOException e) {
      say("refused: " + e.getMessage());
    }
  }

  private Path folder(@Nullable String root) {
    return switch (root == null ? "internal" : root) {
      case "internal" -> process.files();
      case "external" -> process.externalFiles();
      default ->
          throw new IllegalArgumentException(
              "root \"" + root + "\" is neither internal nor external");
    };
  }

  private void run(String id, Path root) throws IOException {
    Running now = running;
    if (now != null) {
      if (!now.id().equals(id)) {
        say("refused job " + id + ": job " + now.id() + " is running");
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
    process.run("job", () -> runner.run(id, next.cancellation()));
  }

  private void cancel(String id) {
    Running now = running;
    if (now != null && now.id().equals(id)) {
      now.cancellation().cancel();
    } else {
      say("refused: job " + id + " is not running");
    }
  }

  private void whileNothingRuns(AgentCommand command, String id, JobFolders folders)
      throws IOException {
    Running now = running;
    if (now != null) {
      say("refused " + command.text() + ": job " + now.id() + " is running");
      return;
    }
    switch (command) {
      case DELETE -> JobFiles.delete(folders, id);
      case CLEAR -> JobFiles.deleteAll(folders);
      default -> {
        process.android().files().checkRoom();
        AgentFacts.of(hardware, folders).write(folders);
      }
    }
    show(JobStatus.of(id, JobState.IDLE, command.text() + " done"));
  }

  /** On the job's thread: here the process is found killed, and faults strike. */
  private void progress(JobStatus now) {
    process.check();
    String detail = now.state().text() + "/" + now.step() + "/" + now.done();
    process.android().faults().strike(Point.JOB, detail);
    process.check();
    show(now);
  }

  private void say(String message) {
    show(
        new JobStatus(
            status.job(), status.state(), status.step(), status.done(), status.total(), message));
  }

  private synchronized void show(JobStatus now) {
    if (now.state().over()) {
      running = null; // before a driver can see the end, and start the next
    }
    if (now.state() != status.state()) {
      process.log('I', "understudy", now.line());
    }
    status = now;
    process.show(List.of(UiElement.text(AgentCommand.STATUS_ELEMENT, status.line())));
  }
}
