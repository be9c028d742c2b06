package dev.understudy.datasets.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Datasets;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.StreamOptions;
import dev.understudy.datasets.StreamOptions.BadPictures;
import dev.understudy.datasets.StreamOptions.Colour;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivePicturesTests {
  @TempDir Path folder;

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Out of order, with what is to be passed over; the pictures sort to 1, 2, 3, 4, 5. */
  private static Map<String, byte[]> mixed() {
    var entries = new LinkedHashMap<String, byte[]>();
    entries.put("dog/z.png", Sets.png(5));
    entries.put("cat/b.png", Sets.png(3));
    entries.put("cat/a-" + "long".repeat(60) + ".png", Sets.png(2));
    entries.put("readme.txt", text("no picture"));
    entries.put("__MACOSX/cat/._b.png", text("resource fork"));
    entries.put("cat/.hidden.png", text("hidden"));
    entries.put("./dog/\u00e4.PNG", Sets.png(0)); // after z
    entries.put("Ant/a.png", Sets.png(1));
    return entries;
  }

  private static final List<Integer> SORTED = List.of(1, 2, 3, 5, 0);

  @ParameterizedTest
  @ValueSource(strings = {"set.zip", "set.tar", "no-extension"})
  void picturesComeSortedByNameWhateverTheArchivesOrder(String name) throws IOException {
    Path file = folder.resolve(name);
    PictureSource set =
        Datasets.pictures(name.endsWith("zip") ? Sets.zip(file, mixed()) : Sets.tar(file, mixed()));
    assertThat(set.count()).isEqualTo(5);
    for (int threads : new int[] {1, 2, 5}) {
      var options = new StreamOptions(2, threads, Colour.AS_FIRST, null, BadPictures.REFUSE);
      assertThat(Sets.levels(set, options)).isEqualTo(SORTED);
    }
    assertThat(set.labels()).hasValue(new int[] {0, 1, 1, 2, 2});
  }

  @Test
  void aPackedTarKeepsItsOwnOrder() throws IOException {
    PictureSource set = Datasets.pictures(Sets.tar(folder.resolve("set.tar.gz"), mixed()));
    assertThat(Sets.levels(set)).containsExactly(5, 3, 2, 0, 1);
    assertThat(set.labels()).hasValue(new int[] {2, 1, 1, 2, 0});
    Path renamed = Files.copy(folder.resolve("set.tar.gz"), folder.resolve("renamed"));
    assertThat(Sets.levels(Datasets.pictures(renamed))).containsExactly(5, 3, 2, 0, 1);
  }

  @Test
  void aFolderAndItsArchivesHaveOneHashAndTheSameLabels() throws IOException {
    var entries = new TreeMap<String, byte[]>();
    for (int i = 0; i < 7; i++) {
      entries.put("c" + i % 3 + "/p" + i + ".png", Sets.png(i));
    }
    for (var entry : entries.entrySet()) {
      Path file = folder.resolve("plain").resolve(entry.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, entry.getValue());
    }
    PictureSource plain = Datasets.pictures(folder.resolve("plain"));
    for (Path archive :
        List.of(
            Sets.zip(folder.resolve("s.zip"), entries),
            Sets.tar(folder.resolve("s.tar"), entries),
            Sets.tar(folder.resolve("s.tgz"), entries))) {
      PictureSource set = Datasets.pictures(archive);
      assertThat(set.sha256()).isEqualTo(plain.sha256());
      assertThat(set.labels().orElseThrow()).isEqualTo(plain.labels().orElseThrow());
      assertThat(Sets.levels(set)).isEqualTo(Sets.levels(plain));
    }
    entries.put("c0/p0.png", Sets.png(200));
    assertThat(Datasets.pictures(Sets.zip(folder.resolve("t.zip"), entries)).sha256())
        .isNotEqualTo(plain.sha256());
  }

  private static Map<String, byte[]> samples(int from, int to, boolean json) {
    var entries = new LinkedHashMap<String, byte[]>();
    for (int i = from; i < to; i++) {
      String key = String.format("%05d", i);
      entries.put(
          key + (json ? ".json" : ".cls"), text(json ? "{\"label\": " + i + "}" : i + "\n"));
      entries.put(key + ".png", Sets.png(i));
    }
    return entries;
  }

  @ParameterizedTest
  @ValueSource(strings = {".tar", ".tar.gz"})
  void readsShardsByFolderAndByRangeWithTheirLabels(String extension) throws IOException {
    Path shards = Files.createDirectory(folder.resolve("shards"));
    Sets.tar(shards.resolve("s-000" + extension), samples(0, 4, false));
    Sets.tar(shards.resolve("s-001" + extension), samples(4, 7, true));
    Sets.tar(shards.resolve("s-002" + extension), samples(7, 9, false));
    PictureSource all = Datasets.pictures(shards);
    assertThat(Sets.levels(all)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(all.labels()).hasValue(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8});
    PictureSource some = Datasets.pictures(shards.resolve("s-{001..002}" + extension));
    assertThat(Sets.levels(some)).containsExactly(4, 5, 6, 7, 8);
    assertThat(some.sha256()).isNotEqualTo(all.sha256());
    Path missing = shards.resolve("s-{001..003}" + extension);
    assertThatThrownBy(() -> Datasets.pictures(missing))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("s-003", "does not exist");
  }

  @Test
  void labelsOfSomePicturesOrOfNoNumberAreErrors() throws IOException {
    var entries = samples(0, 3, false);
    entries.put("x.png", Sets.png(9));
    PictureSource some = Datasets.pictures(Sets.tar(folder.resolve("some.tar"), entries));
    assertThatThrownBy(some::labels).hasMessageContainingAll("some.tar", "x.png", "no label");
    entries.put("x.cls", text("cat"));
    PictureSource words = Datasets.pictures(Sets.tar(folder.resolve("words.tar"), entries));
    assertThatThrownBy(words::labels).hasMessageContainingAll("x.cls", "'cat'");
    entries.put("x.cls", text("4"));
    entries.put("x.mask.png", Sets.png(9));
    PictureSource twice = Datasets.pictures(Sets.tar(folder.resolve("twice.tar"), entries));
    assertThatThrownBy(twice::labels).hasMessageContainingAll("x.png", "second picture");
  }

  @Test
  void rangesThatCannotBeFollowedAreErrors() {
    for (String range :
        List.of("s{9..1}.tar", "s{0..99999999}.tar", "s{00..100}.tar", "a{1..2}b{1..2}.tar")) {
      assertThatThrownBy(() -> Datasets.pictures(folder.resolve(range)))
          .as(range)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("range");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"set.zip", "set.tar", "set.tar.gz"})
  void aBadPictureIsNamedAndMayBeLeftOut(String name) throws IOException {
    var entries = new TreeMap<String, byte[]>();
    for (int i = 0; i < 9; i++) {
      entries.put("p" + i + ".png", i == 4 ? text("torn") : Sets.png(i));
    }
    Path file = folder.resolve(name);
    PictureSource set =
        Datasets.pictures(name.endsWith("zip") ? Sets.zip(file, entries) : Sets.tar(file, entries));
    assertThatThrownBy(() -> Sets.levels(set))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(name, "p4.png");
    var skip = new StreamOptions(4, 2, Colour.AS_FIRST, null, BadPictures.SKIP);
    try (var stream = set.open(skip)) {
      assertThat(Sets.levels(stream)).containsExactly(0, 1, 2, 3, 5, 6, 7, 8);
      assertThat(stream.skipped()).singleElement().asString().contains(name, "p4.png");
      assertThat(stream.skippedPositions()).containsExactly(4);
    }
  }

  @Test
  void anArchiveOfNoOrUnreadablePicturesIsAnError() throws IOException {
    Path none = Sets.zip(folder.resolve("none.zip"), Map.of("a.txt", text("x")));
    assertThatThrownBy(() -> Datasets.pictures(none)).hasMessageContaining("holds no pictures");
    Path gif = Sets.tar(folder.resolve("gif.tar"), Map.of("a.gif", text("GIF89a")));
    assertThatThrownBy(() -> Datasets.pictures(gif)).hasMessageContainingAll("a.gif", "convert");
    Path empty = Files.write(folder.resolve("empty.zip"), new byte[0]);
    assertThatThrownBy(() -> Datasets.pictures(empty))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("empty.zip");
  }
}
