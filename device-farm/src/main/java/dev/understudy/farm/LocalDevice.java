package dev.understudy.farm;

import dev.understudy.farm.generating.LocalGenerator;
import dev.understudy.farm.generating.LocalHeads;
import dev.understudy.farm.launching.IdleWait;
import dev.understudy.farm.launching.Launcher;
import dev.understudy.measuring.LatencyPlan;
import dev.understudy.runtimes.Tensor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** This machine: pictures in this process, timings in processes of their own. */
public final class LocalDevice implements Device {
  /** Its id in experiment files and records. */
  public static final String ID = "local";

  private final Launcher launcher;

  /** This machine, launching at once whatever its load. */
  public LocalDevice() {
    this(Launcher.with(IdleWait.none()));
  }

  private LocalDevice(Launcher launcher) {
    this.launcher = launcher;
  }

  /**
   * This machine, waiting before each launch until its load average is low, but no longer than
   * {@code longest}. The load average is recorded with the launch either way.
   */
  public LocalDevice waitingForIdle(Duration longest) {
    return new LocalDevice(Launcher.with(IdleWait.upTo(longest)));
  }

  /**
   * The inputs of a generator's first picture, batch 1, by name: what counting its cost needs.
   *
   * @throws dev.understudy.common.InputException if a binding does not fit the model
   */
  public static Map<String, Tensor> exampleInputs(GeneratorSpec spec) {
    return LocalGenerator.exampleInputs(spec);
  }

  /**
   * How many pictures a call of a generator makes at batch 1: more than 1 where its model's batch
   * is fixed at that.
   *
   * @throws dev.understudy.common.InputException if a binding does not fit the model
   */
  public static int picturesPerCall(GeneratorSpec spec) {
    return Math.max(1, LocalGenerator.batch(spec));
  }

  /**
   * Opens a generator of which several outputs are wanted at once, such as early exits.
   *
   * @param pictures the outputs that are pictures
   * @param values an output with a row of floats per picture, or null
   * @throws dev.understudy.common.InputException if an output is not in the model, which lists
   *     those that are, or a binding does not fit
   */
  public static HeadsGenerator openHeads(
      GeneratorSpec spec, List<ImageOutput> pictures, @Nullable String values) {
    return LocalHeads.open(spec, pictures, values);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Map<String, String> facts() {
    return HostFacts.read();
  }

  @Override
  public Generator open(GeneratorSpec spec) {
    return LocalGenerator.open(spec);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The process is a JVM like this one; its peak memory counts the JVM's own some 60 MB. It does
   * not outlive this one, however this one ends.
   *
   * @throws java.util.concurrent.CancellationException if this program or the launch was asked to
   *     stop (Ctrl-C, SIGTERM, interruption) before it had a result: such a launch says nothing of
   *     the model, so it must not be journaled
   */
  @Override
  public LaunchResult launch(GeneratorSpec spec, LatencyPlan plan, int launch) {
    return launcher.launch(spec, plan, launch);
  }

  /**
   * {@inheritDoc}
   *
   * <p>This machine's heat is not known, and so there are no states.
   *
   * @throws java.util.concurrent.CancellationException as {@link #launch} does
   */
  @Override
  public SustainedRun sustain(GeneratorSpec spec, Duration time, Consumer<Duration> soFar) {
    return new SustainedRun(
        launcher.launch(
            spec,
            SustainedRun.plan(time),
            0,
            waited -> soFar.accept(waited.compareTo(time) < 0 ? waited : time)),
        List.of());
  }
}
