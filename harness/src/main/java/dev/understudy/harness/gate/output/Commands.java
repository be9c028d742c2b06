package dev.understudy.harness.gate.output;

import dev.understudy.harness.gate.Finding;
import dev.understudy.harness.gate.GateReport;
import dev.understudy.harness.gate.Verdict;
import java.io.PrintWriter;

/**
 * GitHub's workflow commands: an annotation for each rule that did not pass. The runner reads
 * commands from all that a step prints, {@code ::error::} at a line's beginning and {@code
 * ##[error]} anywhere; a name must not become one.
 */
public final class Commands {
  /** GitHub shows so many of each kind per step; the summary has all. */
  private static final int MOST = 10;

  private Commands() {}

  /** Prints the annotations. */
  public static void print(GateReport report, PrintWriter out) {
    report.with(Verdict.REGRESSION).stream().limit(MOST).forEach(f -> print("error", f, out));
    report.with(Verdict.NOT_COMPARABLE).stream().limit(MOST).forEach(f -> print("warning", f, out));
    report.with(Verdict.NOT_CONFIRMED).stream().limit(MOST).forEach(f -> print("notice", f, out));
    out.flush();
  }

  private static void print(String kind, Finding finding, PrintWriter out) {
    String title = "gate: " + finding.verdict().text();
    String message =
        Words.rule(finding)
            + ": "
            + Words.values(finding)
            + " ("
            + Words.change(finding)
            + "): "
            + Words.reason(finding);
    out.println("::" + kind + " title=" + property(title) + "::" + data(message));
  }

  /** A command's message. */
  static String data(String text) {
    return harmless(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** A command's property. */
  static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  /** Text within a line that is no command. */
  static String harmless(String text) {
    return text.replace("##[", "# #[");
  }
}
