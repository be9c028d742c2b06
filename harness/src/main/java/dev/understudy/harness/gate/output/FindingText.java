package dev.understudy.harness.gate.output;

import dev.understudy.harness.gate.Finding;

/** A finding in a line of plain text, safe to look at. */
public final class FindingText {
  private FindingText() {}

  /** Which rule: {@code student, local, tflite: Median latency}. */
  public static String title(Finding finding) {
    return Words.rule(finding);
  }

  /** Its verdict, values and reason. */
  public static String sentence(Finding finding) {
    return finding.verdict().text()
        + ": "
        + Words.values(finding)
        + " ("
        + Words.change(finding)
        + "): "
        + Words.reason(finding);
  }
}
