package dev.understudy.agent;

import android.content.Context;
import android.os.Handler;
import android.os.Looper;
import android.util.Log;
import dev.understudy.measuring.Ticker;
import dev.understudy.measuring.job.CommandDesk;
import dev.understudy.measuring.job.FilesRoot;
import dev.understudy.measuring.job.JobFolders;
import dev.understudy.measuring.job.JobStatus;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The process's one agent: its desk works on the main thread and jobs on another, and it outlives
 * activities. Listeners are called on the main thread.
 */
final class Agent implements CommandDesk.App {
  static final String TAG = "understudy";

  private static @Nullable Agent instance;

  private final Context context;
  private final Handler main = new Handler(Looper.getMainLooper());
  private final List<Consumer<JobStatus>> listeners = new ArrayList<>();
  private final AndroidPhone phone;
  private final CommandDesk desk;

  private Agent(Context context) {
    this.context = context;
    this.phone = new AndroidPhone(context);
    this.desk = new CommandDesk(phone, Ticker.SYSTEM, Clock.systemUTC(), this);
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

  /** Shows the status now, and whenever it changes. */
  void addListener(Consumer<JobStatus> listener) {
    listeners.add(listener);
    listener.accept(desk.status());
  }

  void removeListener(Consumer<JobStatus> listener) {
    listeners.remove(listener);
  }

  void setForeground(boolean foreground) {
    phone.setForeground(foreground);
  }

  /** Does what an intent's extras ask. */
  void obey(Function<String, @Nullable String> extras) {
    desk.obey(extras);
  }

  @Override
  public JobFolders folders(FilesRoot root) throws IOException {
    File folder =
        root == FilesRoot.INTERNAL ? context.getFilesDir() : context.getExternalFilesDir(null);
    if (folder == null) {
      throw new IOException("the phone's shared storage is not there; use the root internal");
    }
    return new JobFolders(folder.toPath());
  }

  @Override
  public void start(Runnable work) {
    new Thread(work, "job").start();
  }

  @Override
  public void pass(JobStatus told, Consumer<JobStatus> to) {
    main.post(() -> to.accept(told));
  }

  @Override
  public void show(JobStatus now) {
    if (!now.message().isEmpty()) {
      Log.i(TAG, now.line());
    }
    for (Consumer<JobStatus> listener : List.copyOf(listeners)) {
      listener.accept(now);
    }
  }
}
