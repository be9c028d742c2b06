package dev.understudy.agent;

import android.content.Context;
import android.os.Handler;
import android.os.Looper;
import android.util.Log;
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
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The process's one agent: obeys commands on the main thread, runs one job at a time on another,
 * and outlives activities. Listeners are called on the main thread.
 */
final class Agent {
  static final String TAG = "understudy";

  private static @Nullable Agent instance;

  private final AndroidPhone phone;
  private final Context context;
  private final Handler main = new Handler(Looper.getMainLooper());
  private final Map<Root, JobRunner> runners = new HashMap<>();
  private final List<Consumer<JobStatus>> listeners = new ArrayList<>();
  private JobStatus status = JobStatus.of("", JobState.IDLE, "");
  private @Nullable Running running;

  private Agent(Context context) {
    this.context = context;
    this.phone = new AndroidPhone(context);
    for (Root root : Root.values()) {
      recover(root);
    }
  }

  /** The process's agent; made when first asked for, on the main thread. */
  static Agent of(Context context) {
    if (instance == null) {
      instance = new Agent(context.getApplicationContext());
    }
    return instance;
  }

  /** Forgets the agent, as the end of the process does; for tests. */
  static void endProcess() {
    instance = null;
  }

  AndroidPhone phone() {
    return phone;
  }

  private void recover(Root root) {
    try {
      for (JobResult interrupted : runner(root).recover()) {
        status = interrupted.status();
      }
    } catch (IOException e) {
      Log.w(TAG, "cannot look for interrupted jobs", e);
      status = status(status, "cannot look for interrupted jobs: " + e);
    }
  }

  private JobRunner runner(Root root) throws IOException {
    JobRunner runner = runners.get(root);
    if (runner == null) {
      runner =
          new JobRunner(
              root.folders(context),
              phone,
              Ticker.SYSTEM,
              Clock.systemUTC(),
              now -> main.post(() -> show(now)));
      runners.put(root, runner);
    }
    return runner;
  }

  /** Shows the status now, and whenever it changes. */
  void addListener(Consumer<JobStatus> listener) {
    listeners.add(listener);
    listener.accept(status);
  }

  void removeListener(Consumer<JobStatus> listener) {
    listeners.remove(listener);
  }

  void setForeground(boolean foreground) {
    phone.setForeground(foreground);
  }

  /** Does what an intent's extras ask; what it refuses, it says in the status's message. */
  void obey(@Nullable String command, @Nullable String job, @Nullable String rootName) {
    try {
      AgentCommand asked = AgentCommand.of(command, job);
      Root root = Root.of(rootName);
      String id = job == null ? "" : job;
      switch (asked) {
        case STATUS -> show(status);
        case RUN -> run(id, root);
        case CANCEL -> cancel(id);
        case DELETE, CLEAR, FACTS -> whileNothingRuns(asked, id, root.folders(context));
      }
    } catch (IllegalArgumentException | IOException e) {
      Log.w(TAG, "refused an intent", e);
      show(status(status, "refused: " + e.getMessage()));
    }
  }

  private void run(String id, Root root) throws IOException {
    Running now = running;
    if (now != null) {
      if (!now.id.equals(id)) {
        show(status(status, "refused job " + id + ": job " + now.id + " is running"));
      }
      return;
    }
    JobRunner runner = runner(root);
    Optional<JobResult> before = runner.finished(id);
    if (before.isPresent()) {
      show(before.get().status());
      return;
    }
    Running next = new Running(id);
    running = next;
    show(JobStatus.of(id, JobState.QUEUED, ""));
    new Thread(
            () -> {
              try {
                runner.run(id, next.cancellation);
              } finally {
                main.post(() -> running = null);
              }
            },
            "job")
        .start();
  }

  private void cancel(String id) {
    Running now = running;
    if (now != null && now.id.equals(id)) {
      now.cancellation.cancel();
    } else {
      show(status(status, "refused: job " + id + " is not running"));
    }
  }

  private void whileNothingRuns(AgentCommand command, String id, JobFolders folders)
      throws IOException {
    if (running != null) {
      show(status(status, "refused " + command.text() + ": job " + running.id + " is running"));
      return;
    }
    switch (command) {
      case DELETE -> JobFiles.delete(folders, id);
      case CLEAR -> JobFiles.deleteAll(folders);
      default -> AgentFacts.of(phone, folders).write(folders);
    }
    show(JobStatus.of(id, JobState.IDLE, command.text() + " done"));
  }

  private void show(JobStatus now) {
    if (now.state().over()) {
      // Before a driver can see the end, and start the next.
      running = null;
    }
    status = now;
    for (Consumer<JobStatus> listener : List.copyOf(listeners)) {
      listener.accept(now);
    }
  }

  private static JobStatus status(JobStatus old, String message) {
    return new JobStatus(old.job(), old.state(), old.step(), old.done(), old.total(), message);
  }

  /** The job that runs. */
  private static final class Running {
    private final String id;
    private final Cancellation cancellation = new Cancellation();

    Running(String id) {
      this.id = id;
    }
  }
}
