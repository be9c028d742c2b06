package dev.understudy.farm.launching;

import dev.understudy.common.InputException;
import dev.understudy.common.Validity;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.InputFeed;
import dev.understudy.farm.generating.PictureOutput;
import dev.understudy.measuring.LatencyLoop;
import dev.understudy.measuring.LatencyPlan;
import dev.understudy.measuring.LaunchSamples;
import dev.understudy.measuring.Ticker;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The child's side of a launch: {@code LaunchMain JOB REPORT} reads the one file, times the
 * generator, and writes the other. What the runtime refuses is reported; anything else that goes
 * wrong ends the process with a stack trace, for the parent to quote.
 */
public final class LaunchMain {
  private LaunchMain() {}

  /** Runs one launch. */
  public static void main(String[] args) throws IOException {
    ParentWatch.start(System.in, () -> Runtime.getRuntime().halt(ParentWatch.PARENT_GONE));
    LaunchJob job = LaunchJson.read(Path.of(args[0]), LaunchJob.class);
    LaunchJson.write(Path.of(args[1]), run(job.spec(), job.plan(), Ticker.SYSTEM));
  }

  static LaunchReport run(GeneratorSpec spec, LatencyPlan plan, Ticker ticker) {
    if (!unchanged(spec.model())) {
      return LaunchReport.without(
          Validity.of(
              Validity.Kind.FAILED,
              spec.model().path() + " was removed or changed after the run had begun"));
    }
    // Unpacking and linking the native library is ours and the machine's, not the model's.
    Runtimes.version(spec.model().runtime());
    long start = ticker.nanos();
    ModelSession session;
    try {
      session = Runtimes.open(spec.model(), spec.options());
    } catch (InputException e) {
      return LaunchReport.without(
          Validity.of(
              Validity.Kind.UNSUPPORTED,
              String.valueOf(e.getMessage()).replaceAll("\\s*\n\\s*", "; ")));
    }
    long loadNanos = ticker.nanos() - start;
    try (session) {
      return time(session, spec, new LatencyLoop(ticker, plan), plan, loadNanos);
    }
  }

  /** Reading it once also loads the classes that read models, which are not the model's cost. */
  private static boolean unchanged(ModelFile model) {
    try {
      return Runtimes.read(model.path()).sha256().equals(model.sha256());
    } catch (InputException e) {
      return false;
    }
  }

  private static LaunchReport time(
      ModelSession session,
      GeneratorSpec spec,
      LatencyLoop loop,
      LatencyPlan plan,
      long loadNanos) {
    Map<String, Tensor> inputs;
    try (InputFeed feed = InputFeed.of(spec.subject(), spec.inputs(), session.inputs())) {
      inputs = feed.next(1);
    }
    String output = PictureOutput.of(spec.subject(), spec.output(), session.outputs()).name();
    try (ModelSession.Invocation invocation = session.prepare(inputs, Set.of(output))) {
      LaunchSamples samples = loop.run(invocation::invoke);
      return new LaunchReport(
          loadNanos,
          samples.firstNanos(),
          boxed(samples.warmUpNanos()),
          boxed(samples.steadyNanos()),
          PeakMemory.now(),
          samples.stable() ? Validity.MEASURED : unstable(plan));
    }
  }

  private static Validity unstable(LatencyPlan plan) {
    return Validity.of(
        Validity.Kind.UNSTABLE,
        String.format(
            Locale.ROOT,
            "the warm-up did not become stable within %.3g s: its short and long moving averages"
                + " still differed by more than %.3g %%",
            plan.maxWarmUp().toNanos() / 1e9,
            plan.stability() * 100));
  }

  private static List<Long> boxed(long[] nanos) {
    return LongStream.of(nanos).boxed().toList();
  }
}
