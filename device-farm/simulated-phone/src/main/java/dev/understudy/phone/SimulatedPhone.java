package dev.understudy.phone;

import dev.understudy.phone.adb.AdbDaemon;
import dev.understudy.phone.fault.Fault;
import dev.understudy.phone.fault.Faults;
import dev.understudy.phone.shell.Shell;
import dev.understudy.phone.system.Android;
import dev.understudy.phone.system.PhoneLog;
import dev.understudy.phone.system.PhoneModel;
import dev.understudy.phone.system.SimulatedApp;
import dev.understudy.phone.ui.UiAutomator2;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A running phone. {@code adb connect} its {@link #udid()}; several run side by side in one
 * process. Closing it ends its processes; its files stay in their folder.
 */
public final class SimulatedPhone implements AutoCloseable {
  /**
   * How to start one.
   *
   * @param root where its files are kept; what an earlier phone left there is there again, but its
   *     packages are to be installed anew
   * @param port where it listens for adb on 127.0.0.1; 0 for any free one. adb takes what listens
   *     on the odd ports 5555 to 5585 for an emulator, so choose others
   * @param apps what stands in for the code of packages, once they are installed
   * @param log hears each line of its log
   */
  public record Setup(
      PhoneModel model, Path root, int port, List<SimulatedApp> apps, Consumer<String> log) {
    /** Copies the list. */
    public Setup {
      apps = List.copyOf(apps);
    }

    /** A phone on a free port, without apps and silent. */
    public static Setup of(PhoneModel model, Path root) {
      return new Setup(model, root, 0, List.of(), line -> {});
    }

    /** On this port. */
    public Setup withPort(int number) {
      return new Setup(model, root, number, apps, log);
    }

    /** With these apps. */
    public Setup withApps(SimulatedApp... those) {
      return new Setup(model, root, port, List.of(those), log);
    }

    /** With a log that is heard. */
    public Setup withLog(Consumer<String> sink) {
      return new Setup(model, root, port, apps, sink);
    }
  }

  private final Android android;
  private final UiAutomator2 ui;
  private final AdbDaemon daemon;
  private final ExecutorService workers;

  private SimulatedPhone(
      Android android, UiAutomator2 ui, AdbDaemon daemon, ExecutorService workers) {
    this.android = android;
    this.ui = ui;
    this.daemon = daemon;
    this.workers = workers;
  }

  /** Starts a phone. */
  public static SimulatedPhone start(Setup setup) throws IOException {
    ExecutorService workers =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "phone-" + setup.model().serial());
              thread.setDaemon(true);
              return thread;
            });
    PhoneLog log = new PhoneLog(setup.log());
    Faults faults = new Faults();
    Android android = new Android(setup.model(), setup.root(), setup.apps(), faults, log);
    UiAutomator2 ui = new UiAutomator2(android, workers);
    AdbDaemon daemon =
        new AdbDaemon(
            setup.port(),
            setup.model().banner(),
            new PhoneServices(android, ui, new Shell(android, ui), workers),
            workers,
            log::note);
    faults.befalling(new PhoneEffects(android, ui, daemon, workers));
    return new SimulatedPhone(android, ui, daemon, workers);
  }

  /** By what adb and Appium know it: {@code 127.0.0.1:PORT}. */
  public String udid() {
    return "127.0.0.1:" + daemon.port();
  }

  /** Where it listens for adb. */
  public int port() {
    return daemon.port();
  }

  /** Which phone it pretends to be. */
  public PhoneModel model() {
    return android.model();
  }

  /** What shall go wrong. */
  public Faults faults() {
    return android.faults();
  }

  /** What was asked of it, and what it refused. */
  public PhoneLog log() {
    return android.log();
  }

  /** Its insides, to look at and to prepare. */
  public Android android() {
    return android;
  }

  /** Puts the cable back after {@link Fault.Unplug}; adb must connect again. */
  public void plug() throws IOException {
    daemon.plug();
  }

  @Override
  public void close() {
    daemon.close();
    ui.stop();
    android.shutDown();
    workers.shutdownNow();
  }
}
