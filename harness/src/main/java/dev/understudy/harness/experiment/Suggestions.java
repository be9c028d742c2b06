package dev.understudy.harness.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** "Did you mean": the nearest of the words that would have been right. */
final class Suggestions {
  private Suggestions() {}

  /**
   * The nearest word by edit distance, letter case, underscores and blanks aside; empty where none
   * is near enough to be what was meant (half of a short word's letters, three of a long one's).
   */
  static Optional<String> nearest(String word, Collection<String> known) {
    String wanted = fold(word);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    int best = Math.min(3, wanted.length() / 2);
    List<String> nearest = new ArrayList<>();
    for (String candidate : known) {
      int distance = new LevenshteinDistance(best).apply(wanted, fold(candidate));
      if (distance >= 0 && distance < best) {
        best = distance;
        nearest.clear();
      }
      if (distance >= 0) {
        nearest.add(candidate);
      }
    }
    // Of equals, who begins alike is meant, then who is more alike: edit distance alone counts
    // swapped letters as two mistakes.
    JaroWinklerSimilarity alike = new JaroWinklerSimilarity();
    return nearest.stream()
        .max(
            Comparator.<String, Boolean>comparing(n -> fold(n).startsWith(wanted.substring(0, 1)))
                .thenComparing(n -> alike.apply(wanted, fold(n))));
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
  }
}
