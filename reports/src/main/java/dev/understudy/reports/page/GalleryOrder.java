package dev.understudy.reports.page;

import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.RunRecord.GalleryEntry;
import dev.understudy.reports.view.RunView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The gallery's entries, the worst first: by LPIPS, else by an artifact's score, else by any. */
record GalleryOrder(Optional<MeasureInfo> measure, List<GalleryEntry> entries) {
  static GalleryOrder of(RunView view) {
    List<GalleryEntry> entries = view.record().gallery();
    Optional<MeasureInfo> chosen = choose(view, entries);
    return new GalleryOrder(
        chosen, chosen.map(m -> entries.stream().sorted(worstFirst(m)).toList()).orElse(entries));
  }

  private static Optional<MeasureInfo> choose(RunView view, List<GalleryEntry> entries) {
    List<MeasureInfo> scored =
        view.measures().stream()
            .filter(m -> m.direction() != Direction.NONE)
            .filter(m -> entries.stream().anyMatch(e -> e.scores().containsKey(m.id())))
            .toList();
    return Stream.of(
            scored.stream().filter(m -> m.id().startsWith("lpips")),
            scored.stream().filter(m -> m.group() == Group.ARTIFACTS),
            scored.stream())
        .flatMap(each -> each)
        .findFirst();
  }

  /** Entries without the score come last. */
  private static Comparator<GalleryEntry> worstFirst(MeasureInfo measure) {
    boolean lower = measure.direction() == Direction.LOWER;
    return Comparator.comparingDouble(
        entry -> {
          Double score = entry.scores().get(measure.id());
          if (score == null || score.isNaN()) {
            return Double.POSITIVE_INFINITY;
          }
          return lower ? -score : score;
        });
  }
}
