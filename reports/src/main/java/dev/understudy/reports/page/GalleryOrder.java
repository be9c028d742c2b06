package dev.understudy.reports.page;

import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.view.RunView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A gallery's entries, the worst first: by LPIPS, else by an artifact's score, else by any.
 *
 * @param measure what they are ordered by; empty where no score says which way is better
 * @param entries the entries
 */
record GalleryOrder<T>(Optional<MeasureInfo> measure, List<T> entries) {
  static <T> GalleryOrder<T> of(
      RunView view, List<T> entries, Function<T, Map<String, Double>> scores) {
    Optional<MeasureInfo> chosen = choose(view, entries, scores);
    return new GalleryOrder<>(
        chosen,
        chosen
            .map(m -> entries.stream().sorted(worstFirst(m, scores)).toList())
            .orElse(List.copyOf(entries)));
  }

  private static <T> Optional<MeasureInfo> choose(
      RunView view, List<T> entries, Function<T, Map<String, Double>> scores) {
    TreeSet<String> ids = new TreeSet<>();
    entries.forEach(entry -> ids.addAll(scores.apply(entry).keySet()));
    List<MeasureInfo> scored =
        ids.stream()
            .flatMap(id -> ScoreNames.of(view, id).stream())
            .filter(m -> m.direction() != Direction.NONE)
            .sorted(Comparator.comparingInt(m -> place(view, m)))
            .toList();
    return Stream.of(
            scored.stream().filter(m -> m.id().contains("lpips")),
            scored.stream().filter(m -> m.group() == Group.ARTIFACTS),
            scored.stream())
        .flatMap(each -> each)
        .findFirst();
  }

  /** Where a measure stands in the tables; those that do not stand there come last. */
  private static int place(RunView view, MeasureInfo measure) {
    List<String> ids = view.measures().stream().map(MeasureInfo::id).toList();
    int place = ids.indexOf(measure.id());
    return place < 0 ? ids.size() : place;
  }

  /** Entries without the score come last. */
  private static <T> Comparator<T> worstFirst(
      MeasureInfo measure, Function<T, Map<String, Double>> scores) {
    boolean lower = measure.direction() == Direction.LOWER;
    return Comparator.comparingDouble(
        entry -> {
          Double score = scores.apply(entry).get(measure.id());
          if (score == null || score.isNaN()) {
            return Double.POSITIVE_INFINITY;
          }
          return lower ? -score : score;
        });
  }
}
