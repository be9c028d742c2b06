package dev.understudy.harness.run;

import dev.understudy.common.CacheFolder;
import dev.understudy.common.InputException;
import dev.understudy.farm.Device;
import dev.understudy.farm.LocalDevice;
import dev.understudy.farm.android.AgentApk;
import dev.understudy.farm.android.AppiumAddress;
import dev.understudy.farm.android.PhoneGroup;
import dev.understudy.farm.android.PhoneSettings;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.harness.experiment.PhonesChoice;
import dev.understudy.reports.Reports;
import dev.understudy.reports.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs an experiment from its file to its record and reports. */
public final class ExperimentRun {
  private final Experiment experiment;
  private final Path out;
  private final String commandLine;
  private final Progress progress;
  private final Device device;
  private final Clock clock;
  private final Function<PhonesChoice, PhoneSettings> phoneSettings;
  private final BuildInfo build = BuildInfo.read();

  /**
   * A run on this machine.
   *
   * @param out the run's folder
   * @param commandLine as typed, for the record
   */
  public ExperimentRun(Experiment experiment, Path out, String commandLine, Progress progress) {
    this(
        experiment,
        out,
        commandLine,
        progress,
        new LocalDevice().waitingForIdle(Defaults.idleWait(experiment.latency())),
        Clock.systemUTC());
  }

  ExperimentRun(
      Experiment experiment,
      Path out,
      String commandLine,
      Progress progress,
      Device device,
      Clock clock) {
    this(experiment, out, commandLine, progress, device, clock, ExperimentRun::asTheUserMeans);
  }

  /**
   * @param phoneSettings how the phones are reached that the experiment means
   */
  ExperimentRun(
      Experiment experiment,
      Path out,
      String commandLine,
      Progress progress,
      Device device,
      Clock clock,
      Function<PhonesChoice, PhoneSettings> phoneSettings) {
    this.phoneSettings = phoneSettings;
    this.experiment = experiment;
    this.out = out;
    this.commandLine = commandLine;
    this.progress = progress;
    this.device = device;
    this.clock = clock;
  }

  private static PhoneSettings asTheUserMeans(PhonesChoice phones) {
    return PhoneSettings.of(
        AppiumAddress.of(phones.server(), System::getenv),
        phones.pool(),
        AgentApk.bundled(CacheFolder.ofThisUser().resolve("phones")));
  }

  /**
   * The content hash of all that an experiment's figures depend on, as its records have it.
   *
   * @throws InputException if a model or data file is missing or cannot be used
   */
  public static String contentHash(Experiment experiment) throws IOException {
    return Setup.of(experiment).hash();
  }

  /**
   * Reads the experiment of a run again, from the copy in its folder.
   *
   * @param run the run's folder
   * @throws InputException if the folder has no copy, or the files that it names are gone
   */
  public static Experiment experimentOf(Path run) {
    return KeptExperiment.read(run);
  }

  /** A finished run. */
  public record Outcome(RunRecord record, List<Path> reports) {}

  /**
   * Runs what is not done yet, and draws the reports.
   *
   * @param resume whether to go on with a run that the folder holds
   * @param only the measures to make now; all of the experiment's if empty
   * @throws InputException if the inputs cannot be used, or the folder holds another run
   * @throws IOException if the disk fails; what is journaled is kept
   */
  public Outcome execute(boolean resume, Set<MeasureFamily> only) throws IOException {
    Set<MeasureFamily> wanted = only.isEmpty() ? experiment.measures() : only;
    Setup setup = Setup.of(experiment);
    try (RunFolder folder = RunFolder.enter(out);
        Journal journal = journal(folder, setup, resume)) {
      ModelFacts facts = ModelFacts.of(setup, new Preflight(setup, device, wanted).check());
      List<String> warnings = warnings(facts);
      warnings.forEach(warning -> progress.say("warning: " + warning));
      Fragment all;
      List<PhoneGroup> phones;
      try (PhoneStage onPhones = phones(folder, journal, wanted);
          LazyStage stage = new LazyStage(folder, setup, journal);
          PathStage paths = new PathStage(folder, setup, journal)) {
        phones = onPhones == null ? List.of() : onPhones.groups();
        all =
            steps(
                Plan.of(folder, setup, device, stage::get, paths, phones, wanted),
                journal,
                onPhones);
        phones = onPhones == null ? phones : onPhones.groups();
      }
      RunRecord record =
          new Assembly(setup, warnings)
              .record(
                  all,
                  journal.header().started(),
                  journal.elapsed(),
                  ProvenanceReader.read(setup, facts, device, phones, build, commandLine));
      Reports.write(folder.root(), record);
      progress.begin("report", 1, 1, 1);
      List<Path> reports = Reports.draw(folder.root(), record, experiment.formats(), folder.root());
      progress.end();
      return new Outcome(record, reports);
    }
  }

