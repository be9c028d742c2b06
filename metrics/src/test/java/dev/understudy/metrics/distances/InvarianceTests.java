package dev.understudy.metrics.distances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.distances.pairs.Neighbours;
import dev.understudy.metrics.distances.pairs.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing depends on batches, merging or threads. */
class InvarianceTests {
  private static final BootstrapOptions QUICK = new BootstrapOptions(50, 0.95, 7);
  private static final int D = 300;
  private static final Rows REAL = Rows.of(Features.normal(1, 1500, D, 0, 1), D);
  private static final Rows FAKE = Rows.of(Features.normal(2, 1300, D, 0.1, 1.05), D);

  @Test
  void anyNumberOfThreadsGivesTheSameMeasurements() throws Exception {
    List<Object> one = everything(1);
    assertThat(everything(2)).isEqualTo(one);
    assertThat(everything(4)).isEqualTo(one);
  }

  private static List<Object> everything(int threads)
      throws InterruptedException, ExecutionException {
    var pool = new ForkJoinPool(threads);
    try {
      return pool.submit(
              () -> {
                List<Object> measured = new ArrayList<>();
                FeatureStatistics reference = MomentsAccumulator.of(REAL);
                measured.add(FrechetDistance.measure("fid", FAKE, reference, QUICK));
                measured.add(
                    KernelDistance.compare(FAKE, REAL, new KernelOptions(6, 200, 1))
                        .measure(QUICK));
                measured.addAll(Manifold.compare(FAKE, REAL).measure(QUICK));
                measured.add(
                    GaussianDistance.compare(FAKE, REAL, GaussianOptions.defaults())
                        .measure(QUICK));
                measured.add(Authenticity.compare(FAKE, REAL, Progress.NONE).measure(QUICK));
                measured.add(
                    MemorizationDistance.measure(
                        FAKE, REAL, QUICK, MemorizationOptions.defaults(), Progress.NONE));
                measured.add(VendiScore.measure(FAKE, QUICK));
                measured.add(InceptionScore.measure(FAKE, QUICK));
                return measured;
              })
          .get();
    } finally {
      pool.shutdown();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void momentsDoNotDependOnRandomBatchesAndMerges(long seed) {
    var random = new Random(seed);
    List<MomentsAccumulator> parts = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      parts.add(new MomentsAccumulator(D));
    }
    for (int from = 0; from < FAKE.count(); ) {
      int n = Math.min(1 + random.nextInt(400), FAKE.count() - from);
      float[] batch = new float[n * D];
      FAKE.read(from, n, batch);
      parts.get(random.nextInt(parts.size())).add(batch);
      from += n;
    }
    Collections.shuffle(parts, random);
    while (parts.size() > 1) {
      MomentsAccumulator taken = parts.remove(random.nextInt(parts.size()));
      parts.get(random.nextInt(parts.size())).merge(taken);
    }
    FeatureStatistics whole = MomentsAccumulator.of(FAKE);
    FeatureStatistics merged = parts.get(0).finish();
    assertThat(merged.n()).isEqualTo(1300);
    assertThat(merged.covariance()).containsExactly(whole.covariance(), within(1e-12));
    FeatureStatistics reference = MomentsAccumulator.of(REAL);
    double expected = FrechetDistance.between(whole, reference);
    assertThat(FrechetDistance.between(merged, reference))
        .isCloseTo(expected, within(1e-9 * expected));
  }

  @Test
  void gatheredRowsLieWhereTheyBelong(@TempDir Path folder) {
    try (var first = new RowsAccumulator(folder.resolve("a"), 1300, D);
        var second = new RowsAccumulator(folder.resolve("b"), 1300, D)) {
      for (int from = 1200, turn = 0; from >= 0; from -= 100, turn++) {
        float[] batch = new float[100 * D];
        FAKE.read(from, 100, batch);
        (turn % 3 == 0 ? first : second).add(new RowsAccumulator.Batch(from, batch));
      }
      assertThatThrownBy(first::finish).hasMessageContaining("is missing");
      first.merge(second);
      float[] all = new float[1300 * D];
      first.finish().read(0, 1300, all);
      float[] expected = new float[1300 * D];
      FAKE.read(0, 1300, expected);
      assertThat(all).isEqualTo(expected);
    }
  }

  /** Collapsed and near-collapsed pictures, where single precision sees nothing but rounding. */
  @Test
  void nearestOthersAreThoseOfDoublePrecision() {
    int d = 40;
    int n = 1300;
    float[] rows = Features.normal(5, n, d, 100, 1);
    for (int i = 0; i < 300; i++) {
      System.arraycopy(rows, 0, rows, i * d, d);
      rows[i * d] += i < 150 ? 0 : i * 1e-4f;
    }
    double[] radii = Neighbours.of(Rows.of(rows, d), 3, Progress.NONE).squaredRadii(3);
    for (int i = 0; i < n; i += 7) {
      double[] squared = new double[n];
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < d; k++) {
          double difference = (double) rows[i * d + k] - rows[j * d + k];
          squared[j] += difference * difference;
        }
      }
      Arrays.sort(squared);
      assertThat(radii[i]).isCloseTo(squared[3], within(1e-12 * (1 + squared[3])));
    }
    assertThat(radii[10]).isZero();
  }

  @Test
  void longComparisonsTellHowFarTheyAreAndCanBeEnded() {
    var last = new AtomicLong();
    Manifold.compare(
        FAKE,
        REAL,
        ManifoldOptions.defaults(),
        (done, total) -> {
          assertThat(done).isGreaterThan(last.getAndSet(done)).isLessThanOrEqualTo(total);
          assertThat(total).isEqualTo(1300L * 1300 + 1500L * 1500 + 1300L * 1500);
        });
    assertThat(last.get()).isEqualTo(1300L * 1300 + 1500L * 1500 + 1300L * 1500);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> Manifold.compare(FAKE, REAL))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void badFeaturesAreRefusedByPicture() {
    float[] rows = Features.normal(5, 100, 4, 0, 1);
    rows[4 * 33 + 2] = Float.NaN;
    assertThatThrownBy(() -> Manifold.compare(Rows.of(rows, 4), Rows.of(rows, 4)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("picture 33");
    rows[4 * 33 + 2] = 1e30f;
    assertThatThrownBy(() -> Manifold.compare(Rows.of(rows, 4), Rows.of(rows, 4)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("too large");
  }
}
