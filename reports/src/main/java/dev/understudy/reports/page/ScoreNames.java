package dev.understudy.reports.page;

import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.view.RunView;
import java.util.Optional;

/** What the scores below pictures are called. A picture may have one that no row has. */
final class ScoreNames {
  private ScoreNames() {}

  /** What is known of a score, its id always the score's own. */
  static Optional<MeasureInfo> of(RunView view, String id) {
    return view.measure(id).or(() -> known(id));
  }

  private static Optional<MeasureInfo> known(String id) {
    if (id.equals("psnr") || id.equals("ssim")) {
      return Optional.of(
          new MeasureInfo(
              id, id.toUpperCase(java.util.Locale.ROOT), Group.PAIRED, Direction.HIGHER, ""));
    }
    if (id.startsWith("lpips")) {
      String network = id.replaceFirst("^lpips-?", "");
      String label = network.isEmpty() ? "LPIPS" : "LPIPS (" + network + ")";
      return Optional.of(new MeasureInfo(id, label, Group.PAIRED, Direction.LOWER, ""));
    }
    return Optional.empty();
  }
}
