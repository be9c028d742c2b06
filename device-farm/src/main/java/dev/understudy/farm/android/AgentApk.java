package dev.understudy.farm.android;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The benchmark app to install.
 *
 * @param file the APK
 * @param version its version name; a phone whose app has another gets this one
 */
public record AgentApk(Path file, String version) {
  /**
   * The app that this distribution carries, written into a folder.
   *
   * @throws IllegalStateException if it carries none
   */
  public static AgentApk bundled(Path folder) {
    AgentPackage agent = AgentPackage.bundled();
    Path file = folder.resolve("agent-" + agent.sha256() + ".apk");
    try {
      agent.writeTo(file);
      return new AgentApk(file, agent.version());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the benchmark app to " + file, e);
    }
  }
}
