package dev.understudy.harness.run;

import dev.understudy.common.Validity;
import dev.understudy.farm.Device;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.LaunchResult;
import dev.understudy.measuring.LatencyPlan;
import dev.understudy.reports.RunRecord;
import java.io.IOException;
import java.nio.file.Path;

/** Times one launch of one model file on one device, and keeps its raw samples. */
final class LaunchStep implements Step {
  private final RunFolder folder;
  private final Where where;
  private final LatencyPlan plan;
  private final Contestant contestant;
  private final GeneratorSpec spec;
  private final int launch;

  LaunchStep(
      RunFolder folder,
      Where where,
      LatencyPlan plan,
      Contestant contestant,
      GeneratorSpec spec,
      int launch) {
    this.folder = folder;
    this.where = where;
    this.plan = plan;
    this.contestant = contestant;
    this.spec = spec;
    this.launch = launch;
  }

  @Override
  public String id() {
    return String.join(
        "/", "launch", contestant.name(), where.device(), runtime(), Integer.toString(launch));
  }

  @Override
  public String contentHash() {
    return where instanceof Where.OnPhone phone
        ? Hashes.of("launch", Hashes.of(spec), plan, launch, phone.device(), phone.choice())
        : Hashes.of("launch", Hashes.of(spec), plan, launch, where.device());
  }

  @Override
  public long work() {
    return 1;
  }

  @Override
  public Fragment execute(Progress progress) throws IOException {
    Fragment fragment = keep(where.here().launch(spec, plan, launch));
    progress.advance(1);
    return fragment;
  }

  /** Makes the launch on a device that is only now at hand. */
  Fragment on(Device device) throws IOException {
    return keep(device.launch(spec, plan, launch));
  }

  /** No device is left to make it. */
  Fragment lost(String why) throws IOException {
    return keep(LaunchResult.without(launch, Validity.of(Validity.Kind.DEVICE_LOST, why)));
  }

  private Fragment keep(LaunchResult result) throws IOException {
    SamplesFile.write(file(), result);
    return new FragmentBuilder()
        .sample(
            new RunRecord.SampleFile(
                contestant.name(), where.device(), runtime(), launch, folder.relative(file())))
        .build();
  }

  /** Whether a device made it, so that it need not be tried again. */
  @Override
  public boolean isSettled() {
    return result().validity().kind() != Validity.Kind.DEVICE_LOST;
  }

  GeneratorSpec spec() {
    return spec;
  }

  Contestant contestant() {
    return contestant;
  }

  /** How it runs, in words. */
  String how() {
    return where.describe(spec);
  }

  /** The label of the runtime and its configuration. */
  String runtime() {
    return where.label(spec);
  }

  /** The launch as it stands on disk. */
  LaunchResult result() {
    return SamplesFile.read(file());
  }

  private Path file() {
    return folder.sample(
        String.join(
            "-",
            contestant.key(),
            where.device(),
            runtime().replace('/', '-'),
            Integer.toString(launch)));
  }
}
