package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.farm.LocalDevice;
import dev.understudy.farm.android.AppiumAddress;
import dev.understudy.farm.android.LocalAdb;
import dev.understudy.farm.android.Patience;
import dev.understudy.farm.android.PhoneSettings;
import dev.understudy.farm.launching.Sleeper;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.harness.experiment.PhonesChoice;
import dev.understudy.phone.lab.PhoneLab;
import dev.understudy.reports.RunRecord;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Runs of the demo's teacher and student on the phones of a lab, with little patience. */
record PhoneRuns(PhoneLab lab, Path folder) {
  private static final Patience HASTE =
      new Patience(
          Duration.ofMillis(50),
          Duration.ofMillis(400),
          Duration.ofMillis(200),
          2,
          Duration.ofMillis(10));

  /**
   * An experiment of 32 pictures in a folder of its own.
   *
   * @param phones the mapping under {@code devices.appium}
   * @param more further lines of the file
   */
  Experiment experiment(String name, String measures, String phones, String more)
      throws IOException {
    return experiment(name, 32, measures, phones, more);
  }

  /** The same of so many pictures. */
  Experiment experiment(String name, int pictures, String measures, String phones, String more)
      throws IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    Path file = SmallExperiment.write(own, pictures, measures);
    Files.writeString(
        file,
        Files.readString(file)
                .replace(
                    "devices: {local: {threads: 1}}",
                    "devices: {local: {threads: 1}, appium: " + phones + "}")
            + more
            + "\n");
    return ExperimentFiles.read(file);
  }

  /** Runs it, or goes on with it. */
  RunRecord run(Experiment experiment, Path out, boolean resume, Progress progress)
      throws IOException {
    return new ExperimentRun(
            experiment,
            out,
            "test",
            progress,
            new LocalDevice(),
            Clock.systemUTC(),
            phones -> settings(phones, lab.server().url()))
        .execute(resume, Set.of())
        .record();
  }

  /** The same without a server: what is done needs none. */
  RunRecord resumeWithoutServer(Experiment experiment, Path out) throws IOException {
    return new ExperimentRun(
            experiment,
            out,
            "test",
            Progress.SILENT,
            new LocalDevice(),
            Clock.systemUTC(),
            phones -> settings(phones, URI.create("http://127.0.0.1:1")))
        .execute(true, Set.of())
        .record();
  }

  private PhoneSettings settings(PhonesChoice phones, URI server) {
    return new PhoneSettings(
        new AppiumAddress(server, null, null),
        phones.pool(),
        null,
        new LocalAdb(lab.tools().adb(), lab.adb().port()),
        folder.resolve("locks"),
        HASTE,
        Sleeper.SYSTEM);
  }

  /** A device's rows of a measure. */
  static List<Measurement> rows(RunRecord record, String device, String measure) {
    return record.rows().stream()
        .filter(r -> device.equals(r.device()) && r.measurement().measure().equals(measure))
        .map(RunRecord.Row::measurement)
        .toList();
  }
}
