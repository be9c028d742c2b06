package dev.understudy.harness.gate.output;

import dev.understudy.harness.cli.TextTable;
import dev.understudy.harness.gate.Finding;
import dev.understudy.harness.gate.GateReport;
import dev.understudy.harness.gate.Verdict;
import dev.understudy.reports.view.Names;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report for a terminal: the verdict, a table, and why. */
public final class ConsoleText {
  private ConsoleText() {}

  /**
   * Prints it.
   *
   * @param all whether rules that passed are shown, too
   */
  public static void print(GateReport report, boolean all, PrintWriter out) {
    out.println(Commands.harmless(Words.headline(report)));
    out.println();
    List<Finding> shown =
        report.findings().stream().filter(f -> all || f.verdict() != Verdict.PASS).toList();
    if (!shown.isEmpty()) {
      TextTable table = new TextTable("llrrrl");
      table.row("verdict", "rule", "baseline → now", "change", "p", "test");
      for (Verdict verdict : Verdict.values()) {
        shown.stream()
            .filter(f -> f.verdict() == verdict)
            .forEach(
                f ->
                    table.row(
                        verdict.text(),
                        Commands.harmless(Words.rule(f)),
                        Words.values(f),
                        Words.change(f),
                        Words.p(f),
                        f.test()));
      }
      table.print(out);
      out.println();
    }
    reasons(shown, out);
    int passed = report.count(Verdict.PASS);
    out.println(
        Words.count(passed, "rule", "rules") + " passed" + (all ? "." : "; --all shows them."));
    report.notes().forEach(note -> out.println("note: " + Commands.harmless(Names.visible(note))));
    out.println(Commands.harmless(Words.correction(report)) + ".");
    out.flush();
  }

  /** One obstacle may concern many rules: it is said once. */
  private static void reasons(List<Finding> shown, PrintWriter out) {
    Map<String, Integer> rules = new LinkedHashMap<>();
    Map<String, String> first = new LinkedHashMap<>();
    for (Verdict verdict : Verdict.values()) {
      for (Finding f : shown) {
        if (f.verdict() == verdict && verdict != Verdict.PASS && verdict != Verdict.NEW) {
          String reason = verdict.text() + "\0" + Words.reason(f);
          rules.merge(reason, 1, Integer::sum);
          first.putIfAbsent(reason, Words.rule(f));
        }
      }
    }
    rules.forEach(
        (reason, count) -> {
          String[] parts = reason.split("\0", 2);
          String more = count == 1 ? "" : " and " + (count - 1) + " more";
          out.println(
              Commands.harmless(parts[0] + ": " + first.get(reason) + more + ": " + parts[1]));
        });
    shown.stream()
        .flatMap(f -> f.notes().stream())
        .distinct()
        .forEach(note -> out.println("note: " + Commands.harmless(Names.visible(note))));
    if (!rules.isEmpty()) {
      out.println();
    }
  }
}
