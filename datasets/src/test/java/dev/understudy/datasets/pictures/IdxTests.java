package dev.understudy.datasets.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Datasets;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Quantisation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTests {
  @TempDir Path folder;

  private static byte[] idx(int magic, int[] sizes, int values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * sizes.length + values);
    buffer.putInt(magic);
    for (int size : sizes) {
      buffer.putInt(size);
    }
    for (int i = 0; i < values; i++) {
      buffer.put((byte) (i * 37));
    }
    return buffer.array();
  }

  private static byte[] pictures() {
    return idx(0x803, new int[] {5, 2, 3}, 30);
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(content);
    }
    return out.toByteArray();
  }

  private static byte[] drain(PictureSource source, int batchSize) {
    var out = new ByteArrayOutputStream();
    try (var stream = source.open(batchSize)) {
      for (var batch = stream.next(); batch.isPresent(); batch = stream.next()) {
        Pictures pictures = batch.get();
        assertThat(pictures.channels()).isEqualTo(1);
        assertThat(pictures.height()).isEqualTo(2);
        assertThat(pictures.width()).isEqualTo(3);
        out.writeBytes(Quantisation.ROUND.toBytes(pictures));
      }
    }
    return out.toByteArray();
  }

  @Test
  void plainAndGzipGiveTheSamePicturesAndHash() throws IOException {
    byte[] values = Arrays.copyOfRange(pictures(), 16, 46);
    PictureSource plain = Datasets.pictures(file("p", pictures()));
    PictureSource packed = Datasets.pictures(file("p.gz", gzip(pictures())));
    for (int batchSize : new int[] {1, 2, 5, 64}) {
      assertThat(drain(plain, batchSize)).isEqualTo(values);
      assertThat(drain(packed, batchSize)).isEqualTo(values);
    }
    assertThat(plain.count()).isEqualTo(5);
    assertThat(packed.sha256()).isEqualTo(plain.sha256());
  }

  @Test
  void refusesCutAndOverlongFilesPlainAndGzip() throws IOException {
    byte[] whole = pictures();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertBad(file("cut", cut), "cut");
      assertBad(file("cut.gz", gzip(cut)), "cut.gz");
    }
    assertBad(file("long", Arrays.copyOf(whole, 47)), "more bytes");
    assertBad(file("long.gz", gzip(Arrays.copyOf(whole, 47))), "more bytes");
  }

  @Test
  void refusesADamagedGzip() throws IOException {
    byte[] packed = gzip(pictures());
    assertBad(file("half.gz", Arrays.copyOf(packed, packed.length / 2)), "cut short");
    byte[] wrongCrc = packed.clone();
    wrongCrc[packed.length - 7] ^= 1;
    assertBad(file("crc.gz", wrongCrc), "damaged gzip");
  }

  @Test
  void refusesOtherTypesAndDimensions() throws IOException {
    assertBad(file("float", idx(0xD03, new int[] {1, 1, 1}, 4)), "type 0x0d");
    assertBad(file("four", idx(0x804, new int[] {1, 1, 1, 3}, 3)), "4 dimensions");
    assertBad(file("labels", idx(0x801, new int[] {3}, 3)), "1 dimensions");
    assertBad(
        file("text", "not an idx file".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        "no IDX file");
  }

  @Test
  void refusesAbsurdCountsWithoutTakingMemoryForThem() throws IOException {
    int huge = Integer.MAX_VALUE;
    assertBad(file("huge", idx(0x803, new int[] {huge, 2, 3}, 30)), "cut short");
    assertBad(file("huge.gz", gzip(idx(0x803, new int[] {huge, 5000, 5000}, 30))), "huge.gz");
    assertBad(file("wide", idx(0x803, new int[] {1, huge, huge}, 30)), "claims pictures");
    assertBad(file("none", idx(0x803, new int[] {0, 2, 3}, 0)), "0 in dimension 0");
    assertBad(file("minus", idx(0x803, new int[] {-1, 2, 3}, 0)), "4294967295 in dimension 0");
  }

  private static void assertBad(Path file, String problem) {
    assertThatThrownBy(() -> drain(Datasets.pictures(file), 64))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(String.valueOf(file.getFileName()), problem);
  }

  @Test
  void readsLabels() throws IOException {
    byte[] labels = idx(0x801, new int[] {8}, 8);
    int[] expected = {0, 37, 74, 111, 148, 185, 222, 3};
    assertThat(Datasets.labels(file("l", labels))).containsExactly(expected);
    assertThat(Datasets.labels(file("l.gz", gzip(labels)))).containsExactly(expected);
    Path cut = file("c.gz", gzip(Arrays.copyOf(labels, 10)));
    assertThatThrownBy(() -> Datasets.labels(cut)).hasMessageContaining("cut short");
    Path notLabels = file("p", pictures());
    assertThatThrownBy(() -> Datasets.labels(notLabels)).hasMessageContaining("idx1-ubyte");
  }
}
