package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.farm.Device;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.LoadWindow;
import dev.understudy.farm.LocalDevice;
import dev.understudy.farm.SustainedRun;
import dev.understudy.farm.SustainedSummary;
import dev.understudy.reports.OnDevices;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Keeps one model file at work on one device without a pause, and says how its latency went. */
final class SustainedStep implements Step {
  private static final String MEDIAN = "sustained-p50";

  private final RunFolder folder;
  private final Where where;
  private final Duration time;
  private final Contestant contestant;
  private final GeneratorSpec spec;
  private boolean lost;

  SustainedStep(
      RunFolder folder, Where where, Duration time, Contestant contestant, GeneratorSpec spec) {
    this.folder = folder;
    this.where = where;
    this.time = time;
    this.contestant = contestant;
    this.spec = spec;
  }

  @Override
  public String id() {
    return String.join("/", "sustained", contestant.name(), where.device(), runtime());
  }

  @Override
  public String contentHash() {
    return Hashes.of("sustained", Hashes.of(spec), time, where.device(), runtime());
  }

  /** Seconds. */
  @Override
  public long work() {
    return Math.max(1, time.toSeconds());
  }

  @Override
  public Fragment execute(Progress progress) throws IOException {
    Advance advance = new Advance(work(), progress::advance);
    Fragment fragment = on(where.here(), advance::to);
    advance.finish();
    return fragment;
  }

  /**
   * Puts the load on a device that is at hand.
   *
   * @param soFar is told how many seconds of it have passed
   */
  Fragment on(Device device, LongConsumer soFar) throws IOException {
    lost = false;
    return keep(device.sustain(spec, time, passed -> soFar.accept(passed.toSeconds())));
  }

  /** No device is left to put it on. */
  Fragment lost(String why) throws IOException {
    lost = true;
    return keep(SustainedRun.without(Validity.of(Validity.Kind.DEVICE_LOST, why)));
  }

  @Override
  public boolean isSettled() {
    return !lost;
  }

  private Fragment keep(SustainedRun load) throws IOException {
    SamplesFile.write(file(), load);
    int cores = java.lang.Runtime.getRuntime().availableProcessors();
    SustainedSummary summary = SustainedSummary.of(load, time, cores);
    Calls calls = new Calls(LocalDevice.picturesPerCall(spec));
    List<String> how = new ArrayList<>(List.of(where.describe(spec)));
    how.addAll(load.launch().conditions());
    FragmentBuilder out = new FragmentBuilder();
    for (Measurement m : summary.measurements()) {
      Measurement told = m.measure().equals(MEDIAN) ? calls.of(m) : calls.atBatch(m);
      out.row(contestant.name(), where.device(), runtime(), Protocols.with(told, how));
    }
    if (!summary.windows().isEmpty()) {
      out.sustained(
          new OnDevices.SustainedLoad(
              contestant.name(),
              where.device(),
              runtime(),
              summary.windows().stream().map(w -> window(w, calls)).toList(),
              folder.relative(file())));
    }
    return out.build();
  }

  private static OnDevices.Window window(LoadWindow w, Calls calls) {
    return new OnDevices.Window(
        w.start(), w.end(), w.runs(), w.medianMillis() / calls.pictures(), w.thermal().text());
  }

  private String runtime() {
    return where.label(spec);
  }

  private Path file() {
    return folder.sample(
        String.join(
            "-", contestant.key(), where.device(), runtime().replace('/', '-'), "sustained"));
  }
}
