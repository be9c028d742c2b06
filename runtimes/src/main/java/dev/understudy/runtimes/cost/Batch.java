package dev.understudy.runtimes.cost;

import java.util.Collection;
import java.util.List;

/** How many pictures a run makes, as the shapes of its inputs and outputs show. */
public final class Batch {
  private static final int PICTURE_RANK = 4;

  private Batch() {}

  /**
   * The first size of the outputs that are pictures, [N,C,H,W] or [N,H,W,C]. Where none is, that of
   * the outputs of two or more dimensions, if an input has it, too. 1 where they do not agree.
   *
   * @param inputs the run's inputs' shapes
   * @param outputs its outputs' shapes
   */
  public static long of(Collection<long[]> inputs, Collection<long[]> outputs) {
    List<long[]> pictures = outputs.stream().filter(s -> s.length == PICTURE_RANK).toList();
    if (!pictures.isEmpty()) {
      return agreed(pictures);
    }
    long rows = agreed(outputs.stream().filter(s -> s.length >= 2).toList());
    return inputs.stream().anyMatch(s -> s.length > 0 && s[0] == rows) ? rows : 1;
  }

  private static long agreed(List<long[]> shapes) {
    List<Long> sizes = shapes.stream().map(s -> s[0]).distinct().toList();
    return sizes.size() == 1 ? Math.max(1, sizes.get(0)) : 1;
  }
}
