package dev.understudy.measuring.job;

import dev.understudy.measuring.LatencyLoop;
import dev.understudy.measuring.LatencyPlan;
import dev.understudy.measuring.LaunchSamples;
import dev.understudy.measuring.RunListener;
import dev.understudy.measuring.Ticker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tensorflow.lite.TensorFlowLite;

/** The steps of one job, and what they found so far. */
final class JobRun {
  /** What a result takes beside its outputs: facts and timings. */
  private static final long ROOM = 4L << 20;

  private final Job job;
  private final JobFolders folders;
  private final ResultFolder folder;
  private final Phone phone;
  private final Ticker ticker;
  private final Cancellation cancellation;
  private final Consumer<JobStatus> status;
  private final StateLog states;

  private String runtimeVersion = "";
  private JobResult.@Nullable Loaded loaded;
  private JobResult.@Nullable Timing timing;
  private List<JobResult.Output> outputs = List.of();

  JobRun(
      Job job,
      JobFolders folders,
      ResultFolder folder,
      Phone phone,
      Ticker ticker,
      Cancellation cancellation,
      Consumer<JobStatus> status) {
    this.job = job;
    this.folders = folders;
    this.folder = folder;
    this.phone = phone;
    this.ticker = ticker;
    this.cancellation = cancellation;
    this.status = status;
    this.states = new StateLog(phone, ticker);
  }

  void run() throws JobException, IOException {
    enter(JobState.LOADING, "hashing");
    checkFiles();
    enter(JobState.LOADING, "checking");
    runtimeVersion = TensorFlowLite.runtimeVersion();
    LoadedModel.check(job, folders.resolve(job.model()).toFile());
    states.add("before", 0);
    long probeBefore = job.latency() == null ? 0 : ThrottleProbe.nanos(ticker);
    enter(JobState.LOADING, "opening");
    phone.markLoading();
    long start = ticker.nanos();
    LoadedModel opened = LoadedModel.open(job, folders.resolve(job.model()).toFile(), phone);
    long loadNanos = ticker.nanos() - start;
    try (LoadedModel model = opened) {
      Phone.DelegateReport coverage = phone.coverage(model.interpreter());
      loaded = new JobResult.Loaded(loadNanos, coverage, phone.memory());
      OutputFiles files = new OutputFiles(folder, job.keep(), model);
      checkRoom(files.bytes() + ROOM);
      JobInputs inputs = new JobInputs(folders, job.inputs());
      if (job.latency() != null) {
        measure(model, inputs, job.latency(), probeBefore);
      }
      pictures(model, inputs, files);
      // Peaks are reached while it runs.
      loaded = new JobResult.Loaded(loadNanos, coverage, phone.memory());
    }
    states.add("end", 0);
  }

  private void checkFiles() throws JobException, IOException {
    check(job.model(), "model");
    for (int i = 0; i < job.inputs().size(); i++) {
      JobInput input = job.inputs().get(i);
      String what = "inputs[" + i + "]";
      check(input.data(), what);
      JobInputs.checkSize(folders, input, what);
    }
  }

  private void check(JobFile file, String what) throws JobException, IOException {
    long total = folders.resolve(file).toFile().length();
    Pulse pulse = new Pulse(ticker);
    JobInputs.check(
        folders,
        file,
        what,
        done -> {
          cancellation.check();
          if (pulse.due()) {
            status.accept(
                new JobStatus(job.id(), JobState.LOADING, "hashing", done, total, file.file()));
          }
        });
  }

  private void checkRoom(long needed) throws JobException {
    long free = phone.freeBytes(folders.root());
    if (free < needed) {
      throw new JobException(
          FailureKind.NO_SPACE,
          "the phone's storage",
          free + " bytes are free",
          needed + " bytes for the result; delete old results or other files");
    }
  }

  private void measure(LoadedModel model, JobInputs inputs, LatencyPlan plan, long probeBefore)
      throws IOException {
    enter(JobState.WARM_UP, "first");
    Object[] bound = inputs.load(0);
    Watch watch = new Watch(plan);
    LaunchSamples samples = new LatencyLoop(ticker, plan).run(() -> model.run(bound), watch);
    long probeAfter = ThrottleProbe.nanos(ticker);
    states.add("after", samples.steadyNanos().length);
    timing =
        new JobResult.Timing(
            samples.firstNanos(),
            samples.warmUpNanos().length,
            samples.steadyNanos().length,
            samples.stable(),
            samples.stop(),
            probeBefore,
            probeAfter);
    SamplesFile.write(samples, folder.open(JobFolders.SAMPLES));
  }

  private void pictures(LoadedModel model, JobInputs inputs, OutputFiles files) throws IOException {
    int total = job.keep().samples();
    if (total == 0) {
      return;
    }
    enter(JobState.PICTURES, "pictures");
    Pulse pulse = new Pulse(ticker);
    outputs =
        files.write(
            sample -> {
              cancellation.check();
              if (pulse.due()) {
                status.accept(
                    new JobStatus(job.id(), JobState.PICTURES, "pictures", sample, total, ""));
              }
              model.run(inputs.load(sample));
            });
  }

  /** Tells, and notes for the next process should this one be killed. */
  private void enter(JobState state, String step) throws IOException {
    cancellation.check();
    JobStatus now = new JobStatus(job.id(), state, step, 0, 0, "");
    folder.note(now);
    status.accept(now);
  }

  String runtimeVersion() {
    return runtimeVersion;
  }

  JobResult.@Nullable Loaded loaded() {
    return loaded;
  }

  JobResult.@Nullable Timing timing() {
    return timing;
  }

  List<JobResult.StateAt> states() {
    return states.all();
  }

  List<JobResult.Output> outputs() {
    return outputs;
  }

  /** Watches the device and the driver between runs, once a second, and tells how far it is. */
  private final class Watch implements RunListener {
    private final LatencyPlan plan;
    private final Pulse pulse = new Pulse(ticker);
    private boolean steady;

    Watch(LatencyPlan plan) {
      this.plan = plan;
    }

    @Override
    public void before(Phase phase, int runs) {
      cancellation.check();
      boolean entered = phase == Phase.STEADY && !steady;
      steady = phase == Phase.STEADY;
      if (entered || pulse.due()) {
        states.add(steady ? "steady" : "warm-up", runs);
        status.accept(
            new JobStatus(
                job.id(),
                steady ? JobState.MEASURING : JobState.WARM_UP,
                steady ? "steady" : "warm-up",
                runs,
                steady ? plan.minRuns() : plan.warmUpRuns(),
                ""));
      }
    }
  }

  /** What the device said, and when. */
  private static final class StateLog {
    private final List<JobResult.StateAt> states = new ArrayList<>();
    private final Phone phone;
    private final Ticker ticker;
    private final long start;

    StateLog(Phone phone, Ticker ticker) {
      this.phone = phone;
      this.ticker = ticker;
      this.start = ticker.nanos();
    }

    void add(String phase, int runs) {
      long millis = (ticker.nanos() - start) / 1_000_000;
      states.add(new JobResult.StateAt(phase, millis, runs, phone.state()));
    }

    List<JobResult.StateAt> all() {
      return List.copyOf(states);
    }
  }
}
