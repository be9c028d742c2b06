package dev.understudy.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFilesTests {
  @TempDir Path folder;

  /** Two pictures of 16x16 that hold every level, the second backwards. */
  private static Pictures ramp(int channels) {
    float[] data = new float[2 * channels * 256];
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < 256; i++) {
        data[c * 256 + i] = Quantisation.value((i + 50 * c) % 256);
        data[(channels + c) * 256 + i] = Quantisation.value(255 - i);
      }
    }
    return new Pictures(data, 2, channels, 16, 16);
  }

  private static Pictures read(Path file) {
    try (var stream = Datasets.pictures(file).open(1)) {
      return stream.next().orElseThrow();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aWrittenPictureReadsBackUnchanged(int channels) {
    for (int i = 0; i < 2; i++) {
      Path file = folder.resolve("p" + i + ".png");
      PictureFiles.writePng(ramp(channels), i, file, 1);
      assertThat(read(file).channels()).isEqualTo(channels);
      assertThat(read(file).data()).containsExactly(ramp(channels).picture(i).data());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void enlargesByRepeatingPixels(int channels) {
    Path file = folder.resolve("p.png");
    PictureFiles.writePng(ramp(channels), 0, file, 3);
    Pictures large = read(file);
    assertThat(large.width()).isEqualTo(48);
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < 48; y++) {
        for (int x = 0; x < 48; x++) {
          assertThat(large.data()[(c * 48 + y) * 48 + x])
              .isEqualTo(ramp(channels).data()[(c * 16 + y / 3) * 16 + x / 3]);
        }
      }
    }
  }

  @Test
  void writesTheSameBytesEveryTimeReplacingWhatIsThere() throws IOException {
    Path file = folder.resolve("deep/er/p.png");
    PictureFiles.writePng(ramp(3), 0, file, 1);
    byte[] first = Files.readAllBytes(file);
    PictureFiles.writePng(ramp(3), 1, file, 1);
    PictureFiles.writePng(ramp(3), 0, file, 1);
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
    try (var left = Files.list(file.getParent())) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void aSheetHoldsAllPicturesRowByRowOnWhite() {
    float[] data = {-1f, 0f, -0.5f};
    Path file = folder.resolve("sheet.png");
    PictureFiles.writeSheet(new Pictures(data, 3, 1, 1, 1), 2, file, 1);
    // two columns of 1x1 with 2 pixels between: 4x4; 0 rounds to 128, -0.5 to 64 (63.75)
    byte[] levels = Quantisation.ROUND.toBytes(read(file));
    int[] expected = {0, 255, 255, 128, 255, 255, 255, 255, 255, 255, 255, 255, 64, 255, 255, 255};
    assertThat(levels).hasSize(16);
    for (int i = 0; i < 16; i++) {
      assertThat(Byte.toUnsignedInt(levels[i]))
          .as(String.format(Locale.ROOT, "pixel %d", i))
          .isEqualTo(expected[i]);
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsAClearError() throws IOException {
    Path notAFolder = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> PictureFiles.writePng(ramp(1), 0, notAFolder.resolve("p.png"), 1))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("p.png", "cannot be written");
  }

  @Test
  void refusesWhatIsNoPicture() {
    Pictures twoChannels = new Pictures(new float[2], 1, 2, 1, 1);
    assertThatThrownBy(() -> PictureFiles.png(twoChannels, 0, 1)).hasMessageContaining("channels");
    assertThatThrownBy(() -> PictureFiles.png(ramp(1), 0, 0)).hasMessageContaining("scale");
  }
}
