package dev.understudy.harness.gate.output;

import dev.understudy.harness.gate.Finding;
import dev.understudy.harness.gate.GateReport;
import dev.understudy.harness.gate.Verdict;
import dev.understudy.reports.table.Markdown;
import dev.understudy.reports.view.Names;
import java.util.List;

/** The report as GitHub-flavoured Markdown, for a step's summary or a comment. */
public final class GateMarkdown {
  private GateMarkdown() {}

  /** The whole text. */
  public static String write(GateReport report) {
    StringBuilder out = new StringBuilder();
    String experiment = Markdown.escape(Names.visible(report.experiment()));
    out.append("# Gate: ").append(experiment).append("\n\n");
    out.append("**").append(Markdown.escape(Words.headline(report))).append("**\n\n");
    List<Finding> notable =
        report.findings().stream().filter(f -> f.verdict() != Verdict.PASS).toList();
    table(notable, out);
    List<Finding> passed = report.with(Verdict.PASS);
    if (!passed.isEmpty()) {
      out.append("<details><summary>")
          .append(Words.count(passed.size(), "rule", "rules"))
          .append(" passed</summary>\n\n");
      table(passed, out);
      out.append("</details>\n\n");
    }
    report
        .notes()
        .forEach(n -> out.append("- ").append(Markdown.escape(Names.visible(n))).append('\n'));
    out.append("- ").append(Markdown.escape(Words.correction(report))).append('\n');
    return out.toString();
  }

  private static void table(List<Finding> findings, StringBuilder out) {
    if (findings.isEmpty()) {
      return;
    }
    out.append("| Verdict | Rule | Baseline → now | Change | p | Test | Why |\n");
    out.append("|:---|:---|---:|---:|---:|:---|:---|\n");
    for (Verdict verdict : Verdict.values()) {
      for (Finding f : findings) {
        if (f.verdict() == verdict) {
          row(f, out);
        }
      }
    }
    out.append('\n');
  }

  private static void row(Finding f, StringBuilder out) {
    String why = Words.reason(f);
    String notes = String.join("; ", f.notes().stream().map(Names::visible).toList());
    for (String cell :
        List.of(
            f.verdict().text(),
            Words.rule(f),
            Words.values(f),
            Words.change(f),
            Words.p(f),
            f.test(),
            notes.isEmpty() ? why : why + " (" + notes + ")")) {
      out.append("| ").append(Markdown.escape(cell)).append(' ');
    }
    out.append("|\n");
  }
}
