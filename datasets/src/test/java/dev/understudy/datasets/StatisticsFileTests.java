package dev.understudy.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.datasets.npz.NpyArray;
import dev.understudy.datasets.npz.NpzFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The resources hold x = RandomState(3).randn(20, 3)'s mean and np.cov(x, rowvar=False), written by
 * NumPy 2.4.6 in the layouts their names say.
 */
class StatisticsFileTests {
  private static final double[] MU = {
    -0x1.afc514e8f06eep-3, -0x1.565e44570ea0ep-2, -0x1.252091122105dp-3
  };
  private static final double[] SIGMA = {
    0x1.330b5ed79dee7p+0, 0x1.7b3fe06701069p-2, 0x1.88fe314a38a86p-4,
    0x1.7b3fe06701069p-2, 0x1.33c4893d00881p+0, -0x1.10444524768a8p-7,
    0x1.88fe314a38a86p-4, -0x1.10444524768a8p-7, 0x1.19b086c3b32cep+0
  };

  @TempDir Path folder;
  private final Map<String, NpyArray> arrays = new HashMap<>();

  @BeforeEach
  void goodArrays() {
    arrays.put("mu", NpyArray.of(MU.clone(), 3));
    arrays.put("sigma", NpyArray.of(SIGMA.clone(), 3, 3));
  }

