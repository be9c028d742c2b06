package dev.understudy.reports.paper;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.reports.ExitSweep;
import dev.understudy.reports.ExitSweep.Choice;
import dev.understudy.reports.ExitSweep.Exit;
import dev.understudy.reports.ExitSweep.Threshold;
import dev.understudy.reports.RunRecord.PaperTable;
import dev.understudy.reports.RunRecord.PublishedValue;
import dev.understudy.reports.paper.PaperSheet.Cell;
import dev.understudy.reports.paper.PaperSheet.Heading;
import dev.understudy.reports.paper.PaperSheet.Line;
import dev.understudy.reports.paper.PaperSheet.Origin;
import dev.understudy.reports.table.ExitSheets;
import dev.understudy.reports.table.Notes;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.Phrases;
import dev.understudy.reports.view.RunView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The paper's table of one subject's early exits: for each threshold what the paper says, what an
 * oracle takes and what the subject's predictor takes.
 */
final class SweepGrid {
  private static final LayoutTable TABLE = EarlyExitsLayout.SWEEP;
  private static final String LPIPS = "LPIPS";

  private final RunView view;
  private final PaperLayout layout;
  private final PaperTable paper;
  private final ExitSweep sweep;
  private final Notes notes = new Notes();
  private final Values published;
  private final String distance;

  private SweepGrid(RunView view, PaperLayout layout, PaperTable paper, ExitSweep sweep) {
    this.view = view;
    this.layout = layout;
    this.paper = paper;
    this.sweep = sweep;
    this.published = new Values(layout, TABLE, paper, new Readings(view), notes);
    boolean isLpips = sweep.distance().startsWith("lpips");
    this.distance = isLpips ? LPIPS : ExitSheets.label(view, sweep);
  }

  /** A table for each subject with exits. */
  static List<PaperSheet.Grid> of(RunView view, PaperLayout layout, PaperTable paper) {
    List<PaperSheet.Grid> grids = new ArrayList<>();
    for (ExitSweep sweep : view.record().exits()) {
      String suffix = grids.isEmpty() ? "" : "-" + (grids.size() + 1);
      grids.add(new SweepGrid(view, layout, paper, sweep).build(TABLE.id() + suffix));
    }
    return grids;
  }

  private PaperSheet.Grid build(String id) {
    List<Heading> headings = headings();
    List<Line> lines = new ArrayList<>();
    groups().forEach((group, drawn) -> lines.addAll(named(group, drawn)));
    String task = paper.row().isEmpty() ? view.record().name() : paper.row();
    return new PaperSheet.Grid(
        id,
        TABLE.caption() + " " + Names.visible(task) + ": " + Names.visible(sweep.subject()) + ".",
        headings,
        TABLE.keys().size() + 1,
        lines,
        GridLegend.of(layout, TABLE, headings, lines),
        notes.all());
  }

  private List<Heading> headings() {
    List<Heading> headings = new ArrayList<>();
    headings.add(
        new Heading(
            TABLE.keys().get(0), "", "", List.of(notes.mark(Names.visible(sweep.protocol())))));
    String predictor =
        sweep.predictor() == null
            ? ""
            : " The predictor takes the earliest whose predicted distance is, from "
                + Names.visible(sweep.predictor())
                + ".";
    headings.add(
        new Heading(
            TABLE.method(),
            "",
            "",
            List.of(
                notes.mark(
                    "The oracle takes each picture's earliest exit whose measured distance to the"
                        + " last is at most the threshold."
                        + predictor))));
    for (LayoutColumn column : TABLE.columns()) {
      List<String> marks = List.of(notes.mark(column.note()));
      if (column.equals(EarlyExitsLayout.TAKEN)) {
        for (Exit exit : sweep.exits()) {
          headings.add(new Heading("At " + Names.visible(exit.name()) + ", %", "", "", marks));
        }
      } else {
        boolean other = column.equals(EarlyExitsLayout.DISTANCE) && !distance.equals(LPIPS);
        String measured = other ? "measured: " + distance : "";
        headings.add(new Heading(column.title(), column.arrow(), measured, marks));
      }
    }
    return List.copyOf(headings);
  }

