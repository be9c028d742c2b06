package dev.understudy.reports.paper;

import static dev.understudy.reports.MeasureInfo.Direction.HIGHER;
import static dev.understudy.reports.MeasureInfo.Direction.LOWER;
import static dev.understudy.reports.MeasureInfo.Direction.NONE;

import dev.understudy.reports.paper.LayoutTable.Bold;
import java.util.List;
import java.util.Map;

/**
 * Early exits (FIANCEE, CVPR 2023): what each threshold on the distance to the last exit gives. Its
 * lines come from a record's exits, not from its measures: see {@link SweepGrid}.
 */
final class EarlyExitsLayout {
  static final LayoutColumn DISTANCE =
      LayoutColumn.of("lpips", "LPIPS to last exit", LOWER, CellFormat.decimals(3))
          .noted("Mean over pictures at the exit that each takes.");
  static final LayoutColumn ABOVE =
      LayoutColumn.of("above", "Above threshold, %", LOWER, CellFormat.scaled(1, 0.01))
          .noted("Share of the pictures whose distance at the exit taken is above the threshold.");
  static final LayoutColumn TAKEN =
      LayoutColumn.of("taken", "%", NONE, CellFormat.scaled(1, 0.01))
          .noted("The exit histogram: share of the pictures that take this exit.");
  static final LayoutColumn FLOPS =
      LayoutColumn.of("flops", "GFLOPs", LOWER, new CellFormat(true, 3, 5e8, "", false))
          .noted(
              "Mean over pictures, twice the MACs of the part of the model that the exit needs, the"
                  + " predictor's included where it chooses.");
  static final LayoutColumn SAVING =
      LayoutColumn.of("saving", "Saved, %", HIGHER, CellFormat.scaled(1, 0.01))
          .noted("Of the last exit's computation.");

  static final LayoutTable SWEEP =
      new LayoutTable(
          "sweep",
          "Exits taken by threshold.",
          List.of("Threshold"),
          "Exit chosen by",
          List.of(DISTANCE, ABOVE, TAKEN, FLOPS, SAVING),
          null,
          Bold.NOTHING);

  static final PaperLayout LAYOUT =
      new PaperLayout(
          "early-exits",
          "Early exits",
          "Karpikova et al., FIANCEE: Faster Inference of Adversarial Networks via Conditional"
              + " Early Exits, CVPR 2023, arXiv 2304.10306",
          "–",
          Map.of(),
          List.of(SWEEP));

  private EarlyExitsLayout() {}
}
