package dev.understudy.metrics.artifacts;

import dev.understudy.metrics.artifacts.maps.ArtifactMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Cells that stand out from all others.
 *
 * @param values each cell's distance above the median in robust deviations, 0 below, {@code [h*w]}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Outliers(float[] values, int height, int width, double greatest, double area) {
  /** Robust deviations beyond which a cell stands out. */
  static final double THRESHOLD = 10;

  private static final double MOST_AREA = 0.02;

  /** The MAD of a Gaussian times this is its standard deviation. */
  private static final double TO_DEVIATION = 1.4826;

  /**
   * Of strengths {@code [h*w]}.
   *
   * @param least the least deviation to count with, where most cells are alike
   */
  static Outliers of(double[] strengths, int height, int width, double least) {
    double median = median(strengths.clone());
    double[] gaps = new double[strengths.length];
    for (int p = 0; p < gaps.length; p++) {
      gaps[p] = Math.abs(strengths[p] - median);
    }
    double deviation = Math.max(Math.max(TO_DEVIATION * median(gaps), least), rounding(median));
    float[] values = new float[strengths.length];
    double greatest = 0;
    int above = 0;
    for (int p = 0; p < values.length; p++) {
      double value = Math.max(0, (strengths[p] - median) / deviation);
      values[p] = (float) Math.min(Float.MAX_VALUE, value);
      greatest = Math.max(greatest, value);
      above += value > THRESHOLD ? 1 : 0;
    }
    return new Outliers(values, height, width, greatest, (double) above / values.length);
  }

  /** Single precision's rounding, so that equal cells do not differ by it. */
  private static double rounding(double median) {
    return Math.max(Math.ulp((float) median), Float.MIN_NORMAL);
  }

  boolean droplet() {
    return greatest > THRESHOLD && area < MOST_AREA;
  }

  /** The rectangles around connected cells (diagonals count) above the threshold, largest first. */
  List<ArtifactMap.Box> boxes() {
    boolean[] seen = new boolean[values.length];
    List<ArtifactMap.Box> boxes = new ArrayList<>();
    for (int p = 0; p < values.length; p++) {
      if (!seen[p] && values[p] > THRESHOLD) {
        boxes.add(around(p, seen));
      }
    }
    boxes.sort(Comparator.comparingInt(box -> -box.height() * box.width()));
    return boxes;
  }

  private ArtifactMap.Box around(int start, boolean[] seen) {
    int top = height;
    int left = width;
    int bottom = 0;
    int right = 0;
    Deque<Integer> open = new ArrayDeque<>(List.of(start));
    seen[start] = true;
    while (!open.isEmpty()) {
      int p = open.pop();
      int y = p / width;
      int x = p % width;
      top = Math.min(top, y);
      left = Math.min(left, x);
      bottom = Math.max(bottom, y);
      right = Math.max(right, x);
      for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          int next = ny * width + nx;
          if (!seen[next] && values[next] > THRESHOLD) {
            seen[next] = true;
            open.push(next);
          }
        }
      }
    }
    return new ArtifactMap.Box(top, left, bottom - top + 1, right - left + 1);
  }

  /** The median; changes the order of the values. */
  private static double median(double[] values) {
    int middle = values.length / 2;
    double upper = select(values, middle);
    if (values.length % 2 == 1) {
      return upper;
    }
    double lower = values[0];
    for (int i = 1; i < middle; i++) {
      lower = Math.max(lower, values[i]);
    }
    return (lower + upper) / 2;
  }

  /** Puts the k-th smallest value in its place, none larger before it (Hoare, 1961). */
  private static double select(double[] values, int k) {
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      double pivot = values[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double swapped = values[i];
          values[i++] = values[j];
          values[j--] = swapped;
        }
      }
      if (k <= j) {
        high = j;
      } else if (k >= i) {
        low = i;
      } else {
        break;
      }
    }
    return values[k];
  }
}
