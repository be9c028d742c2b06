package dev.understudy.phone.app;

import dev.understudy.measuring.Ticker;
import dev.understudy.measuring.job.AgentCommand;
import dev.understudy.measuring.job.AgentFacts;
import dev.understudy.measuring.job.Cancellation;
import dev.understudy.measuring.job.JobFolders;
import dev.understudy.measuring.job.JobResult;
import dev.understudy.measuring.job.JobRunner;
import dev.understudy.measuring.job.JobState;
import dev.understudy.measuring.job.JobStatus;
import dev.understudy.phone.fault.Point;
import dev.understudy.phone.system.AppProcess;
import dev.understudy.phone.system.DeviceFiles;
import dev.understudy.phone.system.UiElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The app over one of its files folders, in one process. */
final class Agent {
  private final AppProcess process;
  private final JobFolders folders;
  private final SimulatedHardware hardware;
  private final JobRunner runner;
  private JobStatus status = JobStatus.of("", JobState.IDLE, "");
  private @Nullable String running;
  private volatile Cancellation cancellation = new Cancellation();

  /** Starts it, which gives jobs that an earlier process left their results. */
  Agent(AppProcess process, Path root) throws IOException {
    this.process = process;
    Files.createDirectories(root);
    this.folders = new JobFolders(root);
    this.hardware = new SimulatedHardware(process);
    this.runner =
        new JobRunner(folders, hardware, Ticker.SYSTEM, Clock.systemUTC(), this::progress);
    for (JobResult interrupted : runner.recover()) {
      status = interrupted.status();
    }
  }

  /** Does what an intent asks. */
  synchronized void handle(AgentCommand command, String job) throws IOException {
    switch (command) {
      case RUN -> run(job);
      case STATUS -> show();
      case CANCEL -> cancel(job);
      case DELETE -> {
        if (job.equals(running)) {
          refuse("job " + job + " runs: cancel it first");
        } else {
          DeviceFiles.delete(folders.job(job).getParent());
          DeviceFiles.delete(folders.result(job));
          say("deleted job " + job);
        }
      }
      case CLEAR -> clear();
      case FACTS -> {
        if (running != null) {
          refuse("job " + running + " runs");
        } else {
          AgentFacts.of(hardware, folders).write(folders);
          say("wrote " + AgentFacts.FILE);
        }
      }
    }
  }

  /** Says why it does nothing; the state stays. */
  synchronized void refuse(String why) {
    say(why);
  }

  private void run(String job) {
    if (job.equals(running)) {
      show();
    } else if (running != null) {
      refuse("job " + running + " runs: job " + job + " is refused");
    } else {
      running = job;
      Cancellation wish = new Cancellation();
      cancellation = wish;
      tell(JobStatus.of(job, JobState.QUEUED, ""));
      process.run("job", () -> carryOut(job, wish));
    }
  }

  /** The runner tells the end itself; the next job may start once it has. */
  private void carryOut(String job, Cancellation wish) {
    try {
      runner.run(job, wish);
    } finally {
      ended(wish);
    }
  }

  /** Another job may have begun since this one told its end. */
  private synchronized void ended(Cancellation wish) {
    if (wish == cancellation) {
      running = null;
    }
  }

  private void cancel(String job) {
    if (job.equals(running)) {
      cancellation.cancel();
      show();
    } else {
      refuse("job " + job + " does not run");
    }
  }

  private void clear() throws IOException {
    if (running != null) {
      refuse("job " + running + " runs: cancel it first");
      return;
    }
    for (String name : List.of("models", "tensors", "jobs", "running", "results")) {
      DeviceFiles.delete(folders.root().resolve(name));
    }
    Files.deleteIfExists(folders.root().resolve(AgentFacts.FILE));
    status = JobStatus.of("", JobState.IDLE, "");
    say("cleared");
  }

  /** On the job's thread: here the process is killed, and faults strike. */
  private void progress(JobStatus now) {
    process.check();
    process
        .android()
        .faults()
        .strike(Point.JOB, now.state().text() + "/" + now.step() + "/" + now.done());
    process.check();
    if (now.state().over()) {
      ended(cancellation); // before a driver can see the end and ask for more
    }
    tell(now);
  }

  private synchronized void tell(JobStatus now) {
    if (!now.state().equals(status.state())) {
      process.log('I', "understudy", now.line());
    }
    status = now;
    show();
  }

  private void say(String message) {
    status =
        new JobStatus(
            status.job(), status.state(), status.step(), status.done(), status.total(), message);
    show();
  }

  private void show() {
    process.show(List.of(UiElement.text(AgentCommand.STATUS_ELEMENT, status.line())));
  }
}
