package dev.understudy.harness.run;

import dev.understudy.common.Validity;
import dev.understudy.farm.Device;
import dev.understudy.farm.Generator;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.LaunchResult;
import dev.understudy.farm.LocalDevice;
import dev.understudy.farm.SustainedRun;
import dev.understudy.measuring.LatencyPlan;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** This machine, its launches made up: for tests of what phones do beside it. */
final class InstantDevice implements Device {
  private static final int RUNS = 64;
  private static final long NANOS = 1_000_000;

  private final Device real = new LocalDevice();

  @Override
  public String id() {
    return real.id();
  }

  @Override
  public Map<String, String> facts() {
    return real.facts();
  }

  @Override
  public Generator open(GeneratorSpec spec) {
    return real.open(spec);
  }

  @Override
  public LaunchResult launch(GeneratorSpec spec, LatencyPlan plan, int launch) {
    List<Long> runs = Collections.nCopies(RUNS, NANOS);
    return new LaunchResult(launch, NANOS, NANOS, runs, runs, 1, 0, Validity.MEASURED);
  }

  @Override
  public SustainedRun sustain(GeneratorSpec spec, Duration time, Consumer<Duration> soFar) {
    throw new UnsupportedOperationException("nothing is made up of a sustained load");
  }
}
