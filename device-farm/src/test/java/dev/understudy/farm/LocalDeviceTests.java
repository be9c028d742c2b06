package dev.understudy.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.common.Validity.Kind;
import dev.understudy.datasets.NumpyRandomState;
import dev.understudy.datasets.Pictures;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** Types by ONNX's numbers: float16, uint8, int8, int64. */
  @ParameterizedTest
  @CsvSource({"10,-1,1,20", "2,0,255,255", "3,-128,127,127", "7,0,47,47"})
  void outputsOfEveryTypeAndOpenSizeAreReadBesideOthers(
      int type, double low, double high, float most) throws IOException {
    float[] values = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      values[i] = Math.min(i, most);
    }
    GeneratorSpec spec =
        new GeneratorSpec(
            "typed",
            Runtimes.read(TinyModels.cast(folder, type)),
            SessionOptions.withThreads(1),
            List.of(new InputBinding.Constant("latent", Tensor.of(values, SIZE))),
            new ImageOutput("image", low, high, null));
    try (Generator generator = device.open(spec)) {
      Pictures two = generator.next(2);
      assertThat(List.of(two.channels(), two.height(), two.width())).containsExactly(3, 4, 4);
      for (int i = 0; i < SIZE; i++) {
        // float16 holds whole numbers up to 2048 exactly
        float expected = (float) (values[i] * (2 / (high - low)) + (-1 - low * (2 / (high - low))));
        assertThat(two.data()[SIZE + i]).isEqualTo(expected);
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
