package dev.understudy.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.runtimes.ElementType;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputFeedTests {
  @TempDir private static Path folder;

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

  @Test
  void aBatchFixedAtMoreIsFilledWithTheLastPicturesRow() {
    InputFeed feed =
        feed(spec("latent", ElementType.FLOAT32, 4, 2), new InputBinding.Latent("latent", 1));
    assertThat(feed.batch()).isEqualTo(4);
    float[] all = latents(feed.next(4));
    InputFeed short3 =
        feed(spec("latent", ElementType.FLOAT32, 4, 2), new InputBinding.Latent("latent", 1));
    float[] three = latents(short3.next(3));
    assertThat(Arrays.copyOf(three, 6)).isEqualTo(Arrays.copyOf(all, 6));
    assertThat(Arrays.copyOfRange(three, 6, 8)).isEqualTo(Arrays.copyOfRange(all, 4, 6));
    assertThat(latents(short3.next(1))[0]).as("the next row is the fourth").isEqualTo(all[6]);
    assertThatThrownBy(() -> feed.next(5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPatternFeedsWhatIsLeftWithSeedsOfItsOwn() {
    List<TensorSpec> inputs =
        List.of(
            spec("noise.1", ElementType.FLOAT32, 1, 1, 4, 4),
            Z,
            spec("noise.0", ElementType.FLOAT32, 1, 1, 8, 8),
            spec("noise.10", ElementType.FLOAT32, 1, 1, 2, 2));
    InputFeed feed =
        InputFeed.of(
            "s",
            List.of(
                new InputBinding.Latent("noise*", 42),
                new InputBinding.Latent("latent", 42),
                new InputBinding.Constant("noise.0", Tensor.of(new float[] {0}))),
            inputs);
    Map<String, Tensor> first = feed.next(1);
    // numpy.random.RandomState(43).randn(1, 1, 4, 4)[0, 0, 0, 0] and RandomState(44)'s
    assertThat(((Tensor.Floats) first.get("noise.1")).data()[0])
        .isCloseTo(0.25739992f, within(1e-7f));
    assertThat(((Tensor.Floats) first.get("noise.10")).data()[0])
        .isCloseTo(-0.7506147f, within(1e-7f));
    assertThat(((Tensor.Floats) first.get("noise.0")).data()).containsOnly(0).hasSize(64);
  }

  @Test
  void classesMayBeFixedOrListedOrDrawn() throws IOException {
    assertThat(ids(new ClassChoice.Always(207), 3)).containsExactly(207, 207, 207);
    // numpy.random.RandomState(42).randint(1000, size=6)
    assertThat(ids(new ClassChoice.Drawn(BitGenerator.RANDOM_STATE, 42), 6))
        .containsExactly(102, 435, 860, 270, 106, 71);
    Path csv = Files.writeString(folder.resolve("labels.csv"), "label\n3\n1\n");
    assertThat(ids(new ClassChoice.Listed(InputFile.of(csv), true), 5))
        .containsExactly(3, 1, 3, 1, 3);
    assertThatThrownBy(() -> ids(new ClassChoice.Listed(InputFile.of(csv), false), 3))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("picture 2", "only 2", "repeat: true");
  }

  private static long[] ids(ClassChoice choice, int count) {
    InputFeed feed = feed(LABEL, new InputBinding.ClassLabel("label", 1000, choice));
    return ((Tensor.Longs) value(feed.next(count))).data();
  }

  @Test
  void latentsOfOtherDistributionsAreThoseOfNumPyAndSciPy() {
    // scipy.stats.truncnorm.rvs(-2, 2, size=(1, 3), random_state=RandomState(7)) * 0.5
    assertThat(drawn(new LatentDistribution.TruncatedNormal(2), 7, new Truncation(0.5, null)))
        .containsExactly(-0.65355885f, 0.36479962f, -0.07394901f);
    // numpy.random.RandomState(42).uniform(-1, 1, (1, 3))
    assertThat(drawn(new LatentDistribution.Uniform(-1, 1), 42, null))
        .containsExactly(-0.25091976f, 0.90142864f, 0.4639879f);
  }

  @Test
  void truncationDrawsTowardsAMeanThatBroadcasts() {
    Path mean = folder.resolve("mean.npy");
    NpyFiles.write(mean, new float[] {1, 2, 3}, 3);
    InputBinding plain = new InputBinding.Latent("latent", 5);
    InputBinding truncated =
        new InputBinding.Latent(
            "latent",
            new LatentDistribution.Normal(),
            BitGenerator.RANDOM_STATE,
            5,
            List.of(),
            new Truncation(0.7, InputFile.of(mean)));
    TensorSpec layers = spec("latent", ElementType.FLOAT32, -1, 2, 3);
    float[] values = latents(feed(layers, plain).next(2));
    float[] drawnIn = latents(feed(layers, truncated).next(2));
    for (int i = 0; i < values.length; i++) {
      float centre = 1 + i % 3;
      assertThat(drawnIn[i]).isCloseTo(centre + 0.7f * (values[i] - centre), within(1e-6f));
    }
    assertThatThrownBy(() -> feed(Z, truncated))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("mean.npy", "[3]", "[64]");
  }

  private static float[] drawn(
      LatentDistribution from, long seed, @Nullable Truncation truncation) {
    InputBinding binding =
        new InputBinding.Latent(
            "latent", from, BitGenerator.RANDOM_STATE, seed, List.of(3L), truncation);
    return latents(feed(spec("latent", ElementType.FLOAT32, -1, -1), binding).next(1));
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
            List.of(latent, new InputBinding.Latent("noise*", 1)),
            List.of(Z),
            List.of("'noise*'", "matches no input", "latent FLOAT32[N,64]")),
        Arguments.of(
            List.of(new InputBinding.Latent("latent", 2), new InputBinding.Latent("noise?", 1)),
            List.of(Z, spec("noise1", ElementType.FLOAT32, 1, 4)),
            List.of("'noise1'", "same seed as 'latent', 2")),
        Arguments.of(
            List.of(new InputBinding.ClassLabel("label", 0, new ClassChoice.Always(3))),
            List.of(spec("label", ElementType.FLOAT32, -1, 10)),
            List.of("the number of classes is not told", "add `classes: 10`")),
        Arguments.of(
            List.of(new InputBinding.ClassLabel("label", 3, new ClassChoice.Always(3))),
            List.of(LABEL),
            List.of("`class` is 3", "3 classes")),
        Arguments.of(
            List.of(latent),
            List.of(spec("latent", ElementType.FLOAT32, -1, -1)),
            List.of("leaves the size of a row open", "latent FLOAT32[N,N]")),
        Arguments.of(
            List.of(latent, label),
            List.of(
                spec("latent", ElementType.FLOAT32, 4, 64), spec("label", ElementType.INT64, 2)),
            List.of("batch is fixed at 2, that of 'latent' at 4")),
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
    return new TensorSpec(name, type, Arrays.stream(shape).boxed().toList());
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