  private void assertRefused(String... texts) {
    Path file = folder.resolve("bad.npz");
    NpzFile.write(file, arrays);
    assertThatThrownBy(() -> Datasets.readStatistics(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("bad.npz")
        .hasMessageContainingAll(texts);
  }

  @ParameterizedTest
  @CsvSource({
    "stats.npz,20,0",
    "stats-deflated.npz,0,0",
    "version2.npz,0,0",
    "version3.npz,0,0",
    "stats-f4-big.npz,20,1e-7"
  })
  void readsWhatNumpyWrote(String name, long n, double tolerance) throws IOException {
    Path file = resource(name);
    FeatureStatistics statistics = Datasets.readStatistics(file);
    assertThat(statistics.n()).isEqualTo(n);
    assertThat(statistics.mean()).containsExactly(MU);
    assertThat(statistics.covariance()).containsExactly(SIGMA, within(tolerance));
  }

  @Test
  void writesTheSameBytesAndReadsThemBack() throws IOException {
    Path file = folder.resolve("s.npz");
    Datasets.writeStatistics(file, new FeatureStatistics(MU, SIGMA, 12345));
    byte[] first = Files.readAllBytes(file);
    Datasets.writeStatistics(file, new FeatureStatistics(MU, SIGMA, 12345));
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
    FeatureStatistics back = Datasets.readStatistics(file);
    assertThat(back.mean()).containsExactly(MU);
    assertThat(back.covariance()).containsExactly(SIGMA);
    assertThat(back.n()).isEqualTo(12345);
  }

  @Test
  void refusesShapesThatDoNotFit() {
    arrays.put("sigma", NpyArray.of(new double[6], 2, 3));
    assertRefused("sigma", "[2, 3]", "[3, 3]");
    arrays.put("mu", NpyArray.of(new double[3], 3, 1));
    assertRefused("mu", "[3, 1]");
    arrays.put("mu", NpyArray.of(new double[0], 0));
    assertRefused("mu", "[0]");
  }

  @Test
  void refusesValuesThatAreNoStatistics() {
    double[] asymmetric = SIGMA.clone();
    asymmetric[1] += 0.01;
    arrays.put("sigma", NpyArray.of(asymmetric, 3, 3));
    assertRefused("sigma", "symmetric");
    double[] negative = SIGMA.clone();
    negative[4] = -1;
    arrays.put("sigma", NpyArray.of(negative, 3, 3));
    assertRefused("sigma", "variance -1.0 at 1");
    double[] infinite = SIGMA.clone();
    infinite[8] = Double.POSITIVE_INFINITY;
    arrays.put("sigma", NpyArray.of(infinite, 3, 3));
    assertRefused("sigma", "Infinity at position 8");
    arrays.put("mu", NpyArray.of(new double[] {0, Double.NaN, 0}, 3));
    assertRefused("mu", "NaN at position 1");
  }

  @Test
  void evensOutARoundingErrorsAsymmetry() {
    double[] nearly = SIGMA.clone();
    nearly[1] += 1e-9;
    arrays.put("sigma", NpyArray.of(nearly, 3, 3));
    Path file = folder.resolve("nearly.npz");
    NpzFile.write(file, arrays);
    double[] read = Datasets.readStatistics(file).covariance();
    assertThat(read[1]).isEqualTo(read[3]).isCloseTo(SIGMA[1] + 0.5e-9, within(1e-15));
  }

  @Test
  void refusesMissingArraysAndBadCounts() {
    arrays.put("n", NpyArray.of(new long[] {-5}));
    assertRefused("n", "[-5]");
    arrays.put("n", NpyArray.of(new double[] {20}));
    assertRefused("n", "whole numbers");
    arrays.remove("sigma");
    assertRefused("sigma", "is missing", "[mu, n]");
  }

  /**
   * guided.npz: arr_0, mu and sigma (Fortran order) as above, and mu_s, sigma_s in float32 of
   * RandomState(4).randn(20, 2), as np.savez of NumPy 2.4.6 has them.
   */
  @Test
  void readsBothKindsFromGuidedDiffusionsLayout() throws IOException {
    Path file = resource("guided.npz");
    FeatureStatistics pool = Datasets.readStatistics(file, StatisticsKind.POOL);
    assertThat(pool.mean()).containsExactly(MU);
    assertThat(pool.covariance()).containsExactly(SIGMA);
    FeatureStatistics spatial = Datasets.readStatistics(file, StatisticsKind.SPATIAL);
    assertThat(spatial.mean())
        .containsExactly(new double[] {0x1.431fadadf05fep-3, -0x1.0067e5470f83ap-4}, within(1e-8));
    assertThat(spatial.covariance()[1]).isCloseTo(-0x1.0c7465a912f57p-2, within(1e-7));
    Path plain = resource("stats.npz");
    assertThatThrownBy(() -> Datasets.readStatistics(plain, StatisticsKind.SPATIAL))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("mu_s", "is missing", "[mu, n, sigma]");
  }

  @Test
  void writesEverythingThatGuidedDiffusionHas() throws IOException {
    var pictures = Files.createDirectory(folder.resolve("pictures"));
    Pictures batch =
        new Pictures(Quantised.random(7, 37 * 3 * 4 * 5), 37, 3, 4, 5); // more than one batch
    for (int i = 0; i < 37; i++) {
      PictureFiles.writePng(batch, i, pictures.resolve("%02d.png".formatted(i)), 1);
    }
    Path file = folder.resolve("all.npz");
    var pool = new FeatureStatistics(MU, SIGMA, 37);
    var spatial = new FeatureStatistics(new double[] {1, 2}, new double[] {3, 1, 1, 4}, 37);
    PictureSource source = Datasets.pictures(pictures);
    Datasets.writeStatistics(file, new StatisticsBundle(pool, spatial, source));
    assertThat(Datasets.readStatistics(file, StatisticsKind.POOL).covariance())
        .containsExactly(SIGMA);
    assertThat(Datasets.readStatistics(file, StatisticsKind.SPATIAL).mean()).containsExactly(1, 2);
    try (NpzFile npz = NpzFile.open(file)) {
      assertThat(npz.names()).containsExactly("arr_0", "mu", "mu_s", "n", "sigma", "sigma_s");
      NpyArray array = npz.array("arr_0");
      assertThat(array.shape()).containsExactly(37, 4, 5, 3);
      byte[] planes = Quantisation.ROUND.toBytes(batch);
      long[] values = array.longs();
      for (int n = 0; n < 37; n++) {
        for (int i = 0; i < 20; i++) {
          for (int c = 0; c < 3; c++) {
            assertThat(values[(n * 20 + i) * 3 + c]).isEqualTo(planes[(n * 3 + c) * 20 + i] & 0xFF);
          }
        }
      }
    }
  }

  @Test
  void leavesNoFileWhereAPictureIsBad() throws IOException {
    var pictures = Files.createDirectory(folder.resolve("pictures"));
    Pictures one = new Pictures(new float[3 * 4 * 4], 1, 3, 4, 4);
    PictureFiles.writePng(one, 0, pictures.resolve("a.png"), 1);
    Files.write(pictures.resolve("b.png"), new byte[] {1, 2, 3});
    Path file = folder.resolve("all.npz");
    PictureSource source = Datasets.pictures(pictures);
    var bundle = new StatisticsBundle(new FeatureStatistics(MU, SIGMA, 2), null, source);
    assertThatThrownBy(() -> Datasets.writeStatistics(file, bundle))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("b.png");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(pictures);
    }
  }

  private Path resource(String name) throws IOException {
    Path file = folder.resolve(name);
    try (var in = StatisticsFileTests.class.getResourceAsStream("npz/" + name)) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }
}
