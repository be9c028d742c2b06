package dev.understudy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;
import dev.understudy.runtimes.ElementType;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.RuntimeName;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code mean-colour.onnx} (284 bytes, made with Python's onnx) takes {@code image [N,3,8,8]}; its
 * {@code features [N,3,1,1]} are the channels' means m, its {@code logits [N,2]} are {@code (m0 −
 * m2 + 0.5, m1 + 2·m2)}.
 */
class FeatureNetworkTests {
  private static FeatureNetwork meanColour() throws URISyntaxException {
    var file = Objects.requireNonNull(FeatureNetworkTests.class.getResource("mean-colour.onnx"));
    return FeatureNetwork.open(
        "mean-colour",
        Runtimes.read(Path.of(file.toURI())),
        "features",
        "logits",
        SessionOptions.withThreads(1));
  }

  /** Pictures whose channel c of picture i is i + c/10 throughout. */
  private static Pictures plain(int count, int channels, int height, int width) {
    float[] data = new float[count * channels * height * width];
    for (int i = 0; i < data.length; i++) {
      int channel = i / (height * width);
      int picture = channel / channels;
      data[i] = picture + channel % channels / 10f;
    }
    return new Pictures(data, count, channels, height, width);
  }

  @Test
  void aRealModelGivesFeaturesAndLogitsByPicture() throws URISyntaxException {
    try (FeatureNetwork network = meanColour()) {
      assertThat(network.dimensions()).isEqualTo(3);
      assertThat(network.classes()).isEqualTo(2);
      var extracted = network.extract(plain(2, 3, 8, 8));
      assertThat(extracted.count()).isEqualTo(2);
      assertThat(extracted.features())
          .containsExactly(new float[] {0, .1f, .2f, 1, 1.1f, 1.2f}, within(1e-6f));
      assertThat(extracted.logits())
          .containsExactly(new float[] {.3f, .5f, .3f, 3.5f}, within(1e-6f));
      assertThat(network.warnings()).isEmpty();
    }
  }

  @Test
  void greyPicturesAreRepeatedAndThatIsSaidOnce() throws URISyntaxException {
    try (FeatureNetwork network = meanColour()) {
      network.extract(plain(3, 1, 8, 8));
      assertThat(network.extract(plain(2, 1, 8, 8)).features())
          .containsExactly(new float[] {0, 0, 0, 1, 1, 1}, within(1e-6f));
      assertThat(network.warnings()).hasSize(1).allMatch(w -> w.contains("three channels"));
    }
  }

  @Test
  void picturesOfAnotherSizeAreRefused() throws URISyntaxException {
    try (FeatureNetwork network = meanColour()) {
      assertThatThrownBy(() -> network.extract(plain(1, 3, 8, 9)))
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll("3x8x9", "mean-colour", "image");
    }
  }

  @Test
  void nanIsRefusedByPicture() throws URISyntaxException {
    try (FeatureNetwork network = meanColour()) {
      Pictures pictures = plain(3, 3, 8, 8);
      pictures.data()[pictures.pictureSize() + 70] = Float.NaN;
      assertThatThrownBy(() -> network.extract(pictures))
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll("NaN", "picture 1");
    }
  }

  @Test
  void anUnknownOutputIsNamedBesideTheKnown() {
    assertThatThrownBy(() -> over(fake(2, 3, 4, 4), "pool"))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("no output pool", "sums");
  }

  @Test
  void aModelWithoutAPictureInputIsRefused() {
    for (ModelSession session :
        List.of(
            new Sums(List.of(-1L, 128L), -1),
            new Sums(List.of(-1L, 64L, 8L, 8L), -1),
            new Sums(List.of(-1L, 8L, 8L, 4L), -1))) {
      assertThatThrownBy(() -> over(session, "sums"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("one float input");
    }
  }

  /** Fixed and dynamic batches, channels first and last: all must see the same pictures. */
  @ParameterizedTest
  @CsvSource({"-1,3,4,5", "1,3,4,5", "4,3,4,5", "-1,4,5,3", "1,4,5,3", "4,4,5,3"})
  void layoutAndBatchDoNotMatter(long batch, long a, long b, long c) {
    Pictures pictures = plain(7, 3, 4, 5);
    try (var network = over(fake(batch, a, b, c), "sums")) {
      var extracted = network.extract(pictures);
      assertThat(extracted.logits()).isNull();
      for (int i = 0; i < 7; i++) {
        for (int channel = 0; channel < 3; channel++) {
          assertThat(extracted.features()[i * 3 + channel])
              .isCloseTo(20 * (i + channel / 10f), within(1e-4f));
        }
      }
    }
  }

  private static FeatureNetwork over(ModelSession session, String output) {
    var model = new ModelFile(Path.of("m"), RuntimeName.ONNXRUNTIME, 0, "");
    return new FeatureNetwork(
        new NetworkSpec("n", model, null, List.of(output), null, List.of()), session);
  }

  private static ModelSession fake(long... shape) {
    return new Sums(java.util.Arrays.stream(shape).boxed().toList(), shape[0]);
  }

  /** A model whose one output {@code sums [N,3]} is each channel's sum, in either layout. */
  private record Sums(List<Long> shape, long batch) implements ModelSession {
    @Override
    public List<TensorSpec> inputs() {
      return List.of(new TensorSpec("picture", ElementType.FLOAT32, shape));
    }

    @Override
    public List<TensorSpec> outputs() {
      return List.of(new TensorSpec("sums", ElementType.FLOAT32, List.of(batch, 3L)));
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs, Set<String> outputs) {
      var picture = (Tensor.Floats) Objects.requireNonNull(inputs.get("picture"));
      for (int i = 0; i < 4; i++) {
        if (shape.get(i) > 0) {
          assertThat(picture.shape()[i]).isEqualTo(shape.get(i));
        }
      }
      int count = (int) picture.shape()[0];
      boolean last = shape.get(3) == 3;
      int size = picture.data().length / count;
      float[] sums = new float[count * 3];
      for (int i = 0; i < picture.data().length; i++) {
        int within = i % size;
        sums[i / size * 3 + (last ? within % 3 : within / (size / 3))] += picture.data()[i];
      }
      Map<String, Tensor> out = new HashMap<>();
      out.put("sums", Tensor.of(sums, count, 3));
      return out;
    }

    @Override
    public Invocation prepare(Map<String, Tensor> inputs, Set<String> outputs) {
      throw new AssertionError("a feature network only runs");
    }

    @Override
    public void close() {}
  }
}
