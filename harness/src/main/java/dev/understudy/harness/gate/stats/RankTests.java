package dev.understudy.harness.gate.stats;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/** Whether the samples of two sets of launches differ, each launch thinned. */
public final class RankTests {
  private RankTests() {}

  /**
   * The two-sided p-value of Mann–Whitney's U on {@linkplain Thinning thinned} samples, a launch
   * each.
   */
  public static double mannWhitney(List<double[]> a, List<double[]> b) {
    double[] x = pooled(a);
    double[] y = pooled(b);
    // Of equal constants there is no rank to speak of, and the normal approximation divides by 0.
    if (Arrays.stream(x).allMatch(v -> v == x[0]) && Arrays.stream(y).allMatch(v -> v == x[0])) {
      return 1;
    }
    return MannWhitneyUTest.withDefaults().test(x, y).getPValue();
  }

  /**
   * The two-sided p-value that both exceed a common quantile equally often (Mood's test with
   * Fisher's exact one) on the thinned samples.
   *
   * @param p which quantile, in (0,1): 0.9 for the 90th percentile
   */
  public static double quantile(List<double[]> a, List<double[]> b, double p) {
    double[] x = pooled(a);
    double[] y = pooled(b);
    double[] all = Arrays.copyOf(x, x.length + y.length);
    System.arraycopy(y, 0, all, x.length, y.length);
    double limit = Quantiles.of(all, p);
    int slowX = (int) Arrays.stream(x).filter(v -> v > limit).count();
    int slowY = (int) Arrays.stream(y).filter(v -> v > limit).count();
    if (slowX + slowY == 0) {
      return 1;
    }
    return FisherExactTest.withDefaults()
        .test(new int[][] {{slowX, x.length - slowX}, {slowY, y.length - slowY}})
        .getPValue();
  }

  private static double[] pooled(List<double[]> launches) {
    return launches.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
