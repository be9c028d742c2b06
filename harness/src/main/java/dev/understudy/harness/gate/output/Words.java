package dev.understudy.harness.gate.output;

import dev.understudy.common.Measurement;
import dev.understudy.harness.gate.Finding;
import dev.understudy.harness.gate.GateReport;
import dev.understudy.harness.gate.RowKey;
import dev.understudy.harness.gate.Verdict;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What all formats say in the same words; safe to look at, not yet escaped for a format. */
final class Words {
  /** What stands where there is nothing. */
  static final String NOTHING = "–";

  private Words() {}

  /** The verdict of the whole, in one sentence. */
  static String headline(GateReport report) {
    int rules = report.findings().size();
    int regressions = report.count(Verdict.REGRESSION);
    int open = report.count(Verdict.NOT_COMPARABLE);
    String against = " against " + Names.visible(report.baseline());
    String beside = open == 0 ? "" : "; " + count(open, "rule is", "rules are") + " not comparable";
    return switch (report.outcome()) {
      case REGRESSION ->
          "REGRESSION: "
              + regressions
              + " of "
              + count(rules, "rule", "rules")
              + " got worse"
              + against
              + beside;
      case NOT_COMPARABLE ->
          report.comparedAnything()
              ? "NOT COMPARABLE: "
                  + open
                  + " of "
                  + count(rules, "rule", "rules")
                  + " could not be held"
                  + against
                  + "; none of the others got worse"
              : "NOT COMPARABLE: nothing could be held" + against;
      case PASS -> "PASS: none of " + count(rules, "rule", "rules") + " got worse" + against;
    };
  }

  /** How many comparisons were corrected for. */
  static String correction(GateReport report) {
    return "p-values are corrected for "
        + count(report.tested(), "test", "tests")
        + " by Holm’s method; policy: "
        + Names.visible(report.policy());
  }

  static String rule(Finding finding) {
    return where(finding.key()) + ": " + Names.visible(finding.label());
  }

  /** {@code student, local, tflite}. */
  static String where(RowKey key) {
    return Names.visible(key.subject())
        + (key.device() == null ? "" : ", " + Names.visible(key.device()))
        + (key.runtime() == null ? "" : ", " + Names.visible(key.runtime()));
  }

  /** {@code 1.02 ms → 1.13 ms}. */
  static String values(Finding finding) {
    String before = value(finding.baseline());
    String now = value(finding.now());
    return before.equals(now) && finding.baseline() != null && finding.now() != null
        ? exactly(finding.baseline(), before) + " → " + exactly(finding.now(), now)
        : before + " → " + now;
  }

  /** {@code +10.2 %}; of a change too small to show so, its first digits. */
  static String change(Finding finding) {
    double percent = 100 * finding.change();
    if (Double.isNaN(percent)) {
      return NOTHING;
    }
    if (percent == 0) {
      return "0 %";
    }
    String format = Math.abs(percent) < 0.05 ? "%+.1g %%" : "%+.1f %%";
    return String.format(Locale.ROOT, format, percent).replace('-', '−');
  }

  static String p(Finding finding) {
    return finding.adjusted() == null ? NOTHING : Figures.p(finding.adjusted());
  }

  static String reason(Finding finding) {
    return Names.visible(finding.reason());
  }

  static String count(int n, String one, String many) {
    return n + " " + (n == 1 ? one : many);
  }

  /** Counts that look alike in three digits are told in full. */
  private static String exactly(Measurement m, String brief) {
    return switch (m.unit()) {
      case BYTES, PARAMETERS, MACS, FLOPS ->
          Figures.count(Math.round(m.value())) + " " + m.unit().symbol();
      case NONE, MILLISECONDS, SECONDS, DECIBELS -> brief;
    };
  }

  private static String value(@Nullable Measurement m) {
    return m == null ? NOTHING : Figures.withUnit(m);
  }
}
