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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarTests {
  @TempDir Path folder;

  /** Records whose red, green and blue planes have the levels 10·label + 0, 1, 2. */
  private Path bin(String name, boolean hundred, int... labels) throws IOException {
    var out = new ByteArrayOutputStream();
    for (int label : labels) {
      if (hundred) {
        out.write(19);
      }
      out.write(label);
      for (int c = 0; c < 3; c++) {
        byte[] plane = new byte[1024];
        Arrays.fill(plane, (byte) (2 * label + c));
        out.writeBytes(plane);
      }
    }
    return Files.write(folder.resolve(name), out.toByteArray());
  }

  @Test
  void readsOneFileAFolderAndARangeWithLabels() throws IOException {
    Path one = bin("data_batch_1.bin", false, 3, 0, 9);
    bin("data_batch_2.bin", false, 5);
    bin("test_batch.bin", false, 7, 7);
    PictureSource first = Datasets.pictures(one);
    assertThat(first.labels()).hasValue(new int[] {3, 0, 9});
    Pictures batch;
    try (var stream = first.open(8)) {
      batch = stream.next().orElseThrow();
    }
    assertThat(batch.channels()).isEqualTo(3);
    assertThat(batch.height()).isEqualTo(32);
    byte[] levels = Quantisation.ROUND.toBytes(batch);
    assertThat(new int[] {levels[0], levels[1023], levels[1024], levels[2048], levels[3071]})
        .containsExactly(6, 6, 7, 8, 8);
    assertThat(Datasets.pictures(folder).labels()).hasValue(new int[] {3, 0, 9, 5, 7, 7});
    PictureSource training = Datasets.pictures(folder.resolve("data_batch_{1..2}.bin"));
    assertThat(Sets.levels(training)).containsExactly(6, 0, 18, 10);
    assertThat(training.sha256()).isNotEqualTo(first.sha256());
  }

  @Test
  void readsTheFineLabelsOfCifar100() throws IOException {
    PictureSource set = Datasets.pictures(bin("train.bin", true, 99, 42));
    assertThat(set.labels()).hasValue(new int[] {99, 42});
    assertThat(Sets.levels(set)).containsExactly(198, 84);
  }

  @Test
  void otherFilesAndMixturesAreErrors() throws IOException {
    Path cut = Files.write(folder.resolve("cut.bin"), new byte[3000]);
    assertThatThrownBy(() -> Datasets.pictures(cut))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("cut.bin", "3073");
    byte[] labelled = new byte[3073];
    labelled[0] = 10;
    Path wrong = Files.write(folder.resolve("wrong.bin"), labelled);
    assertThatThrownBy(() -> Datasets.pictures(wrong)).hasMessageContaining("wrong.bin");
    Files.delete(cut);
    Files.delete(wrong);
    bin("a.bin", false, 1);
    bin("b.bin", true, 1);
    assertThatThrownBy(() -> Datasets.pictures(folder)).hasMessageContainingAll("b.bin", "another");
  }
}
