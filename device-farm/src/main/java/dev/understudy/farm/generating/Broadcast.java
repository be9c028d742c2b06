package dev.understudy.farm.generating;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** NumPy's broadcasting: axes are aligned from the last, and one of size 1 repeats. */
final class Broadcast {
  private Broadcast() {}

  /**
   * Where each element of the wanted shape comes from.
   *
   * @param given the shape that there is
   * @param wanted the shape it is brought to, every axis at least 1
   * @return an index into the given elements for each wanted one, row-major; null if it does not
   *     fit
   */
  static int @Nullable [] indices(List<Long> given, List<Long> wanted) {
    int missing = wanted.size() - given.size();
    if (missing < 0) {
      return null;
    }
    int[] steps = new int[wanted.size()];
    int step = 1;
    for (int axis = wanted.size() - 1; axis >= missing; axis--) {
      long size = given.get(axis - missing);
      if (size != 1 && size != wanted.get(axis)) {
        return null;
      }
      steps[axis] = size == 1 ? 0 : step;
      step = Math.toIntExact(Math.multiplyExact(step, size));
    }
    int[] from = new int[Math.toIntExact(wanted.stream().reduce(1L, Math::multiplyExact))];
    for (int i = 0; i < from.length; i++) {
      int left = i;
      for (int axis = wanted.size() - 1; axis >= 0; axis--) {
        int size = Math.toIntExact(wanted.get(axis));
        from[i] += left % size * steps[axis];
        left /= size;
      }
    }
    return from;
  }
}
