package dev.understudy.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.datasets.NumpyRandomState;
import dev.understudy.datasets.PictureFiles;
import dev.understudy.datasets.Pictures;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures fed to quantised TFLite models [1,4,4,3], which give back what they were fed. */
class QuantisedPictureTests {
  private static final int VALUES = 48;
  private static final double SCALE = 0.01;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "uint8-picture.tflite, -1, 1, 100, 0, 255",
    "uint8-picture.tflite, 0, 1, 100, 0, 255",
    "int8-picture.tflite, -1, 1, 40, -128, 127", // white is stored as 140, and saturates
  })
  void picturesAreQuantisedByTheInputsScale(
      String model, double low, double high, int zeroPoint, int least, int most)
      throws IOException {
    float[] first = picture("0", 0);
    float[] second = picture("1", 37);
    try (Generator generator = new LocalDevice().open(spec(model, low, high))) {
      Pictures made = generator.next(2);

      assertThat(made.count()).isEqualTo(2);
      assertThat(made.channels()).isEqualTo(3);
      for (int i = 0; i < VALUES; i++) {
        assertThat((double) made.data()[i])
            .isCloseTo(stored(first[i], low, high, zeroPoint, least, most), within(1e-5));
        assertThat((double) made.data()[VALUES + i])
            .isCloseTo(stored(second[i], low, high, zeroPoint, least, most), within(1e-5));
      }
    }
  }

  @Test
  void latentsRowsAndConstantsAreQuantisedByItToo() throws IOException {
    Path rows = folder.resolve("rows.npy");
    float[] values = new float[VALUES];
    for (int i = 0; i < VALUES; i++) {
      values[i] = i / 50f - 0.5f;
    }
    NpyFiles.write(rows, values, 1, 4, 4, 3);
    assertThat(made(new InputBinding.Rows("x", InputFile.of(rows), null, false, null)))
        .satisfies(made -> isNear(made, values));
    float[] drawn = new float[VALUES];
    var random = new NumpyRandomState(5);
    for (int i = 0; i < VALUES; i++) {
      drawn[i] = (float) (-1 + 2 * random.nextDouble());
    }
    assertThat(
            made(
                new InputBinding.Latent(
                    "x",
                    new LatentDistribution.Uniform(-1, 1),
                    BitGenerator.RANDOM_STATE,
                    5,
                    List.of(),
                    null)))
        .satisfies(made -> isNear(made, drawn));
    float[] same = new float[VALUES];
    Arrays.fill(same, 0.25f);
    assertThat(made(new InputBinding.Constant("x", Tensor.of(new float[] {0.25f}))))
        .satisfies(made -> isNear(made, same));
    Arrays.fill(same, 1);
    assertThat(made(new InputBinding.Constant("x", Tensor.of(new long[] {1}))))
        .satisfies(made -> isNear(made, same));
  }

  /** Channels first, as pictures are, against channels last, as the input is. */
  private static void isNear(float[] made, float[] fed) {
    for (int pixel = 0; pixel < 16; pixel++) {
      for (int c = 0; c < 3; c++) {
        assertThat((double) made[c * 16 + pixel])
            .isCloseTo(fed[pixel * 3 + c], within(SCALE / 2 + 1e-5));
      }
    }
  }

  private float[] made(InputBinding binding) throws IOException {
    GeneratorSpec pictures = spec("uint8-picture.tflite", -1, 1);
    GeneratorSpec other =
        new GeneratorSpec(
            "quantised", pictures.model(), pictures.options(), List.of(binding), pictures.output());
    try (Generator generator = new LocalDevice().open(other)) {
      return generator.next(1).data();
    }
  }

  @Test
  void eightBitsKeepWhatTheyCanHold() throws IOException {
    float[] picture = picture("0", 0);
    try (Generator generator = new LocalDevice().open(spec("uint8-picture.tflite", -1, 1))) {
      float[] made = generator.next(1).data();
      double largest = 0;
      for (int i = 0; i < VALUES; i++) {
        largest = Math.max(largest, Math.abs(made[i] - picture[i]));
      }
      assertThat(largest).isBetween(SCALE / 10, SCALE / 2 + 1e-5);
    }
  }

  /** What a value of [-1,1] becomes in the range, stored in steps of the scale, and read back. */
  private static double stored(
      float value, double low, double high, int zeroPoint, int least, int most) {
    double real = low + (value + 1) / 2 * (high - low);
    long level = Math.max(least, Math.min(most, Math.round(real / SCALE) + zeroPoint));
    return SCALE * (level - zeroPoint);
  }

  /** A picture of many levels, black and white among them, as it is read back from its file. */
  private float[] picture(String name, int first) {
    float[] data = new float[VALUES];
    for (int i = 0; i < VALUES; i++) {
      int level = i == 0 ? 0 : i == 1 ? 255 : (first + 53 * i) % 256;
      data[i] = level / 127.5f - 1;
    }
    Path file = folder.resolve("pictures/" + name + ".png");
    PictureFiles.writePng(new Pictures(data, 1, 3, 4, 4), 0, file, 1);
    return data;
  }

  private GeneratorSpec spec(String model, double low, double high) throws IOException {
    Path file = folder.resolve(model);
    try (InputStream in = QuantisedPictureTests.class.getResourceAsStream(model)) {
      Files.write(file, Objects.requireNonNull(in, model).readAllBytes());
    }
    ModelFile read = Runtimes.read(file);
    InputFile pictures = InputFile.of(folder.resolve("pictures"));
    return new GeneratorSpec(
        "quantised",
        read,
        SessionOptions.withThreads(1),
        List.of(new InputBinding.Images("x", pictures, low, high, null, List.of(), false)),
        new ImageOutput("image", -1, 1, null));
  }
}
