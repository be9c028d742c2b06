package dev.understudy.datasets.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Datasets;
import dev.understudy.datasets.PictureSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTests {
  @TempDir Path folder;

  @BeforeEach
  void pictures() throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    for (int i = 1; i <= 4; i++) {
      Files.write(folder.resolve("sub/p, " + i + ".png"), Sets.png(i));
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void csvGivesPicturesInItsOrderWithLabelsAndPairs() throws IOException {
    Path csv =
        write(
            "m.csv",
            String.join(
                "\r\n",
                "\uFEFFLabel,Path,note,PAIR",
                "7,\"sub/p, 3.png\",\"two\nlines\",\"sub/p, 1.png\"",
                "",
                "2,\"sub/p, 1.png\",,\"sub/p, 4.png\"",
                "7,\"sub/p, 3.png\",,\"sub/p, 2.png\""));
    PictureSource set = Datasets.pictures(csv);
    assertThat(Sets.levels(set)).containsExactly(3, 1, 3);
    assertThat(set.labels()).hasValue(new int[] {7, 2, 7});
    assertThat(Sets.levels(ManifestPictures.pairs(csv).orElseThrow())).containsExactly(1, 4, 2);
  }

  @Test
  void jsonLinesAreTheSame() throws IOException {
    Path jsonl =
        write(
            "m.jsonl",
            "{\"image\": \"sub/p, 2.png\", \"label\": \"dog\", \"source\": \"sub/p, 3.png\"}\n\n"
                + "{\"image\": \"sub/p, 4.png\", \"label\": \"cat\", \"source\": \"sub/p,"
                + " 1.png\"}\n"
                + "{\"image\": \"sub/p, 1.png\", \"label\": \"dog\", \"source\": \"sub/p,"
                + " 1.png\"}");
    PictureSource set = Datasets.pictures(jsonl);
    assertThat(Sets.levels(set)).containsExactly(2, 4, 1);
    assertThat(set.labels()).hasValue(new int[] {1, 0, 1}); // cat, dog
    assertThat(Sets.levels(ManifestPictures.pairs(jsonl).orElseThrow())).containsExactly(3, 1, 1);
  }

  @Test
  void labelsAndPairsAreOptional() throws IOException {
    Path csv = write("m.csv", "file\n\"sub/p, 2.png\"\n");
    assertThat(Datasets.pictures(csv).labels()).isEmpty();
    assertThat(ManifestPictures.pairs(csv)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "a.csv|name,label\\nx,1|a.csv:1|a column named path",
        "a.csv|path,label\\nx|a.csv:2|2 values",
        "a.csv|path,label\\n,1|a.csv:2|names no picture",
        "a.csv|path\\nsub/none.png|a.csv:2|none.png, which is not there",
        "a.csv|path|a.csv|lists no pictures",
        "a.csv|path,path\\nx,y|a.csv:1|no CSV",
        "a.jsonl|{\"path\": \"x\"|a.jsonl:1|no JSON",
        "a.jsonl|\\n{\"label\": 3}|a.jsonl:2|names no picture",
        "a.jsonl|[1]|a.jsonl:1|names no picture"
      })
  void badManifestsAreErrorsOfFileAndLine(String name, String text, String where, String problem)
      throws IOException {
    Path file = write(name, text.replace("\\n", "\n"));
    assertThatThrownBy(() -> Datasets.pictures(file))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(where, problem);
  }

  @Test
  void labelsOfSomeRowsAreAnError() throws IOException {
    Path csv = write("m.csv", "path,label\n\"sub/p, 2.png\",1\n\"sub/p, 3.png\",\n");
    assertThatThrownBy(() -> Datasets.pictures(csv)).hasMessageContainingAll("m.csv:3", "no label");
  }
}
