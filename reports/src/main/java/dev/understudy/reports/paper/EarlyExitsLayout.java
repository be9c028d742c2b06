package dev.understudy.reports.paper;

import java.util.List;
import java.util.Map;

/** Early exits (FIANCEE, CVPR 2023): a sweep over thresholds; the paper prints no table. */
final class EarlyExitsLayout {
  static final PaperLayout LAYOUT =
      new PaperLayout(
          "early-exits",
          "Early exits",
          "Karpikova et al., FIANCEE: Faster Inference of Adversarial Networks via Conditional"
              + " Early Exits, CVPR 2023, arXiv 2304.10306",
          "–",
          Map.of(),
          List.of());

  private EarlyExitsLayout() {}
}
