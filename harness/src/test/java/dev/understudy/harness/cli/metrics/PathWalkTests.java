package dev.understudy.harness.cli.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.datasets.NumpyRandomState;
import dev.understudy.datasets.Pictures;
import dev.understudy.harness.paths.PathModels;
import dev.understudy.harness.run.Progress;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paths.PathOptions;
import dev.understudy.metrics.paths.PathOptions.LatentLength;
import dev.understudy.metrics.paths.PathOptions.Sampling;
import dev.understudy.metrics.paths.PathOptions.Space;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.graphs.GraphBuilder;
import dev.understudy.runtimes.graphs.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * With a generator that shows its latent as a picture, times a constant, and the mean square as the
 * distance, path lengths have closed forms.
 */
class PathWalkTests {
  private static final int D = 16;
  private static final int STEPS = 200;
  private static final int SEED = 9;

  /** Large, so that single precision does not matter. */
  private static final double EPSILON = 0.01;

  @TempDir private Path temp;

  private record MeanSquare() implements PairedMeasure {
    @Override
    public String id() {
      return "mean-square";
    }

    @Override
    public Unit unit() {
      return Unit.NONE;
    }

    @Override
    public Difference.Better better() {
      return Difference.Better.LOWER;
    }

    @Override
    public String protocol() {
      return "mean square";
    }

    @Override
    public float[] of(Pictures a, Pictures b) {
      double[] sums = new double[a.count()];
      for (int i = 0; i < a.data().length; i++) {
        sums[i / D] += Math.pow((double) a.data()[i] - b.data()[i], 2) / D;
      }
      float[] out = new float[sums.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = (float) sums[i];
      }
      return out;
    }
  }

  /** {@code picture = gain * z}; a batch of -1 is dynamic. */
  private Path generator(int batch) {
    var graph = new GraphBuilder("generator");
    Value z = graph.input("z", batch, D);
    Value gain = graph.input("gain", 1);
    graph.output("picture", graph.reshape(graph.multiply(z, gain), -1, 1, 4, 4), batch, 1, 4, 4);
    return written(graph, "generator" + batch);
  }

  /** The same of the mean of a w for each of three layers. */
  private Path layered() {
    var graph = new GraphBuilder("layered");
    Value w = graph.mean(graph.input("w", -1, 3, D), false, 1);
    graph.output("picture", graph.reshape(w, -1, 1, 4, 4), -1, 1, 4, 4);
    return written(graph, "layered");
  }

  /** {@code w = 2 z}. */
  private Path mapping() {
    var graph = new GraphBuilder("mapping");
    graph.output("w", graph.multiply(graph.input("z", -1, D), graph.scalar(2)), -1, D);
    return written(graph, "mapping");
  }

  private Path written(GraphBuilder graph, String name) {
    Path file = temp.resolve(name + ".onnx");
    graph.write(file);
    return file;
  }

  private static PathModelOptions options(Object... args) {
    String[] words = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    return CommandLine.populateCommand(new PathModelOptions(), words);
  }

  private static PathModels open(Object... args) {
    return options(args).open(SessionOptions.withThreads(1));
  }

  private static Answer walk(Space space, int batch, Object... args) {
    ReadOptions read =
        CommandLine.populateCommand(new ReadOptions(), "--batch", Integer.toString(batch));
    var options =
        new PathOptions(space, Sampling.END, EPSILON, LatentLength.ROOT_DIMENSIONS, false, SEED);
    try (PathModels models = open(args)) {
      return new PathWalk(models, options(args).bound(), options, new MeanSquare())
          .measure("ppl", STEPS, read, Progress.SILENT, false);
    }
  }

  private static Measurement ppl(Answer answer) {
    return answer.measurements().get(0);
  }

  /** The mean of what is between NumPy's lower 1st and higher 99th percentile. */
  private static double expected(BiFunction<double[], double[], Double> length) {
    NumpyRandomState random = new NumpyRandomState(SEED);
    double[] lengths = new double[STEPS];
    for (int i = 0; i < STEPS; i++) {
      lengths[i] = length.apply(latent(random), latent(random));
    }
    Arrays.sort(lengths);
    return Arrays.stream(lengths, 1, STEPS - 1).average().orElseThrow();
  }

