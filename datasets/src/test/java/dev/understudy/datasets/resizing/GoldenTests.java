package dev.understudy.datasets.resizing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.datasets.NumpyRandomState;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Quantisation;
import dev.understudy.datasets.Resizing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Every kind against its library, to the bit: {@code goldens.csv} holds hashes of what Pillow 13.0,
 * clean-fid 0.1.35, PyTorch 2.15 (AVX-512) and torch-fidelity 0.4 made of the same random pictures;
 * {@code tools/resizing-goldens} wrote it.
 */
class GoldenTests {
  @ParameterizedTest
  @CsvFileSource(resources = "goldens.csv", numLinesToSkip = 1)
  void givesTheLibrarysBits(
      String id,
      String values,
      long seed,
      int channels,
      int height,
      int width,
      int outHeight,
      int outWidth,
      String sha256) {
    Resizing kind = Resizing.valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    int plane = height * width;
    float[] levels = draw(values, seed, channels * plane);
    ByteBuffer result;
    if (kind.isEightBit()) {
      var pictures = new Pictures(centred(levels), 1, channels, height, width);
      Pictures resized = kind.apply(pictures, outHeight, outWidth);
      result = ByteBuffer.wrap(Quantisation.ROUND.toBytes(resized));
      assertThat(Quantisation.ROUND.apply(resized).data()).isEqualTo(resized.data());
    } else {
      result = ByteBuffer.allocate(channels * outHeight * outWidth * Float.BYTES);
      result.order(ByteOrder.LITTLE_ENDIAN);
      for (int c = 0; c < channels; c++) {
        float[] one = new float[plane];
        for (int i = 0; i < plane; i++) {
          float level = levels[c * plane + i];
          one[i] = kind == Resizing.PYTORCH_BILINEAR ? level / 255 : level;
        }
        for (float v : Resizer.floats(kind, one, height, width, outHeight, outWidth)) {
          result.putFloat(v);
        }
      }
    }
    assertThat(DigestUtils.sha256Hex(result.array())).isEqualTo(sha256);
  }

  private static float[] draw(String values, long seed, int count) {
    var state = new NumpyRandomState(seed);
    float[] levels = new float[count];
    long[] whole = values.equals("bytes") ? state.integers(256, count) : new long[0];
    for (int i = 0; i < count; i++) {
      levels[i] = whole.length > 0 ? whole[i] : (float) (state.nextDouble() * 255);
    }
    return levels;
  }

  private static float[] centred(float[] levels) {
    float[] values = new float[levels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Quantisation.value((int) levels[i]);
    }
    return values;
  }
}
