package dev.understudy.reports.table;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.reports.ExitSweep;
import dev.understudy.reports.ExitSweep.Choice;
import dev.understudy.reports.ExitSweep.Exit;
import dev.understudy.reports.ExitSweep.Speed;
import dev.understudy.reports.ExitSweep.Threshold;
import dev.understudy.reports.ExitSweep.Timing;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.RunView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A record's early exits as tables: each exit on its own, and what each threshold gives. */
public final class ExitSheets {
  private ExitSheets() {}

  /** Two sheets for each subject with exits. */
  public static List<Sheet> of(RunView view) {
    List<Sheet> sheets = new ArrayList<>();
    for (ExitSweep sweep : view.record().exits()) {
      String suffix = sheets.isEmpty() ? "" : "-" + (sheets.size() / 2 + 1);
      String distance = label(view, sweep);
      sheets.add(exits(sweep, distance, "exits" + suffix));
      sheets.add(thresholds(sweep, distance, "exit-thresholds" + suffix));
    }
    return List.copyOf(sheets);
  }

  /** What tables and plots call a sweep's distance. */
  public static String label(RunView view, ExitSweep sweep) {
    return view.measures().stream()
        .filter(m -> m.id().equals(sweep.distance()))
        .map(MeasureInfo::label)
        .map(Names::visible)
        .findFirst()
        .orElse(Names.visible(sweep.distance()));
  }

  private static Sheet exits(ExitSweep sweep, String distance, String id) {
    boolean predicted = sweep.predictor() != null;
    List<String> head = new ArrayList<>(List.of("Exit", "Pictures", distance + " to last", "MACs"));
    head.add("MACs saved");
    if (predicted) {
      head.add("MACs with predictor");
    }
    List<Timing> places = sweep.exits().get(0).timings();
    for (Timing place : places) {
      String at = place(place.device(), place.runtime());
      head.add("ms, " + at);
      head.add("saved");
      if (predicted) {
        head.add("ms with predictor");
      }
    }
    Exit last = sweep.exits().get(sweep.exits().size() - 1);
    List<List<String>> rows = new ArrayList<>();
    for (Exit exit : sweep.exits()) {
      List<String> row = new ArrayList<>();
      row.add(Names.visible(exit.name()));
      row.add(exit.height() + "×" + exit.width());
      row.add(Figures.of(exit.distanceToLast()).text());
      row.add(Figures.of(exit.macs()).text());
      row.add(saved(exit.macs(), last.macs()));
      if (predicted) {
        row.add(
            exit.macsWithPredictor() == null ? "" : Figures.of(exit.macsWithPredictor()).text());
      }
      for (int i = 0; i < places.size(); i++) {
        Timing timing = exit.timings().get(i);
        row.add(Figures.of(timing.latency()).text());
        row.add(saved(timing.latency(), last.timings().get(i).latency()));
        if (predicted) {
          Measurement with = timing.withPredictor();
          row.add(with == null ? "" : Figures.of(with).text());
        }
      }
      rows.add(row);
    }
    Set<String> notes = new LinkedHashSet<>();
    notes.add(sweep.protocol());
    for (Exit exit : sweep.exits()) {
      reasons(exit.macs(), exit.name(), notes);
      exit.timings()
          .forEach(
              t ->
                  reasons(
                      t.latency(), exit.name() + " on " + place(t.device(), t.runtime()), notes));
    }
    return new Sheet(
        id,
        "Early exits of " + Names.visible(sweep.subject()) + ", each on its own",
        head,
        2,
        rows,
        List.copyOf(notes));
  }

  private static void reasons(Measurement m, String where, Set<String> notes) {
    if (!m.validity().isMeasured()) {
      notes.add(Names.visible(where) + ": " + Names.visible(m.validity().reason()));
    }
    m.warnings().forEach(w -> notes.add(Names.visible(where) + ": " + Names.visible(w)));
  }

  private static Sheet thresholds(ExitSweep sweep, String distance, String id) {
    List<String> head = new ArrayList<>(List.of("Threshold", "Exit chosen by"));
    sweep.exits().forEach(exit -> head.add("at " + Names.visible(exit.name())));
    head.addAll(List.of("above", distance, "MACs", "MACs saved"));
    for (Speed speed : sweep.thresholds().get(0).oracle().speeds()) {
      head.add("ms, " + place(speed.device(), speed.runtime()));
      head.add("saved");
    }
    List<List<String>> rows = new ArrayList<>();
    for (Threshold threshold : sweep.thresholds()) {
      rows.add(row(threshold.threshold(), "oracle", threshold.oracle(), sweep));
      if (threshold.predictor() != null) {
        rows.add(row(threshold.threshold(), "predictor", threshold.predictor(), sweep));
      }
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        "The oracle takes each picture's earliest exit whose "
            + distance
            + " to the last exit is at most the threshold"
            + (sweep.predictor() == null
                ? "."
                : "; the predictor the earliest whose predicted distance is, from "
                    + Names.visible(sweep.predictor())
                    + "."));
    notes.add(
        "at: share of the pictures that take this exit. above: share whose distance at the exit"
            + " taken is above the threshold. Means over "
            + Figures.count(sweep.pictures())
            + " pictures, 95 % bootstrap intervals over pictures; saved: against always taking "
            + Names.visible(sweep.exits().get(sweep.exits().size() - 1).name())
            + ". Exits' own latencies are taken as exact there.");
    return new Sheet(
        id,
        "Early exits of " + Names.visible(sweep.subject()) + ", by threshold",
        head,
        2,
        rows,
        notes);
  }

  private static List<String> row(double threshold, String rule, Choice choice, ExitSweep sweep) {
    List<String> row = new ArrayList<>();
    row.add(Figures.trimmed(threshold));
    row.add(rule);
    choice.taken().forEach(n -> row.add(one(100.0 * n / sweep.pictures()) + " %"));
    row.add(percent(choice.above()));
    row.add(Figures.of(choice.distance()).text());
    row.add(Figures.of(choice.macs()).text());
    row.add(percent(choice.macsSaving()));
    for (Speed speed : choice.speeds()) {
      row.add(Figures.of(speed.latency()).text());
      row.add(percent(speed.saving()));
    }
    return row;
  }

  /** A place that needs no naming where all is on this machine. */
  private static String place(String device, String runtime) {
    return Names.visible(device) + " · " + Names.visible(runtime);
  }

  private static String saved(Measurement of, Measurement last) {
    double share = 1 - of.value() / last.value();
    return Double.isFinite(share) ? one(100 * share) + " %" : Figures.MISSING;
  }

  private static String one(double percent) {
    return String.format(java.util.Locale.ROOT, "%.1f", percent + 0.0).replace('-', '−');
  }

  /** A share with its interval, as percent to a tenth. */
  static String percent(Measurement share) {
    if (Double.isNaN(share.value())) {
      return Figures.MISSING;
    }
    ConfidenceInterval i = share.interval();
    String value = one(100 * share.value());
    if (i == null || share.unit() != Unit.NONE) {
      return value + " %";
    }
    return value + " % [" + one(100 * i.low()) + ", " + one(100 * i.high()) + "]";
  }
}