  private static double[] latent(NumpyRandomState random) {
    float[] drawn = random.gaussians(D);
    double[] latent = new double[D];
    Arrays.setAll(latent, i -> drawn[i]);
    return latent;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The chord of an arc of epsilon times the angle, on a sphere of radius sqrt(d). */
  private static double arc(double[] a, double[] b) {
    double angle = Math.acos(dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)));
    return Math.pow(2 * Math.sin(EPSILON * angle / 2) / EPSILON, 2);
  }

  private static double straight(double[] a, double[] b) {
    double[] gap = new double[a.length];
    Arrays.setAll(gap, i -> 2 * (b[i] - a[i]));
    return dot(gap, gap) / D;
  }

  @ParameterizedTest
  @CsvSource({"-1,1", "-1,7", "-1,500", "1,7"})
  void stepsInZAreArcs(int fixed, int batch) {
    Answer answer = walk(Space.Z, batch, generator(fixed), "--latent", "z", "--input", "gain=0.5");
    double expected = expected(PathWalkTests::arc) / 4;
    assertThat(ppl(answer).value()).isCloseTo(expected, within(expected * 2e-4));
    assertThat(ppl(answer).n()).isEqualTo(STEPS);
    assertThat(ppl(answer).measure()).isEqualTo("ppl-z");
    assertThat(ppl(answer).protocol()).contains("constant gain=0.5", "slerp", "seed 9");
    assertThat(ppl(answer).warnings()).anyMatch(w -> w.contains("published figures take 50000"));
  }

  @Test
  void stepsInWAreStraightAndOneWServesAllLayers() {
    double expected = expected(PathWalkTests::straight);
    Answer plain = walk(Space.W, 7, generator(-1), "--input", "gain=1", "--mapping", mapping());
    Answer layers = walk(Space.W, 7, layered(), "--mapping", mapping());
    assertThat(ppl(plain).value()).isCloseTo(expected, within(expected * 2e-4));
    assertThat(ppl(layers).value()).isCloseTo(expected, within(expected * 2e-4));
    assertThat(ppl(layers).protocol()).contains("after mapping mapping.onnx", "w, lerp");
    assertThat(layers.inputs()).extracting(Answer.Input::role).contains("generator", "mapping");
  }

  @Test
  void stepsInZMayRunThroughTheMapping() {
    double expected = 4 * expected(PathWalkTests::arc);
    Answer answer = walk(Space.Z, 7, layered(), "--mapping", mapping());
    assertThat(ppl(answer).value()).isCloseTo(expected, within(expected * 2e-4));
  }

  @Test
  void theRangeIsThatOfTheOutput() {
    double whole = ppl(walk(Space.Z, 7, generator(-1), "--input", "gain=1")).value();
    Answer half = walk(Space.Z, 7, generator(-1), "--input", "gain=1", "--range", "0,1");
    assertThat(ppl(half).value()).isCloseTo(4 * whole, within(whole * 1e-3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gain", "=1", "gain=x", "gain=absent.npy", "gian=1", "gain=1,2,3"})
  void aConstantThatDoesNotFitIsRefused(String constant) {
    Path file = generator(-1);
    assertThatThrownBy(() -> open(file, "--latent", "z", "--input", constant))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected")
        .hasMessageContaining("what to do");
  }

  @Test
  void theLatentMustBeKnown() {
    Path file = generator(-1);
    assertThatThrownBy(() -> open(file)).hasMessageContaining("2 of its inputs may be the latent");
    assertThatThrownBy(() -> open(file, "--latent", "zz", "--input", "gain=1"))
        .hasMessageContaining("no such input");
  }

  @Test
  void networksOfTwoGeneratorsAreRefused() {
    var graph = new GraphBuilder("other");
    Value z = graph.input("z", -1, D);
    graph.output("w", graph.concat(1, java.util.List.of(z, z)), -1, 2 * D);
    Path other = written(graph, "other");
    assertThatThrownBy(
            () -> walk(Space.W, 7, generator(-1), "--input", "gain=1", "--mapping", other))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("it gives 32 values for a latent");
  }

  /** Noise drawn within the graph would be measured as path length. */
  @Test
  void aGraphThatDrawsNoiseIsRefused() throws IOException {
    Path quiet = generator(-1);
    ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(quiet)).toBuilder();
    GraphProto.Builder graph = model.getGraphBuilder();
    graph.addNode(
        0,
        NodeProto.newBuilder()
            .setOpType("RandomNormalLike")
            .setName("noise")
            .addInput("z")
            .addOutput("drawn"));
    Path noisy = Files.write(temp.resolve("noisy.onnx"), model.build().toByteArray());
    assertThatThrownBy(() -> open(noisy, "--latent", "z", "--input", "gain=1"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("draws random numbers of its own")
        .hasMessageContaining("noise");
  }
}
