package dev.understudy.harness.cli.metrics;

import java.util.List;
import picocli.CommandLine;

/** The commands of this package. */
public final class MetricCommands {
  private MetricCommands() {}

  /** Adds them to the root command. */
  public static void addTo(CommandLine root) {
    List.of(
            new FidCommand(),
            new SfidCommand(),
            new FidInfinityCommand(),
            new KidCommand(),
            new IsCommand(),
            new PrdcCommand(),
            new CmmdCommand(),
            new MifidCommand(),
            new AuthpctCommand(),
            new LpipsCommand(),
            new SsimCommand(),
            new MsSsimCommand(),
            new PsnrCommand(),
            new PplCommand(),
            new MiouCommand(),
            new ArtifactsCommand(),
            new StatsCommand())
        .forEach(root::addSubcommand);
  }
}