  /** What is to be said before the first step. */
  private List<String> warnings(ModelFacts facts) {
    Experiment.Paper paper = experiment.paper();
    return paper == null || paper.hint().isEmpty()
        ? facts.warnings()
        : Stream.concat(facts.warnings().stream(), Stream.of(paper.hint())).toList();
  }

  /** The phones of the experiment, where it has any and they are wanted now. */
  private @Nullable PhoneStage phones(RunFolder folder, Journal journal, Set<MeasureFamily> wanted)
      throws IOException {
    PhonesChoice phones = experiment.phones();
    return phones == null || wanted.stream().noneMatch(MeasureFamily::isOnPhones)
        ? null
        : PhoneStage.open(folder, phoneSettings.apply(phones), journal, progress);
  }

  private Fragment steps(List<Step> plan, Journal journal, @Nullable PhoneStage phones)
      throws IOException {
    FragmentBuilder all = new FragmentBuilder();
    boolean phonesDone = false;
    for (int i = 0; i < plan.size(); i++) {
      Step step = plan.get(i);
      Optional<Journal.Entry> done = journal.find(step);
      if (done.isPresent()) {
        all.add(done.get().fragment());
        continue;
      }
      if (step instanceof PhoneStep onPhone && phones != null) {
        if (!phonesDone) {
          onPhones(plan, i, journal, phones);
          phonesDone = true;
        }
        all.add(phones.of(onPhone));
        continue;
      }
      progress.begin(step.id(), i + 1, plan.size(), step.work());
      long start = System.nanoTime();
      Fragment fragment;
      try {
        fragment = step.execute(progress);
      } finally {
        progress.end();
      }
      if (step.isSettled()) {
        journal.finished(step, Duration.ofNanos(System.nanoTime() - start), fragment);
      }
      all.add(fragment);
    }
    return all.build();
  }

  /** Every step on a phone that is not done yet, side by side. */
  private void onPhones(List<Step> plan, int first, Journal journal, PhoneStage phones)
      throws IOException {
    List<PhoneStep> open =
        plan.stream()
            .filter(PhoneStep.class::isInstance)
            .map(PhoneStep.class::cast)
            .filter(step -> journal.find(step).isEmpty())
            .toList();
    progress.begin("phones", first + 1, plan.size(), open.stream().mapToLong(Step::work).sum());
    try {
      phones.run(open);
    } finally {
      progress.end();
    }
  }

  private Journal journal(RunFolder folder, Setup setup, boolean resume) throws IOException {
    Optional<Journal.Header> existing = Journal.peek(folder.journal());
    if (existing.isEmpty()) {
      Files.deleteIfExists(folder.journal());
      Files.copy(experiment.file(), folder.experiment(), StandardCopyOption.REPLACE_EXISTING);
      Files.writeString(folder.experimentPath(), experiment.file().toString());
      return Journal.create(
          folder.journal(), setup.hash(), experiment.name(), clock.instant(), build.version());
    }
    Journal.Header header = existing.get();
    if (!header.experiment().equals(setup.hash())) {
      throw new InputException(
          out.toString(),
          "holds a run of another experiment ("
              + header.name()
              + ", started "
              + header.started()
              + "), or of this one before it, its models or its data changed",
          "an empty or new folder, or a run of this very experiment",
          "choose another --out; nothing was changed");
    }
    if (!resume) {
      throw new InputException(
          out.toString(),
          "already holds a run of this experiment, started " + header.started(),
          "an empty or new folder, or --resume",
          "add --resume to go on where it stopped, or choose another --out");
    }
    return Journal.resume(folder.journal());
  }

  /** Opens the stage when the first step asks for it. */
  private final class LazyStage implements AutoCloseable {
    private final RunFolder folder;
    private final Setup setup;
    private final Journal journal;
    private @Nullable PictureStage stage;

    LazyStage(RunFolder folder, Setup setup, Journal journal) {
      this.journal = journal;
      this.folder = folder;
      this.setup = setup;
    }

    PictureStage get() {
      if (stage == null) {
        stage = new PictureStage(folder, setup, device, journal);
      }
      return stage;
    }

    @Override
    public void close() {
      if (stage != null) {
        stage.close();
      }
    }
  }
}
