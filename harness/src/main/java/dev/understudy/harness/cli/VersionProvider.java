package dev.understudy.harness.cli;

import dev.understudy.harness.run.BuildInfo;
import picocli.CommandLine.IVersionProvider;

/** {@code understudy --version}. */
final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    BuildInfo build = BuildInfo.read();
    return new String[] {"understudy " + build.version() + " (" + build.commit() + ")"};
  }
}
