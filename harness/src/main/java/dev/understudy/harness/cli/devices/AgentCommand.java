package dev.understudy.harness.cli.devices;

import dev.understudy.common.InputException;
import dev.understudy.farm.android.AgentPackage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code understudy devices agent --out FILE}. */
@Command(
    name = "agent",
    mixinStandardHelpOptions = true,
    description = {
      "Write out the benchmark app, an Android package for 8.0 and newer.",
      "Install it with: adb install -r agent.apk. What it does: docs/agent.md."
    })
final class AgentCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "agent.apk",
      description = "The file to write; replaced if it is there. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("agent.apk");

  @Override
  public void run() {
    AgentPackage agent = AgentPackage.bundled();
    try {
      agent.writeTo(out);
      PrintWriter print = spec.commandLine().getOut();
      print.println("wrote    " + out);
      print.println("package  " + agent.name());
      print.println("version  " + agent.version());
      print.println("sha256   " + agent.sha256());
      print.println("bytes    " + Files.size(out));
      print.flush();
    } catch (IOException e) {
      throw new InputException(
          "--out " + out,
          "the file cannot be written: " + e,
          "a file in a folder that can be written to",
          "name another file",
          e);
    }
  }
}
