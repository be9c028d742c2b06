package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.farm.android.AgentApk;
import dev.understudy.farm.android.AppiumAddress;
import dev.understudy.farm.android.LocalAdb;
import dev.understudy.farm.android.Patience;
import dev.understudy.farm.android.PhoneSettings;
import dev.understudy.farm.launching.Sleeper;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.harness.experiment.PhonesChoice;
import dev.understudy.phone.SimulatedPhone;
import dev.understudy.phone.lab.PhoneLab;
import dev.understudy.phone.system.Pause;
import dev.understudy.phone.system.PhoneModel;
import dev.understudy.reports.RunRecord;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A lab of simulated phones, and whole runs of the demo's teacher and student on them. */
final class FaultyRuns implements AutoCloseable {
  static final String PIXEL = "pixel-7-android-14-simulated";
  static final String GALAXY = "sm-g991b-android-13-simulated";

  /** A phone that is to come back is waited for longer than one that is not. */
  static final int FEW = 2;

  static final int MANY = 40;

  /** Time runs so much faster where a test must see a driver's patience end. */
  static final int HURRY = 20;

  private static final Duration POLL = Duration.ofMillis(50);

  final PhoneLab lab;
  private final Path folder;
  private final List<SimulatedPhone> phones = new ArrayList<>();
  final List<String> said = new ArrayList<>();
  private int reconnects = FEW;
  private int hurry = 1;
  private @Nullable AgentApk apk;
  private int runs;
  private Runnable afterAPiece = () -> {};

  private FaultyRuns(PhoneLab lab, Path folder) {
    this.lab = lab;
    this.folder = folder;
  }

  static FaultyRuns open(Path folder) throws Exception {
    return new FaultyRuns(PhoneLab.open(folder), folder);
  }

  SimulatedPhone add(PhoneModel model) throws Exception {
    SimulatedPhone phone = lab.add(model);
    phones.add(phone);
    return phone;
  }

  SimulatedPhone addBare(PhoneModel model) throws Exception {
    SimulatedPhone phone = lab.addBare(model);
    phones.add(phone);
    return phone;
  }

  /** Takes back what faults did. */
  void heal() throws Exception {
    said.clear();
    reconnects = FEW;
    hurry = 1;
    apk = null;
    for (SimulatedPhone phone : phones) {
      phone.faults().clear();
      phone.plug();
      lab.adb().connect(phone.udid());
    }
  }

  void patient() {
    reconnects = MANY;
  }

  void hurried() {
    hurry = HURRY;
  }

  /** Does something when the first piece of work is done. */
  void onceAfterAPiece(Runnable what) {
    afterAPiece =
        () -> {
          afterAPiece = () -> {};
          what.run();
        };
  }

  void installing(AgentApk app) {
    apk = app;
  }

  /** A folder for a run, that is not there yet. */
  Path out() {
    return folder.resolve("run-" + runs);
  }

  /**
   * An experiment of latencies on some phones.
   *
   * @param devices more fields of {@code devices.appium}
   */
  Experiment experiment(String devices, SimulatedPhone... on) throws IOException {
    return experiment("latency", devices, "10ms", on);
  }

  Experiment experiment(String measures, String devices, String shortest, SimulatedPhone... on)
      throws IOException {
    runs++;
    String udids =
        Arrays.stream(on).map(phone -> '"' + phone.udid() + '"').collect(Collectors.joining(", "));
    Path file =
        SmallExperiment.write(
            Files.createDirectories(folder.resolve("experiment-" + runs)), 64, measures);
    Files.writeString(
        file,
        Files.readString(file)
            .replace("min-time: 10ms, max-time: 300ms", "min-time: " + shortest + ", max-time: 20s")
            .replace(
                "devices: {local: {threads: 1}}",
                "devices: {local: {threads: 1}, appium: {pool: {udid: ["
                    + udids
                    + "]}, "
                    + devices
                    + "}}"));
    return ExperimentFiles.read(file);
  }

  RunRecord run(Experiment experiment, boolean resume) throws IOException {
    return run(experiment, out(), resume, lab.server().url());
  }

  RunRecord run(Experiment experiment, Path out, boolean resume, URI server) throws IOException {
    return new ExperimentRun(
            experiment,
            out,
            "test",
            new Said(),
            new InstantDevice(),
            Clock.systemUTC(),
            choice -> settings(choice, server))
        .execute(resume, Set.of())
        .record();
  }

  private PhoneSettings settings(PhonesChoice choice, URI server) {
    return new PhoneSettings(
        new AppiumAddress(server, null, null),
        choice.pool(),
        apk,
        new LocalAdb(lab.tools().adb(), lab.adb().port()),
        folder.resolve("locks"),
        new Patience(
            POLL,
            Duration.ofMillis(400).multipliedBy(hurry),
            Duration.ofMillis(200).multipliedBy(hurry),
            reconnects,
            Duration.ofMillis(10)),
        time -> Sleeper.SYSTEM.sleep(time.dividedBy(hurry)));
  }

  /** Waits until a phone times a model. */
  static void awaitMeasuring(SimulatedPhone phone) throws IOException {
    awaitMeasuring(phone, () -> true);
  }

  /** The same, as long as something goes on. */
  static void awaitMeasuring(SimulatedPhone phone, BooleanSupplier goesOn) throws IOException {
    while (goesOn.getAsBoolean()
        && phone.android().activities().shown().stream()
            .noneMatch(element -> element.text().startsWith("state=measuring"))) {
      Pause.millis(10);
    }
  }

  /** A measure's rows on a device. */
  static List<Measurement> rows(RunRecord record, String device, String measure) {
    return record.rows().stream()
        .filter(r -> device.equals(r.device()) && r.measurement().measure().equals(measure))
        .map(RunRecord.Row::measurement)
        .toList();
  }

  static List<Measurement> medians(RunRecord record, String device) {
    return rows(record, device, "latency-p50");
  }

  @Override
  public void close() throws IOException {
    lab.close();
  }

  private final class Said implements Progress {
    private boolean onPhones;

    @Override
    public void begin(String step, int number, int of, long work) {
      onPhones = step.equals("phones");
    }

    @Override
    public void advance(long units) {
      if (onPhones) {
        afterAPiece.run();
      }
    }

    @Override
    public void end() {}

    @Override
    public void say(String line) {
      said.add(line);
    }
  }
}
