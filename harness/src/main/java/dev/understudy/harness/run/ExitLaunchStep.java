package dev.understudy.harness.run;

import dev.understudy.farm.Device;
import dev.understudy.farm.LaunchResult;
import dev.understudy.measuring.LatencyPlan;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Times one launch of the part of a model that an exit needs. Its samples stand with the exits, not
 * among those of whole models.
 */
final class ExitLaunchStep implements Step {
  private final RunFolder folder;
  private final Device device;
  private final LatencyPlan plan;
  private final ExitConfiguration configuration;
  private final int launch;

  ExitLaunchStep(
      RunFolder folder,
      Device device,
      LatencyPlan plan,
      ExitConfiguration configuration,
      int launch) {
    this.folder = folder;
    this.device = device;
    this.plan = plan;
    this.configuration = configuration;
    this.launch = launch;
  }

  @Override
  public String id() {
    return "exit-launch/" + configuration.key() + "/" + device.id() + "/" + launch;
  }

  @Override
  public String contentHash() {
    return Hashes.of("exit-launch", Hashes.of(configuration.spec()), plan, launch, device.id());
  }

  @Override
  public long work() {
    return 1;
  }

  @Override
  public Fragment execute(Progress progress) throws IOException {
    LaunchResult result = device.launch(configuration.spec(), plan, launch);
    SamplesFile.write(file(), result);
    progress.advance(1);
    return Fragment.NOTHING;
  }

  ExitConfiguration configuration() {
    return configuration;
  }

  String device() {
    return device.id();
  }

  /** The launch as it stands on disk. */
  LaunchResult result() {
    return SamplesFile.read(file());
  }

  /** Its samples' file, relative to the run's folder. */
  String samples() {
    return folder.relative(file());
  }

  private Path file() {
    return folder.sample(configuration.key() + "-" + device.id() + "-" + launch);
  }
}
