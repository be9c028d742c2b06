package dev.understudy.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.runtimes.ElementType;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputFeedTests {
  private static final TensorSpec Z = spec("latent", ElementType.FLOAT32, -1, 64);
  private static final TensorSpec LABEL = spec("label", ElementType.INT64, -1);

  @Test
  void latentsAreThoseOfNumPy() {
    // numpy.random.RandomState(42).randn(2, 64)[0, :5] and [1, 0]
    float[] values = latents(feed(Z, new InputBinding.Latent("latent", 42)).next(2));
    assertThat(values[0]).isCloseTo(0.49671414f, within(1e-6f));
    assertThat(values[1]).isCloseTo(-0.1382643f, within(1e-6f));
    assertThat(values[2]).isCloseTo(0.64768857f, within(1e-6f));
    assertThat(values[3]).isCloseTo(1.5230298f, within(1e-6f));
    assertThat(values[4]).isCloseTo(-0.23415338f, within(1e-6f));
    assertThat(values).hasSize(128);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
  void drawsDoNotDependOnBatchesOrSkips(long seed) {
    Random random = new Random(seed);
    TensorSpec odd = spec("latent", ElementType.FLOAT32, -1, 3, 5);
    InputBinding binding = new InputBinding.Latent("latent", seed);
    float[] whole = latents(feed(odd, binding).next(100));
    InputFeed batched = feed(odd, binding);
    for (int at = 0; at < 100; ) {
      int count = Math.min(100 - at, 1 + random.nextInt(9));
      if (random.nextBoolean()) {
        batched.skip(count);
      } else {
        float[] part = latents(batched.next(count));
        for (int i = 0; i < part.length; i++) {
          assertThat(part[i]).isEqualTo(whole[at * 15 + i]);
        }
      }
      at += count;
    }
  }

  @Test
  void aLongSkipLandsWhereDrawingDoes() {
    InputBinding binding = new InputBinding.Latent("latent", 7);
    InputFeed drawn = feed(Z, binding);
    drawn.next(5000);
    InputFeed skipped = feed(Z, binding);
    skipped.skip(5000);
    assertThat(latents(skipped.next(1))).isEqualTo(latents(drawn.next(1)));
  }

  @Test
  void teacherAndStudentOfOtherShapesGetEqualLatents() {
    InputBinding binding = new InputBinding.Latent("latent", 3);
    TensorSpec deep = spec("latent", ElementType.FLOAT16, -1, 64, 1, 1);
    Tensor student = value(feed(deep, binding).next(4));
    assertThat(student.shape()).containsExactly(4, 64, 1, 1);
    assertThat(((Tensor.Floats) student).data()).isEqualTo(latents(feed(Z, binding).next(4)));
  }

  @Test
  void labelsCountThroughTheClassesAsIdsOrOneHot() {
    InputBinding binding = new InputBinding.ClassLabel("label", 3);
    InputFeed ids = feed(LABEL, binding);
    ids.skip(2);
    Tensor.Longs labels = (Tensor.Longs) value(ids.next(4));
    assertThat(labels.data()).containsExactly(2, 0, 1, 2);
    assertThat(labels.shape()).containsExactly(4);
    InputFeed oneHot = feed(spec("label", ElementType.FLOAT32, -1, 3), binding);
    assertThat(latents(oneHot.next(2))).containsExactly(1, 0, 0, 0, 1, 0);
    assertThat(latents(oneHot.next(1))).containsExactly(0, 0, 1);
    Tensor column = value(feed(spec("label", ElementType.INT32, -1, 1), binding).next(2));
    assertThat(column.shape()).containsExactly(2, 1);
  }

  static Stream<Arguments> constants() {
    Tensor psi = Tensor.of(new float[] {0.5f}, 1);
    Tensor row = Tensor.of(new float[] {1, 2}, 2);
    Tensor batch = Tensor.of(new float[] {1, 2}, 1, 2);
    return Stream.of(
        Arguments.of(psi, shape(), shape(), new float[] {0.5f}),
        Arguments.of(psi, shape(1), shape(1), new float[] {0.5f}),
        Arguments.of(psi, shape(-1), shape(3), new float[] {0.5f, 0.5f, 0.5f}),
        Arguments.of(psi, shape(-1, 1), shape(3, 1), new float[] {0.5f, 0.5f, 0.5f}),
        Arguments.of(psi, shape(1, 2), shape(1, 2), new float[] {0.5f, 0.5f}),
        Arguments.of(row, shape(-1, 2), shape(3, 2), new float[] {1, 2, 1, 2, 1, 2}),
        Arguments.of(row, shape(-1, -1), shape(3, 2), new float[] {1, 2, 1, 2, 1, 2}),
        Arguments.of(batch, shape(-1, 2), shape(3, 2), new float[] {1, 2, 1, 2, 1, 2}),
        Arguments.of(row, shape(1, 2), shape(1, 2), new float[] {1, 2}),
        Arguments.of(row, shape(2), shape(2), new float[] {1, 2}));
  }

  @ParameterizedTest
  @MethodSource("constants")
  void aConstantRepeatsAlongADynamicBatchAlone(
      Tensor value, long[] asked, long[] shape, float[] data) {
    InputFeed feed =
        feed(spec("psi", ElementType.FLOAT32, asked), new InputBinding.Constant("psi", value));
    assertThat(feed.oneByOne()).isFalse();
    Tensor.Floats given = (Tensor.Floats) value(feed.next(3));
    assertThat(given.shape()).isEqualTo(shape);
    assertThat(given.data()).isEqualTo(data);
  }

  @Test
  void aConstantTakesTheInputsType() {
    Tensor one = Tensor.of(new long[] {1});
    InputFeed floats =
        feed(spec("psi", ElementType.FLOAT32), new InputBinding.Constant("psi", one));
    assertThat(value(floats.next(1))).isInstanceOf(Tensor.Floats.class);
    Tensor two = Tensor.of(new float[] {2});
    InputFeed whole = feed(spec("k", ElementType.INT32), new InputBinding.Constant("k", two));
    assertThat(((Tensor.Longs) value(whole.next(1))).data()).containsExactly(2);
  }

  @Test
  void aBatchFixedAtOneIsTakenOneByOne() {
    InputFeed feed =
        feed(spec("latent", ElementType.FLOAT32, 1, 64), new InputBinding.Latent("latent", 1));
    assertThat(feed.oneByOne()).isTrue();
    assertThatThrownBy(() -> feed.next(2)).isInstanceOf(IllegalArgumentException.class);
    assertThat(value(feed.next(1)).shape()).containsExactly(1, 64);
  }

  static Stream<Arguments> mistakes() {
    InputBinding latent = new InputBinding.Latent("latent", 1);
    InputBinding label = new InputBinding.ClassLabel("label", 10);
    return Stream.of(
        Arguments.of(
            List.of(new InputBinding.Latent("Latnet", 1), label),
            List.of(Z, LABEL),
            List.of("'Latnet'", "latent FLOAT32[N,64], label INT64[N]", "did you mean 'latent'")),
        Arguments.of(
            List.of(latent),
            List.of(Z, LABEL),
            List.of("'label'", "nothing is bound", "label INT64[N]")),
        Arguments.of(List.of(latent, latent), List.of(Z), List.of("bound twice")),
        Arguments.of(
            List.of(latent),
            List.of(spec("latent", ElementType.FLOAT32, -1, -1)),
            List.of("leaves the size of a row open", "latent FLOAT32[N,N]")),
        Arguments.of(
            List.of(latent),
            List.of(spec("latent", ElementType.FLOAT32, 4, 64)),
            List.of("batch fixed at 4")),
        Arguments.of(
            List.of(latent),
            List.of(spec("latent", ElementType.FLOAT32)),
            List.of("no batch axis")),
        Arguments.of(
            List.of(latent),
            List.of(spec("latent", ElementType.INT64, -1, 64)),
            List.of("a latent cannot be fed to latent INT64[N,64]")),
        Arguments.of(
            List.of(new InputBinding.Latent("latent", -1)), List.of(Z), List.of("seed is -1")),
        Arguments.of(
            List.of(label),
            List.of(spec("label", ElementType.FLOAT32, -1, 8)),
            List.of("10 classes do not fit", "[N,10]")),
        Arguments.of(
            List.of(label),
            List.of(spec("label", ElementType.INT64, -1, 10)),
            List.of("10 classes do not fit")),
        Arguments.of(
            List.of(new InputBinding.ClassLabel("label", 0)),
            List.of(LABEL),
            List.of("classes is 0")),
        Arguments.of(
            List.of(new InputBinding.Constant("latent", Tensor.of(new float[3], 3))),
            List.of(Z),
            List.of("constant of shape [3]", "shape [64]")),
        Arguments.of(
            List.of(new InputBinding.Constant("label", Tensor.of(new float[] {1.5f}))),
            List.of(LABEL),
            List.of("1.5 cannot be fed")),
        Arguments.of(
            List.of(new InputBinding.Constant("s", Tensor.of(new long[] {1}))),
            List.of(spec("s", ElementType.STRING)),
            List.of("nothing can be bound")));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakesNameTheInputAndWhatTheModelHas(
      List<InputBinding> bindings, List<TensorSpec> inputs, List<String> words) {
    assertThatThrownBy(() -> InputFeed.of("my student", bindings, inputs))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("my student")
        .hasMessageContainingAll(words.toArray(CharSequence[]::new));
  }

  private static TensorSpec spec(String name, ElementType type, long... shape) {
    return new TensorSpec(name, type, java.util.Arrays.stream(shape).boxed().toList());
  }

  private static long[] shape(long... dimensions) {
    return dimensions;
  }

  private static InputFeed feed(TensorSpec spec, InputBinding binding) {
    return InputFeed.of("s", List.of(binding), List.of(spec));
  }

  private static Tensor value(Map<String, Tensor> inputs) {
    return Objects.requireNonNull(inputs.values().iterator().next());
  }

  private static float[] latents(Map<String, Tensor> inputs) {
    return ((Tensor.Floats) value(inputs)).data();
  }
}
