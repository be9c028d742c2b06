package dev.understudy.phone.app;

import dev.understudy.measuring.job.AgentCommand;
import dev.understudy.phone.system.Apk;
import dev.understudy.phone.system.AppProcess;
import dev.understudy.phone.system.Intent;
import dev.understudy.phone.system.Manifest;
import dev.understudy.phone.system.SimulatedApp;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The benchmark app: stands in for the code of the package {@code dev.understudy.agent}. */
public final class BenchmarkApp implements SimulatedApp {
  private @Nullable AppProcess process;
  private @Nullable Agent agent;

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
  public synchronized void started(Intent intent, AppProcess in) {
    Agent current = agent;
    if (current == null || process != in) {
      current = new Agent(in);
      agent = current;
      process = in;
    }
    current.obey(extra -> text(intent, extra));
  }

  private static @Nullable String text(Intent intent, String extra) {
    Object value = intent.extras().get(extra);
    return value == null ? null : value.toString();
  }
}
