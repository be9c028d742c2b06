package dev.understudy.phone.ui;

import dev.understudy.phone.system.Android;
import dev.understudy.phone.system.Instrumentation;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** UiAutomator2's packages, as the phone's instrumentation. */
public final class UiAutomator2 implements Instrumentation {
  /** Where the server listens on the phone. */
  public static final int DEVICE_PORT = 6790;

  private static final String SERVER = "io.appium.uiautomator2.server";
  private static final String TEST = SERVER + ".test";
  private static final String RUNNER = TEST + "/androidx.test.runner.AndroidJUnitRunner";

  private final Android android;
  private final Executor workers;
  private @Nullable UiServer server;

  /** Not running yet. */
  public UiAutomator2(Android android, Executor workers) {
    this.android = android;
    this.workers = workers;
  }

  @Override
  public synchronized Optional<Running> start(String component) throws IOException {
    if (!component.equals(RUNNER)
        || android.packages().find(TEST).isEmpty()
        || android.packages().find(SERVER).isEmpty()) {
      return Optional.empty();
    }
    stop();
    UiServer started = new UiServer(android, workers);
    server = started;
    android.process(SERVER);
    return Optional.of(
        new Running() {
          @Override
          public boolean after(long millis) throws InterruptedException {
            boolean runs = started.after(millis);
            if (!runs) {
              ended(started);
            }
            return runs;
          }

          @Override
          public String farewell() {
            return started.farewell();
          }

          @Override
          public void stop() {
            started.stop();
            ended(started);
          }
        });
  }

  private void ended(UiServer which) {
    synchronized (this) {
      if (server != which) {
        return;
      }
      server = null;
    }
    android.processes().kill(SERVER);
  }

  @Override
  public synchronized void stopped(String packageName) {
    if (packageName.equals(SERVER) || packageName.equals(TEST)) {
      stop();
    }
  }

  /** Ends it, as the restart of the phone does. */
  public synchronized void stop() {
    UiServer running = server;
    server = null;
    if (running != null) {
      running.stop();
      android.processes().kill(SERVER);
    }
  }

  /** Crashes it. */
  public synchronized void crash() {
    UiServer running = server;
    if (running != null) {
      running.crash();
      android.crash(SERVER, "java.lang.IllegalStateException: UiAutomation not connected!");
    }
  }

  /** The port of this machine that stands for the server's on the phone, while it runs. */
  public synchronized OptionalInt localPort() {
    UiServer running = server;
    return running == null ? OptionalInt.empty() : OptionalInt.of(running.port());
  }
}
