package dev.understudy.phone.system;

import dev.understudy.phone.fault.Faults;
import dev.understudy.phone.fault.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One phone's Android: its parts, and what moves several of them at once. */
public final class Android {
  /** An app that was killed ends when it next looks; a model's run cannot be broken off. */
  private static final long DEATH_MS = 5_000;

  private final PhoneModel model;
  private final Map<String, String> properties;
  private final Map<String, String> settings = new ConcurrentHashMap<>();
  private final DeviceFiles files;
  private final Packages packages;
  private final Processes processes = new Processes();
  private final Activities activities = new Activities();
  private final Logcat logcat;
  private final PhoneLog log;
  private final Faults faults;
  private final Map<String, SimulatedApp> apps;
  private final WallClock wallClock = new WallClock();
  private Optional<Intent> waiting = Optional.empty();
  private Health health = Health.GOOD;
  private Gpu gpu = Gpu.WORKS;

  /** A phone that has booted, its files in {@code root}. */
  public Android(PhoneModel model, Path root, List<SimulatedApp> apps, Faults faults, PhoneLog log)
      throws IOException {
    this.model = model;
    this.properties = new ConcurrentSkipListMap<>(model.properties());
    this.files = new DeviceFiles(root);
    this.faults = faults;
    this.log = log;
    this.packages = new Packages(model, files, faults);
    this.apps = apps.stream().collect(Collectors.toMap(SimulatedApp::packageName, a -> a));
    this.logcat = new Logcat(wallClock);
    logcat.write('I', 1000, "SystemServer", "Simulated phone " + model.model() + " has booted");
  }

  /** Which phone it is. */
  public PhoneModel model() {
    return model;
  }

  /** The system properties. */
  public Map<String, String> properties() {
    return properties;
  }

  /** The settings, {@code namespace/key}. */
  public Map<String, String> settings() {
    return settings;
  }

  /** The file system. */
  public DeviceFiles files() {
    return files;
  }

  /** The installed packages. */
  public Packages packages() {
    return packages;
  }

  /** The running processes. */
  public Processes processes() {
    return processes;
  }

  /** What is in front. */
  public Activities activities() {
    return activities;
  }

  /** The phone's own log. */
  public Logcat logcat() {
    return logcat;
  }

  /** What was asked of it. */
  public PhoneLog log() {
    return log;
  }

  /** What may go wrong. */
  public Faults faults() {
    return faults;
  }

  /** Heat and charge, now. */
  public synchronized Health health() {
    return health;
  }

  /** Changes heat or charge. */
  public synchronized void health(UnaryOperator<Health> change) {
    health = change.apply(health);
  }

  /** What becomes of a GPU delegate, now. */
  public synchronized Gpu gpu() {
    return gpu;
  }

  /** Changes what becomes of a GPU delegate. */
  public synchronized void gpu(Gpu state) {
    gpu = state;
  }

  /** Its wall clock. */
  public WallClock wallClock() {
    return wallClock;
  }

  /** Starts a package's process, if it does not run. */
  public AppProcess process(String name) {
    return processes.start(name, this);
  }

  /**
   * Brings an activity of an installed package to the front. Behind what covers it, it waits: apps
   * of ours do nothing before they are seen, and of several intents the last counts.
   */
  public void start(Intent intent) {
    process(intent.packageName());
    activities.start(intent);
    log.note("activity " + intent.component() + " " + intent.extras());
    logcat.write('I', 1000, "ActivityTaskManager", "Displayed " + intent.component() + ": +321ms");
    if (activities.covered()) {
      hold(Optional.of(intent));
    } else {
      deliver(intent);
    }
    faults.strike(Point.ACTIVITY, intent.component());
  }

  private synchronized Optional<Intent> hold(Optional<Intent> next) {
    Optional<Intent> before = waiting;
    waiting = next;
    return before;
  }

  private void deliver(Intent intent) {
    AppProcess process = process(intent.packageName());
    Optional.ofNullable(apps.get(intent.packageName()))
        .ifPresent(app -> app.started(intent, process));
  }

  /** Takes away what covers the app in front, which then does what it was asked. */
  public void uncover() {
    activities.uncover();
    hold(Optional.empty())
        .filter(intent -> processes.find(intent.packageName()).isPresent())
        .ifPresent(this::deliver);
  }

  /** Kills a package's process, and waits for it as Android does; whether it ran. */
  public boolean kill(String name) throws InterruptedException {
    Optional<AppProcess> process = processes.kill(name);
    activities.leave(name);
    if (process.isPresent()) {
      process.get().join(DEATH_MS);
    }
    return process.isPresent();
  }

  /** Crashes a package's process: its last words go to logcat. */
  public void crash(String name, String why) {
    processes
        .kill(name)
        .ifPresent(
            p -> {
              logcat.write(
                  'E',
                  p.pid(),
                  "AndroidRuntime",
                  "FATAL EXCEPTION: main\nProcess: " + name + ", PID: " + p.pid() + "\n" + why);
              logcat.write(
                  'I',
                  1000,
                  "ActivityManager",
                  "Process " + name + " (pid " + p.pid() + ") has died");
            });
    activities.leave(name);
  }

  /** Kills every process, as a restart does; what is installed and written stays. */
  public void reboot() {
    List.copyOf(processes.all().keySet()).forEach(processes::kill);
    activities.home();
    logcat.clear();
    logcat.write('I', 1000, "SystemServer", "Simulated phone " + model.model() + " has booted");
  }

  /** Kills every process and waits for each, so that nothing writes to the files any more. */
  public void shutDown() {
    for (AppProcess process : List.copyOf(processes.all().values())) {
      processes.kill(process.name());
      try {
        process.join(DEATH_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
