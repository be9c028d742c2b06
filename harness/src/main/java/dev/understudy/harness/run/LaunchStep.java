package dev.understudy.harness.run;

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
  private final Device device;
  private final LatencyPlan plan;
  private final Contestant contestant;
  private final GeneratorSpec spec;
  private final int launch;

  LaunchStep(
      RunFolder folder,
      Device device,
      LatencyPlan plan,
      Contestant contestant,
      GeneratorSpec spec,
      int launch) {
    this.folder = folder;
    this.device = device;
    this.plan = plan;
    this.contestant = contestant;
    this.spec = spec;
    this.launch = launch;
  }

  @Override
  public String id() {
    return String.join(
        "/", "launch", contestant.name(), device.id(), runtime(), Integer.toString(launch));
  }

  @Override
  public String contentHash() {
    return Hashes.of("launch", Hashes.of(spec), plan, launch, device.id());
  }

  @Override
  public long work() {
    return 1;
  }

  @Override
  public Fragment execute(Progress progress) throws IOException {
    LaunchResult result = device.launch(spec, plan, launch);
    SamplesFile.write(file(), result);
    progress.advance(1);
    return new FragmentBuilder()
        .sample(
            new RunRecord.SampleFile(
                contestant.name(), device.id(), runtime(), launch, folder.relative(file())))
        .build();
  }

  GeneratorSpec spec() {
    return spec;
  }

  Contestant contestant() {
    return contestant;
  }

  /** The label of the runtime and its configuration. */
  String runtime() {
    return spec.label();
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
            device.id(),
            runtime().replace('/', '-'),
            Integer.toString(launch)));
  }
}
