package dev.understudy.datasets;

import dev.understudy.common.InputException;
import dev.understudy.datasets.PictureSource.PictureStream;
import dev.understudy.datasets.StreamOptions.BadPictures;
import dev.understudy.datasets.StreamOptions.Colour;
import dev.understudy.datasets.npz.NpyArray;
import dev.understudy.datasets.npz.NpzFile;
import dev.understudy.datasets.npz.StreamedBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Pictures as guided-diffusion's {@code arr_0}: uint8 {@code [N,H,W,3]}, a batch at a time. */
final class PictureArray {
  private static final StreamOptions OPTIONS =
      new StreamOptions(16, 2, Colour.RGB, null, BadPictures.REFUSE);

  private PictureArray() {}

  static void write(Path file, PictureSource source, Map<String, NpyArray> arrays) {
    try (PictureStream stream = source.open(OPTIONS)) {
      Pictures first =
          stream
              .next()
              .orElseThrow(
                  () ->
                      new InputException(
                          source.name(), "holds no pictures", "at least one", "check the path"));
      int[] shape = {Math.toIntExact(source.count()), first.height(), first.width(), 3};
      var arr0 = new StreamedBytes("arr_0", shape, out -> writeAll(first, stream, out));
      NpzFile.write(file, arr0, arrays);
    }
  }

  private static void writeAll(Pictures first, PictureStream rest, OutputStream out)
      throws IOException {
    for (Optional<Pictures> batch = Optional.of(first); batch.isPresent(); batch = rest.next()) {
      Pictures pictures = batch.get();
      byte[] planes = Quantisation.ROUND.toBytes(pictures);
      byte[] mixed = new byte[planes.length];
      int plane = pictures.height() * pictures.width();
      for (int i = 0; i < mixed.length; i++) {
        int picture = i / (3 * plane);
        int pixel = i / 3 % plane;
        mixed[i] = planes[(picture * 3 + i % 3) * plane + pixel];
      }
      out.write(mixed);
    }
  }
}
