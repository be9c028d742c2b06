package dev.understudy.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.common.Validity.Kind;
import dev.understudy.datasets.NumpyRandomState;
import dev.understudy.datasets.Pictures;
import dev.understudy.runtimes.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDeviceTests {
  private static final int SIZE = 48;

  @TempDir private Path folder;

  private final LocalDevice device = new LocalDevice();

  @Test
  void picturesFollowTheLatentsWhateverTheBatches() throws IOException {
    float[] latents = new NumpyRandomState(42).gaussians(20 * SIZE);
    for (long batch : new long[] {-1, 1}) {
      GeneratorSpec spec = TinyModels.spec(TinyModels.latentAsPicture(folder, batch));
      try (Generator generator = device.open(spec)) {
        Pictures seven = generator.next(7);
        assertThat(seven.data()).isEqualTo(Arrays.copyOf(latents, 7 * SIZE));
        assertThat(seven.count()).isEqualTo(7);
        assertThat(seven.channels()).isEqualTo(3);
        generator.skip(5);
        assertThat(generator.next(1).data())
            .isEqualTo(Arrays.copyOfRange(latents, 12 * SIZE, 13 * SIZE));
        assertThat(generator.next(2).data())
            .isEqualTo(Arrays.copyOfRange(latents, 13 * SIZE, 15 * SIZE));
      }
    }
  }

  @Test
  void labelsReachTheModelBesideTheLatents() throws IOException {
    GeneratorSpec spec =
        TinyModels.spec(
            TinyModels.classConditional(folder), new InputBinding.ClassLabel("label", 10));
    float[] latents = new NumpyRandomState(42).gaussians(12 * SIZE);
    try (Generator generator = device.open(spec)) {
      float[] pictures = generator.next(12).data();
      for (int i = 0; i < 12; i++) {
        assertThat(pictures[i * SIZE]).isEqualTo(latents[i * SIZE] + i % 10);
      }
    }
  }

  @Test
  void theExampleIsTheFirstPicturesInput() throws IOException {
    GeneratorSpec spec =
        TinyModels.spec(
            TinyModels.classConditional(folder), new InputBinding.ClassLabel("label", 10));
    var example = LocalDevice.exampleInputs(spec);
    Tensor latent = Objects.requireNonNull(example.get("latent"));
    assertThat(latent.shape()).containsExactly(1, SIZE);
    assertThat(((Tensor.Floats) latent).data()).isEqualTo(new NumpyRandomState(42).gaussians(SIZE));
    assertThat(Objects.requireNonNull(example.get("label")).shape()).containsExactly(1);
  }

  @Test
  void notANumberNamesTheFirstBadPicture() throws IOException {
    // the root of a negative latent: of 48 draws some are negative in every picture
    GeneratorSpec spec = TinyModels.spec(TinyModels.withOp(folder, "Sqrt"));
    try (Generator generator = device.open(spec)) {
      generator.skip(5);
      assertThatThrownBy(() -> generator.next(3))
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll("subject 'tiny'", "picture 5", "of 48 values", "NaN");
    }
  }

  @Test
  void anOutputThatIsNoPictureIsRefusedAtOnce() throws IOException {
    GeneratorSpec spec = TinyModels.spec(TinyModels.features(folder));
    assertThatThrownBy(() -> device.open(spec))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("features", "[N, 48]", "not a picture's");
  }

  @Test
  void anUnknownInputIsRefusedAtOnce() throws IOException {
    GeneratorSpec spec =
        TinyModels.spec(
            TinyModels.latentAsPicture(folder, -1), new InputBinding.ClassLabel("latnet", 10));
    assertThatThrownBy(() -> device.open(spec))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("latent FLOAT32[N,48]", "did you mean 'latent'?");
  }

  @Test
  void parityOfRealModels() throws IOException {
    GeneratorSpec dynamic = TinyModels.spec(TinyModels.latentAsPicture(folder, -1));
    GeneratorSpec fixed = TinyModels.spec(TinyModels.latentAsPicture(folder, 1));
    assertThat(OutputParity.compare(dynamic, fixed, 11))
        .allSatisfy(m -> assertThat(m.validity()).isEqualTo(Validity.MEASURED))
        .extracting(Measurement::value)
        .containsExactly(0.0, Defaults.LARGEST_PSNR);
    GeneratorSpec negated = TinyModels.spec(TinyModels.withOp(folder, "Neg"));
    assertThat(OutputParity.compare(dynamic, negated, 11))
        .allSatisfy(m -> assertThat(m.validity().kind()).isEqualTo(Kind.OUTPUT_MISMATCH));
  }

  @Test
  void isCalledLocal() {
    assertThat(device.id()).isEqualTo("local");
  }
}
