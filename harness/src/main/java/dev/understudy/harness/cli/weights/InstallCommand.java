package dev.understudy.harness.cli.weights;

import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.weights.Weights;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code understudy weights install NAME…}. */
@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    description = {
      "Download published weights from their makers, check their SHA-256, and convert them.",
      "What broke off is continued. Proxies: JAVA_OPTS=\"-Dhttps.proxyHost=H -Dhttps.proxyPort=P\"."
    })
final class InstallCommand implements Runnable {
  private static final String ALL = "all";

  @Spec private CommandSpec spec = CommandSpec.create();

  @ParentCommand private @Nullable WeightsCommand parent;

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      description = "fid-inception, lpips-alex, lpips-vgg, lpips-squeeze, vgg16, or all.")
  private List<String> names = List.of();

  @Mixin private StatusOutput output = new StatusOutput();

  @Override
  public void run() {
    List<KnownNetwork> networks = networks();
    Weights weights = Objects.requireNonNull(parent).weights();
    output.print(spec, weights, weights.install(networks, output.progress()));
  }

  private List<KnownNetwork> networks() {
    Set<KnownNetwork> networks = new LinkedHashSet<>();
    for (String name : names) {
      if (name.equals(ALL)) {
        networks.addAll(List.of(KnownNetwork.values()));
      } else {
        networks.add(
            Arrays.stream(KnownNetwork.values())
                .filter(network -> network.id().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name)));
      }
    }
    return List.copyOf(networks);
  }

  private ParameterException unknown(String name) {
    String known =
        Arrays.stream(KnownNetwork.values())
            .map(KnownNetwork::id)
            .collect(Collectors.joining(", "));
    return new ParameterException(
        spec.commandLine(),
        "there are no weights named " + name + "; there are " + known + ", and all");
  }
}