  /** The thresholds in their order, the paper's that this run did not take before them. */
  private Map<String, List<Line>> groups() {
    Map<String, Set<String>> theirs = new LinkedHashMap<>();
    for (PublishedValue value : paper.published()) {
      if (value.table().equals(TABLE.id())) {
        theirs.computeIfAbsent(value.row(), r -> new LinkedHashSet<>()).add(value.method());
      }
    }
    Map<String, Threshold> ours = new LinkedHashMap<>();
    for (Threshold threshold : sweep.thresholds()) {
      ours.put(distance + " ≤ " + Figures.trimmed(threshold.threshold()), threshold);
    }
    Map<String, List<Line>> groups = new LinkedHashMap<>();
    theirs.forEach(
        (group, methods) -> {
          if (!ours.containsKey(group)) {
            groups.put(group, theirLines(group, methods));
          }
        });
    ours.forEach(
        (group, threshold) -> {
          List<Line> lines = theirLines(group, theirs.getOrDefault(group, Set.of()));
          lines.add(ourLine("oracle, measured", threshold.oracle()));
          if (threshold.predictor() != null) {
            lines.add(ourLine("predictor, measured", threshold.predictor()));
          }
          groups.put(group, lines);
        });
    return groups;
  }

  private List<Line> theirLines(String group, Set<String> methods) {
    List<Line> lines = new ArrayList<>();
    for (String method : methods) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.label(Names.visible(method), false)));
      for (LayoutColumn column : TABLE.columns()) {
        int times = column.equals(EarlyExitsLayout.TAKEN) ? sweep.exits().size() : 1;
        for (int i = 0; i < times; i++) {
          cells.add(published.cell(published.published(group, method, column), false, ""));
        }
      }
      lines.add(new Line(Origin.PUBLISHED, false, cells));
    }
    return lines;
  }

  private Line ourLine(String rule, Choice choice) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.label(rule, false)));
    cells.add(cell(choice.distance(), EarlyExitsLayout.DISTANCE));
    cells.add(cell(choice.above(), EarlyExitsLayout.ABOVE));
    for (long taken : choice.taken()) {
      double share = taken / (double) sweep.pictures();
      cells.add(
          cell(
              Measurement.of("exit-taken", share, Unit.NONE, sweep.pictures(), null, ""),
              EarlyExitsLayout.TAKEN));
    }
    cells.add(cell(choice.macs(), EarlyExitsLayout.FLOPS));
    cells.add(cell(choice.macsSaving(), EarlyExitsLayout.SAVING));
    return new Line(Origin.MEASURED, false, cells);
  }

  private Cell cell(Measurement m, LayoutColumn column) {
    List<String> marks = new ArrayList<>();
    if (!m.validity().isMeasured()) {
      marks.add(notes.mark(Phrases.describe(m.validity())));
    }
    m.warnings().forEach(warning -> marks.add(notes.mark(Names.visible(warning))));
    if (Double.isNaN(m.value())) {
      return new Cell(layout.gap(), "", false, false, marks, "");
    }
    CellFormat format = column.format();
    ConfidenceInterval interval = m.interval();
    String aside =
        interval == null || !Double.isFinite(interval.halfWidth())
            ? ""
            : "[" + format.write(interval.low()) + ", " + format.write(interval.high()) + "]";
    return new Cell(format.write(m.value()), aside, false, false, marks, "");
  }

  /** The threshold stands at its group's first line only, as papers print it. */
  private static List<Line> named(String group, List<Line> lines) {
    List<Line> named = new ArrayList<>();
    for (Line line : lines) {
      boolean starts = named.isEmpty();
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.label(starts ? Names.visible(group) : "", false));
      cells.addAll(line.cells());
      named.add(new Line(line.origin(), starts, List.copyOf(cells)));
    }
    return named;
  }
}
