package dev.understudy.harness.cli.metrics;

import dev.understudy.harness.cli.ExitCode;
import dev.understudy.harness.cli.ProgressDisplay;
import dev.understudy.harness.run.Progress;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** How a command answers. */
final class OutputOptions {
  @Option(
      names = "--json",
      description = "Print one JSON object on standard output; progress goes to standard error.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress.")
  private boolean quiet;

  Progress progress() {
    return ProgressDisplay.choose(quiet);
  }

  /** Prints an answer; the exit code. */
  int print(Answer answer, PrintWriter out) {
    if (json) {
      out.println(AnswerJson.of(answer));
    } else {
      AnswerText.print(answer, out);
    }
    out.flush();
    return answer.hasInvalid() ? ExitCode.INVALID_ROWS : ExitCode.DONE;
  }
}
