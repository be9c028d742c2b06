package dev.understudy.harness.cli.gate;

import dev.understudy.harness.gate.GateReport;
import dev.understudy.harness.gate.output.Commands;
import dev.understudy.harness.gate.output.ConsoleText;
import dev.understudy.harness.gate.output.GateJson;
import dev.understudy.harness.gate.output.GateMarkdown;
import dev.understudy.harness.gate.output.JUnitXml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Where a gate's report goes, and in which forms. */
final class GateOutput {
  /** The forms of files. */
  enum Format {
    JSON,
    JUNIT,
    MD;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write gate.json, gate.xml (JUnit) and gate.md there.")
  private @Nullable Path out;

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMAT",
      description = "Which files --out gets: ${COMPLETION-CANDIDATES} (default: all).")
  private Set<Format> formats = EnumSet.allOf(Format.class);

  @Option(
      names = "--json",
      description = "Print the report as JSON on standard output, instead of the table.")
  private boolean json;

  @Option(names = "--all", description = "Show the rules that passed, too.")
  private boolean all;

  @Option(names = "--quiet", description = "No progress of --confirm.")
  private boolean quiet;

  @Option(
      names = "--github",
      negatable = true,
      description =
          "Annotate the GitHub Actions job, and add to its summary (default: where GITHUB_ACTIONS"
              + " is true).")
  private @Nullable Boolean github;

  boolean isQuiet() {
    return quiet;
  }

  void write(GateReport report, CommandLine line) throws IOException {
    if (json) {
      line.getOut().print(GateJson.write(report));
      line.getOut().flush();
    } else {
      ConsoleText.print(report, all, line.getOut());
    }
    if (out != null) {
      Files.createDirectories(out);
      for (Format format : formats) {
        switch (format) {
          case JSON -> Files.writeString(out.resolve("gate.json"), GateJson.write(report));
          case JUNIT -> Files.writeString(out.resolve("gate.xml"), JUnitXml.write(report));
          case MD -> Files.writeString(out.resolve("gate.md"), GateMarkdown.write(report));
        }
      }
    }
    if (github == null ? "true".equals(System.getenv("GITHUB_ACTIONS")) : github) {
      // The runner reads both streams; standard output may be JSON for a program.
      Commands.print(report, json ? line.getErr() : line.getOut());
      summary(report);
    }
  }

  private static void summary(GateReport report) throws IOException {
    String file = System.getenv("GITHUB_STEP_SUMMARY");
    if (file != null && !file.isBlank()) {
      Files.writeString(
          Path.of(file),
          GateMarkdown.write(report) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }
}
