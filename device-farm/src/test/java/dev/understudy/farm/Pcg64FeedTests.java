package dev.understudy.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.runtimes.ElementType;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Inputs drawn as NumPy 2.4.6's {@code default_rng} and SciPy 1.17.1 draw them. */
class Pcg64FeedTests {
  private static final TensorSpec ROWS = new TensorSpec("z", ElementType.FLOAT32, List.of(-1L, 3L));
  private static final TensorSpec IDS = new TensorSpec("c", ElementType.INT64, List.of(-1L));

  @Test
  void latentsAreThoseOfNumPyAndSciPy() {
    // default_rng(42).standard_normal((1, 3))
    assertThat(row(latent(new LatentDistribution.Normal(), 42, null)))
        .containsExactly(0.3047171f, -1.0399841f, 0.7504512f);
    // default_rng(42).uniform(-1, 1, (1, 3))
    assertThat(row(latent(new LatentDistribution.Uniform(-1, 1), 42, null)))
        .containsExactly(0.5479121f, -0.12224312f, 0.71719587f);
    // truncnorm.rvs(-2, 2, size=(1, 3), random_state=default_rng(7)) * 0.5
    assertThat(row(latent(new LatentDistribution.TruncatedNormal(2), 7, new Truncation(0.5, null))))
        .containsExactly(0.1519574f, 0.5853504f, 0.35822287f);
  }

  @Test
  void classesAreThoseOfNumPy() {
    // default_rng(42).integers(1000, size=6)
    assertThat(ids("c", IDS, 6)).containsExactly(89, 773, 654, 438, 433, 858);
    // A pattern's first match: default_rng(43).integers(1000, size=3)
    assertThat(ids("c*", IDS, 3)).containsExactly(505, 652, 401);
  }

  private static long[] ids(String input, TensorSpec spec, int count) {
    return ((Tensor.Longs) next(spec, classes(input, 42), count)).data();
  }

  static Stream<InputBinding> bindings() {
    return Stream.of(
        latent(new LatentDistribution.Normal(), 3, null),
        latent(new LatentDistribution.Uniform(0, 1), 3, null),
        latent(new LatentDistribution.TruncatedNormal(1), 3, null),
        classes("z", 3));
  }

  @ParameterizedTest
  @MethodSource("bindings")
  void drawsDoNotDependOnBatchesOrSkips(InputBinding binding) {
    float[] whole = ((Tensor.Floats) next(ROWS, binding, 300)).data();
    Random random = new Random(1);
    try (InputFeed batched = InputFeed.of("s", List.of(binding), List.of(ROWS))) {
      for (int at = 0; at < 300; ) {
        int count = Math.min(300 - at, 1 + random.nextInt(9));
        if (random.nextBoolean()) {
          batched.skip(count);
        } else {
          float[] part = ((Tensor.Floats) next(batched, count)).data();
          for (int i = 0; i < part.length; i++) {
            assertThat(part[i]).isEqualTo(whole[at * 3 + i]);
          }
        }
        at += count;
      }
    }
  }

  @Test
  void aSeedOfTheOtherGeneratorDrawsOtherNumbers() {
    TensorSpec other = new TensorSpec("noise", ElementType.FLOAT32, List.of(-1L, 3L));
    InputBinding pcg = latent(new LatentDistribution.Normal(), 42, null);
    try (InputFeed feed =
        InputFeed.of(
            "s", List.of(pcg, new InputBinding.Latent("noise", 42)), List.of(ROWS, other))) {
      assertThat(feed.next(1)).hasSize(2);
    }
    InputBinding same =
        new InputBinding.Latent(
            "noise", new LatentDistribution.Normal(), BitGenerator.PCG64, 42, List.of(), null);
    assertThatThrownBy(() -> InputFeed.of("s", List.of(pcg, same), List.of(ROWS, other)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("same seed as 'z', 42");
  }

  @Test
  void aSeedThatAPatternRaisesTooFarIsAnError() {
    assertThatThrownBy(() -> next(IDS, classes("c*", 4294967295L), 1))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("'c'", "its seed is 4294967296", "0 to 4294967295");
  }

  @Test
  void wordsNameTheGenerator() {
    assertThat(BindingText.named(latent(new LatentDistribution.Normal(), 3, null)))
        .isEqualTo("latent normal, pcg64 seed 3");
    assertThat(BindingText.named(classes("c", 3))).isEqualTo("class drawn of 1000, pcg64 seed 3");
  }

  private static InputBinding latent(
      LatentDistribution from, long seed, @Nullable Truncation truncation) {
    return new InputBinding.Latent("z", from, BitGenerator.PCG64, seed, List.of(), truncation);
  }

  private static InputBinding classes(String input, long seed) {
    int classes = input.equals("z") ? 3 : 1000;
    return new InputBinding.ClassLabel(
        input, classes, new ClassChoice.Drawn(BitGenerator.PCG64, seed));
  }

  private static float[] row(InputBinding binding) {
    return ((Tensor.Floats) next(ROWS, binding, 1)).data();
  }

  private static Tensor next(TensorSpec spec, InputBinding binding, int count) {
    try (InputFeed feed = InputFeed.of("s", List.of(binding), List.of(spec))) {
      return next(feed, count);
    }
  }

  private static Tensor next(InputFeed feed, int count) {
    return Objects.requireNonNull(feed.next(count).values().iterator().next());
  }
}
