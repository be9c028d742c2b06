package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.datasets.NumpyRandomState;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Quantisation;
import dev.understudy.demo.DemoAssets;
import dev.understudy.farm.LocalDevice;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.metrics.FeatureNetwork;
import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.networks.RandomNetworks;
import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paired.PairedMeasures;
import dev.understudy.metrics.weights.Weights;
import dev.understudy.reports.ExitSweep;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.graphs.GraphBuilder;
import dev.understudy.runtimes.graphs.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Distances that thresholds may stand on, each against the same measure of the pictures that the
 * exits make: the last is a mixture of four fixed pictures by z, the first a paler one.
 */
class ExitDistanceRunTests {
  private static final int COUNT = 24;
  private static final int Z = 4;
  private static final float PALE = 0.6f;

  @TempDir private Path folder;

  private ExitSweep run(int channels, int side, String further, String exits) throws IOException {
    GraphBuilder graph = new GraphBuilder("exits");
    int size = channels * side * side;
    Value weights = graph.weights("fixed", fixed(size), Z, size);
    Value flat = graph.matmul(graph.input("z", -1, Z), weights);
    Value late = graph.reshape(flat, 0, channels, side, side);
    graph.output("early", graph.multiply(late, graph.scalar(PALE)), -1, channels, side, side);
    graph.output("late", late, -1, channels, side, side);
    graph.write(folder.resolve("model.onnx"));
    String text =
        """
        name: distances
        seed: 42
        pictures: 24
        batch: 10
        FURTHER
        subjects:
          - name: student
            model: model.onnx
            inputs: {z: {latent: normal}}
            exits: {outputs: [early, late], EXITS}
        measures: [exits]
        report: {formats: [json], gallery: 0}
        """;
    Path file =
        Files.writeString(
            folder.resolve("distances.yaml"),
            text.replace("FURTHER", further).replace("EXITS", exits));
    return new ExperimentRun(
            ExperimentFiles.read(file),
            folder.resolve("out"),
            "test",
            Progress.SILENT,
            new LocalDevice(),
            Clock.systemUTC())
        .execute(false, Set.of())
        .record()
        .exits()
        .get(0);
  }

  private static float[] fixed(int size) {
    float[] all = new NumpyRandomState(7).gaussians(Z * size);
    for (int i = 0; i < all.length; i++) {
      all[i] *= 0.2f;
    }
    return all;
  }

  private static Pictures pictures(int channels, int side, float gain) {
    int size = channels * side * side;
    float[] fixed = fixed(size);
    float[] z = new NumpyRandomState(42).gaussians(COUNT * Z);
    float[] data = new float[COUNT * size];
    for (int i = 0; i < COUNT; i++) {
      for (int k = 0; k < Z; k++) {
        for (int p = 0; p < size; p++) {
          data[i * size + p] += gain * z[i * Z + k] * fixed[k * size + p];
        }
      }
    }
    return Quantisation.ROUND.apply(new Pictures(data, COUNT, channels, side, side));
  }

  private static double mean(float[] distances) {
    double sum = 0;
    for (float distance : distances) {
      sum += distance;
    }
    return sum / distances.length;
  }

  /** A few of the pixels fall just beyond the middle between two levels. */
  private static void check(ExitSweep sweep, String id, double expected) {
    assertThat(sweep.distance()).isEqualTo(id);
    assertThat(expected).isPositive();
    assertThat(sweep.exits().get(0).distanceToLast().value())
        .isCloseTo(expected, within(2e-3 * expected));
    assertThat(sweep.exits().get(1).distanceToLast().value()).isZero();
    assertThat(sweep.thresholds().get(0).oracle().taken()).containsExactly(0L, (long) COUNT);
    assertThat(sweep.thresholds().get(1).oracle().taken()).containsExactly((long) COUNT, 0L);
    assertThat(sweep.thresholds().get(1).oracle().distance().value())
        .isEqualTo(sweep.exits().get(0).distanceToLast().value());
  }

  @Test
  void lpipsIsThatOfTheNetworkThatTheFileNames() throws IOException {
    // The build points this user's cache into the build folder.
    RandomNetworks.installLpipsSqueeze(Weights.ofThisUser(), folder.resolve("lpips"));

    ExitSweep sweep = run(3, 40, "lpips: squeeze", "thresholds: [0, 1000]");

    try (PairedMeasure lpips =
        PairedMeasures.lpips(
            Weights.ofThisUser().find(KnownNetwork.LPIPS_SQUEEZE), SessionOptions.withThreads(1))) {
      double expected = mean(lpips.of(pictures(3, 40, PALE), pictures(3, 40, 1)));
      check(sweep, "lpips-squeeze", expected);
    }
    assertThat(sweep.protocol()).containsIgnoringCase("lpips");
  }

  @Test
  void featureDistanceIsOnTheExperimentsNetwork() throws IOException {
    DemoAssets.unpack(folder);

    ExitSweep sweep =
        run(
            1,
            32,
            "feature-network: {name: fashion, model: fashion-features.onnx}",
            "distance: feature-distance, thresholds: [0, 1000]");

    try (FeatureNetwork network =
        FeatureNetwork.open(
            "fashion",
            Runtimes.read(folder.resolve("fashion-features.onnx")),
            "features",
            null,
            SessionOptions.withThreads(1))) {
      double expected =
          mean(
              PairedMeasures.featureDistance(
                  network.extract(pictures(1, 32, PALE)).features(),
                  network.extract(pictures(1, 32, 1)).features(),
                  network.dimensions()));
      check(sweep, "feature-distance", expected);
    }
    assertThat(sweep.protocol()).contains("features of fashion");
  }

  @Test
  void multiScaleDissimilarityIsOneMinusTheLikeness() throws IOException {
    ExitSweep sweep = run(1, 161, "", "distance: 1-ms-ssim, thresholds: [0, 1]");

    try (PairedMeasure likeness = PairedMeasures.msSsim()) {
      double expected = 1 - mean(likeness.of(pictures(1, 161, PALE), pictures(1, 161, 1)));
      check(sweep, "1-ms-ssim", expected);
    }
  }

  @Test
  void picturesTooSmallForItsScalesAreToldWithWhatWouldDo() {
    assertThatThrownBy(() -> run(1, 160, "", "distance: 1-ms-ssim, thresholds: [0, 1]"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("161")
        .hasMessageContaining("what to do");
  }
}
