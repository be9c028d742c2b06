package dev.understudy.runtimes.graphs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphBuilderTests {
  private static final float[] ONE_TO_NINE = {1, 2, 3, 4, 5, 6, 7, 8, 9};

  @TempDir Path folder;

  /** An operator on 1..9 as {@code [1,1,3,3]}, and its values worked out by hand. */
  @SuppressWarnings("ArrayRecordComponent") // a table of cases; identity is enough
  record Case(String name, BiFunction<GraphBuilder, Value, Value> drawn, float... expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> operators() {
    Window two = Window.square(2);
    return List.of(
        new Case("relu", (g, x) -> g.relu(g.subtract(x, g.scalar(5))), 0, 0, 0, 0, 0, 1, 2, 3, 4),
        new Case(
            "convolution, its kernel not flipped",
            (g, x) -> g.conv(x, g.weights("w", new float[] {1, 0, 0, 2}, 1, 1, 2, 2), null, two, 1),
            11,
            14,
            20,
            23),
        new Case(
            "a wide convolution with bias, padded by columns only",
            (g, x) ->
                g.conv(
                    x,
                    g.weights("w", new float[] {1, 1, 1}, 1, 1, 1, 3),
                    g.weights("b", new float[] {100}, 1),
                    Window.same(1, 3),
                    1),
            103,
            106,
            105,
            109,
            115,
            111,
            115,
            124,
            117),
        new Case(
            "a convolution in groups",
            (g, x) ->
                g.conv(
                    g.concat(1, List.of(x, x)),
                    g.weights("w", new float[] {1, 10}, 2, 1, 1, 1),
                    null,
                    Window.point().stride(2),
                    2),
            1,
            3,
            7,
            9,
            10,
            30,
            70,
            90),
        new Case("maxima of whole windows", (g, x) -> g.maxPool(x, two.stride(2)), 5),
        new Case(
            "maxima of windows that stick out",
            (g, x) -> g.maxPool(x, two.stride(2).ceiled()),
            5,
            6,
            8,
            9),
        new Case(
            "means without padding",
            (g, x) -> g.averagePool(x, Window.same(3, 3).stride(2), false),
            3,
            4,
            6,
            7),
        new Case(
            "means with padding",
            (g, x) -> g.averagePool(x, Window.same(3, 3).stride(2), true),
            12 / 9f,
            16 / 9f,
            24 / 9f,
            28 / 9f),
        new Case("the mean of all", (g, x) -> g.globalAveragePool(x), 5),
        new Case("sums over columns", (g, x) -> g.sum(x, false, 3), 6, 15, 24),
        new Case("means over rows", (g, x) -> g.mean(x, true, 2), 4, 5, 6),
        new Case("a slice of columns", (g, x) -> g.slice(x, 3, 1, 3), 2, 3, 5, 6, 8, 9),
        new Case("axes exchanged", (g, x) -> g.transpose(x, 0, 1, 3, 2), 1, 4, 7, 2, 5, 8, 3, 6, 9),
        new Case(
            "square roots of powers",
            (g, x) -> g.sqrt(g.power(x, 4)),
            1,
            4,
            9,
            16,
            25,
            36,
            49,
            64,
            81),
        new Case(
            "sums, products and quotients",
            (g, x) -> g.divide(g.multiply(g.add(x, x), g.scalar(3)), g.scalar(2)),
            3,
            6,
            9,
            12,
            15,
            18,
            21,
            24,
            27),
        new Case(
            "a matrix product",
            (g, x) -> g.matmul(x, g.weights("w", new float[] {1, 0, -1}, 3, 1)),
            -2,
            -2,
            -2),
        new Case(
            "a fully connected layer, its weight by rows",
            (g, x) ->
                g.linear(
                    g.flatten(g.slice(x, 2, 0, 1)),
                    g.weights("w", new float[] {1, 0, 0, 0, 0, 1}, 2, 3),
                    g.weights("b", new float[] {10, 20}, 2)),
            11,
            23),
        new Case(
            "parts of equal size",
            (g, x) -> {
              List<Value> parts = g.split(g.concat(0, List.of(x, g.relu(x))), 0, 2);
              return g.subtract(parts.get(0), parts.get(1));
            },
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0),
        new Case("another shape", (g, x) -> g.sum(g.reshape(x, 9, -1), false, 0), 45));
  }

  @ParameterizedTest
  @MethodSource("operators")
  void drawsOperators(Case each) {
    GraphBuilder graph = new GraphBuilder("test");
    Value drawn = each.drawn().apply(graph, graph.input("x", 1, 1, 3, 3));
    graph.output("y", graph.flatten(graph.reshape(drawn, 1, -1)), 1, each.expected().length);

    assertThat(run(graph, Map.of("x", Tensor.of(ONE_TO_NINE, 1, 1, 3, 3))))
        .containsExactly(each.expected(), within(1e-6f));
  }

  /** torch.nn.functional.interpolate([[0,1],[2,3]], (3,5), mode="bilinear"), PyTorch 2.15. */
  @Test
  void resizesToAnotherValuesSizeAsPyTorchDoes() {
    GraphBuilder graph = new GraphBuilder("test");
    Value x = graph.input("x", 1, 1, 2, 2);
    Value like = graph.input("like", -1, 3, -1, -1);
    graph.output("y", graph.resizeLinear(x, like), 1, 1, -1, -1);

    assertThat(
            run(
                graph,
                Map.of(
                    "x", Tensor.of(new float[] {0, 1, 2, 3}, 1, 1, 2, 2),
                    "like", Tensor.of(new float[2 * 3 * 15], 2, 3, 3, 5))))
        .containsExactly(
            new float[] {0, .1f, .5f, .9f, 1, 1, 1.1f, 1.5f, 1.9f, 2, 2, 2.1f, 2.5f, 2.9f, 3},
            within(1e-6f));
  }

  /** More weights than one chunk of the writer, in an array of no round length. */
  @Test
  void writesLargeWeightsWhole() {
    float[] weights = new float[100_003];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i;
    }
    GraphBuilder graph = new GraphBuilder("test");
    Value x = graph.input("x", -1);
    graph.output("y", graph.add(x, graph.weights("w", weights, weights.length)), weights.length);

    assertThat(run(graph, Map.of("x", Tensor.of(new float[] {0}, 1)))).containsExactly(weights);
  }

  @Test
  void replacesAFileWholeOrNotAtAll() throws IOException {
    Path file = folder.resolve("sub").resolve("model.onnx");
    GraphBuilder graph = identity();
    graph.write(file);
    byte[] first = Files.readAllBytes(file);
    graph.write(file);

    assertThat(Files.readAllBytes(file)).isEqualTo(first);
    assertThat(file.getParent()).isDirectoryContaining(f -> f.equals(file));
    try (var files = Files.list(file.getParent())) {
      assertThat(files).hasSize(1);
    }
    assertThatThrownBy(() -> graph.write(file.resolve("below-a-file.onnx")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("cannot be written");
  }

  /** The operator set comes last in the file. */
  @Test
  void writesAFileThatIsSeenToBeCutShort() throws IOException {
    Path file = folder.resolve("model.onnx");
    identity().write(file);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 1; length < whole.length; length++) {
      Path cut = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Runtimes.read(cut)).isInstanceOf(InputException.class);
    }
  }

  @Test
  void refusesWhatCannotBeRightAtOnce() {
    GraphBuilder graph = new GraphBuilder("test");
    assertThatThrownBy(() -> graph.weights("w", new float[3], 2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("w: 3 values do not fill shape [2, 2]");
    assertThatThrownBy(() -> Window.square(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                graph.conv(
                    graph.input("x", 1, 1, 3, 3),
                    graph.scalar(1),
                    null,
                    Window.point().ceiled(),
                    1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static GraphBuilder identity() {
    GraphBuilder graph = new GraphBuilder("test");
    graph.output("y", graph.relu(graph.input("x", -1)), -1);
    return graph;
  }

  private float[] run(GraphBuilder graph, Map<String, Tensor> inputs) {
    Path file = folder.resolve("model.onnx");
    graph.write(file);
    ModelFile model = Runtimes.read(file);
    try (ModelSession session = Runtimes.open(model, SessionOptions.withThreads(1))) {
      return ((Tensor.Floats) session.run(inputs, Set.of("y")).get("y")).data();
    }
  }
}
