package dev.understudy.harness.cli.metrics;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An answer for a person: a line per figure, then what it means. */
final class AnswerText {
  private static final int SKIPPED_SHOWN = 5;

  private AnswerText() {}

  static void print(Answer answer, PrintWriter out) {
    List<Measurement> all = answer.measurements();
    int width = all.stream().mapToInt(m -> m.measure().length()).max().orElse(0);
    for (Measurement m : all) {
      out.println(pad(m.measure(), width) + "  " + figure(m));
    }
    classes(answer.classes(), out);
    Set<String> protocols = new LinkedHashSet<>();
    for (Measurement m : all) {
      protocols.add(m.protocol());
    }
    protocols.forEach(protocol -> out.println("protocol: " + protocol));
    answer.inputs().forEach(input -> out.println(input.role() + ": " + shown(input)));
    answer.notes().forEach(note -> out.println("note: " + note));
    Set<String> warnings = new LinkedHashSet<>();
    all.forEach(m -> warnings.addAll(m.warnings()));
    warnings.forEach(warning -> out.println("warning: " + warning));
    List<String> skipped = answer.skipped();
    skipped.stream().limit(SKIPPED_SHOWN).forEach(s -> out.println("skipped: " + s));
    if (skipped.size() > SKIPPED_SHOWN) {
      out.println("skipped: and " + (skipped.size() - SKIPPED_SHOWN) + " more; --json has all");
    }
  }

  private static String shown(Answer.Input input) {
    String things = input.kind().equals("labels") ? "label map" : "picture";
    String counted = input.count() + " " + things + (input.count() == 1 ? ", " : "s, ");
    String kind =
        input.kind().equals("statistics") || input.count() == 0 ? input.kind() + ", " : "";
    return input.path()
        + " ("
        + (input.count() > 0 ? counted : "")
        + kind
        + "sha256 "
        + shortened(input.sha256())
        + ")";
  }

  private static void classes(List<Answer.ClassScore> classes, PrintWriter out) {
    int width = classes.stream().mapToInt(c -> c.name().length()).max().orElse(0);
    for (Answer.ClassScore score : classes) {
      boolean there = Double.isFinite(score.iou());
      out.println(
          "  iou of "
              + pad(score.name(), width)
              + "  "
              + (there ? number(score.iou()) : "–  neither in the label maps nor found"));
    }
  }

  private static String figure(Measurement m) {
    if (!m.validity().isMeasured()) {
      return "–  " + m.validity().reason();
    }
    ConfidenceInterval interval = m.interval();
    String unit = m.unit().symbol().isEmpty() ? "" : " " + m.unit().symbol();
    return number(m.value())
        + unit
        + (interval == null
            ? ""
            : "  ["
                + number(interval.low())
                + ", "
                + number(interval.high())
                + "] "
                + Math.round(interval.level() * 100)
                + " %")
        + (m.n() > 0 ? "  n=" + m.n() : "");
  }

  /** Enough digits to compare with another library's. */
  static String number(double value) {
    double size = Math.abs(value);
    return size != 0 && size < 1e-3
        ? String.format(Locale.ROOT, "%.4e", value)
        : String.format(Locale.ROOT, size < 10 ? "%.6f" : "%.4f", value);
  }

  static String shortened(String sha256) {
    return sha256.substring(0, Math.min(8, sha256.length()));
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
