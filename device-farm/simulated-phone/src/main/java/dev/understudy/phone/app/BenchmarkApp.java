package dev.understudy.phone.app;

import dev.understudy.measuring.job.AgentCommand;
import dev.understudy.phone.system.Apk;
import dev.understudy.phone.system.AppProcess;
import dev.understudy.phone.system.Intent;
import dev.understudy.phone.system.Manifest;
import dev.understudy.phone.system.SimulatedApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The benchmark app: stands in for the code of the package {@code dev.understudy.agent}. */
public final class BenchmarkApp implements SimulatedApp {
  private record Key(int pid, Path root) {}

  private final Map<Key, Agent> agents = new HashMap<>();

  /** For one phone. */
  public BenchmarkApp() {}

  /**
   * The package as if it had been installed with this version, for tests that install nothing: give
   * it to {@code Packages.preinstall}.
   */
  public static Apk preinstalled(String version) {
    return new Apk(
        new Manifest(
            AgentCommand.PACKAGE,
            1,
            version,
            26,
            34,
            true,
            Map.of(AgentCommand.ACTIVITY, true),
            AgentCommand.ACTIVITY,
            List.of(),
            Map.of()),
        "preinstalled",
        Set.of());
  }

  @Override
  public String packageName() {
    return AgentCommand.PACKAGE;
  }

  @Override
  public void started(Intent intent, AppProcess process) {
    String job = text(intent, AgentCommand.JOB);
    boolean external = "external".equals(text(intent, AgentCommand.ROOT));
    try {
      Agent agent = agent(process, external ? process.externalFiles() : process.files());
      AgentCommand command;
      try {
        command = AgentCommand.of(text(intent, AgentCommand.COMMAND), job);
      } catch (IllegalArgumentException e) {
        agent.refuse(String.valueOf(e.getMessage()));
        return;
      }
      agent.handle(command, job == null ? "" : job);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized Agent agent(AppProcess process, Path root) throws IOException {
    agents.keySet().removeIf(key -> key.pid() != process.pid());
    Key key = new Key(process.pid(), root);
    @Nullable Agent agent = agents.get(key);
    if (agent == null) {
      agent = new Agent(process, root);
      agents.put(key, agent);
    }
    return agent;
  }

  private static @Nullable String text(Intent intent, String extra) {
    Object value = intent.extras().get(extra);
    return value == null ? null : value.toString();
  }
}
