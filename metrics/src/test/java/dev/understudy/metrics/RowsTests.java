package dev.understudy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTests {
  @TempDir Path folder;

  @Test
  void whatWasWrittenIsThereAfterReopening() throws IOException {
    Path path = folder.resolve("deep/features.f32");
    try (RowFile file = RowFile.create(path, 5, 3)) {
      file.write(1, new float[] {1, 2, 3, 4, 5, 6});
      file.force();
    }
    try (RowFile file = RowFile.open(path, 3)) {
      assertThat(file.count()).isEqualTo(5);
      file.write(4, new float[] {7, 8, 9});
      float[] all = new float[15];
      file.read(0, 5, all);
      assertThat(all).containsExactly(0, 0, 0, 1, 2, 3, 4, 5, 6, 0, 0, 0, 7, 8, 9);
      assertThat(file.column(1)).containsExactly(0, 2, 5, 0, 8);
    }
    var bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.getFloat(3 * 4)).isEqualTo(1f);
  }

  @Test
  void rowsLargerThanTheBufferPassWhole() {
    int d = 700_001;
    float[] two = new float[2 * d];
    for (int i = 0; i < two.length; i++) {
      two[i] = i;
    }
    try (RowFile file = RowFile.create(folder.resolve("wide.f32"), 3, d)) {
      file.write(1, two);
      float[] back = new float[2 * d];
      file.read(1, 2, back);
      assertThat(back).isEqualTo(two);
    }
  }

  /** The file is sparse, so it takes no room on the disk. */
  @Test
  void positionsBeyondTwoGibibytesAreReached() {
    int rows = 300_000;
    try (RowFile file = RowFile.create(folder.resolve("large.f32"), rows, 2048)) {
      float[] row = new float[2048];
      row[2047] = 42;
      file.write(rows - 1, row);
      float[] back = new float[2048];
      file.read(rows - 1, 1, back);
      assertThat(back).isEqualTo(row);
      file.read(rows - 2, 1, back);
      assertThat(back).containsOnly(0);
    }
  }

  @Test
  void aFileOfBrokenRowsIsRefused() throws IOException {
    Path path = folder.resolve("broken.f32");
    Files.write(path, new byte[13]);
    assertThatThrownBy(() -> RowFile.open(path, 3))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("broken.f32", "13 bytes", "multiple of 12");
    assertThatThrownBy(() -> RowFile.open(folder.resolve("none.f32"), 3))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("none.f32");
  }

  @Test
  void moreRowsThanTheDiskHoldsAreRefusedBeforehand() {
    Path path = folder.resolve("huge.f32");
    assertThatThrownBy(() -> RowFile.create(path, Integer.MAX_VALUE, 1 << 20))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no room");
    assertThat(path).doesNotExist();
  }

  @Test
  void rowsOutsideAreRefused() {
    Rows rows = Rows.of(new float[12], 3);
    assertThatThrownBy(() -> rows.read(3, 2, new float[6]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    Rows head = Rows.head(rows, 2);
    assertThat(head.count()).isEqualTo(2);
    assertThatThrownBy(() -> head.read(1, 2, new float[6]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    try (RowFile file = RowFile.create(folder.resolve("f"), 2, 3)) {
      assertThatThrownBy(() -> file.write(2, new float[3]))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> file.write(0, new float[2]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
