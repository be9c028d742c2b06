package dev.understudy.phone.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A running process of a package. */
public final class AppProcess {
  /**
   * Ends a thread of a process that was killed; an Error, so that no app takes it for a failure.
   */
  public static final class Death extends Error {
    private static final long serialVersionUID = 1L;

    Death(String process) {
      super(process + " was killed", null, false, false);
    }
  }

  private final String name;
  private final int pid;
  private final Android android;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean alive = true;

  AppProcess(String name, int pid, Android android) {
    this.name = name;
    this.pid = pid;
    this.android = android;
  }

  /** The package's name. */
  public String name() {
    return name;
  }

  /** Its number. */
  public int pid() {
    return pid;
  }

  /** The phone it runs on. */
  public Android android() {
    return android;
  }

  /** Whether nobody has killed it. */
  public boolean alive() {
    return alive;
  }

  /** Ends the calling thread if the process is dead. */
  public void check() {
    if (!alive) {
      throw new Death(name);
    }
  }

  /** {@code getFilesDir()}. */
  public Path files() {
    return android.files().appFolder(name).resolve("files");
  }

  /** {@code getExternalFilesDir(null)}; not made yet. */
  public Path externalFiles() {
    return android.files().externalFolder(name).resolve("files");
  }

  /** Writes to logcat. */
  public void log(char level, String tag, String message) {
    android.logcat().write(level, pid, tag, message);
  }

  /** Shows these elements, if it is in front. */
  public void show(List<UiElement> elements) {
    if (alive) {
      android.activities().show(name, elements);
    }
  }

  /** Runs {@code work} on a thread of its own; a throw crashes the app, as on a phone. */
  public void run(String threadName, Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Death e) {
                android.log().note(name + " ended in " + threadName);
              } catch (RuntimeException | Error e) {
                android.log().note(name + " crashed: " + e);
                android.crash(name, e.toString());
              }
            },
            "phone-" + name + "-" + threadName);
    thread.setDaemon(true);
    synchronized (threads) {
      threads.add(thread);
    }
    thread.start();
  }

  /** Kills it. */
  void die() {
    alive = false;
    synchronized (threads) {
      threads.stream().filter(t -> t != Thread.currentThread()).forEach(Thread::interrupt);
    }
  }

  /** Waits until its threads have ended, at most {@code millis} for each. */
  void join(long millis) throws InterruptedException {
    List<Thread> all;
    synchronized (threads) {
      all = List.copyOf(threads);
    }
    for (Thread thread : all) {
      if (thread != Thread.currentThread()) {
        thread.join(millis);
      }
    }
  }
}
