package dev.understudy.datasets.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Datasets;
import dev.understudy.datasets.PictureFiles;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Quantisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPicturesTests {
  @TempDir Path folder;

  /** A 3x2 picture of one level. */
  private static Pictures plain(int channels, int level) {
    float[] data = new float[channels * 6];
    java.util.Arrays.fill(data, Quantisation.value(level));
    return new Pictures(data, 1, channels, 2, 3);
  }

  private Path grey(String name, int level) {
    Path file = folder.resolve(name);
    PictureFiles.writePng(plain(1, level), 0, file, 1);
    return file;
  }

  private Path rgb(String name, int level) {
    Path file = folder.resolve(name);
    PictureFiles.writePng(plain(3, level), 0, file, 1);
    return file;
  }

  /** The first level of every picture in order. */
  private static List<Integer> levels(PictureSource source, int batchSize) {
    var levels = new ArrayList<Integer>();
    try (var stream = source.open(batchSize)) {
      for (var batch = stream.next(); batch.isPresent(); batch = stream.next()) {
        byte[] bytes = Quantisation.ROUND.toBytes(batch.get());
        for (int i = 0; i < batch.get().count(); i++) {
          levels.add(Byte.toUnsignedInt(bytes[i * batch.get().pictureSize()]));
        }
      }
    }
    return levels;
  }

  @Test
  void sortsByCodePointWithSlashesAcrossFolders() {
    // '-' < '/' < '0' < 'B' < 'a' < U+FF5A < U+1F600, though UTF-16 puts the last two the other way
    grey("a/x.png", 40);
    grey("a-b.png", 30);
    grey("a0.png", 50);
    grey("B.png", 20);
    grey("10.png", 11);
    grey("9.png", 12);
    grey("\uFF5A.png", 60);
    grey("\uD83D\uDE00.png", 70);
    assertThat(levels(Datasets.pictures(folder), 3))
        .containsExactly(11, 12, 20, 30, 40, 50, 60, 70);
  }

  @Test
  void batchesOfAnySizeHoldTheSamePicturesAndPassesRepeat() {
    var expected = new ArrayList<Integer>();
    for (int i = 0; i < 7; i++) {
      grey("p" + i + ".png", 10 * i);
      expected.add(10 * i);
    }
    PictureSource source = Datasets.pictures(folder);
    assertThat(source.count()).isEqualTo(7);
    for (int batchSize : new int[] {1, 2, 3, 7, 100}) {
      assertThat(levels(source, batchSize)).isEqualTo(expected);
    }
  }

  @Test
  void passesOverHiddenAndOtherFiles() throws IOException {
    grey("one.PNG", 1);
    grey(".hidden.png", 2);
    grey(".thumbs/x.png", 3);
    Files.writeString(folder.resolve("notes.txt"), "no picture");
    Files.writeString(folder.resolve("png"), "no extension");
    assertThat(levels(Datasets.pictures(folder), 8)).containsExactly(1);
  }

  @Test
  void followsLinksButNotInCircles() throws IOException {
    grey("sub/x.png", 5);
    Files.createSymbolicLink(folder.resolve("sub/back"), folder);
    Files.createSymbolicLink(folder.resolve("y.png"), folder.resolve("sub/x.png"));
    assertThat(levels(Datasets.pictures(folder), 8)).containsExactly(5, 5);
  }

  @Test
  void refusesPicturesOfUnreadableKindsInsteadOfDroppingThem() throws IOException {
    grey("a.png", 1);
    Files.writeString(folder.resolve("b.gif"), "GIF89a");
    assertThatThrownBy(() -> Datasets.pictures(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("b.gif", "convert it to PNG");
  }

  @Test
  void readsAGreyPictureInAColouredSetAsRgb() {
    rgb("a.png", 9);
    grey("b.png", 200);
    try (var stream = Datasets.pictures(folder).open(2)) {
      Pictures batch = stream.next().orElseThrow();
      assertThat(batch.channels()).isEqualTo(3);
      byte[] second = Quantisation.ROUND.toBytes(batch.picture(1));
      assertThat(second).hasSize(18).containsOnly((byte) 200);
    }
  }

  @Test
  void refusesAColouredPictureInAGreySet() {
    grey("a.png", 9);
    rgb("b.png", 9);
    assertThatThrownBy(() -> levels(Datasets.pictures(folder), 1))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("b.png", "coloured", "a.png");
  }

  @Test
  void refusesMixedSizesNamingFileAndSizes() {
    grey("a.png", 9);
    PictureFiles.writePng(plain(1, 9), 0, folder.resolve("b.png"), 2);
    assertThatThrownBy(() -> levels(Datasets.pictures(folder), 1))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("b.png", "6x4", "3x2", "a.png");
  }

  @Test
  void hashTellsContentNamesAndOrderApart() throws IOException {
    Path a = grey("a.png", 1);
    grey("b.png", 2);
    String before = Datasets.pictures(folder).sha256();
    assertThat(before).matches("[0-9a-f]{64}").isEqualTo(Datasets.pictures(folder).sha256());
    Files.move(a, folder.resolve("c.png"));
    String renamed = Datasets.pictures(folder).sha256();
    assertThat(renamed).isNotEqualTo(before);
    grey("c.png", 3);
    assertThat(Datasets.pictures(folder).sha256()).isNotEqualTo(renamed);
  }

  @Test
  void aFolderWithoutPicturesIsAnError() {
    assertThatThrownBy(() -> Datasets.pictures(folder)).hasMessageContaining("holds no pictures");
    assertThatThrownBy(() -> Datasets.pictures(folder.resolve("nowhere")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void aSingleFileIsASetOfOne() {
    assertThat(levels(Datasets.pictures(grey("a.png", 77)), 4)).containsExactly(77);
  }
}
