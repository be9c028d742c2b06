package dev.understudy.harness.cli.metrics;

import dev.understudy.common.InputException;
import dev.understudy.harness.experiment.NetworkFiles;
import dev.understudy.metrics.NetworkSpec;
import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.networks.Protocol;
import dev.understudy.metrics.weights.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which feature network, and how pictures are brought to it. */
final class NetworkOptions {
  @Option(
      names = "--network",
      paramLabel = "NAME|FILE",
      description = {
        "fid-inception, vgg16, or a YAML file of a network of your own (docs/networks).",
        "The default is the one that the measure was published with."
      })
  private @Nullable String network;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description = {
        "How pictures get to a published network's size: clean, pytorch or tf1",
        "(clean-fid's, pytorch-fid's, torch-fidelity's and the original code's).",
        "Default: clean; tf1 for vgg16, as torch-fidelity does."
      })
  private @Nullable Protocol protocol;

  /** The network's name as it is in a measure's id, without looking for its weights. */
  String name(KnownNetwork byDefault) {
    return isFile() ? spec(byDefault).name() : known(byDefault).id();
  }

  /**
   * The network, ready to open.
   *
   * @throws InputException if it is not installed, with the command that installs it
   */
  NetworkSpec spec(KnownNetwork byDefault) {
    if (isFile()) {
      if (protocol != null) {
        throw new InputException(
            "--protocol",
            "a network's own file says how it is fed",
            "no --protocol beside --network " + network,
            "leave --protocol out");
      }
      return NetworkFiles.read(Path.of(String.valueOf(network)));
    }
    KnownNetwork known = known(byDefault);
    Weights.Installed installed = Weights.ofThisUser().find(known);
    Protocol byLibrary = known == KnownNetwork.FID_INCEPTION ? Protocol.CLEAN : Protocol.TF1;
    return (protocol == null ? byLibrary : protocol).spec(installed);
  }

  /** Whether a network was named. */
  boolean isGiven() {
    return network != null;
  }

  private boolean isFile() {
    String lower = network == null ? "" : network.toLowerCase(Locale.ROOT);
    return lower.endsWith(".yaml") || lower.endsWith(".yml");
  }

  private KnownNetwork known(KnownNetwork byDefault) {
    if (network == null) {
      return byDefault;
    }
    for (KnownNetwork known : List.of(KnownNetwork.FID_INCEPTION, KnownNetwork.VGG16)) {
      if (known.id().equals(network)) {
        return known;
      }
    }
    throw new InputException(
        "--network",
        "no feature network is called " + network,
        "fid-inception, vgg16, or a YAML file",
        "for an ONNX file of your own write a YAML beside it, as docs/networks shows");
  }
}
