package dev.understudy.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files and hashes are Pillow 13's, written by {@code tools/label-goldens}. */
class LabelMapsTests {
  @TempDir Path folder;

  /** The map that all files hold: 0, 1, 2, 3. */
  private static int[] small() {
    return IntStream.range(0, 24).map(i -> (7 * (i / 6) + 5 * (i % 6)) % 4).toArray();
  }

  private static int[] mapped(int... values) {
    return Arrays.stream(small()).map(i -> values[i]).toArray();
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = LabelMapsTests.class.getResourceAsStream("labels/" + name)) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }

  private Path mapping(String csv) throws IOException {
    return Files.writeString(folder.resolve("map.csv"), csv);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grey-ids.png",
        "grey-ids.bmp",
        "palette-ids.png",
        "colours.png",
        "colours-alpha.png"
      })
  void readsCityscapesIdsAndColours(String name) throws IOException {
    LabelMap map = LabelMaps.of(file(name), LabelMapping.cityscapes19()).read(0);
    assertThat(map.height()).isEqualTo(4);
    assertThat(map.width()).isEqualTo(6);
    assertThat(map.ids()).isEqualTo(mapped(0, 2, 13, 255));
  }

  @Test
  void keepsNumbersAsTheyAreStored() throws IOException {
    assertThat(LabelMaps.of(file("palette-2-bits.png"), LabelMapping.AS_STORED).read(0).ids())
        .isEqualTo(small());
    assertThat(LabelMaps.of(file("one-bit.png"), LabelMapping.AS_STORED).read(0).ids())
        .isEqualTo(mapped(0, 0, 1, 1));
    assertThat(LabelMaps.of(file("instances-16-bits.png"), LabelMapping.AS_STORED).read(0).ids())
        .isEqualTo(mapped(7007, 11007, 26007, 7));
  }

  @Test
  void listsAFolderInOrder() throws IOException {
    file("palette-2-bits.png");
    file("one-bit.png");
    LabelMaps maps = LabelMaps.of(folder, LabelMapping.identity(4));
    assertThat(maps.count()).isEqualTo(2);
    assertThat(maps.names()).containsExactly("one-bit.png", "palette-2-bits.png");
    assertThat(maps.read(1).ids()).isEqualTo(small());
  }

  @Test
  void namesFileIdAndPixelOfWhatTheMappingDoesNotKnow() throws IOException {
    LabelMaps maps = LabelMaps.of(file("grey-ids.png"), LabelMapping.identity(11));
    // 11 stands first at row 0, column 1; 26 at row 0, column 2.
    assertThatThrownBy(() -> maps.read(0))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("grey-ids.png", "id 11 at row 0, column 1", "identity-11");
    Path csv = mapping("red,green,blue,class\n128,64,128,0\n0,0,142,1\n0,0,0,255\n");
    LabelMaps colours = LabelMaps.of(file("colours.png"), LabelMapping.read(csv));
    assertThatThrownBy(() -> colours.read(0))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("colours.png", "#464646 at row 0, column 1", "map.csv");
  }

  @Test
  void readsAMappingOfOnesOwn() throws IOException {
    LabelMapping own =
        LabelMapping.read(
            mapping(
                """
                name,Id,class,red,green,blue
                ground,7,0,128,64,128
                built,11,1,70,70,70
                built,26,1,0,0,142
                none,0,255,0,0,0
                """));
    assertThat(own.classNames()).containsExactly("ground", "built");
    assertThat(LabelMaps.of(file("grey-ids.png"), own).read(0).ids())
        .isEqualTo(mapped(0, 1, 1, 255));
    assertThat(LabelMaps.of(file("colours.png"), own).read(0).ids())
        .isEqualTo(mapped(0, 1, 1, 255));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id\\n1\\n|:1|columns [id]",
        "id,class\\n1,0\\n2,2\\n|:1|[0, 2]",
        "id,class\\n1,0\\n1,1\\n|:3|second class",
        "id,class\\n1,zero\\n|:2|'zero'",
        "id,class\\n1,300\\n|:2|300 for class",
        "id,class\\n1\\n|:2|1 values",
        "red,green,blue,class\\n0,256,0,0\\n|:2|256 for green"
      })
  void refusesABadMapping(String csv, String line, String problem) throws IOException {
    Path path = mapping(csv.replace("\\n", "\n"));
    assertThatThrownBy(() -> LabelMapping.read(path))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("map.csv" + line, problem);
  }

  @Test
  void refusesWhatKeepsNoIds() throws IOException {
    LabelMapping any = LabelMapping.AS_STORED;
    assertThatThrownBy(() -> LabelMaps.of(file("lossy.jpg"), any).read(0))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("lossy.jpg", "JPEG does not");
    assertThatThrownBy(() -> LabelMaps.of(file("colours.png"), any).read(0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no colours");
    assertThatThrownBy(() -> LabelMaps.of(folder.resolve("none"), any))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void refusesDamagedFiles() throws IOException {
    byte[] good = Files.readAllBytes(file("grey-ids.png"));
    Path bad = folder.resolve("bad.png");
    LabelMaps maps;
    for (int length = 0; length < good.length; length++) {
      Files.write(bad, Arrays.copyOf(good, length));
      maps = LabelMaps.of(bad, LabelMapping.cityscapes19());
      LabelMaps cut = maps;
      assertThatThrownBy(() -> cut.read(0))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("bad.png");
    }
    for (int i = 8; i < good.length; i++) {
      byte[] flipped = good.clone();
      flipped[i] ^= 0x10;
      Files.write(bad, flipped);
      LabelMaps damaged = LabelMaps.of(bad, LabelMapping.cityscapes19());
      assertThatThrownBy(() -> damaged.read(0)).as("byte " + i).isInstanceOf(InputException.class);
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "labels/nearest.csv", numLinesToSkip = 1)
  void resizesAsPillowsNearest(long seed, int h, int w, int height, int width, String sha256) {
    long[] levels = new NumpyRandomState(seed).integers(256, h * w);
    int[] ids = Arrays.stream(levels).mapToInt(v -> (int) v).toArray();
    LabelMap resized = new LabelMap("map", ids, h, w).resized(height, width);
    byte[] bytes = new byte[height * width];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) resized.ids()[i];
    }
    assertThat(DigestUtils.sha256Hex(bytes)).isEqualTo(sha256);
  }

  @Test
  void presetsHaveTheFieldsClasses() {
    assertThat(LabelMapping.cityscapes19().classes()).isEqualTo(19);
    assertThat(LabelMapping.cityscapes19().classOfId()).hasSize(35);
    assertThat(LabelMapping.cityscapes19().classOfId().values()).contains(0, 18, 255);
    assertThat(LabelMapping.cocoStuff182().ofId(181)).hasValue(181);
    assertThat(LabelMapping.cocoStuff182().ofId(182)).isEmpty();
    assertThat(LabelMapping.cocoStuff182().ofId(255)).hasValue(LabelMapping.DONT_CARE);
  }
}
