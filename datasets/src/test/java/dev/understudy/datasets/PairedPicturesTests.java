package dev.understudy.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairedPicturesTests {
  @TempDir Path folder;

  private void write(String name, int level) {
    float[] data = new float[3 * 2 * 2];
    Arrays.fill(data, Quantisation.value(level));
    PictureFiles.writePng(new Pictures(data, 1, 3, 2, 2), 0, folder.resolve(name), 1);
  }

  private PairedPictures pairs() {
    return PairedPictures.of(folder.resolve("a"), folder.resolve("b"));
  }

  private static int[] levels(PictureSource source) {
    try (PictureSource.PictureStream stream = source.open(10)) {
      Pictures pictures = stream.next().orElseThrow();
      byte[] levels = Quantisation.ROUND.toBytes(pictures);
      int[] first = new int[pictures.count()];
      for (int i = 0; i < first.length; i++) {
        first[i] = levels[i * pictures.pictureSize()] & 0xFF;
      }
      return first;
    }
  }

  @Test
  void pairsByRelativeNameWithoutExtension() throws IOException {
    write("a/x/2.png", 20);
    write("a/1.png", 10);
    write("a/x-1.png", 30);
    write("b/x-1.png", 31);
    write("b/x/2.png", 21);
    write("b/1.png", 11);
    Files.move(folder.resolve("b/1.png"), folder.resolve("b/1.jpg")); // content decides
    PairedPictures pairs = pairs();
    assertThat(pairs.names()).containsExactly("1", "x-1", "x/2");
    assertThat(levels(pairs.sources())).containsExactly(10, 30, 20);
    assertThat(levels(pairs.targets())).containsExactly(11, 31, 21);
    assertThat(pairs.targets().count()).isEqualTo(3);
    assertThat(pairs.sources().sha256())
        .isEqualTo(pairs().sources().sha256())
        .isNotEqualTo(pairs.targets().sha256());
  }

  @Test
  void hashesAsTheFolderWhereTheOrderIsTheSame() {
    write("a/1.png", 10);
    write("b/1.png", 10);
    assertThat(pairs().sources().sha256())
        .isEqualTo(Datasets.pictures(folder.resolve("a")).sha256());
  }

  @Test
  void leavesTheEndingsOut() {
    write("a/street_labels.png", 1);
    write("a/street_colours.png", 2);
    write("b/street_photo.png", 3);
    PairedPictures pairs =
        PairedPictures.of(folder.resolve("a"), "_labels", folder.resolve("b"), "_photo");
    assertThat(pairs.names()).containsExactly("street");
    assertThat(levels(pairs.sources())).containsExactly(1);
    assertThatThrownBy(
            () -> PairedPictures.of(folder.resolve("a"), "_ids", folder.resolve("b"), "_photo"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'_ids'");
  }

  @Test
  void namesWhatDoesNotPair() {
    for (int i = 0; i < 5; i++) {
      write("a/only" + i + ".png", i);
    }
    write("a/both.png", 1);
    write("b/both.png", 1);
    assertThatThrownBy(this::pairs)
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("5 only in", "(only0, only1, only2, …)", "all of")
        .hasMessageNotContaining("only3");
  }

  private PairedPictures listed(String rows) {
    try {
      Path list = Files.writeString(folder.resolve("pairs.csv"), "target,Source\n" + rows);
      return PairedPictures.listed(folder.resolve("a"), list);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void pairsAsAListSaysInTheSourcesOrder() {
    write("a/1.png", 10);
    write("a/x/2.png", 20);
    write("b/p.png", 21);
    write("b/q.png", 11);
    PairedPictures pairs = listed("b/p.png,a/x/2.png\nb/q.png,./a/../a/1.png\n");

    assertThat(pairs.names()).containsExactly("1.png", "x/2.png");
    assertThat(levels(pairs.sources())).containsExactly(10, 20);
    assertThat(levels(pairs.targets())).containsExactly(11, 21);
  }

  @Test
  void namesWhatAListLeavesOut() {
    for (int i = 0; i < 5; i++) {
      write("a/" + i + ".png", i);
    }
    write("b/t.png", 1);
    assertThatThrownBy(() -> listed("b/t.png,a/4.png\nb/t.png,b/t.png\n"))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(
            "4 only in", "(0.png, 1.png, 2.png, …)", "1 only in", "pairs.csv (b/t.png)")
        .hasMessageNotContaining("3.png");
    assertThatThrownBy(() -> listed("b/t.png,a/4.png\nb/t.png,a/../a/4.png\n"))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("pairs.csv:3", "as line 2 does", "one target for each source");
    assertThatThrownBy(() -> listed("b/t.png,a/4.png\nb/u.png,a/3.png\n"))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("pairs.csv:3", "u.png, which is not there");
    assertThatThrownBy(() -> listed("b/t.png,\n"))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("pairs.csv:1", "no column source", "source and target");
  }

  @Test
  void aManifestMayListTheSources() throws IOException {
    write("a/1.png", 10);
    write("a/2.png", 20);
    write("b/1.png", 11);
    write("b/2.png", 21);
    Path sources = Files.writeString(folder.resolve("list.csv"), "path\na/2.png\na/1.png\n");
    Path list =
        Files.writeString(
            folder.resolve("pairs.csv"), "source,target\na/1.png,b/1.png\na/2.png,b/2.png\n");

    assertThat(levels(PairedPictures.listed(sources, list).targets())).containsExactly(21, 11);
  }

  @Test
  void refusesTwoOfAName() throws IOException {
    write("a/1.png", 1);
    write("b/1.png", 1);
    Files.copy(folder.resolve("b/1.png"), folder.resolve("b/1.bmp"));
    assertThatThrownBy(this::pairs)
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("1.bmp", "1.png");
  }

  @Test
  void readsLabelMapsBesidePictures() throws IOException {
    Files.createDirectories(folder.resolve("a"));
    try (var in = PairedPicturesTests.class.getResourceAsStream("labels/grey-ids.png")) {
      Files.write(folder.resolve("a/1.png"), in.readAllBytes());
    }
    write("b/1.png", 1);
    LabelMaps maps = pairs().sourceLabels(LabelMapping.cityscapes19());
    assertThat(maps.names()).containsExactly("1.png");
    assertThat(maps.read(0).ids()).contains(0, 2, 13, 255);
  }

  /** numpy.random.RandomState(7).randint(0, 5, 8), NumPy 2.4.6. */
  @Test
  void choosesStyles() {
    assertThat(StyleReferences.cyclic(5, 2)).containsExactly(0, 1, 0, 1, 0);
    assertThat(StyleReferences.seeded(8, 5, 7)).containsExactly(SEEDED);
    assertThatThrownBy(() -> StyleReferences.cyclic(5, 0)).hasMessageContaining("at least one");
  }

  private static final int[] SEEDED = {4, 1, 3, 3, 4, 1, 0, 1};
}
