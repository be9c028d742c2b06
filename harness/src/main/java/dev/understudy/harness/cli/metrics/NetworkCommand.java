package dev.understudy.harness.cli.metrics;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.metrics.networks.KnownNetwork;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command whose figures stand on a feature network. */
abstract class NetworkCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private NetworkOptions network = new NetworkOptions();
  @Mixin private ReadOptions read = new ReadOptions();
  @Mixin private SkipOptions skip = new SkipOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  /** The network that the measure was published with. */
  KnownNetwork byDefault() {
    return KnownNetwork.FID_INCEPTION;
  }

  /** How many sets are read. */
  abstract int sets();

  abstract List<Measurement> measure(Features features);

  /** The network's name, known before its weights are looked for. */
  final String networkName() {
    return network.name(byDefault());
  }

  /** Refuses to choose a network where the measure's own is not among the published. */
  final void requireNetwork(String which) {
    if (!network.isGiven()) {
      throw new InputException(
          "--network",
          "no network is named",
          which,
          "export it as the comment in that file says, and name the file");
    }
  }

  @Override
  public final Integer call() {
    try (Features features =
        new Features(
            () -> network.spec(byDefault()), read, skip.bad(), output.progress(), sets())) {
      List<Measurement> measured = measure(features);
      return output.print(features.answer(spec.name(), measured), spec.commandLine().getOut());
    }
  }
}
